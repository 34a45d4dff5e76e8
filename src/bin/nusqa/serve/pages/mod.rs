//! What each address shows: the question read, the library asked, the page written.

mod act;
mod failed;
mod home;
mod provision;
mod search;
mod source;
mod tools;

pub use act::{act, download, shown_json};
pub use failed::{failed, no_answer, nothing, refused};
pub use home::{acts, home};
pub use provision::{diff, provision};
pub use search::{LONGEST_QUERY, offset, search};
pub use source::source;
pub use tools::{api, cases, code};

use maud::Markup;

use super::reply::{Kind, Ready, Reply};
use super::request::{Ask, Failure, Links};
use crate::render::html::{self, Head, View};

/// A page that came out well.
fn shown(view: &View<'_>, title: impl Into<String>, place: &str, body: &Markup) -> Result<Reply, Failure> {
    let query = view.ask.query.field("q").unwrap_or_default();
    let page = html::page(view, &Head { title: title.into(), place, query }, body);
    Ok(Reply::Ready(Ready::new(200, Kind::Page, page)))
}

/// A page about the day of the field `on`: links keep the day where it was given.
fn about_day<'a>(ask: &'a Ask<'a>) -> Result<(View<'a>, nusqa::base::Date), Failure> {
    let given = ask.query.day("on")?;
    let links: Links = ask.links(given);
    Ok((View::new(ask, links), given.unwrap_or(ask.today)))
}
