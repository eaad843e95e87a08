// @ts-check
// The entry that Streamlit calls at every run of the page with the newest data.
import cytoscape from "cytoscape";
import "./graph.css";
import { element } from "./dom.js";
import { definitions, follow } from "./elements.js";
import { light, listen } from "./events.js";
import { keepSteps } from "./history.js";
import { listenForKeys } from "./keys.js";
import { begins } from "./layouts.js";
import { drawLegend } from "./legend.js";
import { recall, remember } from "./memory.js";
import { listenForReports } from "./report.js";
import { enlargement, LARGE, likelyEnlargement, styleSheet } from "./theme.js";
import { listenForTip } from "./tip.js";
import { toolbar } from "./toolbar.js";

/** @type {WeakMap<HTMLElement, Drawing>} */
const DRAWINGS = new WeakMap();

/** @param {Component} component */
export default function graphView({ data, parentElement, setStateValue, setTriggerValue }) {
  const known = DRAWINGS.get(parentElement);
  const drawing = known ?? create(parentElement, data);
  drawing.emit = (event) => setTriggerValue("event", { ...event, sequence: ++drawing.sequence });
  drawing.report = (stands) => setStateValue("stands", stands);
  if (known) update(drawing, data);
  else DRAWINGS.set(parentElement, drawing);
  const call = ++drawing.call;
  // Streamlit cleans up superseded calls too: only the newest may tear down
  return () => { if (drawing.call === call) destroy(parentElement, drawing); };
}

/** @param {HTMLElement} parent @param {GraphData} data @returns {Drawing} */
function create(parent, data) {
  const host = /** @type {HTMLElement} */ (parent.querySelector(".kg"));
  host.style.height = `${data.height}px`;
  const canvas = element("div", { class: "kg-canvas", tabindex: "0", role: "application", "aria-label": "知识图谱，用方向键在节点间移动" });
  const legend = element("div", { class: "kg-legend", role: "group", "aria-label": "图例，点击隐藏或显示" });
  const tip = element("div", { class: "kg-tip", role: "tooltip" });
  const live = element("div", { class: "kg-live", "aria-live": "polite" });
  const { bar, search, layouts, count } = toolbar(() => drawing);
  host.replaceChildren(bar, canvas, legend, tip, live);
  const larger = likelyEnlargement(data.nodes.length);
  const cy = cytoscape({
    container: canvas, elements: definitions(data), style: styleSheet(host, data, larger), layout: { name: "preset" },
    minZoom: 0.02, maxZoom: 3, boxSelectionEnabled: true, selectionType: "single",
    // a large drawing is moved as one picture
    ...(data.nodes.length > LARGE ? { textureOnViewport: true, hideEdgesOnViewport: true, pixelRatio: 1 } : {}),
  });
  /** @type {Drawing} */
  const drawing = {
    host, cy, data, larger, off: new Set(data.off), parts: { canvas, search, layouts, count, legend, tip, live },
    cursor: "", past: [], steps: data.past, gone: new Map(), emit: () => {}, reported: "", report: () => {}, observers: [], call: 0, sequence: 0,
  };
  begin(drawing);
  return drawing;
}

/** @param {Drawing} drawing */
function begin(drawing) {
  const { cy, data, host } = drawing;
  drawLegend(drawing);
  if (!recall(drawing)) begins(drawing);
  if (enlargement(cy.zoom()) !== drawing.larger) restyle(drawing);
  if (data.selected) cy.getElementById(data.selected).select();
  listen(drawing);
  listenForKeys(drawing);
  light(cy);
  listenForTip(drawing);
  watch(drawing);
  // for tests, which click where a node stands
  Object.assign(host, { cytoscape: cy });
}

/** @param {Drawing} drawing */
function watch(drawing) {
  const { cy, host } = drawing;
  const resized = new ResizeObserver(() => cy.resize());
  resized.observe(host);
  let background = getComputedStyle(host).backgroundColor;
  const themed = new MutationObserver(() => {
    if (background === getComputedStyle(host).backgroundColor) return;
    background = getComputedStyle(host).backgroundColor;
    restyle(drawing);
  });
  themed.observe(document.documentElement, { attributes: true, childList: true, subtree: true, attributeFilter: ["style", "class"] });
  cy.on("zoom", () => { if (enlargement(cy.zoom()) !== drawing.larger) restyle(drawing); });
  let timer = 0;
  cy.on("position viewport layoutstop", () => { clearTimeout(timer); timer = window.setTimeout(() => remember(drawing), 400); });
  drawing.observers = [resized, themed, listenForReports(drawing), { disconnect: () => clearTimeout(timer) }];
}

/** @param {Drawing} drawing @param {GraphData} data */
function update(drawing, data) {
  drawing.data = data;
  drawing.off = new Set(data.off);
  keepSteps(drawing, data.past);
  follow(drawing, data);
  restyle(drawing);
  drawLegend(drawing);
}

/** @param {Drawing} drawing */
function restyle(drawing) {
  drawing.larger = enlargement(drawing.cy.zoom());
  drawing.cy.style(styleSheet(drawing.host, drawing.data, drawing.larger));
}

/** @param {HTMLElement} parent @param {Drawing} drawing */
function destroy(parent, drawing) {
  drawing.observers.forEach((observer) => observer.disconnect());
  drawing.cy.destroy();
  DRAWINGS.delete(parent);
}
