//! `<act>[#<provision>][@<date>]` → [`Reference`] (contract § 2).

use super::shorthand::{self, Found};
use super::{Corpus, CorpusError, Reference, Work, edit_distance::edit_distance};
use crate::base::identity::number_form;
use crate::base::{Kind, Message, ProvisionPath, Segment, fold, parse_date};
use crate::parse::path::typed as typed_path;

/// So many candidates are listed at most.
const MOST: usize = 12;

/// See [`Corpus::resolve`].
pub(super) fn resolve(corpus: &Corpus, reference: &str) -> Result<Reference, CorpusError> {
    let (rest, on) = match reference.rsplit_once('@') {
        None => (reference, None),
        Some((rest, day)) => match parse_date(day) {
            Ok(day) => (rest, Some(day)),
            Err(bad) => {
                let message = Message::new("reference-date").with("reference", reference).with("value", bad.trim());
                return Err(CorpusError::new(message));
            }
        },
    };
    let (act, provision) = match rest.split_once('#') {
        Some((act, provision)) => (act, provision),
        None => split_at_blank(corpus, rest),
    };
    let work = work(corpus, act.trim())?;
    let path = match provision.trim().trim_start_matches('#').trim() {
        "" => ProvisionPath::default(),
        words => provision_path(work, words)?,
    };
    Ok(Reference { work: work.id.clone(), path, on })
}

/// [`resolve`] for what people type into a search box: the provision may stand before its act (`п. 7 постановления 361`), a word for the
/// kind of act before its number. `None` where it is no reference, or one to several.
pub(super) fn resolve_cited(corpus: &Corpus, typed: &str) -> Option<Reference> {
    const LONGEST: usize = 200;
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > LONGEST {
        return None;
    }
    if let Ok(found) = resolve(corpus, typed) {
        return Some(found);
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    (1..words.len()).find_map(|cut| {
        let (place, act) = words.split_at(cut);
        let act =
            act.iter().copied().skip_while(|w| names_a_kind(w) || matches!(*w, "№" | "N" | "от")).collect::<Vec<_>>().join(" ");
        let place = place.iter().copied().filter(|w| !names_a_kind(w)).collect::<Vec<_>>().join(" ");
        // The number first: `361 қаулының 7-тармағы` has the kind in the middle.
        [format!("{act}#{place}"), format!("{place}#{act}")]
            .into_iter()
            .find_map(|r| resolve(corpus, &r).ok().filter(|r| !r.path.is_empty()))
    })
}

/// Words for kinds of acts and the documents they approve, in any form.
fn names_a_kind(word: &str) -> bool {
    const STEMS: [&str; 16] = [
        "постановлени",
        "приказ",
        "закон",
        "кодекс",
        "указ",
        "решени",
        "распоряжени",
        "правил",
        "қаулы",
        "бұйр",
        "заң",
        "жарлы",
        "шешім",
        "өкім",
        "қағида",
        "ереже",
    ];
    let word = fold(word).text;
    STEMS.iter().any(|s| word.starts_with(s))
}

/// `361 7-тармақ`: the act ends where a known name ends and a readable citation begins.
fn split_at_blank<'r>(corpus: &Corpus, text: &'r str) -> (&'r str, &'r str) {
    if matches!(shorthand::find(corpus, text, true), Found::None) {
        let trimmed = text.trim_start();
        for (at, _) in trimmed.match_indices(char::is_whitespace) {
            let (act, words) = trimmed.split_at(at);
            if typed_path(words).is_ok() && !matches!(shorthand::find(corpus, act, true), Found::None) {
                return (act, words);
            }
        }
    }
    (text, "")
}

fn work<'c>(corpus: &'c Corpus, name: &str) -> Result<&'c Work, CorpusError> {
    let unknown =
        || CorpusError { message: Message::new("reference-unknown").with("reference", name), candidates: near(corpus, name) };
    match shorthand::find(corpus, name, false) {
        Found::One(id, _) => corpus.work(&id).ok_or_else(unknown),
        Found::Many(candidates) => {
            Err(CorpusError { message: Message::new("reference-ambiguous").with("reference", name), candidates })
        }
        Found::None => Err(match shorthand::find(corpus, name, true) {
            Found::One(key, act) => {
                let file = corpus.named.iter().find(|n| n.key == key).map_or("", |n| n.file.as_str());
                CorpusError::new(
                    Message::new("reference-no-text").with("reference", name).with("act", act.label()).with("file", file),
                )
            }
            Found::Many(candidates) => {
                CorpusError { message: Message::new("reference-ambiguous").with("reference", name), candidates }
            }
            Found::None => unknown(),
        }),
    }
}

/// Work ids whose number or id is a slip away from `name`, the nearest first.
fn near(corpus: &Corpus, name: &str) -> Vec<String> {
    let wanted = number_form(name.trim().trim_start_matches('№').trim());
    let mut out: Vec<(usize, &str)> = Vec::new();
    for work in &corpus.works {
        let number = work.act.number.as_deref().map(number_form).unwrap_or_default();
        let dated = work.act.date.map(|d| format!("{number}/{d}")).unwrap_or_default();
        let year = dated.get(..dated.len().saturating_sub(6)).unwrap_or("");
        let forms = [number.as_str(), &dated, year, &work.id];
        let distance = forms.iter().filter(|f| !f.is_empty()).map(|f| edit_distance(&wanted, f)).min().unwrap_or(usize::MAX);
        // A third of the letters may be wrong, but not all of a short number.
        let allowed = if wanted.chars().count() <= 4 { 1 } else { wanted.chars().count() / 3 };
        // People call an order by the last part of its number: "730" for 11-1-4/730.
        let tail = number.rsplit('/').next() == Some(wanted.as_str());
        if distance <= allowed || tail {
            out.push((if tail { 0 } else { distance }, &work.id));
        }
    }
    out.sort();
    out.into_iter().take(3).map(|(_, id)| id.to_string()).collect()
}

fn provision_path(work: &Work, words: &str) -> Result<ProvisionPath, CorpusError> {
    let typed = words.parse::<ProvisionPath>().or_else(|_| words.to_lowercase().parse::<ProvisionPath>());
    let (steps, exact) = match typed {
        Ok(path) => (path.0, true),
        Err(segment) => match typed_path(words) {
            Ok(steps) => (steps, false),
            Err(word) => {
                let latin = words.starts_with(|c: char| c.is_ascii_alphabetic());
                let message = if latin {
                    Message::new("reference-segment").with("reference", words).with("word", segment)
                } else {
                    Message::new("reference-citation").with("reference", words).with("word", word)
                };
                return Err(CorpusError::new(message));
            }
        },
    };
    let path = ProvisionPath(steps);
    if exact && (path.0.first().is_some_and(|s| s.kind == Kind::Quoted) || work.outline.binary_search(&path).is_ok()) {
        return Ok(path);
    }
    let found = provisions(work, &path);
    match found.as_slice() {
        [] => Ok(plain(path)),
        [one] => Ok(one.clone()),
        many => {
            let message = Message::new("reference-ambiguous-provision").with("reference", words).with("count", many.len());
            let label = |p: &ProvisionPath| format!("{}#{p}", work.id);
            Err(CorpusError { message, candidates: many.iter().take(MOST).map(label).collect() })
        }
    }
}

/// The provisions of a Work that a written path may mean: containers that people leave out when they cite (the approved
/// document, chapters) are put in; only if there is none, any unit may have been left out.
pub(super) fn provisions(work: &Work, path: &ProvisionPath) -> Vec<ProvisionPath> {
    let containers: fn(Kind) -> bool = |k| {
        matches!(
            k,
            Kind::Document
                | Kind::Attachment
                | Kind::Table
                | Kind::Part
                | Kind::Section
                | Kind::Subsection
                | Kind::Chapter
                | Kind::Subchapter
                | Kind::Paragraph
        )
    };
    let any: fn(Kind) -> bool = |k| k != Kind::Quoted;
    let mut forms = vec![path.clone()];
    // A numbered part of a code's article is an item of it; the heading of a document is its title.
    forms.extend(
        [
            (Kind::Paragraph, Kind::Item),
            (Kind::Item, Kind::Paragraph),
            (Kind::Heading, Kind::Title),
            (Kind::Document, Kind::Attachment),
        ]
        .map(|(from, to)| {
            let step = |s: &Segment| if s.kind == from { Segment { kind: to, ..s.clone() } } else { s.clone() };
            ProvisionPath(path.0.iter().map(step).collect())
        }),
    );
    for form in &forms {
        for may_skip in [containers, any] {
            let found: Vec<ProvisionPath> = work.outline.iter().filter(|p| fits(form, p, may_skip)).cloned().collect();
            if !found.is_empty() {
                return found;
            }
        }
    }
    // The first paragraph and the first indent are the unit's own text.
    if let Some((own, unit)) = path.0.split_last()
        && matches!(own.kind, Kind::Paragraph | Kind::Indent)
        && own.number.as_deref() == Some("1")
        && !unit.is_empty()
    {
        return provisions(work, &ProvisionPath(unit.to_vec())).into_iter().map(|p| p.join(own.clone())).collect();
    }
    Vec::new()
}

/// Whether `path` is `written` with steps put in that may be skipped. A written step without a number stands for any number.
fn fits(written: &ProvisionPath, path: &ProvisionPath, may_skip: fn(Kind) -> bool) -> bool {
    let mut wanted = written.0.iter().rev().peekable();
    for (i, step) in path.0.iter().rev().enumerate() {
        let same = wanted.peek().is_some_and(|w| {
            w.kind == step.kind && (w.number.is_none() || same_number(w.number.as_deref(), step.number.as_deref()))
        });
        if same {
            wanted.next();
        } else if i == 0 || !may_skip(step.kind) {
            return false;
        }
    }
    wanted.peek().is_none()
}

fn same_number(a: Option<&str>, b: Option<&str>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || fold(a).text == fold(b).text,
        (a, b) => a == b,
    }
}

/// A path that nothing in the corpus has: a noun without a number means the first.
fn plain(mut path: ProvisionPath) -> ProvisionPath {
    for step in &mut path.0 {
        if step.number.is_none() && !step.kind.may_lack_number() {
            step.number = Some("1".into());
        }
    }
    path
}
