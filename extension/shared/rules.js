// The reader's own rules as they are stored: those of one site with the site, the others in a list.

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./protocol.js").Rule} Rule */

/** The most rules that are kept. */
export const MOST_RULES = 5000;

/** Rules in the place of all that are stored. @param {Settings} settings @param {Rule[]} rules */
export function setRules(settings, rules) {
  settings.rules = [];
  for (const [host, entry] of Object.entries(settings.sites)) {
    if (!entry.hide && !entry.never) continue;
    delete entry.hide;
    delete entry.never;
    if (!Object.keys(entry).length) delete settings.sites[host];
  }
  addRules(settings, rules);
}

/** Rules beside those that are stored, each once. @param {Settings} settings @param {Rule[]} rules */
export function addRules(settings, rules) {
  // Looking a list through for each rule would be slow with thousands of them.
  /** @type {Map<string[], Set<string>>} */
  const known = new Map();
  const add = (/** @type {string[]} */ list, /** @type {string} */ rule) => {
    const set = known.get(list) ?? new Set(list);
    known.set(list, set);
    if (!set.has(rule)) list.push(rule);
    set.add(rule);
  };
  for (const { on, off, never, selector } of rules) {
    // A name that every object has is no key.
    if (!on.length || off.length || on.some((site) => site.endsWith(".*") || site in {})) {
      const sites = [...on, ...off.map((site) => `~${site}`)].join(",");
      add(settings.rules, `${sites}${never ? "#@#" : "##"}${selector}`);
      continue;
    }
    for (const site of on) {
      const entry = (settings.sites[site] ??= {});
      add((entry[never ? "never" : "hide"] ??= []), selector);
    }
  }
}
