//! A CSS selector for an element, for people to read and for other programs to find it by.

use super::{NodeId, PageSnapshot};

/// A selector that matches the element alone: from the nearest ancestor whose id the page has once, else from
/// `body`, by child and position. Empty for text.
pub fn selector(page: &PageSnapshot, node: NodeId) -> String {
    if !page.is_element(node) {
        return String::new();
    }
    let mut parts: Vec<String> = Vec::new();
    for at in std::iter::once(node).chain(page.ancestors(node)) {
        if at == 0 {
            parts.push("body".to_owned());
            break;
        }
        if let Some(id) = page.attribute(at, "id").filter(|id| is_plain(id) && is_unique(page, id)) {
            parts.push(format!("#{id}"));
            break;
        }
        parts.push(step(page, at));
    }
    parts.reverse();
    parts.join(" > ")
}

/// `div:nth-of-type(3)`, without the position where it is the only one of its name.
fn step(page: &PageSnapshot, node: NodeId) -> String {
    let tag = page.tag(node);
    // A name that CSS would read differently (`o:p`) is left to the position among all elements.
    let plain = tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let Some(parent) = page.parent(node) else { return tag.to_owned() };
    let siblings: Vec<NodeId> =
        page.children(parent).filter(|&n| page.is_element(n) && (!plain || page.tag(n) == tag)).collect();
    let place = siblings.iter().position(|&n| n == node).unwrap_or(0) + 1;
    match (plain, siblings.len()) {
        (true, 1) => tag.to_owned(),
        (true, _) => format!("{tag}:nth-of-type({place})"),
        (false, _) => format!(":nth-child({place})"),
    }
}

/// A name that needs no escaping.
fn is_plain(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn is_unique(page: &PageSnapshot, id: &str) -> bool {
    let elements = (0..page.nodes.len() as NodeId).filter(|&n| page.attribute(n, "id") == Some(id));
    elements.take(2).count() == 1
}
