//! A page: what the analysis may know of it, its metadata, which part is the article, and that part's text.

pub mod article;
#[cfg(feature = "native")]
pub mod charset;
pub(crate) mod day;
#[cfg(feature = "native")]
pub mod html;
pub mod metadata;
pub mod prose;
pub mod selector;
pub mod snapshot;
pub mod wire;

pub use article::Article;
pub use metadata::Metadata;
pub(crate) use metadata::{day_in_line, is_postmark};
pub use prose::PageProse;
pub use snapshot::{NodeId, PageSnapshot};
