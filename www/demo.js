// The demo: the same content modules and the same module as in the extension, on an article in a frame. The engine
// stands here, where the extension has its background; frame.js stands in the frame, where it has its content code.

import init, { Newsgloss } from "./module/newsgloss.js";
import { bytesOf, inflated } from "./shared/files.js";
import { byId, counted, h, inputById } from "./shared/html.js";
import { dropWord, keepWord } from "./shared/people.js";
import { analyzeWith } from "./shared/serialized.js";
import { LEVELS, initial } from "./shared/settings.js";
import { ABOUT, KIND, LEVEL } from "./shared/words.js";
import { fromSample, fromText } from "./article.js";

/** @typedef {import("./frame.js").Frame} Frame */

const settings = initial();
settings.defaults.quotes = true;
let side = "after";
/** The code in the frame, while a page is in it. @type {Frame | undefined} */
let frame;
let drawn = "";

const engine = build();
engine.then(
  () => (byId("wait").hidden = true),
  (problem) => (byId("wait").textContent = `The module could not be loaded: ${problem?.message ?? problem}`),
);

async function build() {
  const [record, tables] = await Promise.all([
    fetch("record/record.bin").then((response) => (response.ok ? bytesOf(response) : new Uint8Array())),
    fetch("record/tables.z").then(inflated).then(bytesOf),
    init({ module_or_path: "module/newsgloss_bg.wasm" }),
  ]);
  return new Newsgloss(record, tables);
}

/** What frame.js asks for. */
const host = {
  /** @type {import("./content/session.js").Host["analyze"]} */
  async analyze(page, wanted) {
    const newsgloss = await engine;
    // Copies: the objects of the frame are of another realm.
    return analyzeWith(newsgloss, structuredClone(page), structuredClone(wanted));
  },
  /** @type {import("./content/session.js").Host["rules"]} */
  async rules(text, hostname) {
    await engine;
    return Newsgloss.rules_for(text, hostname);
  },
  changed: () => void show(),
  /** What the visitor says of people holds until the page is left. @type {import("./content/session.js").Host["people"]} */
  people: {
    keep: async (word, site) => (keepWord(settings, site, structuredClone(word)), change()),
    drop: async (word, site) => (dropWord(settings, site, structuredClone(word)), change()),
  },
  settings: () => settings,
  /** The frame has its page. @param {Frame} arrived */
  async arrived(arrived) {
    frame = arrived;
    if (side === "after") await frame.on();
    show();
  },
};
Object.assign(window, { newsglossDemo: host });

/** @param {string} html */
function open(html) {
  frame = undefined;
  drawn = "";
  const page = /** @type {HTMLIFrameElement} */ (byId("page"));
  page.srcdoc = html;
}

async function change() {
  if (side === "before") frame?.off();
  else await frame?.on();
  show();
}

function show() {
  byId("controls").toggleAttribute("inert", side === "before");
  for (const input of byId("levels").querySelectorAll("input")) input.checked = input.value === settings.defaults.level;
  byId("level-about").textContent = LEVEL[settings.defaults.level][1];
  const report = frame?.report();
  const state = words(report);
  const hidden = report?.hidden ?? [];
  for (const name of /** @type {const} */ (["people", "figures", "quotes"]))
    byId(`${name}-count`).textContent = report?.counts[name] ? ` · ${report.counts[name]} found` : "";
  const wanted = JSON.stringify([state, hidden]);
  if (wanted === drawn) return;
  drawn = wanted;
  byId("state").textContent = state;
  byId("list").replaceChildren(
    ...hidden.map(({ id, kind, reason, text, shown }) =>
      h("li", { className: shown ? "shown" : "" },
        h("p", { className: "kind" }, KIND[kind][0]),
        text && h("p", { className: "quote" }, `“${text}”`),
        h("p", { className: "small" }, reason),
        h("button", { className: "plain", type: "button", onclick: () => (frame?.reveal(id, !shown), show()) }, shown ? "Hide again" : "Show"))),
  );
}

/** @param {import("./shared/protocol.js").Report | null | undefined} report */
function words(report) {
  if (side === "before") return "The page as it is.";
  if (!report || report.state === "working") return "Reading the page …";
  if (report.state === "failed") return report.notes.join(" ");
  if (report.state !== "done") return "This does not look like an article, so nothing is done.";
  const hidden = report.hidden.filter((block) => !block.shown).length;
  return hidden ? `${counted(hidden, "block")} hidden` : "Nothing is hidden.";
}

for (const level of LEVELS)
  byId("levels").append(
    h("label", {}, h("input", { type: "radio", name: "level", value: level, onchange: () => ((settings.defaults.level = level), change()) }), LEVEL[level][0]),
  );
for (const name of /** @type {const} */ (["people", "figures", "quotes"])) {
  const input = h("input", { id: name, type: "checkbox", role: "switch", checked: settings.defaults[name], onchange: () => ((settings.defaults[name] = input.checked), change()) });
  byId("abouts").append(h("label", {}, h("span", {}, ABOUT[name][0], h("span", { id: `${name}-count`, className: "faded" })), input));
}
for (const input of document.querySelectorAll("input[name=side]"))
  input.addEventListener("change", () => ((side = /** @type {HTMLInputElement} */ (input).value), change()));
const sample = async () => open(await fromSample());
byId("from-sample").addEventListener("change", () => ((byId("own").hidden = true), sample()));
byId("from-own").addEventListener("change", () => ((byId("own").hidden = false), byId("text").focus()));
byId("own").addEventListener("submit", (event) => {
  event.preventDefault();
  if (inputById("text").value.trim()) open(fromText(inputById("text").value, inputById("published").value));
});
show();
sample();
