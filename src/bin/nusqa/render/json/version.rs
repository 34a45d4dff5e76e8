//! `nusqa.show/1` and `nusqa.history/1`.

use nusqa::base::{self, Date};
use nusqa::corpus::Reference;
use nusqa::query::Leg;
use nusqa::timeline::{self, Answer};
use serde::Serialize;

use super::{ActRefJson, EvidenceJson};
use crate::i18n::I18n;

/// `nusqa.show/1`.
#[derive(Serialize)]
pub struct Show {
    schema: &'static str,
    work: String,
    provision: Option<String>,
    on: String,
    known_on: Option<String>,
    answer: &'static str,
    reason: String,
    /// The first day the act itself is in force (күшіне ену), which need not be the day it is applied from.
    act_in_force: Bound,
    versions: Vec<Version>,
    /// With `--known-on`: the answer by what is known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<NowJson>,
}

/// The other clock: what is known now.
#[derive(Serialize)]
struct NowJson {
    /// It says what was known then.
    same: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    versions: Vec<Version>,
}

/// A question about a day.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// What.
    pub reference: &'a Reference,
    /// When.
    pub on: Date,
    /// With what had been published by then.
    pub known_on: Option<Date>,
}

impl Show {
    /// The answer to "what applied on this day".
    pub fn new(asked: &Asked<'_>, force: &base::Bound, answer: &Answer, i18n: &I18n) -> Self {
        let Asked { reference, on, known_on } = *asked;
        Show {
            schema: "nusqa.show/1",
            work: reference.work.clone(),
            provision: provision(reference),
            on: on.to_string(),
            known_on: known_on.map(|d| d.to_string()),
            answer: answer.kind.as_str(),
            reason: i18n.tr(&answer.reason),
            act_in_force: Bound::new(force, i18n),
            versions: answer.versions.iter().map(|v| Version::new(v, i18n)).collect(),
            now: None,
        }
    }

    /// Beside the answer of that day, the one of today's knowledge.
    pub fn beside(self, now: Option<&Answer>, then: &Answer, i18n: &I18n) -> Self {
        let now = now.map(|a| NowJson {
            same: a == then,
            answer: Some(a.kind.as_str()),
            reason: Some(i18n.tr(&a.reason)),
            versions: a.versions.iter().map(|v| Version::new(v, i18n)).collect(),
        });
        Show { now, ..self }
    }
}

/// `nusqa.history/1`.
#[derive(Serialize)]
pub struct History {
    schema: &'static str,
    work: String,
    provision: Option<String>,
    known_on: Option<String>,
    versions: Vec<Version>,
    /// With `--known-on`: the versions known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<NowJson>,
}

impl History {
    /// All versions, oldest first.
    pub fn new(reference: &Reference, known_on: Option<Date>, versions: &[timeline::Version], i18n: &I18n) -> Self {
        History {
            schema: "nusqa.history/1",
            work: reference.work.clone(),
            provision: provision(reference),
            known_on: known_on.map(|d| d.to_string()),
            versions: versions.iter().map(|v| Version::new(v, i18n)).collect(),
            now: None,
        }
    }

    /// Beside the versions known that day, those known now.
    pub fn beside(self, now: Option<&[timeline::Version]>, then: &[timeline::Version], i18n: &I18n) -> Self {
        let now = now.map(|all| NowJson {
            same: all == then,
            answer: None,
            reason: None,
            versions: all.iter().map(|v| Version::new(v, i18n)).collect(),
        });
        History { now, ..self }
    }
}

/// `nusqa.history/1` of several acts: the one asked about, and those it replaced.
#[derive(Serialize)]
pub struct Across {
    #[serde(flatten)]
    own: Option<History>,
    across: Vec<LegJson>,
}

#[derive(Serialize)]
struct LegJson {
    work: String,
    provision: Option<String>,
    replaced_by: Option<String>,
    source: Option<String>,
    versions: Vec<Version>,
}

impl Across {
    /// Nearest first.
    pub fn new(reference: &Reference, known_on: Option<Date>, legs: &[Leg], i18n: &I18n) -> Self {
        let (own, others) = match legs.split_first() {
            Some((own, others)) => (Some(History::new(reference, known_on, &own.versions, i18n)), others),
            None => (None, legs),
        };
        let leg = |l: &Leg| LegJson {
            work: l.work.clone(),
            provision: (!l.path.is_empty()).then(|| l.path.to_string()),
            replaced_by: l.replaced_by.clone(),
            source: l.source.clone(),
            versions: l.versions.iter().map(|v| Version::new(v, i18n)).collect(),
        };
        Across { own, across: others.iter().map(leg).collect() }
    }
}

/// The path, or null for the act itself.
fn provision(reference: &Reference) -> Option<String> {
    (!reference.path.is_empty()).then(|| reference.path.to_string())
}

/// One version.
#[derive(Serialize)]
pub struct Version {
    id: String,
    text: Option<String>,
    text_status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_reason: Option<String>,
    from: Bound,
    until: Option<Bound>,
    cause: Cause,
    ended_by: Option<Cause>,
    /// Relations that arose since are governed by it too.
    #[serde(skip_serializing_if = "Option::is_none")]
    relations_since: Option<String>,
    /// What it would say if changes of unknown order came otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_outcomes: Vec<Outcome>,
    /// Whether it is such an outcome itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    by_other_order: bool,
}

#[derive(Serialize)]
struct Outcome {
    id: String,
    text: Option<String>,
    order: Vec<String>,
}

impl Version {
    /// A version with the missing facts as sentences.
    pub fn new(version: &timeline::Version, i18n: &I18n) -> Self {
        Version {
            id: version.id.clone(),
            text: version.text.clone(),
            text_status: version.text_status.as_str(),
            text_reason: version.text_reason.as_ref().map(|m| i18n.tr(m)),
            from: Bound::new(&version.from, i18n),
            until: version.until.as_ref().map(|b| Bound::new(b, i18n)),
            cause: Cause::from(&version.cause),
            ended_by: version.ended_by.as_ref().map(Cause::from),
            relations_since: version.relations.map(|d| d.to_string()),
            other_outcomes: version
                .outcomes
                .iter()
                .map(|o| Outcome { id: o.id.clone(), text: o.text.clone(), order: o.acts.clone() })
                .collect(),
            by_other_order: version.by_other_order,
        }
    }
}

#[derive(Serialize)]
pub struct Cause {
    event: &'static str,
    act: ActRefJson,
    evidence: Option<EvidenceJson>,
    /// Where else it is said.
    more: Vec<EvidenceJson>,
}

impl From<&timeline::Cause> for Cause {
    fn from(cause: &timeline::Cause) -> Self {
        Cause {
            event: cause.event,
            act: ActRefJson::from(&cause.act),
            evidence: cause.evidence.as_ref().map(EvidenceJson::from),
            more: cause.more.iter().map(EvidenceJson::from).collect(),
        }
    }
}

/// `bound`.
#[derive(Serialize)]
pub struct Bound {
    exact: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    rule: String,
    missing: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    presumed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
}

impl Bound {
    /// A boundary with the missing facts as sentences.
    pub fn new(bound: &base::Bound, i18n: &I18n) -> Self {
        let day = |d: Option<Date>| d.map(|d| d.to_string());
        Bound {
            exact: day(bound.exact),
            earliest: day(bound.earliest),
            latest: day(bound.latest),
            rule: bound.rule.clone(),
            missing: bound.missing.iter().map(|m| i18n.tr(m)).collect(),
            presumed: bound.presumed,
            article: bound.basis.as_ref().map(|m| i18n.tr(m)),
        }
    }
}
