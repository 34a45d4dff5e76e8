//! `nusqa.history/1` with `blame`: who brought which words.

use nusqa::base::Date;
use nusqa::corpus::Reference;
use nusqa::timeline::{self, Authored};
use serde::Serialize;

use super::version::Version;
use super::{ActRefJson, EvidenceJson};
use crate::i18n::I18n;

/// The versions that apply on a day, sentence by sentence.
#[derive(Serialize)]
pub struct Blame {
    schema: &'static str,
    work: String,
    provision: Option<String>,
    on: String,
    versions: Vec<BlamedVersion>,
}

#[derive(Serialize)]
struct BlamedVersion {
    #[serde(flatten)]
    version: Version,
    blame: Option<Vec<Sentence>>,
}

#[derive(Serialize)]
struct Sentence {
    path: String,
    text: String,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    text: String,
    /// One act, or those of which one wrote the words.
    acts: Vec<ActRefJson>,
    evidence: Option<EvidenceJson>,
}

impl Blame {
    /// Versions and their sentences.
    pub fn new(reference: &Reference, on: Date, told: &[(timeline::Version, Option<Vec<Authored>>)], i18n: &I18n) -> Self {
        Blame {
            schema: "nusqa.history/1",
            work: reference.work.clone(),
            provision: (!reference.path.is_empty()).then(|| reference.path.to_string()),
            on: on.to_string(),
            versions: told
                .iter()
                .map(|(v, sentences)| BlamedVersion {
                    version: Version::new(v, i18n),
                    blame: sentences.as_ref().map(|s| s.iter().map(Sentence::from).collect()),
                })
                .collect(),
        }
    }
}

impl From<&Authored> for Sentence {
    fn from(a: &Authored) -> Self {
        Sentence {
            path: a.path.to_string(),
            text: a.parts.iter().map(|p| p.text.as_str()).collect(),
            parts: a
                .parts
                .iter()
                .map(|p| Part {
                    text: p.text.clone(),
                    acts: p.acts.iter().map(ActRefJson::from).collect(),
                    evidence: p.evidence.as_ref().map(EvidenceJson::from),
                })
                .collect(),
        }
    }
}
