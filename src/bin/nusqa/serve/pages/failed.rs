//! Honest errors.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use nusqa::base::Message;

use crate::error::CliError;
use crate::render::html::{self, Head, View};
use crate::serve::app::App;
use crate::serve::pool::NoAnswer;
use crate::serve::reply::{Kind, Ready, Reply};
use crate::serve::request::{Ask, Asked, Failure};
use crate::serve::routes::language;

/// An error as a page.
pub fn failed(ask: &Ask<'_>, failure: &Failure) -> Ready {
    // A day that cannot be read is not kept over the links.
    let view = View::new(ask, ask.links(ask.query.day("on").ok().flatten()));
    let body = html::error(&view, failure);
    let query = ask.query.field("q").unwrap_or_default();
    let page = html::page(&view, &Head { title: failure.status.to_string(), place: "", query }, &body);
    Ready::new(failure.status, Kind::Page, page)
}

/// An address that is none.
pub fn nothing(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let error = CliError::refused(Message::new("web-no-address").with("path", &ask.query.path));
    Err(Failure::missing(error.hint(Message::new("web-no-address-hint"))))
}

/// Why a question got no answer.
pub fn no_answer(why: NoAnswer) -> Failure {
    match why {
        NoAnswer::TooLong => Failure { status: 503, error: CliError::refused(Message::new("web-too-long")) },
        NoAnswer::Fault => Failure { status: 500, error: CliError::refused(Message::new("web-fault")) },
    }
}

/// A request that is not let through.
pub fn refused(app: &App, headers: &HeaderMap, status: StatusCode) -> Response {
    let asked = Asked::default();
    let id = if status == StatusCode::FORBIDDEN { "web-refused-origin" } else { "web-refused-host" };
    let state = app.state();
    let lang = language(app, &asked, headers);
    let ask = Ask { app, state: &state, i18n: app.i18n(lang), query: &asked, today: app.today() };
    // Nothing of the corpus is shown to a stranger.
    let text = ask.tr(&Message::new(id));
    Ready::new(status.as_u16(), Kind::Text, text + "\n").respond(&HeaderMap::new())
}
