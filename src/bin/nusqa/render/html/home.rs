//! The first page.

use maud::{Markup, html};
use nusqa::base::{Date, Message};

use super::bits::cause;
use super::frame::search_box;
use super::view::View;
use crate::render::text::bound_short;
use crate::serve::Changed;

/// What the first page tells.
pub struct Home<'a> {
    /// The day it is about.
    pub on: Date,
    /// Changes that have come by then, the latest first.
    pub lately: Vec<&'a Changed>,
    /// Changes that come, or may come, after it, the nearest first.
    pub next: Vec<&'a Changed>,
}

/// One search box, a day, what changed lately, what changes next.
pub fn home(view: &View<'_>, home: &Home<'_>) -> Markup {
    html! {
        div.start {
            h1 { (view.word("web-home-title")) }
            p.lead { (view.word("web-home-lead")) }
            (search_box(view, "", "search"))
        }
        div.two {
            section aria-labelledby="lately" {
                h2 id="lately" { (view.tr(&Message::new("web-lately").with("day", home.on))) }
                (changes(view, &home.lately, "web-lately-none"))
            }
            section aria-labelledby="next" {
                h2 id="next" { (view.tr(&Message::new("web-next").with("day", home.on))) }
                (changes(view, &home.next, "web-next-none"))
            }
        }
    }
}

fn changes(view: &View<'_>, changes: &[&Changed], none: &'static str) -> Markup {
    if changes.is_empty() {
        return html! { p.empty { (view.word(none)) } };
    }
    html! {
        ol.changes {
            @for change in changes {
                @let work = view.ask.state.opened.corpus.work(&change.work);
                @let day = change.at.latest.or(change.at.earliest);
                @let links = day.map_or(view.links, |d| view.links.on(d));
                li {
                    p.when { (bound_short(&change.at)) }
                    @if let Some(work) = work {
                        p.what { a href=(links.act(&work.id, "")) lang=[super::act::language(work)] {
                            (super::act::title_of(work))
                        } }
                    }
                    p.why { (cause(view, &change.cause)) }
                }
            }
        }
    }
}
