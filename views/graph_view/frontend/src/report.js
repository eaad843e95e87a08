// @ts-check
// Where the nodes stand, told to Python for pictures in reports: when the analyst comes to a menu below the drawing (下载).
// Not at a click elsewhere: Streamlit would take the two for one, and forget what was clicked.

import { asPlaced } from "./layouts.js";

const MANY = 600;
const KINDS = ["pointerover", "focusin"];

/** @param {Drawing} drawing @returns {{ disconnect(): void }} */
export function listenForReports(drawing) {
  /** @param {Event} event */
  const near = (event) => {
    const menu = drawing.data.reports && event.target instanceof Element ? event.target.closest("[data-testid='stPopover']") : null;
    if (menu && drawing.host.compareDocumentPosition(menu) & Node.DOCUMENT_POSITION_FOLLOWING) report(drawing);
  };
  for (const kind of KINDS) document.addEventListener(kind, near, true);
  return { disconnect: () => { for (const kind of KINDS) document.removeEventListener(kind, near, true); } };
}

/** Once for each arrangement; of many nodes only where they do not stand as Python placed them, for which it need not be told. @param {Drawing} drawing */
function report(drawing) {
  if (drawing.cy.nodes().length > MANY && asPlaced(drawing.cy)) return;
  const stands = Object.fromEntries(drawing.cy.nodes().map((node) => [node.id(), [Math.round(node.position("x")), Math.round(node.position("y"))]]));
  const told = JSON.stringify(stands);
  if (told === drawing.reported) return;
  drawing.reported = told;
  drawing.report(stands);
}
