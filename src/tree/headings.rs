//! Headings without a mark: of documents and chapters, of groups of items, of articles whose title stands on the next line.

use super::build::Builder;
use super::numbering::{follows, key};
use crate::base::{Kind, Span};
use crate::layout::Role;
use crate::parse::structure::Mark;

/// Longest heading, in bytes.
const LONGEST: usize = 500;

/// Whether a line ends in a sign that closes a sentence or a list entry.
pub(super) fn closed(text: &str) -> bool {
    let t = text.trim_end();
    t.ends_with(['.', ';', ':', '!', '?']) && !t.ends_with("...")
}

/// Whether the words have the shape of a title: no closing sign.
pub(super) fn titled(text: &str) -> bool {
    let t = text.trim_end();
    !closed(t) && !t.ends_with([',', '-', '–']) && t.len() <= LONGEST
}

pub(super) fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(['"', '«', '“', '(']).starts_with(char::is_uppercase)
}

/// Whether units can stand in it by chapters: what a heading can be the heading of.
pub(super) fn is_group(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Document
            | Kind::Attachment
            | Kind::Part
            | Kind::Section
            | Kind::Subsection
            | Kind::Chapter
            | Kind::Subchapter
            | Kind::Quoted
    )
}

impl Builder {
    pub(super) fn role(&self, line: usize) -> Role {
        self.doc.layout.lines.get(line).map_or(Role::Text, |l| l.role)
    }

    /// Unmarked text straight under a grouping: its heading before the first unit, else a part.
    pub(super) fn heading_or_part(&mut self, top: usize, i: usize, span: Span) {
        let quoted = self.kind(top) == Kind::Quoted;
        let only_frame = self.doc.nodes[top + 1..].iter().all(|n| matches!(n.kind, Kind::Stamp | Kind::Heading));
        if only_frame && !quoted && self.takes_heading(top, i, span) {
            return;
        }
        let bare = self.doc.nodes[top].text.is_empty() && self.doc.nodes.len() == top + 1;
        if bare && quoted {
            self.doc.nodes[top].text = span;
            return;
        }
        let framed = matches!(self.kind(top), Kind::Document | Kind::Attachment);
        let has_heading =
            framed || self.count(Kind::Heading) > 0 || self.doc.nodes[top].text.of(&self.doc.layout.text).contains(' ');
        if matches!(self.role(i), Role::Heading(_)) && !quoted && has_heading && starts_upper(span.of(&self.doc.layout.text)) {
            let number = self.unique(Kind::Heading);
            self.add(Kind::Heading, number, span);
            return;
        }
        // What stands in the label of a grouping is its heading; a quotation begins with its first part.
        let own = usize::from(quoted && !self.doc.nodes[top].text.is_empty());
        let text = span.of(&self.doc.layout.text);
        let listed = quoted && self.in_list(i, text);
        let lower = listed || !starts_upper(text);
        let kind = if lower && (listed || self.count(Kind::Paragraph) > 0) { Kind::Indent } else { Kind::Paragraph };
        let number = self.count(kind) + 1 + own;
        self.add(kind, Some(number.to_string()), span);
    }

    /// Takes a line as the heading of the open grouping, or as the next line of it.
    fn takes_heading(&mut self, top: usize, i: usize, span: Span) -> bool {
        /// Lines a heading may be broken into.
        const LINES: usize = 5;
        let text = span.of(&self.doc.layout.text);
        let headed = matches!(self.role(i), Role::Heading(_));
        let upper = starts_upper(text);
        let own_words = !matches!(self.kind(top), Kind::Document | Kind::Attachment)
            && self.doc.nodes[top].text.of(&self.doc.layout.text).contains(". ");
        let last = self.doc.nodes.last().filter(|n| n.kind == Kind::Heading && self.doc.nodes.len() > top + 1).map(|n| n.text);
        // "1-тарау. Аумақтық органдар" broken before its last words.
        if own_words && last.is_none() {
            let label = self.doc.nodes[top].text.of(&self.doc.layout.text);
            let capitals = all_capitals(text) && all_capitals(label.trim_start_matches(|c| c != ' '));
            let near = self.gap(i) == 0 || self.gap(i) <= 2 && (headed || capitals);
            if (!upper || capitals) && titled(text) && titled(label) && near && text.len() < 300 {
                self.doc.nodes[top].text = self.doc.nodes[top].text.to(span);
                return true;
            }
            return false;
        }
        let Some(before) = last else {
            // "Бекітемін …" at the margin of a form stands before its heading.
            if self.role(i) == Role::Aside && self.heading_follows(i) {
                return false;
            }
            let capitals = text.len() <= LONGEST && self.doc.nodes[top].text.is_empty() && all_capitals(text);
            if !(headed || titled(text) || capitals) {
                return false;
            }
            self.heading(span);
            return true;
        };
        let before_text = before.of(&self.doc.layout.text);
        let before_headed = i > 0 && matches!(self.role(i - 1), Role::Heading(_));
        let goes_on = match (before_headed, headed) {
            (true, true) => true,
            (true, false) | (false, true) => false,
            (false, false) => {
                let lines = before_text.lines().count();
                let short = text.len() < 200 && before_text.len() < 400 && lines < LINES;
                titled(text)
                    && titled(before_text)
                    && short
                    && (self.gap(i) == 0 || !upper || all_capitals(text) && all_capitals(before_text))
            }
        };
        if goes_on {
            self.extend_last(span);
        }
        goes_on
    }

    /// Whether a heading that the file marks as one comes soon below line `i`, before any unit.
    fn heading_follows(&self, i: usize) -> bool {
        const NEAR: usize = 15;
        let near = (i + 1..self.len().min(i + NEAR)).take_while(|j| matches!(self.marks[*j], Mark::None | Mark::PortalNote));
        near.map(|j| self.role(j)).any(|r| matches!(r, Role::Heading(_)))
    }

    /// A heading; the number of the first chapter may be glued to it (`… нұсқаулық 1. Жалпы ережелер`).
    fn heading(&mut self, span: Span) {
        let text = span.of(&self.doc.layout.text);
        let chapter = text.rfind(" 1. ").filter(|at| {
            let (before, after) = (text[..*at].trim_end(), &text[at + 4..]);
            before.contains(' ') && titled(before) && titled(after) && after.starts_with(char::is_uppercase)
        });
        match chapter {
            Some(at) if self.open.last().is_some_and(|id| matches!(self.kind(*id), Kind::Document | Kind::Attachment)) => {
                let start = span.start();
                self.add(Kind::Heading, None, Span::new(start, start + text[..at].trim_end().len()));
                let rest = Span::new(start + at + 1, span.end());
                self.told_glued(rest);
                self.unit(Kind::Chapter, "1".to_string(), rest);
            }
            _ => {
                let number = self.unique(Kind::Heading);
                self.add(Kind::Heading, number, span);
            }
        }
    }

    /// Reads a line as the heading of the units after it, where they have no chapter with a number.
    pub(super) fn group_heading(&mut self, i: usize, span: Span) -> bool {
        const LONGEST_PLAIN: usize = 300;
        if self.open.iter().any(|id| matches!(self.kind(*id), Kind::Quoted | Kind::Cell | Kind::Note)) {
            return false;
        }
        let Some(top) = self.open.last().copied() else { return false };
        if is_group(self.kind(top)) {
            return false;
        }
        let text = span.of(&self.doc.layout.text);
        let headed = matches!(self.role(i), Role::Heading(_));
        let in_article = self.open.iter().any(|id| self.kind(*id) == Kind::Article);
        if !headed {
            let shaped =
                text.len() <= LONGEST_PLAIN && titled(text) && starts_upper(text) && !text.contains("__") && !text.starts_with('(');
            let before = i.checked_sub(1).map_or("", |b| self.text(b));
            if !shaped || !before.trim_end().ends_with('.') || !self.new_group_after(i, in_article) {
                return false;
            }
        }
        self.close_until(is_group);
        let number = self.unique(Kind::Heading);
        self.add(Kind::Heading, number, span);
        true
    }

    /// Whether the line after `i` goes on with the units of the document: the next item, an article, a chapter.
    fn new_group_after(&mut self, i: usize, in_article: bool) -> bool {
        let Some(Mark::Unit { kind, number, quoted: false }) = self.marks.get(i + 1).cloned() else { return false };
        match kind {
            Kind::Article | Kind::Chapter | Kind::Section | Kind::Subsection | Kind::Subchapter | Kind::Part => true,
            Kind::Item if !in_article => {
                let item = self.scope().item.clone();
                !item.is_empty() && (follows(&item, &key(&number)) || number == "1")
            }
            _ => false,
        }
    }

    /// A title on the line after its label (`5-бап` ⏎ `Негізгі ұғымдар`), or the rest of a broken one.
    pub(super) fn article_title(&mut self, i: usize, span: Span) -> bool {
        let Some(top) = self.open.last().copied().filter(|id| self.kind(*id) == Kind::Article) else { return false };
        if self.doc.nodes.len() != top + 1 || i == 0 || self.doc.nodes[top].text.end() != self.span(i - 1).end() {
            return false;
        }
        let (label, text) = (self.doc.nodes[top].text.of(&self.doc.layout.text).trim_end(), span.of(&self.doc.layout.text));
        if !titled(text) || text.len() > LONGEST {
            return false;
        }
        let alone = label.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).count() <= 1;
        let broken = !alone && titled(label) && text.starts_with(char::is_lowercase) && text.len() < 200;
        let followed = match self.marks.get(i + 1) {
            Some(Mark::Unit { kind, .. }) => matches!(kind, Kind::Item | Kind::Subitem),
            Some(_) => true,
            None => false,
        };
        if (alone && starts_upper(text) || broken) && followed {
            let whole = self.doc.nodes[top].text.to(span);
            self.doc.nodes[top].text = whole;
            self.doc.nodes[top].extent = whole;
            return true;
        }
        false
    }
}

fn all_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|c| !c.is_lowercase())
}
