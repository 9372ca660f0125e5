// Pages that change under us: what comes late, what is written anew, what moves on without a new document.
import test from "node:test";
import { article, assert, highlighted, isShown, kind, locate, paragraph, setUp, until } from "./support.mjs";

const TALL = `<aside class="box" style="height:700px"><p>Other stories of this week, and of the week before.</p></aside>`;
const here = setUp({
  "/article": article(),
  "/tall": article({ top: TALL, paragraphs: 40 }),
  "/modal": article({
    top: `<dialog id="ask" class="box"><p>Please stay with us for a moment and look at our other stories.</p></dialog>`,
    end: `<script>document.getElementById("ask").showModal()</script>`,
  }),
  "/locked": article({
    head: `<style>html,body{overflow:hidden;height:100%}
      #veil{position:fixed;inset:0;background:#000a;z-index:8}
      #ask{position:fixed;inset:10%;background:#fff;z-index:9}</style>`,
    end: `<div id="veil"></div><div id="ask" class="box" role="dialog" aria-modal="true"><p>Look at our other stories first.</p></div>`,
    paragraphs: 30,
  }),
  "/shadow": article({ middle: `<story-box></story-box>`, end: `<script>
      customElements.define("story-box", class extends HTMLElement {
        constructor() { super().attachShadow({ mode: "open" }).innerHTML = '<aside class="box"><p>More stories of this kind.</p></aside>'; }
      });</script>` }),
});
const texts = (page) => page.evaluate(highlighted);

test(`${kind}: text that is written anew loses its underlines, and gets new ones`, async () => {
  await here.site({});
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 5, "underlines");
  await page.evaluate(() => (document.querySelector("#p0").firstChild.data = "The repair will now take 17 months and not the time that was named before, said the clerk."));
  await until(async () => (await texts(page)).some((text) => text.includes("17")), "an underline on the new text");
  assert.ok((await texts(page)).every((text) => !text.includes("Moorcroft")));
  await page.close();
});

test(`${kind}: a block that comes late is hidden too`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  await page.evaluate(() => {
    const box = document.createElement("div");
    box.className = "box";
    box.textContent = "Look at our other stories of this week first, before you read on.";
    document.body.prepend(box);
  });
  await until(async () => !(await page.evaluate(isShown, ".box")), "the box to vanish");
  await page.close();
});

test(`${kind}: 2,000 updates of a live blog are looked at a few times`, async () => {
  await here.site({});
  const page = await here.open("/article");
  const long = await page.evaluate(async () => {
    const list = document.querySelector("article");
    let longest = 0;
    let last = performance.now();
    for (let n = 0; n < 2000; n++) {
      list.insertAdjacentHTML("beforeend", `<p>Update ${n}: the council goes on with item ${n} of its agenda, said the clerk.</p>`);
      if (n % 20) continue;
      await new Promise((done) => setTimeout(done, 5));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
  assert.ok(long < 1500, `the page stood still for ${long} ms`);
  await until(async () => (await texts(page)).some((text) => text === "1999"), "the last update", 20_000);
  await page.close();
});

test(`${kind}: navigation without a new document ends one session and begins another`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  await until(async () => (await texts(page)).length > 0, "underlines");
  await page.evaluate(() => {
    history.pushState({}, "", "/front");
    document.querySelector("main").innerHTML = "<ul><li>Only a list.</li></ul>";
  });
  await until(async () => (await texts(page)).length === 0, "underlines to go");
  const next = [1, 2, 3, 4, 5, 6, 7, 8].map(paragraph).join("");
  await page.evaluate((text) => {
    history.pushState({}, "", "/second");
    document.querySelector("main").innerHTML = `<article><h1>Second article</h1>${text}<aside class="box">More of this.</aside></article>`;
  }, next);
  await until(async () => (await texts(page)).length > 0, "underlines on the second article");
  await until(async () => !(await page.evaluate(isShown, ".box")), "its box to vanish");
  await page.close();
});

test(`${kind}: from the back/forward cache the page comes as the settings say by then`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/tall");
  assert.equal(await page.evaluate(isShown, ".box"), false);
  await page.goto(here.url("/article"));
  await here.site({ on: false });
  await page.back();
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  await page.close();
});

test(`${kind}: the line that is read stays where it is`, async () => {
  await here.site({ hide: [] });
  const page = await here.open("/tall");
  await page.activate();
  await page.evaluate(locate, "item 115 of");
  const top = () => page.evaluate(() => Math.round(document.querySelector("#p14").getBoundingClientRect().top));
  const before = await top();
  await here.site({ hide: [".box"] });
  await until(async () => !(await page.evaluate(isShown, ".box")), "the box to vanish");
  await new Promise((done) => setTimeout(done, 300));
  assert.ok(Math.abs((await top()) - before) <= 2, `hidden: ${before} → ${await top()}`);
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  await new Promise((done) => setTimeout(done, 300));
  assert.ok(Math.abs((await top()) - before) <= 2, `shown: ${before} → ${await top()}`);
  await page.close();
});

test(`${kind}: a modal dialog lets go of the page, and takes it again`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/modal");
  await until(async () => !(await page.evaluate(isShown, ".box")), "the dialog to vanish");
  await page.activate();
  const reached = () => page.evaluate(() => document.elementFromPoint(innerWidth / 2, 300)?.closest("main") !== null);
  assert.equal(await reached(), true);
  await here.site({ on: false });
  await until(() => page.evaluate(() => document.querySelector("#ask").matches(":modal")), "the dialog to return");
  assert.equal(await reached(), false);
  await page.close();
});

test(`${kind}: an overlay goes with its backdrop and its lock, and all come back`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/locked");
  await page.activate();
  const state = () =>
    page.evaluate(() => {
      scrollTo({ top: 200, behavior: "instant" });
      const result = { scrolls: scrollY > 0, reached: document.elementFromPoint(innerWidth / 2, 300)?.closest("main") !== null };
      scrollTo({ top: 0, behavior: "instant" });
      return result;
    });
  await until(async () => !(await page.evaluate(isShown, "#ask")), "the overlay to vanish");
  assert.deepEqual(await state(), { scrolls: true, reached: true });
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, "#ask"), "the overlay to return");
  const back = await page.evaluate(() => [document.documentElement, document.body].map((e) => [getComputedStyle(e).overflow, e.attributes.length]));
  assert.deepEqual(back, [["hidden", 1], ["hidden", 0]]);
  await page.close();
});

test(`${kind}: blocks in open shadow trees are reached`, async () => {
  await here.site({});
  const page = await here.open("/shadow");
  await until(async () => (await texts(page)).length > 0, "underlines");
  await page.close();
});
