//! Where a rule holds: `news.example,~shop.news.example,daily.*`.

use crate::order;
use crate::wordlist::{WordList, words};
use std::fmt;

/// Second-level labels under which countries sell names, so that `daily.*` holds on `daily.co.uk` and not on
/// `daily.blogs.example`. The common ones of the Public Suffix List (<https://publicsuffix.org>).
const SECOND_LEVEL: WordList = words![
    "ac", "asn", "co", "com", "edu", "gen", "go", "gob", "gouv", "gov", "gv", "id", "info", "ltd", "me",
    "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "sch",
];

/// The sites of a rule, lower-case, sorted, each once, without a leading `www.`; none at all is every site.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Domains {
    /// Where it holds: hostnames with everything below them, or entities (`daily.*`).
    pub on: Vec<String>,
    /// Where it does not.
    pub off: Vec<String>,
}

impl Domains {
    /// Reads a list with commas.
    pub(super) fn parse(list: &str) -> Result<Domains, String> {
        let mut domains = Domains::default();
        if list.trim().is_empty() {
            return Ok(domains);
        }
        let mut everywhere = false;
        for given in list.split(',') {
            let given = given.trim();
            let (name, not) = given.strip_prefix('~').map_or((given, false), |rest| (rest, true));
            if name == "*" && !not {
                everywhere = true;
                continue;
            }
            let name = name.to_ascii_lowercase();
            let name = without_www(name.strip_suffix('.').unwrap_or(&name));
            check(given, name)?;
            let names = if not { &mut domains.off } else { &mut domains.on };
            names.push(name.to_owned());
        }
        if everywhere {
            domains.on.clear();
        }
        for names in [&mut domains.on, &mut domains.off] {
            order::by(names, Ord::cmp);
            names.dedup();
        }
        match domains.on.iter().find(|name| domains.off.binary_search(name).is_ok()) {
            Some(name) => Err(format!("“{name}” is named with and without ~; one of them would be right")),
            None => Ok(domains),
        }
    }

    /// Whether the rule holds on a hostname. The nearest name decides: `news.example,~shop.news.example` does
    /// not hold on `a.shop.news.example`.
    pub fn hold_on(&self, hostname: &str) -> bool {
        let hostname = hostname.to_ascii_lowercase();
        let mut host = without_www(hostname.strip_suffix('.').unwrap_or(&hostname));
        let has = |names: &[String], name: &str| names.iter().any(|n| names_host(n, name));
        loop {
            if has(&self.off, host) {
                return false;
            }
            if has(&self.on, host) {
                return true;
            }
            match host.split_once('.') {
                Some((_, broader)) => host = broader,
                None => return self.on.is_empty(),
            }
        }
    }
}

impl fmt::Display for Domains {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let on = self.on.iter().map(|name| ("", name));
        for (at, (sign, name)) in on.chain(self.off.iter().map(|name| ("~", name))).enumerate() {
            write!(f, "{}{sign}{name}", if at == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

fn without_www(host: &str) -> &str {
    host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(host)
}

/// Whether a name of a rule is this very host, not one below it.
fn names_host(name: &str, host: &str) -> bool {
    let Some(entity) = name.strip_suffix(".*") else { return name == host };
    let Some(suffix) = host.strip_prefix(entity).and_then(|rest| rest.strip_prefix('.')) else {
        return false;
    };
    match suffix.split_once('.') {
        None => !suffix.is_empty(),
        Some((second, country)) => country.len() == 2 && SECOND_LEVEL.has(second),
    }
}

fn check(given: &str, name: &str) -> Result<(), String> {
    let refuse = |why: &str| Err(format!("“{given}” is no site: {why}"));
    if given.starts_with('/') {
        return refuse(
            "a regular expression cannot name sites here; name them, or use an entity such as daily.*",
        );
    }
    if !name.is_ascii() {
        return refuse(
            "names beyond ASCII are written as the browser asks for them, such as xn--bcher-kva.example",
        );
    }
    let host = name.strip_suffix(".*").unwrap_or(name);
    let label =
        |l: &str| !l.is_empty() && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    let is_address = host.starts_with('[') && host.ends_with(']');
    if host.len() > 253 || !(is_address || host.split('.').all(label)) {
        return refuse("news.example, ~news.example and news.* would be");
    }
    Ok(())
}
