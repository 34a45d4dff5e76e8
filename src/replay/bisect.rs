//! Where replay and an official edition part.
//!
//! Two sources tell what a text is after some acts: replay, and an edition made by editors. Neither is always right (editors leave
//! changes out, notes claim what was not done, instructions are misread), so both are kept, and every difference is put down to the act
//! after which they disagree.

use std::collections::{BTreeMap, BTreeSet};

use super::{Base, Conflict, Outcome, Text, apply};
use crate::base::fold::squeeze;
use crate::base::identity::same_act;
use crate::base::label;
use crate::base::{ActRef, Kind, ProvisionPath};
use crate::extract::{Act, NoteEvent};

/// Why replay and edition differ in a provision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Class {
    /// An instruction on it was not understood or not carried out.
    ParseGap,
    /// A note of the edition names an act on it that is not at hand.
    MissingAct,
    /// A note says that an act changed it; that act has no such instruction.
    PortalNote,
    /// An act changed it, and the edition reads otherwise.
    Disputed,
    /// No act and no note touches it: the texts differ by themselves.
    SourceError,
}

impl Class {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::ParseGap => "parse_gap",
            Class::MissingAct => "missing_act",
            Class::PortalNote => "portal_note",
            Class::Disputed => "disputed",
            Class::SourceError => "source_error",
        }
    }
}

/// A provision in which replay and edition differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub path: ProvisionPath,
    /// Its own words after replay; `None`: not there.
    pub replayed: Option<String>,
    /// Its own words in the edition; `None`: not there.
    pub edition: Option<String>,
    /// Why, as far as it can be told.
    pub class: Class,
    /// The act (by its place among those replayed) after which they disagree; `None`: before any, or one that is not at hand.
    pub after: Option<usize>,
    /// An act that a note of the edition names and that is not at hand.
    pub missing: Option<ActRef>,
    /// The instruction that was not carried out.
    pub conflict: Option<Conflict>,
    /// Sources of the words after replay ([`Origin`](super::Origin)).
    pub brought: BTreeSet<u32>,
}

/// Replay beside an edition.
#[derive(Clone, Debug)]
pub struct Bisected {
    /// How many provisions were compared.
    pub compared: usize,
    /// Where they differ, in the order of the edition.
    pub differences: Vec<Difference>,
    /// What became of the instructions of each act.
    pub outcomes: Vec<Vec<Outcome>>,
}

impl Bisected {
    /// The first act after which replay and edition disagree.
    #[must_use]
    pub fn agreement_ends_at(&self) -> Option<usize> {
        self.differences.iter().filter_map(|d| d.after).min()
    }
}

/// Replays `amending` in its order on `base` and compares the result with `edition`.
#[must_use]
pub fn bisect(base: &Act, amending: &[&Act], edition: &Act) -> Bisected {
    let mut text = Text::of(&base.document, 0);
    let known = Base { act: base.head.act_ref(), language: base.head.language };
    let mut outcomes = Vec::with_capacity(amending.len());
    for (i, act) in amending.iter().enumerate() {
        outcomes.push(apply(&mut text, &known, act, i as u32 + 1));
    }
    let theirs = words(&Text::of(&edition.document, 0));
    let ours = words(&text);
    let by_path = |all: &[(ProvisionPath, String)]| -> BTreeMap<String, String> {
        all.iter().rev().map(|(p, t)| (p.to_string(), t.clone())).collect()
    };
    let (ours_at, theirs_at) = (by_path(&ours), by_path(&theirs));
    let paths = theirs.iter().chain(ours.iter().filter(|(p, _)| !theirs_at.contains_key(&p.to_string()))).map(|(p, _)| p);
    let sources: BTreeMap<String, BTreeSet<u32>> =
        text.units().into_iter().map(|(p, u)| (p.to_string(), u.words.runs().iter().map(|r| r.origin.source).collect())).collect();
    // What the base has taken in already explains no difference.
    let known_before = |n: &&NoteEvent| base.notes.iter().any(|b| same_act(&b.by, &n.by));
    let fresh: Vec<&NoteEvent> = edition.notes.iter().filter(|n| !known_before(n)).collect();
    let mut compared = 0;
    let mut differences: Vec<Difference> = Vec::new();
    for path in paths {
        compared += 1;
        let key = path.to_string();
        let (replayed, official) = (ours_at.get(&key), theirs_at.get(&key));
        if same(replayed.map_or("", String::as_str), official.map_or("", String::as_str)) {
            continue;
        }
        // What stands in a unit that differs as a whole is told with it.
        if differences.iter().any(|d| d.path.contains(path) && (d.replayed.is_none() || d.edition.is_none())) {
            continue;
        }
        let mut difference = Difference {
            path: path.clone(),
            replayed: replayed.cloned(),
            edition: official.cloned(),
            class: Class::SourceError,
            after: None,
            missing: None,
            conflict: None,
            brought: sources.get(&key).cloned().unwrap_or_default(),
        };
        explain(&mut difference, amending, &outcomes, &fresh);
        differences.push(difference);
    }
    Bisected { compared, differences, outcomes }
}

/// Puts a difference down to an act.
fn explain(d: &mut Difference, amending: &[&Act], outcomes: &[Vec<Outcome>], notes: &[&NoteEvent]) {
    let touches = |path: &[crate::base::Segment]| {
        // Addresses leave out groups: the steps that are given stand in the path in their order.
        let mut steps = d.path.0.iter();
        path.is_empty() || path.iter().all(|s| steps.any(|p| p.kind == s.kind && (s.number.is_none() || p.number == s.number)))
    };
    let within = |path: &[crate::base::Segment]| {
        let mut steps = path.iter();
        d.path
            .0
            .iter()
            .filter(|s| !super::locate::is_group(s.kind))
            .all(|s| steps.any(|p| p.kind == s.kind && p.number == s.number))
    };
    for (i, (act, outcomes)) in amending.iter().zip(outcomes).enumerate() {
        for (amendment, outcome) in act.amendments.iter().zip(outcomes) {
            if matches!(outcome, Outcome::NotForThisAct) || !(touches(&amendment.path) || within(&amendment.path)) {
                continue;
            }
            // Throughout the text, or in a unit that holds many: only where its words came.
            let brought = d.brought.contains(&(i as u32 + 1));
            let wide = amendment.words.is_some() && amendment.path.last().map(|s| s.kind) != d.path.0.last().map(|s| s.kind);
            if wide && !brought && matches!(outcome, Outcome::Applied(_)) {
                continue;
            }
            d.after = Some(i);
            d.class = Class::Disputed;
            if let Outcome::Conflict(c) = outcome {
                d.class = Class::ParseGap;
                d.conflict = Some(c.clone());
                return;
            }
        }
    }
    if d.class == Class::Disputed {
        return;
    }
    for note in notes.iter().filter(|n| n.path.as_ref().is_none_or(|p| p.contains(&d.path))) {
        match amending.iter().position(|a| same_act(&a.head.act_ref(), &note.by)) {
            Some(i) => (d.class, d.after) = (Class::PortalNote, Some(i)),
            None if d.class == Class::SourceError => (d.class, d.missing) = (Class::MissingAct, Some(note.by.clone())),
            None => {}
        }
    }
}

/// The own words of every unit of the law, repealed ones without.
fn words(text: &Text) -> Vec<(ProvisionPath, String)> {
    let mut path = Vec::new();
    for id in text.walk(None) {
        let unit = text.unit(id);
        if matches!(unit.kind, Kind::Requisites | Kind::Signature | Kind::Stamp | Kind::Enacting) {
            continue;
        }
        let words = unit.words.text();
        let label = label::end(unit.kind, unit.number.as_deref(), &words);
        path.push((text.path(id), words.get(label..).unwrap_or("").to_string()));
    }
    path
}

/// Whether two wordings are one but for what editors write as they like: look-alike letters, blanks, quotes, marks such as `<*>`. A
/// repealed element may be gone, or only its number may be there.
fn same(a: &str, b: &str) -> bool {
    let level = |t: &str| -> String {
        let squeezed = squeeze(t);
        let bare: String = squeezed.chars().filter(|c| c.is_alphanumeric() || matches!(c, ',' | ';' | '.' | ':' | '-')).collect();
        let ended = ["алыптасталды", "күшіжойылды", "исключен", "утратил"];
        if ended.iter().any(|e| bare.starts_with(e)) {
            String::new()
        } else {
            bare.trim_matches(['.', ',', ';', ':', '-']).to_string()
        }
    };
    a == b || level(a) == level(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_write_as_they_like_is_no_difference() {
        assert!(same("Yкiметi бекiтедi;", "Үкіметі бекітеді."));
        assert!(same("", "алып тасталды - ҚР 2004.12.20 N 13 Заңымен;"));
        assert!(same("", "<*>"));
        assert!(!same("он күн", "бес күн"));
    }
}
