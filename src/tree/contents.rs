//! Tables of contents: one `contents` node, so that their entries are no chapters and articles.
//!
//! One is known by its word (*Мазмұны*, *Содержание*) or by its shape: labels with titles and nothing between them, until the first
//! label comes once more.

use std::ops::Range;

use super::headings::closed;
use crate::base::Kind;
use crate::layout::{Layout, LineKind};
use crate::parse::structure::Mark;

/// Lines a table of contents may take.
const LONGEST: usize = 5_000;

/// The tables of contents, as ranges of lines.
pub(super) fn find(layout: &Layout, marks: &[Mark]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let text = |i: usize| layout.lines.get(i).map_or("", |l| l.span.of(&layout.text));
    let mut groups = 0;
    for i in 0..marks.len() {
        if out.last().is_some_and(|r| r.contains(&i)) {
            continue;
        }
        if is_word(text(i)) && layout.lines[i].kind == LineKind::Text {
            let first = (i + 1..marks.len().min(i + 20)).find(|j| marks[*j] != Mark::PortalNote);
            let end = first.and_then(|f| recurs(layout, marks, f)).unwrap_or(i + 1);
            out.push(i..end);
        } else if groups < 4 && grouping(&marks[i]) {
            groups += 1;
            if let Some(end) = entries(layout, marks, i) {
                out.push(i..end);
            }
        }
    }
    out
}

/// Whether a line is the title of a table of contents.
fn is_word(line: &str) -> bool {
    if line.len() > 40 || !line.starts_with(['М', 'С', 'О', 'C', 'O', 'M']) {
        return false;
    }
    let folded = crate::base::fold(line).text;
    matches!(folded.trim_end_matches([':', '.', ' ']), "мазмұны" | "мазмұн" | "содержание" | "оглавление")
}

fn grouping(mark: &Mark) -> bool {
    let kinds = [Kind::Part, Kind::Section, Kind::Subsection, Kind::Chapter, Kind::Subchapter, Kind::Article];
    matches!(mark, Mark::Unit { kind, quoted: false, .. } if kinds.contains(kind))
}

/// The line where the first entry of the table comes once more: the body begins there.
fn recurs(layout: &Layout, marks: &[Mark], first: usize) -> Option<usize> {
    let text = |i: usize| layout.lines.get(i).map_or("", |l| l.span.of(&layout.text));
    let to = marks.len().min(first + LONGEST);
    match &marks[first] {
        Mark::Unit { .. } => {
            (first + 1..to).find(|j| same(&marks[first], &marks[*j]) && opens(text(first), text(*j), &marks[first]))
        }
        // Entries without labels: the first title again.
        _ => {
            let words = text(first).trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ' || c == '…');
            (!words.is_empty()).then(|| (first + 1..to).find(|j| text(*j).trim() == words))?
        }
    }
}

/// A table of contents without a word before it: from its first label on only labels and titles.
fn entries(layout: &Layout, marks: &[Mark], first: usize) -> Option<usize> {
    const TITLE: usize = 300;
    let mut labels = 1;
    for j in first + 1..marks.len().min(first + LONGEST) {
        let text = layout.lines[j].span.of(&layout.text);
        if same(&marks[first], &marks[j]) && opens(layout.lines[first].span.of(&layout.text), text, &marks[first]) {
            return (labels > 2).then_some(j);
        }
        match &marks[j] {
            m if grouping(m) => labels += 1,
            Mark::None if text.len() <= TITLE && !text.trim_end().ends_with([';', ':']) && !(closed(text) && text.len() > 60) => {}
            Mark::PortalNote => {}
            _ => return None,
        }
    }
    None
}

fn same(a: &Mark, b: &Mark) -> bool {
    match (a, b) {
        (Mark::Unit { kind: ka, number: na, .. }, Mark::Unit { kind: kb, number: nb, .. }) => ka == kb && na == nb,
        _ => false,
    }
}

/// Parts have no number; they are the same by their words.
fn opens(entry: &str, line: &str, mark: &Mark) -> bool {
    !matches!(mark, Mark::Unit { number, .. } if number.is_empty()) || entry.trim() == line.trim()
}
