//! References without a name: by office (“the senator”) and by pronoun.
//!
//! Precision first: a reference is given to a person only where one stands out; others are left alone.

use std::ops::Range;

use super::gather::{Entity, Gender, fold};
use crate::order;
use crate::people::lexicon::Class;
use crate::people::names::features::View;
use crate::people::roles::{Phrase, Stated, definite};
use crate::people::{MentionKind, Person};
use crate::text::{BlockKind, TokenKind};

/// A reference found: whose, where and how.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) entity: usize,
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: MentionKind,
}

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;
/// How many mentions back anything is looked for: keeps the work linear.
const WINDOW: usize = 48;

/// A mention as the walk through the text meets it; no entity for a man or a woman without a name.
#[derive(Clone, Copy, Debug)]
struct Seen {
    entity: Option<usize>,
    at: usize,
    sentence: usize,
    quoted: bool,
    gender: Option<Gender>,
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

struct Walk<'v, 'p> {
    view: &'v View<'p>,
    names: &'v [Range<usize>],
    /// The entity of each name.
    owner: &'v [usize],
    people: &'v [Person],
    gender: Vec<Option<Gender>>,
    roles: Vec<Vec<Phrase>>,
    seen: Vec<Seen>,
    found: Vec<Reference>,
    /// Whether an official without a name was heard: then “the official” may be that one.
    anonymous: bool,
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
        let article = matches!(view.text(at), "the" | "The" | "THE");
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
                && !matches!(view.text(phrase.head), "MP" | "MEP" | "MSP" | "TD" | "PM" | "CM")
            || !article && phrase.head == phrase.tokens.start
        {
            return None;
        }
        let end = phrase.tokens.end;
        // `the governor’s office` is an institution.
        if view.is_clitic(end) && matches!(view.text(end + 1), "office" | "Office") {
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
        let head = (at + 2..sentence.end.min(at + 4))
            .find(|&i| matches!(view.text(i), "Republican" | "Democrat"))?;
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
                            || matches!(self.view.text(at), "acting" | "interim" | "outgoing")
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
        let head = view.text(phrase.head).trim_end_matches('.').to_lowercase();
        let former = phrase.tokens.clone().any(|at| matches!(view.text(at), "former" | "ex" | "Former"));
        let modest = |office: &str| {
            phrase.tokens.clone().filter(|&at| at != phrase.head).all(|at| {
                let class = view.words[at].class;
                let plain = !view.is_capital(at) && !class.any(Class::HEAD);
                plain || class.any(Class::PARTY) || office.contains(&view.text(at).to_lowercase())
            })
        };
        matches!(
            canonical(&head),
            "senator" | "representative" | "governor" | "mayor" | "president" | "lawmaker"
        ) && person.record.iter().filter(|t| former || t.in_office == Some(true)).any(|t| {
            let office = t.office.to_lowercase();
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
            let word = view.text(p.head).trim_end_matches('.').to_lowercase();
            let before = if p.head > p.tokens.start {
                view.text(p.head - 1).to_lowercase()
            } else {
                Default::default()
            };
            (canonical(&word).to_owned(), before)
        };
        let ((one, before_one), (other, before_other)) = (head(phrase), head(role));
        let lawmaker = one == "lawmaker" && matches!(other.as_str(), "senator" | "representative");
        if one != other && !lawmaker {
            return false;
        }
        // `vice president` and `prime minister` are other offices than their heads.
        let mark = |w: &str| matches!(w, "vice" | "deputy" | "assistant" | "under" | "lieutenant" | "lt");
        if mark(&before_one) != mark(&before_other) {
            return false;
        }
        if matches!(
            one.as_str(),
            "minister" | "secretary" | "chief" | "director" | "spokesman" | "general" | "leader"
        ) && !before_one.is_empty()
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

    /// Pronouns, and men and women without a name, who draw pronouns to themselves.
    fn word(&mut self, at: usize, number: usize, sentence: &Range<usize>, quoted: bool) {
        let view = self.view;
        if view.prose.tokens[at].kind != TokenKind::Word {
            return;
        }
        let text = view.text(at);
        if text.len() > 12 || !text.is_ascii() {
            return;
        }
        let gender = match text {
            "he" | "He" | "him" | "his" | "His" | "HE" | "HIS" | "HIM" => Gender::Male,
            "she" | "She" | "her" | "Her" | "SHE" | "HER" => Gender::Female,
            _ => {
                let class = view.words[at].class;
                let described = class.any(Class::HEAD)
                    && !class.any(Class::PLURAL)
                    && view.is_lower(at)
                    && at < sentence.start + 7
                    && (sentence.start..at).any(|i| phrase_opens(view.text(i)))
                    && !view.words.get(at + 1).is_some_and(|w| w.class.any(Class::HEAD));
                if described && !self.seen.last().is_some_and(|s| s.at + 8 > at && s.sentence == number) {
                    self.anonymous |= text == "official";
                    self.seen.push(Seen { entity: None, at, sentence: number, quoted, gender: None });
                    return;
                }
                let named = view.is_lower(at) && !class.any(Class::STOP);
                if named
                    && class.any(Class::KIN.with(Class::FEMALE).with(Class::MALE))
                    && !class.any(Class::HEAD)
                {
                    let gender = if class.any(Class::FEMALE) { Gender::Female } else { Gender::Male };
                    let gender = class.any(Class::FEMALE.with(Class::MALE)).then_some(gender);
                    self.seen.push(Seen { entity: None, at, sentence: number, quoted, gender });
                }
                return;
            }
        };
        // “…,” he said: who spoke last goes on speaking.
        let speaks = !quoted && view.words.get(at + 1).is_some_and(|w| w.class.any(Class::SAY));
        let goes_on = speaks.then(|| self.last_speaker(number, gender)).flatten();
        let ahead = || self.follows(at, sentence).filter(|&e| self.gender[e].is_none_or(|g| g == gender));
        let found = goes_on.or_else(ahead).or_else(|| self.antecedent(at, number, sentence, quoted, gender));
        let Some(entity) = found else { return };
        self.gender[entity] = Some(gender);
        self.seen.push(Seen { entity: Some(entity), at, sentence: number, quoted, gender: Some(gender) });
        if self.people[entity].official {
            self.found.push(Reference { entity, tokens: at..at + 1, kind: MentionKind::Pronoun });
        }
    }

    /// Whom a pronoun stands for: the one who leads the nearest sentence that has somebody of that sex.
    fn antecedent(
        &self,
        at: usize,
        number: usize,
        sentence: &Range<usize>,
        quoted: bool,
        gender: Gender,
    ) -> Option<usize> {
        let recent: Vec<Seen> = self
            .seen
            .iter()
            .rev()
            .take(WINDOW)
            .take_while(|s| s.sentence + REACH >= number)
            .copied()
            .collect();
        // Who speaks in this sentence is not who is spoken of; nor is who acts the one acted on.
        let speaker = if quoted { self.speaker(sentence, at) } else { self.actor(sentence, at) };
        for back in 0..=REACH {
            let Some(at_sentence) = number.checked_sub(back) else { break };
            let fits = |s: &&Seen| {
                s.sentence == at_sentence
                    && s.gender.is_none_or(|g| g == gender)
                    && (s.entity.is_none() || s.entity != speaker)
                    && (quoted || !s.quoted)
            };
            // `Hale said that Brook would pursue him`: not who says it, nor for sure anybody else.
            if back == 0 && matches!(self.view.text(at), "him" | "Him") {
                let mut men: Vec<Option<usize>> = recent.iter().filter(fits).map(|s| s.entity).collect();
                order::by_key(&mut men, |&entity| entity);
                men.dedup();
                if men.len() > 1 {
                    return None;
                }
            }
            // In the order of the text: the first is most often the subject.
            let in_order = || recent.iter().rev().filter(fits);
            // Who speaks in it, or leads it, comes before those whose sex is known: `Roe, the leader, said Smith’s …`
            let lead = self.view.prose.sentences.get(at_sentence).map_or(0, |s| s.start);
            let says = in_order().find(|s| s.entity.is_some() && self.says(s.at));
            let leads = in_order().next().filter(|s| s.entity.is_some() && s.at <= lead + 2 && back > 0);
            if let Some(subject) = says.or(leads) {
                return subject.entity;
            }
            let mut known = in_order().filter(|s| s.gender.is_some());
            if let Some(first) = known.next() {
                return first.entity;
            }
            let mut unknown: Vec<Option<usize>> = recent.iter().filter(fits).map(|s| s.entity).collect();
            order::by_key(&mut unknown, |&entity| entity);
            unknown.dedup();
            match unknown.as_slice() {
                [] => {}
                [one] => return *one,
                _ => return recent.iter().filter(fits).find(|s| self.says(s.at)).and_then(|s| s.entity),
            }
        }
        None
    }

    /// Who was last said to speak, within reach and before anybody else of that sex came in.
    fn last_speaker(&self, number: usize, gender: Gender) -> Option<usize> {
        let near = self.seen.iter().rev().take(WINDOW).take_while(|s| s.sentence + REACH >= number);
        let mut unquoted = near.filter(|s| !s.quoted && s.sentence < number);
        unquoted
            .find(|s| s.gender == Some(gender) || self.says(s.at))
            .filter(|s| self.says(s.at) && s.gender.is_none_or(|g| g == gender))
            .and_then(|s| s.entity)
    }

    /// Whether a verb of saying follows this mention closely, or comes right before it.
    fn says(&self, at: usize) -> bool {
        let view = self.view;
        let say = |i: usize| view.words.get(i).is_some_and(|w| w.class.any(Class::SAY));
        // `Roe, he said`: not Roe.
        let parted = |i: &usize| matches!(view.text(*i), "," | ";" | "he" | "she" | "they" | "who");
        let near = (at + 1..at + 4).take_while(|i| !parted(i));
        if near.into_iter().any(|i| say(i) && view.is_lower(i)) || at > 0 && say(at - 1) {
            return true;
        }
        // `Roe, the leader of the council, said`
        let comma = (at + 1..at + 4).find(|&i| view.text(i) == ",");
        let close = comma.and_then(|c| (c + 2..c + 16).find(|&i| view.text(i) == ","));
        close.is_some_and(|c| say(c + 1) && view.is_lower(c + 1))
    }

    /// `In his address, Roe accused …`: whoever leads the sentence after what comes before it.
    fn follows(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let view = self.view;
        let opens = matches!(
            view.text(sentence.start),
            "In" | "Before"
                | "After"
                | "During"
                | "With"
                | "Since"
                | "Despite"
                | "At"
                | "On"
                | "For"
                | "Throughout"
                | "Under"
        );
        if !opens || at > sentence.start + 6 {
            return None;
        }
        let comma = (at + 1..sentence.end.min(at + 12)).find(|&i| view.text(i) == ",")?;
        let next = self.names.partition_point(|n| n.start <= at);
        self.names.get(next).filter(|n| n.start == comma + 1 && !view.is_clitic(n.end))?;
        self.owner.get(next).copied().filter(|&e| e < self.people.len())
    }

    /// `Roe` in `Roe called him`: never the one that an object stands for.
    fn actor(&self, sentence: &Range<usize>, at: usize) -> Option<usize> {
        let view = self.view;
        let object = match view.text(at) {
            "him" => true,
            // Not `her office`.
            "her" => {
                view.prose.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Word)
                    || matches!(
                        view.text(at + 1),
                        "for"
                            | "as"
                            | "in"
                            | "to"
                            | "on"
                            | "at"
                            | "with"
                            | "from"
                            | "by"
                            | "and"
                            | "that"
                            | "when"
                            | "after"
                            | "before"
                            | "a"
                            | "an"
                            | "the"
                            | "if"
                            | "not"
                            | "about"
                    )
            }
            _ => false,
        };
        let verb = at.checked_sub(1).filter(|&verb| verb > sentence.start && view.is_lower(verb))?;
        let class = view.words[verb].class;
        let acts = class.any(Class::SAY.with(Class::VERB)) || view.text(verb).ends_with("ed");
        let subject = self.seen.last().filter(|s| s.at >= sentence.start && !s.quoted && s.at + 6 > at)?;
        let clear = (subject.at..verb).all(|i| !matches!(view.text(i), "," | "that" | "and" | ";" | ":"));
        subject.entity.filter(|_| object && acts && clear)
    }

    /// The person named next to a verb of saying in this sentence, before the quotation.
    fn speaker(&self, sentence: &Range<usize>, before: usize) -> Option<usize> {
        let said = |at: usize| self.view.words.get(at).is_some_and(|w| w.class.any(Class::SAY));
        self.seen
            .iter()
            .rev()
            .take(WINDOW)
            .take_while(|s| s.at >= sentence.start)
            .find(|s| {
                // `Roe: “…”`
                let label = (s.at + 1..s.at + 4).any(|i| self.view.text(i) == ":" && i + 1 < before);
                s.at < before && !s.quoted && (label || (s.at + 1..s.at + 5).any(said))
            })
            .and_then(|s| s.entity)
    }
}

/// Articles: what they open may be a person without a name.
fn phrase_opens(text: &str) -> bool {
    matches!(text, "a" | "an" | "the" | "A" | "An" | "The" | "one" | "One" | "another" | "Another")
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
