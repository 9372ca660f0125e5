//! Which mentions are the same person.

mod doubt;
mod gather;
mod pronoun;
mod refer;

pub(super) use doubt::leave_things;
pub(super) use gather::{Entity, fold, gather};
pub(super) use refer::refer;
