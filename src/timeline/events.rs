//! What happened to a Work, from all evidence: notes of its editions, their status line, amending and repealing acts.

use std::cmp::Ordering;
use std::cmp::Reverse;

use super::bounds;
use super::wording::NewWording;
use crate::base::identity::same_act;
use crate::base::path::number_key;
use crate::base::{ActKind, ActRef, Bound, Date, Evidence, Message, ProvisionPath, Segment, Span};
use crate::corpus::{Change, Corpus, Manifestation, Work, act_key};
use crate::extract::{Amendment, Clause, Event, Op, StatusValue};

/// One event in the life of a Work.
#[derive(Clone, Debug)]
pub(super) struct LifecycleEvent<'c> {
    /// The provision; empty: the act.
    pub(super) path: ProvisionPath,
    /// What.
    pub(super) event: Event,
    /// Ends with this day, where the event is a suspension.
    pub(super) suspended_until: Option<Option<Date>>,
    /// By which act.
    pub(super) by: ActRef,
    /// The first day it applies.
    pub(super) from: Bound,
    /// The first day its act can have been published.
    pub(super) published: Option<Date>,
    /// Told by a note of the text that versions are made of: that text is the wording after it.
    pub(super) in_edition: bool,
    /// What an amending act in the corpus puts there, in its order.
    pub(super) wordings: Vec<NewWording<'c>>,
    /// Where the amending act says it first, among its instructions; 0 where only notes tell.
    pub(super) place: usize,
    /// Where it is said.
    pub(super) evidence: Vec<Evidence>,
}

impl<'c> LifecycleEvent<'c> {
    /// The full new wording of the element, where the amending act gives one.
    pub(super) fn full(&self) -> Option<NewWording<'c>> {
        self.wordings.iter().rfind(|w| w.is_full()).copied()
    }
}

/// The events on `work`, in the order in which they apply: commencement, rank, signing, number (spec § 9.3). Where two bounds
/// overlap this order is a convention (FK), which `as_of` does not rest on.
pub(super) fn collect<'c>(corpus: &'c Corpus, work: &'c Work) -> Vec<LifecycleEvent<'c>> {
    let mut out: Vec<LifecycleEvent<'c>> = Vec::new();
    for change in &work.changes {
        if let Some((text, amendment)) = corpus.amendment(change)
            && let Some(amending) = corpus.work(&change.by)
            && amendment.language_only.is_none_or(|l| work.manifestations.first().is_none_or(|m| m.language == l))
        {
            add(&mut out, from_amendment(corpus, work.manifestations.first(), text, &amending.act, amendment, change));
        }
    }
    for (i, text) in work.manifestations.iter().enumerate() {
        for event in from_notes(corpus, text, i == 0) {
            add(&mut out, event);
        }
    }
    for text in &work.manifestations {
        if let Some(event) = from_status(corpus, work, text, &out) {
            add(&mut out, event);
        }
    }
    mark_edition(work, &mut out);
    out.sort_by(order);
    out
}

/// Adds an event; what another text tells of the same act and provision is the same event, and only adds evidence.
fn add<'c>(all: &mut Vec<LifecycleEvent<'c>>, event: LifecycleEvent<'c>) {
    let same =
        |e: &&mut LifecycleEvent<'c>| e.path == event.path && same_act(&e.by, &event.by) && ends(e.event) == ends(event.event);
    match all.iter_mut().find(same) {
        Some(known) => {
            known.in_edition |= event.in_edition;
            known.evidence.extend(event.evidence);
            // Words changed, and the element restated by the same act: restated.
            if known.event == Event::Amended && !known.wordings.is_empty() && !event.wordings.is_empty() {
                known.event = event.event;
            }
            known.wordings.extend(event.wordings);
            known.place = if known.place == 0 { event.place } else { known.place };
        }
        None => all.push(event),
    }
}

fn ends(event: Event) -> bool {
    matches!(event, Event::Repealed | Event::ActRepealed)
}

fn from_amendment<'c>(
    corpus: &Corpus,
    edition: Option<&Manifestation>,
    text: &'c Manifestation,
    by: &ActRef,
    amendment: &'c Amendment,
    change: &Change,
) -> LifecycleEvent<'c> {
    let path = &change.path;
    let place = change.amendment + 1;
    let same_language = edition.is_none_or(|m| m.language == text.language);
    let event = match amendment.op {
        Op::Substitution => Event::Substituted,
        Op::Insertion if amendment.words.is_none() => Event::Inserted,
        Op::Repeal if path.is_empty() => Event::ActRepealed,
        Op::Repeal => Event::Repealed,
        Op::RepealAct => Event::ActRepealed,
        Op::Insertion | Op::Replacement | Op::Renumbering | Op::Suspension | Op::Unrecognised => Event::Amended,
    };
    let clause = bounds::clause_for(&text.act, &path_in(text, amendment.span));
    LifecycleEvent {
        path: path.clone(),
        event,
        suspended_until: (amendment.op == Op::Suspension).then_some(amendment.until),
        by: by.clone(),
        from: bounds::commencement(corpus, by, clause),
        published: bounds::published(corpus, by).earliest,
        in_edition: false,
        wordings: same_language.then(|| NewWording::of(text, amendment)).into_iter().collect(),
        place,
        evidence: vec![Evidence { file: text.file.clone(), span: amendment.span }],
    }
}

/// The provision of the amending act that an amendment stands in: its clauses may say another day for it.
fn path_in(text: &Manifestation, span: Span) -> ProvisionPath {
    let document = &text.act.document;
    let holds = |id: &usize| {
        let s = document.source_span(*id);
        s.start() <= span.start() && span.start() < s.end()
    };
    let Some(mut at) = document.roots().find(holds) else { return ProvisionPath::default() };
    while let Some(child) = document.children(at).find(holds) {
        at = child;
    }
    document.path(at)
}

fn from_notes<'c>(corpus: &Corpus, text: &Manifestation, edition: bool) -> Vec<LifecycleEvent<'c>> {
    let notes = text.act.notes.iter().filter(|n| n.event != Event::CommencementReference);
    notes
        .map(|n| {
            let path = n.path.clone().unwrap_or_default();
            // An amending act at hand says itself from when its changes apply.
            let clause: Option<&Clause> = n.commencement.as_ref();
            let by = fuller(corpus, &n.by);
            LifecycleEvent {
                path: ProvisionPath(path.0.into_iter().map(|s| Segment { title: None, ..s }).collect()),
                event: n.event,
                suspended_until: None,
                from: bounds::commencement(corpus, &by, clause),
                published: bounds::published(corpus, &by).earliest,
                by,
                in_edition: edition,
                wordings: Vec::new(),
                place: 0,
                evidence: vec![Evidence { file: text.file.clone(), span: n.span }],
            }
        })
        .collect()
}

/// What the whole corpus knows of an act that a note names.
fn fuller(corpus: &Corpus, act: &ActRef) -> ActRef {
    match corpus.work_of(act) {
        Some(work) => work.act.clone(),
        None => corpus.named_of(act).map_or_else(|| act.clone(), |n| n.act.clone()),
    }
}

/// The status line, which may tell less than a note: the act, but not from when.
fn from_status<'c>(corpus: &Corpus, work: &Work, text: &Manifestation, known: &[LifecycleEvent<'_>]) -> Option<LifecycleEvent<'c>> {
    let status = &text.act.head.status;
    if status.value != StatusValue::Repealed {
        return None;
    }
    let evidence = vec![Evidence { file: text.file.clone(), span: status.note_span.unwrap_or_default() }];
    let event = |by: ActRef, from, published| LifecycleEvent {
        path: ProvisionPath::default(),
        event: Event::ActRepealed,
        suspended_until: None,
        by,
        from,
        published,
        in_edition: true,
        wordings: Vec::new(),
        place: 0,
        evidence: evidence.clone(),
    };
    match &status.by {
        Some(by) => {
            let by = fuller(corpus, by);
            let from = bounds::commencement(corpus, &by, None);
            let published = bounds::published(corpus, &by).earliest;
            Some(event(by, from, published))
        }
        None if known.iter().any(|e| e.event == Event::ActRepealed) => None,
        None => {
            // The edition says that the act has lost force, and neither when nor by what.
            let missing = vec![Message::new("missing-repeal").with("act", work.act.label())];
            let from = Bound { earliest: work.act.date, rule: "unknown".into(), missing, ..Bound::default() };
            Some(event(ActRef::default(), from, None))
        }
    }
}

/// An edition that names an amending act in a note has taken in all that this act does there.
fn mark_edition(work: &Work, events: &mut [LifecycleEvent<'_>]) {
    let Some(edition) = work.manifestations.first() else { return };
    for event in events.iter_mut().filter(|e| !e.in_edition) {
        let told = edition.act.notes.iter().any(|n| {
            let related = n.path.as_ref().is_none_or(|p| p.contains(&event.path) || event.path.contains(p));
            related && same_act(&n.by, &event.by)
        });
        event.in_edition = told;
    }
}

fn order(a: &LifecycleEvent<'_>, b: &LifecycleEvent<'_>) -> Ordering {
    let rank =
        |e: &LifecycleEvent<'_>| Reverse(e.by.kind.map_or(usize::MAX, |k| ActKind::ALL.iter().position(|x| *x == k).unwrap_or(0)));
    let key = |e: &LifecycleEvent<'_>| (e.from.earliest, e.from.latest.is_none(), e.from.latest, rank(e), e.by.date);
    let number = |e: &LifecycleEvent<'_>| number_key(e.by.number.as_deref().unwrap_or(""));
    key(a)
        .cmp(&key(b))
        .then_with(|| number(a).cmp(&number(b)))
        .then_with(|| act_key(&a.by).cmp(&act_key(&b.by)))
        .then_with(|| ends(a.event).cmp(&ends(b.event)))
        .then_with(|| a.place.cmp(&b.place))
        .then_with(|| a.path.cmp(&b.path))
}
