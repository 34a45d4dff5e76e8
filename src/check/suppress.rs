//! Findings that somebody has looked at: a file that takes them out, each entry with a reason and a last day.
//!
//! ```toml
//! [[suppress]]
//! code = "NQ108"                              # one of code, record, provision, fingerprint at least; all given must fit
//! record = "AST-2022-*"                       # * stands for any letters
//! provision = "361#document-1/item-7"
//! reason = "Decided by the wording of the filing day; memo 14 of 2023-02-01"
//! until = "2026-12-31"                        # the last day on which it counts
//! ```

use serde::Deserialize;

use super::builtin::{nq020, nq021};
use super::{Finding, codes};
use crate::base::{Date, Message, parse_date};
use crate::corpus::CorpusError;

/// The entries of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppressions {
    /// In the order of the file.
    pub entries: Vec<Suppression>,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    code: Option<String>,
    record: Option<String>,
    provision: Option<String>,
    fingerprint: Option<String>,
    /// Why.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Date,
    /// Line of the file.
    pub line: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    suppress: Vec<toml::Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: Option<String>,
    record: Option<String>,
    provision: Option<String>,
    fingerprint: Option<String>,
    reason: Option<String>,
    until: Option<String>,
}

impl Suppressions {
    /// Reads a file.
    ///
    /// # Errors
    /// Not TOML, an entry without reason, last day or anything to fit, an unknown code.
    pub fn read(text: &str) -> Result<Self, CorpusError> {
        let fail = |message: Message| CorpusError { message, candidates: Vec::new() };
        let written: Written =
            toml::from_str(text).map_err(|e| fail(Message::new("check-suppress-toml").with("detail", e.to_string().trim_end())))?;
        let mut entries = Vec::new();
        for entry in written.suppress {
            let start = text.get(..entry.span().start).unwrap_or_default();
            let line = 1 + start.bytes().filter(|b| *b == b'\n').count() as u64;
            let refuse = |what: &'static str| fail(Message::new("check-suppress-entry").with("line", line).with("what", what));
            let entry = entry.into_inner();
            let some = |text: Option<String>| text.filter(|t| !t.trim().is_empty());
            let reason = some(entry.reason).ok_or_else(|| refuse("reason"))?;
            let until = some(entry.until).ok_or_else(|| refuse("until"))?;
            let until = parse_date(&until).map_err(|_| refuse("until-day"))?;
            let code = some(entry.code);
            let code = match code {
                Some(code) => Some(codes::find(&code).ok_or_else(|| refuse("code"))?.code.to_string()),
                None => None,
            };
            let (record, provision, fingerprint) = (some(entry.record), some(entry.provision), some(entry.fingerprint));
            if code.is_none() && record.is_none() && provision.is_none() && fingerprint.is_none() {
                return Err(refuse("nothing"));
            }
            entries.push(Suppression { code, record, provision, fingerprint, reason, until, line });
        }
        Ok(Suppressions { entries })
    }

    /// What is to be said of the entries after a run in which each took out so many findings; expired ones first.
    #[must_use]
    pub fn findings(&self, file: &str, used: &[u64], today: Date) -> Vec<Finding> {
        let unused = |i: usize| used.get(i).is_none_or(|n| *n == 0);
        let expired = self.entries.iter().filter(|e| !e.counts(today)).map(|e| ("NQ020", e, nq020::verdict(e)));
        let idle = self.entries.iter().enumerate().filter(|(i, e)| e.counts(today) && unused(*i));
        let idle = idle.map(|(_, e)| ("NQ021", e, nq021::verdict(e)));
        expired.chain(idle).map(|(code, entry, verdict)| Finding::on_file(code, verdict, file, entry.line)).collect()
    }

    /// The first entry that takes a finding out on a day.
    #[must_use]
    pub fn of(&self, finding: &Finding, today: Date) -> Option<usize> {
        self.entries.iter().position(|e| e.counts(today) && e.fits(finding))
    }
}

impl Suppression {
    /// Whether its last day has not passed.
    #[must_use]
    pub fn counts(&self, today: Date) -> bool {
        today <= self.until
    }

    /// Whether the finding is meant, whatever the day.
    #[must_use]
    pub fn fits(&self, finding: &Finding) -> bool {
        let text = |wanted: &Option<String>, found: Option<&str>| {
            wanted.as_ref().is_none_or(|pattern| found.is_some_and(|found| matches(pattern.trim(), found)))
        };
        self.code.as_ref().is_none_or(|code| code == finding.code)
            && text(&self.record, finding.record.as_deref())
            && (text(&self.provision, finding.provision.as_deref()) || text(&self.provision, finding.place.as_deref()))
            && self.fingerprint.as_ref().is_none_or(|f| *f == finding.fingerprint())
    }
}

/// Whether `text` has the shape of `pattern`, in which `*` stands for any letters.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, between)) = parts.split_last() else { return rest.is_empty() };
    for part in between {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_letters() {
        for (pattern, text, wanted) in [
            ("A-*", "A-1", true),
            ("A-*", "B-1", false),
            ("*", "", true),
            ("A", "A", true),
            ("A", "AB", false),
            ("*1*", "A-1-2", true),
            ("a*b", "ab", true),
            ("a*ba", "aba", true),
            ("ab*ba", "aba", false),
            ("**", "x", true),
        ] {
            assert_eq!(matches(pattern, text), wanted, "{pattern} {text}");
        }
    }

    #[test]
    fn an_entry_needs_a_reason_a_day_and_something_to_fit() {
        let what = |text: &str| {
            let error = Suppressions::read(text).unwrap_err().message;
            error.args.iter().find(|(n, _)| *n == "what").map(|(_, v)| v.clone()).unwrap_or(error.id.to_string())
        };
        let good = "# kept\n\n[[suppress]]\ncode = 'nq108'\nreason = 'r'\nuntil = '2026-12-31'\n";
        let read = Suppressions::read(good).unwrap();
        assert_eq!((read.entries[0].line, read.entries[0].code.as_deref()), (3, Some("NQ108")));
        assert!(
            read.entries[0].counts(parse_date("2026-12-31").unwrap()) && !read.entries[0].counts(parse_date("2027-01-01").unwrap())
        );
        assert_eq!(what("[[suppress]]\ncode = 'NQ108'\nuntil = '2026-12-31'\n"), "reason");
        assert_eq!(what("[[suppress]]\ncode = 'NQ108'\nreason = 'r'\n"), "until");
        assert_eq!(what("[[suppress]]\ncode = 'NQ108'\nreason = 'r'\nuntil = '2026-02-30'\n"), "until-day");
        assert_eq!(what("[[suppress]]\ncode = 'NQ999'\nreason = 'r'\nuntil = '2026-02-01'\n"), "code");
        assert_eq!(what("[[suppress]]\nreason = 'r'\nuntil = '2026-02-01'\n"), "nothing");
        assert_eq!(what("[[suppres]]\n"), "check-suppress-toml");
    }
}
