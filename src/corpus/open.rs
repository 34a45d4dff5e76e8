//! A folder → its acts, checked against the manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::files::{self, ActFile};
use super::manifest::{Facts, ListedFile, SuccessionFact, read_facts, read_manifest};
use super::{Corpus, CorpusError, Manifestation, shorthand};
use crate::base::{Diagnostic, Issuer, Language, Message, Severity, Span};
use crate::extract::{Act, read_act};
use crate::source::{self, DecodeError, Reading, Source, decode};

/// See [`Corpus::open`].
pub(super) fn open(root: &Path) -> Result<Corpus, CorpusError> {
    if !root.is_dir() {
        return Err(CorpusError::new(Message::new("corpus-no-folder").with("folder", root.display())));
    }
    let listed = read_manifest(&read_text(root, "manifest.toml")?.ok_or_else(|| missing("corpus-no-manifest", root))?)?;
    let facts = match read_text(root, "facts.toml")? {
        Some(text) => read_facts(&text)?,
        None => Facts::default(),
    };
    if !root.join("acts").is_dir() {
        return Err(missing("corpus-no-acts", root));
    }
    let mut names = Vec::new();
    list(root, "acts", &mut names)?;
    let mut known: BTreeSet<String> = names.into_iter().collect();
    let entries: BTreeMap<&str, &ListedFile> = listed.iter().map(|file| (file.path.as_str(), file)).collect();
    for file in &listed {
        if !known.contains(&file.path) {
            if !root.join(&file.path).is_file() {
                return Err(CorpusError::new(Message::new("corpus-file-missing").with("file", &file.path)));
            }
            known.insert(file.path.clone());
        }
    }
    let acts = files::together(known.into_iter().collect(), &|index| files::text_of(root, index));
    let mut texts = Vec::new();
    let mut remarks: Vec<(String, Diagnostic)> = Vec::new();
    for read in files::on_all_cores(&acts, &|act| read_act_file(root, act, &entries)) {
        let mut read = read?;
        texts.append(&mut read.texts);
        remarks.append(&mut read.remarks);
    }
    let replaced = successions(&listed, &texts);
    let mut corpus = Corpus::assemble(root.to_path_buf(), texts, facts.publications)?;
    corpus.add_successions(facts.successions.into_iter().chain(replaced).collect())?;
    remarks.append(&mut corpus.diagnostics);
    remarks.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
    corpus.diagnostics = remarks;
    Ok(corpus)
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

/// What was read of a file: the acts in it, and remarks.
#[derive(Default)]
struct Read {
    texts: Vec<Manifestation>,
    remarks: Vec<(String, Diagnostic)>,
}

impl Read {
    fn remark(&mut self, file: &str, code: &'static str, severity: Severity, message: Message) {
        self.remarks.push((file.to_string(), Diagnostic { code, severity, message, span: Span::default() }));
    }

    /// The bytes of a file, checked against the manifest.
    fn bytes(&mut self, root: &Path, file: &str, entries: &BTreeMap<&str, &ListedFile>) -> Result<(Vec<u8>, String), CorpusError> {
        let bytes = fs::read(root.join(file)).map_err(|e| unreadable(file, &e))?;
        let sha256 = hex_sha256(&bytes);
        match entries.get(file) {
            Some(e) if e.sha256 != sha256 => {
                let message = Message::new("corpus-wrong-hash").with("file", file).with("listed", &e.sha256).with("found", &sha256);
                Err(CorpusError::new(message))
            }
            Some(_) => Ok((bytes, sha256)),
            None => {
                let message = Message::new("corpus-unlisted").with("file", file).with("sha256", &sha256);
                self.remark(file, "NQ005", Severity::Warning, message);
                Ok((bytes, sha256))
            }
        }
    }

    /// Takes over an act. One that cannot be decoded is a remark, and the others are still read.
    fn add(&mut self, file: &str, sha256: &str, source: Result<Source, DecodeError>, entry: Option<&ListedFile>) {
        let source = match source {
            Ok(source) => source,
            Err(e) => return self.remark(file, "NQ001", Severity::Error, e.message),
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
        self.texts.push(Manifestation { file: file.to_string(), sha256: sha256.to_string(), language, act });
    }
}

/// One file, with the parts of its act when it is an index, or with the acts in it when it is an archive.
fn read_act_file(root: &Path, act: &ActFile, entries: &BTreeMap<&str, &ListedFile>) -> Result<Read, CorpusError> {
    let mut read = Read::default();
    let name = act.name.as_str();
    let entry = entries.get(name).copied();
    let (bytes, sha256) = read.bytes(root, name, entries)?;
    if entry.is_none() && source::reading(name) == Reading::Other {
        // A description beside the acts: the remark that nobody lists it is enough.
        return Ok(read);
    }
    if act.parts.is_empty() {
        match files::archived(&bytes) {
            Some(acts) => {
                for (inner, source) in acts {
                    read.add(&format!("{name}!{inner}"), &sha256, source, None);
                }
            }
            None => read.add(name, &sha256, decode(&bytes), entry),
        }
        return Ok(read);
    }
    let mut parts = Vec::new();
    for part in &act.parts {
        let (bytes, _) = read.bytes(root, part, entries)?;
        parts.push(decode(&bytes).map(|source| (part.clone(), source)));
    }
    let parts: Result<Vec<_>, DecodeError> = parts.into_iter().collect();
    let whole = parts.and_then(|parts| source::join((name.to_string(), decode(&bytes)?), parts));
    read.add(name, &sha256, whole, entry);
    Ok(read)
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

/// Files under `folder`, without hidden ones, as paths relative to the corpus folder.
fn list(root: &Path, folder: &str, out: &mut Vec<String>) -> Result<(), CorpusError> {
    for entry in fs::read_dir(root.join(folder)).map_err(|e| unreadable(folder, &e))? {
        let entry = entry.map_err(|e| unreadable(folder, &e))?;
        let Some(name) = entry.file_name().to_str().map(str::to_string) else {
            return Err(CorpusError::new(Message::new("corpus-file-name").with("folder", folder)));
        };
        let path = format!("{folder}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type().map_err(|e| unreadable(&path, &e))?.is_dir() {
            list(root, &path, out)?;
        } else {
            out.push(path);
        }
    }
    Ok(())
}

/// A text file of the folder; `None` when it is not there.
fn read_text(root: &Path, file: &str) -> Result<Option<String>, CorpusError> {
    match fs::read(root.join(file)) {
        Ok(bytes) => String::from_utf8(bytes).map(Some).map_err(|e| {
            let reason = e.utf8_error();
            CorpusError::new(Message::new("corpus-unreadable").with("file", file).with("reason", reason))
        }),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(unreadable(file, &e)),
    }
}

fn unreadable(file: &str, e: &std::io::Error) -> CorpusError {
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
