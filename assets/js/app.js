// Everything works without this file; it only makes things smoother. No inline handlers: it hooks on data attributes.
document.documentElement.classList.add("js");

const wide = matchMedia("(min-width: 64rem)");

// Dialogs: a link that opens one also leads to a page that does the same.
function openDialog(event, opener) {
  const dialog = document.getElementById(opener.dataset.openDialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
  const heading = dialog.querySelector("h2");
  if (heading) {
    heading.tabIndex = -1;
    heading.focus();
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.bk-menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;
  closeMenus(target.closest("details.bk-menu"));
  const opener = target.closest("[data-open-dialog]");
  if (opener) openDialog(event, opener);
  const closer = target.closest("[data-close-dialog]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog")?.close();
  }
  target.closest("[data-close-toast]")?.closest(".bk-toast")?.remove();
  if (target.closest("[data-print]")) window.print();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.bk-menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

// Who clicks twice asks once. After a while a form may be sent again: its answer can be a file, which leaves the page as it is.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) event.preventDefault();
  else {
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 3000);
  }
});

// Filters and the side menu stand open on a wide screen and fold away on a narrow one.
function fold() {
  for (const box of document.querySelectorAll("details.bk-filterbox, details.bk-fold")) box.open = wide.matches;
}

// On a narrow screen the filters stand above what they find: who has chosen goes on to that.
document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-close-filters]")?.closest("details");
  if (!box || wide.matches) return;
  box.open = false;
  document.getElementById("aantal")?.focus();
});

// A live preview: each change of the form asks for the same page, of which only the style sheet is taken.
function previewTheme(form) {
  const sheet = document.querySelector("link[data-theme-sheet]");
  if (!sheet) return;
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const chosen = new URLSearchParams(new FormData(form));
      chosen.delete("csrfmiddlewaretoken");
      sheet.href = `${form.dataset.themePreview}?${chosen}`;
    }, 150);
  });
}

// A date field follows the language of the browser; these words follow the language of the page.
function sayDate(field) {
  const words = document.createElement("small");
  words.className = "bk-words";
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "full" });
  const say = () => {
    words.textContent = field.value ? format.format(new Date(`${field.value}T12:00`)) : "";
  };
  field.after(words);
  field.addEventListener("input", say);
  say();
}

// A day that is typed is a day at every digit of its year; who asks at once waits until the reader leaves the field.
const wholeDay = (event) => event.target.closest?.('input[type="date"][data-whole]');

document.addEventListener("keydown", (event) => {
  const field = wholeDay(event);
  if (field && event.key !== "Tab") field.dataset.whole = "typed";
});

document.addEventListener(
  "change",
  (event) => {
    if (wholeDay(event)?.dataset.whole === "typed") event.stopPropagation();
  },
  true,
);

document.addEventListener("focusout", (event) => {
  const field = wholeDay(event);
  if (field?.dataset.whole === "typed" && field.value !== field.defaultValue) field.form.requestSubmit();
  if (field) field.dataset.whole = "";
});

// One switch for a whole list.
document.addEventListener("change", (event) => {
  const all = event.target.closest?.("[data-check-all]");
  if (!all) return;
  for (const box of document.querySelectorAll(`input[name="${CSS.escape(all.dataset.checkAll)}"]`)) {
    box.checked = all.checked;
  }
});

// A swapped block speaks through the one permanent status region, and form errors take the focus.
function speak(spoken) {
  const live = document.getElementById("melding");
  if (!live || !spoken) return;
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = spoken.textContent.trim();
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  const swapped = event.detail?.elt ?? document;
  speak(swapped.querySelector?.("[data-announce]") ?? document.querySelector("[data-announce]"));
  const next = swapped.querySelector?.("[data-error-summary], [data-focus]");
  if (next) next.focus();
});

speak(document.querySelector(".bk-toast [data-announce]"));
document.querySelector("[data-error-summary]")?.focus();
fold();
wide.addEventListener("change", fold);
const sayDates = (within) => within.querySelectorAll('input[type="date"]').forEach(sayDate);
sayDates(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) sayDates(event.target);
});
document.querySelectorAll("form[data-theme-preview]").forEach(previewTheme);

if ("serviceWorker" in navigator && document.querySelector('link[rel="manifest"]')) {
  navigator.serviceWorker.register("/sw.js");
}
