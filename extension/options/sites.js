// The sites with settings of their own: change, add, reset.

import { counted, h } from "../shared/html.js";
import { forSite, siteKey } from "../shared/settings.js";
import { setForSite } from "../shared/sites.js";
import { LEVEL } from "../shared/words.js";
import { kindSwitches, siteControls } from "./controls.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */
/** @typedef {(change: (settings: Settings) => void) => void} Save */

/** @param {Settings} settings @param {Save} save */
export function siteList(settings, save) {
  const hosts = Object.keys(settings.sites).sort();
  if (!hosts.length) return [h("p", { className: "empty" }, "No site has settings of its own yet. The popup makes them as you go.")];
  return hosts.map((host) => site(host, settings, save));
}

/** @param {string} host @param {Settings} settings @param {Save} save */
function site(host, settings, save) {
  const here = forSite(settings, host);
  const forget = () => save((all) => delete all.sites[host]);
  return h("details", { className: "site", id: `site-${host}` },
    h("summary", {}, h("b", {}, host), h("span", { className: "faded" }, ` – ${inWords(here)}`)),
    h("div", {},
      ...siteControls(`site-${host}`, here, (name, value) => save((all) => (all.sites[host] ??= {}, keep(all, host, name, value)))),
      h("details", { id: `site-${host}-kinds`, className: "kinds" },
        h("summary", {}, "Kinds of clutter"),
        h("div", { className: "grid" }, ...kindSwitches(`site-${host}-kind`, here.keptKinds, (kept) => save((all) => (all.sites[host] ??= {}, keep(all, host, "keptKinds", kept)))))),
      ...selectors("Always shown", "never", host, settings, save),
      ...selectors("Always hidden", "hide", host, settings, save),
      h("p", { className: "row" }, h("button", { id: `site-${host}-reset`, type: "button", onclick: forget }, "Forget this site’s settings"))));
}

/**
 * Sets one thing and keeps the site in the list even where it now holds what holds anyway.
 * @template {keyof import("../shared/settings.js").SiteSettings} N
 * @param {Settings} settings @param {string} host @param {N} name @param {import("../shared/settings.js").SiteSettings[N]} value
 */
function keep(settings, host, name, value) {
  setForSite(settings, host, name, value);
  settings.sites[host] ??= {};
}

/** @param {string} title @param {"hide" | "never"} list @param {string} host @param {Settings} settings @param {Save} save */
function selectors(title, list, host, settings, save) {
  const own = settings.sites[host][list] ?? [];
  if (!own.length) return [];
  const remove = (/** @type {string} */ selector) =>
    save((all) => {
      const entry = all.sites[host];
      if (entry) entry[list] = (entry[list] ?? []).filter((one) => one !== selector);
    });
  return [
    h("h3", {}, title),
    h("ul", { className: "chips" }, ...own.map((selector) =>
      h("li", {}, selector, h("button", { className: "plain", type: "button", "aria-label": `Remove ${selector}`, onclick: () => remove(selector) }, "×")))),
  ];
}

/** @param {ReturnType<typeof forSite>} here */
function inWords({ on, level, keptKinds, people, figures, quotes, never, hide }) {
  if (!on) return "off";
  const explained = [people && "people", figures && "figures", quotes && "quotations"].filter(Boolean).join(", ");
  return [
    level === "off" ? "nothing hidden" : LEVEL[level][0].toLowerCase(),
    explained || "nothing explained",
    level !== "off" && keptKinds.length && `${counted(keptKinds.length, "kind")} kept in view`,
    never.length && `${counted(never.length, "block")} always shown`,
    hide.length && `${counted(hide.length, "block")} always hidden`,
  ].filter(Boolean).join(" · ");
}

/**
 * A name typed or pasted by the reader as a key of `sites`; an address is taken for its site.
 * @param {string} text
 * @returns {string | null} null where it names no site
 */
export function hostOf(text) {
  const typed = text.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!typed || /\s/.test(typed) || !URL.canParse(address)) return null;
  const { hostname, protocol } = new URL(address);
  return /^https?:$/.test(protocol) && /^[a-z0-9.[\]:-]+$/i.test(hostname) ? siteKey(hostname) : null;
}
