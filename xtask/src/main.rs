//! The commands that people and CI type: `cargo xtask COMMAND`.

mod bench;
mod build;
mod data;
mod deny;
mod eval;
mod fuzz;
mod label;
mod learn;
mod package;
mod run;
mod setup;
mod test;
mod www;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  run [--browser chromium|firefox] [--url ADDRESS]
                 builds, and opens a browser on the sample article; without a display: headless, with pictures
  build          the unpacked extension for each browser, under target/extension
  test [WORD …]  every check, or those whose name contains a word
  package        the two zips that the stores take, under target/package
  www [--port N] serves the demo page
  eval [NAME …]  the scorers of ../shared/eval, where that folder is
  bench [FOLDER] what whole pages cost, by itself and in both browsers
  setup          installs what is missing: the wasm target, npm packages, browsers
  data WHAT      re-creates a table or model under data/: article, gate, names, officials, weights, worth; prints: coverage
  label PAGE [NUMBER KIND …]
                 a saved page of ../shared/eval as a numbered outline; rows for data/clutter/labels.tsv
  deny           licences, bans, sources and advisories of the dependencies
  fuzz [TARGET] [--seconds N]
                 coverage-guided fuzzing of html, snapshot, text, record, rules: each 600 seconds, or one, or
                 shorter";

/// What a command gives back: nothing, or one clear sentence on what went wrong and what would be right.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", &[][..]),
    };
    let outcome = match command {
        "run" => run::run(rest),
        "build" => build::run(),
        "test" => test::run(rest),
        "package" => package::run(),
        "www" => www::run(rest),
        "eval" => eval::run(rest),
        "bench" => bench::run(rest),
        "setup" => setup::run(),
        "data" => data::run(rest),
        "deny" => deny::run(),
        "fuzz" => fuzz::run(rest),
        "label" => label::run(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("{other:?} is no command\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the checkout.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().map(PathBuf::from).unwrap_or_default()
}
