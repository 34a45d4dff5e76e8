//! Files and folders → the acts in them: which files there are, which of them are parts of one act, and their texts.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::source::{self, Archive, DecodeError, Packing, PassedOver, Reading, Source, folder_of, listed, numbered, reading};

/// The file of an act, and its other files when it has several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActFile {
    /// The file, or the index of the parts; `/` as separator.
    pub name: String,
    /// The parts, in order.
    pub parts: Vec<String>,
}

/// What a folder holds.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Acts, sorted by name.
    pub acts: Vec<ActFile>,
    /// Files of kinds that are not read.
    pub passed_over: PassedOver,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system says no.
    #[error("{0}: {1}")]
    Io(String, io::Error),
    /// It is no text that can be read.
    #[error("{0}: {1}")]
    Decode(String, DecodeError),
    /// It is larger than an act may be.
    #[error("{0}")]
    TooLarge(String),
}

/// Lists a folder and the folders in it, in the order of their names. Hidden files and links to folders are passed over.
///
/// # Errors
/// A folder that cannot be read; its name and the reason.
pub fn list(root: &Path, folder: &str) -> Result<Listing, ReadError> {
    let mut listing = Listing::default();
    let mut names = Vec::new();
    let mut folders = vec![folder.trim_end_matches('/').to_string()];
    while let Some(folder) = folders.pop() {
        let failed = |e| ReadError::Io(folder.clone(), e);
        for entry in fs::read_dir(root.join(if folder.is_empty() { "." } else { &folder })).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            if reading(&name) == Reading::Hidden {
                continue;
            }
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() && !root.join(&path).is_file() {
                continue;
            } else if reading(&name) == Reading::Act {
                names.push(path);
            } else {
                listing.passed_over.add(&name);
            }
        }
    }
    names.sort();
    listing.acts = together(names, &|index| text_of(root, index));
    Ok(listing)
}

/// Puts the parts of acts to their indexes; what no index lists is an act of its own. `text` reads an index.
pub fn together(names: Vec<String>, text: &dyn Fn(&str) -> Option<String>) -> Vec<ActFile> {
    let mut taken = std::collections::BTreeSet::new();
    let mut acts = Vec::new();
    for name in &names {
        let parts = parts_of(name, &names, text);
        taken.extend(parts.iter().cloned());
        acts.push(ActFile { name: name.clone(), parts });
    }
    acts.retain(|act| !taken.contains(&act.name));
    acts
}

/// The parts of an index among `names`, which are sorted.
fn parts_of(index: &str, names: &[String], text: &dyn Fn(&str) -> Option<String>) -> Vec<String> {
    let Some(folder) = folder_of(index) else { return Vec::new() };
    let first = names.partition_point(|n| n.as_str() < folder.as_str());
    let inside: Vec<&String> = names.iter().skip(first).take_while(|n| n.starts_with(&folder)).filter(|n| *n != index).collect();
    if inside.is_empty() {
        return Vec::new();
    }
    let Some(text) = text(index) else { return Vec::new() };
    let parts = listed(index, &text, &|path| names.binary_search_by(|n| n.as_str().cmp(path)).is_ok());
    // Without links the names must say it: sec001, ch02, 3.
    if parts.is_empty() && !folder.is_empty() && inside.iter().all(|n| numbered(n)) && index_stem(index) != Some("index") {
        return inside.into_iter().cloned().collect();
    }
    parts
}

fn index_stem(index: &str) -> Option<&str> {
    index.rsplit('/').next()?.rsplit_once('.').map(|(stem, _)| stem)
}

/// One file named by a user, with its parts when it is an index.
#[must_use]
pub fn act_file(root: &Path, name: &str) -> ActFile {
    let alone = ActFile { name: name.to_string(), parts: Vec::new() };
    let Some(folder) = folder_of(name) else { return alone };
    let dir = if folder.is_empty() { root.to_path_buf() } else { root.join(&folder) };
    let dir = if dir.as_os_str().is_empty() { Path::new(".").to_path_buf() } else { dir };
    if !dir.is_dir() {
        return alone;
    }
    let inside = fs::read_dir(dir).into_iter().flatten().flatten().filter(|e| e.path().is_file());
    let inside = inside.map(|e| format!("{folder}{}", e.file_name().to_string_lossy())).filter(|n| reading(n) == Reading::Act);
    let mut names: Vec<String> = inside.chain([name.to_string()]).collect();
    names.sort();
    names.dedup();
    ActFile { parts: parts_of(name, &names, &|index| text_of(root, index)), ..alone }
}

/// Reads an act, from all its files.
///
/// # Errors
/// The first file that cannot be read, and why.
pub fn read(root: &Path, act: &ActFile) -> Result<Source, ReadError> {
    let one = |name: &String| {
        let bytes = read_bytes(root, name)?;
        source::decode(&bytes).map_err(|e| ReadError::Decode(name.clone(), e))
    };
    let index = one(&act.name)?;
    if act.parts.is_empty() {
        return Ok(index);
    }
    let parts = act.parts.iter().map(|name| Ok((name.clone(), one(name)?))).collect::<Result<_, ReadError>>()?;
    source::join((act.name.clone(), index), parts).map_err(|e| ReadError::Decode(act.name.clone(), e))
}

/// The bytes of a file no larger than an act may be.
///
/// # Errors
/// As [`read`].
pub fn read_bytes(root: &Path, name: &str) -> Result<Vec<u8>, ReadError> {
    let failed = |e| ReadError::Io(name.to_string(), e);
    let file = File::open(root.join(name)).map_err(failed)?;
    let meta = file.metadata().map_err(failed)?;
    if meta.is_dir() {
        return Err(failed(io::ErrorKind::IsADirectory.into()));
    }
    limited(file, meta.len(), name)
}

/// Reads to the end, and stops where the size was not known beforehand (a pipe, a device).
///
/// # Errors
/// As [`read`].
pub fn limited(file: impl Read, size: u64, name: &str) -> Result<Vec<u8>, ReadError> {
    let most = source::MAX_BYTES as u64;
    if size > most {
        return Err(ReadError::TooLarge(name.to_string()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    file.take(most + 1).read_to_end(&mut bytes).map_err(|e| ReadError::Io(name.to_string(), e))?;
    if bytes.len() as u64 > most { Err(ReadError::TooLarge(name.to_string())) } else { Ok(bytes) }
}

/// The text of one file.
pub(super) fn text_of(root: &Path, name: &str) -> Option<String> {
    Some(source::decode(&read_bytes(root, name).ok()?).ok()?.text)
}

/// The acts of an archive with their names in it; `None` for a file that is no archive or holds one act only, which
/// [`source::decode`] reads.
pub(super) fn archived(bytes: &[u8]) -> Option<Vec<(String, Result<Source, DecodeError>)>> {
    if source::packing(bytes) != Some(Packing::Zip) {
        return None;
    }
    let archive = Archive::open(Arc::from(bytes)).ok()?;
    let acts = archive.acts();
    (acts.len() > 1)
        .then(|| acts.into_iter().map(|entry| (entry.name, archive.read(entry.index).and_then(|b| source::decode(&b)))).collect())
}

/// The source that a file name in evidence stands for: a file, an index with its parts, `archive.zip!inner/path`.
#[must_use]
pub fn source_of(root: &Path, name: &str) -> Option<Source> {
    if let Some((outer, inner)) = name.split_once('!')
        && !root.join(name).is_file()
    {
        let archive = Archive::open(Arc::from(fs::read(root.join(outer)).ok()?)).ok()?;
        let entry = archive.acts().into_iter().find(|entry| entry.name == inner)?;
        return source::decode(&archive.read(entry.index).ok()?).ok();
    }
    read(root, &act_file(root, name)).ok()
}

/// Does something with every file, on all cores; the results are in the order of the files.
pub(super) fn on_all_cores<T: Sync, R: Send>(files: &[T], work: &(dyn Fn(&T) -> R + Sync)) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut done = Vec::new();
        while let Some((index, file)) = turn_of(files, &next) {
            done.push((index, work(file)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = Vec::new();
    thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take_turns).ok();
        let threads: Vec<_> = (1..cores).filter_map(spawn).collect();
        done = take_turns();
        for thread in threads {
            match thread.join() {
                Ok(part) => done.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What the main thread has on most systems.
const STACK: usize = 8 << 20;

fn turn_of<'f, T>(files: &'f [T], next: &AtomicUsize) -> Option<(usize, &'f T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    files.get(index).map(|file| (index, file))
}
