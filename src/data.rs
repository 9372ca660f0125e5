//! The larger tables under `data/`, deflated together by the build script (`TABLES` in `build.rs`) and unpacked
//! when one of them is first asked for: the module is a quarter smaller, and a start takes some milliseconds.

use std::sync::OnceLock;

/// As `build.rs` writes it: for each table a line with its name, a line with its length in bytes, its bytes.
const ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.z"));

/// A table of text, by its path under `data/`; empty where the archive has none of that name.
pub(crate) fn table(name: &str) -> &'static str {
    std::str::from_utf8(bytes(name)).unwrap_or_default()
}

/// The same for a table that is no text.
pub(crate) fn bytes(name: &str) -> &'static [u8] {
    static UNPACKED: OnceLock<Vec<u8>> = OnceLock::new();
    let mut rest =
        &UNPACKED.get_or_init(|| miniz_oxide::inflate::decompress_to_vec(ARCHIVE).unwrap_or_default())[..];
    while let Some((found, length, after)) = head(rest) {
        let Some((table, next)) = after.split_at_checked(length) else { break };
        if found == name.as_bytes() {
            return table;
        }
        rest = next;
    }
    &[]
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
}
