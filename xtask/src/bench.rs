//! `cargo xtask bench`: what whole pages cost, the engine by itself, each step in both browsers, and memory.

use std::path::Path;
use std::process::Command;

use crate::setup::{self, Browser, call, node};
use crate::{Outcome, build, root};

/// Takes a folder of saved pages; by default the labelled ones where they are, else the fixtures.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let labelled = root().join("../shared/eval/clutter/pages");
    let folder = match arguments {
        [] if labelled.is_dir() => labelled,
        [] => root().join("tests/pages"),
        [folder] => Path::new(folder).to_owned(),
        _ => return Err("bench takes one folder of saved pages at most".to_owned()),
    };
    println!("== the engine, beside dom_smoothie");
    call(
        Command::new("cargo")
            .args(["bench", "--quiet", "--bench", "pages", "--"])
            .args(arguments)
            .current_dir(root()),
    )?;
    build::run()?;
    for browser in Browser::ALL {
        setup::browser(browser)?;
        println!("\n== in {}", browser.name());
        call(node().arg("benches/browser.mjs").arg(browser.name()).arg(&folder))?;
    }
    println!("\n== memory, in {}", Browser::Chromium.name());
    call(node().arg("benches/memory.mjs").arg(&folder))
}
