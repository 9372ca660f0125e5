// Everything as one file, out and in.

import { byId, counted, h, inputById } from "../shared/html.js";
import { KEY, initial, load, read } from "../shared/settings.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */

/** @param {() => void} changed  called when everything was replaced */
export function backup(changed) {
  byId("export").addEventListener("click", save);
  byId("import").addEventListener("click", () => inputById("file").click());
  byId("file").addEventListener("change", async () => {
    const [file] = inputById("file").files ?? [];
    if (file) take(file.name, await file.text(), changed);
    inputById("file").value = "";
  });
  byId("reset").addEventListener("click", () =>
    say(h("p", {}, "All settings and all sites go back to what they were after installation."),
      h("p", { className: "row" }, h("button", { className: "main", type: "button", onclick: () => replace(initial(), "Everything was reset.", changed) }, "Reset everything"), cancel())));
}

async function save() {
  const { settings } = await load();
  const file = new Blob([`${JSON.stringify(settings, null, 2)}\n`], { type: "application/json" });
  const address = URL.createObjectURL(file);
  h("a", { href: address, download: "newsgloss-settings.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  say(h("p", {}, "Saved as newsgloss-settings.json."));
}

/** @param {string} name @param {string} text @param {() => void} changed */
function take(name, text, changed) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (problem) {
    return say(h("p", { className: "warn" }, `${name} is no JSON file: ${problem instanceof Error ? problem.message : problem}. Nothing was changed.`));
  }
  if (typeof value !== "object" || value === null || typeof value.version !== "number")
    return say(h("p", { className: "warn" }, `${name} holds no settings of Newsgloss: it names no “version”. Nothing was changed.`));
  const { settings, problems } = read(value);
  const sites = counted(Object.keys(settings.sites).length, "site");
  const done = () => replace(settings, `${name} was loaded: ${sites}.`, changed);
  if (!problems.length) return done();
  say(
    h("p", { className: "warn" }, `${counted(problems.length, "thing")} in ${name} cannot be used:`),
    h("ul", {}, ...problems.map((problem) => h("li", {}, problem))),
    h("p", { className: "row" }, h("button", { className: "main", type: "button", onclick: done }, `Load the rest (${sites})`), cancel()),
  );
}

/** @param {Settings} settings @param {string} done @param {() => void} changed */
async function replace(settings, done, changed) {
  await chrome.storage.local.set({ [KEY]: settings });
  say(h("p", {}, done));
  changed();
}

const cancel = () => h("button", { type: "button", onclick: () => say() }, "Cancel");

/** @param {...Node} words */
const say = (...words) => byId("backup-said").replaceChildren(...words);
