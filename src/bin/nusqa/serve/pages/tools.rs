//! The form for case records, the manual of the codes, the overview of the API.

use nusqa::base::Message;
use nusqa::check::{CODES, explain};

use super::{about_day, shown};
use crate::error::CliError;
use crate::render::html;
use crate::serve::openapi;
use crate::serve::reply::Reply;
use crate::serve::request::{Ask, Failure};
use crate::serve::uploads::MOST_BYTES;

/// `/cases`
pub fn cases(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (view, _) = about_day(ask)?;
    let title = view.word("web-cases");
    shown(&view, title, "/cases", &html::cases_form(&view, MOST_BYTES))
}

/// `/codes/NQ101`
pub fn code(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let code = ask.query.path.rsplit('/').next().unwrap_or_default();
    let page = explain(code, ask.i18n.lang.code()).ok_or_else(|| {
        let unknown = CliError::refused(Message::new("cli-code-unknown").with("code", code));
        let all = CODES.iter().map(|c| c.code).collect::<Vec<_>>().join(", ");
        Failure::missing(unknown.hint(Message::new("web-codes").with("codes", all)))
    })?;
    let (view, _) = about_day(ask)?;
    shown(&view, code, "/codes", &html::manual(page))
}

/// `/api`
pub fn api(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (view, _) = about_day(ask)?;
    let title = view.word("web-api");
    shown(&view, title, "/api", &html::overview(&view, &openapi::overview()))
}
