//! The body of the document: paragraphs and tables → HTML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quick_xml::events::{BytesStart, Event};

use super::numbering::Numbering;
use super::xml::{attribute, is_on, walk};

/// Tables in tables whose merged cells are followed.
const MAX_NESTED: usize = 32;

/// What the other parts of the file tell.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub numbering: Numbering,
    pub links: BTreeMap<String, String>,
    pub footnotes: String,
    /// Headers and footers of the pages, the same one once.
    pub margins: Vec<String>,
}

/// The result.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub html: String,
    /// Runs of text that tracked changes had deleted.
    pub deleted: usize,
    /// Whether the XML breaks off.
    pub broken: bool,
}

/// Turns `document.xml` into HTML.
pub(super) fn read(document: &str, parts: Parts) -> Body {
    let footnotes = parts.footnotes.clone();
    let margins = parts.margins.clone();
    let mut w = Writer { parts, ..Writer::default() };
    w.out.push_str("<html><body>\n");
    w.broken = !walk(document, |event| w.event(event));
    w.end_paragraph();
    w.footnotes = true;
    w.broken |= !walk(&footnotes, |event| w.event(event));
    w.end_paragraph();
    // What stands around the text on each page is shown as that, and the reader of pages leaves it out.
    for margin in &margins {
        let from = w.out.len();
        w.out.push_str("<div class=\"footer\">\n");
        let empty = w.out.len();
        walk(margin, |event| w.event(event));
        w.end_paragraph();
        if w.out.len() == empty {
            w.out.truncate(from);
        } else {
            w.out.push_str("</div>\n");
        }
    }
    w.out.push_str("</body></html>\n");
    Body { html: w.out, deleted: w.deleted, broken: w.broken }
}

/// A table that is open.
#[derive(Debug, Default)]
struct Table {
    /// Where its border is written: `0` until one is seen.
    border: usize,
    column: usize,
    head: bool,
    /// By first column: where the rows of the merged cell are written, and how many there are.
    merged: BTreeMap<usize, (usize, usize)>,
    columns: usize,
    /// `Some(true)`: a merged cell begins, `Some(false)`: it goes on.
    merge: Option<bool>,
    in_cell: bool,
    hidden: bool,
}

#[derive(Debug, Default)]
struct Writer {
    parts: Parts,
    out: String,
    broken: bool,
    deleted: usize,
    footnotes: bool,
    // The paragraph: its properties come before its text.
    style: String,
    list: Option<(String, usize)>,
    level: usize,
    heading: Option<u8>,
    right: bool,
    in_paragraph: bool,
    in_properties: bool,
    written: Option<&'static str>,
    // The run.
    in_run_properties: bool,
    italic: bool,
    in_text: bool,
    in_deletion: usize,
    in_fallback: usize,
    links: usize,
    tables: Vec<Table>,
    too_deep: usize,
    note: Option<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::Empty(tag) => {
                self.open(&tag);
                self.close(tag.local_name().as_ref());
            }
            Event::End(tag) => self.close(tag.local_name().as_ref()),
            Event::Text(text) if self.in_text => self.text(&text),
            Event::CData(text) if self.in_text => {
                let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
                self.text(&escaped);
            }
            Event::GeneralRef(name) if self.in_text => self.text(&format!("&{};", &*name)),
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let val = || attribute(tag, "val").unwrap_or_default();
        match name.as_ref() {
            "del" | "moveFrom" => self.in_deletion += 1,
            "Fallback" => self.in_fallback += 1,
            "p" => {
                self.end_paragraph();
                self.begin_cell();
                (self.in_paragraph, self.right, self.level) = (true, false, 0);
                (self.style, self.list, self.heading) = (String::new(), None, None);
            }
            "pPr" => self.in_properties = true,
            "pStyle" => self.style = val(),
            "ilvl" if self.in_properties => {
                self.level = val().parse().unwrap_or(0);
                if let Some(list) = &mut self.list {
                    list.1 = self.level;
                }
            }
            "numId" if self.in_properties => self.list = Some((val(), self.level)),
            "outlineLvl" if self.in_properties => self.heading = val().parse::<u8>().ok().filter(|l| *l < 6).map(|l| l + 1),
            "jc" if self.in_properties => self.right = matches!(val().as_str(), "right" | "end"),
            "r" => self.italic = false,
            "rPr" => self.in_run_properties = true,
            "i" if self.in_run_properties && !self.in_properties => self.italic = is_on(tag),
            "t" => self.in_text = true,
            "delText" => self.deleted += 1,
            "tab" if !self.in_properties => self.text(" "),
            "br" | "cr" => self.text("<br>"),
            "noBreakHyphen" => self.text("-"),
            "sym" => {
                if let Some(code) = attribute(tag, "char").filter(|c| c.bytes().all(|b| b.is_ascii_hexdigit())) {
                    self.text(&format!("&#x{code};"));
                }
            }
            "footnoteReference" => {
                let id = attribute(tag, "id").unwrap_or_default();
                self.text(&format!("<sup>{}</sup>", escape(&id)));
            }
            "footnote" if self.footnotes => {
                let ordinary = attribute(tag, "type").is_none();
                self.note = ordinary.then(|| attribute(tag, "id").unwrap_or_default());
                self.in_fallback += usize::from(!ordinary);
            }
            "hyperlink" => {
                let target = attribute(tag, "id").and_then(|id| self.parts.links.get(&id).cloned());
                if let Some(target) = target {
                    self.text(&format!("<a href=\"{}\">", escape(&target).replace('"', "&quot;")));
                    self.links += 1;
                }
            }
            _ => self.open_table(name.as_ref(), tag),
        }
    }

    fn open_table(&mut self, name: &str, tag: &BytesStart<'_>) {
        if name == "tbl" {
            self.end_paragraph();
            self.begin_cell();
            if self.tables.len() >= MAX_NESTED {
                self.too_deep += 1;
                return;
            }
            self.out.push_str("<table border=\"0\">\n");
            let border = self.out.len() - "0\">\n".len();
            self.tables.push(Table { border, ..Table::default() });
            return;
        }
        let Some(t) = self.tables.last_mut().filter(|_| self.too_deep == 0) else { return };
        let val = || attribute(tag, "val").unwrap_or_default();
        match name {
            "tr" => {
                (t.column, t.head) = (0, false);
                self.out.push_str("<tr>");
            }
            "gridBefore" => t.column += val().parse::<usize>().unwrap_or(0).min(100),
            "tblHeader" => t.head = is_on(tag),
            "top" | "left" | "bottom" | "right" | "insideH" | "insideV" | "start" | "end"
                if !self.in_paragraph && !matches!(val().as_str(), "" | "nil" | "none") =>
            {
                self.out.replace_range(t.border..t.border + 1, "1");
            }
            "tc" => {
                (t.columns, t.merge, t.in_cell, t.hidden) = (1, None, false, false);
            }
            "gridSpan" => t.columns = val().parse::<usize>().unwrap_or(1).clamp(1, 100),
            "vMerge" => t.merge = Some(val() == "restart"),
            _ => {}
        }
    }

    /// Writes the tag of the cell once its properties are known.
    fn begin_cell(&mut self) {
        let Some(t) = self.tables.last_mut().filter(|_| self.too_deep == 0) else { return };
        if t.in_cell || t.columns == 0 {
            return;
        }
        t.in_cell = true;
        let column = t.column;
        t.column += t.columns;
        if t.merge == Some(false)
            && let Some((at, rows)) = t.merged.get_mut(&column)
        {
            *rows = (*rows + 1).min(999);
            self.out.replace_range(*at..*at + 3, &format!("{rows:03}"));
            t.hidden = true;
            return;
        }
        let name = if t.head { "th" } else { "td" };
        let _ = write!(self.out, "<{name} colspan=\"{}\" rowspan=\"001\">", t.columns);
        let at = self.out.len() - "001\">".len();
        match t.merge {
            Some(true) => t.merged.insert(column, (at, 1)),
            _ => t.merged.remove(&column),
        };
    }

    fn close(&mut self, name: &str) {
        match name {
            "del" | "moveFrom" => self.in_deletion = self.in_deletion.saturating_sub(1),
            "Fallback" => self.in_fallback = self.in_fallback.saturating_sub(1),
            "footnote" if self.footnotes => {
                self.end_paragraph();
                if self.note.take().is_none() {
                    self.in_fallback = self.in_fallback.saturating_sub(1);
                }
            }
            "pPr" => self.in_properties = false,
            "rPr" => self.in_run_properties = false,
            "t" => self.in_text = false,
            "hyperlink" if self.links > 0 => {
                self.links -= 1;
                self.text("</a>");
            }
            "p" => {
                // A number is printed for a paragraph without text too.
                if self.in_paragraph && self.list.is_some() {
                    self.begin_paragraph();
                }
                self.end_paragraph();
            }
            "tc" => {
                self.begin_cell();
                let Some(t) = self.tables.last_mut().filter(|_| self.too_deep == 0) else { return };
                if !t.hidden {
                    self.out.push_str(if t.head { "</th>" } else { "</td>" });
                }
                (t.in_cell, t.hidden, t.columns) = (false, false, 0);
            }
            "tr" if !self.tables.is_empty() && self.too_deep == 0 => self.out.push_str("</tr>\n"),
            "tbl" if self.too_deep > 0 => self.too_deep -= 1,
            "tbl" if self.tables.pop().is_some() => self.out.push_str("</table>\n"),
            _ => {}
        }
    }

    /// Text of a run, already as HTML.
    fn text(&mut self, html: &str) {
        let hidden = self.tables.iter().any(|t| t.hidden);
        if self.in_deletion > 0 || self.in_fallback > 0 || hidden || html.is_empty() {
            return;
        }
        self.begin_paragraph();
        if self.italic && !html.starts_with('<') {
            let _ = write!(self.out, "<i>{html}</i>");
        } else {
            self.out.push_str(html);
        }
    }

    /// Writes the tag of the paragraph, and its number.
    fn begin_paragraph(&mut self) {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        if self.written.is_some() || self.tables.iter().any(|t| t.hidden) || self.in_fallback > 0 {
            return;
        }
        let heading = self.heading.or_else(|| self.parts.numbering.heading(&self.style));
        let tag = heading.and_then(|h| TAGS.get(usize::from(h) - 1)).copied().unwrap_or("p");
        let _ = write!(self.out, "<{tag}{}>", if self.right { " align=\"right\"" } else { "" });
        self.written = Some(tag);
        if let Some(note) = self.note.as_mut().filter(|n| !n.is_empty()) {
            let _ = write!(self.out, "{} ", escape(note));
            note.clear();
        }
        let list = self.list.take().or_else(|| self.parts.numbering.list_of(&self.style));
        if let Some(number) = list.and_then(|(list, level)| self.parts.numbering.next(&list, level)) {
            let _ = write!(self.out, "{} ", escape(&number));
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(tag) = self.written.take() {
            for _ in 0..std::mem::take(&mut self.links) {
                self.out.push_str("</a>");
            }
            let _ = writeln!(self.out, "</{tag}>");
        }
        (self.in_paragraph, self.in_properties, self.in_text) = (false, false, false);
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
