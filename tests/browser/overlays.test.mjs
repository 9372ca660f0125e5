// What lies over the page: dialogs, backdrops and locks, what comes late, and what the reader opened.
import test from "node:test";
import { ASK, article, assert, isShown, kind, setUp, until } from "./support.mjs";

/** The ask as something that lies over the page. */
const over = (more = "") => `<div id="ask" role="dialog" style="position:fixed;inset:15%;background:#fff;z-index:9" ${more}>${ASK}</div>`;
const script = (text) => `<script>${text}</script>`;
const here = setUp({
  "/modal": article({
    top: `<dialog id="ask" class="box"><p>Please stay with us for a moment and look at our other stories.</p></dialog>`,
    end: script(`
      const ask = document.getElementById("ask");
      ask.showModal();
      ask.setAttribute("lang", "en");
      for (const type of ["close", "cancel", "toggle", "beforetoggle"]) ask.addEventListener(type, () => sessionStorage.setItem("heard", type));`),
  }),
  "/locked": article({
    head: `<style>html,body{overflow:hidden;height:100%}
      #veil,#mist{position:fixed;inset:0;background:#000a;z-index:7} #veil{z-index:8}
      #ask{position:fixed;inset:10%;background:#fff;z-index:9}</style>`,
    end: `<div id="mist"></div><div id="veil"></div><div id="ask" class="box" role="dialog" aria-modal="true"><p>Look at our other stories first.</p></div>`,
    paragraphs: 30,
  }),
  "/cut-off": article({
    head: `<style>main{filter:blur(4px);pointer-events:none} html{touch-action:none}
      #ask{position:fixed;inset:10%;background:#fff;z-index:9}</style>`,
    end: `<div id="ask" class="box" role="dialog" aria-modal="true"><p>Look at our other stories first.</p></div>${script(`
      const main = document.querySelector("main");
      main.setAttribute("inert", ""); main.setAttribute("aria-hidden", "true"); main.setAttribute("data-page", "1");
      document.querySelector("#p3").setAttribute("style", "filter: blur(4px)");`)}`,
  }),
  "/fixed": article({
    end: `<div id="ask" class="box" role="dialog" aria-modal="true" style="position:fixed;inset:10%;background:#fff;z-index:9"><p>Look at our other stories first.</p></div>${script(`
      document.body.style.cssText = "position:fixed;top:-700px;left:0;right:0";`)}`,
    paragraphs: 40,
  }),
  "/class": article({ head: "<style>.away{display:none}</style>", end: `<div class="away" id="outer">${over()}</div>` }),
  "/scroll": article({
    paragraphs: 40,
    end: over(`hidden`) + script(`addEventListener("scroll", () => scrollY > 300 && document.getElementById("ask").removeAttribute("hidden"));`),
  }),
  "/seconds": article({ end: script(`setTimeout(() => document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(over())}), 2500)`) }),
  "/button": article({
    top: `<button id="open" style="position:absolute;top:0;left:0;width:90px;height:30px">Open</button>`,
    end: script(`document.getElementById("open").onclick = () => document.body.insertAdjacentHTML("beforeend", ${JSON.stringify(over())})`),
  }),
});
const html = () => document.documentElement.outerHTML;
const vanished = (page, what) => until(async () => !(await page.evaluate(isShown, "#ask")), what ?? "the ask to vanish");
const reached = (page) => page.evaluate(() => document.elementFromPoint(innerWidth / 2, 300)?.closest("main") !== null);

test(`${kind}: a modal dialog lets go of the page unheard, and takes it again`, async () => {
  await here.site({ on: false });
  const page = await here.browser.open(here.url("/modal"));
  const before = await page.evaluate(html);
  await page.activate();
  assert.equal(await reached(page), false);
  await page.evaluate(() => sessionStorage.removeItem("heard"));
  await here.site({ hide: [".box"] });
  await vanished(page);
  await page.activate();
  await until(() => reached(page), "the page to be in reach");
  await here.site({ on: false });
  await until(() => page.evaluate(() => document.querySelector("#ask").matches(":modal")), "the dialog to return");
  assert.equal(await reached(page), false);
  await new Promise((done) => setTimeout(done, 300));
  assert.equal(await page.evaluate(() => sessionStorage.getItem("heard")), null);
  assert.equal(await page.evaluate(html), before);
  await page.close();
});

test(`${kind}: an overlay goes with its backdrops and its lock, and all come back`, async () => {
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
  await vanished(page);
  assert.deepEqual(await state(), { scrolls: true, reached: true });
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, "#ask"), "the overlay to return");
  const back = await page.evaluate(() => [document.documentElement, document.body].map((e) => [getComputedStyle(e).overflow, e.attributes.length]));
  assert.deepEqual(back, [["hidden", 1], ["hidden", 0]]);
  assert.deepEqual(await page.evaluate(() => ["#veil", "#mist"].map((id) => document.querySelector(id).getClientRects().length)), [1, 1]);
  await page.close();
});

test(`${kind}: content that was cut off for an overlay can be read and used; what is withheld stays so`, async () => {
  await here.site({ on: false });
  const page = await here.browser.open(here.url("/cut-off"));
  const before = await page.evaluate(html);
  const state = () =>
    page.evaluate(() => {
      const main = document.querySelector("main");
      const { filter, pointerEvents } = getComputedStyle(main);
      return {
        filter, pointerEvents, inert: main.inert, hidden: main.getAttribute("aria-hidden"),
        touch: getComputedStyle(document.documentElement).touchAction, withheld: getComputedStyle(document.querySelector("#p3")).filter,
      };
    });
  const locked = { filter: "blur(4px)", pointerEvents: "none", inert: true, hidden: "true", touch: "none", withheld: "blur(4px)" };
  assert.deepEqual(await state(), locked);
  await here.site({ hide: [".box"] });
  await vanished(page);
  assert.deepEqual(await state(), { filter: "none", pointerEvents: "auto", inert: false, hidden: null, touch: "auto", withheld: "blur(4px)" });
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, "#ask"), "the overlay to return");
  assert.deepEqual(await state(), locked);
  assert.equal(await page.evaluate(html), before);
  await page.close();
});

test(`${kind}: a page that was fixed in its place is read on from there`, async () => {
  await here.site({ on: false });
  const page = await here.browser.open(here.url("/fixed"));
  const top = () => page.evaluate(() => Math.round(document.querySelector("#p14").getBoundingClientRect().top));
  const before = await top();
  await here.site({ hide: [".box"] });
  await vanished(page);
  await until(() => page.evaluate(() => scrollY > 0), "the page to stand where it stood");
  assert.ok(Math.abs((await top()) - before) <= 2, `${before} → ${await top()}`);
  await page.close();
});

test(`${kind}: an overlay that the reader shows again takes its locks along`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/locked");
  await vanished(page);
  const { hidden } = await here.report("/locked");
  const { id } = hidden.find((h) => h.text.startsWith("Look at our"));
  await here.browser.ask(page.url, { type: "reveal", id, shown: true });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).overflow), "hidden");
  assert.equal(await page.evaluate(isShown, "#veil"), true);
  await here.browser.ask(page.url, { type: "reveal", id, shown: false });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).overflow), "visible");
  await page.close();
});

for (const [name, bring] of [
  ["/class", () => document.getElementById("outer").classList.remove("away")],
  ["/scroll", () => scrollTo({ top: 800, behavior: "instant" })],
  ["/seconds", () => {}],
])
  test(`${kind}: an ask that comes late is hidden (${name})`, async () => {
    const asks = () => [document.getElementById("ask")?.style.position, document.getElementById("ask")?.getClientRects().length].join();
    await here.site({ on: false });
    const plain = await here.browser.open(here.url(name));
    await plain.activate();
    await plain.evaluate(bring);
    await until(async () => (await plain.evaluate(asks)) === "fixed,1", "the ask to come");
    await plain.close();
    await here.site({});
    const page = await here.open(name);
    await here.settled(name, (report) => report.state === "done");
    await page.activate();
    await page.evaluate(bring);
    await new Promise((done) => setTimeout(done, 3000));
    await until(async () => (await page.evaluate(asks)) === "fixed,0", "the ask to vanish");
    await page.close();
  });

test(`${kind}: a dialog that the reader opened stays`, async () => {
  await here.site({});
  const page = await here.open("/button");
  await here.settled("/button", (report) => report.state === "done");
  await page.activate();
  await page.click(30, 15);
  assert.equal(await page.evaluate(isShown, "#ask"), true);
  await new Promise((done) => setTimeout(done, 2500));
  assert.equal(await page.evaluate(isShown, "#ask"), true);
  // The same, opened by nobody, is an ask.
  await page.evaluate(() => document.getElementById("ask").remove());
  await new Promise((done) => setTimeout(done, 4200));
  await page.evaluate(() => document.getElementById("open").onclick());
  await vanished(page);
  await page.close();
});
