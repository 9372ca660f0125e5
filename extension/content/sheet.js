// Our one style sheet. It goes in with the origin of the user, whose `!important` beats everything a page can
// write, inline styles and layers included, and it is not among the sheets that the page sees.

import { ABOUTS } from "./glosses.js";

/** @typedef {import("../shared/settings.js").Settings["look"]} Look */

/** The setting of each kind of gloss. */
const LINE_OF = /** @type {const} */ ({ person: "people", figure: "figures", quote: "quotes" });

/** The attribute of what keeps the page from being scrolled and read; its tokens say how. @param {string} mark */
export const lockMark = (mark) => `${mark}-l`;

/** The attribute of the elements that hold all underlines, where there is one. @param {string} mark */
export const glossMark = (mark) => `${mark}-g`;

/**
 * Whether the styles of highlights are inherited, as in Chromium: there each element that has one is styled anew, and so
 * they are given to the few that hold all underlines. In Firefox every element is asked for its own.
 */
export const INHERITED = !CSS.supports("-moz-appearance", "none");

/**
 * @param {string} mark  the attribute of hidden blocks
 * @param {(about: typeof ABOUTS[number] | "open") => string} name  of a highlight
 * @param {Look} look
 * @param {boolean} opened  whether a card has been opened
 */
export function sheet(mark, name, look, opened) {
  const lock = lockMark(mark);
  const holder = INHERITED ? `[${glossMark(mark)}]` : "";
  const lines = ABOUTS.filter((about) => look[LINE_OF[about]] !== "none").map(
    (about) =>
      `${holder}::highlight(${name(about)}){text-decoration:underline ${look[LINE_OF[about]]} ` +
      `color-mix(in srgb,currentColor 55%,transparent) 1.5px!important}`,
  );
  // The place whose card is open. (A background would not be painted in Chromium: only that of the page's own sheets is.)
  if (opened) lines.push(`${holder}::highlight(${name("open")}){text-decoration:underline solid #b8860b 3px!important}`);
  return [
    `[${mark}]{display:none!important}`,
    `[${lock}~=scroll]{overflow:visible!important}`,
    `[${lock}~=fixed]{position:static!important}`,
    `[${lock}~=touch]{touch-action:auto!important}`,
    `[${lock}~=pointer]{pointer-events:auto!important}`,
    `[${lock}~=blur]{filter:none!important}`,
    `@media screen{${lines.join("")}}`,
  ].join("\n");
}
