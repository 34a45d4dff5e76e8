//! `nusqa.bisect/1`: where replay and an edition part.

use nusqa::replay::Difference;
use serde::Serialize;

use super::ActRefJson;
use crate::commands::bisect::Compared;
use crate::i18n::I18n;

/// Every pair of editions compared.
#[derive(Serialize)]
pub struct BisectJson {
    schema: &'static str,
    editions: Vec<EditionsJson>,
}

#[derive(Serialize)]
struct EditionsJson {
    base: String,
    edition: String,
    amending: Vec<AmendingJson>,
    missing: Vec<ActRefJson>,
    compared: usize,
    /// The file of the act after which they disagree first.
    agreement_ends_at: Option<String>,
    differences: Vec<DifferenceJson>,
}

#[derive(Serialize)]
struct AmendingJson {
    file: String,
    act: ActRefJson,
    applied: usize,
    conflicts: usize,
}

#[derive(Serialize)]
struct DifferenceJson {
    path: String,
    class: &'static str,
    replayed: Option<String>,
    edition: Option<String>,
    after: Option<String>,
    missing: Option<ActRefJson>,
    conflict: Option<String>,
}

impl BisectJson {
    /// Comparisons with messages as sentences.
    pub fn new(compared: &[Compared], i18n: &I18n) -> Self {
        let editions = compared
            .iter()
            .map(|c| {
                let file = |i: usize| c.amending.get(i).map(|a| a.0.clone());
                let difference = |d: &Difference| DifferenceJson {
                    path: d.path.to_string(),
                    class: d.class.as_str(),
                    replayed: d.replayed.clone(),
                    edition: d.edition.clone(),
                    after: d.after.and_then(file),
                    missing: d.missing.as_ref().map(ActRefJson::from),
                    conflict: d.conflict.as_ref().map(|c| i18n.tr(&c.message)),
                };
                let amending = c.amending.iter().zip(&c.result.outcomes).map(|((file, act), outcomes)| AmendingJson {
                    file: file.clone(),
                    act: ActRefJson::from(act),
                    applied: outcomes.iter().filter(|o| o.as_str() == "applied").count(),
                    conflicts: outcomes.iter().filter(|o| o.as_str() == "conflict").count(),
                });
                EditionsJson {
                    base: c.base.clone(),
                    edition: c.edition.clone(),
                    amending: amending.collect(),
                    missing: c.missing.iter().map(ActRefJson::from).collect(),
                    compared: c.result.compared,
                    agreement_ends_at: c.result.agreement_ends_at().and_then(file),
                    differences: c.result.differences.iter().map(difference).collect(),
                }
            })
            .collect();
        BisectJson { schema: "nusqa.bisect/1", editions }
    }
}
