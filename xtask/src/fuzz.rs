//! `cargo xtask fuzz [TARGET] [--seconds N]`: coverage-guided fuzzing with libFuzzer on the stable toolchain.
//!
//! libFuzzer needs coverage counters, which the stable compiler inserts through an LLVM pass; address
//! checks need another toolchain, and a crate without unsafe code has no use for them.

use std::process::Command;

use crate::{Outcome, root};

const TARGETS: &[&str] = &["html", "snapshot", "text", "record", "rules"];

/// What `cargo fuzz` passes to the compiler, without the sanitizer.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares \
                     -Ccodegen-units=1";

/// Builds the targets and runs one, or each in turn, for so many seconds (600 unless told).
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut targets, mut seconds) = (Vec::new(), "600".to_owned());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => {
                seconds = arguments
                    .next()
                    .filter(|s| s.parse::<u32>().is_ok())
                    .cloned()
                    .ok_or("fuzz: --seconds needs a number")?;
            }
            target if TARGETS.contains(&target) => targets.push(target),
            other => return Err(format!("fuzz: {other:?} is none of {}", TARGETS.join(", "))),
        }
    }
    if targets.is_empty() {
        targets = TARGETS.to_vec();
    }
    let folder = root().join("fuzz");
    // With a target named, the flags reach the fuzzed code alone and not the build scripts.
    let host = host()?;
    let built = Command::new("cargo")
        .args(["build", "--release", "--target", &host])
        .current_dir(&folder)
        .env("RUSTFLAGS", FLAGS)
        .status()
        .map_err(|e| format!("fuzz: cargo: {e}"))?;
    if !built.success() {
        return Err("fuzz: the targets do not compile".to_owned());
    }
    for target in targets {
        println!("fuzzing {target} for {seconds} s");
        let corpus = folder.join("corpus").join(target);
        let artifacts = folder.join("artifacts").join(target);
        for path in [&corpus, &artifacts] {
            std::fs::create_dir_all(path).map_err(|e| format!("fuzz: {}: {e}", path.display()))?;
        }
        let status = Command::new(folder.join("target").join(&host).join("release").join(target))
            .arg(&corpus)
            .arg(format!("-max_total_time={seconds}"))
            .args(["-timeout=10", "-rss_limit_mb=4096", "-print_final_stats=1"])
            .arg(format!("-artifact_prefix={}/", artifacts.display()))
            .status()
            .map_err(|e| format!("fuzz: {target}: {e}"))?;
        if !status.success() {
            return Err(format!(
                "fuzz: {target} found something; the input lies under {}",
                artifacts.display()
            ));
        }
    }
    Ok(())
}

/// The triple of this machine, as the compiler names it.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|e| format!("fuzz: rustc: {e}"))?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
        .ok_or("fuzz: rustc -vV names no host".to_owned())
}
