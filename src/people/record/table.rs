//! The tables of facts as people write them: tab-separated, one office and tenure a line.

/// The columns, in order; the first line of every table.
pub const COLUMNS: [&str; 10] =
    ["name", "aliases", "office", "jurisdiction", "start", "end", "party", "wikidata", "kind", "source"];

/// The kinds of office. Their order is their number in the packed file.
pub const KINDS: [&str; 15] = [
    "head-of-state",
    "head-of-government",
    "minister",
    "international",
    "central-bank",
    "governor",
    "legislator",
    "judge",
    "diplomat",
    "military",
    "mayor",
    "state-legislator",
    "police",
    "spokesperson",
    "other",
];

/// One line of a table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Fact {
    /// Name as the source gives it.
    pub name: String,
    /// Other names, with `|` between.
    pub aliases: String,
    /// Name of the office.
    pub office: String,
    /// ISO 3166-1/-2 code, or an organisation.
    pub jurisdiction: String,
    /// First day; see [`super::partial`].
    pub start: String,
    /// Last day.
    pub end: String,
    /// Party.
    pub party: String,
    /// Wikidata item.
    pub wikidata: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// Tag of the source.
    pub source: String,
}

impl Fact {
    /// The cells, in the order of [`COLUMNS`].
    pub fn cells(&self) -> [&str; 10] {
        [
            &self.name,
            &self.aliases,
            &self.office,
            &self.jurisdiction,
            &self.start,
            &self.end,
            &self.party,
            &self.wikidata,
            &self.kind,
            &self.source,
        ]
    }

    /// All names, the main one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.split('|')).filter(|n| !n.is_empty())
    }
}

/// Reads a table; says which line is wrong and what is expected.
pub fn parse(text: &str) -> Result<Vec<Fact>, String> {
    let mut lines = text.lines().enumerate();
    let head = lines.next().map_or("", |(_, line)| line);
    if head != COLUMNS.join("\t") {
        return Err(format!("the first line must name the columns {}", COLUMNS.join(", ")));
    }
    lines.filter(|(_, line)| !line.is_empty()).map(|(at, line)| fact(at + 1, line)).collect()
}

fn fact(number: usize, line: &str) -> Result<Fact, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, aliases, office, jurisdiction, start, end, party, wikidata, kind, source] = cells[..] else {
        return Err(format!("line {number}: {} cells; there must be {}", cells.len(), COLUMNS.len()));
    };
    for (column, cell) in [("name", name), ("office", office), ("source", source)] {
        if cell.is_empty() {
            return Err(format!("line {number}: {column} is empty"));
        }
    }
    for date in [start, end] {
        if !date.is_empty() && super::partial::Partial::parse(date).is_none() {
            return Err(format!(
                "line {number}: {date:?} is no date; write it as 2019, 2019-04 or 2019-04-10"
            ));
        }
    }
    if !KINDS.contains(&kind) {
        return Err(format!("line {number}: kind {kind:?} is none of {}", KINDS.join(", ")));
    }
    if !wikidata.is_empty() && wikidata.strip_prefix('Q').is_none_or(|n| n.parse::<u32>().is_err()) {
        return Err(format!("line {number}: {wikidata:?} is no Wikidata item; write it as Q76"));
    }
    let own = str::to_owned;
    Ok(Fact {
        name: own(name),
        aliases: own(aliases),
        office: own(office),
        jurisdiction: own(jurisdiction),
        start: own(start),
        end: own(end),
        party: own(party),
        wikidata: own(wikidata),
        kind: own(kind),
        source: own(source),
    })
}

/// Writes a table in its canonical form: sorted, no line twice.
pub fn write(facts: &[Fact]) -> String {
    let mut lines: Vec<String> = facts.iter().map(|f| f.cells().join("\t")).collect();
    lines.sort();
    lines.dedup();
    let mut text = COLUMNS.join("\t") + "\n";
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    text
}
