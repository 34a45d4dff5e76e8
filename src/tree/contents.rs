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

/// A line this long with a closing sign is no entry.
const TITLE: usize = 60;

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
            let end = first.and_then(|f| recurs(layout, marks, f)).map_or(i + 1, |end| before_title(layout, marks, i, end));
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

/// A table of contents without a word before it: from its first label on only labels and titles. The title of the act and its
/// preamble may stand between the last entry and the body.
fn entries(layout: &Layout, marks: &[Mark], first: usize) -> Option<usize> {
    let text = |i: usize| layout.lines.get(i).map_or("", |l| l.span.of(&layout.text));
    let (mut labels, mut body) = (1, false);
    for j in first + 1..marks.len().min(first + LONGEST) {
        if same(&marks[first], &marks[j]) && opens(text(first), text(j), &marks[first]) {
            return (labels > 2).then(|| last_entry(layout, marks, first, j));
        }
        match &marks[j] {
            // Labels after sentences: this is the body itself.
            m if grouping(m) && body => return None,
            m if grouping(m) => labels += 1,
            Mark::None => body |= closed(text(j)) && text(j).len() > TITLE,
            Mark::PortalNote => {}
            _ => return None,
        }
    }
    None
}

/// The end of a table between its word and the body, without the title of the act and its preamble where they stand between.
fn before_title(layout: &Layout, marks: &[Mark], first: usize, end: usize) -> usize {
    let text = |i: usize| layout.lines.get(i).map_or("", |l| l.span.of(&layout.text));
    let last = last_entry(layout, marks, first, end);
    if (last..end).any(|i| closed(text(i)) && text(i).len() > TITLE) { last } else { end }
}

/// One past the last label between two lines, with the rest of its title where that goes on in lower case.
fn last_entry(layout: &Layout, marks: &[Mark], first: usize, end: usize) -> usize {
    let last = (first..end).rev().find(|j| grouping(&marks[*j])).unwrap_or(end - 1);
    let goes_on = layout.lines.get(last + 1).is_some_and(|l| l.span.of(&layout.text).starts_with(char::is_lowercase));
    (last + 1 + usize::from(goes_on && marks[last + 1] == Mark::None)).min(end)
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

#[cfg(test)]
mod tests {
    use crate::base::Kind;
    use crate::source::decode;

    fn kinds(text: &str) -> Vec<Kind> {
        let Ok(source) = decode(text.as_bytes()) else { return Vec::new() };
        let document = crate::tree::build(crate::layout::read(&source));
        document.roots().map(|id| document.nodes[id].kind).collect()
    }

    #[test]
    fn a_table_before_the_title_is_one_node_and_the_body_is_read_once() {
        let text = "1 тарау . Жалпы ережелер\n\n1-бап . Негізгі ұғымдар\n\n2-бап . Құтқарушылар\n\nҚұтқарушылардың мәртебесi туралы\n\n\
                    Осы Заң құтқарушылардың мәртебесiн және олардың құқықтары мен мiндеттерiн белгiлейдi.\n\n\
                    1 тарау. Жалпы ережелер\n\n1-бап. Негізгі ұғымдар\n\nОсы Заңда ұғымдар пайдаланылады.\n\n2-бап. Құтқарушылар\n\nҚұтқарушы азамат болады.\n";
        let kinds = kinds(text);
        assert_eq!(kinds.first(), Some(&Kind::Contents), "{kinds:?}");
        assert_eq!(kinds.iter().filter(|k| **k == Kind::Chapter).count(), 1, "{kinds:?}");
        assert!(kinds.contains(&Kind::Title), "{kinds:?}");
    }

    #[test]
    fn short_articles_are_no_table_of_contents() {
        let text = "Заң туралы\n\n1-тарау. Бірінші\n\n1-бап. Атауы\n\nОсы бап екі сөйлемнен тұрады және ол жеткілікті ұзын болады.\n\n\
                    2-тарау. Екінші\n\n1-бап. Атауы\n\nМәтін.\n";
        assert!(!kinds(text).contains(&Kind::Contents));
    }
}
