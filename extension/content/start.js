// The only code that every page gets. It learns whether the site is on, then whether the page may be an
// article, and only then asks the background to bring the rest (main.js). On any other page it stays silent.

import { KEY, hasOwnRules, isOn } from "../shared/settings.js";
import { mayBeArticle } from "./gate.js";
import { rememberMenuTarget } from "./target.js";

/** Looks again after so many milliseconds: pages that are written by scripts have no text at first. */
const LOOK_AGAIN = [1000, 3000];

/** Whether main.js was asked for; from then on it looks after itself. */
let brought = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
const watched = new AbortController();

/** Looks at the page, now and again later. @param {readonly number[]} later */
async function look(later) {
  clearTimeout(timer);
  try {
    const stored = await chrome.storage.local.get(KEY);
    if (brought || !isOn(stored[KEY], location.hostname)) return;
    if (document.readyState === "loading") await parsed();
    if (brought) return;
    if (mayBeArticle(document) || hasOwnRules(stored[KEY], location.hostname)) {
      brought = true;
      await chrome.runtime.sendMessage({ type: "start" });
    } else if (later.length) {
      timer = setTimeout(look, later[0], later.slice(1));
    }
  } catch (problem) {
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
