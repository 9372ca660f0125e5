//! One line of a list: a rule, nothing, or a sentence on what is wrong with it.

use super::cursor::is_blank;
use super::{Domains, MAX_RULE, Rule, read};

/// What stands between sites and selector. The longer ones first: each begins with `#`.
const SEPARATORS: &[(&str, Separator)] = &[
    ("#@$?#", Separator::Foreign),
    ("#@%#", Separator::Foreign),
    ("#@$#", Separator::Foreign),
    ("#$?#", Separator::Foreign),
    ("#@?#", Separator::Rule { never: true }),
    ("#@#", Separator::Rule { never: true }),
    ("#?#", Separator::Rule { never: false }),
    ("#$#", Separator::Foreign),
    ("#%#", Separator::Foreign),
    ("##", Separator::Rule { never: false }),
];

#[derive(Clone, Copy)]
enum Separator {
    Rule {
        never: bool,
    },
    /// Style and script injections of other blockers.
    Foreign,
}

/// Reads one line; `Ok(None)` where it holds no rule and claims none.
pub(super) fn parse(line: &str) -> Result<Option<Rule>, String> {
    let line = line.trim_matches(|c: char| c.is_ascii_whitespace());
    fits(line.len())?;
    if line.contains('\0') {
        return Err(format!("“{}” holds the character NUL; a selector has none.", clip(line)));
    }
    if line.starts_with("!#") {
        return Err(format!(
            "“{}” is a directive to a list's compiler and is not followed; the rules after it are taken as they are.",
            clip(line)
        ));
    }
    if line.is_empty() || line.starts_with('!') || is_header(line) || is_hash_comment(line) {
        return Ok(None);
    }
    let Some((sites, separator, selector)) = split(line) else {
        return Err(format!(
            "“{}” is a rule for requests, or none at all; site##selector (hide) and site#@#selector (never hide) \
             are kept here.",
            clip(line)
        ));
    };
    let Separator::Rule { never } = separator else {
        return Err(format!(
            "“{}” changes styles or runs scripts; site##selector (hide) and site#@#selector (never hide) are kept \
             here.",
            clip(line)
        ));
    };
    if selector.starts_with("+js(") || selector.starts_with("script:inject(") {
        return Err(
            "Scriptlets (##+js) are not run here; site##selector, which hides, would be right.".to_owned()
        );
    }
    if selector.starts_with('^') {
        return Err(
            "Rules on a page's source (##^) are not kept: pages are never edited; site##selector would be \
                    right."
                .to_owned(),
        );
    }
    let domains = Domains::parse(sites).map_err(|why| sentence(&why))?;
    let selectors = read::selectors(selector).map_err(|why| sentence(&why))?;
    let rule = Rule { domains, never, selectors };
    // What is written back has to be read again: escapes may make it longer than what was given.
    fits(rule.to_string().len())?;
    Ok(Some(rule))
}

/// Whether a rule of so many bytes is kept.
fn fits(bytes: usize) -> Result<(), String> {
    if bytes > MAX_RULE {
        return Err(format!("The rule is {bytes} bytes long; at most {MAX_RULE} are kept."));
    }
    Ok(())
}

/// `[Adblock Plus 2.0]` and kin, at the head of a list.
fn is_header(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && !line.contains('#')
}

/// `# a comment`, as hosts files write it.
fn is_hash_comment(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

fn split(line: &str) -> Option<(&str, Separator, &str)> {
    let (at, mark, separator) = line.match_indices('#').find_map(|(at, _)| {
        let found = SEPARATORS.iter().find(|(mark, _)| line[at..].starts_with(mark));
        found.map(|(mark, separator)| (at, *mark, *separator))
    })?;
    // An address with a fragment, a pattern, a modifier: no list of sites.
    let sites = &line[..at];
    let is_sites = !sites.contains(['|', '@', '"', '!', '^', '$', '=']) && !sites.contains("://");
    is_sites.then_some((sites, separator, line[at + mark.len()..].trim_start_matches(is_blank)))
}

/// The beginning of what was given, for a message.
pub(super) fn clip(text: &str) -> String {
    const MOST: usize = 40;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// With a capital and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    first.into_iter().collect::<String>() + letters.as_str() + end
}
