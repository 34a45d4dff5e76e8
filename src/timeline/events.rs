//! What happened to a Work, from all evidence: notes of its editions, their status line, amending and repealing acts.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use super::bounds;
use super::limits::{expiries, lapse, not_cancelled};
use super::published::{Published, published};
use super::wording::NewWording;
use crate::base::identity::same_act;
use crate::base::path::number_key;
use crate::base::{ActKind, ActRef, Bound, Date, Evidence, Kind, Message, ProvisionPath, Segment, Span};
use crate::corpus::{Change, Corpus, Manifestation, Work, act_key};
use crate::extract::{Amendment, Clause, Event, Op, StatusValue};
use crate::tree::Document;

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
    /// The last day, where something tells it.
    pub(super) published_by: Option<Date>,
    /// What it is called, where that is not the word of [`Self::event`]: `expired`, `lapsed`.
    pub(super) word: Option<&'static str>,
    /// It also governs relations that arose from this day on.
    pub(super) relations: Option<Date>,
    /// Told by a note of the text that versions are made of: that text is the wording after it.
    pub(super) in_edition: bool,
    /// What an amending act in the corpus puts there, in its order.
    pub(super) wordings: Vec<NewWording<'c>>,
    /// The instruction that suspends, which may put another text in place for the time.
    pub(super) suspends: Option<(&'c Document, &'c Amendment)>,
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
    let mut out = Gathered::default();
    let edition = work.manifestations.first();
    for change in &work.changes {
        if let Some((text, amendment)) = corpus.amendment(change)
            && let Some(amending) = corpus.work(&change.by)
            && amendment.language_only.is_none_or(|l| edition.is_none_or(|m| m.language == l))
        {
            let stands_in = path_in(text, amendment.span);
            let Some(event) = not_cancelled(
                corpus,
                amending,
                &stands_in,
                from_amendment(corpus, edition, text, &amending.act, amendment, change, &stands_in),
            ) else {
                continue;
            };
            let lapses = lapse(text, &stands_in, &event);
            out.add(event);
            lapses.into_iter().for_each(|e| out.add(e));
        }
    }
    for (i, text) in work.manifestations.iter().enumerate() {
        for event in from_notes(corpus, text, i == 0) {
            out.add(event);
        }
        if i == 0 {
            expiries(corpus, work, text).into_iter().for_each(|e| out.add(e));
        }
    }
    for text in &work.manifestations {
        if let Some(event) = from_status(corpus, work, text, &out.all) {
            out.add(event);
        }
    }
    let mut out = out.all;
    mark_edition(work, &mut out);
    out.sort_by(order);
    out
}

/// Events found so far, by the provision they are on.
#[derive(Default)]
struct Gathered<'c> {
    all: Vec<LifecycleEvent<'c>>,
    at: HashMap<ProvisionPath, Vec<usize>>,
}

impl<'c> Gathered<'c> {
    /// Adds an event; what another text tells of the same act and provision is the same event, and only adds evidence.
    fn add(&mut self, event: LifecycleEvent<'c>) {
        let places = self.at.entry(event.path.clone()).or_default();
        let same =
            |e: &LifecycleEvent<'c>| e.word == event.word && same_act(&e.by, &event.by) && ends(e.event) == ends(event.event);
        let known = places.iter().copied().find(|i| self.all.get(*i).is_some_and(same));
        match known.and_then(|i| self.all.get_mut(i)) {
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
            None => {
                places.push(self.all.len());
                self.all.push(event);
            }
        }
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
    stands_in: &ProvisionPath,
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
    let clause = bounds::clause_for(&text.act, stands_in);
    let suspended = amendment.op == Op::Suspension;
    let from = match amendment.since.filter(|_| suspended) {
        // "2017 жылғы 1 қаңтардан бастап … тоқтатыла тұрсын"
        Some(day) => Bound::exact(day, "date"),
        None => bounds::commencement(corpus, by, clause),
    };
    let said = published(corpus, by);
    LifecycleEvent {
        path: path.clone(),
        event,
        suspended_until: suspended.then_some(amendment.until),
        by: by.clone(),
        from,
        published: said.earliest,
        published_by: said.latest,
        word: None,
        relations: relations(text, stands_in),
        in_edition: false,
        wordings: same_language.then(|| NewWording::of(text, amendment)).into_iter().collect(),
        suspends: suspended.then_some((&text.act.document, amendment)),
        place,
        evidence: vec![Evidence { file: text.file.clone(), span: amendment.span }],
    }
}

/// The day since which relations are governed too, by the nearest of the act's words.
pub(super) fn relations(text: &Manifestation, place: &ProvisionPath) -> Option<Date> {
    let said = text.act.relations.iter().filter(|r| r.applies_to.as_ref().is_none_or(|p| p.contains(place)));
    said.max_by_key(|r| r.applies_to.as_ref().map_or(0, |p| p.0.len())).map(|r| r.since)
}

/// The provision of the amending act that an amendment stands in: its clauses may say another day for it.
fn path_in(text: &Manifestation, span: Span) -> ProvisionPath {
    let document = &text.act.document;
    let (mut low, mut high) = (0, document.nodes.len());
    // Nodes stand in the order of the text: the last one that begins no later.
    while low < high {
        let middle = low.midpoint(high);
        if document.source_span(middle).start() <= span.start() { low = middle + 1 } else { high = middle }
    }
    let mut at = low.checked_sub(1);
    while let Some(id) = at {
        if span.start() < document.source_span(id).end() {
            return by_lines(text, id).unwrap_or_else(|| document.path(id));
        }
        at = document.nodes.get(id).and_then(|n| n.parent).map(|p| p as usize);
    }
    ProvisionPath::default()
}

/// The address that counts lines as drafters do (`2-тармағының он алтыншы абзацы`), where the act says something of that line: every
/// line of the unit is one, those of quoted wordings too, whatever parts they form.
fn by_lines(text: &Manifestation, id: usize) -> Option<ProvisionPath> {
    let act = &text.act;
    let said = act.commencement.iter().map(|c| &c.applies_to).chain(act.expiry.iter().map(|e| &e.applies_to));
    let said = said.chain(act.relations.iter().map(|r| &r.applies_to)).flatten();
    let lines: Vec<&ProvisionPath> = said.filter(|p| p.0.last().is_some_and(|s| s.kind == Kind::Indent)).collect();
    if lines.is_empty() {
        return None;
    }
    let document = &act.document;
    let numbered = |n: usize| document.nodes.get(n).is_some_and(|n| matches!(n.kind, Kind::Subitem | Kind::Item | Kind::Article));
    // Units of a quoted wording are lines here.
    let (mut unit, mut at) = (None, Some(id));
    while let Some(n) = at {
        if numbered(n) && unit.is_none() {
            unit = Some(n);
        }
        if document.nodes.get(n).is_some_and(|n| n.kind == Kind::Quoted) {
            unit = None;
        }
        at = document.nodes.get(n).and_then(|n| n.parent).map(|p| p as usize);
    }
    let unit = unit?;
    let count = (unit..=id).filter(|n| !document.text(*n).trim().is_empty()).count();
    let mut path = document.path(unit);
    path.0.push(Segment::new(Kind::Indent, count.to_string()));
    lines.iter().any(|p| p.contains(&path)).then_some(path)
}

fn from_notes<'c>(corpus: &Corpus, text: &Manifestation, edition: bool) -> Vec<LifecycleEvent<'c>> {
    let notes = text.act.notes.iter().filter(|n| n.event != Event::CommencementReference);
    notes
        .map(|n| {
            let path = n.path.clone().unwrap_or_default();
            // An amending act at hand says itself from when its changes apply.
            let clause: Option<&Clause> = n.commencement.as_ref();
            let by = fuller(corpus, &n.by);
            let said = published(corpus, &by);
            LifecycleEvent {
                path: ProvisionPath(path.0.into_iter().map(|s| Segment { title: None, ..s }).collect()),
                event: n.event,
                suspended_until: None,
                from: bounds::commencement(corpus, &by, clause),
                published: said.earliest,
                published_by: said.latest,
                word: None,
                relations: None,
                by,
                in_edition: edition,
                wordings: Vec::new(),
                suspends: None,
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
    let event = |by: ActRef, from, said: Published| LifecycleEvent {
        path: ProvisionPath::default(),
        event: Event::ActRepealed,
        suspended_until: None,
        by,
        from,
        published: said.earliest,
        published_by: said.latest,
        word: None,
        relations: None,
        in_edition: true,
        wordings: Vec::new(),
        suspends: None,
        place: 0,
        evidence: evidence.clone(),
    };
    match &status.by {
        Some(by) => {
            let by = fuller(corpus, by);
            let from = bounds::commencement(corpus, &by, None);
            let said = published(corpus, &by);
            Some(event(by, from, said))
        }
        None if known.iter().any(|e| e.event == Event::ActRepealed) => None,
        None => {
            // The edition says that the act has lost force, and neither when nor by what.
            let missing = vec![Message::new("missing-repeal").with("act", work.act.label())];
            let from = Bound { earliest: work.act.date, rule: "unknown".into(), missing, ..Bound::default() };
            Some(event(ActRef::default(), from, Published::default()))
        }
    }
}

/// An edition that names an amending act in a note has taken in all that this act does there.
fn mark_edition(work: &Work, events: &mut [LifecycleEvent<'_>]) {
    let Some(edition) = work.manifestations.first() else { return };
    // Of what ends by its own words the edition need not know yet.
    for event in events.iter_mut().filter(|e| !e.in_edition && e.word.is_none()) {
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
