//! What pins ask the law. Answers are kept between runs: five hundred pins are asked again at every commit, and nothing changes
//! between two of them as long as the corpus does not.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::{Date, Evidence};
use crate::corpus::{Corpus, CorpusError, Reference, Work};
use crate::query;
use crate::timeline::{Answer, Version};

/// A provision, all its versions, and what applies on the day asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Where it is.
    pub reference: Reference,
    /// Every version, oldest first.
    pub versions: Vec<Version>,
    /// What applies.
    pub answer: Answer,
}

/// An answer, or why there is none.
pub type Asked = Result<Arc<Known>, Arc<CorpusError>>;

/// The law, with a memory.
pub struct Law<'c> {
    /// Where answers come from.
    pub corpus: &'c Corpus,
    /// Only what was published by then.
    pub known_on: Option<Date>,
    answers: BTreeMap<(String, Date), Asked>,
    /// Answers of an earlier run.
    before: BTreeMap<(String, Date), Result<Known, CorpusError>>,
    asked_anew: bool,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    key: String,
    answers: Vec<(String, Date, Result<Known, CorpusError>)>,
}

impl<'c> Law<'c> {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(corpus: &'c Corpus, known_on: Option<Date>) -> Self {
        Law { corpus, known_on, answers: BTreeMap::new(), before: BTreeMap::new(), asked_anew: false }
    }

    /// With the answers that an earlier run kept ([`Self::keep`]), as far as they are about this very corpus.
    #[must_use]
    pub fn remembering(mut self, kept: &[u8]) -> Self {
        let sound = kept.split_last_chunk::<4>().filter(|(data, crc)| crc32fast::hash(data) == u32::from_le_bytes(**crc));
        let read = sound.and_then(|(data, _)| postcard::from_bytes::<Kept>(data).ok());
        if let Some(kept) = read.filter(|k| k.key == self.key()) {
            self.before = kept.answers.into_iter().map(|(reference, day, answer)| ((reference, day), answer)).collect();
        }
        self
    }

    /// The answers of this run, for the next one; `None` where it asked nothing that the last one had not.
    #[must_use]
    pub fn keep(&self) -> Option<Vec<u8>> {
        if !self.asked_anew || self.corpus.damage.happened() {
            return None;
        }
        let plain = |answer: &Asked| match answer {
            Ok(known) => Ok((**known).clone()),
            Err(e) => Err((**e).clone()),
        };
        let answers = self.answers.iter().map(|((reference, day), answer)| (reference.clone(), *day, plain(answer))).collect();
        let mut bytes = postcard::to_stdvec(&Kept { key: self.key(), answers }).ok()?;
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        Some(bytes)
    }

    /// What answers depend on.
    fn key(&self) -> String {
        format!("{} {} {:?}", env!("NUSQA_SOURCES"), self.corpus.fingerprint(), self.known_on)
    }

    /// What a reference means, and what applies there on a day.
    ///
    /// # Errors
    /// Unknown or ambiguous reference, no such provision.
    pub fn ask(&mut self, reference: &str, day: Date) -> Asked {
        let key = (reference.to_string(), day);
        if let Some(known) = self.answers.get(&key) {
            return known.clone();
        }
        let answer = self.before.remove(&key).unwrap_or_else(|| {
            self.asked_anew = true;
            self.look(reference, day)
        });
        let answer = answer.map(Arc::new).map_err(Arc::new);
        self.answers.insert(key, answer.clone());
        answer
    }

    fn look(&self, written: &str, day: Date) -> Result<Known, CorpusError> {
        let reference = self.corpus.resolve(written)?;
        let (versions, answer) = query::life(self.corpus, &reference, day, self.known_on)?;
        Ok(Known { reference, versions, answer })
    }

    /// The first of several readings of a reference that means something.
    ///
    /// # Errors
    /// None does; the error is that of the likeliest.
    pub fn ask_any(&mut self, candidates: &[String], day: Date) -> (String, Asked) {
        let mut first = None;
        for candidate in candidates {
            let asked = self.ask(candidate, day);
            if asked.is_ok() {
                return (candidate.clone(), asked);
            }
            first.get_or_insert((candidate.clone(), asked));
        }
        first.unwrap_or_else(|| (String::new(), self.ask("", day)))
    }

    /// The words at a place: of a text of this Work, or of the act that a version is owed to.
    pub(super) fn quote(&self, own: &Work, version: &Version, evidence: &Evidence) -> String {
        let by = self.corpus.work_of(&version.cause.act);
        let texts = own.manifestations.iter().chain(by.iter().flat_map(|w| &w.manifestations));
        texts.clone().find(|m| m.file == evidence.file).map(|m| m.act.document.layout.words_of(evidence.span)).unwrap_or_default()
    }
}
