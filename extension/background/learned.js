// Keeps what pages teach of their sites, and forgets it with the settings of the site. One write after another, so
// that tabs do not undo each other's.

import { INDEX, MAX_SITES, keyOf, taught } from "../shared/learned.js";
import { KEY, forSite, read, siteKey } from "../shared/settings.js";

/** On the sites in question the page is held back until it is known what to hide. */
const HOLD = { id: "hold", js: ["content/hold.js"], runAt: /** @type {const} */ ("document_start") };

/** @type {Promise<unknown>} */
let queue = Promise.resolve();
/** @param {() => Promise<unknown>} work */
const inTurn = (work) => (queue = queue.then(work).catch((problem) => console.debug("Newsgloss:", problem)));

/**
 * @param {string} hostname @param {string} shape
 * @param {import("../shared/learned.js").Guess[]} guesses @param {string[]} wrong
 */
export const learn = (hostname, shape, guesses, wrong) =>
  inTurn(async () => {
    const [site, key] = [siteKey(hostname), keyOf(hostname)];
    const stored = await chrome.storage.local.get([INDEX, key]);
    const sites = sitesOf(stored).filter((one) => one !== site);
    const old = sites.splice(0, Math.max(0, sites.length + 1 - MAX_SITES));
    await chrome.storage.local.set({ [INDEX]: [...sites, site], [key]: taught(stored[key], shape, guesses, wrong) });
    await chrome.storage.local.remove(old.map(keyOf));
    await register([...sites, site]);
  });

// What was learned under other settings does not hold.
chrome.storage.onChanged.addListener((changes, area) => {
  if (area !== "local" || !(KEY in changes)) return;
  const [before, now] = [changes[KEY].oldValue, changes[KEY].newValue].map((value) => read(value).settings);
  inTurn(async () => {
    const sites = sitesOf(await chrome.storage.local.get(INDEX));
    const same = (/** @type {string} */ site) => JSON.stringify(forSite(before, site)) === JSON.stringify(forSite(now, site));
    const left = sites.filter(same);
    if (left.length === sites.length) return;
    await chrome.storage.local.set({ [INDEX]: left });
    await chrome.storage.local.remove(sites.filter((site) => !left.includes(site)).map(keyOf));
    await register(left);
  });
});

// A new version has to register anew.
chrome.runtime.onInstalled.addListener(() => inTurn(async () => register(sitesOf(await chrome.storage.local.get(INDEX)))));

/** Sites as patterns; an address in brackets, of IPv6, is none. @param {string[]} sites */
const patternsOf = (sites) => sites.filter((site) => /^[\w.-]+$/.test(site)).flatMap((site) => [`*://${site}/*`, `*://www.${site}/*`]);

/** @param {string[]} sites */
async function register(sites) {
  const matches = patternsOf(sites);
  const [there] = await chrome.scripting.getRegisteredContentScripts({ ids: [HOLD.id] });
  if (!matches.length) return there && chrome.scripting.unregisterContentScripts({ ids: [HOLD.id] });
  if (!there) return chrome.scripting.registerContentScripts([{ ...HOLD, matches }]);
  if (there.matches?.join() !== matches.join()) await chrome.scripting.updateContentScripts([{ ...HOLD, matches }]);
}

/** @param {Record<string, unknown>} stored @returns {string[]} */
const sitesOf = ({ [INDEX]: sites }) => (Array.isArray(sites) ? sites.filter((site) => typeof site === "string") : []);
