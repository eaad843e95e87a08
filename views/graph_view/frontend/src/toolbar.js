// @ts-check
// Search, layout, expand, hide, picture, full screen.
import { button, download, element } from "./dom.js";
import { fit, LAYOUTS, runLayout } from "./layouts.js";
import { drawCount, drawLegend } from "./legend.js";
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
  layouts.addEventListener("change", () => runLayout(drawing(), layouts.value));
  const count = element("span", { class: "kg-count" });
  const bar = element("div", { class: "kg-bar" }, search, layouts,
    button("适应", "把全图放进画面", () => fit(drawing().cy, drawing().cy.elements(":visible"))),
    button("展开", "展开所选节点的关联（也可双击节点）", () => expand(drawing())),
    button("隐藏", "隐藏所选节点", () => hide(drawing())),
    button("还原", "显示全部节点和关系", () => restore(drawing())),
    button("图片", "下载 PNG 图片", () => picture(drawing())),
    button("全屏", "全屏显示，再按一次退出", () => fullScreen(drawing().host)), count);
  return { bar, search, layouts, count };
}

/** @param {Drawing} drawing @param {string} text */
function find({ cy }, text) {
  const wanted = text.trim().toLowerCase();
  cy.nodes().removeClass("hit");
  if (!wanted) return;
  const hits = cy.nodes(":visible").filter((node) => node.data("name").toLowerCase().includes(wanted)).addClass("hit");
  fit(cy, hits);
}

/** @param {Drawing} drawing */
function expand({ cy, emit }) {
  const ids = cy.nodes(":selected").map((node) => node.id());
  if (ids.length) emit({ kind: "expand", ids });
}

/** @param {Drawing} drawing */
function hide(drawing) {
  drawing.cy.nodes(":selected").addClass("hidden").unselect();
  drawCount(drawing);
}

/** @param {Drawing} drawing */
function restore(drawing) {
  drawing.cy.elements().removeClass("hidden faded");
  drawing.off.clear();
  drawLegend(drawing);
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
