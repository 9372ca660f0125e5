// Draws extension/icons/*.png from icon.svg: `node xtask/icons.mjs`, after a change of the drawing.

import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const folder = new URL("../extension/icons/", import.meta.url);
const drawing = await readFile(new URL("icon.svg", folder), "utf8");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: new URL(`${size}.png`, folder).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
