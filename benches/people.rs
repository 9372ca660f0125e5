//! `cargo bench --bench people`: words a second of the whole people pipeline on one core, without the record and with
//! it; one look-up in the record; hostile text.

use std::time::Instant;

use newsgloss::civil::Date;
use newsgloss::people::{
    self,
    record::{BUILT_IN, Record},
};
use newsgloss::text::Prose;

/// Invented news: officials, lists, quotations, a headline.
const STORY: &str = "\
Harbour minister resigns over ferry contract
PORT ALMA — The minister of harbours, Lena Okafor, resigned on Tuesday after a parliamentary inquiry found that her \
department had paid for two ferries which were never built.
“I did not read every page,” Okafor told reporters outside the ministry. “That was my mistake.”
Prime Minister Tomas Lindqvist thanked her for six years of service and named Deputy Finance Minister Arturo Bello, 51, \
as acting minister. He said the government would publish the contract by the end of the month.
Sens. Ruth Amadi and Paul Verhoeven, who had asked for the inquiry, said the resignation did not go far enough. \
“The company still has the money,” said Amadi, a former judge from the Northern District. The senator wants a hearing in May.
Baltic Lines, the shipyard in Gdansk that won the contract, declined to comment. Its chief executive, Piotr Zielinski, \
is due to testify before the Transport Committee next week, according to a spokeswoman for the committee, Mary-Ann O’Hara.
About 40,000 people use the ferries each day, and the old ones are slow, crowded and often late when the wind is strong. \
Repairs will cost some 12 million a year until new ships arrive, the ministry said in a report that was published in June.
";

/// Invented news about people whom the record knows, as world news is.
const OFFICIALS: &str = "\
President Emmanuel Macron of France met Chancellor Angela Merkel of Germany in Brest on Tuesday to talk about the price of gas. \
“We agree on most of it,” Macron said after lunch. Merkel, who arrived late, said that the finance ministers would meet again \
next week. In Washington, Sen. Marco Rubio of Florida and Rep. Adam Smith of Washington wrote a letter. Treasury Secretary Steven \
Mnuchin did not answer it. The senator told reporters that he would hold hearings in the spring, when the report is ready. \
Fishermen in the harbour said that the price of fuel had doubled since last year and that they were thinking of staying at home.
";

/// Nanoseconds of one look-up by name, over names that are there and names that are not.
fn look_up(record: &Record) {
    let names =
        ["Emmanuel Macron", "Volodymyr Zelenskiy", "Ada Brook", "John Smith", "Tammy Baldwin", "Kim Jong-un"];
    let rounds = 20_000;
    let start = Instant::now();
    for _ in 0..rounds {
        for name in names {
            std::hint::black_box(record.find(std::hint::black_box(name)));
        }
    }
    let each = start.elapsed().as_secs_f64() / f64::from(rounds * 6);
    println!("look-up: {:.2} µs", each * 1e6);
}

fn main() {
    let record = Record::default();
    let text = STORY.repeat(40);
    measure("news, no record", &text, &record);
    let built_in = Record::open(BUILT_IN);
    measure("news, record", &text, &built_in);
    measure("officials, record", &OFFICIALS.repeat(80), &built_in);
    look_up(&built_in);
    for (name, unit) in [
        ("initials", "J. "),
        ("capitals", "Smith "),
        ("lists", "Sens. Roe and Doe, "),
        ("joined", "Jo and Al Doe. "),
        ("quotes", "“"),
        ("hyphens", "A-"),
        ("of", "Head of "),
    ] {
        for size in [100_000, 1_000_000] {
            measure(&format!("{name}, {size} bytes"), &unit.repeat(size / unit.len()), &record);
        }
    }
}

fn measure(name: &str, text: &str, record: &Record) {
    let prose = Prose::from_plain(text);
    let words = text.split_whitespace().count();
    let mut best = f64::MAX;
    let published = Date::parse("2018-11-06");
    for _ in 0..if text.len() > 200_000 { 1 } else { 5 } {
        let start = Instant::now();
        std::hint::black_box(people::find(&prose, published, record));
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{name}: {:.1} ms, {:.2} M words/s", best * 1e3, words as f64 / best / 1e6);
}
