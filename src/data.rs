//! The larger tables under `data/`, deflated together by the build script (`TABLES` in `build.rs`). The native program
//! carries the archive and unpacks it when a table is first asked for; the module is given it unpacked, from a file
//! beside the record, and needs no inflater.

use std::sync::OnceLock;

use crate::map::Set;

/// As `build.rs` writes it, deflated: for each table a line with its name, a line with its length in bytes, its bytes.
#[cfg(feature = "native")]
pub const ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.z"));

static UNPACKED: OnceLock<Vec<u8>> = OnceLock::new();

#[cfg(feature = "native")]
fn built_in() -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec(ARCHIVE).unwrap_or_default()
}

#[cfg(not(feature = "native"))]
fn built_in() -> Vec<u8> {
    Vec::new()
}

/// Takes the unpacked archive; it is kept for good, and a second one makes no difference. An error says what is wrong.
pub fn install(archive: Vec<u8>) -> Result<(), String> {
    let mut rest = &archive[..];
    while !rest.is_empty() {
        let after = head(rest).and_then(|(_, length, after)| after.get(length..));
        rest = after
            .ok_or_else(|| format!("tables: damaged or cut short, {} bytes before the end", rest.len()))?;
    }
    if archive.is_empty() {
        return Err("tables: nothing in it".to_owned());
    }
    let _ = UNPACKED.set(archive);
    Ok(())
}

/// A table of the archive.
struct Table {
    name: &'static [u8],
    bytes: &'static [u8],
    /// Empty where it is no text.
    text: &'static str,
}

fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut tables = Vec::new();
        let mut rest = &UNPACKED.get_or_init(built_in)[..];
        while let Some((name, length, after)) = head(rest) {
            let Some((bytes, next)) = after.split_at_checked(length) else { break };
            tables.push(Table { name, bytes, text: std::str::from_utf8(bytes).unwrap_or_default() });
            rest = next;
        }
        tables
    })
}

fn find(name: &str) -> Option<&'static Table> {
    tables().iter().find(|table| table.name == name.as_bytes())
}

/// A table of text, by its path under `data/`; empty where the archive has none of that name.
pub(crate) fn table(name: &str) -> &'static str {
    find(name).map_or("", |table| table.text)
}

/// The same for a table that is no text.
pub(crate) fn bytes(name: &str) -> &'static [u8] {
    find(name).map_or(&[], |table| table.bytes)
}

/// The rows of a table of text that have two columns, kept in the given place: `name TAB what belongs to it`.
pub(crate) fn pairs(
    name: &str,
    kept: &'static OnceLock<Vec<(&'static str, &'static str)>>,
) -> &'static [(&'static str, &'static str)] {
    kept.get_or_init(|| {
        let rows = table(name).lines().filter(|line| !line.starts_with('#'));
        rows.filter_map(|line| line.split_once('\t')).collect()
    })
}

/// The words of a table of text, kept in the given place; a line that begins with `#` is a remark.
pub(crate) fn words(name: &str, kept: &'static OnceLock<Set<&'static str>>) -> &'static Set<&'static str> {
    kept.get_or_init(|| {
        let mut words = Set::default();
        for line in table(name).lines().filter(|line| !line.starts_with('#')) {
            line.split_whitespace().for_each(|word| _ = words.add(word));
        }
        words
    })
}

/// The name and the length before a table, and what comes after them.
fn head(bytes: &[u8]) -> Option<(&[u8], usize, &[u8])> {
    let line = |bytes| <[u8]>::iter(bytes).position(|&byte| byte == b'\n');
    let (name, rest) = bytes.split_at(line(bytes)?);
    let rest = &rest[1..];
    let (length, rest) = rest.split_at(line(rest)?);
    Some((name, std::str::from_utf8(length).ok()?.parse().ok()?, &rest[1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_unpacked_as_it_is() {
        assert_eq!(table("names/given.txt"), include_str!("../data/names/given.txt"));
        assert_eq!(table("clutter/weights.tsv"), include_str!("../data/clutter/weights.tsv"));
        assert_eq!(bytes("names/model.bin"), include_bytes!("../data/names/model.bin"));
        assert_eq!(table("no/such.tsv"), "");
    }

    #[test]
    fn damage_is_told() {
        let archive = b"a.txt\n3\nabcb.txt\n1\nx".to_vec();
        assert!(install(archive[..archive.len() - 1].to_vec()).unwrap_err().contains("cut short"));
        assert!(install(Vec::new()).unwrap_err().contains("nothing"));
    }
}
