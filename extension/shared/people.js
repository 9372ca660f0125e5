// What the reader knows better about people: kept for one site, or for all.

import { siteKey } from "./settings.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./settings.js").PeopleLists} PeopleLists */
/**
 * A word of the reader: the list it belongs to, and what is said.
 * @typedef {{list: "mutedPeople", item: string}
 *   | {list: "aliases", item: {name: string, same: string}}
 *   | {list: "wrongMatches", item: {name: string, office: string}}} PeopleWord
 */

/** @param {any} word @param {any} item */
const equal = (word, item) => (typeof item === "string" ? word === item : Object.keys(item).every((name) => word[name] === item[name]));

/**
 * Keeps a word, once.
 * @param {Settings} settings
 * @param {string} site  where it holds; empty: everywhere
 * @param {PeopleWord} word
 */
export function keepWord(settings, site, { list, item }) {
  const host = siteKey(site);
  const entry = !host ? settings : Object.hasOwn(settings.sites, host) ? settings.sites[host] : (settings.sites[host] = {});
  const words = /** @type {unknown[]} */ (entry[list] ??= []);
  if (!words.some((word) => equal(word, item))) words.push(item);
}

/** Drops a word, and the site's entry where nothing is left in it. @param {Settings} settings @param {string} site @param {PeopleWord} word */
export function dropWord(settings, site, { list, item }) {
  const host = siteKey(site);
  const entry = host ? (Object.hasOwn(settings.sites, host) ? settings.sites[host] : undefined) : settings;
  if (!entry?.[list]) return;
  const left = /** @type {any} */ (entry[list].filter((word) => !equal(word, item)));
  entry[list] = left;
  if (!host || left.length) return;
  delete entry[list];
  if (!Object.keys(entry).length) delete settings.sites[host];
}

/**
 * All words of one list with where they hold: those that hold everywhere first.
 * @template {keyof PeopleLists} L
 * @param {Settings} settings @param {L} list
 * @returns {{site: string, item: PeopleLists[L][number]}[]}
 */
export function allWords(settings, list) {
  const of = (/** @type {string} */ site, /** @type {any[]} */ items = []) => items.map((item) => ({ site, item }));
  return [...of("", settings[list]), ...Object.keys(settings.sites).sort().flatMap((site) => of(site, settings.sites[site][list]))];
}
