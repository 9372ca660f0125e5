//! What the article says around a person: places, party, descriptions.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::fold;
use crate::data;
use crate::lower;
use crate::map::{Map, Set};
use crate::order;
use crate::people::{MentionKind, Person};
use crate::text::{Case, Prose, Span, TokenKind};
use crate::wordlist::{WordList, words};

/// The article as evidence.
pub(super) struct Context<'a> {
    prose: &'a Prose,
    /// Codes of places with the tokens that name them, in text order.
    places: Vec<(usize, &'static str)>,
    /// Folded words of the article with a capital; made when a town is first looked for.
    words: OnceCell<Set<String>>,
}

/// What stands directly beside a name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Beside {
    /// An occupation that is no public office: “baker”.
    pub(super) occupation: Option<String>,
    /// A child, or a private person as the news introduces them: “Ann Lee, 62, of Toledo”.
    pub(super) is_private: bool,
    /// Party as initial and state: `(R-Fla.)`.
    pub(super) party: Option<&'static str>,
    /// Code of the state that goes with it.
    pub(super) state: Option<&'static str>,
}

impl<'a> Context<'a> {
    /// Goes once through the article. Names of people are no places: “Jordan”, “Chad”.
    pub(super) fn new(prose: &'a Prose, people: &[Person]) -> Context<'a> {
        let mut named = vec![false; prose.tokens.len()];
        for mention in people.iter().flat_map(|p| &p.mentions).filter(|m| m.kind == MentionKind::Name) {
            for at in tokens_of(prose, mention.span.start, mention.span.end) {
                if let Some(flag) = named.get_mut(at) {
                    *flag = true;
                }
            }
        }
        let mut places = Vec::new();
        for (at, token) in prose.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            if token.case != Case::Lower && !named[at] {
                places.extend(places_at(prose, at).map(|code| (at, code)));
            }
        }
        Context { prose, places, words: OnceCell::new() }
    }

    /// Whether the place is named anywhere: a country also by its states, a state by itself.
    pub(super) fn names_place(&self, code: &str) -> bool {
        self.places.iter().any(|(_, place)| within(place, code))
    }

    /// Whether any country is named.
    pub(super) fn names_any_country(&self) -> bool {
        !self.places.is_empty()
    }

    /// Whether the place is named within these tokens.
    pub(super) fn names_place_in(&self, tokens: &Range<usize>, code: &str) -> bool {
        let first = self.places.partition_point(|(at, _)| *at < tokens.start);
        self.places[first..]
            .iter()
            .take_while(|(at, _)| *at < tokens.end)
            .any(|(_, place)| within(place, code))
    }

    /// Codes of the places that a text names: “Japanese”.
    pub(super) fn places_of(text: &str) -> Vec<&'static str> {
        let prose = Prose::from_plain(text);
        (0..prose.tokens.len()).flat_map(|at| places_at(&prose, at).collect::<Vec<_>>()).collect()
    }

    /// Whether each word of a name stands somewhere in the article.
    pub(super) fn names_words(&self, text: &str) -> bool {
        let mut words = fold::words(text).into_iter().peekable();
        let known = self.words.get_or_init(|| {
            let mut known = Set::default();
            for token in
                self.prose.tokens.iter().filter(|t| t.kind == TokenKind::Word && t.case != Case::Lower)
            {
                known.add(fold::word(token.span.of(&self.prose.text).unwrap_or("")));
            }
            known
        });
        words.peek().is_some() && words.all(|w| known.has(&w))
    }

    /// The sentences that mention the person by name or description, each with the one after it.
    pub(super) fn windows(&self, person: &Person) -> Vec<Range<usize>> {
        let mut windows: Vec<Range<usize>> = Vec::new();
        for mention in person.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun).take(40) {
            let at = self.prose.token_at(mention.span.start as usize);
            let sentence = self.prose.sentence_of(at);
            let next = self.prose.sentence_of(sentence.end);
            let end = if self.prose.block_of(sentence.end).map(|b| b.span)
                == self.prose.block_of(sentence.start).map(|b| b.span)
            {
                next.end
            } else {
                sentence.end
            };
            match windows.last_mut() {
                Some(last) if sentence.start < last.end => last.end = last.end.max(end),
                _ => windows.push(sentence.start..end),
            }
        }
        windows
    }

    /// Whether a name stands for who governs: Roe `administration`, Roe `presidency`.
    pub(super) fn governs(&self, person: &Person) -> bool {
        let mut names = person.mentions.iter().filter(|m| m.kind == MentionKind::Name).take(40);
        names.any(|mention| {
            let next = tokens_of(self.prose, mention.span.start, mention.span.end).end;
            self.prose.any(next, words!["administration", "presidency"])
        })
    }

    /// Folded words of these tokens.
    pub(super) fn words_in(&self, tokens: &Range<usize>) -> Vec<String> {
        tokens.clone().map(|at| fold::word(self.prose.word(at))).filter(|w| !w.is_empty()).collect()
    }

    /// Whether the sentence of a stated office tells of a year within these, or of what is to come: nothing is said
    /// then of the day of publication.
    pub(super) fn speaks_of_another_time(&self, role: Span, start: Option<u16>, end: Option<u16>) -> bool {
        let at = self.prose.token_at(role.start as usize);
        let sentence = self.prose.sentence_of(at);
        let within = |year: u16| start.is_none_or(|s| s <= year) && end.is_none_or(|e| year <= e);
        let year = |at: usize| {
            let word = self.prose.word(at);
            word.len() == 4 && word.parse().is_ok_and(|year| (1900..2100).contains(&year) && within(year))
        };
        let to_come = |at: usize| {
            self.prose.any(
                at,
                words![
                    "will", "would", "become", "becomes", "be", "then", "when", "under", "while", "served",
                    "once"
                ],
            )
        };
        sentence.clone().any(year) || (sentence.start.max(at.saturating_sub(3))..at).any(to_come)
    }

    /// What stands directly before and after the full names of a person.
    pub(super) fn beside(&self, person: &Person) -> Beside {
        let mut beside = Beside::default();
        let names =
            person.mentions.iter().filter(|m| m.kind == MentionKind::Name && m.span.len() > 4).take(12);
        for mention in names {
            let tokens = tokens_of(self.prose, mention.span.start, mention.span.end);
            let sentence = self.prose.sentence_of(tokens.start);
            self.before(&sentence, tokens.start, &mut beside);
            self.after(&sentence, tokens.end, &mut beside);
        }
        beside
    }

    fn before(&self, sentence: &Range<usize>, name: usize, beside: &mut Beside) {
        let first = sentence.start.max(name.saturating_sub(8));
        let before: Vec<String> = (first..name).map(|at| lower::text(self.prose.word(at))).collect();
        // The compound that ends right before the name: “teacher”, “right-back”, “bus driver”.
        // “Plumber Mike Johnson” begins a sentence; elsewhere a capital makes it a name: “Hunter Biden”.
        let is_name = name > sentence.start + 1
            && self.prose.tokens.get(name - 1).is_some_and(|t| t.case != Case::Lower)
            && !self.prose.tokens.get(name - 2).is_some_and(|t| t.kind != TokenKind::Word);
        if let Some(last) = before.last().filter(|_| !is_name) {
            let compound = match &before[..] {
                [.., a, dash, b] if dash == "-" => format!("{a}-{b}"),
                _ => last.clone(),
            };
            if is_occupation(&compound) || is_occupation(last) {
                beside.occupation.get_or_insert(compound);
            }
        }
        let joined = before.join(" ");
        if let Some(age) = joined.find("year - old").or_else(|| joined.find("year-old")) {
            let number =
                joined[..age].trim_end().trim_end_matches('-').trim_end().rsplit(' ').next().unwrap_or("");
            let child = number.parse::<u32>().map_or(CHILD_AGES.has(number), |n| n < 18);
            beside.is_private |= child;
        }
    }

    fn after(&self, sentence: &Range<usize>, name: usize, beside: &mut Beside) {
        let words: Vec<String> =
            (name..sentence.end.min(name + 14)).map(|at| self.prose.word(at).to_owned()).collect();
        let Some(first) = words.first().filter(|w| matches!(w.as_str(), "," | "(")) else { return };
        let mut rest = &words[1..];
        // “(R-Fla.)”, “, D-Mass.,”
        if let [letter @ ("R" | "D" | "I"), dash, ..] =
            rest.iter().map(String::as_str).collect::<Vec<_>>()[..]
            && words!["-", "–", "‑"].has(dash)
        {
            beside.party = Some(match letter {
                "R" => "Republican",
                "D" => "Democratic",
                _ => "Independent",
            });
            beside.state = (name + 3 < sentence.end)
                .then(|| places_at(self.prose, name + 3).find(|code| code.starts_with("US-")))
                .flatten();
            return;
        }
        if first == "(" {
            return;
        }
        if rest.first().is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit())) {
            let age: u32 = rest[0].parse().unwrap_or(99);
            let of_place = rest.get(2).is_some_and(|w| w == "of" || w == "from");
            beside.is_private |= age < 18 || of_place;
            rest = rest.get(2..).unwrap_or(&[]);
        }
        let described = rest.first().is_some_and(|w| words!["a", "an", "the", "who"].has(w.as_str()));
        if !described {
            return;
        }
        // “…, who teaches chemistry in Leeds”
        let clause = rest[0] == "who";
        if clause && rest.get(1).is_some_and(|w| WORKS.has(lower::text(w).as_str())) {
            beside.occupation.get_or_insert(lower::text(&rest[1]));
        }
        let rest = &rest[usize::from(clause)..];
        let end = rest
            .iter()
            .position(|w| words![",", ".", ";", "who", "from", "of"].has(w.as_str()))
            .unwrap_or(rest.len());
        if let Some(found) = rest[..end].iter().map(|w| lower::text(w)).find(|w| is_occupation(w)) {
            beside.occupation.get_or_insert(found);
        }
    }
}

/// Whether a place lies in another, by code: `US-NY` in `US`, and in `US-NY`.
pub(super) fn within(place: &str, code: &str) -> bool {
    place == code || place.strip_prefix(code).is_some_and(|rest| rest.starts_with('-'))
}

/// Whether the word calls somebody by an occupation that is no public office.
pub(super) fn is_occupation(word: &str) -> bool {
    static LIST: OnceLock<Set<&str>> = OnceLock::new();
    let word = lower::text(word);
    const ENDINGS: [&str; 8] =
        ["ologist", "keeper", "smith", "grapher", "worker", "player", "maker", "wright"];
    data::words("occupations/occupations.txt", &LIST).has(word.as_str())
        || ENDINGS.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e))
}

/// What people do who hold no public office, after “who”.
const WORKS: WordList = words![
    "bakes", "breeds", "coaches", "cooks", "designs", "drives", "farms", "grows", "keeps", "manages", "owns",
    "paints", "plays", "runs", "sells", "teaches", "works",
];

const CHILD_AGES: WordList = words![
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
];

fn tokens_of(prose: &Prose, start: u32, end: u32) -> Range<usize> {
    let first = prose.token_at(start as usize);
    let last = prose.token_from(end);
    first..last.max(first)
}

/// The places that a form starting at this token names; the longest form wins.
fn places_at(prose: &Prose, at: usize) -> impl Iterator<Item = &'static str> + '_ {
    /// The words after the first, and the code they stand for.
    type Forms = Vec<(Vec<&'static str>, &'static str)>;
    static FORMS: LazyLock<Map<&'static str, Forms>> = LazyLock::new(|| {
        let mut forms: Map<&str, Forms> = Map::default();
        for table in [crate::data::table("places/places.tsv"), crate::data::table("places/institutions.tsv")]
        {
            for (code, names) in table.lines().skip(1).filter_map(|line| line.split_once('\t')) {
                for name in names.split('|') {
                    let words: Vec<&str> = name.split(' ').collect();
                    forms.entry(words[0], Vec::new()).push((words, code));
                }
            }
        }
        for list in forms.values_mut() {
            order::by_key(list, |(words, _)| std::cmp::Reverse(words.len()));
        }
        forms
    });
    let fits = move |words: &[&str]| words.iter().enumerate().all(|(i, w)| prose.word(at + i) == *w);
    let list = FORMS.get(prose.word(at)).map_or(&[][..], |l| l);
    let length = list.iter().find(|(words, _)| fits(words)).map_or(0, |(words, _)| words.len());
    list.iter().filter(move |(words, _)| words.len() == length && fits(words)).map(|(_, code)| *code)
}
