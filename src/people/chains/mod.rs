//! Which mentions are the same person.

mod gather;

pub(super) use gather::gather;
