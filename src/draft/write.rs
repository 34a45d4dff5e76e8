//! Instructions → the lines of an amending act.
//!
//! Lines stand as orders and resolutions have them: without numbers of their own, led into a document and into an element by lines that
//! end in a colon. A number of the draft before the number of an element (`2) 1) тармақша …`) would be read as a list.

use std::collections::BTreeSet;

use super::plan::{Step, What};
use super::{Counts, kazakh, russian};
use crate::base::{ActKind, ActRef, Kind, Language, Segment};
use crate::extract::WordMode;

/// What a line of a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It names the act that is amended.
    Head,
    /// It leads into a document or an element.
    Navigation,
    /// It changes something.
    Sentence,
    /// It is part of a new wording.
    Wording,
}

/// A line of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// The instruction it belongs to, by its place among the steps.
    pub step: Option<usize>,
    /// The words.
    pub text: String,
}

/// How the lines are written.
#[derive(Clone, Debug)]
pub struct Manner<'a> {
    /// In which language.
    pub language: Language,
    /// The kind of the act that is amended.
    pub kind: ActKind,
    /// The act that is amended, as the head names it.
    pub act: &'a str,
    /// Elements whose instructions each name them in full.
    pub apart: BTreeSet<Vec<Segment>>,
}

/// Writes the lines. The error is the steps that no words say.
///
/// # Errors
/// An address for which the language has no words here.
pub fn write(steps: &[Step], manner: &Manner<'_>) -> Result<Vec<Line>, Vec<usize>> {
    let counts = count(steps);
    let head = match manner.language {
        Language::Kazakh => kazakh::head(manner.act, counts),
        Language::Russian => russian::head(manner.act, counts),
    };
    let mut out = vec![Line { role: Role::Head, step: None, text: format!("1. {head}:") }];
    let mut failed = Vec::new();
    let mut document: Option<Segment> = None;
    let mut open: Vec<Segment> = Vec::new();
    for i in order(steps) {
        let step = &steps[i];
        let (within, path) = split(&step.path);
        if let (Some(name), [], What::Restate(_)) = (within, path, &step.what) {
            let said = name.title.as_deref().and_then(|name| match manner.language {
                Language::Kazakh => Some(kazakh::whole_document(name, manner.kind)),
                Language::Russian => russian::whole_document(name, manner.kind),
            });
            match said {
                Some(said) => lines(&mut out, i, &said, &step.what),
                None => failed.push(i),
            }
            continue;
        }
        if within != document.as_ref() {
            let line = within.and_then(|d| led_into(d, manner));
            let Some(line) = line else {
                failed.push(i);
                continue;
            };
            out.push(Line { role: Role::Navigation, step: None, text: format!("{line}:") });
            document = within.cloned();
            open.clear();
        }
        let group = group(steps, i, manner);
        if group != open {
            open.clone_from(&group);
            if !group.is_empty() {
                let line = match manner.language {
                    Language::Kazakh => kazakh::navigation(&group),
                    Language::Russian => russian::navigation(&group),
                };
                match line {
                    Some(line) => out.push(Line { role: Role::Navigation, step: None, text: format!("{line}:") }),
                    None => {
                        failed.push(i);
                        continue;
                    }
                }
            }
        }
        let path = path.get(group.len()..).unwrap_or(&[]);
        let what = relative(&step.what, within, &group);
        let said = match manner.language {
            Language::Kazakh => kazakh::sentence(path, &what),
            Language::Russian => russian::sentence(path, &what),
        };
        match said {
            Some(said) => lines(&mut out, i, &said, &what),
            None => failed.push(i),
        }
    }
    if !failed.is_empty() {
        return Err(failed);
    }
    if let Some(last) = out.last_mut().filter(|l| l.text.ends_with(';')) {
        last.text.pop();
        last.text.push('.');
    }
    Ok(out)
}

/// Puts gaps into the head for what is not known of the act.
pub fn head_with_gap(lines: &mut [Line], steps: &[Step], own: &ActRef, language: Language) {
    let head = match language {
        Language::Kazakh => kazakh::head(&kazakh::gap(own), count(steps)),
        Language::Russian => russian::head(&russian::gap(own), count(steps)),
    };
    if let Some(first) = lines.first_mut().filter(|l| l.role == Role::Head) {
        first.text = format!("1. {head}:");
    }
}

/// Instructions on the act itself first: a line that leads into a document does not lead back.
fn order(steps: &[Step]) -> Vec<usize> {
    let mut out: Vec<usize> = (0..steps.len()).collect();
    let mut seen: Vec<Option<&Segment>> = vec![None];
    for step in steps {
        let (document, _) = split(&step.path);
        if !seen.contains(&document) {
            seen.push(document);
        }
    }
    out.sort_by_key(|i| seen.iter().position(|d| *d == split(&steps[*i].path).0));
    out
}

/// The document that a path begins with, and the rest.
fn split(path: &[Segment]) -> (Option<&Segment>, &[Segment]) {
    match path {
        [first, rest @ ..] if first.kind == Kind::Document => (Some(first), rest),
        _ => (None, path),
    }
}

fn led_into(document: &Segment, manner: &Manner<'_>) -> Option<String> {
    let name = document.title.as_deref()?;
    match manner.language {
        Language::Kazakh => kazakh::document(name, manner.kind),
        Language::Russian => russian::document(name, manner.kind),
    }
}

/// The element that a line leads into for this step and those beside it; empty where it is named in full.
fn group(steps: &[Step], i: usize, manner: &Manner<'_>) -> Vec<Segment> {
    let host = |step: &Step| {
        let (document, path) = split(&step.path);
        let words = matches!(step.what, What::Words(_));
        let first = path.first().filter(|s| matches!(s.kind, Kind::Article | Kind::Item))?;
        let near = match &step.what {
            What::Insert { beside: Some((_, neighbour)), .. } => {
                let (d, p) = split(neighbour);
                d == document && p.first() == Some(first) && p.len() > 1
            }
            _ => true,
        };
        (near && (path.len() > 1 || words)).then(|| (document.cloned(), first.clone()))
    };
    let Some((document, first)) = host(&steps[i]) else { return Vec::new() };
    let same = |step: &Step| host(step).is_some_and(|h| h == (document.clone(), first.clone()));
    let beside = i.checked_sub(1).and_then(|k| steps.get(k)).is_some_and(same) || steps.get(i + 1).is_some_and(same);
    let key: Vec<Segment> = document.iter().cloned().chain([first.clone()]).collect();
    if beside && !manner.apart.contains(&key) { vec![first] } else { Vec::new() }
}

/// The neighbour of a new element as the lines above leave it to be said.
fn relative(what: &What, document: Option<&Segment>, group: &[Segment]) -> What {
    match what {
        What::Insert { lines, beside: Some((after, path)) } => {
            let skip = usize::from(document.is_some()) + group.len();
            What::Insert { lines: lines.clone(), beside: Some((*after, path.get(skip..).unwrap_or(path).to_vec())) }
        }
        _ => what.clone(),
    }
}

fn lines(out: &mut Vec<Line>, step: usize, said: &str, what: &What) {
    let wording = match what {
        What::Restate(lines) | What::Insert { lines, .. } => lines.as_slice(),
        What::Exclude | What::Words(_) => &[],
    };
    let sign = if wording.is_empty() { ';' } else { ':' };
    out.push(Line { role: Role::Sentence, step: Some(step), text: format!("{said}{sign}") });
    for (i, line) in wording.iter().enumerate() {
        let before = if i == 0 { "«" } else { "" };
        let after = if i + 1 == wording.len() { "»;" } else { "" };
        out.push(Line { role: Role::Wording, step: Some(step), text: format!("{before}{line}{after}") });
    }
}

/// How many instructions change something, and how many add.
fn count(steps: &[Step]) -> Counts {
    let adds = |s: &&Step| match &s.what {
        What::Insert { .. } => true,
        What::Words(w) => matches!(w.mode, WordMode::InsertAfter | WordMode::InsertBefore),
        _ => false,
    };
    let additions = steps.iter().filter(adds).count();
    Counts { changes: steps.len() - additions, additions }
}

/// The step whose group is to be given up, if it has one.
pub fn group_of(steps: &[Step], i: usize, manner: &Manner<'_>) -> Option<Vec<Segment>> {
    let group = group(steps, i, manner);
    let (document, _) = split(&steps.get(i)?.path);
    (!group.is_empty()).then(|| document.iter().map(|d| (*d).clone()).chain(group).collect())
}
