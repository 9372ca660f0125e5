// What was learned of the site, on one page: blocks that are hidden as soon as they are there. Each look says of
// them whether the guess was right; a wrong one is not made again.

import * as dom from "./dom.js";
import { MAX_GUESSES } from "../shared/learned.js";
import { selectorOf } from "./selector.js";

/** @typedef {import("../shared/learned.js").Guess} Guess */

/** A selector that finds more than this on a page is no handle for a block. */
const MANY = 8;
/** Kinds that say more of one page than of the site. */
const PASSING = new Set(["duplicate", "surroundings", "comments"]);

export class Guesses {
  /** @type {Map<string, number>} */
  #layouts;
  /** Hidden on a guess, and not yet looked at. @type {Map<Element, string>} */
  #open = new Map();
  /** @type {Set<string>} */
  #wrong = new Set();
  #taught;

  /** @param {readonly Guess[]} guesses */
  constructor(guesses) {
    this.#layouts = new Map(guesses);
    this.#taught = this.#key(guesses);
  }

  /** Whether anything is hidden on a guess. */
  get pending() {
    return this.#open.size > 0;
  }

  /**
   * The blocks that are guessed in a part of the page, with the bits of their layout.
   * @param {Document | Element} part
   * @returns {[Element, number][]}
   */
  find(part) {
    if (!this.#layouts.size) return [];
    /** @type {[Element, number][]} */
    const found = [];
    for (const [selector, layout] of this.#layouts) {
      if (this.#wrong.has(selector)) continue;
      const elements = all(part, selector);
      if (elements.length > MANY) continue;
      for (const element of elements) {
        this.#open.set(element, selector);
        found.push([element, layout]);
      }
    }
    return found;
  }

  /** To be told after a look what it says of the guesses; returns those that were wrong. @param {(element: Element) => boolean} isHidden */
  judge(isHidden) {
    const wrong = [];
    for (const [element, selector] of this.#open) {
      if (!dom.isConnected(element) || isHidden(element)) continue;
      this.#wrong.add(selector);
      wrong.push(element);
    }
    this.#open.clear();
    return wrong;
  }

  /** The reader wants to see this. @param {Element} element */
  doubt(element) {
    const selector = selectorOf(element);
    if (selector) this.#wrong.add(selector);
  }

  /**
   * What this page teaches, where it teaches anything new.
   * @param {{element: Element, kind: string, layout: number}[]} hidden
   * @returns {{guesses: Guess[], wrong: string[]} | null}
   */
  lesson(hidden) {
    /** @type {Map<string, number>} */
    const all = new Map();
    for (const { element, kind, layout } of hidden) {
      if (all.size === MAX_GUESSES) break;
      const selector = PASSING.has(kind) ? "" : selectorOf(element);
      if (selector) all.set(selector, layout);
    }
    // What this page has not, another one may have.
    for (const [selector, layout] of this.#layouts) if (!all.has(selector)) all.set(selector, layout);
    const guesses = [...all].filter(([selector]) => !this.#wrong.has(selector));
    const key = this.#key(guesses);
    if (key === this.#taught) return null;
    this.#taught = key;
    return { guesses, wrong: [...this.#wrong] };
  }

  /** @param {readonly Guess[]} guesses */
  #key(guesses) {
    return JSON.stringify([[...guesses].sort(), [...this.#wrong]]);
  }
}

/** @param {Document | Element} part @param {string} selector @returns {Element[]} */
function all(part, selector) {
  try {
    const found = [...part.querySelectorAll(selector)];
    return part instanceof Element && part.matches(selector) ? [part, ...found] : found;
  } catch {
    return [];
  }
}
