//! Rules that look at all holders of one seat: nobody is two lines, and two people do not sit on one chair.

use std::collections::BTreeMap;

use newsgloss::civil::Date;
use newsgloss::people::record::fold;
use newsgloss::people::record::identity::{Key, keys};
use newsgloss::people::record::offices::{Match, Office};
use newsgloss::people::record::partial::{Doubt, Partial};
use newsgloss::people::record::table::Fact;

use super::Report;
use super::clean::resembles;

/// Applies the rules; `own` is known to be right and stays as it is.
pub(super) fn settle(facts: Vec<Fact>, own: &[Fact], report: &mut Report) -> Vec<Fact> {
    let mut facts = joined(facts, report);
    drop_listed(&mut facts, own, report);
    let own_seats = seats(own);
    let listed = listed(&facts);
    let mut gone = vec![false; facts.len()];
    for (seat, rows) in seats(&facts) {
        let none = Vec::new();
        let sure = own_seats.get(&seat).unwrap_or(&none);
        let mut rows = rows;
        // What own.tsv corrects.
        rows.retain(|&row| {
            let covered: i32 = sure.iter().map(|&o| overlap(&facts[row], &own[o])).sum();
            let theirs = facts[row].source != "ifg-ministers" && facts[row].source != "congress-legislators";
            let corrected = sure.iter().any(|&o| {
                let same = facts[row].start == own[o].start && facts[row].end == own[o].end;
                !same
                    && same_person(&facts[row], &own[o])
                    && (overlap(&facts[row], &own[o]) > 0 || facts[row].start.is_empty())
            });
            let outvoted = theirs && covered * 2 > length(&facts[row]);
            gone[row] = corrected || outvoted;
            if gone[row] {
                report.count("lines replaced by own.tsv");
            }
            !gone[row]
        });
        // One line's term copied to another: same end, and the same start but for days.
        for i in 0..rows.len() {
            for j in 0..i {
                let (a, b) = (&facts[rows[j]], &facts[rows[i]]);
                let twin = seat.is_single
                    && a.end == b.end
                    && !same_person(a, b)
                    && (days(&a.start) - days(&b.start)).abs() <= 7;
                if twin && !a.start.is_empty() && !gone[rows[i]] {
                    gone[rows[i]] = true;
                    report.count("lines left out whose term is another's");
                }
            }
        }
        rows.retain(|&row| !gone[row]);
        cut(&mut facts, &rows, own, sure, &seat, report);
        confirm(&mut facts, &rows, own, sure, report);
        if let Some(on_the_day) = listed.get(&seat)
            && seat.is_single
        {
            for &row in &rows {
                let other = !facts[row].end.is_empty()
                    && days(&facts[row].start) < days(LISTED) - 60
                    && days(LISTED) < last_day(&facts[row].end)
                    && !on_the_day.iter().any(|holder| same_person(holder, &facts[row]));
                if other {
                    facts[row].end = format!("..{LISTED}");
                    report.count("ends moved to the day on which another is listed");
                }
            }
        }
    }
    let mut kept = gone.iter().map(|g| !g);
    facts.retain(|_| kept.next().unwrap_or(true));
    facts
}

/// What the rules should have caught, in sentences.
pub(super) fn check(facts: &[Fact], own: &[Fact]) -> Vec<String> {
    let mut all: Vec<Fact> = facts.to_vec();
    all.extend(own.iter().cloned());
    let mut faults = Vec::new();
    for (seat, rows) in seats(&all) {
        for (n, &i) in rows.iter().enumerate() {
            let fact = &all[i];
            let years = length(fact) / 365;
            if seat.is_single && !fact.start.is_empty() && years > 50 && !seat.class.starts_with("monarch") {
                faults.push(format!("{}, {}: {years} years in office", fact.name, fact.office));
            }
            for &j in &rows[..n] {
                let other = &all[j];
                let doubtful =
                    [&fact.end, &other.end].iter().any(|d| d.starts_with("..") || d.ends_with(['~', '?']));
                if seat.is_single && !doubtful && !same_person(fact, other) && overlap(fact, other) > 200 {
                    faults.push(format!(
                        "{} ({}–{}) and {} ({}–{}): both {}",
                        other.name, other.start, other.end, fact.name, fact.start, fact.end, fact.office
                    ));
                }
            }
        }
    }
    for fact in own {
        let same = |f: &&Fact| {
            f.office == fact.office && f.start == fact.start && f.end == fact.end && same_person(f, fact)
        };
        if let Some(other) = facts.iter().find(same) {
            faults.push(format!(
                "own.tsv: {}, {} is in {} with the same dates",
                fact.name, fact.office, other.source
            ));
        }
    }
    for fact in &all {
        let words = fold::words(&fact.name);
        let alien = fact.aliases.split('|').filter(|a| !a.is_empty()).find(|alias| {
            let last = fold::words(alias).pop().unwrap_or_default();
            fact.source == "cia-factbook" && !words.iter().any(|word| resembles(&last, word))
        });
        if let Some(alias) = alien {
            faults.push(format!("{}: {alias:?} shares no name with it", fact.name));
        }
    }
    faults
}

/// The day of the list of all governments.
const LISTED: &str = "2019-06-04";

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Seat {
    jurisdiction: String,
    class: String,
    /// Whether one person at a time holds it.
    is_single: bool,
}

/// Countries whose head of state is a body.
const SEVERAL_HEADS: [&str; 4] = ["AD", "BA", "CH", "SM"];

fn seat(fact: &Fact) -> Option<Seat> {
    let title = fact.office.split(" of ").next().unwrap_or("");
    let monarch = ["King", "Monarch", "Queen", "Emperor", "Sultan", "Emir", "Amir", "Grand Duke", "Prince"];
    let class = match fact.kind.as_str() {
        "head-of-state" if monarch.contains(&title) => format!("monarch {}", fact.jurisdiction),
        "head-of-state" if title == "President" => "president".to_owned(),
        "head-of-government" => "government".to_owned(),
        "head-of-state" | "governor" | "mayor" | "central-bank" | "international" => fact.office.clone(),
        "minister" => fact.office.clone(),
        _ => return None,
    };
    let is_single =
        matches!(fact.kind.as_str(), "head-of-state" | "head-of-government" | "governor" | "mayor")
            && !SEVERAL_HEADS.contains(&fact.jurisdiction.as_str());
    Some(Seat { jurisdiction: fact.jurisdiction.clone(), class, is_single })
}

/// The rows of each seat, by start.
fn seats(facts: &[Fact]) -> BTreeMap<Seat, Vec<usize>> {
    let mut seats: BTreeMap<Seat, Vec<usize>> = BTreeMap::new();
    for (index, fact) in
        facts.iter().enumerate().filter(|(_, f)| !f.source.contains('@') || f.source.starts_with("own"))
    {
        if let Some(seat) = seat(fact) {
            seats.entry(seat).or_default().push(index);
        }
    }
    for rows in seats.values_mut() {
        rows.sort_by_key(|&row| (days(&facts[row].start), row));
    }
    seats
}

/// Who is listed for a seat on [`LISTED`].
fn listed(facts: &[Fact]) -> BTreeMap<Seat, Vec<Fact>> {
    let mut listed: BTreeMap<Seat, Vec<Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|f| f.source.ends_with(LISTED)) {
        let kind = match fact.office.as_str() {
            "President" => "head-of-state",
            "Prime Minister" | "Chancellor" | "Premier" => "head-of-government",
            _ => continue,
        };
        let as_head = Fact { kind: kind.to_owned(), ..fact.clone() };
        if let Some(seat) = seat(&as_head) {
            listed.entry(seat).or_default().push(as_head);
        }
    }
    listed
}

/// Lines of one person and office whose terms touch become one.
fn joined(mut facts: Vec<Fact>, report: &mut Report) -> Vec<Fact> {
    facts.sort_by(|a, b| {
        (&a.jurisdiction, &a.office, &a.name, &a.start).cmp(&(&b.jurisdiction, &b.office, &b.name, &b.start))
    });
    let mut kept: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts {
        let last = kept.iter_mut().rev().take(3).find(|last| {
            let dated = !last.start.is_empty() && !fact.start.is_empty();
            let alike = last.jurisdiction == fact.jurisdiction
                && last.office == fact.office
                && last.source == fact.source;
            alike
                && dated
                && last.name == fact.name
                && (last.end.is_empty()
                    || last.end.ends_with('~')
                    || days(&fact.start) <= last_day(&last.end) + 31)
        });
        match last {
            Some(last) => {
                report.count("terms of one person and office joined");
                let longer =
                    fact.end.is_empty() || !last.end.is_empty() && last_day(&fact.end) > last_day(&last.end);
                if longer {
                    last.end = fact.end;
                }
                let mut names: Vec<&str> = last
                    .aliases
                    .split('|')
                    .chain(fact.aliases.split('|'))
                    .filter(|a| !a.is_empty())
                    .collect();
                names.sort_unstable();
                names.dedup();
                last.aliases = names.join("|");
            }
            None => kept.push(fact),
        }
    }
    kept
}

/// A line of the list says nothing more where a term is known that holds on its day.
fn drop_listed(facts: &mut Vec<Fact>, own: &[Fact], report: &mut Report) {
    let mut terms = BTreeMap::<(String, Key), Vec<(Office, i32, i32)>>::new();
    for fact in facts.iter().chain(own).filter(|f| !f.start.is_empty()) {
        let term = (Office::read(&fact.office), days(&fact.start), last_day(&fact.end));
        for key in fact.names().flat_map(|n| keys(n, &fact.jurisdiction, false)) {
            terms.entry((fact.jurisdiction.clone(), key)).or_default().push(term.clone());
        }
    }
    let day = days(LISTED);
    facts.retain(|fact| {
        let office = Office::read(&fact.office);
        let known = fact.source.ends_with(LISTED)
            && fact.names().flat_map(|n| keys(n, &fact.jurisdiction, false)).any(|key| {
                terms.get(&(fact.jurisdiction.clone(), key)).is_some_and(|terms| {
                    terms.iter().any(|(o, start, end)| {
                        *start <= day + 10 && day - 10 <= *end && office.matches(o) == Match::Close
                    })
                })
            });
        if known {
            report.count("lines of the list left out: the term is known");
        }
        !known
    });
}

/// An end is often copied from the next line that the source knows; where another holder begins before it,
/// the term ended then at the latest.
fn cut(facts: &mut [Fact], rows: &[usize], own: &[Fact], sure: &[usize], seat: &Seat, report: &mut Report) {
    if !seat.is_single {
        return;
    }
    for &row in rows {
        let fact = &facts[row];
        let (start, end) = (days(&fact.start), last_day(&fact.end));
        let next_own = sure.iter().map(|&o| &own[o]).filter(|o| !same_person(o, fact)).map(|o| (o, true));
        let next = rows.iter().map(|&r| &facts[r]).filter(|o| !same_person(o, fact)).map(|o| (o, false));
        let next = next
            .chain(next_own)
            .filter(|(o, _)| {
                days(&o.start) > start + 7 && days(&o.start) < end - 31 && !o.office.contains("Acting")
            })
            .min_by_key(|(o, _)| days(&o.start));
        if let Some((other, is_sure)) = next {
            let cut = if is_sure {
                other.start.clone()
            } else {
                format!("..{}", other.start.trim_end_matches('~'))
            };
            facts[row].end = cut;
            report.count("ends cut at the start of the next holder");
        }
    }
}

/// Planned ends take the successor's first day where one is known; a holder without a start takes the
/// predecessor's end.
fn confirm(facts: &mut [Fact], rows: &[usize], own: &[Fact], sure: &[usize], report: &mut Report) {
    for &row in rows {
        if facts[row].end.ends_with('?') {
            let end = days(&facts[row].end);
            let others = rows.iter().map(|&r| &facts[r]).chain(sure.iter().map(|&o| &own[o]));
            let next = others
                .filter(|o| !same_person(o, &facts[row]) && (days(&o.start) - end).abs() <= 60)
                .map(|o| o.start.clone())
                .next();
            if let Some(start) = next {
                facts[row].end = start;
                report.count("planned ends confirmed by the successor's start");
            }
        }
    }
    let unstarted: Vec<usize> =
        rows.iter().copied().filter(|&r| facts[r].start.is_empty() && facts[r].end.is_empty()).collect();
    let before: Vec<usize> = rows.iter().copied().filter(|&r| !facts[r].end.is_empty()).collect();
    if let (&[one], Some(&last)) = (&unstarted[..], before.iter().max_by_key(|&&r| last_day(&facts[r].end)))
        && sure.is_empty()
        && !same_person(&facts[one], &facts[last])
    {
        let end = facts[last].end.trim_end_matches(['?', '~']).trim_start_matches("..").to_owned();
        facts[one].start = end + "~";
        report.count("starts taken from the predecessor's end");
    }
}

fn same_person(a: &Fact, b: &Fact) -> bool {
    let of =
        |fact: &Fact| -> Vec<Key> { fact.names().flat_map(|n| keys(n, &fact.jurisdiction, false)).collect() };
    let (x, y) = (of(a), of(b));
    x.iter().any(|key| y.contains(key))
}

/// Days that two terms share.
fn overlap(a: &Fact, b: &Fact) -> i32 {
    let start = days(&a.start).max(days(&b.start));
    (last_day(&a.end).min(last_day(&b.end)) - start).max(0)
}

fn length(fact: &Fact) -> i32 {
    (last_day(&fact.end) - days(&fact.start)).max(1)
}

/// The first day that a date may mean; far back for none.
fn days(text: &str) -> i32 {
    Partial::parse(text)
        .and_then(|p| Date::new(p.year.into(), u32::from(p.month.max(1)), u32::from(p.day.max(1))))
        .map_or(-1_000_000, Date::day_number)
}

/// 31 December 2026.
const LATEST: i32 = 20_818;

/// The last day that a date may mean; for none, the end of the year of the latest source.
fn last_day(text: &str) -> i32 {
    let Some(p) = Partial::parse(text) else { return LATEST };
    let month = if p.month == 0 { 12 } else { u32::from(p.month) };
    let first = Date::new(p.year.into(), month, u32::from(p.day.max(1)));
    let last = match (first, p.day) {
        (Some(first), 0) => Some(first.plus_months(1).plus_days(-1)),
        (first, _) => first,
    };
    let slack = if p.doubt == Doubt::Planned { 1460 } else { 0 };
    last.map_or(LATEST, |d| d.day_number() + slack)
}
