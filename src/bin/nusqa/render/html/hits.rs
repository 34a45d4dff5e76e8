//! What a search found.

use maud::{Markup, html};
use nusqa::base::{Date, Message};
use nusqa::corpus::Reference;
use nusqa::query::search::{Hit, SearchResults};

use super::act;
use super::bits::interval;
use super::view::View;

/// A search and what came of it.
pub struct Hits<'a> {
    /// What was typed.
    pub query: &'a str,
    /// The day.
    pub on: Date,
    /// Wordings of all days were asked for.
    pub all: bool,
    /// The hits.
    pub results: &'a SearchResults,
    /// So many were left out before the first one shown.
    pub offset: usize,
    /// So many a page.
    pub limit: usize,
    /// How many wordings of other days match, where none of this day does.
    pub other_days: usize,
    /// What the words are a reference to, where they are one.
    pub reference: Option<&'a Reference>,
}

/// The list, best first.
pub fn hits(view: &View<'_>, hits: &Hits<'_>) -> Markup {
    let head = Message::new("web-hits").with("count", hits.results.total).with("day", hits.on);
    let head_all = Message::new("web-hits-all").with("count", hits.results.total);
    html! {
        h1 { (view.tr(if hits.all { &head_all } else { &head })) }
        @for notice in &hits.results.notices { p.notice { (view.tr(notice)) } }
        @if let Some(reference) = hits.reference {
            p.jump { (view.word("web-jump")) " "
                a href=(view.links.act(&reference.work, &reference.path.to_string())) { (reference.work) "#" (reference.path) } }
        }
        (scope(view, hits))
        @if hits.results.hits.is_empty() {
            div.empty {
                p { (view.word("web-hits-none")) }
                (elsewhere(view, hits))
                p { (view.word("web-hits-advice")) }
            }
        } @else {
            @if hits.results.relaxed { (elsewhere(view, hits)) }
            (facets(view, hits))
            ol.hits start=(hits.offset + 1) { @for hit in &hits.results.hits { li { (one(view, hit)) } } }
            (pages(view, hits))
        }
    }
}

/// Other days on which the words stand in one wording, and the words that may have been meant.
fn elsewhere(view: &View<'_>, hits: &Hits<'_>) -> Markup {
    html! {
        @if hits.other_days > 0 {
            p { a href=(view.links.page("/search", &[("q", hits.query), ("all", "1")])) {
                (view.tr(&Message::new("web-hits-other-days").with("count", hits.other_days)))
            } }
        }
        @if let Some(words) = &hits.results.suggestion {
            p { a href=(view.links.page("/search", &[("q", words.as_str())])) {
                (view.tr(&Message::new("search-suggestion").with("query", words))) } }
        }
    }
}

/// Counts by kind, issuer and language; each leads to the search narrowed to it.
fn facets(view: &View<'_>, hits: &Hits<'_>) -> Markup {
    let Some(found) = &hits.results.facets else { return html! {} };
    let groups = [
        ("search-facet-kind", "kind", &found.kinds),
        ("search-facet-issuer", "issuer", &found.issuers),
        ("search-facet-language", "lang", &found.languages),
    ];
    let several = groups.iter().any(|(_, _, counts)| counts.len() > 1);
    html! {
        @if several {
            details.facets {
                summary { (view.word("web-facets")) }
                @for (id, field, counts) in groups.iter().filter(|(_, _, c)| c.len() > 1) {
                    h2 { (view.word(id)) }
                    ul { @for (value, count) in counts.iter().take(12) {
                        @let query = format!("{} {field}:{value}", hits.query);
                        @let fields: Vec<(&str, &str)> = if hits.all { vec![("q", &query), ("all", "1")] } else { vec![("q", &query)] };
                        li { a href=(view.links.page("/search", &fields)) { (value) } " " (count) }
                    } }
                }
            }
        }
    }
}

/// Switch between wordings of the day and of all days.
fn scope(view: &View<'_>, hits: &Hits<'_>) -> Markup {
    let (id, fields): (&'static str, Vec<(&str, &str)>) =
        if hits.all { ("web-only-day", vec![("q", hits.query)]) } else { ("web-all-days", vec![("q", hits.query), ("all", "1")]) };
    html! { p.scope { a href=(view.links.page("/search", &fields)) { (view.tr(&Message::new(id).with("day", hits.on))) } } }
}

fn one(view: &View<'_>, hit: &Hit) -> Markup {
    let corpus = &view.ask.state.opened.corpus;
    let work = corpus.work(&hit.work);
    // A wording of another day is shown on a day on which it applied.
    let day = view.links.day.or(hit.from.latest).or(hit.from.earliest);
    let applies = day.is_some_and(|d| hit.from.maybe_by(d) && !hit.until.as_ref().is_some_and(|u| u.surely_by(d)));
    let links = match (applies, hit.from.latest.or(hit.from.earliest)) {
        (false, Some(from)) => view.links.on(from),
        _ => view.links,
    };
    let label = work.map(|w| w.act.label()).unwrap_or_default();
    html! {
        h2 { a href=(links.act(&hit.work, &hit.provision)) { (label) " · " (act::place(view, &hit.provision)) } }
        @if !hit.title.is_empty() { p.title lang=[work.and_then(act::language)] { (hit.title) } }
        p.facts {
            (interval(&hit.from, hit.until.as_ref()))
            @if hit.uncertain { " " span.badge.doubt { (view.word("cli-status-uncertain")) } }
            " " a href=(links.about("/history", &hit.work, &[("path", &hit.provision)], "")) { (view.word("web-versions")) }
        }
        p.snippet lang=[work.and_then(act::language)] { (marked(hit)) }
    }
}

fn marked(hit: &Hit) -> Markup {
    let mut pieces = Vec::with_capacity(2 * hit.highlights.len() + 1);
    let mut at = 0;
    for range in &hit.highlights {
        pieces.push((false, hit.snippet.get(at..range.start).unwrap_or_default()));
        pieces.push((true, hit.snippet.get(range.clone()).unwrap_or_default()));
        at = range.end;
    }
    pieces.push((false, hit.snippet.get(at..).unwrap_or_default()));
    html! { @for (found, text) in pieces { @if found { mark { (text) } } @else { (text) } } }
}

fn pages(view: &View<'_>, hits: &Hits<'_>) -> Markup {
    let link = |from: usize| {
        let from = from.to_string();
        let mut fields = vec![("q", hits.query), ("from", from.as_str())];
        if hits.all {
            fields.push(("all", "1"));
        }
        view.links.page("/search", &fields)
    };
    let next = hits.offset + hits.results.hits.len();
    html! {
        nav.pages aria-label=(view.word("web-pages")) {
            @if hits.offset > 0 { a rel="prev" href=(link(hits.offset.saturating_sub(hits.limit))) { (view.word("web-earlier-hits")) } }
            " "
            @if next < hits.results.total { a rel="next" href=(link(next)) { (view.word("web-more-hits")) } }
        }
    }
}
