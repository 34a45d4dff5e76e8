//! The proof of a draft: it is read as any amending act is, and carried out on the old text.
//!
//! A draft holds when every sentence is read as the one operation that was meant, every operation is carried out as it stands, and the
//! text is the new one then, element by element.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::compare::{body, is_line, is_numbered, law};
use super::level::{alike, blanks, form};
use super::plan::{Step, What};
use super::write::{Line, Role};
use crate::base::titles::same_title;
use crate::base::{Kind, Language, Segment, fold};
use crate::extract::{Amendment, Op, read_act};
use crate::replay::{Base, Outcome, Text, UnitId, apply};
use crate::source::decode;

/// What is wrong with a draft; nothing, where it holds.
#[derive(Debug, Default)]
pub struct Proof {
    /// Steps that are read as something else, or not carried out.
    pub steps: BTreeSet<usize>,
    /// Units of the result that are not as in the new text.
    pub result: Vec<UnitId>,
    /// Units of the new text that are not in the result.
    pub wanted: Vec<UnitId>,
    /// The result.
    pub text: Text,
}

impl Proof {
    /// Whether the draft holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.steps.is_empty() && self.result.is_empty() && self.wanted.is_empty()
    }
}

/// An amending act of these lines and nothing else, and where each line stands in it.
#[must_use]
pub fn amending_act(lines: &[Line], language: Language) -> (String, Vec<std::ops::Range<usize>>) {
    let (before, after) = match language {
        Language::Kazakh => (
            "Өзгерістер мен толықтырулар енгізу туралы\n\nҚазақстан Республикасы Үкіметінің 2030 жылғы 2 қаңтардағы № 2 қаулысы\n\n\
             Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:\n\n",
            "\n2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.\n",
        ),
        Language::Russian => (
            "О внесении изменений и дополнений\n\nПостановление Правительства Республики Казахстан от 2 января 2030 года № 2\n\n\
             Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:\n\n",
            "\n2. Настоящее постановление вводится в действие со дня подписания.\n",
        ),
    };
    let mut out = before.to_string();
    let mut places = Vec::with_capacity(lines.len());
    for line in lines {
        places.push(out.len()..out.len() + line.text.len());
        out.push_str(&line.text);
        out.push('\n');
    }
    out.push_str(after);
    (out, places)
}

/// Reads the lines and carries them out.
#[must_use]
pub fn prove(old: &Text, new: &Text, base: &Base, lines: &[Line], steps: &[Step]) -> Proof {
    let mut out = Proof { text: old.clone(), ..Proof::default() };
    let language = base.language.unwrap_or(Language::Kazakh);
    let (text, places) = amending_act(lines, language);
    let Ok(source) = decode(text.as_bytes()) else {
        out.steps.extend(0..steps.len());
        return out;
    };
    let act = read_act(&source);
    let outcomes = apply(&mut out.text, base, &act, 1);
    let mut read = vec![0usize; steps.len()];
    let mut last = 0;
    for (amendment, outcome) in act.amendments.iter().zip(&outcomes) {
        let at = amendment.span.start();
        let line = places.iter().zip(lines).rev().find(|(p, _)| p.start <= at).map(|(_, l)| l);
        let Some(step) = line.and_then(|l| l.step) else {
            out.steps.insert(last);
            continue;
        };
        last = step;
        read[step] += 1;
        let sentence = line.is_some_and(|l| l.role == Role::Sentence);
        if !(sentence && means(amendment, &steps[step]) && carried_out(outcome)) {
            out.steps.insert(step);
        }
    }
    out.steps.extend((0..steps.len()).filter(|i| read[*i] != 1));
    out.steps.retain(|s| *s < steps.len());
    compare(&mut out, new);
    out
}

fn carried_out(outcome: &Outcome) -> bool {
    // A list goes on where a new last element comes, and a number that was given up is used again: both are what was meant.
    let meant = |kind: &str| matches!(kind, "list_goes_on" | "restored");
    matches!(outcome, Outcome::Applied(levelled) if levelled.iter().all(|l| meant(l.kind)))
}

/// Whether an amendment as read is the one meant.
fn means(a: &Amendment, step: &Step) -> bool {
    if !same_path(&a.path, &step.path) || a.language_only.is_some() || a.since.is_some() || a.until.is_some() {
        return false;
    }
    let content = |lines: &[String]| {
        let wanted = blanks(&lines.join(" "));
        a.words.is_none() && a.content.as_ref().is_some_and(|c| blanks(&c.text) == wanted)
    };
    match &step.what {
        What::Restate(lines) => a.op == Op::Substitution && content(lines),
        What::Insert { lines, beside } => {
            let there = match (beside, &a.position) {
                (None, None) => true,
                (Some((after, path)), Some(p)) => *after == p.after && same_path(&p.path, path),
                _ => false,
            };
            a.op == Op::Insertion && there && content(lines)
        }
        What::Exclude => a.op == Op::Repeal && a.words.is_none(),
        What::Words(words) => a.op == Op::Replacement && a.words.as_ref() == Some(words),
    }
}

fn same_path(a: &[Segment], b: &[Segment]) -> bool {
    let same = |(a, b): (&Segment, &Segment)| {
        let kind = |k| if k == Kind::Title { Kind::Heading } else { k };
        let number = |s: &Segment| s.number.as_deref().map(|n| fold(n).text);
        let title = match (&a.title, &b.title) {
            (Some(x), Some(y)) => same_title(x, y),
            (None, None) => true,
            _ => false,
        };
        kind(a.kind) == kind(b.kind) && number(a) == number(b) && title
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// Finds the units in which the result and the new text differ.
fn compare(out: &mut Proof, new: &Text) {
    let (is, wanted) = (told(&out.text), told(new));
    let keys = |all: &[(UnitId, String)]| all.iter().map(|(_, k)| k.clone()).collect::<Vec<_>>();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&is), &keys(&wanted)) {
        let (a, b) = (&is[DiffOp::old_range(&op)], &wanted[DiffOp::new_range(&op)]);
        if op.tag() == DiffTag::Equal {
            for ((x, _), (y, _)) in a.iter().zip(b).filter(|((x, _), (y, _))| !alike(&body(&out.text, *x), &body(new, *y))) {
                out.result.push(*x);
                out.wanted.push(*y);
            }
        } else {
            out.result.extend(a.iter().map(|(id, _)| *id));
            out.wanted.extend(b.iter().map(|(id, _)| *id));
        }
    }
}

/// Every unit of the law with where it stands and what it says. Lines without numbers count by their order alone.
fn told(text: &Text) -> Vec<(UnitId, String)> {
    let mut paths: std::collections::BTreeMap<UnitId, String> = std::collections::BTreeMap::new();
    let mut out = Vec::new();
    for id in law(text, None) {
        let unit = text.unit(id);
        let step = match unit.kind {
            kind if is_line(kind) => "line".to_string(),
            Kind::Title => "heading".to_string(),
            kind if is_numbered(kind) => format!("{}-{}", kind.as_str(), fold(unit.number.as_deref().unwrap_or("")).text),
            kind => kind.as_str().to_string(),
        };
        let above = text.parent(id).and_then(|p| paths.get(&p).cloned()).unwrap_or_default();
        let path = format!("{above}/{step}");
        let said = form(&body(text, id));
        // An empty frame without a number says nothing.
        out.push((id, format!("{path}: {said}")));
        paths.insert(id, path);
    }
    out
}
