//! `cargo xtask build`: the unpacked extension for each browser, under `target/extension`.
//!
//! The module is compiled, given its JavaScript side and shrunk; the content code becomes one classic script a
//! door (`start.js` on every page, `main.js` on articles), because content scripts cannot be modules; everything
//! else is copied as it is.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::setup::{self, Browser, WASM, call};
use crate::{Outcome, root};

/// The largest module, in bytes, without the tables. What the standard library makes anew for each type, or makes for
/// more than the news, the program has once and short: `src/order.rs`, `src/map.rs`, `src/decimal.rs`, `src/lower.rs`.
const MAX_MODULE: u64 = 700 * 1024;
/// The largest script on a page that is no article, in bytes.
const MAX_START: u64 = 10 * 1024;

/// What the module is given to work with.
const FILES: [(&str, &[u8]); 2] =
    [("record.bin", newsgloss::people::record::BUILT_IN), ("tables.z", newsgloss::data::ARCHIVE)];

/// What the compiler uses beyond the first WebAssembly; every browser of the manifests knows it.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "multivalue",
    "mutable-globals",
    "nontrapping-float-to-int",
    "reference-types",
    "sign-ext",
];

/// Builds for both browsers.
pub(crate) fn run() -> Outcome {
    setup::wasm_target()?;
    setup::npm()?;
    let module = module()?;
    for browser in Browser::ALL {
        extension(browser, &module)?;
    }
    let size = |file: &str| fs::metadata(folder(Browser::Chromium).join(file)).map_or(0, |m| m.len());
    let sizes = [
        ("module", size("module/newsgloss_bg.wasm"), MAX_MODULE),
        ("content code of every page", size("content/start.js"), MAX_START),
        ("content code of articles", size("content/main.js"), u64::MAX),
        ("record of officials", size("record.bin"), 2_500_000),
        ("tables", size("tables.z"), u64::MAX),
    ];
    for (what, bytes, most) in sizes {
        println!("{what}: {:.1} KB", bytes as f64 / 1024.0);
        if bytes > most {
            return Err(format!("{what}: {bytes} bytes; at most {most} are allowed"));
        }
    }
    for browser in Browser::ALL {
        println!("{}: target/extension/{}", browser.name(), browser.name());
    }
    Ok(())
}

/// Where the extension for a browser lies.
pub(crate) fn folder(browser: Browser) -> PathBuf {
    root().join("target/extension").join(browser.name())
}

/// The module with its JavaScript side and types; returns the folder. `tsc` reads the types from there.
pub(crate) fn module() -> Result<PathBuf, String> {
    let target = root().join("target");
    let home = std::env::var("CARGO_HOME")
        .unwrap_or_else(|_| format!("{}/.cargo", std::env::var("HOME").unwrap_or_default()));
    // Names of places on this machine stay out of the module: the same commit gives the same bytes anywhere.
    // Short: the compiler tells of every place that may panic where it is.
    let flags =
        format!("--remap-path-prefix={home}/registry/src=/ --remap-path-prefix={}=/", root().display());
    call(
        Command::new("cargo")
            .args(["build", "--quiet", "--lib", "--no-default-features", "--profile", "wasm"])
            .args(["--package", "newsgloss", "--target", WASM])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)
            .current_dir(root()),
    )?;
    for (name, bytes) in FILES {
        write(&target.join("module").join(name), bytes)?;
    }
    let compiled = target.join(WASM).join("wasm/newsgloss.wasm");
    let out = target.join("module/module");
    let stamp = out.join("stamp");
    let hash = hash(&read(&compiled)?);
    if fs::read_to_string(&stamp).is_ok_and(|old| old == hash) {
        return Ok(out);
    }
    clear(&out)?;
    Bindgen::new()
        .input_path(&compiled)
        .web(true)
        .map_err(|problem| problem.to_string())?
        .typescript(true)
        .remove_producers_section(true)
        .generate(&out)
        .map_err(|problem| format!("wasm-bindgen: {problem:#}"))?;
    let module = out.join("newsgloss_bg.wasm");
    println!("shrinking the module …");
    call(
        setup::node_program("wasm-opt")
            // The stack lies lowest in memory, so that nothing is ever read near address 0.
            // A second run finds what the first has laid open. The most used functions and variables get the
            // shortest numbers last.
            .args(["-Oz", "-Oz", "--low-memory-unused", "--reorder-functions", "--reorder-locals"])
            .args(["--strip-debug", "--strip-producers", "--strip-target-features"])
            .args(FEATURES.map(|feature| format!("--enable-{feature}")))
            .arg(&module)
            .arg("-o")
            .arg(&module),
    )?;
    write(&stamp, hash.as_bytes())?;
    Ok(out)
}

/// The extension for one browser.
fn extension(browser: Browser, module: &Path) -> Outcome {
    let (source, out) = (root().join("extension"), folder(browser));
    clear(&out)?;
    for file in files(&source)? {
        let name = file.strip_prefix(&source).unwrap_or(&file);
        let is_manifest = name.to_string_lossy().starts_with("manifest");
        if !is_manifest && !name.starts_with("content") {
            write(&out.join(name), &read(&file)?)?;
        }
    }
    write(&out.join("manifest.json"), manifest(browser)?.as_bytes())?;
    for door in ["start", "hold", "main", "picker"] {
        script(&source.join(format!("content/{door}.js")), &out.join(format!("content/{door}.js")))?;
    }
    for name in ["newsgloss.js", "newsgloss_bg.wasm"] {
        write(&out.join("module").join(name), &read(&module.join(name))?)?;
    }
    FILES.iter().try_for_each(|(name, bytes)| write(&out.join(name), bytes))
}

/// One classic script of an ES module and what it imports. Minified, for every function that a page's thread runs is
/// compiled there from its source; what it is made of can be read in `extension/content`.
fn script(from: &Path, to: &Path) -> Outcome {
    call(
        setup::node_program("esbuild")
            .arg(from)
            .args(["--bundle", "--minify", "--format=iife", "--target=es2023", "--legal-comments=none"])
            .args(["--log-level=warning", "--charset=utf8", "--loader:.css=text"])
            .arg(format!("--outfile={}", to.display())),
    )
}

/// The manifest: the common part, what differs for the browser, and the version of the package.
fn manifest(browser: Browser) -> Result<String, String> {
    let part = |name: String| -> Result<serde_json::Map<String, Value>, String> {
        let text = read(&root().join("extension").join(&name))?;
        serde_json::from_slice(&text).map_err(|problem| format!("extension/{name}: {problem}"))
    };
    let mut manifest = part("manifest.json".to_owned())?;
    manifest.extend(part(format!("manifest.{}.json", browser.name()))?);
    manifest.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    serde_json::to_string_pretty(&manifest).map(|text| text + "\n").map_err(|problem| problem.to_string())
}

/// All files below a folder, sorted by name.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).map_err(|problem| format!("{}: {problem}", folder.display()))?;
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

pub(crate) fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|problem| format!("{}: {problem}", file.display()))
}

/// Writes a file, with the folders above it.
pub(crate) fn write(file: &Path, bytes: &[u8]) -> Outcome {
    file.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(file, bytes))
        .map_err(|problem| format!("{}: {problem}", file.display()))
}

/// An empty folder.
pub(crate) fn clear(folder: &Path) -> Outcome {
    match fs::remove_dir_all(folder) {
        Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{}: {problem}", folder.display()))
        }
        _ => fs::create_dir_all(folder).map_err(|problem| format!("{}: {problem}", folder.display())),
    }
}

fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
