//! Hashes of all that decides the result of a run, so that it does not go on with something else.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use nusqa::corpus::Corpus;
use sha2::{Digest, Sha256};

use super::list;
use crate::error::CliError;
use crate::input::STDIN;

/// Name and hash of each part: the corpus, its rules, the files of the options, the files of records.
pub type Prints = Vec<(String, String)>;

/// The hashes of now. Standard input cannot be read twice: nothing is said of it.
pub fn of(corpus: &Corpus, options: &[Option<&String>], cases: &[String]) -> Result<Prints, CliError> {
    let mut out = vec![("corpus".to_string(), acts(corpus)?), ("corpus/rules".to_string(), rules(&corpus.root)?)];
    let sources = list(cases).into_iter().flatten().map(|source| source.name);
    let files = options.iter().copied().flatten().cloned().chain(sources.filter(|name| name != STDIN));
    for name in files {
        // A pipe is not read twice either; what is not there is told when it is opened.
        if Path::new(&name).is_file() {
            let hash = file(Path::new(&name)).map_err(|e| CliError::unreadable(&name, &e))?;
            out.push((name, hash));
        }
    }
    Ok(out)
}

/// What differs: parts that changed, that are new, or that are gone.
pub fn differing(before: &Prints, now: &Prints) -> Vec<String> {
    let missing = |from: &Prints, in_: &Prints| -> Vec<String> {
        from.iter().filter(|print| !in_.contains(print)).map(|(name, _)| name.clone()).collect()
    };
    let mut out = missing(before, now);
    out.extend(missing(now, before));
    out.sort();
    out.dedup();
    out
}

/// The texts and the publication days, and the calendar beside them.
fn acts(corpus: &Corpus) -> Result<String, CliError> {
    let mut hash = Sha256::new();
    hash.update(corpus.fingerprint().as_bytes());
    hash.update(folder(&corpus.root.join("calendar"))?.as_bytes());
    Ok(hex(hash))
}

fn rules(root: &Path) -> Result<String, CliError> {
    let mut hash = Sha256::new();
    for file in crate::rule_files::of_corpus(root)? {
        hash.update(file.text.as_bytes());
        hash.update([0]);
    }
    Ok(hex(hash))
}

/// The files of a folder, in the order of their names.
fn folder(path: &Path) -> Result<String, CliError> {
    let Ok(entries) = std::fs::read_dir(path) else { return Ok(String::new()) };
    let mut files: Vec<_> = entries.flatten().map(|e| e.path()).filter(|p| p.is_file()).collect();
    files.sort();
    let mut out = String::new();
    for path in files {
        out += &file(&path).map_err(|e| CliError::unreadable(&path.to_string_lossy(), &e))?;
    }
    Ok(out)
}

fn file(path: &Path) -> io::Result<String> {
    let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; 1 << 18]);
    loop {
        match file.read(&mut buffer) {
            Ok(0) => return Ok(hex(hash)),
            Ok(n) => hash.update(buffer.get(..n).unwrap_or_default()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}
