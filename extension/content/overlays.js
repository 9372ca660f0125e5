// Facts of layout that only a browser knows: what is pinned to the window or lies over the page. Elements are
// found from where they are painted, not by asking every element of the page.

import * as dom from "./dom.js";

export const PINNED = 1;
export const COVERS = 2;

/** Where to look, as parts of the window's width and height. */
const POINTS = [[0.5, 0.5], [0.5, 0.03], [0.5, 0.97], [0.06, 0.94], [0.94, 0.94], [0.5, 0.75]];

/**
 * The elements over the page, with bits as in src/page/snapshot.rs.
 * @param {Document} document
 * @returns {Map<Element, number>}
 */
export function overlays(document) {
  /** @type {Map<Element, number>} */
  const found = new Map();
  /** @type {Set<Element | null>} */
  const seen = new Set([dom.rootOf(document), dom.bodyOf(document)]);
  for (const [x, y] of POINTS) {
    const top = Document.prototype.elementFromPoint.call(document, innerWidth * x, innerHeight * y);
    /** @type {Node | null} */
    let node = top;
    for (; node instanceof Element && !seen.has(node); node = dom.parentOrHost(node)) {
      seen.add(node);
      const bits = bitsOf(node);
      if (bits) found.set(node, bits);
    }
  }
  return found;
}

/** Whether an element may lie over others at all; known even of one that is not displayed. @param {Element} element */
export const isLifted = (element) => /fixed|sticky|absolute/.test(getComputedStyle(element).position);

/** @param {Element} element */
function bitsOf(element) {
  const { position, zIndex } = getComputedStyle(element);
  const pinned = position === "fixed" || position === "sticky";
  const lifted = pinned || (position === "absolute" && Number(zIndex) > 0);
  return (pinned ? PINNED : 0) | (lifted && coversHalf(element) ? COVERS : 0);
}

/** Whether it covers at least half of the window. @param {Element} element */
export function coversHalf(element) {
  const { left, right, top, bottom } = dom.rectOf(element);
  const width = Math.min(right, innerWidth) - Math.max(left, 0);
  const height = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return width > 0 && height > 0 && width * height >= (innerWidth * innerHeight) / 2;
}
