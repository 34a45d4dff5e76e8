//! Finds and opens the corpus folder.

use std::path::{Path, PathBuf};

use nusqa::base::{Date, Diagnostic, Message, Severity};
use nusqa::corpus::{Corpus, Reference};

use crate::args::CorpusArgs;
use crate::error::CliError;
use crate::progress;
use crate::session::Session;

/// An opened corpus and the days that questions to it are about.
pub struct Opened {
    /// The acts.
    pub corpus: Corpus,
    /// `--today`.
    pub today: Date,
    /// `--known-on`.
    pub known_on: Option<Date>,
}

impl Opened {
    /// Finds the corpus, reads it, and tells what is odd about it.
    pub fn open(args: &CorpusArgs, session: &Session) -> Result<Self, CliError> {
        let today = session.today(args.today.as_deref())?;
        let known_on = args.known_on.as_deref().map(|d| session.date("--known-on", d)).transpose()?;
        let corpus = read(&locate(args.corpus.as_deref())?, session)?;
        // Without errors the remarks need not even be read.
        if session.verbose || corpus.has_errors {
            let told = |d: &Diagnostic| session.verbose || d.severity == Severity::Error;
            for (file, d) in corpus.diagnostics.iter().filter(|(_, d)| told(d)) {
                let message = session.i18n.tr(&d.message);
                session.remark(&Message::new("cli-file-remark").with("file", file).with("code", d.code).with("message", message));
            }
        }
        Ok(Opened { corpus, today, known_on })
    }

    /// The reference and the day it is asked about: the one after `@`, else `--on`, else today.
    pub fn resolve(&self, session: &Session, reference: &str, on: Option<&str>) -> Result<(Reference, Date), CliError> {
        let on = on.map(|d| session.date("--on", d)).transpose()?;
        let reference = self.corpus.resolve(reference)?;
        match (reference.on, on) {
            (Some(a), Some(b)) if a != b => Err(CliError::refused(Message::new("cli-two-days").with("first", a).with("second", b))),
            (a, b) => {
                let day = a.or(b).unwrap_or(self.today);
                Ok((reference, day))
            }
        }
    }
}

/// The corpus of a folder, with a bar while acts are read.
pub fn read(root: &Path, session: &Session) -> Result<Corpus, CliError> {
    let folder = derived(root).join("corpus");
    let (bar, quiet) = (progress::acts(session), session.quiet);
    let kept = Corpus::open_kept(root, &folder, &nusqa::index::map, &|done, all| {
        progress::known(&bar, quiet, all as u64);
        bar.set_position(done as u64);
    });
    bar.finish_and_clear();
    let kept = kept?;
    session.rests_on(&kept.corpus.damage, folder);
    if session.verbose {
        kept.remark.iter().for_each(|remark| session.remark(remark));
    }
    Ok(kept.corpus)
}

/// The corpus of a folder, without a word: for a server that reads it again. Derived data that turned out to be damaged are made anew.
pub fn reopen(root: &Path, damaged: bool) -> Result<Corpus, CliError> {
    let folder = derived(root).join("corpus");
    if damaged {
        // What cannot be removed is found damaged again.
        let _ = std::fs::remove_dir_all(&folder);
    }
    Ok(Corpus::open_kept(root, &folder, &nusqa::index::map, &|_, _| ())?.corpus)
}

/// Where data derived from a corpus live: beside its folder (contract § 5), by its name: several corpora may stand side by side.
pub fn derived(root: &Path) -> PathBuf {
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let name = root.file_name().map_or_else(|| "corpus".into(), std::ffi::OsStr::to_os_string);
    root.parent().unwrap_or(&root).join(".nusqa").join(name)
}

/// The folder given, else the nearest one at or above the working folder.
pub fn locate(given: Option<&Path>) -> Result<PathBuf, CliError> {
    if let Some(dir) = given {
        return if dir.is_dir() {
            Ok(dir.to_path_buf())
        } else {
            let id = if dir.exists() { "cli-corpus-is-file" } else { "cli-corpus-missing" };
            Err(CliError::refused(Message::new(id).with("dir", dir.display())).hint(Message::new("cli-corpus-hint")))
        };
    }
    let here = std::env::current_dir().map_err(|e| CliError::unreadable(".", &e))?;
    for dir in here.ancestors() {
        if let Some(found) = at(dir)? {
            // A path relative to the working folder reads better in messages, and is the same on every machine.
            return Ok(found.strip_prefix(&here).map_or_else(|_| found.clone(), Path::to_path_buf));
        }
    }
    Err(CliError::refused(Message::new("cli-corpus-not-found")).hint(Message::new("cli-corpus-hint")))
}

/// The corpus that `dir` is, names in its nusqa.toml, or holds under the name `corpus`.
fn at(dir: &Path) -> Result<Option<PathBuf>, CliError> {
    let config = dir.join("nusqa.toml");
    if config.is_file() {
        let text = std::fs::read_to_string(&config).map_err(|e| CliError::unreadable("nusqa.toml", &e))?;
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
            CliError::refused(Message::new("cli-config-broken").with("file", "nusqa.toml").with("error", e.message()))
        })?;
        if let Some(named) = table.get("corpus").and_then(toml::Value::as_str) {
            let found = dir.join(named);
            return if found.is_dir() {
                Ok(Some(found))
            } else {
                Err(CliError::refused(Message::new("cli-config-corpus-missing").with("file", "nusqa.toml").with("dir", named)))
            };
        }
    }
    let is_corpus = |d: &Path| d.join("acts").is_dir() || d.join("manifest.toml").is_file();
    let inside = dir.join("corpus");
    Ok(if is_corpus(&inside) {
        Some(inside)
    } else if is_corpus(dir) {
        // "." itself, when the working folder is the corpus.
        Some(dir.to_path_buf())
    } else {
        None
    })
}
