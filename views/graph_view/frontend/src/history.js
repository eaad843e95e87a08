// @ts-check
// Steps back: a layout or a move is undone here, everything that stands in the address by Python.
import { say } from "./live.js";

const MOST = 50;

/** Remember where the nodes stand before they move. @param {Drawing} drawing */
export function keepPlaces({ cy, past }) {
  past.push(new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }])));
  if (past.length > MOST) past.shift();
}

/** A node that was grabbed and not moved is nothing to undo. @param {Drawing} drawing */
export function dropIdle({ cy, past }) {
  const last = past.at(-1);
  if (!last || last === "step") return;
  const moved = cy.nodes().toArray().some((node) => {
    const place = last.get(node.id());
    return !place || place.x !== node.position("x") || place.y !== node.position("y");
  });
  if (!moved) past.pop();
}

/** What Python can undo since the last run, in its turn. @param {Drawing} drawing @param {number} steps */
export function keepSteps(drawing, steps) {
  for (let step = drawing.steps; step < steps; step += 1) drawing.past.push("step");
  drawing.steps = steps;
}

/** @param {Drawing} drawing */
export function undo(drawing) {
  const last = drawing.past.pop();
  if (!last) return say(drawing, "没有可以撤销的操作");
  if (last === "step") drawing.emit({ kind: "undo" });
  else drawing.cy.batch(() => last.forEach((place, id) => void drawing.cy.getElementById(id).position(place)));
  say(drawing, "已撤销");
}
