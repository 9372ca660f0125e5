// The options page. Every change is stored at once; every section is drawn from what is stored.

import { byId, h, inputById, wear } from "../shared/html.js";
import { KEY, load, update } from "../shared/settings.js";
import { backup } from "./backup.js";
import { draw, kindSwitches, siteControls } from "./controls.js";
import { coverage } from "./coverage.js";
import { lines, more } from "./looks.js";
import { mistakeList } from "./mistakes.js";
import { mountPeople, peopleLists } from "./people.js";
import { mountRules } from "./rules.js";
import { hostOf, siteList } from "./sites.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */

/** @param {(settings: Settings) => void} change */
const save = (change) => void update(change).then(show);

async function show() {
  const { settings, problems } = await load();
  wear(settings.look.theme);
  byId("problems").hidden = !problems.length;
  byId("problems").textContent = problems.join(" ");
  draw(byId("defaults"), siteControls("defaults", settings.defaults, (name, value) => save((all) => (all.defaults[name] = value))));
  draw(byId("kinds"), kindSwitches("kind", settings.defaults.keptKinds, (kept) => save((all) => (all.defaults.keptKinds = kept))));
  draw(byId("site-list"), siteList(settings, save));
  draw(byId("lines"), lines(settings, save));
  draw(byId("look-more"), more(settings, save));
  draw(byId("people-lists"), peopleLists(settings, save));
  draw(byId("mistake-list"), mistakeList(settings, save));
}

byId("add").addEventListener("submit", (event) => {
  event.preventDefault();
  const host = hostOf(inputById("host").value);
  byId("host-problem").textContent = host ? "" : "Write it as paper.example.";
  if (!host) return;
  inputById("host").value = "";
  save((all) => (all.sites[host] ??= {}));
});
mountPeople(save);
backup(show);
mountRules(byId("rules"));
byId("version").textContent = chrome.runtime.getManifest().version;
chrome.storage.onChanged.addListener((changes) => {
  if (KEY in changes) show();
});
show();
coverage().then((table) => byId("coverage").replaceChildren(...table), (problem) => byId("coverage").replaceChildren(h("p", { className: "warn" }, String(problem))));
