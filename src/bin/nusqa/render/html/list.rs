//! The acts of the corpus and its files.

use maud::{Markup, html};
use nusqa::base::{Date, Message};
use nusqa::query::ActStatus;

use super::act;
use super::bits::{badge, interval};
use super::view::View;

/// A part of the list.
pub struct ActList<'a> {
    /// The day.
    pub on: Date,
    /// The acts shown.
    pub rows: &'a [ActStatus],
    /// So many before them.
    pub offset: usize,
    /// So many in all.
    pub total: usize,
}

/// Every act with its status on the day.
pub fn acts(view: &View<'_>, list: &ActList<'_>) -> Markup {
    let next = list.offset + list.rows.len();
    html! {
        h1 { (view.tr(&Message::new("cli-acts-head").with("day", list.on).with("count", list.total))) }
        (day_form(view, "/acts", list.on))
        @if list.rows.is_empty() { p.empty { (view.word("web-acts-none")) } }
        ul.acts {
            @for row in list.rows {
                @let work = view.ask.state.opened.corpus.work(&row.work);
                li {
                    p.facts { (badge(view, row.answer.kind)) " " strong { (row.act.label()) } " "
                        @if let Some(from) = &row.from { (interval(from, row.until.as_ref())) } }
                    p.title { a href=(view.links.act(&row.work, "")) lang=[work.and_then(act::language)] {
                        (row.act.title.clone().unwrap_or_else(|| row.work.clone()))
                    } }
                    p.reason { (view.tr(&row.answer.reason)) }
                    @if let Some(work) = work {
                        @if work.manifestations.is_empty() { p.reason { (view.word("cli-acts-no-text")) } }
                        ul.files { @for text in &work.manifestations {
                            li { a href=(view.links.page("/source", &[("file", &text.file)])) { (text.file) }
                                " " code.hash { "sha256:" (text.sha256) } }
                        } }
                    }
                    @for basis in &row.lost_bases {
                        p.notice { (view.tr(&Message::new("cli-acts-orphaned").with("act", basis.act.label())
                            .with("until", crate::render::text::bound_short(&basis.until)))) }
                    }
                }
            }
        }
        nav.pages aria-label=(view.word("web-pages")) {
            @if list.offset > 0 { a rel="prev" href=(view.links.page("/acts", &[])) { (view.word("web-first-page")) } }
            " "
            @if next < list.total { a rel="next" href=(view.links.page("/acts", &[("from", &next.to_string())])) { (view.word("web-more-hits")) } }
        }
    }
}

/// A day to choose; the page stays the same.
pub fn day_form(view: &View<'_>, action: &str, on: Date) -> Markup {
    html! {
        form.day method="get" action=(action) {
            label for="day" { (view.word("web-day")) }
            input type="date" id="day" name="on" value=(on) min="1900-01-01" max="2199-12-31" required;
            @if let Some(path) = view.ask.query.field("path") { input type="hidden" name="path" value=(path); }
            @if let Some(lang) = view.links.lang { input type="hidden" name="lang" value=(lang.code()); }
            button type="submit" { (view.word("web-show")) }
        }
    }
}
