//! Renderings with markup around: a page saved from the portal, a word-processor file, containers.

use std::fmt::Write as _;

use super::act::{Paragraph, Role};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The whole page, menus and footer included.
pub fn portal(act: &[Paragraph]) -> String {
    let mut out = String::from(
        "<!DOCTYPE html>\n<html lang=\"kk\">\n<head>\n<meta charset=\"utf-8\">\n<title>Құжат - &quot;Әділет&quot; АҚЖ</title>\n\
         <link rel=\"stylesheet\" href=\"/static/css/style.css\">\n<script>var a = '<p>1. Мәзір</p>'; if (1 < 2) { a += \"x\"; }</script>\n\
         <style>p.note { color: red }</style>\n</head>\n<body>\n<div class=\"container_alpha header\">\n<ul class=\"nav\">\n\
         <li><a href=\"/kaz\">Басты бет</a></li>\n<li><a href=\"/kaz/search/docs\">Іздеу</a></li>\n<li><a href=\"/rus/docs/V1\">Рус</a></li>\n\
         </ul>\n</div>\n<div class=\"container_alpha nav_doc\"><ul><li><a class=\"active\" href=\"/kaz/docs/V1\">Мәтін</a></li>\
         <li><a href=\"/kaz/docs/V1/info\">Ақпарат</a></li><li><a href=\"/kaz/docs/V1/history\">Өзгерістер тарихы</a></li></ul></div>\n\
         <div class=\"container_gamma text text_upd\">\n<article>\n",
    );
    for (i, paragraph) in act.iter().enumerate() {
        let text = paragraph.lines.iter().map(|l| escaped(l)).collect::<Vec<_>>().join("<br/>");
        let _ = match paragraph.role {
            Role::Heading(1) => writeln!(out, "<h1 id=\"z{i}\">{text}</h1>"),
            Role::Heading(_) => writeln!(out, "<h3 id=\"z{i}\">{text}</h3>"),
            Role::Body(_) => writeln!(out, "<p id=\"z{i}\">      {text}\n</p>"),
            Role::Note => writeln!(out, "<p class=\"note\" id=\"z{i}\"><span style=\"color:#ff0000\">      {text}</span></p>"),
            Role::Signature => writeln!(out, "<p id=\"z{i}\"><i>      {text}</i></p>"),
            Role::Stamp => writeln!(
                out,
                "<table class=\"table-noborder\"><tbody><tr><td style=\"width:60%\"><p>&nbsp;</p></td><td><p style=\"text-align:center\" \
                 id=\"z{i}\">{text}</p></td></tr></tbody></table>"
            ),
        };
    }
    out.push_str(
        "</article>\n</div>\n<div class=\"container_omega foot\">\n<p>© 2012. Қазақстан Республикасы Әділет министрлігінің «Қазақстан \
         Республикасының Заңнама және құқықтық ақпарат институты» ШЖҚ РМК</p>\n<a href=\"#\">Жоғары</a>\n</div>\n</body>\n</html>\n",
    );
    out
}

/// A page of bare paragraphs, as word processors save them.
pub fn simple_page(act: &[Paragraph]) -> String {
    let mut out = String::from("<html><head><meta http-equiv=Content-Type content=\"text/html; charset=utf-8\"></head><body>");
    for paragraph in act {
        let text = paragraph.lines.iter().map(|l| escaped(l)).collect::<Vec<_>>().join("<br>");
        let _ = match paragraph.role {
            Role::Heading(_) => write!(out, "<p align=center><b>{text}</b></p>"),
            _ => write!(out, "<P><span lang=KK>{text}</span>"),
        };
    }
    out + "</body></html>"
}

/// A word-processor file.
pub fn docx(act: &[Paragraph]) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in act {
        let style = match paragraph.role {
            Role::Heading(level) => format!("<w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr>"),
            Role::Stamp => "<w:pPr><w:jc w:val=\"right\"/></w:pPr>".to_string(),
            _ => String::new(),
        };
        let runs: Vec<String> =
            paragraph.lines.iter().map(|l| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(l))).collect();
        let _ = write!(body, "<w:p>{style}<w:r>{}</w:r></w:p>", runs.join("<w:br/>"));
    }
    let xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    let document = format!(
        "{xml}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let types = format!(
        "{xml}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
    );
    let rels = format!(
        "{xml}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
         </Relationships>"
    );
    zip(&[("[Content_Types].xml", types.as_bytes()), ("_rels/.rels", rels.as_bytes()), ("word/document.xml", document.as_bytes())])
}

/// An archive with its files stored as they are.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = out.len() as u32;
        let mut fields = Vec::new();
        // Version 2.0, names in UTF-8, stored, 1980-01-01.
        for n in [20u16, 1 << 11, 0, 0, 0x21] {
            fields.extend(n.to_le_bytes());
        }
        for n in [crc32(bytes), bytes.len() as u32, bytes.len() as u32] {
            fields.extend(n.to_le_bytes());
        }
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend(0u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, files.len() as u16);
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// A gzip file of stored blocks.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let blocks = bytes.chunks(0xffff).count();
    for (i, block) in bytes.chunks(0xffff).enumerate() {
        out.push(u8::from(i + 1 == blocks));
        out.extend((block.len() as u16).to_le_bytes());
        out.extend((!(block.len() as u16)).to_le_bytes());
        out.extend(block);
    }
    out.extend(crc32(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, b| (0..8).fold(crc ^ u32::from(*b), step))
}

#[test]
fn the_check_sum_is_that_of_the_standard() {
    assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
}
