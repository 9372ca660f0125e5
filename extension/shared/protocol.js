// The messages between the parts of the extension: a closed set. Nothing else is answered.
//
//   content ── start, analyze, rules, style, state, learn, options ──▶ background ◀── coverage ── options
//   popup ── report, glosses, reveal, locate, open, pick ──▶ content
//
// A change of the settings is not a message: every part watches storage.local.

/** @typedef {import("./settings.js").Kind} Kind */
/** @typedef {import("./settings.js").Level} Level */

/**
 * A page as it travels: its HTML as the browser writes it, and what that does not tell. An element is the number of its
 * tree (0: the body's, then the open shadow trees) and its own number there; 0 is the body or the shadow root itself.
 * @typedef {object} SurveyMessage
 * @property {string} url
 * @property {string} language
 * @property {string} title
 * @property {[string, string][]} meta
 * @property {string[]} linkedData
 * @property {string} html   what the body holds
 * @property {boolean} cut   whether that is only its first part
 * @property {[string, string][]} body   its attributes
 * @property {boolean} noscript   whether scripts run, so that `<noscript>` holds text
 * @property {{elements: number, blocks: number, away: number[]}[]} trees   how many there are in each, and which of the blocks
 *   are not displayed
 * @property {[number, number][]} hosts   of the shadow trees
 * @property {[number, number, number][]} layout   elements over the page with their bits: src/page/snapshot.rs
 */

// The plan, as src/plan.rs makes it.
/** @typedef {{signal: string, seen: string, weight: number}} Evidence */
/** @typedef {{node: number, kind: Kind, level: Level, reason: string, evidence: Evidence[], text: string}} Hide */
/** @typedef {{about: "person" | "figure" | "quote", card: number, start: [number, number], end: [number, number], quote: string}} Gloss */
/** @typedef {{basis: "stated" | "record" | "computed" | "estimated" | "note", label: string, text: string, details: string[], source: string}} Row */
/** @typedef {{about: "person" | "figure" | "quote", title: string, subtitle: string, rows: Row[]}} Card */
/**
 * @typedef {object} Summary
 * @property {boolean} isArticle
 * @property {number} confidence
 * @property {string[]} reasons
 * @property {string | null} headline
 * @property {string | null} byline
 * @property {string | null} published
 * @property {string | null} modified
 * @property {string | null} day   on which the text is read
 * @property {string} language
 */
/**
 * `cards`: an array of {@link Card} as JSON, which is read only when it is asked for.
 * @typedef {{article: Summary, hides: Hide[], glosses: Gloss[], cards: string, notes: string[]}} Plan
 */

/**
 * A style sheet of the user's origin to be put in the place of the old one; either may be empty.
 * @typedef {{css: string, old: string}} Style
 */

/**
 * To the background.
 * @typedef {{type: "start"}
 *   | {type: "analyze", page: SurveyMessage, settings: object, style: Style | null}
 *   | {type: "rules", text: string, hostname: string}
 *   | {type: "style", style: Style}
 *   | {type: "state", hidden: number}
 *   | {type: "learn", shape: string, guesses: import("./learned.js").Guess[], wrong: string[]}
 *   | {type: "coverage"}
 *   | {type: "options", hash: string}} ToBackground
 * `start`: this page may be an article, bring the rest of the content code. `analyze`: answered by
 * {@link Analyzed}, once the style is as wanted; the badge then says how many blocks there are to hide. `rules`: answered by
 * {@link SiteRules}. `style`: changes the style alone. `state`: the badge is to say something else. `learn`: what is hidden on
 * this page, to be hidden at
 * once on the next one of the site (shared/learned.js). `coverage`: from the options page, answered by an
 * array of {@link Coverage}. `options`: opens the options at one of their places.
 */
/**
 * `places`: where the nodes of the plan lie: the node, its tree, its element and its text (−1 for the element itself), and so on.
 * @typedef {{plan: Plan, places: number[], timings: Record<string, number>} | {error: string}} Analyzed
 */
/**
 * A line of what the record covers; `jurisdiction` is an ISO 3166-1 code or an organisation.
 * @typedef {{jurisdiction: string, kind: string, people: number, rows: number, asOf: string}} Coverage
 */

// The reader's own rules, as src/wasm.rs gives them: `on` and `off` are sites, none at all is every site.
/** @typedef {{line: number, on: string[], off: string[], never: boolean, selector: string}} Rule */
/** @typedef {{rules: Rule[], problems: {line: number, message: string}[]}} ParsedRules */

// The rules of one site as the page evaluates them: src/clutter/rules/query.rs.
/**
 * @typedef {{op: "matches" | "descendant" | "child" | "next" | "later" | "closest", selector: string}
 *   | {op: "text", text: string} | {op: "pattern", source: string, flags: string}
 *   | {op: "upward", count: number} | {op: "has" | "not", any: RuleStep[][]}} RuleStep
 */
/** @typedef {{selector: string, steps: RuleStep[]}} RuleQuery */
/** @typedef {{hide: RuleQuery[], never: RuleQuery[]}} SiteRules */

/**
 * To the content of a tab.
 * @typedef {{type: "report"} | {type: "glosses"} | {type: "pick", what: "hide" | "never", atMenu: boolean} | {type: "reveal", id: number, shown: boolean} | {type: "locate", id: number} | {type: "open", card: number}} ToContent
 * `report`: answered by {@link Report}. `glosses`: what is underlined and its cards, in order. `reveal`: shows a hidden block, or hides it again. `locate`: scrolls to it. `open`: scrolls to
 * the first place of a card and opens it there.
 * `pick`: opens the picker (content/picker.js, which has to be there).
 */
/**
 * What is done on a page, for the popup.
 * @typedef {object} Report
 * @property {"off" | "no-article" | "working" | "done" | "gave-up" | "failed"} state
 * @property {Summary | null} article
 * @property {{id: number, kind: Kind, level: Level, reason: string, evidence: Evidence[], text: string, shown: boolean, selector: string}[]} hidden
 *   `selector` finds the block again on the site; empty where none is precise enough
 * @property {{people: number, figures: number, quotes: number}} counts
 * @property {{card: number, about: Card["about"], title: string, subtitle: string, count: number, unsure: string}[]} cards
 *   what is underlined, each once, in the order of the page; `count` places; `unsure`: what is in doubt about it, or empty
 * @property {string[]} notes
 * @property {Record<string, number>} [timings]  of the last look, in ms: survey, answer (the message there and back with
 *   decode, analyze and plan in it), apply
 */

/** Sends to the background. @param {ToBackground} message @returns {Promise<any>} */
export const toBackground = (message) => chrome.runtime.sendMessage(message);

/**
 * Sends to the content of a tab; rejects where no content code runs there.
 * @param {number} tab @param {ToContent} message @returns {Promise<any>}
 */
export const toContent = (tab, message) => chrome.tabs.sendMessage(tab, message, { frameId: 0 });

/** The number that the background puts on the badge after an analysis. @param {Analyzed} answer */
export const badgeOf = (answer) => ("plan" in answer && answer.plan.article.isArticle ? answer.plan.hides.length : 0);
