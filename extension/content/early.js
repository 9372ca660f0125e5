// Hides what was learned of the site before the page is painted, until main.js looks after it. What was learned comes
// from storage, which may answer after the first paint; on the sites in question the page is held back until then, for
// a moment at most (hold.js). Our scripts in a page are bundled apart from each other, so they share this under symbols,
// which no name of the page's can hide.

import { guessesFor } from "../shared/learned.js";

/** @typedef {import("../shared/learned.js").Guess} Guess */
/** @typedef {{guesses: Guess[], end: () => void}} Early */

/** Nobody came to look after it: so long it stays in force, in ms. */
const LONGEST = 10_000;
/** The longest that a page is held back, in ms. */
const MOMENT = 200;
const KEY = Symbol.for("newsgloss.early");
const HELD = Symbol.for("newsgloss.held");
/** @type {any} */
const shared = globalThis;

/**
 * Begins.
 * @param {unknown} stored  what is kept of the site
 */
export function begin(stored) {
  const guesses = guessesFor(stored, location);
  if (!guesses.length || shared[KEY]) return;
  // A list with one bad selector is void as a whole, so each has a rule of its own.
  const remove = adopt(guesses.map(([selector]) => `${selector}{display:none!important}`).join("\n"), LONGEST);
  shared[KEY] = {
    guesses,
    end() {
      shared[KEY] = undefined;
      remove();
    },
  };
}

/** What is hidden so; whoever asks looks after it. @returns {Early | undefined} */
export const early = () => shared[KEY];

/** Keeps the page from being painted. */
export function hold() {
  shared[HELD] = adopt(":root{opacity:0!important}", MOMENT);
}

/** Lets it be painted. */
export const release = () => shared[HELD]?.();

/** A sheet of ours on the page, for so many ms at most; returns how to take it away. @param {string} css @param {number} longest */
function adopt(css, longest) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const timer = setTimeout(remove, longest);
  return remove;

  function remove() {
    clearTimeout(timer);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  }
}
