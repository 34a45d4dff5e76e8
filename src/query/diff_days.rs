//! Two days → what changed in a provision between them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::base::{Date, Kind, Message, ProvisionPath, Segment};
use crate::corpus::{Corpus, CorpusError, Reference, Work};
use crate::timeline::{Answer, AnswerKind, TextStatus, Version};

use super::as_of::{Known, work};
use super::diff::{Change, ChangeKind, Diff, Unit, diff_units};

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
    let mut out = Diff { old: label(from), new: label(to), language: Some(language(work)), changes: Vec::new() };
    let days = Days { work, known: &known, from, to };
    days.compare(&reference.path, &mut out.changes)?;
    Ok(out)
}

/// What a provision's versions with these ids (or the beginnings of them) say otherwise.
///
/// # Errors
/// As [`as_of`](super::as_of); or the provision has no version with such an id, or several.
pub fn diff_versions(corpus: &Corpus, reference: &Reference, ids: [&str; 2], known_on: Option<Date>) -> Result<Diff, CorpusError> {
    let versions = super::history(corpus, reference, known_on)?;
    let find = |id: &str| {
        let mut found: Vec<&Version> = versions.iter().filter(|v| v.id.starts_with(id)).collect();
        found.dedup_by(|a, b| a.id == b.id);
        match found.as_slice() {
            [one] => Ok(*one),
            _ => Err(CorpusError::new(Message::new("diff-no-version").with("id", id).with("count", found.len()))),
        }
    };
    let [old, new] = [find(ids[0])?, find(ids[1])?];
    let label = |v: &Version| format!("{}#{} {}", reference.work, reference.path, v.id);
    let path = reference.path.clone();
    let change = match (&old.text, &new.text) {
        (Some(a), Some(b)) => Change::between(path, a, b),
        (old_text, new_text) => {
            let note = match (old_text, new_text) {
                (None, None) => "answer-diff-both-unknown",
                (None, _) => "answer-diff-old-unknown",
                _ => "answer-diff-new-unknown",
            };
            let kind = if old.id == new.id { ChangeKind::Unchanged } else { ChangeKind::Changed };
            Change {
                old_text: old_text.clone(),
                new_text: new_text.clone(),
                note: Some(Message::new(note)),
                ..Change::new(path, kind)
            }
        }
    };
    let language = corpus.work(&reference.work).map(language);
    Ok(Diff { old: label(old), new: label(new), language, changes: vec![change] })
}

/// Two provisions or acts, each as it reads on a day, unit by unit. What is not known for certain is not compared, and is told.
///
/// # Errors
/// As [`as_of`](super::as_of).
pub fn diff_references(
    corpus: &Corpus,
    old: (&Reference, Date),
    new: (&Reference, Date),
    known_on: Option<Date>,
) -> Result<Diff, CorpusError> {
    if old.0.work == new.0.work && old.0.path == new.0.path {
        return diff(corpus, &Reference { on: None, ..old.0.clone() }, old.1, new.1, known_on);
    }
    type Side = (Vec<Unit<'static>>, Vec<ProvisionPath>);
    let units = |(reference, on): (&Reference, Date)| -> Result<Side, CorpusError> {
        let (whole, told) = super::passages(corpus, reference, on, known_on)?;
        // The addresses are those within what is compared, so that an item is laid beside an item of another act.
        let depth = reference.path.0.len();
        let below = |path: &ProvisionPath| ProvisionPath(path.0.get(depth..).unwrap_or(&[]).to_vec());
        let sure = |p: &&super::Passage| !p.parts.is_empty() && !p.doubtful;
        let ended = |p: &&super::Passage| p.answer.as_ref().is_some_and(|a| a.kind == AnswerKind::NotInForce);
        let mut unknown: Vec<ProvisionPath> = told.iter().filter(|p| !sure(p) && !ended(p)).map(|p| below(&p.path)).collect();
        if told.is_empty() && whole.kind != AnswerKind::NotInForce {
            unknown.push(ProvisionPath::default());
        }
        let words = told.iter().filter(sure).map(|p| (below(&p.path), Cow::from(p.text())));
        Ok((words.filter(|(_, t)| !t.trim().is_empty()).collect(), unknown))
    };
    let ((a, lost), (b, gone)) = (units(old)?, units(new)?);
    let mut changes = diff_units(a, b);
    // What only one side has is no news where the other is not known.
    let not_known = |path: &ProvisionPath, unknown: &[ProvisionPath]| unknown.iter().any(|u| u.contains(path) || path.contains(u));
    for change in &mut changes {
        let note = match change.kind {
            ChangeKind::Added if not_known(&change.path, &lost) => "answer-diff-old-unsure",
            ChangeKind::Removed if not_known(&change.path, &gone) => "answer-diff-new-unsure",
            _ => continue,
        };
        change.kind = ChangeKind::Changed;
        change.note = Some(Message::new(note));
    }
    if !(lost.is_empty() && gone.is_empty()) {
        let note = Message::new("diff-not-known").with("old", lost.len()).with("new", gone.len());
        changes.insert(0, Change { note: Some(note), ..Change::new(ProvisionPath::default(), ChangeKind::Unchanged) });
    }
    let label = |(r, on): (&Reference, Date)| match r.path.is_empty() {
        true => format!("{}@{on}", r.work),
        false => format!("{}#{}@{on}", r.work, r.path),
    };
    let of = |r: &Reference| corpus.work(&r.work).map(language);
    let language = of(old.0).filter(|l| of(new.0) == Some(*l));
    Ok(Diff { old: label(old), new: label(new), language, changes })
}

fn language(work: &Work) -> crate::base::Language {
    work.manifestations.first().map_or(crate::base::Language::Kazakh, |m| m.language)
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
            let units = |all: Vec<(ProvisionPath, String)>| all.into_iter().map(|(p, t)| (p, Cow::Owned(t))).collect();
            out.extend(diff_units(units(old), units(new)));
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
