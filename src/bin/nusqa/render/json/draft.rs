//! `nusqa.draft/1`.

use nusqa::base::{ProvisionPath, Segment};
use nusqa::draft::{Draft, Refusal, Role, Row, What};
use serde::Serialize;

use super::act::WordsJson;
use crate::i18n::I18n;

/// A draft and its comparison table.
#[derive(Serialize)]
pub struct DraftJson<'a> {
    schema: &'static str,
    old: &'a str,
    new: &'a str,
    language: &'static str,
    /// The lines of the draft, a line each.
    text: String,
    sentences: Vec<SentenceJson<'a>>,
    rows: Vec<RowJson<'a>>,
    refused: Option<RefusedJson<'a>>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct SentenceJson<'a> {
    text: &'a str,
    /// In `text` above.
    span: [usize; 2],
    op: &'static str,
    path: String,
    content: Option<String>,
    words: Option<WordsJson>,
    beside: Option<BesideJson>,
}

#[derive(Serialize)]
struct BesideJson {
    side: &'static str,
    path: String,
}

#[derive(Serialize)]
struct RowJson<'a> {
    element: &'a str,
    path: String,
    old_text: Option<String>,
    new_text: Option<String>,
    words: Vec<WordJson<'a>>,
}

#[derive(Serialize)]
struct WordJson<'a> {
    op: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct RefusedJson<'a> {
    message: String,
    elements: &'a [String],
}

impl<'a> DraftJson<'a> {
    /// A draft, or why there is none, with the rows of the table.
    pub fn new(
        files: (&'a str, &'a str),
        draft: &'a Result<Draft, Refusal>,
        rows: &'a [Row],
        language: &'static str,
        i18n: &I18n,
    ) -> Self {
        let mut out = DraftJson {
            schema: "nusqa.draft/1",
            old: files.0,
            new: files.1,
            language,
            text: String::new(),
            sentences: Vec::new(),
            rows: rows.iter().map(RowJson::from).collect(),
            refused: None,
            remarks: Vec::new(),
        };
        match draft {
            Ok(draft) => {
                let mut at = 0;
                for line in &draft.lines {
                    if let (Role::Sentence, Some(step)) = (line.role, line.step.and_then(|i| draft.steps.get(i))) {
                        out.sentences.push(SentenceJson::new(&line.text, at, &step.path, &step.what));
                    }
                    at += line.text.len() + 1;
                }
                out.text = draft.text();
                out.remarks = draft.remarks.iter().map(|m| i18n.tr(m)).collect();
            }
            Err(refusal) => out.refused = Some(RefusedJson { message: i18n.tr(&refusal.message), elements: &refusal.elements }),
        }
        out
    }
}

impl<'a> SentenceJson<'a> {
    fn new(text: &'a str, at: usize, path: &[Segment], what: &What) -> Self {
        let written = |path: &[Segment]| ProvisionPath(path.to_vec()).to_string();
        let (op, content, words, beside) = match what {
            What::Restate(lines) => ("substitution", Some(lines.join("\n")), None, None),
            What::Insert { lines, beside } => {
                let side = |(after, path): &(bool, Vec<Segment>)| BesideJson {
                    side: if *after { "after" } else { "before" },
                    path: written(path),
                };
                ("insertion", Some(lines.join("\n")), None, beside.as_ref().map(side))
            }
            What::Exclude => ("repeal", None, None, None),
            What::Words(words) => ("replacement", None, Some(WordsJson::from(words)), None),
        };
        SentenceJson { text, span: [at, at + text.len()], op, path: written(path), content, words, beside }
    }
}

impl<'a> From<&'a Row> for RowJson<'a> {
    fn from(row: &'a Row) -> Self {
        let joined = |lines: &Option<Vec<String>>| lines.as_ref().map(|l| l.join("\n"));
        RowJson {
            element: &row.element,
            path: row.path.to_string(),
            old_text: joined(&row.present),
            new_text: joined(&row.proposed),
            words: row.words.iter().map(|w| WordJson { op: w.op.as_str(), text: &w.text }).collect(),
        }
    }
}
