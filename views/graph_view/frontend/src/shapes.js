// @ts-check
// A shape for each label of graph/model.py and an arrow for each relation: colour alone does not tell types apart for everyone.

/** @type {Record<string, import("cytoscape").Css.NodeShape>} */
export const SHAPES = {
  Plan: "tag",
  City: "ellipse",
  Province: "octagon",
  District: "pentagon",
  Agency: "diamond",
  Enterprise: "rectangle",
  Institution: "hexagon",
  Platform: "barrel",
  PlatformType: "heptagon",
  Program: "rhomboid",
  Project: "cut-rectangle",
  Task: "round-rectangle",
  Indicator: "round-triangle",
};

/** @type {Record<string, import("cytoscape").Css.ArrowShape>} */
export const ARROWS = {
  COOPERATES_WITH: "none",
  PART_OF: "circle",
  HOSTS: "diamond",
  UNDERTAKES: "tee",
  SUPPORTS: "vee",
  LEADS: "triangle",
  TARGETS: "square",
  MENTIONS: "triangle-backcurve",
};

/** The same shapes for the legend, in percent of a square. @type {Record<string, string>} */
const CLIPS = {
  tag: "0 0, 70% 0, 100% 50%, 70% 100%, 0 100%",
  octagon: "30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%",
  pentagon: "50% 0, 100% 40%, 82% 100%, 18% 100%, 0 40%",
  diamond: "50% 0, 100% 50%, 50% 100%, 0 50%",
  hexagon: "25% 4%, 75% 4%, 100% 50%, 75% 96%, 25% 96%, 0 50%",
  heptagon: "50% 0, 90% 20%, 100% 62%, 74% 100%, 26% 100%, 0 62%, 10% 20%",
  rhomboid: "0 10%, 70% 10%, 100% 90%, 30% 90%",
  "cut-rectangle": "25% 0, 75% 0, 100% 25%, 100% 75%, 75% 100%, 25% 100%, 0 75%, 0 25%",
  "round-triangle": "50% 0, 100% 95%, 0 95%",
};

/** @param {string} type @returns {{ clip: string, radius: string }} */
export function clip(type) {
  const shape = SHAPES[type];
  const radius = { ellipse: "50%", barrel: "40% / 20%", "round-rectangle": "30%" }[/** @type {string} */ (shape)] ?? "0";
  return { clip: CLIPS[shape] ? `polygon(${CLIPS[shape]})` : "none", radius };
}
