// What the reader can say of a person from the card: do not underline, not the one on record, the same as another.

import { element, wordButton } from "./card-parts.js";
import { withCountry } from "../shared/places.js";

/** @typedef {import("../shared/protocol.js").Card} Card */
/** @typedef {import("../shared/people.js").PeopleWord} PeopleWord */
/**
 * @typedef {object} Acts
 * @property {string} site  the name of this site; empty where there is none
 * @property {string[]} others  names of the other people of the page
 * @property {(word: PeopleWord, site: string) => Promise<void>} keep  `site` empty: everywhere
 * @property {(word: PeopleWord, site: string) => Promise<void>} drop
 * @property {() => void} [more]  opens the options, where other names are kept
 */

/**
 * @param {Card} card
 * @param {Acts} own
 * @param {() => void} done  something was said
 */
export function acts(card, own, done) {
  const box = element("details", "acts");
  const { title: name } = card;
  const office = card.rows.find((row) => row.basis === "record")?.text;

  const say = async (/** @type {PeopleWord} */ word, /** @type {string} */ site, /** @type {string} */ said) => {
    await own.keep(word, site);
    done();
    const told = element("p", "told", said);
    told.setAttribute("role", "status");
    const undo = wordButton("Undo", `Undo: ${said}`, async () => {
      await own.drop(word, site);
      undo.remove();
      told.textContent = "Undone.";
    });
    const where = element("div", "acts");
    where.append(told, undo);
    box.replaceWith(where);
    undo.focus({ preventScroll: true });
  };
  /** @param {(Node | string)[]} question @param {string} spoken @param {() => [PeopleWord, string]} word  and what was said */
  const row = (question, spoken, word) => {
    const line = element("p", "act");
    const text = element("span");
    text.append(...question);
    const act = (/** @type {string} */ site, /** @type {string} */ where) => () => {
      const [what, said] = word();
      say(what, site, `${said} ${where}.`);
    };
    line.append(text);
    if (own.site) line.append(wordButton("On this site", `On this site: ${spoken}`, act(own.site, `on ${own.site}`)));
    line.append(wordButton("Everywhere", `Everywhere: ${spoken}`, act("", "everywhere")));
    return line;
  };

  box.append(element("summary", "", "Not right?"));
  box.append(row(["Don’t underline this person"], `Don’t underline ${name}`, () => [{ list: "mutedPeople", item: name }, `${name} is no longer underlined`]));
  if (office)
    box.append(row(["Not the one on record"], `${name} is not the one on record`, () => [
      { list: "wrongMatches", item: { name, office } },
      `${name} is no longer taken for ${withCountry(office)}`,
    ]));
  if (own.others.length) {
    const choice = document.createElement("select");
    choice.setAttribute("aria-label", `${name} is the same person as`);
    choice.append(...own.others.map((other) => new Option(other)));
    box.append(row(["The same as ", choice], `${name} is the same person as the one chosen`, () => [
      { list: "aliases", item: { name, same: choice.value } },
      `${name} is the same as ${choice.value}`,
    ]));
  }
  if (own.more) box.append(wordButton("Another name …", `Another name for ${name}, in the options`, own.more));
  return box;
}
