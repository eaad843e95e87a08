// @ts-check
// Layouts, and the placing of new nodes that leaves the old ones where they are.
import cytoscape from "cytoscape";
import dagre from "cytoscape-dagre";
import fcose from "cytoscape-fcose";
import { CROWD, LARGE } from "./theme.js";

cytoscape.use(fcose);
cytoscape.use(dagre);

const SIDE = 40;
const GAP = 16;
const MOVE_MS = 350;
/** Where a node stood when the drawing began, as Python had placed it. */
const BEGUN = "_begun";
const COMMON = { animate: false, fit: false };

/**
 * The many neighbours of one node fill a disc instead of a ring: the k-th spoke is as long as the root of k.
 * @param {number} unit length of the first spoke
 */
function spoke(unit) {
  return (/** @type {import("cytoscape").EdgeSingular} */ edge) => {
    const [source, target] = [edge.source(), edge.target()];
    const hub = source.degree(false) > target.degree(false) ? source : target;
    return Math.max(60, unit * Math.sqrt(hub.connectedEdges().toArray().indexOf(edge)));
  };
}

/** @type {Record<string, { title: string, options: (count: number) => any }>} */
export const LAYOUTS = {
  fcose: { title: "力导向", options: (count) => ({
    ...COMMON, name: "fcose", quality: count > 120 ? "default" : "proof", randomize: true, nodeDimensionsIncludeLabels: count <= CROWD,
    idealEdgeLength: spoke(count > CROWD ? 24 : 44), nodeRepulsion: () => 4500, gravity: 0.25 }) },
  concentric: { title: "同心圆", options: () => ({
    ...COMMON, name: "concentric", minNodeSpacing: 50, levelWidth: () => 1,
    concentric: (/** @type {any} */ node) => (node.data("centre") ? 1000 : Math.min(node.degree(), 3)) }) },
  dagre: { title: "层级", options: () => ({ ...COMMON, name: "dagre", rankDir: "LR", nodeSep: 24, rankSep: 150 }) },
  breadthfirst: { title: "树形", options: () => ({ ...COMMON, name: "breadthfirst", spacingFactor: 1.1 }) },
};

/** Where Python put the nodes of a larger drawing, else the layout that was asked for. @param {Drawing} drawing */
export function begins(drawing) {
  const { cy, data, host, parts } = drawing;
  const asked = data.layout && LAYOUTS[data.layout] ? data.layout : Object.keys(LAYOUTS)[0];
  parts.layouts.value = asked;
  if (data.layout || !data.nodes.every(({ place }) => place)) return runLayout(drawing, asked);
  host.dataset.layout = "places";
  host.dataset.layoutMs = "0";
  widen(cy, cy.elements(":visible"));
  cy.nodes().forEach((node) => void node.scratch(BEGUN, { ...node.position() }));
  fit(cy, cy.elements(":visible"), 0);
}

/** Whether every node stands where Python placed it. @param {import("cytoscape").Core} cy */
export function asPlaced(cy) {
  return cy.nodes().toArray().every((node) => {
    const begun = node.scratch(BEGUN);
    return begun && Math.abs(begun.x - node.position("x")) < 1 && Math.abs(begun.y - node.position("y")) < 1;
  });
}

/** @param {Drawing} drawing @param {string} name */
export function runLayout(drawing, name) {
  const { cy, host } = drawing;
  const started = performance.now();
  const shown = cy.elements(":visible");
  shown.layout(LAYOUTS[name].options(shown.nodes().length)).run();
  if (name === "fcose") widen(cy, shown);
  fit(cy, shown, 0);
  host.dataset.layout = name;
  host.dataset.layoutMs = String(Math.round(performance.now() - started));
}

/**
 * Forces make a round drawing, a screen is wide: use its width, where names need it.
 * @param {import("cytoscape").Core} cy
 * @param {import("cytoscape").CollectionReturnValue} elements
 */
function widen(cy, elements) {
  const box = elements.boundingBox();
  const factor = Math.max(1, Math.min(1.7, ((cy.width() / cy.height()) * box.h) / (box.w || 1)));
  elements.nodes().forEach((node) => void node.position("x", node.position("x") * factor));
}

/**
 * Bring `elements` into sight, between the toolbar and the legend.
 * @param {import("cytoscape").Core} cy
 * @param {import("cytoscape").CollectionReturnValue} elements
 */
export function fit(cy, elements, duration = MOVE_MS) {
  if (elements.empty()) return;
  const box = elements.boundingBox();
  const top = taken(cy, ".kg-bar");
  const room = { w: cy.width() - 2 * SIDE, h: cy.height() - top - taken(cy, ".kg-legend") };
  const zoom = Math.max(cy.minZoom(), Math.min(1.25, room.w / (box.w || 1), room.h / (box.h || 1)));
  const middle = { x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2 };
  const view = { zoom, pan: { x: cy.width() / 2 - zoom * middle.x, y: top + room.h / 2 - zoom * middle.y } };
  cy.stop();
  if (duration) cy.animate(view, { duration });
  else cy.viewport(view);
}

/**
 * The height that the toolbar, or the legend, takes: in a narrow drawing they have two lines.
 * @param {import("cytoscape").Core} cy @param {string} part
 */
function taken(cy, part) {
  const found = /** @type {HTMLElement | null | undefined} */ (cy.container()?.parentElement?.querySelector(part));
  return (found?.offsetHeight ?? 0) + GAP;
}

/**
 * Lay out the nodes just added; what was on screen does not move by a pixel.
 * @param {import("cytoscape").Core} cy
 * @param {import("cytoscape").NodeCollection} fresh
 */
export function placeFresh(cy, fresh) {
  if (cy.nodes().length > LARGE) return showFresh(cy, fresh);
  const old = cy.nodes().filter((node) => !fresh.contains(node));
  const before = new Map(old.nodes().map((node) => [node.id(), { ...node.position() }]));
  cy.layout(/** @type {any} */ ({
    ...LAYOUTS.fcose.options(cy.nodes().length), randomize: false, quality: "proof",
    fixedNodeConstraint: [...before].map(([nodeId, position]) => ({ nodeId, position })),
  })).run();
  const shift = drift(old, before);
  old.forEach((node) => void node.position(/** @type {any} */ (before.get(node.id()))));
  fresh.forEach((node) => void node.position({ x: node.position("x") - shift.x, y: node.position("y") - shift.y }));
  showFresh(cy, fresh);
}

/**
 * fcose keeps fixed nodes fixed to each other but may shift the whole drawing: how far it did.
 * @param {import("cytoscape").NodeCollection} old
 * @param {Map<string, import("cytoscape").Position>} before
 */
function drift(old, before) {
  const first = old.first();
  const was = before.get(first.id());
  return was ? { x: first.position("x") - was.x, y: first.position("y") - was.y } : { x: 0, y: 0 };
}

/** @param {import("cytoscape").Core} cy @param {import("cytoscape").NodeCollection} fresh */
function showFresh(cy, fresh) {
  const sight = cy.extent();
  const box = fresh.boundingBox();
  if (box.x1 < sight.x1 || box.x2 > sight.x2 || box.y1 < sight.y1 || box.y2 > sight.y2) fit(cy, cy.elements(":visible"));
}
