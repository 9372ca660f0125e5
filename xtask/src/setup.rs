//! What the other commands need, installed where it is missing; and running programs.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Outcome, root};

/// The target of the module.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// A browser that the extension is made for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Browser {
    /// Chromium, or a relative of it.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    pub(crate) const ALL: [Browser; 2] = [Browser::Chromium, Browser::Firefox];

    /// The folder under `target/extension`, and the word on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
        }
    }

    /// From the command line.
    pub(crate) fn parse(word: &str) -> Result<Browser, String> {
        let known = Browser::ALL.into_iter().find(|b| b.name() == word);
        known.ok_or_else(|| format!("--browser {word:?}: it may be chromium or firefox"))
    }

    /// Names of the program, the variable that overrides them, and the Debian package.
    fn program(self) -> (&'static [&'static str], &'static str, &'static str) {
        match self {
            Browser::Chromium => (&["chromium", "chromium-browser", "google-chrome"], "CHROMIUM", "chromium"),
            Browser::Firefox => (&["firefox-esr", "firefox"], "FIREFOX", "firefox-esr"),
        }
    }
}

/// Everything, for `cargo xtask setup`.
pub(crate) fn run() -> Outcome {
    wasm_target()?;
    npm()?;
    for browser in Browser::ALL {
        println!("{}: {}", browser.name(), self::browser(browser)?.display());
    }
    Ok(())
}

/// The WebAssembly target of the installed toolchain.
pub(crate) fn wasm_target() -> Outcome {
    let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    println!("installing the Rust target {WASM} …");
    call(Command::new("rustup").args(["target", "add", WASM])).map_err(|problem| {
        format!("{problem}\nThe Rust target {WASM} is missing: install it with `rustup target add {WASM}`, or Debian's package libstd-rust-dev-wasm32.")
    })
}

/// The npm packages of `package-lock.json`.
pub(crate) fn npm() -> Outcome {
    if find("node").is_none() || find("npm").is_none() {
        return Err("Node ≥ 20 with npm is needed: `apt-get install nodejs npm`.".to_owned());
    }
    let (wanted, have) = (root().join("package-lock.json"), root().join("node_modules/.package-lock.json"));
    let changed = |path: &Path| path.metadata().and_then(|m| m.modified()).ok();
    if changed(&have).is_some_and(|have| changed(&wanted).is_none_or(|wanted| wanted <= have)) {
        return Ok(());
    }
    println!("installing the npm packages …");
    call(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(root()))
}

/// The program of a browser; as root it is installed by apt where it is missing.
pub(crate) fn browser(browser: Browser) -> Result<PathBuf, String> {
    let (names, variable, package) = browser.program();
    if let Some(given) = std::env::var_os(variable) {
        let path = PathBuf::from(given);
        return if path.is_file() {
            Ok(path)
        } else {
            Err(format!("{variable}={} is no file", path.display()))
        };
    }
    let there = || names.iter().find_map(|name| find(name));
    if let Some(path) = there() {
        return Ok(path);
    }
    let advice = format!(
        "{} is missing: `sudo apt-get install {package}`, or name the program by {variable}=FILE.",
        browser.name()
    );
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || find("apt-get").is_none() {
        return Err(advice);
    }
    println!("installing {package} …");
    let quiet = || {
        let mut apt = Command::new("apt-get");
        apt.args(["-qq", "-y"]).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        apt
    };
    call(quiet().arg("update"))?;
    call(quiet().args(["install", "--no-install-recommends", package, "fonts-dejavu-core"]))?;
    there().ok_or(advice)
}

/// A program on the search path.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A program of an npm package, run by Node from the root.
pub(crate) fn node_program(name: &str) -> Command {
    let mut command = Command::new(root().join("node_modules/.bin").join(name));
    command.current_dir(root());
    command
}

/// Node itself, from the root.
pub(crate) fn node() -> Command {
    let mut command = Command::new("node");
    command.current_dir(root()).env("NODE_PATH", root().join("node_modules"));
    command
}

/// Runs a program; an error where it cannot be run or fails.
pub(crate) fn call(command: &mut Command) -> Outcome {
    let line = line(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(problem) => Err(format!("`{line}` cannot be run: {problem}")),
    }
}

/// What a program prints; an error where it cannot be run or fails.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let line = line(command);
    let result = command.output().map_err(|problem| format!("`{line}` cannot be run: {problem}"))?;
    if !result.status.success() {
        return Err(format!("`{line}` failed: {}", String::from_utf8_lossy(&result.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&result.stdout).into_owned())
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words: Vec<&OsStr> = std::iter::once(name).chain(command.get_args()).collect();
    words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
