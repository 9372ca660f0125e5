//! Any bytes as the packed record, asked about people that an article names.
#![no_main]

use newsgloss::Engine;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = "President Donald Trump met Senator Jane Smith and the German chancellor, Angela Merkel, on Tuesday.";
    Engine::new(bytes.to_vec()).analyze_text(text, &newsgloss_fuzz::settings());
});
