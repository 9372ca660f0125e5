// What was hidden on a site's articles, remembered so that the next visit hides it before it is painted: a guess,
// which the first look at the page confirms or takes back. Kept apart from the settings, one key of storage.local
// a site, so that a page reads its own site's alone.

import { siteKey } from "./settings.js";

/**
 * A block's selector, and the bits of its layout (content/overlays.js), which cannot be seen while it is hidden.
 * @typedef {[selector: string, layout: number]} Guess
 * @typedef {object} Learned
 * @property {1} version
 * @property {Record<string, Guess[]>} guesses  by the shape of the address
 * @property {string[]} wrong                   selectors that were taken back; never guessed again
 */

/** The sites, the least recent first. */
export const INDEX = "learned";
export const MAX_SITES = 200;
const MAX_SHAPES = 4;
/** So many for one shape of address. */
export const MAX_GUESSES = 24;
const MAX_WRONG = 48;
const MAX_SELECTOR = 200;

/** The key of a site's own entry. @param {string} hostname */
export const keyOf = (hostname) => `learned:${siteKey(hostname)}`;

/**
 * What the addresses of a site's articles have in common, and those of its front pages have not: how deep they
 * lie, and whether they end in many words or a number.
 * @param {{pathname: string, search: string}} address
 */
export function shapeOf({ pathname, search }) {
  const parts = pathname.split("/").filter(Boolean);
  const last = parts.at(-1) ?? "";
  return `${parts.length}${/\d{4}|[-_].*[-_]/.test(last) ? "w" : ""}${search ? "?" : ""}`;
}

/**
 * The guesses for a page, from the stored value as it is.
 * @param {any} stored @param {{pathname: string, search: string}} address
 * @returns {Guess[]}
 */
export function guessesFor(stored, address) {
  const guesses = stored?.version === 1 ? stored.guesses?.[shapeOf(address)] : undefined;
  return Array.isArray(guesses) ? guesses.filter(isGuess).slice(0, MAX_GUESSES) : [];
}

/** @param {unknown} value @returns {value is Guess} */
const isGuess = (value) => Array.isArray(value) && isSelector(value[0]) && Number.isInteger(value[1]);
/** Nothing but a selector: no other rule can be made of it. @param {unknown} value @returns {value is string} */
const isSelector = (value) => typeof value === "string" && value.length > 0 && value.length <= MAX_SELECTOR && !/[{}@;]|\/\*/.test(value);

/**
 * A site's entry with what a page has taught.
 * @param {any} stored @param {string} shape @param {unknown} guesses @param {unknown} wrong
 * @returns {Learned}
 */
export function taught(stored, shape, guesses, wrong) {
  const old = stored?.version === 1 ? stored : {};
  const known = Array.isArray(old.wrong) ? old.wrong.filter(isSelector) : [];
  const added = Array.isArray(wrong) ? wrong.filter(isSelector) : [];
  const all = [...new Set([...known, ...added])].slice(-MAX_WRONG);
  const right = (Array.isArray(guesses) ? guesses.filter(isGuess) : []).filter(([selector]) => !all.includes(selector));
  const shapes = Object.entries(old.guesses ?? {}).filter(([one]) => one !== shape);
  /** @type {[string, Guess[]][]} */
  const latest = [...shapes, [shape, right.slice(0, MAX_GUESSES)]];
  return { version: 1, guesses: Object.fromEntries(latest.slice(-MAX_SHAPES)), wrong: all };
}
