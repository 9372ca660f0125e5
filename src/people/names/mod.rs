//! Which words are persons' names: a small sequence model, then the whole article.

mod article;
mod beside;
mod carry;
pub mod features;
mod heading;
mod lone;
pub mod model;
mod things;
mod vote;

use std::ops::Range;

use crate::text::{Prose, Span};
pub(crate) use article::{is_post_nominal, parts};
use features::View;
pub(crate) use lone::Introduced;
use model::{BEGIN, INSIDE, LABELS, Model};
pub(crate) use things::is_court;

/// The packed weights; how they were made stands in `data/names/README.md`.
const WEIGHTS: &str = "names/model.bin";

/// Finds names as token ranges, in text order, disjoint.
pub fn find(view: &View) -> Vec<Range<usize>> {
    let Some(model) = Model::open(crate::data::bytes(WEIGHTS)) else { return Vec::new() };
    let mut names: Vec<_> =
        tag(view, &model).into_iter().filter_map(|name| article::trim(view, name)).collect();
    article::disjoint(&mut names);
    article::unite(view, &mut names);
    article::titled(view, &mut names);
    article::given(view, &mut names);
    article::spoken(view, &mut names);
    article::syllables(view, &mut names);
    beside::beside(view, &mut names);
    article::leave_places_of_writing(view, &mut names);
    heading::cut(view, &mut names);
    vote::vote(view, &mut names);
    carry::carry(view, &mut names);
    article::disjoint(&mut names);
    names
}

/// What the model alone finds.
pub fn tag(view: &View, model: &Model) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    let (mut features, mut emissions, mut labels) = (Vec::new(), Vec::<[i32; LABELS]>::new(), Vec::new());
    for (number, sentence) in view.prose.sentences.iter().enumerate() {
        view.runs(sentence.clone(), |run| {
            emissions.clear();
            for at in run.clone() {
                view.features(sentence, number, at, &mut features);
                emissions.push(model.emit(&features));
            }
            model.label(&emissions, &mut labels);
            for (at, &label) in run.zip(&labels) {
                match (usize::from(label), names.last_mut()) {
                    (BEGIN, _) => names.push(at..at + 1),
                    (INSIDE, Some(name)) => name.end = at + 1,
                    _ => {}
                }
            }
        });
    }
    names
}

/// The bytes of a token range.
pub fn span(prose: &Prose, tokens: &Range<usize>) -> Span {
    match (prose.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| prose.tokens.get(last)))
    {
        (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end },
        _ => Span::default(),
    }
}
