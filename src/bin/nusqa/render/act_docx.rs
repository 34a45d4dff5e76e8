//! An act as of a day as a word-processor file.

use std::io;

use nusqa::base::{Kind, Language};
use nusqa::query::Passage;

use super::draft::docx::{package, paragraph, run};
use super::rows::{row_of, rows, table_length};

const CENTRED: &str = "<w:jc w:val=\"center\"/>";
const INDENTED: &str = "<w:ind w:firstLine=\"567\"/>";

/// What goes into the file.
pub struct Sheet<'a> {
    /// The language of the act.
    pub language: Language,
    /// How it is cited, and what is known of the day; in the language of messages.
    pub about: Vec<String>,
    /// The text.
    pub passages: &'a [Passage],
    /// What is said in place of words that are not known.
    pub instead: &'a dyn Fn(&Passage) -> String,
}

/// The bytes of the file.
pub fn docx(sheet: &Sheet<'_>) -> io::Result<Vec<u8>> {
    let mut out = String::new();
    for line in &sheet.about {
        paragraph(&mut out, "", &run(line, "<w:i/>"));
    }
    let mut at = 0;
    while let Some(passage) = sheet.passages.get(at) {
        let rest = sheet.passages.get(at..).unwrap_or_default();
        match row_of(&passage.path) {
            Some(table) => {
                let length = table_length(rest, table).max(1);
                self::table(&mut out, sheet, rest.get(..length).unwrap_or_default(), table);
                at += length;
            }
            None => {
                unit(&mut out, sheet, passage, INDENTED);
                at += 1;
            }
        }
    }
    out.push_str(
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1134\" \
         w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>",
    );
    package(sheet.language, &out)
}

fn unit(out: &mut String, sheet: &Sheet<'_>, passage: &Passage, usual: &str) {
    if passage.parts.is_empty() {
        paragraph(out, usual, &run(&(sheet.instead)(passage), "<w:i/>"));
        return;
    }
    let heads = matches!(
        passage.path.0.last().map(|s| s.kind),
        Some(Kind::Title | Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter | Kind::Heading)
    );
    let (properties, letters) = if heads { (CENTRED, "<w:b/>") } else { (usual, "") };
    for line in passage.text().lines().filter(|l| !l.trim().is_empty()) {
        paragraph(out, properties, &run(line, letters));
    }
}

fn table(out: &mut String, sheet: &Sheet<'_>, passages: &[Passage], table: usize) {
    let rows = rows(passages, table);
    let columns = rows.iter().map(|r| r.cells.len()).max().unwrap_or(1).max(1);
    let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .iter()
        .map(|s| format!("<w:{s} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
        .collect();
    out.push_str(&format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{sides}</w:tblBorders></w:tblPr><w:tblGrid>{}</w:tblGrid>",
        format!("<w:gridCol w:w=\"{}\"/>", 9900 / columns).repeat(columns)
    ));
    for row in rows {
        out.push_str("<w:tr>");
        let last = row.cells.len().saturating_sub(1);
        for (i, cell) in row.cells.iter().enumerate() {
            // The last cell of a short row takes the room that is left.
            let span = if i == last { columns - last } else { 1 };
            out.push_str(&format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr>"));
            let before = out.len();
            cell.iter().for_each(|passage| unit(out, sheet, passage, ""));
            if out.len() == before {
                out.push_str("<w:p/>");
            }
            out.push_str("</w:tc>");
        }
        out.push_str("</w:tr>");
    }
    // A document does not end in a table, and two tables do not touch.
    out.push_str("</w:tbl><w:p/>");
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use nusqa::base::ProvisionPath;
    use nusqa::timeline::Part;

    fn passage(path: &str, text: &str) -> Passage {
        let path: ProvisionPath = path.parse().unwrap();
        let parts = if text.is_empty() { Vec::new() } else { vec![Part { text: text.into(), acts: Vec::new(), evidence: None }] };
        Passage { path, parts, answer: None, doubtful: false }
    }

    #[test]
    fn our_own_reader_reads_what_was_written() {
        let passages = [
            passage("title", "Ереже <туралы> & басқа"),
            passage("item-1", "1. Бекітілсін.\nЕкінші жол."),
            passage("item-2", ""),
            passage("table-1/row-1/cell-1", "Атауы"),
            passage("table-1/row-1/cell-2", "Мерзімі"),
            passage("table-1/row-2/cell-1", "Өтініш"),
        ];
        let sheet = Sheet {
            language: Language::Kazakh,
            about: vec!["about".into()],
            passages: &passages,
            instead: &|p| format!("[{}]", p.path),
        };
        let read = nusqa::source::decode(&docx(&sheet).unwrap()).unwrap().text;
        for words in [
            "Ереже &lt;туралы&gt; &amp; басқа",
            "<table",
            "1. Бекітілсін.",
            "Екінші жол.",
            "[item-2]",
            "Атауы",
            "Мерзімі",
            "Өтініш",
        ] {
            assert!(read.contains(words), "{words}: {read}");
        }
    }
}
