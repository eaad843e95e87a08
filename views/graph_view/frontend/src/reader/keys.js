// @ts-check
// Marks by mouse and by keyboard: one stop for Tab, arrows go from mark to mark, Enter opens.

/** @param {Reader} reader */
export function listen(reader) {
  const { text } = reader;
  text.addEventListener("click", (event) => {
    const mark = markOf(event.target);
    if (mark) { rove(text, mark); open(reader, mark); }
  });
  text.addEventListener("keydown", (event) => {
    const mark = markOf(event.target);
    if (!mark) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) {
      const marks = /** @type {HTMLElement[]} */ ([...text.querySelectorAll(".kr-mark:not(.kr-off)")]);
      const next = marks[marks.indexOf(mark) + step];
      if (next) { rove(text, next); next.focus(); }
    } else if (event.key === "Enter" || event.key === " ") open(reader, mark);
    else return;
    event.preventDefault();
    // Streamlit's own shortcuts must not see it
    event.stopPropagation();
  });
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function markOf(target) {
  return target instanceof Element ? target.closest(".kr-mark:not(.kr-off)") : null;
}

/** @param {HTMLElement} text @param {HTMLElement} mark */
function rove(text, mark) {
  text.querySelector('.kr-mark[tabindex="0"]')?.setAttribute("tabindex", "-1");
  mark.setAttribute("tabindex", "0");
}

/** @param {Reader} reader @param {HTMLElement} mark */
function open({ emit, off }, { dataset }) {
  const { node, type, start, end } = dataset;
  if (node && !off.has(`type:${type}`)) emit({ kind: "node", id: node });
  else emit({ kind: "quote", start: Number(start), end: Number(end) });
}
