//! One state of the corpus: the acts as read, their index, and what is worked out once for all pages.

use std::sync::{Mutex, OnceLock, PoisonError};

use nusqa::base::{Bound, Date, Message, ProvisionPath};
use nusqa::corpus::{Corpus, Reference};
use nusqa::index::Index;
use nusqa::query;
use nusqa::rules::{Book, Problem};
use nusqa::timeline::Cause;

use crate::corpus_dir::{Opened, reopen};
use crate::error::CliError;
use crate::{rule_files, search_index};

/// A corpus as it is served.
pub struct State {
    /// The acts.
    pub opened: Opened,
    /// Full text; without it search says why.
    pub index: Result<Index, Message>,
    /// What of the corpus there is.
    pub summary: Summary,
    /// Names, sizes and times of the files when they were read.
    pub stamp: String,
    /// The encoded rules of the corpus.
    pub rules: Rules,
    changes: OnceLock<Vec<Changed>>,
    refused: Mutex<Option<String>>,
}

/// The encoded rules that records are judged by, as in `nusqa check`.
pub struct Rules {
    /// The rules, tied to the law; `None` where the corpus has none. Why not, where they cannot be read: then nothing is checked.
    pub book: Result<Option<Book>, CliError>,
    /// How many.
    pub count: usize,
    /// What is wrong with their files.
    pub problems: Vec<Problem>,
}

impl Rules {
    fn of(opened: &Opened) -> Self {
        match rule_files::set(opened) {
            Err(error) => Rules { book: Err(error), count: 0, problems: Vec::new() },
            Ok(None) => Rules { book: Ok(None), count: 0, problems: Vec::new() },
            Ok(Some(set)) => {
                let book = rule_files::bind(&set, opened).map(Some);
                Rules { book, count: set.rules.len(), problems: set.problems }
            }
        }
    }
}

/// What a corpus holds, for every answer to tell.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Works.
    pub acts: usize,
    /// Works with a text.
    pub texts: usize,
    /// Files.
    pub files: usize,
    /// Day of the youngest act that has a text.
    pub youngest: Option<Date>,
    /// Hash of all inputs.
    pub hash: String,
}

/// An act began, changed or ended.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Work id.
    pub work: String,
    /// When.
    pub at: Bound,
    /// By what.
    pub cause: Cause,
}

impl State {
    /// Everything that pages are made from. `remark` is told what is odd about the index.
    pub fn new(opened: Opened, stamp: String, remark: &dyn Fn(&Message)) -> Self {
        let index = search_index::open_telling(&opened, remark).map_err(|e| e.message);
        let summary = Summary::of(&opened.corpus);
        let rules = Rules::of(&opened);
        State { opened, index, summary, stamp, rules, changes: OnceLock::new(), refused: Mutex::new(None) }
    }

    /// The same corpus, read again.
    ///
    /// # Errors
    /// The folder cannot be read as it is now.
    pub fn reopen(&self, stamp: String) -> Result<State, CliError> {
        let old = &self.opened.corpus;
        let corpus = reopen(&old.root, old.damage.happened())?;
        let opened = Opened { corpus, today: self.opened.today, known_on: self.opened.known_on };
        Ok(State::new(opened, stamp, &|_| ()))
    }

    /// The stamp of files that could not be read: they are not tried again until they change.
    pub fn refused_stamp(&self) -> Option<String> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Remembers that files could not be read.
    pub fn refuse(&self, stamp: String) {
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(stamp);
    }

    /// Every beginning, change and end of an act, oldest first by the first day it can be; worked out once.
    pub fn changes(&self) -> &[Changed] {
        self.changes.get_or_init(|| changes(&self.opened))
    }
}

impl Summary {
    fn of(corpus: &Corpus) -> Self {
        let with_text = || corpus.works.iter().filter(|w| !w.manifestations.is_empty());
        Summary {
            acts: corpus.works.len(),
            texts: with_text().count(),
            files: corpus.works.iter().map(|w| w.manifestations.len()).sum(),
            youngest: with_text().filter_map(|w| w.act.date).max(),
            hash: corpus.fingerprint().to_string(),
        }
    }
}

fn changes(opened: &Opened) -> Vec<Changed> {
    let mut out = Vec::new();
    for work in &opened.corpus.works {
        let whole = Reference { work: work.id.clone(), path: ProvisionPath::default(), on: None };
        let versions = query::history(&opened.corpus, &whole, opened.known_on).unwrap_or_default();
        let last = versions.len().saturating_sub(1);
        for (i, v) in versions.into_iter().enumerate() {
            let changed = |at: Bound, cause: Cause| Changed { work: work.id.clone(), at, cause };
            let end = v.until.filter(|_| i == last).zip(v.ended_by);
            out.push(changed(v.from, v.cause));
            out.extend(end.map(|(at, cause)| changed(at, cause)));
        }
    }
    out.sort_by(|a, b| (a.at.earliest, a.at.latest, &a.work).cmp(&(b.at.earliest, b.at.latest, &b.work)));
    out
}
