//! What `verify` reports.

use crate::base::{Date, Evidence, Message, Severity};
use crate::query::{WordChange, diff_words, materiality};
use crate::timeline::Version;

/// What became of the wording that a rule was written against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It still applies.
    Unchanged,
    /// It applies, and changes within the horizon; or it does not apply yet.
    Pending,
    /// Nobody has pinned it.
    Unpinned,
    /// The same words stand elsewhere now.
    Moved,
    /// Another wording applies.
    Edited,
    /// Nothing applies any more.
    Repealed,
    /// It cannot be compared.
    Broken,
}

impl State {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            State::Unchanged => "unchanged",
            State::Pending => "pending",
            State::Unpinned => "unpinned",
            State::Moved => "moved",
            State::Edited => "edited",
            State::Repealed => "repealed",
            State::Broken => "broken",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            State::Unchanged => "pin-state-unchanged",
            State::Pending => "pin-state-pending",
            State::Unpinned => "pin-state-unpinned",
            State::Moved => "pin-state-moved",
            State::Edited => "pin-state-edited",
            State::Repealed => "pin-state-repealed",
            State::Broken => "pin-state-broken",
        })
    }
}

/// One remark on one place that rests on the law, or on the lock file (contract § 4, `nusqa.finding/1`).
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable code, `NQ201`.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// File, as named by the caller.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// The reference as written.
    pub provision: Option<String>,
    /// The encoded rule, where it is one.
    pub rule: Option<String>,
    /// The day that counts.
    pub day: Date,
    /// What.
    pub message: Message,
    /// Why, in further sentences.
    pub because: Vec<Message>,
    /// What to do.
    pub help: Message,
    /// The wording it was pinned to, where it is known.
    pub used: Option<Version>,
    /// The wording that applies, or will; every one that may, where that is uncertain.
    pub applicable: Vec<Version>,
    /// Where the cause is written, and the words there.
    pub evidence: Vec<(Evidence, String)>,
    /// From the wording pinned to the other one.
    pub difference: Option<Difference>,
    /// The new reference of what moved, as it is to be written.
    pub moved_to: Option<String>,
}

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Word by word.
    pub words: Vec<WordChange>,
    /// What kinds of change, each once, the weightiest first.
    pub classes: Vec<materiality::Class>,
}

impl Difference {
    /// Between two known wordings.
    #[must_use]
    pub fn between(old: &Version, new: &Version) -> Option<Self> {
        let (old, new) = (old.text.as_deref()?, new.text.as_deref()?);
        let mut classes: Vec<materiality::Class> = materiality::classify(old, new).into_iter().map(|c| c.class).collect();
        classes.sort_unstable();
        classes.dedup();
        Some(Difference { words: diff_words(old, new), classes })
    }

    /// Whether nothing but letters, signs and blanks differs.
    #[must_use]
    pub fn is_editorial(&self) -> bool {
        self.classes.iter().all(|c| *c == materiality::Class::Editorial)
    }
}
