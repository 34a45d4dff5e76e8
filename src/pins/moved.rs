//! Where the words of a provision went that no longer has them.

use crate::base::{Date, ProvisionPath, Segment};
use crate::corpus::{Corpus, Reference, Work};
use crate::query;
use crate::timeline::{AnswerKind, Version};

use super::words::{likeness, unlabelled};

/// So much must be alike to be the same provision edited.
const ALIKE: f64 = 0.8;

/// Shorter texts are alike by chance.
const ENOUGH_WORDS: usize = 8;

/// More provisions than this are not gone through for one pin.
const MOST: usize = 30_000;

/// The new place of a provision.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) path: ProvisionPath,
    pub(super) version: Version,
    /// Whether nothing but the number differs.
    pub(super) equal: bool,
}

/// What is sought.
pub(super) struct Sought<'a> {
    pub(super) path: &'a ProvisionPath,
    /// The wording that was pinned.
    pub(super) pinned: &'a Version,
    /// What stands at the old place now.
    pub(super) now: Option<&'a str>,
    pub(super) day: Date,
}

/// The one place in the Work that has the words now and did not have them before; `None` where there is none or more than one.
pub(super) fn find(corpus: &Corpus, work: &Work, known_on: Option<Date>, sought: &Sought<'_>) -> Option<Place> {
    let words = unlabelled(sought.path, sought.pinned.text.as_deref()?);
    if words.is_empty() || sought.path.is_empty() || work.outline.len() > MOST {
        return None;
    }
    let stayed = sought.now.map_or(0.0, |now| likeness(&words, &unlabelled(sought.path, now)));
    let kind = sought.path.0.last().map(|s: &Segment| s.kind);
    let elsewhere = |p: &&ProvisionPath| p.0.last().map(|s| s.kind) == kind && *p != sought.path;
    let mut equal: Vec<Place> = Vec::new();
    let mut alike: Vec<(f64, Place)> = Vec::new();
    for path in work.outline.iter().filter(elsewhere) {
        let reference = Reference { work: work.id.clone(), path: path.clone(), on: None };
        let Ok((versions, answer)) = query::life(corpus, &reference, sought.day, known_on) else { continue };
        let Some(version) = answer.versions.first().filter(|_| answer.kind == AnswerKind::InForce) else { continue };
        let Some(text) = version.text.as_deref() else { continue };
        let here = unlabelled(path, text);
        let likeness = if here == words { 1.0 } else { likeness(&words, &here) };
        if likeness < ALIKE || had_it_before(&versions, path, &here, sought) {
            continue;
        }
        let place = Place { path: path.clone(), version: version.clone(), equal: here == words };
        if place.equal {
            equal.push(place);
        } else {
            alike.push((likeness, place));
        }
    }
    match (equal.len(), alike.len()) {
        (1, _) => equal.pop(),
        (0, 1) if words.split_whitespace().count() >= ENOUGH_WORDS => alike.pop().filter(|(l, _)| *l > stayed).map(|(_, p)| p),
        _ => None,
    }
}

/// Whether the place had these words already while the pinned wording applied: then nothing came from there.
fn had_it_before(versions: &[Version], path: &ProvisionPath, here: &str, sought: &Sought<'_>) -> bool {
    let same = |v: &&Version| v.text.as_deref().is_some_and(|t| unlabelled(path, t) == here);
    let Some(end) = sought.pinned.until.as_ref().and_then(|u| u.earliest) else { return false };
    versions.iter().filter(same).any(|v| v.from.latest.is_some_and(|d| d < end) || v.from.earliest.is_none_or(|d| d < end))
}
