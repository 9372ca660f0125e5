// The popup: what is done on the page in front, and why. It asks the page again and again while it is open,
// so that every change shows at once.

import { byId, counted, h, inputById, wear } from "../shared/html.js";
import { pick } from "../shared/pick.js";
import { toContent } from "../shared/protocol.js";
import { allWords, dropWord } from "../shared/people.js";
import { KEY, KINDS, LEVELS, forSite, load, read, siteKey, update } from "../shared/settings.js";
import { callWrong, forgetNever, neverHide, setForSite, setKind } from "../shared/sites.js";
import { ABOUT, KIND, LEVEL, day, lowest } from "../shared/words.js";
import { prepareFound, showFound } from "./found.js";
import { allow, find } from "./page.js";

/** @typedef {import("../shared/protocol.js").Report} Report */
/** @typedef {import("../shared/settings.js").Settings} Settings */

/** How often the page is asked, in ms. */
const ASK = 500;

/** @type {import("./page.js").Page} */
let page = { kind: "browser" };
/** @type {Settings} */
let settings;
/** @type {Report | null} */
let report = null;
/** Access was given just now; the page has to be loaded again. */
let granted = false;
/** The notes that are shown. */
let noted = "";

async function start() {
  prepare();
  await refresh();
  setInterval(refresh, ASK);
  chrome.storage.onChanged.addListener((changes) => {
    if (KEY in changes) settings = read(changes[KEY].newValue).settings;
  });
}

/** The controls that are always there. */
function prepare() {
  byId("options").addEventListener("click", () => chrome.runtime.openOptionsPage());
  byId("pick").addEventListener("click", () => page.kind === "site" && pick(page.tab, "hide").then(() => window.close()));
  byId("on").addEventListener("change", () => set("on", inputById("on").checked));
  for (const level of LEVELS)
    byId("levels").append(
      h("label", {}, h("input", { type: "radio", name: "level", value: level, onchange: () => set("level", level) }), LEVEL[level][0]),
    );
  for (const name of /** @type {const} */ (["people", "figures", "quotes"])) {
    const act = (/** @type {Event} */ event) => set(name, /** @type {HTMLInputElement} */ (event.target).checked);
    const [title, about] = ABOUT[name];
    byId("abouts").append(
      h("label", { title: about }, h("span", {}, h("b", {}, title), h("span", { id: `${name}-count`, className: "faded" })),
        h("input", { id: name, type: "checkbox", role: "switch", onchange: act })),
    );
  }
  for (const kind of KINDS) {
    const act = (/** @type {Event} */ event) => save((all, host) => setKind(all, host, kind, /** @type {HTMLInputElement} */ (event.target).checked));
    byId("kind-list").append(
      h("label", { title: KIND[kind][1] }, h("span", {}, KIND[kind][0], h("span", { id: `kind-${kind}-count`, className: "faded" })),
        h("input", { id: `kind-${kind}`, type: "checkbox", role: "switch", onchange: act })),
    );
  }
  prepareFound();
}

/** Asks for what may have changed, and shows it. */
async function refresh() {
  page = await find();
  if (!settings) ({ settings } = await load());
  wear(settings.look.theme);
  report = page.kind === "site" ? await toContent(page.tab, { type: "report" }).catch(() => null) : null;
  show();
}

function show() {
  const site = page.kind === "site" || page.kind === "closed" ? page.host : "";
  byId("host").textContent = site || "This page";
  const { text, state, help } = words();
  byId("state").textContent = text;
  byId("state").dataset.state = state;
  byId("help").hidden = !help;
  byId("help-text").textContent = help?.text ?? "";
  const act = byId("help-act");
  act.hidden = !help?.act;
  act.textContent = help?.label ?? "";
  act.onclick = help?.act ?? null;

  const here = forSite(settings, site || "-");
  const on = inputById("on");
  on.hidden = page.kind !== "site";
  on.disabled = page.kind !== "site";
  on.checked = page.kind === "site" && here.on;
  byId("controls").hidden = page.kind !== "site" || !here.on;
  for (const input of byId("levels").querySelectorAll("input")) input.checked = input.value === here.level;
  byId("level-about").textContent = LEVEL[here.level][1];
  for (const name of /** @type {const} */ (["people", "figures", "quotes"])) {
    inputById(name).checked = here[name];
    const count = report?.counts[name] ?? 0;
    byId(`${name}-count`).textContent = here[name] && count ? ` · ${count} found` : "";
  }
  showKinds(here);
  showNotes();
  // A word of a broader site holds here, too.
  const within = (/** @type {string} */ name) => !name || siteKey(site) === name || siteKey(site).endsWith(`.${name}`);
  const muted = allWords(settings, "mutedPeople").filter((word) => within(word.site));
  const wrong = settings.mistakes.filter((mistake) => mistake.site === siteKey(site)).length;
  showFound(report, { kept: here.never.length, wrong, muted }, acts);
}

/** Kinds that the level does not reach have no say. @param {ReturnType<typeof forSite>} here */
function showKinds({ level, keptKinds }) {
  const reached = KINDS.filter((kind) => LEVELS.indexOf(lowest(kind)) <= LEVELS.indexOf(level));
  for (const kind of KINDS) {
    const input = inputById(`kind-${kind}`);
    input.checked = !keptKinds.includes(kind);
    input.disabled = !reached.includes(kind);
    const hidden = report?.hidden.filter((block) => block.kind === kind).length;
    byId(`kind-${kind}-count`).textContent = input.disabled ? ` · from ${LEVEL[lowest(kind)][0]} on` : hidden ? ` · ${hidden}` : "";
  }
  const kept = reached.filter((kind) => keptKinds.includes(kind)).length;
  byId("kinds").hidden = level === "off";
  byId("kinds-about").textContent = kept ? `${kept} of ${reached.length} stay in view` : `all ${reached.length} hidden`;
}

/** What was left undone, or is in doubt. */
function showNotes() {
  const notes = report?.state === "failed" ? [] : (report?.notes ?? []);
  const unsure = report?.cards.filter((card) => card.unsure).length ?? 0;
  const all = [...notes, unsure && `Unsure about ${counted(unsure, "name or figure", "names and figures")}: see the lists below.`].filter(Boolean);
  const wanted = all.join("\n");
  if (wanted === noted) return;
  noted = wanted;
  byId("notes").replaceChildren(...all.map((note) => h("li", {}, String(note))));
}

/** @type {import("./found.js").FoundActs} */
const acts = {
  reveal: ({ id, shown }) => send({ type: "reveal", id, shown: !shown }),
  locate: ({ id }) => send({ type: "locate", id }),
  always: ({ selector }) => save((all, host) => neverHide(all, host, selector)),
  async wrong(block) {
    if (!block.selector) await send({ type: "reveal", id: block.id, shown: true });
    await save((all, host) => callWrong(all, host, block));
  },
  forget: () => save((all, host) => forgetNever(all, host)),
  // The card opens in the page, which the popup would cover.
  open: (card) => send({ type: "open", card }).then(() => window.close()),
  unmute: (item, site) => save((all) => dropWord(all, site, { list: "mutedPeople", item })),
  options: () => chrome.runtime.openOptionsPage(),
};

/** The state in words, and what the reader can do about it. */
function words() {
  if (page.kind === "browser")
    return { text: "A page of the browser or of another extension: nothing is done here.", state: "idle" };
  if (page.kind === "closed") {
    const { host, origin } = page;
    return {
      text: "Newsgloss has no access to this site.",
      state: "access",
      help: {
        text: host
          ? "The browser keeps Newsgloss off this site. Allow it here, or for all sites in the browser’s own settings of the extension."
          : "The browser keeps Newsgloss off some sites. Allow it in the browser’s own settings of the extension, then reload the page.",
        label: host ? "Allow on this site" : "Allow on all sites",
        act: () => allow(origin).then((given) => (granted = given)).then(refresh),
      },
    };
  }
  if (granted && !report)
    return { text: "Access was given.", state: "idle", help: { text: "Reload the page to begin.", label: "Reload", act: reload } };
  if (!forSite(settings, page.host).on) return { text: "Off on this site.", state: "off" };
  switch (report?.state) {
    case "off":
      return { text: "Nothing to do: nothing is to be hidden or explained.", state: "off" };
    case "working":
      return { text: "Reading the page …", state: "working" };
    case "done":
      return { text: done(), state: "done" };
    case "gave-up":
      return { text: "The page keeps undoing the changes, so Newsgloss gave up on it.", state: "gave-up" };
    case "failed":
      return { text: "The page could not be analysed.", state: "failed", help: { text: report.notes.join(" ") || "Reload the page to try again.", label: "Reload", act: reload } };
    default:
      return { text: "Not an article, so nothing is done on this page.", state: "no-article" };
  }
}

function done() {
  const hidden = report?.hidden.filter((block) => !block.shown).length ?? 0;
  const published = day(report?.article?.day ?? null);
  return `${hidden ? `${counted(hidden, "block")} hidden` : "On"}${published ? ` · article of ${published}` : ""}`;
}

const reload = () => page.kind === "site" && chrome.tabs.reload(page.tab).then(() => window.close());

/** @param {import("../shared/protocol.js").ToContent} message */
async function send(message) {
  if (page.kind === "site") await toContent(page.tab, message).catch(() => null);
  await refresh();
}

/** @type {<N extends keyof import("../shared/settings.js").SiteSettings>(name: N, value: import("../shared/settings.js").SiteSettings[N]) => Promise<void>} */
const set = (name, value) => save((all, host) => setForSite(all, host, name, value));

/** @param {(settings: Settings, host: string) => void} change */
async function save(change) {
  if (page.kind !== "site") return;
  const { host } = page;
  await update((all) => (change(all, host), (settings = all)));
  await refresh();
}

start();
