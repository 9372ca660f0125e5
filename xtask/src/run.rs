//! `cargo xtask run`: a browser with the extension on the sample article.

use crate::setup::{self, Browser, call, node};
use crate::{Outcome, build, root};

/// The sample: a fixture page, like any other.
pub(crate) const SAMPLE: &str = "tests/pages/seed";

/// Takes `--browser NAME` and `--url ADDRESS`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (mut browser, mut url) = (Browser::Chromium, None);
    let mut rest = arguments.iter();
    while let Some(option) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{option} needs a value"));
        match option.as_str() {
            "--browser" => browser = Browser::parse(value?)?,
            "--url" => url = Some(value?),
            other => return Err(format!("{other:?} is no option of run; it takes --browser and --url")),
        }
    }
    setup::browser(browser)?;
    build::run()?;
    let mut command = node();
    command.arg(root().join("xtask/run.mjs")).args(["--browser", browser.name(), "--page", SAMPLE]);
    command.arg("--out").arg(root().join("target/run"));
    if let Some(url) = url {
        command.args(["--url", url]);
    }
    call(&mut command)
}
