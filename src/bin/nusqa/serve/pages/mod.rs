//! What each address shows: the question read, the library asked, the page written.

mod act;
mod failed;
mod home;
mod search;
mod source;

pub use act::{act, download};
pub use failed::{failed, no_answer, nothing, refused};
pub use home::{acts, home};
pub use search::search;
pub use source::source;

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
