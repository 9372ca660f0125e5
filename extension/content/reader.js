// What on the page is the reader's own doing, and so is not to vanish: a field that is being filled in, a dialog
// that a click has opened.

import * as dom from "./dom.js";
import { INTERACTIVE } from "./pointer.js";

/** What comes over the page so soon after a click was opened by it, in ms. */
const OPENS = 4000;

export class Reader {
  /** Fields that were written in. @type {Set<Element>} */
  #written = new Set();
  /** What the reader opened. @type {Set<Element>} */
  #opened = new Set();
  #acted = -Infinity;
  #seen = -Infinity;

  /** @param {Window} window @param {AbortSignal} signal */
  constructor(window, signal) {
    const options = { signal, capture: true, passive: true };
    const act = (/** @type {Event} */ event) => {
      const meant = event.isTrusted && event.composedPath().some((target) => target instanceof Element && target.matches(INTERACTIVE));
      if (meant) this.#acted = performance.now();
    };
    window.addEventListener("click", act, options);
    window.addEventListener("keydown", (event) => /^(?:Enter| )$/.test(event.key) && act(event), options);
    window.addEventListener(
      "input",
      (event) => {
        const [field] = event.composedPath();
        if (event.isTrusted && field instanceof Element) this.#written.add(field);
      },
      options,
    );
  }

  /**
   * To be told what lies over the page at each look.
   * @param {Iterable<Element>} overlays @param {(element: Element) => boolean} isNew
   */
  saw(overlays, isNew) {
    const now = performance.now();
    const there = new Set(overlays);
    for (const element of this.#opened) if (!there.has(element)) this.#opened.delete(element);
    if (this.#acted > this.#seen && now - this.#acted < OPENS) for (const element of there) if (isNew(element)) this.#opened.add(element);
    this.#seen = now;
  }

  /** Whether the reader has just acted, so that what comes now may be what was asked for. */
  get isActing() {
    return performance.now() - this.#acted < OPENS;
  }

  /** Whether an element holds what the reader wrote or opened, or is part of what was opened. @param {Element} element */
  needs(element) {
    for (const field of this.#written) {
      if (!dom.isConnected(field)) this.#written.delete(field);
      else if (contains(element, field)) return true;
    }
    for (const one of this.#opened) if (contains(element, one) || contains(one, element)) return true;
    return false;
  }
}

/** The same across shadow trees. @param {Element} outer @param {Node} inner */
function contains(outer, inner) {
  for (let node = /** @type {Node | null} */ (inner); node; node = dom.parentOrHost(node)) if (node === outer) return true;
  return false;
}
