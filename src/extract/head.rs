//! Requisites, title and status of an act, put together from its head, its signature and its stamps.

use super::{Head, Registration, Status, StatusValue};
use crate::base::act::issuer_code;
use crate::base::{ActKind, Issuer, Kind, Language, fold};
use crate::parse::requisites::{self, StatusLine};
use crate::source::{Script, ScriptEvidence};
use crate::tree::{Document, NodeId};

pub(super) fn read(document: &Document, letters: &ScriptEvidence) -> Head {
    let mut head = Head { language: language(letters), ..Head::default() };
    for id in document.roots() {
        let text = document.text(id);
        match document.nodes[id].kind {
            Kind::Title if head.title.is_none() => head.title = Some(one_line(text)),
            Kind::Requisites => requisites_line(&mut head, text),
            Kind::Status => status_line(&mut head, document, id),
            Kind::Enacting | Kind::Preamble if head.enacting_formula.is_none() => {
                head.enacting_formula = requisites::enacting_words(text).map(str::to_string);
            }
            Kind::Signature => acting_signature(&mut head, text),
            _ => {}
        }
    }
    if head.number.is_none() {
        from_stamp(&mut head, document);
    }
    if head.kind.is_none() {
        head.kind = head.enacting_formula.as_deref().and_then(kind_of_formula);
    }
    head
}

fn requisites_line(head: &mut Head, text: &str) {
    let Some(r) = requisites::line(text) else {
        if let (Some((authority, date, number)), None) = (requisites::registration(text), &head.registration) {
            head.registration = Some(Registration { authority: Some(authority), date, number });
        }
        return;
    };
    // A joint act repeats the line for its second issuer: the first gives date and number.
    head.kind = head.kind.or(r.kind);
    head.date = head.date.or(r.date);
    if head.number.is_none() {
        head.number = r.number;
    }
    if let Some(name) = r.issuer {
        let code = issuer_code(&name, r.kind.unwrap_or(ActKind::Order));
        head.issuers.push(Issuer { name, code, acting: r.acting });
    }
    if let (Some((authority, date, number)), None) = (r.registration, &head.registration) {
        head.registration = Some(Registration { authority: Some(authority), date, number });
    }
}

fn status_line(head: &mut Head, document: &Document, id: NodeId) {
    let span = Some(document.source_span(id));
    match requisites::status(document.text(id)) {
        Some(StatusLine::Repealed(by)) => {
            let named = by.is_some();
            let status = Status { value: StatusValue::Repealed, by: by.or(head.status.by.take()), note_span: span };
            // The line that names the act is the better evidence.
            if named || head.status.value != StatusValue::Repealed {
                head.status = status;
            } else {
                head.status.by = status.by;
            }
        }
        Some(StatusLine::InForce) if head.status.value == StatusValue::Unknown => {
            head.status = Status { value: StatusValue::InForce, by: None, note_span: span };
        }
        _ => {}
    }
}

/// `… міндетін атқарушы Е. Ашикбаев` under an act whose requisites do not say so.
fn acting_signature(head: &mut Head, text: &str) {
    let folded = fold(text).text;
    if (folded.contains("міндетін атқарушы") || folded.contains("исполняющ"))
        && let [issuer] = head.issuers.as_mut_slice()
    {
        issuer.acting = true;
    }
}

/// Dumps that begin with the title have date and number only in the stamp of an approved document.
fn from_stamp(head: &mut Head, document: &Document) {
    let stamps = document.nodes.iter().filter(|n| n.kind == Kind::Stamp);
    for stamp in stamps {
        let words = one_line(stamp.text.of(&document.layout.text));
        if let Some(requisites::Stamp::Approved(act)) = requisites::stamp(&words) {
            head.kind = head.kind.or(act.kind);
            head.date = head.date.or(act.date);
            head.number = act.number;
            if let (Some(name), true) = (act.issuer, head.issuers.is_empty()) {
                let code = issuer_code(&name, act.kind.unwrap_or(ActKind::Order));
                head.issuers.push(Issuer { name, code, acting: false });
            }
            return;
        }
    }
}

fn kind_of_formula(formula: &str) -> Option<ActKind> {
    let f = fold(formula).text;
    let has = |w: &str| f.contains(w);
    match () {
        () if has("бұйыр") || has("приказ") => Some(ActKind::Order),
        () if has("қаулы") || has("постановля") => Some(ActKind::Resolution),
        () if has("шеш") || has("реши") => Some(ActKind::Decision),
        () => None,
    }
}

/// Kazakh by its own letters, Russian where Cyrillic text has none of them; another script is neither.
fn language(letters: &ScriptEvidence) -> Option<Language> {
    match letters.verdict() {
        Script::NotCyrillic => None,
        _ if letters.cyrillic == 0 => None,
        _ if letters.kazakh * 50 > letters.cyrillic => Some(Language::Kazakh),
        _ => Some(Language::Russian),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
