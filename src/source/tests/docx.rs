//! Word-processor files made in the test.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

use crate::source::{Format, Source, decode};

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(parts: &[(&str, &str)]) -> Source {
    decode(&docx(parts)).unwrap()
}

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>")
}

/// The HTML without its frame.
fn html(source: &Source) -> &str {
    assert_eq!(source.format, Format::Html);
    source.text.trim().strip_prefix("<html><body>").and_then(|t| t.strip_suffix("</body></html>")).unwrap().trim()
}

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
  <w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>
  <w:num w:numId="6"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>"#;

#[test]
fn numbers_that_word_counts_are_printed() {
    let p = |num: u8, level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body =
        [p(5, 0, "А"), p(5, 1, "Б"), p(5, 1, "В"), p(5, 0, "Г"), p(5, 1, "Д"), p(5, 2, "Е"), p(6, 0, "Ж"), p(0, 0, "З")].concat();
    let source = read(&[("word/document.xml", &document(&body)), ("word/numbering.xml", NUMBERING)]);
    let want = "<p>1. А</p>\n<p>1) Б</p>\n<p>2) В</p>\n<p>2. Г</p>\n<p>1) Д</p>\n<p>- Е</p>\n<p>7. Ж</p>\n<p>З</p>";
    assert_eq!(html(&source), want);
}

#[test]
fn runs_links_breaks_and_tracked_changes() {
    let body = "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t>Үкіметінің</w:t><w:br/><w:t xml:space=\"preserve\">№ 361 </w:t></w:r>\
                <w:ins><w:r><w:t>қаулы</w:t></w:r></w:ins><w:del><w:r><w:delText>бұйрық</w:delText></w:r></w:del></w:p>\
                <w:p><w:hyperlink r:id=\"rId1\"><w:r><w:rPr><w:i/></w:rPr><w:t>Заң &amp; &lt;*&gt;</w:t></w:r></w:hyperlink>\
                <w:r><w:tab/><w:t>б</w:t></w:r></w:p><w:p/>";
    let rels = "<Relationships><Relationship Id=\"rId1\" Target=\"https://adilet.zan.kz/kaz/docs/Z1\"/></Relationships>";
    let source = read(&[("word/document.xml", &document(body)), ("word/_rels/document.xml.rels", rels)]);
    let want = "<p align=\"right\">Үкіметінің<br>№ 361 қаулы</p>\n\
                <p><a href=\"https://adilet.zan.kz/kaz/docs/Z1\"><i>Заң </i><i>&amp;</i><i> </i><i>&lt;</i><i>*</i><i>&gt;</i></a> б</p>";
    assert_eq!(html(&source), want);
    assert_eq!(source.diagnostics.iter().map(|d| d.message.id).collect::<Vec<_>>(), ["decode-deleted"]);
}

#[test]
fn merged_cells_headings_and_headers() {
    let styles = "<w:styles><w:style w:styleId=\"H\"><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
                  <w:style w:styleId=\"K\"><w:basedOn w:val=\"H\"/></w:style></w:styles>";
    let c = |pr: &str, text: &str| format!("<w:tc><w:tcPr>{pr}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let (first, more) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"K\"/></w:pPr><w:r><w:t>1-тарау</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblBorders>".to_string(),
        "<w:top w:val=\"single\"/></w:tblBorders></w:tblPr><w:tr><w:trPr><w:tblHeader/></w:trPr>".to_string(),
        c("<w:gridSpan w:val=\"2\"/>", "№"),
        "</w:tr><w:tr>".to_string(),
        c(first, "1"),
        c("", "А"),
        "</w:tr><w:tr>".to_string(),
        c(more, ""),
        c("", "Б"),
        "</w:tr></w:tbl>".to_string(),
    ]
    .concat();
    let source = read(&[("word/document.xml", &document(&body)), ("word/styles.xml", styles)]);
    let want = "<h2>1-тарау</h2>\n<table border=\"1\">\n<tr><th colspan=\"2\" rowspan=\"001\"><p>№</p>\n</th></tr>\n\
                <tr><td colspan=\"1\" rowspan=\"002\"><p>1</p>\n</td><td colspan=\"1\" rowspan=\"001\"><p>А</p>\n</td></tr>\n\
                <tr><td colspan=\"1\" rowspan=\"001\"><p>Б</p>\n</td></tr>\n</table>";
    assert_eq!(html(&source), want);
}

#[test]
fn footnotes_stand_at_the_end() {
    let body = "<w:p><w:r><w:t>мәтін</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let notes = "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"2\"><w:p><w:r><w:t>Ескертпе.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let source = read(&[("word/document.xml", &document(body)), ("word/footnotes.xml", notes)]);
    assert_eq!(html(&source), "<p>мәтін<sup>2</sup></p>\n<p>2 Ескертпе.</p>");
}

#[test]
fn headers_and_footers_are_shown_as_what_stands_around_the_text() {
    let body = "<w:p><w:r><w:t>1. Осы бұйрық бекітілсін.</w:t></w:r></w:p>";
    let margin = |text: &str| format!("<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:hdr>");
    let source = read(&[
        ("word/document.xml", &document(body)),
        ("word/header1.xml", &margin("Жоба")),
        ("word/header2.xml", &margin("Жоба")),
        ("word/footer1.xml", "<w:ftr/>"),
    ]);
    assert_eq!(html(&source), "<p>1. Осы бұйрық бекітілсін.</p>\n<div class=\"footer\">\n<p>Жоба</p>\n</div>");
}

#[test]
fn letters_of_an_old_font_are_put_back_in_word_files_too() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let hacked = "Ќазаќстан Республикасыныѕ Їкіметі жəне Ќазаќстан Республикасыныѕ ўйымдары ќаулы ќабылдайды.";
    let source = read(&[("word/document.xml", &document(&p(hacked)))]);
    assert!(html(&source).contains("Қазақстан Республикасының Үкіметі"), "{}", html(&source));
    assert!(!source.repairs.is_empty());
    // Serbian words are no damage.
    let source = read(&[("word/document.xml", &document(&p("Ћирилица је званично писмо, а ђаци га уче.")))]);
    assert!(source.repairs.is_empty());
}

#[test]
fn a_damaged_document_is_told_and_a_bomb_refused() {
    let source = read(&[("word/document.xml", "<w:document><w:p><w:r><w:t>мәтін</w:t></w:r></w:p><w:p <")]);
    assert_eq!(html(&source), "<p>мәтін</p>");
    assert_eq!(source.diagnostics[0].message.id, "decode-broken-xml");
    let bomb = docx(&[("word/document.xml", &" ".repeat(32 << 20))]);
    assert_eq!(decode(&bomb).unwrap_err().message.id, "decode-office");
}
