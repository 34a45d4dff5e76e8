//! Reading what the user names: files and standard input, with an eye on size before anything is read.

use std::fs::File;

use nusqa::base::Message;
use nusqa::source::Source;

use crate::error::CliError;
use crate::intake::{Feed, acts_of};

/// The name of standard input.
pub const STDIN: &str = "-";

/// Reads and decodes one act: a file, the index or the folder of an act in several files, an archive of one act.
pub fn act(file: &str) -> Result<Source, CliError> {
    let mut acts: Vec<_> = Vec::new();
    let mut feed = Feed::new(&[file.to_string()]);
    while let Some(job) = feed.next() {
        if !acts.is_empty() {
            return Err(CliError::refused(Message::new("cli-file-many-acts").with("file", file)));
        }
        acts = acts_of(job);
    }
    match (acts.pop(), acts.is_empty()) {
        (Some((_, source)), true) => source,
        (None, _) => Err(CliError::refused(Message::new("cli-archive-empty").with("file", file))),
        (Some(_), false) => Err(CliError::refused(Message::new("cli-file-many-acts").with("file", file))),
    }
}

/// A file, and its size, without reading it.
pub fn open(file: &str) -> Result<(File, u64), CliError> {
    let unreadable = |e: std::io::Error| CliError::unreadable(file, &e);
    let handle = File::open(file).map_err(unreadable)?;
    let meta = handle.metadata().map_err(unreadable)?;
    if meta.is_dir() {
        return Err(CliError::unreadable(file, &std::io::ErrorKind::IsADirectory.into()));
    }
    Ok((handle, meta.len()))
}
