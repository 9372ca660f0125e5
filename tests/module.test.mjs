// The surface of the module, in Node: the same files that the extension ships.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import zlib from "node:zlib";
import init, { Newsgloss } from "../target/module/module/newsgloss.js";

await init({ module_or_path: fs.readFileSync("target/module/module/newsgloss_bg.wasm") });
const tables = zlib.inflateRawSync(fs.readFileSync("target/module/tables.z"));
const engine = new Newsgloss(new Uint8Array(), tables);
const settings = { level: "tidy", people: true, figures: true, quotes: false, today: "2026-01-01" };

/** A snapshot of paragraphs in a body; the form is told in src/page/wire.rs. */
function page(paragraphs) {
  const tree = [0, 1, 0, 0];
  let closed = 0;
  for (const text of paragraphs) {
    tree.push(closed, 2, 0, 0, 0, 0, ...leb128(text.length));
    closed = 1;
  }
  return {
    url: "https://paper.example/2024/03/02/bridge",
    language: "en",
    title: "A bridge reopens",
    meta: [["og:type", "article"], ["article:published_time", "2024-03-02T08:00:00Z"]],
    linkedData: [],
    strings: ["body", "p"],
    tree: Uint8Array.from(tree),
    text: paragraphs.join(""),
    notes: [],
  };
}
function leb128(number) {
  const bytes = [];
  for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128);
  return [...bytes, number];
}
const PARAGRAPHS = Array.from(
  { length: 12 },
  (_, i) =>
    `The council of Harrowmere said on Friday that the old bridge would reopen after ${i + 3} years of work, and that lorries would ` +
    "have to wait until the spring, because the northern arch still has to settle before it can carry them.",
);

test("a plan has the form that the content code expects", () => {
  const { plan, timings } = engine.analyze(page(PARAGRAPHS), settings);
  assert.deepEqual(Object.keys(plan).sort(), ["article", "cards", "glosses", "hides", "notes"]);
  assert.equal(plan.article.isArticle, true);
  assert.equal(plan.article.published, "2024-03-02");
  assert.deepEqual(Object.keys(timings).sort(), ["analyze", "decode", "plan"]);
  for (const { card, start, end, quote } of plan.glosses) {
    assert.ok(plan.cards[card]);
    assert.equal(start.length + end.length, 4);
    assert.ok(PARAGRAPHS.some((text) => text.includes(quote)));
  }
});

test("the same page gives the same plan", () => {
  const once = engine.analyze(page(PARAGRAPHS), settings).plan;
  assert.deepEqual(engine.analyze(page(PARAGRAPHS), settings).plan, once);
});

test("missing facts and settings are defaults", () => {
  const { plan } = engine.analyze({ strings: [], tree: new Uint8Array(), text: "" }, {});
  assert.equal(plan.article.isArticle, false);
});

for (const [what, snapshot, message] of [
  ["no text", { strings: [], tree: new Uint8Array() }, /snapshot.text: not a string/],
  ["a tree that is no bytes", { strings: [], tree: [1, 2], text: "" }, /snapshot.tree: not a Uint8Array/],
  ["no strings", { tree: new Uint8Array(), text: "" }, /snapshot.strings: not an array/],
  ["nothing at all", null, /snapshot/],
])
  test(`${what} is refused in words`, () => assert.throws(() => engine.analyze(snapshot, settings), (thrown) => message.test(String(thrown))));

test("wrong settings are refused in words", () => {
  assert.throws(() => engine.analyze(page(PARAGRAPHS), { level: "everything" }), (thrown) => /settings.level: “everything” is not off, asks, tidy or reading/.test(String(thrown)));
});

test("a tree that is cut short, or nonsense, gives a plan and a note", () => {
  const whole = page(PARAGRAPHS);
  const cut = engine.analyze({ ...whole, tree: whole.tree.subarray(0, 42) }, settings).plan;
  assert.ok(cut.notes.length > 0);
  let seed = 7;
  const next = () => (seed = (seed * 48271) % 2147483647);
  for (let round = 0; round < 300; round++)
    engine.analyze({ ...whole, tree: Uint8Array.from({ length: 200 }, () => next() % (round % 2 ? 256 : 8)) }, settings);
});

test("a record that is no record is said, not thrown", () => {
  const { plan } = new Newsgloss(Uint8Array.from([1, 2, 3]), tables).analyze(page(PARAGRAPHS), settings);
  assert.equal(plan.article.isArticle, true);
});

test("tables that are damaged are said before anything is done without them", () => {
  assert.throws(() => new Newsgloss(new Uint8Array(), tables.subarray(0, 5000)), /cut short/);
  assert.throws(() => new Newsgloss(new Uint8Array(), new Uint8Array()), /nothing/);
});
