// The background dies, the browser is busy, the network is watched: nothing is lost and nothing leaves.
import http from "node:http";
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
