//! `nusqa.finding/1`.

use std::collections::BTreeMap;

use nusqa::base::Evidence;
use nusqa::check::{self, Summary};
use serde::Serialize;

use super::{ActRefJson, span, version::Version};
use crate::i18n::I18n;

/// One finding.
#[derive(Serialize)]
pub struct Finding {
    /// Only where the finding is a document of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    schema: Option<&'static str>,
    code: &'static str,
    severity: &'static str,
    record: Option<String>,
    file: String,
    line: u64,
    provision: Option<String>,
    message: String,
    help: String,
    used: Option<Version>,
    applicable: Vec<Version>,
    evidence: Vec<Quoted>,
    name: &'static str,
    day: Option<String>,
    because: Vec<String>,
    /// The change that is to blame.
    cause: Option<Cause>,
    needs_lawyer: bool,
    fingerprint: String,
}

#[derive(Serialize)]
struct Cause {
    event: &'static str,
    act: ActRefJson,
}

/// Where something is written, and the words there.
#[derive(Serialize)]
pub struct Quoted {
    file: String,
    span: [usize; 2],
    quote: String,
}

impl From<&(Evidence, String)> for Quoted {
    fn from((evidence, quote): &(Evidence, String)) -> Self {
        Quoted { file: evidence.file.clone(), span: span(evidence.span), quote: quote.clone() }
    }
}

impl Finding {
    /// A finding among others of one document.
    pub fn new(finding: &check::Finding, i18n: &I18n) -> Self {
        Finding {
            schema: None,
            code: finding.code,
            severity: finding.severity.as_str(),
            record: finding.record.clone(),
            file: finding.file.clone(),
            line: finding.line,
            provision: finding.provision.clone(),
            message: i18n.tr(&finding.message),
            help: i18n.tr(&finding.help),
            used: finding.used.as_ref().map(|v| Version::new(v, i18n)),
            applicable: finding.applicable.iter().map(|v| Version::new(v, i18n)).collect(),
            evidence: finding.evidence.iter().map(Quoted::from).collect(),
            name: finding.name,
            day: finding.day.map(|d| d.to_string()),
            because: finding.because.iter().map(|m| i18n.tr(m)).collect(),
            cause: finding.cause.as_ref().map(|c| Cause { event: c.event, act: ActRefJson::from(&c.act) }),
            needs_lawyer: finding.lawyer,
            fingerprint: finding.fingerprint(),
        }
    }

    /// A finding on a line of its own.
    pub fn alone(finding: &check::Finding, i18n: &I18n) -> Self {
        Finding { schema: Some("nusqa.finding/1"), ..Finding::new(finding, i18n) }
    }
}

/// How much was checked and found.
#[derive(Serialize)]
pub struct SummaryJson {
    records: u64,
    checks: u64,
    findings: u64,
    by_code: BTreeMap<&'static str, u64>,
    by_severity: BTreeMap<&'static str, u64>,
    /// Findings that a baseline knows.
    known: u64,
    /// Findings that a suppression file takes out.
    suppressed: u64,
}

impl SummaryJson {
    /// The counts of a run.
    pub fn new(summary: &Summary, known: u64, suppressed: u64) -> Self {
        SummaryJson {
            records: summary.records,
            checks: summary.checks,
            findings: summary.findings(),
            by_code: summary.by_code.clone(),
            by_severity: summary.by_severity.iter().map(|(s, n)| (s.as_str(), *n)).collect(),
            known,
            suppressed,
        }
    }
}
