// @ts-check
// A plan's text with its outline and its marks; the entry that Streamlit calls at every run of the page.
import { element } from "../dom.js";
import { legend } from "./legend.js";
import { listen } from "./keys.js";
import { drawOutline, drawText } from "./text.js";
import "./reader.css";

/** @type {WeakMap<HTMLElement, Reader>} */
const READERS = new WeakMap();

/** @param {ReaderComponent} component */
export default function textView({ data, parentElement, setTriggerValue }) {
  const reader = READERS.get(parentElement) ?? create(parentElement);
  reader.emit = (event) => setTriggerValue("event", { ...event, sequence: ++reader.sequence });
  if (reader.version !== data.version) draw(reader, data);
  light(reader, data);
  const call = ++reader.call;
  return () => { if (reader.call === call) READERS.delete(parentElement); };
}

/** @param {HTMLElement} parent @returns {Reader} */
function create(parent) {
  const host = /** @type {HTMLElement} */ (parent.querySelector(".kg-reader"));
  const chips = element("div", { class: "kr-legend", role: "group", "aria-label": "标出哪些类型" });
  const outline = element("nav", { class: "kr-outline", "aria-label": "提纲", tabindex: "0" });
  const text = element("div", { class: "kr-text", role: "region", "aria-label": "原文", tabindex: "0" });
  host.replaceChildren(chips, element("div", { class: "kr-body" }, outline, text));
  /** @type {Reader} */
  const reader = { host, chips, outline, text, version: "", lit: "", off: new Set(), emit: () => {}, call: 0, sequence: 0 };
  listen(reader);
  READERS.set(parent, reader);
  return reader;
}

/** @param {Reader} reader @param {ReaderData} data */
function draw(reader, data) {
  reader.version = data.version;
  reader.lit = "";
  reader.host.style.height = `${data.height}px`;
  drawText(reader, data);
  drawOutline(reader, data);
  legend(reader, data);
  reader.host.dataset.version = data.version;
}

/** The sentence that was asked for, and the name that was picked. @param {Reader} reader @param {ReaderData} data */
function light(reader, { lit, picked }) {
  const parts = /** @type {HTMLElement[]} */ ([...reader.text.querySelectorAll(".kr-part")]);
  const inside = parts.filter(({ dataset }) => lit && Number(dataset.start) < lit[1] && Number(dataset.end) > lit[0]);
  for (const part of parts) {
    part.classList.toggle("kr-picked", Boolean(picked) && part.dataset.node === picked);
    part.classList.remove("kr-lit");
  }
  for (const part of inside) part.classList.add("kr-lit");
  const asked = lit ? lit.join("-") : "";
  if (asked && asked !== reader.lit) show(reader.text, inside[0]);
  reader.lit = asked;
  reader.host.dataset.lit = asked;
}

/** @param {HTMLElement} text @param {HTMLElement | undefined} part */
function show(text, part) {
  if (!part) return;
  const box = part.getBoundingClientRect();
  const frame = text.getBoundingClientRect();
  // a click on what is in sight must not move it
  if (box.top >= frame.top && box.bottom <= frame.bottom) return;
  text.scrollTop += box.top - frame.top - frame.height / 3;
}
