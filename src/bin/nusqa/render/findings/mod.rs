//! Findings in the shapes that other programs show: SARIF for code scanning, annotations of GitHub, code quality of GitLab, JUnit.
//!
//! All of them take [`Item`]s one by one, whatever check they come from, in the order in which they are found.

mod github;
mod gitlab;
mod junit;
mod place;
mod sarif;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{self, Write};

use nusqa::base::Severity;
use sha2::{Digest, Sha256};

pub use github::Github;
pub use gitlab::Gitlab;
pub use junit::Junit;
pub use sarif::Sarif;

use crate::i18n::I18n;

/// A finding in words.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// `NQ101`.
    pub code: &'a str,
    /// `outdated-wording`.
    pub name: &'a str,
    /// How bad.
    pub severity: Severity,
    /// The file it is about, as the user named it.
    pub file: &'a str,
    /// Its line, from 1; 0 where only the file is meant.
    pub line: u64,
    /// Id of a record.
    pub record: Option<&'a str>,
    /// The provision, as written.
    pub provision: Option<&'a str>,
    /// What.
    pub message: String,
    /// Why, in further sentences.
    pub because: Vec<String>,
    /// What to do.
    pub help: String,
    /// Where the cause is written: `acts/361.txt:61: …`.
    pub places: Vec<String>,
    /// What makes it another finding than the same code at the same place: ids of the versions that apply.
    pub versions: Vec<&'a str>,
}

impl Item<'_> {
    /// What and why, a sentence a line.
    fn said(&self) -> String {
        let mut out = self.message.clone();
        for more in &self.because {
            out.push('\n');
            out.push_str(more);
        }
        out
    }
}

/// One document of findings.
pub trait Report {
    /// The next finding.
    fn finding(&mut self, item: &Item<'_>) -> io::Result<()>;

    /// Something that was checked and is in order; only JUnit tells of it.
    fn clean(&mut self, name: &str, file: &str) -> io::Result<()> {
        let _ = (name, file);
        Ok(())
    }

    /// Ends the document.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// The shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
}

impl Shape {
    /// A document of this shape. `suite` names the check (`nusqa rules verify`).
    pub fn report<'w>(self, out: &'w mut dyn Write, suite: &str, i18n: &I18n) -> io::Result<Box<dyn Report + 'w>> {
        Ok(match self {
            Shape::Sarif => Box::new(Sarif::new(out, i18n)?),
            Shape::Github => Box::new(Github::new(out)),
            Shape::Gitlab => Box::new(Gitlab::new(out)),
            Shape::Junit => Box::new(Junit::new(out, suite)),
        })
    }
}

/// Names findings so that they are known again after lines have moved, and in any language of messages.
#[derive(Debug, Default)]
struct Fingerprints {
    seen: HashMap<[u8; 32], u32>,
}

impl Fingerprints {
    /// The name of the next finding. Findings that nothing but their line tells apart are counted.
    fn next(&mut self, item: &Item<'_>) -> String {
        let mut hash = Sha256::new();
        let file = place::relative(item.file);
        for part in [item.code, &file, item.record.unwrap_or(""), item.provision.unwrap_or("")]
            .into_iter()
            .chain(item.versions.iter().copied())
        {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest: [u8; 32] = hash.finalize().into();
        let count = self.seen.entry(digest).or_default();
        *count += 1;
        let mut out: String = digest.iter().take(16).map(|b| format!("{b:02x}")).collect();
        if *count > 1 {
            out.push_str(&format!("-{count}"));
        }
        out
    }
}
