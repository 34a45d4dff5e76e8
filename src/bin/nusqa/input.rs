//! Reading what the user names: files and standard input, with an eye on size before anything is read.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use nusqa::base::Message;
use nusqa::source::{self, Source};

use crate::error::CliError;

/// The largest file that is read as an act.
const MAX_BYTES: u64 = source::MAX_BYTES as u64;

/// The name of standard input.
pub const STDIN: &str = "-";

/// Reads and decodes one act.
pub fn act(file: &str) -> Result<Source, CliError> {
    let bytes = if file == STDIN {
        limited(std::io::stdin().lock(), file)?
    } else {
        let (handle, size) = open(file)?;
        if size > MAX_BYTES {
            return Err(too_large(file));
        }
        limited(handle, file)?
    };
    source::decode(&bytes).map_err(|e| CliError::undecodable(file, e))
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

/// Standard input, and its first byte that is no blank: enough to tell JSON from a table.
pub fn stdin_with_first_byte() -> Result<(Box<dyn BufRead>, Option<u8>), CliError> {
    let mut reader = BufReader::new(std::io::stdin());
    let start = reader.fill_buf().map_err(|e| CliError::unreadable(STDIN, &e))?;
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let first = start.iter().copied().find(|b| !b.is_ascii_whitespace());
    Ok((Box::new(reader), first))
}

/// Also stops where the size is not known beforehand (a pipe, a device).
fn limited(input: impl Read, file: &str) -> Result<Vec<u8>, CliError> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|e| CliError::unreadable(file, &e))?;
    if bytes.len() as u64 > MAX_BYTES { Err(too_large(file)) } else { Ok(bytes) }
}

fn too_large(file: &str) -> CliError {
    CliError::refused(Message::new("cli-file-too-large").with("file", file).with("limit", MAX_BYTES >> 20))
        .hint(Message::new("cli-file-too-large-hint"))
}
