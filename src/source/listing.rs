//! Which of many files are acts: of a folder or an archive, judged by their names.

use std::collections::BTreeMap;

/// What a name in a folder or an archive says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Read as an act (or as an archive of acts).
    Act,
    /// Hidden: passed over without a word.
    Hidden,
    /// Of a kind that is not read: told in one remark.
    Other,
}

/// Kinds of files that are read, by the ends of their names. A name without an end is read too.
const READ: &[&str] = &["txt", "text", "md", "markdown", "htm", "html", "xhtml", "docx", "gz", "zip", "pdf"];

/// Files of repositories that are no acts, without the ends of their names.
const ABOUT: &[&str] = &[
    "readme",
    "license",
    "licence",
    "copying",
    "notice",
    "changelog",
    "contributing",
    "authors",
    "makefile",
    "dockerfile",
    "security",
    "summary",
    "code_of_conduct",
];

/// Judges a path, `/` as separator. Whether the file is what its name says is seen when it is read.
#[must_use]
pub fn reading(path: &str) -> Reading {
    if path
        .split('/')
        .any(|part| (part.starts_with('.') && part != "." && part != "..") || part == "__MACOSX" || part.starts_with("~$"))
    {
        return Reading::Hidden;
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() => (stem, end.to_lowercase()),
        _ => (name, String::new()),
    };
    let about = ABOUT.iter().any(|a| stem.eq_ignore_ascii_case(a));
    // `act.2019` and `361.kk` have no end that says a kind.
    let kind = !end.is_empty()
        && end.len() <= 5
        && end.bytes().all(|b| b.is_ascii_alphanumeric())
        && !end.bytes().all(|b| b.is_ascii_digit());
    if !about && (!kind || READ.contains(&end.as_str())) { Reading::Act } else { Reading::Other }
}

/// Files that were passed over, counted by kind.
#[derive(Clone, Debug, Default)]
pub struct PassedOver(BTreeMap<String, usize>);

impl PassedOver {
    /// Counts a file.
    pub fn add(&mut self, path: &str) {
        let name = path.rsplit('/').next().unwrap_or(path);
        let kind = match name.rsplit_once('.') {
            Some((stem, end)) if !stem.is_empty() && !ABOUT.iter().any(|a| stem.eq_ignore_ascii_case(a)) => format!(".{end}"),
            _ => name.to_string(),
        };
        *self.0.entry(kind).or_default() += 1;
    }

    /// Adds the counts of another folder.
    pub fn merge(&mut self, other: PassedOver) {
        for (kind, count) in other.0 {
            *self.0.entry(kind).or_default() += count;
        }
    }

    /// How many files.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().sum()
    }

    /// `3 .yaml, 1 README.md`: the kinds, the most frequent first, at most ten of them.
    #[must_use]
    pub fn kinds(&self) -> String {
        let mut kinds: Vec<(&String, &usize)> = self.0.iter().collect();
        kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(**count), (*kind).clone()));
        let shown: Vec<String> = kinds.iter().take(10).map(|(kind, count)| format!("{count} {kind}")).collect();
        let more = if kinds.len() > shown.len() { ", …" } else { "" };
        shown.join(", ") + more
    }
}
