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
fn a_long_heading_that_asks_goes_by_itself() {
    let ask = "Eastmere never rests. Get the weekly harbour newsletter and don't miss a tide.";
    check(
        &page("", "", "", &format!("<div class=newsletter><h3>{ask}</h3></div>")),
        &[(Kind::Newsletter, ask)],
    );
}

#[test]
fn a_picture_and_its_caption_stay_whatever_their_box_is_called() {
    let pictured = "<aside class=article-share-image><img src=/boats.jpg> \
        <span>See also: the boats of Eastmere on the evening before the storm.</span></aside>";
    check(&page("", pictured, "", ""), &[]);
}

#[test]
fn who_is_a_member_of_what_is_news() {
    let heading = "<div class=text-widget><div><h2>Which island is already a member of the league?</h2></div></div>\
        <p>The island voted against it twice, in 1972 and 1994, and no party has asked since.</p>";
    check(&page("", heading, "", ""), &[]);
    let offer = "<div class=offer><p>Not a member? <a href=/subscribe>Join now</a></p></div>";
    check(&page("", "", "", offer), &[(Kind::Pricing, "Not a member? Join now")]);
}

#[test]
fn other_articles_between_headline_and_text_go_and_the_lead_picture_stays() {
    let teaser = |to: &str, title: &str| {
        format!(
            "<div class=story><a href=/{to}><picture><img src=/{to}.jpg></picture> {title}</a> <time>2 hours ago</time></div>"
        )
    };
    let head = format!(
        "</h1><div class=dateline><time>5 March 2024</time></div><div class=more-stories><h3>Most popular</h3>{}{}{}</div>\
         <figure><img src=/lead.jpg></figure><div class=article-body>",
        teaser("a", "Lighthouse keeper retires after forty years of storms"),
        teaser("b", "Ferry line to the islands is to run on Sundays again"),
        teaser("c", "Why the price of mussels doubled in one summer"),
    );
    let source = page("", "", "", "").replace("</h1><div class=article-body>", &head);
    let found = hidden(&source, &Settings::default());
    let kinds: Vec<Kind> = found.iter().map(|f| f.0).collect();
    assert_eq!(kinds, [Kind::Related]);
    assert!(found[0].1.starts_with("Most popular Lighthouse"), "{}", found[0].1);
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

/// What the blocks hidden on a page say, with an element right after the article's text.
fn gone_after(block: &str) -> String {
    let found = hidden(&page("", "", block, ""), &Settings::default());
    found.into_iter().map(|(_, text)| text + "\n").collect()
}

#[test]
fn asks_of_many_makes_go() {
    // As common systems build them: what stands in the page, and words that must be gone.
    let cases = [
        (
            "<div class='wp-block-group support'><p>If you value this reporting, please consider supporting us with a small monthly \
          gift. Every contribution helps.</p><div class='wp-block-button'><a href=/give>Give now</a></div></div>",
            "Every contribution",
        ),
        (
            "<div class='newspack-popup lightbox' role=dialog><h3>Become a member</h3><p>Members get unlimited access and an ad-free \
          site from $5 a month. Cancel anytime.</p><a href=/membership>Join today</a></div>",
            "Cancel anytime",
        ),
        (
            "<aside class=gh-post-upgrade-cta><h2>This post is for paying subscribers only</h2><a href=#/portal/signup>Subscribe now</a>\
          <p>Already have an account? <a href=#/portal/signin>Sign in</a></p></aside>",
            "paying subscribers",
        ),
        (
            "<div class=subscription-widget><p>Thanks for reading! Subscribe for free to receive new posts and support my work.</p>\
          <form action=/api/v1/free><input type=email placeholder='Type your email…'><button>Subscribe</button></form></div>",
            "receive new posts",
        ),
        (
            "<div class=mc4wp-form><form><label>Email address: <input type=email name=EMAIL></label><input type=submit \
          value='Sign up'></form><p>We don’t spam! Read our privacy policy for more info.</p></div>",
            "We don’t spam",
        ),
        (
            "<div class=meter><p>You have 2 free articles left this month.</p><a href=/subscribe>Subscribe for $1 a week</a></div>",
            "free articles left",
        ),
        (
            "<div class=spendenbox><h4>Unabhängiger Journalismus kostet Geld</h4><p>Unterstützen Sie unsere Arbeit mit einer \
          Spende. Jeder Beitrag hilft.</p><a href=/spenden>Jetzt spenden</a></div>",
            "Jeder Beitrag hilft",
        ),
        (
            "<div class=paywall><h3>Weiterlesen mit Plus</h3><p>Dieser Artikel ist nur für Abonnenten. Jetzt 1 Monat für 1 € testen, \
          danach 9,99 € im Monat, jederzeit kündbar.</p><a href=/abo>Jetzt testen</a></div>",
            "jederzeit kündbar",
        ),
        (
            "<div class=appel-don><p>Vous appréciez notre travail ? Soutenez une presse indépendante : faites un don, même modeste, \
          déductible de vos impôts.</p><a href=/don>Je donne</a></div>",
            "déductible",
        ),
        (
            "<section class=paywall><p>Cet article est réservé aux abonnés.</p><p>Abonnez-vous à partir de 1 € par mois, sans \
          engagement.</p><a href=/abonnement>Je m’abonne</a></section>",
            "sans engagement",
        ),
        (
            "<div class=apoyo><p>Nuestro periodismo independiente necesita tu apoyo. Hazte socio desde 5 € al mes.</p>\
          <a href=/socios>Quiero apoyar</a></div>",
            "necesita tu apoyo",
        ),
        (
            "<div class=boletin><h3>Suscríbete a nuestro boletín</h3><p>Recibe cada mañana las noticias en tu correo.</p><form>\
          <input type=email><button>Suscribirme</button></form></div>",
            "cada mañana",
        ),
        (
            "<div class=sd-sharing><h3>Share this:</h3><ul><li><a href='?share=facebook'>Click to share on Facebook (Opens in new \
          window)</a></li><li><a href='?share=x'>Click to share on X (Opens in new window)</a></li></ul></div>",
            "Share this",
        ),
        (
            "<div class=app-banner><p>Read faster in our app</p><a href=https://apps.apple.com/app/x>Download on the App Store</a>\
          <a href=https://play.google.com/store/apps/x>Get it on Google Play</a></div>",
            "App Store",
        ),
    ];
    let left: Vec<_> =
        cases.iter().filter(|(block, words)| !gone_after(block).contains(words)).map(|c| c.1).collect();
    assert_eq!(left, [""; 0], "not hidden");
}

#[test]
fn what_is_reported_stays() {
    // Appeals, prices and subscriptions as news, and what readers or editors say at an article's end.
    let texts = [
        "Anyone who can donate blood is asked to come to the town hall on Friday between nine and four, the Red Cross said.",
        "In lieu of flowers, the family asks that donations be made to the lifeboat station where he served for forty years.",
        "The campaign raised $4.2 million from small donors in a single month, more than any of its rivals, its treasurer said.",
        "A subscription will cost $9.99 a month after a free trial of thirty days, the company said, and can be cancelled at any time.",
        "The publisher now has 310,000 digital subscribers, up 12 percent, and earns more from readers than from advertising.",
        "Residents can give to the flood relief fund at any branch of the savings bank; every dollar goes to the families.",
        "So write to your representative, come to the meeting, and help us keep the harbour a place where people can work.",
        "Correction: an earlier version of this article misstated the price of the annual pass. It is $80, not $60.",
        "Wer Blut spenden möchte, kann am Samstag ohne Termin in die Stadthalle kommen, teilte das Rote Kreuz mit.",
        "L’association appelle aux dons pour les familles sinistrées, qui ont tout perdu dans l’incendie de mardi.",
        "El banco de alimentos pide donaciones de leche y aceite antes del invierno, según informó su directora el lunes.",
    ];
    for text in texts {
        for block in
            [format!("<p>{text}</p>"), format!("<p>{text} The council will vote again in the spring.</p>")]
        {
            let among = hidden(&page("", &block, "", ""), &Settings::default());
            assert_eq!(among, [], "among the paragraphs: {text}");
            assert_eq!(gone_after(&block), "", "after the paragraphs: {text}");
        }
    }
    let quoted = "<blockquote><p>“Support us, or lose us,” she wrote to subscribers in May.</p></blockquote>";
    let table = "<table><tr><th>Pass</th><th>Price</th></tr><tr><td>Monthly</td><td>$12</td></tr><tr><td>Annual</td><td>$99</td></tr></table>";
    for block in [quoted, table] {
        assert_eq!(hidden(&page("", block, "", ""), &Settings::default()), []);
    }
}

#[test]
fn boxes_without_names_go_from_among_the_paragraphs() {
    let letter = "<div class=x1><h4>La lettre du port</h4> <p>Recevez chaque soir l’essentiel de l’actualité.</p> <form>\
        <input type=email placeholder='Votre e-mail'><button>S’inscrire</button></form></div>";
    check(
        &page("", letter, "", ""),
        &[(Kind::Newsletter, "La lettre du port Recevez chaque soir l’essentiel de l’actualité. S’inscrire")],
    );
    let list = "<div class=x2><h3>More from Sport</h3> <a href=/s1>Rowers win at last</a> <a href=/s2>Coach leaves after \
        a bad run</a> <a href=/s3>The cup draw in full</a></div>";
    check(
        &page("", list, "", ""),
        &[(
            Kind::Related,
            "More from Sport Rowers win at last Coach leaves after a bad run The cup draw in full",
        )],
    );
}

#[test]
fn a_heading_that_sounds_like_a_link_onward_keeps_its_text() {
    let part = "<div><h3>Read more carefully, and the plan is mild</h3> <p>It praises the pilots, the oldest above all, and \
        calls the silt a danger that was known.</p></div>";
    check(&page("", part, "", ""), &[]);
    check(&page("", "", part, ""), &[]);
}

/// A list of other articles with the beginning of each, `count` of them.
fn teasers(count: usize) -> String {
    let teaser = |n: usize| {
        format!(
            "<li><a href=/news/{n}><h3>Ferry number {n} will sail to the outer islands again</h3></a><p>After {n} weeks of \
             repairs the ferry to the outer islands will sail again on Monday, twice a day and in all weathers, with \
             room for the bicycles that were left on the quay.</p></li>"
        )
    };
    let list: String = (10..10 + count).map(teaser).collect();
    format!("<section class=related-posts><h2>Related articles</h2><ul>{list}</ul></section>")
}

#[test]
fn what_is_longer_than_the_article_may_be_clutter() {
    // More words than the article has, but not many times as many.
    let found = hidden(&page("", "", "", &teasers(6)), &Settings::default());
    assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [Kind::Related]);
}

#[test]
fn a_page_most_of_which_would_go_stays_and_says_so() {
    let page = html::snapshot(&page("", "", "", &teasers(13)), "https://example.org/harbour/vote");
    let analysis = Engine::new(&b""[..]).analyze(&page, &Settings::default());
    assert!(analysis.article.is_article && analysis.clutter.is_empty(), "{:?}", analysis.clutter);
    assert!(
        analysis.notes.iter().any(|note| note.starts_with("Nothing was hidden: ")),
        "{:?}",
        analysis.notes
    );
}

#[test]
fn a_long_notice_of_consent_goes_beside_a_short_article() {
    let purpose = "We and our partners store cookies on your device to measure how this website is used, to show you \
        advertising that fits you, and to remember your choices; you may accept or reject all of them here. ";
    let notice = format!(
        "<div id=cookie-consent class=cookie-banner role=dialog><h2>Your privacy choices</h2><p>{}</p><button>Accept all cookies\
         </button><button>Reject all</button></div>",
        purpose.repeat(7)
    );
    let found = hidden(&page(&notice, "", "", ""), &Settings::default());
    assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [Kind::Consent]);
}

#[test]
fn readers_comments_and_their_form_stay() {
    let comments = "<section id=comments class=comments><h2>3 comments</h2><ol class=comment-list>\
        <li class=comment><p>Thank you!</p></li>\
        <li class=comment><p>Did you even read this article for free? They pay 20 € a month for the ferry.</p></li>\
        <li class=comment><p>I could not log in on Facebook yesterday.</p></li></ol>\
        <div class=comment-respond><h3>Leave a reply</h3><form action=/comments><p>Your e-mail address will not be \
        published.</p><textarea name=comment></textarea><input type=email name=email><p class=subscribe><label><input \
        type=checkbox> Notify me of new posts by e-mail.</label></p><button>Post comment</button></form></div></section>";
    check(&page("", "", comments, ""), &[]);
}

#[test]
fn the_trail_of_pages_stays() {
    let trail = "<div class='breadcrumbs share-tools'>Home Harbour Council <a href=mailto:?subject=Harbour>E-mail to a friend</a> <a \
        href=/print>Print article</a></div>";
    check(&page(trail, "", "", ""), &[]);
}

#[test]
fn the_day_stays_where_it_stands_with_buttons() {
    let row = "<div class='meta share-tools'><span>12 March 2024</span> <a href=https://www.facebook.com/sharer>Share on \
        Facebook</a> <a href=https://twitter.com/intent>Tweet</a></div>";
    let source =
        page("", "", "", "").replace("<div class=article-body>", &format!("{row}<div class=article-body>"));
    let found = hidden(&source, &Settings::default());
    assert!(found.iter().all(|(_, text)| !text.contains("2024")), "{found:?}");
}

#[test]
fn the_author_stays_where_the_name_stands_with_buttons() {
    let row = "<div class='signature share-tools'><span>Marta Lindqvist</span> <a href=https://www.facebook.com/sharer>Share on \
        Facebook</a> <a href=https://twitter.com/intent>Tweet</a></div>";
    let source = page("", row, "", "").replace("</h1>", "</h1><p class=byline>By Marta Lindqvist</p>");
    let found = hidden(&source, &Settings::default());
    assert!(found.iter().all(|(_, text)| !text.contains("Lindqvist")), "{found:?}");
}

/// What a byline says beside the name is no name.
#[test]
fn buttons_in_the_byline_keep_no_others() {
    let buttons = "<a href='https://www.facebook.com/sharer.php?u=x'>Share on Facebook</a>";
    let row = format!(
        "<div class=share-bar>{buttons} <a href=https://twitter.com/intent/tweet>Tweet this</a></div>"
    );
    let byline = format!("</h1><p class=byline>By Marta Lindqvist {buttons}</p>");
    let found = hidden(&page("", &row, "", "").replace("</h1>", &byline), &Settings::default());
    assert_eq!(found, [(Kind::Share, "Share on Facebook Tweet this".to_owned())]);
}

#[test]
fn who_posted_it_stays_where_that_stands_with_buttons() {
    let row = "<div class='post-footer share-tools'><span>Posted by Ada Brook at noon</span> <span class=share-buttons><a \
        href=https://www.facebook.com/sharer>Share on Facebook</a> <a href=https://twitter.com/intent>Tweet this</a></span></div>";
    let found = hidden(&page("", "", row, ""), &Settings::default());
    assert!(!found.is_empty() && found.iter().all(|(_, text)| !text.contains("Brook")), "{found:?}");
}

/// An `h1` far above the text may be a line of the page's own: the copy at the text is what a reader sees.
#[test]
fn the_headline_at_the_text_stays() {
    let title = "<h1>Eastmere votes to deepen its harbour</h1><p class=tagline>The paper of the coast since 1871, printed on \
        Saturdays in the old mill by the bridge, read on all the islands</p>";
    let at_text = "<h2>Eastmere votes to deepen its harbour</h2>";
    let at_h1 = "<article><h1>Eastmere votes to deepen its harbour</h1>";
    let source = page(title, "", "", "").replace(at_h1, &format!("<article>{at_text}"));
    assert_eq!(source.matches("<h1>").count(), 1);
    check(&source, &[]);
}

#[test]
fn a_post_from_elsewhere_that_is_quoted_stays() {
    let post = "<div class=social-embed><blockquote class=instagram-media><a href=https://www.instagram.com/p/x1>View this \
        post on Instagram</a> <p>The dredger at dawn</p></blockquote></div>";
    check(&page("", post, "", ""), &[]);
    check(&page("", "", post, ""), &[]);
    // Behind the element that holds the text.
    let behind = format!("</div>{post}<div class=end>");
    check(&page("", "", &behind, ""), &[]);
}

#[test]
fn a_row_of_buttons_among_paragraphs_goes() {
    let row = "<div class=tools><a href=#like>♥ 214</a> <a href=#talk>37</a> <a href='/harbour/vote?action=share'>Share</a></div>";
    check(&page("", row, "", ""), &[(Kind::Share, "♥ 214 37 Share")]);
}

#[test]
fn the_parts_of_a_header_for_subscribers_stay() {
    let header = "<div class='header-inner header--subscription'><button class=menu-button><svg></svg></button><a \
        class=brand href=/><span class=brand-logo></span></a><div class=user-account><a href=/login>Sign in to your \
        account</a></div></div>";
    check(&page(header, "", "", ""), &[]);
}

#[test]
fn a_word_in_a_menu_is_no_offer_by_its_address_alone() {
    for address in ["/packages", "/plans", "/premium", "/checkout", "https://abo.example.org/shop"] {
        let item = |word: &str| {
            format!(
                "<ul><li><a href=/harbour>Harbour</a></li><li><a href={address}>{word}</a></li><li><a \
                 href=/tides>Tides</a></li></ul>"
            )
        };
        check(&page(&item("Atlas"), "", "", ""), &[]);
        check(&page(&item("Subscribe"), "", "", ""), &[(Kind::Pricing, "Subscribe")]);
    }
}

#[test]
fn what_is_made_like_clutter_beside_it_goes_too() {
    let card = |heading: &str, link: &str| {
        format!("<div class=rail-card><h4>{heading}</h4><a href=/x><img src=x.jpg alt=''>{link}</a></div>")
    };
    let cards = [
        card("Most read", "Lighthouse keeper retires after forty years of storms"),
        card("Harbour", "Ice on it"),
        card("Tides", "A wreck"),
    ];
    let found = hidden(&page("", "", &cards.concat(), ""), &Settings::default());
    let text: String = found.iter().map(|(_, text)| text.as_str()).collect();
    assert!(found.iter().all(|(kind, _)| *kind == Kind::Related), "{found:?}");
    assert!(text.contains("A wreck"), "{found:?}");
}

#[test]
fn a_log_in_stays_with_all_ways_to_do_so() {
    let dialog = "<div class='login-modal'><h3>Welcome back</h3><form class=login-form><input type=email><input \
        type=password><button>Log in</button></form><div class='social share-buttons'><a href=https://www.facebook.com/login \
        class=facebook>Log in with Facebook</a> <a href=https://x.com/login class=twitter>Log in with X</a></div><p>Forgot your password?</p></div>";
    check(&page("", "", "", dialog), &[]);
    let reset =
        "<form class=reset><p>Reset your password</p><input type=email><button>Log in</button></form>";
    check(&page("", "", "", reset), &[]);
}

#[test]
fn a_label_stays_with_its_field() {
    let wall = "<section class='paywall wall-box'><div class=content><h2>To read on, subscribe</h2><p>Subscribers log in here</p>\
        <form class='account-form login' id=subscribe-paywall><div class=form-group><label>Subscribe by e-mail</label>\
        <input type=email name=subscriber></div><div class=form-group><label>Choose a password</label>\
        <input type=password></div><input type=submit value='Create my account'></form></div><div class=offer>\
        <h2>To read without limits</h2><p>Subscribe for €1 in the first month, then €12 a month.</p>\
        <a href=/subscribe>Subscribe now</a></div></section>";
    let hidden = hidden(&page("", "", wall, ""), &Settings::default());
    assert!(hidden.iter().any(|(kind, text)| *kind == Kind::Pricing && text.contains("€12")), "{hidden:?}");
    assert!(
        !hidden.iter().any(|(_, text)| text.ends_with("e-mail") || text.ends_with("password")),
        "{hidden:?}"
    );
}

#[test]
fn countless_fields_and_links_do_no_harm() {
    let many = |field: &str| field.repeat(66_000);
    let form = format!(
        "<form class=login><input type=password><div>Subscribe {}<input type=email></div></form>",
        many("<input>")
    );
    check(&page("", "", "", &form), &[]);
    let searches = format!("<div>Subscribe {}<input type=search></div>", many("<input type=password>"));
    check(&page("", "", "", &searches), &[]);
    let menu = format!("<div>{}</div>", many("<a href=/x>Subscribe</a> "));
    hidden(&page("", "", "", &menu), &Settings::default());
}

#[test]
fn a_line_of_rights_stays_where_it_stands_with_buttons() {
    let footer = "<div class=social-footer><ul class=follow-us><li><a href=https://facebook.com/harbour>Follow us on \
        Facebook</a></li> <li><a href=https://x.com/harbour>Follow us on X</a></li></ul> <span>© 2026 The Harbour \
        Post</span></div>";
    let found = hidden(&page("", "", "", footer), &Settings::default());
    assert!(!found.is_empty() && found.iter().all(|(_, text)| !text.contains('©')), "{found:?}");
}

#[test]
fn of_a_menu_with_one_offer_only_that_goes() {
    let menu = "<ul class=more><li><a href=/archive>Archive of papers</a></li><li><a href=/shop>Shop for \
        sailors</a></li><li><a href=/abo>Subscribe</a></li><li><a href=/work>Work with us</a></li><li><a \
        href=/tides>Tides and winds</a></li></ul>";
    check(&page("", "", "", menu), &[(Kind::Pricing, "Subscribe")]);
}

#[test]
fn where_a_reader_came_from_says_nothing_of_a_link() {
    let paragraph = "<p>By opening the northern lock at night. (<a \
        href='https://tidings.example/lock?utm_source=newsletter&utm_medium=newsletter'>Tidings</a>)</p>";
    check(&page("", "", "", paragraph), &[]);
}

#[test]
fn the_article_before_and_the_next_go_and_pages_of_this_one_stay() {
    let pager = "<div class=alignment><a href=/harbour/41>« Ferry line to the islands is to run again</a> <a \
        href=/harbour/43>Why mussels doubled »</a></div>";
    check(
        &page("", "", pager, ""),
        &[(Kind::Related, "« Ferry line to the islands is to run again Why mussels doubled »")],
    );
    check(
        &page("", "", "<p class=x><a href=/harbour/41>Vorheriger Beitrag</a></p>", ""),
        &[(Kind::Related, "Vorheriger Beitrag")],
    );
    let pages = "<div class=x><a href=/harbour/vote/2>Next</a></div>";
    check(&page("", "", pages, ""), &[]);
    check(&page("", "", "<div class=x><a href=/harbour>« Harbour</a></div>", ""), &[]);
}

#[test]
fn a_headline_in_the_trail_of_pages_hides_none() {
    let source = page("", "", "", "")
        .replace("<article><h1>", "<nav class=breadcrumb><a href=/>Home</a> <h1>Eastmere votes to deepen its harbour</h1></nav><article><h2>")
        .replace("harbour</h1><div", "harbour</h2><div");
    check(&source, &[]);
}
