//! What every target does with what it made of its bytes.

use newsgloss::people::record::BUILT_IN;
use newsgloss::{Engine, Level, PageSnapshot, Plan, Settings, civil::Date};

/// Takes a page through the whole pipeline at the level that touches most.
pub fn exercise(page: &PageSnapshot) {
    let settings = settings();
    let analysis = engine().analyze(page, &settings);
    Plan::new(page, &analysis, &settings);
}

/// All that the product ships, the record too.
pub fn engine() -> Engine {
    Engine::new(BUILT_IN)
}

/// Settings with everything on and a day of publication, so that relative dates are resolved.
pub fn settings() -> Settings {
    Settings {
        level: Level::Reading,
        published: Date::parse("2024-02-29"),
        today: Date::parse("2025-12-31"),
        ..Settings::default()
    }
}
