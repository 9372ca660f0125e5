//! The article of a page: metadata, gate, body, and what is safe; and pages that are broken in every way.

use newsgloss::page::article::learning;
use newsgloss::page::html::{self, Document};
use newsgloss::page::snapshot::{Builder, Layout};
use newsgloss::page::{Article, Metadata, PageSnapshot, article, metadata, prose, selector};
use newsgloss::text::BlockKind;
use newsgloss::{Engine, Settings};

/// Running text of a made-up story, without a figure or a name that matters.
const STORY: &str = "\
<p>The harbour council voted on Tuesday evening to reopen the old swing bridge, which had been closed to carts and
bicycles since the spring floods, after engineers told members that its bearings had been replaced.</p>
<p>“It is the shortest way to school for half of the island,” said the chair of the works committee, who had asked for
the repair in three successive budgets and was turned down each time.</p>
<p>The work took eleven weeks, two fewer than planned, and the council said that it would spend what was saved on new
lamps along the quay. A second bridge, further upstream, is to be examined before winter.</p>
<p>Shopkeepers on the northern bank welcomed the decision. Several had said during the summer that customers stayed
away because the ferry, which runs once an hour, was too slow for a quick errand.</p>";

struct Read {
    document: Document,
    metadata: Metadata,
    article: Article,
}

fn read(html: &str) -> Read {
    let document = Document::parse(html, "");
    let metadata = metadata::read(&document.page);
    let article = article::find(&document.page, &metadata);
    Read { document, metadata, article }
}

impl Read {
    fn text(&self) -> String {
        prose::body_text(&self.document.page, &self.article)
    }

    /// Whether the element is safe from hiding: protected, or holding or within something protected.
    fn is_safe(&self, css: &str) -> bool {
        let page = &self.document.page;
        let nodes = self.document.select(css).expect("a selector");
        assert_eq!(nodes.len(), 1, "{css}");
        self.article.protected.iter().any(|&p| page.contains(p, nodes[0]) || page.contains(nodes[0], p))
    }
}

fn news(inner: &str) -> String {
    format!(
        "<html lang=en><head><title>Swing bridge reopens – The Harbour Post</title>
         <meta property=og:type content=article><meta property=og:title content='Swing bridge reopens to carts'>
         <meta property=article:published_time content=2024-09-03T18:00:00+02:00></head>
         <body><nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav><main>{inner}</main>
         <footer><p>© The Harbour Post</p></footer></body></html>"
    )
}

#[test]
fn a_plain_article_is_found_whole() {
    let html = news(&format!(
        "<article><h1>Swing bridge reopens to carts</h1><p class=byline>By Ida Ferry</p>
         <figure id=lead><img src=bridge.jpg><figcaption>The bridge at dusk.</figcaption></figure>
         <div class=story-body>{STORY}</div></article>
         <section class=related><h2>More stories</h2><ul><li><a href=/a>Ferry timetable changes</a></ul></section>"
    ));
    let read = read(&html);
    assert!(read.article.is_article, "{:?}", read.article);
    assert!(read.text().starts_with("The harbour council") && read.text().ends_with("a quick errand."));
    assert!(!read.text().contains("Ferry timetable") && !read.text().contains("©"));
    for css in ["h1", ".byline", "#lead", ".story-body"] {
        assert!(read.is_safe(css), "{css}");
    }
    assert!(!read.is_safe(".related"));
    let headline = read.article.blocks.iter().find(|b| b.kind == BlockKind::Headline);
    assert_eq!(headline.map(|b| read.document.page.tag(b.node)), Some("h1"));
    let day = read.metadata.published.map(|m| m.date.to_string());
    assert_eq!(day.as_deref(), Some("2024-09-03"));
}

#[test]
fn the_head_of_an_article_in_any_order() {
    let read = read(&format!(
        "<html lang=en><head><title>Swing bridge reopens to carts – The Harbour Post</title><meta name=author content='Ida Ferry'>
         <meta property=og:title content='Swing bridge reopens to carts'></head><body><header><p>The Harbour Post</p></header><main>
         <article><figure id=lead class='relative w-full'><img src=bridge.jpg><figcaption>The bridge at dusk, by Jo Quay.</figcaption></figure>
         <div id=who>Ida Ferry <a href=/follow>Follow</a></div><p id=when>Sept. 3, 2024</p>
         <h1>Swing bridge reopens to carts</h1>
         <div class='relative text-lg'>{STORY}</div></article></main></body></html>"
    ));
    assert!(
        read.text().starts_with("The harbour council") && read.text().ends_with("a quick errand."),
        "{}",
        read.text()
    );
    for css in ["#lead", "#who", "#when", "h1"] {
        assert!(read.is_safe(css), "{css}");
    }
}

/// A paragraph before a wall, and beside it menus, forms and lists of other articles.
#[test]
fn an_article_that_is_cut_short() {
    let first = "The harbour council voted on Tuesday evening to reopen the old swing bridge, which had been closed to carts \
        and bicycles since the spring floods.";
    let link = |n: usize| format!("<li><a href=/{n}>Section {n} of the Post</a></li>");
    let other = |n: usize| {
        format!("<div class=card><h3><a href=/2021/{n}>The ferry runs late for the {n}th day</a></h3></div>")
    };
    let menu: String = (1..60).map(link).collect();
    let others: String = (2..20).map(other).collect();
    let source = format!(
        "<html lang=en><head><title>Swing bridge reopens before winter – The Harbour Post</title>\
         <meta property=og:type content=article><meta property=article:published_time content=2021-10-05>\
         <script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"headline\":\"Swing bridge reopens before winter\",\
         \"author\":\"Ada Brook\"}}</script></head><body><nav><ul>{menu}</ul></nav><form><input type=password></form>\
         <main><article><h1>Swing bridge reopens before winter</h1><p class=byline>By Ada Brook</p>\
         <div class=article-body><p>{first}</p></div><div class=wall>Subscribe to read on</div></article></main>\
         <aside>{others}</aside><footer><ul>{menu}</ul></footer></body></html>"
    );
    let found = read(&source);
    assert!(found.article.is_article, "{:?}", found.article.reasons);
    assert!(found.text().contains(first), "{}", found.text());
    assert!(!found.text().contains("Section 7"), "{}", found.text());
}

#[test]
fn text_without_paragraph_elements() {
    let lines = STORY.replace("<p>", "").replace("</p>", "<br><br>");
    let read = read(&news(&format!("<h1>Swing bridge reopens to carts</h1><div class=text>{lines}</div>")));
    assert!(read.article.is_article);
    let text = read.text();
    assert_eq!(text.split("\n\n").count(), 4, "{text}");
}

#[test]
fn what_is_not_shown_is_not_read() {
    let hidden =
        "<p hidden>This paragraph is for the paper's own use and the reader does not see it here.</p>";
    let read = read(&news(&format!("<h1>Swing bridge reopens to carts</h1><div>{STORY}{hidden}</div>")));
    assert!(!read.text().contains("own use"), "{}", read.text());
}

#[test]
fn what_stands_beside_the_article_is_no_part_of_it() {
    let remarks = [
        "I walked across this bridge to school for nine years and cannot see why the planks had to be closed at all, \
         when a man with a hammer could have mended them in an afternoon.",
        "The ferry was never on time in the summer, and the people who run it have said as much to everybody who asked.",
        "My shop lost a third of its custom. A second bridge would help more than lamps along the quay ever will, \
         and I hope that the works committee reads this page now and then.",
    ];
    let comments: String = remarks
        .iter()
        .cycle()
        .take(12)
        .map(|text| format!("<li class=comment><div class=comment-body><p>{text}</p></div></li>"))
        .collect();
    let teasers: String = remarks
        .iter()
        .map(|text| format!("<li><h3><a href=/x>Bridge letters of the week</a></h3><p>{text}</p></li>"))
        .collect();
    let poll: String =
        ["reopen it for carts and bicycles", "leave it closed until the winter", "build another one"]
            .iter()
            .map(|answer| format!("<li>Yes, the council should {answer} (31 %, 204 votes)</li>"))
            .collect();
    let html = news(&format!(
        "<ul class=ticker>{teasers}</ul>
         <article><h1>Swing bridge reopens to carts</h1><div class=entry-content>{STORY}</div></article>
         <div class=wp-polls><ul>{poll}</ul></div>
         <section id=comments><ul class=comment-list>{comments}</ul></section>"
    ));
    let text = read(&html).text();
    assert!(text.starts_with("The harbour council") && text.ends_with("a quick errand."), "{text}");
}

#[test]
fn other_pages_are_left_alone() {
    let links =
        "<h3><a href=/a>Council votes on the bridge</a></h3><p>The vote is on Tuesday.</p>".repeat(30);
    let goods =
        "<div class=product><h3>Lamp</h3><span class=price>$19.99</span><button>Add to cart</button></div>"
            .repeat(12);
    for (what, html) in [
        ("front page", format!("<title>The Harbour Post</title><body>{links}")),
        ("shop", format!("<title>Lamps</title><body><h1>Lamps</h1>{goods}")),
        ("log-in", "<title>Sign in</title><body><form><input type=email><input type=password><button>Sign in</button></form>".to_owned()),
        ("error", "<title>Not found</title><body><h1>404</h1><p>The page was not found.</p>".to_owned()),
        ("empty", String::new()),
    ] {
        let read = read(&html);
        assert!(!read.article.is_article, "{what}: {:?}", read.article.reasons);
        assert!(!read.article.reasons.is_empty(), "{what}");
    }
}

#[track_caller]
fn check_metadata(head: &str, expected: &str) {
    let page = Document::parse(&format!("<html><head>{head}</head><body><p>x</p></body></html>"), "").page;
    let m = metadata::read(&page);
    let day = |m: &Option<metadata::Moment>| {
        m.as_ref().map_or("-".to_owned(), |m| format!("{} {}", m.date, m.source))
    };
    let text = |t: &Option<String>| t.clone().unwrap_or("-".to_owned());
    let found = [
        text(&m.headline),
        text(&m.byline),
        day(&m.published),
        day(&m.modified),
        m.language.clone(),
        text(&m.site),
    ]
    .join(" | ");
    assert_eq!(found, expected, "{head}");
}

#[test]
fn metadata_of_many_forms() {
    let ld = |json: &str| format!("<script type=application/ld+json>{json}</script>");
    check_metadata(
        &ld(
            r##"{"@graph": [{"@type": "WebSite", "name": "Post"}, {"@type": ["NewsArticle"], "headline": "Bridge &amp; ferry",
            "author": [{"name": "Ida Ferry"}, {"@id": "#p"}], "datePublished": "2024-09-03T23:30:00-05:00",
            "dateModified": "2024-09-04", "inLanguage": "en-GB", "publisher": {"name": "The Post"}}, {"@id": "#p", "name": "Jo Quay"}]}"##,
        ),
        "Bridge & ferry | Ida Ferry, Jo Quay | 2024-09-03 JSON-LD | 2024-09-04 JSON-LD | en-gb | The Post",
    );
    // A broken block leaves the others alone; the change before the publication is a wrong statement.
    check_metadata(
        &format!(
            "{}{}",
            ld("{\"@type\": \"NewsArticle\", \"headline\": "),
            ld(r#"[{"@type": "BlogPosting", "headline": "Two", "datePublished": "2020-02-30"}]"#)
        ),
        "Two | - | - | - |  | -",
    );
    check_metadata(
        "<meta property=og:title content=Three><meta name=author content='https://x.example/ida'><meta name=parsely-pub-date content='2021-05-06T00:00:00Z'>
         <meta property=article:modified_time content=2020-01-01><meta http-equiv=content-language content=de-AT><meta property=og:site_name content=Blatt>",
        "Three | - | 2021-05-06 meta | - | de-at | Blatt",
    );
    check_metadata(
        "<meta name=date content=tomorrow><meta itemprop=datePublished content='10 May 2022'>",
        "- | - | 2022-05-10 meta | - |  | -",
    );
    check_metadata(&ld("null [ {{ \u{0} \"@type\""), "- | - | - | - |  | -");
}

#[test]
fn the_day_stands_near_the_headline() {
    let found = |body: &str| {
        let html = format!(
            "<html><head><title>Swing bridge reopens – Harbour Post</title></head><body>{body}</body></html>"
        );
        let published = metadata::read(&Document::parse(&html, "").page).published;
        published.map_or("-".to_owned(), |m| format!("{} {}", m.date, m.source))
    };
    let story =
        "<p>The old bridge of 3 May 1897 is open again, the harbour council said after a long evening.</p>";
    let logo = "<p>Friday, 6 September 2024</p><h1>The Harbour Post</h1><ul><li>Home<li>Sport<li>Ferry<li>Tides<li>Lost</ul>";
    let headline = "<h1>Swing bri&shy;dge reopens</h1>";
    assert_eq!(
        found(&format!("{logo}{headline}<p>Stand: 03.09.2024, 18:00 Uhr</p>{story}")),
        "2024-09-03 dateline"
    );
    assert_eq!(found(&format!("{logo}<p>3 September 2024</p>{headline}{story}")), "2024-09-03 dateline");
    assert_eq!(found(&format!("<div>2024年9月3日</div>{headline}{story}")), "2024-09-03 dateline");
    // hAtom: the class stands on what is around the time.
    let time = "<abbr class=published><time datetime='2024-09-03 18:00:00 GMT'>3. 9.</time></abbr>";
    assert_eq!(found(&format!("{time}{headline}{story}")), "2024-09-03 <time>");
    assert_eq!(found(&format!("{}{headline}{story}", time.replace("published", "seen"))), "-");
    assert_eq!(found(&format!("{}{headline}{story}", time.replace("published", "publisher"))), "-");
    assert_eq!(found(&format!("{logo}{headline}{story}")), "-");
    // The day of a post that is quoted is the post's.
    let post = "<blockquote><p>Open!</p><time datetime=2023-03-12>Mar 12</time></blockquote>";
    assert_eq!(found(&format!("{headline}{story}{post}")), "-");
    // Below the text, where the line says what it is; two such lines are those of two texts.
    let long = story.repeat(30);
    let mark = "<p>Dieser Beitrag wurde am 3. September 2024 veröffentlicht.</p>";
    assert_eq!(found(&format!("{headline}{long}{mark}")), "2024-09-03 dateline");
    assert_eq!(found(&format!("{headline}{long}{mark}<p>Posted on September 5, 2024 by Ida</p>")), "-");
    assert_eq!(found(&format!("{headline}{long}<p>Open since September 5, 2024, says Ida</p>")), "-");
}

/// What becomes of the blocks of a page that the models thought this likely, in hundredths.
fn mended(html: &str, likely: &[f32]) -> Vec<u32> {
    let page = Document::parse(html, "").page;
    learning::level(&page, likely).into_iter().map(|p| (p * 100.0).round() as u32).collect()
}

#[test]
fn what_lies_between_is_body_too() {
    let long = "The harbour council met on Tuesday and voted to deepen the northern channel before the winter storms come.";
    let paragraphs = format!("<p>{long}</p>").repeat(5);
    let sure = [0.95; 5];
    // Most words of the list are body: then its short items are as well. A list of links is none.
    let list = |item: &str| format!("{paragraphs}<ul><li>{long}</li><li>{item}</li></ul>");
    let likely = |two: [f32; 2]| [&sure[..], &two[..]].concat();
    assert_eq!(mended(&list("New lamps"), &likely([0.9, 0.2]))[6], 60);
    assert_eq!(mended(&list("New lamps"), &likely([0.4, 0.2]))[6], 20);
    assert_eq!(mended(&list(&format!("<a href=/a>{long}</a>")), &likely([0.9, 0.2]))[6], 20);
    // Class names that a program made up tell paragraphs apart and mean nothing; others do.
    let between = |class: &str| format!("<p class=a1>{long}</p><p class='{class}'>{long}</p>").repeat(5);
    let alternating = [0.95, 0.3].repeat(5);
    assert_eq!(mended(&between("b2 hj"), &alternating)[1], 60);
    assert_eq!(mended(&between("sign-up"), &alternating)[1], 30);
    // A heading of any rank between them introduces what follows.
    let heading = format!("<div>{paragraphs}<h1>Costs</h1><p>{long}</p></div>");
    assert_eq!(mended(&heading, &[&sure[..], &[0.2, 0.95]].concat())[5], 60);
}

#[test]
fn pages_that_say_they_are_articles_and_stand() {
    let page = |title: &str, inner: &str| {
        read(&format!(
            "<html lang=en><head><title>{title}</title><meta property=og:type content=article></head><body><main>
             <h1>{title}</h1>{inner}</main></body></html>"
        ))
    };
    let contact = page(
        "Contact us",
        "<p>Write to the editors of the Harbour Post, or ring in the morning.</p><form><input type=text><input type=email><textarea></textarea></form>",
    );
    assert!(!contact.article.is_article, "{:?}", contact.article);
    let posts: String = (0..8)
        .map(|n| format!("<div class=message><h3><a href=/member/{n}>quayside{n}</a></h3><p>Joined: Mar 2019</p>{STORY}</div>"))
        .collect();
    let thread = page("Swing bridge again? - Harbour Forums", &posts);
    assert!(!thread.article.is_article, "{:?}", thread.article);
}

#[test]
fn broken_pages_do_no_harm() {
    let deep = format!("{}{STORY}{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let unclosed = format!("<b><i><table><tr><td>{STORY}<p><p><li></table></article></div>");
    let signs = format!("<p>\u{0}\u{feff}\u{202e}مرحبا بالعالم 🙂👩‍👩‍👧 e\u{301}\u{fffd}</p>{STORY}<![CDATA[<p");
    for html in [deep, unclosed, signs, "<".repeat(10_000), "&#xD800;&#0;".to_owned(), "\u{0}".to_owned()] {
        let read = read(&html);
        let sorted = read.article.protected.is_sorted();
        assert!(sorted, "{html:.40}");
    }
}

#[test]
fn a_deep_tree_from_a_live_page() {
    let mut builder = Builder::new(PageSnapshot::default());
    let (div, span) = (builder.intern("div"), builder.intern("span"));
    for depth in 0..90_000 {
        builder.open(if depth % 2 == 0 { div } else { span }, &[], Layout::default());
        if depth % 3 == 0 {
            builder.text("The council voted on Tuesday to reopen the bridge. ");
        }
    }
    let page = builder.finish();
    let found = article::find(&page, &metadata::read(&page));
    assert!(found.blocks.iter().all(|b| b.node < b.end && (b.end as usize) <= page.nodes.len()));
}

#[test]
fn selectors_find_their_element_again() {
    let document = Document::parse(
        "<div id=a><p>1<p>2<o:p>x</o:p></div><div id=a><span><p id='1b'>3</p></span></div>",
        "",
    );
    let page = &document.page;
    for node in (0..page.nodes.len() as u32).filter(|&n| page.is_element(n)) {
        let selector = selector::selector(page, node);
        assert_eq!(document.select(&selector), Some(vec![node]), "{selector}");
    }
    assert_eq!(document.with_hidden(&[2]).matches("hidden").count(), 1);
}

#[test]
fn the_day_is_that_of_the_text() {
    let day = |shown: &str, modified: &str| {
        let paragraph = "<p>The alliance was founded after the war by 12 countries of two continents, to answer an \
            attack on any of them together, and it has taken in 20 more since then, the last of them last year.</p>";
        let source = format!(
            "<html lang=en><head><title>What is the alliance?</title><script type='application/ld+json'>{{\"@type\":\
             \"NewsArticle\",\"headline\":\"What is the alliance?\",\"datePublished\":\"2012-05-10T14:29:05Z\",\
             \"dateModified\":\"{modified}T11:16:53Z\"}}</script></head><body><main><article><h1>What is the \
             alliance?</h1>{shown}{}</article></main></body></html>",
            paragraph.repeat(6)
        );
        let page = html::snapshot(&source, "https://example.org/what-is-it");
        let analysis = Engine::new(&b""[..]).analyze(&page, &Settings::default());
        let last_year = analysis.figures.iter().find_map(|f| f.iso.clone().filter(|iso| iso.len() == 4));
        (analysis.day.map(|day| day.to_string()), last_year, analysis.notes.len())
    };
    let expected = |day: &str, year: &str, notes| (Some(day.to_owned()), Some(year.to_owned()), notes);
    let rewritten = "<time datetime='2026-04-24T11:16:53Z'>1 day ago</time>";
    let first = "<time datetime='2012-05-10T14:29:05Z'>10 May 2012</time>";
    assert_eq!(
        day(rewritten, "2026-04-24"),
        expected("2026-04-24", "2025", 1),
        "the page shows the later day alone"
    );
    assert_eq!(day(first, "2026-04-24"), expected("2012-05-10", "2011", 0));
    assert_eq!(day(&format!("{first}{rewritten}"), "2026-04-24"), expected("2012-05-10", "2011", 0));
    assert_eq!(day("", "2026-04-24"), expected("2012-05-10", "2011", 0));
    let soon = "<time datetime='2012-06-01T11:16:53Z'>1 June</time>";
    assert_eq!(day(soon, "2012-06-01"), expected("2012-05-10", "2011", 0));
}
