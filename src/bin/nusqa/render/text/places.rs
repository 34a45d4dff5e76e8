//! Byte offsets → lines, as editors show them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nusqa::base::Evidence;
use nusqa::source;

/// The files of a corpus, read again where an answer points into one.
pub struct Places {
    root: PathBuf,
    /// Of every file looked up: where its lines end.
    files: BTreeMap<String, Option<Vec<usize>>>,
}

impl Places {
    /// Places in the files of a corpus.
    pub fn new(root: &Path) -> Self {
        Places { root: root.to_path_buf(), files: BTreeMap::new() }
    }

    /// `acts/resolution-361.kk.txt:61`; without the line where the file cannot be read any more.
    pub fn line(&mut self, evidence: &Evidence) -> String {
        let root = &self.root;
        let ends = self.files.entry(evidence.file.clone()).or_insert_with(|| {
            let bytes = std::fs::read(root.join(&evidence.file)).ok()?;
            Some(line_ends(&source::decode(&bytes).ok()?.text))
        });
        match ends {
            Some(ends) => format!("{}:{}", evidence.file, line_of(ends, evidence.span.start())),
            None => evidence.file.clone(),
        }
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
