// The options page. Every change is stored at once; every section is drawn from what is stored.

import { byId, h, inputById, wear } from "../shared/html.js";
import { KEY, KINDS, load, update } from "../shared/settings.js";
import { KIND } from "../shared/words.js";
import { backup } from "./backup.js";
import { draw, siteControls, toggle } from "./controls.js";
import { coverage } from "./coverage.js";
import { lines, more } from "./looks.js";
import { mountRules } from "./rules.js";
import { hostOf, siteList } from "./sites.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */
/** @typedef {import("../shared/settings.js").Kind} Kind */

/** @param {(settings: Settings) => void} change */
const save = (change) => void update(change).then(show);

async function show() {
  const { settings, problems } = await load();
  wear(settings.look.theme);
  byId("problems").hidden = !problems.length;
  byId("problems").textContent = problems.join(" ");
  draw(byId("defaults"), siteControls("defaults", settings.defaults, (name, value) => save((all) => (all.defaults[name] = value))));
  draw(byId("kinds"), KINDS.map((kind) => kindSwitch(kind, settings)));
  draw(byId("site-list"), siteList(settings, save));
  draw(byId("lines"), lines(settings, save));
  draw(byId("look-more"), more(settings, save));
  if (document.activeElement !== byId("muted")) /** @type {any} */ (byId("muted")).value = settings.mutedPeople.join("\n");
}

/** @param {Kind} kind @param {Settings} settings */
function kindSwitch(kind, { defaults }) {
  return toggle(`kind-${kind}`, KIND[kind][0], KIND[kind][1], !defaults.keptKinds.includes(kind), (hidden) =>
    save((all) => {
      const others = all.defaults.keptKinds.filter((one) => one !== kind);
      all.defaults.keptKinds = hidden ? others : [...others, kind];
    }),
  );
}

byId("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const host = hostOf(inputById("host").value);
  byId("host-problem").textContent = host ? "" : "Write it as paper.example.";
  if (!host) return;
  inputById("host").value = "";
  save((all) => (all.sites[host] ??= {}));
});
byId("muted").addEventListener("change", () => {
  const names = inputById("muted").value.split("\n").map((name) => name.trim()).filter(Boolean);
  save((all) => (all.mutedPeople = [...new Set(names)]));
});
backup(show);
mountRules(byId("rules"));
byId("version").textContent = chrome.runtime.getManifest().version;
chrome.storage.onChanged.addListener((changes) => {
  if (KEY in changes) show();
});
show();
coverage().then((table) => byId("coverage").replaceChildren(...table), (problem) => byId("coverage").replaceChildren(h("p", { className: "warn" }, String(problem))));
