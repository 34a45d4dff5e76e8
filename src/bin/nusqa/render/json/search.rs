//! `nusqa.search/1`.

use nusqa::base::Date;
use nusqa::query::search::{Hit, SearchResults};
use serde::Serialize;

use super::version::Bound;
use crate::i18n::I18n;

/// Hits, best first.
#[derive(Serialize)]
pub struct Search<'a> {
    schema: &'static str,
    query: &'a str,
    on: String,
    total: usize,
    hits: Vec<HitJson<'a>>,
    notices: Vec<String>,
}

#[derive(Serialize)]
struct HitJson<'a> {
    work: &'a str,
    provision: &'a str,
    version: &'a str,
    score: f64,
    title: &'a str,
    snippet: &'a str,
    highlights: Vec<[usize; 2]>,
    from: Bound,
    until: Option<Bound>,
    uncertain: bool,
}

impl<'a> Search<'a> {
    /// The answer to a query.
    pub fn new(query: &'a str, on: Date, results: &'a SearchResults, i18n: &I18n) -> Self {
        Search {
            schema: "nusqa.search/1",
            query,
            on: on.to_string(),
            total: results.total,
            hits: results.hits.iter().map(|h| HitJson::new(h, i18n)).collect(),
            notices: results.notices.iter().map(|m| i18n.tr(m)).collect(),
        }
    }
}

impl<'a> HitJson<'a> {
    fn new(hit: &'a Hit, i18n: &I18n) -> Self {
        HitJson {
            work: &hit.work,
            provision: &hit.provision,
            version: &hit.version,
            // Three decimals: more would only tell the machine's rounding.
            score: (f64::from(hit.score) * 1000.0).round() / 1000.0,
            title: &hit.title,
            snippet: &hit.snippet,
            highlights: hit.highlights.iter().map(|r| [r.start, r.end]).collect(),
            from: Bound::new(&hit.from, i18n),
            until: hit.until.as_ref().map(|b| Bound::new(b, i18n)),
            uncertain: hit.uncertain,
        }
    }
}
