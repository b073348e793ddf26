// Cards of the board go to another column by dragging: the drop presses the button of the card that leads there.
// Without this file, and for whoever does not drag, the buttons do the same.
let held = null;

const wayTo = (card, column) =>
  [...card.querySelectorAll('button[name="to"]')].find((button) => column.dataset.to.split(" ").includes(button.value));

function show(card) {
  for (const column of document.querySelectorAll("[data-to]")) {
    column.toggleAttribute("data-open", Boolean(card && wayTo(card, column)));
  }
}

document.addEventListener("dragstart", (event) => {
  held = event.target instanceof Element ? event.target.closest("[data-card]") : null;
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  show(held);
});

document.addEventListener("dragover", (event) => {
  const column = event.target instanceof Element ? event.target.closest("[data-to]") : null;
  if (held && column && wayTo(held, column)) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const column = event.target instanceof Element ? event.target.closest("[data-to]") : null;
  const way = held && column ? wayTo(held, column) : null;
  if (!way) return;
  event.preventDefault();
  way.click();
});

document.addEventListener("dragend", () => {
  held = null;
  show(null);
});

for (const card of document.querySelectorAll("[data-card]")) card.draggable = true;
