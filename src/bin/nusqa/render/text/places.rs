//! Byte offsets → lines, as editors show them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nusqa::base::Evidence;
use nusqa::source::{self, Source};

/// The files of a corpus, read again where an answer points into one.
pub struct Places {
    root: PathBuf,
    files: BTreeMap<String, Option<Source>>,
}

impl Places {
    /// Places in the files of a corpus.
    pub fn new(root: &Path) -> Self {
        Places { root: root.to_path_buf(), files: BTreeMap::new() }
    }

    /// `acts/resolution-361.kk.txt:61`; without the line where the file cannot be read any more.
    pub fn line(&mut self, evidence: &Evidence) -> String {
        let root = &self.root;
        let source = self.files.entry(evidence.file.clone()).or_insert_with(|| {
            let bytes = std::fs::read(root.join(&evidence.file)).ok()?;
            source::decode(&bytes).ok()
        });
        match source {
            Some(s) => format!("{}:{}", evidence.file, line_of(&s.text, evidence.span.start())),
            None => evidence.file.clone(),
        }
    }
}

/// The line, counted from 1, of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|b| **b == b'\n').count() + 1
}
