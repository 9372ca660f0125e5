// From the places that a plan is about back to the nodes of the page: numbers in the lists that were made when the page was
// written out. A text is what lies between two tags; where a script has put several text nodes side by side, it is all of them.

import * as dom from "./dom.js";

/** @typedef {import("./survey.js").Tree} Tree */
/** Text nodes side by side, and where each begins in their text. @typedef {{texts: Text[], starts: number[]}} Run */

/** @type {Run} */
const NONE = { texts: [], starts: [] };

export class Nodes {
  #trees;
  /** Tree, element and text of each node of the snapshot that matters. @type {Map<number, [number, number, number]>} */
  #places = new Map();
  /** The texts of an element. @type {Map<Node, Run[]>} */
  #runs = new Map();

  /** @param {Tree[]} trees @param {number[]} places  node, tree, element and text of one after the other: shared/serialized.js */
  constructor(trees, places) {
    this.#trees = trees;
    for (let at = 0; at < places.length; at += 4) this.#places.set(places[at], [places[at + 1], places[at + 2], places[at + 3]]);
  }

  /** The element that a node of the snapshot is. @param {number} node @returns {Element | undefined} */
  element(node) {
    const [tree, element, text] = this.#places.get(node) ?? [];
    const found = text === -1 ? this.#at(tree, element) : undefined;
    return found instanceof Element ? found : undefined;
  }

  /**
   * The text nodes that a node of the snapshot stands for, from one offset to another; none where it is an element.
   * @param {number} node @param {number} from @param {number} to   in UTF-16 units, of all of its texts
   * @returns {{texts: Text[], from: number, to: number}} `from` in the first of them, `to` in the last
   */
  texts(node, from, to) {
    const [tree, element, text = -1] = this.#places.get(node) ?? [];
    const parent = text < 0 ? undefined : this.#at(tree, element);
    if (!parent) return { texts: [], from, to };
    let runs = this.#runs.get(parent);
    if (!runs) this.#runs.set(parent, (runs = runsOf(parent)));
    const { texts, starts } = runs[text] ?? NONE;
    const first = lastBelow(starts, from + 1);
    const last = Math.max(first, lastBelow(starts, to));
    return { texts: texts.slice(first, last + 1), from: from - starts[first], to: to - starts[last] };
  }

  /** @param {number} [tree] @param {number} [element] @returns {Element | ShadowRoot | undefined} */
  #at(tree = -1, element = -1) {
    const { root, elements } = this.#trees[tree] ?? {};
    return element ? elements?.[element - 1] : root;
  }
}

/** The texts among the children; what is empty is not written, and so not counted. @param {Node} parent */
function runsOf(parent) {
  /** @type {Run[]} */
  const runs = [];
  let length = 0;
  for (let child = dom.firstChildOf(parent); child; child = dom.nextSiblingOf(child)) {
    if (!(child instanceof Text)) {
      length = 0;
    } else if (child.length) {
      if (!length) runs.push({ texts: [], starts: [] });
      const run = runs[runs.length - 1];
      run.texts.push(child);
      run.starts.push(length);
      length += child.length;
    }
  }
  return runs;
}

/** The index of the last number that is lower; 0 where there is none. @param {number[]} rising @param {number} bound */
function lastBelow(rising, bound) {
  let [low, high] = [0, rising.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (rising[middle] < bound) low = middle;
    else high = middle;
  }
  return low;
}
