// A selector for an element as a person would write it: short, by names that last, for one element or for all of
// its kind. Positions are the last resort.

import * as dom from "./dom.js";
import { worth } from "./names.js";

/** Attributes that say what an element is; values as good as names. */
const TELLING = [
  "data-testid", "data-test", "data-component", "data-module", "data-widget", "data-block", "data-type", "data-name",
  "data-area", "data-zone", "data-slot", "itemprop", "itemtype", "name", "aria-label", "role", "title",
];
/** Tags that say what they hold. */
const TELLING_TAG = /^(?:aside|dialog|nav|footer|header|form|iframe|figure|details)$|-/;
/** How far up an ancestor is looked for to hold on to. */
const REACH = 8;
/** More elements than this are not “all like it”. */
const MANY = 200;

/**
 * Selectors for an element.
 * @param {Element} element
 * @returns {{one: string, like: string | null}}
 *   `one` selects the element, alone if that can be said; `like` also its kind, `null` where it has none
 */
export function selectorsFor(element) {
  const outer = inDocument(element);
  const own = handles(outer);
  return { one: unique(outer, own), like: own.find((selector) => isKind(outer, selector)) ?? null };
}

/**
 * A selector that finds this element and no other, by names alone, so that it means the same on the site's other
 * pages; empty where there is none.
 * @param {Element} element
 */
export function selectorOf(element) {
  const { one } = selectorsFor(element);
  return one.includes(":nth-of-type(") || count(one) !== 1 ? "" : one;
}

/** The element, or the outermost host of the shadow roots around it: rules do not reach in. @param {Element} element */
export function inDocument(element) {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = element.getRootNode()) element = root.host;
  return element;
}

/** @param {string} selector */
const count = (selector) => Document.prototype.querySelectorAll.call(document, selector).length;

/** @param {Element} element @param {string} selector */
function isKind(element, selector) {
  const found = Document.prototype.querySelectorAll.call(document, selector);
  return found.length > 1 && found.length <= MANY && [...found].every((other) => other === element || !other.contains(element));
}

/**
 * What the element can be held by, the best first.
 * @param {Element} element
 * @returns {string[]}
 */
function handles(element) {
  const tag = CSS.escape(dom.localNameOf(element));
  /** @type {string[]} */
  const good = [];
  /** @type {string[]} */
  const poor = [];
  const id = dom.attributeOf(element, "id") ?? "";
  if (worth(id) === 2) good.push(`#${CSS.escape(id)}`);
  const classes = (dom.attributeOf(element, "class") ?? "").split(/\s+/).filter((name) => worth(name) > 0).map((name) => [`.${CSS.escape(name)}`, worth(name)]);
  const bests = classes.filter(([, value]) => value === 2).map(([name]) => String(name));
  const rest = classes.filter(([, value]) => value === 1).map(([name]) => String(name));
  good.push(...bests);
  for (const name of TELLING) {
    const value = dom.attributeOf(element, name) ?? "";
    if (value && value.length <= 60 && !/\d{3,}/.test(value)) (name === "title" || name === "role" ? poor : good).push(`${tag}[${name}=${quoted(value)}]`);
  }
  // Two together say more.
  for (const [at, first] of bests.entries()) for (const second of bests.slice(at + 1)) good.push(first + second);
  good.push(...bests.map((name) => tag + name));
  if (TELLING_TAG.test(tag)) good.push(tag);
  if (worth(id) === 1) poor.push(`#${CSS.escape(id)}`);
  poor.push(...bests.flatMap((name) => rest.map((other) => name + other)), ...rest.map((name) => tag + name));
  return [...good, ...poor];
}

/** A CSS string. @param {string} text */
const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/[\x01-\x1f\x7f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;

/** @param {Element} element @param {string[]} own */
function unique(element, own) {
  const alone = own.find((selector) => count(selector) === 1);
  if (alone) return alone;
  const tag = CSS.escape(dom.localNameOf(element));
  // By what it lies in.
  /** @type {{anchor: string, above: Element}[]} */
  const anchors = [];
  for (let above = element.parentElement, reach = REACH; above && above !== dom.rootOf(document) && reach; above = above.parentElement, reach--) {
    const names = above === dom.bodyOf(document) ? ["body"] : handles(above);
    const anchor = names.find((selector) => count(selector) === 1) ?? placed(above, names);
    if (!anchor) continue;
    anchors.push({ anchor, above });
    const sign = above === element.parentElement ? " > " : " ";
    for (const selector of [...own.slice(0, 6), tag]) if (count(anchor + sign + selector) === 1) return anchor + sign + selector;
  }
  const alike = placed(element, own);
  if (alike) return alike;
  // By its position below the nearest of them.
  const { anchor, above } = anchors[0] ?? { anchor: "", above: null };
  /** @type {string[]} */
  const path = [];
  for (let step = /** @type {Element | null} */ (element); step && step !== above; step = step.parentElement) path.unshift(positioned(step));
  return [anchor, ...path].filter(Boolean).join(" > ");
}

/**
 * A name with the position among siblings, where that finds the element alone.
 * @param {Element} element @param {string[]} names
 */
function placed(element, names) {
  const [name] = names.filter((selector) => selector.startsWith("."));
  const selector = name && name + position(element);
  return selector && count(selector) === 1 ? selector : undefined;
}

/** The tag, with its position where it has siblings of the same. @param {Element} element */
const positioned = (element) => CSS.escape(dom.localNameOf(element)) + position(element);

/** @param {Element} element */
function position(element) {
  const name = dom.localNameOf(element);
  const same = [...(element.parentElement?.children ?? [])].filter((sibling) => dom.localNameOf(sibling) === name);
  return same.length > 1 ? `:nth-of-type(${same.indexOf(element) + 1})` : "";
}
