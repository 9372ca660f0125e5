//! Ranks and fractions: `first`, `45th`, `No. 2`, `a third of`, `two-thirds`, `half`.

use crate::decimal;
use crate::wordlist::words;

use super::finder::Finder;
use super::lexicon::class;
use super::tokens::Tokens;
use super::{Figure, Kind, Value, counted, modifier};

impl Finder<'_> {
    /// A rank that begins at token `i`; the token behind it.
    pub(super) fn rank(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        if t.any(i, words!["no", "number", "nos"]) {
            return self.numbered(i);
        }
        // The holiday, as `Christmas`.
        let july = i + 1 + usize::from(t.is_number(i) && t.glued(i + 1));
        if (t.raw(i) == "Fourth" || t.word(i) == "4" && t.word(i + 1) == "th") && t.phrase(july, "of july") {
            return Some(july + 2);
        }
        if let Some((value, end)) = digits(t, i) {
            if let Some(end) = self.ranked_period(i, end, value as i32) {
                return Some(end);
            }
            return self.push_rank(i, end, value, true);
        }
        if let Some((value, end)) = compound(t, i) {
            return self.ranked_period(i, end, value as i32).or_else(|| self.push_rank(i, end, value, true));
        }
        let value = f64::from(t.entry(i).ordinal?);
        if self.part(i).is_some() {
            return None;
        }
        self.push_rank(i, i + 1, value, false)
    }

    fn push_rank(&mut self, i: usize, end: usize, value: f64, digits: bool) -> Option<usize> {
        let t = &self.t;
        if t.is_word(i) && t.entry(i).ordinal.is_some() && !self.is_rank(i, end) {
            return None;
        }
        // `in the first place`
        if t.any(end, words!["place", "instance"])
            && t.word(i.wrapping_sub(1)) == "the"
            && t.word(i.wrapping_sub(2)) == "in"
            && value == 1.0
        {
            return None;
        }
        // `near 71st and Wabash`, `Rita Cole (15th)`
        let corner = t.word(end) == "and" && t.is_capital(end + 1) && t.word(i.wrapping_sub(1)) != "the"
            || t.word(i.wrapping_sub(1)) == "and" && t.is_capital(i.wrapping_sub(2)) && !t.is_word(end);
        if digits && !t.title_case && (corner || t.word(i.wrapping_sub(1)) == "(" && t.word(end) == ")") {
            return Some(end);
        }
        // `14th Amendment`, `6th Avenue`, `5th Circuit`: names.
        let next = end + usize::from(t.hyphen(end));
        if t.is_capital(next)
            && (digits
                && !t.title_case
                && !t.any(
                    next,
                    words![
                        "president",
                        "prime",
                        "governor",
                        "american",
                        "african",
                        "mayor",
                        "republican",
                        "democrat",
                        "u.s.",
                        "us",
                    ],
                )
                && !(t.hyphen(end))
                && !t.glued(end)
                || t.is(next, class::UNITNAME) && !t.title_case
                || t.any(
                    next,
                    words!["amendment", "avenue", "street", "circuit", "congress", "army", "fleet", "reich"],
                ))
            || digits
                && t.any(next, words!["congressional", "judicial", "street", "avenue", "floor"])
                && !t.any(next, words!["floor"])
        {
            return None;
        }
        let of = counted::after(t, end);
        let span = t.span(i, end);
        let modifier = modifier::of_amount(t, i, end);
        self.out.push(Figure {
            value: Some(Value::One(value)),
            of,
            modifier,
            ..Figure::new(Kind::Ordinal, span)
        });
        Some(end)
    }

    /// Whether an ordinal word ranks something: `the first time`, not `at first`, `first introduced`.
    fn is_rank(&self, i: usize, end: usize) -> bool {
        let t = &self.t;
        let before = i.wrapping_sub(1);
        let hyphen = t.hyphen(end);
        let next = end + usize::from(hyphen);
        if t.glued(i)
            && t.any(before, words!["-", "–"])
            && t.is_word(i.wrapping_sub(2))
            && t.entry(i.wrapping_sub(2)).cardinal.is_none()
        {
            return false;
        }
        if hyphen && t.lexicon.is_compound(t.word(i), t.word(next)) {
            return false;
        }
        let second = t.word(i) == "second";
        if t.any(
            next,
            words![
                "lady",
                "responders",
                "responder",
                "aid",
                "half",
                "thoughts",
                "thought",
                "nature",
                "hand",
                "base",
                "sight",
                "grade",
                "grader",
                "graders",
                "baseman",
                "degree",
                "class",
                "glance",
                "name",
                "names",
                "things",
                "timer",
                "timers",
            ],
        ) && t.word(i) != "fourth"
            || t.word(next) == "quarter"
            || second && t.any(next, words!["later", "ago", "per"])
            || t.word(next) == "of" && t.word(next + 1) == "all"
            // `every tenth of a degree`, `22 metres each second`
            || t.phrase(next, "of a") && t.any(next + 2, words!["degree", "percent", "percentage", "second", "point"])
            || second && t.word(before) == "each" && !t.is_small(next)
        {
            return false;
        }
        // A name: `First Amendment`, `Second World War`, `Third Reich`.
        if t.is_capital(i) && t.is_capital(next) && !t.title_case && !t.begins_sentence(i) && !hyphen {
            return false;
        }
        if t.is_capital(next)
            && t.any(
                next,
                words![
                    "lady",
                    "amendment",
                    "world",
                    "reich",
                    "nations",
                    "nation",
                    "minister",
                    "bank",
                    "republic",
                    "solar",
                ],
            )
        {
            return false;
        }
        let noun = hyphen || t.is_word(next) && !t.is(next, class::FUNCTION) && !t.word(next).ends_with("ly");
        let led = t.is(before, class::DETERMINER)
            || t.any(before, words!["very", "and", "or", "’s", "'s", "’", "'", "than"])
                && !t.begins_sentence(i)
            || t.entry(before).ordinal.is_some();
        let verb = |k: usize| {
            t.word(k).ends_with("ed") && !t.any(k, words!["red", "united"]) || t.is(k, class::PAST)
        };
        if led {
            // `the first introduced`, `who and first met`; a determiner before is enough for a rank, with or
            // without a noun: `the first to`, `the second of`.
            let determined = t.is(before, class::DETERMINER) && !t.any(before, words!["that", "this"])
                || t.any(before, words!["very", "’s", "'s"]);
            return determined || noun && !verb(next);
        }
        if hyphen {
            return true;
        }
        // `is fifth in the polls`, `was second with 12`
        if t.any(
            before,
            words!["is", "was", "are", "were", "be", "sits", "stands", "currently", "lie", "lies"],
        ) {
            let compared =
                t.any(next, words!["in", "among", "on", "behind", "overall", "nationally", "with", "of"]);
            return compared || !second && t.any(next, words![",", "."]) && value_of(t, i) > 1;
        }
        // `an unprecedented third term`, `her record-breaking fourth title`
        let adjective = t.is_small(before)
            && ["ed", "ing", "ial", "ive", "ous", "ary", "ble", "ful", "ic", "ual", "tal", "nal"]
                .iter()
                .any(|tail| t.word(before).ends_with(tail));
        let head =
            if t.hyphen(before.wrapping_sub(1)) { before.wrapping_sub(3) } else { before.wrapping_sub(1) };
        if adjective && (t.is(head, class::DETERMINER) || t.any(head, words!["’s", "'s"])) {
            return noun
                && !verb(next)
                && t.is_small(next)
                && (value_of(t, i) > 1 || !t.word(next).ends_with('s'));
        }
        if t.any(before, words!["in", "for", "at", "of", "from", "to", "with", "by", "as", "on", "into"]) {
            let place = t.any(
                next,
                words!["place", "time", "round", "term", "position", "year", "day", "week", "month"],
            );
            let placed = !t.is_word(next) || t.is(next, class::PREPOSITION);
            let finished = t.any(
                i.wrapping_sub(2),
                words![
                    "finished", "finish", "ranked", "ranks", "came", "placed", "place", "tied", "sits",
                    "sit", "up", "slipped", "dropped", "rose",
                ],
            );
            return noun && place || placed && finished && t.word(before) != "at";
        }
        if t.any(before, words!["ranked", "ranks", "rank", "finished", "placed", "came", "finishing"]) {
            return !second || !t.is_word(next) || t.is(next, class::PREPOSITION);
        }
        // A headline or a fragment begins with it: `First woman to …`, `Third strike …`.
        t.begins_sentence(i)
            && noun
            && !verb(next)
            && t.word(next) != "i"
            && (t.title_case || t.is_small(next))
            && t.word(end) != ","
    }

    /// `No. 2`, `number one`
    fn numbered(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let dot = usize::from(t.word(i + 1) == "." && t.glued(i + 1));
        let at = i + 1 + dot;
        if t.word(i) == "no" && (dot == 0 && !t.is_number(at) || t.raw(i) == "no" && dot == 0) {
            return None;
        }
        // `Executive Order No. 3`, `Train No. 12951`: a number that names.
        let head = i.wrapping_sub(1);
        let order = t.is(head, class::NUMBERED) && t.is_capital(head) && t.is_number(at);
        if order {
            return Some(at + 1);
        }
        let value = if t.is_number(at) {
            let whole = t.word(at).bytes().all(|b| b.is_ascii_digit()) && t.entry(at + 1).scale.is_none();
            decimal::read(t.word(at)).filter(|_| t.word(at).len() <= 4 && whole)?
        } else if t.word(i) == "number" {
            t.entry(at).cardinal.map(f64::from)?
        } else {
            return None;
        };
        // `room number 12`, `a number 10 shirt`, `No. 10 Downing Street`
        let named = t.is(i.wrapping_sub(1), class::DESIGNATOR) && t.word(i) == "number"
            || t.phrase(at + 1, "downing street");
        // `No 10 says`: the prime minister’s.
        let seat = value == 10.0
            && dot == 0
            && t.begins_sentence(i)
            && t.is(at + 1, class::REPORTING | class::AUXILIARY | class::ENDERS);
        if named
            || seat
            || t.glued(at + 1) && t.is_word(at + 1)
            || t.any(at + 1, words!["train", "bus", "plant", "reactor", "jersey", "shirt"])
        {
            return None;
        }
        let figure = Figure {
            value: Some(Value::One(value)),
            of: counted::after(t, at + 1),
            ..Figure::new(Kind::Ordinal, t.span(i, at + 1))
        };
        self.out.push(figure);
        Some(at + 1)
    }

    /// A fraction that begins at token `i`; the token behind it.
    pub(super) fn fraction(&mut self, i: usize) -> Option<usize> {
        let t = &self.t;
        let points = i + 1 + usize::from(t.hyphen(i + 1));
        if t.any(i, words!["quarter", "half"])
            && t.hyphen(i + 1)
            && t.any(points, words!["point", "percentage"])
            && !t.glued(i)
        {
            let end = points
                + 1
                + usize::from(
                    t.word(points) == "percentage"
                        && t.word(points + 1 + usize::from(t.hyphen(points + 1))) == "point",
                ) * (1 + usize::from(t.hyphen(points + 1)));
            let value = if t.word(i) == "half" { 0.5 } else { 0.25 };
            let figure = Figure::new(Kind::Percent, t.span(i, end));
            self.out.push(Figure { value: Some(Value::One(value)), unit: Some("pp".to_owned()), ..figure });
            return Some(end);
        }
        let (value, end) = self.part(i)?;
        if let Some(end) = self.part_of_unit(i, end, value) {
            return Some(end);
        }
        let t = &self.t;
        let of = counted::after_of(t, end);
        let span = t.span(i, end);
        let modifier = modifier::of_amount(t, i, end);
        self.out.push(Figure {
            value: Some(Value::One(value)),
            of,
            modifier,
            ..Figure::new(Kind::Ratio, span)
        });
        Some(end)
    }

    /// `three-quarters of a mile`, `a tenth of a percentage point`
    fn part_of_unit(&mut self, i: usize, end: usize, value: f64) -> Option<usize> {
        let t = &self.t;
        let at = end + 2;
        if t.word(end) != "of" || !t.any(end + 1, words!["a", "an"]) || t.hyphen(at + 1) {
            return None;
        }
        let (kind, unit, behind) = if t.any(at, words!["percent"]) {
            (Kind::Percent, None, at + 1)
        } else if t.word(at) == "percentage" && t.word(at + 1) == "point" {
            (Kind::Percent, Some("pp"), at + 2)
        } else {
            (Kind::Quantity, Some(t.entry(at).unit.filter(|u| !u.is_time())?.code), at + 1)
        };
        let figure = Figure::new(kind, t.span(i, behind));
        let modifier = modifier::of_amount(t, i, behind);
        self.out.push(Figure {
            value: Some(Value::One(value)),
            unit: unit.map(str::to_owned),
            modifier,
            ..figure
        });
        Some(behind)
    }

    /// The value of a fraction in words or with a slash.
    fn part(&self, i: usize) -> Option<(f64, usize)> {
        let t = &self.t;
        if let Some(value) = super::number::slashed(t, i).filter(|_| t.is_number(i)) {
            let measured = t.hyphen(i + 3) && t.entry(i + 4).unit.is_some();
            return (t.any(i + 3, words!["of", "-", "the"]) && !measured).then_some((value, i + 3));
        }
        if t.word(i) == "half" && (super::number::half_of(t, i).is_some() || self.half_unit(i).is_some()) {
            return None;
        }
        if t.word(i) == "half" {
            return self.half(i).then_some((0.5, i + 1));
        }
        let article = t.any(i, words!["a", "an"]);
        // `a quarter of a million` is a number.
        if article
            && t.word(i + 1) == "quarter"
            && (t.phrase(i + 2, "of a million") || t.entry(i + 2).scale.is_some())
        {
            return None;
        }
        let above = if article { 1.0 } else { f64::from(t.entry(i).cardinal?) };
        let at = i + 1 + usize::from(t.hyphen(i + 1));
        let below = f64::from(t.entry(at).fraction.filter(|_| t.is_word(at))?);
        let plural = t.word(at).ends_with('s') && t.word(at) != "halves" || t.word(at) == "halves";
        // `a third term`, `a quarter century`: no fraction; `a third of`, `a fifth more` are.
        let open = t.word(at + 1) == "of"
            || t.any(
                at + 1,
                words![
                    "more", "less", "as", "higher", "lower", "from", "since", "and", "in", "over", "by",
                    "to", "on", "for", "when", "after", "this", "last", "with", "between", "fewer",
                    "cheaper", "larger", "smaller", "faster", "longer", "shorter",
                ],
            )
            || !t.is_word(at + 1) && !t.hyphen(at + 1);
        let quarter_hour = t.any(
            at + 1,
            words![
                "past", "to", "mile", "century", "hour", "final", "finals", "back", "ended", "million",
                "billion",
            ],
        );
        let one = above == 1.0;
        let sound = if article {
            (t.any(
                at + 1,
                words!["of", "less", "fewer", "higher", "lower", "cheaper", "larger", "smaller", "faster"],
            ) || open
                && t.any(
                    i.wrapping_sub(1),
                    words!["by", "than", "about", "nearly", "almost", "roughly", "around", "up", "down"],
                ))
                && (t.word(at) != "second")
        } else if one {
            at > i + 1 || open
        } else {
            plural && above < below && (at > i + 1 || open || t.is(at + 1, class::FUNCTION))
        };
        // `three quarters of growth`, `two quarters`: periods.
        let periods = t.any(at + 1, words!["of", "in"])
            && t.any(
                at + 2,
                words![
                    "growth",
                    "decline",
                    "declines",
                    "losses",
                    "contraction",
                    "expansion",
                    "falling",
                    "rising",
                    "negative",
                    "a",
                    "data",
                ],
            )
            && !t.phrase(at + 2, "a million");
        let consecutive = t.word(at) == "quarters" && at == i + 1 && (above != 3.0 || periods && t.word(at + 2) != "a")
            // `a cup and a half`
            || article && t.word(at) == "half" && t.word(i.wrapping_sub(1)) == "and";
        let whole = article && t.word(at) == "fourth" && t.word(at + 1) != "of";
        (sound && !quarter_hour && !consecutive && !whole).then_some((above / below, at + 1))
    }

    /// Whether `half` states one half of something.
    fn half(&self, i: usize) -> bool {
        let t = &self.t;
        let before = i.wrapping_sub(1);
        if t.hyphen(i + 1)
            || t.glued(i) && !t.any(before, words!["“", "\"", "‘", "(", "—"])
            || t.entry(before).ordinal.is_some()
            || t.any(
                before,
                words!["final", "latter", "other", "better", "and", "opening", "early", "a", "an"],
            )
        {
            return false;
        }
        let next = t.word(i + 1);
        if t.any(i + 1, words!["time", "way", "past", "an", "hour", "dozen", "brother", "sister", "marathon"])
        {
            return false;
        }
        let of = words!["of", "the", "its", "their", "his", "her", "our", "that", "those", "these", "as"]
            .has(next);
        let led = t.any(
            before,
            words![
                "by",
                "than",
                "about",
                "nearly",
                "almost",
                "roughly",
                "around",
                "over",
                "under",
                "least",
                "only",
                "just",
                "approximately",
            ],
        );
        of && next != "that" || led || t.phrase(i + 1, "that of") || t.phrase(i + 1, "what")
    }
}

/// The rank that an ordinal word names.
fn value_of(t: &Tokens, i: usize) -> u16 {
    t.entry(i).ordinal.unwrap_or(0)
}

/// `45th`, `21st`; and the token behind.
fn digits(t: &Tokens, i: usize) -> Option<(f64, usize)> {
    let word = t.word(i);
    let ending = t.glued(i + 1) && t.any(i + 1, words!["st", "nd", "rd", "th"]);
    let plain =
        t.is_number(i) && !t.glued(i) || t.any(i.wrapping_sub(1), words!["(", "“", "-", "–", "‘", "\""]);
    let value = decimal::read(&word.replace(',', "")).filter(|_| ending && plain && word.len() <= 6)?;
    let count = value as u64;
    let last = if (11..=13).contains(&(count % 100)) { 0 } else { count % 10 };
    let right = match t.word(i + 1) {
        "st" => last == 1,
        "nd" => last == 2,
        "rd" => last == 3,
        _ => !(1..=3).contains(&last),
    };
    right.then_some((value, i + 2))
}

/// `twenty-first`; and the token behind.
fn compound(t: &Tokens, i: usize) -> Option<(f64, usize)> {
    let tens = t.entry(i).cardinal.filter(|c| *c >= 20)?;
    let ones = t.entry(i + 2).ordinal.filter(|o| *o < 10 && t.hyphen(i + 1))?;
    Some((f64::from(tens) + f64::from(ones), i + 3))
}
