//! `cargo xtask package`: the two zips that the stores take. The same commit gives the same bytes.

use std::io::Write;
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::setup::{Browser, call, node_program};
use crate::{Outcome, build, root};

/// The largest package, in bytes.
const MAX_PACKAGE: usize = 3 * 1024 * 1024;

/// Builds, checks and packs for both browsers.
pub(crate) fn run() -> Outcome {
    build::run()?;
    check()?;
    for browser in Browser::ALL {
        let file = root().join("target/package").join(name(browser));
        let bytes = zip(&build::folder(browser))?;
        build::write(&file, &bytes)?;
        println!("{}: {:.0} KB", file.display(), bytes.len() as f64 / 1024.0);
    }
    Ok(())
}

/// What a store would find: `web-ext lint` without a warning, and a package that is small and the same twice.
pub(crate) fn check() -> Outcome {
    let firefox = build::folder(Browser::Firefox);
    let mut lint = node_program("web-ext");
    lint.args(["lint", "--warnings-as-errors", "--source-dir"]).arg(&firefox);
    call(&mut lint)?;
    for browser in Browser::ALL {
        let (once, again) = (zip(&build::folder(browser))?, zip(&build::folder(browser))?);
        if once != again {
            return Err(format!("{}: two packages of one build differ", browser.name()));
        }
        if once.len() > MAX_PACKAGE {
            return Err(format!(
                "{}: {} bytes; at most {MAX_PACKAGE} are allowed",
                browser.name(),
                once.len()
            ));
        }
    }
    Ok(())
}

fn name(browser: Browser) -> String {
    format!("newsgloss-{}-{}.zip", env!("CARGO_PKG_VERSION"), browser.name())
}

/// A folder as a zip: files sorted by name, all of one date and one mode.
fn zip(folder: &Path) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for file in build::files(folder)? {
        let name: PathBuf = file.strip_prefix(folder).unwrap_or(&file).to_owned();
        let bytes = build::read(&file)?;
        zip.start_file(name.to_string_lossy(), options)
            .map_err(|problem| problem.to_string())
            .and_then(|()| zip.write_all(&bytes).map_err(|problem| problem.to_string()))
            .map_err(|problem| format!("{}: {problem}", name.display()))?;
    }
    zip.finish().map(std::io::Cursor::into_inner).map_err(|problem| problem.to_string())
}
