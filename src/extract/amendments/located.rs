//! Addresses that places stand for, seen from what is open.

use crate::base::{ActRef, Kind, Segment};
use crate::parse::amendment::Place;
use crate::parse::path::{Step, expand};

/// More places than this are not what a sentence means.
pub(super) const MAX_PLACES: usize = 512;

/// An address with the act it is in, where the words name one.
pub(super) struct Located {
    pub act: Option<ActRef>,
    pub path: Vec<Segment>,
}

/// New elements in a host: an element with its own way in leaves what cannot hold it. In a host that the sentence itself names
/// (`12-баптың 3) тармақшасы … екінші бөлікпен`) everything stands but another of its own kind.
pub(super) fn new_elements(host: &Located, elements: &[Vec<Place>], named: bool) -> Vec<Located> {
    let same = |steps: &[Step]| steps.first().map(|s| s.kind) == host.path.last().map(|s| s.kind);
    let below = elements.iter().flat_map(|places| match places.as_slice() {
        [Place::Path(steps)] if named && !same(steps) => {
            expand(steps).into_iter().map(|p| Located { act: None, path: [host.path.as_slice(), p.as_slice()].concat() }).collect()
        }
        [Place::Path(steps)] => {
            below(std::slice::from_ref(&host.path), steps).into_iter().map(|path| Located { act: None, path }).collect()
        }
        _ => locate_from(&host.path, places),
    });
    below.map(|l| Located { act: host.act.clone(), ..l }).collect()
}

/// Every address that places stand for, seen from `base`.
pub(super) fn locate_from(base: &[Segment], places: &[Place]) -> Vec<Located> {
    let mut paths = vec![base.to_vec()];
    let mut act = None;
    for (i, place) in places.iter().enumerate() {
        match place {
            Place::Act(named) => {
                act = named.as_deref().cloned().or(act);
                paths = vec![Vec::new()];
            }
            Place::Document(title) => paths = vec![vec![Segment::titled(Kind::Document, title.clone())]],
            Place::TheDocument(title) => {
                let mut path = base.to_vec();
                path.retain(|s| s.kind == Kind::Document);
                if path.is_empty() {
                    path.push(Segment::titled(Kind::Document, title.clone()));
                }
                paths = vec![path];
            }
            Place::Named { kind, title, number } => {
                let step = Segment { kind: *kind, number: number.clone(), title: title.clone() };
                for path in &mut paths {
                    // Only the first step leaves what is open; the next ones stand where the words put them.
                    if i == 0 {
                        leave(path, &step);
                    }
                    path.push(step.clone());
                }
            }
            Place::Path(steps) => {
                if i > 0 {
                    paths = paths
                        .iter()
                        .flat_map(|p| expand(steps).into_iter().map(|s| [p.as_slice(), s.as_slice()].concat()))
                        .collect();
                    paths.truncate(MAX_PLACES);
                } else if !back_to(&mut paths, steps) {
                    paths = below(&paths, steps);
                }
            }
        }
    }
    paths.into_iter().map(|path| Located { act: act.clone(), path }).collect()
}

/// `тармақ мынадай мазмұндағы …`: the item spoken of. An element without a number that is not open is none.
fn back_to(paths: &mut Vec<Vec<Segment>>, steps: &[Step]) -> bool {
    use Kind::{Article, Chapter, Indent, Item, Paragraph, Section, Subchapter, Subitem};
    let [Step { kind, numbers }] = steps else { return false };
    if !numbers.is_empty() || !matches!(kind, Article | Chapter | Indent | Item | Paragraph | Section | Subchapter | Subitem) {
        return false;
    }
    let mut out = Vec::new();
    for path in &*paths {
        if let Some(i) = path.iter().rposition(|s| s.kind == *kind) {
            out.push(path[..=i].to_vec());
        }
    }
    *paths = out;
    true
}

/// Paths with steps added, each first leaving what cannot hold the first step.
fn below(paths: &[Vec<Segment>], steps: &[Step]) -> Vec<Vec<Segment>> {
    let mut out = Vec::new();
    for path in paths {
        let mut base = path.clone();
        if let Some(first) = steps.first() {
            leave(&mut base, &Segment { kind: first.kind, number: first.numbers.first().cloned(), title: None });
        }
        out.extend(expand(steps).into_iter().map(|p| [base.as_slice(), p.as_slice()].concat()));
        if out.len() > MAX_PLACES {
            break;
        }
    }
    out
}

/// Closes what cannot hold an element.
fn leave(path: &mut Vec<Segment>, element: &Segment) {
    // A row with a number is a row of a list; one called by its caption may stand in an item.
    let listed = |s: &Segment| s.kind == Kind::Row && s.number.is_some() && s.title.is_none();
    let depth = |s: &Segment| (rank(if listed(s) { Kind::Item } else { s.kind }), level(s));
    while path.last().is_some_and(|s| depth(s) >= depth(element)) {
        path.pop();
    }
}

/// Levels of a classification, whose parts are all sections and rows but are called by words of their own: group and subgroup,
/// administrator, programme, subprogramme.
fn level(segment: &Segment) -> u8 {
    const WORDS: [(&str, u8); 10] = [
        ("классификац", 1),
        ("структур", 1),
        ("подгрупп", 3),
        ("групп", 2),
        ("подкласс", 3),
        ("категор", 2),
        ("класс", 2),
        ("администратор", 2),
        ("подпрограмм", 4),
        ("программ", 3),
    ];
    let label = segment.title.as_deref().and_then(|t| t.split(['«', '"']).next()).unwrap_or("").to_lowercase();
    // "администратору бюджетных программ": the first noun is the one that counts.
    let first = WORDS.iter().filter_map(|(w, n)| label.find(w).map(|at| (at, *n))).min_by_key(|(at, _)| *at);
    first.map_or(0, |(_, n)| n)
}

/// How deep an element lives; an element closes every open one of its own depth or deeper.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Document => 0,
        Kind::Attachment | Kind::Contents => 1,
        Kind::Part => 2,
        Kind::Section => 3,
        Kind::Subsection => 4,
        Kind::Chapter => 5,
        Kind::Subchapter => 6,
        Kind::Article => 7,
        Kind::Table => 8,
        Kind::Item => 9,
        Kind::Row => 10,
        Kind::Column => 11,
        Kind::Cell => 12,
        Kind::Paragraph => 13,
        Kind::Subitem => 14,
        Kind::Indent => 15,
        Kind::Sentence => 16,
        // A heading or preamble stands directly in what is open.
        _ => 17,
    }
}
