//! A folder → its acts, checked against the manifest.

use std::fs;
use std::path::Path;

use super::manifest::{ListedFile, read_facts, read_manifest};
use super::{Corpus, CorpusError, Manifestation, shorthand};
use crate::base::{Diagnostic, Issuer, Language, Message, Severity, Span};
use crate::extract::{Act, read_act};
use crate::source::decode;

/// See [`Corpus::open`].
pub(super) fn open(root: &Path) -> Result<Corpus, CorpusError> {
    if !root.is_dir() {
        return Err(CorpusError::new(Message::new("corpus-no-folder").with("folder", root.display())));
    }
    let listed = read_manifest(&read_text(root, "manifest.toml")?.ok_or_else(|| missing("corpus-no-manifest", root))?)?;
    let facts = match read_text(root, "facts.toml")? {
        Some(text) => read_facts(&text)?,
        None => Vec::new(),
    };
    if !root.join("acts").is_dir() {
        return Err(missing("corpus-no-acts", root));
    }
    let mut files = Vec::new();
    list(root, "acts", &mut files)?;
    for file in &listed {
        if !files.contains(&file.path) {
            if !root.join(&file.path).is_file() {
                return Err(CorpusError::new(Message::new("corpus-file-missing").with("file", &file.path)));
            }
            files.push(file.path.clone());
        }
    }
    files.sort();

    let mut texts = Vec::new();
    let mut remarks: Vec<(String, Diagnostic)> = Vec::new();
    for file in files {
        let entry = listed.iter().find(|l| l.path == file);
        let bytes = fs::read(root.join(&file)).map_err(|e| unreadable(&file, &e))?;
        if let Some(text) = read_file(&file, &bytes, entry, &mut remarks)? {
            texts.push(text);
        }
    }
    let mut corpus = Corpus::assemble(root.to_path_buf(), texts, facts)?;
    remarks.append(&mut corpus.diagnostics);
    remarks.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
    corpus.diagnostics = remarks;
    Ok(corpus)
}

/// One file: its hash, its text, its act. A file that cannot be decoded is a remark, and the others are still read.
fn read_file(
    file: &str,
    bytes: &[u8],
    entry: Option<&ListedFile>,
    remarks: &mut Vec<(String, Diagnostic)>,
) -> Result<Option<Manifestation>, CorpusError> {
    let mut remark = |code, severity, message| {
        remarks.push((file.to_string(), Diagnostic { code, severity, message, span: Span::default() }));
    };
    let sha256 = hex_sha256(bytes);
    match entry {
        Some(e) if e.sha256 != sha256 => {
            let message = Message::new("corpus-wrong-hash").with("file", file).with("listed", &e.sha256).with("found", &sha256);
            return Err(CorpusError::new(message));
        }
        Some(_) => {}
        None => remark("NQ005", Severity::Warning, Message::new("corpus-unlisted").with("file", file).with("sha256", &sha256)),
    }
    let source = match decode(bytes) {
        Ok(source) => source,
        Err(e) => {
            remark("NQ001", Severity::Error, e.message);
            return Ok(None);
        }
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
    Ok(Some(Manifestation { file: file.to_string(), sha256, language, act }))
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
