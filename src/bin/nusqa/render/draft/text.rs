//! As text: the sentences as they are, the table one element below the other.

use std::fmt::Write as _;

use super::{Sheet, Shown, cell};
use crate::style::{Style, Tone};

/// Writes a sheet.
pub fn text(sheet: &Sheet<'_>, style: Style) -> String {
    let rows = match sheet.shown {
        Shown::Lines(lines) => return lines.iter().map(|l| format!("{}\n", l.text)).collect(),
        Shown::Rows(rows) => rows,
    };
    let words = sheet.words();
    let (none, exclude) = (words.word("draft-table-none"), words.word("draft-table-exclude"));
    let mut out = String::new();
    for (i, row) in rows.iter().enumerate() {
        let gap = if i > 0 { "\n" } else { "" };
        let _ = writeln!(out, "{gap}{}", style.paint(Tone::Strong, &row.element));
        for (proposed, id, absent) in [(false, "draft-table-present", &none), (true, "draft-table-proposed", &exclude)] {
            let _ = writeln!(out, "  {}", style.paint(Tone::Faint, &words.word(id)));
            for paragraph in cell(row, proposed, absent) {
                let run = |(marked, text): &(bool, &str)| match (marked, proposed, style.color) {
                    (false, ..) => (*text).to_string(),
                    (true, false, true) => style.paint(Tone::Bad, text),
                    (true, true, true) => style.paint(Tone::Good, text),
                    (true, false, false) => format!("[-{text}-]"),
                    (true, true, false) => format!("{{+{text}+}}"),
                };
                let line: String = paragraph.iter().map(run).collect();
                out.push_str(&style.wrap(&line, 4));
            }
        }
    }
    out
}
