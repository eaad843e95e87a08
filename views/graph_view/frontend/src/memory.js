// @ts-check
// A drawing left for another page is found again as it was, as long as the browser tab lives.

const PREFIX = "innograph-graph:";

/** @typedef {{ positions: Record<string, import("cytoscape").Position>, zoom: number, pan: import("cytoscape").Position, layout: string }} Memory */

/** @param {Drawing} drawing */
export function remember({ cy, data, parts }) {
  const positions = Object.fromEntries(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
  /** @type {Memory} */
  const memory = { positions, zoom: cy.zoom(), pan: cy.pan(), layout: parts.layouts.value };
  try {
    sessionStorage.setItem(PREFIX + data.name, JSON.stringify(memory));
  } catch {
    // storage is full or switched off: the drawing is laid out anew next time
  }
}

/** @param {Drawing} drawing @returns {boolean} whether every node had its place */
export function recall({ cy, data, parts }) {
  const found = sessionStorage.getItem(PREFIX + data.name);
  if (!found) return false;
  /** @type {Memory} */
  const memory = JSON.parse(found);
  if (!data.nodes.every(({ id }) => memory.positions[id])) return false;
  cy.nodes().forEach((node) => void node.position(memory.positions[node.id()]));
  cy.viewport(memory);
  parts.layouts.value = memory.layout;
  return true;
}
