//! From tags and text to lines: what breaks a line, what a line is, in which cell it stands.

use super::element::Element;
use super::events::Tag;
use super::page::{self, Page};
use super::table::Tables;
use crate::layout::emit::{Emitter, Ending};
use crate::layout::{LineKind, Reason, Role};

/// Elements open at the same time; deeper ones count as text of the deepest.
const MAX_DEPTH: usize = 1000;
/// Open elements that an end tag is compared with.
const MAX_SEARCH: usize = 64;

/// An open element and what it does to the text in it.
#[derive(Debug)]
struct Open {
    element: Element,
    aside: bool,
    right: bool,
    hidden: Option<Reason>,
    /// Where the words of a link begin, and where it leads.
    link: Option<(usize, String)>,
    /// The element the reader was told to read: the act.
    act: bool,
}

/// What is true of every letter of the current line.
#[derive(Clone, Copy, Debug)]
struct Facts {
    italic: bool,
    aside: bool,
    right: bool,
    heading: u8,
}

const NOTHING_YET: Facts = Facts { italic: true, aside: true, right: true, heading: 0 };

/// Reads the pieces of a page in order.
pub(super) struct Flow<'e, 'a> {
    pub em: &'e mut Emitter<'a>,
    open: Vec<Open>,
    tables: Tables,
    facts: Facts,
    gap: u8,
    // How many open elements say so.
    italic: u32,
    aside: u32,
    right: u32,
    preformatted: u32,
    hidden: u32,
    heading: u8,
    /// Elements that are open and hold a part of the act.
    act: u32,
    page: Page,
}

impl<'e, 'a> Flow<'e, 'a> {
    pub fn new(em: &'e mut Emitter<'a>, page: Page, gap: u8) -> Self {
        Flow {
            em,
            open: Vec::new(),
            tables: Tables::default(),
            facts: NOTHING_YET,
            gap,
            italic: 0,
            aside: 0,
            right: 0,
            preformatted: 0,
            hidden: 0,
            heading: 0,
            act: 0,
            page,
        }
    }

    /// A start tag.
    pub fn open(&mut self, tag: &Tag, from: usize, to: usize) {
        self.em.skip(from, to, Reason::Markup);
        let element = Element::of(&tag.name);
        if element.breaks() {
            self.end_line();
        }
        match element {
            Element::Break | Element::Void => return,
            Element::Paragraph | Element::Block | Element::Heading(_) | Element::List | Element::Preformatted => {
                self.close_paragraph();
                self.gap = 1;
            }
            Element::Item => self.pop_to(|e| e == Element::Item, |e| e == Element::List || e.is_wall()),
            Element::Table => self.gap = 1,
            Element::Row => self.pop_to(|e| e == Element::Row, |e| e == Element::Table),
            Element::Cell { .. } => {
                self.pop_to(|e| matches!(e, Element::Cell { .. }), |e| matches!(e, Element::Row | Element::Table));
            }
            Element::RowGroup { .. } => self.pop_to(|e| matches!(e, Element::RowGroup { .. }), |e| e == Element::Table),
            _ => {}
        }
        if tag.closed && matches!(element, Element::Link | Element::Inline) || self.open.len() >= MAX_DEPTH {
            return;
        }
        self.push(element, tag);
    }

    fn push(&mut self, element: Element, tag: &Tag) {
        let act = self.page == Page::Known && page::is_act(tag);
        let hidden = self.hides(element, tag);
        let is = |w: &str| tag.class.split_ascii_whitespace().any(|c| c.eq_ignore_ascii_case(w));
        let right = tag.align.eq_ignore_ascii_case("right") || has_style(&tag.style, "text-align", "right");
        let aside = is("note") || is("notes") || tag.name == b"blockquote";
        if aside {
            // A note inside a paragraph is a line of its own.
            self.end_line();
        }
        let link = (element == Element::Link && !tag.href.is_empty()).then(|| (self.em.at(), tag.href.clone()));
        self.act += u32::from(act);
        self.hidden += u32::from(hidden.is_some());
        self.aside += u32::from(aside);
        self.right += u32::from(right);
        self.open.push(Open { element, aside, right, hidden, link, act });
        match element {
            Element::Heading(level) => self.heading = level,
            Element::Italic => self.italic += 1,
            Element::Preformatted => self.preformatted += 1,
            // A page set in tables is no table of the act.
            Element::Table if self.is_outside() => {}
            Element::Table => self.tables.begin(&mut self.em.out, tag.border),
            Element::Row => {
                let head = self.open.iter().rev().take(4).any(|o| o.element == Element::RowGroup { head: true });
                self.tables.row(&mut self.em.out, head);
            }
            Element::Cell { head } => self.tables.cell(&mut self.em.out, tag.columns, tag.rows, head),
            _ => {}
        }
    }

    /// Why an element's text is no text of the act.
    fn hides(&self, element: Element, tag: &Tag) -> Option<Reason> {
        let gone = tag.hidden || has_style(&tag.style, "display", "none");
        match element {
            Element::Script => Some(Reason::Script),
            Element::Page => Some(Reason::Page),
            Element::Frame if self.page == Page::Other => Some(Reason::Page),
            _ if gone => Some(Reason::Page),
            Element::Block | Element::List if self.page == Page::Other && page::is_around(tag) => Some(Reason::Page),
            _ => None,
        }
    }

    /// An end tag.
    pub fn close(&mut self, name: &[u8], from: usize, to: usize) {
        let element = Element::of(name);
        if element.breaks() {
            self.end_line();
        }
        self.em.skip(from, to, Reason::Markup);
        let same = |e: Element| match (e, element) {
            (Element::Heading(_), Element::Heading(_)) => true,
            (Element::Cell { .. }, Element::Cell { .. }) | (Element::RowGroup { .. }, Element::RowGroup { .. }) => true,
            _ => e == element,
        };
        let wall = |e: Element| match element {
            Element::Table => false,
            Element::Row | Element::Cell { .. } | Element::RowGroup { .. } => e == Element::Table,
            _ => e.is_wall(),
        };
        self.pop_to(same, wall);
        if element.breaks() && !matches!(element, Element::Break) {
            self.gap = 1;
        }
    }

    /// Closes the innermost element that is meant, and all in it, unless one stands between that it cannot reach across.
    fn pop_to(&mut self, meant: impl Fn(Element) -> bool, wall: impl Fn(Element) -> bool) {
        let near = self.open.iter().rev().take(MAX_SEARCH);
        let found = near.take_while(|o| meant(o.element) || !wall(o.element)).position(|o| meant(o.element));
        for _ in 0..found.map_or(0, |n| n + 1) {
            self.pop();
        }
    }

    /// A block begins: an open paragraph ends.
    fn close_paragraph(&mut self) {
        let inline = |e: Element| matches!(e, Element::Inline | Element::Italic | Element::Link);
        self.pop_to(|e| e == Element::Paragraph, |e| !inline(e));
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.aside {
            self.end_line();
        }
        self.hidden -= u32::from(open.hidden.is_some());
        self.aside -= u32::from(open.aside);
        self.right -= u32::from(open.right);
        if let Some((at, target)) = open.link {
            self.em.link(at, &target);
        }
        self.act -= u32::from(open.act);
        match open.element {
            Element::Heading(_) => self.heading = 0,
            Element::Italic => self.italic -= 1,
            Element::Preformatted => self.preformatted -= 1,
            Element::Cell { .. } => {
                self.end_line();
                self.tables.end_cell();
            }
            Element::Table => {
                self.end_line();
                if !self.is_outside() {
                    self.tables.end(&mut self.em.out);
                }
                self.gap = 1;
            }
            _ => {}
        }
    }

    /// Whether what is read now is the page around the act.
    fn is_outside(&self) -> bool {
        self.page == Page::Known && self.act == 0
    }

    /// Letters.
    pub fn text(&mut self, from: usize, to: usize) {
        if self.hidden > 0
            && let Some(reason) = self.open.iter().rev().find_map(|o| o.hidden)
        {
            self.em.skip(from, to, reason);
            return;
        }
        if self.is_outside() {
            self.em.skip(from, to, Reason::Page);
            return;
        }
        // In Markdown the lines of a cell stand as lines.
        let lines = self.preformatted > 0 || self.page == Page::Part && self.tables.place().is_some();
        if !lines {
            self.run(from, to);
            return;
        }
        let mut at = from;
        let bytes = self.em.source.as_bytes().get(from..to).unwrap_or(&[]);
        for end in memchr::memchr_iter(b'\n', bytes).map(|i| from + i) {
            self.run(at, end);
            self.end_line();
            at = end + 1;
        }
        self.run(at, to);
    }

    /// Letters of one line.
    fn run(&mut self, from: usize, to: usize) {
        let before = self.em.out.text.len();
        let bytes = self.em.source.as_bytes().get(..to).unwrap_or(&[]);
        let mut at = from;
        while let Some(i) = bytes.get(at..).and_then(|b| memchr::memchr(b'&', b)).map(|i| at + i) {
            self.em.copy(at, i);
            at = i + self.em.reference(i, to);
        }
        self.em.copy(at, to);
        if self.em.out.text.len() > before {
            let f = &mut self.facts;
            f.italic &= self.italic > 0;
            f.aside &= self.aside > 0;
            f.right &= self.right > 0;
            f.heading = f.heading.max(self.heading);
        }
    }

    /// Ends the line, if it has a letter.
    pub fn end_line(&mut self) {
        let f = std::mem::replace(&mut self.facts, NOTHING_YET);
        let role = match () {
            () if f.heading > 0 => Role::Heading(f.heading),
            () if f.aside => Role::Aside,
            () if f.right => Role::Right,
            () if f.italic => Role::Emphasis,
            () => Role::Text,
        };
        let kind = self.tables.place().map_or(LineKind::Text, |(table, row, column)| LineKind::Cell { table, row, column });
        let gap = if kind == LineKind::Text { self.gap } else { 0 };
        if self.em.finish(Ending { indent: 0, gap, kind, role }) {
            self.gap = 0;
        }
    }

    /// Closes what the end of the text left open.
    pub fn end(&mut self) {
        self.end_line();
        while !self.open.is_empty() {
            self.pop();
        }
    }
}

/// Whether a style attribute sets a property to a value.
fn has_style(style: &str, property: &str, value: &str) -> bool {
    !style.is_empty()
        && style.split(';').filter_map(|d| d.split_once(':')).any(|(p, v)| {
            p.trim().eq_ignore_ascii_case(property) && v.trim().get(..value.len()).is_some_and(|v| v.eq_ignore_ascii_case(value))
        })
}
