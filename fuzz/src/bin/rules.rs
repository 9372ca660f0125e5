//! Any bytes as a list of the reader's rules: printing what was parsed gives the same rules again.
#![no_main]

use newsgloss::clutter::rules;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let parsed = rules::parse(&String::from_utf8_lossy(bytes));
    for (_, rule) in &parsed.rules {
        let again = rules::parse(&rule.to_string());
        assert!(again.problems.is_empty(), "{rule}: {:?}", again.problems);
        assert_eq!(&again.rules[0].1, rule);
    }
    rules::for_host(parsed.rules.iter().map(|(_, rule)| rule), "sport.news.example");
});
