// @ts-check
// Where the nodes stand, told to Python for pictures in reports: when the analyst turns to something else on the page.

const MOST = 600;

/** @param {Drawing} drawing @returns {{ disconnect(): void }} */
export function listenForReports(drawing) {
  /** @param {Event} event */
  const away = (event) => {
    if (drawing.data.reports && !drawing.host.contains(/** @type {Node} */ (event.target))) report(drawing);
  };
  for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, away, true);
  return { disconnect: () => { for (const kind of ["pointerdown", "focusin"]) document.removeEventListener(kind, away, true); } };
}

/** Once for each arrangement. @param {Drawing} drawing */
function report(drawing) {
  if (drawing.cy.nodes().length > MOST) return;
  const stands = Object.fromEntries(drawing.cy.nodes().map((node) => [node.id(), [Math.round(node.position("x")), Math.round(node.position("y"))]]));
  const told = JSON.stringify(stands);
  if (told === drawing.reported) return;
  drawing.reported = told;
  drawing.report(stands);
}
