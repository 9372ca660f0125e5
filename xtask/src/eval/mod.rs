//! `cargo xtask eval [NAME …]`: the scorers of the optional folder `../shared/eval`, on the labelled articles and
//! pages there. Where the folder is missing nothing can be scored, which is no failure.

mod cover;
pub(crate) mod hiding;
pub(crate) mod labels;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::setup::{self, Browser, call, node, npm};
use crate::{Outcome, build, root};

/// A scorer: its name on the command line, what it tells, and how it is run.
type Scorer = (&'static str, &'static str, fn(&Scoring, &[String]) -> Outcome);

const SCORERS: &[Scorer] = &[
    ("people", "names, roles, chains, quotations", |s, more| {
        s.python("annotate.py", &["", "--only", "people"], more)
    }),
    ("figures", "numbers, money, dates and the like", |s, more| {
        s.python("annotate.py", &["", "--only", "figures"], more)
    }),
    ("article", "the text of the article", |s, more| s.python("article.py", &[""], more)),
    ("article-cover", "article safe from hiding, clutter not", |s, more| {
        cover::run(&s.folder.join("clutter"), more.iter().any(|m| m == "--list"))
    }),
    ("gate", "article or not", |s, more| s.python("gate.py", &["--program", ""], more)),
    ("record", "links to the record, office on the day", |s, more| {
        s.python("record.py", &["--program", ""], more)
    }),
    ("hiding", "clutter hidden, judged without a browser", |s, more| {
        hiding::run(&s.folder.join("clutter"), more)
    }),
    ("clutter", "clutter hidden in Chromium", Scoring::clutter),
    ("restore", "saved pages, on and off again, in both browsers", Scoring::restore),
    ("timing", "what the extension costs on saved pages", Scoring::timing),
];

/// Takes names of scorers, all where none is given, and what is passed on to them after `--`.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (names, more) = match arguments.iter().position(|a| a == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[][..]),
    };
    if let Some(unknown) = names.iter().find(|name| SCORERS.iter().all(|(known, ..)| known != name)) {
        let known: Vec<String> =
            SCORERS.iter().map(|(name, what, _)| format!("  {name:<8} {what}")).collect();
        return Err(format!("{unknown:?} is no scorer; there are\n{}", known.join("\n")));
    }
    let folder = root().join("../shared/eval");
    if !folder.is_dir() {
        println!("eval: ../shared/eval is not there; nothing to score.");
        return Ok(());
    }
    if setup::find("python3").is_none() {
        return Err("the scorers need Python 3: `apt-get install python3`".to_owned());
    }
    call(Command::new("cargo").args(["build", "--release", "--quiet"]).current_dir(root()))?;
    let scoring = Scoring { folder, program: root().join("target/release/newsgloss") };
    let mut failed = Vec::new();
    for (name, what, score) in SCORERS {
        if names.is_empty() || names.iter().any(|n| n == name) {
            println!("\n== {name}: {what}");
            if let Err(problem) = score(&scoring, more) {
                println!("{problem}");
                failed.push(*name);
            }
        }
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

struct Scoring {
    folder: PathBuf,
    program: PathBuf,
}

impl Scoring {
    /// Runs a Python scorer; an empty argument stands for the native program.
    fn python(&self, script: &str, arguments: &[&str], more: &[String]) -> Outcome {
        let mut command = Command::new("python3");
        command.arg(self.folder.join(script)).env("PYTHONDONTWRITEBYTECODE", "1");
        for argument in arguments {
            if argument.is_empty() {
                command.arg(&self.program)
            } else {
                command.arg(argument)
            };
        }
        call(command.args(more))
    }

    fn clutter(&self, more: &[String]) -> Outcome {
        let extension = built(Browser::Chromium)?;
        call(Command::new("bash").arg(self.folder.join("clutter/clutter.sh")).arg(extension).args(more))
    }

    /// In both browsers, whatever comes of the first.
    fn restore(&self, more: &[String]) -> Outcome {
        let run = |browser| {
            let mut command = self.harness("restore.mjs", &built(browser)?)?;
            command.arg("--off").arg(root().join("tests/browser/off.mjs"));
            if browser == Browser::Firefox {
                command.arg("--firefox");
            }
            call(command.args(more))
        };
        Browser::ALL.map(run).into_iter().collect()
    }

    fn timing(&self, more: &[String]) -> Outcome {
        call(self.harness("timing.mjs", &built(Browser::Chromium)?)?.args(more))
    }

    /// A harness for unpacked extensions, on the labelled pages.
    fn harness(&self, script: &str, extension: &Path) -> Result<Command, String> {
        npm()?;
        let mut command = node();
        command.arg(self.folder.join("browser").join(script));
        command.arg("--pages").arg(self.folder.join("clutter/pages")).arg("--ext").arg(extension);
        Ok(command)
    }
}

/// The extension for a browser that is there, built.
fn built(browser: Browser) -> Result<PathBuf, String> {
    setup::browser(browser)?;
    build::run()?;
    Ok(build::folder(browser))
}
