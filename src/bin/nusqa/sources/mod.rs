//! Source files and rule files that the user names: folders are gone through as git would, without what .gitignore leaves out.

mod ignore;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use nusqa::base::Message;
use nusqa::pins::{self, Mention};

use crate::error::CliError;
use crate::session::Session;
use ignore::Ignored;

/// Larger files are no sources that people write.
const HUGE: u64 = 8 << 20;

/// So far from its beginning a binary file shows itself.
const LOOKED_AT: usize = 8 << 10;

/// What was found in the files.
#[derive(Debug, Default)]
pub struct Sources {
    /// Every place that rests on the law, file by file in the order of their names.
    pub mentions: Vec<Mention>,
    /// The texts of the files that have some.
    pub texts: BTreeMap<String, String>,
    /// How many files were read.
    pub files: usize,
    /// Those of them that may hold rules.
    pub toml: BTreeSet<String>,
    binary: Vec<String>,
    huge: Vec<String>,
    near_misses: Vec<(String, u64)>,
}

impl Sources {
    /// Reads all files. A path that is not there is an error; a file inside a folder that cannot be read is told.
    pub fn read(paths: &[String], session: &Session) -> Result<Sources, CliError> {
        let mut out = Sources::default();
        for path in paths {
            let path = plain(path);
            let meta = fs::metadata(&path).map_err(|e| CliError::unreadable(&path.display().to_string(), &e))?;
            if meta.is_dir() {
                out.folder(&path, session);
            } else {
                out.file(&path, session);
            }
        }
        out.mentions.dedup();
        out.tell(session);
        Ok(out)
    }

    fn folder(&mut self, root: &Path, session: &Session) {
        let mut folders = vec![(root.to_path_buf(), Ignored::above(root))];
        while let Some((folder, ignored)) = folders.pop() {
            let ignored = ignored.within(&folder);
            let mut entries: Vec<PathBuf> = match fs::read_dir(&folder) {
                Ok(entries) => entries.flatten().map(|e| e.path()).collect(),
                Err(e) => {
                    session.report(&CliError::unreadable(&folder.display().to_string(), &e));
                    continue;
                }
            };
            entries.sort();
            let mut inside = Vec::new();
            for path in entries {
                // A link is read where it leads to; what lies outside is not gone into.
                let Ok(meta) = fs::symlink_metadata(&path) else { continue };
                let Some(name) = path.file_name() else { continue };
                let derived = name.to_str().is_some_and(|n| matches!(n, ".git" | ".nusqa" | ".hg" | ".svn" | "nusqa.lock"));
                if meta.is_symlink() || derived || ignored.leaves_out(name, meta.is_dir()) {
                    continue;
                }
                if meta.is_dir() {
                    inside.push((path, ignored.clone()));
                } else if meta.is_file() {
                    self.file(&path, session);
                }
            }
            // The first folder is to be the next.
            folders.extend(inside.into_iter().rev());
        }
    }

    fn file(&mut self, path: &Path, session: &Session) {
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let name = name.strip_prefix("./").map(str::to_string).unwrap_or(name);
        if fs::metadata(path).is_ok_and(|m| m.len() > HUGE) {
            return self.huge.push(name);
        }
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(e) => return session.report(&CliError::unreadable(&name, &e)),
        };
        self.files += 1;
        if name.ends_with(".toml") {
            self.toml.insert(name.clone());
        }
        let Some(text) = text(bytes) else { return self.binary.push(name) };
        let Some(found) = pins::mentions(&name, &text) else { return };
        self.near_misses.extend(found.near_misses.into_iter().map(|line| (name.clone(), line)));
        if !found.mentions.is_empty() {
            self.mentions.extend(found.mentions);
            self.texts.insert(name, text);
        }
    }

    /// Says what was not read.
    fn tell(&self, session: &Session) {
        for (id, files) in [("cli-sources-binary", &self.binary), ("cli-sources-huge", &self.huge)] {
            if !files.is_empty() && (session.verbose || id == "cli-sources-huge") {
                let shown = files.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
                let more = if files.len() > 5 { ", …" } else { "" };
                session.remark(&Message::new(id).with("count", files.len()).with("files", shown + more).with("limit", HUGE >> 20));
            }
        }
        if session.verbose {
            for (file, line) in &self.near_misses {
                session.remark(&Message::new("cli-sources-near-miss").with("file", file).with("line", line));
            }
        }
    }
}

/// Without `./`, so that files are called as people call them.
pub fn plain(path: &str) -> PathBuf {
    let out: PathBuf = Path::new(path).components().filter(|c| *c != std::path::Component::CurDir).collect();
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

/// The text of a file; `None` for a binary one. Older sources are in a code page: their letters are read as well as may be.
fn text(bytes: Vec<u8>) -> Option<String> {
    let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if utf16 {
        return Some(encoding_rs::UTF_16LE.decode(&bytes).0.into_owned());
    }
    if memchr::memchr(0, bytes.get(..LOOKED_AT).unwrap_or(&bytes)).is_some() {
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(e) => Some(encoding_rs::WINDOWS_1251.decode(e.as_bytes()).0.into_owned()),
    }
}
