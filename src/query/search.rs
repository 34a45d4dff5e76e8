//! Full text over provision versions: what a person types → hits with snippets.
//!
//! [`search`] never refuses a question for its syntax ([`language`] reads leniently); it looks up the wordings that may apply on a
//! day, best first, and marks those for which that is not certain. Every hit shows where it matched, in the letters of the text.

pub mod language;
mod snippet;
mod why;

use std::ops::Range;

use crate::base::{ActKind, Bound, Date, Language, Message, fold};
use crate::index::token::Analyzer;
use crate::index::{Expr, Facets, Filter, Index, IndexDoc, IndexError, Words};

/// How to search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// The day that counts; callers give today. Without it every wording is searched.
    pub on: Option<Date>,
    /// Only this Work (id).
    pub act: Option<String>,
    /// Only this kind of act.
    pub kind: Option<ActKind>,
    /// Only acts of this issuer (code).
    pub issuer: Option<String>,
    /// Only texts in this language.
    pub lang: Option<Language>,
    /// Wordings that may apply on one of these days, both included; those of `on` first.
    pub between: Option<(Date, Date)>,
    /// Wordings of all days; those of `on` first.
    pub all_versions: bool,
    /// At most so many hits.
    pub limit: usize,
    /// Leave out so many of the best.
    pub offset: usize,
    /// Count the matches by kind, issuer, language and act.
    pub facets: bool,
    /// Tell of every hit why it ranks where it does.
    pub explain: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        SearchOptions {
            on: None,
            act: None,
            kind: None,
            issuer: None,
            lang: None,
            between: None,
            all_versions: false,
            limit: 10,
            offset: 0,
            facets: false,
            explain: false,
        }
    }
}

/// One wording that matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Work id.
    pub work: String,
    /// Path of the provision.
    pub provision: String,
    /// Version id.
    pub version: String,
    /// Rank; comparable within one answer only.
    pub score: f32,
    /// Heading of the provision; of the act where it has none.
    pub title: String,
    /// The words around the match, as they are written.
    pub snippet: String,
    /// Bytes of `snippet` that match, ascending, on character boundaries, apart from each other.
    pub highlights: Vec<Range<usize>>,
    /// First day it applies.
    pub from: Bound,
    /// First day it no longer applies.
    pub until: Option<Bound>,
    /// Whether it may, but need not, apply on the day asked.
    pub uncertain: bool,
    /// Why it ranks where it does, if that was asked.
    pub why: Vec<Message>,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchResults {
    /// How many wordings match in all.
    pub total: usize,
    /// Those asked for, best first.
    pub hits: Vec<Hit>,
    /// What was left out of the question, if anything.
    pub notices: Vec<Message>,
    /// The counts, if they were asked for.
    pub facets: Option<Facets>,
    /// No wording has all the words: these have most of them.
    pub relaxed: bool,
    /// Where nothing has all the words: the question with words that are in the index instead of those that are not.
    pub suggestion: Option<String>,
}

/// Why there is no answer; the message says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.id)]
pub struct SearchError {
    /// What and what to do.
    pub message: Message,
    /// Whether the question is to blame (exit code 2) and not the index.
    pub usage: bool,
}

impl From<IndexError> for SearchError {
    fn from(e: IndexError) -> Self {
        SearchError { message: e.message, usage: false }
    }
}

/// Searches `index` for `query`.
///
/// # Errors
/// The query holds nothing to look for, or the files of the index cannot be read.
pub fn search(index: &Index, query: &str, options: &SearchOptions) -> Result<SearchResults, SearchError> {
    let question = language::parse(query);
    let Some(expr) = question.expr else {
        return Err(SearchError { message: Message::new("search-query-empty"), usage: true });
    };
    let filter = Filter {
        on: options.on,
        between: options.between,
        all_versions: options.all_versions,
        work: options.act.clone(),
        kind: options.kind,
        issuer: options.issuer.clone(),
        language: options.lang,
    };
    let mut expr = expr;
    let mut notices = question.notices;
    let mut found = index.find(&expr, &filter, options.limit, options.offset)?;
    let mut relaxed = false;
    if found.total == 0 {
        for fewer in relaxations(&expr) {
            let most = index.find(&fewer, &filter, options.limit, options.offset)?;
            if most.total > 0 {
                notices.push(Message::new("search-most-words"));
                (found, expr, relaxed) = (most, fewer, true);
                break;
            }
        }
    }
    let words = expr.positive_words();
    let mut analyzer = Analyzer::default();
    let facets = if options.facets { Some(index.facets(&expr, &filter)?) } else { None };
    let suggestion = if found.total == 0 || relaxed { suggestion(index, query, &words)? } else { None };
    let hits = found.hits.into_iter().map(|(score, doc)| hit(doc, score, &words, options, &mut analyzer)).collect();
    Ok(SearchResults { total: found.total, hits, notices, facets, relaxed, suggestion })
}

/// The question with fewer of its single words, the most first; a phrase, a field and a minus stay. Two words are too few to leave one out.
fn relaxations(expr: &Expr) -> Vec<Expr> {
    let Expr::All(parts) = expr else { return Vec::new() };
    let words = parts.iter().filter(|p| p.is_word()).count();
    if words < 3 {
        return Vec::new();
    }
    let (some, half) = ((words * 3).div_ceil(5), words.div_ceil(2));
    let mut out = vec![Expr::Most(some, parts.clone())];
    if half < some {
        out.push(Expr::Most(half, parts.clone()));
    }
    out
}

/// The question with the words that the index does not know in the nearest shape that it does.
fn suggestion(index: &Index, query: &str, words: &[&Words]) -> Result<Option<String>, SearchError> {
    const MOST: usize = 6;
    let mut out = fold(query).text;
    let mut changed = false;
    let all = words.iter().flat_map(|w| w.exact.iter().zip(&w.stems).zip(&w.russian));
    for ((word, stem), russian) in all.take(MOST) {
        if !index.knows(&[stem, russian, word])
            && let Some(near) = index.suggest(word)?
        {
            out = out.replacen(word.as_str(), &near, 1);
            changed = true;
        }
    }
    Ok(changed.then_some(out))
}

fn hit(doc: IndexDoc, score: f32, words: &[&Words], options: &SearchOptions, analyzer: &mut Analyzer) -> Hit {
    let on = options.on.filter(|_| options.between.is_none());
    let why = if options.explain { why::why(&doc, score, words, options, analyzer) } else { Vec::new() };
    let shown = snippet::snippet(&doc.text, doc.language, words, analyzer);
    let uncertain = on.is_some_and(|day| doc.maybe_on(day) && !doc.surely_on(day));
    let title = if doc.title.trim().is_empty() { doc.act_title } else { doc.title };
    Hit {
        work: doc.work,
        provision: doc.provision,
        version: doc.version_id,
        score,
        title,
        snippet: shown.text,
        highlights: shown.highlights,
        from: doc.from,
        until: doc.until,
        uncertain,
        why,
    }
}

#[cfg(test)]
mod tests;
