//! Addresses inside an act: numbers are labels, never positions.

use serde::{Deserialize, Serialize};

use std::{cmp::Ordering, fmt, str::FromStr};

/// What a unit of an act is. The words are those of the contract (`as_str`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Kind {
    Part,
    Section,
    Subsection,
    Chapter,
    Subchapter,
    Article,
    Item,
    Subitem,
    /// Unnumbered *бөлік* of an item or article; the first one is the unit's own text.
    Paragraph,
    /// *Абзац*: a line that begins in lower case; the first one is the intro line.
    Indent,
    Sentence,
    /// An act approved by this one (қағидалар, ереже, тізбе …).
    Document,
    /// *Қосымша*.
    Attachment,
    Table,
    Row,
    Column,
    Cell,
    /// *Ескертпе*: a note that is law.
    Note,
    Title,
    Preamble,
    Heading,
    Signature,
    /// Status line of a consolidated edition (*Күшін жойған*).
    Status,
    /// The line with form, date, number and registration.
    Requisites,
    /// БҰЙЫРАМЫН, ҚАУЛЫ ЕТЕДІ and the like, standing alone.
    Enacting,
    /// Stamp of an approved document or attachment.
    Stamp,
    /// New wording quoted by an amendment.
    Quoted,
    /// Table of contents.
    Contents,
    /// Not understood; never lost.
    Unparsed,
}

impl Kind {
    /// Every kind with its word.
    pub const ALL: [(Kind, &'static str); 29] = [
        (Kind::Part, "part"),
        (Kind::Section, "section"),
        (Kind::Subsection, "subsection"),
        (Kind::Chapter, "chapter"),
        (Kind::Subchapter, "subchapter"),
        (Kind::Article, "article"),
        (Kind::Item, "item"),
        (Kind::Subitem, "subitem"),
        (Kind::Paragraph, "paragraph"),
        (Kind::Indent, "indent"),
        (Kind::Sentence, "sentence"),
        (Kind::Document, "document"),
        (Kind::Attachment, "attachment"),
        (Kind::Table, "table"),
        (Kind::Row, "row"),
        (Kind::Column, "column"),
        (Kind::Cell, "cell"),
        (Kind::Note, "note"),
        (Kind::Title, "title"),
        (Kind::Preamble, "preamble"),
        (Kind::Heading, "heading"),
        (Kind::Signature, "signature"),
        (Kind::Status, "status"),
        (Kind::Requisites, "requisites"),
        (Kind::Enacting, "enacting"),
        (Kind::Stamp, "stamp"),
        (Kind::Quoted, "quoted"),
        (Kind::Contents, "contents"),
        (Kind::Unparsed, "unparsed"),
    ];

    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(k, _)| *k == self).map_or("unparsed", |(_, w)| w)
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(k, _)| *k)
    }

    /// Whether it may be addressed without a number.
    #[must_use]
    pub fn may_lack_number(self) -> bool {
        matches!(
            self,
            Kind::Title
                | Kind::Preamble
                | Kind::Heading
                | Kind::Signature
                | Kind::Status
                | Kind::Requisites
                | Kind::Enacting
                | Kind::Stamp
                | Kind::Contents
        )
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Segment {
    /// What.
    pub kind: Kind,
    /// Which, as printed: `3-1` for `3-1)`, `8` for row 8.
    pub number: Option<String>,
    /// Name, where the text calls it by name and not by number (approved documents, sections of lists).
    pub title: Option<String>,
}

impl Segment {
    /// A step with a number.
    #[must_use]
    pub fn new(kind: Kind, number: impl Into<String>) -> Self {
        Segment { kind, number: Some(number.into()), title: None }
    }

    /// A step without a number.
    #[must_use]
    pub fn bare(kind: Kind) -> Self {
        Segment { kind, number: None, title: None }
    }

    /// A step known by its name.
    #[must_use]
    pub fn titled(kind: Kind, title: impl Into<String>) -> Self {
        Segment { kind, number: None, title: Some(title.into()) }
    }
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        match &self.number {
            Some(n) => write!(f, "-{n}"),
            None => Ok(()),
        }
    }
}

/// An address in one act, outer to inner: `document-1/item-7/subitem-3-1`. Empty: the act itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ProvisionPath(pub Vec<Segment>);

impl ProvisionPath {
    /// Whether `self` is `other` or one of its ancestors.
    #[must_use]
    pub fn contains(&self, other: &ProvisionPath) -> bool {
        self.0.len() <= other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| a.kind == b.kind && a.number == b.number)
    }

    /// The path one step longer.
    #[must_use]
    pub fn join(&self, segment: Segment) -> Self {
        let mut out = self.clone();
        out.0.push(segment);
        out
    }

    /// Whether it names the act itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for ProvisionPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, s) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("/")?;
            }
            s.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for ProvisionPath {
    type Err = String;

    /// Reads the written form. The error is the segment that is not understood.
    fn from_str(s: &str) -> Result<Self, String> {
        let mut out = Vec::new();
        for part in s.split('/').filter(|p| !p.is_empty()) {
            let (word, number) = match part.split_once('-') {
                Some((w, n)) if !n.is_empty() => (w, Some(n.to_string())),
                _ => (part, None),
            };
            let kind = Kind::from_word(word).ok_or_else(|| part.to_string())?;
            if number.is_none() && !kind.may_lack_number() {
                return Err(part.to_string());
            }
            out.push(Segment { kind, number, title: None });
        }
        Ok(ProvisionPath(out))
    }
}

impl PartialOrd for ProvisionPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ProvisionPath {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |p: &ProvisionPath| -> Vec<(Kind, Vec<u32>, String)> {
            p.0.iter().map(|s| (s.kind, number_key(s.number.as_deref().unwrap_or("")), s.to_string())).collect()
        };
        key(self).cmp(&key(other))
    }
}

/// The value of Roman figures in Latin capitals; `None` for what is none.
#[must_use]
pub fn roman(figures: &str) -> Option<u32> {
    let mut total = 0;
    let mut before = 0;
    for c in figures.chars().rev() {
        let value = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            'L' => 50,
            _ => return None,
        };
        if value < before {
            total -= value.min(total);
        } else {
            total += value;
            before = value;
        }
    }
    (total > 0 && figures.len() < 12).then_some(total)
}

/// The order of numbers: vectors of integers, so that `3 < 3-1 < 3-1-1 < 3-2 < 4` (Law on legal acts, art. 26(7)).
#[must_use]
pub fn number_key(number: &str) -> Vec<u32> {
    number.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).map(|p| p.parse().unwrap_or(u32::MAX)).collect()
}
