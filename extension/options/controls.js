// The controls that the sections of the options are made of. Each has an id, so that the focus finds it again
// when a section is drawn anew.

import { h } from "../shared/html.js";
import { KINDS, LEVELS } from "../shared/settings.js";
import { ABOUT, KIND, LEVEL } from "../shared/words.js";

/** @typedef {import("../shared/settings.js").Kind} Kind */
/** @typedef {import("../shared/settings.js").SiteSettings} SiteSettings */

/**
 * A switch with its name and a line about it.
 * @param {string} id @param {string} name @param {string} about @param {boolean} checked
 * @param {(checked: boolean) => void} set
 */
export function toggle(id, name, about, checked, set) {
  const input = h("input", { id, type: "checkbox", role: "switch", checked, onchange: () => set(input.checked) });
  return h("label", { className: "setting" }, h("span", {}, name, about && h("small", {}, about)), input);
}

/**
 * One of a few, side by side.
 * @template {string} V
 * @param {string} id @param {string} name @param {[V, string][]} values @param {V} chosen @param {(value: V) => void} set
 * @param {string} [about]
 */
export function choice(id, name, values, chosen, set, about = "") {
  const buttons = values.map(([value, word]) =>
    h("label", {}, h("input", { id: `${id}-${value}`, type: "radio", name: id, value, checked: value === chosen, onchange: () => set(value) }), word),
  );
  return h("div", { className: "setting", role: "radiogroup", "aria-label": name },
    h("span", {}, name, about && h("small", {}, about)), h("div", { className: "segments" }, ...buttons));
}

/**
 * What can be set for a site, or for all new ones.
 * @param {string} id @param {SiteSettings} values
 * @param {<N extends keyof SiteSettings>(name: N, value: SiteSettings[N]) => void} set
 */
export function siteControls(id, values, set) {
  return [
    toggle(`${id}-on`, "Newsgloss is on", "", values.on, (on) => set("on", on)),
    choice(`${id}-level`, "Hide", LEVELS.map((level) => [level, LEVEL[level][0]]), values.level, (level) => set("level", level), LEVEL[values.level][1]),
    ...(/** @type {const} */ (["people", "figures", "quotes"])).map((name) =>
      toggle(`${id}-${name}`, ABOUT[name][0], ABOUT[name][1], values[name], (on) => set(name, on)),
    ),
  ];
}

/**
 * A switch for each kind of clutter. Those that are on come and go with the level; those that are off stay in view.
 * @param {string} id @param {Kind[]} kept @param {(kept: Kind[]) => void} set
 */
export function kindSwitches(id, kept, set) {
  return KINDS.map((kind) =>
    toggle(`${id}-${kind}`, KIND[kind][0], KIND[kind][1], !kept.includes(kind), (hidden) => {
      const others = kept.filter((one) => one !== kind);
      set(hidden ? others : [...others, kind]);
    }),
  );
}

/** Draws a part anew; what had the focus has it again, and what was open stays open. @param {HTMLElement} part @param {Node[]} children */
export function draw(part, children) {
  const focused = part.contains(document.activeElement) ? document.activeElement?.id : "";
  const open = new Set([...part.querySelectorAll("details[open]")].map((details) => details.id));
  part.replaceChildren(...children);
  for (const details of part.querySelectorAll("details")) if (open.has(details.id)) details.open = true;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
