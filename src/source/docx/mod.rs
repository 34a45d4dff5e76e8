//! Word-processor files → a simple HTML text, which the reader of HTML takes.
//!
//! What Word keeps apart is put where it is printed: automatic numbers, targets of links, merged cells, footnotes. Deleted
//! text that tracked changes still hold is left out, and said.

mod body;
mod numbering;
mod xml;

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{DecodeError, Decoded, Format, MAX_BYTES, Source, content_hash, mend, remark_on};
use crate::base::{Diagnostic, Message, Severity, Span};

/// XML of an act shrinks to a fiftieth; what shrinks more is made to harm.
const MAX_RATIO: u64 = 400;
/// Smaller parts are harmless whatever the ratio.
const HARMLESS: u64 = 4 << 20;

/// Reads a DOCX file; `None` where the bytes are none.
pub(super) fn decode(bytes: &[u8]) -> Option<Result<Source, DecodeError>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let document = match part(&mut zip, "word/document.xml") {
        Ok(None) => return None,
        Ok(Some(xml)) => xml,
        Err(message) => return Some(Err(message.into())),
    };
    let margins = margins(&mut zip);
    // The other parts only add to it: without them the text is still the text.
    let mut optional = |name: &str| part(&mut zip, name).ok().flatten().unwrap_or_default();
    let parts = body::Parts {
        numbering: numbering::Numbering::read(&optional("word/numbering.xml"), &optional("word/styles.xml")),
        links: xml::links(&optional("word/_rels/document.xml.rels")),
        footnotes: optional("word/footnotes.xml"),
        margins,
    };
    let read = body::read(&document, parts);
    if read.html.len() > MAX_BYTES {
        return Some(Err(Message::new("decode-office").with("format", "DOCX").into()));
    }
    // Word keeps the letters of an old font as any text does.
    let mut found = Decoded { text: read.html, encoding: "utf-8", ..Decoded::default() };
    mend::mend(&mut found);
    found.repairs.sort_by_key(|r| r.from);
    let mut diagnostics = Vec::new();
    remark_on(&found, &mut diagnostics);
    if read.deleted > 0 {
        let message = Message::new("decode-deleted").with("count", read.deleted);
        diagnostics.push(Diagnostic { code: "NQ001", severity: Severity::Warning, message, span: Span::new(0, 0) });
    }
    if read.broken {
        let message = Message::new("decode-broken-xml");
        let end = found.text.len();
        diagnostics.push(Diagnostic { code: "NQ001", severity: Severity::Warning, message, span: Span::new(end, end) });
    }
    Some(Ok(Source {
        text: found.text,
        format: Format::Html,
        encoding: found.encoding,
        repairs: found.repairs,
        sha256: content_hash(bytes),
        diagnostics,
        ..Source::default()
    }))
}

/// The headers and footers of the pages, in the order of their names.
fn margins(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    const MOST: usize = 30;
    let is_margin = |n: &str| (n.starts_with("word/header") || n.starts_with("word/footer")) && n.ends_with(".xml");
    let mut names: Vec<String> = zip.file_names().flatten().filter(|n| is_margin(n)).map(|n| n.to_string()).collect();
    names.sort();
    let mut out: Vec<String> = Vec::new();
    for name in names.iter().take(MOST) {
        if let Ok(Some(xml)) = part(zip, name)
            && !out.contains(&xml)
        {
            out.push(xml);
        }
    }
    out
}

/// A part of the file as text; nothing where the file has no such part.
fn part(zip: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Message> {
    let refused = || Message::new("decode-office").with("format", "DOCX");
    let Ok(mut file) = zip.by_name(name) else { return Ok(None) };
    let limit = (file.compressed_size().saturating_mul(MAX_RATIO)).max(HARMLESS).min(4 * MAX_BYTES as u64);
    let mut bytes = Vec::new();
    let read = (&mut file).take(limit + 1).read_to_end(&mut bytes).map_err(|_| refused())?;
    if read as u64 > limit {
        return Err(refused());
    }
    String::from_utf8(bytes).map(Some).map_err(|_| refused())
}
