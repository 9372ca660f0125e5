// The page as the engine wants it. The browser writes it out itself, in a tenth of the time that a walk over its nodes
// takes here; it is read where the engine runs (shared/serialized.js). What the writing does not tell is asked for: what
// is not displayed, what lies over the page, where open shadow trees are.

import { BLOCKS, RAW, VOID } from "../shared/blocks.js";
import { breath } from "./breath.js";
import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").SurveyMessage} SurveyMessage */
/**
 * The body, or an open shadow tree, and all elements and blocks in it as they were when the page was written out.
 * @typedef {{root: Element | ShadowRoot, elements: NodeListOf<Element>, blocks: NodeListOf<Element>}} Tree
 */
/**
 * @typedef {object} Survey
 * @property {SurveyMessage} snapshot
 * @property {Tree[]} trees
 * @property {Element[]} away       what is not displayed, each without what lies in it
 * @property {Element[]} dialogs
 */

const BLOCK = `:is(${BLOCKS.join()})`;
const EMPTY = `${BLOCK}:empty`;
const CLOSED = `:is(${[...VOID, ...RAW].join()})`;
/** The names that are made for elements with a shadow tree. */
const HOST_NAME = /<([a-z]+-[^ >]*)/g;
/** All JSON-LD of a page, in UTF-16 units. */
const MAX_LINKED_DATA = 500_000;
/** What is longer is not read to its end, in UTF-16 units. */
const MAX_HTML = 32_000_000;
/** What begins an address that is the data itself; from this length on it is left out. */
const DATA = '="data:';
const LONG_DATA = 1000;
/** So long is worked without a pause, in ms, and the clock is looked at once in so many blocks. */
const SLICE = 8;
const GLANCE = 256;

/**
 * Reads the page.
 * @param {Document} document
 * @param {Map<Element, number>} layout   bits of the elements that lie over the page; see overlays.js
 * @param {string} mark  the attribute of the blocks that we hide: to the engine they are in view
 * @returns {Promise<Survey>}
 */
export async function survey(document, layout, mark) {
  const body = dom.bodyOf(document) ?? document.createElement("body");
  // All at one moment: places are numbers in these lists.
  const { trees, hosts, html } = written(body);
  const noscript = !dom.allOf(body, "noscript *").length;
  const dialogs = trees.flatMap(({ root }) => [...dom.allOf(root, "dialog")]);
  /** @type {Element[]} */
  const away = [];
  /** @type {number[][]} */
  const unseen = [];
  let pause = performance.now() + SLICE;
  for (const { root, blocks } of trees) {
    /** @type {number[]} */
    const found = [];
    unseen.push(found);
    if (root instanceof ShadowRoot && !dom.isVisible(root.host)) continue;
    // Below an element that is not displayed nothing else is.
    /** @type {Element | null} */
    let top = null;
    const { length } = blocks;
    for (let at = 0; at < length; at++) {
      if (at % GLANCE === GLANCE - 1 && performance.now() > pause) {
        await breath();
        pause = performance.now() + SLICE;
      }
      const block = blocks[at];
      if (dom.isVisible(block) || (top && dom.holds(top, block))) continue;
      top = block;
      if (dom.hasAttributeOf(block, mark)) continue;
      found.push(at);
      away.push(block);
    }
  }
  return {
    snapshot: {
      url: document.URL,
      language: dom.attributeOf(dom.rootOf(document), "lang") ?? "",
      title: dom.titleOf(document),
      meta: metaOf(document),
      linkedData: linkedDataOf(document),
      html: withoutData(withoutScripts(html.toWellFormed())),
      body: dom.attributeNamesOf(body).map((name) => [name, dom.attributeOf(body, name) ?? ""]),
      noscript,
      trees: trees.map(({ elements, blocks }, at) => ({ elements: elements.length, blocks: blocks.length, away: unseen[at] })),
      hosts,
      layout: [...layout].flatMap(([element, bits]) => {
        const place = placeOf(element, trees);
        return place ? [/** @type {[number, number, number]} */ ([...place, bits])] : [];
      }),
      notes: [],
    },
    trees,
    away,
    dialogs,
  };
}

/**
 * What the body holds, as HTML; the open shadow trees in it with the place of each host.
 * @param {Element} body
 */
function written(body) {
  /** @type {Tree[]} */
  const trees = [treeOf(body)];
  /** @type {[number, number][]} */
  const hosts = [];
  for (let next = 0; ; ) {
    const html = dom.htmlOf(body, /** @type {ShadowRoot[]} */ (trees.slice(1).map(({ root }) => root))).slice(0, MAX_HTML);
    // Any block may be a host, but those that are none by name and have children of their own hardly ever are.
    const named = new Set(Array.from(html.matchAll(HOST_NAME), ([, name]) => CSS.escape(name)));
    const may = [...named, EMPTY].join();
    // What was found may hold more of them, which shows once it is written.
    const last = trees.length;
    for (; next < last; next++)
      for (const element of dom.allOf(trees[next].root, may)) {
        const root = dom.shadowOf(element);
        const place = root && placeOf(element, trees);
        if (!place) continue;
        hosts.push(place);
        trees.push(treeOf(root));
      }
    if (trees.length === last) return { trees, hosts, html };
  }
}

/** @param {Element | ShadowRoot} root @returns {Tree} */
function treeOf(root) {
  // What a script has put into an `<img>` is not written.
  const only = dom.allOf(root, `${CLOSED} > *`).length ? `:not(${CLOSED} *)` : "";
  return { root, elements: dom.allOf(root, `*${only}`), blocks: dom.allOf(root, BLOCK + only) };
}

/** Leaves out what scripts hold; one in a comment is none. @param {string} html */
function withoutScripts(html) {
  const next = (/** @type {string} */ sign, /** @type {number} */ from) => html.indexOf(sign, from) >>> 0;
  let kept = "";
  let at = 0;
  let [from, comment, script] = [0, next("<!--", 0), next("<script", 0)];
  while (script < html.length) {
    const start = Math.min(comment, script);
    const begin = start === comment ? start : next(">", start) + 1;
    const end = next(start === comment ? "-->" : "</script>", begin);
    if (end > html.length) break;
    from = begin;
    if (start === comment) from = end;
    // An element whose name begins like that is none either.
    else if (/[ >]/.test(html[script + "<script".length])) {
      kept += html.slice(at, begin);
      at = from = end;
    }
    if (comment < from) comment = next("<!--", from);
    if (script < from) script = next("<script", from);
  }
  return kept + html.slice(at);
}

/** Leaves out what addresses hold that are no addresses. @param {string} html */
function withoutData(html) {
  let kept = "";
  let at = 0;
  for (let from = html.indexOf(DATA); from >= 0; from = html.indexOf(DATA, from)) {
    from += DATA.length;
    const end = html.indexOf('"', from);
    if (end < 0) break;
    if (end - from < LONG_DATA || html.slice(from, end).includes("<")) continue;
    kept += html.slice(at, from);
    at = from = end;
  }
  return kept + html.slice(at);
}

/** The number of an element's tree, and its own in it. @param {Element} element @param {Tree[]} trees @returns {[number, number] | null} */
function placeOf(element, trees) {
  for (const [number, { root, elements }] of trees.entries()) {
    if (element === root) return [number, 0];
    let [low, high] = [0, elements.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (dom.isBefore(elements[middle], element)) low = middle + 1;
      else high = middle;
    }
    if (elements[low] === element) return [number, low + 1];
  }
  return null;
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
