//! Corpus → full-text index: which wordings are searched, and where the index lives.
//!
//! The index is kept in `.nusqa` beside the corpus folder and built anew when an input or the program has changed. A question
//! with `--known-on` is about another state of knowledge and gets an index of its own, in memory.

use std::collections::BTreeMap;
use std::path::PathBuf;

use nusqa::base::{Kind, Language, Message, ProvisionPath, Segment, act::issuer_code};
use nusqa::corpus::{Corpus, Work};
use nusqa::index::{self, Index, IndexDoc, IndexError, Place};
use nusqa::query::histories;
use nusqa::source::content_hash;
use nusqa::timeline::Version;

use crate::corpus_dir::{Opened, derived};
use crate::error::CliError;
use crate::session::Session;

/// What people look for: a unit with all it holds. Smaller units are found in these.
const SEARCHED: [Kind; 8] =
    [Kind::Title, Kind::Preamble, Kind::Heading, Kind::Article, Kind::Item, Kind::Subitem, Kind::Row, Kind::Note];

impl From<IndexError> for CliError {
    fn from(error: IndexError) -> Self {
        CliError::refused(error.message)
    }
}

/// The index of a corpus, built if there is none of these very inputs.
pub fn open(opened: &Opened, session: &Session) -> Result<Index, CliError> {
    open_telling(opened, &|remark| session.remark(remark))
}

/// As [`open`], with remarks to whoever wants them.
pub fn open_telling(opened: &Opened, remark: &dyn Fn(&Message)) -> Result<Index, CliError> {
    if opened.known_on.is_some() {
        return Ok(index::build(Place::Ram, "", documents(opened))?.0);
    }
    match index::open(&folder(&opened.corpus), &fingerprint(&opened.corpus)) {
        index::Opened::Fresh(index) => Ok(index),
        index::Opened::Stale => build_telling(opened, remark),
    }
}

/// Builds the index, whatever there was before.
pub fn build(opened: &Opened, session: &Session) -> Result<Index, CliError> {
    build_telling(opened, &|remark| session.remark(remark))
}

fn build_telling(opened: &Opened, remark: &dyn Fn(&Message)) -> Result<Index, CliError> {
    let folder = folder(&opened.corpus);
    let (index, odd) = index::build(Place::Folder(&folder), &fingerprint(&opened.corpus), documents(opened))?;
    if let Some(odd) = odd {
        remark(&odd);
    }
    Ok(index)
}

fn folder(corpus: &Corpus) -> PathBuf {
    derived(&corpus.root).join("index")
}

/// Everything the index depends on, in one hash.
fn fingerprint(corpus: &Corpus) -> String {
    content_hash(format!("nusqa {}\n{}", env!("CARGO_PKG_VERSION"), corpus.fingerprint()).as_bytes())
}

/// Every known wording of every searched unit, by work, provision and time.
fn documents(opened: &Opened) -> impl Iterator<Item = IndexDoc> + '_ {
    opened.corpus.works.iter().flat_map(|work| {
        let histories = histories(&opened.corpus, work, opened.known_on);
        let headings = headings(&histories);
        let searched = histories.into_iter().filter(|(path, _)| is_searched(path));
        let documents = searched.flat_map(|(path, versions)| {
            let title = heading(&headings, &path);
            let versions = versions.into_iter().flat_map(every_outcome);
            versions.filter_map(|v| document(&opened.corpus, work, &path, &title, v)).collect::<Vec<_>>()
        });
        documents.collect::<Vec<_>>()
    })
}

/// New wordings quoted by an amending act are searched as wordings of the act they change.
fn is_searched(path: &ProvisionPath) -> bool {
    let quoted = path.0.iter().any(|s| s.kind == Kind::Quoted);
    path.0.last().is_some_and(|s| SEARCHED.contains(&s.kind)) && !quoted
}

/// Headings by the unit they stand over, in their last known wording.
fn headings(histories: &[(ProvisionPath, Vec<Version>)]) -> BTreeMap<ProvisionPath, String> {
    let known = |versions: &[Version]| versions.iter().rev().find_map(|v| v.text.clone());
    let over = |path: &ProvisionPath| {
        let (last, unit) = path.0.split_last()?;
        (last.kind == Kind::Heading).then(|| ProvisionPath(unit.to_vec()))
    };
    histories.iter().filter_map(|(path, versions)| Some((over(path)?, known(versions)?))).collect()
}

/// The nearest heading above a unit.
fn heading(headings: &BTreeMap<ProvisionPath, String>, path: &ProvisionPath) -> String {
    let units: &[Segment] = &path.0;
    let prefixes = (0..=units.len()).rev().filter_map(|n| units.get(..n));
    prefixes.filter_map(|p| headings.get(&ProvisionPath(p.to_vec()))).next().cloned().unwrap_or_default()
}

/// A version, and what the same changes would have made in another order: each may apply, none surely.
fn every_outcome(mut version: Version) -> Vec<Version> {
    if version.outcomes.is_empty() {
        return vec![version];
    }
    version.from.exact = None;
    version.from.latest = None;
    let outcomes = std::mem::take(&mut version.outcomes);
    let others = outcomes.into_iter().map(|o| Version { id: o.id, text: o.text, by_other_order: true, ..version.clone() });
    std::iter::once(version.clone()).chain(others).collect()
}

fn document(corpus: &Corpus, work: &Work, path: &ProvisionPath, title: &str, version: Version) -> Option<IndexDoc> {
    let act = &work.act;
    Some(IndexDoc {
        work: work.id.clone(),
        provision: path.to_string(),
        version_id: version.id,
        title: title.to_string(),
        act_title: act.title.clone().unwrap_or_default(),
        aliases: aliases(work),
        number: act.number.clone().unwrap_or_default(),
        kind: act.kind,
        issuer: act.kind.map(|kind| issuer_code(act.issuer.as_deref().unwrap_or(""), kind)).unwrap_or_default(),
        language: language(corpus, work),
        text: version.text?,
        from: version.from,
        until: version.until,
    })
}

/// Titles in the other language, and the short names that the act gives itself.
fn aliases(work: &Work) -> String {
    let own = work.act.title.as_deref().unwrap_or("");
    let titles = work.manifestations.iter().filter_map(|m| m.act.head.title.clone()).filter(|t| t != own);
    // A long act defines many words; those that name acts are names.
    let named = |m: &nusqa::corpus::Manifestation| {
        m.act.definitions.iter().filter(|d| d.act.is_none()).take(24).map(|d| d.term.clone()).collect::<Vec<_>>()
    };
    let short = work.manifestations.iter().flat_map(named);
    let mut all: Vec<String> = titles.chain(short).collect();
    all.sort();
    all.dedup();
    all.join("\n")
}

/// The language of the work's text, else of the text that changes it.
fn language(corpus: &Corpus, work: &Work) -> Language {
    let amending = || work.changes.iter().filter_map(|c| corpus.work(&c.by)).flat_map(|w| &w.manifestations).next();
    work.manifestations.first().or_else(amending).map_or(Language::Kazakh, |m| m.language)
}
