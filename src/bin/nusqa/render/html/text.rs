//! The words of an act, laid out: headings, units, tables, and beside each unit who wrote it.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use nusqa::base::{Date, Kind, Language, Message, ProvisionPath, label};
use nusqa::corpus::Work;
use nusqa::extract::NoteEvent;
use nusqa::query::Passage;
use nusqa::timeline::{AnswerKind, Cause};

use super::act::place;
use super::bits::{badge, cause, interval, no_words};
use super::view::{View, html_lang};
use crate::render::rows::{row_of, table_length};

/// A text to lay out.
pub struct Text<'a> {
    /// Its act.
    pub work: &'a Work,
    /// What applied.
    pub passages: &'a [Passage],
    /// The day.
    pub on: Date,
    notes: BTreeMap<&'a ProvisionPath, Vec<&'a NoteEvent>>,
}

impl<'a> Text<'a> {
    /// The passages of an act on a day.
    pub fn new(work: &'a Work, passages: &'a [Passage], on: Date) -> Self {
        let mut notes: BTreeMap<&ProvisionPath, Vec<&NoteEvent>> = BTreeMap::new();
        for note in work.manifestations.first().into_iter().flat_map(|m| &m.act.notes) {
            if let Some(path) = &note.path {
                notes.entry(path).or_default().push(note);
            }
        }
        Text { work, passages, on, notes }
    }

    fn lang(&self) -> &'static str {
        html_lang(self.work.manifestations.first().map_or(Language::Kazakh, |m| m.language))
    }

    /// Headings and articles; of a text without any, its items.
    pub fn contents(&self, view: &View<'_>) -> Vec<(usize, String, String)> {
        let is = |p: &Passage, kinds: &[Kind]| p.path.0.last().is_some_and(|s| kinds.contains(&s.kind));
        let entries = |kinds: &[Kind]| -> Vec<(usize, String, String)> {
            let chosen = self.passages.iter().filter(|p| is(p, kinds));
            chosen.map(|p| (p.path.0.len(), p.path.to_string(), self.entry(view, p))).collect()
        };
        let headings = entries(&[Kind::Part, Kind::Section, Kind::Subsection, Kind::Chapter, Kind::Subchapter, Kind::Article]);
        let documents = [Kind::Document, Kind::Attachment, Kind::Title];
        if headings.len() >= 3 {
            return headings;
        }
        let mut kinds = documents.to_vec();
        kinds.extend([Kind::Chapter, Kind::Article, Kind::Item]);
        entries(&kinds)
    }

    fn entry(&self, view: &View<'_>, passage: &Passage) -> String {
        const LENGTH: usize = 90;
        let text = passage.text();
        let line = text.lines().next().unwrap_or_default().trim();
        if line.is_empty() {
            return place(view, &passage.path.to_string());
        }
        crate::style::cut(line, LENGTH)
    }
}

/// The whole text.
pub fn text(view: &View<'_>, text: &Text<'_>) -> Markup {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(passage) = text.passages.get(at) {
        match row_of(&passage.path) {
            Some(table) => {
                let rest = text.passages.get(at..).unwrap_or_default();
                let length = table_length(rest, table).max(1);
                out.push(rows(view, text, rest.get(..length).unwrap_or_default(), table, &mut seen));
                at += length;
            }
            None => {
                out.push(unit(view, text, passage, &mut seen));
                at += 1;
            }
        }
    }
    html! { article.law lang=(text.lang()) { @for part in out { (part) } } }
}

/// Anchors of the unit and of everything it stands in that has none yet.
fn anchors(path: &ProvisionPath, seen: &mut BTreeSet<String>) -> Vec<String> {
    let prefixes = (1..path.0.len()).filter_map(|n| path.0.get(..n)).map(|p| ProvisionPath(p.to_vec()).to_string());
    prefixes.filter(|p| seen.insert(p.clone())).collect()
}

fn unit(view: &View<'_>, text: &Text<'_>, passage: &Passage, seen: &mut BTreeSet<String>) -> Markup {
    let path = passage.path.to_string();
    let above = anchors(&passage.path, seen);
    let id = seen.insert(path.clone()).then_some(path.as_str());
    let kind = passage.path.0.last().map_or(Kind::Unparsed, |s| s.kind);
    let quoted = passage.path.0.iter().any(|s| s.kind == Kind::Quoted);
    let depth = passage.path.0.iter().filter(|s| matches!(s.kind, Kind::Subitem | Kind::Paragraph | Kind::Indent)).count().min(4);
    html! {
        @for id in above { span.anchor id=(id) {} }
        div class={ "unit k-" (kind.as_str()) " in-" (depth) @if quoted { " quoted" } @if passage.doubtful { " doubtful" } } id=[id] {
            div.words {
                @if let Some(answer) = passage.answer.as_ref().filter(|_| passage.doubtful) {
                    p.reason lang=(view.ask.i18n.lang.code()) { (badge(view, answer.kind)) " " (view.tr(&answer.reason)) }
                }
                (words(view, passage, kind))
            }
            (margin(view, text, passage, &path))
        }
    }
}

/// The words: a heading as one, the rest as paragraphs.
fn words(view: &View<'_>, passage: &Passage, kind: Kind) -> Markup {
    if let Some(answer) = passage.answer.as_ref().filter(|_| !passage.doubtful) {
        return instead(view, passage, answer);
    }
    let text = passage.text();
    let number = passage.path.0.last().and_then(|s| s.number.as_deref());
    let groups = matches!(kind, Kind::Part | Kind::Section | Kind::Subsection | Kind::Chapter | Kind::Subchapter | Kind::Title);
    if groups {
        return html! { h2 { (lines(&text)) } };
    }
    if kind == Kind::Heading || label::heading(kind, number, &text).is_some() {
        return html! { h3 { (lines(&text)) } };
    }
    html! { @for line in text.lines().filter(|l| !l.trim().is_empty()) { p { (line) } } }
}

fn lines(text: &str) -> Markup {
    html! { @for (i, line) in text.lines().enumerate() { @if i > 0 { br; } (line) } }
}

/// What is known where the words are not: why, and every wording that may apply.
fn instead(view: &View<'_>, passage: &Passage, answer: &nusqa::timeline::Answer) -> Markup {
    let lang = view.ask.i18n.lang.code();
    let reason = view.tr(&answer.reason);
    let surely = answer.kind == AnswerKind::InForce;
    html! {
        div.instead {
            p lang=(lang) { strong { (place(view, &passage.path.to_string())) } " " (badge(view, answer.kind)) }
            @if !surely { p.reason lang=(lang) { (reason) } }
            @for version in &answer.versions {
                div.may {
                    p.facts lang=(lang) { (interval(&version.from, version.until.as_ref())) " " (cause(view, &version.cause)) }
                    @match &version.text {
                        Some(text) => { @for line in text.lines() { p { (line) } } }
                        None => { div lang=(lang) { (no_words(view, version)) } }
                    }
                }
            }
        }
    }
}

/// Beside the words: the permanent link, the versions, who wrote them, what the portal's note says.
fn margin(view: &View<'_>, text: &Text<'_>, passage: &Passage, path: &str) -> Markup {
    let numbered = passage.path.0.last().is_some_and(|s| s.number.is_some() && !matches!(s.kind, Kind::Unparsed | Kind::Cell));
    let lang = view.ask.i18n.lang.code();
    let notes = text.notes.get(&passage.path).map(Vec::as_slice).unwrap_or_default();
    let authors = authors(text, passage);
    if !numbered && notes.is_empty() && authors.is_empty() {
        return html! {};
    }
    let name = place(view, path);
    let about = |id| format!("{}: {name}", view.word(id));
    html! {
        aside.margin lang=(lang) aria-label=(about("web-notes")) {
            @if numbered {
                p.tools {
                    a href=(view.links.act(&text.work.id, path)) aria-label=(about("web-permalink")) { "¶" } " "
                    a href=(view.links.about("/history", &text.work.id, &[("path", path)], "")) aria-label=(about("web-versions")) {
                        (view.word("web-versions"))
                    }
                }
            }
            @for said in authors { p { (said) } }
            (noted(view, text, notes))
        }
    }
}

/// Acts other than the act itself that wrote the words, unless a note on the unit or on what it stands in tells it anyway.
fn authors(text: &Text<'_>, passage: &Passage) -> Vec<String> {
    let above = (1..=passage.path.0.len()).filter_map(|n| passage.path.0.get(..n)).map(|p| ProvisionPath(p.to_vec()));
    let notes: Vec<&NoteEvent> = above.filter_map(|p| text.notes.get(&p)).flatten().copied().collect();
    let mut out: Vec<String> = Vec::new();
    for part in passage.parts.iter().filter(|p| p.acts.iter().any(|a| *a != text.work.act)) {
        let told = |a: &nusqa::base::ActRef| *a == text.work.act || notes.iter().any(|n| nusqa::base::identity::same_act(&n.by, a));
        if part.acts.iter().all(told) {
            continue;
        }
        let labels: Vec<String> = part.acts.iter().map(nusqa::base::ActRef::label).collect();
        let said = labels.join(" / ");
        if !out.contains(&said) {
            out.push(said);
        }
    }
    out
}

/// Notes of the portal: what happened, by which acts, and where it says so; many are folded.
fn noted(view: &View<'_>, text: &Text<'_>, notes: &[&NoteEvent]) -> Markup {
    const MANY: usize = 3;
    let list = html! {
        @for (i, note) in notes.iter().enumerate() {
            @let last = notes.get(i + 1).is_none_or(|next| next.span != note.span);
            p.note { (event(view, text, note, last)) }
        }
    };
    html! {
        @if notes.len() > MANY {
            details { summary { (view.tr(&Message::new("web-note-count").with("count", notes.len()))) } (list) }
        } @else { (list) }
    }
}

/// One event; acts that one note names have their place told once.
fn event(view: &View<'_>, text: &Text<'_>, note: &NoteEvent, with_place: bool) -> Markup {
    let file = text.work.manifestations.first().map(|m| m.file.clone()).unwrap_or_default();
    let evidence = with_place.then_some(nusqa::base::Evidence { file, span: note.span });
    let told = Cause { event: note.event.as_str(), act: note.by.clone(), evidence, more: Vec::new() };
    let later = note.by.date.is_some_and(|d| d > text.on);
    html! { @if later { span.later { (view.word("web-later")) } " " } (cause(view, &told)) }
}

fn rows(view: &View<'_>, text: &Text<'_>, passages: &[Passage], table: usize, seen: &mut BTreeSet<String>) -> Markup {
    let label = view.word("web-table");
    let lang = view.ask.i18n.lang.code();
    html! {
        div.table role="region" tabindex="0" aria-label=(label) lang=(lang) {
            table lang=(text.lang()) {
                @for row in crate::render::rows::rows(passages, table) {
                    @let row_id = row.path.to_string();
                    @let above = anchors(&row.path, seen);
                    @let fresh = seen.insert(row_id.clone());
                    tr id=[fresh.then_some(&row_id)] {
                        @for (i, held) in row.cells.iter().enumerate() {
                            td {
                                @if i == 0 { @for id in &above { span.anchor id=(id) {} } }
                                @for passage in held {
                                    @let kind = passage.path.0.last().map_or(Kind::Cell, |s| s.kind);
                                    @let id = passage.path.to_string();
                                    @let id = (id != row_id && seen.insert(id.clone())).then_some(id);
                                    div id=[id] { (words(view, passage, kind)) }
                                }
                            }
                        }
                        td.row-tools lang=(lang) {
                            a href=(view.links.about("/history", &text.work.id, &[("path", &row_id)], ""))
                                aria-label={ (view.word("web-versions")) ": " (place(view, &row_id)) } { (view.word("web-versions")) }
                        }
                    }
                }
            }
        }
    }
}

/// What is said in place of words that are not known.
pub fn in_place(view: &View<'_>, passage: &Passage) -> String {
    let reason = passage.answer.as_ref().map(|a| view.tr(&a.reason)).unwrap_or_default();
    view.tr(&Message::new("web-plain-instead").with("place", place(view, &passage.path.to_string())).with("reason", reason))
}

/// The words alone, for a download; what is not known is told in brackets.
pub fn plain(view: &View<'_>, passages: &[Passage]) -> String {
    let mut out = String::new();
    for passage in passages {
        match passage.answer.as_ref().filter(|_| !passage.doubtful) {
            None => out.push_str(passage.text().trim_end()),
            Some(_) => out.push_str(&in_place(view, passage)),
        }
        out.push('\n');
    }
    out
}
