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
/** What was only dressed anew (a class, a style, a transition) is asked about no more often than so, in ms … */
const DRESSING = 400;
/** … and on a page that dresses all the time, no more often than so. */
const CALM = 2000;

/** Changes inside these say nothing to a reader. */
const SILENT = "script,style,noscript,template,svg,canvas,textarea,select,[contenteditable]:not([contenteditable=false])";
/** Attributes by which pages bring something into view that was there all along. */
const DRESS = ["class", "style", "hidden", "open"];
/** And what tells that they did. */
const SIGNS = ["scrollend", "transitionend", "animationend"];

/**
 * @typedef {object} Watched
 * @property {readonly string[]} marks  our attributes: taken away by the page, they are put back
 * @property {() => void} onMark
 * @property {() => void} onText   something was removed or written anew: glosses may be stale
 * @property {() => boolean} onDress  something may have come into view, or a hidden block may hold something else now;
 *   says whether it was so
 * @property {(element: Element) => void} onAdded  before it is painted
 * @property {() => void} onLook   time to look at the whole page again
 * @property {(node: Node) => boolean} isOurs   a node in what is hidden: its changes do not matter by themselves
 * @property {(node: Node) => boolean} isGlossed
 */

export class Watch {
  #observer;
  #watched;
  #options;
  /** @type {WeakSet<Node>} */
  #roots = new WeakSet();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #dressing;
  #since = 0;
  #last = 0;
  #pause = QUIET;
  #dressPause = DRESSING;
  #ended = new AbortController();

  /** @param {Document} document @param {Watched} watched */
  constructor(document, watched) {
    this.#watched = watched;
    this.#options = { subtree: true, childList: true, characterData: true, attributeFilter: [...watched.marks, ...DRESS] };
    this.#observer = new MutationObserver((records) => this.#read(records));
    this.also([dom.rootOf(document)]);
    for (const type of SIGNS)
      document.addEventListener(type, () => this.#dressed(), { signal: this.#ended.signal, passive: true, capture: true });
  }

  /** Watches these too: shadow trees are not part of the tree around them. @param {Node[]} roots */
  also(roots) {
    for (const root of roots) {
      if (this.#roots.has(root)) continue;
      this.#roots.add(root);
      this.#observer.observe(root, this.#options);
    }
  }

  /** Forgets the records of our own changes. */
  skip() {
    const ours = this.#watched.marks;
    this.#read(this.#observer.takeRecords().filter(({ attributeName }) => attributeName === null || !ours.includes(attributeName)));
  }

  /** To be told after each look whether it brought anything new. @param {boolean} news */
  looked(news) {
    this.#last = performance.now();
    this.#pause = news ? QUIET : Math.min(this.#pause * GROWTH, LONGEST);
  }

  stop() {
    this.#observer.disconnect();
    this.#ended.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#dressing);
  }

  /** Asks for a look as soon as the page is quiet. */
  schedule() {
    const now = performance.now();
    if (!this.#timer) this.#since = now;
    clearTimeout(this.#timer);
    const quiet = Math.min(now + QUIET, this.#since + PATIENCE);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#watched.onLook();
    }, Math.max(quiet, this.#last + this.#pause) - now);
  }

  /** @param {MutationRecord[]} records */
  #read(records) {
    let [marks, texts, dressed, look] = [false, false, false, false];
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === "attributes") {
        if (this.#watched.marks.includes(attributeName ?? "")) marks = true;
        else dressed = true;
        continue;
      }
      if (this.#watched.isOurs(target)) {
        dressed = true;
        continue;
      }
      if (type === "characterData") {
        const glossed = this.#watched.isGlossed(target);
        texts ||= glossed;
        look ||= glossed;
        continue;
      }
      texts ||= removedNodes.length > 0;
      // What has no words may still lie over the page.
      dressed ||= addedNodes.length > 0;
      for (const node of addedNodes) if (node instanceof HTMLElement && dom.isConnected(node)) this.#watched.onAdded(node);
      look ||= [...removedNodes, ...addedNodes].some((node) => !this.#watched.isOurs(node) && tells(node));
    }
    if (marks) this.#watched.onMark();
    if (texts) this.#watched.onText();
    if (dressed) this.#dressed();
    if (look) this.schedule();
  }

  #dressed() {
    this.#dressing ??= setTimeout(() => {
      this.#dressing = undefined;
      this.#dressPause = this.#watched.onDress() ? DRESSING : Math.min(this.#dressPause * GROWTH, CALM);
    }, this.#dressPause);
  }
}

/** Whether a node that came or went may matter to a reader. @param {Node} node */
function tells(node) {
  if (node instanceof Text) return node.data.trim().length > 1 && !dom.parentOf(node)?.parentElement?.closest(SILENT);
  return node instanceof HTMLElement && !node.closest(SILENT) && (node.textContent ?? "").trim().length > 1;
}
