//! Writing pins: the wording that applies now is the one a rule was written against.

use std::collections::BTreeSet;

use super::law::Law;
use super::lock::{Entry, Lock};
use super::mention::Mention;
use super::verify::{Entries, Verification, ask};
use super::words;
use crate::base::{Date, Message};
use crate::corpus::CorpusError;
use crate::timeline::{AnswerKind, NotInForce, Version};

/// What was done with one pin.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// There was none.
    Added(Entry),
    /// The entry before and now.
    Updated(Entry, Entry),
    /// It stays; whether the wording still applies.
    Kept(Entry, bool),
    /// Why there can be none.
    Refused(Message, Vec<Message>),
}

/// One pin and what was done with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinned {
    /// The first place that has it.
    pub mention: Mention,
    /// The reference.
    pub reference: String,
    /// What was done.
    pub action: Action,
}

/// What to do.
#[derive(Clone, Debug, Default)]
pub struct PinOptions {
    /// Entries to renew: none, all, or these references.
    pub update: Option<Vec<String>>,
    /// Leave out entries that no mention uses.
    pub prune: bool,
}

/// Pins every mention that has no pin, to the wording that applies on `on` (or on the day after `@`), reviewed on `reviewed`. Gives the
/// new lock, what was done with each reference, and the entries that were left out.
pub fn pin(
    law: &mut Law<'_>,
    mentions: &[Mention],
    lock: &Lock,
    (on, reviewed): (Date, Date),
    options: &PinOptions,
) -> (Lock, Vec<Pinned>, Vec<Entry>) {
    let entries = Entries::of(lock);
    let mut now: Vec<Option<Entry>> = lock.entries.iter().cloned().map(Some).collect();
    let mut used = vec![false; lock.entries.len()];
    let mut new: Vec<Entry> = Vec::new();
    let mut out: Vec<Pinned> = Vec::new();
    let mut seen: BTreeSet<(String, Option<String>)> = BTreeSet::new();
    for mention in mentions {
        let (mut reference, mut asked, day) = ask(law, mention, on);
        if let Some(at) = asked.as_ref().ok().and_then(|k| k.reference.on).filter(|at| *at != day) {
            asked = law.ask(&reference, at);
        }
        let rule = mention.own_time().then_some(mention.rule.as_ref()).flatten().map(|r| r.id.clone());
        let place = asked.as_ref().ok().map(|k| (k.reference.work.as_str(), &k.reference.path));
        let at = entries.find(std::iter::once(&reference).chain(&mention.candidates), rule.as_deref(), place);
        let old = at.and_then(|i| lock.entries.get(i));
        if let Some(old) = old {
            reference.clone_from(&old.reference);
        }
        if let Some(used) = at.and_then(|i| used.get_mut(i)) {
            *used = true;
        }
        if !seen.insert((reference.clone(), rule.clone())) {
            continue;
        }
        let entry = match &asked {
            Err(_) if mention.unreadable.is_some() => {
                let reason = mention.unreadable.clone().unwrap_or_default();
                Err((Message::new("pin-rule-file").with("reason", reason), Vec::new()))
            }
            Err(error) => Err(no_reference(&reference, error)),
            Ok(known) => one_wording(&known.answer, &reference).map(|version| Entry {
                reference: reference.clone(),
                rule: rule.clone(),
                work: known.reference.work.clone(),
                provision: known.reference.path.clone(),
                version: version.id.clone(),
                text: version.text.as_deref().map(|t| words::hash(&known.reference.path, t)),
                reviewed,
                line: 0,
            }),
        };
        let renew = |e: &Entry| options.update.as_ref().is_some_and(|some| some.is_empty() || some.contains(&e.reference));
        let action = match (entry, old, at) {
            (Err((message, because)), None, _) => Action::Refused(message, because),
            (Err((message, because)), Some(old), _) if renew(old) => Action::Refused(message, because),
            (Ok(entry), Some(old), Some(at)) if renew(old) => {
                if let Some(place) = now.get_mut(at) {
                    *place = Some(entry.clone());
                }
                Action::Updated(old.clone(), entry)
            }
            (Ok(entry), Some(old), _) => Action::Kept(old.clone(), entry.version == old.version || same_text(&entry, old)),
            (Err(_), Some(old), _) => Action::Kept(old.clone(), false),
            (Ok(entry), None, _) => {
                new.push(entry.clone());
                Action::Added(entry)
            }
        };
        out.push(Pinned { mention: mention.clone(), reference, action });
    }
    let mut pruned = Vec::new();
    if options.prune {
        for (place, _) in now.iter_mut().zip(&used).filter(|(_, used)| !**used) {
            pruned.extend(place.take());
        }
    }
    let lock = Lock { entries: now.into_iter().flatten().chain(new).collect() };
    (lock, out, pruned)
}

fn same_text(a: &Entry, b: &Entry) -> bool {
    a.text.is_some() && a.text == b.text
}

type Refusal = (Message, Vec<Message>);

/// The one wording that applies.
fn one_wording<'v>(answer: &'v crate::timeline::Answer, reference: &str) -> Result<&'v Version, Refusal> {
    let id = match (answer.kind, answer.not_in_force) {
        (AnswerKind::InForce, _) => None,
        (AnswerKind::NotInForce, Some(NotInForce::NotYet)) => Some("pin-refused-not-yet"),
        (AnswerKind::NotInForce, _) => Some("pin-refused-repealed"),
        (AnswerKind::Uncertain, _) => Some("pin-refused-uncertain"),
        (AnswerKind::Unknown, _) => Some("pin-refused-unknown"),
    };
    let refusal = |id| (Message::new(id).with("provision", reference), vec![answer.reason.clone()]);
    match (id, answer.versions.first()) {
        (None, Some(version)) => Ok(version),
        (id, _) => Err(refusal(id.unwrap_or("pin-refused-unknown"))),
    }
}

fn no_reference(reference: &str, error: &CorpusError) -> Refusal {
    let shown = super::judge::candidates(reference, &error.candidates);
    let id = match (reference.is_empty(), shown.is_empty()) {
        (true, _) => return (Message::new("pin-no-reference"), Vec::new()),
        (false, true) => "pin-reference",
        (false, false) => "pin-reference-candidates",
    };
    (Message::new(id).with("provision", reference).with("candidates", shown), vec![error.message.clone()])
}

/// The lock with what moved at its new place, pinned to the wording found there.
#[must_use]
pub fn rebased(lock: &Lock, verification: &Verification, reviewed: Date) -> Lock {
    let mut out = lock.clone();
    for pin in &verification.pins {
        let found = pin.findings.iter().find_map(|f| Some((f.moved_to.as_ref()?, f.applicable.first()?)));
        let (Some((to, version)), Some(old)) = (found, &pin.entry) else { continue };
        for entry in out.entries.iter_mut().filter(|e| e.key() == old.key()) {
            let equal = version.text.as_deref().map(|t| words::hash(&version.provision, t));
            // Words that were edited too are to be looked at: only then was the day of review this one.
            entry.reviewed = if equal == entry.text { entry.reviewed } else { reviewed };
            entry.reference.clone_from(to);
            entry.provision = version.provision.clone();
            entry.version.clone_from(&version.id);
            entry.text = equal;
        }
    }
    out
}
