//! Offices in words: what “foreign secretary”, “Minister of Foreign Affairs” and “top diplomat” have in common.

use std::cmp::Reverse;
use std::sync::OnceLock;

use super::fold;
use crate::map::{Map, Set};
use crate::wordlist::{WordList, words};
use crate::{data, order};

/// Words that say nothing of what an office is about (`data/people/idle.txt`).
static IDLE: OnceLock<Set<&str>> = OnceLock::new();

/// The tables of heads and of what offices are about.
type Rows = OnceLock<Vec<(&'static str, &'static str)>>;
static ROWS: Rows = OnceLock::new();
static STEMS: Rows = OnceLock::new();

/// The class of an office, by its head word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)] // The names say it.
pub enum Head {
    Ambassador,
    AttorneyGeneral,
    Chair,
    Chancellor,
    ChiefMinister,
    Commissioner,
    CrownPrince,
    DeputyMinister,
    DeputyPremier,
    Diplomat,
    Director,
    Governor,
    Judge,
    Lawmaker,
    Leader,
    LieutenantGovernor,
    Lord,
    Mayor,
    Minister,
    Monarch,
    Mp,
    Officer,
    Politician,
    Pope,
    Premier,
    President,
    Representative,
    SecretaryGeneral,
    Senator,
    Speaker,
    Spokesperson,
    StateLegislator,
    StateSecretary,
    StateSenator,
    VicePresident,
    Whip,
}

/// In the order of `data/people/heads.tsv`.
#[rustfmt::skip]
const HEADS: [Head; 36] = {
    use Head::*;
    [
        Ambassador, AttorneyGeneral, Chair, Chancellor, ChiefMinister, Commissioner, CrownPrince,
        DeputyMinister, DeputyPremier, Diplomat, Director, Governor, Judge, Lawmaker, Leader,
        LieutenantGovernor, Lord, Mayor, Minister, Monarch, Mp, Officer, Politician, Pope, Premier,
        President, Representative, SecretaryGeneral, Senator, Speaker, Spokesperson, StateLegislator,
        StateSecretary, StateSenator, VicePresident, Whip,
    ]
};

/// An office in its parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Office {
    /// Classes; several for “president and prime minister”.
    pub heads: Vec<Head>,
    /// What it is about, as stems: “foreign”, “financ”.
    pub topics: Vec<String>,
    /// Whether it is said to be past or to come: former, ex-, late, designate, nominee, candidate.
    pub is_not_now: bool,
}

/// How two statements of an office agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Match {
    /// Different offices.
    No,
    /// They may be the same.
    Loose,
    /// They are the same.
    Close,
}

impl Office {
    /// Reads a title or the name of an office.
    pub fn read(text: &str) -> Office {
        let words: Vec<String> = text
            .replace(['-', '‑'], " ")
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '(' | ')'))
            .map(fold::word)
            .filter(|w| !w.is_empty())
            .collect();
        let mut office = Office::default();
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            if let Some((length, head)) = head(rest) {
                if !office.heads.contains(&head) {
                    office.heads.push(head);
                }
                office.topics.extend(implied(&rest[..length]).iter().map(|t| (*t).to_owned()));
                at += length;
                continue;
            }
            match rest[0].as_str() {
                word if NOT_NOW.has(word) => office.is_not_now = true,
                "justice" | "judge" if words.len() == 1 => office.heads.push(Head::Judge),
                word if word.len() > 2 && !data::words("people/idle.txt", &IDLE).has(word) => {
                    office.topics.push(topic(word))
                }
                "un" | "eu" => office.topics.push(rest[0].clone()),
                _ => {}
            }
            at += 1;
        }
        // “deputy”, “vice”, “under-secretary”, “minister of state”: another office than the plain one.
        if office.heads.contains(&Head::Minister) {
            let second = ["deputy", "under", "assistant", "parliamentary", "vice", "junior"];
            if words.iter().any(|w| second.contains(&w.as_str())) {
                office.heads.retain(|h| *h != Head::Minister);
                office.heads.push(Head::DeputyMinister);
            }
        }
        office
    }

    /// How this statement, from an article, agrees with an office on record.
    pub fn matches(&self, on_record: &Office) -> Match {
        let shared = self.topics.iter().any(|t| on_record.topics.contains(t));
        let best =
            self.heads.iter().flat_map(|&a| on_record.heads.iter().map(move |&b| (a, b))).map(|(a, b)| {
                let needs_topic = |h: Head| {
                    matches!(
                        h,
                        Head::Minister
                            | Head::DeputyMinister
                            | Head::Director
                            | Head::Chair
                            | Head::Commissioner
                    )
                };
                if a == b && !needs_topic(a) {
                    return Match::Close;
                }
                if a == b || kindred(a, b) {
                    return match (shared, self.topics.is_empty()) {
                        (true, _) => Match::Close,
                        (_, true) => Match::Loose,
                        _ if !needs_topic(a) || !needs_topic(b) => Match::Loose,
                        _ => Match::No,
                    };
                }
                Match::No
            });
        best.max().unwrap_or(Match::No)
    }
}

/// Words that make an office another.
#[rustfmt::skip]
const RANKS: WordList = words![
    "shadow", "acting", "interim", "caretaker", "deputy", "vice", "assistant", "under", "minority", "majority",
    "parliamentary", "shadowing", "nominee", "pick", "designate", "spokesman", "spokeswoman", "spokesperson",
    "chief",
];

/// Whether two offices differ by a word that makes them others: shadow, acting, deputy, minority.
pub fn differ_in_rank(article: &str, on_record: &str) -> bool {
    let (article, on_record) = (fold::words(article), fold::words(on_record));
    article.iter().any(|w| RANKS.has(w) && !on_record.contains(w))
        || on_record.iter().any(|w| RANKS.has(w) && !article.contains(w))
}

/// Heads that stand for one another in the news.
fn kindred(article: Head, record: Head) -> bool {
    use Head::*;
    let one_of = |list: &[Head]| list.contains(&record);
    match article {
        Leader => one_of(&[
            Premier,
            President,
            Monarch,
            Chancellor,
            Whip,
            Speaker,
            SecretaryGeneral,
            Chair,
            Director,
            Minister,
        ]),
        Lawmaker | Politician => {
            one_of(&[Senator, Representative, StateLegislator, StateSenator, Mp, Lord, Speaker, Whip])
        }
        Premier => one_of(&[Chancellor, Premier]),
        Chancellor => one_of(&[Minister, Premier]),
        ChiefMinister => one_of(&[Governor, ChiefMinister]),
        Diplomat => one_of(&[Ambassador, Minister]),
        Director | Chair => one_of(&[
            Director,
            Chair,
            Minister,
            SecretaryGeneral,
            Governor,
            President,
            Officer,
            StateSecretary,
        ]),
        SecretaryGeneral => one_of(&[SecretaryGeneral, Director]),
        Minister => one_of(&[DeputyMinister, StateSecretary, Chancellor, AttorneyGeneral]),
        StateSecretary => one_of(&[Minister]),
        AttorneyGeneral => one_of(&[Minister]),
        Representative => one_of(&[StateLegislator, Mp]),
        StateLegislator => one_of(&[StateSenator]),
        Senator => one_of(&[StateSenator]),
        Monarch => one_of(&[CrownPrince]),
        Governor => one_of(&[President]),
        President => one_of(&[Premier, Chair, Monarch]),
        Officer => one_of(&[Chair, Director]),
        DeputyMinister => one_of(&[Minister]),
        Whip => one_of(&[Leader]),
        _ => false,
    }
}

/// Words for an office that is past or to come.
const NOT_NOW: WordList = words![
    "former",
    "ex",
    "late",
    "onetime",
    "designate",
    "nominee",
    "candidate",
    "elect",
    "incoming",
    "outgoing",
    "then",
    "ousted",
    "deposed",
    "aspiring",
    "would",
    "next",
    "retired",
    "contender",
];

/// What a head is called: its first word, and with it the whole, the longest first.
fn called() -> &'static Map<&'static str, Vec<(&'static str, Head)>> {
    static CALLED: OnceLock<Map<&'static str, Vec<(&'static str, Head)>>> = OnceLock::new();
    CALLED.get_or_init(|| {
        let mut called: Map<&str, Vec<(&str, Head)>> = Map::default();
        for (&head, (_, names)) in HEADS.iter().zip(data::pairs("people/heads.tsv", &ROWS)) {
            for name in names.split('|') {
                let first = name.split(' ').next().unwrap_or(name);
                called.entry(first, Vec::new()).push((name, head));
            }
        }
        called
            .values_mut()
            .iter_mut()
            .for_each(|names| order::by_key(names, |(name, _)| Reverse(name.len())));
        called
    })
}

/// The head that the words begin with, and how many of them.
fn head(words: &[String]) -> Option<(usize, Head)> {
    let is_said = |name: &str| {
        let mut rest = words.iter();
        name.split(' ').all(|word| rest.next().is_some_and(|said| said == word))
    };
    let names = called().get(words[0].as_str()).map_or(&[][..], Vec::as_slice);
    if let Some(&(name, head)) = names.iter().find(|(name, _)| is_said(name)) {
        // “justice minister”, “Minister of Justice”
        let is_one = !name.contains(' ');
        let topic = words.get(1).is_none_or(|w| matches!(w.as_str(), "minister" | "secretary"));
        return (head != Head::Judge || !is_one || !topic).then_some((name.split(' ').count(), head));
    }
    // “Member of the Ohio Senate”
    if words.len() > 3 && words[0] == "member" && words[1] == "of" && words[2] == "the" {
        let at = words
            .iter()
            .position(|w| words!["senate", "house", "assembly", "legislature"].has(w.as_str()))?;
        let head = if words[at] == "senate" { Head::StateSenator } else { Head::StateLegislator };
        let lords = words.get(at + 2).is_some_and(|w| w == "lords");
        return Some((at + 1, if lords { Head::Lord } else { head }));
    }
    None
}

/// What some heads are about by themselves.
fn implied(words: &[String]) -> &'static [&'static str] {
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["chancellor", "of", "the", "exchequer"] => &["financ"],
        ["top" | "chief", "diplomat"] => &["foreig"],
        ["secretary", "of", "state"] => &["foreig"],
        ["security", "adviser" | "advisor"] => &["securi", "adviso"],
        ["high", "representative"] => &["foreig"],
        ["joint", "chiefs"] => &["chiefs"],
        ["attorney", "general"] => &["justic"],
        _ => &[],
    }
}

/// The stem of a word of a portfolio; one for words that governments use for the same thing.
fn topic(word: &str) -> String {
    let rows = data::pairs("people/portfolios.tsv", &STEMS);
    let known = rows.iter().find(|(_, words)| words.split('|').any(|w| w == word));
    known.map_or_else(|| word.chars().take(6).collect(), |(stem, _)| (*stem).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_heads_in_order() {
        let rows = data::pairs("people/heads.tsv", &ROWS);
        assert_eq!(rows.len(), HEADS.len());
        for (head, (name, _)) in HEADS.iter().zip(rows) {
            assert_eq!(format!("{head:?}"), *name);
        }
    }

    #[test]
    fn offices_agree_whatever_they_are_called() {
        let check = |article: &str, record: &str, expected: Match| {
            let (a, r) = (Office::read(article), Office::read(record));
            assert_eq!(a.matches(&r), expected, "{article} {a:?} / {record} {r:?}");
        };
        check("foreign secretary", "Secretary of State for Foreign and Commonwealth Affairs", Match::Close);
        check("home secretary", "Secretary of State for the Home Department", Match::Close);
        check("Treasury secretary", "U.S. Secretary of the Treasury", Match::Close);
        check("external affairs minister", "Minister of External Affairs", Match::Close);
        check("Japan's top diplomat", "Minister of Foreign Affairs", Match::Close);
        check("the finance minister", "Chancellor of the Exchequer", Match::Close);
        check("Secretary of State", "U.S. Secretary of State", Match::Close);
        check("Sen.", "U.S. Senator from New York", Match::Close);
        check("Gov.", "Lieutenant Governor of Ohio", Match::No);
        check("Fed chair", "Chair of the Federal Reserve", Match::Close);
        check("NATO chief", "Secretary General of NATO", Match::Close);
        check("health minister", "Minister of Justice", Match::No);
        check("Vice President", "President of the United States", Match::No);
        check("President", "Vice President of the United States", Match::No);
        check("PM", "Prime Minister of India", Match::Close);
        check("congressman", "U.S. Representative from Ohio", Match::Close);
        check("lawmaker", "Member of the Ohio Senate", Match::Loose);
        check("state senator", "Member of the Ohio Senate", Match::Close);
        check("national security adviser", "U.S. National Security Advisor", Match::Close);
        check("German chancellor", "Chancellor of Germany", Match::Close);
        check("chancellor", "Chancellor of the Exchequer", Match::Close);
        assert!(Office::read("former president").is_not_now);
    }
}
