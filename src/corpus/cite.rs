//! Where the references of acts lead in the corpus.

use std::collections::BTreeMap;

use super::resolve::provisions;
use super::{CitedBy, Corpus, Work};
use crate::base::titles::same_title;
use crate::base::{ActKind, ActRef, Message, ProvisionPath, fold};
use crate::extract::{Act, Citation, CitationStatus, Resolved};

/// Acts by their titles, for those that are cited without a number.
pub(super) struct Titles<'c> {
    corpus: &'c Corpus,
    by_title: BTreeMap<String, Vec<&'c Work>>,
}

impl<'c> Titles<'c> {
    pub(super) fn of(corpus: &'c Corpus) -> Self {
        let mut by_title: BTreeMap<String, Vec<&Work>> = BTreeMap::new();
        for work in &corpus.works {
            if let Some(title) = &work.act.title {
                by_title.entry(title_form(title)).or_default().push(work);
            }
        }
        Titles { corpus, by_title }
    }

    /// Where a citation leads, seen from the whole corpus.
    pub(super) fn resolve(&self, citation: &Citation) -> Resolved {
        let own = &citation.resolved;
        if own.status == CitationStatus::Internal {
            return own.clone();
        }
        let Some(act) = &citation.act else { return self.by_target(own) };
        let path = citation.path.clone().unwrap_or_default();
        match self.works(act).as_slice() {
            [work] => in_work(work, path),
            [] => Resolved { in_corpus: Some(false), ..own.clone() },
            several => Resolved {
                status: CitationStatus::Ambiguous,
                target: None,
                candidates: several.iter().take(12).map(|w| w.id.clone()).collect(),
                reason: Some(Message::new("cite-several-acts").with("count", several.len())),
                in_corpus: Some(true),
            },
        }
    }

    /// New wording that says "these Rules" speaks of the act it goes into: its id is all that is known of it.
    fn by_target(&self, own: &Resolved) -> Resolved {
        let Some(target) = own.target.as_deref().filter(|_| own.status == CitationStatus::External) else { return own.clone() };
        let (id, path) = target.split_once('#').unwrap_or((target, ""));
        match (self.corpus.work(id), path.parse::<ProvisionPath>()) {
            (Some(work), Ok(path)) => in_work(work, path),
            _ => Resolved { in_corpus: Some(false), ..own.clone() },
        }
    }

    /// The Work and the provision that a citation in `own` leads to, where that is certain.
    fn place(&self, own: &Work, citation: &Citation) -> Option<(String, ProvisionPath)> {
        let resolved = self.resolve(citation);
        let target = resolved.target.as_deref()?;
        let (work, path) = match resolved.status {
            CitationStatus::Internal => (own.id.as_str(), target),
            CitationStatus::External => target.split_once('#').unwrap_or((target, "")),
            CitationStatus::Ambiguous | CitationStatus::Unresolved => return None,
        };
        let path = if path.is_empty() { ProvisionPath::default() } else { path.parse().ok()? };
        Some((work.to_string(), path))
    }

    fn works(&self, act: &ActRef) -> Vec<&'c Work> {
        if let Some(work) = self.corpus.work_of(act) {
            return vec![work];
        }
        // A number that no work has is no other act with a like title.
        if act.number.is_some() || act.registration.is_some() {
            return Vec::new();
        }
        let fits = |w: &&Work| (w.act.kind == act.kind || w.act.kind.is_none()) && (act.date.is_none() || w.act.date == act.date);
        if act.kind == Some(ActKind::Constitution) {
            return self.corpus.works.iter().map(|w| &**w).filter(|w| w.act.kind == act.kind && fits(w)).collect();
        }
        let Some(title) = &act.title else { return Vec::new() };
        let same: Vec<&Work> = self.by_title.get(&title_form(title)).into_iter().flatten().copied().filter(fits).collect();
        if !same.is_empty() || act.kind != Some(ActKind::Code) {
            return same;
        }
        // Codes are cited by names in any case.
        let codes = self.corpus.works.iter().map(|w| &**w).filter(|w| w.act.kind == Some(ActKind::Code));
        codes.filter(fits).filter(|w| w.act.title.as_deref().is_some_and(|t| same_title(t, title))).collect()
    }
}

fn in_work(work: &Work, path: ProvisionPath) -> Resolved {
    let has_text = !work.manifestations.is_empty();
    let external = |path: &ProvisionPath| Resolved {
        status: CitationStatus::External,
        target: Some(if path.is_empty() { work.id.clone() } else { format!("{}#{path}", work.id) }),
        in_corpus: Some(has_text),
        ..Resolved::default()
    };
    if path.is_empty() {
        return external(&path);
    }
    match provisions(work, &path).as_slice() {
        [one] => external(one),
        [] if has_text => Resolved {
            reason: Some(Message::new("cite-no-provision").with("path", &path)),
            candidates: vec![work.id.clone()],
            in_corpus: Some(true),
            ..Resolved::default()
        },
        [] => Resolved { in_corpus: Some(false), reason: Some(Message::new("cite-not-in-corpus")), ..external(&path) },
        many => Resolved {
            status: CitationStatus::Ambiguous,
            candidates: many.iter().take(12).map(|p| format!("{}#{p}", work.id)).collect(),
            reason: Some(Message::new("cite-ambiguous").with("count", many.len())),
            in_corpus: Some(has_text),
            target: None,
        },
    }
}

/// A title in the form in which titles compare.
fn title_form(title: &str) -> String {
    let folded = fold(title).text;
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let words = words.strip_prefix(&["қазақстан", "республикасының"]).unwrap_or(&words);
    words.join(" ")
}

impl Corpus {
    /// Follows the references of an act into this corpus.
    pub fn resolve_citations(&self, act: &mut Act) {
        let titles = Titles::of(self);
        for citation in &mut act.citations {
            citation.resolved = titles.resolve(citation);
        }
    }
}

/// Follows every reference of every act and enters it where it leads.
pub(super) fn follow_all(corpus: &mut Corpus) {
    let mut found: Vec<(usize, CitedBy)> = Vec::new();
    let titles = Titles::of(corpus);
    for work in &corpus.works {
        for (manifestation, text) in work.manifestations.iter().enumerate() {
            for (citation, c) in text.act.citations.iter().enumerate() {
                let Some((target, path)) = titles.place(work, c) else { continue };
                let Ok(at) = corpus.works.binary_search_by(|w| w.id.as_str().cmp(&target)) else { continue };
                found.push((at, CitedBy { by: work.id.clone(), manifestation, citation, path }));
            }
        }
    }
    drop(titles);
    found.sort_by_key(|(at, _)| *at);
    for same in found.chunk_by(|a, b| a.0 == b.0) {
        if let Some(work) = same.first().and_then(|(at, _)| corpus.works.get_mut(*at)) {
            work.cited_by = same.iter().map(|(_, c)| c.clone()).collect::<Vec<_>>().into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::CitationForm;

    fn citation(act: Option<ActRef>, path: &str, resolved: Resolved) -> Citation {
        let path = path.parse().ok().filter(|p: &ProvisionPath| !p.is_empty());
        let span = crate::base::Span::new(0, 1);
        Citation { text: String::new(), act, path, span, form: CitationForm::Act, link: None, resolved }
    }

    #[test]
    fn an_act_is_found_by_number_or_title_and_not_by_half_of_them() {
        let corpus = Corpus::open(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).expect("the corpus");
        let titles = Titles::of(&corpus);
        let number = ActRef {
            kind: Some(ActKind::Resolution),
            date: crate::base::parse_date("2012-03-28").ok(),
            number: Some("361".into()),
            ..ActRef::default()
        };
        let found = titles.resolve(&citation(Some(number.clone()), "item-7", Resolved::default()));
        assert_eq!((found.status, found.in_corpus), (CitationStatus::External, Some(true)));
        assert!(found.target.is_some_and(|t| t.ends_with("#document-1/item-7")));
        let missing = titles.resolve(&citation(Some(number.clone()), "item-700", Resolved::default()));
        assert_eq!(missing.status, CitationStatus::Unresolved);
        assert_eq!(missing.reason.map(|r| r.id), Some("cite-no-provision"));
        let other = ActRef { number: Some("3610".into()), ..number };
        assert_eq!(titles.resolve(&citation(Some(other), "", Resolved::default())).in_corpus, Some(false));
        let half = ActRef { kind: Some(ActKind::Law), title: Some("Халықтың".into()), ..ActRef::default() };
        assert_eq!(titles.resolve(&citation(Some(half), "", Resolved::default())).in_corpus, Some(false));
    }
}
