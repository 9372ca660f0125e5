//! Which mentions are the same person.

mod gather;
mod pronoun;
mod refer;

pub(super) use gather::{Entity, fold, gather};
pub(super) use refer::refer;
