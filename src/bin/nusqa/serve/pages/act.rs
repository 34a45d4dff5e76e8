//! An act as of a day, on the screen and to take along.

use nusqa::base::{Date, Message};
use nusqa::corpus::Reference;
use nusqa::query;

use super::shown;
use crate::error::CliError;
use crate::render::html::{self, ActPage, View};
use crate::render::json;
use crate::serve::reply::{Kind, Ready, Reply};
use crate::serve::request::{Ask, Failure};

/// `/akn/…[@day]`; `?on=` moves to that day's own address, `?path=` to the provision in it.
pub fn act(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let reference = ask.reference("")?;
    if let Some(day) = ask.query.day("on")? {
        return Ok(Reply::SeeOther(ask.links(Some(day)).act(&reference.work, &reference.path.to_string())));
    }
    if !reference.path.is_empty() {
        return Ok(Reply::SeeOther(ask.links(reference.on).act(&reference.work, &reference.path.to_string())));
    }
    let view = View::new(ask, ask.links(reference.on));
    with_page(ask, &reference, |page| {
        let title = html::title_of(page.work);
        shown(&view, format!("{title} ({})", page.on), "/akn", &html::act(&view, page))
    })
}

/// `/download/akn/…@day?as=docx|akn|text|html|json`
pub fn download(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let reference = ask.reference("/download")?;
    let view = View::new(ask, ask.links(reference.on));
    let on = reference.on.unwrap_or(ask.today);
    let name = |ending: &str| {
        let slug: String = reference.work.trim_start_matches("/akn/kz/act/").replace('/', "-");
        format!("{slug}@{on}.{ending}")
    };
    let file = |media, ending: &str, body: Vec<u8>| Ok(Reply::Ready(Ready::new(200, Kind::File(media, name(ending)), body)));
    match ask.query.field("as").unwrap_or("text") {
        "text" => {
            with_page(ask, &reference, |page| file("text/plain; charset=utf-8", "txt", html::plain(&view, page).into_bytes()))
        }
        "docx" => with_page(ask, &reference, |page| {
            let media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            file(media, "docx", html::docx(&view, page).map_err(CliError::from)?)
        }),
        "akn" => with_page(ask, &reference, |page| {
            file("application/akn+xml; charset=utf-8", "xml", html::akn(&view, page).into_bytes())
        }),
        "html" => {
            with_page(ask, &reference, |page| file("text/html; charset=utf-8", "html", html::standalone(&view, page).into_bytes()))
        }
        "json" => file("application/json; charset=utf-8", "json", shown_json(ask, &reference, on)?),
        other => Err(Failure::bad(
            CliError::refused(Message::new("web-no-format").with("format", other)).hint(Message::new("web-formats")),
        )),
    }
}

/// `nusqa.show/1` of a reference.
pub fn shown_json(ask: &Ask<'_>, reference: &Reference, on: Date) -> Result<Vec<u8>, Failure> {
    let corpus = &ask.state.opened.corpus;
    let known_on = ask.known_on()?;
    let answer = query::as_of(corpus, reference, on, known_on)?;
    let force = query::force(corpus, reference)?;
    let asked = json::Asked { reference, on, known_on };
    let mut out = Vec::new();
    json::write_document(&mut out, &json::Show::new(&asked, &force, &answer, ask.i18n)).map_err(CliError::from)?;
    Ok(out)
}

/// Everything that an act's page, or its copy, is made of.
fn with_page(
    ask: &Ask<'_>,
    reference: &Reference,
    then: impl FnOnce(&ActPage<'_>) -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    let corpus = &ask.state.opened.corpus;
    let known_on = ask.state.opened.known_on;
    let on = reference.on.unwrap_or(ask.today);
    let unknown = || CliError::refused(Message::new("reference-unknown").with("reference", &reference.work));
    let work = corpus.work(&reference.work).ok_or_else(|| Failure::missing(unknown()))?;
    let versions = query::history(corpus, reference, known_on)?;
    let (answer, passages) = query::passages(corpus, reference, on, known_on)?;
    then(&ActPage { work, on, answer: &answer, versions: &versions, passages: &passages })
}
