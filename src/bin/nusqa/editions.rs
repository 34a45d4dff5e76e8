//! What replay and editions say differently, kept beside the corpus: between two editions of a code every instruction is replayed, and
//! nothing of it changes as long as no input does.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use nusqa::base::{Date, Evidence};
use nusqa::check::Law;
use nusqa::corpus::{Corpus, CorpusError, Reference};
use nusqa::query::{Disagreement, LostBasis};
use nusqa::source::content_hash;
use nusqa::timeline::{Answer, Version};

use crate::corpus_dir::derived;

/// A corpus that remembers what replay and editions differ in.
pub struct Kept<'a> {
    corpus: &'a Corpus,
    file: PathBuf,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// By Work.
    works: BTreeMap<String, Vec<Disagreement>>,
    /// Something was compared anew.
    fresh: bool,
}

impl<'a> Kept<'a> {
    /// What was compared for these very inputs before; anything else is forgotten.
    pub fn open(corpus: &'a Corpus) -> Self {
        let state = content_hash(format!("nusqa {}\n{}", env!("CARGO_PKG_VERSION"), corpus.fingerprint()).as_bytes());
        let file = derived(&corpus.root).join("editions").join(format!("{state}.json"));
        let works = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Kept { corpus, file, known: Mutex::new(Known { works, fresh: false }) }
    }

    /// Keeps it for the next run. A folder that cannot be written to costs time, not answers.
    pub fn save(&self) {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(folder) = self.file.parent().filter(|_| known.fresh) else { return };
        let Ok(bytes) = serde_json::to_vec(&known.works) else { return };
        let beside = self.file.with_extension(format!("{}.new", std::process::id()));
        if fs::create_dir_all(folder).is_err() || fs::write(&beside, bytes).is_err() {
            return;
        }
        for old in fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()) {
            if old != beside && old.extension().is_some_and(|e| e == "json") {
                let _ = fs::remove_file(old);
            }
        }
        let _ = fs::rename(&beside, &self.file);
    }
}

impl Law for Kept<'_> {
    fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        Law::resolve(self.corpus, reference)
    }

    fn as_of(&self, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError> {
        Law::as_of(self.corpus, reference, on, known_on)
    }

    fn history(&self, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError> {
        Law::history(self.corpus, reference, known_on)
    }

    fn lost_bases(&self, work: &str, known_on: Option<Date>) -> Vec<LostBasis> {
        Law::lost_bases(self.corpus, work, known_on)
    }

    fn disagreements(&self, work: &str) -> Vec<Disagreement> {
        // One text a language has nothing to be compared with.
        if self.corpus.work(work).is_none_or(|w| w.manifestations.len() < 2) {
            return Vec::new();
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(told) = known.works.get(work) {
            return told.clone();
        }
        let told = Law::disagreements(self.corpus, work);
        known.works.insert(work.to_string(), told.clone());
        known.fresh = true;
        told
    }

    fn quote(&self, evidence: &Evidence) -> Option<String> {
        Law::quote(self.corpus, evidence)
    }
}
