// The line that is being read stays where it is while blocks above it vanish or return.

import * as dom from "./dom.js";

/** Where to look for a line, as parts of the window's height. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.25, 0.75, 0.1, 0.9];
/** Of any size, there is nothing in them to be held instead. */
const PICTURE = new Set(["img", "svg", "video", "canvas", "iframe", "object", "embed"]);

/**
 * Makes a change to the page's layout with the reader's line held. At the very top nothing is held: what
 * stands above the article may go.
 * @param {Document} document
 * @param {() => void} change
 */
export function keepingLine(document, change) {
  const lines = isScrolled(document) ? linesOf(document) : [];
  change();
  const moves = lines.filter(({ element }) => dom.isShown(element)).map(({ element, top, between }) => ({ moved: dom.rectOf(element).top - top, between }));
  const [first, second] = moves;
  if (!first || Math.abs(first.moved) < 1) return;
  // The change was made just here, between the lines: whichever is held, the other jumps.
  if (first.between && second?.between && Math.abs(first.moved - second.moved) >= 1) return;
  scrollBy({ top: first.moved, behavior: "instant" });
}

/** Whether the page stands lower than its top; a page that is locked by `position: fixed` is moved up instead. @param {Document} document */
function isScrolled(document) {
  const body = dom.bodyOf(document);
  return scrollY > 0 || (body !== null && getComputedStyle(body).position === "fixed" && dom.rectOf(body).top < 0);
}

/**
 * What may be the line, the best first; `between` where the middle of the window is a gap, and these lie around it.
 * @param {Document} document
 */
function linesOf(document) {
  /** @type {{element: Element, top: number, between: boolean}[][]} */
  const [small, large] = [[], []];
  for (const height of HEIGHTS) {
    const element = textAt(document, innerWidth / 2, innerHeight * height);
    if (!element) continue;
    const { top, height: length } = dom.rectOf(element);
    // In a gap between paragraphs it is the whole article, whose top says little of the line; a picture is what is looked at.
    (length <= innerHeight || PICTURE.has(dom.localNameOf(element)) ? small : large).push({ element, top, between: large.length > 0 });
    // Where there is nothing at all in the middle of the window, the page as a whole is held.
    if (height === HEIGHTS[0] && element === dom.bodyOf(document)) return large;
  }
  // Below a modal dialog nothing can be hit.
  if (!small.length)
    for (const element of document.getElementsByTagName("p")) {
      const { top, height } = dom.rectOf(element);
      if (height <= 0 || top < 0) continue;
      if (top < innerHeight) small.push({ element, top, between: false });
      break;
    }
  return [...small, ...large];
}

/** What of the page's text lies at a point, be it under something pinned. @param {Document} document @param {number} x @param {number} y */
function textAt(document, x, y) {
  const outer = [dom.rootOf(document), dom.bodyOf(document)];
  for (const element of Document.prototype.elementsFromPoint.call(document, x, y)) if (!isPinned(element, outer)) return element;
  return null;
}

/** Whether it moves with the window rather than with the text. @param {Element} element @param {(Element | null)[]} outer */
function isPinned(element, outer) {
  for (let node = /** @type {Node | null} */ (element); node instanceof Element && !outer.includes(node); node = dom.parentOrHost(node)) {
    const { position } = getComputedStyle(node);
    if (position === "fixed" || position === "sticky") return true;
  }
  return false;
}
