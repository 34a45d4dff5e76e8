//! Where an instruction would work today: its element and its words in the wording of its act.

use super::as_of;
use crate::base::{Bound, Date, Kind, Message, ProvisionPath, Segment, fold};
use crate::corpus::{Corpus, Reference};
use crate::extract::{Amendment, Op};
use crate::replay;

/// What of an instruction a corpus has.
#[derive(Clone, Debug)]
pub struct Matches {
    /// The act changed.
    pub work: String,
    /// The element; of an insertion what it stands in.
    pub path: Option<ProvisionPath>,
    /// From when the wording applies in which it was looked for.
    pub from: Option<Bound>,
    /// Each fragment the instruction quotes from the text, and how often it stands there (look-alike letters levelled).
    pub words: Vec<(String, usize)>,
    /// Why nothing was counted.
    pub reason: Option<Message>,
}

/// Looks an instruction up in the wording of `on`; `spoken_of` is the act, and what in it, that is meant where the sentence names
/// none. `None`: the corpus has
/// no such act.
#[must_use]
pub fn matches(corpus: &Corpus, amendment: &Amendment, spoken_of: Option<&Reference>, on: Date) -> Option<Matches> {
    let act = &amendment.act;
    let named = act.number.is_some() || act.title.is_some() || act.date.is_some();
    let work = if named { corpus.work_of(act)? } else { corpus.work(&spoken_of?.work)? };
    let mut out = Matches { work: work.id.clone(), path: None, from: None, words: Vec::new(), reason: None };
    let Some(text) = work.manifestations.first() else {
        out.reason = Some(Message::new("answer-unknown-no-text").with("act", work.act.label()).with("provision", ""));
        return Some(out);
    };
    // What the lines before would have led into.
    let inside = spoken_of.filter(|_| !named && amendment.path.first().is_none_or(|s| s.kind != Kind::Document));
    let path: Vec<Segment> = inside.iter().flat_map(|r| &r.path.0).chain(&amendment.path).cloned().collect();
    let mut steps = path.as_slice();
    if amendment.op == Op::Insertion && amendment.words.is_none() {
        steps = steps.split_last().map_or(steps, |(_, host)| host);
    }
    let tree = replay::Text::of(&text.act.document, 0);
    let path = match replay::locate(&tree, steps, work.act.title.as_deref()).map(|f| f.place) {
        Ok(replay::Place::Act) => ProvisionPath::default(),
        Ok(replay::Place::Unit(id) | replay::Place::Words(id, _) | replay::Place::First(id, ..)) => tree.path(id),
        Ok(replay::Place::Part(ids)) => ids.first().map(|id| tree.path(*id)).unwrap_or_default(),
        // It may have come later; its numbers say where it would be.
        Err(conflict) => match steps.iter().all(|s| s.number.is_some()) {
            true => ProvisionPath(steps.to_vec()),
            false => {
                out.reason = Some(conflict.message);
                return Some(out);
            }
        },
    };
    let reference = Reference { work: work.id.clone(), path: path.clone(), on: None };
    let answer = match as_of(corpus, &reference, on, None) {
        Ok(answer) => answer,
        Err(error) => {
            out.reason = Some(error.message);
            return Some(out);
        }
    };
    let Some(version) = answer.versions.first() else {
        out.reason = Some(answer.reason);
        return Some(out);
    };
    out.path = Some(path);
    out.from = Some(version.from.clone());
    let Some(words) = &version.text else {
        out.reason = Some(version.text_reason.clone().unwrap_or(answer.reason));
        return Some(out);
    };
    let folded = fold(words).text;
    let sought = amendment.words.iter().flat_map(|w| w.pairs.iter().map(|(old, _)| old).chain(&w.after).chain(&w.before));
    for fragment in sought.filter(|f| !f.trim().is_empty()) {
        out.words.push((fragment.clone(), folded.matches(fold(fragment).text.as_str()).count()));
    }
    Some(out)
}
