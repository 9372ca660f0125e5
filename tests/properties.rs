//! What holds for every input: no panic, spans on character boundaries, glosses disjoint and faithful, hides
//! outside the article, the same answer twice.

use newsgloss::page::{NodeId, PageSnapshot, html, wire};
use newsgloss::people::record::BUILT_IN;
use newsgloss::text::{Prose, Span};
use newsgloss::{Engine, Level, Plan, Settings};
use proptest::prelude::*;

/// Pieces that news pages are made of, and pieces that break readers of them.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "<p>", "</p>", "<div class=\"donate bar\">", "</div>", "<article>", "</article>", "<h1>", "</h1>", "<ul><li>",
    "</li></ul>", "<figure><img alt=\"A bridge\">", "<figcaption>", "</figcaption></figure>", "<a href=\"/subscribe\">",
    "</a>", "<table><tr><td>", "</td></tr></table>", "<br>", "<span hidden>", "</span>", "<!-- x -->",
    "<script>1<2</script>", "<form><input type=email>", "</form>", "<b", "&amp;&#0;&nbsp;", "\u{0}", "\u{feff}",
    "\u{202e}مرحبا", "🙂👩‍👩‍👧", "e\u{301}", "Support us with $5, $10 or $25 a month. ", "Sign up for our newsletter. ",
    "Prime Minister Jana Novak said on Tuesday that ", "up to 400 troops ", "“We will not go,” she said. ",
    "last December ", "$5.9 million ", "10 to 15 percent ", "the senator ", "Sens. Ito and Brandt ", "post-Novak ",
    "1/2 ", "½ ", "99,99,999.9.9 ", "’", "“", "\"", "'", "-", "—", "(", "\n", "\t ", "A. B. C. ",
    "99999999999999999999999999 ", "31 February 2019 ", "0/0 ", "13:99 p.m. ", "Ő", "ß", "İ", "ﬁ",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        2 => "[a-zA-Z]{1,9} ",
        // Names, their initials and numbers in any script.
        2 => r"(\p{Lu}\p{Ll}{1,8}|\p{Lu}\.|\p{Ll}{1,2}|\p{Lo}{1,4}|\p{Nd}{1,4}) ",
        1 => r"(Minister|Sen\.|Mr\.|at|\$) \p{Lu}\p{Ll}{0,4} (\p{L}{1,3}\. )?\p{L}{1,7}",
    ];
    prop::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

/// A page whose shape is that of an article, with soup inside; or soup alone.
fn page() -> impl Strategy<Value = String> {
    (soup(), soup(), any::<bool>()).prop_map(|(head, body, whole)| {
        let paragraph = "<p>The council voted on Monday to close the bridge for two weeks while engineers look at it, \
                         a spokesman said in a statement to reporters outside the town hall.</p>";
        if whole {
            format!(
                "<html lang=en><meta property=og:type content=article><title>Bridge closes</title><body>{head}<article>\
                 <h1>Bridge closes</h1>{}{body}</article></body></html>",
                paragraph.repeat(8)
            )
        } else {
            format!("{head}{body}")
        }
    })
}

fn settings(level: Level) -> Settings {
    Settings { level, published: newsgloss::civil::Date::parse("2019-04-10"), ..Settings::default() }
}

/// All that the product ships, the record too: what is never asked cannot fail here.
fn engine() -> Engine {
    Engine::new(BUILT_IN)
}

fn check_spans(text: &str, spans: impl IntoIterator<Item = Span>) {
    for span in spans {
        assert!(span.of(text).is_some_and(|s| !s.is_empty()), "{span:?} is no piece of {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn text_is_cut_without_loss(text in soup()) {
        let prose = Prose::from_plain(&text);
        check_spans(&text, prose.tokens.iter().map(|t| t.span));
        check_spans(&text, prose.blocks.iter().map(|b| b.span));
        prop_assert!(prose.tokens.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        prop_assert_eq!(prose.sentences.iter().map(|s| s.len()).sum::<usize>(), prose.tokens.len());
        // Whatever is no blank and not invisible is in some token.
        let kept: usize = prose.tokens.iter().map(|t| t.span.len()).sum();
        let solid: usize = prose.blocks.iter().flat_map(|b| prose.slice(b.span).chars())
            .filter(|c| !c.is_whitespace() && !is_invisible(*c)).map(char::len_utf8).sum();
        prop_assert!(kept >= solid, "{} of {} bytes in tokens", kept, solid);
    }

    #[test]
    fn findings_of_any_text_are_in_the_text(text in soup()) {
        let analysis = engine().analyze_text(&text, &settings(Level::Off));
        check_spans(&text, analysis.figures.iter().map(|f| f.span));
        check_spans(&text, analysis.quotes.iter().map(|q| q.span));
        check_spans(&text, analysis.people.iter().flat_map(|p| p.mentions.iter().map(|m| m.span)));
        check_spans(&text, analysis.people.iter().flat_map(|p| p.roles.iter().map(|r| r.span)));
        prop_assert!(analysis.figures.windows(2).all(|w| w[0].span.end <= w[1].span.start), "figures overlap");
        prop_assert!(analysis.people.iter().all(|p| !p.mentions.is_empty() && !p.name.is_empty()));
    }

    #[test]
    fn plans_are_exact_and_keep_to_the_page(
        html in page(),
        level in prop::sample::select(&[Level::Asks, Level::Tidy, Level::Reading]),
    ) {
        check_plan(&html, level);
    }

    #[test]
    fn any_bytes_are_some_tree(tree in prop::collection::vec(any::<u8>(), 0..400), text in soup()) {
        let strings = ["body", "p", "div", "class", "donate", "h1", "a"].map(str::to_owned).to_vec();
        let page = wire::decode(PageSnapshot::default(), strings, &tree, &text);
        for (id, node) in page.nodes.iter().enumerate() {
            prop_assert!(node.parent as usize <= id && node.end as usize > id);
            prop_assert!(node.end as usize <= page.nodes.len());
        }
        let settings = settings(Level::Reading);
        Plan::new(&page, &engine().analyze(&page, &settings), &settings);
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The page's text between two places, blanks collapsed, as a browser's range would give it.
fn text_between(page: &PageSnapshot, start: (NodeId, u32), end: (NodeId, u32)) -> String {
    let mut text = String::new();
    for node in start.0..=end.0 {
        let units: Vec<u16> = page.own_text(node).encode_utf16().collect();
        let from = if node == start.0 { start.1 as usize } else { 0 };
        let to = if node == end.0 { end.1 as usize } else { units.len() };
        text.push_str(&String::from_utf16(&units[from..to]).expect("offsets split no pair"));
        if page.tag(node) == "br" {
            text.push(' ');
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plan is the same twice, its glosses are in the text, and what it hides is no part of the article.
fn check_plan(html: &str, level: Level) {
    let page = html::snapshot(html, "https://news.example/2019/04/10/bridge");
    let (engine, settings) = (engine(), settings(level));
    let analysis = engine.analyze(&page, &settings);
    let plan = Plan::new(&page, &analysis, &settings);
    assert_eq!(&plan, &Plan::new(&page, &engine.analyze(&page, &settings), &settings));
    for gloss in &plan.glosses {
        assert_eq!(&text_between(&page, gloss.start, gloss.end), &gloss.quote);
    }
    assert!(plan.glosses.windows(2).all(|w| w[0].end <= w[1].start), "glosses overlap");
    assert!(plan.hides.windows(2).all(|w| page.nodes[w[0].node as usize].end <= w[1].node), "hides overlap");
    let words = |node: NodeId| page.subtree_text(node).split_whitespace().count();
    let all: usize = analysis.article.protected.iter().map(|&kept| words(kept)).sum();
    for hide in &plan.hides {
        // A whole paragraph that is itself an ask may go, with its signs, and a panel of few of them; never a part of
        // one, nor a picture, a table, the headline or the byline.
        let is_ask = !hide.evidence.is_empty();
        let mut part = 0;
        for &kept in analysis.article.protected.iter().filter(|&&kept| !(is_ask && kept == hide.node)) {
            assert!(!page.contains(kept, hide.node), "hides a part of a <{}> of the article", page.tag(kept));
            if page.contains(hide.node, kept) {
                let own = [analysis.article.headline, analysis.article.byline].contains(&Some(kept));
                let shown = matches!(page.tag(kept), "figure" | "picture" | "table" | "video");
                assert!(is_ask && !own && !shown, "hides a <{}> of the article", page.tag(kept));
                part += words(kept);
            }
        }
        assert!(part == 0 || part * 4 <= all && part <= 320, "hides {part} of {all} words of the article");
    }
}

#[test]
fn what_broke_a_plan_once() {
    // A picture in a heading, with words that ask: hidden with the heading as a panel of one block.
    let picture = [
        "<p></td></tr></table></h1><p><p>Support us with $5, $10 or $25 a month. ¡</form></span>last December",
        " Prime Minister Jana Novak said on Tuesday that </div>Prime Minister Jana Novak said on Tuesday that",
        " </span></a></h1>&amp;&#0;&nbsp;¡a </figcaption></figure>a Prime Minister Jana Novak said on Tuesday",
        " that a A a &amp;&#0;&nbsp;<figcaption>Prime Minister Jana Novak said on Tuesday that <article>up to",
        " 400 troops </a><b<p><p>“We will not go,” she said. up to 400 troops Minister Ǻᾠⲙꙇ a𐨐. ٮ𑊏aA “We will",
        " not go,” she said. Aa AaaaAAaA Aaaaaa ༠꩐𐴰၀ post-Novak </p>up to 400 troops <a href=\"/subscribe\">0",
        " <h1><p></td></tr></table></td></tr></table>Prime Minister Jana Novak said on Tuesday that ",
        "</div><h1><figure><img alt=\"A bridge\"><a href=\"/subscribe\">Support us with $5, $10 or $25 a ",
        "month. <a href=\"/subscribe\"></a>\0Prime Minister Jana Novak said on Tuesday that Prime Minister ",
        "Jana Novak said on Tuesday that </h1><p><p><p>",
    ]
    .concat();
    for level in [Level::Asks, Level::Tidy, Level::Reading] {
        check_plan(&picture, level);
    }
}
