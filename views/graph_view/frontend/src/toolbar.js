// @ts-check
// Search, layout, expand, hide, way, undo, picture, full screen.
import { expand, findWay, hide } from "./acts.js";
import { button, download, element } from "./dom.js";
import { keepPlaces, undo } from "./history.js";
import { fit, LAYOUTS, runLayout } from "./layouts.js";
import { drawLegend } from "./legend.js";
import { theme } from "./theme.js";

const MAX_PIXELS = 8000;

/** @param {() => Drawing} drawing @returns {{ bar: HTMLElement, search: HTMLInputElement, layouts: HTMLSelectElement, count: HTMLElement }} */
export function toolbar(drawing) {
  const search = element("input", { class: "kg-search", type: "search", placeholder: "在图中查找…", "aria-label": "在图中查找" });
  search.addEventListener("input", () => find(drawing(), search.value));
  // Streamlit's own shortcuts (c, r) must not see what is typed here
  search.addEventListener("keydown", (event) => event.stopPropagation());
  const layouts = element("select", { class: "kg-select", title: "布局", "aria-label": "布局" },
    ...Object.entries(LAYOUTS).map(([name, { title }]) => element("option", { value: name }, title)));
  layouts.addEventListener("change", () => choose(drawing(), layouts.value));
  const count = element("span", { class: "kg-count" });
  const bar = element("div", { class: "kg-bar", role: "toolbar", "aria-label": "图的工具" }, search, layouts,
    button("适应", "把全图放进画面", () => fit(drawing().cy, drawing().cy.elements(":visible"))),
    button("展开", "展开所选节点的关联（也可双击节点）", () => expand(drawing())),
    button("隐藏", "隐藏所选节点", () => hide(drawing())),
    button("路径", "所选两个节点之间的路径", () => findWay(drawing())),
    button("撤销", "撤销上一步", () => undo(drawing())),
    button("还原", "显示全部节点和关系", () => restore(drawing())),
    button("图片", "下载 PNG 图片", () => picture(drawing())),
    button("全屏", "全屏显示，再按一次退出", () => fullScreen(drawing().host)), count);
  return { bar, search, layouts, count };
}

/** @param {Drawing} drawing @param {string} layout */
function choose(drawing, layout) {
  keepPlaces(drawing);
  runLayout(drawing, layout);
  drawing.emit({ kind: "layout", layout });
}

/** @param {Drawing} drawing @param {string} text */
function find({ cy }, text) {
  const wanted = text.trim().toLowerCase();
  cy.nodes().removeClass("hit");
  if (!wanted) return;
  const hits = cy.nodes(":visible").filter((node) => node.data("name").toLowerCase().includes(wanted)).addClass("hit");
  fit(cy, hits);
}

/** What was hidden and what the legend switched off. @param {Drawing} drawing */
function restore(drawing) {
  drawing.cy.elements().removeClass("faded");
  drawing.off.clear();
  drawLegend(drawing);
  drawing.emit({ kind: "restore" });
}

/** @param {Drawing} drawing */
function picture({ cy, host, data }) {
  const blob = cy.png({ output: "blob", full: true, scale: 2, bg: theme(host).background, maxWidth: MAX_PIXELS, maxHeight: MAX_PIXELS });
  download(blob, `${data.name}.png`);
}

/** @param {HTMLElement} host */
function fullScreen(host) {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void host.requestFullscreen();
}
