// The ledger of what is hidden. A block is hidden by an attribute with a name made up for this page and one
// rule in our style sheet; taking the attribute away is all there is to undo.

import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").Hide} Hide */
/** @typedef {Omit<Hide, "node"> & {id: number, shown: boolean, repairs: number}} Entry */

/** How often a block is hidden again that the page brings back. */
const MAX_REPAIRS = 3;

export class Hides {
  /** @type {Map<Element, Entry>} */
  #entries = new Map();
  /** Blocks the reader asked to see; they stay in view whatever a later analysis says. @type {WeakSet<Element>} */
  #shown = new WeakSet();
  #next = 1;
  #mark;
  gaveUp = false;

  /** @param {string} mark  the attribute */
  constructor(mark) {
    this.#mark = mark;
  }

  /**
   * Hides these and nothing else.
   * @param {{element: Element, hide: Omit<Hide, "node">}[]} wanted
   */
  set(wanted) {
    const elements = new Set(wanted.map((w) => w.element));
    for (const element of this.#entries.keys()) if (!elements.has(element)) this.#drop(element);
    for (const { element, hide } of wanted) {
      const entry = this.#entries.get(element);
      const shown = this.#shown.has(element);
      if (entry) Object.assign(entry, hide);
      else if (shown) this.#entries.set(element, { ...hide, id: this.#next++, shown, repairs: 0 });
      else this.add(element, hide);
    }
  }

  /** Hides one more. @param {Element} element @param {Omit<Hide, "node">} hide */
  add(element, hide) {
    this.#entries.set(element, { ...hide, id: this.#next++, shown: false, repairs: 0 });
    dom.setAttributeOf(element, this.#mark, "");
  }

  /** Whether this differs from what is hidden now. @param {{element: Element}[]} wanted */
  differs(wanted) {
    return wanted.length !== this.#entries.size || wanted.some((w) => !this.#entries.has(w.element));
  }

  /** Shows a block, or hides it again. @param {number} id @param {boolean} shown */
  reveal(id, shown) {
    const element = this.element(id);
    const entry = element && this.#entries.get(element);
    if (!element || !entry || entry.shown === shown) return;
    entry.shown = shown;
    if (shown) {
      this.#shown.add(element);
      dom.removeAttributeOf(element, this.#mark);
    } else {
      this.#shown.delete(element);
      dom.setAttributeOf(element, this.#mark, "");
    }
  }

  /** The block of this number. @param {number} id */
  element(id) {
    for (const [element, entry] of this.#entries) if (entry.id === id) return element;
    return undefined;
  }

  /** Whether a node lies in a hidden block. @param {Node | null} node */
  covers(node) {
    for (; node; node = dom.parentOrHost(node))
      if (node instanceof Element && dom.hasAttributeOf(node, this.#mark)) return true;
    return false;
  }

  /** Hides again what the page brought back by taking our attribute away; a limited number of times. */
  repair() {
    for (const [element, entry] of this.#entries) {
      if (entry.shown || !dom.isConnected(element) || dom.hasAttributeOf(element, this.#mark)) continue;
      if (entry.repairs >= MAX_REPAIRS) {
        this.gaveUp = true;
        this.#entries.delete(element);
      } else {
        entry.repairs++;
        dom.setAttributeOf(element, this.#mark, "");
      }
    }
  }

  /** In the order of the page. @returns {Entry[]} */
  list() {
    return [...this.#entries.values()];
  }

  /** How many are hidden now. */
  get count() {
    return this.list().filter((entry) => !entry.shown).length;
  }

  clear() {
    for (const element of [...this.#entries.keys()]) this.#drop(element);
  }

  /** @param {Element} element */
  #drop(element) {
    dom.removeAttributeOf(element, this.#mark);
    this.#entries.delete(element);
  }
}
