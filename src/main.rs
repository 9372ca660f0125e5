//! The native program: the same engine on saved pages and plain text.

use std::io::{ErrorKind, Read, Write};
use std::process::ExitCode;

use newsgloss::page::html::{self, Document};
use newsgloss::page::{NodeId, charset, prose, selector};
use newsgloss::text::{CodePoints, Span};
use newsgloss::{Analysis, Engine, Level, Plan, Settings, civil::Date};
use serde_json::{Map, Value, json};

const USAGE: &str = "\
usage: newsgloss annotate [--published YYYY-MM-DD] [--url ADDRESS] FILE.txt|FILE.html|-
       newsgloss clean [--level asks|tidy|reading] [--format json|text|html] [--url ADDRESS] FILE.html|-

annotate  prints the people, figures and quotations of an article, as one JSON object.
          Offsets are Unicode code points into the file (plain text) or into \"text\" (HTML).
clean     prints what is hidden on a page and what stays, as JSON; with --format text the text that stays,
          with --format html the page with the hidden blocks marked `hidden`.
-         reads standard input.";

fn main() -> ExitCode {
    let printed = run(std::env::args().skip(1).collect()).and_then(|output| print(&output));
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("newsgloss: {message}");
            ExitCode::from(2)
        }
    }
}

/// Writes a text and a line's end. Whoever reads may stop early, as `head` does.
fn print(output: &str) -> Result<(), String> {
    match writeln!(std::io::stdout().lock(), "{output}") {
        Err(problem) if problem.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {problem}")),
        _ => Ok(()),
    }
}

fn run(arguments: Vec<String>) -> Result<String, String> {
    let mut arguments = arguments.into_iter();
    let command = arguments.next().ok_or(USAGE)?;
    if ["help", "--help", "-h"].contains(&command.as_str()) {
        return Ok(USAGE.to_owned());
    }
    let options = Options::read(arguments)?;
    let engine = Engine::new(newsgloss::people::record::BUILT_IN);
    match command.as_str() {
        "annotate" => annotate(&engine, &options),
        "clean" => clean(&engine, &options),
        other => Err(format!("{other:?} is no command; there are annotate and clean\n{USAGE}")),
    }
}

#[derive(Default)]
struct Options {
    file: String,
    url: String,
    published: Option<Date>,
    level: Option<Level>,
    format: Option<String>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
        let mut options = Options::default();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value\n{USAGE}"));
            match argument.as_str() {
                "--published" => {
                    let day = value()?;
                    options.published = Some(
                        Date::parse(&day)
                            .ok_or(format!("--published {day:?} is no day; write it as 2019-04-10"))?,
                    );
                }
                "--url" => options.url = value()?,
                "--level" => {
                    let name = value()?;
                    let level = Level::named(&name).filter(|level| *level != Level::Off);
                    options.level =
                        Some(level.ok_or(format!("--level {name:?} is none of asks, tidy and reading"))?);
                }
                "--format" => {
                    let format = value()?;
                    if !["json", "text", "html"].contains(&format.as_str()) {
                        return Err(format!("--format {format:?} is none of json, text and html"));
                    }
                    options.format = Some(format);
                }
                option if option.starts_with("--") => {
                    return Err(format!("{option} is no option\n{USAGE}"));
                }
                file if options.file.is_empty() => options.file = file.to_owned(),
                extra => return Err(format!("one file at a time; {extra:?} is one too many")),
            }
        }
        if options.file.is_empty() {
            return Err(format!("no file given; `-` reads standard input\n{USAGE}"));
        }
        Ok(options)
    }

    /// The file's text, in whatever encoding it states or seems to be in.
    fn read_file(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        let read = if self.file == "-" {
            std::io::stdin().lock().read_to_end(&mut bytes)
        } else {
            std::fs::File::open(&self.file).and_then(|mut f| f.read_to_end(&mut bytes))
        };
        read.map_err(|e| format!("{}: {e}", self.file))?;
        if bytes.is_empty() {
            return Err(format!("{}: the file is empty; a page or a text is wanted", self.file));
        }
        // Pictures, archives and PDF hold zeros and soon; a page may, too, but it also holds a tag.
        let head = &bytes[..bytes.len().min(4096)];
        let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
        const BEGINNINGS: &[&[u8]] =
            &[b"%PDF-", b"\x1f\x8b", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8"];
        let known = BEGINNINGS.iter().any(|beginning| head.starts_with(beginning));
        if !wide && head.contains(&0) && !head.contains(&b'<') || known {
            return Err(format!("{}: binary data; an HTML page or plain text is wanted", self.file));
        }
        Ok(charset::decode(&bytes))
    }
}

fn annotate(engine: &Engine, options: &Options) -> Result<String, String> {
    let text = options.read_file()?;
    let settings = Settings { published: options.published, level: Level::Off, ..Settings::default() };
    let is_html = options.file.ends_with(".html")
        || options.file.ends_with(".htm")
        || (options.file == "-" && text.trim_start().starts_with('<'));
    let analysis = if is_html {
        engine.analyze(&html::snapshot(&text, &options.url), &settings)
    } else {
        engine.analyze_text(&text, &settings)
    };
    let mut object = findings(&analysis);
    if is_html {
        object.insert("text".to_owned(), json!(analysis.prose.prose.text));
    }
    Ok(Value::Object(object).to_string())
}

fn findings(analysis: &Analysis) -> Map<String, Value> {
    let text = &analysis.prose.prose.text;
    let table = CodePoints::new(text);
    let place = |span: Span| (table.of(text, span.start), table.of(text, span.end));
    let located = |mut object: Value, span: Span| {
        let (start, end) = place(span);
        object["start"] = json!(start);
        object["end"] = json!(end);
        object["text"] = json!(span.of(text));
        object
    };
    let people = analysis.people.iter().map(|person| {
        json!({
            "name": person.name,
            "official": person.official,
            "role": person.roles.iter().map(|r| &r.text).collect::<Vec<_>>(),
            "mentions": person.mentions.iter()
                .map(|m| located(json!({ "kind": m.kind }), m.span)).collect::<Vec<_>>(),
            "record": person.record,
            "candidates": person.candidates,
            "notes": person.notes,
        })
    });
    let figures = analysis.figures.iter().map(|figure| located(json!(figure), figure.span));
    let quotes = analysis
        .quotes
        .iter()
        .map(|quote| located(json!({ "speaker": quote.speaker, "cue": quote.cue }), quote.span));
    let contradictions = analysis.contradictions.iter().map(|contradiction| {
        let [first, second] =
            [contradiction.first, contradiction.second].map(|span| located(json!({}), span));
        json!({ "first": first, "second": second, "reason": contradiction.reason })
    });
    let mut object = Map::new();
    object.insert("contradictions".to_owned(), contradictions.collect());
    object.insert("people".to_owned(), people.collect());
    object.insert("figures".to_owned(), figures.collect());
    object.insert("quotes".to_owned(), quotes.collect());
    object.insert("notes".to_owned(), json!(analysis.notes));
    object
}

fn clean(engine: &Engine, options: &Options) -> Result<String, String> {
    let source = options.read_file()?;
    let settings = Settings { level: options.level.unwrap_or_default(), ..Settings::default() };
    let document = Document::parse(&source, &options.url);
    let page = &document.page;
    let analysis = engine.analyze(page, &settings);
    let plan = Plan::new(page, &analysis, &settings);
    let hides: Vec<NodeId> = plan.hides.iter().map(|h| h.node).collect();
    // Who asks for the text of a page gets what comes nearest to an article, whatever the gate says.
    let text = || match settings.level {
        Level::Reading => prose::body_text(page, &analysis.article),
        _ => prose::visible_text(page, &hides),
    };
    match options.format.as_deref() {
        Some("text") => Ok(text()),
        Some("html") => Ok(document.with_hidden(&hides)),
        _ => Ok(json!({
            "article": {
                "is_article": plan.article.is_article,
                "confidence": plan.article.confidence,
                "reasons": plan.article.reasons,
                "headline": plan.article.headline,
                "byline": plan.article.byline,
                "published": plan.article.published,
                "modified": plan.article.modified,
                "language": plan.article.language,
            },
            "hidden": plan.hides.iter().map(|hide| json!({
                "kind": hide.kind,
                "level": hide.level,
                "reason": hide.reason,
                "evidence": hide.evidence,
                "selector": selector::selector(page, hide.node),
                "text": hide.text,
            })).collect::<Vec<_>>(),
            "text": text(),
            "notes": plan.notes,
        })
        .to_string()),
    }
}
