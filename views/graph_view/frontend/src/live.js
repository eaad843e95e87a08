// @ts-check
// What happened, for those who do not see the drawing.

/** @param {Drawing} drawing @param {string} text */
export function say({ parts }, text) {
  parts.live.textContent = text;
}
