//! What is hidden on whole pages, as a reader would list it. The pages are invented.

use newsgloss::clutter::Kind;
use newsgloss::page::html;
use newsgloss::{Engine, Level, Settings};

/// A page around these parts: above the article, among its paragraphs, right after them, and beside it.
fn page(above: &str, among: &str, after: &str, beside: &str) -> String {
    let paragraph = |n: usize| {
        format!(
            "<p>The harbour council of Eastmere met on Tuesday for the {n}th time this year and voted to deepen the \
             northern channel, a project that engineers say will take three winters and that fishermen have opposed \
             since the first plans were shown to them in the old customs house.</p>"
        )
    };
    format!(
        "<html lang=en><head><title>Eastmere votes to deepen its harbour</title>\
         <meta property=og:type content=article><meta property=og:title content='Eastmere votes to deepen its harbour'>\
         </head><body><header><nav class=main-nav><ul><li><a href=/>Home</a></li><li><a href=/harbour>Harbour</a></li>\
         <li><a href=/sport>Sport</a></li></ul></nav>{above}</header><main><article><h1>Eastmere votes to deepen its \
         harbour</h1><div class=article-body>{}{}{among}{}{}{}{after}</div></article><aside class=sidebar>{beside}</aside>\
         </main><footer><a href=/privacy>Privacy policy</a> <a href=/contact>Contact</a></footer></body></html>",
        paragraph(4),
        paragraph(5),
        paragraph(6),
        paragraph(7),
        paragraph(8),
    )
}

/// (kind, beginning of the text) of each hidden block.
fn hidden(html_source: &str, settings: &Settings) -> Vec<(Kind, String)> {
    let page = html::snapshot(html_source, "https://example.org/harbour/vote");
    let analysis = Engine::new(&b""[..]).analyze(&page, settings);
    assert!(analysis.article.is_article, "the page is an article: {:?}", analysis.article.reasons);
    let text = |node| page.subtree_text(node).split_whitespace().collect::<Vec<_>>().join(" ");
    analysis.clutter.iter().map(|c| (c.kind, text(c.node))).collect()
}

#[track_caller]
fn check(source: &str, expected: &[(Kind, &str)]) {
    let found = hidden(source, &Settings::default());
    let as_text: Vec<(Kind, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    assert_eq!(as_text, expected);
}

const DONATION: &str = "<div class='donation-box'><h3>Support our journalism</h3> <p>Please consider making a donation. \
    Your support helps us report.</p> <a href=/donate>$5</a> <a href=/donate>$20</a> <a href=/donate>$50</a> \
    <a class=button href=https://www.paypal.com/donate>Donate now</a></div>";
const DONATION_TEXT: &str = "Support our journalism Please consider making a donation. Your support helps us report. \
    $5 $20 $50 Donate now";
const NEWSLETTER: &str = "<div class='newsletter-signup'><h3>Sign up for our newsletter</h3><form><input type=email \
    placeholder='Your email address'><button>Sign up</button></form></div>";

#[test]
fn a_page_without_clutter_stays_whole() {
    check(&page("", "", "", ""), &[]);
}

#[test]
fn a_donation_box_goes_as_one_block() {
    check(&page("", "", "", DONATION), &[(Kind::Donation, DONATION_TEXT)]);
}

#[test]
fn links_that_ask_go_and_the_menu_stays() {
    let menu = "<ul class=menu><li><a href=/news>News</a></li><li><a href=/donate>Donate</a></li>\
        <li><a href=/subscribe>Subscribe</a></li><li><a href=/login>Log in</a></li></ul>";
    check(&page(menu, "", "", ""), &[(Kind::Donation, "Donate"), (Kind::Pricing, "Subscribe")]);
}

#[test]
fn a_newsletter_box_goes_with_the_wrapper_it_would_leave_empty() {
    let source = page("", &format!("<div class=wrap><div>{NEWSLETTER}</div></div>"), "", "");
    let page = html::snapshot(&source, "");
    let analysis = Engine::new(&b""[..]).analyze(&page, &Settings::default());
    let classes: Vec<_> = analysis.clutter.iter().map(|c| page.attribute(c.node, "class")).collect();
    assert_eq!(classes, [Some("wrap")]);
}

#[test]
fn related_and_share_blocks_are_tidied() {
    let share = "<div class=share-bar><a href='https://www.facebook.com/sharer.php?u=x'>Share on Facebook</a> \
        <a href='https://twitter.com/intent/tweet?url=x'>Tweet</a> <a href='mailto:?subject=x'>Email</a></div>";
    let related = "<div class=related-posts><h3>Related articles</h3> <ul>\
        <li><a href=/a>Lighthouse keeper retires after forty years of storms</a></li>\
        <li><a href=/b>Ferry line to the islands is to run on Sundays again</a></li>\
        <li><a href=/c>Why the price of mussels doubled in one summer</a></li></ul></div>";
    let found = hidden(&page("", "", &format!("{share}{related}"), ""), &Settings::default());
    let kinds: Vec<Kind> = found.iter().map(|f| f.0).collect();
    assert_eq!(kinds, [Kind::Share, Kind::Related]);
    assert!(found[1].1.starts_with("Related articles Lighthouse"), "the heading goes too: {}", found[1].1);
}

#[test]
fn the_headline_once_more_goes_and_the_headline_stays() {
    let source = page("", "", "", "").replace(
        "</h1><div class=article-body>",
        "</h1><div class=sub-title>Eastmere votes to deepen its harbour</div><div class=article-body>",
    );
    check(&source, &[(Kind::Duplicate, "Eastmere votes to deepen its harbour")]);
}

#[test]
fn levels_and_kinds_are_the_readers_choice() {
    let source = page("", DONATION, "", NEWSLETTER);
    let kinds =
        |settings: &Settings| -> Vec<Kind> { hidden(&source, settings).iter().map(|f| f.0).collect() };
    let level = |level| Settings { level, ..Settings::default() };
    assert_eq!(kinds(&level(Level::Off)), []);
    assert_eq!(kinds(&level(Level::Asks)), [Kind::Donation]);
    assert_eq!(kinds(&level(Level::Tidy)), [Kind::Donation, Kind::Newsletter]);
    let kept = Settings { kept_kinds: vec![Kind::Donation], ..Settings::default() };
    assert_eq!(kinds(&kept), [Kind::Newsletter]);
    assert!(kinds(&level(Level::Reading)).contains(&Kind::Surroundings));
}

#[test]
fn the_reading_level_leaves_the_article_alone() {
    let source = page("<p>Fair, 14 degrees</p>", "", "", "<p>Tide tables for the coming week</p>");
    let settings = Settings { level: Level::Reading, ..Settings::default() };
    let gone: String = hidden(&source, &settings).into_iter().map(|(_, text)| text + "\n").collect();
    for part in ["Home", "Fair, 14 degrees", "Tide tables", "Privacy policy"] {
        assert!(gone.contains(part), "{part:?} is around the article");
    }
    assert!(!gone.contains("harbour council"));
    assert!(!gone.contains("Eastmere votes"));
}

#[test]
fn an_article_about_donations_and_prices_stays_whole() {
    let among = "<p>Donations to the lifeboat fund reached $2,500 in March, and the society asked its members to \
        consider helping with the repairs; a subscription to its yearbook now costs $12 per month, the treasurer said.</p>\
        <p>“Without the support of readers and sailors we could not go on,” she told the council on Monday evening.</p>";
    check(&page("", among, "", ""), &[]);
}

#[test]
fn reasons_are_plain_sentences_with_amounts() {
    let page = html::snapshot(&page("", "", "", DONATION), "");
    let analysis = Engine::new(&b""[..]).analyze(&page, &Settings::default());
    let block = &analysis.clutter[0];
    assert!(block.reason.starts_with("Donation ask: “Support our journalism"), "{}", block.reason);
    assert!(block.reason.ends_with("amounts 5/20/50 $"), "{}", block.reason);
    assert!(!block.evidence.is_empty() && block.evidence.iter().all(|e| e.weight != 0.0));
}
