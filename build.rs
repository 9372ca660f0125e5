//! Packs the tables of `data/officials/` into the record that the native program carries, and the larger of the
//! other tables into one archive.

/// The one table that the record is packed with; what is built has it in the archive.
mod data {
    pub(crate) fn table(_name: &str) -> &'static str {
        include_str!("data/given-names/variants.txt")
    }
}
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/fold.rs"]
mod fold;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/identity.rs"]
mod identity;
/// As `src/lower.rs`, whose table is made here.
mod lower {
    pub(crate) fn letters(c: char) -> impl Iterator<Item = char> {
        c.to_lowercase()
    }
}
#[allow(dead_code)]
#[path = "src/order.rs"]
mod order;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/pack.rs"]
mod pack;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/partial.rs"]
mod partial;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/table.rs"]
mod table;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/tables.rs"]
mod tables;

use std::path::Path;

/// The tables in the archive; see `src/data.rs`.
const TABLES: &[&str] = &[
    "article/blocks.tsv",
    "article/context.tsv",
    "article/lists.txt",
    "article/standing.txt",
    "article/gate.tsv",
    "article/phrases.tsv",
    "article/words.tsv",
    "clutter/conditions.tsv",
    "clutter/links.tsv",
    "clutter/names.tsv",
    "clutter/phrases.tsv",
    "clutter/states.txt",
    "clutter/weights.tsv",
    "figures/compounds.tsv",
    "figures/currencies.tsv",
    "figures/familiar.tsv",
    "figures/homes.tsv",
    "figures/population.tsv",
    "figures/public.txt",
    "figures/units.tsv",
    "figures/words.tsv",
    "figures/worth.tsv",
    "figures/zones.txt",
    "given-names/variants.txt",
    "names/agencies.txt",
    "names/demonyms.txt",
    "names/family.txt",
    "names/governing.txt",
    "names/given.txt",
    "names/model.bin",
    "names/places.txt",
    "occupations/occupations.txt",
    "officials/sources.tsv",
    "people/firms.txt",
    "people/generals.txt",
    "people/given.tsv",
    "people/heads.tsv",
    "people/idle.txt",
    "people/ministries.txt",
    "people/own.txt",
    "people/portfolios.tsv",
    "people/post-nominals.txt",
    "people/serving.txt",
    "people/short.tsv",
    "people/syllables.txt",
    "people/things.tsv",
    "people/words.tsv",
    "places/institutions.tsv",
    "places/places.tsv",
    "quotes/bearers.txt",
    "quotes/between.txt",
    "quotes/objects.txt",
    "quotes/cues.txt",
    "text/abbreviations.txt",
    "text/languages.tsv",
    "text/meta.tsv",
    "text/months.txt",
    "text/postmarks.txt",
    "text/references.tsv",
    "text/starters.txt",
    "text/titles.txt",
];

fn main() {
    println!("cargo::rerun-if-changed=data/officials");
    println!("cargo::rerun-if-changed=data/given-names");
    println!("cargo::rerun-if-changed=src/people/record");
    println!("cargo::rerun-if-changed=src/order.rs");
    write("tables.z", &archive());
    write("lower.rs", format!("const ROWS: &[(u32, u32, i32)] = &{:?};\n", rows()).as_bytes());
    if std::env::var_os("CARGO_FEATURE_NATIVE").is_none() {
        return;
    }
    let packed = tables::read(Path::new("data/officials"))
        .and_then(|(facts, sources)| pack::pack(&facts, &sources))
        .unwrap_or_else(|message| panic!("data/officials: {message}"));
    write("record.bin", &packed);
}

fn archive() -> Vec<u8> {
    let mut all = Vec::new();
    for name in TABLES {
        let file = format!("data/{name}");
        println!("cargo::rerun-if-changed={file}");
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        all.extend(format!("{name}\n{}\n", bytes.len()).bytes());
        all.extend(bytes);
    }
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, &all[..], &mut packed)
        .unwrap_or_else(|error| panic!("tables.z: {error}"));
    packed
}

/// The letters beyond ASCII that have a lower case, in rows: the first and the last, and how far away the lower case
/// is. Where that is 1, every second is meant.
fn rows() -> Vec<(u32, u32, i32)> {
    let mut rows: Vec<(u32, u32, i32)> = Vec::new();
    for upper in '\u{80}'..=char::MAX {
        let mut lower = upper.to_lowercase();
        let Some(lower) = lower.next().filter(|lower| *lower != upper && upper != 'İ') else { continue };
        let distance = lower as i32 - upper as i32;
        let step = if distance == 1 { 2 } else { 1 };
        match rows.last_mut() {
            Some((_, last, d)) if *d == distance && *last + step == upper as u32 => *last += step,
            _ => rows.push((upper as u32, upper as u32, distance)),
        }
    }
    rows
}

fn write(name: &str, bytes: &[u8]) {
    let file = Path::new(&std::env::var("OUT_DIR").unwrap_or_default()).join(name);
    if let Err(error) = std::fs::write(&file, bytes) {
        panic!("{}: {error}", file.display());
    }
}
