//! Search; an act or provision as people cite it leads straight there.

use nusqa::base::Message;
use nusqa::corpus::Reference;
use nusqa::query::search::{SearchOptions, search as find};

use super::{about_day, shown};
use crate::error::CliError;
use crate::render::html::{self, Hits};
use crate::serve::reply::Reply;
use crate::serve::request::{Ask, Failure};

/// So many hits a page.
const HITS: usize = 20;

/// So many characters of a question are read.
pub const LONGEST_QUERY: usize = 400;

/// `/search`
pub fn search(ask: &Ask<'_>) -> Result<Reply, Failure> {
    let (view, on) = about_day(ask)?;
    let Some(words) = ask.query.field("q") else {
        let error = CliError::refused(Message::new("search-query-empty")).hint(Message::new("web-search-hint"));
        return Err(Failure::bad(error));
    };
    if words.chars().count() > LONGEST_QUERY {
        return Err(Failure::bad(CliError::refused(Message::new("web-query-long").with("limit", LONGEST_QUERY))));
    }
    let reference = reference(ask, words);
    if let Some(reference) = reference.as_ref().filter(|_| !ask.query.is_set("words")) {
        let day = reference.on.or(view.links.day);
        let links = ask.links(day);
        return Ok(Reply::SeeOther(links.act(&reference.work, &reference.path.to_string())));
    }
    let index = ask.state.index.as_ref().map_err(|message| Failure { status: 503, error: CliError::refused(message.clone()) })?;
    let all = ask.query.is_set("all");
    let offset = offset(ask, 10_000)?;
    let options = SearchOptions { on: Some(on), all_versions: all, limit: HITS, offset, facets: true, ..SearchOptions::default() };
    let results = find(index, words, &options).map_err(Failure::bad)?;
    let other_days = if (results.total == 0 || results.relaxed) && !all {
        let found =
            find(index, words, &SearchOptions { all_versions: true, offset: 0, facets: false, ..options }).map_err(Failure::bad)?;
        if found.relaxed { 0 } else { found.total }
    } else {
        0
    };
    let hits = Hits { query: words, on, all, results: &results, offset, limit: HITS, other_days, reference: reference.as_ref() };
    let body = html::hits(&view, &hits);
    shown(&view, words, "/search", &body)
}

/// What the words mean as a reference: an act, or a provision that the corpus has.
fn reference(ask: &Ask<'_>, words: &str) -> Option<Reference> {
    let corpus = &ask.state.opened.corpus;
    let reference = corpus.resolve_cited(words)?;
    let work = corpus.work(&reference.work)?;
    let there = reference.path.is_empty() || work.outline.binary_search(&reference.path).is_ok();
    there.then_some(reference)
}

/// The field `from`: how many to leave out.
pub fn offset(ask: &Ask<'_>, most: usize) -> Result<usize, Failure> {
    let Some(text) = ask.query.field("from") else { return Ok(0) };
    match text.parse::<usize>() {
        Ok(n) => Ok(n.min(most)),
        Err(_) => Err(Failure::bad(CliError::refused(Message::new("web-no-number").with("field", "from").with("text", text)))),
    }
}
