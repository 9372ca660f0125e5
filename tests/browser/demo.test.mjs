// The demo page: the same content modules and the same module, without an extension.
import { after, before, test } from "node:test";
import { FOLDERS } from "../../xtask/www.mjs";
import { launch, until } from "./driver/index.mjs";
import { serve } from "./driver/serve.mjs";
import { assert, kind } from "./support.mjs";

let server, browser, page;
before(async () => {
  server = await serve({}, FOLDERS);
  browser = await launch(kind, {});
  page = await browser.open(server.url("/"));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const says = (words) => until(() => page.evaluate((words) => RegExp(words).test(document.getElementById("state").textContent), words), `the demo to say ${words}`);
const choose = (field) => page.evaluate((field) => document.querySelector(field).click(), field);
/** What of the page in the frame is in view, and how many kinds of places are underlined. */
const seen = () =>
  page.evaluate(() => {
    const { contentWindow: frame } = document.getElementById("page");
    return { text: frame.document.body?.innerText ?? "", underlines: frame.CSS.highlights.size };
  });

test(`${kind}: the sample, before and after`, async () => {
  await says("^[3-9] blocks hidden$");
  const after = await seen();
  assert.ok(!after.text.includes("2,500 $") && after.text.includes("up to 400 troops"), after.text);
  assert.ok(after.underlines >= 2);
  await choose("[name=side][value=before]");
  await says("as it is");
  const before = await seen();
  assert.ok(before.text.includes("2,500 $"));
  assert.equal(before.underlines, 0);
  await choose("[name=side][value=after]");
  await says("^[3-9] blocks hidden$");
});

test(`${kind}: levels and annotations are switched`, async () => {
  await choose("[name=level][value=off]");
  await says("^Nothing is hidden");
  for (const about of ["people", "figures", "quotes"]) await choose(`#${about}`);
  await until(async () => (await seen()).underlines === 0, "no underlines");
  for (const about of ["people", "figures", "quotes"]) await choose(`#${about}`);
  await choose("[name=level][value=tidy]");
  await says("hidden$");
});

test(`${kind}: an article of one's own, which cannot run anything`, async () => {
  await choose("#from-own");
  await page.evaluate(() => {
    const prose = "The council of Harrowmere voted on Tuesday to repair the north bridge, which has been closed to lorries for 14 months. ";
    document.getElementById("text").value =
      `<h1 onclick="parent.document.title = 'bad'">Bridge to be repaired</h1><img src="x" onerror="parent.document.title = 'bad'"><script>parent.document.title = 'bad'</script>${`<p>${prose.repeat(3)}</p>`.repeat(5)}`;
    document.getElementById("published").value = "2024-03-06";
    document.querySelector("#own button").click();
  });
  await until(async () => (await seen()).text.includes("Harrowmere") && (await seen()).underlines > 0, "the article, underlined");
  assert.notEqual(await page.evaluate(() => document.title), "bad");
});

test(`${kind}: quotations are underlined, and a person is left out for as long as the page is open`, async () => {
  await choose("#from-sample");
  await says("^[3-9] blocks hidden$");
  const found = () => page.evaluate(() => ["people", "quotes"].map((name) => Number(/\d+/.exec(document.getElementById(`${name}-count`).textContent)?.[0] ?? 0)));
  await until(async () => (await found())[1] > 0, "quotations");
  const [before] = await found();
  // As the card says it. (A test of Firefox sees no variables of the page.)
  const tell = (call) =>
    page.evaluate((call) => {
      const script = document.createElement("script");
      script.textContent = `newsglossDemo.people.${call}({ list: "mutedPeople", item: "Kathryn Wheelbarger" }, "")`;
      document.head.append(script);
    }, call);
  await tell("keep");
  await until(async () => (await found())[0] === before - 1, "one person fewer");
  await tell("drop");
  await until(async () => (await found())[0] === before, "all of them again");
});
