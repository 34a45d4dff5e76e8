//! What a procedure leaves open: steps without a term, places that must say the same and do not, provisions without a rule.

use std::collections::BTreeSet;

use super::rule::{Rule, RuleSet, Same, Term};
use super::typed::Cond;
use crate::base::diff_words::{WordOp, diff_words};
use crate::base::path::Kind;
use crate::base::{Date, ProvisionPath, fold};
use crate::corpus::{Corpus, CorpusError, Reference};
use crate::query;
use crate::timeline::{AnswerKind, TextStatus, Version};

/// Something a procedure leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The provision calls for a step and names no term for it.
    NoTerm {
        /// The rule of the step.
        rule: String,
        /// The provision.
        provision: String,
    },
    /// No field of the record tells what the rule is about.
    NotTold {
        /// The rule.
        rule: String,
        /// The provision.
        provision: String,
    },
    /// Two places that must say the same differ.
    Differs {
        /// An element of the first.
        first: String,
        /// The element of the second.
        second: String,
        /// The words, each with what stands in its place.
        words: Vec<(String, String)>,
    },
    /// An element that only one of two such places has.
    OnlyIn {
        /// The element.
        provision: String,
        /// The other place.
        other: String,
    },
    /// An element of an encoded document without a rule.
    NoRule {
        /// The element.
        provision: String,
    },
    /// A reference that leads nowhere.
    Unresolved {
        /// As written.
        provision: String,
    },
}

/// Everything that is open on a day.
#[must_use]
pub fn gaps(corpus: &Corpus, set: &RuleSet, on: Date, known_on: Option<Date>) -> Vec<Gap> {
    let mut out = Vec::new();
    for rule in &set.rules {
        let of = || (rule.id.clone(), rule.provision.clone());
        if rule.term == Some(Term::None) {
            let (rule, provision) = of();
            out.push(Gap::NoTerm { rule, provision });
        }
        if rule.typed.when == Cond::Const(false) {
            let (rule, provision) = of();
            out.push(Gap::NotTold { rule, provision });
        }
    }
    for same in &set.same {
        compare(corpus, same, on, known_on, &mut out);
    }
    without_rule(corpus, &set.rules, on, known_on, &mut out);
    out
}

/// An element below a place, and its words.
struct Element {
    reference: Reference,
    tail: Vec<(Kind, Option<String>)>,
    text: String,
}

fn compare(corpus: &Corpus, same: &Same, on: Date, known_on: Option<Date>, out: &mut Vec<Gap>) {
    let both = (elements(corpus, &same.first, on, known_on), elements(corpus, &same.second, on, known_on));
    let (first, second) = match both {
        (Ok(first), Ok(second)) => (first, second),
        (first, second) => {
            for (written, found) in [(&same.first, first.is_ok()), (&same.second, second.is_ok())] {
                if !found {
                    out.push(Gap::Unresolved { provision: written.clone() });
                }
            }
            return;
        }
    };
    for element in &first {
        match second.iter().find(|e| e.tail == element.tail) {
            Some(other) if level(&element.text) != level(&other.text) => out.push(Gap::Differs {
                first: name(&element.reference),
                second: name(&other.reference),
                words: words(&level(&element.text), &level(&other.text)),
            }),
            Some(_) => {}
            None => out.push(Gap::OnlyIn { provision: name(&element.reference), other: same.second.clone() }),
        }
    }
    for element in second.iter().filter(|e| first.iter().all(|f| f.tail != e.tail)) {
        out.push(Gap::OnlyIn { provision: name(&element.reference), other: same.first.clone() });
    }
}

/// The numbered elements below a place; cells are no elements, what stands in them is. Of an element with parts of its own, only its
/// first words are compared, since the parts are elements too.
fn elements(corpus: &Corpus, written: &str, on: Date, known_on: Option<Date>) -> Result<Vec<Element>, CorpusError> {
    let root = corpus.resolve(written)?;
    let Some(work) = corpus.work(&root.work) else { return Ok(Vec::new()) };
    let below: Vec<&ProvisionPath> =
        work.outline.iter().filter(|p| root.path.contains(p) && p.0.len() > root.path.0.len()).collect();
    let mut out = Vec::new();
    for path in below {
        let tail: Vec<_> = path.0.iter().skip(root.path.0.len()).filter(|s| !matches!(s.kind, Kind::Cell | Kind::Row)).collect();
        let Some(last) = tail.last() else { continue };
        if !matches!(last.kind, Kind::Subitem | Kind::Paragraph) || path.0.last().is_some_and(|s| s.kind == Kind::Cell) {
            continue;
        }
        let reference = Reference { work: root.work.clone(), path: path.clone(), on: None };
        let Some(version) = current(corpus, &reference, on, known_on) else { continue };
        let Some(text) = &version.text else { continue };
        let parts = work.outline.iter().any(|p| path.contains(p) && p.0.len() > path.0.len());
        let text = if parts { text.lines().next().unwrap_or_default().to_string() } else { text.clone() };
        let tail = tail.iter().map(|s| (s.kind, s.number.clone())).collect();
        out.push(Element { reference, tail, text });
    }
    Ok(out)
}

/// The one version whose text is known and that applies, or may.
fn current(corpus: &Corpus, reference: &Reference, on: Date, known_on: Option<Date>) -> Option<Version> {
    let answer = query::as_of(corpus, reference, on, known_on).ok()?;
    if !matches!(answer.kind, AnswerKind::InForce | AnswerKind::Uncertain) {
        return None;
    }
    answer.versions.into_iter().rev().find(|v| v.text_status == TextStatus::Known)
}

/// Blanks that page layout leaves beside brackets and stops say nothing.
fn level(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in fold::squeeze(text).chars() {
        let closing = matches!(c, ')' | ']' | ',' | ';' | ':' | '.' | '"');
        if closing && out.ends_with(' ') {
            out.pop();
        }
        if c == ' ' && out.ends_with(['(', '[', '"']) {
            continue;
        }
        out.push(c);
    }
    out.trim_end_matches([';', '.', ' ']).to_string()
}

/// What stands in place of what.
fn words(old: &str, new: &str) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for change in diff_words(old, new) {
        if change.op == WordOp::Equal {
            open = false;
            continue;
        }
        if !open {
            out.push((String::new(), String::new()));
            open = true;
        }
        if let Some((removed, added)) = out.last_mut() {
            let side = if change.op == WordOp::Delete { removed } else { added };
            side.push_str(&change.text);
        }
    }
    out.iter_mut().for_each(|(a, b)| (*a, *b) = (a.trim().to_string(), b.trim().to_string()));
    out
}

/// Items, rows, and what stands in them, of the documents that rules are about.
fn without_rule(corpus: &Corpus, rules: &[Rule], on: Date, known_on: Option<Date>, out: &mut Vec<Gap>) {
    let ruled: Vec<Reference> = rules.iter().filter_map(|r| corpus.resolve(&r.provision).ok()).collect();
    let works: BTreeSet<&str> = ruled.iter().filter(|r| in_document(&r.path)).map(|r| r.work.as_str()).collect();
    for work in works.into_iter().filter_map(|id| corpus.work(id)) {
        let mut told: Vec<&ProvisionPath> = Vec::new();
        for path in work.outline.iter().filter(|p| in_document(p)) {
            let element = path.0.last().is_some_and(|s| matches!(s.kind, Kind::Item | Kind::Row | Kind::Subitem | Kind::Paragraph));
            let of_work = || ruled.iter().filter(|r| r.work == work.id);
            let has_rule = of_work().any(|r| r.path.contains(path) || path.contains(&r.path));
            if !element || has_rule || told.iter().any(|t| t.contains(path)) {
                continue;
            }
            let reference = Reference { work: work.id.clone(), path: path.clone(), on: None };
            // Of a repealed act the last wording counts: cases of its time are still judged.
            let known = current(corpus, &reference, on, known_on).is_some()
                || query::history(corpus, &reference, known_on).is_ok_and(|v| v.iter().any(|v| v.text_status == TextStatus::Known));
            if known {
                told.push(path);
                out.push(Gap::NoRule { provision: name(&reference) });
            }
        }
    }
}

fn in_document(path: &ProvisionPath) -> bool {
    path.0.first().is_some_and(|s| s.kind == Kind::Document)
}

fn name(reference: &Reference) -> String {
    format!("{}#{}", reference.work, reference.path)
}
