// What the steps take on whole pages in a real browser, beside a bare walk over the same page's texts.
//
//   node benches/browser.mjs chromium|firefox FOLDER [LIMIT]
import { launch, until } from "../tests/browser/driver/index.mjs";
import { serve } from "../tests/browser/driver/serve.mjs";
import { inert, quantile, savedPages } from "./saved.mjs";

const [kind, folder, limit = "30"] = process.argv.slice(2);
const pages = savedPages(folder, Number(limit));
const server = await serve(Object.fromEntries(pages.map(({ name, body }) => [`/${name}`, { body, headers: inert }])));
const browser = await launch(kind, { extension: `target/extension/${kind}` });

/** To run in a page: the least that reading all of its text takes, in ms. */
function walk() {
  const times = [];
  let length = 0;
  for (let round = 0; round < 9; round++) {
    const begin = performance.now();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) length += walker.currentNode.data.length;
    times.push(performance.now() - begin);
  }
  // The first is cold, as ours is.
  return { walk: times[0], nodes: document.getElementsByTagName("*").length, length };
}

const rows = [];
for (const { name } of pages) {
  const url = server.url(`/${encodeURI(name)}`);
  const page = await browser.open(url);
  const report = await until(() => browser.ask(url, { type: "report" }).then((r) => (r && r.state !== "working" ? r : null)), name, 3000).catch(() => null);
  if (report?.timings?.survey !== undefined) {
    const { walk: floor, nodes } = await page.evaluate(walk);
    const { survey, answer, decode = 0, analyze = 0, plan = 0, apply } = report.timings;
    rows.push({ floor, nodes, survey, message: answer - decode - analyze - plan, decode, analyze, plan, apply, whole: survey + answer + apply });
  }
  await page.close();
}
await browser.close();
await server.close();

console.log(`${kind} ${browser.version}: ${rows.length} of ${pages.length} pages were taken for articles; ms`);
for (const [key, label] of Object.entries({
  nodes: "elements",
  floor: "bare walk over the texts",
  survey: "survey",
  message: "message there and back",
  decode: "decode",
  analyze: "analyse",
  plan: "plan",
  apply: "apply",
  whole: "in all",
})) {
  const values = rows.map((row) => row[key]);
  console.log(`${label.padEnd(26)} median ${quantile(values, 0.5).toFixed(1).padStart(8)}   p95 ${quantile(values, 0.95).toFixed(1).padStart(8)}`);
}
console.log(`survey / bare walk         median ${quantile(rows.map((r) => r.survey / Math.max(r.floor, 0.1)), 0.5).toFixed(2).padStart(8)}`);
