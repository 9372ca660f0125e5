// From the places that a plan is about back to the nodes of the page: numbers in the lists that were made when the page was
// written out. A text is what lies between two tags; where a script has put several text nodes side by side, it is all of them.

import * as dom from "./dom.js";

/** @typedef {import("./survey.js").Tree} Tree */

export class Nodes {
  #trees;
  /** Tree, element and text of each node of the snapshot that matters. @type {Map<number, [number, number, number]>} */
  #places = new Map();
  /** The texts of an element. @type {Map<Node, Text[][]>} */
  #texts = new Map();

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

  /** The text nodes that a node of the snapshot stands for; none where it is an element. @param {number} node @returns {readonly Text[]} */
  texts(node) {
    const [tree, element, text = -1] = this.#places.get(node) ?? [];
    const parent = text < 0 ? undefined : this.#at(tree, element);
    if (!parent) return [];
    let texts = this.#texts.get(parent);
    if (!texts) this.#texts.set(parent, (texts = textsOf(parent)));
    return texts[text] ?? [];
  }

  /** @param {number} [tree] @param {number} [element] @returns {Element | ShadowRoot | undefined} */
  #at(tree = -1, element = -1) {
    const { root, elements } = this.#trees[tree] ?? {};
    return element ? elements?.[element - 1] : root;
  }
}

/** The texts among the children; what is empty is not written, and so not counted. @param {Node} parent */
function textsOf(parent) {
  /** @type {Text[][]} */
  const texts = [];
  let open = false;
  for (let child = dom.firstChildOf(parent); child; child = dom.nextSiblingOf(child)) {
    if (!(child instanceof Text)) open = false;
    else if (child.length) {
      if (open) texts[texts.length - 1].push(child);
      else texts.push([child]);
      open = true;
    }
  }
  return texts;
}
