// The ledger of what is hidden. A block is hidden by an attribute with a name made up for this page and one
// rule in our style sheet; taking the attribute away is all there is to undo.

import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").Hide} Hide */
/** @typedef {Omit<Hide, "node"> & {id: number, shown: boolean, repairs: number, length: number}} Entry `length`: of its text */

/** How often a block is hidden again that the page brings back. */
const MAX_REPAIRS = 3;
/** How often the same block is hidden that the page puts in anew each time … */
const MAX_RETURNS = 6;
/** … within so many ms of the time before. */
const RETURN = 60_000;
/** A hidden block whose text has grown by so much, or shrunk to so small a part, may be another thing by now. */
const GROWN = 200;
const SHRUNK = 0.3;

export class Hides {
  /** @type {Map<Element, Entry>} */
  #entries = new Map();
  /** Blocks the reader asked to see; they stay in view whatever a later analysis says. @type {WeakSet<Element>} */
  #shown = new WeakSet();
  /** Blocks the page insists on; they are left alone. @type {WeakSet<Element>} */
  #lost = new WeakSet();
  /** What was hidden before, by what it says: the last element, when, and how often it came back. @type {Map<string, {element: WeakRef<Element>, at: number, times: number}>} */
  #known = new Map();
  #next = 1;
  #mark;
  gaveUp = false;

  /** @param {string} mark  the attribute */
  constructor(mark) {
    this.#mark = mark;
  }

  /**
   * Hides these and nothing else. Returns whether there was anything that had not been hidden before.
   * @param {{element: Element, hide: Omit<Hide, "node">}[]} wanted
   */
  set(wanted) {
    let news = false;
    const elements = new Set(wanted.map((w) => w.element));
    for (const element of this.#entries.keys()) {
      if (elements.has(element)) continue;
      this.drop(element);
      news = true;
    }
    for (const { element, hide } of wanted) {
      const entry = this.#entries.get(element);
      const shown = this.#shown.has(element);
      if (entry) Object.assign(entry, hide);
      else if (shown) this.#entries.set(element, this.#entry(element, hide, true));
      else if (!this.#lost.has(element)) news = this.meet(element, hide) || news;
    }
    return news;
  }

  /** Hides a block that was not hidden; whether it is a new one. @param {Element} element @param {Omit<Hide, "node">} hide */
  meet(element, hide) {
    const name = `${hide.kind} ${hide.text}`;
    const [known, now] = [this.#known.get(name), performance.now()];
    // The same words in another place are another block; in the place of one that is gone they are its return.
    const before = known?.element.deref();
    const back = known !== undefined && hide.text !== "" && before !== element && !(before && dom.isConnected(before)) && now - known.at < RETURN;
    const times = back ? known.times + 1 : 0;
    this.#known.set(name, { element: new WeakRef(element), at: now, times });
    if (times > MAX_RETURNS) {
      this.#lost.add(element);
      this.gaveUp = true;
      return false;
    }
    this.add(element, hide);
    return !back;
  }

  /** Hides one more. @param {Element} element @param {Omit<Hide, "node">} hide */
  add(element, hide) {
    this.#entries.set(element, this.#entry(element, hide, false));
    dom.setAttributeOf(element, this.#mark, "");
  }

  /** @param {Element} element @param {Omit<Hide, "node">} hide @param {boolean} shown @returns {Entry} */
  #entry(element, hide, shown) {
    return { ...hide, id: this.#next++, shown, repairs: 0, length: lengthOf(element) };
  }

  /** Whether this differs from what is hidden now. @param {{element: Element}[]} wanted */
  differs(wanted) {
    const left = wanted.filter((w) => !this.#lost.has(w.element));
    return left.length !== this.#entries.size || left.some((w) => !this.#entries.has(w.element));
  }

  /** Whether a hidden block may hold something else than when it was hidden: pages use their nodes again. */
  changed() {
    let changed = false;
    for (const [element, entry] of this.#entries) {
      if (entry.shown || !dom.isConnected(element)) continue;
      const length = lengthOf(element);
      if (length <= entry.length + GROWN && length >= entry.length * SHRUNK) continue;
      entry.length = length;
      changed = true;
    }
    return changed;
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
        this.#lost.add(element);
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

  /** What is hidden now. */
  hidden() {
    return [...this.#entries].filter(([, entry]) => !entry.shown).map(([element, { kind }]) => ({ element, kind }));
  }

  /** How many are hidden now. */
  get count() {
    return this.list().filter((entry) => !entry.shown).length;
  }

  clear() {
    for (const element of [...this.#entries.keys()]) this.drop(element);
  }

  /** Hides it no longer. @param {Element} element */
  drop(element) {
    dom.removeAttributeOf(element, this.#mark);
    this.#entries.delete(element);
  }
}

/** @param {Element} element */
const lengthOf = (element) => dom.textOf(element).length;
