//! An act as of a day.

use maud::{DOCTYPE, Markup, html};
use nusqa::base::{Date, Language, Message, ProvisionPath};
use nusqa::corpus::Work;
use nusqa::query::Passage;
use nusqa::timeline::{Answer, Version};

use super::bits::banner;
use super::citation::citation;
use super::list::day_form;
use super::strip::{Strip, applies, day_of, strip};
use super::text::{Text, text};
use super::view::{View, html_lang};
use crate::render::{act_docx, akn};
use crate::serve::Links;

/// What the page of an act shows.
pub struct ActPage<'a> {
    /// The act.
    pub work: &'a Work,
    /// The day.
    pub on: Date,
    /// The verdict about the act.
    pub answer: &'a Answer,
    /// Its versions, oldest first.
    pub versions: &'a [Version],
    /// Its text.
    pub passages: &'a [Passage],
}

/// The language of a work's text.
pub fn language(work: &Work) -> Option<&'static str> {
    work.manifestations.first().map(|m| html_lang(m.language))
}

/// A provision in words: `item 7, subitem 3-1)`.
pub fn place(view: &View<'_>, provision: &str) -> String {
    let Ok(path) = provision.parse::<ProvisionPath>() else { return provision.to_string() };
    if path.is_empty() {
        return view.word("web-the-act");
    }
    let step = |s: &nusqa::base::Segment| {
        let number = s.number.as_deref().or(s.title.as_deref()).unwrap_or_default();
        let said = view.tr(&Message::new("web-step").with("kind", s.kind.as_str()).with("n", number));
        said.trim().to_string()
    };
    path.0.iter().map(step).collect::<Vec<_>>().join(", ")
}

/// Title, banner, timeline, contents, text, and what can be taken along.
pub fn act(view: &View<'_>, page: &ActPage<'_>) -> Markup {
    let work = page.work;
    let shown = Text::new(work, page.passages, page.on);
    let contents = shown.contents(view);
    let link = |links: Links| links.act(&work.id, "");
    let ended = page.versions.last().and_then(|v| v.ended_by.as_ref());
    html! {
        (title(view, work))
        p.print-only { (permanent(page.on, work)) }
        (banner(view, page.answer, &page.on.to_string(), ended))
        div.moves {
            (day_form(view, &view.ask.query.path, page.on))
            (neighbours(view, page.versions, page.on, &link))
            (compare(view, work, page.versions, page.on, ""))
        }
        (strip(view, &Strip { versions: page.versions, day: page.on, link: &link }))
        (tools(view, page))
        @if page.passages.is_empty() {
            (no_text(view, page))
        } @else {
            div.act-body {
                @if contents.len() > 1 {
                    nav.contents aria-labelledby="contents" {
                        details open {
                            summary id="contents" { (view.word("web-contents")) }
                            ol lang=[language(work)] {
                                @for (depth, path, entry) in &contents {
                                    li class={ "d" (depth.min(&5)) } { a href={ "#" (path) } { (entry) } }
                                }
                            }
                        }
                    }
                }
                div {
                    @if page.passages.first().is_some_and(|p| p.doubtful && p.answer.is_none()) {
                        p.notice { (view.word("web-doubtful")) }
                    }
                    (text(view, &shown))
                }
            }
        }
        (files(view, work))
    }
}

/// What an act is called: its title, else number and date, else its id.
pub fn title_of(work: &Work) -> String {
    let label = || if is_labelled(work) { work.act.label() } else { work.id.clone() };
    work.act.title.clone().unwrap_or_else(label)
}

fn is_labelled(work: &Work) -> bool {
    work.act.number.is_some() || work.act.date.is_some()
}

fn title(view: &View<'_>, work: &Work) -> Markup {
    let act = &work.act;
    let kind = act.kind.map(|k| view.tr(&Message::new("web-kind").with("kind", k.as_str())));
    html! {
        h1 lang=[language(work)] { (title_of(work)) }
        p.requisites {
            @if let Some(kind) = kind { (kind) " " }
            @if is_labelled(work) { (act.label()) }
            @if let Some(issuer) = &act.issuer { " · " span lang=[language(work)] { (issuer) } }
            @if let Some(number) = &act.registration { " · " (view.tr(&Message::new("web-registered").with("number", number))) }
        }
    }
}

/// The permanent address, for paper.
fn permanent(on: Date, work: &Work) -> String {
    format!("{}@{on}", work.id)
}

/// The version before and the one after the day.
pub fn neighbours(view: &View<'_>, versions: &[Version], on: Date, link: &dyn Fn(Links) -> String) -> Markup {
    let first = versions.iter().position(|v| applies(v, on));
    let last = versions.iter().rposition(|v| applies(v, on));
    let before = match first {
        Some(i) => i.checked_sub(1).and_then(|i| versions.get(i)),
        None => versions.iter().rev().find(|v| v.from.earliest.is_none_or(|d| d < on)),
    };
    let after = match last {
        Some(i) => versions.get(i + 1),
        None => versions.iter().find(|v| v.from.earliest.is_some_and(|d| d > on)),
    };
    let to = |v: Option<&Version>| v.and_then(day_of).filter(|d| *d != on).map(|d| link(view.links.on(d)));
    html! {
        p.neighbours {
            @if let Some(href) = to(before) { a rel="prev" href=(href) { (view.word("web-version-before")) } }
            " "
            @if let Some(href) = to(after) { a rel="next" href=(href) { (view.word("web-version-after")) } }
        }
    }
}

/// A form that compares this day with another.
pub fn compare(view: &View<'_>, work: &Work, versions: &[Version], on: Date, path: &str) -> Markup {
    // The day before the wording of this day began is what people mean most often.
    let began = versions.iter().rev().find(|v| applies(v, on)).and_then(|v| v.from.earliest);
    let other = began.map_or(on, |d| nusqa::base::date::add_days(d, -1));
    let action = Links { lang: None, day: None }.about("/diff", &work.id, &[], "");
    html! {
        form.compare method="get" action=(action) {
            label for="from" { (view.word("web-compare-from")) }
            input type="date" id="from" name="from" value=(other.min(on)) min="1900-01-01" max="2199-12-31" required;
            label for="to" { (view.word("web-compare-to")) }
            input type="date" id="to" name="to" value=(other.max(on)) min="1900-01-01" max="2199-12-31" required;
            @if !path.is_empty() { input type="hidden" name="path" value=(path); }
            @if let Some(lang) = view.links.lang { input type="hidden" name="lang" value=(lang.code()); }
            button type="submit" { (view.word("web-compare")) }
        }
    }
}

/// Permanent link, citation, downloads.
fn tools(view: &View<'_>, page: &ActPage<'_>) -> Markup {
    let links = view.links.on(page.on);
    let saved = |kind: &str| links.about("/download", &page.work.id, &[("as", kind)], "");
    html! {
        details.tools {
            summary { (view.word("web-tools")) }
            p { (view.word("web-permalink")) ": " a href=(links.act(&page.work.id, "")) { (permanent(page.on, page.work)) } }
            p { label for="cite" { (view.word("web-citation")) } " "
                input.cite id="cite" readonly value=(citation(view, page.work, page.on, "")); " "
                button.copy type="button" hidden data-copy="cite" data-done=(view.word("web-copied")) { (view.word("web-copy")) } }
            p { (view.word("web-download")) " "
                a href=(saved("docx")) { "DOCX" } " · "
                a href=(saved("akn")) { "Akoma Ntoso" } " · "
                a href=(saved("text")) { (view.word("web-as-text")) } " · "
                a href=(saved("html")) { "HTML" } " · "
                a href=(saved("json")) { "JSON" } }
            p.hint { (view.word("web-print-hint")) }
        }
    }
}

/// Nothing to show is said, with the way on.
fn no_text(view: &View<'_>, page: &ActPage<'_>) -> Markup {
    let last = page.versions.iter().rev().find(|v| v.text.is_some()).or(page.versions.last()).and_then(day_of);
    html! {
        section.empty {
            @if page.work.manifestations.is_empty() { p { (view.word("web-act-no-text")) } }
            @else { p { (view.word("web-act-not-that-day")) } }
            @if let Some(day) = last.filter(|d| *d != page.on) {
                p { a href=(view.links.on(day).act(&page.work.id, "")) {
                    (view.tr(&Message::new("web-act-other-day").with("day", day))) } }
            }
        }
    }
}

/// The files that the text is made from.
fn files(view: &View<'_>, work: &Work) -> Markup {
    let by: std::collections::BTreeSet<&str> = work.changes.iter().map(|c| c.by.as_str()).collect();
    let corpus = &view.ask.state.opened.corpus;
    html! {
        section.rests aria-labelledby="rests" {
            h2 id="rests" { (view.word("web-rests-on")) }
            @if work.manifestations.is_empty() { p { (view.word("cli-acts-no-text")) } }
            ul {
                @for text in &work.manifestations {
                    li { a href=(view.links.page("/source", &[("file", &text.file)])) { (text.file) } " "
                        code.hash { "sha256:" (text.sha256) } }
                }
            }
            @if !by.is_empty() {
                h3 { (view.word("web-changed-by")) }
                ul {
                    @for id in by {
                        @if let Some(other) = corpus.work(id) {
                            li { a href=(view.links.act(id, "")) { (other.act.label()) } " "
                                span lang=[language(other)] { (other.act.title.clone().unwrap_or_default()) } }
                        }
                    }
                }
            }
        }
    }
}

/// A file that can be read without the server.
pub fn standalone(view: &View<'_>, page: &ActPage<'_>) -> String {
    const STYLE: &str =
        "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}.facts{color:#555}";
    let title = title_of(page.work);
    let lang = language(page.work).unwrap_or("kk");
    let markup = html! {
        (DOCTYPE)
        html lang=(lang) {
            head { meta charset="utf-8"; title { (title) } style { (super::frame::constant(STYLE)) } }
            body {
                h1 { (title) }
                p.facts lang=(view.ask.i18n.lang.code()) { (citation(view, page.work, page.on, "")) }
                p.facts lang=(view.ask.i18n.lang.code()) { (view.tr(&page.answer.reason)) }
                @for passage in page.passages {
                    @match passage.answer.as_ref().filter(|_| !passage.doubtful) {
                        None => { div id=(passage.path) { @for line in passage.text().lines() { p { (line) } } } }
                        Some(answer) => { p.facts lang=(view.ask.i18n.lang.code()) { "[" (place(view, &passage.path.to_string())) ": "
                            (view.tr(&answer.reason)) "]" } }
                    }
                }
            }
        }
    };
    markup.into_string()
}

/// The text alone, with what it is on top.
pub fn plain(view: &View<'_>, page: &ActPage<'_>) -> String {
    let head = citation(view, page.work, page.on, "");
    format!("{head}\n{}\n\n{}", view.tr(&page.answer.reason), super::text::plain(view, page.passages))
}

/// Akoma Ntoso.
pub fn akn(view: &View<'_>, page: &ActPage<'_>) -> String {
    akn::akn(&akn::Sheet {
        work: page.work,
        on: page.on,
        versions: page.versions,
        passages: page.passages,
        instead: &|passage| super::text::in_place(view, passage),
    })
}

/// A word-processor file.
pub fn docx(view: &View<'_>, page: &ActPage<'_>) -> std::io::Result<Vec<u8>> {
    act_docx::docx(&act_docx::Sheet {
        language: page.work.manifestations.first().map_or(Language::Kazakh, |m| m.language),
        about: vec![citation(view, page.work, page.on, ""), view.tr(&page.answer.reason)],
        passages: page.passages,
        instead: &|passage| super::text::in_place(view, passage),
    })
}
