// @ts-check
// The drawing by keyboard, and what a screen reader is told of it.
import { expand, findWay, hide } from "./acts.js";
import { undo } from "./history.js";
import { fit } from "./layouts.js";
import { say } from "./live.js";

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const NARROW = 2.5;
const ZOOM_STEP = 1.25;

/** @param {Drawing} drawing */
export function listenForKeys(drawing) {
  drawing.parts.canvas.addEventListener("keydown", (event) => {
    const act = acts(drawing, event);
    if (act) { act(); event.preventDefault(); }
    // Streamlit's own shortcuts (c, r) must not see what is meant for the drawing
    if (event.key !== "Tab") event.stopPropagation();
  });
}

/** @param {Drawing} drawing @param {KeyboardEvent} event @returns {(() => void) | undefined} */
function acts(drawing, { key, ctrlKey, metaKey, shiftKey }) {
  const { cy, emit } = drawing;
  if (key in ARROWS) return () => move(drawing, ARROWS[key], shiftKey);
  if (ctrlKey || metaKey) return key.toLowerCase() === "z" ? () => undo(drawing) : undefined;
  return {
    Enter: () => { const [node] = cy.nodes(":selected").toArray().slice(-1); if (node) emit({ kind: "node", id: node.id() }); },
    e: () => expand(drawing), E: () => expand(drawing),
    p: () => findWay(drawing), P: () => findWay(drawing),
    Delete: () => hide(drawing), Backspace: () => hide(drawing),
    Escape: () => { cy.elements().unselect(); emit({ kind: "clear" }); },
    "+": () => zoom(cy, ZOOM_STEP), "=": () => zoom(cy, ZOOM_STEP), "-": () => zoom(cy, 1 / ZOOM_STEP),
    0: () => fit(cy, cy.elements(":visible")),
  }[key];
}

/** @param {import("cytoscape").Core} cy @param {number} factor */
function zoom(cy, factor) {
  cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
}

/**
 * To the nearest node in a direction; with Shift the old one stays selected.
 * @param {Drawing} drawing @param {[number, number]} direction @param {boolean} more
 */
function move(drawing, [x, y], more) {
  const { cy } = drawing;
  const nodes = /** @type {import("cytoscape").NodeCollection} */ (cy.nodes(":visible"));
  const from = nodes.filter((node) => (drawing.cursor ? node.id() === drawing.cursor : node.selected()));
  const to = from.empty() ? first(nodes) : nearest(nodes, from, x, y);
  if (!to) return;
  if (!more) cy.elements().unselect();
  to.select();
  drawing.cursor = to.id();
  keepInSight(cy, to);
  say(drawing, describe(drawing, to));
}

/** @param {import("cytoscape").NodeCollection} nodes @returns {import("cytoscape").NodeSingular | undefined} */
function first(nodes) {
  const all = nodes.toArray();
  return all.find((node) => node.data("centre")) ?? all[0];
}

/** @param {import("cytoscape").NodeCollection} nodes @param {import("cytoscape").NodeCollection} from @param {number} x @param {number} y
 * @returns {import("cytoscape").NodeSingular | undefined} */
function nearest(nodes, from, x, y) {
  const start = from.first().position();
  let best = from.toArray()[0];
  let least = Infinity;
  nodes.toArray().forEach((node) => {
    const [dx, dy] = [node.position("x") - start.x, node.position("y") - start.y];
    const along = dx * x + dy * y;
    const aside = Math.abs(dx * y) + Math.abs(dy * x);
    const far = along + NARROW * aside;
    if (along > 1 && far < least) { best = node; least = far; }
  });
  return best;
}

/** @param {import("cytoscape").Core} cy @param {import("cytoscape").NodeSingular} node */
function keepInSight(cy, node) {
  const { x, y } = node.renderedPosition();
  if (x < 20 || y < 60 || x > cy.width() - 20 || y > cy.height() - 90) cy.center(node);
}

/** @param {Drawing} drawing @param {import("cytoscape").NodeSingular} node */
function describe({ data }, node) {
  const { name, type, note } = node.data();
  return [name, data.types[type]?.name ?? type, `${node.connectedEdges(":visible").length} 条关系`, note].filter(Boolean).join("，");
}
