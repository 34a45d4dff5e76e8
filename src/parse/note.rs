//! Notes of the portal (`Ескерту. …`, `Сноска. …`): which acts did what to which provision.
//!
//! The grammar cuts a note into pieces (words, verbs, acts with date and number, clauses in brackets); `events` puts them together. In
//! Kazakh the acts follow the verb behind a dash and their noun comes last, in Russian the noun comes before its acts, in old texts the
//! verb may come last: the order of the pieces says which.

mod events;
mod lines;

pub use lines::{is_remark, lead, tombstone};

use super::Rule;
use super::note_subject::Subject;
use super::text::{Text, find};
use crate::base::{ActRef, Span};
use events::Reader;

/// What a note says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NoteVerb {
    Substituted,
    Amended,
    Inserted,
    Repealed,
    ActRepealed,
    CommencementReference,
}

/// One act in one event of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteEntry {
    /// What it was done to.
    pub subject: Subject,
    /// What was done.
    pub verb: NoteVerb,
    /// The act that did it; empty where the note only says from when something applies.
    pub by: ActRef,
    /// The words in brackets after it, and where they stand in the note.
    pub clause: Option<(String, Span)>,
}

/// A note as read: what it tells and what of it was not understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteReading {
    /// One entry for each act named and each provision.
    pub entries: Vec<NoteEntry>,
    /// Words that tell no event: what is only planned, suspensions, ends of terms.
    pub other: Vec<(Other, Span)>,
    /// Words that were not understood.
    pub unread: Vec<Span>,
    /// Whether the note begins with the words that all notes of the portal begin with.
    pub led: bool,
    /// Whether nothing stands before what was done but an act: `алып тасталды - ҚР …`, `ҚР … № 284 Заңымен алып тасталды`.
    pub led_by_verb: bool,
}

impl NoteReading {
    /// `алып тасталды;` and no more.
    #[must_use]
    pub fn is_bare_removal(&self) -> bool {
        self.led_by_verb && self.entries.is_empty() && self.unread.is_empty() && matches!(self.other[..], [(Other::NoSource, _)])
    }

    /// Whether it says what a note says: what was done by which act, or what is planned.
    #[must_use]
    pub fn is_note(&self) -> bool {
        !self.entries.is_empty() || !self.other.is_empty()
    }
}

/// What a note tells besides events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// `Күшін жою көзделген`, `предусматривается`: not done yet.
    Planned,
    /// `тоқтатыла тұрды`: a suspension.
    Suspended,
    /// `дейін қолданыста болды`: it was in force until a day.
    Expired,
    /// Something was done, but no act is named.
    NoSource,
}

/// Reads a note. What is not understood is in [`NoteReading::unread`], never left out.
#[must_use]
pub fn read(line: &str) -> NoteReading {
    let text = Text::new_line(line);
    let whole = Span::new(0, line.len());
    let Some(node) = text.parse(Rule::note, 0) else { return NoteReading { unread: vec![whole], ..NoteReading::default() } };
    let russian = !text.folded.text.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ']);
    let mut reader = Reader::new(&text, russian);
    let mut first = true;
    for piece in node.into_inner() {
        if first && matches!(piece.as_rule(), Rule::note_verb | Rule::note_act | Rule::note_word) {
            reader.out.led_by_verb = piece.as_rule() != Rule::note_word || starts_with_state(piece.as_str());
            first = false;
        }
        reader.piece(&piece);
    }
    reader.finish()
}

fn starts_with_state(word: &str) -> bool {
    matches!(word, "қазақстан" | "қр" | "рк" | "республики")
}

/// Reads a note that may stand in brackets: `(алынып тасталды - … Заңымен)`.
#[must_use]
pub fn read_inner(words: &str) -> (usize, NoteReading) {
    let open = words.len() - words.trim_start_matches(['(', ' ', '*']).len();
    let inner = words[open..].trim_end_matches([' ', '*', ';', '.']);
    let inner = if words[..open].contains('(') { inner.strip_suffix(')').unwrap_or(inner) } else { inner };
    (open, read(inner))
}

#[cfg(test)]
mod tests;
