// A small toolbar above a text with HTML, and pasting from Word without its clutter. Without this file it is a plain textarea.
const BUTTONS = [
  ["Vet", "<strong>", "</strong>"],
  ["Schuin", "<em>", "</em>"],
  ["Tussenkop", "<h3>", "</h3>"],
  ["Lijst", "<ul>\n<li>", "</li>\n</ul>"],
  ["Link", '<a href="https://">', "</a>"],
];
const KEPT = new Set(["p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li", "h3", "h4", "a", "blockquote"]);
const RENAMED = { h1: "h3", h2: "h3", h5: "h4", h6: "h4", div: "p", tr: "p" };
const DROPPED = new Set(["script", "style", "svg", "math", "title", "head", "meta", "link", "xml", "object", "iframe"]);

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

// The server cleans once more: this is only so that the writer sees what will stay.
function tidy(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent.replace(/\s+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const found = node.localName;
  if (DROPPED.has(found)) return "";
  const inside = [...node.childNodes].map(tidy).join("");
  const name = RENAMED[found] ?? found;
  if (name === "br") return "<br>";
  if (found === "td" || found === "th") return `${inside} `;
  if (!KEPT.has(name)) return inside;
  if (!inside.trim()) return "";
  const address = name === "a" ? node.getAttribute("href") : null;
  if (name === "a" && !/^(https?:|mailto:|tel:)/i.test(address ?? "")) return inside;
  const start = address ? `<a href="${escaped(address).replaceAll('"', "&quot;")}">` : `<${name}>`;
  return `${start}${inside}</${name}>${["p", "h3", "h4", "ul", "ol", "li"].includes(name) ? "\n" : ""}`;
}

function put(area, text) {
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function surround(area, before, after) {
  const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
  const start = area.selectionStart + before.length;
  put(area, before + chosen + after);
  area.setSelectionRange(start, start + chosen.length);
}

function button(area, words, before, after) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button nl-button--subtle nl-button--s";
  made.setAttribute("aria-controls", area.id);
  const label = document.createElement("span");
  label.className = "nl-button__label";
  label.textContent = words;
  made.append(label);
  made.addEventListener("click", () => surround(area, before, after));
  return made;
}

function toolbar(area) {
  const bar = document.createElement("div");
  bar.className = "bk-inline";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Opmaak");
  for (const [words, before, after] of BUTTONS) bar.append(button(area, words, before, after));
  area.before(bar);
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    if (!html) return;
    event.preventDefault();
    // Nothing of the style stays; without it the browser has no reason to complain about it.
    const bare = html.replace(/\sstyle=/gi, " data-style=").replace(/<style[\s\S]*?<\/style>/gi, "");
    const pasted = new DOMParser().parseFromString(bare, "text/html").body;
    put(area, [...pasted.childNodes].map(tidy).join("").trim());
  });
}

document.querySelectorAll("textarea[data-rich-text]").forEach(toolbar);
