//! What an answer rests on: the files and facts that, changed, may change it.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::ActRef;
use crate::corpus::{Corpus, CorpusError, Reference, Work, hex_sha256};

use super::as_of::work;

/// One input of an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    /// `act` for a file, `publication` for a publication day of `facts.toml`.
    pub kind: &'static str,
    /// The file, relative to the corpus folder; the act that was published.
    pub name: String,
    /// Hex SHA-256 of the bytes, or of what the fact says.
    pub sha256: String,
}

/// The inputs of every answer about a Work, ascending: its texts, those of the acts that change it and of the acts that change these,
/// the acts they wait for, and the publication days of them all.
///
/// # Errors
/// The Work does not exist in the corpus.
pub fn inputs(corpus: &Corpus, reference: &Reference) -> Result<Vec<Input>, CorpusError> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next: Vec<&Work> = vec![work(corpus, reference)?];
    // A change may be undone by an act, whose commencement may wait for another: three steps reach all that counts.
    for _ in 0..3 {
        let mut more = Vec::new();
        for w in next {
            if !seen.insert(&w.id) {
                continue;
            }
            more.extend(w.changes.iter().filter_map(|c| corpus.work(&c.by)));
            more.extend(waited_for(w).filter_map(|act| corpus.work_of(act)));
        }
        next = more;
    }
    seen.extend(next.into_iter().map(|w| w.id.as_str()));
    let works: Vec<&Work> = seen.into_iter().filter_map(|id| corpus.work(id)).collect();
    let mut out: Vec<Input> = Vec::new();
    let mut published: BTreeMap<&str, String> = BTreeMap::new();
    for w in &works {
        for text in &w.manifestations {
            out.push(Input { kind: "act", name: text.file.clone(), sha256: text.sha256.clone() });
        }
        let notes = w.manifestations.iter().flat_map(|m| m.act.notes.iter().map(|n| &n.by).chain(&m.act.head.status.by));
        for act in notes.chain([&w.act]) {
            if let Some(p) = corpus.publication_of(act) {
                let said = format!("{} {} {} {}", p.work, p.date, p.organ.as_deref().unwrap_or(""), p.source);
                published.insert(&p.work, hex_sha256(said.as_bytes()));
            }
        }
    }
    out.extend(published.into_iter().map(|(act, sha256)| Input { kind: "publication", name: act.to_string(), sha256 }));
    out.sort();
    Ok(out)
}

/// Acts on whose commencement this one waits.
fn waited_for(work: &Work) -> impl Iterator<Item = &ActRef> {
    let clauses = work.manifestations.iter().flat_map(|m| &m.act.commencement);
    clauses.filter_map(|c| c.clause.event.as_ref()?.act.as_ref())
}
