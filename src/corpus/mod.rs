//! Stage 6: a folder of acts → [`Corpus`].
//!
//! The only stage but `index` and the program that touches files. Contract § 5 fixes the folder.
//!
//! [`Corpus::open`] reads and decodes the files of `acts/`, checks them against `manifest.toml`, and hands the acts to
//! [`Corpus::assemble`], which knows no files: it finds out which acts the texts speak of, gives the targets of amendments
//! numbered paths, and puts the publication days of `facts.toml` to the acts they are about.
//!
//! Holds afterwards: works ascend by id; every amendment is a [`Change`] of exactly one Work or has a diagnostic; nothing
//! depends on the order in which the file system lists files.

mod assemble;
mod calendar;
mod cite;
mod derived;
pub(crate) mod edit_distance;
pub mod files;
mod identity;
mod lazy;
mod manifest;
mod open;
mod publications;
mod resolve;
mod shorthand;
mod snapshot;
mod target;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_facts;
#[cfg(test)]
mod tests_messages;
#[cfg(test)]
mod tests_open;
#[cfg(test)]
mod tests_snapshot;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

pub(crate) use assemble::paths;
pub use calendar::calendar;
pub(crate) use derived::Draft;
pub(crate) use edit_distance::edit_distance;
pub(crate) use identity::key as act_key;
pub use lazy::Lazy;
pub use manifest::{Fact, Facts, SuccessionFact, read_facts};
pub(crate) use open::hex_sha256;
pub use snapshot::{Bytes, Kept, Map, Progress};

use crate::base::{ActRef, Date, Diagnostic, Language, Message, ProvisionPath};
use crate::extract::Act;

/// All acts of a folder and what is known about them from outside.
#[derive(Debug)]
pub struct Corpus {
    /// The folder.
    pub root: PathBuf,
    /// Every Work, ascending by id: those with a text, and those that a text of the corpus amends or repeals.
    pub works: Vec<Lazy<Work>>,
    /// Acts that texts name (as a cause, a source, a citation) but that are no Work here; ascending by key.
    pub named: Vec<Lazy<NamedAct>>,
    /// Facts that no text states.
    pub facts: Lazy<Vec<Publication>>,
    /// Which acts replaced which, ascending by the new one.
    pub successions: Lazy<Vec<Succession>>,
    /// Remarks with the file (relative) they concern.
    pub diagnostics: Lazy<Vec<(String, Diagnostic)>>,
    /// Whether one of these is an error.
    pub has_errors: bool,
    /// The mark of a damaged snapshot.
    pub damage: Damage,
    fingerprint: OnceLock<String>,
    work_register: Lazy<identity::Register>,
    named_register: Lazy<identity::Register>,
}

/// Set when a value of the snapshot that a corpus was opened from turns out to be damaged: what was answered is not to be believed then.
#[derive(Clone, Debug, Default)]
pub struct Damage(Arc<AtomicBool>);

impl Damage {
    /// Whether it has happened.
    #[must_use]
    pub fn happened(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// An act across all its versions.
#[derive(Debug, Default)]
pub struct Work {
    /// `/akn/kz/act/…`.
    pub id: String,
    /// Its requisites as far as any text of the corpus gives them.
    pub act: ActRef,
    /// The texts of it in the corpus, ascending by language and file; empty when it is only known because others amend or
    /// repeal it. The first one is the text that versions are made of.
    pub manifestations: Vec<Manifestation>,
    /// What texts of the corpus do to it.
    pub changes: Lazy<Vec<Change>>,
    /// Every provision that any text gives it, ascending: nodes of its texts, provisions that notes speak of, targets of
    /// amendments and what their new wordings hold.
    pub outline: Lazy<Vec<ProvisionPath>>,
    /// The references of this corpus that lead to it, its own included; by citing Work.
    pub cited_by: Lazy<Vec<CitedBy>>,
}

/// An amendment, found from its target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Work id of the amending act.
    pub by: String,
    /// Index in the amending Work's [`Work::manifestations`].
    pub manifestation: usize,
    /// Index in the [`Act::amendments`] of that text.
    pub amendment: usize,
    /// The amendment's path with a number in every step that needs one.
    pub path: ProvisionPath,
}

/// A reference, found from where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedBy {
    /// Work id of the citing act.
    pub by: String,
    /// Index in the citing Work's [`Work::manifestations`].
    pub manifestation: usize,
    /// Index in the [`Act::citations`] of that text.
    pub citation: usize,
    /// The provision it leads to; empty: the act.
    pub path: ProvisionPath,
}

/// An act without a text in the corpus that nothing here amends: a name in a note or a citation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAct {
    /// Work id, or date and number where the texts do not say enough for one.
    pub key: String,
    /// What the texts say of it, put together.
    pub act: ActRef,
    /// The first file that names it.
    pub file: String,
}

/// One file with one act.
#[derive(Debug)]
pub struct Manifestation {
    /// Relative to the corpus folder, `/` as separator.
    pub file: String,
    /// Hex SHA-256 of the bytes.
    pub sha256: String,
    /// Language of the text.
    pub language: Language,
    /// The act as read.
    pub act: Lazy<Act>,
}

/// A publication day from `facts.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Work id (or the [`NamedAct::key`] of an act that is only known by name).
    pub work: String,
    /// First official publication.
    pub date: Date,
    /// Where (newspaper, ЭББ).
    pub organ: Option<String>,
    /// Who says so.
    pub source: String,
    /// Which part of how many, where the organ printed the act in parts.
    pub part: Option<(u32, u32)>,
    /// Line in `facts.toml`, from 1.
    pub line: usize,
}

/// An act that replaced another, by the manifest or `facts.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// Work id of the new act.
    pub work: String,
    /// Work id of the one it replaced.
    pub predecessor: String,
    /// Who says so.
    pub source: String,
}

/// A resolved reference: which provision of which Work, and on which day where `@` says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// Work id.
    pub work: String,
    /// Empty: the act.
    pub path: ProvisionPath,
    /// The day after `@`.
    pub on: Option<Date>,
}

/// Why a corpus or a reference cannot be used; the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}", .message.id)]
pub struct CorpusError {
    /// What and what to do.
    pub message: Message,
    /// For an ambiguous reference: the Work ids it may mean. For an unknown one: near ones.
    pub candidates: Vec<String>,
}

impl Corpus {
    /// Reads a corpus folder.
    ///
    /// # Errors
    /// The folder, its manifest or facts are missing or broken, or a file differs from its hash in the manifest.
    pub fn open(root: &Path) -> Result<Corpus, CorpusError> {
        open::open(root)
    }

    /// Opens a corpus folder by the snapshot of it in `folder`, which is made or made anew where the files have changed. The values
    /// of a snapshot are read when they are asked for, through `map`; look at [`Corpus::damage`] before an answer is believed.
    ///
    /// # Errors
    /// As [`Corpus::open`]. A folder that cannot be written is no error but a remark.
    pub fn open_kept(root: &Path, folder: &Path, map: Map<'_>, progress: Progress<'_>) -> Result<Kept, CorpusError> {
        snapshot::open_kept(root, folder, map, progress)
    }

    /// Puts a corpus together from acts already read. `root` is only remembered.
    ///
    /// # Errors
    /// A fact is about an act that cannot be told from others, or contradicts the act's own date.
    pub fn assemble(root: PathBuf, texts: Vec<Manifestation>, facts: Vec<Fact>) -> Result<Corpus, CorpusError> {
        assemble::assemble(root, texts, facts)
    }

    /// The Work with this id.
    #[must_use]
    pub fn work(&self, id: &str) -> Option<&Work> {
        self.works.binary_search_by(|w| w.id.as_str().cmp(id)).ok().and_then(|i| Some(&**self.works.get(i)?))
    }

    /// The Work that a text means by `act`.
    #[must_use]
    pub fn work_of(&self, act: &ActRef) -> Option<&Work> {
        let at = self.work_register.find(act, |i| self.works.get(i).map(|w| &w.act));
        at.and_then(|i| Some(&**self.works.get(i)?))
    }

    /// The act known by name only that a text means by `act`.
    #[must_use]
    pub fn named_of(&self, act: &ActRef) -> Option<&NamedAct> {
        let at = self.named_register.find(act, |i| self.named.get(i).map(|n| &n.act));
        at.and_then(|i| Some(&**self.named.get(i)?))
    }

    /// Everything that answers depend on (texts, their languages, publication days), in one hash.
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| assemble::fingerprint(self))
    }

    /// Resolves `<act>[#<provision>][@<date>]` (contract § 2), Kazakh and Russian ways of citing included.
    ///
    /// # Errors
    /// Unknown or ambiguous act, unreadable provision or date; the provision itself may not exist.
    pub fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        resolve::resolve(self, reference)
    }

    /// As [`Self::resolve`] for what people type into a search box; `None` where it is no reference, or one to several.
    #[must_use]
    pub fn resolve_cited(&self, typed: &str) -> Option<Reference> {
        resolve::resolve_cited(self, typed)
    }
}

impl From<Message> for CorpusError {
    fn from(message: Message) -> Self {
        CorpusError::new(message)
    }
}

impl CorpusError {
    /// An error without candidates.
    #[must_use]
    pub fn new(message: Message) -> Self {
        CorpusError { message, candidates: Vec::new() }
    }
}
