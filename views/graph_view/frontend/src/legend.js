// @ts-check
// The legend is the filter: each chip shows a type of node, a relation or a status, and switches it off and on.
import { element } from "./dom.js";
import { clip } from "./shapes.js";

/** @param {Drawing} drawing @param {string} [focused] the chip that keeps the keyboard */
export function drawLegend(drawing, focused) {
  const { cy, data, parts } = drawing;
  const types = chips(drawing, "type", data.types, count(cy.nodes(), "type"));
  const relations = chips(drawing, "relation", data.relations, count(cy.edges(), "type"));
  const statuses = Object.fromEntries(Object.entries(data.statuses).map(([status, name]) => [status, { name, color: "" }]));
  const lines = chips(drawing, "status", statuses, count(cy.edges(), "status"));
  parts.legend.replaceChildren(...types, element("hr"), ...relations, ...lines);
  if (focused) /** @type {HTMLElement | null} */ (parts.legend.querySelector(`[data-switch="${focused}"]`))?.focus();
  applyFilter(drawing);
}

/** @param {Drawing} drawing */
function tellOff({ emit, off }) {
  emit({ kind: "legend", off: [...off].sort() });
}

/**
 * @param {import("cytoscape").NodeCollection | import("cytoscape").EdgeCollection} elements
 * @param {string} field
 * @returns {Map<string, number>}
 */
function count(elements, field) {
  const counts = new Map();
  elements.forEach((item) => void counts.set(item.data(field), (counts.get(item.data(field)) ?? 0) + 1));
  return counts;
}

/**
 * @param {Drawing} drawing
 * @param {string} kind "type", "relation" or "status"
 * @param {Record<string, TypeStyle>} styles
 * @param {Map<string, number>} counts
 */
function chips(drawing, kind, styles, counts) {
  return Object.entries(styles).filter(([key]) => counts.has(key)).map(([key, { name, color }]) => {
    const switched = `${kind}:${key}`;
    const mark = element("i", { class: `kg-mark kg-${kind} ${kind === "status" ? `kg-${key}` : ""}` });
    if (color) mark.style.color = color;
    if (kind === "type") Object.assign(mark.style, { clipPath: clip(key).clip, borderRadius: clip(key).radius });
    const chip = element("button", {
      class: "kg-chip", type: "button", title: "点击隐藏或显示", "data-switch": switched, "aria-pressed": String(!drawing.off.has(switched)),
    }, mark, `${name} ${counts.get(key)}`);
    chip.addEventListener("click", () => {
      if (!drawing.off.delete(switched)) drawing.off.add(switched);
      drawLegend(drawing, switched);
      tellOff(drawing);
    });
    return chip;
  });
}

/** @param {Drawing} drawing */
function applyFilter(drawing) {
  const { cy, off } = drawing;
  cy.batch(() => {
    cy.nodes().forEach((node) => void node.toggleClass("off", off.has(`type:${node.data("type")}`)));
    cy.edges().forEach((edge) => void edge.toggleClass("off",
      off.has(`relation:${edge.data("type")}`) || off.has(`status:${edge.data("status")}`)));
  });
  drawCount(drawing);
}

/** @param {Drawing} drawing */
export function drawCount({ cy, parts }) {
  parts.count.textContent = `${cy.nodes(":visible").length} 个节点 · ${cy.edges(":visible").length} 条关系`;
}
