// The line that is being read stays where it is while blocks above it vanish or return.

import * as dom from "./dom.js";

/** Where to look for a line, as parts of the window's height. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.25, 0.75, 0.1, 0.9];

/**
 * Makes a change to the page's layout with the reader's line held. At the very top nothing is held: what
 * stands above the article may go.
 * @param {Document} document
 * @param {() => void} change
 */
export function keepingLine(document, change) {
  const lines = scrollY > 0 ? linesOf(document) : [];
  change();
  for (const { element, top } of lines) {
    if (!dom.isShown(element)) continue;
    const moved = dom.rectOf(element).top - top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
    return;
  }
}

/** @param {Document} document */
function linesOf(document) {
  const lines = [];
  for (const height of HEIGHTS) {
    const element = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight * height);
    if (!element || isPinned(element)) continue;
    lines.push({ element, top: dom.rectOf(element).top });
  }
  return lines;
}

/** Whether it moves with the window rather than with the text. @param {Element} element */
function isPinned(element) {
  for (let node = /** @type {Node | null} */ (element); node instanceof Element; node = dom.parentOrHost(node)) {
    const { position } = getComputedStyle(node);
    if (position === "fixed" || position === "sticky") return true;
  }
  return false;
}
