// A selector for a block that will find it again on the site's other pages: names that look written by people,
// not numbers made for one page.

import * as dom from "./dom.js";

/** Steps from the block upwards. */
const DEPTH = 4;
/** Names that a program made up: hashes, numbers, long runs without a vowel. */
const MADE_UP = /\d{3,}|^[\d_-]|[A-Za-z]\d[A-Za-z]|__|--[A-Za-z0-9]{5,}$|^css-|^sc-|^jsx-/;

/**
 * @param {Element} element
 * @returns {string} empty where none is precise enough
 */
export function selectorOf(element) {
  const { ownerDocument } = element;
  let selector = "";
  for (let node = /** @type {Node | null} */ (element), depth = 0; node instanceof Element && depth < DEPTH; depth++) {
    if (node === dom.bodyOf(ownerDocument)) break;
    const step = stepOf(node);
    selector = selector ? `${step} > ${selector}` : step;
    if (step.startsWith("#") || isPrecise(ownerDocument, selector, element)) return selector;
    node = dom.parentOf(node);
  }
  return isPrecise(ownerDocument, selector, element) ? selector : "";
}

/** @param {Element} element */
function stepOf(element) {
  const id = dom.attributeOf(element, "id");
  if (id && !MADE_UP.test(id)) return `#${CSS.escape(id)}`;
  const classes = (dom.attributeOf(element, "class") ?? "").split(/\s+/).filter((name) => name && !MADE_UP.test(name));
  return dom.localNameOf(element) + classes.slice(0, 3).map((name) => `.${CSS.escape(name)}`).join("");
}

/** Whether it finds this block and no other. @param {Document} document @param {string} selector @param {Element} element */
function isPrecise(document, selector, element) {
  const found = Document.prototype.querySelectorAll.call(document, selector);
  return found.length === 1 && found[0] === element;
}
