//! What ends by its own words, and what is undone before it began.

use super::bounds;
use super::events::LifecycleEvent;
use super::published::published;
use crate::base::{Bound, Date, Evidence, Message, ProvisionPath};
use crate::corpus::{Corpus, Manifestation, Work, act_key};
use crate::extract::{Event, Op};

/// The ends that an act's own text sets for itself or parts of it (`дейін қолданыста болады`).
pub(super) fn expiries<'c>(corpus: &Corpus, work: &Work, text: &Manifestation) -> Vec<LifecycleEvent<'c>> {
    let said = published(corpus, &work.act);
    let one = |e: &crate::extract::Expiry| LifecycleEvent {
        path: e.applies_to.clone().unwrap_or_default(),
        event: if e.applies_to.is_some() { Event::Repealed } else { Event::ActRepealed },
        suspended_until: None,
        by: work.act.clone(),
        from: Bound::exact(e.until, "date"),
        published: said.earliest,
        published_by: said.latest,
        word: Some("expired"),
        relations: None,
        in_edition: false,
        wordings: Vec::new(),
        suspends: None,
        place: 0,
        evidence: vec![Evidence { file: text.file.clone(), span: e.span }],
    };
    text.act.expiry.iter().map(one).collect()
}

/// What follows for the act changed when the change itself lasts only until a day: what was put in goes; what was reworded stays, and
/// no text says in which words (a lapse does not bring the old ones back by itself).
pub(super) fn lapse<'c>(text: &Manifestation, place: &ProvisionPath, change: &LifecycleEvent<'c>) -> Option<LifecycleEvent<'c>> {
    let expiry = text.act.expiry.iter().filter(|e| e.applies_to.as_ref().is_none_or(|p| p.contains(place)));
    let expiry = expiry.max_by_key(|e| e.applies_to.as_ref().map_or(0, |p| p.0.len()))?;
    let (event, word) = match change.event {
        _ if change.suspended_until.is_some() => return None,
        Event::Inserted => (Event::Repealed, "expired"),
        Event::Substituted | Event::Amended => (Event::Amended, "lapsed"),
        Event::Repealed | Event::ActRepealed | Event::CommencementReference => return None,
    };
    Some(LifecycleEvent {
        event,
        word: Some(word),
        from: Bound::exact(expiry.until, "date"),
        wordings: Vec::new(),
        place: 0,
        relations: None,
        evidence: vec![Evidence { file: text.file.clone(), span: expiry.span }],
        ..change.clone()
    })
}

/// A change whose own act, or the place it stands in, was repealed or cancelled before it applied never happens. Where it is open
/// which came first, nothing says by when it happens. A change that has applied stays: its repeal revives nothing (art. 27(10)).
pub(super) fn not_cancelled<'c>(
    corpus: &Corpus,
    amending: &Work,
    place: &ProvisionPath,
    mut event: LifecycleEvent<'c>,
) -> Option<LifecycleEvent<'c>> {
    let Some(end) = end_of(corpus, amending, place) else { return Some(event) };
    let Some(begins) = event.from.earliest else { return Some(event) };
    if end.latest.is_some_and(|l| l <= begins) {
        return None;
    }
    if end.earliest.is_some_and(|e| event.from.latest.is_none_or(|l| e < l)) {
        event.from.exact = None;
        event.from.latest = None;
        event.from.presumed = false;
        event.from.basis = None;
        event.from.missing.push(Message::new("missing-cancelled").with("act", amending.act.label()));
    }
    Some(event)
}

/// The first end of a place in an act that other texts tell.
fn end_of(corpus: &Corpus, work: &Work, place: &ProvisionPath) -> Option<Bound> {
    let by_acts = work.changes.iter().filter_map(|change| {
        let (text, amendment) = corpus.amendment(change)?;
        let ends = matches!(amendment.op, Op::Repeal | Op::RepealAct) && change.path.contains(place);
        let by = &corpus.work(&change.by)?.act;
        let clause = bounds::clause_for(&text.act, &ProvisionPath::default());
        (ends && act_key(by) != act_key(&work.act)).then(|| bounds::commencement(corpus, by, clause))
    });
    let by_notes = work.manifestations.iter().flat_map(|m| &m.act.notes).filter_map(|n| {
        let ends = matches!(n.event, Event::Repealed | Event::ActRepealed);
        let here = n.path.as_ref().is_none_or(|p| p.contains(place));
        (ends && here).then(|| bounds::commencement(corpus, &n.by, n.commencement.as_ref()))
    });
    by_acts.chain(by_notes).min_by_key(|b| b.earliest.unwrap_or(Date::MAX))
}
