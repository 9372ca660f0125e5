//! Whole pages: what the engine takes beside `dom_smoothie` (Readability in Rust) on the same page in the same
//! run, and whether its time grows in step with the page.
//!
//! `cargo bench --bench pages [-- FOLDER]`: the fixture pages, or every `.html` of a folder.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use newsgloss::page::html;
use newsgloss::{Engine, Plan, Settings, civil::Date};

/// Each page is measured this often; the median counts.
const ROUNDS: usize = 7;

fn main() {
    // `cargo bench` passes `--bench`.
    let folder = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let pages = match folder {
        Some(folder) => pages_in(&PathBuf::from(folder)),
        None => fixtures(),
    };
    assert!(!pages.is_empty(), "no .html page there");
    let engine = Engine::default();
    let settings = Settings { today: Date::parse("2026-01-01"), ..Settings::default() };

    let mut rows: Vec<[Duration; 3]> = Vec::new();
    for page in &pages {
        let snapshot = html::snapshot(page, "https://news.example/");
        let analysis = engine.analyze(&snapshot, &settings);
        rows.push([
            median(|| drop(engine.analyze(&snapshot, &settings))),
            median(|| drop(Plan::new(&snapshot, &analysis, &settings))),
            median(|| {
                let article =
                    dom_smoothie::Readability::new(page.as_str(), None, None).and_then(|mut r| r.parse());
                drop(article);
            }),
        ]);
    }
    println!("{} pages, medians over the pages", pages.len());
    let column = |index: usize| quantile(rows.iter().map(|r| r[index].as_secs_f64() * 1e3).collect(), 0.5);
    println!("  analyze       {:8.2} ms", column(0));
    println!("  plan          {:8.2} ms", column(1));
    println!("  dom_smoothie  {:8.2} ms", column(2));
    let ratios: Vec<f64> =
        rows.iter().map(|[a, p, d]| (a.as_secs_f64() + p.as_secs_f64()) / d.as_secs_f64()).collect();
    println!(
        "  (analyze + plan) / dom_smoothie: median {:.2}, 95th percentile {:.2}",
        quantile(ratios.clone(), 0.5),
        quantile(ratios, 0.95)
    );

    println!("growth: one page's paragraphs again and again");
    for size in [10_000, 100_000, 1_000_000, 10_000_000] {
        let page = long_page(size);
        let snapshot = html::snapshot(&page, "");
        let start = Instant::now();
        let analysis = engine.analyze(&snapshot, &settings);
        let took = start.elapsed().as_secs_f64();
        println!(
            "  {size:>10} bytes  {:9.2} ms  {:6.1} ns/byte  article: {}",
            took * 1e3,
            took * 1e9 / page.len() as f64,
            analysis.article.is_article
        );
    }
}

fn fixtures() -> Vec<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(root).into_iter().flatten().flatten().map(|e| e.path()).collect();
    folders.sort();
    folders.iter().filter_map(|f| std::fs::read_to_string(f.join("page.html")).ok()).collect()
}

fn pages_in(folder: &PathBuf) -> Vec<String> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "html"));
    files.sort();
    files
        .iter()
        .filter_map(|f| std::fs::read(f).ok())
        .map(|b| String::from_utf8_lossy(&b).into_owned())
        .collect()
}

/// An article of about so many bytes.
fn long_page(bytes: usize) -> String {
    let paragraph = "<p>Mayor Ines Calder of Port Lorne said on Tuesday that 1,250 of the city’s 4,800 streetlights would \
        be replaced by next June at a cost of $3.4 million. “We have waited ten years for this,” Calder told reporters, \
        adding that about 12 percent of the bill would be met by a <a href=\"/fund\">regional fund</a>. The opposition’s \
        Tom Abara, a former deputy mayor, called the plan late and costly.</p>\n";
    let mut page =
        String::from("<html lang=en><meta property=og:type content=article><article><h1>Lights</h1>");
    while page.len() < bytes {
        page.push_str(paragraph);
    }
    page + "</article></html>"
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn quantile(mut values: Vec<f64>, at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values[((values.len() - 1) as f64 * at).round() as usize]
}
