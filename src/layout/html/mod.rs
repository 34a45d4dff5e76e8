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
use page::Page;

/// Reads a saved page: the act in it, without the page around it.
pub(super) fn read(source: &str) -> Layout {
    let whole = |page| {
        let mut em = Emitter::new(source);
        run(&mut em, (0, source.len()), page, 0);
        em.done()
    };
    let layout = whole(Page::of(source));
    // A page that only looked like one of a known site is read like any other: nothing is lost.
    if layout.lines.is_empty() { whole(Page::Other) } else { layout }
}

/// Reads a part of another text that is HTML; `gap`: blank lines before it.
pub(super) fn part(em: &mut Emitter<'_>, from: usize, to: usize, gap: u8) {
    run(em, (from, to), Page::Part, gap);
}

fn run(em: &mut Emitter<'_>, (from, to): (usize, usize), page: Page, gap: u8) {
    let source = em.source;
    let mut flow = Flow::new(em, page, gap);
    events::read(source, from, to, &mut |event, from, to| match event {
        Event::Open(tag) => flow.open(tag, from, to),
        Event::Close(name) => flow.close(name, from, to),
        Event::Text => flow.text(from, to),
        Event::Hidden => flow.em.skip(from, to, Reason::Markup),
    });
    flow.end();
}
