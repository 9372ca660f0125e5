//! Any bytes as plain text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    newsgloss_fuzz::engine().analyze_text(&text, &newsgloss_fuzz::settings());
});
