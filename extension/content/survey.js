// The page as the engine wants it: one walk over the tree, each property read once. The form of the tree is
// described in src/page/wire.rs; what is kept and what is left out in src/page/snapshot.rs.

import { breath } from "./breath.js";
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

/** The attributes that are kept, numbered. */
const KEPT = new Map([
  "id", "class", "role", "href", "type", "name", "itemprop", "itemtype", "rel", "datetime", "alt", "title",
  "aria-label", "aria-modal", "property", "placeholder", "action", "value", "data-testid", "data-component",
  "lang", "hidden", "src", "style", "aria-hidden",
].map((name, at) => [name, at]));
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
/** So long is read without a pause, in ms, and the clock is looked at once in so many nodes. */
const SLICE = 8;
const GLANCE = 256;
/** How often a page is read from the start that changes meanwhile. */
const MAX_AGAIN = 3;
/** Bytes for one record: three numbers and a count, and a pair for each kept attribute; a number takes five at most. */
const ROOM = 5 * (4 + 2 * KEPT.size);
/** Bit of a layout: not displayed. */
const HIDDEN = 4;

/**
 * Reads the page, a large one in slices between which it goes on; where it moves its nodes meanwhile, all over again.
 * @param {Document} document
 * @param {Map<Element, number>} layout   bits of the elements that lie over the page; see overlays.js
 * @param {string} mark  the attribute of the blocks that we hide: to the engine they are in view
 * @param {() => number} moves  how often nodes have come, gone or moved
 * @returns {Promise<Survey>}
 */
export async function survey(document, layout, mark, moves) {
  const body = dom.bodyOf(document) ?? document.createElement("body");
  let steps = walk(body, layout, mark);
  let step = steps.next();
  for (let before = moves(), again = 0; !step.done; step = steps.next()) {
    // A page that never rests is read in one go at last.
    if (again < MAX_AGAIN) await breath();
    if (moves() === before) continue;
    before = moves();
    again++;
    steps = walk(body, layout, mark);
  }
  const { strings, tree, text, full, ...found } = step.value;
  return {
    snapshot: {
      url: document.URL,
      language: dom.attributeOf(dom.rootOf(document), "lang") ?? "",
      title: dom.titleOf(document),
      meta: metaOf(document),
      linkedData: linkedDataOf(document),
      strings,
      tree,
      text,
      notes: full ? ["The page is very large; only its first part was read."] : [],
    },
    ...found,
  };
}

/**
 * What the walk needs to know of a tag.
 * @typedef {{id: number, block: boolean, skipped: boolean, host: boolean, form: boolean, dialog: boolean}} Tag
 */

/**
 * The tree below an element. It runs once on a page, before any compiler has got to it, so it asks as little as it can:
 * one look-up a tag and an attribute, no call for what fits in a byte.
 * @param {Element} root @param {Map<Element, number>} layout @param {string} mark
 */
function* walk(root, layout, mark) {
  let end = performance.now() + SLICE;
  /** @type {(Element | Text)[]} */
  const nodes = [];
  /** @type {ShadowRoot[]} */
  const roots = [];
  /** @type {Element[]} */
  const away = [];
  /** @type {Element[]} */
  const dialogs = [];
  /** @type {string[]} */
  const texts = [];
  // The names of the attributes stand first, so that their numbers are known.
  const strings = [...KEPT.keys()];
  /** @type {Map<string, number>} */
  const ids = new Map(KEPT);
  /** @type {Map<string, Tag>} */
  const tags = new Map();
  const { checkVisibility, getAttributeNames, hasAttributes } = Element.prototype;
  let bytes = new Uint8Array(1 << 14);
  let length = 0;
  let characters = 0;
  let full = false;

  /** @type {Element[]} */
  const open = [];
  /** Whether the walk is in the shadow tree of the open element; its children come after. @type {boolean[]} */
  const inShadow = [];
  let closed = 0;
  // Below an element that is not displayed nothing else is, and nothing needs to be asked.
  let hiddenDepth = Infinity;
  /** @type {ChildNode | null} */
  let node = root;
  while (node) {
    if (nodes.length >= MAX_NODES || characters >= MAX_TEXT) {
      full = true;
      break;
    }
    if (nodes.length % GLANCE === 0 && performance.now() > end) {
      yield;
      end = performance.now() + SLICE;
    }
    if (length + ROOM > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
    }
    /** @type {ChildNode | null} */
    let next = null;
    const type = node.nodeType;
    if (type === 3) {
      let { data } = /** @type {Text} */ (node);
      // Half a surrogate pair: the other half may begin the next text, and the two must not join on the way.
      const last = data.charCodeAt(data.length - 1);
      if (last >= 0xd800 && last <= 0xdfff) data = data.toWellFormed();
      number(closed);
      bytes[length++] = 0;
      number(data.length);
      characters += data.length;
      texts.push(data);
      nodes.push(/** @type {Text} */ (node));
      closed = 0;
      next = node.nextSibling;
    } else if (type === 8 || type === 7 || type === 4) {
      next = node.nextSibling;
    } else {
      // An element; or a form whose `nodeType` is one of its fields.
      const element = /** @type {Element} */ (node);
      const tag = tagOf(dom.localNameOf(element));
      const isAway = tag.block && hiddenDepth === Infinity && !checkVisibility.call(element);
      const hidden = isAway && !dom.hasAttributeOf(element, mark);
      number(closed);
      number(tag.id + 1);
      number((hidden ? HIDDEN : 0) | (layout.get(element) ?? 0));
      const written = attributes(element);
      nodes.push(element);
      if (hidden) away.push(element);
      if (tag.dialog) dialogs.push(element);
      const child = tag.form ? dom.firstChildOf(element) : element.firstChild;
      // Any block may be a host, but those that are none by name and have children of their own hardly ever are.
      const shadow = tag.host || (tag.block && !child) ? element.shadowRoot : null;
      if (shadow) roots.push(shadow);
      const inner = shadow?.firstChild ?? null;
      const first = written || tag.skipped ? null : (inner ?? child);
      if (first) {
        if (isAway) hiddenDepth = open.length;
        open.push(element);
        inShadow.push(inner !== null);
        closed = 0;
        next = first;
      } else {
        closed = 1;
        if (open.length) next = tag.form ? dom.nextSiblingOf(element) : element.nextSibling;
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
  return { nodes, roots, away, dialogs, strings, text: texts.join("").toWellFormed(), tree: base64(bytes.subarray(0, length)), full };

  /**
   * Returns whether the element is one to write in; what stands there is the reader's.
   * @param {Element} element
   */
  function attributes(element) {
    const count = length++;
    bytes[count] = 0;
    if (!hasAttributes.call(element)) return false;
    let written = false;
    for (const name of getAttributeNames.call(element)) {
      const key = KEPT.get(name);
      if (key === undefined) {
        if (name === "contenteditable") written = dom.attributeOf(element, name) !== "false";
        continue;
      }
      const value = dom.attributeOf(element, name) ?? "";
      bytes[length++] = key;
      number(idOf(value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value));
      bytes[count]++;
    }
    return written;
  }

  /** @param {string} name */
  function tagOf(name) {
    let tag = tags.get(name);
    if (!tag) {
      tag = {
        id: idOf(name),
        block: BLOCKS.has(name),
        skipped: SKIPPED.has(name),
        host: name.includes("-"),
        form: name === "form",
        dialog: name === "dialog",
      };
      tags.set(name, tag);
    }
    return tag;
  }

  /** @param {string} text */
  function idOf(text) {
    let id = ids.get(text);
    if (id === undefined) ids.set(text, (id = strings.push(text) - 1));
    return id;
  }

  /** Unsigned LEB128. @param {number} value */
  function number(value) {
    while (value > 0x7f) {
      bytes[length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    bytes[length++] = value;
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
