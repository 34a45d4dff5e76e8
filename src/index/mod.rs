//! Stage 8: provision versions → full-text index; the only stage that names tantivy.
//!
//! [`build`] takes [`IndexDoc`]s and writes an index into a folder (or memory), [`open`] finds it again, [`Index::find`] answers an
//! [`Expr`] with the documents that match, best first. How people type a question is the next stage's business.
//!
//! **Invariants.** An index folder is whole or absent: it is written beside its place and moved there. An index is never changed
//! once built. Results depend on documents and question only, not on threads, merges or the machine. What [`Index::find`]
//! returns is what a scan of all documents with the same [tokens](token) would (a property test in `query::search` holds it to that).

mod collect;
mod compile;
mod expr;
mod facets;
mod guard;
mod laid;
mod lexicon;
mod map;
mod period;
mod schema;
pub mod stem;
mod store;
mod stored;
mod suffixes;
pub mod token;

use tantivy::schema::Value;

use crate::base::{ActKind, Bound, Date, Language, Message};

pub use collect::IN_FORCE;
pub use expr::{Expr, Words};
pub use facets::Facets;
pub use map::map;
pub use schema::weight as kind_weight;
pub use store::{Opened, Place, build, open};

/// One wording of one provision, as the index takes and returns it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexDoc {
    /// Work id.
    pub work: String,
    /// Path as text; empty: the act.
    pub provision: String,
    /// Id of the version.
    pub version_id: String,
    /// Heading of the provision, where it has one.
    pub title: String,
    /// Title of the act.
    pub act_title: String,
    /// Other names of the act: its title in the other language, the short names it gives itself.
    pub aliases: String,
    /// Number of the act as printed.
    pub number: String,
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Code of the issuer.
    pub issuer: String,
    /// Language of the text.
    pub language: Language,
    /// The words.
    pub text: String,
    /// First day it applies.
    pub from: Bound,
    /// First day it no longer applies.
    pub until: Option<Bound>,
}

impl IndexDoc {
    /// Whether the wording may apply on `day`.
    #[must_use]
    pub fn maybe_on(&self, day: Date) -> bool {
        self.from.maybe_by(day) && !self.until.as_ref().is_some_and(|u| u.surely_by(day))
    }

    /// Whether it certainly does.
    #[must_use]
    pub fn surely_on(&self, day: Date) -> bool {
        self.from.surely_by(day) && !self.until.as_ref().is_some_and(|u| u.maybe_by(day))
    }
}

/// What narrows a search besides its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only wordings that may apply on this day; with `all_versions`, these first.
    pub on: Option<Date>,
    /// Only wordings that may apply on one of these days, both included; [`Self::on`] does not narrow then.
    pub between: Option<(Date, Date)>,
    /// Wordings of any day.
    pub all_versions: bool,
    /// Work id.
    pub work: Option<String>,
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Code of the issuer.
    pub issuer: Option<String>,
    /// Language of the text.
    pub language: Option<Language>,
}

/// The answer of [`Index::find`].
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many documents match.
    pub total: usize,
    /// Rank and document, best first; equals in the order of the input.
    pub hits: Vec<(f32, IndexDoc)>,
}

/// An index cannot be built or read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct IndexError {
    /// What happened and what to do.
    pub message: Message,
}

impl IndexError {
    fn new(id: &'static str, detail: impl ToString) -> Self {
        IndexError { message: Message::new(id).with("detail", detail) }
    }
}

/// An index ready to be asked.
pub struct Index {
    reader: tantivy::IndexReader,
    fields: schema::Fields,
}

impl Index {
    /// Documents that match `expr` and pass `filter`: `limit` of them from the `offset`-th on.
    ///
    /// # Errors
    /// The files of the index cannot be read.
    pub fn find(&self, expr: &Expr, filter: &Filter, limit: usize, offset: usize) -> Result<Found, IndexError> {
        let failed = |e: tantivy::TantivyError| IndexError::new("search-index-unreadable", e);
        let searcher = self.reader.searcher();
        let query = compile::compile(&self.fields, expr, filter);
        let prefer = filter.on.filter(|_| filter.all_versions || filter.between.is_some()).map(schema::day_number);
        let within = filter.between.map(|(a, b)| (schema::day_number(a), schema::day_number(b)));
        let best = collect::Best { keep: offset.saturating_add(limit), prefer, within };
        let (total, ranked) = searcher.search(&*query, &best).map_err(failed)?;
        let mut hits = Vec::new();
        for hit in ranked.into_iter().skip(offset) {
            let doc: tantivy::TantivyDocument = searcher.doc(hit.address).map_err(failed)?;
            let payload = doc.get_first(self.fields.payload).and_then(|v| v.as_bytes()).unwrap_or_default();
            let doc = stored::read(payload).map_err(|e| IndexError::new("search-index-unreadable", e))?;
            hits.push((hit.score, doc));
        }
        Ok(Found { total, hits })
    }

    /// How many documents it holds.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests;
