// @ts-check
// Which types of names and relations the text marks, each a switch.
import { element } from "../dom.js";

/** @param {Reader} reader @param {ReaderData} data */
export function legend(reader, data) {
  const parts = data.paragraphs.flatMap((paragraph) => paragraph.parts);
  const types = new Set(parts.map(({ type }) => type));
  const relations = new Set(parts.map(({ relation }) => relation));
  reader.chips.replaceChildren(
    ...Object.entries(data.types).filter(([type]) => types.has(type)).map(([type, style]) => chip(reader, "type", type, style)),
    ...Object.entries(data.relations).filter(([type]) => relations.has(type)).map(([type, style]) => chip(reader, "relation", type, style)),
  );
  apply(reader);
}

/** @param {Reader} reader @param {"type" | "relation"} kind @param {string} key @param {TypeStyle} style */
function chip(reader, kind, key, { name, color }) {
  const switched = `${kind}:${key}`;
  const mark = element("i", { class: `kr-sample kr-${kind}` });
  mark.style.color = color;
  const made = element("button", {
    class: "kg-chip", type: "button", title: "点击隐藏或显示", "aria-pressed": String(!reader.off.has(switched)),
  }, mark, name);
  made.addEventListener("click", () => {
    if (!reader.off.delete(switched)) reader.off.add(switched);
    made.setAttribute("aria-pressed", String(!reader.off.has(switched)));
    apply(reader);
  });
  return made;
}

/** @param {Reader} reader */
function apply({ text, off }) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (text.querySelectorAll(".kr-mark"))) {
    const name = Boolean(part.dataset.type) && !off.has(`type:${part.dataset.type}`);
    const quote = Boolean(part.dataset.relation) && !off.has(`relation:${part.dataset.relation}`);
    part.classList.toggle("kr-name", name);
    part.classList.toggle("kr-quote", quote);
    part.classList.toggle("kr-off", !name && !quote);
  }
}
