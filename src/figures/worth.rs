//! What a sum is worth: in another currency, by the average rate of the year, and in later prices. Both only
//! for the years that the bundled tables give, and always as estimates.

use crate::plan::{Basis, Row};
use crate::settings::Units;

use super::card::row;
use super::lexicon::{self, Lexicon};

/// The rows for a sum of a currency told in a year.
pub(super) fn rows(code: &str, value: f64, year: i32, units: Units) -> Vec<Row> {
    let mut rows = Vec::new();
    // Readers of miles think in dollars, others get the euro.
    let home = if units == Units::Us { "USD" } else { "EUR" };
    let other = if code == home { None } else { Some(home) };
    if let Some(there) = other
        && let (Some(from), Some(to)) = (rate(code, year), rate(there, year))
        && let Some(currency) = Lexicon::get().currency(there)
    {
        let sum = super::card::amount(value / from * to);
        let text = format!("about {sum} {}", currency.plural);
        let source = format!("average rate of {year}, euro reference rates of the European Central Bank");
        rows.push(row(Basis::Estimated, &format!("In {}", currency.plural), text, &source));
    }
    if code == "USD"
        && let (Some(then), Some((latest, now))) = (prices(year), latest_prices())
        && latest > year
    {
        let text = format!("about {} US dollars", super::card::amount(value * now / then));
        let source = format!("consumer prices of the United States, average {year} to {latest}, CPI-U");
        rows.push(row(Basis::Estimated, &format!("In prices of {latest}"), text, &source));
    }
    rows
}

/// Units of a currency for one euro, on average of a year.
fn rate(code: &str, year: i32) -> Option<f64> {
    if code == "EUR" {
        return table().any(|f| f[0] == "EUR" && f[1].parse() == Ok(year)).then_some(1.0);
    }
    table().find(|f| f[0] == code && f[1].parse() == Ok(year)).and_then(|f| f[2].parse().ok())
}

/// The index of consumer prices in the United States, average of a year.
fn prices(year: i32) -> Option<f64> {
    table().find(|f| f[0] == "CPI" && f[1].parse() == Ok(year)).and_then(|f| f[2].parse().ok())
}

fn latest_prices() -> Option<(i32, f64)> {
    table().filter(|f| f[0] == "CPI").filter_map(|f| Some((f[1].parse().ok()?, f[2].parse().ok()?))).last()
}

fn table() -> impl Iterator<Item = Vec<&'static str>> {
    lexicon::rows(crate::data::table("figures/worth.tsv")).filter(|f| f.len() == 3)
}
