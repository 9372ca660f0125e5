//! Any bytes as a saved page.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let html = String::from_utf8_lossy(bytes);
    newsgloss_fuzz::exercise(&newsgloss::page::html::snapshot(&html, "https://news.example/2024/02/29/a"));
    // Few bytes make an article by themselves: the same inside one.
    let prose = "<p>The council voted on Monday to close the bridge for two weeks, a spokesman said in a statement.</p>";
    let page = format!("<html lang=en><article><h1>Bridge closes</h1>{}{html}</article>", prose.repeat(8));
    newsgloss_fuzz::exercise(&newsgloss::page::html::snapshot(&page, ""));
});
