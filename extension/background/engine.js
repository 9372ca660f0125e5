// The module, the record of officials and the tables: read from our own files when first needed, once.

import init, { Newsgloss } from "../module/newsgloss.js";
import { bytesOf, inflated } from "../shared/files.js";
import { analyzeWith } from "../shared/serialized.js";

/** @typedef {import("../shared/protocol.js").SurveyMessage} SurveyMessage */
/** @typedef {import("../shared/protocol.js").Analyzed} Analyzed */

/** @type {Promise<Newsgloss> | undefined} */
let engine;

/** Makes the engine ready, ahead of the first page. */
export function prepare() {
  engine ??= build();
  // Tried again with the next page.
  engine.catch(() => (engine = undefined));
  return engine;
}

async function build() {
  const file = (/** @type {string} */ name) => fetch(chrome.runtime.getURL(name));
  const [, record, tables] = await Promise.all([
    init({ module_or_path: file("module/newsgloss_bg.wasm") }),
    file("record.bin").then(bytesOf),
    file("tables.z").then(inflated).then(bytesOf),
  ]);
  return new Newsgloss(record, tables);
}

/**
 * @param {SurveyMessage} page
 * @param {object} settings
 * @returns {Promise<Analyzed>}
 */
export async function analyze(page, settings) {
  try {
    return analyzeWith(await prepare(), page, settings);
  } catch (problem) {
    // A trap leaves the module in no known state.
    if (problem instanceof WebAssembly.RuntimeError) engine = undefined;
    return { error: `The page could not be analysed: ${problem instanceof Error ? problem.message : problem}` };
  }
}

/**
 * What a list of the reader's rules says of a site.
 * @param {string} text
 * @param {string} hostname
 * @returns {Promise<import("../shared/protocol.js").SiteRules>}
 */
export async function rulesFor(text, hostname) {
  await prepare();
  return Newsgloss.rules_for(text, hostname);
}

/** What the record covers, for the options page. @returns {Promise<import("../shared/protocol.js").Coverage[]>} */
export async function coverage() {
  return (await prepare()).coverage();
}
