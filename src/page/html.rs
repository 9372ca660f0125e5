//! A snapshot from saved HTML, for the native program, tests and benchmarks.

use scraper::{Html, Node, Selector};

use super::snapshot::{Builder, KEPT_ATTRIBUTES, Layout, MAX_ATTRIBUTE, PageSnapshot, SKIPPED_TAGS};

/// Parses HTML as a browser with scripts enabled does. Never fails: any text is some HTML. Elements hidden
/// by their own markup (`hidden`, inline `display: none`) are marked so; style sheets are not read.
pub fn snapshot(html: &str, url: &str) -> PageSnapshot {
    let document = Html::parse_document(html);
    let facts = PageSnapshot {
        url: url.to_owned(),
        language: attribute_of_first(&document, "html", "lang"),
        title: text_of_first(&document, "title"),
        meta: meta(&document),
        linked_data: linked_data(&document),
        ..PageSnapshot::default()
    };
    let mut builder = Builder::new(facts);
    let Some(body) = first(&document, "body") else { return builder.finish() };
    // Saved pages nest deeper than the stack is.
    let mut attributes = Vec::new();
    for edge in edges(*body) {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => builder.text(text),
                Node::Element(element) => {
                    attributes.clear();
                    for (name, value) in element.attrs().filter(|(name, _)| KEPT_ATTRIBUTES.contains(name)) {
                        let pair = (builder.intern(name), builder.intern(cut(value)));
                        attributes.push(pair);
                    }
                    let hidden = element.attr("hidden").is_some()
                        || element.attr("style").is_some_and(|style| {
                            let style: String = style.split_whitespace().collect();
                            style.to_ascii_lowercase().contains("display:none")
                        });
                    let layout = if hidden { Layout::HIDDEN } else { Layout::default() };
                    let tag = builder.intern(element.name());
                    builder.open(tag, &attributes, layout);
                }
                _ => {}
            },
            Edge::Close => builder.close(),
        }
        if builder.is_full() {
            break;
        }
    }
    builder.finish()
}

/// `ego_tree`'s node, named without a dependency of its own.
type NodeRef<'a> = <scraper::ElementRef<'a> as std::ops::Deref>::Target;

enum Edge<'a> {
    Open(NodeRef<'a>),
    Close,
}

/// Walks the kept part of a tree with a stack of its own.
fn edges<'a>(root: NodeRef<'a>) -> impl Iterator<Item = Edge<'a>> {
    let mut stack = vec![Some(root)];
    std::iter::from_fn(move || {
        let Some(node) = stack.pop()? else { return Some(Edge::Close) };
        if let Node::Element(element) = node.value() {
            stack.push(None);
            if !SKIPPED_TAGS.contains(&element.name()) {
                let kept = |n: &NodeRef<'_>| matches!(n.value(), Node::Text(_) | Node::Element(_));
                stack.extend(node.children().rev().filter(kept).map(Some));
            }
        }
        Some(Edge::Open(node))
    })
}

fn cut(value: &str) -> &str {
    match value.char_indices().nth(MAX_ATTRIBUTE) {
        Some((at, _)) => &value[..at],
        None => value,
    }
}

fn first<'a>(document: &'a Html, selector: &str) -> Option<scraper::ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    document.select(&selector).next()
}

fn attribute_of_first(document: &Html, selector: &str, name: &str) -> String {
    first(document, selector).and_then(|e| e.attr(name)).unwrap_or_default().to_owned()
}

fn text_of_first(document: &Html, selector: &str) -> String {
    first(document, selector).map(|e| e.text().collect::<String>().trim().to_owned()).unwrap_or_default()
}

fn meta(document: &Html) -> Vec<(String, String)> {
    let Ok(selector) = Selector::parse("meta[content]") else { return Vec::new() };
    document
        .select(&selector)
        .filter_map(|e| {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|n| e.attr(n))?;
            Some((name.to_ascii_lowercase(), e.attr("content")?.to_owned()))
        })
        .collect()
}

fn linked_data(document: &Html) -> Vec<String> {
    let Ok(selector) = Selector::parse("script[type=\"application/ld+json\" i]") else { return Vec::new() };
    document.select(&selector).map(|e| e.text().collect()).collect()
}
