//! The day on which a text is to be read: “last week” and “in office” are said of it.

use crate::civil::Date;

use super::{Article, Metadata, NodeId, PageSnapshot};

/// A change so many days after the publication may be a new text under the old address.
const LATER: i32 = 365;

/// The day of publication; where the page was changed more than a year later, and shows that day beside the headline
/// instead of the first, it was written anew, and that day is meant. `None` where neither is stated.
pub(crate) fn of(page: &PageSnapshot, metadata: &Metadata, article: &Article) -> Option<Date> {
    let published = metadata.published.as_ref()?.date;
    let rewritten = metadata.modified.as_ref().map(|moment| moment.date).filter(|modified| {
        modified.day_number() - published.day_number() > LATER && {
            // The line with the day may itself be taken for the first of the text.
            let text =
                article.blocks.iter().filter(|block| block.is_body).nth(1).map_or(0, |block| block.node);
            let shown = |day: &Date| (0..text).any(|node| states(page, node, *day));
            shown(modified) && !shown(&published)
        }
    });
    rewritten.or(Some(published))
}

/// Whether an element states a day: `<time datetime="2026-04-24T11:16:53Z">`.
fn states(page: &PageSnapshot, node: NodeId, day: Date) -> bool {
    let stated = page.attribute(node, "datetime").filter(|_| page.tag(node) == "time");
    stated.and_then(|text| Date::parse(text.get(..10)?)) == Some(day)
}
