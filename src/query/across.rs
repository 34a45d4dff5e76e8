//! A history that goes on in the acts that were replaced.

use crate::base::{Date, ProvisionPath};
use crate::corpus::{Corpus, CorpusError, Reference};
use crate::timeline::Version;

use super::as_of::history;

/// The history of one act in a line of acts that replaced each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Work id.
    pub work: String,
    /// The provision asked about, where this act has one of that number; else the act itself. That two acts number something alike
    /// does not say that one is the other.
    pub path: ProvisionPath,
    /// Who says that the act before this one in the list replaced it; `None` for the act asked about.
    pub source: Option<String>,
    /// The act that replaced it.
    pub replaced_by: Option<String>,
    /// Its versions, oldest first.
    pub versions: Vec<Version>,
}

/// The history of a provision or act and of what its act replaced, nearest first, as the manifest and `facts.toml` tell.
///
/// # Errors
/// As [`history`].
pub fn history_across(corpus: &Corpus, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Leg>, CorpusError> {
    let mut out = vec![Leg {
        work: reference.work.clone(),
        path: reference.path.clone(),
        source: None,
        replaced_by: None,
        versions: history(corpus, reference, known_on)?,
    }];
    let mut next = 0;
    while let Some(work) = out.get(next).map(|l| l.work.clone()) {
        next += 1;
        let from = corpus.successions.partition_point(|s| s.work < work);
        for s in corpus.successions.iter().skip(from).take_while(|s| s.work == work) {
            // Two entries may name each other by mistake.
            if out.iter().any(|l| l.work == s.predecessor) {
                continue;
            }
            let at = |path: &ProvisionPath| Reference { work: s.predecessor.clone(), path: path.clone(), on: None };
            let own = history(corpus, &at(&reference.path), known_on).ok().filter(|v| !v.is_empty());
            let (path, versions) = match own {
                Some(versions) => (reference.path.clone(), versions),
                None => {
                    let whole = ProvisionPath::default();
                    let versions = history(corpus, &at(&whole), known_on).unwrap_or_default();
                    (whole, versions)
                }
            };
            let (source, replaced_by) = (Some(s.source.clone()), Some(work.clone()));
            out.push(Leg { work: s.predecessor.clone(), path, source, replaced_by, versions });
        }
    }
    Ok(out)
}
