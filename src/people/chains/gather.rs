//! Names that are the same person's: full names first, then what is left of them.

use std::ops::Range;

use crate::lower;
use crate::map::Map;
use crate::order;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::people::names::features::View;
use crate::people::names::{is_court, parts};
use crate::wordlist::words;

/// What the text or the name tells; most often nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// A person and the names that stand for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entity {
    /// Indices of names, in text order.
    pub(crate) names: Vec<usize>,
    /// Folded words of the fullest form.
    pub(crate) words: Vec<String>,
    pub(crate) gender: Option<Gender>,
    /// Token of the given name, where there is one.
    given: Option<usize>,
    /// The first letter between given name and surname, where any form has one.
    middle: Option<char>,
}

/// How far back a bare surname reaches among several people of that name: to the one named last.
pub(crate) fn gather(view: &View, names: &[Range<usize>]) -> Vec<Entity> {
    let folded: Vec<Vec<String>> =
        names.iter().map(|name| parts(view, name).iter().map(|&at| fold(view.text(at))).collect()).collect();
    let mut entities: Vec<Entity> = Vec::new();
    let mut owner = vec![usize::MAX; names.len()];
    // Longest first, so that `Hawk Sawyer` finds `Kathleen Hawk Sawyer` whichever comes first.
    let mut order: Vec<usize> = (0..names.len()).filter(|&n| folded[n].len() > 1).collect();
    order::by_key(&mut order, |&n| (std::cmp::Reverse(folded[n].len()), n));
    let mut by_last = Index::default();
    // By surname, which is the first word of `Lee Jae-myung`.
    let mut bearers = Index::default();
    let mut by_first = Index::default();
    let eastern = |n: usize| parts(view, &names[n]).last().is_some_and(|&at| view.is_lower(at));
    for n in order {
        let words = &folded[n];
        let middle = middle(view, &names[n]);
        // George W. Brook is not George H. W. Brook.
        let fits = |e: &Entity| e.middle.is_none() || middle.is_none() || e.middle == middle;
        let same = by_last.of(words).iter().copied();
        let same = same.filter(|&e| fits(&entities[e])).find(|&e| same_person(&entities[e].words, words));
        // `Anne-Marie` is Anne-Marie Brook.
        let same = same.or_else(|| {
            let mut longer = by_first.of(&words[..1]).iter().copied();
            longer.find(|&e| entities[e].words.len() > words.len() && entities[e].words.starts_with(words))
        });
        let e = same.unwrap_or_else(|| {
            entities.push(Entity { words: words.clone(), ..Entity::default() });
            by_last.add(words, entities.len() - 1);
            by_first.add(&words[..1], entities.len() - 1);
            bearers.add(if eastern(n) { &words[..1] } else { words }, entities.len() - 1);
            entities.len() - 1
        });
        owner[n] = e;
        entities[e].middle = entities[e].middle.or(middle);
        let at = parts(view, &names[n]);
        if words.len() == entities[e].words.len() || entities[e].given.is_none() {
            entities[e].given = at.first().copied();
        }
    }
    // What stands alone: the person of that surname named last before, else the next one; else by given name.
    let mut last_named: Map<String, usize> = Default::default();
    let mut first_named: Map<String, usize> = Default::default();
    let wrote: Vec<bool> = names.iter().map(|name| is_byline(view, name)).collect();
    for n in (0..names.len()).rev() {
        if folded[n].len() > 1 && !wrote[n] {
            for word in [folded[n].last(), folded[n].first()].into_iter().flatten() {
                first_named.insert(word.clone(), owner[n]);
            }
        }
    }
    // How often each is named: all full names, and bare ones as they come.
    let mut weight = vec![0usize; entities.len()];
    let told = owner.iter().zip(&wrote).filter(|(e, wrote)| **e != usize::MAX && !**wrote);
    told.for_each(|(&e, _)| weight[e] += 1);
    let mut of_court = vec![false; entities.len()];
    for (name, &e) in names.iter().zip(&owner).filter(|&(_, &e)| e != usize::MAX) {
        of_court[e] |= is_of_court(view, name);
    }
    for n in 0..names.len() {
        let words = &folded[n];
        match words.as_slice() {
            [] => {}
            // `the elder Roe`: one of them, and nobody can say which.
            [word] if is_told_apart(view, &names[n]) && bearers.of(words).len() > 1 => {
                owner[n] = entities.len();
                entities.push(Entity { words: words.clone(), ..Entity::default() });
                weight.push(1);
                of_court.push(false);
            }
            [word] => {
                let e = joined(view, names, n, &folded, &owner, &entities, &by_last)
                    .or_else(|| titled(view, &names[n], word, &entities, &by_last))
                    .or_else(|| last_named.get(word).map(|&last| main_bearer(last, word, &bearers, &weight)))
                    .or_else(|| first_named.get(word).copied())
                    .or_else(|| only_within(word, &entities));
                let e = e.filter(|&e| !reigns(view, &names[n]) || of_court[e]);
                let e = e.unwrap_or_else(|| {
                    entities.push(Entity { words: words.clone(), ..Entity::default() });
                    weight.push(0);
                    of_court.push(false);
                    entities.len() - 1
                });
                owner[n] = e;
                weight[e] += 1;
                of_court[e] |= is_of_court(view, &names[n]);
                last_named.insert(word.clone(), e);
            }
            [first, ..] if eastern(n) => {
                last_named.insert(first.clone(), owner[n]);
            }
            [.., last]
                if is_byline(view, &names[n]) && first_named.get(last).is_some_and(|&e| e != owner[n]) => {}
            [first, .., last] => {
                last_named.insert(last.clone(), owner[n]);
                if last_named.get(first).is_none_or(|&e| entities[e].words.last() != Some(first)) {
                    last_named.insert(first.clone(), owner[n]);
                }
            }
        }
    }
    for (n, &e) in owner.iter().enumerate() {
        if let Some(entity) = entities.get_mut(e) {
            entity.names.push(n);
        }
    }
    entities.retain(|e| !e.names.is_empty());
    order::by_key(&mut entities, |e| e.names[0]);
    for entity in &mut entities {
        entity.gender = gender(view, names, entity);
    }
    entities
}

/// `the elder` Roe
fn is_told_apart(view: &View, name: &Range<usize>) -> bool {
    name.start > 0 && view.any(name.start - 1, words!["elder", "younger"])
}

/// `By` Ola Nordmann: who wrote the article is seldom who it is about.
fn is_byline(view: &View, name: &Range<usize>) -> bool {
    let start = view.prose.sentences.get(view.sentence_of(name.start)).map_or(0, |s| s.start);
    name.start == start + 1 && view.any(start, words!["By", "BY", "by"])
}

/// `King` Charles
fn reigns(view: &View, name: &Range<usize>) -> bool {
    view.title_before(name.start)
        .is_some_and(|at| view.words[at].class.any(Class::STATE) && is_court(view, at))
}

/// Whether a word of court stands beside a name: King Charles is no Charles Roe, of whom the article tells too.
fn is_of_court(view: &View, name: &Range<usize>) -> bool {
    let before = name.start.saturating_sub(2)..name.start;
    // `Ola Nordmann, the crown prince`
    let aside = if view.text(name.end) == "," { name.end + 1..name.end + 4 } else { 0..0 };
    before.chain(aside).any(|at| is_court(view, at))
}

/// People by surname and by the first word of their names.
#[derive(Default)]
struct Index {
    last: Map<String, Vec<usize>>,
}

impl Index {
    fn add(&mut self, words: &[String], entity: usize) {
        if let Some(last) = words.last() {
            self.last.entry(last.clone(), Vec::new()).push(entity);
        }
    }
    fn of(&self, words: &[String]) -> &[usize] {
        words.last().and_then(|last| self.last.get(last)).map_or(&[], |list| &list[..list.len().min(64)])
    }
}

/// The one person who has this word inside the name: `Lula`, once Luiz Inácio Lula da Silva was named.
fn only_within(word: &String, entities: &[Entity]) -> Option<usize> {
    let has = |e: &Entity| e.words.len() > 2 && word.len() > 3 && e.words.contains(word);
    let mut found = (0..entities.len().min(256)).filter(|&e| has(&entities[e]));
    found.next().filter(|_| found.next().is_none())
}

/// Among several of one surname, a bare surname is the one named last, unless another is named far more often: the
/// one the article is about, whose relatives are called by their given names.
fn main_bearer(last: usize, surname: &String, index: &Index, weight: &[usize]) -> usize {
    let bearers = index.of(std::slice::from_ref(surname)).iter().copied();
    let most = bearers.max_by_key(|&e| (weight[e], std::cmp::Reverse(e)));
    most.filter(|&e| weight[e] >= 2 && weight[e] >= 2 * weight[last]).unwrap_or(last)
}

/// `Joe and Hunter Biden`: the first is a Biden too.
fn joined(
    view: &View,
    names: &[Range<usize>],
    n: usize,
    folded: &[Vec<String>],
    owner: &[usize],
    entities: &[Entity],
    index: &Index,
) -> Option<usize> {
    let (name, next) = (&names[n], names.get(n + 1)?);
    let and = next.start == name.end + 1 && view.text(name.end) == "and" && folded[n + 1].len() > 1;
    let (given, family) = (folded[n].first()?, folded[n + 1].last()?);
    (and && owner[n + 1] != usize::MAX)
        .then(|| {
            index.of(std::slice::from_ref(family)).iter().copied().find(|&e| {
                entities[e].words.len() > 1 && entities[e].words.first().is_some_and(|f| same_given(f, given))
            })
        })
        .flatten()
}

/// `Mrs. Clinton` is the Clinton who is a woman, where there are two.
fn titled(
    view: &View,
    name: &Range<usize>,
    word: &String,
    entities: &[Entity],
    index: &Index,
) -> Option<usize> {
    let class = view.words[view.title_before(name.start)?].class;
    let female = class.any(Class::FEMALE);
    if female == class.any(Class::MALE) {
        return None;
    }
    let list = index.of(std::slice::from_ref(word));
    if list.len() < 2 {
        return None;
    }
    let mut fits = list.iter().copied().filter(|&e| {
        entities[e]
            .given
            .map(|at| view.words[at].class)
            .is_some_and(|c| c.any(Class::FEMALE) == female && c.any(Class::MALE) != female)
    });
    fits.next().filter(|_| fits.next().is_none())
}

/// The first letter that stands for a name between the first word and the last: `H` of George H.W. Brook.
fn middle(view: &View, name: &Range<usize>) -> Option<char> {
    let letters = |text: &str| text.len() <= 4 && text.chars().all(|c| c.is_ascii_uppercase() || c == '.');
    let at = (name.start + 1..name.end.saturating_sub(1))
        .find(|&at| view.is_word(at) && letters(view.text(at)))?;
    view.text(at).chars().next()
}

fn same_person(full: &[String], other: &[String]) -> bool {
    if full == other || full.ends_with(other) {
        return true;
    }
    let (Some(first), Some(second)) = (full.first(), other.first()) else { return false };
    full.last() == other.last() && same_given(first, second)
}

/// Equal, an initial of the other, or a short form of it.
fn same_given(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long || short.chars().count() == 1 && long.starts_with(short) || {
        crate::data::table("people/short.tsv").lines().any(|line| {
            line.split_once('\t').is_some_and(|(full, shorts)| {
                let is = |name: &str| name == full || shorts.split(' ').any(|s| s == name);
                is(short) && is(long)
            })
        })
    }
}

/// One spelling for those that differ by transliteration or accents: `Zelenskiy`, `Zelenskyy`, `Zelensky`.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.chars().flat_map(lower::letters) {
        let plain = match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
            'í' | 'ì' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ō' | 'ő' => 'o',
            'ú' | 'ù' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
            'ç' | 'ć' | 'č' => 'c',
            'ñ' | 'ń' | 'ň' => 'n',
            'š' | 'ś' | 'ş' | 'ș' => 's',
            'ž' | 'ź' | 'ż' => 'z',
            'ý' | 'ÿ' => 'y',
            'ł' => 'l',
            'đ' | 'ď' => 'd',
            'ğ' => 'g',
            'ř' => 'r',
            'ţ' | 'ț' | 'ť' => 't',
            '’' | '\'' | 'ʼ' | '\u{ad}' | '\u{300}'..='\u{36f}' | '.' => continue,
            other => other,
        };
        folded.push(plain);
    }
    for ending in ["iy", "yy", "ii", "yi", "ij", "i"] {
        if folded.len() > ending.len() + 3
            && let Some(stem) = folded.strip_suffix(ending)
        {
            return format!("{stem}y");
        }
    }
    folded
}

/// From a form of address or a title, else from the given name.
fn gender(view: &View, names: &[Range<usize>], entity: &Entity) -> Option<Gender> {
    let of = |class: Class| match (class.any(Class::FEMALE), class.any(Class::MALE)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    };
    let title = entity
        .names
        .iter()
        .filter_map(|&n| view.title_before(names[n].start))
        .find_map(|at| of(view.words[at].class));
    title.or_else(|| {
        let given = view.text(entity.given?);
        let lexicon = Lexicon::get();
        of(lexicon.of(key(given))).or_else(|| of(lexicon.of(key(&fold(given)))))
    })
}
