//! The acts to read, found as they are asked for: an archive is opened when its turn comes.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::Arc;

use nusqa::base::Message;
use nusqa::corpus::files::{self, ActFile, ReadError};
use nusqa::source::{self, Archive, PassedOver, Reading, Source};

use crate::error::CliError;
use crate::input::STDIN;

/// The largest archive: it is held in memory while its acts are read.
const MAX_ARCHIVE: u64 = 1 << 30;

/// One thing to read: nearly always one act.
pub struct Job {
    /// As it is called in results and messages.
    pub name: String,
    what: What,
}

enum What {
    /// An open file.
    File(File, u64),
    /// An act in several files.
    Parts(ActFile),
    /// Bytes already read.
    Bytes(Vec<u8>),
    /// A file of an archive, and the parts of its act.
    Packed(Archive, usize, Vec<(String, usize)>),
    /// It could not even be opened.
    Failed(CliError),
}

/// The acts in what a user names.
pub struct Feed {
    waiting: VecDeque<Item>,
    /// Files in folders and archives that are of no kind that is read.
    pub passed_over: PassedOver,
    /// Acts found so far.
    pub known: u64,
    /// More than one act may come of it.
    pub several: bool,
}

enum Item {
    Act(ActFile),
    Job(Job),
}

impl Feed {
    /// Looks up what is named; a folder is listed at once, so that the number of its acts is known.
    pub fn new(names: &[String]) -> Self {
        let mut feed = Feed { waiting: VecDeque::new(), passed_over: PassedOver::default(), known: 0, several: names.len() > 1 };
        for name in names {
            if name != STDIN && Path::new(name).is_dir() {
                feed.folder(name);
            } else {
                let act = if name == STDIN { ActFile { name: name.clone(), ..ActFile::default() } } else { named(name) };
                feed.waiting.push_back(Item::Act(act));
            }
        }
        feed.known = feed.waiting.len() as u64;
        feed
    }

    fn folder(&mut self, name: &str) {
        // `kaz` beside `kaz.md` is one act, and so is named by its folder.
        let stem = name.trim_end_matches('/');
        let index = ["md", "markdown", "txt", "html"].map(|end| format!("{stem}.{end}"));
        let index = index.iter().filter(|i| Path::new(i).is_file()).map(|i| named(i)).find(|act| !act.parts.is_empty());
        if let Some(act) = index {
            self.waiting.push_back(Item::Act(act));
            return;
        }
        self.several = true;
        match files::list(Path::new(""), name) {
            Ok(listing) => {
                if listing.acts.is_empty() {
                    let error = CliError::refused(Message::new("cli-archive-empty").with("file", name));
                    self.waiting.push_back(Item::Job(failed(name, error)));
                }
                self.passed_over.merge(listing.passed_over);
                self.waiting.extend(listing.acts.into_iter().map(Item::Act));
            }
            Err(error) => self.waiting.push_back(Item::Job(failed(name, error.into()))),
        }
    }

    /// The next act.
    pub fn next(&mut self) -> Option<Job> {
        loop {
            let act = match self.waiting.pop_front()? {
                Item::Job(job) => return Some(job),
                Item::Act(act) => act,
            };
            if !act.parts.is_empty() {
                return Some(Job { name: act.name.clone(), what: What::Parts(act) });
            }
            match self.open(act.name) {
                Ok(Some(job)) => return Some(job),
                Ok(None) => {}
                Err((name, error)) => return Some(failed(&name, error)),
            }
        }
    }

    /// Opens a file; an archive puts its acts in front of what waits.
    fn open(&mut self, name: String) -> Result<Option<Job>, (String, CliError)> {
        if name == STDIN {
            return match files::limited(std::io::stdin().lock(), 0, STDIN) {
                Ok(bytes) if is_archive(&bytes) => self.archive(name, bytes),
                Ok(bytes) => Ok(Some(Job { name, what: What::Bytes(bytes) })),
                Err(error) => Err((name, error.into())),
            };
        }
        let opened = (|| {
            let mut file = File::open(&name)?;
            let meta = file.metadata()?;
            if meta.is_dir() {
                return Err(std::io::ErrorKind::IsADirectory.into());
            }
            let mut head = [0; 4];
            let mut got = 0;
            // A pipe cannot be looked into and read again.
            while meta.is_file() && got < head.len() {
                match file.read(head.get_mut(got..).unwrap_or_default())? {
                    0 => break,
                    n => got += n,
                }
            }
            if got > 0 {
                file.rewind()?;
            }
            Ok((file, meta.len(), head))
        })();
        let (file, size, head) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                let error = CliError::unreadable(&name, &error);
                return Err((name, error));
            }
        };
        let packed = head.starts_with(b"PK") || head.starts_with(b"\x1f\x8b");
        if !packed {
            return Ok(Some(Job { name, what: What::File(file, size) }));
        }
        let mut bytes = Vec::new();
        match file.take(MAX_ARCHIVE + 1).read_to_end(&mut bytes) {
            Ok(_) if bytes.len() as u64 > MAX_ARCHIVE => Err((name.clone(), CliError::from(ReadError::TooLarge(name)))),
            Ok(_) if is_archive(&bytes) => self.archive(name, bytes),
            Ok(_) => Ok(Some(Job { name, what: What::Bytes(bytes) })),
            Err(error) => {
                let error = CliError::unreadable(&name, &error);
                Err((name, error))
            }
        }
    }

    fn archive(&mut self, name: String, bytes: Vec<u8>) -> Result<Option<Job>, (String, CliError)> {
        let undecodable = |e| CliError::undecodable(&name, e);
        let jobs = zip_in(bytes).and_then(Archive::open).map(|archive| jobs_in(&name, &archive, &mut self.passed_over));
        let jobs = match jobs.map_err(undecodable) {
            Ok(jobs) => jobs,
            Err(error) => return Err((name, error)),
        };
        if jobs.is_empty() {
            let error = CliError::refused(Message::new("cli-archive-empty").with("file", &name));
            return Err((name, error));
        }
        self.several = true;
        self.known = (self.known + jobs.len() as u64).saturating_sub(1);
        for job in jobs.into_iter().rev() {
            self.waiting.push_front(Item::Job(job));
        }
        Ok(None)
    }
}

fn named(name: &str) -> ActFile {
    files::act_file(Path::new(""), name)
}

fn failed(name: &str, error: CliError) -> Job {
    Job { name: name.to_string(), what: What::Failed(error) }
}

/// A zip archive, or a gzip file with one inside.
fn is_archive(bytes: &[u8]) -> bool {
    match source::packing(bytes) {
        Some(source::Packing::Zip) => true,
        Some(source::Packing::Gzip) => source::gunzip_head(bytes).starts_with(b"PK"),
        None => false,
    }
}

fn zip_in(bytes: Vec<u8>) -> Result<Arc<[u8]>, source::DecodeError> {
    if source::packing(&bytes) == Some(source::Packing::Gzip) { source::gunzip(&bytes).map(Arc::from) } else { Ok(bytes.into()) }
}

/// The acts of an archive, `archive.zip!inner/path`.
fn jobs_in(name: &str, archive: &Archive, passed_over: &mut PassedOver) -> Vec<Job> {
    let mut entries = archive.entries();
    entries.retain(|entry| {
        let reading = source::reading(&entry.name);
        if reading == Reading::Other {
            passed_over.add(&entry.name);
        }
        reading == Reading::Act
    });
    let index_of =
        |path: &str| entries.binary_search_by(|e| e.name.as_str().cmp(path)).ok().and_then(|i| entries.get(i)).map(|e| e.index);
    let text = |path: &str| Some(source::decode(&archive.read(index_of(path)?).ok()?).ok()?.text);
    let acts = files::together(entries.iter().map(|e| e.name.clone()).collect(), &text);
    let job = |act: ActFile| {
        let parts = act.parts.iter().filter_map(|p| Some((p.clone(), index_of(p)?))).collect();
        let what = What::Packed(archive.clone(), index_of(&act.name)?, parts);
        Some(Job { name: format!("{name}!{}", act.name), what })
    };
    acts.into_iter().filter_map(job).collect()
}

/// Reads a job: its acts, nearly always one; an archive inside an archive has several.
pub fn acts_of(job: Job) -> Vec<(String, Result<Source, CliError>)> {
    let Job { name, what } = job;
    let decoded = match what {
        What::Failed(error) => Err(error),
        What::File(file, size) => files::limited(file, size, &name).map_err(CliError::from).and_then(|bytes| decode(&name, &bytes)),
        What::Bytes(bytes) => decode(&name, &bytes),
        What::Parts(act) => files::read(Path::new(""), &act).map_err(CliError::from),
        What::Packed(archive, index, parts) if parts.is_empty() => match archive.read(index) {
            Ok(bytes) if is_archive(&bytes) => return nested(name, bytes),
            Ok(bytes) => decode(&name, &bytes),
            Err(error) => Err(CliError::undecodable(&name, error)),
        },
        What::Packed(archive, index, parts) => {
            let read = |index| archive.read(index).and_then(|bytes| source::decode(&bytes));
            let outer = name.split_once('!').map_or("", |(outer, _)| outer);
            let part = |(part, index): (String, usize)| Ok((format!("{outer}!{part}"), read(index)?));
            let all: Result<Vec<_>, source::DecodeError> = parts.into_iter().map(part).collect();
            let whole = all.and_then(|all| source::join((name.clone(), read(index)?), all));
            whole.map_err(|error| CliError::undecodable(&name, error))
        }
    };
    vec![(name, decoded)]
}

fn decode(name: &str, bytes: &[u8]) -> Result<Source, CliError> {
    source::decode(bytes).map_err(|e| CliError::undecodable(name, e))
}

/// Archives inside an archive, as deep as the limit says.
fn nested(name: String, bytes: Vec<u8>) -> Vec<(String, Result<Source, CliError>)> {
    let mut out = Vec::new();
    let mut waiting = vec![(name, bytes, 1)];
    while let Some((name, bytes, depth)) = waiting.pop() {
        if !is_archive(&bytes) {
            let source = decode(&name, &bytes);
            out.push((name, source));
            continue;
        }
        let opened = if depth < source::MAX_DEPTH { zip_in(bytes).and_then(Archive::open) } else { Err(source::too_deep()) };
        match opened {
            Ok(archive) => {
                let entries = archive.entries().into_iter().filter(|e| source::reading(&e.name) == Reading::Act);
                for entry in entries.rev() {
                    let name = format!("{name}!{}", entry.name);
                    match archive.read(entry.index) {
                        Ok(bytes) => waiting.push((name, bytes, depth + 1)),
                        Err(error) => out.push((name.clone(), Err(CliError::undecodable(&name, error)))),
                    }
                }
            }
            Err(error) => out.push((name.clone(), Err(CliError::undecodable(&name, error)))),
        }
    }
    out
}
