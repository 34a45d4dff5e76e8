//! Findings that were there before: a file of their fingerprints, so that only new ones are told.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::base::Message;
use crate::corpus::CorpusError;

/// The first line of the file.
pub const BASELINE_HEAD: &str = "{\"schema\":\"nusqa.baseline/1\"}";

/// Known findings.
#[derive(Clone, Debug, Default)]
pub struct Baseline(HashSet<u128, foldhash::fast::RandomState>);

/// A line of the file; all but the fingerprint is for people.
#[derive(Serialize, Deserialize)]
struct Line {
    fingerprint: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    record: Option<String>,
    #[serde(default)]
    provision: Option<String>,
}

impl Baseline {
    /// Reads a file, line by line.
    ///
    /// # Errors
    /// It is no baseline, or a line of it is broken; the message has its number.
    pub fn read(lines: impl Iterator<Item = std::io::Result<String>>) -> Result<Self, CorpusError> {
        let mut known = Baseline::default();
        for (i, line) in lines.enumerate() {
            let refuse = || {
                let message = Message::new(if i == 0 { "check-baseline-none" } else { "check-baseline-line" });
                CorpusError { message: message.with("line", i + 1), candidates: Vec::new() }
            };
            let line = line.map_err(|_| refuse())?;
            if i == 0 {
                if line.trim().trim_start_matches('\u{feff}') != BASELINE_HEAD {
                    return Err(refuse());
                }
                continue;
            }
            if !line.trim().is_empty() {
                let line: Line = serde_json::from_str(&line).map_err(|_| refuse())?;
                known.0.insert(number(&line.fingerprint).ok_or_else(refuse)?);
            }
        }
        Ok(known)
    }

    /// Whether the finding was there before.
    #[must_use]
    pub fn knows(&self, finding: &Finding) -> bool {
        !self.0.is_empty() && number(&finding.fingerprint()).is_some_and(|n| self.0.contains(&n))
    }

    /// The line for a finding, with its end.
    #[must_use]
    pub fn line(finding: &Finding) -> String {
        let line = Line {
            fingerprint: finding.fingerprint(),
            code: finding.code.to_string(),
            record: finding.record.clone(),
            provision: finding.provision.clone(),
        };
        // Strings always have a JSON.
        serde_json::to_string(&line).unwrap_or_default() + "\n"
    }
}

fn number(fingerprint: &str) -> Option<u128> {
    if fingerprint.len() == 32 { u128::from_str_radix(fingerprint, 16).ok() } else { None }
}
