//! Which findings are told: by code, by what was known before, by what somebody has taken out.

use std::fs::File;
use std::io::{BufRead, BufReader};

use nusqa::base::{Date, Message};
use nusqa::check::{Baseline, CODES, Finding, Suppressions};

use crate::error::CliError;

/// See the module.
pub struct Filters {
    select: Vec<String>,
    ignore: Vec<String>,
    baseline: Baseline,
    /// The entries of the suppression file.
    pub suppressions: Suppressions,
    today: Date,
}

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is told.
    Told,
    /// Its code is not asked for.
    Left,
    /// It was there before.
    Known,
    /// This entry takes it out.
    Suppressed(usize),
}

/// What the filters are read from.
pub struct Asked<'a> {
    pub select: &'a [String],
    pub ignore: &'a [String],
    pub baseline: Option<&'a str>,
    pub suppress: Option<&'a str>,
    pub today: Date,
}

impl Filters {
    /// Reads the files and looks whether the codes exist.
    pub fn new(asked: &Asked<'_>) -> Result<Self, CliError> {
        let baseline = match asked.baseline {
            Some(file) => {
                let lines = BufReader::new(File::open(file).map_err(|e| CliError::unreadable(file, &e))?).lines();
                Baseline::read(lines).map_err(|e| in_file(file, e.into()))?
            }
            None => Baseline::default(),
        };
        let suppressions = match asked.suppress {
            Some(file) => {
                let text = std::fs::read_to_string(file).map_err(|e| CliError::unreadable(file, &e))?;
                Suppressions::read(&text).map_err(|e| in_file(file, e.into()))?
            }
            None => Suppressions::default(),
        };
        let (select, ignore) = (codes(asked.select)?, codes(asked.ignore)?);
        Ok(Filters { select, ignore, baseline, suppressions, today: asked.today })
    }

    /// What becomes of it.
    pub fn fate(&self, finding: &Finding) -> Fate {
        if !self.asked(finding.code) {
            return Fate::Left;
        }
        if let Some(entry) = self.suppressions.of(finding, self.today) {
            return Fate::Suppressed(entry);
        }
        if self.baseline.knows(finding) { Fate::Known } else { Fate::Told }
    }

    /// Whether findings of a code are told.
    pub fn asked(&self, code: &str) -> bool {
        let among = |list: &[String]| list.iter().any(|start| code.starts_with(start.as_str()));
        (self.select.is_empty() || among(&self.select)) && !among(&self.ignore)
    }

    /// What is to be said of the suppression file after a run.
    pub fn remarks(&self, file: &str, used: &[u64]) -> Vec<Finding> {
        let all = self.suppressions.findings(file, used, self.today);
        all.into_iter().filter(|f| self.asked(f.code)).collect()
    }
}

fn in_file(file: &str, error: CliError) -> CliError {
    error.hint(Message::new("audit-in-file").with("file", file))
}

/// Codes, names of codes, or the beginnings of codes (`NQ1` is all of NQ101 and its neighbours).
fn codes(written: &[String]) -> Result<Vec<String>, CliError> {
    let one = |word: &String| {
        let word = word.trim();
        let upper = word.to_uppercase();
        let named = CODES.iter().find(|c| c.name.eq_ignore_ascii_case(word)).map(|c| c.code.to_string());
        let start = upper.len() >= 2 && CODES.iter().any(|c| c.code.starts_with(&upper));
        named.or(start.then_some(upper)).ok_or_else(|| {
            CliError::refused(Message::new("cli-code-unknown").with("code", word)).hint(Message::new("cli-code-unknown-hint"))
        })
    };
    written.iter().filter(|w| !w.trim().is_empty()).map(one).collect()
}
