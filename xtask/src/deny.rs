//! `cargo xtask deny`: licences, bans and sources of every dependency, and known advisories where a network
//! is there to ask.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::{Outcome, root};

/// Installs `cargo-deny` below target/ when it is not there, and runs it.
pub(crate) fn run() -> Outcome {
    let program = installed()?;
    let check = |what: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(root()).args(["--log-level", "error", "check"]).args(what);
        command
    };
    let status = check(&["licenses", "bans", "sources"]).status().map_err(|e| format!("cargo-deny: {e}"))?;
    if !status.success() {
        return Err("deny: a dependency is not what deny.toml allows".to_owned());
    }
    let advisories =
        check(&["advisories"]).stdin(Stdio::null()).output().map_err(|e| format!("cargo-deny: {e}"))?;
    let said = String::from_utf8_lossy(&advisories.stderr);
    if said.contains("failed to fetch advisory database") {
        println!("deny: advisories skipped, the database cannot be reached");
    } else if !advisories.status.success() {
        return Err(format!("deny: {said}"));
    }
    Ok(())
}

fn installed() -> Result<PathBuf, String> {
    let tools = root().join("target/tools");
    let program = tools.join("bin/cargo-deny");
    if !program.is_file() {
        println!("installing cargo-deny into target/tools (once, about two minutes)");
        let status = Command::new("cargo")
            .args(["install", "cargo-deny", "--locked", "--no-default-features", "--quiet", "--root"])
            .arg(&tools)
            .status()
            .map_err(|e| format!("cargo: {e}"))?;
        if !status.success() {
            return Err(
                "deny: cargo-deny could not be installed; `cargo install cargo-deny` tells why".to_owned()
            );
        }
    }
    Ok(program)
}
