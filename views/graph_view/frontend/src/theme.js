// @ts-check
// The colours of Streamlit's theme, and the drawing's style sheet made from them.
import { icon } from "./icons.js";
import { ARROWS, SHAPES } from "./shapes.js";

const FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif';
const HIT = "#f59e0b";
/** nodes, from which on names would cover each other and wait until the analyst comes closer */
export const CROWD = 150;
/** nodes, from which on speed counts: lines are straight */
export const LARGE = 300;
const MOST_LARGER = 2.4;

/** @param {HTMLElement} host */
export function theme(host) {
  /** @param {string} name @param {string} otherwise */
  const read = (name, otherwise) => getComputedStyle(host).getPropertyValue(name).trim() || otherwise;
  const background = read("--st-background-color", "#ffffff");
  const dark = luminance(background) < 128;
  return {
    background,
    text: read("--st-text-color", dark ? "#fafafa" : "#1f2937"),
    primary: read("--st-primary-color", "#2563eb"),
    muted: dark ? "#a8b0bd" : "#5b6472",
    edge: dark ? "#6b7484" : "#b4bcc8",
  };
}

/** @param {string} color `#rrggbb` or `rgb(…)`; returns 0 (black) to 255 (white) */
function luminance(color) {
  const hex = color.match(/^#(..)(..)(..)/);
  const [red, green, blue] = hex ? hex.slice(1).map((part) => parseInt(part, 16)) : (color.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114;
}

/** How much larger names are written in a small drawing, in steps of a fifth, so that they can still be read. @param {number} zoom */
export function enlargement(zoom) {
  return Math.round(5 * Math.max(1, Math.min(MOST_LARGER, 0.85 / zoom))) / 5;
}

/** What it will be once all stands in the view: a second style sheet for all elements takes time. @param {number} count */
export function likelyEnlargement(count) {
  return count > CROWD ? MOST_LARGER : count > 30 ? 1.6 : 1;
}

/**
 * @param {HTMLElement} host
 * @param {GraphData} data
 * @param {number} larger see `enlargement`
 * @returns {import("cytoscape").StylesheetJson}
 */
export function styleSheet(host, data, larger) {
  const colors = theme(host);
  const names = data.nodes.length > CROWD ? 1 : Math.min(larger, 1.8);
  const plain = data.nodes.length > LARGE ? [{ selector: "edge", style: { "curve-style": "haystack", label: "", "text-rotation": "none" } }] : [];
  return /** @type {any} */ ([...base(colors, names), ...byType(data), ...plain, ...states(colors, larger)]);
}

/** @param {ReturnType<typeof theme>} colors @param {number} larger @returns {any[]} */
function base(colors, larger) {
  const text = { "font-family": FONT, "text-outline-color": colors.background, "text-outline-width": 2 };
  return [
    { selector: "node", style: {
      ...text, width: "data(size)", height: "data(size)", "border-width": 2, "border-color": colors.background, label: "data(caption)",
      "font-size": 13 * larger, color: colors.text, "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap",
      "text-overflow-wrap": "anywhere", "text-max-width": 122 * larger, "min-zoomed-font-size": 8, "background-width": "58%", "background-height": "58%" } },
    { selector: "edge", style: {
      ...text, width: 1.5, "curve-style": "bezier", "line-color": colors.edge, "target-arrow-color": colors.edge,
      "target-arrow-shape": "triangle", "arrow-scale": 0.8, label: "data(label)", "font-size": 11, color: colors.muted,
      "text-rotation": "autorotate", "min-zoomed-font-size": 10 } },
    { selector: 'edge[status = "planned"]', style: { "line-style": "dashed", "line-dash-pattern": [7, 4] } },
  ];
}

/** @param {GraphData} data @returns {any[]} */
function byType(data) {
  const nodes = Object.entries(data.types).map(([type, { color }]) => (
    { selector: `node[type = "${type}"]`, style: { "background-color": color, "background-image": icon(type), shape: SHAPES[type] ?? "ellipse",
      // the middle of a triangle lies low
      ...(SHAPES[type] === "round-triangle" ? { "background-position-y": "78%", "background-width": "44%", "background-height": "44%" } : {}) } }));
  const edges = Object.entries(data.relations).map(([type, { color, directed }]) => (
    { selector: `edge[type = "${type}"]`, style: {
      "line-color": color, "target-arrow-color": color, "target-arrow-shape": directed ? ARROWS[type] ?? "triangle" : "none" } }));
  return [...nodes, ...edges];
}

/** @param {ReturnType<typeof theme>} colors @param {number} larger @returns {any[]} */
function states(colors, larger) {
  /** @param {string} color @param {number} opacity */
  const halo = (color, opacity) => ({ "underlay-color": color, "underlay-opacity": opacity, "underlay-padding": 7, "underlay-shape": "ellipse" });
  return [
    { selector: "node[?centre]", style: {
      "font-weight": "bold", "font-size": 15 * larger, "min-zoomed-font-size": 0, "z-index": 10, "border-width": 4,
      "border-color": colors.primary } },
    { selector: ".faded", style: { opacity: 0.3, "text-opacity": 0.25 } },
    { selector: ".off", style: { display: "none" } },
    { selector: "node[?way]", style: { ...halo(HIT, 0.35), "font-weight": "bold", "min-zoomed-font-size": 0 } },
    { selector: "edge[?way]", style: { width: 4.5, "z-index": 60, color: colors.text, "min-zoomed-font-size": 0 } },
    { selector: "node.hit", style: halo(HIT, 0.5) },
    { selector: "node:selected", style: { ...halo(colors.primary, 0.3), "font-weight": "bold", "z-index": 99 } },
    { selector: "edge:selected", style: { width: 3.5, "z-index": 99, color: colors.text } },
  ];
}
