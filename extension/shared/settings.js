// What the reader set, as stored: one object under one key of storage.local, read and written only through
// this module. Popup, options, content and background share it.

/** @typedef {"off" | "asks" | "tidy" | "reading"} Level */
/**
 * @typedef {"donation" | "pricing" | "newsletter" | "app" | "related" | "share" | "duplicate" | "ad" |
 *           "consent" | "other" | "comments" | "surroundings"} Kind
 */

/**
 * What holds on a site.
 * @typedef {object} SiteSettings
 * @property {boolean} on       false: nothing is done on the site, and no code runs beyond learning that
 * @property {Level} level      how much is hidden
 * @property {Kind[]} keptKinds kinds of clutter that stay in view whatever the level
 * @property {boolean} people   annotate people
 * @property {boolean} figures  annotate figures
 * @property {boolean} quotes   mark quotations
 */

/**
 * What the reader knows better about people; see src/people/own.rs.
 * @typedef {object} PeopleLists
 * @property {string[]} mutedPeople  names never annotated
 * @property {{name: string, same: string}[]} aliases  `name` is another name of `same`
 * @property {{name: string, office: string}[]} wrongMatches  `name` is not the one who holds this office on record
 */

/**
 * The reader's own for one site: what differs from the defaults, and the blocks decided one by one.
 * @typedef {Partial<SiteSettings> & Partial<PeopleLists> & {hide?: string[], never?: string[]}} SiteEntry
 * `hide` and `never` are selectors in the syntax of src/clutter/rules: always hidden, never hidden.
 */

/**
 * A block that the reader said was hidden wrongly; kept to be shown to those who can mend it, by the reader alone.
 * @typedef {{site: string, kind: Kind, text: string, reason: string, signs: string[]}} Mistake
 */

/**
 * @typedef {object} OwnSettings
 * @property {2} version
 * @property {SiteSettings} defaults
 * @property {Record<string, SiteEntry>} sites   by hostname, without a leading `www.`
 * @property {{people: Line, figures: Line, quotes: Line, hover: boolean, theme: "auto" | "light" | "dark"}} look
 * @property {"metric" | "us"} units
 * @property {string[]} rules        the reader's own rules that are not of one site: `news.*##.ask`, `##.ask`
 * @property {Mistake[]} mistakes    the latest last
 */
/** @typedef {OwnSettings & PeopleLists} Settings */
/** @typedef {"solid" | "dotted" | "dashed" | "wavy" | "none"} Line */

export const KEY = "settings";
export const VERSION = 2;
/** The most mistakes that are kept. */
export const MOST_MISTAKES = 200;

/**
 * What the settings of a version become in the next one. Values are as they were stored, right or wrong.
 * @type {Record<number, (value: Record<string, any>) => Record<string, any>>}
 */
const STEPS = {
  // Quotations had no line before they could be underlined.
  1: ({ look, ...rest }) => ({ ...rest, version: 2, ...(isObject(look) && { look: look.quotes === "none" ? { ...look, quotes: "dashed" } : look }) }),
};

/** @type {readonly Level[]} */
export const LEVELS = ["off", "asks", "tidy", "reading"];
/** @type {readonly Kind[]} */
export const KINDS = [
  "donation", "pricing", "newsletter", "app", "related", "share", "duplicate", "ad", "consent", "other", "comments",
];
/** @type {readonly Line[]} */
export const LINES = ["solid", "dotted", "dashed", "wavy", "none"];

/** @returns {Settings} */
export function initial() {
  return {
    version: VERSION,
    defaults: { on: true, level: "tidy", keptKinds: [], people: true, figures: true, quotes: false },
    sites: {},
    look: { people: "solid", figures: "dotted", quotes: "dashed", hover: false, theme: "auto" },
    units: "metric",
    mutedPeople: [],
    aliases: [],
    wrongMatches: [],
    rules: [],
    mistakes: [],
  };
}

/**
 * The key of a site in `sites`.
 * @param {string} hostname
 */
export const siteKey = (hostname) => hostname.toLowerCase().replace(/^www\./, "");

/**
 * What holds on a site: its own entry over those of broader hosts over the defaults.
 * @param {Settings} settings
 * @param {string} hostname
 * @returns {SiteSettings & {hide: string[], never: string[]}}
 */
export function forSite(settings, hostname) {
  return { ...settings.defaults, hide: [], never: [], ...entryOf(settings, hostname) };
}

/**
 * The reader's own rules that may hold on a host, as text, one a line: those of the site and of broader hosts, and
 * those of no single site.
 * @param {Settings} settings
 * @param {string} hostname
 */
export function rulesFor(settings, hostname) {
  const lines = [...settings.rules];
  for (const host of hostsOf(hostname))
    if (Object.hasOwn(settings.sites, host)) lines.push(...rulesOf(host, settings.sites[host]));
  return lines.map(oneLine).join("\n");
}

/** All of the reader's own rules, as text, one a line. @param {Settings} settings */
export function allRules(settings) {
  const sites = Object.keys(settings.sites).sort();
  return [...settings.rules, ...sites.flatMap((host) => rulesOf(host, settings.sites[host]))].map((line) => `${oneLine(line)}\n`).join("");
}

/** @param {string} host @param {SiteEntry} entry */
const rulesOf = (host, { hide = [], never = [] }) => [
  ...hide.map((selector) => `${host}##${selector}`),
  ...never.map((selector) => `${host}#@#${selector}`),
];
/** @param {string} rule */
const oneLine = (rule) => rule.replace(/[\r\n]+/g, " ");

/**
 * Keeps a rule of a site; the opposite one, word for word, goes.
 * @param {Settings} settings
 * @param {string} hostname
 * @param {"hide" | "never"} what
 * @param {string} selector
 */
export function keepRule(settings, hostname, what, selector) {
  const opposite = what === "hide" ? "never" : "hide";
  dropRule(settings, hostname, opposite, selector);
  const host = siteKey(hostname);
  const entry = Object.hasOwn(settings.sites, host) ? settings.sites[host] : (settings.sites[host] = {});
  const list = (entry[what] ??= []);
  if (!list.includes(selector)) list.push(selector);
}

/**
 * Drops a rule of a site, and the site's entry where nothing is left in it.
 * @param {Settings} settings
 * @param {string} hostname
 * @param {"hide" | "never"} what
 * @param {string} selector
 */
export function dropRule(settings, hostname, what, selector) {
  const host = siteKey(hostname);
  const entry = Object.hasOwn(settings.sites, host) ? settings.sites[host] : undefined;
  const left = entry?.[what]?.filter((one) => one !== selector);
  if (!entry || !left) return;
  entry[what] = left;
  if (!left.length) delete entry[what];
  if (!Object.keys(entry).length) delete settings.sites[host];
}

/**
 * What is set for a host: what broader hosts say, but for what nearer ones say.
 * @param {{sites: Record<string, SiteEntry>}} settings
 * @param {string} hostname
 * @returns {SiteEntry}
 */
function entryOf({ sites }, hostname) {
  const entries = hostsOf(hostname).filter((host) => Object.hasOwn(sites, host)).map((host) => sites[host]);
  return Object.assign({}, ...entries.reverse());
}

/**
 * A list of the reader's own on people as it holds on a host: what is said of every site, and of this one.
 * @template {keyof PeopleLists} L
 * @param {Settings} settings @param {string} hostname @param {L} list
 * @returns {PeopleLists[L]}
 */
function peopleFor(settings, hostname, list) {
  const entries = hostsOf(hostname).map((host) => (Object.hasOwn(settings.sites, host) ? settings.sites[host] : {}));
  return /** @type {any} */ ([settings, ...entries].flatMap((entry) => /** @type {any[]} */ (entry[list] ?? [])));
}

/** The keys that may hold something for a host, the nearest first. @param {string} hostname */
function hostsOf(hostname) {
  const labels = siteKey(hostname).split(".");
  return labels.map((_, at) => labels.slice(at).join("."));
}

/**
 * Whether anything is to be done on a site, from the stored value as it is: for the code on every page, which
 * is to stay small. What cannot be understood counts as not set.
 * @param {any} stored
 * @param {string} hostname
 */
export function isOn(stored, hostname) {
  const sites = isObject(stored?.sites) ? stored.sites : {};
  const entry = entryOf({ sites }, hostname);
  const { on, level, people, figures, quotes } = { ...stored?.defaults, ...entry };
  const nothing = level === "off" && people === false && figures === false && quotes !== true;
  return on !== false && !nothing;
}

/**
 * Whether the reader hides something of his own choice on this very site, so that even a page that is no article
 * is looked at; from the stored value as it is.
 * @param {any} stored
 * @param {string} hostname
 */
export function hasOwnRules(stored, hostname) {
  const sites = isObject(stored?.sites) ? stored.sites : {};
  return hostsOf(hostname).some((host) => Object.hasOwn(sites, host) && sites[host]?.hide?.length > 0);
}

/**
 * A stored or imported value as settings. Whatever does not fit is replaced by its default, and said.
 * A value of a later version is kept as far as it is understood.
 * @param {any} stored
 * @returns {{settings: Settings, problems: string[]}}
 */
export function read(stored) {
  let value = stored;
  const settings = initial();
  /** @type {string[]} */
  const problems = [];
  if (value === undefined) return { settings, problems };
  if (!isObject(value)) return { settings, problems: ["The stored settings are no object; the defaults are used."] };
  for (let step; typeof value.version === "number" && (step = STEPS[value.version]); ) value = step(value);
  if (value.version !== VERSION)
    problems.push(`The settings are of version ${JSON.stringify(value.version)}; this program knows version ${VERSION}. What it understands was kept.`);
  Object.assign(settings.defaults, readSite(value.defaults ?? {}, "defaults", problems));
  for (const [host, entry] of Object.entries(isObject(value.sites) ? value.sites : {}))
    settings.sites[siteKey(host)] = readSite(entry, `sites.${host}`, problems);
  const look = isObject(value.look) ? value.look : {};
  for (const about of /** @type {const} */ (["people", "figures", "quotes"]))
    take(settings.look, about, look[about], (v) => LINES.includes(v), `look.${about}`, LINES.join(", "), problems);
  take(settings.look, "hover", look.hover, isBoolean, "look.hover", "true, false", problems);
  take(settings.look, "theme", look.theme, (v) => ["auto", "light", "dark"].includes(v), "look.theme", "auto, light, dark", problems);
  take(settings, "units", value.units, (v) => v === "metric" || v === "us", "units", "metric, us", problems);
  takePeople(settings, value, "", problems);
  take(settings, "rules", value.rules, isStrings, "rules", "a list of rules such as news.*##.ask", problems);
  take(settings, "mistakes", value.mistakes, isMistakes, "mistakes", "a list of objects with site, kind, text, reason and signs", problems);
  return { settings, problems };
}

/**
 * @param {unknown} value
 * @param {string} where
 * @param {string[]} problems
 * @returns {SiteEntry}
 */
function readSite(value, where, problems) {
  /** @type {SiteEntry} */
  const entry = {};
  if (!isObject(value)) {
    problems.push(`${where} is no object; it was left out.`);
    return entry;
  }
  for (const name of /** @type {const} */ (["on", "people", "figures", "quotes"]))
    take(entry, name, value[name], isBoolean, `${where}.${name}`, "true, false", problems);
  take(entry, "level", value.level, (v) => LEVELS.includes(v), `${where}.level`, LEVELS.join(", "), problems);
  take(entry, "keptKinds", value.keptKinds, (v) => Array.isArray(v) && v.every((k) => KINDS.includes(k)), `${where}.keptKinds`, `a list of ${KINDS.join(", ")}`, problems);
  take(entry, "hide", value.hide, isStrings, `${where}.hide`, "a list of selectors", problems);
  take(entry, "never", value.never, isStrings, `${where}.never`, "a list of selectors", problems);
  takePeople(entry, value, `${where}.`, problems);
  return entry;
}

/** @param {any} target @param {any} value @param {string} where @param {string[]} problems */
function takePeople(target, value, where, problems) {
  take(target, "mutedPeople", value.mutedPeople, isStrings, `${where}mutedPeople`, "a list of names", problems);
  take(target, "aliases", value.aliases, areObjectsOf("name", "same"), `${where}aliases`, 'a list of {"name": "…", "same": "…"}', problems);
  take(target, "wrongMatches", value.wrongMatches, areObjectsOf("name", "office"), `${where}wrongMatches`, 'a list of {"name": "…", "office": "…"}', problems);
}

/**
 * Takes a value where it is given and right; says so where it is given and wrong.
 * @param {any} target
 * @param {string} name
 * @param {unknown} value
 * @param {(value: any) => boolean} fits
 * @param {string} where
 * @param {string} wanted
 * @param {string[]} problems
 */
function take(target, name, value, fits, where, wanted, problems) {
  if (value === undefined) return;
  if (fits(value)) target[name] = value;
  else problems.push(`${where} is ${JSON.stringify(value)}; it may be: ${wanted}. The default is used.`);
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isBoolean = (value) => typeof value === "boolean";
/** @param {unknown} value */
const isStrings = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");
/** @param {...string} names  of fields that are strings */
const areObjectsOf = (...names) => (/** @type {unknown} */ value) =>
  Array.isArray(value) && value.every((item) => isObject(item) && names.every((name) => typeof item[name] === "string"));
/** @param {any} value */
const isMistakes = (value) => areObjectsOf("site", "kind", "text", "reason")(value) && value.every((/** @type {any} */ item) => isStrings(item.signs));

/** The stored settings. @returns {Promise<{settings: Settings, problems: string[]}>} */
export async function load() {
  const stored = await chrome.storage.local.get(KEY);
  return read(stored[KEY]);
}

/**
 * Changes the stored settings; changes of one page come one after the other.
 * @param {(settings: Settings) => void} change
 */
export function update(change) {
  queue = queue.then(async () => {
    const { settings } = await load();
    change(settings);
    await chrome.storage.local.set({ [KEY]: settings });
  });
  return queue;
}
/** @type {Promise<void>} */
let queue = Promise.resolve();

/**
 * The settings as the engine takes them (src/settings.rs).
 * @param {Settings} settings
 * @param {string} hostname
 * @param {string} today  the reader's day, YYYY-MM-DD
 */
export function forEngine(settings, hostname, today) {
  const { level, keptKinds, people, figures, quotes } = forSite(settings, hostname);
  const mutedPeople = peopleFor(settings, hostname, "mutedPeople");
  const aliases = peopleFor(settings, hostname, "aliases").map(({ name, same }) => [name, same]);
  const wrongMatches = peopleFor(settings, hostname, "wrongMatches").map(({ name, office }) => [name, office]);
  return { level, keptKinds, people, figures, quotes, units: settings.units, mutedPeople, aliases, wrongMatches, today };
}
