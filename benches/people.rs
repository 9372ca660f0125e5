//! `cargo bench --bench people`: words a second of the whole people pipeline on one core, and hostile text.

use std::time::Instant;

use newsgloss::people::{self, record::Record};
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

fn main() {
    let record = Record::default();
    let text = STORY.repeat(40);
    measure("news", &text, &record);
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
    for _ in 0..if text.len() > 200_000 { 1 } else { 5 } {
        let start = Instant::now();
        std::hint::black_box(people::find(&prose, None, record));
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{name}: {:.1} ms, {:.2} M words/s", best * 1e3, words as f64 / best / 1e6);
}
