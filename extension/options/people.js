// What the reader knows better about people: who is not underlined, other names, wrong matches. Each word holds on
// one site or everywhere.

import { byId, h } from "../shared/html.js";
import { allWords, dropWord, keepWord } from "../shared/people.js";
import { withCountry } from "../shared/places.js";
import { hostOf } from "./sites.js";

/** @typedef {import("../shared/settings.js").Settings} Settings */
/** @typedef {import("../shared/people.js").PeopleWord} PeopleWord */
/** @typedef {import("./sites.js").Save} Save */

/** @type {{list: PeopleWord["list"], title: string, none: string, say: (item: any) => (string | Node)[]}[]} */
const LISTS = [
  { list: "mutedPeople", title: "Not underlined", none: "Nobody is left out.", say: (name) => [h("b", {}, name)] },
  { list: "aliases", title: "Other names", none: "No other names are known.", say: ({ name, same }) => [h("b", {}, name), " is ", h("b", {}, same)] },
  {
    list: "wrongMatches",
    title: "Wrong matches",
    none: "No match was called wrong. The card of a person has a button for it.",
    say: ({ name, office }) => [h("b", {}, name), ` is not the one on record as ${withCountry(office)}`],
  },
];

/** @param {Settings} settings @param {Save} save */
export function peopleLists(settings, save) {
  return LISTS.flatMap(({ list, title, none, say }) => {
    const words = allWords(settings, list);
    return [
      h("h3", {}, title),
      words.length
        ? h("ul", { className: "words" }, ...words.map(({ site, item }, index) => {
            const word = /** @type {PeopleWord} */ ({ list, item });
            const text = h("span", {}, ...say(item), h("span", { className: "faded" }, ` – ${site || "everywhere"}`));
            return h("li", {}, text, h("button", { id: `${list}-${index}`, type: "button", className: "plain", "aria-label": `Remove: ${text.textContent}`, onclick: () => save((all) => dropWord(all, site, word)) }, "Remove"));
          }))
        : h("p", { className: "empty" }, none),
    ];
  });
}

/** The two forms below the lists. @param {Save} save */
export function mountPeople(save) {
  form("mute", (name) => name && { list: "mutedPeople", item: name }, save);
  form("alias", (name, same) => name && same && name !== same && { list: "aliases", item: { name, same } }, save);
}

/**
 * @param {string} id
 * @param {(...fields: string[]) => PeopleWord | false | ""} word
 * @param {Save} save
 */
function form(id, word, save) {
  const element = byId(id);
  const fields = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll("input[type=text]")]);
  const problem = /** @type {HTMLElement} */ (element.querySelector(".warn"));
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    const [site, ...names] = [fields.at(-1), ...fields.slice(0, -1)].map((field) => (field?.value ?? "").trim().replace(/\s+/g, " "));
    const made = word(...names);
    const host = site && hostOf(site);
    problem.textContent = !made ? `Write ${names.length > 1 ? "two different names" : "a name"}.` : site && !host ? "Write the site as paper.example, or leave it empty for all sites." : "";
    if (!made || (site && !host)) return;
    for (const field of fields) field.value = "";
    fields[0].focus();
    save((all) => keepWord(all, host || "", made));
  });
}
