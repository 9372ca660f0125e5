// What was hidden on a site is hidden on its next page before it can be seen, and a wrong guess does not last.
import test from "node:test";
import { ASK, article, assert, isShown, kind, paragraph, setUp, until } from "./support.mjs";

/** Notes from the first frame on whether the block was ever in view. */
const EYE = `<script>
  const eye = () => {
    const ask = document.getElementById("support");
    if (ask && ask.getClientRects().length && getComputedStyle(document.documentElement).opacity === "1") document.documentElement.lang = "en-seen";
    requestAnimationFrame(eye);
  };
  requestAnimationFrame(eye);</script>`;
const ask = `<aside id="support">${ASK}</aside>`;
const overlay = `<div id="support" role="dialog" style="position:fixed;inset:15%;background:#fff;z-index:9">${ASK}</div>`;
const late = `<script>setTimeout(() => document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(overlay)}), 1500)</script>`;
const words = `<section id="support">${[61, 62, 63].map(paragraph).join("")}</section>`;
const here = setUp({
  "/news/the-first-story": article({ head: EYE, end: ask }),
  "/news/the-second-story": article({ head: EYE, end: ask }),
  "/news/a-late-story": article({ head: EYE, end: late }),
  "/news/another-late-story": article({ head: EYE, end: late }),
  "/news/a-story-of-support": article({ head: EYE, middle: words }),
  "/news": `<!doctype html><title>News</title>${EYE}<ul>${"<li><a href='#'>A headline of some words</a></li>".repeat(60)}</ul>${ask}`,
});
const wasSeen = (page) => page.evaluate(() => document.documentElement.lang === "en-seen");
const learned = () => here.browser.inExtension(async () => chrome.storage.local.get(["learned", "learned:localhost"]));
const taught = (selector) =>
  until(async () => JSON.stringify((await learned())["learned:localhost"]?.guesses ?? {}).includes(selector), "something to be learned");
const afresh = async (entry = {}) => {
  await here.browser.inExtension(() => chrome.storage.local.clear());
  await here.site(entry);
};
/** Opens a page, with its block hidden or not when all is done. */
async function visit(name, hidden) {
  const page = await here.browser.open(here.url(name));
  await page.activate();
  await here.settled(name, (report) => report.state === "done");
  await until(async () => (await page.evaluate(isShown, "#support")) !== hidden, `the block to be ${hidden ? "hidden" : "in view"}`);
  return page;
}

test(`${kind}: the next page of the site never shows what the first one did`, async () => {
  await afresh();
  const first = await visit("/news/the-first-story", true);
  assert.equal(await wasSeen(first), true);
  await taught("#support");
  await first.close();
  const second = await visit("/news/the-second-story", true);
  assert.equal(await wasSeen(second), false);
  assert.equal(await second.evaluate(() => document.adoptedStyleSheets.length), 0);
  // Off is off: the block is back, and nothing is kept.
  await here.site({ on: false });
  await until(async () => second.evaluate(isShown, "#support"), "the block to return");
  await until(async () => !("learned:localhost" in (await learned())), "what was learned to be forgotten");
  await second.close();
});

test(`${kind}: what comes late on the next page is not seen either`, async () => {
  await afresh();
  const arrived = (page) => until(() => page.evaluate(() => document.getElementById("support") !== null), "the ask to come");
  const first = await here.browser.open(here.url("/news/a-late-story"));
  await first.activate();
  await arrived(first);
  await until(() => wasSeen(first), "the ask to be seen");
  await taught("#support");
  await first.close();
  const second = await here.browser.open(here.url("/news/another-late-story"));
  await second.activate();
  await arrived(second);
  await new Promise((done) => setTimeout(done, 1500));
  assert.equal(await wasSeen(second), false);
  await second.close();
});

test(`${kind}: a wrong guess is taken back, and not made again`, async () => {
  await afresh();
  const first = await visit("/news/the-first-story", true);
  await taught("#support");
  await first.close();
  const second = await visit("/news/a-story-of-support", false);
  await until(async () => (await learned())["learned:localhost"].wrong.includes("#support"), "the guess to be doubted");
  await second.close();
  // The ask is hidden by a look, as on a first visit, and teaches nothing any more.
  const third = await visit("/news/the-second-story", true);
  assert.equal(await wasSeen(third), true);
  await new Promise((done) => setTimeout(done, 1000));
  assert.deepEqual(Object.values((await learned())["learned:localhost"].guesses).flat().filter(([selector]) => selector === "#support"), []);
  await third.close();
});

test(`${kind}: a front page, and a site that is off, show all they have`, async () => {
  await afresh();
  const first = await visit("/news/the-first-story", true);
  await taught("#support");
  await first.close();
  const front = await here.browser.open(here.url("/news"));
  await front.activate();
  await until(() => wasSeen(front), "the block to be seen");
  assert.equal(await front.evaluate(isShown, "#support"), true);
  await front.close();
  await here.browser.inExtension(async () => {
    const kept = await chrome.storage.local.get("learned:localhost");
    await chrome.storage.local.set({ settings: { version: 1, sites: { localhost: { on: false } } } });
    // As if it had come from elsewhere.
    await new Promise((done) => setTimeout(done, 500));
    await chrome.storage.local.set(kept);
  });
  const off = await here.browser.open(here.url("/news/the-second-story"));
  await off.activate();
  await until(() => wasSeen(off), "the block to be seen");
  assert.equal(await off.evaluate(isShown, "#support"), true);
  await off.close();
});

test(`${kind}: what is learned is bounded, and damage to it does no harm`, async () => {
  await afresh();
  await here.browser.inExtension(async () => {
    const sites = Array.from({ length: 200 }, (_, n) => `site${n}.example`);
    await chrome.storage.local.set({ learned: sites, "learned:site0.example": { version: 1 }, "learned:localhost": { version: 1, guesses: { "2w": [["} * {", 0], 7, ["main", 0], ["(((", 3]] } } });
  });
  const page = await visit("/news/the-first-story", true);
  assert.equal(await page.evaluate(isShown, "main"), true);
  await taught("#support");
  const kept = await here.browser.inExtension(() => chrome.storage.local.get(null));
  assert.equal(kept.learned.length, 200);
  assert.equal(kept.learned.at(-1), "localhost");
  assert.equal("learned:site0.example" in kept, false);
  await page.close();
});
