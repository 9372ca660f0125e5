//! The card of a quotation: who said it, as the article puts it.

use super::{Quote, Speaker};
use crate::Analysis;
use crate::plan::{About, Basis, Card, Row};
use crate::text::collapse;

/// Longest quotation shown as a title, in characters.
const TITLE: usize = 90;

/// The card of a quotation.
pub fn card(quote: &Quote, analysis: &Analysis) -> Card {
    let (speaker, office) = match &quote.speaker {
        Some(Speaker::Person(index)) => analysis
            .people
            .get(*index)
            .map(|p| (p.name.clone(), p.roles.first().map(|role| role.text.clone())))
            .unwrap_or_default(),
        Some(Speaker::Named(name)) => (name.clone(), None),
        None => (String::new(), None),
    };
    let known = !speaker.is_empty();
    let row = Row {
        basis: if known { Basis::Stated } else { Basis::Note },
        label: if known { "Said by".to_owned() } else { String::new() },
        text: if known { speaker } else { "The article does not tell for sure who said this.".to_owned() },
        details: office.into_iter().collect(),
        source: String::new(),
    };
    let title = collapse(analysis.prose.prose.slice(quote.span), TITLE);
    Card { about: About::Quote, title, subtitle: String::new(), rows: vec![row] }
}
