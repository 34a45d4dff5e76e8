//! A corpus ↔ the values of a snapshot.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::super::identity::Register;
use super::super::lazy::Lazy;
use super::super::open::{ReadAct, ReadCorpus};
use super::super::{Change, CitedBy, Corpus, Damage, Manifestation, NamedAct, Publication, Succession, Work};
use super::file::Writer;
use super::{Keep, Mapped, Plain, Pointer};
use crate::base::{ActRef, Diagnostic, Language, ProvisionPath};
use crate::extract::Act;

impl Plain for Act {}
impl Plain for NamedAct {}
impl Plain for Register {}
impl Plain for Vec<Change> {}
impl Plain for Vec<CitedBy> {}
impl Plain for Vec<ProvisionPath> {}
impl Plain for Vec<Publication> {}
impl Plain for Vec<Succession> {}
impl Plain for Vec<(String, Diagnostic)> {}
impl Plain for Head {}
impl Plain for Vec<ReadRecord> {}

/// Remarks, each with its file.
type Remarks = Vec<(String, Diagnostic)>;

/// What is read at once.
#[derive(Default, Serialize, Deserialize)]
struct Head {
    works: Vec<Pointer>,
    work_register: Pointer,
    named: Vec<Pointer>,
    named_register: Pointer,
    facts: Pointer,
    successions: Pointer,
    diagnostics: Pointer,
    has_errors: bool,
    fingerprint: String,
    reads: Pointer,
}

#[derive(Serialize, Deserialize)]
struct WorkRecord {
    id: String,
    act: ActRef,
    texts: Vec<TextRecord>,
    changes: Pointer,
    outline: Pointer,
    cited_by: Pointer,
}

#[derive(Clone, Serialize, Deserialize)]
struct TextRecord {
    file: String,
    sha256: String,
    language: Language,
    act: Pointer,
}

/// What was read of one act's files.
#[derive(Serialize, Deserialize)]
pub(super) struct ReadRecord {
    key: String,
    texts: Vec<TextRecord>,
    remarks: Vec<(String, Diagnostic)>,
}

impl Keep for Work {
    fn from_bytes(bytes: &[u8], file: &Arc<Mapped>) -> Option<Self> {
        let record: WorkRecord = postcard::from_bytes(bytes).ok()?;
        Some(Work {
            id: record.id,
            act: record.act,
            manifestations: record.texts.into_iter().map(|t| t.later(file)).collect(),
            changes: Lazy::later(file, record.changes),
            outline: Lazy::later(file, record.outline),
            cited_by: Lazy::later(file, record.cited_by),
        })
    }
}

impl TextRecord {
    fn later(self, file: &Arc<Mapped>) -> Manifestation {
        Manifestation { file: self.file, sha256: self.sha256, language: self.language, act: Lazy::later(file, self.act) }
    }
}

/// Opens a corpus; `None` where the file is not what it should be.
pub(super) fn load(root: &Path, file: &Arc<Mapped>) -> Option<Corpus> {
    let head: Head = file.read(file.head())?;
    Some(Corpus {
        root: root.to_path_buf(),
        works: head.works.into_iter().map(|at| Lazy::later(file, at)).collect(),
        named: head.named.into_iter().map(|at| Lazy::later(file, at)).collect(),
        facts: Lazy::later(file, head.facts),
        successions: Lazy::later(file, head.successions),
        diagnostics: Lazy::later(file, head.diagnostics),
        has_errors: head.has_errors,
        damage: Damage(Arc::clone(file.damaged())),
        fingerprint: OnceLock::from(head.fingerprint),
        work_register: Lazy::later(file, head.work_register),
        named_register: Lazy::later(file, head.named_register),
    })
}

/// Writes a corpus and says where its head stands.
pub(super) fn save(read: &ReadCorpus, path: &Path) -> io::Result<Pointer> {
    let mut out = Writer::create(path)?;
    let corpus = &read.corpus;
    let mut texts: BTreeMap<&str, TextRecord> = BTreeMap::new();
    let mut works = Vec::with_capacity(corpus.works.len());
    for work in &corpus.works {
        let mut of_work = Vec::with_capacity(work.manifestations.len());
        for text in &work.manifestations {
            let act = match text.act.place() {
                Some(kept) => {
                    let bytes = kept.file.bytes(kept.at).ok_or(io::ErrorKind::InvalidData)?;
                    out.add_bytes(bytes)?
                }
                None => out.add::<Act>(&text.act)?,
            };
            let record = TextRecord { file: text.file.clone(), sha256: text.sha256.clone(), language: text.language, act };
            texts.insert(&text.file, record.clone());
            of_work.push(record);
        }
        let record = WorkRecord {
            id: work.id.clone(),
            act: work.act.clone(),
            texts: of_work,
            changes: out.add::<Vec<Change>>(&work.changes)?,
            outline: out.add::<Vec<ProvisionPath>>(&work.outline)?,
            cited_by: out.add::<Vec<CitedBy>>(&work.cited_by)?,
        };
        works.push(out.add(&record)?);
    }
    let record = |act: &ReadAct| ReadRecord {
        key: act.key.clone(),
        texts: act.files.iter().filter_map(|f| texts.get(f.as_str()).cloned()).collect(),
        remarks: act.remarks.clone(),
    };
    let reads: Vec<ReadRecord> = read.acts.iter().map(record).collect();
    let head = Head {
        works,
        work_register: out.add::<Register>(&corpus.work_register)?,
        named: corpus.named.iter().map(|named| out.add::<NamedAct>(named)).collect::<io::Result<_>>()?,
        named_register: out.add::<Register>(&corpus.named_register)?,
        facts: out.add::<Vec<Publication>>(&corpus.facts)?,
        successions: out.add::<Vec<Succession>>(&corpus.successions)?,
        diagnostics: out.add::<Vec<(String, Diagnostic)>>(&corpus.diagnostics)?,
        has_errors: corpus.has_errors,
        fingerprint: corpus.fingerprint().to_string(),
        reads: out.add(&reads)?,
    };
    let head = out.add(&head)?;
    out.finish()?;
    Ok(head)
}

/// What an earlier snapshot knows of acts whose files have not changed.
#[derive(Default)]
pub(in crate::corpus) struct Before {
    file: Option<Arc<Mapped>>,
    reads: BTreeMap<String, ReadRecord>,
}

impl Before {
    /// Of this snapshot.
    pub(super) fn of(file: &Arc<Mapped>) -> Self {
        let reads = file.read::<Head>(file.head()).and_then(|head| file.read::<Vec<ReadRecord>>(head.reads)).unwrap_or_default();
        Before { file: Some(Arc::clone(file)), reads: reads.into_iter().map(|r| (r.key.clone(), r)).collect() }
    }

    /// The acts that were read of these files, and the remarks on them.
    pub(in crate::corpus) fn read(&self, key: &str) -> Option<(Vec<Manifestation>, Remarks)> {
        let (file, record) = (self.file.as_ref()?, self.reads.get(key)?);
        Some((record.texts.iter().map(|t| t.clone().later(file)).collect(), record.remarks.clone()))
    }

    /// Whether something of it could not be read.
    pub(super) fn damaged(&self) -> bool {
        self.file.as_ref().is_some_and(|f| f.damaged().load(std::sync::atomic::Ordering::Relaxed))
    }
}
