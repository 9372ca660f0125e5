// The only code that every page gets. It learns whether the site is on, then whether the page may be an
// article, and only then asks the background to bring the rest (main.js). On any other page it stays silent.

import { keyOf } from "../shared/learned.js";
import { KEY, hasOwnRules, isOn } from "../shared/settings.js";
import * as learned from "./early.js";
import { mayBeArticle } from "./gate.js";
import { rememberMenuTarget } from "./target.js";

/** Looks again after so many milliseconds: pages that are written by scripts have no text at first. */
const LOOK_AGAIN = [1000, 3000];

/** Whether main.js was asked for; from then on it looks after itself. */
let brought = false;
let looked = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
const watched = new AbortController();

/** Looks at the page, now and again later. @param {readonly number[]} later */
async function look(later) {
  clearTimeout(timer);
  try {
    const site = keyOf(location.hostname);
    const stored = await chrome.storage.local.get([KEY, site]);
    const on = isOn(stored[KEY], location.hostname);
    // Once: what is written later is looked at as it is.
    if (on && !looked) learned.begin(stored[site]);
    looked = true;
    learned.release();
    if (brought) return;
    if (!on) return learned.early()?.end();
    if (document.readyState === "loading") await parsed();
    if (brought) return;
    if (mayBeArticle(document) || hasOwnRules(stored[KEY], location.hostname)) {
      brought = true;
      await chrome.runtime.sendMessage({ type: "start" });
    } else {
      learned.early()?.end();
      if (later.length) timer = setTimeout(look, later[0], later.slice(1));
    }
  } catch (problem) {
    learned.release();
    learned.early()?.end();
    // No id: the extension was updated or removed under this page, and there is nothing more to do here.
    if (chrome.runtime?.id) console.debug("Newsgloss:", problem);
    else stop();
  }
}

const parsed = () => new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));

function stop() {
  brought = true;
  clearTimeout(timer);
  watched.abort();
}

chrome.storage.onChanged.addListener((changes) => {
  if (KEY in changes && !brought) look([]);
});
// Navigation without a new document.
const navigation = /** @type {EventTarget | undefined} */ (/** @type {any} */ (globalThis).navigation);
const moved = () => void (brought || look(LOOK_AGAIN));
(navigation ?? window).addEventListener(navigation ? "currententrychange" : "popstate", moved, { signal: watched.signal });

rememberMenuTarget(watched.signal);
look(LOOK_AGAIN);
