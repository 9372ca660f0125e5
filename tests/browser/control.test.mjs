// What the reader sets holds at once, without a reload, and is undone exactly.
import test from "node:test";
import { article, assert, isShown, kind, setUp, until, watchMutations } from "./support.mjs";

const BOX = `<aside id="box"><p>Read our other stories about bridges, harbours and mills.</p><a href="#">More</a></aside>`;
const here = setUp({
  "/article": article({ middle: BOX }),
  "/front": `<!doctype html><title>Front</title><ul>${"<li><a href='#'>A headline of some words</a></li>".repeat(60)}</ul>`,
});
const html = () => document.documentElement.outerHTML;

test(`${kind}: on and off fifty times leaves the page as it was`, async () => {
  await here.site({ on: false, hide: ["#box"] });
  const page = await here.browser.open(here.url("/article"));
  const before = await page.evaluate(html);
  await page.evaluate(watchMutations);
  for (let round = 0; round < 50; round++) {
    await here.site({ hide: ["#box"] });
    await until(async () => !(await page.evaluate(isShown, "#box")), `the box to vanish in round ${round}`);
    await here.site({ on: false, hide: ["#box"] });
    await until(async () => page.evaluate(isShown, "#box"), `the box to return in round ${round}`);
  }
  assert.equal(await page.evaluate(html), before);
  const after = await page.evaluate(() => ({
    seen: [...new Set(globalThis.seen)].sort(),
    highlights: CSS.highlights.size,
    sheets: document.adoptedStyleSheets.length,
    display: getComputedStyle(document.querySelector("#box")).display,
  }));
  // What holds the underlines has an attribute where their styles are inherited.
  const seen = [...(kind === "chromium" ? ["attribute article data-ours"] : []), "attribute aside data-ours"];
  assert.deepEqual(after, { seen, highlights: 0, sheets: 0, display: "block" });
  await page.close();
});

test(`${kind}: a block is shown and hidden one by one, and the badge counts`, async () => {
  await here.site({ hide: ["#box"] });
  const page = await here.open("/article");
  const report = await here.settled("/article", (report) => report.hidden.some((h) => h.text.startsWith("Read our other")));
  const { id } = report.hidden.find((h) => h.text.startsWith("Read our other"));
  const badge = () =>
    here.browser.inExtension(async (url) => {
      const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
      return chrome.action.getBadgeText({ tabId: tab.id });
    }, page.url);
  await until(async () => (await badge()) === String(report.hidden.length), "the badge");
  await here.browser.ask(page.url, { type: "reveal", id, shown: true });
  assert.equal(await page.evaluate(isShown, "#box"), true);
  await here.browser.ask(page.url, { type: "reveal", id, shown: false });
  assert.equal(await page.evaluate(isShown, "#box"), false);
  await here.site({ hide: ["#box"], never: ["#box"] });
  await here.site({ never: ["#box"] });
  await until(async () => page.evaluate(isShown, "#box"), "the box to return");
  await page.close();
});

test(`${kind}: switching people and figures off and on works without a reload`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const highlights = () => page.evaluate(() => CSS.highlights.size);
  await until(async () => (await highlights()) > 0, "underlines");
  await here.site({ people: false, figures: false });
  await until(async () => (await highlights()) === 0, "underlines to go");
  await here.site({ level: "asks" });
  await until(async () => (await highlights()) > 0, "underlines to return");
  await page.close();
});

test(`${kind}: a page that is no article gets no code and no change`, async () => {
  await here.site({});
  const page = await here.browser.open(here.url("/front"));
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await here.report("/front"), null);
  await page.close();
});

test(`${kind}: settings that are damaged or of a later version are survived`, async () => {
  const store = (settings) => here.browser.inExtension((settings) => chrome.storage.local.set({ settings }), settings);
  const page = await here.open("/article");
  for (const settings of ["nonsense", null, [], 7, { version: 99, sites: { localhost: { level: "enormous", hide: ["#box", "((("] } } }]) {
    await store(settings);
    const report = await here.settled("/article", (report) => report.state === "done");
    assert.equal(report.article.isArticle, true);
  }
  await until(async () => !(await page.evaluate(isShown, "#box")), "what could be understood to hold");
  assert.ok((await here.report("/article")).notes.some((note) => note.includes("version 99")));
  await page.close();
});
