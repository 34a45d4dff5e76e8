//! `nusqa.receipt/1`: an answer with all it rests on, so that it can be had again and checked; `nusqa.verification/1`: what the check
//! says.

use nusqa::base::Evidence;
use nusqa::corpus::Corpus;
use nusqa::query::Input;
use nusqa::source::content_hash;
use nusqa::timeline::{self, Answer};
use serde::Serialize;
use serde_json::Value;

use super::version::{Asked, Bound, Cause};
use crate::i18n::I18n;

/// `nusqa.receipt/1`.
#[derive(Serialize)]
pub struct Receipt {
    schema: &'static str,
    program: Program,
    question: Question,
    inputs: Vec<InputJson>,
    answer: AnswerJson,
    reasons: Vec<ReasonJson>,
    /// Of everything that counts, so that an altered receipt is told.
    sha256: String,
}

#[derive(Serialize)]
struct Program {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Question {
    reference: String,
    work: String,
    provision: Option<String>,
    on: String,
    known_on: Option<String>,
}

#[derive(Serialize)]
struct InputJson {
    kind: &'static str,
    name: String,
    sha256: String,
}

#[derive(Serialize)]
struct AnswerJson {
    kind: &'static str,
    /// The message behind `reason`, the same in every language.
    because: &'static str,
    reason: String,
    versions: Vec<VersionJson>,
}

#[derive(Serialize)]
struct VersionJson {
    /// The hash of its words.
    id: String,
    text_status: &'static str,
    from: Bound,
    until: Option<Bound>,
    cause: Cause,
    ended_by: Option<Cause>,
    by_other_order: bool,
}

/// A place that speaks for the answer, in its words.
#[derive(Serialize)]
struct ReasonJson {
    version: String,
    event: &'static str,
    file: String,
    span: [usize; 2],
    quote: Option<String>,
}

impl Receipt {
    /// The receipt of an answer; `written` is the reference as the user wrote it.
    pub fn new(written: &str, asked: &Asked<'_>, inputs: Vec<Input>, answer: &Answer, corpus: &Corpus, i18n: &I18n) -> Self {
        let reference = asked.reference;
        let mut receipt = Receipt {
            schema: "nusqa.receipt/1",
            program: Program { name: "nusqa", version: env!("CARGO_PKG_VERSION") },
            question: Question {
                reference: written.to_string(),
                work: reference.work.clone(),
                provision: (!reference.path.is_empty()).then(|| reference.path.to_string()),
                on: asked.on.to_string(),
                known_on: asked.known_on.map(|d| d.to_string()),
            },
            inputs: inputs.into_iter().map(|i| InputJson { kind: i.kind, name: i.name, sha256: i.sha256 }).collect(),
            answer: AnswerJson {
                kind: answer.kind.as_str(),
                because: answer.reason.id,
                reason: i18n.tr(&answer.reason),
                versions: answer.versions.iter().map(|v| version(v, i18n)).collect(),
            },
            reasons: answer.versions.iter().flat_map(|v| reasons(v, corpus)).collect(),
            sha256: String::new(),
        };
        receipt.sha256 = serde_json::to_value(&receipt).map(|v| seal(&v)).unwrap_or_default();
        receipt
    }
}

fn version(v: &timeline::Version, i18n: &I18n) -> VersionJson {
    VersionJson {
        id: v.id.clone(),
        text_status: v.text_status.as_str(),
        from: Bound::new(&v.from, i18n),
        until: v.until.as_ref().map(|b| Bound::new(b, i18n)),
        cause: Cause::from(&v.cause),
        ended_by: v.ended_by.as_ref().map(Cause::from),
        by_other_order: v.by_other_order,
    }
}

fn reasons(v: &timeline::Version, corpus: &Corpus) -> Vec<ReasonJson> {
    let said = |event, e: &Evidence| ReasonJson {
        version: v.id.clone(),
        event,
        file: e.file.clone(),
        span: super::span(e.span),
        quote: nusqa::check::Law::quote(corpus, e),
    };
    let all = [Some(&v.cause), v.ended_by.as_ref()].into_iter().flatten();
    all.flat_map(|c| c.evidence.iter().chain(&c.more).map(move |e| said(c.event, e))).collect()
}

/// The parts of a receipt that count, in one order, without the sentences that depend on the language.
pub fn comparable(part: &Value) -> Value {
    const SENTENCES: [&str; 3] = ["reason", "missing", "article"];
    match part {
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(k, _)| !SENTENCES.contains(&k.as_str()));
            Value::Object(kept.map(|(k, v)| (k.clone(), comparable(v))).collect())
        }
        Value::Array(all) => Value::Array(all.iter().map(comparable).collect()),
        other => other.clone(),
    }
}

/// The hash that a receipt must carry.
pub fn seal(receipt: &Value) -> String {
    let part = |name| receipt.get(name).map(comparable).unwrap_or_default().to_string();
    content_hash(["program", "question", "inputs", "answer"].map(part).join("\n").as_bytes())
}

/// `nusqa.verification/1`.
#[derive(Serialize)]
pub struct Verification {
    /// Always `nusqa.verification/1`.
    pub schema: &'static str,
    /// `same`, `differs` or `altered`.
    pub verdict: &'static str,
    /// Inputs that are not what they were.
    pub changed: Vec<ChangedInput>,
    /// The program version of the receipt and this one, where they differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub program: Option<[String; 2]>,
    /// The answer of the receipt and the one of now: kind and version ids.
    pub was: Value,
    /// The answer now; null where there is none any more.
    pub now: Value,
}

/// An input that is not what it was.
#[derive(Serialize)]
pub struct ChangedInput {
    /// `act` or `publication`.
    pub kind: String,
    /// File or act.
    pub name: String,
    /// The hash in the receipt; null: it was not among the inputs.
    pub was: Option<String>,
    /// The hash now; null: it is gone.
    pub now: Option<String>,
}
