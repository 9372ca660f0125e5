//! Any bytes as the tree of a snapshot message.
#![no_main]

use newsgloss::page::{PageSnapshot, wire};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.len() / 2;
    let (tree, text) = bytes.split_at(cut);
    let strings = ["body", "article", "h1", "p", "div", "a", "class", "donate", "href", "/subscribe", "br", "form", "input"];
    let page = wire::decode(
        PageSnapshot::default(),
        strings.map(str::to_owned).to_vec(),
        tree,
        &String::from_utf8_lossy(text),
    );
    newsgloss_fuzz::exercise(&page);
});
