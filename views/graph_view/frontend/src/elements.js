// @ts-check
// The drawing's nodes and edges follow the data of each run.
import { placeFresh } from "./layouts.js";

const GOLDEN_ANGLE = 2.399963;
const CAPTION = 18;

/** @param {GraphData} data @returns {import("cytoscape").ElementDefinition[]} */
export function definitions(data) {
  return [
    ...data.nodes.map((node) => ({ group: /** @type {const} */ ("nodes"), data: captioned(node), ...placed(node) })),
    ...data.edges.map((edge) => ({ group: /** @type {const} */ ("edges"), data: { ...edge } })),
  ];
}

/** @param {NodeData} node */
function placed({ place }) {
  return place ? { position: { x: place[0], y: place[1] } } : {};
}

/** What stands under a node: two lines of its name; the rest is in the tip. @param {NodeData} node */
function captioned(node) {
  const characters = [...node.name];
  return { ...node, caption: characters.length > CAPTION ? `${characters.slice(0, CAPTION - 1).join("")}…` : node.name };
}

/** @param {Drawing} drawing @param {GraphData} data */
export function follow(drawing, data) {
  const { cy } = drawing;
  const wanted = new Set([...data.nodes, ...data.edges].map(({ id }) => id));
  const fresh = data.nodes.filter(({ id }) => cy.getElementById(id).empty());
  cy.batch(() => {
    const leaving = cy.elements().filter((element) => !wanted.has(element.id()));
    leaving.nodes().forEach((node) => void drawing.gone.set(node.id(), { ...node.position() }));
    leaving.remove();
    for (const item of [...data.nodes, ...data.edges]) cy.getElementById(item.id).data(item);
    addNear(drawing, fresh, data.edges);
    cy.add(definitions({ ...data, nodes: [], edges: data.edges.filter(({ id }) => cy.getElementById(id).empty()) }));
  });
  const ids = new Set(fresh.map(({ id }) => id).filter((id) => !drawing.gone.delete(id)));
  if (ids.size) placeFresh(cy, cy.nodes().filter((node) => ids.has(node.id())));
}

/**
 * Each new node starts where it stood before, else close to a neighbour that is already there.
 * @param {Drawing} drawing
 * @param {NodeData[]} fresh
 * @param {EdgeData[]} edges
 */
function addNear({ cy, gone }, fresh, edges) {
  const anchors = new Map();
  for (const { source, target } of edges) {
    if (cy.getElementById(source).nonempty()) anchors.set(target, cy.getElementById(source).position());
    if (cy.getElementById(target).nonempty()) anchors.set(source, cy.getElementById(target).position());
  }
  const added = fresh.map((node, index) => {
    const anchor = anchors.get(node.id) ?? { x: 0, y: 0 };
    const radius = 70 + 9 * Math.sqrt(index);
    const position = gone.get(node.id) ?? { x: anchor.x + radius * Math.cos(index * GOLDEN_ANGLE), y: anchor.y + radius * Math.sin(index * GOLDEN_ANGLE) };
    return { group: /** @type {const} */ ("nodes"), data: captioned(node), position };
  });
  cy.add(added);
}
