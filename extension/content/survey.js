// The page as the engine wants it: one walk over the tree, each property read once. The form of the tree is
// described in src/page/wire.rs; what is kept and what is left out in src/page/snapshot.rs.

import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").SnapshotMessage} SnapshotMessage */
/**
 * @typedef {object} Survey
 * @property {SnapshotMessage} snapshot
 * @property {(Element | Text)[]} nodes   by their index in the snapshot
 * @property {ShadowRoot[]} roots   the open shadow trees
 * @property {Element[]} away       what is not displayed, each without what lies in it
 * @property {Element[]} dialogs
 */

const KEPT = new Set([
  "id", "class", "role", "href", "type", "name", "itemprop", "itemtype", "rel", "datetime", "alt", "title",
  "aria-label", "aria-modal", "property", "placeholder", "action", "value", "data-testid", "data-component",
  "lang", "hidden", "src", "style", "aria-hidden",
]);
const SKIPPED = new Set([
  "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "textarea", "select",
]);
/** Elements asked whether they are displayed; inline ones and rows of tables are not worth it. */
const BLOCKS = new Set([
  "div", "section", "aside", "article", "main", "header", "footer", "nav", "form", "dialog", "figure", "p", "ul",
  "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "details", "blockquote",
]);
const MAX_ATTRIBUTE = 160;
const MAX_NODES = 200_000;
const MAX_TEXT = 8_000_000;
/** All JSON-LD of a page, in UTF-16 units. */
const MAX_LINKED_DATA = 500_000;
/** Bit of a layout: not displayed. */
const HIDDEN = 4;

/**
 * @param {Document} document
 * @param {Map<Element, number>} layout   bits of the elements that lie over the page; see overlays.js
 * @param {string} mark  the attribute of the blocks that we hide: to the engine they are in view
 * @returns {Survey}
 */
export function survey(document, layout, mark) {
  const tree = new Tree(layout, mark);
  const body = dom.bodyOf(document);
  if (body) tree.walk(body);
  return {
    snapshot: {
      url: document.URL,
      language: dom.attributeOf(dom.rootOf(document), "lang") ?? "",
      title: dom.titleOf(document),
      meta: metaOf(document),
      linkedData: linkedDataOf(document),
      strings: tree.strings,
      tree: base64(tree.bytes.subarray(0, tree.length)),
      text: tree.texts.join("").toWellFormed(),
      notes: tree.full ? ["The page is very large; only its first part was read."] : [],
    },
    nodes: tree.nodes,
    roots: tree.roots,
    away: tree.away,
    dialogs: tree.dialogs,
  };
}

class Tree {
  /** @type {(Element | Text)[]} */
  nodes = [];
  /** @type {ShadowRoot[]} */
  roots = [];
  /** @type {Element[]} */
  away = [];
  /** @type {Element[]} */
  dialogs = [];
  /** @type {string[]} */
  strings = [];
  /** @type {string[]} */
  texts = [];
  bytes = new Uint8Array(1 << 14);
  length = 0;
  full = false;
  /** @type {Map<string, number>} */
  #ids = new Map();
  #characters = 0;
  #layout;
  #mark;

  /** @param {Map<Element, number>} layout @param {string} mark */
  constructor(layout, mark) {
    this.#layout = layout;
    this.#mark = mark;
  }

  /** @param {Element} root */
  walk(root) {
    /** @type {Element[]} */
    const open = [];
    /** Whether the walk is in the shadow tree of the open element; its children come after. @type {boolean[]} */
    const inShadow = [];
    /** @type {ChildNode | null} */
    let node = root;
    let closed = 0;
    // Below an element that is not displayed nothing else is, and nothing needs to be asked.
    let hiddenDepth = Infinity;
    while (node) {
      if (this.nodes.length >= MAX_NODES || this.#characters >= MAX_TEXT) {
        this.full = true;
        return;
      }
      /** @type {ChildNode | null} */
      let next = null;
      const type = node.nodeType;
      if (type === 3) {
        this.#text(/** @type {Text} */ (node), closed);
        closed = 0;
        next = node.nextSibling;
      } else if (type === 8 || type === 7 || type === 4) {
        next = node.nextSibling;
      } else {
        // An element; or a form whose `nodeType` is one of its fields.
        const element = /** @type {Element} */ (node);
        const name = dom.localNameOf(element);
        const asked = hiddenDepth === Infinity && BLOCKS.has(name);
        const away = asked && !Element.prototype.checkVisibility.call(element);
        const hidden = away && !dom.hasAttributeOf(element, this.#mark);
        const written = this.#element(element, name, closed, hidden ? HIDDEN : 0);
        if (hidden) this.away.push(element);
        if (name === "dialog") this.dialogs.push(element);
        const child = dom.firstChildOf(element);
        // Any block may be a host, but those that are none by name and have children of their own hardly ever are.
        const shadow = name.includes("-") || (!child && BLOCKS.has(name)) ? element.shadowRoot : null;
        if (shadow) this.roots.push(shadow);
        const first = written || SKIPPED.has(name) ? null : (shadow?.firstChild ?? child);
        closed = first ? 0 : 1;
        if (first) {
          if (away) hiddenDepth = open.length;
          open.push(element);
          inShadow.push(Boolean(shadow?.firstChild));
          next = first;
        } else if (open.length) {
          next = dom.nextSiblingOf(element);
        }
      }
      while (!next && open.length) {
        const top = open.length - 1;
        if (inShadow[top]) {
          inShadow[top] = false;
          next = dom.firstChildOf(open[top]);
          continue;
        }
        const element = /** @type {Element} */ (open.pop());
        inShadow.pop();
        if (open.length <= hiddenDepth) hiddenDepth = Infinity;
        closed++;
        // What comes after the root is not part of the page.
        if (open.length) next = dom.nextSiblingOf(element);
      }
      node = next;
    }
  }

  /** @param {Text} node @param {number} closed */
  #text(node, closed) {
    let data = node.data;
    // Half a surrogate pair: the other half may begin the next text, and the two must not join on the way.
    const last = data.charCodeAt(data.length - 1);
    if (last >= 0xd800 && last <= 0xdfff) data = data.toWellFormed();
    this.#reserve();
    this.#number(closed);
    this.bytes[this.length++] = 0;
    this.#number(data.length);
    this.#characters += data.length;
    this.texts.push(data);
    this.nodes.push(node);
  }

  /**
   * Returns whether the element is one to write in; what stands there is the reader's.
   * @param {Element} element @param {string} name @param {number} closed @param {number} hidden
   */
  #element(element, name, closed, hidden) {
    this.#reserve();
    this.#number(closed);
    this.#number(this.#id(name) + 1);
    this.#number(hidden | (this.#layout.get(element) ?? 0));
    const count = this.length++;
    let kept = 0;
    let written = false;
    for (const attribute of dom.attributeNamesOf(element)) {
      if (!KEPT.has(attribute)) {
        if (attribute === "contenteditable") written = dom.attributeOf(element, attribute) !== "false";
        continue;
      }
      const value = dom.attributeOf(element, attribute) ?? "";
      this.#number(this.#id(attribute));
      this.#number(this.#id(value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value));
      kept++;
    }
    this.bytes[count] = kept;
    this.nodes.push(element);
    return written;
  }

  /** @param {string} text */
  #id(text) {
    let id = this.#ids.get(text);
    if (id === undefined) {
      id = this.strings.length;
      this.strings.push(text);
      this.#ids.set(text, id);
    }
    return id;
  }

  /** Room for one record: four numbers and a pair for each kept attribute, five bytes each at most. */
  #reserve() {
    if (this.length + 5 * (4 + 2 * KEPT.size) <= this.bytes.length) return;
    const wider = new Uint8Array(this.bytes.length * 2);
    wider.set(this.bytes);
    this.bytes = wider;
  }

  /** Unsigned LEB128. @param {number} value */
  #number(value) {
    while (value > 0x7f) {
      this.bytes[this.length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    this.bytes[this.length++] = value;
  }
}

/** @param {Document} document @returns {[string, string][]} */
function metaOf(document) {
  /** @type {[string, string][]} */
  const result = [];
  for (const element of document.querySelectorAll("meta[content]")) {
    for (const kind of ["property", "name", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(kind);
      if (name === null) continue;
      result.push([name.toLowerCase(), element.getAttribute("content") ?? ""]);
      break;
    }
  }
  return result;
}

/** @param {Document} document */
function linkedDataOf(document) {
  const result = [];
  let length = 0;
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? "";
    length += text.length;
    if (length > MAX_LINKED_DATA) break;
    result.push(text);
  }
  return result;
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  if ("toBase64" in bytes) return /** @type {any} */ (bytes).toBase64();
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}
