//! Tags and text of HTML with their places, from the tokenizer of the WHATWG specification.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Event<'e> {
    /// A start tag.
    Open(&'e Tag),
    /// An end tag.
    Close(&'e [u8]),
    /// Letters as they stand, entities not decoded.
    Text,
    /// Comments, the type of the document, and what no browser shows.
    Hidden,
}

/// A start tag with the attributes that matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Tag {
    pub name: Vec<u8>,
    pub class: String,
    pub id: String,
    pub href: String,
    pub style: String,
    pub align: String,
    pub charset: String,
    pub columns: u16,
    pub rows: u16,
    pub hidden: bool,
    pub border: bool,
    pub closed: bool,
}

/// Most bytes of an attribute that are kept: longer ones are not of the kind that matters.
const MAX_ATTRIBUTE: usize = 2048;

/// Reads the bytes `from..to`; `sink` gets every piece with its place, in order and without holes.
pub(super) fn read(html: &str, from: usize, to: usize, sink: &mut dyn FnMut(Event<'_>, usize, usize)) {
    /// Times that a tag which the file's end cuts off is taken for a loose `<` instead.
    const MAX_RETRIES: usize = 8;
    let mut at = from;
    for retry in 0.. {
        let end = tokens(html, at, to, sink);
        let rest = html.get(end..to).unwrap_or("");
        // `<` and then no end of a tag: a sign of the text, if much text follows.
        if retry == MAX_RETRIES || rest.len() < 400 || !rest.starts_with('<') {
            if end < to {
                sink(Event::Hidden, end, to);
            }
            return;
        }
        sink(Event::Text, end, end + 1);
        at = end + 1;
    }
}

/// One run of the tokenizer; gives the end of the last whole piece.
fn tokens(html: &str, from: usize, to: usize, sink: &mut dyn FnMut(Event<'_>, usize, usize)) -> usize {
    let part = html.get(from..to).unwrap_or("");
    let mut last = from;
    let mut open = Opening::default();
    let mut piece = |event: Event<'_>, start: usize, end: usize, last: &mut usize| {
        let (start, end) = (start.max(*last), end.max(*last));
        if start > *last {
            sink(Event::Hidden, *last, start);
        }
        if end > start {
            sink(event, start, end);
        }
        *last = end;
    };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        let (start, end) = (from + span.start, from + span.end);
        match event {
            CallbackEvent::String { .. } => piece(Event::Text, start, end, &mut last),
            CallbackEvent::OpenStartTag { name } => open.begin(name, start),
            CallbackEvent::AttributeName { name } => open.attribute(name),
            CallbackEvent::AttributeValue { value } => open.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                open.tag.closed = self_closing;
                piece(Event::Open(&open.tag), open.start, end, &mut last);
            }
            CallbackEvent::EndTag { name } => piece(Event::Close(name), start, end, &mut last),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => piece(Event::Hidden, start, end, &mut last),
            CallbackEvent::Error(_) => {}
        }
        None
    });
    let mut emitter = emitter;
    emitter.naively_switch_states(true);
    for _ in Tokenizer::new_with_emitter(part, emitter).flatten() {}
    last
}

/// The start tag that is being read.
#[derive(Debug, Default)]
struct Opening {
    tag: Tag,
    start: usize,
    attribute: Attribute,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Attribute {
    Class,
    Id,
    Href,
    Style,
    Align,
    Charset,
    Columns,
    Rows,
    Border,
    #[default]
    Other,
}

impl Opening {
    fn begin(&mut self, name: &[u8], start: usize) {
        let t = &mut self.tag;
        t.name.clear();
        t.name.extend_from_slice(name);
        for s in [&mut t.class, &mut t.id, &mut t.href, &mut t.style, &mut t.align, &mut t.charset] {
            s.clear();
        }
        (t.columns, t.rows, t.hidden, t.border, t.closed) = (1, 1, false, false, false);
        self.start = start;
        self.attribute = Attribute::Other;
    }

    fn attribute(&mut self, name: &[u8]) {
        self.attribute = match name {
            b"class" => Attribute::Class,
            b"id" | b"name" => Attribute::Id,
            b"href" => Attribute::Href,
            b"style" => Attribute::Style,
            b"align" => Attribute::Align,
            b"charset" => Attribute::Charset,
            b"colspan" => Attribute::Columns,
            b"rowspan" => Attribute::Rows,
            b"border" => Attribute::Border,
            _ => Attribute::Other,
        };
        self.tag.hidden |= name == b"hidden";
    }

    fn value(&mut self, value: &[u8]) {
        let t = &mut self.tag;
        let slot = match self.attribute {
            Attribute::Class => &mut t.class,
            Attribute::Id => &mut t.id,
            Attribute::Href => &mut t.href,
            Attribute::Style => &mut t.style,
            Attribute::Align => &mut t.align,
            Attribute::Charset => &mut t.charset,
            Attribute::Columns => return t.columns = span_of(value),
            Attribute::Rows => return t.rows = span_of(value),
            Attribute::Border => return t.border = value != b"0",
            Attribute::Other => return,
        };
        // The first of two equal attributes counts.
        if slot.is_empty()
            && let Ok(text) = std::str::from_utf8(value.get(..MAX_ATTRIBUTE).unwrap_or(value))
        {
            slot.push_str(text);
        }
    }
}

/// Columns or rows that a cell takes: within what browsers allow, so that no file makes a table of millions of cells.
fn span_of(value: &[u8]) -> u16 {
    let text = std::str::from_utf8(value).unwrap_or("").trim();
    text.parse::<u16>().unwrap_or(1).clamp(1, 1000)
}
