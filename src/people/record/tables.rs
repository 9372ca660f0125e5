//! Reads the folder of tables from disk. For the build script and the task runner; the core reads no files.

use std::path::Path;

use super::table::{self, Fact};

/// The facts, and the sources as (name, day) in the order of the tables.
pub type Tables = (Vec<Fact>, Vec<(String, String)>);

/// The facts of all tables of a folder, and the sources (`sources.tsv`) with the day each was made.
pub fn read(folder: &Path) -> Result<Tables, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "tsv"));
    paths.sort();
    let (mut facts, mut sources) = (Vec::new(), Vec::new());
    for path in paths {
        let named = |message: String| format!("{}: {message}", path.display());
        let text = std::fs::read_to_string(&path).map_err(|e| named(e.to_string()))?;
        if path.ends_with("sources.tsv") {
            sources = text.lines().skip(1).filter_map(source).collect();
        } else {
            facts.extend(table::parse(&text).map_err(named)?);
        }
    }
    Ok((facts, sources))
}

/// Tag and day are the first two cells.
fn source(line: &str) -> Option<(String, String)> {
    let (tag, rest) = line.split_once('\t')?;
    let day = rest.split('\t').next()?;
    Some((tag.to_owned(), day.to_owned()))
}
