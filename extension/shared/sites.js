// Changing what holds on one site. Only what differs from what would hold anyway is stored.

import { forSite, keepRule, siteKey } from "./settings.js";

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
 * @param {Settings} settings @param {string} hostname
 * @param {(entry: import("./settings.js").SiteEntry) => void} act
 */
function change(settings, hostname, act) {
  const key = siteKey(hostname);
  if (!Object.hasOwn(settings.sites, key)) settings.sites[key] = {};
  act(settings.sites[key]);
  if (!Object.keys(settings.sites[key]).length) delete settings.sites[key];
}
