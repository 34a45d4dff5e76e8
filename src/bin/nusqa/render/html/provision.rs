//! A provision over time: its versions, who wrote what, a comparison of two of them, who cites it.

use maud::{Markup, html};
use nusqa::base::{ActRef, Date, Evidence, Message};
use nusqa::corpus::{Reference, Work};
use nusqa::query::Blamed;
use nusqa::timeline::{Answer, Part, Version};

use super::act::{language, neighbours, place};
use super::bits::{banner, cause, interval, known, no_words};
use super::citation::citation;
use super::list::day_form;
use super::strip::{Strip, applies, strip};
use super::view::View;
use crate::serve::Links;

/// What the page shows.
pub struct ProvisionPage<'a> {
    /// Its act.
    pub work: &'a Work,
    /// The provision; the act itself where the path is empty.
    pub reference: &'a Reference,
    /// The day.
    pub on: Date,
    /// The verdict.
    pub answer: &'a Answer,
    /// All versions, oldest first.
    pub versions: &'a [Version],
    /// The wording of the day, by author.
    pub blamed: &'a [Blamed],
    /// Who cites it: the citing act, the words, where they stand.
    pub cited: &'a [Cited<'a>],
    /// So many more citations than are shown.
    pub more_cited: usize,
}

/// A reference to the provision.
pub struct Cited<'a> {
    /// The citing act.
    pub by: &'a Work,
    /// The words.
    pub text: &'a str,
    /// Where they stand.
    pub evidence: Evidence,
}

/// The page.
pub fn provision(view: &View<'_>, page: &ProvisionPage<'_>) -> Markup {
    let path = page.reference.path.to_string();
    let name = place(view, &path);
    let fields: Vec<(&str, &str)> = if path.is_empty() { Vec::new() } else { vec![("path", path.as_str())] };
    let link = |links: Links| links.about("/history", &page.work.id, &fields, "");
    let ended = page.versions.last().and_then(|v| v.ended_by.as_ref());
    html! {
        p.up { a href=(view.links.act(&page.work.id, &path)) { (page.work.act.label()) } " "
            span lang=[language(page.work)] { (page.work.act.title.clone().unwrap_or_default()) } }
        h1 { (name) }
        p.print-only { (page.work.id) "@" (page.on) "#" (path) }
        (banner(view, page.answer, &page.on.to_string(), ended))
        div.moves {
            (day_form(view, &view.ask.query.path, page.on))
            (neighbours(view, page.versions, page.on, &link))
            a href=(view.links.on(page.on).act(&page.work.id, &path)) { (view.word("web-in-the-act")) }
        }
        (strip(view, &Strip { versions: page.versions, day: page.on, link: &link }))
        (blame(view, page))
        (versions(view, page, &path))
        (cited(view, page))
        p.cite-line { (view.word("web-citation")) ": " span.citation { (citation(view, page.work, page.on, &path)) } }
    }
}

/// The wording of the day, part by part after who wrote it.
fn blame(view: &View<'_>, page: &ProvisionPage<'_>) -> Markup {
    let lang = language(page.work);
    html! {
        section aria-labelledby="blame" {
            h2 id="blame" { (view.tr(&Message::new("web-blame").with("day", page.on))) }
            @if page.blamed.is_empty() { p.empty { (view.tr(&Message::new("cli-blame-none").with("day", page.on))) } }
            @for (version, sentences) in page.blamed {
                @if page.blamed.len() > 1 { p.facts { (interval(&version.from, version.until.as_ref())) " " (cause(view, &version.cause)) } }
                @match sentences {
                    None => { (no_words(view, version)) }
                    Some(sentences) => {
                        div.blame {
                            @for (author, words) in by_author(sentences.iter().flat_map(|s| s.parts.iter().map(move |p| (&s.path, p)))) {
                                p.author { (written_by(view, author)) }
                                div.words lang=[lang] { @for line in words { p { (line) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Runs of words of one author, a unit a paragraph.
fn by_author<'p>(parts: impl Iterator<Item = (&'p nusqa::base::ProvisionPath, &'p Part)>) -> Vec<(&'p Part, Vec<String>)> {
    let mut out: Vec<(&Part, Vec<String>)> = Vec::new();
    let mut last = None;
    for (path, part) in parts {
        let same = out.last().is_some_and(|(first, _)| first.acts == part.acts);
        if !same {
            out.push((part, Vec::new()));
        }
        if let Some((_, words)) = out.last_mut() {
            match words.last_mut() {
                Some(line) if same && last == Some(path) => line.push_str(&part.text),
                _ => words.push(part.text.clone()),
            }
        }
        last = Some(path);
    }
    out
}

fn written_by(view: &View<'_>, part: &Part) -> Markup {
    html! {
        @match part.acts.as_slice() {
            [one] => { (view.act(one)) }
            many => {
                (view.tr(&Message::new("cli-blame-one-of").with("acts", many.iter().map(ActRef::label).collect::<Vec<_>>().join(", "))))
            }
        }
        @if let Some(evidence) = &part.evidence { " " (view.evidence(evidence)) }
    }
}

/// Every version with its words; two of them can be picked and compared.
fn versions(view: &View<'_>, page: &ProvisionPage<'_>, path: &str) -> Markup {
    let action = Links { lang: None, day: None }.about("/diff", &page.work.id, &[], "");
    let lang = language(page.work);
    let current = page.versions.iter().position(|v| applies(v, page.on)).unwrap_or(page.versions.len().saturating_sub(1));
    let pair = (current.saturating_sub(1), current.max(1));
    let several = page.versions.len() > 1;
    html! {
        section aria-labelledby="versions" {
            h2 id="versions" { (view.word("web-all-versions")) }
            @if page.versions.is_empty() { p.empty { (view.word("cli-history-empty")) } }
            form.pick method="get" action=(action) {
                @if !path.is_empty() { input type="hidden" name="path" value=(path); }
                @if let Some(lang) = view.links.lang { input type="hidden" name="lang" value=(lang.code()); }
                @for (i, version) in page.versions.iter().enumerate() {
                    div.version {
                        @if several {
                            p.picks {
                                label { input type="radio" name="from" value=(version.id) checked[i == pair.0]; " " (view.word("web-pick-old")) } " "
                                label { input type="radio" name="to" value=(version.id) checked[i == pair.1]; " " (view.word("web-pick-new")) }
                            }
                        }
                        details open[i == current && !path.is_empty()] {
                            summary { (i + 1) ". " (interval(&version.from, version.until.as_ref())) " · "
                                (view.word("cli-label-text")) ": " (known(view, version)) }
                            p.facts { (cause(view, &version.cause))
                                @if let Some(by) = &version.ended_by { " → " (cause(view, by)) } }
                            p.facts { (view.word("cli-label-version")) " " code { (version.id) } }
                            @match &version.text {
                                Some(text) => { div.words lang=[lang] { @for line in text.lines() { p { (line) } } } }
                                None => { (no_words(view, version)) }
                            }
                            @for other in &version.outcomes {
                                p.notice { (view.word("cli-other-order")) " " (other.acts.join(" → ")) }
                                @if let Some(text) = &other.text { div.words lang=[lang] { @for line in text.lines() { p { (line) } } } }
                            }
                        }
                    }
                }
                @if several { button type="submit" { (view.word("web-compare-picked")) } }
            }
        }
    }
}

fn cited(view: &View<'_>, page: &ProvisionPage<'_>) -> Markup {
    html! {
        section aria-labelledby="cited" {
            h2 id="cited" { (view.word("web-cited-by")) }
            @if page.cited.is_empty() { p.empty { (view.word("web-cited-none")) } }
            ul.cited {
                @for cited in page.cited {
                    li { a href=(view.links.act(&cited.by.id, "")) { (cited.by.act.label()) } ": "
                        q lang=[language(cited.by)] { (cited.text) } " " (view.evidence(&cited.evidence)) }
                }
            }
            @if page.more_cited > 0 { p { (view.tr(&Message::new("web-cited-more").with("count", page.more_cited))) } }
        }
    }
}
