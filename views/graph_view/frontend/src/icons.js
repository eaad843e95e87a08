// @ts-check
// One icon a label of graph/model.py, white on the label's colour.
import {
  mdiBank, mdiChartLine, mdiCity, mdiClipboardCheckOutline, mdiDomain, mdiFileDocumentOutline,
  mdiFlask, mdiHammerWrench, mdiMapMarker, mdiMap, mdiRocketLaunch, mdiSchool, mdiShapeOutline,
} from "@mdi/js";

/** @type {Record<string, string>} */
const PATHS = {
  Plan: mdiFileDocumentOutline,
  City: mdiCity,
  Province: mdiMap,
  District: mdiMapMarker,
  Agency: mdiBank,
  Enterprise: mdiDomain,
  Institution: mdiSchool,
  Platform: mdiFlask,
  PlatformType: mdiShapeOutline,
  Program: mdiRocketLaunch,
  Project: mdiHammerWrench,
  Task: mdiClipboardCheckOutline,
  Indicator: mdiChartLine,
};

/** @param {string} type */
export function icon(type) {
  const path = PATHS[type];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"><path fill="#fff" d="${path}"/></svg>`;
  return `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;
}
