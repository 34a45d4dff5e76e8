//! Two texts of an act → what changed, unit by unit, then word by word.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::base::diff_words::{WordChange, WordOp, diff_words_within};
use crate::base::{Kind, Language, Message, ProvisionPath, Segment, fold, letters};
use crate::corpus::paths;
use crate::extract::Act;

use super::materiality::{self, Class};
use super::pairing::{Pairs, pair};

/// The contract's `nusqa.diff/1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// What is compared: a reference with a day, or a file.
    pub old: String,
    /// With what.
    pub new: String,
    /// The language of the texts; `None` where they are in different ones and only their structure is compared.
    pub language: Option<Language>,
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
    /// What kind of change each change of the words is.
    pub marks: Vec<materiality::Change>,
    /// The unit was given other words as a whole.
    pub restated: bool,
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
        Change {
            path,
            old_path: None,
            kind,
            old_text: None,
            new_text: None,
            words: Vec::new(),
            marks: Vec::new(),
            restated: false,
            note: None,
        }
    }

    /// The change between two known texts of one provision. Blanks, the shape of quotes and dashes and look-alike letters differ
    /// between editions of one wording: they are no change, though letters that differ are told.
    pub(super) fn between(path: ProvisionPath, old: &str, new: &str) -> Self {
        let same = old == new || level(old) == level(new);
        let letters = !same && fold::same(old, new);
        let alike = letters && same_capitals(old, new);
        let kind = if same || alike { ChangeKind::Unchanged } else { ChangeKind::Changed };
        let equal = || if new.is_empty() { Vec::new() } else { vec![WordChange { op: WordOp::Equal, text: new.to_string() }] };
        let (words, coarse) = if same { (equal(), false) } else { diff_words_within(old, new) };
        Change {
            old_text: Some(old.to_string()),
            new_text: Some(new.to_string()),
            marks: if same { Vec::new() } else { materiality::classify(old, new) },
            restated: kind == ChangeKind::Changed && is_restated(&words, old, new),
            words,
            note: match (letters, coarse) {
                (true, _) => Some(Message::new("answer-diff-letters-only")),
                (false, true) => Some(Message::new("answer-diff-coarse")),
                _ => None,
            },
            ..Change::new(path, kind)
        }
    }

    /// The change of a unit that has another address: its number is not among the changes of its words.
    fn renumbered(from: &ProvisionPath, path: &ProvisionPath, old: &str, new: &str) -> Self {
        let (a, b) = (label(from, old), label(path, new));
        let mut out = Change { old_path: Some(from.clone()), ..Change::between(path.clone(), old, new) };
        let (was, is) = (old.get(a..).unwrap_or(""), new.get(b..).unwrap_or(""));
        out.marks = if level(was) == level(is) { Vec::new() } else { materiality::classify(was, is) };
        for mark in &mut out.marks {
            mark.old_span = mark.old_span.start + a..mark.old_span.end + a;
            mark.new_span = mark.new_span.start + b..mark.new_span.end + b;
        }
        out
    }

    /// Whether what the unit says surely changed; `None` where a text is not known.
    #[must_use]
    pub fn material(&self) -> Option<bool> {
        match self.kind {
            ChangeKind::Added | ChangeKind::Removed => Some(true),
            ChangeKind::Unchanged => Some(false),
            _ if self.old_text.is_none() || self.new_text.is_none() => None,
            _ => Some(materiality::material(&self.marks)),
        }
    }

    /// Whether only letter shapes, punctuation and the like differ, and something does.
    #[must_use]
    pub fn is_editorial(&self) -> bool {
        let known = self.old_text.is_some() && self.new_text.is_some();
        known && !self.marks.is_empty() && materiality::editorial_only(&self.marks)
    }

    /// The kinds of its changes, each once.
    #[must_use]
    pub fn classes(&self) -> Vec<Class> {
        materiality::classes(&self.marks)
    }

    /// The runs of [`Change::words`], cut where a mark begins or ends, with the first class that covers each.
    #[must_use]
    pub fn segments(&self) -> Vec<(WordChange, Option<Class>)> {
        let (mut old, mut new) = (0, 0);
        let mut sides = [Spans::new(&self.marks, false), Spans::new(&self.marks, true)];
        let mut out = Vec::new();
        for run in &self.words {
            let len = run.text.len();
            let at = if run.op == WordOp::Insert { new } else { old };
            match run.op {
                WordOp::Equal => (old, new) = (old + len, new + len),
                WordOp::Delete => old += len,
                WordOp::Insert => new += len,
            }
            if run.op == WordOp::Equal || self.marks.is_empty() {
                out.push((run.clone(), None));
                continue;
            }
            let [was, is] = &mut sides;
            let near = if run.op == WordOp::Insert { is } else { was }.touching(at..at + len);
            let ends = near.iter().flat_map(|(s, _)| [s.start.max(at), s.end.min(at + len)]);
            let mut cuts: Vec<usize> = ends.chain([at, at + len]).collect();
            cuts.sort_unstable();
            cuts.dedup();
            for pair in cuts.windows(2) {
                let [from, to] = pair else { continue };
                let class = near.iter().filter(|(s, _)| s.start <= *from && *to <= s.end).map(|(_, class)| *class).min();
                if let Some(text) = run.text.get(from - at..to - at) {
                    out.push((WordChange { op: run.op, text: text.to_string() }, class));
                }
            }
        }
        out
    }
}

/// The marks of one side, asked for in ascending order.
struct Spans {
    all: Vec<(Range<usize>, Class)>,
    next: usize,
}

impl Spans {
    fn new(marks: &[materiality::Change], is_new: bool) -> Self {
        let span = |m: &materiality::Change| if is_new { m.new_span.clone() } else { m.old_span.clone() };
        let mut all: Vec<_> = marks.iter().map(|m| (span(m), m.class)).filter(|(s, _)| !s.is_empty()).collect();
        all.sort_by_key(|(s, class)| (s.start, s.end, *class));
        Spans { all, next: 0 }
    }

    fn touching(&mut self, run: Range<usize>) -> Vec<(Range<usize>, Class)> {
        while self.all.get(self.next).is_some_and(|(s, _)| s.end <= run.start) {
            self.next += 1;
        }
        let near = self.all.get(self.next..).unwrap_or(&[]).iter().take_while(|(s, _)| s.start < run.end);
        near.filter(|(s, _)| run.start < s.end).cloned().collect()
    }
}

impl Diff {
    /// Leaves out what is only editorial.
    pub fn hide_editorial(&mut self) {
        self.changes.retain(|c| !(c.is_editorial() && matches!(c.kind, ChangeKind::Changed | ChangeKind::Unchanged)));
    }
}

/// Whether less than a third of the longer text stayed.
fn is_restated(words: &[WordChange], old: &str, new: &str) -> bool {
    const SHORT: usize = 60;
    let stayed: usize = words.iter().filter(|w| w.op == WordOp::Equal).map(|w| w.text.len()).sum();
    let longer = old.len().max(new.len());
    longer > SHORT && stayed * 3 < longer
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
    let capitals = |t: &str| t.chars().filter(|c| letters::is_alphabetic(*c)).map(letters::is_uppercase).collect::<Vec<_>>();
    capitals(a) == capitals(b)
}

/// A unit's address and own words.
pub(super) type Unit<'t> = (ProvisionPath, Cow<'t, str>);

/// Compares two texts: units are found again by address and words; those at another address were moved or renumbered; the rest was
/// added or removed. Of texts in different languages only the structure is compared.
#[must_use]
pub fn diff_documents(old: &Act, new: &Act) -> Vec<Change> {
    match (old.head.language, new.head.language) {
        (Some(a), Some(b)) if a != b => structure(units(old), units(new)),
        _ => {
            let (a, b) = both(old.document.nodes.len() > MANY, || told_apart(units(old)), || told_apart(units(new)));
            diff_told_apart(&a, &b)
        }
    }
}

/// The language of two texts, if it is one.
#[must_use]
pub fn common_language(old: &Act, new: &Act) -> Option<Language> {
    match (old.head.language, new.head.language) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => Some(a.or(b).unwrap_or(Language::Kazakh)),
    }
}

/// Which units both texts have, and which only one.
fn structure(old: Vec<Unit<'_>>, new: Vec<Unit<'_>>) -> Vec<Change> {
    let (old, new) = (told_apart(old), told_apart(new));
    let old_at: BTreeMap<&ProvisionPath, usize> = old.iter().enumerate().map(|(i, (p, _))| (p, i)).collect();
    let new_at: std::collections::BTreeSet<&ProvisionPath> = new.iter().map(|(p, _)| p).collect();
    let mut out = Vec::new();
    let mut next = 0;
    let mut gone = |until: usize, out: &mut Vec<Change>| {
        for (path, text) in old.iter().take(until).skip(next).filter(|(p, _)| !new_at.contains(p)) {
            out.push(Change { old_text: Some(text.to_string()), ..Change::new(path.clone(), ChangeKind::Removed) });
        }
        next = next.max(until);
    };
    for (path, text) in &new {
        let Some(at) = old_at.get(path).copied() else {
            out.push(Change { new_text: Some(text.to_string()), ..Change::new(path.clone(), ChangeKind::Added) });
            continue;
        };
        gone(at, &mut out);
        let old_text = old.get(at).map(|(_, t)| t.to_string());
        out.push(Change { old_text, new_text: Some(text.to_string()), ..Change::new(path.clone(), ChangeKind::Unchanged) });
    }
    gone(old.len(), &mut out);
    out
}

fn units(act: &Act) -> Vec<Unit<'_>> {
    let with_text = paths(&act.document).into_iter().enumerate().map(|(id, path)| (path, Cow::Borrowed(act.document.text(id))));
    let law = |path: &ProvisionPath| !path.0.iter().any(|s| matches!(s.kind, Kind::Status | Kind::Contents));
    with_text.filter(|(path, text)| !text.trim().is_empty() && law(path)).collect()
}

/// Two units with one address (unparsed lines, a number used twice) are told apart by their order.
fn told_apart(mut units: Vec<Unit<'_>>) -> Vec<Unit<'_>> {
    let mut seen: HashMap<&ProvisionPath, usize, RandomState> =
        HashMap::with_capacity_and_hasher(units.len(), RandomState::default());
    let mut again: Vec<(usize, usize)> = Vec::new();
    for (i, (path, _)) in units.iter().enumerate() {
        let n = seen.entry(path).or_insert(0);
        *n += 1;
        if *n > 1 {
            again.push((i, *n));
        }
    }
    for (i, n) in again {
        if let Some(last) = units.get_mut(i).and_then(|(path, _)| path.0.last_mut()) {
            let number = last.number.clone().unwrap_or_default();
            last.number = Some(format!("{number}~{n}"));
        }
    }
    units
}

/// From so many units on two threads are quicker than one.
const MANY: usize = 1000;

/// Two results, worked out beside each other where that pays.
fn both<A: Send, B: Send>(apart: bool, one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    if !apart {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let first = scope.spawn(one);
        let second = other();
        match first.join() {
            Ok(first) => (first, second),
            Err(fault) => std::panic::resume_unwind(fault),
        }
    })
}

/// See [`diff_documents`].
pub(super) fn diff_units(old: Vec<Unit<'_>>, new: Vec<Unit<'_>>) -> Vec<Change> {
    diff_told_apart(&told_apart(old), &told_apart(new))
}

/// One entry of a comparison: the unit of the old text, that of the new one.
type Step = (Option<usize>, Option<usize>);

fn diff_told_apart(old: &[Unit<'_>], new: &[Unit<'_>]) -> Vec<Change> {
    let pairs = pair(old, new);
    let went = Went::of(old, new, &pairs);
    let mut steps: Vec<Step> = Vec::with_capacity(new.len());
    let mut next_old = 0;
    // What was removed is told before the first kept unit that stood after it.
    let mut removed_until = |until: usize, steps: &mut Vec<Step>| {
        for (i, kept) in pairs.kept.iter().enumerate().take(until).skip(next_old) {
            if !kept {
                steps.push((Some(i), None));
            }
        }
        next_old = next_old.max(until);
    };
    for (i, ((path, _), at)) in new.iter().zip(&pairs.of_new).enumerate() {
        if let Some(at) = at.filter(|at| old.get(*at).is_some_and(|(from, _)| from == path)) {
            removed_until(at, &mut steps);
        }
        steps.push((*at, Some(i)));
    }
    removed_until(old.len(), &mut steps);
    let made = |steps: &[Step]| -> Vec<Change> { steps.iter().filter_map(|step| change_of(step, old, new, &went)).collect() };
    let (first, second) = steps.split_at(steps.len() / 2);
    let (mut out, mut rest) = both(steps.len() > MANY, || made(first), || made(second));
    out.append(&mut rest);
    out
}

fn change_of(step: &Step, old: &[Unit<'_>], new: &[Unit<'_>], went: &Went<'_>) -> Option<Change> {
    let (was, is) = (step.0.and_then(|i| old.get(i)), step.1.and_then(|i| new.get(i)));
    let ((from, before), (path, text)) = match (was, is) {
        (Some(was), Some(is)) => (was, is),
        (Some((path, text)), None) => {
            return Some(Change { old_text: Some(text.to_string()), ..Change::new(path.clone(), ChangeKind::Removed) });
        }
        (None, Some((path, text))) => {
            return Some(Change { new_text: Some(text.to_string()), ..Change::new(path.clone(), ChangeKind::Added) });
        }
        (None, None) => return None,
    };
    if from == path {
        return Some(Change::between(path.clone(), before, text));
    }
    let mut change = Change::renumbered(from, path, before, text);
    let number = |t: &str| !t.is_empty() && t.chars().all(|c| c.is_ascii_digit() || c == '.');
    let first = |path: &ProvisionPath| path.0.last().and_then(|s| s.number.as_deref()) == Some("1");
    let counts = number(before.trim()) && number(text.trim()) && from.0.last() == path.0.last();
    change.kind = match went.kind(from, path) {
        // A row has no number of its own: that others came before it is no change of it, but for the cell that counts rows.
        None if change.kind == ChangeKind::Changed && counts && first(path) => ChangeKind::Renumbered,
        None => change.kind,
        Some(kind) => kind,
    };
    Some(change)
}

/// Where the units that others stand in went.
struct Went<'a>(HashMap<&'a ProvisionPath, &'a ProvisionPath, RandomState>);

impl<'a> Went<'a> {
    fn of(old: &'a [Unit<'_>], new: &'a [Unit<'_>], pairs: &Pairs) -> Self {
        let pairs = new.iter().zip(&pairs.of_new).filter_map(|((to, _), at)| Some((&old.get((*at)?)?.0, to)));
        Went(pairs.filter(|(from, to)| from != to).collect())
    }

    /// What became of a unit that has another address; `None`: only its row has.
    fn kind(&self, from: &ProvisionPath, to: &ProvisionPath) -> Option<ChangeKind> {
        let same = |a: &Segment, b: &Segment| a == b || (a.kind == Kind::Row && b.kind == Kind::Row);
        if from.0.len() == to.0.len() && from.0.iter().zip(&to.0).all(|(a, b)| same(a, b)) {
            return None;
        }
        // What stands in a unit that has another number goes with it.
        let host = (1..from.0.len()).rev().find_map(|n| {
            let host = ProvisionPath(from.0.get(..n)?.to_vec());
            self.0.get(&host).map(|to| (n, *to))
        });
        let followed = host.is_some_and(|(n, host)| host.0.iter().chain(from.0.iter().skip(n)).eq(to.0.iter()));
        let kind = if followed || parent(from) == parent(to) { ChangeKind::Renumbered } else { ChangeKind::Moved };
        Some(kind)
    }
}

fn parent(path: &ProvisionPath) -> &[Segment] {
    path.0.split_last().map_or(&[], |(_, up)| up)
}

/// How many bytes of a unit's text are its own number.
fn label(path: &ProvisionPath, text: &str) -> usize {
    let Some(number) = path.0.last().and_then(|s| s.number.as_deref()) else { return 0 };
    let Some(rest) = text.trim_start().strip_prefix(number) else { return 0 };
    text.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len()
}
