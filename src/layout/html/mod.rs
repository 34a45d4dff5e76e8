//! Web pages, and the HTML that stands in Markdown.

mod element;
pub(super) mod entity;
mod events;
mod flow;
mod page;
mod table;

pub(super) use table::Tables;

use super::emit::Emitter;
use super::{Layout, Reason};
use events::Event;
use flow::Flow;

/// Reads a saved page: the act in it, without the page around it.
pub(super) fn read(source: &str) -> Layout {
    let mut em = Emitter::new(source);
    run(&mut em, 0, source.len(), true, 0);
    em.done()
}

/// Reads a part of another text that is HTML; `gap`: blank lines before it.
pub(super) fn part(em: &mut Emitter<'_>, from: usize, to: usize, gap: u8) {
    run(em, from, to, false, gap);
}

fn run(em: &mut Emitter<'_>, from: usize, to: usize, whole_page: bool, gap: u8) {
    let source = em.source;
    let mut flow = Flow::new(em, gap);
    flow.whole_page = whole_page;
    events::read(source, from, to, &mut |event, from, to| match event {
        _ if flow.over => flow.em.skip(from, to, Reason::Page),
        Event::Open(tag) => flow.open(tag, from, to, false),
        Event::Close(name) => flow.close(name, from, to),
        Event::Text => flow.text(from, to),
        Event::Hidden => flow.em.skip(from, to, Reason::Markup),
    });
    flow.end();
}
