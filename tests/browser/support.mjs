// What the browser tests share: one browser a file, pages from this machine, an article of one's own.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { launch, until } from "./driver/index.mjs";
import { serve } from "./driver/serve.mjs";

export { assert, until };
export const kind = /** @type {"chromium" | "firefox"} */ (process.env.NEWSGLOSS_BROWSER ?? "chromium");

const SENTENCES = [
  "The council of Harrowmere voted on Tuesday to repair the north bridge, which has been closed to lorries for 14 months.",
  "Mayor Edith Calloway said that engineers had warned that the eastern pier was sinking by 3 millimetres a year, and that the arch above it would follow.",
  "The work will cost $4.5 million and is to be finished by next June, according to the plan that was laid before the council.",
  "Farmers on the far bank have had to drive 22 kilometres to the mill since the closure, and many of them came to the meeting.",
  "“We have paid for this bridge in diesel,” said one of them, who did not want her name in the minutes of the council.",
  "The contract went to a firm from the coast that has repaired 6 bridges of the same age, all of them still in use.",
];

/** A paragraph of an article; different for each number. The first alone names Moorcroft. */
export const paragraph = (n) => `<p id="p${n}">${n ? "" : "Harold Moorcroft had asked for it. "}${SENTENCES[n % SENTENCES.length]} This was item ${n + 101} of the agenda, as the clerk noted.</p>`;

/** A block that asks for donations. */
export const ASK = `<h3>Support independent journalism</h3><p>Your donation keeps our reporting free for everyone. Please give $5, $10 or $25 a month.</p>
  <a href="/donate">Donate now</a>`;

/**
 * An article that the gate takes, with anything put in.
 * @param {{head?: string, top?: string, middle?: string, end?: string, paragraphs?: number}} parts
 */
export function article({ head = "", top = "", middle = "", end = "", paragraphs = 12 } = {}) {
  const text = Array.from({ length: paragraphs }, (_, n) => paragraph(n));
  text.splice(paragraphs >> 1, 0, middle);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>North bridge to be repaired</title>
<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-05T09:00:00Z">
<style>body{font:18px/1.5 serif;margin:0 auto;max-width:40em}</style>${head}</head><body>${top}
<main><article><h1>North bridge to be repaired</h1>${text.join("\n")}</article></main>${end}</body></html>`;
}

/**
 * Starts the browser of this run for a test file, and ends it after.
 * @param {Record<string, string | {body: string, headers?: Record<string, string>}>} pages
 * @param {Record<string, string>} folders
 */
export function setUp(pages, folders = {}) {
  /** @type {any} */
  const here = {};
  before(async () => {
    here.server = await serve(pages, folders);
    here.browser = await launch(kind, { extension: `${process.env.NEWSGLOSS_EXTENSION ?? "target/extension"}/${kind}` });
    here.url = here.server.url;
    /** Opens a page and waits until the extension has done its work there. */
    here.open = async (name) => {
      const page = await here.browser.open(here.url(name));
      page.url = here.url(name);
      await here.settled(name);
      return page;
    };
    here.report = (name) => here.browser.ask(here.url(name), { type: "report" });
    here.settled = (name, wanted = (report) => report.state !== "working") =>
      until(async () => {
        const report = await here.report(name);
        return report && wanted(report) ? report : null;
      }, `the report of ${name}`);
    /** Settings for this machine, and nothing else. */
    here.site = (entry) => here.browser.inExtension((entry) => chrome.storage.local.set({ settings: { version: 1, sites: { localhost: entry } } }), entry);
  });
  after(async () => {
    // What the extension wrote to a console as an error is a failure of whatever test ran.
    // (A page that reaches for our files is told so, on its own account; and Firefox remarks on every message that is
    // under way when its page closes.)
    const remarks = /may not load or link to|Promise (rejected|resolved) after context unloaded/;
    const problems = (here.browser?.problems ?? []).filter((text) => !remarks.test(text));
    await here.browser?.close();
    await here.server?.close();
    assert.deepEqual(problems, []);
  });
  return here;
}

/** To run in a page: notes every change of its tree from now on. */
export function watchMutations() {
  const name = (node) => (node.nodeType === 1 ? node.localName : node.nodeName);
  const seen = (globalThis.seen = []);
  globalThis.observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (type === "attributes") seen.push(`attribute ${name(target)} ${attributeName.replace(/^data-[a-z]{10}(-[lg])?$/, "data-ours")}`);
      else if (type === "characterData") seen.push("text");
      else for (const node of [...addedNodes, ...removedNodes]) seen.push(`node ${name(target)}>${name(node)}`);
    }
  });
  globalThis.observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** To run in a page: the middle of the first place where the text stands, in the window; scrolls there. */
export function locate(text) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + text.length);
    if (!range.getClientRects().length) continue;
    walker.currentNode.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = range.getClientRects()[0];
    return { x: left + width / 2, y: top + height / 2 };
  }
  return null;
}

/** To run in a page: whether an element is painted. */
export const isShown = (selector) => {
  const element = document.querySelector(selector);
  return element !== null && element.getClientRects().length > 0;
};
/** To run in a page: the texts under all highlights. (Firefox does not lend the registry's iterators to a test.) */
export const highlighted = () => {
  const found = [];
  CSS.highlights.forEach((highlight) =>
    highlight.forEach((one) => {
      const range = new Range();
      range.setStart(one.startContainer, one.startOffset);
      range.setEnd(one.endContainer, one.endOffset);
      found.push(range.toString());
    }),
  );
  return found;
};
