//! The changes of sources and lock that moved provisions ask for.

use std::collections::BTreeMap;

use nusqa::base::Date;
use nusqa::pins::{FilePatch, State, Verification, rebased};

use crate::lock_file::LockFile;

/// The lock and every source file with a reference that moved, before and after.
pub fn patches(verification: &Verification, file: &LockFile, texts: &BTreeMap<String, String>, reviewed: Date) -> Vec<FilePatch> {
    let mut out: Vec<FilePatch> = Vec::new();
    for pin in verification.pins.iter().filter(|p| p.state == State::Moved) {
        let Some(to) = pin.findings.iter().find_map(|f| f.moved_to.as_deref()) else { continue };
        let name = &pin.mention.file;
        let Some(old) = texts.get(name) else { continue };
        let at = match out.iter().position(|p| p.file == *name) {
            Some(at) => at,
            None => {
                out.push(FilePatch { file: name.clone(), old: old.clone(), new: old.clone() });
                out.len() - 1
            }
        };
        if let Some(patch) = out.get_mut(at) {
            patch.new = replaced(&patch.new, pin.mention.line, &pin.reference, to);
        }
    }
    if !out.is_empty() && file.problems.is_empty() {
        let lock = rebased(&file.lock, verification, reviewed);
        out.push(FilePatch { file: file.name.clone(), old: file.text.clone(), new: lock.write() });
    }
    out
}

/// The line with the first `from` that is not the beginning of a longer reference replaced.
fn replaced_once(line: &str, from: &str, to: &str) -> String {
    let longer = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    for (at, _) in line.match_indices(from) {
        let (before, rest) = line.split_at(at);
        let after = rest.get(from.len()..).unwrap_or("");
        if !after.starts_with(longer) && !before.ends_with(longer) {
            return format!("{before}{to}{after}");
        }
    }
    line.to_string()
}

/// The text with a reference on one line replaced where it first stands.
fn replaced(text: &str, line: u64, from: &str, to: &str) -> String {
    let mut out = String::with_capacity(text.len() + to.len());
    for (n, words) in (1..).zip(text.split_inclusive('\n')) {
        if n == line {
            out.push_str(&replaced_once(words, from, to));
        } else {
            out.push_str(words);
        }
    }
    out
}
