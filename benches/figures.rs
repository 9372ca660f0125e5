//! How fast figures are found: `cargo bench --bench figures`. Prints words a second on one core, tokens
//! included and without; the text is made here, invented news with about one figure in eight words.

use std::time::Instant;

use newsgloss::civil::Date;
use newsgloss::figures;
use newsgloss::text::Prose;

const PARAGRAPHS: [&str; 6] = [
    "The regional council voted 14-9 on Tuesday to spend $3.2 million on a bridge that has been closed since last December, officials said.",
    "Engineers found 27 cracks, some of them 4 inches deep, and warned that repairs could take two to three years if nothing was done by next June.",
    "“We asked for help in 2016 and we ask for it again,” said Dana Webb, 51, who runs a shop near the river with her brother and their neighbors.",
    "Nearly a third of the town’s 12,500 residents signed the petition, more than twice as many as organizers had hoped for when they began it.",
    "The company reported a loss of 12 cents a share in the third quarter, compared with a profit of 30 cents a year earlier, on sales that fell 8 percent.",
    "Neighbors gathered outside the hall long before the doors opened, holding signs, singing quietly, and waiting for somebody to tell them what came next.",
];

fn main() {
    let mut text = String::new();
    while text.len() < 2_000_000 {
        for paragraph in PARAGRAPHS {
            text.push_str(paragraph);
            text.push_str("\n\n");
        }
    }
    let words = text.split_whitespace().count();
    let published = Date::parse("2026-03-04");
    let prose = Prose::from_plain(&text);
    let mut count = 0;
    let best = |run: &mut dyn FnMut()| {
        (0..7)
            .map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let found = best(&mut || count = figures::find(&prose, published).len());
    let list = figures::find(&prose, published);
    let whole = best(&mut || {
        let prose = Prose::from_plain(&text);
        std::hint::black_box(figures::find(&prose, published));
    });
    let marked = best(&mut || {
        std::hint::black_box(figures::contradictions(&prose, &list));
    });
    let rate = |seconds: f64| words as f64 / seconds / 1e6;
    println!("{words} words, {count} figures");
    println!("figures            {:6.2} M words/s", rate(found));
    println!("tokens and figures {:6.2} M words/s", rate(whole));
    println!("consistency        {:6.2} M words/s", rate(marked));
}
