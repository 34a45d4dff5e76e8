//! As a word-processor file (ECMA-376, WordprocessingML): what word processors ask for at least.

use std::fmt::Write as _;
use std::io::{self, Cursor, Write};

use nusqa::base::Language;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Cell, LABELS, Sheet, Shown, cell, is_wording};

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
</Types>";
const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
</Relationships>";
const OWN_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
</Relationships>";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Writes a sheet: the bytes of the file.
pub fn docx(sheet: &Sheet<'_>) -> io::Result<Vec<u8>> {
    package(sheet.language, &body(sheet))
}

/// A file with this body, in a language.
pub fn package(language: Language, body: &str) -> io::Result<Vec<u8>> {
    let lang = match language {
        Language::Kazakh => "kk-KZ",
        Language::Russian => "ru-RU",
    };
    let styles = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"{NAMESPACE}\"><w:docDefaults><w:rPrDefault>\
         <w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/>\
         <w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"{lang}\"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>"
    );
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}</w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The day of a file in the archive is always the same: the same draft has the same bytes.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", OWN_RELATIONS),
        ("word/styles.xml", &styles),
    ];
    for (name, xml) in parts {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

fn body(sheet: &Sheet<'_>) -> String {
    let words = sheet.words();
    let mut out = String::new();
    let centred = "<w:jc w:val=\"center\"/>";
    match sheet.shown {
        // Sentences stand as they would in the act: a heading of ours would be read as its title.
        Shown::Lines(lines) => {
            for line in lines {
                let indent = if is_wording(line) { "<w:ind w:left=\"567\"/>" } else { "<w:ind w:firstLine=\"567\"/>" };
                paragraph(&mut out, indent, &run(&line.text, ""));
            }
        }
        Shown::Rows(rows) => {
            paragraph(&mut out, centred, &run(&words.word(sheet.heading()), "<w:b/>"));
            paragraph(&mut out, centred, &run(sheet.title, ""));
            let [element, present, proposed, none, exclude] = LABELS.map(|id| words.word(id));
            let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
                .iter()
                .map(|s| format!("<w:{s} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"))
                .collect();
            let _ = write!(
                out,
                "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
                 <w:tblGrid><w:gridCol w:w=\"2600\"/><w:gridCol w:w=\"5900\"/><w:gridCol w:w=\"5900\"/></w:tblGrid>"
            );
            let heads = [&element, &present, &proposed].map(|h| format!("<w:p><w:pPr>{centred}</w:pPr>{}</w:p>", run(h, "<w:b/>")));
            row(&mut out, true, &heads);
            for r in rows {
                let cells = [
                    format!("<w:p>{}</w:p>", run(&r.element, "")),
                    paragraphs(&cell(r, false, &none), "<w:strike/>"),
                    paragraphs(&cell(r, true, &exclude), "<w:b/>"),
                ];
                row(&mut out, false, &cells);
            }
            out.push_str("</w:tbl>");
            // A document does not end in a table.
            out.push_str("<w:p/>");
        }
    }
    let page = match sheet.shown {
        Shown::Lines(_) => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        Shown::Rows(_) => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    };
    let _ = write!(
        out,
        "<w:sectPr>{page}<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>\
         </w:sectPr>"
    );
    out
}

/// A paragraph of these runs.
pub fn paragraph(out: &mut String, properties: &str, runs: &str) {
    let _ = write!(out, "<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>");
}

/// A run of letters.
pub fn run(text: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

fn paragraphs(cell: &Cell<'_>, mark: &str) -> String {
    let one = |p: &Vec<(bool, &str)>| {
        let runs: String = p.iter().map(|(marked, text)| run(text, if *marked { mark } else { "" })).collect();
        format!("<w:p>{runs}</w:p>")
    };
    cell.iter().map(one).collect()
}

fn row(out: &mut String, head: bool, cells: &[String; 3]) {
    out.push_str(if head { "<w:tr><w:trPr><w:tblHeader/></w:trPr>" } else { "<w:tr>" });
    for (cell, width) in cells.iter().zip([2600, 5900, 5900]) {
        let _ = write!(out, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{cell}</w:tc>");
    }
    out.push_str("</w:tr>");
}

/// Text for XML; characters that XML 1.0 does not allow are left out.
pub fn escaped(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\n' | '\r') || *c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
