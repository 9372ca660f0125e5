// Underlines with a preview, and the rest of how things look.

import { h } from "../shared/html.js";
import { LINES } from "../shared/settings.js";
import { choice, toggle } from "./controls.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */
/** @typedef {import("./sites.js").Save} Save */

/** @type {[keyof Pick<Settings["look"], "people" | "figures" | "quotes">, string][]} */
const UNDERLINED = [["people", "People"], ["figures", "Figures"], ["quotes", "Quotations"]];
const capital = (/** @type {string} */ word) => word[0].toUpperCase() + word.slice(1);

/** @param {Settings} settings @param {Save} save */
export function lines({ look }, save) {
  const line = (/** @type {"people" | "figures" | "quotes"} */ about, /** @type {string} */ text) => {
    const span = h("span", {}, text);
    if (look[about] === "none") span.style.textDecorationLine = "none";
    else span.style.textDecorationStyle = look[about];
    return span;
  };
  return [
    h("p", { className: "preview" }, line("quotes", "“The bridge opens in spring,”"), " said the mayor, ", line("people", "Ilse Brandt"),
      ", and put the cost at ", line("figures", "€4.2 million"), "."),
    ...UNDERLINED.map(([about, name]) =>
      choice(`line-${about}`, name, LINES.map((style) => [style, capital(style)]), look[about], (style) => save((all) => (all.look[about] = style)))),
  ];
}

/** @param {Settings} settings @param {Save} save */
export function more({ look, units }, save) {
  return [
    toggle("hover", "Open cards when the pointer rests", "Otherwise a click, a tap or Enter opens them", look.hover, (on) => save((all) => (all.look.hover = on))),
    choice("theme", "Colours", [["auto", "As the system"], ["light", "Light"], ["dark", "Dark"]], look.theme, (theme) => save((all) => (all.look.theme = theme))),
    choice("units", "Units", [["metric", "Metric"], ["us", "US"]], units, (system) => save((all) => (all.units = system)), "What quantities are converted to"),
  ];
}
