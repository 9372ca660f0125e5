// Changing what holds on one site. Only what differs from what would hold anyway is stored.

import { MOST_MISTAKES, forSite, keepRule, siteKey } from "./settings.js";

/** @typedef {import("./settings.js").Kind} Kind */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./settings.js").SiteSettings} SiteSettings */

/**
 * Sets one thing for a site.
 * @template {keyof SiteSettings} N
 * @param {Settings} settings @param {string} hostname @param {N} name @param {SiteSettings[N]} value
 */
export function setForSite(settings, hostname, name, value) {
  change(settings, hostname, (entry) => {
    delete entry[name];
    if (JSON.stringify(forSite(settings, hostname)[name]) !== JSON.stringify(value)) entry[name] = value;
  });
}

/** From now on a block is always shown. @param {Settings} settings @param {string} hostname @param {string} selector */
export const neverHide = (settings, hostname, selector) => keepRule(settings, hostname, "never", selector);

/** Forgets which blocks are always shown. @param {Settings} settings @param {string} hostname */
export function forgetNever(settings, hostname) {
  change(settings, hostname, (entry) => {
    delete entry.never;
  });
}

/**
 * A kind of clutter stays in view on a site, or no longer.
 * @param {Settings} settings @param {string} hostname @param {Kind} kind @param {boolean} hidden
 */
export function setKind(settings, hostname, kind, hidden) {
  const others = forSite(settings, hostname).keptKinds.filter((one) => one !== kind);
  setForSite(settings, hostname, "keptKinds", hidden ? others : [...others, kind]);
}

/**
 * A block should not have been hidden: it is shown from now on where it can be found again, and noted.
 * @param {Settings} settings @param {string} hostname
 * @param {import("./protocol.js").Report["hidden"][number]} block
 */
export function callWrong(settings, hostname, { kind, text, reason, evidence, selector }) {
  if (selector) neverHide(settings, hostname, selector);
  const mistake = { site: siteKey(hostname), kind, text, reason, signs: evidence.map(({ signal }) => signal) };
  const others = settings.mistakes.filter(({ site, text: known }) => site !== mistake.site || known !== text);
  settings.mistakes = [...others, mistake].slice(-MOST_MISTAKES);
}

/**
 * @param {Settings} settings @param {string} hostname
 * @param {(entry: import("./settings.js").SiteEntry) => void} act
 */
function change(settings, hostname, act) {
  const key = siteKey(hostname);
  if (!Object.hasOwn(settings.sites, key)) settings.sites[key] = {};
  act(settings.sites[key]);
  if (!Object.keys(settings.sites[key]).length) delete settings.sites[key];
}
