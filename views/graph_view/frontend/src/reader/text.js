// @ts-check
// Paragraphs and outline, from text only.
import { element } from "../dom.js";

/** @param {Reader} reader @param {ReaderData} data */
export function drawText({ text }, data) {
  text.replaceChildren(...data.paragraphs.map((paragraph) => {
    const parts = paragraph.parts.map((part) => drawPart(part, data));
    return paragraph.level
      ? element("p", { class: "kr-heading", role: "heading", "aria-level": String(Math.min(6, paragraph.level + 1)) }, ...parts)
      : element("p", {}, ...parts);
  }));
  const first = text.querySelector(".kr-mark");
  if (first) first.setAttribute("tabindex", "0");
}

/** @param {ReaderPart} part @param {ReaderData} data */
function drawPart(part, data) {
  const made = element("span", { class: "kr-part", "data-start": String(part.start), "data-end": String(part.end) }, part.text);
  if (part.relation) {
    made.classList.add("kr-quote");
    made.dataset.relation = part.relation;
    made.style.setProperty("--kr-line", data.relations[part.relation].color);
  }
  if (part.type) {
    const name = `${data.types[part.type].name}：${part.name}`;
    made.classList.add("kr-name");
    made.dataset.node = part.node;
    made.dataset.type = part.type;
    made.title = name;
    made.setAttribute("aria-label", `${part.text}（${name}）`);
    made.style.setProperty("--kr-color", data.types[part.type].color);
  }
  if (part.type || part.relation) {
    made.classList.add("kr-mark");
    made.setAttribute("role", "button");
    made.setAttribute("tabindex", "-1");
  }
  return made;
}

/** @param {Reader} reader @param {ReaderData} data */
export function drawOutline({ outline, text }, data) {
  if (!data.outline.length) outline.replaceChildren(element("span", { class: "kr-none" }, "没有读出提纲"));
  else outline.replaceChildren(...data.outline.map((item) => {
    const entry = element("button", { class: "kr-entry", type: "button", title: item.title }, item.title);
    entry.style.paddingLeft = `${6 + 14 * (item.depth - 1)}px`;
    entry.addEventListener("click", () => {
      const parts = /** @type {HTMLElement[]} */ ([...text.querySelectorAll(".kr-part")]);
      const part = parts.find(({ dataset }) => Number(dataset.end) > item.start);
      if (part) text.scrollTop += part.getBoundingClientRect().top - text.getBoundingClientRect().top - 12;
    });
    return entry;
  }));
}
