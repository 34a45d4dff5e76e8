//! A folder → its acts, checked against the manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::assemble::sort_diagnostics;
use super::files::{self, ActFile};
use super::manifest::{Facts, ListedFile, SuccessionFact, read_facts, read_manifest};
use super::snapshot::{Before, Inputs, Progress};
use super::{Corpus, CorpusError, Manifestation, shorthand};
use crate::base::{Diagnostic, Issuer, Language, Message, Severity, Span};
use crate::extract::{Act, read_act};
use crate::source::{self, DecodeError, Reading, Source, decode};

/// A corpus and what was read for it.
pub(super) struct ReadCorpus {
    /// The corpus.
    pub(super) corpus: Corpus,
    /// What each act was read of.
    pub(super) acts: Vec<ReadAct>,
    /// How many of them were read from their files.
    pub(super) acts_read: usize,
}

/// The files that one act was read of (or several, of an archive), and what came of it.
pub(super) struct ReadAct {
    /// The same for the same bytes and the same words of the manifest.
    pub(super) key: String,
    /// [`Manifestation::file`] of the acts.
    pub(super) files: Vec<String>,
    /// What is odd about them.
    pub(super) remarks: Vec<(String, Diagnostic)>,
}

/// See [`Corpus::open`].
pub(super) fn open(root: &Path) -> Result<Corpus, CorpusError> {
    Ok(read(root, &mut Inputs::look(root, None)?, &Before::default(), &|_, _| ())?.corpus)
}

/// Says why a folder is no corpus.
pub(super) fn must_be_corpus(root: &Path) -> Result<(), CorpusError> {
    if !root.is_dir() {
        return Err(missing("corpus-no-folder", root));
    }
    if !root.join("manifest.toml").exists() {
        return Err(missing("corpus-no-manifest", root));
    }
    if root.join("acts").is_dir() { Ok(()) } else { Err(missing("corpus-no-acts", root)) }
}

/// Reads the acts that are not known from before, and puts the corpus together. The hashes of all files are in `inputs` afterwards.
pub(super) fn read(root: &Path, inputs: &mut Inputs, before: &Before, progress: Progress<'_>) -> Result<ReadCorpus, CorpusError> {
    let manifest = read_text(root, "manifest.toml", inputs)?.ok_or_else(|| missing("corpus-no-manifest", root))?;
    let listed = read_manifest(&manifest)?;
    let facts = match read_text(root, "facts.toml", inputs)? {
        Some(text) => read_facts(&text)?,
        None => Facts::default(),
    };
    let mut known: BTreeSet<String> = inputs.acts().map(str::to_string).collect();
    let entries: BTreeMap<&str, &ListedFile> = listed.iter().map(|file| (file.path.as_str(), file)).collect();
    for file in &listed {
        if !known.contains(&file.path) {
            if !root.join(&file.path).is_file() {
                return Err(CorpusError::new(Message::new("corpus-file-missing").with("file", &file.path)));
            }
            known.insert(file.path.clone());
            inputs.add(root, &file.path);
        }
    }
    let acts = files::together(known.into_iter().collect(), &|index| files::text_of(root, index));
    let reader = Reader { root, entries: &entries, inputs, before };
    let done = AtomicUsize::new(0);
    let reads = files::on_all_cores(&acts, &|act| {
        let read = reader.read(act);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, acts.len());
        read
    });
    let (mut texts, mut acts, mut acts_read) = (Vec::new(), Vec::new(), 0);
    let mut remarks: Vec<(String, Diagnostic)> = Vec::new();
    for read in reads {
        let mut read = read?;
        for (file, sha256) in &read.hashes {
            inputs.set_sha256(file, sha256);
        }
        acts_read += usize::from(read.anew);
        let files = read.texts.iter().map(|t| t.file.clone()).collect();
        remarks.extend(read.unlisted);
        remarks.extend(read.remarks.iter().cloned());
        texts.append(&mut read.texts);
        acts.push(ReadAct { key: read.key, files, remarks: read.remarks });
    }
    let replaced = successions(&listed, &texts);
    let mut corpus = Corpus::assemble(root.to_path_buf(), texts, facts.publications)?;
    corpus.add_successions(facts.successions.into_iter().chain(replaced).collect())?;
    corpus.diagnostics.append(&mut remarks);
    sort_diagnostics(&mut corpus);
    Ok(ReadCorpus { corpus, acts, acts_read })
}

/// Predecessors that the manifest gives the act of a file.
fn successions(listed: &[ListedFile], texts: &[Manifestation]) -> Vec<SuccessionFact> {
    let mut out = Vec::new();
    for file in listed.iter().filter(|f| !f.predecessors.is_empty()) {
        let text = texts.iter().find(|t| t.file == file.path);
        let Some(act) = file.work.clone().or_else(|| text?.act.head.act_ref().work_id()) else { continue };
        for (name, line) in &file.predecessors {
            let source = "manifest.toml".to_string();
            out.push(SuccessionFact {
                act: act.clone(),
                predecessors: vec![name.clone()],
                source,
                file: "manifest.toml",
                line: *line,
            });
        }
    }
    out
}

/// Reads acts.
struct Reader<'r> {
    root: &'r Path,
    entries: &'r BTreeMap<&'r str, &'r ListedFile>,
    inputs: &'r Inputs,
    before: &'r Before,
}

/// What was read of a file: the acts in it, and remarks.
#[derive(Default)]
struct Read {
    key: String,
    anew: bool,
    hashes: Vec<(String, String)>,
    texts: Vec<Manifestation>,
    /// On the texts.
    remarks: Vec<(String, Diagnostic)>,
    /// On files that the manifest does not name.
    unlisted: Vec<(String, Diagnostic)>,
}

impl Reader<'_> {
    /// One file, with the parts of its act when it is an index, or with the acts in it when it is an archive.
    fn read(&self, act: &ActFile) -> Result<Read, CorpusError> {
        let mut read = Read::default();
        let name = act.name.as_str();
        let entry = self.entries.get(name).copied();
        let mut files = Vec::new();
        for file in std::iter::once(&act.name).chain(&act.parts) {
            files.push(self.bytes(file, &mut read)?);
        }
        if entry.is_none() && source::reading(name) == Reading::Other {
            // A description beside the acts: the remark that nobody lists it is enough.
            return Ok(read);
        }
        read.key = key(&read.hashes, entry);
        if let Some((texts, remarks)) = self.before.read(&read.key) {
            return Ok(Read { texts, remarks, ..read });
        }
        read.anew = true;
        let mut whole = Vec::new();
        for ((file, _), bytes) in read.hashes.iter().zip(files) {
            whole.push((file, bytes.map_or_else(|| fs::read(self.root.join(file)).map_err(|e| unreadable(file, &e)), Ok)?));
        }
        let sha256 = read.hashes.first().map(|(_, hash)| hash.clone()).unwrap_or_default();
        let Some(((_, bytes), parts)) = whole.split_first() else { return Ok(read) };
        if !parts.is_empty() {
            let decoded = parts.iter().map(|(file, bytes)| decode(bytes).map(|source| ((*file).clone(), source)));
            let parts: Result<Vec<_>, DecodeError> = decoded.collect();
            let joined = parts.and_then(|parts| source::join((name.to_string(), decode(bytes)?), parts));
            read.add(name, &sha256, joined, entry);
        } else if let Some(acts) = files::archived(bytes) {
            for (inner, source) in acts {
                read.add(&format!("{name}!{inner}"), &sha256, source, None);
            }
        } else {
            let source = decode(bytes);
            read.add(name, &sha256, source, entry);
        }
        Ok(read)
    }

    /// The bytes of a file, unless its hash is known without them; checked against the manifest.
    fn bytes(&self, file: &str, read: &mut Read) -> Result<Option<Vec<u8>>, CorpusError> {
        let (bytes, sha256) = match self.inputs.sha256(file) {
            Some(sha256) => (None, sha256.to_string()),
            None => {
                let bytes = fs::read(self.root.join(file)).map_err(|e| unreadable(file, &e))?;
                let sha256 = hex_sha256(&bytes);
                (Some(bytes), sha256)
            }
        };
        match self.entries.get(file) {
            Some(e) if e.sha256 != sha256 => {
                let message = Message::new("corpus-wrong-hash").with("file", file).with("listed", &e.sha256).with("found", &sha256);
                return Err(CorpusError::new(message));
            }
            Some(_) => {}
            None => {
                let message = Message::new("corpus-unlisted").with("file", file).with("sha256", &sha256);
                read.unlisted.push((file.to_string(), remark("NQ005", Severity::Warning, message)));
            }
        }
        read.hashes.push((file.to_string(), sha256));
        Ok(bytes)
    }
}

impl Read {
    /// Takes over an act. One that cannot be decoded is a remark, and the others are still read.
    fn add(&mut self, file: &str, sha256: &str, source: Result<Source, DecodeError>, entry: Option<&ListedFile>) {
        let source = match source {
            Ok(source) => source,
            Err(e) => return self.remarks.push((file.to_string(), remark("NQ001", Severity::Error, e.message))),
        };
        let mut act = read_act(&source);
        for d in source.diagnostics {
            if !act.diagnostics.contains(&d) {
                act.diagnostics.push(d);
            }
        }
        let language = entry.and_then(|e| e.language).or(act.head.language).unwrap_or(Language::Kazakh);
        if let Some(work) = entry.and_then(|e| e.work.as_deref()) {
            name_act(&mut act, work);
        }
        self.texts.push(Manifestation { file: file.to_string(), sha256: sha256.to_string(), language, act: act.into() });
    }
}

fn remark(code: &'static str, severity: Severity, message: Message) -> Diagnostic {
    Diagnostic { code, severity, message, span: Span::default() }
}

/// What the acts of some files depend on.
fn key(hashes: &[(String, String)], entry: Option<&ListedFile>) -> String {
    let mut all = String::new();
    for (file, sha256) in hashes {
        // Writing to a string does not fail.
        let _ = writeln!(all, "{file}\t{sha256}");
    }
    if let Some(entry) = entry {
        let _ = writeln!(all, "{:?}\t{:?}", entry.work, entry.language);
    }
    hex_sha256(all.as_bytes())
}

/// Fills what the text does not say of itself from the Work id of the manifest.
fn name_act(act: &mut Act, work: &str) {
    let Some(id) = shorthand::parts_of_id(work) else { return };
    let head = &mut act.head;
    head.kind = head.kind.or(Some(id.kind));
    head.date = head.date.or(Some(id.date));
    head.number = head.number.take().or(Some(id.number));
    if head.issuers.is_empty() {
        head.issuers.push(Issuer { name: id.issuer.clone(), code: id.issuer, ..Issuer::default() });
    }
}

/// A text file of the folder; `None` when it is not there.
fn read_text(root: &Path, file: &str, inputs: &mut Inputs) -> Result<Option<String>, CorpusError> {
    let bytes = fs::read(root.join(file));
    if let Ok(bytes) = &bytes {
        inputs.set_sha256(file, &hex_sha256(bytes));
    }
    match bytes {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|e| {
            let reason = e.utf8_error();
            CorpusError::new(Message::new("corpus-unreadable").with("file", file).with("reason", reason))
        }),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(unreadable(file, &e)),
    }
}

pub(super) fn unreadable(file: &str, e: &std::io::Error) -> CorpusError {
    CorpusError::new(Message::new("corpus-unreadable").with("file", file).with("reason", e))
}

fn missing(id: &'static str, root: &Path) -> CorpusError {
    CorpusError::new(Message::new(id).with("folder", root.display()))
}

/// Lower-case hex SHA-256.
pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write as _;
    let mut out = String::with_capacity(64);
    for b in Sha256::digest(bytes) {
        let _ = write!(out, "{b:02x}");
    }
    out
}
