//! The module's surface: one class, built once by the background worker (or the demo page), and the functions on
//! the reader's own rules.

mod message;

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::clutter::rules;
use crate::page::{PageSnapshot, wire};
use crate::people::record::coverage::coverage;
use crate::{Engine, Plan};

use message::Message;

/// Where the module's memory is given out: see the manifest.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The engine, for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Newsgloss {
    engine: Engine,
}

/// A plan, and the milliseconds its steps took.
#[derive(Serialize)]
struct Answer {
    plan: Plan,
    timings: Timings,
}

#[derive(Serialize)]
struct Timings {
    decode: f64,
    analyze: f64,
    plan: f64,
}

#[wasm_bindgen]
impl Newsgloss {
    /// Takes the bytes of the packed record, where an empty array is a record that knows nobody, and those of the
    /// tables, unpacked.
    ///
    /// Throws a sentence where the tables are damaged: without them nothing would be found, and nothing said.
    #[wasm_bindgen(constructor)]
    pub fn new(record: Vec<u8>, tables: Vec<u8>) -> Result<Newsgloss, JsValue> {
        console_error_panic_hook::set_once();
        crate::data::install(tables)?;
        Ok(Newsgloss { engine: Engine::new(record) })
    }

    /// What the record covers, for the options page: an array of `{jurisdiction, kind, people, rows, asOf}`.
    pub fn coverage(&self) -> Result<JsValue, JsValue> {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        Ok(coverage(self.engine.record()).serialize(&serializer)?)
    }

    /// Analyses a page: `snapshot` as `serialized.js` makes it, with `tree` as a `Uint8Array`; `settings` as in
    /// `src/settings.rs`, camelCase. Returns `{plan, timings}`.
    ///
    /// Throws a `TypeError`-like string where the message has not that form, and says what is wrong with it.
    pub fn analyze(&self, snapshot: &JsValue, settings: JsValue) -> Result<JsValue, JsValue> {
        let start = now();
        let page = decode(&Message::new("snapshot", snapshot)?)?;
        let settings = Message::new("settings", &settings)?.settings()?;
        for note in &page.notes {
            web_sys::console::debug_2(&"Newsgloss:".into(), &note.as_str().into());
        }
        let decoded = now();
        let analysis = self.engine.analyze(&page, &settings);
        let analyzed = now();
        let plan = Plan::new(&page, &analysis, &settings);
        let timings =
            Timings { decode: decoded - start, analyze: analyzed - decoded, plan: now() - analyzed };
        to_plain(&Answer { plan, timings })
    }

    /// Reads a list of rules: `{rules: [{line, on, off, never, selector}], problems: [{line, message}]}`, selectors
    /// in canonical form.
    pub fn parse_rules(text: &str) -> Result<JsValue, JsValue> {
        let rules::Parsed { rules, problems } = rules::parse(text);
        let plain = |(line, rule): (u32, rules::Rule)| PlainRule {
            line,
            selector: rule.selectors.to_string(),
            never: rule.never,
            on: rule.domains.on,
            off: rule.domains.off,
        };
        to_plain(&PlainRules { rules: rules.into_iter().map(plain).collect(), problems })
    }

    /// Writes a list of rules `[{on, off, never, selector}]`, one a line, in canonical form.
    ///
    /// Throws a sentence where one of them is no rule.
    pub fn print_rules(rules: JsValue) -> Result<String, JsValue> {
        let rules = message::array(&rules).ok_or_else(|| JsValue::from_str("rules: not an array"))?;
        let mut text = String::new();
        for rule in rules.iter() {
            let rule = Message::new("rule", &rule)?;
            let mut sites = rule.texts("on")?;
            sites.extend(rule.texts("off")?.iter().map(|name| format!("~{name}")));
            let separator = if rule.flag("never")?.unwrap_or_default() { "#@#" } else { "##" };
            let selector = rule.text("selector")?.unwrap_or_default();
            let line = format!("{}{separator}{selector}", sites.join(","));
            let parsed = rules::parse(&line);
            if let Some(problem) = parsed.problems.first() {
                return Err(JsValue::from_str(&problem.message));
            }
            for (_, rule) in parsed.rules {
                text.push_str(&rule.to_string());
                text.push('\n');
            }
        }
        Ok(text)
    }

    /// What a list of rules says of one site: `{hide, never}`, each a list of `{selector, steps}` as the page
    /// evaluates them (`extension/content/rules.js`).
    pub fn rules_for(text: &str, hostname: &str) -> Result<JsValue, JsValue> {
        let parsed = rules::parse(text);
        to_plain(&rules::for_host(parsed.rules.iter().map(|(_, rule)| rule), hostname))
    }
}

/// A rule of the reader, for JavaScript.
#[derive(Serialize)]
struct PlainRule {
    line: u32,
    on: Vec<String>,
    off: Vec<String>,
    never: bool,
    selector: String,
}

#[derive(Serialize)]
struct PlainRules {
    rules: Vec<PlainRule>,
    problems: Vec<rules::Problem>,
}

fn to_plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// Reads a snapshot as `extension/shared/serialized.js` makes it.
fn decode(message: &Message) -> Result<PageSnapshot, JsValue> {
    let text = message.text("text")?.ok_or_else(|| message.wrong("text", "a string"))?;
    let tree: Uint8Array =
        message.get("tree")?.dyn_into().map_err(|_| message.wrong("tree", "a Uint8Array"))?;
    let strings = message.get("strings")?;
    let strings = message::array(&strings).ok_or_else(|| message.wrong("strings", "an array of strings"))?;
    let strings = strings.iter().map(|s| s.as_string().unwrap_or_default()).collect();
    let facts = PageSnapshot {
        url: message.text("url")?.unwrap_or_default(),
        language: message.text("language")?.unwrap_or_default(),
        title: message.text("title")?.unwrap_or_default(),
        meta: message.pairs("meta")?,
        linked_data: message.texts("linkedData")?,
        notes: message.texts("notes")?,
        ..PageSnapshot::default()
    };
    Ok(wire::decode(facts, strings, &tree.to_vec(), &text))
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds on the clock of the worker or page. For the timings alone.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}
