//! Case records sent to the server: checked in memory, stored nowhere.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use nusqa::base::Message;
use nusqa::check::{Applicable, Finding, Format, Input, Law, Options, Summary, WithRules, check};

use super::app::App;
use super::pool::NoAnswer;
use super::reply::{Kind, Ready};
use super::request::{Ask, Asked, Failure};
use super::routes::{language, no_answer};
use super::{api, pages, watch};
use crate::error::CliError;
use crate::i18n::Lang;
use crate::render::html::{self, CasesPage, Head, View};
use crate::render::{csv, json};

/// The largest upload.
pub const MOST_BYTES: usize = 16 << 20;

/// So many findings on a page; all of them in a file.
const ON_A_PAGE: usize = 500;

/// Findings within this many bytes are offered as files on the page.
const AS_LINKS: usize = 1 << 20;

/// A sender has this long.
const SEND_TIME: Duration = Duration::from_secs(60);

/// What was sent.
#[derive(Default)]
struct Sent {
    name: String,
    format: Option<Format>,
    bytes: Bytes,
    applicable: Applicable,
    output: String,
}

/// `POST /cases`
pub async fn check_page(State(app): State<Arc<App>>, request: Request) -> Response {
    let (asked, headers) = (Asked::read(request.uri()), request.headers().clone());
    let lang = language(&app, &asked, &headers);
    let sent = match tokio::time::timeout(SEND_TIME, form(request)).await {
        Ok(Ok(sent)) => sent,
        Ok(Err(failure)) => return refuse(&app, &asked, lang, &failure, pages::failed).respond(&HeaderMap::new()),
        Err(_) => return refuse(&app, &asked, lang, &too_slow(), pages::failed).respond(&HeaderMap::new()),
    };
    let made = {
        let (app, asked) = (Arc::clone(&app), asked.clone());
        app.clone().pool.run(move || with_ask(&app, &asked, lang, |ask| page(ask, sent), pages::failed)).await
    };
    made.unwrap_or_else(|why| no_answer(&app, &asked, lang, why, pages::failed)).respond(&HeaderMap::new())
}

/// `POST /api/check`
pub async fn check_document(State(app): State<Arc<App>>, request: Request) -> Response {
    let (asked, headers) = (Asked::read(request.uri()), request.headers().clone());
    let lang = language(&app, &asked, &headers);
    let sent = match tokio::time::timeout(SEND_TIME, body(&asked, &headers, request)).await {
        Ok(Ok(sent)) => sent,
        Ok(Err(failure)) => return refuse(&app, &asked, lang, &failure, api::failed).respond(&HeaderMap::new()),
        Err(_) => return refuse(&app, &asked, lang, &too_slow(), api::failed).respond(&HeaderMap::new()),
    };
    let made = {
        let (app, asked) = (Arc::clone(&app), asked.clone());
        app.clone().pool.run(move || with_ask(&app, &asked, lang, |ask| document(ask, sent), api::failed)).await
    };
    made.unwrap_or_else(|why| no_answer(&app, &asked, lang, why, api::failed)).respond(&HeaderMap::new())
}

fn with_ask(
    app: &App,
    asked: &Asked,
    lang: Lang,
    make: impl FnOnce(&Ask<'_>) -> Result<Ready, Failure>,
    failed: fn(&Ask<'_>, &Failure) -> Ready,
) -> Ready {
    let state = app.state();
    let ask = Ask { app, state: &state, i18n: app.i18n(lang), query: asked, today: app.today() };
    let made = make(&ask).unwrap_or_else(|failure| failed(&ask, &failure));
    if state.opened.corpus.damage.happened() {
        // Of damaged data nothing is believed; the corpus is read again for whoever asks next.
        watch::look(app);
        return no_answer(app, asked, lang, NoAnswer::Fault, failed);
    }
    made
}

fn refuse(app: &App, asked: &Asked, lang: Lang, failure: &Failure, failed: fn(&Ask<'_>, &Failure) -> Ready) -> Ready {
    with_ask(app, asked, lang, |_| Err(failure.clone()), failed)
}

fn too_slow() -> Failure {
    Failure { status: 408, error: CliError::refused(Message::new("web-too-slow")) }
}

/// Too large, or cut short.
fn unreadable(status: u16, error: impl std::fmt::Display) -> Failure {
    let message = match status {
        413 => Message::new("web-too-large").with("limit", MOST_BYTES >> 20),
        _ => Message::new("web-upload-broken").with("error", error),
    };
    Failure { status: if status == 413 { 413 } else { 400 }, error: CliError::refused(message) }
}

/// The fields of the form.
async fn form(request: Request) -> Result<Sent, Failure> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|e| unreadable(e.status().as_u16(), e.body_text()))?;
    let mut sent = Sent { output: "page".into(), ..Sent::default() };
    while let Some(field) = form.next_field().await.map_err(|e| unreadable(e.status().as_u16(), e.body_text()))? {
        let name = field.name().unwrap_or_default().to_string();
        let file = field.file_name().unwrap_or_default().to_string();
        let bytes = field.bytes().await.map_err(|e| unreadable(e.status().as_u16(), e.body_text()))?;
        let word = || String::from_utf8_lossy(&bytes).trim().to_string();
        match name.as_str() {
            "file" => {
                sent.name = if file.is_empty() { "-".into() } else { file };
                sent.bytes = bytes;
            }
            "applicable" => sent.applicable = applicable(&word())?,
            "as" => sent.output = word(),
            _ => {}
        }
    }
    if sent.bytes.is_empty() {
        return Err(Failure::bad(CliError::refused(Message::new("web-upload-empty"))));
    }
    sent.format = Format::from_name(&sent.name).or_else(|| sniffed(&sent.bytes));
    Ok(sent)
}

/// A body as it is; `name` and `applicable` are fields of the address.
async fn body(asked: &Asked, headers: &HeaderMap, request: Request) -> Result<Sent, Failure> {
    let applicable = applicable(asked.field("applicable").unwrap_or("auto"))?;
    let bytes = Bytes::from_request(request, &()).await.map_err(|e| unreadable(e.status().as_u16(), e.body_text()))?;
    if bytes.is_empty() {
        return Err(Failure::bad(CliError::refused(Message::new("web-upload-empty"))));
    }
    let media = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let format = if media.starts_with("text/csv") { Some(Format::Csv) } else { sniffed(&bytes) };
    let name = asked.field("name").unwrap_or("-").to_string();
    Ok(Sent { name, format, bytes, applicable, output: String::new() })
}

/// By the first character, like standard input of the command.
fn sniffed(bytes: &[u8]) -> Option<Format> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first = start.iter().find(|b| !b.is_ascii_whitespace());
    Some(if matches!(first, Some(b'{' | b'[')) { Format::Jsonl } else { Format::Csv })
}

fn applicable(word: &str) -> Result<Applicable, Failure> {
    let known = Applicable::ALL.into_iter().find(|a| a.as_str() == word);
    known.ok_or_else(|| Failure::bad(CliError::refused(Message::new("web-no-applicable").with("word", word))))
}

/// Checks what was sent; every finding goes to `take`.
fn run(ask: &Ask<'_>, sent: &Sent, take: &mut dyn FnMut(Finding)) -> Result<Summary, Failure> {
    let opened = &ask.state.opened;
    // Without its rules a record would look better than it is.
    let book = ask.state.rules.book.as_ref().map_err(|error| Failure { status: 503, error: error.clone() })?;
    let ruled = book.as_ref().map(|book| WithRules { law: &opened.corpus, book });
    let law: &dyn Law = ruled.as_ref().map_or(&opened.corpus, |ruled| ruled);
    let options = Options { applicable: sent.applicable, known_on: opened.known_on };
    let format = sent.format.unwrap_or(Format::Jsonl);
    let input = Input { name: sent.name.clone(), format, reader: Box::new(Cursor::new(&sent.bytes)) };
    Ok(check(law, input, &options, take))
}

fn page(ask: &Ask<'_>, sent: Sent) -> Result<Ready, Failure> {
    match sent.output.as_str() {
        "jsonl" => {
            let mut out = Vec::new();
            run(ask, &sent, &mut |f| line(&mut out, &f, ask))?;
            return Ok(Ready::new(200, Kind::File("application/x-ndjson; charset=utf-8", "findings.jsonl".into()), out));
        }
        "csv" => {
            let mut out = csv::Findings::new();
            run(ask, &sent, &mut |f| out.add(&f, ask.i18n))?;
            return Ok(Ready::new(200, Kind::File("text/csv; charset=utf-8", "findings.csv".into()), out.finish()));
        }
        "page" => {}
        other => return Err(Failure::bad(CliError::refused(Message::new("web-no-format").with("format", other)))),
    }
    let (mut shown, mut more) = (Vec::new(), 0);
    let (mut lines, mut table) = (Vec::new(), csv::Findings::new());
    let summary = run(ask, &sent, &mut |finding| {
        if lines.len() <= AS_LINKS {
            line(&mut lines, &finding, ask);
            table.add(&finding, ask.i18n);
        }
        if shown.len() < ON_A_PAGE {
            shown.push(finding);
        } else {
            more += 1;
        }
    })?;
    let address = |media: &str, bytes: &[u8]| format!("data:{media};charset=utf-8;base64,{}", BASE64.encode(bytes));
    let files = if lines.len() <= AS_LINKS {
        let table = table.finish();
        vec![("findings.jsonl", address("application/x-ndjson", &lines)), ("findings.csv", address("text/csv", &table))]
    } else {
        Vec::new()
    };
    let view = View::new(ask, ask.links(None));
    let cases = CasesPage { file: &sent.name, findings: &shown, summary: &summary, more, files: &files };
    let head = Head { title: view.word("web-cases"), place: "/cases", query: "" };
    Ok(Ready::new(200, Kind::Page, html::page(&view, &head, &html::cases(&view, &cases))))
}

fn line(out: &mut Vec<u8>, finding: &Finding, ask: &Ask<'_>) {
    // Writing to memory does not fail.
    let _ = serde_json::to_writer(&mut *out, &json::Finding::alone(finding, ask.i18n));
    out.push(b'\n');
}

/// `nusqa.finding/1`, as `check --format json` writes it.
fn document(ask: &Ask<'_>, sent: Sent) -> Result<Ready, Failure> {
    let mut out = Vec::new();
    let mut written = Ok(());
    let mut writer = json::JsonWriter::new(&mut out);
    let begun = (|| {
        writer.object()?;
        writer.field("schema", &"nusqa.finding/1")?;
        writer.key("findings")?;
        writer.array()
    })();
    begun.map_err(CliError::from)?;
    let summary = run(ask, &sent, &mut |finding| {
        if written.is_ok() {
            written = writer.value(&json::Finding::new(&finding, ask.i18n));
        }
    })?;
    let ended =
        written.and_then(|()| writer.close()).and_then(|()| writer.field("summary", &json::SummaryJson::new(&summary, 0, 0)));
    ended.and_then(|()| writer.finish()).map_err(CliError::from)?;
    Ok(Ready::new(200, Kind::Json, out))
}
