//! Changes that reading made to a text, and their record.

use serde::{Deserialize, Serialize};

use super::Span;

/// A change of the text and its record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// The words concerned, as in the source; of repaired letters, as they were before the repair.
    pub text: String,
    /// Where they stand: a *source* span. Letters are repaired in decoding, so theirs is a span of the repaired text.
    pub from: Span,
    /// Where they belong: a *source* offset.
    pub to: usize,
    /// 1.0 = certain.
    pub confidence: f32,
}

/// Kinds of repairs; the words are those of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RepairKind {
    /// Link words printed at the end of their visual line, put back into their slot.
    DisplacedLink,
    /// A wrapped line joined to the one before.
    JoinedLine,
    /// A page break inside a paragraph.
    PageBreak,
    /// Cells of a table put back into reading order.
    TableOrder,
    /// A word or number split over two lines.
    SplitWord,
    /// Kazakh letters that a font drew over others (`Ќазаќстан`), put back.
    FontLetters,
    /// Letters of a text in KZ-1048, PT154 or windows-1251 that had been read by another code page and saved (`жјне`).
    WrongCodePage,
    /// UTF-8 that had been read as single bytes and saved again (`РљР°Р·Р°`).
    Mojibake,
    /// Lines in another encoding than the rest of the file.
    MixedEncoding,
}

impl RepairKind {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            RepairKind::DisplacedLink => "displaced_link",
            RepairKind::JoinedLine => "joined_line",
            RepairKind::PageBreak => "page_break",
            RepairKind::TableOrder => "table_order",
            RepairKind::SplitWord => "split_word",
            RepairKind::FontLetters => "font_letters",
            RepairKind::WrongCodePage => "wrong_code_page",
            RepairKind::Mojibake => "mojibake",
            RepairKind::MixedEncoding => "mixed_encoding",
        }
    }
}
