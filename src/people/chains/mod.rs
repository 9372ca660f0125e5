//! Which mentions are the same person.

mod gather;
mod refer;

pub(super) use gather::gather;
pub(super) use refer::refer;
