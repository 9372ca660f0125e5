// The background dies, the browser is busy, the network is watched: nothing is lost and nothing leaves.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { launch } from "./driver/index.mjs";
import { serve } from "./driver/serve.mjs";
import { article, assert, isShown, kind, setUp, until } from "./support.mjs";

const BOX = `<aside class="box"><p>Other stories of this week, and of the week before.</p></aside>`;
const here = setUp({ "/article": article({ middle: BOX }) });

test(`${kind}: the background may die at any moment`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  assert.equal(await page.evaluate(isShown, ".box"), false);
  await here.browser.endBackground();
  assert.equal(await page.evaluate(isShown, ".box"), false);
  await page.evaluate(() => document.querySelector("article").insertAdjacentHTML("beforeend", "<p>Mayor Edith Calloway will come back on April 9, 2024, said the clerk of the council.</p>"));
  await until(async () => (await here.browser.ask(page.url, { type: "glosses" })).some((gloss) => gloss.quote.includes("April 9")), "a new analysis by a new background");
  await here.browser.endBackground();
  await here.site({ on: false });
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  await page.close();
});

// Firefox forgets with its end what was installed for one session, and so what the reader set.
test(`${kind}: what is set outlives the browser`, { skip: kind === "firefox" }, async () => {
  const kept = fs.mkdtempSync(path.join(os.tmpdir(), "newsgloss-kept-"));
  try {
    for (const run of ["first", "second"]) {
      const browser = await launch(kind, { extension: `${process.env.NEWSGLOSS_EXTENSION ?? "target/extension"}/${kind}`, kept });
      if (run === "first") await browser.settings({ sites: { localhost: { hide: [".box"], figures: false } } });
      const page = await browser.open(here.server.url("/article"));
      await until(async () => !(await page.evaluate(isShown, ".box")), `the box to be hidden in the ${run} run`);
      await until(async () => (await browser.ask(here.server.url("/article"), { type: "report" }))?.counts?.people > 0, "people, in either run");
      assert.equal((await browser.ask(here.server.url("/article"), { type: "report" })).counts.figures, 0);
      await browser.close();
    }
  } finally {
    fs.rmSync(kept, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

test(`${kind}: a storage that is full is survived`, async () => {
  await here.site({ hide: [".box"] });
  const full = await here.browser.inExtension(async () => {
    const piece = "x".repeat(1_000_000);
    try {
      for (let n = 0; n < 40; n++) await chrome.storage.local.set({ [`filler${n}`]: piece });
    } catch {
      return true;
    }
    return false;
  });
  // Firefox sets no limit of its own; what is learned is then kept as ever.
  const page = await here.open("/article");
  const report = await here.settled("/article", (report) => report.state === "done");
  assert.ok(report.hidden.some((h) => h.text.startsWith("Other stories")));
  assert.equal(await page.evaluate(isShown, ".box"), false);
  assert.equal(full, kind === "chromium");
  await here.browser.inExtension(async () => {
    const all = await chrome.storage.local.get(null);
    await chrome.storage.local.remove(Object.keys(all).filter((key) => key.startsWith("filler")));
  });
  await page.close();
});

test(`${kind}: nothing leaves the machine`, async () => {
  const asked = [];
  const proxy = http.createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(403).end();
  });
  proxy.on("connect", (request, socket) => {
    asked.push(request.url);
    socket.on("error", () => {}).end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  const server = await serve({}, { "/": "tests/pages" });
  const run = async (extension) => {
    asked.length = 0;
    const browser = await launch(kind, { extension, proxy: proxy.address().port });
    const page = await browser.open(server.url("/seed/page.html"));
    if (extension)
      await until(async () => (await browser.ask(server.url("/seed/page.html"), { type: "report" }))?.state === "done", "the report");
    else await new Promise((done) => setTimeout(done, 2000));
    await page.close();
    await browser.close();
    // Hosts: what a browser asks of its own maker changes its path at every start.
    return new Set(asked.map((url) => url.replace(/^[a-z]+:\/\//, "").replace(/[:/].*/, "")));
  };
  const folder = `${process.env.NEWSGLOSS_EXTENSION ?? "target/extension"}/${kind}`;
  const own = await run(undefined);
  const withExtension = await run(folder);
  await server.close();
  proxy.close();
  const makers = /(^|\.)(google|googleapis|gvt1|mozilla|firefox)\.(com|net|org)$/;
  assert.deepEqual([...withExtension].filter((host) => !own.has(host) && !makers.test(host)), []);
});

test(`${kind}: an update of the extension takes everything of the old one away`, async () => {
  await here.site({ hide: [".box"] });
  const page = await here.open("/article");
  const [old] = await page.evaluate(() => document.querySelector(".box").getAttributeNames().filter((name) => name.startsWith("data-")));
  assert.equal(await page.evaluate(isShown, ".box"), false);
  await here.browser.restart();
  const marks = () => page.evaluate(() => document.querySelector(".box").getAttributeNames().filter((name) => name.startsWith("data-")));
  const underlines = () => page.evaluate(() => CSS.highlights.size);
  if (kind === "firefox") {
    // It ends the old code without a word and brings the new one into the open page, which clears up.
    await until(async () => !(await marks()).includes(old) && (await marks()).length === 1, "the new one to take over");
    assert.equal(await page.evaluate(isShown, ".box"), false);
    // People, figures, and the one for the place whose card is open.
    await until(async () => (await underlines()) === 3, "its underlines, and none of the old one");
    await here.site({ on: false });
  } else {
    // The old code learns of it when the reader comes back.
    await until(async () => {
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      return page.evaluate(isShown, ".box");
    }, "the box to return");
  }
  await until(async () => page.evaluate(isShown, ".box"), "the box to return");
  assert.deepEqual(await marks(), []);
  assert.equal(await underlines(), 0);
  await page.evaluate(() => document.querySelector("article").insertAdjacentHTML("beforeend", "<p>Mayor Edith Calloway will come back on April 9, 2024, said the clerk of the council.</p>"));
  await new Promise((done) => setTimeout(done, 800));
  assert.equal(await underlines(), 0);
  await page.close();
});
