//! Acts made under an act that has lost force (Law on legal acts, art. 27(2)): whoever made them has to repeal them, and until then
//! they apply.

use std::collections::BTreeMap;

use crate::base::{ActKind, ActRef, Bound, Date, Kind, ProvisionPath};
use crate::corpus::{Corpus, Work};
use crate::extract::CitationForm;
use crate::timeline::{Lifecycle, NotInForce};

/// An act that another one was made under, and that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostBasis {
    /// Work id of the act gone.
    pub work: String,
    /// The act.
    pub act: ActRef,
    /// When it ceased.
    pub until: Bound,
}

/// The acts of a higher rank that a Work is made under and that cease to be in force, whenever that is.
#[must_use]
pub fn lost_bases(corpus: &Corpus, work: &str, known_on: Option<Date>) -> Vec<LostBasis> {
    let Some(work) = corpus.work(work) else { return Vec::new() };
    Date::from_ymd_opt(9999, 12, 31).map(|end| Bases::default().lost(corpus, work, end, known_on)).unwrap_or_default()
}

/// What is known of the acts that others are made under, each asked once.
#[derive(Default)]
pub(super) struct Bases {
    ends: BTreeMap<String, Option<Bound>>,
}

impl Bases {
    /// The acts of a higher rank that the preamble of a Work rests on and that had certainly lost force by a day.
    pub(super) fn lost(&mut self, corpus: &Corpus, work: &Work, on: Date, known_on: Option<Date>) -> Vec<LostBasis> {
        let mut out: Vec<LostBasis> = Vec::new();
        for basis in bases(corpus, work) {
            let until = match self.ends.get(&basis.id) {
                Some(known) => known.clone(),
                None => {
                    let end = end(corpus, basis, on, known_on);
                    self.ends.insert(basis.id.clone(), end.clone());
                    end
                }
            };
            if let Some(until) = until
                && !out.iter().any(|o| o.work == basis.id)
            {
                out.push(LostBasis { work: basis.id.clone(), act: basis.act.clone(), until });
            }
        }
        out
    }
}

/// When an act ceased, where it surely had by the day.
fn end(corpus: &Corpus, work: &Work, on: Date, known_on: Option<Date>) -> Option<Bound> {
    let line = Lifecycle::of(corpus, work, known_on).timeline(&ProvisionPath::default());
    if line.on(on).not_in_force != Some(NotInForce::Repealed) {
        return None;
    }
    line.versions().last().and_then(|v| v.until.clone())
}

/// The Works that the preamble cites as what the act is made under.
fn bases<'c>(corpus: &'c Corpus, work: &'c Work) -> impl Iterator<Item = &'c Work> {
    let rank = |kind: Option<ActKind>| kind.and_then(|k| ActKind::ALL.iter().position(|x| *x == k)).unwrap_or(usize::MAX);
    work.manifestations.iter().flat_map(move |text| {
        let document = &text.act.document;
        let preambles: Vec<_> = document
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, n)| n.kind == Kind::Preamble)
            .map(|(id, _)| document.source_span(id))
            .collect();
        let inside = move |at: usize| preambles.iter().any(|p| p.start() <= at && at < p.end());
        let cited = text
            .act
            .citations
            .iter()
            .filter(move |c| matches!(c.form, CitationForm::Act | CitationForm::ShortName) && inside(c.span.start()));
        let found = cited.filter_map(|c| corpus.work_of(c.act.as_ref()?));
        found.filter(move |basis| basis.id != work.id && rank(basis.act.kind) < rank(work.act.kind))
    })
}
