//! The record of officials: `cargo xtask data officials [FACTS]` cleans tables of facts into
//! `data/officials/`, `cargo xtask data coverage` prints what the record covers.
//!
//! `own.tsv` is edited by hand; all other tables are written by this recipe. Files in an upstream form become
//! facts by `cargo xtask data officials import FORM FILE…`.

mod clean;
mod import;
mod seats;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use newsgloss::people::record::{Record, coverage, pack, table, tables};
use table::Fact;

use crate::Outcome;

/// The tables of facts, as collected; which of them are used.
const INPUTS: [&str; 3] =
    ["officials.tsv", "officials-us-state-legislators.tsv", "snapshot-cia-world-leaders-2019-06.tsv"];

/// Re-creates the tables, or imports.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if arguments.first().is_some_and(|a| a == "import") {
        return import::run(&arguments[1..]);
    }
    let facts = arguments.first().map_or_else(|| crate::root().join("../shared/facts"), PathBuf::from);
    let folder = folder();
    let own = table::parse(&read(&folder.join("own.tsv"))?).map_err(|e| format!("own.tsv: {e}"))?;
    let mut raw = Vec::new();
    for input in INPUTS {
        raw.extend(rows(&read(&facts.join(input))?).map_err(|e| format!("{input}: {e}"))?);
    }
    let departments = read(&facts.join("organisations.tsv"))?;
    let mut report = Report::default();
    let cleaned = clean::clean(raw, &departments, &mut report);
    let cleaned = seats::settle(cleaned, &own, &mut report);
    let faults = seats::check(&cleaned, &own);
    report.print();
    write(&folder, cleaned)?;
    match faults.len() {
        0 => Ok(()),
        n => {
            faults.iter().take(300).for_each(|f| eprintln!("fault: {f}"));
            Err(format!("{n} faults are left in the tables (see above); add a rule or a line to own.tsv"))
        }
    }
}

/// Prints the coverage table.
pub(crate) fn print_coverage() -> Outcome {
    let record = Record::open(packed()?);
    println!("jurisdiction\tkind\tpeople\trows\tas of");
    for line in coverage::coverage(&record) {
        println!("{}\t{}\t{}\t{}\t{}", line.jurisdiction, line.kind, line.people, line.rows, line.as_of);
    }
    Ok(())
}

/// The packed record, from the tables as they are now.
pub(crate) fn packed() -> Result<Vec<u8>, String> {
    let (facts, sources) = tables::read(&folder())?;
    pack::pack(&facts, &sources)
}

/// What the rules did, for the maintainer.
#[derive(Default)]
pub(crate) struct Report {
    counts: BTreeMap<&'static str, usize>,
}

impl Report {
    fn count(&mut self, rule: &'static str) {
        *self.counts.entry(rule).or_default() += 1;
    }

    fn print(&self) {
        for (rule, count) in &self.counts {
            println!("{count:>6}  {rule}");
        }
    }
}

fn folder() -> PathBuf {
    crate::root().join("data/officials")
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

/// The lines of a table as collected: same columns, cells not yet checked.
fn rows(text: &str) -> Result<Vec<Fact>, String> {
    let mut lines = text.lines();
    if lines.next() != Some(&table::COLUMNS.join("\t")) {
        return Err(format!("the first line must name the columns {}", table::COLUMNS.join(", ")));
    }
    lines
        .map(|line| {
            let mut cells = line.split('\t').map(|c| c.trim().to_owned());
            let mut next = || cells.next().unwrap_or_default();
            Ok(Fact {
                name: next(),
                aliases: next(),
                office: next(),
                jurisdiction: next(),
                start: next(),
                end: next(),
                party: next(),
                wikidata: next(),
                kind: next(),
                source: next(),
            })
        })
        .collect()
}

/// One table per source, in canonical form; reads each back as the build will.
fn write(folder: &Path, facts: Vec<Fact>) -> Outcome {
    let mut by_source: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    for fact in facts {
        let file = fact.source.split('@').next().unwrap_or("").to_owned();
        by_source.entry(file).or_default().push(fact);
    }
    for (source, facts) in by_source {
        let path = folder.join(format!("{source}.tsv"));
        let text = table::write(&facts);
        table::parse(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        println!("{:>6}  lines in {source}.tsv", facts.len());
    }
    Ok(())
}
