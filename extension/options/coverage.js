// How much of the world the record of officials knows.

import { h } from "../shared/html.js";
import { countryOf } from "../shared/places.js";
import { toBackground } from "../shared/protocol.js";

/** @typedef {import("../shared/protocol.js").Coverage} Coverage */

/** The table, or a word on why there is none. */
export async function coverage() {
  const answer = await toBackground({ type: "coverage" }).catch((problem) => ({ error: String(problem) }));
  if (!Array.isArray(answer)) return [h("p", { className: "warn" }, `The record could not be read: ${answer?.error ?? "no answer"}.`)];
  if (!answer.length) return [h("p", { className: "empty" }, "The record is empty.")];
  /** @type {Coverage[]} */
  const lines = answer;
  const rows = lines
    .map((line) => ({ ...line, place: countryOf(line.jurisdiction) }))
    .sort((a, b) => a.place.localeCompare(b.place));
  const total = lines.reduce((sum, line) => sum + line.rows, 0);
  const count = (/** @type {number} */ n) => n.toLocaleString("en-GB");
  const places = new Set(lines.map((line) => line.jurisdiction)).size;
  return [
    h("p", {}, `${count(total)} terms of office in ${count(places)} countries and organisations.`),
    h("div", { className: "table", tabIndex: 0, role: "region", "aria-label": "Coverage" },
      h("table", {},
        h("thead", {}, h("tr", {}, ...["Where", "Office", "People", "Terms", "As of"].map((title, i) => h("th", { scope: "col", className: i === 2 || i === 3 ? "number" : "" }, title)))),
        h("tbody", {}, ...rows.map(({ place, kind, people, rows, asOf }) =>
          h("tr", {}, h("td", {}, place), h("td", {}, kind.replaceAll("-", " ").replaceAll("_", " ")), h("td", { className: "number" }, count(people)),
            h("td", { className: "number" }, count(rows)), h("td", {}, asOf || "–")))))),
  ];
}
