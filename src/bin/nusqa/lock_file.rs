//! Finds, reads and writes `nusqa.lock`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nusqa::base::Message;
use nusqa::pins::{Lock, Problem};

use crate::error::CliError;

/// The name of the file.
const NAME: &str = "nusqa.lock";

/// A lock file that is there, or is to be.
pub struct LockFile {
    /// How it is called in messages.
    pub name: String,
    path: PathBuf,
    /// As it stands on the disk; empty where there is none.
    pub text: String,
    /// Its pins.
    pub lock: Lock,
    /// What cannot be read.
    pub problems: Vec<Problem>,
}

impl LockFile {
    /// The file given, else the nearest one at or above the files checked, for rules of a corpus inside its folder. A new one goes into
    /// the corpus folder for rules that are there, else to the top of the repository, else into the working folder.
    pub fn open(given: Option<&Path>, paths: &[String], corpus: &Path) -> Result<Self, CliError> {
        let path = match given {
            Some(path) if path.is_dir() => path.join(NAME),
            Some(path) => path.to_path_buf(),
            None => find(paths, corpus),
        };
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) if e.kind() == io::ErrorKind::NotFound => String::new(),
            Err(e) => return Err(CliError::unreadable(&name, &e)),
        };
        let (lock, problems) = Lock::read(&text);
        Ok(LockFile { name, path, text, lock, problems })
    }

    /// Writes a new state of it, whole or not at all; nothing where it is the same.
    pub fn write(&self, lock: &Lock) -> Result<bool, CliError> {
        let text = lock.write();
        if text == self.text || (lock.entries.is_empty() && self.text.is_empty()) {
            return Ok(false);
        }
        let failed =
            |e: io::Error| CliError::refused(Message::new("cli-lock-not-written").with("file", &self.name).with("error", e));
        let new = self.path.with_extension(format!("lock.{}", std::process::id()));
        fs::write(&new, text).map_err(failed)?;
        fs::rename(&new, &self.path).map_err(|e| {
            let _ = fs::remove_file(&new);
            failed(e)
        })?;
        Ok(true)
    }
}

fn find(paths: &[String], corpus: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|d| d.canonicalize()).unwrap_or_default();
    let full = |p: &Path| p.canonicalize().unwrap_or_else(|_| here.join(p));
    let folders = paths.iter().map(|p| {
        let path = full(Path::new(p));
        if path.is_dir() { path } else { path.parent().map_or_else(|| here.clone(), Path::to_path_buf) }
    });
    let common = folders.reduce(|a, b| a.iter().zip(b.iter()).take_while(|(x, y)| x == y).map(|(x, _)| x).collect());
    let common = common.unwrap_or_else(|| here.clone());
    let corpus = full(corpus);
    // Short where it lies in the working folder, and the same on every machine.
    let told = |dir: &Path| {
        let path = dir.join(NAME);
        if let Ok(inside) = path.strip_prefix(&here) {
            return inside.to_path_buf();
        }
        let up = here.ancestors().position(|a| a == dir);
        up.map_or(path, |n| std::iter::repeat_n("..", n).collect::<PathBuf>().join(NAME))
    };
    for dir in common.ancestors() {
        if dir.join(NAME).is_file() {
            return told(dir);
        }
        // A corpus has a lock of its own; what lies above belongs to others.
        if dir.join(".git").exists() || dir == corpus {
            break;
        }
    }
    if common.starts_with(&corpus) && common != here {
        return told(&corpus);
    }
    match common.ancestors().find(|d| d.join(".git").exists()) {
        Some(top) => told(top),
        None if common.starts_with(&here) => PathBuf::from(NAME),
        None => told(&common),
    }
}
