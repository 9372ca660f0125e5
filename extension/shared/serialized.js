// From the page as its browser writes it out (content/survey.js) to the snapshot that the module takes
// (src/page/wire.rs), and from the nodes of a plan back to places in the page. It runs where the engine runs, so that
// the page's own thread does no more than the browser's own serialisation.
//
// What a browser writes is far simpler than what it reads: every element that may hold something has its end tag, every
// value its quotes, and five characters are escaped. (Chromium writes documents that are XML as such.) So this is no parser
// of HTML, and whatever does not fit it to the letter is refused: a place in the page is found by counting, and must be the
// right one.

import { BLOCKS, RAW, VOID } from "./tags.js";

/** @typedef {import("./protocol.js").SurveyMessage} SurveyMessage */
/**
 * @typedef {object} Snapshot  what the module takes, and where its nodes lie
 * @property {string[]} strings
 * @property {Uint8Array} tree
 * @property {string} text
 * @property {string[]} notes
 * @property {number[]} places  for each node the number of its tree, of its element in that tree, and of its text among
 *   that element's; −1 where it is the element itself
 */

/** The attributes that are kept, numbered. */
const KEPT = new Map([
  "id", "class", "role", "href", "type", "name", "itemprop", "itemtype", "rel", "datetime", "alt", "title",
  "aria-label", "aria-modal", "property", "placeholder", "action", "value", "data-testid", "data-component",
  "lang", "hidden", "src", "style", "aria-hidden",
].map((name, at) => [name, at]));
/** Left out with all that is in them. */
const SKIPPED = new Set([
  "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "textarea", "select",
]);
const MAX_ATTRIBUTE = 160;
const MAX_NODES = 200_000;
const MAX_TEXT = 8_000_000;
/** Begins text of a document that is XML. */
const CDATA = "<![CDATA[";
/** Bit of a layout: not displayed. */
const HIDDEN = 4;

/**
 * An open element, or an open shadow tree of the element below it.
 * @typedef {object} Open
 * @property {string} name
 * @property {number} tree
 * @property {number} element  its number in the tree; 0 is the root
 * @property {number} texts    how many texts of it there were
 * @property {boolean} kept    whether what is in it is part of the snapshot
 * @property {boolean} counted whether what is in it is part of the page; the content of a template is not
 * @property {boolean} node    whether it is a node of the snapshot, to be closed
 */

/**
 * Reads what a page was written as; throws a sentence where that does not fit what the page counted.
 * @param {SurveyMessage} page
 * @returns {Snapshot}
 */
export function read(page) {
  const { html } = page;
  // The names of the attributes stand first, so that their numbers are known.
  const strings = [...KEPT.keys()];
  const ids = new Map(KEPT);
  const [blocks, voids, raw] = [new Set(BLOCKS), new Set(VOID), new Set(RAW)];
  const layout = new Map(page.layout.map(([tree, element, bits]) => [key(tree, element), bits]));
  const hosts = new Map(page.hosts.map(([tree, element], at) => [key(tree, element), at + 1]));
  const away = page.trees.map((tree) => new Set(tree.away));
  const counts = page.trees.map(() => ({ elements: 0, blocks: 0 }));
  /** @type {number[]} */
  const places = [];
  /** @type {string[]} */
  const texts = [];
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  let characters = 0;
  let nodes = 0;
  let closed = 0;

  /** @type {Open[]} */
  const open = [{ name: "", tree: 0, element: 0, texts: 0, kept: true, counted: true, node: false }];
  element("body", page.body, false);
  let at = 0;
  while (at < html.length && nodes < MAX_NODES && characters < MAX_TEXT) {
    if (html.charCodeAt(at) !== 60 || html.startsWith(CDATA, at)) {
      text(words());
    } else if (html.startsWith("</", at)) {
      at += 2;
      const name = upTo(">");
      at++;
      close(name);
    } else if (html.startsWith("<!--", at)) {
      at += 4;
      upTo("-->");
      at += 3;
    } else if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
      upTo(">");
      at++;
    } else {
      at++;
      tag();
    }
  }
  const full = page.cut || at < html.length;
  if (!full) {
    if (open.length !== 2) throw new Error(`This page could not be read: <${open.at(-1)?.name}> is not closed.`);
    page.trees.forEach((tree, number) => {
      const found = counts[number];
      if (found.elements !== tree.elements || found.blocks !== tree.blocks)
        throw new Error(`This page could not be read: ${found.elements} of ${tree.elements} elements were found.`);
    });
  }
  const notes = full ? ["The page is very large; only its first part was read."] : [];
  return { strings, tree: bytes.subarray(0, length), text: texts.join(""), notes, places };

  /** What stands before the next such sign, which the page goes on at. @param {string} sign */
  function upTo(sign) {
    const end = html.indexOf(sign, at);
    const found = html.slice(at, end < 0 ? undefined : end);
    at = end < 0 ? html.length : end;
    return found;
  }

  /** All text before the next tag or comment. */
  function words() {
    let found = "";
    for (;;) {
      found += unescaped(upTo("<"));
      if (!html.startsWith(CDATA, at)) return found;
      at += CDATA.length;
      found += upTo("]]>");
      at += 3;
    }
  }

  /** A start tag, after its `<`. */
  function tag() {
    const from = at;
    // To a blank, `/` or `>`.
    for (let sign = html.charCodeAt(at); at < html.length && sign !== 32 && sign !== 47 && sign !== 62; ) sign = html.charCodeAt(++at);
    const name = html.slice(from, at);
    /** @type {[string, string][]} */
    const attributes = [];
    while (html[at] === " " && html[at + 1] !== "/") {
      // A name may begin with `=`.
      const equals = html.indexOf('="', at + 2);
      const end = html.indexOf('"', equals + 2);
      if (equals < 0 || end < 0) throw new Error(`This page could not be read: <${name}> has no end.`);
      const attribute = html.slice(at + 1, equals);
      if (KEPT.has(attribute) || attribute === "contenteditable" || attribute === "shadowrootmode")
        attributes.push([attribute, unescaped(html.slice(equals + 2, end))]);
      at = end + 1;
    }
    const isXml = html.startsWith(" /", at) || html[at] === "/";
    if (isXml) at += html[at] === "/" ? 1 : 2;
    if (html[at] !== ">") throw new Error(`This page could not be read: <${name}> has no end.`);
    at++;
    const host = open[open.length - 1];
    const shadow = name === "template" && host.texts === 0 ? hosts.get(key(host.tree, host.element)) : undefined;
    if (shadow !== undefined && host.counted && attributes.some(([attribute]) => attribute === "shadowrootmode")) {
      hosts.delete(key(host.tree, host.element));
      open.push({ name, tree: shadow, element: 0, texts: 0, kept: host.kept, counted: true, node: false });
      return;
    }
    const isClosed = isXml || voids.has(name);
    element(name, attributes, isClosed);
    if (isClosed || !(raw.has(name) || (name === "noscript" && page.noscript))) return;
    text(upTo(`</${name}>`));
  }

  /** @param {string} name @param {[string, string][]} attributes @param {boolean} isClosed */
  function element(name, attributes, isClosed) {
    const parent = open[open.length - 1];
    const { tree } = parent;
    let number = -1;
    let hidden = false;
    if (parent.counted) {
      const count = counts[tree];
      // The body stands for the root of the first tree.
      number = parent.name ? ++count.elements : 0;
      if (blocks.has(name) && parent.name) hidden = away[tree].has(count.blocks++);
    }
    let written = false;
    if (parent.kept) {
      record(name, (hidden ? HIDDEN : 0) | (layout.get(key(tree, number)) ?? 0), attributes);
      places.push(tree, number, -1);
      nodes++;
      // What stands in an element to write in is the reader's.
      written = attributes.some(([attribute, value]) => attribute === "contenteditable" && value !== "false");
    }
    if (isClosed) {
      if (parent.kept) closed = 1;
      return;
    }
    const kept = parent.kept && !written && !SKIPPED.has(name);
    open.push({ name, tree, element: number, texts: 0, kept, counted: parent.counted && name !== "template", node: parent.kept });
  }

  /** An end tag. @param {string} name */
  function close(name) {
    const last = open[open.length - 1];
    if (last.name !== name || open.length === 2) {
      throw new Error(`This page could not be read: </${name}> where <${last.name}> is open.`);
    }
    open.pop();
    if (last.node) closed++;
  }

  /** @param {string} data */
  function text(data) {
    const parent = open[open.length - 1];
    if (!data) return;
    const place = parent.texts++;
    if (!parent.kept) return;
    room(10);
    write(closed);
    write(0);
    write(data.length);
    closed = 0;
    characters += data.length;
    texts.push(data);
    places.push(parent.tree, parent.element, place);
    nodes++;
  }

  /** @param {string} name @param {number} bits @param {[string, string][]} attributes */
  function record(name, bits, attributes) {
    const kept = attributes.filter(([attribute]) => KEPT.has(attribute));
    room(5 * (4 + 2 * kept.length));
    write(closed);
    write(idOf(name) + 1);
    write(bits);
    write(kept.length);
    for (const [attribute, value] of kept) {
      write(idOf(attribute));
      write(idOf(value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value));
    }
    closed = 0;
  }

  /** @param {string} string */
  function idOf(string) {
    let id = ids.get(string);
    if (id === undefined) ids.set(string, (id = strings.push(string) - 1));
    return id;
  }

  /** @param {number} wanted  bytes */
  function room(wanted) {
    if (length + wanted <= bytes.length) return;
    const wider = new Uint8Array(bytes.length * 2);
    wider.set(bytes);
    bytes = wider;
  }

  /** Unsigned LEB128. @param {number} value */
  function write(value) {
    while (value > 0x7f) {
      bytes[length++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    bytes[length++] = value;
  }
}

/** One number for an element of a tree. @param {number} tree @param {number} element */
const key = (tree, element) => tree * 2 ** 32 + element;

/** @type {Record<string, string>} */
const SIGNS = { amp: "&", lt: "<", gt: ">", nbsp: "\u00a0", quot: '"', "#x9": "\t", "#xA": "\n", "#xD": "\r" };
/** What a browser escapes. @param {string} text */
const unescaped = (text) => (text.includes("&") ? text.replace(/&(amp|lt|gt|nbsp|quot|#x9|#xA|#xD);/g, (_, name) => SIGNS[name]) : text);

/**
 * Where the nodes of a plan lie.
 * @param {Pick<import("./protocol.js").Plan, "hides" | "glosses">} plan @param {number[]} places
 */
function placesOf({ hides, glosses }, places) {
  const nodes = new Set(hides.map(({ node }) => node));
  for (const { start, end } of glosses) for (let node = start[0]; node <= end[0]; node++) if (places[3 * node + 2] >= 0) nodes.add(node);
  return [...nodes].flatMap((node) => [node, ...places.slice(3 * node, 3 * node + 3)]);
}

/**
 * Reads a page, has it analysed, and says where in the page the plan's nodes are.
 * @param {{analyze: (snapshot: object, settings: object) => any}} newsgloss
 * @param {SurveyMessage} page @param {object} settings
 * @returns {import("./protocol.js").Analyzed}
 */
export function analyzeWith(newsgloss, page, settings) {
  const { url, language, title, meta, linkedData } = page;
  const { places, ...snapshot } = read(page);
  const answer = newsgloss.analyze({ url, language, title, meta, linkedData, ...snapshot }, settings);
  const { cards, ...plan } = answer.plan;
  return { ...answer, plan: { ...plan, cards: JSON.stringify(cards) }, places: placesOf(plan, places) };
}
