//! Two numbers that are one figure: ranges, votes, scores.

use crate::decimal;
use crate::wordlist::words;

use super::amounts::Amount;
use super::finder::Finder;
use super::lexicon::class;
use super::tail::Measure;
use super::{Figure, Kind, Value, counted, modifier, names};

/// How the two numbers are joined.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Link {
    Hyphen,
    To,
    Or,
    And,
}

impl Finder<'_> {
    /// A figure of two numbers whose first has been read; the token behind it.
    pub(super) fn pair(&mut self, first: &Amount) -> Option<usize> {
        let t = &self.t;
        let (link, next) = self.link(first)?;
        let second = self.read_amount(next).filter(|s| !s.negative)?;
        if first.number.digits
            && first.number.bare
            && first.number.length > 1
            && t.word(first.at).starts_with('0')
            || second.number.bare && second.number.length > 1 && t.word(second.at).starts_with('0')
        {
            return None;
        }
        if link == Link::Hyphen
            && t.glued(second.end)
            && (t.is_number(second.end) || t.hyphen(second.end) && t.is_number(second.end + 1))
        {
            return None;
        }
        // `555-0143`: a number to call, unless something is counted.
        let called = link == Link::Hyphen
            && (first.number.bare && first.number.length == 3)
            && (second.number.bare && second.number.length == 4)
            && first.measure == Measure::None
            && second.measure == Measure::None;
        if called && !(t.is_small(second.end) && t.word(second.end).ends_with('s')) {
            return Some(second.end);
        }
        if first.measure == Measure::None && !first.signed {
            if let Some(end) = self.tally(first, &second, link) {
                return Some(end);
            }
            let t = &self.t;
            // Inside a code or behind a name: `787-9`, `Euro 4-6`.
            let bare = second.measure == Measure::None;
            if bare && link == Link::Hyphen && names::is_name(t, first.at, &first.number) {
                return None;
            }
            // `junctions 13-15`, `grades 3 through 8`
            if bare && names::is_listed(t, first.at) {
                return Some(second.end);
            }
        }
        self.range(first, &second, link)
    }

    fn link(&self, first: &Amount) -> Option<(Link, usize)> {
        let t = &self.t;
        let at = first.end;
        if t.hyphen(at) && t.any(at + 1, words!["to", "or"]) && t.hyphen(at + 2) {
            return Some((if t.word(at + 1) == "to" { Link::To } else { Link::Or }, at + 3));
        }
        if t.hyphen(at) || t.any(at, words!["–", "—"]) && t.glued(at) && t.glued(at + 1) {
            return Some((Link::Hyphen, at + 1));
        }
        // `$40bn–$50bn`, `10 – 15`
        if t.any(at, words!["–", "-"])
            && (t.is_number(at + 1) || t.any(at + 1, words!["$", "£", "€"]))
            && !t.glued(at + 1)
            && !t.glued(at)
        {
            return Some((Link::Hyphen, at + 1));
        }
        // `a 15- to 29-minute delay`
        if t.any(at, words!["-", "‑"])
            && t.glued(at)
            && t.any(at + 1, words!["to", "or"])
            && first.number.digits
        {
            return Some((if t.word(at + 1) == "to" { Link::To } else { Link::Or }, at + 2));
        }
        let between = t.word(first.from.wrapping_sub(1)) == "between"
            || t.phrase(first.from.wrapping_sub(4), "between the ages of");
        match t.word(at) {
            "to" | "through" => Some((Link::To, at + 1)),
            "or" => Some((Link::Or, at + 1)),
            "and" if between => Some((Link::And, at + 1)),
            _ => None,
        }
    }

    fn range(&mut self, first: &Amount, second: &Amount, link: Link) -> Option<usize> {
        let t = &self.t;
        let measure = match (first.measure, second.measure) {
            (Measure::None, m) => m,
            (m, n) if m == n => m,
            // `$40-50 billion`, `$5 to 6 million`
            (Measure::Money(..), Measure::None)
                if first.signed
                    && (link == Link::Hyphen || link == Link::And || second.number.scale > 1.0) =>
            {
                first.measure
            }
            // `3 to 3½ inches`, `5cm to 10` do not occur; percent with one sign does: `5% to 10`.
            _ => return None,
        };
        let (mut low, high) = (first.value(), second.value());
        if let (Measure::None, Measure::Money(_, f) | Measure::Points(f)) = (first.measure, second.measure) {
            low *= f;
        }
        // `400 to 500 million`, `$40-50 billion`
        let scale = second.number.scale;
        if first.number.scale == 1.0
            && scale > 12.0
            && first.number.value < 1000.0
            && first.number.value < second.number.value / scale
        {
            low *= scale;
        }
        // `either 150 mg or 300 mg`: each whole for itself.
        if link == Link::Or && first.measure != Measure::None && !first.signed {
            return None;
        }
        if link == Link::Or {
            // `two or three`, `10 or 15 percent`; `5 or 500` are two.
            if !(low < high && high <= low * 3.0 + 2.0)
                || first.number.value > 1000.0 && first.number.scale == 1.0
            {
                return None;
            }
        }
        let low = super::amounts::clean(low);
        if low >= high || first.negative && link == Link::Hyphen {
            return None;
        }
        if link == Link::To && self.changes(first) {
            return None;
        }
        if link == Link::Hyphen
            && measure == Measure::None
            && first.number.bare
            && second.number.bare
            && first.number.length >= 5
            && second.number.length < first.number.length
        {
            return None;
        }
        let mut figure = Figure::new(Kind::Range, t.span(first.from, second.end));
        figure.value = Some(Value::Two([low, high]));
        let mut end = second.end;
        match measure {
            Measure::None => {
                figure.range_of = Some(Kind::Cardinal);
                if second.number.end == second.end
                    && names::is_name(t, second.at, &second.number)
                    && link != Link::Hyphen
                    && link != Link::And
                {
                    return None;
                }
                let head = first.from.wrapping_sub(1);
                let head = if t.word(head) == "between" { head.wrapping_sub(1) } else { head };
                let aged = (t.any(head, words!["aged", "ages", "age"])
                    || t.phrase(head.wrapping_sub(2), "the ages of")
                    || t.any(head, words!["kids", "children", "those", "adults"]) && link == Link::Hyphen
                    || t.any(head, words!["people", "adults", "men", "women", "voters", "americans"])
                        && link == Link::To)
                    && (!t.is_small(end) || t.is(end, class::FUNCTION))
                    && high < 120.0
                    || t.any(head, words!["aged", "ages", "age"]) && high < 120.0;
                if aged {
                    figure.range_of = Some(Kind::Age);
                    figure.unit = Some("a".to_owned());
                    figure.iso = Some(format!("P{}Y/P{}Y", decimal::write(low), decimal::write(high)));
                } else if t.hyphen(end) && t.is_word(end + 1) && link == Link::Hyphen {
                    figure.of = Some(t.raw(end + 1).to_owned());
                    end += 2;
                } else {
                    figure.of = counted::after(t, end);
                }
            }
            Measure::Percent => figure.range_of = Some(Kind::Percent),
            Measure::Points(_) => {
                figure.range_of = Some(Kind::Percent);
                figure.unit = Some("pp".to_owned());
            }
            Measure::Money(currency, _) => {
                figure.range_of = Some(Kind::Money);
                figure.currency = Some(currency.code.to_owned());
            }
            Measure::Unit(unit) if unit.is_time() => {
                let hyphen = usize::from(t.hyphen(end));
                let old = t.any(end + hyphen, words!["old", "olds"]);
                end += if old { hyphen + 1 } else { 0 };
                figure.range_of = Some(if old { Kind::Age } else { Kind::Duration });
                figure.unit = Some(unit.code.to_owned());
                let (a, b) = (super::iso_duration(&[(low, unit)])?, super::iso_duration(&[(high, unit)])?);
                figure.iso = Some(format!("{a}/{b}"));
            }
            Measure::Unit(unit) => {
                figure.range_of = Some(Kind::Quantity);
                figure.unit = Some(unit.code.to_owned());
            }
        }
        // `he went 0-2 at 15-40`: games count up as well.
        let played =
            self.context.sport && link == Link::Hyphen && measure == Measure::None && first.number.digits;
        if played && figure.range_of == Some(Kind::Cardinal) && figure.of.is_none() {
            return Some(end);
        }
        // `60-80 percent of the energy`
        if !matches!(measure, Measure::None | Measure::Money(..)) && t.word(end) == "of" {
            figure.of = counted::after_of(t, end);
        }
        figure.span = t.span(first.from, end);
        figure.per = self.per(end);
        figure.modifier = modifier::of_amount(t, first.from, end);
        self.out.push(figure);
        Some(end)
    }

    /// `rose from 2 to 5 percent`, `down 30 to 126`: two figures, before and after.
    fn changes(&self, first: &Amount) -> bool {
        let t = &self.t;
        let from = t.word(first.from.wrapping_sub(1)) == "from";
        let near = |reach: usize| {
            (1..=reach)
                .map(|k| first.from.wrapping_sub(k))
                .any(|k| t.is(k, class::CHANGE) || t.word(k) == "by")
        };
        if from {
            near(10)
        } else {
            // `fell 5 to 10 points` is a range, `fell 2 percent to 10 percent` is not; `by` decides as well.
            near(2) && first.measure != Measure::None || t.word(first.from.wrapping_sub(1)) == "by"
        }
    }

    /// Whether the pair is one of several in brackets: `(6-5, 3-4)`, wins and losses.
    fn in_record(&self, from: usize, end: usize) -> bool {
        let t = &self.t;
        let pair = |k: usize| t.is_number(k) && t.hyphen(k + 1) && t.is_number(k + 2);
        // `(5-4, 3.48 ERA)`
        let average = self.context.sport && t.is_number(end + 1) && t.word(end + 1).contains('.');
        let opens = t.word(from.wrapping_sub(1)) == "(" && t.word(end) == "," && (pair(end + 1) || average);
        let closes = t.word(end) == ")" && t.word(from.wrapping_sub(1)) == "," && pair(from.wrapping_sub(4));
        opens || closes
    }

    /// Whether two sides are told around a result: `rolled past Ohio, 45-17,`, `hold off Ohio 112-107`.
    fn against(&self, from: usize, end: usize) -> bool {
        let t = &self.t;
        let comma = usize::from(t.word(from.wrapping_sub(1)) == ",");
        let side = from.wrapping_sub(1 + comma);
        // `Rovers 3-1 City`
        let sides = comma == 0 && t.is_capital(side) && t.is_capital(end) && !t.glued(end);
        let beaten = sides
            || t.is_capital(side)
                && (1..=5).any(|k| {
                    t.any(
                        side.wrapping_sub(k),
                        words![
                            "past", "off", "over", "against", "top", "tops", "topped", "blank", "blanked",
                            "downs", "rout", "routs", "crush", "crushed", "edge", "stun", "stunned",
                            "clinched",
                        ],
                    )
                });
        let bound = t.any(from.wrapping_sub(1), words!["a", "the"])
            && t.any(end, words!["bulge", "cushion", "edge", "final"])
            || t.any(end, words!["against", "over", "at", "on", "in"])
                && t.any(from.wrapping_sub(1), words!["clinched", "up", "same"]);
        beaten || bound
    }

    /// Votes and scores: `5-4`, `219-212`, `3-1`, `2-to-1`.
    fn tally(&mut self, first: &Amount, second: &Amount, link: Link) -> Option<usize> {
        let t = &self.t;
        // `a 2.08-to-1 ratio`: only to one.
        let to_one = second.number.value == 1.0 && first.number.digits && first.number.scale == 1.0;
        let whole = |a: &Amount| {
            a.number.bare && a.number.length <= 3
                || to_one
                || !a.number.digits && a.number.value <= 20.0 && a.number.scale == 1.0
        };
        if !matches!(link, Link::Hyphen | Link::To)
            || !whole(first)
            || !whole(second)
            || second.measure != Measure::None
        {
            return None;
        }
        let (a, b) = (first.number.value, second.number.value);
        let (from, end) = (first.from, second.end);
        let behind = end + usize::from(t.hyphen(end));
        let spelled = link == Link::To && t.hyphen(first.end);
        // The nearest word of a vote or a game decides; those right behind count most.
        let direct_vote = t.any(
            behind,
            words!["vote", "votes", "decision", "ruling", "majority", "margin", "split", "opinion", "tally"],
        ) || t.any(
            behind,
            words![
                "party-line",
                "bipartisan",
                "supreme",
                "court",
                "house",
                "senate",
                "party",
                "favor",
                "ratio"
            ],
        );
        let direct_game = t.any(
            behind,
            words![
                "win",
                "victory",
                "defeat",
                "loss",
                "lead",
                "draw",
                "triumph",
                "rout",
                "tie",
                "scoreline",
                "result",
                "aggregate",
                "deficit",
                "advantage",
                "shutout",
                "hammering",
                "thrashing",
                "comeback",
            ],
        );
        let left =
            |classes: u32, reach: usize| (1..=reach).map(|k| from.wrapping_sub(k)).any(|k| t.is(k, classes));
        let voted = (1..=5).any(|k| {
            t.any(
                from.wrapping_sub(k),
                words![
                    "voted",
                    "vote",
                    "ruled",
                    "approved",
                    "passed",
                    "confirmed",
                    "rejected",
                    "acquitted",
                    "advanced",
                    "deadlocked",
                ],
            )
        });
        let played = (1..=7).any(|k| t.is(from.wrapping_sub(k), class::PLAYED));
        let odds = (spelled || to_one && link == Link::Hyphen) && t.any(behind, words!["margin", "ratio", "odds"])
            || link == Link::To
                && (t.any(from.wrapping_sub(1), words!["is", "was", "of"]) && t.any(from.wrapping_sub(2), words!["ratio", "odds"])
                    || to_one && a < 1000.0 && (t.any(from.wrapping_sub(1), words!["up", "by", "down"]) || t.is(from.wrapping_sub(1), class::AUXILIARY)))
            // `voted by 312 to 308`
            || link == Link::To
                && t.word(from.wrapping_sub(1)) == "by"
                && (2..=5).any(|k| t.any(from.wrapping_sub(k), words!["voted", "vote", "votes", "passed", "rejected", "approved"]))
            // `failed, 53 to 47`, `10-2 in favor of acquittal`
            || link == Link::To
                && t.word(from.wrapping_sub(1)) == ","
                && t.any(from.wrapping_sub(2), words!["failed", "passed", "voted", "lost", "won", "prevailed"])
                && !t.is_word(end)
            || link == Link::Hyphen && (t.phrase(end, "in favor") || t.phrase(end, "in favour") || t.phrase(end, "to acquit") || t.phrase(end, "to convict"))
            || link == Link::To && t.any(from.wrapping_sub(1), words!["outnumbered", "outnumber"]);
        // `6-4, 6-3 and 7-5`: sets go on from the first.
        let goes_on = self.context.sport
            && link == Link::Hyphen
            && t.any(from.wrapping_sub(1), words![",", "and"])
            && self.out.last().is_some_and(|f| {
                f.kind == Kind::Score && t.token_start(from).is_some_and(|start| start <= f.span.end + 9)
            });
        let record = t.word(from.wrapping_sub(1)) == "(" && t.word(end) == ")"
            || t.any(behind, words!["record", "mark", "start", "season", "run"])
            || self.in_record(from, end);
        if record {
            return if link == Link::Hyphen && (a >= b || a < 20.0 && b < 20.0) { Some(end) } else { None };
        }
        let kind = if direct_vote || odds {
            Kind::Ratio
        } else if direct_game {
            Kind::Score
        } else if link == Link::To && !spelled {
            return None;
        } else if self.context.sport
            && link == Link::Hyphen
            && first.number.digits
            && a >= b
            && self.against(from, end)
        {
            Kind::Score
        } else if goes_on {
            Kind::Score
        } else if voted {
            Kind::Ratio
        } else if played
            && a < 200.0
            && b < 200.0
            && (a >= b || !left(class::CHANGE, 1))
            && (a >= b
                || t.any(
                    from.wrapping_sub(1),
                    words!["by", "was", "lost", "trailed", "trailing", "down", "score"],
                )
                || !t.is_small(end)
                || t.is(end, class::PREPOSITION))
        {
            Kind::Score
        } else if a >= b && left(class::VOTE, 8) && a != b {
            Kind::Ratio
        } else if self.context.poll && link == Link::Hyphen && a >= b && (80.0..=100.0).contains(&(a + b)) {
            Kind::Ratio
        } else if spelled {
            Kind::Ratio
        } else if a >= b {
            // Descending with nothing that tells: neither a range nor known.
            return Some(end);
        } else {
            return None;
        };
        let figure = Figure { value: Some(Value::Two([a, b])), ..Figure::new(kind, t.span(from, end)) };
        self.out.push(figure);
        Some(end)
    }
}
