// Blocks that the reader called wrongly hidden. They stay here until the reader saves them to a file to send it.

import { counted, h } from "../shared/html.js";
import { KIND } from "../shared/words.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */
/** @typedef {import("./sites.js").Save} Save */

/** @param {Settings} settings @param {Save} save */
export function mistakeList({ mistakes }, save) {
  if (!mistakes.length) return [h("p", { className: "empty" }, "None so far. The popup’s list of hidden blocks has a button “Wrong” for each.")];
  return [
    h("p", {}, `${counted(mistakes.length, "block")}:`),
    h("ul", { className: "words" }, ...mistakes.map((mistake, index) =>
      h("li", {},
        h("span", {}, h("b", {}, mistake.site), ` – ${KIND[mistake.kind]?.[0] ?? mistake.kind}: “${mistake.text}”`),
        h("button", { id: `mistake-${index}`, type: "button", className: "plain", "aria-label": `Remove: ${mistake.text}`, onclick: () => save((all) => all.mistakes.splice(index, 1)) }, "Remove")))),
    h("p", { className: "row" },
      h("button", { id: "mistakes-save", type: "button", onclick: () => download(mistakes) }, "Save to a file"),
      h("button", { id: "mistakes-clear", type: "button", onclick: () => save((all) => (all.mistakes = [])) }, "Remove all")),
  ];
}

/** @param {Settings["mistakes"]} mistakes */
function download(mistakes) {
  const { version } = chrome.runtime.getManifest();
  const address = URL.createObjectURL(new Blob([`${JSON.stringify({ newsgloss: version, mistakes }, null, 2)}\n`], { type: "application/json" }));
  h("a", { href: address, download: "newsgloss-mistakes.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
