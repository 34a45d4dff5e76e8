//! Two days → what changed in a provision between them.

use std::collections::BTreeSet;

use crate::base::{Date, Kind, Message, ProvisionPath, Segment};
use crate::corpus::{Corpus, CorpusError, Reference, Work};
use crate::timeline::{Answer, AnswerKind, TextStatus, Version};

use super::as_of::{Known, work};
use super::diff::{Change, ChangeKind, Diff, diff_units};

/// What changed in a provision (or act) and in all that stands in it between two days.
///
/// A provision whose version is the same on both days is one `unchanged` entry. Where the versions differ because the provision
/// itself, or what it stands in, was changed, they are compared; where only something inside it was changed, the units inside
/// are looked at one by one. What is not known is said in [`Change::note`], never compared silently.
///
/// # Errors
/// As [`as_of`](super::as_of).
pub fn diff(corpus: &Corpus, reference: &Reference, from: Date, to: Date, known_on: Option<Date>) -> Result<Diff, CorpusError> {
    let work = work(corpus, reference)?;
    let known = Known::of(corpus, work, known_on);
    let label = |day: Date| {
        let path = if reference.path.is_empty() { String::new() } else { format!("#{}", reference.path) };
        format!("{}{path}@{day}", work.id)
    };
    let mut out = Diff { old: label(from), new: label(to), changes: Vec::new() };
    let days = Days { work, known: &known, from, to };
    days.compare(&reference.path, &mut out.changes)?;
    Ok(out)
}

struct Days<'a, 'c> {
    work: &'c Work,
    known: &'a Known<'c>,
    from: Date,
    to: Date,
}

impl Days<'_, '_> {
    fn compare(&self, path: &ProvisionPath, out: &mut Vec<Change>) -> Result<(), CorpusError> {
        let old = self.known.answer(path, self.from)?;
        let new = self.known.answer(path, self.to)?;
        let line = self.known.life.timeline(path);
        let place = |v: &Version| line.versions().iter().position(|x| x == v);
        let (Some(a), Some(b)) = (sure(&old).and_then(place), sure(&new).and_then(place)) else {
            out.push(change(path, &old, &new));
            return Ok(());
        };
        if a == b {
            let text = line.versions().get(a).and_then(|v| v.text.as_deref());
            out.push(match text {
                Some(text) => Change::between(path.clone(), text, text),
                None => Change {
                    note: Some(Message::new("answer-diff-same-unknown")),
                    ..Change::new(path.clone(), ChangeKind::Unchanged)
                },
            });
            return Ok(());
        }
        if let (Some(old), Some(new)) = (self.known.life.units(&line, a), self.known.life.units(&line, b)) {
            out.extend(diff_units(old, new));
            return Ok(());
        }
        let itself = (a.min(b) + 1..=a.max(b)).any(|i| line.is_changed_itself(i));
        let inside = self.inside(path);
        if itself || inside.is_empty() {
            out.push(change(path, &old, &new));
            return Ok(());
        }
        for p in inside {
            self.compare(&p, out)?;
        }
        Ok(())
    }

    /// The units right inside, in the order of paths; first the unit's own words, where it has some.
    fn inside(&self, path: &ProvisionPath) -> Vec<ProvisionPath> {
        let depth = path.0.len() + 1;
        let below = self.work.outline.iter().filter(|p| p.0.len() >= depth && path.contains(p));
        let cut = |p: &ProvisionPath| ProvisionPath(p.0.iter().take(depth).cloned().collect());
        let mut out: Vec<ProvisionPath> = below.map(cut).collect::<BTreeSet<_>>().into_iter().collect();
        let numbered = path.0.last().is_some_and(|s| s.number.is_some() && !matches!(s.kind, Kind::Document | Kind::Attachment));
        let own = path.join(Segment::new(Kind::Paragraph, "1"));
        if numbered && !out.is_empty() && !out.contains(&own) {
            out.insert(0, own);
        }
        out
    }
}

/// The version that surely applied.
fn sure(answer: &Answer) -> Option<&Version> {
    answer.versions.first().filter(|_| answer.kind == AnswerKind::InForce)
}

fn change(path: &ProvisionPath, old: &Answer, new: &Answer) -> Change {
    let kind = match (old.kind, new.kind) {
        (AnswerKind::NotInForce, AnswerKind::NotInForce) => ChangeKind::Unchanged,
        (AnswerKind::NotInForce, _) => ChangeKind::Added,
        (_, AnswerKind::NotInForce) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    let text = |a: &Answer| sure(a).and_then(|v| v.text.clone());
    let mut out = match (text(old), text(new)) {
        (Some(a), Some(b)) => Change::between(path.clone(), &a, &b),
        (old_text, new_text) => Change { old_text, new_text, ..Change::new(path.clone(), kind) },
    };
    let unsure = |a: &Answer| matches!(a.kind, AnswerKind::Uncertain | AnswerKind::Unknown);
    let no_text = |a: &Answer| sure(a).is_some_and(|v| v.text_status != TextStatus::Known);
    let note = match (unsure(old), unsure(new), no_text(old), no_text(new)) {
        (true, true, _, _) => Some("answer-diff-both-unsure"),
        (true, false, _, _) => Some("answer-diff-old-unsure"),
        (false, true, _, _) => Some("answer-diff-new-unsure"),
        (_, _, true, true) => Some("answer-diff-both-unknown"),
        (_, _, true, false) => Some("answer-diff-old-unknown"),
        (_, _, false, true) => Some("answer-diff-new-unknown"),
        _ => None,
    };
    out.note = note.map(Message::new).or(out.note);
    out
}
