//! The first page, and the list of acts.

use nusqa::query;

use super::{about_day, shown};
use crate::render::html::{self, ActList, Home};
use crate::serve::reply::Reply;
use crate::serve::request::{Ask, Failure};

/// So many changes on either side of the day.
const CHANGES: usize = 8;

/// So many acts a page.
const ACTS: usize = 100;

/// `/`
pub fn home(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (view, on) = about_day(ask)?;
    let changes = ask.state.changes();
    let come = |c: &&crate::serve::Changed| c.at.surely_by(on);
    let mut lately: Vec<_> = changes.iter().filter(come).collect();
    lately.sort_by_key(|c| std::cmp::Reverse(c.at.latest));
    lately.truncate(CHANGES);
    // Of what nothing tells when it begins, nothing can be foretold.
    let next = changes.iter().filter(|c| !come(c) && c.at.latest.is_some_and(|d| d > on) || c.at.earliest.is_some_and(|d| d > on));
    let body = html::home(&view, &Home { on, lately, next: next.take(CHANGES).collect() });
    let title = view.word("web-home-title");
    shown(&view, title, "/", &body)
}

/// `/acts`
pub fn acts(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (view, on) = about_day(ask)?;
    let all = query::acts(&ask.state.opened.corpus, on, ask.state.opened.known_on);
    let offset = super::search::offset(ask, all.len())?;
    let rows = all.get(offset..(offset + ACTS).min(all.len())).unwrap_or_default();
    let body = html::acts(&view, &ActList { on, rows, offset, total: all.len() });
    let title = view.word("web-nav-acts");
    shown(&view, title, "/acts", &body)
}
