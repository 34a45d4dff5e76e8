//! `nusqa.acts/1`.

use nusqa::base::Date;
use nusqa::query::ActStatus;
use serde::Serialize;

use super::{ActRefJson, version::Bound};
use crate::i18n::I18n;

/// The works of a corpus on a day.
#[derive(Serialize)]
pub struct Acts {
    schema: &'static str,
    on: String,
    known_on: Option<String>,
    acts: Vec<Row>,
}

impl Acts {
    /// In the order given.
    pub fn new(on: Date, known_on: Option<Date>, acts: &[ActStatus], i18n: &I18n) -> Self {
        let acts = acts.iter().map(|a| Row::new(a, i18n)).collect();
        Acts { schema: "nusqa.acts/1", on: on.to_string(), known_on: known_on.map(|d| d.to_string()), acts }
    }
}

#[derive(Serialize)]
struct Row {
    work: String,
    kind: Option<&'static str>,
    issuer: Option<String>,
    date: Option<String>,
    number: Option<String>,
    registration: Option<String>,
    title: Option<String>,
    status: &'static str,
    reason: String,
    from: Option<Bound>,
    until: Option<Bound>,
    text: &'static str,
    files: Vec<String>,
    /// Acts it was made under that have lost force.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    orphaned_by: Vec<LostBasis>,
}

#[derive(Serialize)]
struct LostBasis {
    work: String,
    act: ActRefJson,
    until: Bound,
}

impl Row {
    fn new(status: &ActStatus, i18n: &I18n) -> Self {
        let act = ActRefJson::from(&status.act);
        Row {
            work: status.work.clone(),
            kind: act.kind,
            issuer: act.issuer,
            date: act.date,
            number: act.number,
            registration: act.registration,
            title: act.title,
            status: status.answer.kind.as_str(),
            reason: i18n.tr(&status.answer.reason),
            from: status.from.as_ref().map(|b| Bound::new(b, i18n)),
            until: status.until.as_ref().map(|b| Bound::new(b, i18n)),
            text: if status.has_text { "known" } else { "unknown" },
            files: status.files.clone(),
            orphaned_by: status
                .lost_bases
                .iter()
                .map(|b| LostBasis { work: b.work.clone(), act: ActRefJson::from(&b.act), until: Bound::new(&b.until, i18n) })
                .collect(),
        }
    }
}
