//! What a sum is worth: in another currency, by the average rate of the year, and in later prices. Both only
//! for the years that the bundled tables give, and always as estimates.

use crate::decimal;
use crate::plan::{Basis, Row};
use crate::settings::Units;

use super::card::row;
use super::lexicon::{self, Lexicon};

/// So many years after the last of the table its rate still stands for an estimate.
const NEAR: i32 = 1;

/// The rows for a sum of a currency told in a year.
pub(super) fn rows(code: &str, value: f64, year: i32, units: Units) -> Vec<Row> {
    let mut rows = Vec::new();
    // Readers of miles think in dollars, others get the euro.
    let home = if units == Units::Us { "USD" } else { "EUR" };
    let other = if code == home { None } else { Some(home) };
    // The year that is going on has no average yet; the one before is near enough for an estimate.
    let latest = yearly("USD").map_or(year, |y| y.last());
    let of = if year - latest <= NEAR { year.min(latest) } else { year };
    // Of cents nobody asks.
    if let Some(there) = other.filter(|_| value.abs() >= 1.0)
        && let (Some(from), Some(to)) = (rate(code, of), rate(there, of))
        && let Some(currency) = Lexicon::get().currency(there)
    {
        let sum = super::card::amount(value / from * to);
        let text = format!("about {sum} {}", currency.plural);
        let source = format!("average rate of {of}, euro reference rates of the European Central Bank");
        rows.push(row(Basis::Estimated, &format!("In {}", currency.plural), text, &source));
    }
    if code == "USD"
        && let Some(index) = yearly("CPI")
        && let (Some(then), latest) = (index.of(year), index.last())
        && let Some(now) = index.of(latest).filter(|_| latest > year)
    {
        let text = format!("about {} US dollars", super::card::amount(value * now / then));
        let source = format!("consumer prices of the United States, average {year} to {latest}, CPI-U");
        rows.push(row(Basis::Estimated, &format!("In prices of {latest}"), text, &source));
    }
    rows
}

/// Units of a currency for one euro, on average of a year.
fn rate(code: &str, year: i32) -> Option<f64> {
    if code == "EUR" { Some(1.0) } else { yearly(code)?.of(year) }
}

/// What the table gives for each year from a first one on.
struct Yearly {
    first: i32,
    values: Vec<&'static str>,
}

impl Yearly {
    fn of(&self, year: i32) -> Option<f64> {
        let index = usize::try_from(year - self.first).ok()?;
        self.values.get(index).and_then(|v| decimal::read(v))
    }

    fn last(&self) -> i32 {
        self.first + self.values.len() as i32 - 1
    }
}

fn yearly(what: &str) -> Option<Yearly> {
    let fields =
        lexicon::rows(crate::data::table("figures/worth.tsv")).find(|f| f[0] == what && f.len() == 3)?;
    Some(Yearly { first: fields[1].parse().ok()?, values: fields[2].split(' ').collect() })
}
