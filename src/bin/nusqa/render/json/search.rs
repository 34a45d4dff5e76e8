//! `nusqa.search/1`.

use nusqa::base::Date;
use nusqa::corpus::Reference;
use nusqa::query::search::{Hit, SearchResults};
use nusqa::timeline::Answer;
use serde::Serialize;

use super::version::Bound;
use crate::i18n::I18n;

/// Hits, best first.
#[derive(Serialize)]
pub struct Search<'a> {
    schema: &'static str,
    query: &'a str,
    on: String,
    known_on: Option<String>,
    total: usize,
    hits: Vec<HitJson<'a>>,
    /// With `--known-on`: what is found by what is known now.
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<NowJson<'a>>,
    notices: Vec<String>,
    /// No wording has all the words; these have most of them.
    relaxed: bool,
    reference: Option<ReferenceJson<'a>>,
    suggestion: Option<&'a str>,
    facets: Option<FacetsJson<'a>>,
}

/// The other clock: what is known now.
#[derive(Serialize)]
struct NowJson<'a> {
    same: bool,
    total: usize,
    hits: Vec<HitJson<'a>>,
}

/// Where the query leads as a reference.
#[derive(Serialize)]
struct ReferenceJson<'a> {
    work: &'a str,
    provision: Option<String>,
    on: String,
    answer: &'static str,
    version: Option<&'a str>,
}

#[derive(Serialize)]
struct FacetsJson<'a> {
    kind: Vec<CountJson<'a>>,
    issuer: Vec<CountJson<'a>>,
    language: Vec<CountJson<'a>>,
    work: Vec<CountJson<'a>>,
}

#[derive(Serialize)]
struct CountJson<'a> {
    value: &'a str,
    count: usize,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    why: Vec<String>,
}

impl<'a> Search<'a> {
    /// The answer to a query.
    pub fn new(
        query: &'a str,
        on: Date,
        jump: Option<(&'a Reference, Date, &'a Answer)>,
        results: &'a SearchResults,
        i18n: &I18n,
    ) -> Self {
        let counts = |c: &'a [(String, usize)]| c.iter().map(|(value, count)| CountJson { value, count: *count }).collect();
        Search {
            schema: "nusqa.search/1",
            query,
            on: on.to_string(),
            known_on: None,
            now: None,
            total: results.total,
            hits: results.hits.iter().map(|h| HitJson::new(h, i18n)).collect(),
            relaxed: results.relaxed,
            notices: results.notices.iter().map(|m| i18n.tr(m)).collect(),
            reference: jump.map(|(reference, day, answer)| ReferenceJson {
                work: &reference.work,
                provision: (!reference.path.is_empty()).then(|| reference.path.to_string()),
                on: day.to_string(),
                answer: answer.kind.as_str(),
                version: answer.versions.first().map(|v| v.id.as_str()),
            }),
            suggestion: results.suggestion.as_deref(),
            facets: results.facets.as_ref().map(|f| FacetsJson {
                kind: counts(&f.kinds),
                issuer: counts(&f.issuers),
                language: counts(&f.languages),
                work: counts(&f.works),
            }),
        }
    }

    /// Beside what is found by what was known on a day, what is found by what is known now; the flag: the same.
    pub fn beside(self, known_on: Option<Date>, now: Option<(bool, &'a SearchResults)>, i18n: &I18n) -> Self {
        let now = now.map(|(same, found)| NowJson {
            same,
            total: found.total,
            hits: found.hits.iter().map(|h| HitJson::new(h, i18n)).collect(),
        });
        Search { known_on: known_on.map(|d| d.to_string()), now, ..self }
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
            why: hit.why.iter().map(|m| i18n.tr(m)).collect(),
        }
    }
}
