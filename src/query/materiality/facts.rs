//! What a wording says that counts: days, terms, numbers, duties, their bearers, documents, conditions.

use std::ops::Range;

use super::words::Words;
use super::{Class, amounts, nouns, polarity, time};

/// One thing that a wording says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub class: Class,
    /// Tokens.
    pub range: Range<usize>,
    /// What it comes to, however it is written.
    pub value: String,
}

impl Fact {
    pub fn new(class: Class, range: Range<usize>, value: String) -> Self {
        Fact { class, range, value }
    }
}

/// The facts near some places of a wording, in order, and the clauses that are conditions.
pub(super) struct Facts {
    pub all: Vec<Fact>,
    pub clauses: Vec<Range<usize>>,
}

/// Facts further from a change than this many words are none of its business.
const NEAR: usize = 48;

/// No fact and no clause has more words.
const LONGEST: usize = 64;

impl Facts {
    /// The facts around `places`, which ascend.
    pub fn near(w: &Words<'_>, places: &[Range<usize>]) -> Self {
        let mut out = Facts { all: Vec::new(), clauses: Vec::new() };
        let listing = nouns::lists_documents(w);
        let mut done = 0;
        for place in places {
            let from = place.start.saturating_sub(NEAR).max(done);
            let until = (place.end + NEAR).min(w.tokens.len());
            let mut counted = from;
            for i in from..until {
                if i >= counted
                    && let Some(fact) = time::date(w, i).or_else(|| time::deadline(w, i)).or_else(|| amounts::amount(w, i))
                {
                    counted = fact.range.end;
                    out.all.push(fact);
                }
                out.all.extend(polarity::negation(w, i));
                if let Some((fact, clause)) = polarity::condition(w, i) {
                    out.all.push(fact);
                    out.clauses.extend(clause);
                }
                out.all.extend(nouns::addressee(w, i));
                out.all.extend(nouns::document(w, i, listing));
            }
            done = done.max(until);
        }
        out.all.sort_by_key(|f| (f.range.start, f.range.end));
        out.clauses.sort_by_key(|c| (c.start, c.end));
        out
    }

    /// The facts of a class that a place touches. Nothing stands at an empty place, but a fact may go on around it.
    pub fn touched(&self, class: Class, place: &Range<usize>) -> Vec<&Fact> {
        let from = self.all.partition_point(|f| f.range.start + LONGEST < place.start);
        let near = self.all.get(from..).unwrap_or(&[]).iter().take_while(|f| f.range.start <= place.end);
        let touches = |f: &&Fact| match place.is_empty() {
            true => f.range.start < place.start && place.start < f.range.end,
            false => f.range.start < place.end && place.start < f.range.end,
        };
        near.filter(|f| f.class == class).filter(touches).collect()
    }

    /// Whether a place stands wholly in a clause that is a condition.
    pub fn conditional(&self, place: &Range<usize>) -> bool {
        let from = self.clauses.partition_point(|c| c.start + LONGEST < place.start);
        let mut near = self.clauses.get(from..).unwrap_or(&[]).iter().take_while(|c| c.start <= place.start);
        near.any(|c| place.end <= c.end && c.start < place.end.max(place.start))
    }
}
