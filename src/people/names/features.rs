//! What the model sees of a token: its form, its neighbours, and the same word elsewhere in the article.
//!
//! Training and recognition share this file: a feature is a number, and nothing but its number is kept.

use std::ops::{Deref, Index, Range};

use crate::map::Map;
use crate::people::lexicon::{Class, Lexicon, key};
use crate::text::{Case, Prose, TokenKind};
use crate::wordlist::{WordList, words};

/// A token as the model knows it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Key of the lower-case form.
    pub key: u64,
    /// Classes from the lexicon.
    pub class: Class,
    /// Way of writing, see [`shape`].
    pub shape: u8,
    /// Key of the first two, first three, last two and last three letters.
    pub affixes: [u32; 4],
    /// Length in bytes, at most 15.
    pub length: u8,
}

/// How a word is written, in more detail than [`Case`].
mod shape {
    pub(super) const LOWER: u8 = 0;
    pub(super) const CAPITAL: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    pub(super) const MIXED: u8 = 3;
    pub(super) const INITIAL: u8 = 4;
    pub(super) const DOTTED: u8 = 5;
    pub(super) const NUMBER: u8 = 6;
    pub(super) const MARK: u8 = 7;
    pub(super) const CLITIC: u8 = 8;
}

/// How a sentence is written: whether capitals tell anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Writing {
    Normal,
    Title,
    Capitals,
}

/// What the whole article tells about a word.
#[derive(Clone, Copy, Debug, Default)]
struct Elsewhere {
    lower: bool,
    inside: bool,
    after_title: bool,
    after_given: bool,
    before_say: bool,
    before_family: bool,
    possessive: bool,
    after_the: bool,
}

/// The words of a text, and nothing before and after them: rules look around a name without asking where the text ends.
pub struct Words(Vec<Word>);

impl Index<usize> for Words {
    type Output = Word;

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn index(&self, at: usize) -> &Word {
        const NOTHING: &Word =
            &Word { key: 0, class: Class(0), shape: shape::MARK, affixes: [0; 4], length: 0 };
        self.0.get(at).unwrap_or(NOTHING)
    }
}

impl Index<Range<usize>> for Words {
    type Output = [Word];

    fn index(&self, range: Range<usize>) -> &[Word] {
        self.0.get(range).unwrap_or_default()
    }
}

impl Deref for Words {
    type Target = [Word];

    fn deref(&self) -> &[Word] {
        &self.0
    }
}

/// A text prepared for the model.
pub struct View<'p> {
    /// The text.
    pub prose: &'p Prose,
    /// One per token.
    pub words: Words,
    elsewhere: Map<u64, Elsewhere>,
    writing: Vec<Writing>,
}

impl<'p> View<'p> {
    /// Looks every word up, once.
    pub fn new(prose: &'p Prose) -> View<'p> {
        let lexicon = Lexicon::get();
        let words = prose
            .tokens
            .iter()
            .map(|token| {
                let text = token.span.of(&prose.text).unwrap_or("");
                match token.kind {
                    TokenKind::Word => word(text, token.case, lexicon),
                    TokenKind::Number => Word { shape: shape::NUMBER, ..Word::default() },
                    _ => Word { key: key(text), shape: shape::MARK, ..Word::default() },
                }
            })
            .collect();
        let mut view = View { prose, words: Words(words), elsewhere: Map::default(), writing: Vec::new() };
        view.writing = prose.sentences.iter().map(|s| view.writing_of(s.clone())).collect();
        view.abbreviated();
        view.look_around();
        view
    }

    /// Capitals that are other words in small letters: the `WHO`, `DI` Nordmann of the police.
    fn abbreviated(&mut self) {
        let mut police = None;
        for at in 0..self.words.len() {
            if self.words[at].shape != shape::UPPER || self.words[at].length > 3 {
                continue;
            }
            match self.text(at) {
                // `12MP`
                "MP" if at > 0 && self.is_glued(at) && self.words[at - 1].shape == shape::NUMBER => {
                    self.words.0[at].class = Class::default();
                }
                "WHO" if !self.is_loud(at) => self.words.0[at].class = Class::PUBLIC.with(Class::AGENCY),
                "DI" | "DCI" | "DSU" | "DCS" | "DS" | "PC" if !self.is_loud(at) => {
                    let key = key("police");
                    if *police.get_or_insert_with(|| self.words.iter().any(|word| word.key == key)) {
                        self.words.0[at].class = Class::RANK;
                    }
                }
                _ => {}
            }
        }
    }

    /// Forgets what the lists of names say of a word, so that training does not lean on them alone.
    pub fn forget_names(&mut self, mut of: impl FnMut(u64) -> bool) {
        let lists = Class::GIVEN.with(Class::FAMILY);
        for word in &mut self.words.0 {
            if word.class.any(lists) && of(word.key) {
                word.class = Class(word.class.0 & !(lists.0 | Class::MALE.0 | Class::FEMALE.0));
            }
        }
    }

    /// A token's text.
    pub fn text(&self, index: usize) -> &'p str {
        self.prose.tokens.get(index).and_then(|t| t.span.of(&self.prose.text)).unwrap_or("")
    }

    /// Whether one of these words or marks stands here.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(crate) fn any(&self, index: usize, words: WordList) -> bool {
        words.has(self.text(index))
    }

    /// Whether this is a word, and no number or mark.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_word(&self, at: usize) -> bool {
        self.prose.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether this follows what is before it without a blank.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_glued(&self, at: usize) -> bool {
        self.prose.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Whether this is a word without a capital.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_lower(&self, at: usize) -> bool {
        matches!(self.words[at].shape, shape::LOWER | shape::CLITIC)
    }

    /// Whether this is a word with a capital.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_capital(&self, at: usize) -> bool {
        matches!(
            self.words[at].shape,
            shape::CAPITAL | shape::UPPER | shape::MIXED | shape::INITIAL | shape::DOTTED
        )
    }

    /// Whether this word stands with a capital inside a sentence somewhere, where that tells something.
    pub fn is_capital_inside(&self, at: usize) -> bool {
        self.elsewhere.get(&self.words[at].key).is_some_and(|e| e.inside)
    }

    /// Whether this is a single capital letter.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_initial(&self, at: usize) -> bool {
        self.words[at].shape == shape::INITIAL
    }

    /// Whether this is a word of two or more capitals alone.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_upper(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.shape == shape::UPPER)
    }

    /// Whether this is a clitic `’s`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_clitic(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.shape == shape::CLITIC)
    }

    /// Whether this token's sentence is written so that capitals tell nothing.
    pub fn is_loud(&self, at: usize) -> bool {
        self.writing.get(self.sentence_of(at)).is_some_and(|w| *w != Writing::Normal)
    }

    /// The number of the sentence that holds this token.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.prose.sentences.partition_point(|s| s.end <= at)
    }

    /// Whether this token is the last of its sentence.
    pub fn is_sentence_end(&self, at: usize) -> bool {
        self.prose.sentences.get(self.sentence_of(at)).is_some_and(|s| s.end == at + 1)
    }

    /// The title or form of address right before this token.
    pub fn title_before(&self, at: usize) -> Option<usize> {
        let first = self.prose.sentences.get(self.sentence_of(at)).map_or(0, |s| s.start);
        let mut title = at.checked_sub(1)?;
        if self.text(title) == "." && title > first {
            title -= 1;
        }
        // `6.30 PM ET` is no prime minister.
        let counted = title > first && self.prose.tokens[title - 1].kind == TokenKind::Number;
        let clock = counted && self.text(title) == "PM";
        // `MX` of a thing's name, where others are no capitals.
        let coded =
            self.words[title].class.any(Class::COURTESY) && self.is_upper(title) && !self.is_loud(title);
        // `Da Nang` has no district attorney.
        let written = Class::COURTESY.with(Class::ABBREVIATION);
        let small = self.text(title).len() == 2
            && self.words[title].shape == shape::CAPITAL
            && !self.words[title].class.any(written);
        (title >= first && self.words[title].class.any(TITLE) && !clock && !coded && !small).then_some(title)
    }

    fn writing_of(&self, sentence: Range<usize>) -> Writing {
        let (mut upper, mut capital, mut lower) = (0, 0, 0);
        // A sentence of many names is no headline: it ends with a point; a byline begins with `By`.
        let ends = self.text(sentence.end.wrapping_sub(1)) == "." || self.text(sentence.start) == "By";
        for word in &self.words[sentence] {
            match word.shape {
                shape::UPPER if word.length > 1 => upper += 1,
                shape::CAPITAL | shape::MIXED => capital += 1,
                shape::LOWER if word.length > 3 => lower += 1,
                _ => {}
            }
        }
        if upper >= 3 && upper > 4 * (lower + capital) {
            Writing::Capitals
        } else if capital + upper >= 4 && capital + upper > 3 * lower && !ends {
            Writing::Title
        } else {
            Writing::Normal
        }
    }

    /// Collects, for each word, where else it stands. Sentences in which capitals tell nothing are left out.
    fn look_around(&mut self) {
        let mut elsewhere: Map<u64, Elsewhere> = Map::default();
        for (sentence, writing) in self.prose.sentences.iter().zip(&self.writing) {
            let first = sentence.start;
            for at in sentence.clone() {
                let word = self.words[at];
                match word.shape {
                    shape::CAPITAL | shape::MIXED | shape::UPPER if word.length > 1 => {
                        let before = self.before(at, first);
                        let after = if at + 1 < sentence.end { self.words[at + 1] } else { Word::default() };
                        let entry = elsewhere.entry(word.key, Elsewhere::default());
                        entry.after_title |= before.class.any(TITLE) && before.shape != shape::LOWER
                            || before.class.any(Class::COURTESY);
                        entry.after_given |= before.class.any(Class::GIVEN) && before.shape == shape::CAPITAL;
                        entry.before_say |= after.class.any(Class::SAY) && after.shape == shape::LOWER;
                        entry.before_family |=
                            after.class.any(Class::FAMILY) && after.shape == shape::CAPITAL;
                        entry.possessive |= after.shape == shape::CLITIC;
                        entry.after_the |= before.class.any(Class::STOP) && before.length == 3;
                        entry.inside |=
                            *writing == Writing::Normal && at > first && before.shape != shape::MARK;
                    }
                    _ => {}
                }
            }
        }
        // A word in lower case tells only about words that are also written otherwise.
        for word in self.words.iter() {
            if word.shape == shape::LOWER
                && let Some(entry) = elsewhere.get_mut(&word.key)
            {
                entry.lower = true;
            }
        }
        self.elsewhere = elsewhere;
    }

    /// The word before, skipping the point of an abbreviation.
    fn before(&self, at: usize, first: usize) -> Word {
        if at <= first {
            return Word::default();
        }
        if at > first + 1 && self.text(at - 1) == "." && self.words[at - 2].class.any(Class::ABBREVIATION) {
            return self.words[at - 2];
        }
        self.words[at - 1]
    }

    /// The stretches of a sentence that may hold names: capitalised words and what may stand between them.
    /// All other tokens are outside for sure.
    pub fn runs(&self, sentence: Range<usize>, mut found: impl FnMut(Range<usize>)) {
        let mut at = sentence.start;
        while at < sentence.end {
            if !self.opens(at) {
                at += 1;
                continue;
            }
            let start = at;
            let mut end = at + 1;
            at += 1;
            while at < sentence.end && (self.opens(at) || self.links(at, start)) {
                at += 1;
                if self.opens(at - 1) || self.text(at - 1) == "." {
                    end = at;
                }
            }
            at = at.max(end);
            found(start..end);
        }
    }

    /// Whether a name may begin with this token.
    pub fn opens(&self, at: usize) -> bool {
        let word = self.words[at];
        match word.shape {
            shape::CAPITAL | shape::UPPER | shape::MIXED | shape::INITIAL | shape::DOTTED => true,
            // `al-Assad`, `van der Bellen`, `el-Sisi`
            _ => word.class.any(Class::PARTICLE) && word.shape == shape::LOWER && self.leads(at),
        }
    }

    fn leads(&self, at: usize) -> bool {
        (at + 1..(at + 3).min(self.words.len()))
            .any(|next| matches!(self.words[next].shape, shape::CAPITAL | shape::MIXED))
            && !words!["la", "san", "st", "y", "e", "los", "las", "do"].has(self.text(at))
    }

    /// Whether this token may stand inside a name that has begun.
    fn links(&self, at: usize, start: usize) -> bool {
        let token = self.prose.tokens[at];
        let before = self.words[at - 1];
        match self.text(at) {
            "." => {
                token.glued
                    && (matches!(before.shape, shape::INITIAL)
                        || before.class.any(Class::SUFFIX.with(Class::ABBREVIATION)))
            }
            "-" | "‑" | "‐" => token.glued && self.prose.tokens.get(at + 1).is_some_and(|n| n.glued),
            "“" | "\"" | "'" | "‘" => !token.glued && self.nickname(at),
            "”" | "’" => token.glued && at >= start + 2,
            _ => self.words[at].class.any(Class::PARTICLE) && self.words[at].shape == shape::LOWER,
        }
    }

    /// A mark that opens a nickname of one or two words: it closes soon, and another capital follows.
    fn nickname(&self, at: usize) -> bool {
        (at + 2..(at + 4).min(self.words.len().saturating_sub(1))).any(|close| {
            words!["”", "\"", "'", "’"].has(self.text(close))
                && matches!(self.words[close + 1].shape, shape::CAPITAL | shape::MIXED)
        })
    }

    /// The features of one token of a sentence.
    pub fn features(&self, sentence: &Range<usize>, number: usize, at: usize, out: &mut Vec<u32>) {
        out.clear();
        let none = Word { shape: 15, ..Word::default() };
        let near = |offset: isize| {
            at.checked_add_signed(offset).filter(|i| sentence.contains(i)).map_or(none, |i| self.words[i])
        };
        let (w, p, pp, n, nn) = (near(0), near(-1), near(-2), near(1), near(2));
        let word = |w: &Word| w.key as u32 ^ (w.key >> 32) as u32;
        let writing = self.writing.get(number).copied().unwrap_or(Writing::Normal) as u32;
        let around = self.elsewhere.get(&w.key).copied().unwrap_or_default();
        let doc = u32::from(around.lower)
            | u32::from(around.inside) << 1
            | u32::from(around.after_title) << 2
            | u32::from(around.after_given) << 3;
        let doc_more = u32::from(around.before_say)
            | u32::from(around.before_family) << 1
            | u32::from(around.possessive) << 2
            | u32::from(around.after_the) << 3;
        let shape = u32::from(w.shape) | writing << 4;
        let glued = u32::from(self.prose.tokens[at].glued);
        let names = |w: &Word| (w.class.0 >> 20) & 0x7e;
        let first = u32::from(at == sentence.start);
        let mut add = |template: u32, value: u32| out.push(mix(template, value));
        add(1, word(&w));
        add(2, shape | first << 6 | glued << 7);
        add(3, w.affixes[1]);
        add(4, w.affixes[3]);
        add(5, w.affixes[2]);
        add(6, w.class.0);
        add(7, names(&w) | shape << 7 | first << 14);
        add(8, doc | shape << 4 | first << 11);
        add(9, doc_more | shape << 4 | doc << 12);
        add(10, word(&p));
        add(11, word(&n));
        add(12, word(&p) ^ mix(1, u32::from(w.shape)));
        add(13, word(&n) ^ mix(1, u32::from(w.shape)));
        add(14, u32::from(p.shape) | u32::from(w.shape) << 4 | u32::from(n.shape) << 8 | writing << 12);
        add(15, u32::from(pp.shape) | u32::from(p.shape) << 4 | u32::from(w.shape) << 8);
        add(16, u32::from(w.shape) | u32::from(n.shape) << 4 | u32::from(nn.shape) << 8);
        add(17, p.class.0 ^ mix(2, u32::from(w.shape)));
        add(18, n.class.0 ^ mix(2, u32::from(w.shape)));
        add(19, names(&p) | names(&w) << 7 | names(&n) << 14 | writing << 28);
        add(20, (p.class.0 & 0xfffff) ^ mix(3, names(&w)));
        add(21, (n.class.0 & 0xfffff) ^ mix(3, names(&w)));
        add(22, word(&pp));
        add(23, word(&nn));
        add(24, pp.class.0 ^ mix(4, u32::from(p.shape)));
        add(25, nn.class.0 ^ mix(4, u32::from(n.shape)));
        add(26, word(&p) ^ mix(5, word(&n)));
        add(27, u32::from(w.length) | u32::from(w.shape) << 4);
        add(28, (p.class.0 & 0xfffff) ^ mix(6, n.class.0 & 0xfffff) ^ u32::from(w.shape));
    }
}

/// Words that stand before names as titles do.
const TITLE: Class = Class(Class::HEAD.0 | Class::COURTESY.0);

fn word(text: &str, case: Case, lexicon: &Lexicon) -> Word {
    let key = key(text);
    let bytes = text.len();
    let shape = if text.starts_with(['\'', '’']) {
        shape::CLITIC
    } else if bytes > 1 && text.contains('.') {
        if case == Case::Lower { shape::LOWER } else { shape::DOTTED }
    } else {
        match case {
            Case::Lower => shape::LOWER,
            Case::Capital => shape::CAPITAL,
            Case::Upper if text.chars().nth(1).is_none() => shape::INITIAL,
            Case::Upper => shape::UPPER,
            Case::Mixed => {
                if case.starts_upper(text) {
                    shape::MIXED
                } else {
                    shape::LOWER
                }
            }
        }
    };
    let mut word = Word { key, class: lexicon.of(key), shape, affixes: [0; 4], length: bytes.min(15) as u8 };
    if shape != shape::LOWER && shape != shape::CLITIC {
        let cut = |n: usize, from_end: bool| {
            let part = if from_end {
                let at = text.char_indices().rev().nth(n - 1).map_or(0, |(i, _)| i);
                &text[at..]
            } else {
                let at = text.char_indices().nth(n).map_or(bytes, |(i, _)| i);
                &text[..at]
            };
            let key = self::key(part);
            key as u32 ^ (key >> 32) as u32
        };
        word.affixes = [0, cut(3, false), cut(2, true), cut(3, true)];
    }
    if word.class.is_unknown() && science(text) {
        word.class = Class::POST;
    }
    // `We’ve` has a capital because a sentence begins.
    if let Some(at) = text
        .find(['’', '\''])
        .filter(|_| shape == shape::CAPITAL || shape == shape::INITIAL || shape == shape::MIXED)
        && words!["ve", "m", "ll", "d", "re", "t"].has(text[at..].trim_start_matches(['’', '\'']))
    {
        let stem = &text[..at];
        let whole = lexicon.of(self::key(stem)).any(Class::STOP);
        if whole || stem.ends_with('n') && lexicon.of(self::key(&stem[..stem.len() - 1])).any(Class::STOP) {
            word.class = Class::STOP;
            word.shape = shape::LOWER;
        }
    }
    // `4 pm` is no prime minister.
    if words!["pm", "am", "cm"].has(text) {
        word.class = Class::STOP;
    }
    // `US` is a country; `us` is a pronoun.
    if text == "US" || text == "UK" || text == "EU" || text == "UN" {
        word.class = Class::PLACE.with(Class::PUBLIC);
    }
    word
}

/// Whether a word names somebody of a science, by its ending: `neonatologist`.
fn science(text: &str) -> bool {
    let text = text.strip_suffix('s').unwrap_or(text);
    text.len() > 8 && (text.ends_with("ologist") || text.ends_with("iatrist"))
}

/// Mixes a template's number and a value into a feature (the finaliser of MurmurHash3).
fn mix(template: u32, value: u32) -> u32 {
    let mut h = value ^ template.wrapping_mul(0x9e37_79b9);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85eb_ca6b);
    h ^= h >> 13;
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ h >> 16
}
