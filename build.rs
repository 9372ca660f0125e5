//! Packs the tables of `data/officials/` into the record that the native program carries.

#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/fold.rs"]
mod fold;
#[allow(dead_code, unreachable_pub)]
#[path = "src/people/record/identity.rs"]
mod identity;
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

fn main() {
    println!("cargo::rerun-if-changed=data/officials");
    println!("cargo::rerun-if-changed=data/given-names");
    println!("cargo::rerun-if-changed=src/people/record");
    if std::env::var_os("CARGO_FEATURE_NATIVE").is_none() {
        return;
    }
    let folder = std::env::var("OUT_DIR").unwrap_or_default();
    let packed = tables::read(Path::new("data/officials"))
        .and_then(|(facts, sources)| pack::pack(&facts, &sources))
        .unwrap_or_else(|message| panic!("data/officials: {message}"));
    if let Err(error) = std::fs::write(Path::new(&folder).join("record.bin"), packed) {
        panic!("{folder}/record.bin: {error}");
    }
}
