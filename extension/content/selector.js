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
  return { one: unique(outer, own) ?? unique(outer, own, true) ?? positions(outer, own), like: own.find((selector) => isKind(outer, selector)) ?? null };
}

/**
 * A selector that finds this element and no other, by names alone, so that it means the same on the site's other
 * pages; empty where there is none.
 * @param {Element} element
 */
export function selectorOf(element) {
  const outer = inDocument(element);
  return unique(outer, handles(outer)) ?? "";
}

/** The element, or the outermost host of the shadow roots around it: rules do not reach in. @param {Element} element */
export function inDocument(element) {
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = element.getRootNode()) element = root.host;
  return element;
}

/** Whether a selector finds this element and no other. Mostly the first it finds is another one already. @param {Element} element @param {string} selector */
const isAlone = (element, selector) =>
  Document.prototype.querySelector.call(document, selector) === element &&
  Document.prototype.querySelectorAll.call(document, selector).length === 1;

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
  const idWorth = worth(id);
  if (idWorth === 2) good.push(`#${CSS.escape(id)}`);
  /** @type {string[]} */
  const bests = [];
  /** @type {string[]} */
  const rest = [];
  for (const name of (dom.attributeOf(element, "class") ?? "").split(/\s+/)) {
    const value = worth(name);
    if (value) (value === 2 ? bests : rest).push(`.${CSS.escape(name)}`);
  }
  good.push(...bests);
  for (const name of TELLING) {
    const value = dom.attributeOf(element, name) ?? "";
    if (value && value.length <= 60 && !/\d{3,}/.test(value)) (name === "title" || name === "role" ? poor : good).push(`${tag}[${name}=${quoted(value)}]`);
  }
  // Two together say more.
  for (const [at, first] of bests.entries()) for (const second of bests.slice(at + 1)) good.push(first + second);
  good.push(...bests.map((name) => tag + name));
  if (TELLING_TAG.test(tag)) good.push(tag);
  if (idWorth === 1) poor.push(`#${CSS.escape(id)}`);
  poor.push(...bests.flatMap((name) => rest.map((other) => name + other)), ...rest.map((name) => tag + name));
  return [...good, ...poor];
}

/** A CSS string. @param {string} text */
const quoted = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/[\x01-\x1f\x7f]/g, (c) => `\\${c.charCodeAt(0).toString(16)} `)}"`;

/**
 * The best selector by names that finds the element alone.
 * @param {Element} element @param {string[]} own
 * @param {boolean} [placedIn]  whether what it lies in may be told by its position
 */
function unique(element, own, placedIn = false) {
  const alone = own.find((selector) => isAlone(element, selector));
  if (alone) return alone;
  // By what it lies in.
  const some = [...own.slice(0, 6), CSS.escape(dom.localNameOf(element))];
  for (const { above, names } of around(element)) {
    const anchor = names.find((selector) => isAlone(above, selector)) ?? (placedIn ? placed(above, names) : undefined);
    const sign = above === element.parentElement ? " > " : " ";
    const found = anchor && some.find((selector) => isAlone(element, anchor + sign + selector));
    if (found) return anchor + sign + found;
  }
}

/**
 * The best selector that says a position too.
 * @param {Element} element @param {string[]} own
 */
function positions(element, own) {
  const alike = placed(element, own);
  if (alike) return alike;
  // Below the nearest that can be held.
  for (const { above, names } of around(element)) {
    const anchor = names.find((selector) => isAlone(above, selector)) ?? placed(above, names);
    if (anchor) return [anchor, ...path(element, above)].join(" > ");
  }
  return path(element, null).join(" > ");
}

/**
 * The elements around one, the nearest first, with what they can be held by.
 * @param {Element} element
 */
function* around(element) {
  for (let above = element.parentElement, reach = REACH; above && above !== dom.rootOf(document) && reach; above = above.parentElement, reach--)
    yield { above, names: above === dom.bodyOf(document) ? ["body"] : handles(above) };
}

/** The steps down to an element. @param {Element} element @param {Element | null} from */
function path(element, from) {
  /** @type {string[]} */
  const steps = [];
  for (let step = /** @type {Element | null} */ (element); step && step !== from; step = step.parentElement) steps.unshift(positioned(step));
  return steps;
}

/**
 * A name with the position among siblings, where that finds the element alone.
 * @param {Element} element @param {string[]} names
 */
function placed(element, names) {
  const [name] = names.filter((selector) => selector.startsWith("."));
  const selector = name && name + position(element);
  return selector && isAlone(element, selector) ? selector : undefined;
}

/** The tag, with its position where it has siblings of the same. @param {Element} element */
const positioned = (element) => CSS.escape(dom.localNameOf(element)) + position(element);

/** @param {Element} element */
function position(element) {
  const name = dom.localNameOf(element);
  const same = [...(element.parentElement?.children ?? [])].filter((sibling) => dom.localNameOf(sibling) === name);
  return same.length > 1 ? `:nth-of-type(${same.indexOf(element) + 1})` : "";
}
