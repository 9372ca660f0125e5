//! Where the article lies on the page, and what of it is never hidden.

use crate::civil::Date;
use crate::page::{Article, NodeId, PageSnapshot, day_in_line, is_postmark};
use crate::text::BlockKind;
use crate::wordlist::{WordList, words};

use super::kept;
use super::measure::Measured;
use super::topics::topic;

/// Elements that show nothing, to be neither hidden nor kept.
pub(super) const SILENT: WordList = words!["br", "link", "meta", "script", "style", "template", "wbr"];

/// Where the article lies on the page.
pub(super) struct Surroundings {
    /// Per node: protected, within or above what is.
    pub(super) guarded: Vec<bool>,
    /// Per node: a whole paragraph that the article was taken to have, or a panel of few of them, that may yet
    /// be an ask.
    pub(super) disputable: Vec<bool>,
    /// Per node: no clutter below the reading level, and no part of the article either, or around what is so.
    pub(super) kept: Vec<bool>,
    /// Per node: within or around a quotation beside the text; what is quoted there may come from anywhere.
    pub(super) quoted: Vec<bool>,
    /// Per node: in a small element with the headline or the byline, or in a form to log in; only an ask for money is
    /// clutter there.
    pub(super) only_money: Vec<bool>,
    /// The element that holds the article, and one past its last node.
    pub(super) root: (NodeId, NodeId),
    /// The first block of the text, and one past its last node.
    pub(super) first: NodeId,
    pub(super) last: NodeId,
    pub(super) headline: Option<NodeId>,
}

impl Surroundings {
    pub(super) fn new(measured: &Measured<'_>, article: &Article) -> Surroundings {
        let page = measured.page;
        let mut guarded = vec![false; page.nodes.len()];
        let mut protect = |node: NodeId, end: NodeId| {
            for inner in node..end.min(page.nodes.len() as NodeId) {
                guarded[inner as usize] = true;
            }
            for above in page.ancestors(node) {
                if std::mem::replace(&mut guarded[above as usize], true) {
                    break;
                }
            }
        };
        for &node in &article.protected {
            protect(node, page.subtree(node).end);
        }
        for block in &article.blocks {
            protect(block.node, block.end);
        }
        for node in head(measured, article) {
            protect(node, page.subtree(node).end);
        }
        if let Some(body) = guarded.first_mut() {
            *body = true;
        }
        let parts = parts(page, &article.protected);
        let mut disputable = vec![false; page.nodes.len()];
        for block in article.blocks.iter().filter(|block| !parts[block.node as usize]) {
            let whole = page.is_element(block.node) && page.subtree(block.node).end == block.end;
            let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Item);
            let holds = |n: Option<NodeId>| n.is_some_and(|n| page.contains(block.node, n));
            let shown = is_shown(page, block.node);
            if whole && kind && !shown && !holds(article.headline) && !holds(article.byline) {
                disputable[block.node as usize] = true;
            }
        }
        panels(page, article, &guarded, &mut disputable);
        let mut only_money = vec![false; page.nodes.len()];
        for node in around_head(page, article).chain(log_ins(measured)) {
            if !only_money[node as usize] {
                page.subtree(node).for_each(|n| only_money[n as usize] = true);
            }
        }
        let headline = article.headline;
        let body = || article.blocks.iter().filter(move |b| Some(b.node) != headline);
        Surroundings {
            guarded,
            kept: kept::find(measured),
            quoted: quoted(measured, article),
            disputable,
            only_money,
            root: article.root.map_or((0, 0), |r| (r, page.subtree(r).end)),
            first: body().next().map_or(0, |b| b.node),
            last: body().next_back().map_or(0, |b| b.end),
            headline,
        }
    }
}

/// A quotation with its surroundings has at most so many words.
const QUOTED: u32 = 80;

/// Marks what is quoted in the element that holds the article: posts from elsewhere are marked as quotations too.
fn quoted(measured: &Measured<'_>, article: &Article) -> Vec<bool> {
    let page = measured.page;
    let mut quoted = vec![false; page.nodes.len()];
    let Some(root) = article.root else { return quoted };
    let root = page.ancestors(root).find(|&n| page.tag(n) == "article").unwrap_or(root);
    for node in page.subtree(root) {
        if page.tag(node) == "blockquote" && !std::mem::replace(&mut quoted[node as usize], true) {
            quoted[node as usize..page.nodes[node as usize].end as usize].fill(true);
            let mut above = page.nodes[node as usize].parent;
            while above > root
                && measured.nodes[above as usize].words() <= QUOTED
                && !std::mem::replace(&mut quoted[above as usize], true)
            {
                above = page.nodes[above as usize].parent;
            }
        }
    }
    quoted
}

/// Per node: lies within something that is protected as a whole, as the caption within its figure.
fn parts(page: &PageSnapshot, protected: &[NodeId]) -> Vec<bool> {
    let mut whole = vec![false; page.nodes.len()];
    protected.iter().for_each(|&node| whole[node as usize] = true);
    let mut end = 0;
    (0..page.nodes.len() as NodeId)
        .map(|node| {
            let within = node < end;
            if whole[node as usize] {
                end = end.max(page.subtree(node).end);
            }
            within
        })
        .collect()
}

/// At most this share of the article's words lies in a panel that may yet be an ask: a paywall's offer is often
/// longer than the paragraphs before it, but an element with most of the text is the text.
const PANEL: f32 = 0.25;
/// And at most so many words.
const LONGEST_PANEL: u32 = 320;

/// Marks the elements that hold a small part of the article, whole paragraphs and nothing else that is protected.
fn panels(page: &PageSnapshot, article: &Article, guarded: &[bool], disputable: &mut [bool]) {
    // Per node, with what is below it: words of the article, and protected places that are no paragraphs.
    let mut words = vec![0u32; page.nodes.len()];
    let mut fixed = vec![0u32; page.nodes.len()];
    let mut within = vec![false; page.nodes.len()];
    for block in &article.blocks {
        let node = block.node as usize;
        words[node] +=
            (block.node..block.end).map(|n| page.own_text(n).split_whitespace().count() as u32).sum::<u32>();
        fixed[node] += u32::from(!disputable[node]);
        (block.node..block.end).for_each(|n| within[n as usize] = true);
    }
    // What is protected and neither a paragraph nor within or above one: pictures, tables, and lines that may be text.
    for &node in &article.protected {
        let of_text = within[node as usize] || page.subtree(node).any(|n| within[n as usize]);
        if !of_text {
            if is_shown(page, node) || !page.is_element(node) {
                fixed[node as usize] += 1;
            } else {
                words[node as usize] += page.subtree_text(node).split_whitespace().count() as u32;
                disputable[node as usize] = true;
            }
            page.subtree(node).for_each(|n| within[n as usize] = true);
        }
    }
    for &node in article.headline.iter().chain(&article.byline) {
        fixed[node as usize] += 1;
    }
    for node in (1..page.nodes.len()).rev() {
        let parent = page.nodes[node].parent as usize;
        words[parent] += words[node];
        fixed[parent] += fixed[node];
    }
    let most = ((words[0] as f32 * PANEL) as u32).min(LONGEST_PANEL);
    for node in 1..page.nodes.len() {
        let few = (1..=most).contains(&words[node]) && fixed[node] == 0;
        if few && guarded[node] && !within[node] && page.is_element(node as NodeId) {
            disputable[node] = true;
        }
    }
}

/// A picture, a player or a table of the article. A picture that is no figure may be an offer's own: a logo, a portrait.
fn is_shown(page: &PageSnapshot, node: NodeId) -> bool {
    match page.tag(node) {
        "figure" | "video" | "audio" | "iframe" | "object" | "table" => true,
        "img" | "picture" => page.ancestors(node).take(3).any(|n| page.tag(n) == "figure"),
        _ => {
            page.subtree(node).any(|n| words!["figure", "video", "audio", "iframe", "table"].has(page.tag(n)))
        }
    }
}

/// So many words more than a headline or a byline may stand in an element that is still no more than that.
const HEAD_WORDS: usize = 8;
const BYLINE_WORDS: usize = 14;

/// What stands at the head of the article and is its own, also where the article's search left it out: the
/// headline, the byline, and headings, times, pictures and authors between headline and text. After the last headline
/// a picture or a time in a list of other articles is theirs.
fn head(measured: &Measured<'_>, article: &Article) -> Vec<NodeId> {
    let page = measured.page;
    let first = article.blocks.iter().find(|b| b.is_body).map(|b| b.node);
    let is_h1 =
        |n: &NodeId| page.tag(*n) == "h1" && page.subtree_text(*n).split_whitespace().nth(2).is_some();
    let headline = article.headline.or_else(|| page.subtree(0).find(is_h1));
    // A headline of another make than the one found may be the one that a reader sees.
    let headings: Vec<NodeId> = (0..first.unwrap_or(0)).filter(is_h1).collect();
    let mut own: Vec<NodeId> = headline.into_iter().chain(article.byline).chain(headings.clone()).collect();
    let share = topic("share").unwrap_or_default();
    if let (Some(from), Some(to)) = (headline, first) {
        let last = headings.last().map_or(from, |heading| from.max(*heading));
        let is_own = |&n: &NodeId| match page.tag(n) {
            "time" | "figure" | "picture" => n < last || !is_teased(measured, n, last),
            "" => day_of(page.own_text(n)).is_some() && !is_listed(measured, n),
            _ => is_author(page, n) && !measured.whole[n as usize].has(share),
        };
        own.extend((from..to).filter(is_own));
    }
    // The day of publication and the author's name wherever they stand alone on a line, as among the buttons that share.
    let author = article.byline.map(|n| page.subtree_text(n)).filter(|text| text.len() <= LONGEST_BYLINE);
    let author = author.unwrap_or_default();
    let is_again = |&n: &NodeId| {
        let line = page.own_text(n).trim();
        let day = day_of(line);
        let named = line.len() >= SHORTEST_POSTMARK
            && line.contains(' ')
            && author.contains(line)
            && !measured.whole[page.nodes[n as usize].parent as usize].has(share);
        (named || day.is_some() && day == article.day) && !is_listed(measured, n)
    };
    if let Some((root, last)) = article.root.zip(article.blocks.last()) {
        own.extend((root..last.end).filter(is_again));
    }
    // `Posted by Ada Brook at noon`, with the buttons behind it.
    if let Some(root) = article.root {
        let is_mark = |&n: &NodeId| {
            let line = page.own_text(n).trim();
            (SHORTEST_POSTMARK..=LONGEST_DATELINE).contains(&line.len())
                && is_postmark(line)
                && !is_listed(measured, n)
        };
        own.extend((root..page.nodes.len() as NodeId).find(is_mark));
    }
    own
}

/// In a longer byline no name is sought; it is compared with every line. In bytes.
const LONGEST_BYLINE: usize = 400;
/// A longer line says more than the day. In bytes.
const LONGEST_DATELINE: usize = 60;
/// A shorter line says neither when nor by whom. In bytes.
const SHORTEST_POSTMARK: usize = 8;

/// The day that a text says, and says little more.
fn day_of(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() <= LONGEST_DATELINE { day_in_line(text) } else { None }
}

/// Whether a line stands in a small element with links to other articles.
fn is_listed(measured: &Measured<'_>, node: NodeId) -> bool {
    let near = measured.page.ancestors(node).map(|n| &measured.nodes[n as usize]);
    near.take_while(|m| m.words() <= QUOTED).any(|m| m.headlines > 0)
}

/// Whether a picture or a time belongs to a list of links to other articles, without the headline.
fn is_teased(measured: &Measured<'_>, node: NodeId, headline: NodeId) -> bool {
    let page = measured.page;
    let link = page.ancestors(node).take(3).find(|&n| page.tag(n) == "a");
    page.ancestors(link.unwrap_or(node))
        .take(4)
        .take_while(|&n| !page.contains(n, headline))
        .map(|n| &measured.nodes[n as usize])
        .any(|m| m.headlines >= 2 && m.link_words * 3 >= m.words() * 2)
}

/// The small elements around headline and byline: date, section and sharing in them are part of the article's head;
/// only an ask for money there is none.
fn around_head(page: &PageSnapshot, article: &Article) -> impl Iterator<Item = NodeId> {
    let first = article.blocks.iter().find(|b| b.is_body).map(|b| b.node);
    [(article.headline, HEAD_WORDS), (article.byline, BYLINE_WORDS)].into_iter().filter_map(
        move |(node, more)| {
            let node = node?;
            let count = |n: NodeId| page.subtree_text(n).split_whitespace().count();
            let most = count(node) + more;
            let before = |n: &NodeId| first.is_none_or(|first| page.subtree(*n).end <= first);
            page.ancestors(node).take_while(|n| before(n) && count(*n) <= most).last()
        },
    )
}

/// A form to log in has at most so many words; and so far above its field stands what is named for it.
const LONGEST_LOG_IN: u32 = 60;
const DIALOG: usize = 20;

/// The forms, or elements named for logging in, that hold little more than a field for a password.
fn log_ins<'m>(measured: &'m Measured<'_>) -> impl Iterator<Item = NodeId> + 'm {
    let page = measured.page;
    let account = topic("account").unwrap_or_default();
    let fields = (1..page.nodes.len() as NodeId)
        .filter(|&n| page.tag(n) == "input" && measured.nodes[n as usize].passwords > 0);
    fields.filter_map(move |field| {
        page.ancestors(field)
            .take(DIALOG)
            .take_while(|&n| n > 0 && measured.nodes[n as usize].words() <= LONGEST_LOG_IN)
            .filter(|&n| page.tag(n) == "form" || measured.own[n as usize].has(account))
            .last()
    })
}

fn is_author(page: &PageSnapshot, node: NodeId) -> bool {
    page.attributes(node).any(|(name, value)| {
        let says = |word: &str| value.to_ascii_lowercase().contains(word);
        match name {
            "rel" | "itemprop" => says("author") || says("datepublished"),
            "class" => says("byline"),
            _ => false,
        }
    })
}

/// A caption has at least so many words.
const CAPTION: u32 = 8;

impl Surroundings {
    /// Whether the node may be hidden, as far as the article and what is kept beside it go; what may yet be an ask may.
    pub(super) fn is_free(&self, node: NodeId) -> bool {
        let index = node as usize;
        !self.kept[index] && (!self.guarded[index] || self.disputable[index])
    }

    /// Whether the node lies between the first and the last paragraph of the article.
    pub(super) fn is_within(&self, node: NodeId) -> bool {
        self.first < node && node < self.last
    }

    /// Whether the node lies among or right after the paragraphs, in the element that holds the article.
    pub(super) fn is_beside_text(&self, node: NodeId) -> bool {
        self.first < node && node < self.root.1
    }

    /// Whether an element between the headline and the end of the text shows a picture and says in running words, not in
    /// links, what it shows: a gallery, a picture with its caption that is marked as no figure.
    pub(super) fn is_captioned(&self, measured: &Measured<'_>, node: NodeId) -> bool {
        let start = self.headline.unwrap_or(self.first).min(self.first);
        let measure = &measured.nodes[node as usize];
        start < node
            && node < self.last
            && measure.media > 0
            && measure.headlines == 0
            && measure.words() >= CAPTION + measure.link_words
    }

    /// Whether an element that no paragraph lies in still belongs to the article: a picture, a table, a
    /// player or the day between the headline and the end of the text.
    pub(super) fn is_part(&self, measured: &Measured<'_>, node: NodeId) -> bool {
        let start = self.headline.unwrap_or(self.first).min(self.first);
        if node < start || node >= self.last {
            return false;
        }
        let measure = &measured.nodes[node as usize];
        let page = measured.page;
        let dated = page.subtree(node).any(|n| page.tag(n) == "time");
        let shown = measure.media > 0 || measure.frames > 0 || page.tag(node) == "table" || dated;
        let leaf =
            words!["figure", "picture", "img", "video", "audio", "iframe", "table", "time", "source", "hr"]
                .has(page.tag(node));
        leaf || shown && measure.headlines == 0
            || page.ancestors(node).take(3).any(|a| page.tag(a) == "figure")
    }
}
