// The reader's own rules on the options page: all of them as one text, with what is wrong told by line; from a
// file and into one.

import init, { Newsgloss } from "../module/newsgloss.js";
import { bytesOf, inflated } from "../shared/files.js";
import { counted, h } from "../shared/html.js";
import { guarded } from "../shared/pattern.js";
import { KEY, allRules, load, update } from "../shared/settings.js";
import { MOST_RULES, addRules, setRules } from "../shared/rules.js";

/** @typedef {import("../shared/protocol.js").ParsedRules} ParsedRules */
/** @typedef {import("../shared/protocol.js").RuleStep} RuleStep */

/** A file of rules is text; a larger one is something else. In bytes. */
const LARGEST_FILE = 8_000_000;
/** So many problems are told one by one. */
const MOST_PROBLEMS = 50;

/** @type {Promise<unknown> | undefined} */
let module;

/** The module with its tables, which say why a condition of other blockers is not kept; of the record it needs nothing. */
async function build() {
  const file = (/** @type {string} */ name) => fetch(chrome.runtime.getURL(name));
  const [, tables] = await Promise.all([
    init({ module_or_path: file("module/newsgloss_bg.wasm") }),
    file("tables.z").then(inflated).then(bytesOf),
  ]);
  return new Newsgloss(new Uint8Array(), tables);
}

/**
 * Reads rules, their patterns tried too.
 * @param {string} text
 * @returns {Promise<ParsedRules>}
 */
async function parse(text) {
  await (module ??= build());
  /** @type {ParsedRules} */
  const { rules, problems } = Newsgloss.parse_rules(text);
  const bad = new Set();
  for (const rule of rules) {
    if (!rule.selector.includes("has-text(/")) continue;
    for (const { steps } of Newsgloss.rules_for(`##${rule.selector}`, "").hide) {
      const message = patternProblem(steps);
      if (!message || bad.has(rule)) continue;
      bad.add(rule);
      problems.push({ line: rule.line, message });
    }
  }
  return { rules: rules.filter((rule) => !bad.has(rule)), problems: problems.sort((a, b) => a.line - b.line) };
}

/** What is wrong with the patterns of steps. @param {RuleStep[]} steps @returns {string} */
function patternProblem(steps) {
  for (const step of steps) {
    if (step.op === "has" || step.op === "not") {
      const inner = step.any.map(patternProblem).find(Boolean);
      if (inner) return inner;
    } else if (step.op === "pattern") {
      const made = guarded(step.source, step.flags);
      if ("problem" in made) return made.problem;
    }
  }
  return "";
}

/** The same rules in canonical form. @param {string} text */
async function canonical(text) {
  return Newsgloss.print_rules((await parse(text)).rules);
}

/**
 * Fills a section of the page.
 * @param {HTMLElement} section
 */
export function mountRules(section) {
  const text = h("textarea", { id: "rules-text", rows: 10, spellcheck: false, wrap: "off", "aria-describedby": "rules-said" });
  const keep = h("button", { type: "button", className: "main", disabled: true, onclick: () => tell(save()) }, "Keep these rules");
  const file = h("input", { type: "file", accept: ".txt,text/plain", hidden: true });
  const said = h("p", { id: "rules-said", role: "status" });
  const list = h("ol", { className: "rule-problems" });
  section.append(
    h("p", { className: "faded" }, "One rule a line, in the syntax of EasyList and uBlock Origin: ", h("code", {}, "paper.example##.ask"), " hides, ",
      h("code", {}, "paper.example#@#.ask"), " never hides, and that comes first; ", h("code", {}, ":has()"), ", ", h("code", {}, ":not()"), ", ",
      h("code", {}, ":has-text()"), " and ", h("code", {}, ":upward()"), " are known. What you choose in a page with “Hide this” is here, too."),
    h("label", { for: "rules-text", className: "away" }, "Your own rules"),
    text,
    h("div", { className: "row" }, keep,
      h("button", { type: "button", onclick: () => file.click() }, "Add from a file …"), file,
      h("button", { type: "button", onclick: () => tell(download()) }, "Save to a file")),
    said,
    list,
  );
  text.addEventListener("input", () => (keep.disabled = false));
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    file.value = "";
    if (chosen) tell(add(chosen));
  });
  chrome.storage.onChanged.addListener((changes) => {
    // What is being written is not written over.
    if (KEY in changes && keep.disabled) tell(show());
  });
  tell(show());

  /** Nothing fails in silence. @param {Promise<void>} work */
  function tell(work) {
    work.catch((problem) => (said.textContent = `That did not work: ${problem?.message ?? problem}`));
  }

  async function show() {
    const { settings } = await load();
    const all = allRules(settings);
    text.value = all && (await canonical(all));
  }

  /** Right rules are kept; while some are wrong, the text stays as it is, so that they can be put right. */
  async function save() {
    const { rules, problems } = await parse(text.value);
    const refused = tooMany(rules.length);
    if (refused) return void (said.textContent = refused);
    keep.disabled = problems.length === 0;
    await update((settings) => setRules(settings, rules));
    said.textContent = `${counted(rules.length, "rule is", "rules are")} kept${problems.length ? `; ${counted(problems.length, "line was", "lines were")} left out:` : "."}`;
    shown(problems, (line) => select(line));
    if (!problems.length) await show();
  }

  /** @param {File} chosen */
  async function add(chosen) {
    if (chosen.size > LARGEST_FILE) return void (said.textContent = `${chosen.name} has ${chosen.size} bytes; at most ${LARGEST_FILE} are read.`);
    const { rules, problems } = await parse(await chosen.text());
    const { settings } = await load();
    const before = allRules(settings).split("\n").length - 1;
    const refused = tooMany(before + rules.length);
    if (refused) return void (said.textContent = refused);
    await update((all) => addRules(all, rules));
    said.textContent = `${chosen.name}: ${counted(rules.length, "rule was", "rules were")} added${problems.length ? `; ${counted(problems.length, "line was", "lines were")} left out:` : "."}`;
    shown(problems);
    keep.disabled = true;
    await show();
  }

  async function download() {
    const { settings } = await load();
    const body = `! Newsgloss: rules of the reader\n${await canonical(allRules(settings))}`;
    const url = URL.createObjectURL(new Blob([body], { type: "text/plain" }));
    h("a", { href: url, download: "newsgloss-rules.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /**
   * @param {ParsedRules["problems"]} problems
   * @param {(line: number) => void} [go]
   */
  function shown(problems, go) {
    list.replaceChildren(
      ...problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => {
        const where = `Line ${line}`;
        return h("li", {}, go ? h("button", { type: "button", className: "plain", onclick: () => go(line) }, where) : h("b", {}, where), ` ${message}`);
      }),
    );
    if (problems.length > MOST_PROBLEMS) list.append(h("li", {}, `… and ${problems.length - MOST_PROBLEMS} more.`));
  }

  /** Goes to a line of the text. @param {number} line */
  function select(line) {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  }
}

/** @param {number} count */
const tooMany = (count) => (count > MOST_RULES ? `These would be ${count} rules; at most ${MOST_RULES} are kept, because each page is searched for all of its own.` : "");
