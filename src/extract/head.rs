//! Requisites, title and status of an act, put together from its head, its foot, its signature and its stamps.
//!
//! What stands nearer to the act's own statement wins: a line of requisites, then the registration, the enacting words and their
//! subject, the signature, and last the stamps of what the act approves.

mod metadata;
mod own_kind;
mod stamps;

use super::{Head, Registration, Status, StatusValue};
use crate::base::act::issuer_code;
use crate::base::{ActKind, Issuer, Kind, Language, Span};
use crate::parse::requisites::{self, Party, Requisites, StatusLine};
use crate::parse::{issuer, stamp};
use crate::source::{Script, ScriptEvidence};
use crate::tree::Document;

pub(super) use metadata::weigh;

pub(super) fn read(document: &Document, letters: &ScriptEvidence) -> Head {
    let mut head = Head { language: language(letters), ..Head::default() };
    let mut subject = None;
    // The words before the enacting ones, also where they stand on lines of their own.
    let mut before_formula = String::new();
    for id in document.roots() {
        let text = document.text(id);
        match document.nodes[id].kind {
            Kind::Title if head.title.is_none() => head.title = Some(title_of(text)),
            Kind::Requisites => requisites_line(&mut head, &one_line(text), document.source_span(id)),
            Kind::Status => {
                if let Some(line) = requisites::status(&one_line(text)) {
                    status_line(&mut head, line, document.source_span(id));
                }
            }
            Kind::Enacting | Kind::Preamble | Kind::Paragraph | Kind::Unparsed if head.enacting_formula.is_none() => {
                if let Some((before, words)) = requisites::enacting_parts(text) {
                    head.enacting_formula = Some(words.to_string());
                    before_formula.push_str(before);
                    subject = issuer::subject(&before_formula);
                } else if before_formula.len() + text.len() < 8000 {
                    before_formula.push_str(text);
                    before_formula.push(' ');
                }
            }
            _ => {}
        }
    }
    head_notes(&mut head, document);
    if head.kind.is_none() {
        let formula = head.enacting_formula.as_deref().and_then(requisites::kind_of_formula);
        head.kind = own_kind::of_title(head.title.as_deref()).or(formula).or_else(|| own_kind::of_self_reference(document));
    }
    if head.issuers.is_empty()
        && let Some(name) = subject
    {
        head.issuers.push(named(&head, name, false));
    }
    stamps::fill(&mut head, document);
    signatures(&mut head, document);
    head
}

fn requisites_line(head: &mut Head, text: &str, span: Span) {
    let Some(r) = requisites::line(text) else {
        if let (Some(found), None) = (requisites::registration(text), &head.registration) {
            head.registration = Some(registered(found));
        }
        return;
    };
    if let Some(status) = r.status.clone() {
        status_line(head, status, span);
    }
    add(head, r);
}

/// Adds what a line says to what is known; the first line that says a thing has it.
fn add(head: &mut Head, r: Requisites) {
    head.kind = head.kind.or(r.kind);
    if head.registration.is_none() {
        head.registration = r.registration.map(registered);
    }
    let first = r.parties.first().cloned().unwrap_or_default();
    if head.date.is_none() {
        head.date = first.date.or_else(|| r.parties.iter().find_map(|p| p.date));
    }
    if head.number.is_none() {
        head.number = first.number.or_else(|| r.parties.iter().find_map(|p| p.number.clone()));
    }
    let joint = r.parties.len() > 1;
    let known = head.issuers.len();
    for Party { issuer, acting, date, number } in r.parties {
        let Some(name) = issuer else { continue };
        let mut one = named(head, name, acting);
        // A joint act may repeat the line for its second issuer.
        if joint || known > 0 {
            (one.date, one.number) = (date, number);
        }
        if !head.issuers.iter().any(|i| crate::base::fold::same(&i.name, &one.name)) {
            head.issuers.push(one);
        }
    }
}

fn named(head: &Head, name: String, acting: bool) -> Issuer {
    let code = issuer_code(&name, head.kind.unwrap_or(ActKind::Order));
    Issuer { name, code, acting, ..Issuer::default() }
}

fn registered((authority, date, number): requisites::Registration) -> Registration {
    let authority = authority.trim_matches([' ', ',', ':']).to_string();
    Registration { authority: (!authority.is_empty()).then_some(authority), date, number }
}

fn status_line(head: &mut Head, line: StatusLine, span: Span) {
    match line {
        StatusLine::Repealed(by) => {
            let named = by.is_some();
            let status = Status { value: StatusValue::Repealed, by: by.or(head.status.by.take()), note_span: Some(span) };
            // The line that names the act is the better evidence.
            if named || head.status.value != StatusValue::Repealed {
                head.status = status;
            } else {
                head.status.by = status.by;
            }
        }
        StatusLine::InForce if head.status.value == StatusValue::Unknown => {
            head.status = Status { value: StatusValue::InForce, by: None, note_span: Some(span) };
        }
        StatusLine::InForce => {}
    }
}

/// Some editions put registration and requisites into a note at the head (`Ескерту: әділет департаменті … № 3794 тіркеді …`), and the
/// portal says there that the act has lost force.
fn head_notes(head: &mut Head, document: &Document) {
    for note in document.notes.iter().take(8).filter(|n| n.concerns_act(document)) {
        let text = note.span.of(&document.layout.text);
        let said = text.split_once([':', '.']).map_or(text, |(_, rest)| rest).trim_start();
        // "… 5-3-бабын қоспағанда": part of the act goes on.
        let whole = !["қоспағанда", "за исключением"].iter().any(|w| said.contains(w));
        // A status line that names the act is the better evidence.
        let open = whole && head.status.by.is_none();
        if let (true, Some(line @ StatusLine::Repealed(Some(_)))) = (open, requisites::status(said)) {
            status_line(head, line, document.layout.map.span_to_source(note.span));
        }
        let Some((registration, own)) = requisites::glued(said) else { continue };
        if head.registration.is_none() {
            head.registration = Some(registered(registration));
        }
        if let Some(own) = own {
            add(head, own);
        }
        if head.enacting_formula.is_none()
            && let Some((before, words)) = requisites::enacting_parts(said)
        {
            head.enacting_formula = Some(words.to_string());
            if let (true, Some(name)) = (head.issuers.is_empty(), issuer::subject(before)) {
                head.issuers.push(named(head, name, false));
            }
        }
    }
}

/// What signatures add: an acting holder, and the office where nothing else names the issuer.
fn signatures(head: &mut Head, document: &Document) {
    let signed = document.roots().filter(|id| document.nodes[*id].kind == Kind::Signature);
    let offices: Vec<(String, bool)> = signed.filter_map(|id| issuer::of_signature(document.text(id))).collect();
    // Orders, decrees and decisions of an akim are signed by who issues them; other acts by who presides.
    let personal = matches!(head.kind, Some(ActKind::Order | ActKind::Decree | ActKind::Directive));
    if head.issuers.is_empty() && personal {
        for (name, acting) in &offices {
            let one = named(head, name.clone(), *acting);
            head.issuers.push(one);
        }
    } else if let ([issuer], [(_, true)]) = (head.issuers.as_mut_slice(), offices.as_slice()) {
        issuer.acting |= personal || head.kind == Some(ActKind::Decision);
    }
}

/// Kazakh by its own letters, Russian where Cyrillic text has none of them; another script is neither.
pub(super) fn language(letters: &ScriptEvidence) -> Option<Language> {
    match letters.verdict() {
        Script::NotCyrillic => None,
        _ if letters.cyrillic == 0 => None,
        _ if letters.kazakh * 50 > letters.cyrillic => Some(Language::Kazakh),
        _ => Some(Language::Russian),
    }
}

fn title_of(text: &str) -> String {
    one_line(text)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
