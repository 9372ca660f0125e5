// What the extension keeps in memory, in Chromium: the background with module, tables and record, and each open article.
//
//   node benches/memory.mjs FOLDER [LIMIT]
import { until } from "../tests/browser/driver/index.mjs";
import { launchChromium } from "../tests/browser/driver/chromium.mjs";
import { inert, quantile, savedPages } from "./saved.mjs";
import { serve } from "../tests/browser/driver/serve.mjs";

const [folder, limit = "12"] = process.argv.slice(2);
const pages = savedPages(folder, Number(limit));
const server = await serve(Object.fromEntries(pages.map(({ name, body }) => [`/${name}`, { body, headers: inert }])));

/** The heap of each page, its engine's and its document's, in bytes; and what the background has. */
async function measure(extension) {
  const browser = await launchChromium({ extension, headless: true, width: 1200, height: 900 });
  const heaps = [];
  for (const { name } of pages) {
    const page = await browser.open(server.url(`/${encodeURI(name)}`));
    if (extension) await until(() => page.evaluate(() => CSS.highlights.size > 0), name, 3000).catch(() => {});
    heaps.push(await page.heap());
    await page.close();
  }
  const background = extension ? await browser.backgroundMemory() : null;
  await browser.close();
  return { heaps, background };
}

const plain = await measure(undefined);
const ours = await measure("target/extension/chromium");
await server.close();
const more = ours.heaps.map((heap, at) => (heap - plain.heaps[at]) / 1024);
const { heap, module } = ours.background;
const mib = (bytes) => (bytes / 1024 / 1024).toFixed(1).padStart(8);
console.log(`background: heap                ${mib(heap)} MiB`);
console.log(`background: memory of the module ${mib(module).slice(1)} MiB`);
console.log(`an open article, KiB     median ${quantile(more, 0.5).toFixed(0).padStart(8)}   most ${Math.max(...more).toFixed(0).padStart(6)}`);
