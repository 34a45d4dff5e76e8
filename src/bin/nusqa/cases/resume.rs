//! How far a run came, so that it can go on from there with the same result as if it had not been broken off.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom};
use std::path::Path;

use nusqa::base::{Message, Severity};
use nusqa::check::{CODES, Group, Position, Summary};
use serde::{Deserialize, Serialize};

use super::prints::{self, Prints};
use crate::error::CliError;

const SCHEMA: &str = "nusqa.resume/2";

/// The file that `--resume` names.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    schema: String,
    /// What was asked: another question cannot go on from here.
    asked: String,
    /// Hashes of what it was asked of.
    prints: Prints,
    /// Inputs that are done.
    pub inputs: u64,
    /// How far the next one is.
    pub position: Position,
    records: u64,
    checks: u64,
    by_code: Vec<(String, u64)>,
    by_severity: Vec<(String, u64)>,
    pub known: u64,
    pub suppressed: Vec<u64>,
    /// Bytes of the output file.
    pub written: Option<u64>,
    pub causes: Vec<Group>,
}

impl Reached {
    /// A beginning.
    pub fn new(asked: &str, prints: Prints) -> Self {
        Reached { schema: SCHEMA.into(), asked: asked.into(), prints, ..Reached::default() }
    }

    /// The same run, of which nothing is done.
    pub fn anew(&self) -> Self {
        Reached::new(&self.asked, self.prints.clone())
    }

    /// Reads the file, where there is one.
    pub fn read(file: &str, asked: &str, prints: &Prints) -> Result<Option<Self>, CliError> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(e) => return Err(CliError::unreadable(file, &e)),
        };
        let refuse =
            |id| CliError::refused(Message::new(id).with("file", file)).hint(Message::new("audit-resume-hint").with("file", file));
        let reached: Reached = serde_json::from_str(&text).map_err(|_| refuse("audit-resume-broken"))?;
        if reached.schema != SCHEMA {
            return Err(refuse("audit-resume-broken"));
        }
        if reached.asked != asked {
            return Err(refuse("audit-resume-other"));
        }
        let differing = prints::differing(&reached.prints, prints);
        if !differing.is_empty() {
            let message = Message::new("audit-resume-changed").with("what", differing.join(", "));
            return Err(CliError::refused(message).hint(Message::new("audit-resume-hint").with("file", file)));
        }
        Ok(Some(reached))
    }

    /// Writes the file beside its name and moves it there: it is whole at any time.
    pub fn write(&self, file: &str) -> Result<(), CliError> {
        let failed = |e: io::Error| CliError::unreadable(file, &e);
        let folder = Path::new(file).parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut part = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        serde_json::to_writer(&mut part, self).map_err(|e| failed(e.into()))?;
        part.persist(file).map_err(|e| failed(e.error))?;
        Ok(())
    }

    /// What was counted.
    pub fn set_summary(&mut self, summary: &Summary) {
        (self.records, self.checks) = (summary.records, summary.checks);
        self.by_code = summary.by_code.iter().map(|(code, n)| ((*code).to_string(), *n)).collect();
        self.by_severity = summary.by_severity.iter().map(|(severity, n)| (severity.as_str().to_string(), *n)).collect();
    }

    /// The same.
    pub fn summary(&self) -> Summary {
        let code = |name: &String| CODES.iter().find(|c| c.code == name).map(|c| c.code);
        let severity =
            |name: &String| [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|s| s.as_str() == name);
        Summary {
            records: self.records,
            checks: self.checks,
            by_code: self.by_code.iter().filter_map(|(name, n)| Some((code(name)?, *n))).collect(),
            by_severity: self.by_severity.iter().filter_map(|(name, n)| Some((severity(name)?, *n))).collect(),
        }
    }
}

/// The output file as it was when the run was broken off: what was written after that is written again.
pub fn reopen(file: &str, written: u64) -> Result<File, CliError> {
    let failed = |e: io::Error| CliError::unreadable(file, &e);
    let mut out = OpenOptions::new().write(true).open(file).map_err(failed)?;
    if out.metadata().map_err(failed)?.len() < written {
        return Err(CliError::refused(Message::new("audit-resume-output").with("file", file)));
    }
    out.set_len(written).map_err(failed)?;
    out.seek(SeekFrom::End(0)).map_err(failed)?;
    Ok(out)
}
