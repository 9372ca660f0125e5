//! Counts, money, percentages, quantities, durations, ages.

use crate::decimal;
use crate::wordlist::words;

use super::finder::Finder;
use super::lexicon::{self, Unit, class};
use super::number::{self, Number};
use super::tail::{self, Measure};
use super::{Figure, Kind, Value, counted, modifier, names};

/// A number with its sign and what it measures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// Its first token, the sign included.
    pub(super) from: usize,
    pub(super) number: Number,
    /// Where the digits or words begin.
    pub(super) at: usize,
    pub(super) measure: Measure,
    /// Whether the currency stood before the number.
    pub(super) signed: bool,
    pub(super) negative: bool,
    pub(super) end: usize,
}

impl Amount {
    pub(super) fn value(&self) -> f64 {
        let factor = match self.measure {
            Measure::Money(_, f) | Measure::Points(f) => f,
            _ => 1.0,
        };
        let value = clean(self.number.value * factor);
        if self.negative { -value } else { value }
    }
}

/// Without the noise that binary fractions leave: 16.9 × 10⁹ is 16,900,000,000.
pub(super) fn clean(value: f64) -> f64 {
    match value.abs() {
        v if v < 1e-3 => value,
        v if v < 1e9 => (value * 1e6).round() / 1e6,
        v if v < 1e13 => (value * 100.0).round() / 100.0,
        _ => value.round(),
    }
}

impl Finder<'_> {
    /// An amount that begins at token `i`; the token behind it.
    pub(super) fn amount(&mut self, i: usize) -> Option<usize> {
        let first = self.read_amount(i)?;
        if let Some(end) = self.pair(&first) {
            return Some(end);
        }
        let first = self.inherit(first);
        self.single(&first)
    }

    /// Reads an amount: sign, number, unit.
    pub(super) fn read_amount(&self, i: usize) -> Option<Amount> {
        let t = &self.t;
        // Most words begin no amount.
        let word = t.is_small(i) && t.entry(i).cardinal.is_none();
        if word && !words!["a", "an", "half", "minus", "rs", "dozen"].has(t.word(i)) {
            return None;
        }
        let mut at = i;
        let minus = (t.any(at, words!["-", "−"]) && !t.glued(at)
            || t.any(at, words!["-", "−"]) && t.any(at.wrapping_sub(1), words!["(", "“", "\""]))
            && t.glued(at + 1);
        // `plus or minus 3 points` is on both sides.
        if minus
            || t.word(at) == "minus" && t.is_number(at + 1) && !t.any(at.wrapping_sub(1), words!["or", "-"])
        {
            at += 1;
        }
        let negative = at > i;
        let sign = self.sign(at);
        if let Some((_, next)) = sign {
            at = next;
            at += usize::from(!negative && t.any(at, words!["-", "−"]) && t.glued(at) && t.glued(at + 1));
        } else if negative && !t.is_number(at) {
            return None;
        }
        let mut point = 0.0;
        if t.word(at) == "."
            && t.is_number(at + 1)
            && t.glued(at + 1)
            && (!t.glued(at) || sign.is_some())
            && !t.word(at + 1).contains(['.', ','])
        {
            // `.45`
            point = decimal::read(&format!("0.{}", t.word(at + 1)))?;
            at += 1;
        }
        if let Some(amount) = self.fraction_of_unit(i, at).filter(|_| sign.is_none() && !negative) {
            return Some(amount);
        }
        if sign.is_some() && t.word(at) == "(" && !negative {
            return self.loss(i, at);
        }
        let Some(mut number) = number::read(t, at, sign.is_some()) else {
            return self.half_unit(at).or_else(|| self.unit_and_half(at));
        };
        if point > 0.0 {
            number.value = point * number.scale;
            number.bare = false;
        }
        if let Some((currency, _)) = sign {
            let mut end = number.end;
            // `$5 US`, `$5 million dollars`
            if t.any(end, words!["dollars", "usd"]) {
                end += 1;
            }
            // `₹12.4L`, `Rs 1,200-cr`: lakh and crore.
            let letters = end + usize::from(t.hyphen(end));
            let indian = matches!(currency.code, "INR" | "PKR") && number.scale == 1.0 && t.glued(letters);
            let scale = match t.raw(letters) {
                "L" if indian => 1e5,
                "Cr" | "cr" | "CR" if indian => 1e7,
                _ => 1.0,
            };
            if scale > 1.0 {
                number =
                    Number { value: number.value * scale, scale, end: letters + 1, bare: false, ..number };
                end = letters + 1;
            }
            return Some(Amount {
                from: i,
                number,
                at,
                measure: Measure::Money(currency, 1.0),
                signed: true,
                negative,
                end,
            });
        }
        let (measure, end) = tail::read(t, &self.context, &number, number.end);
        Some(Amount { from: i, number, at, measure, signed: false, negative, end })
    }

    /// `1/2 inch`, `a 1/4-mile track`
    fn fraction_of_unit(&self, from: usize, at: usize) -> Option<Amount> {
        let t = &self.t;
        let value = number::slashed(t, at).filter(|_| t.is_number(at) && !t.glued(at))?;
        let number =
            Number { value, end: at + 3, digits: true, bare: false, length: 0, scale: 1.0, letters: false };
        let (measure, end) = tail::read(t, &self.context, &number, number.end);
        matches!(measure, Measure::Unit(_)).then_some(Amount {
            from,
            number,
            at,
            measure,
            signed: false,
            negative: false,
            end,
        })
    }

    /// `a year and a half`, `an hour and a half`
    fn unit_and_half(&self, i: usize) -> Option<Amount> {
        let t = &self.t;
        let unit = t.entry(i + 1).unit.filter(|u| u.is_time() && t.any(i, words!["a", "an"]))?;
        let number = Number {
            value: 1.5,
            end: i + 5,
            digits: false,
            bare: false,
            length: 0,
            scale: 1.0,
            letters: false,
        };
        t.phrase(i + 2, "and a half").then_some(Amount {
            from: i,
            number,
            at: i,
            measure: Measure::Unit(unit),
            signed: false,
            negative: false,
            end: i + 5,
        })
    }

    /// `half an hour`, `half a mile`, `half-hour`, `half a percentage point`
    pub(super) fn half_unit(&self, i: usize) -> Option<Amount> {
        let t = &self.t;
        let article = usize::from(t.any(i + 1, words!["a", "an"]));
        if t.word(i) != "half"
            || t.glued(i)
            || t.is(i.wrapping_sub(1), class::DETERMINER)
                && t.hyphen(i + 1)
                && t.word(i.wrapping_sub(1)) != "a"
        {
            return None;
        }
        let number = Number {
            value: 0.5,
            end: i + 1 + article,
            digits: false,
            bare: false,
            length: 0,
            scale: 1.0,
            letters: false,
        };
        let (measure, end) = tail::read(t, &self.context, &number, number.end);
        let linked = article == 1 || t.hyphen(i + 1) || !matches!(measure, Measure::Unit(_));
        (measure != Measure::None && linked).then_some(Amount {
            from: i,
            number,
            at: i,
            measure,
            signed: false,
            negative: false,
            end,
        })
    }

    /// A list passes its unit back: `5, 6 and 7 percent`.
    fn inherit(&self, amount: Amount) -> Amount {
        let t = &self.t;
        if amount.measure != Measure::None || amount.number.scale != 1.0 {
            return amount;
        }
        let mut at = amount.end;
        // `50 by 250 feet`, `a 15- and a 20-minute`
        let crossed = t.any(at, words!["by", "x", "×"]) && amount.number.digits;
        let hung = t.any(at, words!["-", "‑"]) && t.glued(at) && t.any(at + 1, words!["and", "or"]);
        if crossed || hung {
            let next = self.read_amount(at + 1 + usize::from(hung)).filter(|o| !o.signed && !o.negative);
            return match next.map(|o| o.measure) {
                Some(measure @ Measure::Unit(unit)) if !(crossed && unit.is_time()) => {
                    Amount { measure, ..amount }
                }
                Some(measure @ (Measure::Percent | Measure::Points(_))) if hung => {
                    Amount { measure, ..amount }
                }
                _ => amount,
            };
        }
        for _ in 0..8 {
            let comma = t.word(at) == ",";
            let and = t.any(at + usize::from(comma), words!["and", "or"]);
            if !comma && !and {
                break;
            }
            let next = at + usize::from(comma) + usize::from(and);
            let like =
                |o: &Amount| o.number.digits || and && matches!(o.measure, Measure::Unit(u) if u.is_time());
            let Some(other) = self.read_amount(next).filter(|o| !o.signed && like(o)) else { break };
            if !amount.number.digits && !matches!(other.measure, Measure::Unit(u) if u.is_time()) {
                break;
            }
            match other.measure {
                Measure::None => at = other.end,
                Measure::Percent | Measure::Points(_) | Measure::Money(..) => {
                    return Amount { measure: other.measure, ..amount };
                }
                // `3, 5 and 10 years`; a figure before a comma is more often an age or a count.
                Measure::Unit(unit) if !comma || at > amount.end => {
                    let years = unit.is_time() && t.any(other.end, words!["old", "ago"]);
                    return if years || calendar_year(amount.number) {
                        amount
                    } else {
                        Amount { measure: other.measure, ..amount }
                    };
                }
                Measure::Unit(_) => break,
            }
        }
        amount
    }

    pub(super) fn single(&mut self, a: &Amount) -> Option<usize> {
        match a.measure {
            Measure::None => self.plain(a),
            Measure::Unit(unit) if unit.is_time() => self.duration(a, unit),
            _ => self.measured(a),
        }
    }

    fn measured(&mut self, a: &Amount) -> Option<usize> {
        let t = &self.t;
        if !a.signed && names::names_a_thing(t, a.at, a.end) {
            return Some(a.end);
        }
        // `€1.234`: a thousand or a little more than one; prices by the litre have three decimals.
        if let Measure::Money(currency, _) = a.measure
            && a.number.scale == 1.0
            && thousands_or_decimals(t.word(a.at))
            && !words!["USD", "GBP", "JPY", "INR", "CAD", "AUD"].has(currency.code)
            && self.per(a.end).is_none()
        {
            return Some(a.end);
        }
        let mut value = a.value();
        let mut end = a.end;
        let mut figure = Figure::new(Kind::Percent, t.span(a.from, end));
        match a.measure {
            Measure::Points(_) => figure.unit = Some("pp".to_owned()),
            Measure::Money(currency, _) => {
                figure.kind = Kind::Money;
                figure.currency = Some(currency.code.to_owned());
            }
            Measure::Unit(unit) => {
                figure.kind = Kind::Quantity;
                figure.unit = Some(unit.code.to_owned());
                if let Some((inches, behind)) = self.inches(a, unit) {
                    value += inches / 12.0;
                    end = behind;
                }
            }
            _ => {}
        }
        // `one` before a unit is a number only where it is no pronoun; `$` needs no such care.
        figure.span = t.span(a.from, end);
        figure.value = Some(Value::One(value));
        figure.per = self.per(end);
        figure.modifier = modifier::of_amount(t, a.from, end);
        if figure.kind != Kind::Money {
            figure.of = counted::after_of(t, end).filter(|_| t.word(end) == "of");
        }
        self.out.push(figure);
        Some(end)
    }

    /// `6 feet 2 inches`, `six-foot-two`
    fn inches(&self, a: &Amount, unit: &Unit) -> Option<(f64, usize)> {
        let t = &self.t;
        if unit.code != "[ft_i]" || a.number.value > 9.0 {
            return None;
        }
        let hyphen = t.hyphen(a.end);
        let at = a.end + usize::from(hyphen) + usize::from(t.any(a.end, words!["and", ","]) && !hyphen);
        let number = number::read(t, at, false).filter(|n| n.value < 12.0)?;
        // `5 ft 10 in tall`, but not `10 in May`.
        let tall = t.any(number.end + 1, words!["tall", "high", "long", "wide"]);
        let named = t.any(number.end, words!["inch", "inches", "in"])
            && !(t.word(number.end) == "in" && !t.glued(number.end) && !tall);
        let end = number.end + usize::from(named);
        (named || hyphen).then_some((number.value, end))
    }

    /// The rate's denominator behind token `at`: `a month`, `per barrel`, `-a-year`, `/day`.
    pub(super) fn per(&self, at: usize) -> Option<String> {
        let t = &self.t;
        let first = at + usize::from(t.hyphen(at));
        let per = t.word(first) == "per" || t.word(first) == "/" && t.glued(first) && t.is_word(first + 1);
        let article = t.any(first, words!["a", "an", "each", "every"]);
        let noun = first + 1 + usize::from(t.hyphen(first + 1));
        // `up from $5 a year ago`
        if article
            && t.any(noun + 1, words!["ago", "earlier", "later", "before", "after", "previously", "into"])
        {
            return None;
        }
        if t.any(noun, words!["square", "cubic"]) && t.entry(noun + 1).unit.is_some() && (per || article)
            || t.any(noun, words!["megawatt", "kilowatt"]) && t.any(noun + 1, words!["hour"]) && per
        {
            return Some(format!("{} {}", t.word(noun), t.word(noun + 1)));
        }
        // `£2,000 pcm`: per calendar month.
        match t.raw(first) {
            "pcm" => return Some("month".to_owned()),
            "pw" => return Some("week".to_owned()),
            "pp" if first == at => return Some("person".to_owned()),
            _ => {}
        }
        // `per diluted share`, `/MWh`
        if per && t.any(noun, words!["diluted", "basic", "common", "ordinary"]) && t.word(noun + 1) == "share"
        {
            return Some("share".to_owned());
        }
        if per && t.case(noun) == crate::text::Case::Mixed {
            return Some(t.raw(noun).to_owned());
        }
        let unit = t.entry(noun).unit.is_some() || t.is(noun, class::PORTION);
        // `5 percent a year`, but not `gave $5 a second time`.
        let sound =
            per && t.is_word(noun) || article && unit && !(t.word(noun) == "second" && t.is_word(noun + 1));
        sound.then(|| t.word(noun).to_owned())
    }

    /// `40 homes a mile from the shore`, `two goals a minute apart`: how far, and no rate.
    fn is_apart(&self, at: usize) -> bool {
        let t = &self.t;
        t.any(at, words!["a", "an"])
            && (t.any(
                at + 1,
                words!["metre", "meter", "kilometre", "kilometer", "mile", "foot", "yard", "inch"],
            ) || t.any(at + 2, words!["apart", "from", "away", "above", "below", "long", "off"]))
    }

    fn duration(&mut self, a: &Amount, unit: &'static Unit) -> Option<usize> {
        let t = &self.t;
        // `one day` is some day; `one year` and `one-day` are lengths.
        if a.number.value == 1.0
            && !a.number.digits
            && t.word(a.at) == "one"
            && !t.hyphen(a.number.end)
            && names::is_name(t, a.at, &a.number)
        {
            return None;
        }
        // `the Thirty Years’ War`
        let war = !a.number.digits && t.is_capital(a.at) && t.is_capital(a.end - 1) && !t.title_case;
        if war && (!t.begins_sentence(a.at) || t.is_capital(a.end + 1)) {
            return None;
        }
        if names::is_name(t, a.at, &Number { end: a.end, ..a.number })
            && !a.number.digits
            && !t.hyphen(a.number.end)
            && t.word(a.at) != "one"
        {
            return None;
        }
        // `Six-Day War`
        let name = t.hyphen(a.number.end) && t.is_capital(a.end - 1) && t.is_capital(a.end);
        if name && !t.title_case && !a.number.digits {
            return None;
        }
        if let Some(end) = self.age(a, unit) {
            return Some(end);
        }
        let t = &self.t;
        let mut end = a.end;
        let mut parts = vec![(a.number.value, unit)];
        // `two hours and 15 minutes`, `1 hour, 23 minutes`
        while !t.hyphen(a.number.end) && parts.len() < 4 {
            let link =
                end + usize::from(t.any(end, words!["and", ","])) + usize::from(t.phrase(end, ", and"));
            let Some(next) = self.read_amount(link).filter(|n| !n.signed) else { break };
            let small = match next.measure {
                // `2h 30m`
                Measure::Unit(metre) if metre.code == "m" && a.number.digits && t.word(end - 1) == "h" => {
                    lexicon::unit("min")
                }
                Measure::Unit(small) if small.is_time() => Some(small),
                _ => None,
            };
            let last = parts[parts.len() - 1].1;
            let Some(small) = small.filter(|s| s.factor < last.factor) else { break };
            // `180 days, six hours a day` is two lengths.
            if t.hyphen(next.number.end)
                || t.any(next.end, words!["old", "ago"])
                || self.per(next.end).is_some()
            {
                break;
            }
            parts.push((next.number.value, small));
            end = next.end;
        }
        // `five years and a half`, `a year and a half`
        if t.phrase(end, "and a half") && parts.len() == 1 {
            parts[0].0 += 0.5;
            end += 3;
        }
        let iso = super::iso_duration(&parts)?;
        let mut figure = Figure::new(Kind::Duration, t.span(a.from, end));
        figure.iso = Some(iso);
        if let [(value, unit)] = parts[..] {
            figure.value = Some(Value::One(value));
            figure.unit = Some(unit.code.to_owned());
        }
        figure.modifier = modifier::of_duration(t, a.from, end);
        self.out.push(figure);
        Some(end)
    }

    fn plain(&mut self, a: &Amount) -> Option<usize> {
        if let Some(end) = self.stated_age(a) {
            return Some(end);
        }
        if let Some(end) = self.proportion(a) {
            return Some(end);
        }
        let t = &self.t;
        let (at, end) = (a.at, a.number.end);
        if let Some(end) = number::ambiguous(t, at).or_else(|| self.combination(at, end)) {
            return Some(end);
        }
        if let Some(end) = self.height(a) {
            return Some(end);
        }
        let t = &self.t;
        // `Covid -19`, a hyphen that lost its word; `1.234`, which other languages write for 1,234.
        let stray = a.negative && a.number.bare && t.is_capital(a.from.wrapping_sub(1)) && !t.title_case;
        if stray || a.number.scale == 1.0 && thousands_or_decimals(t.word(at)) {
            return Some(end);
        }
        if names::is_name(t, at, &a.number) {
            // The whole name goes by: `401(k)`, `A350-900`.
            let mut behind = end;
            while t.glued(behind)
                && (t.is_word(behind)
                    || t.is_number(behind)
                    || t.any(behind, words!["-", "/", "(", ")", ":"]))
            {
                behind += 1;
            }
            return Some(behind);
        }
        if a.negative && !a.number.digits {
            return None;
        }
        // `ten` of `tens of thousands`, `20 something`
        let mut to = end;
        let (mut of, mut noun) = (None, to);
        if t.hyphen(end) && t.is_word(end + 1) {
            // `91-page`, `five-member`
            if t.any(end + 1, words!["plus", "ish", "odd", "strong", "something", "some"]) {
                if t.any(end + 1, words!["something", "some"]) {
                    return None;
                }
            } else if !t.any(end + 1, words!["and", "or", "to", "of", "the"]) {
                of = Some(t.raw(end + 1).to_owned());
                to = end + 2;
            }
        } else {
            let counted = counted::tokens_after(t, end);
            noun = counted.as_ref().map_or(to, |n| n.end);
            of = counted.map(|n| counted::slice(t, n));
        }
        let mut figure = Figure::new(Kind::Cardinal, t.span(a.from, to));
        figure.value = Some(Value::One(a.value()));
        figure.of = of;
        // `300 calls a day`
        figure.per =
            self.per(to).or_else(|| self.per(noun).filter(|_| !self.is_apart(noun))).filter(|_| to == end);
        figure.modifier = modifier::of_amount(t, a.from, to);
        // `three runs over two games`: so few in words are what it went on through.
        let through = t.word(a.from.wrapping_sub(1)) == "over"
            && !a.number.digits
            && a.number.value < 10.0
            && !t.any(a.from.wrapping_sub(2), words!["just", "well", "slightly", "little"]);
        if through {
            figure.modifier = None;
        }
        if figure.modifier.is_none() && t.any(at.wrapping_sub(1), words!["nos", "no"]) {
            return None;
        }
        self.out.push(figure);
        Some(to)
    }

    /// `6' 7"`: feet and inches by their marks, which quotation marks look like; both must be there.
    fn height(&mut self, a: &Amount) -> Option<usize> {
        let t = &self.t;
        let (mark, inches) = (a.number.end, a.number.end + 1);
        let feet = a.number.bare && (3.0..=8.0).contains(&a.number.value) && !t.glued(a.at);
        let marked = t.any(mark, words!["'", "’", "′"]) && t.glued(mark);
        let small = decimal::read(t.word(inches)).filter(|v| *v < 12.0)?;
        let closed = t.any(inches + 1, words!["\"", "”", "″"]) && t.glued(inches + 1);
        if !(feet && marked && closed && t.is_number(inches)) {
            return None;
        }
        let mut figure = Figure::new(Kind::Quantity, t.span(a.from, inches + 2));
        figure.value = Some(Value::One(a.number.value + small / 12.0));
        figure.unit = Some("[ft_i]".to_owned());
        self.out.push(figure);
        Some(inches + 2)
    }

    /// `3-in-1`, `two-on-one`, `8-by-10`, `20-of-24`: nothing counted; the token behind it.
    fn combination(&self, i: usize, end: usize) -> Option<usize> {
        let t = &self.t;
        let word = t.hyphen(end)
            && t.any(end + 1, words!["in", "on", "by", "for", "of"])
            && t.hyphen(end + 2)
            && (t.is_number(end + 3) || t.entry(end + 3).cardinal.is_some());
        (word && !t.glued(i)).then_some(end + 4)
    }
}

/// Three decimals behind one to three digits: a decimal number here, thousands elsewhere.
fn thousands_or_decimals(raw: &str) -> bool {
    raw.split_once('.').is_some_and(|(whole, decimals)| {
        decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
    })
}

/// A number that may as well be a year.
pub(super) fn calendar_year(number: Number) -> bool {
    number.bare && number.length == 4 && (1900.0..2100.0).contains(&number.value)
}
