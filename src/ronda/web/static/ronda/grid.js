// Arrow keys walk the grid of an assessment; without this script, Tab does.
document.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[event.key];
  const cell = event.target.closest && event.target.closest(".grid td, .grid th");
  if (!step || !cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = [...document.querySelectorAll(".grid tbody tr")];
  let row = rows.indexOf(cell.parentElement);
  let column = cell.cellIndex;
  if (row < 0) return;
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row] && rows[row].cells[column];
    if (!next) return;
    const target = next.querySelector("a, input");
    if (target) {
      event.preventDefault();
      target.focus();
      return;
    }
  }
});
