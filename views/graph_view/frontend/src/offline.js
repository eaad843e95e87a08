// @ts-check
// A file of its own, opened from disk without a network: the drawing and beside it the evidence. exports/page.py writes the file.
import graphView from "./index.js";
import "./offline.css";
import { element } from "./dom.js";

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {OfflineData} */
const data = JSON.parse(part("data").textContent ?? "");
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = new Map(data.edges.map((edge) => [edge.id, edge]));
const name = (/** @type {string} */ id) => nodes.get(id)?.name ?? id;

/** @param {GraphEvent} event */
function show(event) {
  const id = event.kind === "node" || event.kind === "edge" ? event.id : "";
  const node = nodes.get(id);
  const edge = edges.get(id);
  if (node) fill(...nodePanel(node));
  else if (edge) fill(heading(`${name(edge.source)} — ${name(edge.target)}`, data.relations[edge.type]), ...evidence([edge]));
  else if (event.kind === "clear") fill(...overview());
}

/** @param {(Node | string)[]} content */
function fill(...content) {
  part("panel").replaceChildren(...content);
  part("panel").scrollTop = 0;
}

/** @param {string} text @param {TypeStyle} look */
function heading(text, look) {
  const kind = element("div", { class: "kind" }, look.name);
  kind.style.color = look.color;
  return element("header", {}, kind, element("h2", {}, text));
}

/** @param {NodeData} node @returns {Node[]} */
function nodePanel(node) {
  const facts = (data.facts[node.id] ?? []).flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]);
  const own = data.edges.filter(({ source, target }) => source === node.id || target === node.id);
  return [heading(node.name, data.types[node.type]), element("dl", {}, ...facts), ...evidence(own)];
}

/** @param {EdgeData[]} shown @returns {Node[]} */
function evidence(shown) {
  return shown.map((edge) => {
    const told = [edge.label, edge.note].filter(Boolean).join("，");
    const quotes = data.quotes[edge.id].map(([text, plan, section]) => element("blockquote", {}, text,
      element("cite", {}, [data.plans[plan], section].filter(Boolean).join("，"))));
    return element("section", {}, element("h3", {}, `${name(edge.source)} — ${name(edge.target)}（${told}）`), ...quotes);
  });
}

/** @returns {Node[]} */
function overview() {
  const told = data.told.map((line) => element("p", {}, line));
  const plans = data.plans.map((line) => element("li", {}, line));
  return [element("h2", {}, data.name), ...told, element("h3", {}, "资料来源"), element("ol", {}, ...plans)];
}

document.title = data.name;
fill(...overview());
graphView({ data, parentElement: part("drawing"), setStateValue: () => {}, setTriggerValue: (_, event) => show(/** @type {GraphEvent} */ (event)) });
