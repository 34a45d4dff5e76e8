//! Rows of a quoted table whose cells were read one after the other.
//!
//! A table block stands between a line that is only an opening quote and a line that begins with the closing one, after an
//! instruction on rows (`реттік нөмірлері 8 және 9-жолдар …:`). Its cells are runs of narrow lines with blank lines between. A
//! row begins with its number in a cell of its own. Where a number is missing, the instruction tells it; where the caption
//! (second column) was printed inside the content (third column), it is found by its shape and put back in front.

use super::lines::{Style, Visual, ends_closed};
use super::wrap::{Open, goes_on, is_marked};

/// A paragraph of the block: the visual lines `from..to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub from: usize,
    pub to: usize,
}

/// A cell: its paragraphs in reading order.
pub(super) type Cell = Vec<Paragraph>;

/// A row with its number as printed or, where the print lost it, as the instruction gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub number: Option<String>,
    /// Number (empty where the print lost it), caption, content …
    pub cells: Vec<Cell>,
    /// Paragraph of the caption that stood inside the content.
    pub moved: Option<Paragraph>,
}

/// The numbers that an instruction on rows names: `реттік нөмірлері 8 және 9-жолдар` → 8, 9.
pub(super) fn row_numbers(instruction: &str) -> Vec<String> {
    let folded = crate::base::fold(instruction).text;
    let Some(at) = ["-жол", " жол", "- жол"].iter().filter_map(|n| folded.rfind(n)).min() else { return Vec::new() };
    let head = folded[..at].trim_end();
    let from = head
        .rfind(|c: char| !(c.is_ascii_digit() || "-, ".contains(c) || "және".contains(c)))
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    head[from..]
        .split([',', ' '])
        .map(|w| w.trim_matches('-'))
        .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_string)
        .collect()
}

/// Reads the lines `from..to` of the block as rows. `link_start` says of a line that it goes on with the line before it because of
/// a displaced link. `None` where the block does not look like such a table.
pub(super) fn rows(
    source: &str,
    lines: &[Visual],
    (from, to): (usize, usize),
    style: &Style,
    expected: &[String],
    link_start: &dyn Fn(usize) -> bool,
) -> Option<Vec<Row>> {
    let chunks = chunks(source, lines, (from, to), style, link_start);
    let number_of = |c: &Cell| -> Option<String> {
        let [p] = c.as_slice() else { return None };
        let t = lines.get(p.from)?.text(source).trim_end_matches('.');
        (p.to == p.from + 1 && expected.iter().any(|e| e == t)).then(|| t.to_string())
    };
    let mut rows: Vec<Row> = Vec::new();
    for chunk in chunks {
        match (number_of(&chunk), rows.last_mut()) {
            (Some(n), _) => rows.push(Row { number: Some(n), cells: vec![chunk], moved: None }),
            (None, Some(row)) => row.cells.push(chunk),
            (None, None) => rows.push(Row { number: None, cells: vec![Vec::new(), chunk], moved: None }),
        }
    }
    let printed: Vec<String> = rows.iter().filter_map(|r| r.number.clone()).collect();
    let mut lost = expected.iter().filter(|e| !printed.contains(e));
    for row in rows.iter_mut().filter(|r| r.number.is_none()) {
        row.number = Some(lost.next()?.clone());
    }
    // Another number that the print lost would lie inside a row: then the shape is not understood.
    if lost.next().is_some() {
        return None;
    }
    for row in &mut rows {
        caption_first(source, lines, row);
    }
    Some(rows)
}

/// Cells as runs of lines without blank lines between, each cut into paragraphs.
fn chunks(
    source: &str,
    lines: &[Visual],
    (from, to): (usize, usize),
    style: &Style,
    link_start: &dyn Fn(usize) -> bool,
) -> Vec<Cell> {
    let narrow = Style { indent: None, width: narrow_width(source, lines, (from, to)), ..*style };
    let mut out: Vec<Cell> = Vec::new();
    let mut gap = 0;
    for i in from..to {
        let line = lines[i];
        if line.is_blank() {
            gap += 1;
            continue;
        }
        let text = line.text(source);
        let joined = out.last_mut().and_then(|c| c.last_mut()).filter(|p| {
            let open = Open { last: lines[p.to - 1], indented: true, first: false, article: false };
            let before = open.last.text(source);
            let fresh = is_marked(text) || (!link_start(i) && line.indent == 1);
            // A line broken at its blank goes on; so does one that stops mid-sentence, over a page break too.
            let runs_on = (gap == 0 || gap > 2) && !fresh && (open.last.trailing || !ends_closed(before) || starts_lower(text));
            link_start(i)
                || runs_on
                || (gap == 0 && !fresh && goes_on(source, &narrow, open, line, 0, false) && !ends_closed(before))
        });
        match joined {
            Some(p) => p.to = i + 1,
            None => {
                let p = Paragraph { from: i, to: i + 1 };
                match out.last_mut() {
                    // A page break (three blank lines) does not end a cell, one or two do.
                    Some(cell) if gap == 0 || gap > 2 => cell.push(p),
                    _ => out.push(vec![p]),
                }
            }
        }
        gap = 0;
    }
    out
}

fn starts_lower(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn narrow_width(source: &str, lines: &[Visual], (from, to): (usize, usize)) -> usize {
    lines[from..to].iter().map(|l| l.width(source)).max().unwrap_or(0)
}

/// A row's caption is a noun phrase without a closing sign. Where the second cell begins with a list or sentence instead, the caption
/// is looked for at the end of a cell: capital letter, no closing sign, after a closed paragraph.
fn caption_first(source: &str, lines: &[Visual], row: &mut Row) {
    let last_line = |p: &Paragraph| lines[p.to - 1].text(source);
    let caption_like = |p: &Paragraph| {
        let first = lines[p.from].text(source);
        first.starts_with(char::is_uppercase) && !is_marked(first) && !ends_closed(last_line(p))
    };
    let in_place = row.cells.get(1).is_some_and(|c| matches!(c.as_slice(), [p] if caption_like(p)));
    if in_place || row.cells.len() < 2 {
        merge_content(row);
        return;
    }
    let mut found = Vec::new();
    for (c, cell) in row.cells.iter().enumerate().skip(1) {
        if let [.., before, p] = cell.as_slice()
            && caption_like(p)
            && ends_closed(last_line(before))
        {
            found.push(c);
        }
    }
    if let [c] = found.as_slice()
        && let Some(p) = row.cells.get_mut(*c).and_then(Vec::pop)
    {
        row.moved = Some(p);
        row.cells.insert(1, vec![p]);
    }
    merge_content(row);
}

/// All that follows the caption is one content cell: blank lines inside it are page breaks.
fn merge_content(row: &mut Row) {
    if row.cells.len() > 3 {
        let rest: Cell = row.cells.drain(3..).flatten().collect();
        if let Some(content) = row.cells.get_mut(2) {
            content.extend(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn row_numbers_are_read_from_the_instruction() {
        let n = |s| super::row_numbers(s).join(" ");
        assert_eq!(n("реттік нөмірлері 8 және 9-жолдар мынадай редакцияда жазылсын:"), "8 9");
        assert_eq!(n("реттік нөмірі 21-1, 21-2 - жолдар мынадай редакцияда жазылсын:"), "21-1 21-2");
        assert_eq!(n("тақырып мынадай редакцияда жазылсын:"), "");
    }
}
