//! `nusqa.impact/1`.

use nusqa::base::Date;
use nusqa::pins::{self, Affected, Options};
use serde::Serialize;

use super::version::{Bound, Cause, Version};
use super::{EvidenceJson, span};
use crate::i18n::I18n;
use crate::render::text::Impact;

/// The changes to come.
#[derive(Serialize)]
pub struct ImpactJson {
    schema: &'static str,
    on: String,
    until: String,
    known_on: Option<String>,
    changes: Vec<Coming>,
}

#[derive(Serialize)]
struct Coming {
    work: String,
    from: Bound,
    cause: Cause,
    provisions: Vec<Change>,
    citing: Vec<Citing>,
    pins: Vec<Pin>,
    cases: Vec<Case>,
}

#[derive(Serialize)]
struct Change {
    provision: Option<String>,
    event: &'static str,
    before: Option<Version>,
    after: Option<Version>,
    materiality: Option<Vec<&'static str>>,
}

#[derive(Serialize)]
struct Citing {
    work: String,
    provision: Option<String>,
    text: String,
    evidence: EvidenceJson,
}

#[derive(Serialize)]
struct Pin {
    file: String,
    line: u64,
    rule: Option<String>,
    reference: String,
}

#[derive(Serialize)]
struct Case {
    record: Option<String>,
    file: String,
    line: u64,
    provision: String,
}

impl ImpactJson {
    /// All of them, the earliest first.
    pub fn new(options: &Options, known_on: Option<Date>, told: &Impact<'_>, i18n: &I18n) -> Self {
        ImpactJson {
            schema: "nusqa.impact/1",
            on: options.on.to_string(),
            until: options.horizon.to_string(),
            known_on: known_on.map(|d| d.to_string()),
            changes: told.coming.iter().map(|c| coming(c, told, i18n)).collect(),
        }
    }
}

fn coming(coming: &pins::Coming, told: &Impact<'_>, i18n: &I18n) -> Coming {
    let path = |p: &nusqa::base::ProvisionPath| (!p.is_empty()).then(|| p.to_string());
    let change = |c: &pins::Change| Change {
        provision: path(&c.path),
        event: match (&c.before, &c.after) {
            (_, None) => "ends",
            (None, _) => "begins",
            _ => "changes",
        },
        before: c.before.as_ref().map(|v| Version::new(v, i18n)),
        after: c.after.as_ref().map(|v| Version::new(v, i18n)),
        materiality: c.difference.as_ref().map(|d| d.classes.iter().map(|c| c.as_str()).collect()),
    };
    let pin = |a: &Affected| {
        let mention = told.mentions.get(a.index)?;
        let rule = mention.rule.as_ref().map(|r| r.id.clone());
        Some(Pin { file: mention.file.clone(), line: mention.line, rule, reference: a.reference.clone() })
    };
    let case = |a: &Affected| {
        let case = told.cases.get(a.index)?;
        Some(Case { record: case.id.clone(), file: case.file.clone(), line: case.line, provision: a.reference.clone() })
    };
    let citing = |c: &pins::Citing| Citing {
        work: c.work.clone(),
        provision: path(&c.path),
        text: c.text.clone(),
        evidence: EvidenceJson { file: c.evidence.file.clone(), span: span(c.evidence.span) },
    };
    Coming {
        work: coming.work.clone(),
        from: Bound::new(&coming.from, i18n),
        cause: Cause::from(&coming.cause),
        provisions: coming.changes.iter().map(change).collect(),
        citing: coming.citing.iter().map(citing).collect(),
        pins: coming.pins.iter().filter_map(pin).collect(),
        cases: coming.cases.iter().filter_map(case).collect(),
    }
}
