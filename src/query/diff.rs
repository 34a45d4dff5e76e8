//! Two texts of an act → what changed, unit by unit, then word by word.

use std::collections::BTreeMap;

use crate::base::{Kind, Message, ProvisionPath, fold};
use crate::corpus::paths;
use crate::extract::Act;

use crate::base::diff_words::{WordChange, diff_words};

/// The contract's `nusqa.diff/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// What is compared: a reference with a day, or a file.
    pub old: String,
    /// With what.
    pub new: String,
    /// In the order of the new text; what was removed stands where it stood.
    pub changes: Vec<Change>,
}

/// What became of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its address in the new text, or in the old one for what was removed.
    pub path: ProvisionPath,
    /// Its address in the old text, where it is another one.
    pub old_path: Option<ProvisionPath>,
    /// What.
    pub kind: ChangeKind,
    /// The words before.
    pub old_text: Option<String>,
    /// The words after.
    pub new_text: Option<String>,
    /// The difference, where both texts are known.
    pub words: Vec<WordChange>,
    /// Why the comparison says less than it seems: a text is not known, or which version applied is not certain.
    pub note: Option<Message>,
}

/// Kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum ChangeKind {
    Added,
    Removed,
    Changed,
    /// Same words, another place.
    Moved,
    /// Same words and unit around it, another number.
    Renumbered,
    Unchanged,
}

impl ChangeKind {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
            ChangeKind::Moved => "moved",
            ChangeKind::Renumbered => "renumbered",
            ChangeKind::Unchanged => "unchanged",
        }
    }
}

impl Change {
    /// A change without texts.
    pub(super) fn new(path: ProvisionPath, kind: ChangeKind) -> Self {
        Change { path, old_path: None, kind, old_text: None, new_text: None, words: Vec::new(), note: None }
    }

    /// The change between two known texts of one provision. Blanks, the shape of quotes and dashes and look-alike letters differ
    /// between editions of one wording: they are no change, though letters that differ are told.
    pub(super) fn between(path: ProvisionPath, old: &str, new: &str) -> Self {
        let same = old == new || level(old) == level(new);
        let letters = !same && fold::same(old, new);
        let alike = letters && same_capitals(old, new);
        let kind = if same || alike { ChangeKind::Unchanged } else { ChangeKind::Changed };
        Change {
            old_text: Some(old.to_string()),
            new_text: Some(new.to_string()),
            words: if same { diff_words(new, new) } else { diff_words(old, new) },
            note: letters.then(|| Message::new("answer-diff-letters-only")),
            ..Change::new(path, kind)
        }
    }
}

/// A text with one shape of quotes, dashes and blanks, and no blank before a closing sign.
fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        let c = match c {
            '«' | '»' | '“' | '”' | '„' | '‟' => '"',
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
            c => c,
        };
        if c.is_whitespace() {
            blank = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut blank) && !matches!(c, '.' | ',' | ';' | ':' | ')') && !out.ends_with('(') {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// Whether the letters of two texts, blanks aside, are capitals in the same places.
fn same_capitals(a: &str, b: &str) -> bool {
    let capitals = |t: &str| t.chars().filter(|c| c.is_alphabetic()).map(char::is_uppercase).collect::<Vec<_>>();
    capitals(a) == capitals(b)
}

/// A unit's address and own words.
pub(super) type Unit = (ProvisionPath, String);

/// Compares two texts: units with the same address are compared; of the others, units with the same words were moved or
/// renumbered; the rest was added or removed.
#[must_use]
pub fn diff_documents(old: &Act, new: &Act) -> Vec<Change> {
    diff_units(units(old), units(new))
}

fn units(act: &Act) -> Vec<Unit> {
    let with_text = paths(&act.document).into_iter().enumerate().map(|(id, path)| (path, act.document.text(id).to_string()));
    let law = |path: &ProvisionPath| !path.0.iter().any(|s| matches!(s.kind, Kind::Status | Kind::Contents));
    with_text.filter(|(path, text)| !text.trim().is_empty() && law(path)).collect()
}

/// Two units with one address (unparsed lines, a number used twice) are told apart by their order.
fn tell_apart(units: &mut [Unit]) {
    let mut seen: BTreeMap<ProvisionPath, usize> = BTreeMap::new();
    for (path, _) in units {
        let n = seen.entry(path.clone()).or_insert(0);
        *n += 1;
        if *n > 1
            && let Some(last) = path.0.last_mut()
        {
            let number = last.number.clone().unwrap_or_default();
            last.number = Some(format!("{number}~{n}"));
        }
    }
}

/// See [`diff_documents`].
pub(super) fn diff_units(mut old: Vec<Unit>, mut new: Vec<Unit>) -> Vec<Change> {
    tell_apart(&mut old);
    tell_apart(&mut new);
    let old_at: BTreeMap<&ProvisionPath, usize> = old.iter().enumerate().map(|(i, (p, _))| (p, i)).collect();
    let new_at: BTreeMap<&ProvisionPath, usize> = new.iter().enumerate().map(|(i, (p, _))| (p, i)).collect();
    // Words without their label, of units that only the old text has, in order.
    let mut gone: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (i, (path, text)) in old.iter().enumerate().rev() {
        if !new_at.contains_key(path) {
            gone.entry(unlabelled(path, text)).or_default().push(i);
        }
    }
    let mut moved_from: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, (path, text)) in new.iter().enumerate() {
        if !old_at.contains_key(path) {
            let words = unlabelled(path, text);
            let fits = gone.get_mut(&words).filter(|_| !words.is_empty());
            if let Some(from) = fits.and_then(Vec::pop) {
                moved_from.insert(i, from);
            }
        }
    }
    let moved: std::collections::BTreeSet<usize> = moved_from.values().copied().collect();
    let mut out = Vec::new();
    let mut next_old = 0;
    // What was removed is told before the first kept unit that stood after it.
    let mut removed_until = |until: usize, out: &mut Vec<Change>| {
        for (i, (path, text)) in old.iter().enumerate().take(until).skip(next_old) {
            if !new_at.contains_key(path) && !moved.contains(&i) {
                out.push(Change { old_text: Some(text.clone()), ..Change::new(path.clone(), ChangeKind::Removed) });
            }
        }
        next_old = next_old.max(until);
    };
    for (i, (path, text)) in new.iter().enumerate() {
        if let Some(at) = old_at.get(path).copied() {
            removed_until(at, &mut out);
            let before = old.get(at).map_or("", |(_, t)| t.as_str());
            out.push(Change::between(path.clone(), before, text));
        } else if let Some((from, before)) = moved_from.get(&i).and_then(|at| old.get(*at)) {
            let kind = if parent(from) == parent(path) { ChangeKind::Renumbered } else { ChangeKind::Moved };
            out.push(Change { old_path: Some(from.clone()), kind, ..Change::between(path.clone(), before, text) });
        } else {
            out.push(Change { new_text: Some(text.clone()), ..Change::new(path.clone(), ChangeKind::Added) });
        }
    }
    removed_until(old.len(), &mut out);
    out
}

fn parent(path: &ProvisionPath) -> &[crate::base::Segment] {
    path.0.split_last().map_or(&[], |(_, up)| up)
}

/// The words of a unit without its own number: `3-1) сот бекіткен` → `сот бекіткен`.
fn unlabelled(path: &ProvisionPath, text: &str) -> String {
    let squeezed = fold::squeeze(text);
    let number = path.0.last().and_then(|s| s.number.as_deref()).map(|n| fold(n).text);
    let rest = number.as_deref().and_then(|n| squeezed.strip_prefix(n));
    rest.map_or(squeezed.as_str(), |r| r.trim_start_matches(|c: char| !c.is_alphanumeric())).to_string()
}
