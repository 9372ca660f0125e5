//! `cargo xtask label PAGE [NUMBER KIND …]`: a saved page as a numbered outline to read, with what is hidden today;
//! and labels for its blocks, given by those numbers, as rows of `data/clutter/labels.tsv`.
//!
//! A page is named by its place under `../shared/eval`: `article/pages/NAME` or `gate/pages/NAME`, without the ending.

use std::fmt::Write;

use newsgloss::clutter;
use newsgloss::page::html::Document;
use newsgloss::page::{Article, NodeId, PageSnapshot, article, metadata};
use newsgloss::{Level, Settings};

use crate::Outcome;
use crate::data::article::gunzip;

/// Names that a label may have: the kinds of clutter, and `either` for what may be hidden or not.
pub(crate) const KINDS: &[&str] = &[
    "donation",
    "pricing",
    "newsletter",
    "app",
    "related",
    "share",
    "ad",
    "consent",
    "duplicate",
    "other",
    "either",
];

/// Words of a block that the outline shows in one line, links and items numbered within it.
const LINE: u32 = 90;

/// Prints the outline, or the rows of the labels given.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some((name, labels)) = arguments.split_first() else {
        return Err(format!("label PAGE [NUMBER KIND …], where KIND is one of {}", KINDS.join(", ")));
    };
    let document = read(name)?;
    if labels.is_empty() {
        print!("{}", outline(&document.page));
        return Ok(());
    }
    for pair in labels.chunks(2) {
        let [number, kind] = pair else { return Err(format!("{:?} has no kind after it", pair[0])) };
        let node: NodeId = number.parse().map_err(|_| format!("{number:?} is no number of the outline"))?;
        if !document.page.is_element(node) {
            return Err(format!("{number} is no element of the page"));
        }
        if !KINDS.contains(&kind.as_str()) {
            return Err(format!("{kind:?} is no kind; there are {}", KINDS.join(", ")));
        }
        println!("{name}\t{kind}\t{}", document.position(node));
    }
    Ok(())
}

/// A page of `../shared/eval`, by the name that labels have for it.
pub(crate) fn read(name: &str) -> Result<Document, String> {
    let path = crate::root().join("../shared/eval").join(format!("{name}.html.gz"));
    Ok(Document::parse(&gunzip(&path)?, ""))
}

struct Outline<'p> {
    page: &'p PageSnapshot,
    article: Article,
    words: Vec<u32>,
    hidden: Vec<Option<&'static str>>,
    text: String,
}

/// The page in lines: number, element, names, text; `=` before what is taken for the article, `!kind` before what is
/// hidden, `~` before what the markup does not display.
fn outline(page: &PageSnapshot) -> String {
    let read = metadata::read(page);
    let article = article::find(page, &read);
    let mut words = vec![0u32; page.nodes.len()];
    for node in (0..page.nodes.len()).rev() {
        words[node] += page.own_text(node as NodeId).split_whitespace().count() as u32;
        let parent = page.nodes[node].parent as usize;
        if parent != node {
            words[parent] += words[node];
        }
    }
    let settings = Settings { level: Level::Tidy, ..Settings::default() };
    let mut hidden = vec![None; page.nodes.len()];
    for block in clutter::find(page, &article, &settings).clutter {
        let kind = format!("{:?}", block.kind).to_lowercase();
        hidden[block.node as usize] = KINDS.iter().find(|k| **k == kind).copied();
    }
    let mut outline = Outline { page, article, words, hidden, text: String::new() };
    let _ = writeln!(outline.text, "title: {}\narticle: {}", page.title, outline.article.is_article);
    outline.element(0, 0);
    outline.text
}

impl Outline<'_> {
    fn element(&mut self, node: NodeId, depth: usize) {
        let (page, total) = (self.page, self.words[node as usize]);
        if total == 0 {
            return;
        }
        let mark = self.mark(node);
        let indent = " ".repeat(depth.min(40));
        if mark == "=" && total > 25 {
            let _ = writeln!(self.text, "{indent}={node} {} {}", page.tag(node), self.cut(node, 60));
            return;
        }
        let parts: Vec<NodeId> =
            page.children(node).filter(|&c| page.is_element(c) && self.words[c as usize] > 0).collect();
        // A wrapper around one thing is that thing; its marks would be lost, so only a plain one is passed over.
        if let [only] = parts[..]
            && self.words[only as usize] == total
            && mark.is_empty()
            && !matches!(page.tag(node), "li" | "p" | "a")
        {
            self.element(only, depth);
            return;
        }
        let names = self.names(node);
        if parts.is_empty() || total <= LINE && self.is_line(node) {
            let mut line = String::new();
            self.inline(node, &mut line);
            let line: String =
                line.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(700).collect();
            let _ = writeln!(self.text, "{indent}{mark}{node} {}{names} {line}", page.tag(node));
            return;
        }
        let _ = writeln!(self.text, "{indent}{mark}{node} {}{names} ({total} words)", page.tag(node));
        for part in parts {
            self.element(part, depth + 1);
        }
    }

    fn mark(&self, node: NodeId) -> String {
        let layout = self.page.layout(node);
        if let Some(kind) = self.hidden[node as usize] {
            format!("!{kind} ")
        } else if self.article.blocks.iter().any(|b| b.node == node) {
            "=".to_owned()
        } else if layout.has(newsgloss::page::snapshot::Layout::HIDDEN) {
            "~".to_owned()
        } else {
            String::new()
        }
    }

    /// Whether nothing but text, links and items lies in an element.
    fn is_line(&self, node: NodeId) -> bool {
        const PLAIN: &[&str] = &[
            "a", "abbr", "b", "br", "button", "cite", "em", "font", "i", "img", "label", "li", "small",
            "span", "strong", "sub", "sup", "svg", "time", "u", "ul", "input", "option", "path", "i", "ol",
        ];
        let below = self
            .page
            .subtree(node)
            .skip(1)
            .filter(|&n| self.page.is_element(n) && self.words[n as usize] > 0);
        let mut below = below.peekable();
        below.all(|n| {
            PLAIN.contains(&self.page.tag(n)) && self.hidden[n as usize].is_none() && self.mark(n) != "="
        })
    }

    fn inline(&self, node: NodeId, line: &mut String) {
        for child in self.page.children(node) {
            if !self.page.is_element(child) {
                line.push_str(self.page.own_text(child));
            } else if self.words[child as usize] > 0 {
                let numbered = matches!(self.page.tag(child), "a" | "button");
                if numbered {
                    let _ = write!(line, " [{child} ");
                }
                self.inline(child, line);
                line.push_str(if numbered { "] " } else { " " });
            }
        }
    }

    fn names(&self, node: NodeId) -> String {
        let mut names = String::new();
        for (name, value) in self.page.attributes(node) {
            if matches!(name, "class" | "id" | "role" | "aria-label") {
                let _ = write!(names, " {}", value.chars().take(50).collect::<String>());
            }
        }
        if names.is_empty() { names } else { format!(" <{}>", names.trim()) }
    }

    fn cut(&self, node: NodeId, length: usize) -> String {
        let text = self.page.subtree_text(node);
        text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(length).collect()
    }
}
