//! From the changes to come to all that rests on what they change.

use std::collections::BTreeMap;

use super::finding::Difference;
use super::judge::place;
use super::law::Law;
use super::mention::Mention;
use super::verify::Options;
use crate::base::{Bound, Evidence, ProvisionPath};
use crate::corpus::{Corpus, Reference, Work};
use crate::timeline::{Cause, Lifecycle, Version};

/// A change that comes after the day and within the horizon, or may.
#[derive(Clone, Debug, PartialEq)]
pub struct Coming {
    /// Work id.
    pub work: String,
    /// What changes: the outermost provisions that the act changes on that day. Empty path: the act.
    pub changes: Vec<Change>,
    /// The first day of it.
    pub from: Bound,
    /// What brings it.
    pub cause: Cause,
    /// Provisions elsewhere that refer to what changes.
    pub citing: Vec<Citing>,
    /// Places in sources and rule files that rest on it: index in the mentions given, and the reference.
    pub pins: Vec<Affected>,
    /// Open cases that rest on it.
    pub cases: Vec<Affected>,
}

/// One provision that changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Which.
    pub path: ProvisionPath,
    /// The wording that ends, where there is one.
    pub before: Option<Version>,
    /// The wording that begins; `None` where force ends.
    pub after: Option<Version>,
    /// From the one to the other, where both are known.
    pub difference: Option<Difference>,
}

/// A provision that refers to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citing {
    /// Work id.
    pub work: String,
    /// Where the reference stands.
    pub path: ProvisionPath,
    /// The reference as written.
    pub text: String,
    /// File and place of it.
    pub evidence: Evidence,
}

/// One of the places or cases given, by its index, and the reference of it that is concerned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Affected {
    /// Index.
    pub index: usize,
    /// As written.
    pub reference: String,
}

/// Every change to come, the earliest first, with the mentions and the open cases (the references that each rests on) it concerns.
pub fn impact(law: &mut Law<'_>, mentions: &[Mention], cases: &[Vec<String>], options: &Options) -> Vec<Coming> {
    let corpus = law.corpus;
    let mut out: Vec<Coming> = corpus.works.iter().flat_map(|work| of_work(corpus, work, law.known_on, options)).collect();
    let mut by_work: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, coming) in out.iter().enumerate() {
        by_work.entry(&coming.work).or_default().push(i);
    }
    let by_work: BTreeMap<String, Vec<usize>> = by_work.into_iter().map(|(w, i)| (w.to_string(), i)).collect();
    for (index, mention) in mentions.iter().enumerate() {
        let (reference, asked) = law.ask_any(&mention.candidates, options.on);
        if let Ok(known) = asked {
            enter(&mut out, &by_work, &known.reference, |c| c.pins.push(Affected { index, reference: reference.clone() }));
        }
    }
    for (index, references) in cases.iter().enumerate() {
        for reference in references {
            if let Ok(found) = corpus.resolve(reference) {
                enter(&mut out, &by_work, &found, |c| c.cases.push(Affected { index, reference: reference.clone() }));
            }
        }
    }
    for coming in &mut out {
        coming.pins.dedup();
        coming.cases.dedup();
    }
    out.sort_by(|a, b| (a.from.earliest, a.from.latest, &a.work).cmp(&(b.from.earliest, b.from.latest, &b.work)));
    out
}

/// Does something with every change that concerns a provision: it, what stands in it, or what it stands in.
fn enter(out: &mut [Coming], by_work: &BTreeMap<String, Vec<usize>>, at: &Reference, mut with: impl FnMut(&mut Coming)) {
    for i in by_work.get(&at.work).into_iter().flatten() {
        if let Some(coming) = out.get_mut(*i)
            && coming.changes.iter().any(|c| c.path.contains(&at.path) || at.path.contains(&c.path))
        {
            with(coming);
        }
    }
}

/// The changes to come of one Work, those of one act on one day together.
fn of_work(corpus: &Corpus, work: &Work, known_on: Option<crate::base::Date>, options: &Options) -> Vec<Coming> {
    let life = Lifecycle::of(corpus, work, known_on);
    let within = |b: &Bound| b.earliest.is_some_and(|d| d <= options.horizon) && !b.surely_by(options.on);
    // What changes anywhere in an act changes the act.
    let whole = life.timeline(&ProvisionPath::default());
    let any = whole.versions().iter().any(|v| within(&v.from) || v.until.as_ref().is_some_and(within));
    if !any {
        return Vec::new();
    }
    let mut found: Vec<(Bound, Cause, Change)> = Vec::new();
    let empty = ProvisionPath::default();
    for path in std::iter::once(&empty).chain(&work.outline) {
        let line = life.timeline(path);
        let versions = line.versions();
        for (i, version) in versions.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| versions.get(i));
            let itself = line.is_changed_itself(i) && !(path.is_empty() && before.is_some());
            // What is surely over does not come; of an act that the corpus knows by name alone nothing says that it is still to come.
            let over = version.until.as_ref().is_some_and(|u| u.surely_by(options.on));
            let by_name = before.is_none() && version.text.is_none() && version.from.latest.is_none();
            let itself = itself && !over && !by_name;
            if within(&version.from) && itself {
                let difference = before.and_then(|b| Difference::between(b, version));
                let change = Change { path: path.clone(), before: before.cloned(), after: Some(version.clone()), difference };
                found.push((version.from.clone(), version.cause.clone(), change));
            }
            let follows = versions.get(i + 1).is_some_and(|next| version.until.as_ref() == Some(&next.from));
            if let (Some(until), Some(cause), false) = (&version.until, &version.ended_by, follows)
                && within(until)
            {
                let change = Change { path: path.clone(), before: Some(version.clone()), after: None, difference: None };
                found.push((until.clone(), cause.clone(), change));
            }
        }
    }
    let mut out: Vec<Coming> = Vec::new();
    for (from, cause, change) in found {
        let same = |c: &&mut Coming| c.from == from && c.cause.act == cause.act;
        match out.iter_mut().find(same) {
            // The outermost comes first: outlines ascend.
            Some(coming) if coming.changes.iter().any(|c| c.path.contains(&change.path)) => {}
            Some(coming) => coming.changes.push(change),
            None => out.push(Coming {
                work: work.id.clone(),
                changes: vec![change],
                from,
                cause,
                citing: Vec::new(),
                pins: Vec::new(),
                cases: Vec::new(),
            }),
        }
    }
    for coming in &mut out {
        coming.citing = citing(corpus, work, &coming.changes);
    }
    out
}

/// Provisions that refer to what changes; a reference to the act as a whole is meant only where the act as a whole changes.
fn citing(corpus: &Corpus, work: &Work, changes: &[Change]) -> Vec<Citing> {
    let concerned =
        |path: &ProvisionPath| changes.iter().any(|c| c.path.contains(path) || (!path.is_empty() && path.contains(&c.path)));
    let mut out: Vec<Citing> = Vec::new();
    for cited in work.cited_by.iter().filter(|c| concerned(&c.path)) {
        let Some(text) = corpus.work(&cited.by).and_then(|w| w.manifestations.get(cited.manifestation)) else { continue };
        let Some(citation) = text.act.citations.get(cited.citation) else { continue };
        let document = &text.act.document;
        let holds = |id: &usize| {
            let span = document.source_span(*id);
            span.start() <= citation.span.start() && citation.span.end() <= span.end()
        };
        let path = (0..document.nodes.len()).rfind(holds).map(|id| document.path(id)).unwrap_or_default();
        // A provision that changes along refers to itself.
        if cited.by == work.id && changes.iter().any(|c| c.path.contains(&path)) {
            continue;
        }
        out.push(Citing {
            work: cited.by.clone(),
            path,
            text: citation.text.clone(),
            evidence: Evidence { file: text.file.clone(), span: citation.span },
        });
    }
    out.sort();
    out.dedup_by(|a, b| a.work == b.work && a.path == b.path && a.text == b.text);
    out
}

impl Coming {
    /// `/akn/…#item-7` of each provision.
    #[must_use]
    pub fn references(&self) -> Vec<String> {
        self.changes.iter().map(|c| place(&self.work, &c.path)).collect()
    }
}
