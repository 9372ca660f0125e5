// Underlines, by the CSS Custom Highlight API: ranges and a rule, and nothing in the page's tree. A range is
// painted only where the page's text is exactly what was analysed.

import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").Gloss} Gloss */
/** @typedef {Gloss["about"]} About */
/** @typedef {{gloss: Gloss, start: [Text, number], end: [Text, number], texts: Text[]}} Placed */

/** @type {readonly About[]} */
export const ABOUTS = ["person", "figure", "quote"];
/** What follows the prefix in the names of our highlights: what they are about, and the place whose card is open. */
const ENDINGS = [...ABOUTS, "open"];
/** The names of our highlights, whatever the prefix. */
const LEFT = /^([a-z]{10})-(?:person|figure|quote|open)$/;
/** How often highlights are registered again that the page removed. */
const MAX_REPAIRS = 5;
/** No article has more; what a page is crafted to bring beyond that is left alone. */
const MAX_GLOSSES = 5000;

/** Where underlines stand in more children of an element than this, the element holds them. */
const MAX_HOLDERS = 4;

export class Glosses {
  /** In document order. @type {Placed[]} */
  placed = [];
  gaveUp = false;
  /** @type {Map<Text, Placed[]>} */
  #byText = new Map();
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** The place whose card is open; registered with the others, so that it is painted at once. */
  #open = new Highlight();
  /** What has our attribute. @type {Set<Element>} */
  #holders = new Set();
  #prefix;
  #mark;
  #repairs = 0;

  /**
   * @param {string} prefix  begins the names of our highlights; made up for this page
   * @param {string | null} mark  the attribute of what holds the underlines; null where none is needed
   */
  constructor(prefix, mark) {
    this.#prefix = prefix;
    this.#mark = mark;
  }

  /** The name of a highlight, for the style sheet. @param {About | "open"} about */
  name(about) {
    return `${this.#prefix}-${about}`;
  }

  /**
   * Takes away what a session left behind that was ended without notice, as Firefox ends the content code of an
   * extension that is updated; returns its prefixes.
   */
  sweep() {
    /** @type {Set<string>} */
    const prefixes = new Set();
    try {
      // Firefox lends the page's iterators only past its wrapper; all that comes of it are names.
      const registry = /** @type {any} */ (CSS.highlights).wrappedJSObject ?? CSS.highlights;
      for (const name of registry.keys()) {
        const [, prefix] = LEFT.exec(name) ?? [];
        if (prefix && prefix !== this.#prefix) prefixes.add(prefix);
      }
    } catch {
      // A page that has tampered with it keeps what is left.
    }
    for (const prefix of prefixes) for (const ending of ENDINGS) CSS.highlights.delete(`${prefix}-${ending}`);
    return prefixes;
  }

  /**
   * Underlines these and nothing else.
   * @param {Gloss[]} glosses
   * @param {import("./nodes.js").Nodes} nodes  of the snapshot
   * @param {(node: Node) => boolean} hidden
   * @returns how many were dropped, because the text has changed
   */
  set(glosses, nodes, hidden) {
    this.placed = [];
    let dropped = 0;
    const read = reader();
    for (const gloss of glosses.slice(0, MAX_GLOSSES)) {
      const placed = place(gloss, nodes, read);
      if (!placed) dropped++;
      else if (!hidden(placed.start[0])) this.placed.push(placed);
    }
    this.#paint();
    return dropped;
  }

  /** Drops what no longer stands as it was analysed. Returns whether anything was dropped. */
  verify() {
    const read = reader();
    const standing = this.placed.filter((placed) => stands(placed, read));
    if (standing.length === this.placed.length) return false;
    this.placed = standing;
    this.#paint();
    return true;
  }

  /** All that is underlined. */
  get text() {
    return this.placed.map(({ gloss }) => gloss.quote).join("\n");
  }

  /** Whether a text carries a gloss. @param {Node} node */
  touches(node) {
    return this.#byText.has(/** @type {Text} */ (node));
  }

  /** The gloss that covers an offset of a text. @param {Node} node @param {number} offset @returns {Placed | null} */
  at(node, offset) {
    for (const placed of this.#byText.get(/** @type {Text} */ (node)) ?? []) {
      const from = placed.start[0] === node ? placed.start[1] : 0;
      const to = placed.end[0] === node ? placed.end[1] : Infinity;
      if (from <= offset && offset <= to) return placed;
    }
    return null;
  }

  /** The shadow trees that glosses lie in. @returns {ShadowRoot[]} */
  shadowRoots() {
    const roots = new Set(this.placed.map(({ start }) => start[0].getRootNode()));
    return [...roots].filter((root) => root instanceof ShadowRoot);
  }

  /** Registers again what the page removed; a limited number of times. */
  repair() {
    for (const element of this.#holders) {
      if (!this.#mark || !dom.isConnected(element) || dom.hasAttributeOf(element, this.#mark)) continue;
      if (this.#repairs++ >= MAX_REPAIRS) this.gaveUp = true;
      else dom.setAttributeOf(element, this.#mark, "");
    }
    for (const [name, highlight] of this.#highlights) {
      if (CSS.highlights.get(name) === highlight && highlight.size) continue;
      if (this.#repairs++ >= MAX_REPAIRS) {
        this.gaveUp = true;
        return;
      }
      this.#paint();
      return;
    }
  }

  /** Marks the place whose card is open; no other is marked then. @param {Placed | null} placed */
  point(placed) {
    this.#open.clear();
    if (placed) this.#open.add(rangeOf(placed));
  }

  clear() {
    this.placed = [];
    this.#paint();
    this.point(null);
  }

  /** Gives our attribute to what holds the underlines, and to nothing else. */
  #hold() {
    if (!this.#mark) return;
    const holders = holdersOf(this.placed);
    for (const element of this.#holders) if (!holders.has(element)) dom.removeAttributeOf(element, this.#mark);
    for (const element of holders) if (!dom.hasAttributeOf(element, this.#mark)) dom.setAttributeOf(element, this.#mark, "");
    this.#holders = holders;
  }

  #paint() {
    for (const name of this.#highlights.keys()) CSS.highlights.delete(name);
    this.#highlights.clear();
    this.#byText.clear();
    /** @type {Map<About, AbstractRange[]>} */
    const ranges = new Map();
    for (const placed of this.placed) {
      const { about } = placed.gloss;
      if (!ranges.has(about)) ranges.set(about, []);
      ranges.get(about)?.push(rangeOf(placed));
      for (const text of placed.texts) {
        const there = this.#byText.get(text);
        if (there) there.push(placed);
        else this.#byText.set(text, [placed]);
      }
    }
    this.#hold();
    for (const [about, list] of ranges) {
      const highlight = new Highlight(...list);
      this.#highlights.set(this.name(about), highlight);
      CSS.highlights.set(this.name(about), highlight);
    }
    if (ranges.size) CSS.highlights.set(this.name("open"), this.#open);
    else CSS.highlights.delete(this.name("open"));
  }
}

/**
 * A few elements that hold these, and as little else as may be.
 * @param {Placed[]} placed
 * @returns {Set<Element>}
 */
function holdersOf(placed) {
  /** What holds underlines, with those of its children that do. @type {Map<Element, Set<Element>>} */
  const below = new Map();
  /** @type {Set<Element>} */
  const direct = new Set();
  /** @type {Element | null} */
  let root = null;
  for (const { texts } of placed) {
    for (const text of texts) {
      let child = above(text);
      if (!child || direct.has(child)) continue;
      direct.add(child);
      for (let up = above(child); up; up = above(up)) {
        let children = below.get(up);
        const known = children?.has(child);
        if (!children) below.set(up, (children = new Set()));
        children.add(child);
        if (known) break;
        child = up;
      }
      root ??= child;
    }
  }
  /** @param {Element} element @returns {Element[]} */
  const narrow = (element) => {
    let children = below.get(element);
    for (; children?.size === 1 && !direct.has(element); children = below.get(element)) [element] = children;
    return direct.has(element) || !children || children.size > MAX_HOLDERS ? [element] : [...children].flatMap(narrow);
  };
  return new Set(root ? narrow(root) : []);
}

/** @param {Node} node */
function above(node) {
  const parent = dom.parentOrHost(node);
  return parent instanceof Element ? parent : null;
}

/** A range that the page's changes do not cost anything. @param {Placed} placed */
export function rangeOf({ start, end }) {
  return new StaticRange({ startContainer: start[0], startOffset: start[1], endContainer: end[0], endOffset: end[1] });
}

/** The same as a live range, to measure. @param {Placed} placed */
export function liveRangeOf({ start, end }) {
  const range = new Range();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

/**
 * Reads texts once: glosses share their text nodes, and each reading of a long one costs a copy.
 * @returns {(node: Text) => string}
 */
function reader() {
  /** @type {Map<Text, string>} */
  const known = new Map();
  return (node) => {
    let data = known.get(node);
    if (data === undefined) known.set(node, (data = dom.isConnected(node) ? node.data : ""));
    return data;
  };
}

/** @param {Gloss} gloss @param {import("./nodes.js").Nodes} nodes @param {(node: Text) => string} read @returns {Placed | null} */
function place(gloss, nodes, read) {
  const texts = [];
  let [[first, from], [last, to]] = [gloss.start, gloss.end];
  for (let at = first; at <= last; at++) {
    const part = nodes.texts(at, at === first ? from : 0, at === last ? to : Infinity);
    for (const text of part.texts) texts.push(text);
    if (at === first) from = part.from;
    if (at === last) to = part.to;
    if (!part.texts.length && (at === first || at === last)) return null;
  }
  /** @type {Placed} */
  const placed = { gloss, start: [texts[0], from], end: [texts[texts.length - 1], to], texts };
  return stands(placed, read) ? placed : null;
}

/** Whether the page's text there is the quote; blanks do not count. @param {Placed} placed @param {(node: Text) => string} read */
function stands({ gloss, start, end, texts }, read) {
  if (end[1] > read(end[0]).length) return false;
  const text = texts
    .map((node) => read(node).slice(node === start[0] ? start[1] : 0, node === end[0] ? end[1] : undefined))
    .join("");
  return text === gloss.quote || withoutBlanks(text) === withoutBlanks(gloss.quote);
}

/** @param {string} text */
const withoutBlanks = (text) => text.replace(/\s+/gu, "");
