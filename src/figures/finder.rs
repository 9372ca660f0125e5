//! One pass over the tokens: at each, the recognisers are asked in order, and the first that knows it wins.

use crate::civil::Date;
use crate::text::Prose;
use crate::wordlist::words;

use super::Figure;
use super::calendar;
use super::lexicon::class;
use super::moment::Moment;
use super::tail::Context;
use super::tokens::Tokens;

pub(super) struct Finder<'p> {
    pub(super) t: Tokens<'p>,
    pub(super) context: Context,
    /// The day of publication, or that of the dateline where none is known.
    pub(super) published: Option<Date>,
    /// The day on which the block at hand was written, where it is an older post quoted by the article.
    pub(super) quoted: Option<Date>,
    /// The date last told.
    pub(super) narrative: Option<Moment>,
    /// The day or month last told with its year in this block, and where it ends.
    pub(super) story: Option<(Moment, u32)>,
    /// The day that each weekday last meant, by its number.
    pub(super) weekdays: [Option<Date>; 8],
    /// The year that the article gives to each month it names with a year and no day; 0 for none or several.
    pub(super) month_years: [i32; 13],
    pub(super) out: Vec<Figure>,
}

impl<'p> Finder<'p> {
    pub(super) fn new(prose: &'p Prose, published: Option<Date>) -> Finder<'p> {
        let t = Tokens::new(prose);
        // Two words of games may be a figure of speech; three are a report.
        let context = Context { sport: t.tells_of(class::SPORT, 3), ..Context::of(&prose.text) };
        Finder {
            t,
            context,
            published,
            quoted: None,
            narrative: None,
            story: None,
            weekdays: [None; 8],
            month_years: [0; 13],
            out: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Vec<Figure> {
        let prose = self.t.prose;
        // Day of each block that is an embedded post; it holds for the block before it as well, which is
        // where plain text has the words of the post.
        let mut days: Vec<Option<Date>> = Vec::with_capacity(prose.blocks.len());
        for block in &prose.blocks {
            self.t.enter(block);
            days.push(self.post_day());
            self.learn_months();
            if self.published.is_none() && days.len() <= 6 {
                self.published = self.dateline();
            }
        }
        for (index, block) in prose.blocks.iter().enumerate() {
            self.t.enter(block);
            self.quoted = days[index].or(days.get(index + 1).copied().flatten());
            self.story = None;
            self.block();
        }
        self.out
    }

    fn learn_months(&mut self) {
        for i in self.t.block() {
            let month = usize::from(self.t.entry(i).month);
            // `the most since October 2015` compares; it tells nothing of that month.
            let compared = self.t.any(i.wrapping_sub(1), words!["since", "than", "from", "until"]);
            if month == 0 || compared || !self.t.is_capital(i) || month >= self.month_years.len() {
                continue;
            }
            let before = calendar::year(&self.t, i.wrapping_sub(1)).filter(|_| self.t.is_word(i + 1));
            let printed = calendar::read(&self.t, i).filter(|p| p.day.is_none()).and_then(|p| p.year);
            if let Some(year) = printed.or(before) {
                let known = &mut self.month_years[month];
                *known = if *known == 0 || *known == year { year } else { -1 };
            }
        }
    }

    fn block(&mut self) {
        let range = self.t.block();
        let mut i = range.start;
        // `1. First of a list`
        if self.t.is_number(i)
            && self.t.word(i).len() <= 2
            && self.t.any(i + 1, words![".", ")"])
            && self.t.glued(i + 1)
        {
            i += 2;
        }
        // A number all by itself (a counter, a reference) or `1 of 6` under a picture.
        let counter =
            range.len() == 1 || range.len() == 3 && self.t.word(i + 1) == "of" && self.t.is_number(i + 2);
        if self.t.is_number(i) && counter && calendar::year(&self.t, i).is_none() {
            return;
        }
        while i < range.end {
            if !self.t.glued(i)
                && let Some(end) = self.address(i)
            {
                i = end;
                continue;
            }
            let before = self.out.len();
            match self.at(i) {
                Some(end) if end > i => i = end,
                _ => {
                    self.out.truncate(before);
                    i += 1;
                }
            }
        }
    }

    fn at(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        // Most words are in no table and begin nothing.
        if t.is_word(i) && !t.is_known(i) {
            return None;
        }
        self.clock(i)
            .or_else(|| self.elapsed(i))
            .or_else(|| self.decade_in_words(i))
            .or_else(|| self.date(i))
            .or_else(|| self.rank(i))
            .or_else(|| self.fraction(i))
            .or_else(|| self.amount(i))
    }

    /// The end of a run of glued tokens that is an address on the net, a handle, a tag or a phone number.
    fn address(&self, i: usize) -> Option<usize> {
        let t = &self.t;
        // `(202) 555-0143`
        let run = |k: usize, length: usize| t.is_number(k) && t.word(k).len() == length;
        if t.word(i) == "("
            && run(i + 1, 3)
            && t.word(i + 2) == ")"
            && run(i + 3, 3)
            && t.hyphen(i + 4)
            && run(i + 5, 4)
        {
            return Some(i + 6);
        }
        let mut end = i + 1;
        let (mut numbers, mut digits, mut other, mut net) =
            (0, 0, 0, t.any(i, words!["@", "#"]) && t.glued(i + 1));
        let mut at = i;
        while at < t.block().end && (at == i || t.glued(at)) {
            let word = t.word(at);
            net |= words!["www", "http", "https", "@", "_"].has(word)
                || word == "com" && t.word(at.wrapping_sub(1)) == ".";
            if t.is_number(at) {
                numbers += 1;
                digits += word.len();
            } else if !words!["-", "(", ")", "+", ".", "‑", ","].has(word) && (word != ":" || t.glued(at + 1))
            {
                other += 1;
            }
            at += 1;
            end = at;
        }
        // A phone number, a record, a line-up: three or more runs of digits; `2019-11-19` is a date.
        let chained = (i..end).filter(|k| t.hyphen(*k)).count() + 1 == numbers;
        let first = i + usize::from(t.word(i) == "(");
        let runs =
            numbers >= 3 && other == 0 && (digits >= 7 || chained) && calendar::read(t, first).is_none();
        if net || runs {
            return Some(end);
        }
        // `+44 20 7946 0958`
        let mut at = i + 1;
        while t.word(i) == "+" && (t.is_number(at) || t.hyphen(at)) {
            at += 1;
        }
        (at > i + 3).then_some(at)
    }

    /// The day of a post quoted in this block: `— Name (@handle) November 18, 2019`.
    fn post_day(&self) -> Option<Date> {
        let range = self.t.block();
        let low = range.end.saturating_sub(14).max(range.start);
        let handle = (low..range.end).find(|k| self.t.any(*k, words!["@"]))?;
        (handle..range.end)
            .filter_map(|k| calendar::read(&self.t, k))
            .find(|p| p.year.is_some() && p.day.is_some())
            .and_then(|p| p.resolve(None, super::tense::Tense::Unknown))
            .map(|m| m.start)
    }

    /// The day that a dateline at the start of the block gives in full: `PARIS, April 3, 2019 —`.
    fn dateline(&self) -> Option<Date> {
        let range = self.t.block();
        let last = range.end.min(range.start + 14);
        let (at, printed) = (range.start..last)
            .filter_map(|k| Some((k, calendar::read(&self.t, k)?)))
            .find(|(_, p)| p.year.is_some() && p.day.is_some() && p.end <= last)?;
        // `The act was signed on August 14, 1935` is no dateline.
        let told = (range.start..at).any(|k| {
            let verb = self.t.any(k, words!["was", "were", "is", "are", "has", "had", "have", "will"]);
            let past = self.t.is_small(k) && self.t.word(k).ends_with("ed");
            verb || past && !self.t.any(k, words!["published", "updated", "posted"])
        });
        if told {
            return None;
        }
        let marked = (printed.end..printed.end + 5).any(|k| self.t.any(k, words!["—", "–", "--", "(", "-"]))
            || printed.end >= range.end;
        printed.resolve(None, super::tense::Tense::Unknown).filter(|_| marked).map(|m| m.start)
    }
}
