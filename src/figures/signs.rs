//! Signs of currencies before an amount: `$`, `US$`, `N500m`, `Rs. 50`, `KSh 450`.

use super::amounts::Amount;
use super::finder::Finder;
use super::lexicon::Currency;
use super::number::{self, Number};
use super::tail::Measure;
use crate::wordlist::words;

impl Finder<'_> {
    /// A currency sign before an amount, and the token of the number: `$`, `US$`, `A$`, `N500m`, `Rs. 50`.
    pub(super) fn sign(&self, i: usize) -> Option<(&'static Currency, usize)> {
        let t = &self.t;
        let next_glued = t.is_number(i + 1) && t.glued(i + 1);
        let code = |code: &str, next: usize| t.lexicon.currency(code).map(|c| (c, next));
        match t.word(i) {
            "$" | "£" | "€" | "¥" | "₹" | "₦" | "₺" | "₽" | "₴" | "₪" | "฿" | "₫" | "₱" | "₩" | "৳" | "₿" =>
            {
                // `$US184`
                let named = t.is_number(i + 2) && t.glued(i + 1) && t.glued(i + 2) && t.word(i) == "$";
                if named && words!["US", "A", "NZ", "C", "HK", "S"].has(t.raw(i + 1)) {
                    let sign = format!("{}$", t.word(i + 1));
                    return t.lexicon.sign(&sign).map(|c| (c, i + 2));
                }
                let number = t.is_number(i + 1)
                    || t.word(i + 1) == "(" && t.is_number(i + 2) && t.word(i) == "$" && t.glued(i + 1)
                    || t.word(i + 1) == "." && t.is_number(i + 2)
                    || t.any(i + 1, words!["-", "−"]) && t.is_number(i + 2);
                let sign = t.lexicon.sign(t.word(i)).filter(|_| number);
                let sign = match self.context.dollar {
                    Some(code) if t.word(i) == "$" => sign.and_then(|_| t.lexicon.currency(code)),
                    _ => sign,
                };
                return sign.map(|c| (c, i + 1));
            }
            // `N500m`, `R350`, `P20`: any number where the article is about that money, else a big one.
            "n" | "r" | "p" if next_glued && !t.is_small(i) && !t.glued(i) => {
                let code = match t.word(i) {
                    "n" => "NGN",
                    "r" => "ZAR",
                    _ => "PHP",
                };
                let known = self.context.letter_money == Some(code);
                let road =
                    t.word(i.wrapping_sub(1)) == "the" || t.any(i + 2, words!["mask", "masks", "respirator"]);
                let sound = known && !road && !t.hyphen(i + 2) || code != "PHP" && self.is_money(i + 1);
                return t.lexicon.currency(code).filter(|_| sound).map(|c| (c, i + 1));
            }
            "rs" => {
                let dot = usize::from(t.word(i + 1) == "." && t.glued(i + 1));
                return t
                    .is_number(i + 1 + dot)
                    .then(|| code(self.context.rupees.unwrap_or("INR"), i + 1 + dot))
                    .flatten();
            }
            _ => {}
        }
        if !t.is_word(i) || t.is_small(i) {
            return None;
        }
        // `Sh10 billion`, `KSh 450`, `Fr. 500`
        if t.any(i, words!["sh", "shs"]) && next_glued {
            return self.context.shillings.and_then(|c| code(c, i + 1));
        }
        if t.any(i, words!["ksh", "kshs", "ush", "tsh", "sfr"]) && t.is_number(i + 1) {
            let sign = if t.word(i) == "sfr" { t.lexicon.currency("CHF") } else { t.lexicon.sign(t.word(i)) };
            return sign.map(|c| (c, i + 1));
        }
        if t.word(i) == "fr" && t.word(i + 1) == "." && t.is_number(i + 2) && self.context.francs {
            return code("CHF", i + 2);
        }
        // `US $5 billion`
        let apart = t.raw(i) == "US" && t.word(i + 1) == "$" && t.word(i.wrapping_sub(1)) != "the";
        if t.any(i + 1, words!["$", "¥", "₵", "¢"]) && (t.glued(i + 1) || apart) && t.is_number(i + 2) {
            let sign = format!("{}{}", t.word(i), t.word(i + 1));
            let plain = if t.any(i, words!["u.s.", "us"]) { "us$" } else { &sign };
            return t.lexicon.sign(plain).map(|c| (c, i + 2));
        }
        // `RM10`, `USD 5`, `CHF5`
        if !t.is_number(i + 1) {
            return None;
        }
        if let Some(currency) = t.lexicon.sign(t.word(i)) {
            let safe = next_glued || t.case(i) == crate::text::Case::Upper && t.word(i).len() > 1;
            return Some((currency, i + 1)).filter(|_| safe);
        }
        let three = t.word(i).len() == 3 && t.case(i) == crate::text::Case::Upper;
        t.entry(i).currency.filter(|c| three && c.code == t.raw(i)).map(|c| (c, i + 1))
    }

    /// Whether the number behind a single letter looks like money: a magnitude or thousands.
    fn is_money(&self, i: usize) -> bool {
        let t = &self.t;
        let number = number::read(t, i, true);
        number.is_some_and(|n| n.scale > 1.0 || t.word(i).contains(','))
            || t.word(i).len() >= 4 && !t.glued(i + 1)
    }

    /// `$(3.1) million`: a loss as accounts write it.
    pub(super) fn loss(&self, from: usize, open: usize) -> Option<Amount> {
        let t = &self.t;
        let (currency, _) = self.sign(from)?;
        let number = number::read(t, open + 1, true).filter(|n| n.digits && t.word(n.end) == ")")?;
        let scale = t.entry(number.end + 1).scale.unwrap_or(1.0);
        let end = number.end + 1 + usize::from(scale > 1.0);
        let number = Number { value: number.value * scale, scale, end, bare: false, ..number };
        let measure = Measure::Money(currency, 1.0);
        Some(Amount { from, number, at: open + 1, measure, signed: true, negative: true, end })
    }
}
