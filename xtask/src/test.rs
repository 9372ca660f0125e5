//! `cargo xtask test`: everything that is checked, in one order, each once. What fails is told at the end, so
//! that one run shows all of it.

use std::process::Command;
use std::time::Instant;

use crate::setup::{self, Browser, WASM, call, node, node_program};
use crate::{Outcome, build, deny, package, root};

/// A check: its name and what it runs.
type Check = (&'static str, fn() -> Outcome);

const CHECKS: &[Check] = &[
    ("formatting", || cargo(&["fmt", "--all", "--check"])),
    ("lints", || cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("lints of the module", || {
        let module = ["--package", "newsgloss", "--lib", "--no-default-features", "--target", WASM];
        cargo(&[&["clippy", "--quiet"], &module[..], &["--", "-D", "warnings"]].concat())
    }),
    ("unit, property and page tests", || cargo(&["test", "--quiet", "--workspace"])),
    ("dependencies", deny::run),
    ("build", build::run),
    ("the module's surface", || {
        call(node().args([
            "--test",
            "tests/module.test.mjs",
            "tests/rules.test.mjs",
            "tests/serialized.test.mjs",
        ]))
    }),
    ("types of the JavaScript", || call(node_program("tsc").args(["--project", "."]))),
    ("packages", package::check),
    ("in Chromium", || in_browser(Browser::Chromium)),
    ("in Firefox", || in_browser(Browser::Firefox)),
];

/// Runs every check, or those whose name contains one of the words.
pub(crate) fn run(words: &[String]) -> Outcome {
    setup::run()?;
    let mut failed = Vec::new();
    let start = Instant::now();
    for (name, check) in CHECKS {
        if !words.is_empty() && !words.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        println!("\n== {name}");
        let begun = Instant::now();
        if let Err(problem) = check() {
            println!("{problem}");
            failed.push(*name);
        }
        println!("   {:.0} s", begun.elapsed().as_secs_f64());
    }
    println!("\n{:.0} s in all", start.elapsed().as_secs_f64());
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

fn cargo(arguments: &[&str]) -> Outcome {
    call(Command::new("cargo").args(arguments).current_dir(root()))
}

/// The tests in a real browser, headless, with the extension as it ships.
fn in_browser(browser: Browser) -> Outcome {
    setup::browser(browser)?;
    let tests = build::files(&root().join("tests/browser"))?;
    let tests = tests.iter().filter(|file| file.to_string_lossy().ends_with(".test.mjs"));
    call(node().args(["--test", "--test-concurrency=1"]).args(tests).env("NEWSGLOSS_BROWSER", browser.name()))
}
