//! What applied on a day, and what applied when.

use crate::base::{ActRef, Bound, Date, Kind, Message, ProvisionPath};
use crate::corpus::{Corpus, CorpusError, Reference, Work};
use crate::timeline::{self, Answer, AnswerKind, Authored, Lifecycle, NotInForce, Version};

/// Which version of a provision applied on a day, with only what was published by `known_on` taken into account.
///
/// # Errors
/// The Work or the provision does not exist in the corpus (never existed in any version).
pub fn as_of(corpus: &Corpus, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError> {
    Known::of(corpus, work(corpus, reference)?, known_on).answer(&reference.path, on)
}

/// The life of a Work as it was known on a day; twice, where nothing tells of some acts whether they had been published by then.
pub(super) struct Known<'c> {
    work: &'c Work,
    known_on: Option<Date>,
    pub(super) life: Lifecycle<'c>,
    certain: Option<Lifecycle<'c>>,
}

impl<'c> Known<'c> {
    pub(super) fn of(corpus: &'c Corpus, work: &'c Work, known_on: Option<Date>) -> Self {
        let life = Lifecycle::of(corpus, work, known_on);
        let certain = (!life.doubtful().is_empty()).then(|| Lifecycle::of_certain(corpus, work, known_on));
        Known { work, known_on, life, certain }
    }

    /// What applied on a day: with the acts in doubt and without them.
    pub(super) fn answer(&self, path: &ProvisionPath, on: Date) -> Result<Answer, CorpusError> {
        let with = answer(self.work, &self.life, path, on, self.known_on)?;
        let Some(certain) = &self.certain else { return Ok(with) };
        let without = answer(self.work, certain, path, on, self.known_on)?;
        Ok(either(with, without, self.life.doubtful(), self.known_on))
    }
}

/// One answer of two states of knowledge of which either may have been.
fn either(with: Answer, without: Answer, doubtful: &[ActRef], known_on: Option<Date>) -> Answer {
    let ids = |a: &Answer| a.versions.iter().map(|v| v.id.clone()).collect::<Vec<_>>();
    if with.kind == without.kind && ids(&with) == ids(&without) {
        return with;
    }
    let mut versions = with.versions;
    for v in without.versions {
        if !versions.iter().any(|known| known.id == v.id && known.from == v.from) {
            versions.push(v);
        }
    }
    let acts = doubtful.iter().map(ActRef::label).collect::<Vec<_>>().join(", ");
    let known_on = known_on.map(|d| d.to_string()).unwrap_or_default();
    let reason = Message::new("answer-uncertain-known").with("acts", acts).with("known-on", known_on);
    Answer { kind: AnswerKind::Uncertain, not_in_force: None, reason, versions }
}

/// As [`as_of`], with the life of the Work at hand.
fn answer(
    work: &Work,
    life: &Lifecycle<'_>,
    path: &ProvisionPath,
    on: Date,
    known_on: Option<Date>,
) -> Result<Answer, CorpusError> {
    exists(work, life, path)?;
    let unknown = |reason| Answer { kind: AnswerKind::Unknown, not_in_force: None, reason, versions: Vec::new() };
    if life.is_unpublished() {
        let known_on = known_on.map(|d| d.to_string()).unwrap_or_default();
        return Ok(unknown(Message::new("answer-unknown-not-published").with("act", work.act.label()).with("known-on", known_on)));
    }
    if !life.has(path) {
        return Ok(unknown(Message::new("answer-unknown-no-text").with("act", work.act.label()).with("provision", path)));
    }
    let mut answer = life.timeline(path).on(on);
    // In force and not yet applied are two things (art. 42(1)).
    if answer.not_in_force == Some(NotInForce::NotYet) && path.is_empty() {
        let force = life.force();
        if force.surely_by(on) {
            let args = std::mem::take(&mut answer.reason.args);
            answer.reason = Message { id: "answer-in-force-not-applied", args }.with("since", timeline::days(&force));
        }
    }
    Ok(answer)
}

/// The first day on which the act itself is in force (күшіне ену); it may be applied from a later one.
///
/// # Errors
/// The Work does not exist in the corpus.
pub fn force(corpus: &Corpus, reference: &Reference) -> Result<Bound, CorpusError> {
    Ok(timeline::force(corpus, work(corpus, reference)?))
}

/// Every version of a provision or act, oldest first.
///
/// # Errors
/// As [`as_of`].
pub fn history(corpus: &Corpus, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError> {
    let work = work(corpus, reference)?;
    let life = Lifecycle::of(corpus, work, known_on);
    exists(work, &life, &reference.path)?;
    Ok(life.timeline(&reference.path).into_versions())
}

/// Every version of a provision, oldest first, and what applied on a day.
///
/// # Errors
/// As [`as_of`].
pub fn life(
    corpus: &Corpus,
    reference: &Reference,
    on: Date,
    known_on: Option<Date>,
) -> Result<(Vec<Version>, Answer), CorpusError> {
    let known = Known::of(corpus, work(corpus, reference)?, known_on);
    let answer = known.answer(&reference.path, on)?;
    Ok((known.life.timeline(&reference.path).into_versions(), answer))
}

/// A version with the authors of its sentences; `None` where its words are not known.
pub type Blamed = (Version, Option<Vec<Authored>>);

/// Who brought which words of the version that applies on a day (of every one, where that is uncertain). `None` beside a version: its
/// words are not known.
///
/// # Errors
/// As [`as_of`].
pub fn blame(corpus: &Corpus, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Vec<Blamed>, CorpusError> {
    let work = work(corpus, reference)?;
    let life = Lifecycle::of(corpus, work, known_on);
    exists(work, &life, &reference.path)?;
    let line = life.timeline(&reference.path);
    let applicable = line.on(on).versions;
    let versions = line.versions().iter().enumerate().filter(|(_, v)| applicable.contains(v));
    Ok(versions.map(|(i, v)| (v.clone(), life.blame(&line, i))).collect())
}

/// The versions of the act itself (path empty) and of every provision of a Work, ascending by path.
#[must_use]
pub fn histories(corpus: &Corpus, work: &Work, known_on: Option<Date>) -> Vec<(ProvisionPath, Vec<Version>)> {
    let life = Lifecycle::of(corpus, work, known_on);
    let whole = ProvisionPath::default();
    std::iter::once(&whole).chain(&work.outline).map(|path| (path.clone(), life.timeline(path).into_versions())).collect()
}

pub(super) fn work<'c>(corpus: &'c Corpus, reference: &Reference) -> Result<&'c Work, CorpusError> {
    corpus.work(&reference.work).ok_or_else(|| CorpusError {
        message: Message::new("reference-unknown").with("reference", &reference.work),
        candidates: Vec::new(),
    })
}

/// Where the corpus has the act's text, what no text has does not exist; without the text nobody can say so.
fn exists(work: &Work, life: &Lifecycle<'_>, path: &ProvisionPath) -> Result<(), CorpusError> {
    if work.manifestations.is_empty() || life.has(path) {
        return Ok(());
    }
    // Near ones: the same last step elsewhere, else what stands in the same unit.
    let parent = ProvisionPath(path.0.split_last().map(|(_, up)| up.to_vec()).unwrap_or_default());
    // Nobody who asks for an item means the heading, the stamp or a stray line above it.
    let asked = path.0.last().map(|s| s.kind);
    let counted = |s: &crate::base::Segment| s.number.is_some() && s.kind != Kind::Unparsed;
    let meant = |p: &&ProvisionPath| p.0.iter().all(|s| counted(s) || Some(s.kind) == asked);
    let same_step = work.outline.iter().filter(|p| p.0.last() == path.0.last()).filter(meant);
    let siblings = work.outline.iter().filter(|p| parent.contains(p) && p.0.len() == path.0.len()).filter(meant);
    let mut candidates: Vec<String> = same_step.chain(siblings).map(|p| format!("{}#{p}", work.id)).collect();
    let mut seen = std::collections::BTreeSet::new();
    candidates.retain(|c| seen.insert(c.clone()));
    candidates.truncate(12);
    let message = Message::new("reference-no-provision").with("act", work.act.label()).with("provision", path);
    Err(CorpusError { message, candidates })
}
