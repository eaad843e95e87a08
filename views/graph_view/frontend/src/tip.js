// @ts-check
// The note beside the pointer.
import { element } from "./dom.js";

const WIDTH = 280;

/** @param {Drawing} drawing */
export function listenForTip(drawing) {
  const { cy, parts } = drawing;
  const hide = () => { parts.tip.style.display = "none"; };
  cy.on("mouseover mousemove", "node, edge", (event) => showTip(drawing, event));
  cy.on("mouseout", "node, edge", hide);
  cy.on("viewport", hide);
}

/** @param {Drawing} drawing @param {import("cytoscape").EventObject} event */
function showTip({ host, data, parts }, event) {
  const item = event.target.data();
  const heading = event.target.isNode() ? item.name : `${event.target.source().data("name")} — ${event.target.target().data("name")}`;
  const kind = event.target.isNode() ? data.types[item.type]?.name ?? item.type : item.label;
  parts.tip.replaceChildren(element("b", {}, heading), element("div", { class: "kg-muted" }, kind));
  if (item.note) parts.tip.append(element("div", {}, item.note));
  const { x, y } = event.renderedPosition;
  Object.assign(parts.tip.style, { display: "block", left: `${Math.max(0, Math.min(x + 18, host.clientWidth - WIDTH))}px`, top: `${y + 18}px` });
}
