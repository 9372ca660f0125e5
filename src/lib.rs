//! Newsgloss reads a news article: it finds what around the article asks for money or is otherwise in the
//! way, who the named officials are, and what the figures mean.
//!
//! The whole pipeline, once:
//!
//! ```text
//! live page ──survey, read (JS)────┐
//! saved HTML ──scraper─────────────┼─▶ PageSnapshot ──Engine::analyze──▶ Analysis ──plan──▶ Plan
//! plain text ──────────────────────┘
//!
//! analyze:  page::metadata ─▶ page::article ─▶ page::prose ─┬─▶ people (names, roles, chains, record)
//!                                    │                      ├─▶ figures
//!                                    └─▶ clutter            └─▶ quotes
//! ```
//!
//! The core does no I/O, reads no clock and keeps no page state: the same snapshot and settings give the
//! same bytes. "Today" is an input ([`Settings::today`]). Nothing here fails on any input; what was cut or
//! could not be read is said in [`Analysis::notes`].

pub mod civil;
pub mod clutter;
pub mod data;
mod decimal;
pub mod engine;
pub mod figures;
mod lower;
mod map;
mod order;
pub mod page;
pub mod people;
pub mod plan;
pub mod quotes;
pub mod settings;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
mod wordlist;

pub use engine::{Analysis, Engine};
pub use page::PageSnapshot;
pub use plan::Plan;
pub use settings::{Level, Settings};
