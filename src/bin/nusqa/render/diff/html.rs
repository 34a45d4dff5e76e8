//! A comparison as a page of its own: no script, no other file, fit for print, in light and dark.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use nusqa::base::Language;
use nusqa::query::materiality::Class;
use nusqa::query::{Change, ChangeKind, Diff, WordChange, WordOp};

use super::{kind_word, only_side};
use crate::i18n::I18n;

const STYLE: &str = "\
:root{color-scheme:light dark;--line:#8888;--del:#fdd;--ins:#dfd;--mark:#ffe08a;--ink:#111;--dim:#555}\
@media(prefers-color-scheme:dark){:root{--del:#5a1f1f;--ins:#1f4a24;--mark:#6b5200;--ink:#eee;--dim:#bbb}}\
body{font:1rem/1.5 system-ui,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem;color:var(--ink)}\
h1{font-size:1.25rem}h2{font-size:1rem;margin:0}\
section{border-top:1px solid var(--line);padding:.8rem 0;break-inside:avoid-page}\
.side{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.side>div{white-space:pre-wrap;overflow-wrap:anywhere}\
del{background:var(--del)}ins{background:var(--ins)}del mark,ins mark{background:var(--mark);color:inherit}\
.classes{font-weight:normal;font-size:.9em}.classes b{background:var(--mark);padding:0 .4em;border-radius:.3em}\
.note,.folded{color:var(--dim)}@media(max-width:45rem){.side{grid-template-columns:1fr}}\
@media print{body{max-width:none;margin:0;font-size:10pt}@page{size:A4 landscape;margin:12mm}}";

/// A run of unchanged words longer than this is folded.
const LONG: usize = 260;
/// So much of each end stays.
const ENDS: usize = 90;

/// Writes the page.
pub fn html(diff: &Diff, i18n: &I18n) -> String {
    let changed: Vec<&Change> = diff.changes.iter().filter(|c| c.kind != ChangeKind::Unchanged || c.note.is_some()).collect();
    let text_lang = match diff.language {
        Some(Language::Kazakh) => Some("kk"),
        Some(Language::Russian) => Some("ru"),
        None => None,
    };
    let title = format!("{} → {}", diff.old, diff.new);
    let unchanged = diff.changes.len() - changed.len();
    let page = html! {
        (DOCTYPE)
        html lang=(i18n.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (title) }
                    p.note { (i18n.tr(&nusqa::base::Message::new("web-diff-count").with("changed", changed.len()).with("unchanged", unchanged))) }
                    @if changed.is_empty() { p { (i18n.word("cli-diff-same")) } }
                    @for change in &changed { (unit(change, i18n, text_lang)) }
                }
            }
        }
    };
    page.into_string()
}

fn unit(change: &Change, i18n: &I18n, lang: Option<&str>) -> Markup {
    let path = if change.path.is_empty() { i18n.word("cli-parse-the-act") } else { change.path.to_string() };
    html! {
        section {
            h2 {
                (i18n.word(kind_word(change))) ": "
                @if let Some(old) = &change.old_path { (old) " → " }
                (path) " "
                (classes(change, i18n))
            }
            @if let Some(note) = &change.note { p.note { (i18n.tr(note)) } }
            @if let Some(side) = only_side(change) { p.note { (i18n.word(side)) } }
            div.side {
                div lang=[lang] { (column(change, WordOp::Insert)) }
                div lang=[lang] { (column(change, WordOp::Delete)) }
            }
        }
    }
}

/// What kind of changes they are.
fn classes(change: &Change, i18n: &I18n) -> Markup {
    let all = change.classes();
    let material: Vec<Class> = all.iter().copied().filter(|c| c.is_material()).collect();
    html! {
        span.classes {
            @for class in &material { b { (i18n.tr(&class.message())) } " " }
            @if change.is_editorial() { (i18n.tr(&Class::Editorial.message())) }
        }
    }
}

/// One side: all runs but those of the other.
fn column(change: &Change, skip: WordOp) -> Markup {
    let words = if change.words.is_empty() {
        let one = |op, text: &Option<String>| text.iter().map(|t| (WordChange { op, text: t.clone() }, None)).collect::<Vec<_>>();
        let known = matches!(change.kind, ChangeKind::Added | ChangeKind::Removed);
        let (went, came) = if known { (WordOp::Delete, WordOp::Insert) } else { (WordOp::Equal, WordOp::Equal) };
        if skip == WordOp::Insert { one(went, &change.old_text) } else { one(came, &change.new_text) }
    } else {
        change.segments()
    };
    let fold = words.len() > 1;
    html! {
        @for (run, class) in words.iter().filter(|(w, _)| w.op != skip) {
            @let counts = class.is_some_and(Class::is_material);
            @match run.op {
                WordOp::Delete => del { @if counts { mark { (run.text) } } @else { (run.text) } },
                WordOp::Insert => ins { @if counts { mark { (run.text) } } @else { (run.text) } },
                WordOp::Equal => @match run_ends(&run.text).filter(|_| fold) {
                    Some((head, tail)) => { (head) " " span.folded { "[…]" } " " (tail) }
                    None => { (run.text) }
                },
            }
        }
    }
}

/// The ends of a long run, cut between words.
pub fn run_ends(text: &str) -> Option<(String, String)> {
    let length = text.chars().count();
    if length <= LONG {
        return None;
    }
    let head: String = text.chars().take(ENDS).collect();
    let tail: String = text.chars().skip(length - ENDS).collect();
    let head = head.rsplit_once(char::is_whitespace).map_or(head.clone(), |(words, _)| words.to_string());
    let tail = tail.split_once(char::is_whitespace).map_or(tail.clone(), |(_, words)| words.to_string());
    Some((head, tail))
}
