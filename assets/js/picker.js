// A text field with suggestions: a combobox with a list, as the ARIA Authoring Practices describe it. Without this file
// the form answers with the matches to choose from.
const rootOf = (element) => (element instanceof Element ? element.closest("[data-picker]") : null);
const fieldOf = (root) => root.querySelector("input");
const boxOf = (root) => root.querySelector("[data-picker-box]");
const optionsOf = (root) => [...root.querySelectorAll('[role="option"]')];
const isOpen = (root) => !boxOf(root).hidden;
const marked = (root) => root.querySelector('[aria-selected="true"]');

function prepare(root) {
  const field = fieldOf(root);
  if (field.hasAttribute("role")) return;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
}

function mark(root, option) {
  const field = fieldOf(root);
  marked(root)?.setAttribute("aria-selected", "false");
  field.removeAttribute("aria-activedescendant");
  if (!option) return;
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
}

function close(root) {
  mark(root, null);
  boxOf(root).hidden = true;
  fieldOf(root).setAttribute("aria-expanded", "false");
  fieldOf(root).removeAttribute("aria-controls");
}

// What came in belongs to this field: the list gets its name, and the options get something to be pointed at.
function open(root) {
  const field = fieldOf(root);
  const list = root.querySelector('[role="listbox"]');
  if (!list) return;
  list.id = `${field.id}_lijst`;
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "");
  optionsOf(root).forEach((option, place) => {
    option.id = `${list.id}_${place}`;
  });
  boxOf(root).hidden = false;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.setAttribute("aria-controls", list.id);
}

function choose(root, option) {
  const field = fieldOf(root);
  field.value = option.dataset.label;
  close(root);
  // What was chosen here counts, not an earlier choice among the matches below.
  for (const match of root.parentElement.querySelectorAll("[type=radio]")) match.checked = false;
  if ("pickerSubmits" in root.dataset) field.form.requestSubmit();
}

function move(root, step) {
  const options = optionsOf(root);
  const at = options.indexOf(marked(root));
  const from = at < 0 && step < 0 ? 0 : at;
  if (options.length) mark(root, options[(from + step + options.length) % options.length]);
}

function ask(root) {
  fieldOf(root).dispatchEvent(new CustomEvent("bk:open"));
}

const KEYS = {
  ArrowDown: (root, event) => {
    if (!isOpen(root)) ask(root);
    else if (!event.altKey) move(root, 1);
    return true;
  },
  ArrowUp: (root, event) => {
    if (!isOpen(root)) ask(root);
    else if (event.altKey) close(root);
    else move(root, -1);
    return true;
  },
  Enter: (root) => {
    const option = isOpen(root) && marked(root);
    if (option) choose(root, option);
    return Boolean(option);
  },
  Escape: (root) => {
    const wasOpen = isOpen(root);
    close(root);
    return wasOpen;
  },
};

document.addEventListener("keydown", (event) => {
  const root = rootOf(event.target);
  if (!root || event.isComposing) return;
  if (event.key in KEYS) {
    if (KEYS[event.key](root, event)) event.preventDefault();
  } else if (event.key !== "Alt") mark(root, null);
});

// A press on an option leaves the focus in the field.
document.addEventListener("pointerdown", (event) => {
  const root = rootOf(event.target);
  if (root && boxOf(root).contains(event.target)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
  const root = rootOf(option);
  if (root) choose(root, option);
});

document.addEventListener("focusout", (event) => {
  const root = rootOf(event.target);
  if (root) close(root);
});

// Who sends the form has no need of suggestions any more.
document.addEventListener("submit", (event) => {
  for (const root of event.target.querySelectorAll("[data-picker]")) close(root);
});

// An answer that comes when the reader has gone on opens nothing.
document.addEventListener("htmx:afterSwap", (event) => {
  const root = rootOf(event.target);
  if (root && document.activeElement === fieldOf(root)) open(root);
});

const prepareAll = (within) => within.querySelectorAll("[data-picker]").forEach(prepare);
document.addEventListener("htmx:load", (event) => prepareAll(event.target));
prepareAll(document);
