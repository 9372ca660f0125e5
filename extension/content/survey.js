// The page for the engine. The browser writes it out itself, in less than half the time that a walk over its nodes takes
// here; it is read where the engine runs (shared/serialized.js). What the writing does not tell is asked for: what is not
// displayed, what lies over the page, where open shadow trees are.

import { BLOCKS, RAW, VOID } from "../shared/tags.js";
import { breath } from "./breath.js";
import * as dom from "./dom.js";

/** @typedef {import("../shared/protocol.js").SurveyMessage} SurveyMessage */
/**
 * The body, or an open shadow tree, and all elements and blocks in it as they were when the page was written out.
 * @typedef {{root: Element | ShadowRoot, elements: ArrayLike<Element>, blocks: ArrayLike<Element>}} Tree
 */
/**
 * @typedef {object} Survey
 * @property {SurveyMessage} page
 * @property {Tree[]} trees
 * @property {Element[]} away       what is not displayed, each without what lies in it
 * @property {Element[]} dialogs
 */

const BLOCK = `:is(${BLOCKS.join()})`;
const EMPTY = `${BLOCK}:empty`;
const CLOSED = `:is(${[...VOID, ...RAW].join()})`;
/** The names that are made for elements with a shadow tree; a page that has more of them is made up. */
const HOST_NAME = /<([a-z][.\w\u00b7-\uffff]*-[-.\w\u00b7-\uffff]*)[ />]/g;
const MAX_NAMES = 500;
/** Shadow trees that lie deeper in one another are left alone. */
const MAX_LEVELS = 8;
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
  const { trees, hosts, html } = written(body, document.contentType === "text/html");
  const cut = html.length > MAX_HTML;
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
    page: {
      url: document.URL,
      language: dom.attributeOf(dom.rootOf(document), "lang") ?? "",
      title: dom.titleOf(document),
      meta: metaOf(document),
      linkedData: linkedDataOf(document),
      html: withoutData((cut ? html.slice(0, html.lastIndexOf("<", MAX_HTML)) : html).toWellFormed()),
      cut,
      body: dom.attributeNamesOf(body).map((name) => [name, dom.attributeOf(body, name) ?? ""]),
      noscript,
      trees: trees.map(({ elements, blocks }, at) => ({ elements: elements.length, blocks: blocks.length, away: unseen[at] })),
      hosts,
      layout: [...layout].flatMap(([element, bits]) => {
        const at = trees.findIndex((tree) => element === tree.root || numberOf(element, tree));
        return at < 0 ? [] : [/** @type {[number, number, number]} */ ([at, numberOf(element, trees[at]), bits])];
      }),
    },
    trees,
    away,
    dialogs,
  };
}

/**
 * What the body holds, as HTML; the open shadow trees in it with the place of each host.
 * @param {Element} body @param {boolean} isHtml   in XML a script may have no end tag
 */
function written(body, isHtml) {
  /** @type {Tree[]} */
  const trees = [treeOf(body)];
  /** @type {[number, number][]} */
  const hosts = [];
  for (let [next, level] = [0, 0]; ; level++) {
    const whole = dom.htmlOf(body, /** @type {ShadowRoot[]} */ (trees.slice(1).map(({ root }) => root)));
    const html = isHtml ? withoutScripts(whole) : whole;
    // Any block may be a host, but those that are none by name and have children of their own hardly ever are.
    const named = new Set(Array.from(html.matchAll(HOST_NAME), ([, name]) => CSS.escape(name)));
    const may = [...[...named].slice(0, MAX_NAMES), EMPTY].join();
    // What was found may hold more of them, which shows once it is written.
    const last = trees.length;
    for (; level < MAX_LEVELS && next < last; next++)
      for (const element of dom.allOf(trees[next].root, may)) {
        const root = dom.shadowOf(element);
        const number = root && numberOf(element, trees[next]);
        if (!number) continue;
        hosts.push([next, number]);
        trees.push(treeOf(root));
      }
    if (trees.length === last) return { trees, hosts, html };
  }
}

/** @param {Element | ShadowRoot} root @returns {Tree} */
function treeOf(root) {
  const [elements, blocks] = [dom.allOf(root, "*"), dom.allOf(root, BLOCK)];
  // What a script has put into an `<img>` is not written.
  const within = dom.allOf(root, `${CLOSED} > *`);
  if (!within.length) return { root, elements, blocks };
  const unwritten = new Set([...within].flatMap((element) => [element, ...dom.allOf(element, "*")]));
  const isWritten = (/** @type {Element} */ element) => !unwritten.has(element);
  return { root, elements: [...elements].filter(isWritten), blocks: [...blocks].filter(isWritten) };
}

/** Leaves out what scripts hold; one in a comment is none, nor is an element whose name only begins like that. @param {string} html */
function withoutScripts(html) {
  const next = (/** @type {string} */ sign, /** @type {number} */ from) => html.indexOf(sign, from) >>> 0;
  let kept = "";
  let at = 0;
  let [comment, script] = [next("<!--", 0), next("<script", 0)];
  while (script < html.length) {
    let from = script + "<script".length;
    if (comment < script) {
      from = next("-->", comment);
    } else if (/[ >]/.test(html[from])) {
      const begin = next(">", from) + 1;
      from = next("</script>", begin);
      if (from > html.length) break;
      kept += html.slice(at, begin);
      at = from;
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

/** The number of an element in its tree; 0 is the root, and what is not in it. @param {Element} element @param {Tree} tree */
function numberOf(element, { elements }) {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dom.isBefore(elements[middle], element)) low = middle + 1;
    else high = middle;
  }
  return elements[low] === element ? low + 1 : 0;
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
