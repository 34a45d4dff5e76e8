//! Byte offsets → lines, as editors show them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nusqa::base::Evidence;
use nusqa::corpus::files;
use nusqa::source::Piece;

/// The files of a corpus, read again where an answer points into one.
pub struct Places {
    root: PathBuf,
    /// Of every file looked up: where its lines end, and where the parts of its act begin.
    files: BTreeMap<String, Option<Lines>>,
}

/// Line ends of a text, and the parts of its act.
type Lines = (Vec<usize>, Vec<Piece>);

impl Places {
    /// Places in the files of a corpus.
    pub fn new(root: &Path) -> Self {
        Places { root: root.to_path_buf(), files: BTreeMap::new() }
    }

    /// `acts/resolution-361.kk.txt:61`; without the line where the file cannot be read any more.
    pub fn line(&mut self, evidence: &Evidence) -> String {
        let root = &self.root;
        let ends = self.files.entry(evidence.file.clone()).or_insert_with(|| {
            let source = files::source_of(root, &evidence.file)?;
            Some((line_ends(&source.text), source.pieces))
        });
        match ends {
            Some((ends, pieces)) => place(&evidence.file, pieces, ends, evidence.span.start()),
            None => evidence.file.clone(),
        }
    }
}

/// `file:line` of an offset; of an act in several files, the file and line of the part.
pub fn place(file: &str, pieces: &[Piece], ends: &[usize], offset: usize) -> String {
    let line = line_of(ends, offset);
    let piece = pieces.partition_point(|p| p.start <= offset).checked_sub(1).and_then(|i| pieces.get(i));
    match piece {
        Some(piece) => format!("{}:{}", piece.file, piece.line + line - line_of(ends, piece.start)),
        None => format!("{file}:{line}"),
    }
}

/// Offsets of the line ends of a text.
pub fn line_ends(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at).collect()
}

/// The line, counted from 1, of a byte offset.
pub fn line_of(ends: &[usize], offset: usize) -> usize {
    ends.partition_point(|end| *end < offset) + 1
}
