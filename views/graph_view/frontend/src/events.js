// @ts-check
// What the analyst does on the drawing, told to Python; and what it lights up here.

import { dropIdle, keepPlaces } from "./history.js";

/** @param {Drawing} drawing */
export function listen(drawing) {
  const { cy } = drawing;
  const selected = () => cy.nodes(":selected");
  cy.on("onetap", "node", (event) => {
    drawing.cursor = event.target.id();
    // with Shift the analyst collects nodes
    if (event.originalEvent?.shiftKey) drawing.emit({ kind: "select", ids: selected().map((node) => node.id()) });
    else drawing.emit({ kind: "node", id: event.target.id() });
  });
  cy.on("onetap", "edge", (event) => drawing.emit({ kind: "edge", id: event.target.id() }));
  cy.on("dbltap", "node", (event) => drawing.emit({ kind: "expand", ids: [event.target.id()] }));
  cy.on("onetap", (event) => { if (event.target === cy) drawing.emit({ kind: "clear" }); });
  // boxend comes before the nodes in the box are selected
  cy.on("boxend", () => void setTimeout(() => drawing.emit({ kind: "select", ids: selected().map((node) => node.id()) }), 0));
  cy.on("grab", "node", () => keepPlaces(drawing));
  cy.on("free", "node", () => dropIdle(drawing));
  cy.on("select unselect", "node", () => light(cy));
}

/** @param {import("cytoscape").Core} cy */
export function light(cy) {
  const chosen = cy.nodes(":selected");
  cy.elements().removeClass("faded");
  if (chosen.length === 1) cy.elements().difference(chosen.closedNeighborhood()).addClass("faded");
}
