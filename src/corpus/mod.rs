//! Stage 6: a folder of acts → [`Corpus`].
//!
//! The only stage but `index` and the program that touches files. Contract § 5 fixes the folder.

use std::path::{Path, PathBuf};

use crate::base::{ActRef, Date, Diagnostic, Language, Message, ProvisionPath};
use crate::extract::Act;

/// All acts of a folder and what is known about them from outside.
#[derive(Debug)]
pub struct Corpus {
    /// The folder.
    pub root: PathBuf,
    /// Every Work, ascending by id: those with a text, and those that a text of the corpus amends or repeals.
    pub works: Vec<Work>,
    /// Facts that no text states.
    pub facts: Vec<Publication>,
    /// Remarks with the file (relative) they concern.
    pub diagnostics: Vec<(String, Diagnostic)>,
}

/// An act across all its versions.
#[derive(Debug)]
pub struct Work {
    /// `/akn/kz/act/…`.
    pub id: String,
    /// Its requisites as far as any text of the corpus gives them.
    pub act: ActRef,
    /// The texts of it in the corpus; empty when it is only known because others amend or repeal it.
    pub manifestations: Vec<Manifestation>,
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
    pub act: Act,
}

/// A publication day from `facts.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Work id.
    pub work: String,
    /// First official publication.
    pub date: Date,
    /// Where (newspaper, ЭББ).
    pub organ: Option<String>,
    /// Who says so.
    pub source: String,
}

/// A resolved reference: which provision of which Work, and on which day where `@` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Work id.
    pub work: String,
    /// Empty: the act.
    pub path: ProvisionPath,
    /// The day after `@`.
    pub on: Option<Date>,
}

/// Why a corpus or a reference cannot be used; the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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
        Ok(Corpus { root: root.to_path_buf(), works: Vec::new(), facts: Vec::new(), diagnostics: Vec::new() })
    }

    /// The Work with this id.
    #[must_use]
    pub fn work(&self, id: &str) -> Option<&Work> {
        self.works.binary_search_by(|w| w.id.as_str().cmp(id)).ok().map(|i| &self.works[i])
    }

    /// Resolves `<act>[#<provision>][@<date>]` (contract § 2), Kazakh and Russian ways of citing included.
    ///
    /// # Errors
    /// Unknown or ambiguous act, unreadable provision or date; the provision itself may not exist.
    pub fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        Err(CorpusError { message: Message::new("reference-unknown").with("reference", reference), candidates: Vec::new() })
    }
}
