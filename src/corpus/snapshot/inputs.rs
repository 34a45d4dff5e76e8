//! What a snapshot was made of, and whether it is still so.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::super::{CorpusError, files, hex_sha256, open};
use super::Pointer;
use crate::base::Message;

/// The file beside the values.
const NAME: &str = "inputs";

/// Counted up when the form of the files changes.
const FORMAT: u32 = 1;

/// Times of files are as coarse as two seconds on some file systems; no clock but theirs is asked.
const TICK: Duration = Duration::from_secs(2);

/// The files of a corpus folder, ascending.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::corpus) struct Inputs {
    files: Vec<Input>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Input {
    path: String,
    look: Look,
    /// Whether a later change is sure to be seen in the look.
    settled: bool,
    /// Empty as long as nobody has asked for it.
    sha256: String,
}

/// What the file system says of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Look {
    len: u64,
    modified: Option<Duration>,
    /// Time of the last change of the file's own data, and its number; where the system has such.
    changed: (i64, i64),
    inode: u64,
}

#[derive(Serialize, Deserialize)]
struct Saved {
    format: u32,
    program: String,
    head: Pointer,
    inputs: Inputs,
}

impl Inputs {
    /// Looks at the manifest, the facts and everything under `acts/`. `stamp` is what the file system gave as the time just before.
    pub(in crate::corpus) fn look(root: &Path, stamp: Option<SystemTime>) -> Result<Self, CorpusError> {
        open::must_be_corpus(root)?;
        let mut found = Vec::new();
        walk(root, "acts", &mut found)?;
        let mut files = files::on_all_cores(&found, &|(path, entry)| Input::look(root, path.clone(), Some(entry), stamp));
        files.extend(["manifest.toml", "facts.toml"].map(|name| Input::look(root, name.into(), None, stamp)));
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(Inputs { files })
    }

    /// The names of the files under `acts/`.
    pub(in crate::corpus) fn acts(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|f| f.path.as_str()).filter(|p| p.starts_with("acts/"))
    }

    /// Adds a file that lies elsewhere.
    pub(in crate::corpus) fn add(&mut self, root: &Path, path: &str) {
        if let Err(at) = self.find(path) {
            self.files.insert(at, Input::look(root, path.into(), None, None));
        }
    }

    /// The hash of a file, where it is known.
    pub(in crate::corpus) fn sha256(&self, path: &str) -> Option<&str> {
        let input = self.files.get(self.find(path).ok()?)?;
        (!input.sha256.is_empty()).then_some(&input.sha256)
    }

    /// Notes the hash of what was read.
    pub(in crate::corpus) fn set_sha256(&mut self, path: &str, sha256: &str) {
        if let Some(input) = self.find(path).ok().and_then(|at| self.files.get_mut(at)) {
            input.sha256 = sha256.to_string();
        }
    }

    fn find(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|f| f.path.as_str().cmp(path))
    }

    /// Adds the files of `known` that lie elsewhere.
    fn add_all(&mut self, root: &Path, known: &Inputs) {
        for other in known.files.iter().filter(|f| !f.path.starts_with("acts/")) {
            self.add(root, &other.path);
        }
    }

    /// Whether every file looks as it did in `known`, and as it would not if it had been changed.
    pub(super) fn look_like(&mut self, root: &Path, known: &Inputs) -> bool {
        self.add_all(root, known);
        let same = |(file, before): (&Input, &Input)| before.settled && file.look == before.look && file.path == before.path;
        self.files.len() == known.files.len() && self.files.iter().zip(&known.files).all(same)
    }

    /// Whether the files are those of `known`, byte for byte. Takes over the hashes of files that look the same, and makes those of
    /// the others that were there before.
    pub(super) fn compare(&mut self, root: &Path, known: &Inputs) -> bool {
        self.add_all(root, known);
        let mut same = self.files.len() == known.files.len();
        let mut others = known.files.iter().peekable();
        for file in &mut self.files {
            while others.next_if(|o| o.path < file.path).is_some() {}
            let Some(before) = others.next_if(|o| o.path == file.path) else {
                same = false;
                continue;
            };
            if before.look == file.look && before.settled {
                file.sha256.clone_from(&before.sha256);
            } else {
                file.sha256 = fs::read(root.join(&file.path)).map(|bytes| hex_sha256(&bytes)).unwrap_or_default();
                same &= file.sha256 == before.sha256;
            }
        }
        same
    }

    /// The inputs of the snapshot in `folder` and where its values begin; `None` where there is none of this program.
    pub(super) fn load(folder: &Path) -> Option<(Inputs, Pointer)> {
        let bytes = fs::read(folder.join(NAME)).ok()?;
        let (data, crc) = bytes.split_last_chunk::<4>()?;
        let saved: Saved = (crc32fast::hash(data) == u32::from_le_bytes(*crc)).then(|| postcard::from_bytes(data).ok())??;
        (saved.format == FORMAT && saved.program == program()).then_some((saved.inputs, saved.head))
    }

    /// Writes them into the folder of a snapshot.
    pub(super) fn save(&self, folder: &Path, head: Pointer) -> io::Result<()> {
        let saved = Saved { format: FORMAT, program: program().to_string(), head, inputs: self.clone() };
        let mut bytes = postcard::to_stdvec(&saved).map_err(io::Error::other)?;
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        let new = folder.join(format!("{NAME}.{}", std::process::id()));
        fs::write(&new, bytes)?;
        fs::rename(&new, folder.join(NAME))
    }
}

/// What the reader was built from: another reader may read another thing.
fn program() -> &'static str {
    env!("NUSQA_SOURCES")
}

impl Input {
    fn look(root: &Path, path: String, entry: Option<&DirEntry>, stamp: Option<SystemTime>) -> Self {
        // A link tells nothing of the file that it leads to.
        let own = entry.and_then(|e| e.metadata().ok()).filter(|m| !m.is_symlink());
        let meta = own.or_else(|| fs::metadata(root.join(&path)).ok());
        let look = meta.as_ref().map(Look::of).unwrap_or_default();
        let before = |time: Option<Duration>| {
            let stamp = stamp.and_then(|s| s.duration_since(SystemTime::UNIX_EPOCH).ok());
            time.zip(stamp).is_some_and(|(time, stamp)| time + TICK <= stamp)
        };
        let changed = u64::try_from(look.changed.0).ok().map(Duration::from_secs);
        Input { settled: meta.is_none() || (before(look.modified) && before(changed)), look, path, sha256: String::new() }
    }
}

impl Look {
    fn of(meta: &Metadata) -> Self {
        let modified = meta.modified().ok().and_then(|m| m.duration_since(SystemTime::UNIX_EPOCH).ok());
        let (changed, inode) = unix(meta);
        Look { len: meta.len(), modified, changed, inode }
    }
}

#[cfg(unix)]
fn unix(meta: &Metadata) -> ((i64, i64), u64) {
    use std::os::unix::fs::MetadataExt;
    ((meta.ctime(), meta.ctime_nsec()), meta.ino())
}

#[cfg(not(unix))]
fn unix(_: &Metadata) -> ((i64, i64), u64) {
    ((0, 0), 0)
}

/// Files under `folder`, without hidden ones, as paths relative to the corpus folder.
fn walk(root: &Path, folder: &str, out: &mut Vec<(String, DirEntry)>) -> Result<(), CorpusError> {
    let mut folders = vec![folder.to_string()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).map_err(|e| open::unreadable(&folder, &e))? {
            let entry = entry.map_err(|e| open::unreadable(&folder, &e))?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                return Err(CorpusError::new(Message::new("corpus-file-name").with("folder", folder)));
            };
            let path = format!("{folder}/{name}");
            if name.starts_with('.') {
                continue;
            }
            if entry.file_type().map_err(|e| open::unreadable(&path, &e))?.is_dir() {
                folders.push(path);
            } else {
                out.push((path, entry));
            }
        }
    }
    Ok(())
}
