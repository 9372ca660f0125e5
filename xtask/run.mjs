// Opens a browser with the built extension on an article; `cargo xtask run` calls it.
//
//   node run.mjs --browser chromium|firefox --page FOLDER [--url ADDRESS] --out FOLDER
//
// With a display the browser stays open until it is closed. Without one it runs headless, what was done to the page is
// printed, and pictures from before and after are written.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launch, until } from "../tests/browser/driver/index.mjs";
import { serve } from "../tests/browser/driver/serve.mjs";

const { values: options } = parseArgs({
  options: { browser: { type: "string" }, page: { type: "string" }, url: { type: "string" }, out: { type: "string" } },
});
const root = path.resolve(import.meta.dirname, "..");
const extension = path.join(root, "target/extension", options.browser);
const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const server = await serve({}, { "/": options.page });
const url = options.url ?? server.url("/page.html");

if (hasDisplay) {
  const browser = await launch(options.browser, { extension, headless: false });
  await browser.open(url);
  console.log(`${options.browser} ${browser.version} shows ${url}; close it to end.`);
  await browser.closed();
} else {
  console.log(`No display: ${options.browser} runs headless on ${url}`);
  await withoutDisplay();
}
await server.close();

async function withoutDisplay() {
  fs.mkdirSync(options.out, { recursive: true });
  const [before, after] = ["before", "after"].map((name) => path.join(options.out, `${name}.png`));
  const plain = await launch(options.browser, {});
  const untouched = await plain.open(url);
  await untouched.screenshot(before, { full: true });
  await plain.close();

  const browser = await launch(options.browser, { extension });
  try {
    const page = await browser.open(url);
    const report = await until(async () => {
      const report = await browser.ask(url, { type: "report" });
      return report && report.state !== "working" ? report : null;
    }, "the extension to act on the page: is it an article?");
    const glosses = await browser.ask(url, { type: "glosses" });
    await page.activate();
    await page.screenshot(after, { full: true });
    print(report, glosses);
    console.log(`\nbefore: ${path.relative(process.cwd(), before)}\nafter:  ${path.relative(process.cwd(), after)}`);
    for (const problem of browser.problems) console.error(`problem: ${problem}`);
    if (browser.problems.length) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

function print({ state, article, hidden, notes }, glosses) {
  const told = article?.isArticle
    ? `${article.headline ?? "(no headline)"} — ${article.byline ?? "no byline"}, ${article.published ?? "no date"}, language ${article.language || "unknown"}`
    : `no article (${article?.reasons.join("; ") || state})`;
  console.log(`\n${told}`);
  console.log(`\nHidden: ${hidden.length}`);
  table(hidden.map((h) => [h.kind, h.text, `${h.reason} ${h.evidence.map((e) => e.seen && `“${e.seen}”`).filter(Boolean).slice(0, 3).join(" ")}`]), [11, 48, 90]);
  console.log(`\nGlosses: ${glosses.length}`);
  table(glosses.map(({ about, quote, card }) => [about, quote, [card.title, card.subtitle, ...card.rows.map((row) => `${row.label}: ${row.text}`)].filter(Boolean).join(" · ")]), [7, 30, 112]);
  for (const note of notes) console.log(`note: ${note}`);
}

/** @param {string[][]} rows @param {number[]} widths */
function table(rows, widths) {
  const fit = (text, width) => {
    const flat = text.replace(/\s+/g, " ").trim();
    return (flat.length > width ? `${flat.slice(0, width - 1)}…` : flat).padEnd(width);
  };
  for (const row of rows) console.log(`  ${row.map((cell, i) => fit(cell, widths[i])).join("  ").trimEnd()}`);
}
