//! `nusqa.explain/1`: how sentences of an amending act are read.

use nusqa::base::ProvisionPath;
use nusqa::extract::{Amendment, Explained, Explanation, What};
use nusqa::query::Matches;
use nusqa::source::Source;
use serde::Serialize;

use super::act::{ClauseJson, TargetJson, WordsJson, position};
use super::{ActRefJson, span, version::Bound};
use crate::i18n::I18n;

/// `nusqa.explain/1`.
#[derive(Serialize)]
pub struct Explain {
    schema: &'static str,
    text: String,
    sentences: Vec<SentenceJson>,
}

#[derive(Serialize)]
struct SentenceJson {
    is: &'static str,
    text: String,
    span: [usize; 2],
    parts: Vec<PartJson>,
    operations: Vec<OperationJson>,
    commencement: Vec<ClauseJson>,
    notes: Vec<NoteJson>,
    stops: Vec<StopJson>,
    nearest_formula: Option<&'static str>,
}

#[derive(Serialize)]
struct PartJson {
    role: &'static str,
    text: String,
    span: [usize; 2],
}

#[derive(Serialize)]
struct OperationJson {
    op: &'static str,
    target: TargetJson,
    position: Option<super::act::PositionJson>,
    content: Option<String>,
    words: Option<WordsJson>,
    language_only: Option<&'static str>,
    until: Option<String>,
    matches: Option<MatchesJson>,
}

#[derive(Serialize)]
struct MatchesJson {
    work: String,
    provision: Option<String>,
    from: Option<Bound>,
    words: Vec<CountJson>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct CountJson {
    text: String,
    count: usize,
}

#[derive(Serialize)]
struct NoteJson {
    event: &'static str,
    path: Option<String>,
    by: ActRefJson,
}

#[derive(Serialize)]
struct StopJson {
    text: String,
    span: [usize; 2],
}

impl Explain {
    /// In the order of the text.
    pub fn new(source: &Source, read: &Explanation, found: &dyn Fn(&Amendment) -> Option<Matches>, i18n: &I18n) -> Self {
        let sentences = read.sentences.iter().map(|s| SentenceJson::new(source, s, found, i18n)).collect();
        Explain { schema: "nusqa.explain/1", text: source.text.clone(), sentences }
    }
}

impl SentenceJson {
    fn new(source: &Source, s: &Explained, found: &dyn Fn(&Amendment) -> Option<Matches>, i18n: &I18n) -> Self {
        let text = |at: nusqa::base::Span| at.of(&source.text).trim().to_string();
        let (commencement, notes) = match &s.what {
            What::Commencement(list) => (list.iter().map(|c| ClauseJson::from(&c.clause)).collect(), Vec::new()),
            What::Note(list) => {
                let note = |n: &nusqa::extract::NoteEvent| NoteJson {
                    event: n.event.as_str(),
                    path: n.path.as_ref().map(ProvisionPath::to_string),
                    by: (&n.by).into(),
                };
                (Vec::new(), list.iter().map(note).collect())
            }
            _ => (Vec::new(), Vec::new()),
        };
        SentenceJson {
            is: s.what.as_str(),
            text: text(s.span),
            span: span(s.span),
            parts: s.parts.iter().map(|p| PartJson { role: p.role.as_str(), text: text(p.span), span: span(p.span) }).collect(),
            operations: s.amendments.iter().map(|a| operation(a, found, i18n)).collect(),
            commencement,
            notes,
            stops: s.stops.iter().map(|at| StopJson { text: text(*at), span: span(*at) }).collect(),
            nearest_formula: s.nearest.map(|f| f.text),
        }
    }
}

fn operation(a: &Amendment, found: &dyn Fn(&Amendment) -> Option<Matches>, i18n: &I18n) -> OperationJson {
    let matches = found(a).map(|m| MatchesJson {
        work: m.work,
        provision: m.path.map(|p| p.to_string()),
        from: m.from.as_ref().map(|b| Bound::new(b, i18n)),
        words: m.words.into_iter().map(|(text, count)| CountJson { text, count }).collect(),
        reason: m.reason.as_ref().map(|r| i18n.tr(r)),
    });
    OperationJson {
        op: a.op.as_str(),
        target: TargetJson::from(a),
        position: a.position.as_ref().map(position),
        content: a.content.as_ref().map(|c| c.text.clone()),
        words: a.words.as_ref().map(WordsJson::from),
        language_only: a.language_only.map(|l| l.as_str()),
        until: a.until.map(|d| d.to_string()),
        matches,
    }
}
