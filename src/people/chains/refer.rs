//! References without a name: by office (“the senator”) and by pronoun.
//!
//! Precision first: a reference is given to a person only where one stands out; others are left alone.

use std::ops::Range;

use super::gather::{Entity, Gender, fold};
use crate::lower;
use crate::order;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::people::roles::{Phrase, Stated, definite};
use crate::people::{MentionKind, Person, Tenure};
use crate::text::BlockKind;
use crate::wordlist::words;

/// A reference found: whose, where and how.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) entity: usize,
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: MentionKind,
}

/// How many sentences back a pronoun reaches.
pub(super) const REACH: usize = 3;
/// How many mentions back anything is looked for: keeps the work linear.
pub(super) const WINDOW: usize = 48;

/// A mention as the walk through the text meets it; no entity for a man or a woman without a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) entity: Option<usize>,
    pub(super) at: usize,
    pub(super) sentence: usize,
    pub(super) quoted: bool,
    pub(super) gender: Option<Gender>,
}

/// Finds references to people who hold an office.
pub(crate) fn refer(
    view: &View,
    names: &[Range<usize>],
    entities: &[Entity],
    stated: &[Stated],
    people: &[Person],
) -> Vec<Reference> {
    let mut owner = vec![usize::MAX; names.len()];
    for (e, entity) in entities.iter().enumerate() {
        entity.names.iter().for_each(|&n| owner[n] = e);
    }
    let mut walk = Walk {
        view,
        names,
        owner: &owner,
        people,
        gender: entities.iter().map(|e| e.gender).collect(),
        roles: vec![Vec::new(); entities.len()],
        seen: Vec::new(),
        found: Vec::new(),
        anonymous: false,
    };
    for s in stated {
        if let Some(roles) = owner.get(s.name).and_then(|&e| walk.roles.get_mut(e))
            && roles.len() < 8
        {
            roles.push(s.phrase.clone());
        }
    }
    let (mut next_name, mut next_stated) = (0, 0);
    let mut by_place: Vec<&Range<usize>> = stated.iter().map(|s| &s.phrase.tokens).collect();
    order::by_key(&mut by_place, |r| r.start);
    for block in &view.prose.blocks {
        let mut quoted = false;
        for number in block.sentences.clone() {
            let sentence = view.prose.sentences[number].clone();
            let mut at = sentence.start;
            while at < sentence.end {
                while next_stated < by_place.len() && by_place[next_stated].end <= at {
                    next_stated += 1;
                }
                let in_role = by_place.get(next_stated).is_some_and(|r| r.start <= at + 3 && at < r.end);
                if names.get(next_name).is_some_and(|n| n.start == at) {
                    let entity = owner.get(next_name).copied().filter(|&e| e < entities.len());
                    let gender = entity.and_then(|e| walk.gender[e]);
                    // `Carter’s lawyer`: an owner is less in view than the one owned, but is still there.
                    walk.seen.push(Seen { entity, at, sentence: number, quoted, gender });
                    at = names[next_name].end.max(at + 1);
                    next_name += 1;
                    continue;
                }
                match view.text(at) {
                    "“" | "«" => quoted = true,
                    "”" | "»" => quoted = false,
                    "\"" => quoted = !quoted,
                    _ => {}
                }
                let headline = block.kind == BlockKind::Headline && at == sentence.start;
                let ceiling = names.get(next_name).map_or(sentence.end, |n| n.start.min(sentence.end));
                if let Some(end) = walk.nominal(at, &sentence, ceiling, number, quoted, in_role, headline) {
                    at = end;
                    continue;
                }
                walk.word(at, number, &sentence, quoted);
                at += 1;
            }
        }
    }
    walk.found
}

pub(super) struct Walk<'v, 'p> {
    pub(super) view: &'v View<'p>,
    pub(super) names: &'v [Range<usize>],
    /// The entity of each name.
    pub(super) owner: &'v [usize],
    pub(super) people: &'v [Person],
    pub(super) gender: Vec<Option<Gender>>,
    pub(super) roles: Vec<Vec<Phrase>>,
    pub(super) seen: Vec<Seen>,
    pub(super) found: Vec<Reference>,
    /// Whether an official without a name was heard: then “the official” may be that one.
    pub(super) anonymous: bool,
}

impl Walk<'_, '_> {
    /// “the senator”, “the Republican governor”, “the governor of Ohio”.
    #[allow(clippy::too_many_arguments)]
    fn nominal(
        &mut self,
        at: usize,
        sentence: &Range<usize>,
        ceiling: usize,
        number: usize,
        quoted: bool,
        in_role: bool,
        headline: bool,
    ) -> Option<usize> {
        let view = self.view;
        let article = view.any(at, words!["the", "The", "THE"]);
        if !article && !headline || in_role {
            return None;
        }
        if let Some((entity, end)) = self.partisan(at, sentence).filter(|_| article && !in_role) {
            self.found.push(Reference { entity, tokens: at..end, kind: MentionKind::Nominal });
            let gender = self.gender[entity];
            self.seen.push(Seen { entity: Some(entity), at, sentence: number, quoted, gender });
            return Some(end);
        }
        let phrase = definite(view, at, sentence.end)?;
        // A title before a name is the name's.
        if phrase.tokens.end > ceiling || phrase.tokens.end == ceiling && ceiling < sentence.end {
            return None;
        }
        // `the AG` is most often the office as an institution; a headline’s `King’s speech` is a name of its own.
        if view.words[phrase.head].class.any(Class::PLURAL)
            || view.is_upper(phrase.head)
                && !view.is_loud(at)
                && !view.any(phrase.head, words!["MP", "MEP", "MSP", "TD", "PM", "CM"])
            || !article && phrase.head == phrase.tokens.start
        {
            return None;
        }
        let end = phrase.tokens.end;
        // `the governor’s office` is an institution.
        if view.is_clitic(end) && view.any(end + 1, words!["office", "Office"]) {
            return None;
        }
        let entity = self.holder(&phrase, number)?;
        let start = if article { at } else { phrase.tokens.start };
        self.found.push(Reference { entity, tokens: start..end, kind: MentionKind::Nominal });
        let gender = self.gender[entity];
        self.seen.push(Seen { entity: Some(entity), at, sentence: number, quoted, gender });
        Some(end)
    }

    /// “The Ohio Republican”: whoever was named last and held an office of that party and place.
    fn partisan(&self, at: usize, sentence: &Range<usize>) -> Option<(usize, usize)> {
        let view = self.view;
        let head =
            (at + 2..sentence.end.min(at + 4)).find(|&i| view.any(i, words!["Republican", "Democrat"]))?;
        let next = head + 1;
        let alone =
            next >= sentence.end || !view.is_capital(next) && !view.words[next].class.any(Class::HEAD);
        if !alone || view.is_clitic(next) || !(at + 1..head).all(|i| view.is_capital(i)) {
            return None;
        }
        let place = view.prose.slice(crate::people::names::span(view.prose, &(at + 1..head)));
        let party = &view.text(head)[..6];
        let recent = self.seen.iter().rev().take(WINDOW).filter_map(|s| s.entity);
        let mut fits = recent.filter(|&e| {
            let record = &self.people[e].record;
            record.iter().any(|t| t.party.starts_with(party) && t.office.contains(place))
        });
        fits.next().map(|entity| (entity, next))
    }

    /// The official named last who holds this position; at the beginning, where nobody was named yet, the first.
    fn holder(&self, phrase: &Phrase, number: usize) -> Option<usize> {
        if self.view.text(phrase.head) == "official" && phrase.tokens.len() == 1 && !self.anonymous {
            let mut heads = self.seen.iter().rev().take(WINDOW).filter(|s| s.sentence + 6 >= number);
            return heads.find(|s| s.entity.is_some_and(|e| self.people[e].official)).and_then(|s| s.entity);
        }
        let recent = || self.seen.iter().rev().take(WINDOW).filter_map(|s| s.entity);
        // `The president` is the president of the country before that of a senate or a club.
        if phrase.tokens.len() == 1 && self.view.words[phrase.head].class.any(Class::STATE) {
            let plain = |role: &Phrase| {
                self.agrees(phrase, role)
                    && role.tokens.clone().filter(|&at| at != role.head).all(|at| {
                        let class = self.view.words[at].class;
                        class.any(Class::PLACE.with(Class::DEMONYM).with(Class::STOP))
                            || self.view.any(at, words!["acting", "interim", "outgoing"])
                    })
            };
            let mut plainly =
                recent().filter(|&e| self.people[e].official && self.roles[e].iter().any(plain));
            if let Some(entity) = plainly.next() {
                return Some(entity);
            }
        }
        for entity in recent() {
            if self.holds(entity, phrase) {
                return Some(entity);
            }
        }
        let early = number <= 4 || self.seen.iter().all(|s| s.entity.is_none());
        let mut all = (0..self.roles.len().min(WINDOW)).filter(|&e| self.holds(e, phrase));
        all.next().filter(|_| early && all.next().is_none())
    }

    /// Whether this person is said, or known, to hold such a position.
    fn holds(&self, entity: usize, phrase: &Phrase) -> bool {
        let person = &self.people[entity];
        person.official
            && (self.roles[entity].iter().any(|role| self.agrees(phrase, role))
                || self.on_record(person, phrase))
    }

    /// “The senator” of somebody who was one on that day.
    fn on_record(&self, person: &Person, phrase: &Phrase) -> bool {
        let view = self.view;
        let head = lower::text(view.text(phrase.head).trim_end_matches('.'));
        let former = phrase.tokens.clone().any(|at| view.any(at, words!["former", "ex", "Former"]));
        let modest = |office: &str| {
            phrase.tokens.clone().filter(|&at| at != phrase.head).all(|at| {
                let class = view.words[at].class;
                let plain = !view.is_capital(at) && !class.any(Class::HEAD);
                plain || class.any(Class::PARTY) || office.contains(&lower::text(view.text(at)))
            })
        };
        let held = || {
            let fits = |t: &&Tenure| match former {
                true => t.in_office == Some(false) && t.end.is_some(),
                false => t.in_office == Some(true),
            };
            person.record.iter().filter(fits)
        };
        let words = view.prose.slice(crate::people::names::span(view.prose, &phrase.tokens));
        let heads = Class::STRONG.with(Class::STATE);
        // A bare minister or secretary may be anybody's.
        let told = phrase.tokens.len() > 1
            || words!["chancellor", "premier", "speaker", "taoiseach", "pm", "pope", "king", "queen"]
                .has(head.as_str());
        if told
            && (view.words[phrase.head].class.any(heads) || head == "leader")
            && held().take(8).any(|t| crate::people::record::means(words, &t.office, &t.jurisdiction))
        {
            return true;
        }
        words!["senator", "representative", "governor", "mayor", "president", "lawmaker"]
            .has(canonical(&head))
            && held().any(|t| {
                let office = lower::text(&t.office);
                modest(&office)
                    && !office.contains("vice")
                    && !office.contains("lieutenant")
                    && office.split(|c: char| !c.is_alphanumeric()).any(|w| {
                        canonical(w) == canonical(&head)
                            || canonical(&head) == "lawmaker" && matches!(w, "senator" | "representative")
                    })
            })
    }

    /// Whether “the Turkish president” can be who was called “President”: the same head, and no place or
    /// body beside it that the role does not have.
    fn agrees(&self, phrase: &Phrase, role: &Phrase) -> bool {
        let view = self.view;
        let head = |p: &Phrase| {
            let word = lower::text(view.text(p.head).trim_end_matches('.'));
            let before =
                if p.head > p.tokens.start { lower::text(view.text(p.head - 1)) } else { Default::default() };
            (canonical(&word).to_owned(), before)
        };
        let ((one, before_one), (other, before_other)) = (head(phrase), head(role));
        // `The officer` has some rank; `the judge` sits on some court.
        let rank = |at: usize| view.words[at].class.any(Class::RANK);
        let lawmaker = one == "lawmaker"
            && words!["senator", "representative", "mp", "councilman", "congressman"].has(other.as_str())
            || one == "officer" && phrase.tokens.len() == 1 && rank(role.head)
            || one == "judge" && matches!(other.as_str(), "justice" | "magistrate");
        if one != other && !lawmaker {
            return false;
        }
        // `vice president` and `prime minister` are other offices than their heads.
        let mark = |w: &str| words!["vice", "deputy", "assistant", "under", "lieutenant", "lt"].has(w);
        if mark(&before_one) != mark(&before_other) {
            return false;
        }
        if words!["minister", "secretary", "chief", "director", "spokesman", "general", "leader"]
            .has(one.as_str())
            && !(one == "general"
                && words!["marine", "army", "retired", "star", "force"].has(before_one.as_str()))
            && !before_one.is_empty()
            && phrase.tokens.contains(&(phrase.head - 1))
            && before_one != before_other
        {
            return false;
        }
        phrase.tokens.clone().filter(|&at| at != phrase.head).all(|at| {
            let class = view.words[at].class;
            let telling = at > phrase.head && !class.any(Class::STOP)
                || view.is_capital(at) && !class.any(Class::PARTY.with(Class::STOP).with(Class::HEAD))
                || class.any(Class::PLACE.with(Class::DEMONYM));
            !telling || role.tokens.clone().any(|r| fold(view.text(r)) == fold(view.text(at)))
        })
    }
}

/// One word for the short and long forms of an office.
fn canonical(word: &str) -> &str {
    match word {
        "gov" => "governor",
        "sen" => "senator",
        "rep" | "congressman" | "congresswoman" | "congressperson" => "representative",
        "legislator" => "lawmaker",
        "pres" => "president",
        "pm" => "premier",
        "gen" => "general",
        "col" => "colonel",
        "lt" => "lieutenant",
        "capt" => "captain",
        "sgt" => "sergeant",
        "adm" => "admiral",
        "amb" => "ambassador",
        "supt" => "superintendent",
        "det" => "detective",
        "spokeswoman" | "spokesperson" => "spokesman",
        "chairwoman" | "chairperson" | "chair" => "chairman",
        "councilwoman" | "councilmember" | "councilor" | "councillor" => "councilman",
        other => other,
    }
}
