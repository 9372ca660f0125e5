// Watches the page for what came late and for what a script wrote anew, and says when another look pays.
// A page that never rests is looked at ever more seldom, as long as looking brings nothing new.

import * as dom from "./dom.js";

/** The page has to be quiet for so long before it is looked at, in ms … */
const QUIET = 250;
/** … but it is looked at after so long in any case. */
const PATIENCE = 2000;
/** The least time between two looks grows by this factor when the last one brought nothing, up to the longest. */
const GROWTH = 2;
const LONGEST = 30_000;

/** Changes inside these say nothing to a reader. */
const SILENT = "script,style,noscript,template,svg,canvas,textarea,select,[contenteditable=''],[contenteditable='true']";

/**
 * @typedef {object} Watched
 * @property {string} mark  our attribute: taken away by the page, it is put back
 * @property {() => void} onMark
 * @property {() => void} onText   something was removed or written anew: glosses may be stale
 * @property {() => void} onLook   time to look at the whole page again
 * @property {(node: Node) => boolean} isOurs   a node whose changes do not matter
 * @property {(node: Node) => boolean} isGlossed
 */

export class Watch {
  #observer;
  #watched;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #since = 0;
  #last = 0;
  #pause = QUIET;

  /** @param {Document} document @param {Watched} watched */
  constructor(document, watched) {
    this.#watched = watched;
    this.#observer = new MutationObserver((records) => this.#read(records));
    this.#observer.observe(dom.rootOf(document), {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: [watched.mark],
    });
  }

  /** Forgets the records of our own changes. */
  skip() {
    this.#read(this.#observer.takeRecords().filter((record) => record.type !== "attributes"));
  }

  /** To be told after each look whether it brought anything new. @param {boolean} news */
  looked(news) {
    this.#last = performance.now();
    this.#pause = news ? QUIET : Math.min(this.#pause * GROWTH, LONGEST);
  }

  stop() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
  }

  /** @param {MutationRecord[]} records */
  #read(records) {
    let [marks, texts, look] = [false, false, false];
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === "attributes") {
        marks = true;
        continue;
      }
      if (this.#watched.isOurs(target)) continue;
      if (type === "characterData") {
        const glossed = this.#watched.isGlossed(target);
        texts ||= glossed;
        look ||= glossed;
        continue;
      }
      texts ||= removedNodes.length > 0;
      look ||= [...removedNodes, ...addedNodes].some((node) => !this.#watched.isOurs(node) && tells(node));
    }
    if (marks) this.#watched.onMark();
    if (texts) this.#watched.onText();
    if (look) this.#schedule();
  }

  #schedule() {
    const now = performance.now();
    if (!this.#timer) this.#since = now;
    clearTimeout(this.#timer);
    const quiet = Math.min(now + QUIET, this.#since + PATIENCE);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#watched.onLook();
    }, Math.max(quiet, this.#last + this.#pause) - now);
  }
}

/** Whether a node that came or went may matter to a reader. @param {Node} node */
function tells(node) {
  if (node instanceof Text) return node.data.trim().length > 1 && !dom.parentOf(node)?.parentElement?.closest(SILENT);
  return node instanceof HTMLElement && !node.closest(SILENT) && (node.textContent ?? "").trim().length > 1;
}
