//! What a check asks the law, and a memory of the answers: a year of cases rests on a few dozen provisions.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::Finding;
use super::view::level;
use crate::base::{Date, Evidence, Message, Span};
use crate::corpus::{Corpus, CorpusError, Reference};
use crate::query::{self, Disagreement, LostBasis};
use crate::rules::Book;
use crate::timeline::{Answer, AnswerKind, NotInForce, Version};

/// The questions a check asks; [`Corpus`] answers them, and a test may answer them without one.
pub trait Law: Sync {
    /// See [`Corpus::resolve`].
    ///
    /// # Errors
    /// Unknown or ambiguous reference.
    fn resolve(&self, reference: &str) -> Result<Reference, CorpusError>;
    /// See [`query::as_of`].
    ///
    /// # Errors
    /// No such Work or provision.
    fn as_of(&self, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError>;
    /// See [`query::history`].
    ///
    /// # Errors
    /// No such Work or provision.
    fn history(&self, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError>;
    /// See [`query::lost_bases`].
    fn lost_bases(&self, work: &str, known_on: Option<Date>) -> Vec<LostBasis> {
        let _ = (work, known_on);
        Vec::new()
    }
    /// See [`query::disagreements`].
    fn disagreements(&self, work: &str) -> Vec<Disagreement> {
        let _ = work;
        Vec::new()
    }
    /// The encoded rules to judge records by.
    fn book(&self) -> Option<&Book> {
        None
    }
    /// The words at a place of a text, repaired, blanks levelled; `None` where the text is not at hand.
    fn quote(&self, evidence: &Evidence) -> Option<String> {
        let _ = evidence;
        None
    }
}

impl Law for Corpus {
    fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        Corpus::resolve(self, reference)
    }

    fn as_of(&self, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError> {
        query::as_of(self, reference, on, known_on)
    }

    fn history(&self, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError> {
        query::history(self, reference, known_on)
    }

    fn lost_bases(&self, work: &str, known_on: Option<Date>) -> Vec<LostBasis> {
        query::lost_bases(self, work, known_on)
    }

    fn disagreements(&self, work: &str) -> Vec<Disagreement> {
        query::disagreements(self, work)
    }

    fn quote(&self, evidence: &Evidence) -> Option<String> {
        let file = self.works.iter().flat_map(|w| &w.manifestations).find(|m| m.file == evidence.file)?;
        let out = file.act.document.layout.words_of(evidence.span);
        (!out.is_empty()).then_some(out)
    }
}

/// A law with encoded rules beside it.
pub struct WithRules<'a> {
    /// The law.
    pub law: &'a dyn Law,
    /// The rules.
    pub book: &'a Book,
}

impl Law for WithRules<'_> {
    fn resolve(&self, reference: &str) -> Result<Reference, CorpusError> {
        self.law.resolve(reference)
    }

    fn as_of(&self, reference: &Reference, on: Date, known_on: Option<Date>) -> Result<Answer, CorpusError> {
        self.law.as_of(reference, on, known_on)
    }

    fn history(&self, reference: &Reference, known_on: Option<Date>) -> Result<Vec<Version>, CorpusError> {
        self.law.history(reference, known_on)
    }

    fn lost_bases(&self, work: &str, known_on: Option<Date>) -> Vec<LostBasis> {
        self.law.lost_bases(work, known_on)
    }

    fn disagreements(&self, work: &str) -> Vec<Disagreement> {
        self.law.disagreements(work)
    }

    fn quote(&self, evidence: &Evidence) -> Option<String> {
        self.law.quote(evidence)
    }

    fn book(&self) -> Option<&Book> {
        Some(self.book)
    }
}

/// A provision with all that has been asked about it.
pub(super) struct Provision {
    /// Where it is.
    pub(super) reference: Reference,
    /// The same in one text.
    pub(super) name: Arc<str>,
    /// Every version, oldest first.
    pub(super) versions: Vec<Arc<Version>>,
    /// The known texts in the form in which wordings compare, in the order of `versions`.
    pub(super) levelled: Vec<Option<String>>,
    /// What stands beside the act.
    pub(super) beside: Arc<Beside>,
    /// Days on which an answer may change: the ends of every bound, ascending.
    marks: Vec<Date>,
    /// The answer from each mark up to the next; the first holds before all marks.
    answers: Vec<Option<Arc<OnDay>>>,
    /// What was found before about checks that differ in nothing that matters.
    pub(super) outcomes: HashMap<Key, bool, RandomState>,
    words: HashMap<Box<str>, u32, RandomState>,
}

/// All of a check that its verdicts hang on: days only count by the marks between which they lie.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) day: u32,
    pub(super) filed: u32,
    pub(super) decided: u32,
    /// How the wording used is named, and by what.
    pub(super) used: (u8, u32),
    pub(super) quote: u32,
}

/// An [`Answer`] whose versions are places in [`Provision::versions`].
#[derive(Clone, Debug)]
pub(super) struct OnDay {
    pub(super) kind: AnswerKind,
    pub(super) not_in_force: Option<NotInForce>,
    pub(super) versions: Vec<usize>,
}

type Found = Result<Provision, Arc<CorpusError>>;

/// Answers already given, by reference as written.
pub(super) struct Memory<'a> {
    law: &'a dyn Law,
    known_on: Option<Date>,
    places: HashMap<String, usize, RandomState>,
    found: Vec<Found>,
    none: Found,
    quotes: HashMap<Place, String>,
    /// What is said of a Work whatever the day.
    works: HashMap<String, Arc<Beside>>,
    /// What was found in checks that differ in nothing: the reference, and the rest.
    pub(super) told: HashMap<(usize, Exact), Vec<Finding>, RandomState>,
    /// Findings so far that have a number.
    pub(super) numbers: u64,
    /// Bytes remembered, roughly.
    weight: usize,
}

/// A check, but for the record it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Exact {
    pub(super) filed: Option<Date>,
    pub(super) decided: Option<Date>,
    pub(super) checked: Option<Date>,
    pub(super) version: (u8, Option<Date>, u32),
    pub(super) quote: u32,
}

/// So many checks with findings are remembered: where days differ again and again, they are of no use.
const TOLD: usize = 4_096;

/// What stands beside a Work: acts it rests on that cease, editions that read otherwise than replay.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) lost: Vec<LostBasis>,
    pub(super) disagreements: Vec<Disagreement>,
}

/// File and span of a quote.
type Place = (String, Span);

/// Above this weight the memory starts afresh: a file of nothing but different references or quotations must not fill it.
const MEMORY: usize = 32 << 20;
/// What an entry weighs beside its words.
const ENTRY: usize = 200;

impl<'a> Memory<'a> {
    /// Nothing is asked yet; findings are numbered from here on.
    pub(super) fn new(law: &'a dyn Law, known_on: Option<Date>, numbers: u64) -> Self {
        Memory {
            law,
            known_on,
            places: HashMap::default(),
            found: Vec::new(),
            none: Err(Arc::new(CorpusError { message: Message::new("check-nq105"), candidates: Vec::new() })),
            quotes: HashMap::new(),
            told: HashMap::default(),
            numbers,
            works: HashMap::new(),
            weight: 0,
        }
    }

    /// Forgets, when there is too much; between two records.
    pub(super) fn tidy(&mut self) {
        if self.told.len() > TOLD {
            self.told.clear();
        }
        if self.weight > MEMORY {
            self.told.clear();
            self.places.clear();
            self.found.clear();
            self.quotes.clear();
            self.works.clear();
            self.weight = 0;
        }
    }

    /// The provision a reference means.
    pub(super) fn provision(&mut self, written: &str) -> Result<&mut Provision, Arc<CorpusError>> {
        self.known(written).0.as_mut().map_err(|e| Arc::clone(e))
    }

    /// The same, and the scales for what will be remembered of it.
    pub(super) fn known(&mut self, written: &str) -> (&mut Found, &mut usize) {
        let at = self.place(written);
        (self.found.get_mut(at).unwrap_or(&mut self.none), &mut self.weight)
    }

    /// The number of a reference.
    pub(super) fn place(&mut self, written: &str) -> usize {
        match self.places.get(written) {
            Some(at) => *at,
            None => {
                let found = self.find(written);
                self.weight += ENTRY + written.len() + found.as_ref().map_or(0, Provision::weight);
                self.places.insert(written.to_string(), self.found.len());
                self.found.push(found);
                self.found.len() - 1
            }
        }
    }

    /// What a reference with this number means.
    pub(super) fn at(&mut self, place: usize) -> (&mut Found, &mut usize) {
        (self.found.get_mut(place).unwrap_or(&mut self.none), &mut self.weight)
    }

    fn find(&mut self, written: &str) -> Found {
        let reference = self.law.resolve(written).map_err(Arc::new)?;
        let beside = self.beside(&reference.work);
        Provision::find(self.law, reference, self.known_on, beside).map_err(Arc::new)
    }

    /// What applied on a day. The law is asked once for all days between two marks.
    pub(super) fn on_day(&mut self, written: &str, day: Date) -> Result<Arc<OnDay>, Arc<CorpusError>> {
        let (law, known_on) = (self.law, self.known_on);
        let provision = self.provision(written)?;
        let piece = provision.piece(day) as usize;
        if let Some(Some(known)) = provision.answers.get(piece) {
            return Ok(Arc::clone(known));
        }
        let answer = law.as_of(&provision.reference, day, known_on).map_err(Arc::new)?;
        let answer = Arc::new(provision.place(answer, day));
        if let Some(place) = provision.answers.get_mut(piece) {
            *place = Some(Arc::clone(&answer));
        }
        Ok(answer)
    }

    /// What stands beside a Work.
    fn beside(&mut self, work: &str) -> Arc<Beside> {
        let (law, known_on) = (self.law, self.known_on);
        let ask = || Beside { lost: law.lost_bases(work, known_on), disagreements: law.disagreements(work) };
        Arc::clone(self.works.entry(work.to_string()).or_insert_with(|| Arc::new(ask())))
    }

    /// The words at a place.
    pub(super) fn quote(&mut self, evidence: &Evidence) -> String {
        let key = (evidence.file.clone(), evidence.span);
        if let Some(known) = self.quotes.get(&key) {
            return known.clone();
        }
        let quote = self.law.quote(evidence).unwrap_or_default();
        self.weight += ENTRY + quote.len();
        self.quotes.insert(key, quote.clone());
        quote
    }
}

impl Provision {
    fn find(law: &dyn Law, reference: Reference, known_on: Option<Date>, beside: Arc<Beside>) -> Result<Self, CorpusError> {
        let versions: Vec<Arc<Version>> = law.history(&reference, known_on)?.into_iter().map(Arc::new).collect();
        let levelled = versions.iter().map(|v| v.text.as_deref().map(level)).collect();
        let bounds = versions.iter().flat_map(|v| std::iter::once(&v.from).chain(&v.until));
        let bounds = bounds.chain(beside.lost.iter().map(|b| &b.until));
        let days = bounds.flat_map(|b| [b.earliest, b.latest]).flatten();
        let mut marks: Vec<Date> = days.chain(versions.iter().filter_map(|v| v.relations)).collect();
        marks.sort_unstable();
        marks.dedup();
        let answers = vec![None; marks.len() + 1];
        let (outcomes, words) = (HashMap::default(), HashMap::default());
        let path = reference.path.to_string();
        let name = if path.is_empty() { reference.work.clone() } else { format!("{}#{path}", reference.work) };
        Ok(Provision { reference, name: name.into(), versions, levelled, beside, marks, answers, outcomes, words })
    }

    fn weight(&self) -> usize {
        let texts = self.versions.iter().map(|v| ENTRY + 2 * v.text.as_ref().map_or(0, String::len));
        texts.sum::<usize>() + self.marks.len() * 32
    }

    /// Between which marks a day lies.
    pub(super) fn piece(&self, day: Date) -> u32 {
        self.marks.partition_point(|mark| *mark <= day) as u32
    }

    /// A number for words that stand in checks again and again.
    pub(super) fn word(&mut self, words: &str, weight: &mut usize) -> u32 {
        if let Some(known) = self.words.get(words) {
            return *known;
        }
        let number = self.words.len() as u32;
        *weight += ENTRY + words.len();
        self.words.insert(words.into(), number);
        number
    }

    /// Remembers whether something was found.
    pub(super) fn remember(&mut self, key: Key, clean: bool, weight: &mut usize) {
        *weight += size_of::<Key>() * 2;
        self.outcomes.insert(key, clean);
    }

    /// Finds the answer's versions among all; one that the history does not list is added to it.
    fn place(&mut self, answer: Answer, day: Date) -> OnDay {
        let mut places = Vec::with_capacity(answer.versions.len());
        for version in answer.versions {
            let known = self.versions.iter().position(|v| v.id == version.id && v.from == version.from);
            places.push(known.unwrap_or_else(|| {
                self.levelled.push(version.text.as_deref().map(level));
                self.versions.push(Arc::new(version));
                self.versions.len() - 1
            }));
        }
        // Every day without force has a side, so that one of NQ102 and NQ103 speaks.
        let over = self.versions.iter().any(|v| v.until.as_ref().is_some_and(|u| u.surely_by(day)));
        let side = answer.not_in_force.unwrap_or(if over { NotInForce::Repealed } else { NotInForce::NotYet });
        let not_in_force = (answer.kind == AnswerKind::NotInForce).then_some(side);
        OnDay { kind: answer.kind, not_in_force, versions: places }
    }
}
