// Makes docs/before-after.png, the picture of the README: `node xtask/picture.mjs`, after `cargo xtask build`.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { launch, until } from "../tests/browser/driver/index.mjs";
import { serve } from "../tests/browser/driver/serve.mjs";

const [WIDTH, HEIGHT] = [700, 860];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsgloss-"));
const shots = ["before", "after"].map((name) => path.join(folder, `${name}.png`));
const server = await serve({}, { "/": "tests/pages/seed" });
const url = server.url("/page.html");

const plain = await launch("chromium", { width: WIDTH, height: HEIGHT });
await (await plain.open(url)).screenshot(shots[0]);

const browser = await launch("chromium", { extension: "target/extension/chromium", width: WIDTH, height: HEIGHT });
const page = await browser.open(url);
await until(async () => (await browser.ask(url, { type: "report" }))?.state === "done", "the extension to act");
await page.activate();
const at = await page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (!walker.nextNode()?.data.includes("President Donald Trump")) continue;
  const range = new Range();
  range.setStart(walker.currentNode, walker.currentNode.data.indexOf("Donald"));
  range.setEnd(walker.currentNode, walker.currentNode.data.indexOf("Donald") + 12);
  scrollBy(0, range.getBoundingClientRect().top - 330);
  const { left, top } = range.getBoundingClientRect();
  return [left + 20, top + 8];
});
await page.click(...at);
await until(() => page.evaluate(() => document.querySelectorAll(":popover-open").length), "the card");
await new Promise((done) => setTimeout(done, 300));
await page.screenshot(shots[1]);

const images = shots.map((file) => `<img src="data:image/png;base64,${fs.readFileSync(file, "base64")}">`);
const sheet = `<!doctype html><style>body{margin:0;display:flex;gap:24px;padding:24px;background:#d9d2c2}img{width:${WIDTH}px;box-shadow:0 2px 14px #0005}</style>${images.join("")}`;
const both = await serve({ "/": sheet });
const wide = await launch("chromium", { width: 2 * WIDTH + 72, height: HEIGHT + 48 });
const picture = await wide.open(both.url("/"));
fs.mkdirSync("docs", { recursive: true });
await picture.screenshot("docs/before-after.png");
await Promise.all([plain, browser, wide].map((one) => one.close()));
await Promise.all([server, both].map((one) => one.close()));
fs.rmSync(folder, { recursive: true });
