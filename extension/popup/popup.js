// The popup: what is done on the page in front, and why. It asks the page again and again while it is open,
// so that every change shows at once.

import { byId, counted, h, inputById, wear } from "../shared/html.js";
import { pick } from "../shared/pick.js";
import { toContent } from "../shared/protocol.js";
import { LEVELS, forSite, load, update } from "../shared/settings.js";
import { forgetNever, neverHide, setForSite } from "../shared/sites.js";
import { ABOUT, KIND, LEVEL, day } from "../shared/words.js";
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
/** What was last drawn of the list; it is drawn anew only when something changed. */
let drawn = "";

async function start() {
  prepare();
  await refresh();
  setInterval(refresh, ASK);
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
}

/** Asks for what may have changed, and shows it. */
async function refresh() {
  [page, { settings }] = await Promise.all([find(), load()]);
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
  list(here.never.length);
}

/** The blocks that were hidden, with what to do about each. @param {number} kept */
function list(kept) {
  const hidden = report?.hidden ?? [];
  const wanted = JSON.stringify([hidden, kept, report?.state, report?.notes]);
  if (wanted === drawn) return;
  drawn = wanted;
  // The button that was just used is there again after drawing, under another word.
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.act;
  byId("hidden").hidden = report?.state !== "done" && report?.state !== "gave-up";
  byId("hidden-title").textContent = hidden.length ? `Hidden on this page: ${hidden.length}` : "Nothing is hidden on this page";
  byId("list").replaceChildren(...hidden.map(item));
  byId("kept").hidden = !kept;
  byId("kept").replaceChildren(
    `${counted(kept, "block is", "blocks are")} always shown on this site. `,
    h("button", { className: "plain small", type: "button", "data-act": "forget", onclick: () => save((all, host) => forgetNever(all, host)) }, "Hide again"),
  );
  const notes = report?.state === "failed" ? [] : (report?.notes ?? []);
  byId("notes").replaceChildren(...notes.map((note) => h("li", {}, note)));
  if (focused) /** @type {HTMLElement | null} */ (document.querySelector(`[data-act="${focused}"]`))?.focus();
}

/** @param {Report["hidden"][number]} block */
function item({ id, kind, reason, text, shown, selector }) {
  const reveal = () => send({ type: "reveal", id, shown: !shown });
  return h(
    "li",
    { className: shown ? "shown" : "" },
    h("p", { className: "kind" }, KIND[kind]?.[0] ?? kind),
    text && h("p", { className: "quote" }, `“${text}”`),
    h("p", { className: "small" }, reason),
    h("p", { className: "acts" },
      h("button", { className: "plain", type: "button", "data-act": `reveal-${id}`, onclick: reveal }, shown ? "Hide again" : "Show"),
      shown && h("button", { className: "plain", type: "button", onclick: () => send({ type: "locate", id }) }, "Go to it"),
      selector && h("button", { className: "plain", type: "button", onclick: () => save((all, host) => neverHide(all, host, selector)) }, "Always show here")),
  );
}

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
  const published = day(report?.article?.published ?? null);
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
  await update((all) => change(all, host));
  await refresh();
}

start();
