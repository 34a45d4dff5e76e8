//! The documents of the contract over HTTP: the same shapes as `--format json`.

use nusqa::base::Message;
use nusqa::check::CASE_SCHEMA;
use nusqa::corpus::Reference;
use nusqa::query;
use nusqa::query::search::{SearchOptions, search as find};
use serde::Serialize;

use super::pages::{LONGEST_QUERY, offset, shown_json};
use super::reply::{Kind, Ready, Reply};
use super::request::{Ask, Failure};
use crate::error::CliError;
use crate::render::json;

/// At most so many hits at once.
const MOST_HITS: usize = 100;

fn document(document: &impl Serialize) -> Result<Reply, Failure> {
    let mut out = Vec::new();
    json::write_document(&mut out, document).map_err(CliError::from)?;
    Ok(Reply::Ready(Ready::new(200, Kind::Json, out)))
}

/// The field `ref`, and the day: the one after `@`, else `on`, else today.
fn asked(ask: &Ask<'_>) -> Result<(Reference, nusqa::base::Date), Failure> {
    let Some(written) = ask.query.field("ref") else {
        return Err(Failure::bad(CliError::refused(Message::new("web-no-ref")).hint(Message::new("web-no-ref-hint"))));
    };
    let reference = ask.state.opened.corpus.resolve(written)?;
    let on = ask.query.day("on")?;
    if let (Some(first), Some(second)) = (reference.on, on)
        && first != second
    {
        return Err(Failure::bad(CliError::refused(Message::new("cli-two-days").with("first", first).with("second", second))));
    }
    let day = reference.on.or(on).unwrap_or(ask.today);
    Ok((reference, day))
}

/// `nusqa.corpus/1`: what the answers rest on.
#[derive(Serialize)]
struct CorpusJson<'a> {
    schema: &'static str,
    today: String,
    known_on: Option<String>,
    acts: usize,
    texts: usize,
    content: &'a str,
    trouble: Option<String>,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    sha256: &'a str,
    work: &'a str,
    language: &'static str,
}

/// `/api/corpus`
pub fn corpus(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let held = &ask.state.opened;
    let files = held.corpus.works.iter().flat_map(|w| w.manifestations.iter().map(move |m| (w, m)));
    let files = files.map(|(w, m)| FileJson { file: &m.file, sha256: &m.sha256, work: &w.id, language: m.language.as_str() });
    document(&CorpusJson {
        schema: "nusqa.corpus/1",
        today: ask.today.to_string(),
        known_on: held.known_on.map(|d| d.to_string()),
        acts: ask.state.summary.acts,
        texts: ask.state.summary.texts,
        content: &ask.state.summary.hash,
        trouble: ask.app.trouble().map(|m| ask.tr(&m)),
        files: files.collect(),
    })
}

/// `/api/acts`
pub fn acts(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let on = ask.query.day("on")?.unwrap_or(ask.today);
    let known_on = ask.known_on()?;
    let acts = query::acts(&ask.state.opened.corpus, on, known_on);
    document(&json::Acts::new(on, known_on, &acts, ask.i18n))
}

/// `/api/show`
pub fn show(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (reference, on) = asked(ask)?;
    Ok(Reply::Ready(Ready::new(200, Kind::Json, shown_json(ask, &reference, on)?)))
}

/// `/api/history`
pub fn history(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (reference, on) = asked(ask)?;
    let corpus = &ask.state.opened.corpus;
    let known_on = ask.known_on()?;
    if ask.query.is_set("blame") {
        let told = query::blame(corpus, &reference, on, known_on)?;
        return document(&json::Blame::new(&reference, on, &told, ask.i18n));
    }
    if ask.query.is_set("across") {
        let legs = query::history_across(corpus, &reference, known_on)?;
        return document(&json::Across::new(&reference, known_on, &legs, ask.i18n));
    }
    let versions = query::history(corpus, &reference, known_on)?;
    document(&json::History::new(&reference, known_on, &versions, ask.i18n))
}

/// `/api/diff`
pub fn diff(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (reference, _) = asked(ask)?;
    if let Some(day) = reference.on {
        return Err(Failure::bad(CliError::refused(Message::new("cli-diff-day").with("day", day))));
    }
    let Some(from) = ask.query.day("from")? else {
        return Err(Failure::bad(CliError::refused(Message::new("web-no-from"))));
    };
    let to = ask.query.day("to")?.unwrap_or(ask.today);
    let mut diff = query::diff(&ask.state.opened.corpus, &reference, from, to, ask.known_on()?)?;
    if ask.query.is_set("hide_editorial") {
        diff.hide_editorial();
    }
    document(&json::DiffJson::new(&diff, ask.i18n))
}

/// `/api/search`
pub fn search(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let words = ask.query.field("q").unwrap_or_default();
    if words.chars().count() > LONGEST_QUERY {
        return Err(Failure::bad(CliError::refused(Message::new("web-query-long").with("limit", LONGEST_QUERY))));
    }
    let on = ask.query.day("on")?.unwrap_or(ask.today);
    let number = |field: &'static str, usual: usize| match ask.query.field(field) {
        None => Ok(usual),
        Some(text) => text
            .parse()
            .map_err(|_| Failure::bad(CliError::refused(Message::new("web-no-number").with("field", field).with("text", text)))),
    };
    let act = ask.query.field("act").map(|a| ask.state.opened.corpus.resolve(a)).transpose()?.map(|r| r.work);
    let kind = match ask.query.field("kind") {
        None => None,
        Some(word) => Some(
            nusqa::base::ActKind::from_word(word)
                .ok_or_else(|| Failure::bad(CliError::refused(Message::new("web-no-kind").with("kind", word))))?,
        ),
    };
    let lang = match ask.query.field("language") {
        None | Some("") => None,
        Some("kk" | "kaz") => Some(nusqa::base::Language::Kazakh),
        Some("ru" | "rus") => Some(nusqa::base::Language::Russian),
        Some(text) => {
            return Err(Failure::bad(CliError::refused(Message::new("web-no-language").with("language", text))));
        }
    };
    let between = match (ask.query.day("between_from")?, ask.query.day("between_to")?) {
        (Some(from), Some(to)) => Some((from, to)),
        (None, None) => None,
        _ => return Err(Failure::bad(CliError::refused(Message::new("web-between-both")))),
    };
    let options = SearchOptions {
        on: Some(on),
        act,
        kind,
        issuer: ask.query.field("issuer").map(str::to_string),
        lang,
        between,
        facets: ask.query.is_set("facets"),
        explain: ask.query.is_set("explain"),
        all_versions: ask.query.is_set("all_versions"),
        limit: number("limit", 10)?.min(MOST_HITS),
        offset: offset(ask, 10_000)?,
    };
    let index = ask.state.index.as_ref().map_err(|m| Failure { status: 503, error: CliError::refused(m.clone()) })?;
    let results = find(index, words, &options).map_err(Failure::bad)?;
    document(&json::Search::new(words, on, None, &results, ask.i18n))
}

/// `/api/case-schema`
pub fn case_schema(_: &Ask<'_>) -> Result<Reply, Failure> {
    Ok(Reply::Ready(Ready::new(200, Kind::Json, CASE_SCHEMA)))
}

/// `nusqa.error/1`
#[derive(Serialize)]
struct ErrorJson<'a> {
    schema: &'static str,
    status: u16,
    message: String,
    hints: Vec<String>,
    candidates: &'a [String],
}

/// An error as a document.
pub fn failed(ask: &Ask<'_>, failure: &Failure) -> Ready {
    let error = &failure.error;
    let document = ErrorJson {
        schema: "nusqa.error/1",
        status: failure.status,
        message: ask.tr(&error.message),
        hints: error.hints.iter().map(|m| ask.tr(m)).collect(),
        candidates: &error.candidates,
    };
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = json::write_document(&mut out, &document);
    Ready::new(failure.status, Kind::Json, out)
}

/// An address under /api that is none.
pub fn nothing(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let error = CliError::refused(Message::new("web-no-address").with("path", &ask.query.path));
    Err(Failure::missing(error.hint(Message::new("web-no-api-hint"))))
}
