//! Changes of files as unified diffs, for review and for `patch -p1` or `git apply`.

use std::fmt::Write as _;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

/// A file before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePatch {
    /// Relative to the folder in which the patch is applied, `/` as separator.
    pub file: String,
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}

/// Lines of context.
const CONTEXT: usize = 3;

/// The patch; empty where nothing differs.
#[must_use]
pub fn unified(patches: &[FilePatch]) -> String {
    let mut out = String::new();
    for patch in patches.iter().filter(|p| p.old != p.new) {
        let (old, new) = (lines(&patch.old), lines(&patch.new));
        let _ = write!(out, "--- a/{0}\n+++ b/{0}\n", patch.file);
        for group in group_diff_ops(capture_diff_slices(Algorithm::Myers, &old, &new), CONTEXT) {
            hunk(&mut out, &group, &old, &new);
        }
    }
    out
}

fn hunk(out: &mut String, group: &[DiffOp], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return };
    let olds = first.old_range().start..last.old_range().end;
    let news = first.new_range().start..last.new_range().end;
    let place = |r: &std::ops::Range<usize>| format!("{},{}", if r.is_empty() { r.start } else { r.start + 1 }, r.len());
    let _ = writeln!(out, "@@ -{} +{} @@", place(&olds), place(&news));
    for op in group {
        let (tag, old_range, new_range) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            old.get(old_range).into_iter().flatten().for_each(|line| put(out, ' ', line));
            continue;
        }
        old.get(old_range).into_iter().flatten().for_each(|line| put(out, '-', line));
        new.get(new_range).into_iter().flatten().for_each(|line| put(out, '+', line));
    }
}

fn put(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// Lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
