// “Hide this” and “never hide this”: by pointer and by keys, under a page that resists; undone, and kept.
import test from "node:test";
import { article, assert, isShown, kind, locate, setUp, until, watchMutations } from "./support.mjs";

const BOX = `<div class="shelf css-1x2y3z"><aside class="promo-box is-open"><p>Read our other stories about harbours and mills.</p><p><a href="#">More of them</a></p></aside></div>`;
const SECOND = `<aside class="promo-box"><p>A second box of the same kind.</p></aside>`;
const RESIST = `<style>@layer first { * { all: unset !important } }</style>
<script>for (const type of ["pointerdown", "mousedown", "mouseup", "pointerup", "click", "keydown", "keyup", "pointermove", "contextmenu"])
  addEventListener(type, (event) => { document.body.dataset.heard = type; event.stopImmediatePropagation(); event.preventDefault(); }, true);</script>`;
/** What the engine would hide by itself stays out of these tests. */
const ALONE = { level: "off" };
const NOTHING = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'" };
const here = setUp({
  "/article": article({ middle: BOX, end: SECOND }),
  "/resists": { body: article({ head: RESIST, middle: BOX, end: SECOND }), headers: NOTHING },
  "/front": `<!doctype html><title>Front</title>${SECOND}<ul>${"<li><a href='#'>A headline of some words</a></li>".repeat(60)}</ul>`,
});

/** Opens the picker as popup and context menu do. */
const pick = (page, what = "hide") =>
  here.browser
    .inExtension(
      async ({ url, what }) => {
        const { pick } = await import("../shared/pick.js");
        const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
        await pick(tab.id, what);
      },
      { url: page.url, what },
    )
    .then(() => page.activate());
const kept = () => here.browser.inExtension(async () => (await chrome.storage.local.get("settings")).settings.sites.localhost);
const isOpen = () => document.querySelectorAll(":popover-open").length === 1;

for (const name of ["/article", "/resists"]) {
  test(`${kind}: a block is hidden by pointing at it (${name})`, async () => {
    await here.site(ALONE);
    const page = await here.open(name);
    const at = await page.evaluate(locate, "other stories");
    const before = await page.evaluate(() => document.documentElement.outerHTML.length);
    await pick(page);
    await until(() => page.evaluate(isOpen), "the picker");
    await page.move(at.x, at.y);
    await page.click(at.x, at.y);
    await page.press("ArrowUp"); // From the paragraph to its box.
    await page.press("Enter");
    await until(async () => !(await page.evaluate(isShown, ".shelf aside")), "the box to vanish");
    assert.deepEqual((await kept()).hide, [".shelf > .promo-box"]);
    assert.equal(await page.evaluate(isShown, ".shelf + p"), true);
    if (name === "/resists") assert.equal(await page.evaluate(() => document.body.dataset.heard ?? "nothing"), "nothing");
    await here.site(ALONE);
    await until(async () => page.evaluate(isShown, ".shelf aside"), "the box to return");
    await until(async () => !(await page.evaluate(isOpen)), "the note to go", 15_000);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML.length), before);
    await page.close();
  });
}

test(`${kind}: by keys alone, with Esc leaving no trace and the focus where it was`, async () => {
  await here.site(ALONE);
  const page = await here.open("/article");
  await page.evaluate(() => document.querySelector(".shelf a").focus());
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await pick(page);
  await until(() => page.evaluate(isOpen), "the picker");
  for (const key of ["ArrowUp", "ArrowRight", "ArrowLeft", "ArrowDown", "p", "p", "Escape"]) await page.press(key);
  await until(async () => !(await page.evaluate(isOpen)), "the picker to close");
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "More of them");
  assert.equal((await kept()).hide, undefined);
  await page.close();
});

test(`${kind}: nothing but our place is added to the page, and no node of its own is touched`, async () => {
  await here.site(ALONE);
  const page = await here.open("/article");
  const at = await page.evaluate(locate, "other stories");
  await page.evaluate(watchMutations);
  await pick(page);
  await until(() => page.evaluate(isOpen), "the picker");
  await page.click(at.x, at.y);
  await page.press("p");
  await until(async () => !(await page.evaluate(isShown, ".shelf aside p")), "the preview");
  await page.press("Escape");
  await until(async () => page.evaluate(isShown, ".shelf aside p"), "the preview to end");
  assert.deepEqual(await page.evaluate(() => [...new Set(globalThis.seen)].sort()), ["node html>div"]);
  await page.close();
});

test(`${kind}: never hide wins over hide, on what is below too`, async () => {
  await here.site({ ...ALONE, hide: [".promo-box"] });
  const page = await here.open("/article");
  await until(async () => !(await page.evaluate(isShown, ".promo-box")), "the boxes to vanish");
  await here.site({ ...ALONE, hide: [".promo-box"], never: [".shelf p:has-text(/HARBOURS/i)"] });
  await until(async () => page.evaluate(isShown, ".shelf aside"), "the spared box to return");
  assert.equal(await page.evaluate(isShown, "article + .promo-box, main + .promo-box"), false);
  await page.close();
});

test(`${kind}: rules with steps that no browser knows`, async () => {
  await here.site({ ...ALONE, hide: ["p:has-text(second box):upward(aside)", "aside:has(> p:has-text(/other stor(y|ies)/))"] });
  const page = await here.open("/article");
  await until(async () => page.evaluate(() => [...document.querySelectorAll(".promo-box")].every((box) => !box.getClientRects().length)), "both boxes to vanish");
  assert.equal(await page.evaluate(isShown, ".shelf"), true);
  await here.site({ ...ALONE, hide: ["p:has-text(/(a+)+b/)"] });
  const report = await here.settled("/article", (report) => report.notes.some((note) => note.includes("(a+)+b")));
  assert.equal(report.hidden.filter((h) => h.reason === "You chose to hide this.").length, 0);
  await page.close();
});

test(`${kind}: the reader's own rules hold on a page that is no article`, async () => {
  await here.site({ ...ALONE, hide: [".promo-box"] });
  const page = await here.browser.open(here.url("/front"));
  await until(async () => !(await page.evaluate(isShown, ".promo-box")), "the box to vanish");
  await page.close();
});

test(`${kind}: lists come in and go out on the options page`, async () => {
  await here.site({});
  const page = await here.browser.open(here.browser.extensionUrl("options/options.html"));
  await until(() => page.evaluate(() => document.querySelector("#rules-text") !== null), "the section");
  const write = (text) =>
    page.evaluate((text) => {
      const area = document.querySelector("#rules-text");
      area.value = text;
      area.dispatchEvent(new Event("input"));
      document.querySelector("#rules button.main").click();
    }, text);
  await write("! mine\npaper.example##.a   >  .b\n||ads.example^\nnews.*#@#.c\nx.example##p:has-text(/(a+)+/)\n");
  await until(() => page.evaluate(() => document.querySelectorAll(".rule-problems li").length === 2), "the problems");
  const problems = await page.evaluate(() => [...document.querySelectorAll(".rule-problems li")].map((li) => li.textContent));
  assert.match(problems[0], /^Line 3 .*requests/);
  assert.match(problems[1], /^Line 5 .*could take for ever/);
  const { sites, rules } = await here.browser.inExtension(async () => (await chrome.storage.local.get("settings")).settings);
  assert.deepEqual(sites, { localhost: {}, "paper.example": { hide: [".a > .b"] } });
  assert.deepEqual(rules, ["news.*#@#.c"]);
  await write("paper.example##.a > .b\n");
  await until(() => page.evaluate(() => document.querySelector("#rules-said").textContent === "1 rule is kept."), "the answer");
  assert.equal(await page.evaluate(() => document.querySelector("#rules-text").value), "paper.example##.a > .b\n");
  await page.close();
});
