//! Where the references of acts lead in the corpus.

use std::collections::BTreeMap;

use super::resolve::provisions;
use super::{Corpus, Work, target::titles_match};
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
        let Some(act) = &citation.act else { return own.clone() };
        if own.status == CitationStatus::Internal {
            return own.clone();
        }
        let path = citation.path.clone().unwrap_or_default();
        match self.works(act).as_slice() {
            [work] => in_work(work, path, own),
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
            return self.corpus.works.iter().filter(|w| w.act.kind == act.kind && fits(w)).collect();
        }
        let Some(title) = &act.title else { return Vec::new() };
        let same: Vec<&Work> = self.by_title.get(&title_form(title)).into_iter().flatten().copied().filter(fits).collect();
        if !same.is_empty() || act.kind != Some(ActKind::Code) {
            return same;
        }
        // Codes are cited by names in any case.
        let codes = self.corpus.works.iter().filter(|w| w.act.kind == Some(ActKind::Code));
        codes.filter(fits).filter(|w| w.act.title.as_deref().is_some_and(|t| titles_match(t, title))).collect()
    }
}

fn in_work(work: &Work, path: ProvisionPath, own: &Resolved) -> Resolved {
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
            target: own.target.clone().filter(|_| false),
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

/// Follows every reference of every act once.
pub(super) fn resolve_all(corpus: &mut Corpus) {
    let titles = Titles::of(corpus);
    let resolved: Vec<Resolved> = texts(corpus).flat_map(|t| t.citations.iter().map(|c| titles.resolve(c))).collect();
    drop(titles);
    let mut resolved = resolved.into_iter();
    let texts = corpus.works.iter_mut().flat_map(|w| &mut w.manifestations);
    for citation in texts.flat_map(|m| &mut m.act.citations) {
        if let Some(found) = resolved.next() {
            citation.resolved = found;
        }
    }
}

fn texts(corpus: &Corpus) -> impl Iterator<Item = &Act> {
    corpus.works.iter().flat_map(|w| &w.manifestations).map(|m| &m.act)
}
