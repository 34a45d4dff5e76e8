//! Small things that several pages show.

use maud::{Markup, html};
use nusqa::base::{Bound, Message};
use nusqa::timeline::{Answer, AnswerKind, Cause, TextStatus, Version};

use super::view::View;
use crate::render::text::{bound_notes, bound_short, cause_message, text_status};

/// The four answers: word and tone, told by both.
pub fn status(kind: AnswerKind) -> (&'static str, &'static str) {
    match kind {
        AnswerKind::InForce => ("cli-status-in-force", "good"),
        AnswerKind::NotInForce => ("cli-status-not-in-force", "bad"),
        AnswerKind::Uncertain => ("cli-status-uncertain", "doubt"),
        AnswerKind::Unknown => ("cli-status-unknown", "doubt"),
    }
}

/// A status as a label.
pub fn badge(view: &View<'_>, kind: AnswerKind) -> Markup {
    let (id, tone) = status(kind);
    html! { span class={ "badge " (tone) } { (view.word(id)) } }
}

/// `2017-10-10…2017-11-09 → —`.
pub fn interval(from: &Bound, until: Option<&Bound>) -> Markup {
    html! { span.days { (bound_short(from)) " → " (until.map_or_else(|| "—".to_string(), bound_short)) } }
}

/// A cause with its act linked and its places.
pub fn cause(view: &View<'_>, cause: &Cause) -> Markup {
    // The sentence has the act's label in it; the label becomes the link.
    let said = view.tr(&cause_message(cause));
    let label = cause.act.label();
    let mut places: Vec<_> = cause.evidence.iter().chain(&cause.more).collect();
    places.dedup();
    let (first, more) = places.split_at(places.len().min(1));
    html! {
        @match said.split_once(&label) {
            Some((before, after)) => { (before) (view.act(&cause.act)) (after) }
            None => { (said) }
        }
        @for place in first { " " span.place { (view.evidence(place)) } }
        @if !more.is_empty() {
            " " details.more {
                summary { (view.tr(&Message::new("web-more-places").with("count", more.len()))) }
                @for place in more { span.place { (view.evidence(place)) } " " }
            }
        }
    }
}

/// The verdict of a day, with its reason and what would settle it.
pub fn banner(view: &View<'_>, answer: &Answer, day: &str, ended: Option<&Cause>) -> Markup {
    let (_, tone) = status(answer.kind);
    let id = match answer.kind {
        AnswerKind::InForce => "cli-answer-in-force",
        AnswerKind::NotInForce => "cli-answer-not-in-force",
        AnswerKind::Uncertain => "cli-answer-uncertain",
        AnswerKind::Unknown => "cli-answer-unknown",
    };
    let notes = open_questions(view, &answer.versions);
    html! {
        section class={ "banner " (tone) } aria-label=(view.word("web-status")) {
            p.verdict { strong { (view.tr(&Message::new(id).with("day", day))) } }
            p { (view.tr(&answer.reason)) }
            @if let Some(by) = ended.filter(|_| answer.kind == AnswerKind::NotInForce) { p { (cause(view, by)) } }
            @if let [only] = answer.versions.as_slice() { p.basis { (cause(view, &only.cause)) } }
            @if !notes.is_empty() {
                details { summary { (view.word("web-what-it-rests-on")) }
                    ul { @for note in notes { li { (note) } } }
                }
            }
        }
    }
}

/// What the days of versions rest on and what would make them exact, each sentence once.
pub fn open_questions(view: &View<'_>, versions: &[Version]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for bound in versions.iter().flat_map(|v| std::iter::once(&v.from).chain(v.until.as_ref())) {
        for said in bound_notes(bound, view.ask.i18n) {
            if !out.contains(&said) {
                out.push(said);
            }
        }
    }
    out
}

/// Why there are no words to show.
pub fn no_words(view: &View<'_>, version: &Version) -> Markup {
    let id = if version.text_status == TextStatus::Opaque { "cli-wording-opaque" } else { "cli-wording-unknown" };
    let because = version.text_reason.as_ref().map(|m| format!(" ({})", view.tr(m))).unwrap_or_default();
    html! { p.no-words { (view.word(id)) (because) } }
}

/// Whether the words of a version are known, in one word.
pub fn known(view: &View<'_>, version: &Version) -> String {
    view.word(text_status(version))
}
