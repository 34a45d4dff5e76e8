//! What is no text: known formats by their first bytes, unknown ones by their control bytes.

use memchr::memmem;

use crate::base::{Message, Span};

/// First bytes of formats that people mistake for text, and the message for each. The signatures are those of the formats' own
/// specifications; ZIP is looked into by [`zip`].
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "decode-pdf", "PDF"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "decode-office", "DOC/XLS"),
    (b"{\\rtf", "decode-office", "RTF"),
    (b"\x1f\x8b\x08", "decode-archive", "gzip"),
    (b"BZh", "decode-archive", "bzip2"),
    (b"\xfd7zXZ\0", "decode-archive", "xz"),
    (b"\x28\xb5\x2f\xfd", "decode-archive", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "decode-archive", "7z"),
    (b"Rar!\x1a\x07", "decode-archive", "RAR"),
    (b"\x89PNG\r\n\x1a\n", "decode-picture", "PNG"),
    (b"\xff\xd8\xff", "decode-picture", "JPEG"),
    (b"GIF8", "decode-picture", "GIF"),
    (b"II*\0", "decode-picture", "TIFF"),
    (b"MM\0*", "decode-picture", "TIFF"),
    (b"AT&TFORM", "decode-picture", "DjVu"),
    (b"\x7fELF", "decode-program", "ELF"),
    (b"MZ", "decode-program", "EXE"),
    (b"\xff\xfe\0\0", "decode-utf32", "UTF-32LE"),
    (b"\0\0\xfe\xff", "decode-utf32", "UTF-32BE"),
];

/// Signatures short enough to begin a text: they count only when a zero byte follows soon.
const SHORT: usize = 4;

/// The message for input that is empty or in a format known not to be text.
pub(super) fn refusal(bytes: &[u8]) -> Option<Message> {
    if bytes.is_empty() {
        return Some(Message::new("decode-empty"));
    }
    let head = bytes.get(..512).unwrap_or(bytes);
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    let (_, id, format) = SIGNATURES.iter().find(|(signature, _, _)| {
        let sure = signature.len() > SHORT || signature.iter().any(|b| !b.is_ascii_graphic());
        head.starts_with(signature) && (sure || head.contains(&0))
    })?;
    Some(Message::new(id).with("format", *format))
}

/// A ZIP file: a document of an office suite, or an archive.
///
/// Documents begin with a file of their own format; an archive that merely holds documents begins with the name of one.
fn zip(bytes: &[u8]) -> Message {
    let head = bytes.get(..1 << 16).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(1 << 16)..).unwrap_or(bytes);
    let has = |name: &str| memmem::find(head, name.as_bytes()).or_else(|| memmem::find(tail, name.as_bytes())).is_some();
    // The name of the first file follows a header of 30 bytes.
    let first = bytes.get(30..).unwrap_or_default();
    let begins = |names: &[&str]| names.iter().any(|name| first.starts_with(name.as_bytes()));
    let formats = [
        ("word/", "DOCX"),
        ("xl/", "XLSX"),
        ("ppt/", "PPTX"),
        ("application/vnd.oasis.opendocument", "ODT"),
        ("application/epub+zip", "EPUB"),
    ];
    let document = begins(&["[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "mimetype"]);
    match formats.iter().find(|(part, _)| document && has(part)) {
        Some((_, format)) => Message::new("decode-office").with("format", *format),
        None => Message::new("decode-archive").with("format", "ZIP"),
    }
}

/// Whether a ZIP file is an archive, not a document of an office suite.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    zip(bytes).id == "decode-archive"
}

/// How many bytes of a file are control characters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Controls {
    /// Zero bytes.
    pub zeros: usize,
    /// Control characters that no text file has, zero bytes included.
    pub strange: usize,
}

impl Controls {
    /// Counts; the inner loop is short so that it is compiled to vector instructions.
    pub fn count(bytes: &[u8]) -> Self {
        let mut all = Controls::default();
        for block in bytes.chunks(128) {
            let (mut zeros, mut strange) = (0u8, 0u8);
            for byte in block {
                zeros += u8::from(*byte == 0);
                strange += u8::from(is_strange(*byte));
            }
            all.zeros += usize::from(zeros);
            all.strange += usize::from(strange);
        }
        all
    }

    /// More than one control character in 200: no text, or none that can be trusted.
    pub fn too_many(self, len: usize) -> bool {
        self.strange > len / 200 + usize::from(len >= 20)
    }
}

/// Every control character but tab, line feed, vertical tab, form feed, carriage return (0x09–0x0d) and the end mark of DOS (0x1a).
fn is_strange(byte: u8) -> bool {
    (byte < 0x20 && !(0x09..=0x0d).contains(&byte) && byte != 0x1a) | (byte == 0x7f)
}

/// Number of strange control characters in a text, and the place of the first.
pub(super) fn stray_controls(text: &str) -> Option<(usize, Span)> {
    let count = Controls::count(text.as_bytes()).strange;
    if count == 0 {
        return None;
    }
    let first = text.bytes().position(is_strange)?;
    Some((count, Span::new(first, first + 1)))
}
