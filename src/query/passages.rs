//! What an act says on a day, unit by unit: for whoever lays out its text.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{Date, Kind, ProvisionPath, Segment};
use crate::corpus::{Corpus, CorpusError, Reference, Work, paths};
use crate::timeline::{Answer, AnswerKind, Part};

use super::as_of::{Known, work};

/// The own words of one unit, or what is known instead of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The unit.
    pub path: ProvisionPath,
    /// Its own words on the day, by who brought them; empty where they are not known for certain.
    pub parts: Vec<Part>,
    /// Where the words are not known for certain: what is. Beside words: why it is not certain that they, and those of the units that
    /// follow in it, applied.
    pub answer: Option<Answer>,
    /// No other words can have applied, but it is not certain that these did.
    pub doubtful: bool,
}

impl Passage {
    /// The words.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|p| p.text.as_str()).collect()
    }
}

/// The wording of a provision (or act) on a day, in the order of the text. Where the whole is known, that is its units; where it is not,
/// the units in it are asked one by one, so that one unknown word does not hide the others. What was repealed is told, what did
/// not exist yet is left out.
///
/// # Errors
/// As [`as_of`](super::as_of).
pub fn passages(
    corpus: &Corpus,
    reference: &Reference,
    on: Date,
    known_on: Option<Date>,
) -> Result<(Answer, Vec<Passage>), CorpusError> {
    let work = work(corpus, reference)?;
    let known = Known::of(corpus, work, known_on);
    let whole = known.answer(&reference.path, on)?;
    let mut out = Vec::new();
    if whole.kind == AnswerKind::NotInForce || work.outline.is_empty() {
        return Ok((whole, out));
    }
    let order = Order::of(work);
    let mut open = vec![reference.path.clone()];
    while let Some(path) = open.pop() {
        let answer = known.answer(&path, on)?;
        if let Some(mut told) = words(&known, &path, &answer) {
            // What is in doubt about the whole is said of the whole.
            if let Some(first) = told.first_mut().filter(|p| p.doubtful && path != reference.path) {
                first.answer = Some(answer);
            }
            out.extend(told);
            continue;
        }
        let inside = if answer.kind == AnswerKind::NotInForce { Vec::new() } else { order.inside(work, &path) };
        if inside.is_empty() {
            if answer.not_in_force != Some(crate::timeline::NotInForce::NotYet) {
                out.push(Passage { path, parts: Vec::new(), answer: Some(answer), doubtful: false });
            }
            continue;
        }
        open.extend(inside.into_iter().rev());
    }
    Ok((whole, out))
}

/// The units of the one version that applies, or alone may; `None` where there are several, or its words are not known.
fn words(known: &Known<'_>, path: &ProvisionPath, answer: &Answer) -> Option<Vec<Passage>> {
    let [version] = answer.versions.as_slice() else { return None };
    let doubtful = answer.kind == AnswerKind::Uncertain;
    if !(doubtful || answer.kind == AnswerKind::InForce) || version.text.is_none() {
        return None;
    }
    let line = known.life.timeline(path);
    let at = line.versions().iter().position(|v| v == version)?;
    let mut out: Vec<Passage> = Vec::new();
    for sentence in known.life.blame(&line, at)? {
        match out.last_mut() {
            Some(last) if last.path == sentence.path => last.parts.extend(sentence.parts),
            _ => out.push(Passage { path: sentence.path, parts: sentence.parts, answer: None, doubtful }),
        }
    }
    // Own words of a unit (`paragraph-1`) stand in the unit itself.
    if out.is_empty() {
        let text = version.text.clone()?;
        let part = Part { text, acts: vec![version.cause.act.clone()], evidence: version.cause.evidence.clone() };
        out.push(Passage { path: path.clone(), parts: vec![part], answer: None, doubtful });
    }
    Some(out)
}

/// Where the units of a Work stand in its text.
struct Order(BTreeMap<ProvisionPath, usize>);

impl Order {
    fn of(work: &Work) -> Self {
        let mut out = BTreeMap::new();
        if let Some(text) = work.manifestations.first() {
            for (i, path) in paths(&text.act.document).into_iter().enumerate() {
                out.entry(path).or_insert(i);
            }
        }
        Order(out)
    }

    /// The units right inside, in the order of the text; first the unit's own words. A unit that the text does not have follows the
    /// one before it by number.
    fn inside(&self, work: &Work, path: &ProvisionPath) -> Vec<ProvisionPath> {
        let depth = path.0.len() + 1;
        let from = work.outline.partition_point(|p| p < path);
        let below = work.outline.iter().skip(from).take_while(|p| path.contains(p)).filter(|p| p.0.len() >= depth);
        let cut = |p: &ProvisionPath| ProvisionPath(p.0.iter().take(depth).cloned().collect());
        let law = |p: &ProvisionPath| p.0.last().is_some_and(|s| !matches!(s.kind, Kind::Status | Kind::Contents));
        let units: BTreeSet<ProvisionPath> = below.map(cut).filter(law).collect();
        let own = path.join(Segment::new(Kind::Paragraph, "1"));
        let mut placed: Vec<(usize, ProvisionPath)> = Vec::with_capacity(units.len() + 1);
        let mut last = 0;
        let holds = |p: &ProvisionPath| p.0.last().is_some_and(|s| s.number.is_some() && !matches!(s.kind, Kind::Document));
        if holds(path) && !units.is_empty() && !units.contains(&own) {
            placed.push((0, own));
        }
        for unit in units {
            last = self.0.get(&unit).copied().unwrap_or(last);
            placed.push((last, unit));
        }
        placed.sort_by_key(|(at, _)| *at);
        placed.into_iter().map(|(_, p)| p).collect()
    }
}
