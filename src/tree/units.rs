//! Where a unit stands: numbered ones by rank and number, parts (*бөлік*) and indents (*абзац*) by their first letter.

use super::build::Builder;
use super::headings::is_group;
use super::numbering::{self, follows, key};
use crate::base::{Kind, Span};
use crate::layout::{Repair, RepairKind, Role};
use crate::parse::structure::Mark;

impl Builder {
    /// Opens a numbered unit where it belongs.
    pub(super) fn unit(&mut self, kind: Kind, number: String, text: Span) {
        match kind {
            Kind::Attachment => self.close_until(|k| k == Kind::Document || k == Kind::Quoted),
            Kind::Subitem => {
                self.close_for_subitem(&number);
                self.push(kind, Some(number), text);
                return;
            }
            Kind::Item => self.close_for_item(&number),
            _ => self.close_for(kind),
        }
        // A label without a number of its own (`Қосымша`, `ЖАЛПЫ БӨЛІК`) counts from one.
        let number = if number.is_empty() { (self.count(kind) + 1).to_string() } else { number };
        if matches!(kind, Kind::Item | Kind::Chapter | Kind::Article) {
            self.numbered(kind, &number);
        }
        self.push(kind, Some(number), text);
    }

    /// Closes open units until a unit of `kind` can live in the innermost one.
    fn close_for(&mut self, kind: Kind) {
        while let Some(top) = self.open.last() {
            let k = self.kind(*top);
            if k == Kind::Quoted || holds(k, kind) {
                return;
            }
            self.open.pop();
        }
    }

    pub(super) fn close_until(&mut self, stop: impl Fn(Kind) -> bool) {
        while let Some(top) = self.open.last() {
            if stop(self.kind(*top)) || self.kind(*top) == Kind::Quoted {
                return;
            }
            self.open.pop();
        }
    }

    /// An item goes on with the numbers of the unit around, or begins those of a note (`Ескертпе. 1. … 2. …`). Where numbers begin
    /// anew after a heading without a number, the heading is that of a section.
    fn close_for_item(&mut self, number: &str) {
        let n = key(number);
        // A quotation holds what stands in it, also within a note.
        let around = self.open.iter().rposition(|id| matches!(self.kind(*id), Kind::Note | Kind::Quoted));
        if let Some(note) = around.filter(|at| self.kind(self.open[*at]) == Kind::Note) {
            let inside = self.scope().item.clone();
            if follows(&inside, &n) && (inside.is_empty() || n != [1]) {
                let outside = self.outside(note);
                if !follows(&outside, &n) || !inside.is_empty() {
                    self.open.truncate(note + 1);
                    return;
                }
            }
        }
        self.close_for(Kind::Item);
        let begins = n == [1] && !self.scope().item.is_empty();
        let heading = self.doc.nodes.len().checked_sub(1).filter(|id| self.doc.nodes[*id].kind == Kind::Heading);
        let here = self.open.last().copied();
        if let (true, Some(id)) = (begins, heading)
            && self.doc.nodes[id].parent == here.map(|p| p as u32)
            && here.is_none_or(|p| matches!(self.kind(p), Kind::Document | Kind::Attachment | Kind::Section))
            && self.count(Kind::Item) > 0
        {
            let sections = self.count(Kind::Section) + 1;
            self.renamed(id, Kind::Section, sections.to_string());
        }
    }

    /// The last item outside the note that is open at this level.
    fn outside(&self, note: usize) -> Vec<u32> {
        let up = self.open.get(..note).unwrap_or(&[]);
        let item = up.iter().rev().find(|id| self.kind(**id) == Kind::Item);
        item.and_then(|id| self.doc.nodes[*id].number.as_deref()).map(key).unwrap_or_default()
    }

    /// A subitem goes on with the innermost numbers it follows. Numbers that begin anew belong to the part they stand in, or to the
    /// unit that announces them by a colon; letters to the numbered subitem before them, Roman figures to the letter.
    fn close_for_subitem(&mut self, number: &str) {
        let inner = |k: Kind| matches!(k, Kind::Subitem | Kind::Paragraph | Kind::Indent | Kind::Note);
        // The unit that holds them all, by its place in `open`; one more is the level of its children.
        let base = self.open.iter().rposition(|id| !inner(self.kind(*id))).map_or(0, |p| p + 1);
        let levels = base..=self.open.len();
        let goes_on = levels.clone().rev().find(|l| self.last_subitem(*l).is_some_and(|m| numbering::goes_on(m, number)));
        let class = numbering::class(number);
        let level = match goes_on {
            Some(level) => level,
            None if !numbering::is_first(number) => {
                let before =
                    |l: &usize| self.last_subitem(*l).is_some_and(|m| numbering::class(m) == class && key(m) < key(number));
                levels.clone().rev().find(before).unwrap_or(base)
            }
            None => {
                let opens = |l: &usize| {
                    let Some(id) = l.checked_sub(1).and_then(|l| self.open.get(l)).copied() else { return *l == base };
                    let empty = self.last_subitem(*l).is_none();
                    let node = &self.doc.nodes[id];
                    let announces = node.text.of(&self.doc.layout.text).trim_end().ends_with(':');
                    match node.kind {
                        Kind::Subitem => empty && (announces || class > numbering::class(node.number.as_deref().unwrap_or(""))),
                        Kind::Paragraph => empty && self.last_subitem(base).is_some(),
                        Kind::Note => empty && announces,
                        _ => *l == base,
                    }
                };
                levels.clone().rev().find(opens).unwrap_or(base)
            }
        };
        self.open.truncate(level);
        if self.open.is_empty()
            || self.open.last().is_some_and(|id| !holds(self.kind(*id), Kind::Subitem) && !inner(self.kind(*id)))
        {
            self.close_for(Kind::Subitem);
        }
    }

    /// The number of the last subitem at a level of open units.
    fn last_subitem(&self, level: usize) -> Option<&str> {
        let owner = level.checked_sub(1).and_then(|l| self.open.get(l)).copied();
        let id = self.tallies.get(level).filter(|t| t.owner == owner).and_then(|t| t.subitem)?;
        self.doc.nodes[id].number.as_deref()
    }

    pub(super) fn law_note(&mut self, span: Span) {
        // A note supplements the unit it stands in; a note within a note closes the first.
        self.close_until(|k| !matches!(k, Kind::Note | Kind::Paragraph));
        let number = self.count(Kind::Note) + 1;
        self.push(Kind::Note, Some(number.to_string()), span);
    }

    /// A line without a mark: a heading, a part (capital letter) or an indent (lower case) of the unit it stands in.
    pub(super) fn plain(&mut self, i: usize, span: Span) {
        let text = span.of(&self.doc.layout.text);
        let first = text.chars().find(|c| !matches!(c, '"' | '«' | '“' | '-' | '–' | ' ' | '(' | '*')).unwrap_or(' ');
        // An entry of a list with dashes is an indent whatever its first letter.
        let listed = text.starts_with(['-', '–', '—', '•', '*']) || self.in_list(i, text);
        // "1-жолдағы кодтар …" behind a full stop begins a sentence, and so a part.
        let stopped = || i.checked_sub(1).is_some_and(|b| self.text(b).trim_end().ends_with('.'));
        let lower = first.is_lowercase() || first.is_ascii_digit() && !stopped() || listed;
        let Some(mut top) = self.open.last().copied() else {
            self.outside_units(i, span);
            return;
        };
        if is_group(self.kind(top)) {
            self.heading_or_part(top, i, span);
            return;
        }
        if self.article_title(i, span) || (!lower && self.group_heading(i, span)) {
            return;
        }
        if !lower {
            // After the last subitem a capital letter opens a part of the item; between subitems it belongs to the one before.
            let more = self.subitem_follows(i);
            self.close_until(|k| {
                matches!(k, Kind::Item | Kind::Article | Kind::Cell) || is_group(k) || (more && k == Kind::Subitem)
            });
            let Some(id) = self.open.last().copied() else {
                self.outside_units(i, span);
                return;
            };
            top = id;
            if is_group(self.kind(top)) {
                self.heading_or_part(top, i, span);
                return;
            }
        } else if self.kind(top) == Kind::Indent {
            self.open.pop();
            top = self.open.last().copied().unwrap_or(top);
        }
        let kind = if lower { Kind::Indent } else { Kind::Paragraph };
        // The unit's own text is its first part or indent, where it has any text of its own.
        let own = usize::from(!self.doc.nodes[top].text.is_empty() && !self.is_headed(top));
        if self.doc.nodes[top].text.is_empty()
            && self.count(Kind::Paragraph) + self.count(Kind::Indent) + self.count(Kind::Subitem) == 0
        {
            self.doc.nodes[top].text = span;
            return;
        }
        let number = self.count(kind) + 1 + own.max(usize::from(self.doc.nodes[top].text.is_empty() && kind == Kind::Paragraph));
        if kind == Kind::Paragraph {
            self.push(kind, Some(number.to_string()), span);
        } else {
            self.add(kind, Some(number.to_string()), span);
        }
    }

    /// Whether a line is an entry of a list: it ends in `;` after a line that announces or goes on with the list.
    pub(super) fn in_list(&self, i: usize, text: &str) -> bool {
        let part = self.doc.nodes.last().is_some_and(|n| !matches!(n.kind, Kind::Subitem));
        let before = i.checked_sub(1).map_or("", |b| self.text(b)).trim_end();
        let (open, entry) = (before.ends_with(':'), before.ends_with(';'));
        // "b) Македония Республикасына қатысты:" has what follows for its own.
        (open || part && entry) && text.trim_end().ends_with(';')
            || !part && open
            || part && entry && self.doc.nodes.last().is_some_and(|n| n.kind == Kind::Indent)
    }

    /// Puts a line back to the one before, where that one stops in the middle of a sentence and this one goes on in lower case.
    pub(super) fn joined(&mut self, i: usize, span: Span) -> bool {
        /// Shorter lines may be entries of a list without signs.
        const SHORTEST: usize = 40;
        let Some(before) = i.checked_sub(1).and_then(|b| self.doc.layout.lines.get(b)).copied() else { return false };
        let (text, last) = (span.of(&self.doc.layout.text), before.span.of(&self.doc.layout.text).trim_end());
        if !text.starts_with(char::is_lowercase) && !is_link_id(text) {
            return false;
        }
        // The preambles of treaties are paragraphs that end in commas.
        let preamble = self.open.last().is_none_or(|id| is_group(self.kind(*id)));
        let stops = last.ends_with(|c: char| c.is_alphabetic() || c == ',' && !preamble) || is_link_id(last);
        if !stops || before.kind != crate::layout::LineKind::Text || (last.len() < SHORTEST && !is_link_id(last)) {
            return false;
        }
        let Some(node) = self.doc.nodes.last() else { return false };
        if node.text.end() != before.span.end()
            || !matches!(node.kind, Kind::Article | Kind::Item | Kind::Subitem | Kind::Paragraph | Kind::Indent)
        {
            return false;
        }
        self.join(before.span, span);
        self.extend_last(span);
        true
    }

    /// Makes a line end within a sentence a blank, and records it.
    fn join(&mut self, before: Span, span: Span) {
        let (from, to) = (before.end(), span.start());
        if self.doc.layout.text.get(from..to) == Some("\n") {
            self.doc.layout.text.replace_range(from..to, " ");
        }
        let map = &self.doc.layout.map;
        let gap = Span::new(map.to_source(from), map.to_source(to).max(map.to_source(from)));
        let repair = Repair { kind: RepairKind::JoinedLine, text: String::new(), from: gap, to: gap.start(), confidence: 0.9 };
        self.doc.layout.repairs.push(repair);
    }

    /// A block at the margin below a provision (`Тұрақты. Облыс әкімінің аппараты, ⏎ банктің филиалдары`): one part, however its lines break.
    pub(super) fn block_at_margin(&mut self, i: usize) -> bool {
        const MOST: usize = 20;
        let goes_on = |n: &usize| {
            self.role(i + n) == Role::Aside && self.gap(i + n) == 0 && matches!(self.marks.get(i + n), Some(Mark::None))
        };
        if self.role(i) != Role::Aside || self.open.iter().all(|id| is_group(self.kind(*id))) {
            return false;
        }
        let lines = 1 + (1..MOST).take_while(goes_on).count();
        if lines == 1 || (i..i + lines).any(|l| self.text(l).ends_with(';')) {
            return false;
        }
        for n in 1..lines {
            self.join(self.span(i + n - 1), self.span(i + n));
        }
        self.plain(i, self.span(i).to(self.span(i + lines - 1)));
        self.at = i + lines;
        true
    }

    /// A line before and after all units.
    fn outside_units(&mut self, i: usize, span: Span) {
        if self.begins_document(i, span) {
            return;
        }
        if matches!(self.role(i), Role::Heading(_)) {
            let number = self.unique(Kind::Heading);
            self.add(Kind::Heading, number, span);
            return;
        }
        // An act whose provisions have no numbers goes on.
        let parts = self.count(Kind::Paragraph);
        if parts > 0 && !self.signed {
            self.add(Kind::Paragraph, Some((parts + 1).to_string()), span);
            return;
        }
        let number = (self.count(Kind::Unparsed) + 1).to_string();
        self.add(Kind::Unparsed, Some(number), span);
        self.say("NQ002", crate::base::Severity::Warning, "read-unparsed", span);
    }

    /// Whether the own text of a unit is only its label and heading: `5-бап. Атауы`, and its parts begin after it.
    fn is_headed(&self, id: usize) -> bool {
        let text = self.doc.nodes[id].text.of(&self.doc.layout.text).trim_end();
        self.kind(id) == Kind::Article && (!text.ends_with(['.', ';', ':']) || only_label(text))
    }

    /// Whether the next marked unit after line `i` is a subitem of the same item.
    fn subitem_follows(&self, i: usize) -> bool {
        let next = self.next_mark.get(i + 1).copied().unwrap_or(u32::MAX) as usize;
        let Some(Mark::Unit { kind: Kind::Subitem, number, .. }) = self.marks.get(next) else { return false };
        let current = self.open.iter().rev().find(|id| self.kind(**id) == Kind::Subitem);
        let current = current.and_then(|id| self.doc.nodes[*id].number.as_deref());
        current.is_some_and(|c| key(number) > key(c))
    }
}

/// A link target that was left in the text on a line of its own: `V980517_`.
fn is_link_id(text: &str) -> bool {
    let digits = text.strip_suffix('_').and_then(|t| t.strip_prefix(|c: char| c.is_ascii_uppercase()));
    digits.is_some_and(|d| d.len() >= 5 && d.len() <= 14 && d.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a text is a label alone: `5-бап`, `Статья 5.`
fn only_label(text: &str) -> bool {
    text.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).count() <= 1
}

/// Whether a unit of kind `outer` can hold one of kind `inner`.
fn holds(outer: Kind, inner: Kind) -> bool {
    fn rank(kind: Kind) -> u8 {
        match kind {
            Kind::Document | Kind::Attachment | Kind::Quoted => 0,
            Kind::Part => 1,
            Kind::Section => 2,
            Kind::Subsection => 3,
            Kind::Chapter => 4,
            Kind::Subchapter => 5,
            Kind::Article => 6,
            Kind::Item | Kind::Cell => 7,
            Kind::Paragraph => 8,
            Kind::Subitem => 9,
            Kind::Note => 10,
            _ => 11,
        }
    }
    // Subitems stand directly under their item (contract § 2), whatever part they belong to.
    if outer == Kind::Paragraph && inner == Kind::Subitem {
        return false;
    }
    rank(outer) < rank(inner)
}
