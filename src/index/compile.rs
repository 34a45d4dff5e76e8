//! [`Expr`] and [`Filter`] → tantivy query.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::base::fold::squeeze;

use super::guard::Guarded;
use super::schema::{Fields, day_number};
use super::{Expr, Filter, Words, period};

type Clause = (Occur, Box<dyn Query>);

/// How much more the very form, a heading and the act's title count than the stem in the text.
const EXACT: f32 = 1.0;
const HEADING: f32 = 1.5;
const CONTEXT: f32 = 0.3;

/// The query: the expression holds, at least one of its words stands in the provision itself, and the filter lets it pass.
pub fn compile(fields: &Fields, expr: &Expr, filter: &Filter) -> Box<dyn Query> {
    let words = expr.positive_words();
    let mut clauses = vec![(Occur::Must, matching(fields, expr))];
    let patterns = expr.positive_patterns();
    if !words.is_empty() {
        // Else a query whose words all stand in the title of an act would list every provision of it.
        clauses.push(silent(any(words
            .iter()
            .flat_map(|w| own(fields, w))
            .chain(patterns.iter().map(|p| pattern(fields, p)))
            .collect())));
    }
    clauses.extend(filtering(fields, filter));
    Box::new(BooleanQuery::new(clauses))
}

fn filtering(fields: &Fields, filter: &Filter) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut term = |field, value: Option<&str>| out.extend(value.map(|v| silent(Box::new(text_term(field, v)))));
    term(fields.work, filter.work.as_deref());
    term(fields.kind, filter.kind.map(crate::base::ActKind::as_str));
    term(fields.issuer, filter.issuer.as_deref().map(squeeze).as_deref());
    term(fields.language, filter.language.map(crate::base::Language::as_str));
    if let Some(day) = filter.on.filter(|_| !filter.all_versions && filter.between.is_none()) {
        let blocks = period::blocks_of(day_number(day))
            .map(|b| TermQuery::new(Term::from_field_u64(fields.period, b), IndexRecordOption::Basic))
            .map(|q| Box::new(q) as Box<dyn Query>);
        out.push(silent(any(blocks.collect())));
    }
    out
}

fn matching(fields: &Fields, expr: &Expr) -> Box<dyn Query> {
    match expr {
        Expr::All(parts) => all(fields, parts),
        Expr::Any(parts) => any(parts.iter().map(|p| matching(fields, p)).collect()),
        Expr::Most(least, parts) => most(fields, *least, parts),
        Expr::Not(_) => all(fields, std::slice::from_ref(expr)),
        Expr::Words(words) => ranked(fields, words),
        Expr::Pattern(typed) => pattern(fields, typed),
        Expr::Title(words) => any(in_field(fields.heading, words)),
        Expr::Act(act) => fixed(fields.citation, &squeeze(act)),
        Expr::Provision(path) => fixed(fields.provision, squeeze(path).trim_matches('/')),
        Expr::Kind(kind) => fixed(fields.kind, kind.as_str()),
        Expr::Issuer(code) => fixed(fields.issuer, &squeeze(code)),
        Expr::Language(language) => fixed(fields.language, language.as_str()),
    }
}

fn all(fields: &Fields, parts: &[Expr]) -> Box<dyn Query> {
    let mut clauses: Vec<Clause> = parts
        .iter()
        .map(|part| match part {
            Expr::Not(inner) => (Occur::MustNot, Box::new(Guarded(excluding(fields, inner))) as Box<dyn Query>),
            part => (Occur::Must, matching(fields, part)),
        })
        .collect();
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// All parts but some of the words; what has more of them, and rarer ones, comes first by itself.
fn most(fields: &Fields, least: usize, parts: &[Expr]) -> Box<dyn Query> {
    let clause = |part: &Expr| match part {
        Expr::Not(inner) => (Occur::MustNot, Box::new(Guarded(excluding(fields, inner))) as Box<dyn Query>),
        part if part.is_word() => (Occur::Should, matching(fields, part)),
        part => (Occur::Must, matching(fields, part)),
    };
    Box::new(BooleanQuery::with_minimum_required_clauses(parts.iter().map(clause).collect(), least))
}

/// A minus looks at the provision's own words only: the title of its act is no reason to drop it.
fn excluding(fields: &Fields, expr: &Expr) -> Box<dyn Query> {
    match expr {
        Expr::Words(words) => any(in_field(fields.body, words)),
        other => matching(fields, other),
    }
}

/// A word anywhere; ranked by where and in which form.
fn ranked(fields: &Fields, words: &Words) -> Box<dyn Query> {
    let mut anywhere = in_field(fields.body, words);
    anywhere.extend(in_field(fields.context, words).into_iter().map(|q| boost(q, CONTEXT)));
    Box::new(BooleanQuery::new(vec![
        (Occur::Must, any(anywhere)),
        (Occur::Should, boost(sequence(fields.body_exact, &words.exact), EXACT)),
        (Occur::Should, boost(any(in_field(fields.heading, words)), HEADING)),
    ]))
}

/// The word in the provision itself; numbers may also be the number of its act.
fn own(fields: &Fields, words: &Words) -> Vec<Box<dyn Query>> {
    let mut out = in_field(fields.body, words);
    if words.has_digit() {
        out.extend(in_field(fields.context, words));
    }
    out
}

fn in_field(field: Field, words: &Words) -> Vec<Box<dyn Query>> {
    words.variants().into_iter().map(|v| sequence(field, v)).collect()
}

fn sequence(field: Field, words: &[String]) -> Box<dyn Query> {
    match words {
        [word] => Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)),
        words => Box::new(PhraseQuery::new(words.iter().map(|w| Term::from_field_text(field, w)).collect())),
    }
}

/// Words as written that fit a pattern; one that cannot be looked for finds nothing.
fn pattern(fields: &Fields, typed: &str) -> Box<dyn Query> {
    let regex: String = typed
        .chars()
        .map(|c| {
            if c == '*' {
                ".*".to_string()
            } else if c == '-' {
                "\\-".into()
            } else {
                c.to_string()
            }
        })
        .collect();
    match RegexQuery::from_pattern(&regex, fields.body_exact) {
        Ok(query) => Box::new(query),
        Err(_) => Box::new(EmptyQuery),
    }
}

fn text_term(field: Field, value: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic)
}

/// A term that matches without counting for the rank.
fn fixed(field: Field, value: &str) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(text_term(field, value)), 0.0))
}

fn silent(query: Box<dyn Query>) -> Clause {
    (Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0)))
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn boost(query: Box<dyn Query>, by: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, by))
}
