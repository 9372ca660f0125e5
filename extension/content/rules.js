// The reader's own rules of a site, evaluated in the page: selectors by the browser, then the steps that it does
// not know, in slices so that the page goes on meanwhile. Form of a query: src/clutter/rules/query.rs.

import { guarded } from "../shared/pattern.js";
import { breath } from "./breath.js";
import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").RuleQuery} RuleQuery */
/** @typedef {import("../shared/protocol.js").RuleStep} RuleStep */
/** @typedef {import("../shared/protocol.js").SiteRules} SiteRules */

/** So long is worked without a pause, in ms … */
const SLICE = 8;
/** … and so long in all, on one look at the page. */
const PATIENCE = 1000;

const { textOf } = dom;
/** @type {(element: Element, selector: string) => boolean} */
const matches = (element, selector) => Element.prototype.matches.call(element, selector);
/** @type {(element: Element | null, selector: string) => Element | null} */
const closest = (element, selector) => element && Element.prototype.closest.call(element, selector);
/** @type {(element: Element) => Element | null} */
const above = (element) => {
  const parent = dom.parentOf(element);
  return parent instanceof Element ? parent : null;
};
/** @type {(element: Element) => Element | null} */
const after = (element) => {
  for (let node = dom.nextSiblingOf(element); node; node = dom.nextSiblingOf(node)) if (node instanceof Element) return node;
  return null;
};

/** The elements that the rules of one page select, as of the last look. */
export class Rules {
  #document;
  /** @type {SiteRules} */
  #rules = { hide: [], never: [] };
  /** Patterns made ready, by source and flags. @type {Map<string, ReturnType<typeof guarded>>} */
  #patterns = new Map();
  /** What could not be evaluated, in sentences. @type {Set<string>} */
  problems = new Set();
  /** @type {Set<Element>} */
  hide = new Set();
  /** @type {Set<Element>} */
  never = new Set();

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
  }

  /** Takes other rules; they count from the next look on. @param {SiteRules} rules */
  set(rules) {
    this.#rules = rules;
    this.#patterns.clear();
  }

  /** Looks at the page. Native rules are done when this returns, the others when it resolves. */
  async look() {
    this.problems.clear();
    const end = performance.now() + PATIENCE;
    for (const part of /** @type {const} */ (["never", "hide"])) {
      /** @type {Set<Element>} */
      const found = new Set();
      for (const query of this.#rules[part]) await this.#select(query, found, end);
      this[part] = found;
    }
  }

  /** Whether an element holds, or lies in, what is never to be hidden. @param {Element} element */
  spares(element) {
    for (const one of this.never) if (one.contains(element) || element.contains(one)) return true;
    return false;
  }

  /** @param {RuleQuery} query @param {Set<Element>} found @param {number} end */
  async #select({ selector, steps }, found, end) {
    try {
      const first = Document.prototype.querySelectorAll.call(this.#document, selector);
      if (!steps.length) {
        for (const element of first) found.add(element);
        return;
      }
      let pause = performance.now() + SLICE;
      for (const element of first) {
        for (const one of this.#follow(element, steps, 0)) found.add(one);
        if (performance.now() < pause) continue;
        if (performance.now() > end) {
          this.problems.add(`The rule that begins with “${selector}” takes too long on this page; what it found in ${PATIENCE / 1000} s is used.`);
          return;
        }
        await breath();
        pause = performance.now() + SLICE;
      }
    } catch {
      this.problems.add(`This browser cannot follow the rule that begins with “${selector}”.`);
    }
  }

  /**
   * Where the steps lead from an element.
   * @param {Element} element @param {RuleStep[]} steps @param {number} at
   * @returns {Iterable<Element>}
   */
  *#follow(element, steps, at) {
    if (at === steps.length) yield element;
    else for (const next of this.#step(element, steps[at])) yield* this.#follow(next, steps, at + 1);
  }

  /** @param {Element} element @param {RuleStep} step @returns {Iterable<Element>} */
  *#step(element, step) {
    switch (step.op) {
      case "matches":
        if (matches(element, step.selector)) yield element;
        return;
      case "text":
        if (textOf(element).includes(step.text)) yield element;
        return;
      case "pattern":
        if (this.#found(step.source, step.flags, textOf(element))) yield element;
        return;
      case "has":
        if (step.any.some((steps) => this.#leads(element, steps))) yield element;
        return;
      case "not":
        if (!step.any.some((steps) => this.#leads(element, steps))) yield element;
        return;
      case "descendant":
        yield* Element.prototype.querySelectorAll.call(element, step.selector);
        return;
      case "child":
        yield* Element.prototype.querySelectorAll.call(element, `:scope > :is(${step.selector})`);
        return;
      case "next":
      case "later":
        for (let sibling = after(element); sibling; sibling = step.op === "later" ? after(sibling) : null)
          if (matches(sibling, step.selector)) yield sibling;
        return;
      case "upward": {
        /** @type {Element | null} */
        let to = element;
        for (let left = step.count; to && left; left--) to = above(to);
        if (to) yield to;
        return;
      }
      case "closest": {
        const to = closest(above(element), step.selector);
        if (to) yield to;
      }
    }
  }

  /** @param {Element} element @param {RuleStep[]} steps */
  #leads(element, steps) {
    return !this.#follow(element, steps, 0)[Symbol.iterator]().next().done;
  }

  /** @param {string} source @param {string} flags @param {string} text */
  #found(source, flags, text) {
    const key = `${flags}/${source}`;
    let pattern = this.#patterns.get(key);
    if (!pattern) this.#patterns.set(key, (pattern = guarded(source, flags)));
    if ("found" in pattern) return pattern.found(text);
    this.problems.add(pattern.problem);
    return false;
  }
}
