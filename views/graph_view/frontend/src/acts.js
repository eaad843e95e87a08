// @ts-check
// What toolbar and keys do with the selected nodes.
import { say } from "./live.js";

/** @param {Drawing} drawing */
function selected({ cy }) {
  return cy.nodes(":selected").map((node) => node.id());
}

/** @param {Drawing} drawing */
export function expand(drawing) {
  const ids = selected(drawing);
  if (ids.length) drawing.emit({ kind: "expand", ids });
  else say(drawing, "请先选一个节点");
}

/** @param {Drawing} drawing */
export function hide(drawing) {
  const ids = selected(drawing);
  if (!ids.length) return say(drawing, "请先选要隐藏的节点");
  drawing.cursor = "";
  drawing.emit({ kind: "hide", ids });
}

/** @param {Drawing} drawing */
export function findWay(drawing) {
  const ids = selected(drawing);
  if (ids.length === 2) drawing.emit({ kind: "path", ids });
  else say(drawing, "请先选两个节点：按住 Shift 单击，或按住 Shift 用方向键");
}
