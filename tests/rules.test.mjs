// The reader's own rules on the JavaScript side: the module's surface, patterns, names that last, what is stored.
import assert from "node:assert/strict";
import fs from "node:fs";
import test from "node:test";
import zlib from "node:zlib";
import init, { Newsgloss } from "../target/module/module/newsgloss.js";
import { worth } from "../extension/content/names.js";
import { addRules, setRules } from "../extension/shared/rules.js";
import { allRules, dropRule, forSite, hasOwnRules, initial, isOn, keepRule, read, rulesFor } from "../extension/shared/settings.js";
import { guarded } from "../extension/shared/pattern.js";

await init({ module_or_path: fs.readFileSync("target/module/module/newsgloss_bg.wasm") });
// The tables say why a condition of other blockers is not kept.
new Newsgloss(new Uint8Array(), zlib.inflateRawSync(fs.readFileSync("target/module/tables.z")));

test("rules pass through the module and back", () => {
  const text = "! mine\nb.example,~shop.b.example##p:contains(Give):nth-ancestor(2)\n##.x:style(a)\ndaily.*#@#.a,.b\n";
  const { rules, problems } = Newsgloss.parse_rules(text);
  assert.deepEqual(rules, [
    { line: 2, on: ["b.example"], off: ["shop.b.example"], never: false, selector: "p:has-text(Give):upward(2)" },
    { line: 4, on: ["daily.*"], off: [], never: true, selector: ".a, .b" },
  ]);
  assert.deepEqual(problems, [{ line: 3, message: "“:style()” changes how an element looks; without it, the rule hides." }]);
  assert.equal(Newsgloss.print_rules(rules), "b.example,~shop.b.example##p:has-text(Give):upward(2)\ndaily.*#@#.a, .b\n");
  assert.throws(() => Newsgloss.print_rules([{ on: [], off: [], never: false, selector: "p::before" }]), /whole elements/);
  assert.deepEqual(Newsgloss.rules_for(text, "www.b.example"), {
    hide: [{ selector: "p", steps: [{ op: "text", text: "Give" }, { op: "upward", count: 2 }] }],
    never: [],
  });
});

test("rules are stored with their site, others in a list", () => {
  const { rules } = Newsgloss.parse_rules("a.example,b.example##.x\na.example##.x\na.example#@#.y\nnews.*##.z\n##.all\n~c.example##.w\n__proto__##.p");
  const settings = initial();
  settings.sites["a.example"] = { level: "asks", hide: [".old"] };
  addRules(settings, rules);
  assert.deepEqual(settings.sites, {
    "a.example": { level: "asks", hide: [".old", ".x"], never: [".y"] },
    "b.example": { hide: [".x"] },
  });
  assert.deepEqual(settings.rules, ["news.*##.z", "##.all", "~c.example##.w", "__proto__##.p"]);
  assert.equal({}.hide, undefined);
  // What is stored is the same list, and reading it back stores the same.
  const again = structuredClone(settings);
  setRules(again, Newsgloss.parse_rules(allRules(settings)).rules);
  assert.deepEqual(again, settings);
  setRules(again, []);
  assert.deepEqual(again.sites, { "a.example": { level: "asks" } });
  assert.deepEqual(read(JSON.parse(JSON.stringify(settings))), { settings, problems: [] });
});

test("a rule holds below its site, and changes nothing else there", () => {
  const settings = initial();
  settings.sites["paper.example"] = { on: false, hide: [".ask"] };
  keepRule(settings, "sport.paper.example", "never", ".table");
  assert.equal(isOn(settings, "sport.paper.example"), false);
  assert.equal(forSite(settings, "sport.paper.example").on, false);
  assert.equal(rulesFor(settings, "www.sport.paper.example"), "sport.paper.example#@#.table\npaper.example##.ask");
  assert.equal(rulesFor(settings, "other.example"), "");
  assert.equal(hasOwnRules(settings, "sport.paper.example"), true);
  assert.equal(hasOwnRules(settings, "other.example"), false);
});

test("deciding the opposite takes the first decision back", () => {
  const settings = initial();
  keepRule(settings, "www.paper.example", "hide", ".box");
  keepRule(settings, "paper.example", "hide", ".box");
  assert.deepEqual(settings.sites, { "paper.example": { hide: [".box"] } });
  keepRule(settings, "paper.example", "never", ".box");
  assert.deepEqual(settings.sites, { "paper.example": { never: [".box"] } });
  dropRule(settings, "paper.example", "never", ".box");
  assert.deepEqual(settings.sites, {});
});

test("patterns find, and slow ones are refused", () => {
  const found = (source, flags, text) => {
    const made = guarded(source, flags);
    assert.ok("found" in made, made.problem);
    return made.found(text);
  };
  assert.equal(found("give \\$\\d+", "i", "Please GIVE $5 today"), true);
  assert.equal(found("^(?:day|month)s?$", "", "weeks"), false);
  assert.equal(found("(\\d{1,3})? (euro|pound)s?", "", "5 euros"), true);
  for (const [source, sentence] of [
    ["(", /is no regular expression/],
    ["(a+)+$", /repeats what repeats/],
    ["((a|b)c)*", /repeats what repeats/],
    ["(\\w{1,40}){1,40}!", /repeats what repeats/],
    ["(a)\\1", /refers back/],
    [".*a.*b.*c.*d", /4 open repetitions/],
  ]) {
    const made = guarded(source, "");
    assert.ok("problem" in made, source);
    assert.match(made.problem, sentence);
  }
});

test("a pattern on hostile text is soon done", () => {
  const made = guarded(".*x.*y.*z", "");
  assert.ok("found" in made);
  const start = performance.now();
  made.found("x".repeat(1_000_000));
  assert.ok(performance.now() - start < 2000);
});

test("names that last", () => {
  const names = {
    2: ["support-box", "supportBox", "article__aside", "ad", "ads", "newsletter-signup", "c-promo", "spendenaufruf", "pub-article2", "relatedLinks", "teaser"].filter((name) => name.length > 2),
    1: ["mt-4", "flex", "md:flex", "w-full", "col-6", "wrapper", "ad"],
    0: ["css-1x2y3z", "sc-bdVaJa", "jsx-38192", "a8f3c2", "post-12345", "is-open", "active", "Box_root__3xYz1", "svelte-1a2b3c", "", "x", "bdVaJa", "radix-:r1:", "hjkltrw", "menu--open"],
  };
  for (const [value, list] of Object.entries(names)) for (const name of list) assert.equal(worth(name), Number(value), name);
});

test("every control of the popup is attended to", () => {
  const read = (name) => fs.readFileSync(`extension/popup/popup.${name}`, "utf8");
  const ids = [...read("html").matchAll(/<(?:button|input)[^>]* id="([\w-]+)"/g)].map(([, id]) => id);
  assert.ok(ids.includes("pick"));
  for (const id of ids) assert.match(read("js"), new RegExp(`[bB]yId\\("${id}"\\)`), `#${id}`);
});
