//! What changed between two days, side by side or in one text.

use maud::{Markup, html};
use nusqa::base::{Date, Message};
use nusqa::corpus::Work;
use nusqa::query::materiality::Class;
use nusqa::query::{Change, ChangeKind, Diff, WordChange, WordOp};
use nusqa::timeline::Version;

use super::act::{language, place};
use super::bits::{cause, interval};
use super::view::View;
use crate::render::diff::{kind_word, only_side, run_ends};
use crate::serve::Links;

/// What the page shows.
pub struct DiffPage<'a> {
    /// The act.
    pub work: &'a Work,
    /// The provision; empty: all of the act.
    pub path: String,
    /// The earlier day.
    pub from: Date,
    /// The later day.
    pub to: Date,
    /// The comparison.
    pub diff: &'a Diff,
    /// Versions that began between the days.
    pub causes: Vec<&'a Version>,
    /// The versions themselves, where two were picked and no days.
    pub picked: Option<[&'a Version; 2]>,
    /// Old and new beside each other, else in one text.
    pub side: bool,
    /// Unchanged units and whole texts too.
    pub whole: bool,
    /// Without what is only letter shapes and punctuation.
    pub hide: bool,
}

/// The page.
pub fn diff(view: &View<'_>, page: &DiffPage<'_>) -> Markup {
    let folded = |c: &&Change| c.kind == ChangeKind::Unchanged && c.note.is_none();
    let shown: Vec<&Change> = page.diff.changes.iter().filter(|c| page.whole || !folded(c)).collect();
    let changed = page.diff.changes.iter().filter(|c| c.kind != ChangeKind::Unchanged).count();
    let unchanged = page.diff.changes.iter().filter(folded).count();
    html! {
        p.up { a href=(view.links.on(page.to).act(&page.work.id, &page.path)) { (page.work.act.label()) } " "
            span lang=[language(page.work)] { (page.work.act.title.clone().unwrap_or_default()) } }
        @match page.picked {
            None => { h1 { (view.tr(&Message::new("web-diff-title").with("from", page.from).with("to", page.to))) } }
            Some(both) => {
                h1 { (view.word("web-diff-picked")) }
                ol.picked { @for v in both { li { (interval(&v.from, v.until.as_ref())) " " (cause(view, &v.cause)) } } }
            }
        }
        @if !page.path.is_empty() { p { (place(view, &page.path)) } }
        p.print-only { (page.diff.old) " → " (page.diff.new) }
        (days(view, page))
        (views(view, page))
        p { (view.tr(&Message::new("web-diff-count").with("changed", changed).with("unchanged", unchanged))) }
        (causes(view, page))
        @if shown.is_empty() { p.empty { (view.word("cli-diff-same")) } }
        div.diff data-changes="" {
            @if shown.len() > 1 { p.hint { (view.word("web-diff-keys")) " " a href="#change-1" { (view.word("web-diff-first")) } } }
            @for (i, change) in shown.iter().enumerate() { (one(view, page, change, i + 1, shown.len())) }
        }
    }
}

/// The two days, to choose others.
fn days(view: &View<'_>, page: &DiffPage<'_>) -> Markup {
    let action = Links { lang: None, day: None }.about("/diff", &page.work.id, &[], "");
    html! {
        form.compare method="get" action=(action) {
            label for="from" { (view.word("web-compare-from")) }
            input type="date" id="from" name="from" value=(page.from) min="1900-01-01" max="2199-12-31" required;
            label for="to" { (view.word("web-compare-to")) }
            input type="date" id="to" name="to" value=(page.to) min="1900-01-01" max="2199-12-31" required;
            @if !page.path.is_empty() { input type="hidden" name="path" value=(page.path); }
            @if !page.side { input type="hidden" name="view" value="inline"; }
            @if page.hide { input type="hidden" name="hide" value="editorial"; }
            @if let Some(lang) = view.links.lang { input type="hidden" name="lang" value=(lang.code()); }
            button type="submit" { (view.word("web-compare")) }
        }
    }
}

fn views(view: &View<'_>, page: &DiffPage<'_>) -> Markup {
    let (from, to) = match page.picked {
        Some([old, new]) => (old.id.clone(), new.id.clone()),
        None => (page.from.to_string(), page.to.to_string()),
    };
    let address = |side: bool, whole: bool, hide: bool| {
        let mut fields = vec![("from", from.as_str()), ("to", to.as_str())];
        if !page.path.is_empty() {
            fields.push(("path", &page.path));
        }
        if !side {
            fields.push(("view", "inline"));
        }
        if whole {
            fields.push(("whole", "1"));
        }
        if hide {
            fields.push(("hide", "editorial"));
        }
        Links { day: None, ..view.links }.about("/diff", &page.work.id, &fields, "")
    };
    html! {
        nav.views aria-label=(view.word("web-diff-views")) {
            ul {
                li { a href=(address(true, page.whole, page.hide)) aria-current=[page.side.then_some("true")] { (view.word("web-diff-side")) } }
                li { a href=(address(false, page.whole, page.hide)) aria-current=[(!page.side).then_some("true")] { (view.word("web-diff-inline")) } }
                li { a href=(address(page.side, !page.whole, page.hide)) { (view.word(if page.whole { "web-diff-fold" } else { "web-diff-whole" })) } }
                li { a href=(address(page.side, page.whole, !page.hide)) { (view.word(if page.hide { "web-diff-editorial" } else { "web-diff-no-editorial" })) } }
            }
        }
    }
}

/// Who made the changes.
fn causes(view: &View<'_>, page: &DiffPage<'_>) -> Markup {
    html! {
        @if !page.causes.is_empty() {
            details open[page.causes.len() <= 6] {
                summary { (view.word("web-diff-causes")) }
                ul { @for version in &page.causes { li { (interval(&version.from, version.until.as_ref())) " " (cause(view, &version.cause)) } } }
            }
        }
    }
}

fn one(view: &View<'_>, page: &DiffPage<'_>, change: &Change, n: usize, all: usize) -> Markup {
    let (sign, tone) = match change.kind {
        ChangeKind::Added => ("+", "good"),
        ChangeKind::Removed => ("−", "bad"),
        ChangeKind::Changed => ("~", "doubt"),
        ChangeKind::Moved => (">", "doubt"),
        ChangeKind::Renumbered => ("#", "doubt"),
        ChangeKind::Unchanged => ("=", "plain"),
    };
    let id = kind_word(change);
    let material: Vec<Class> = change.classes().into_iter().filter(|c| c.is_material()).collect();
    let name = place(view, &change.path.to_string());
    let lang = language(page.work);
    html! {
        section.change id={ "change-" (n) } tabindex="-1" data-change="" aria-labelledby={ "change-" (n) "-name" } {
            header {
                h2 id={ "change-" (n) "-name" } {
                    span class={ "kind " (tone) } { (sign) " " (view.word(id)) } " "
                    @if let Some(old) = &change.old_path { (place(view, &old.to_string())) " → " }
                    (name)
                }
                @if !material.is_empty() {
                    p.marks { (view.word("web-diff-marks")) " " @for class in &material { span.mark { (view.tr(&class.message())) } " " } }
                } @else if change.is_editorial() {
                    p.marks { (view.tr(&Class::Editorial.message())) }
                }
                p.jumps {
                    @if n > 1 { a href={ "#change-" (n - 1) } { "↑ " (view.word("web-diff-before")) } }
                    " "
                    @if n < all { a href={ "#change-" (n + 1) } { "↓ " (view.word("web-diff-after")) } }
                    " "
                    a href=(view.links.on(page.to).about("/history", &page.work.id, &[("path", &change.path.to_string())], ""))
                        aria-label={ (view.word("web-versions")) ": " (name) } { (view.word("web-versions")) }
                }
            }
            @if let Some(note) = &change.note { p.notice { (view.tr(note)) } }
            @if page.side { (beside(view, page, change, lang)) } @else { (inline(view, page, change, lang)) }
        }
    }
}

/// A run of words and what kind of change it is part of.
type Run = (WordChange, Option<Class>);

/// Words of both sides; where only one text is known it stands alone, and the note above says why.
fn words_of(change: &Change) -> Vec<Run> {
    if !change.words.is_empty() {
        return change.segments();
    }
    let run = |op, text: &Option<String>| text.iter().map(|t| (WordChange { op, text: t.clone() }, None)).collect::<Vec<_>>();
    match (change.kind, &change.old_text, &change.new_text) {
        // Nothing is known to have gone or come: one of the texts is not known.
        (ChangeKind::Changed | ChangeKind::Unchanged, None, new) => run(WordOp::Equal, new),
        (ChangeKind::Changed | ChangeKind::Unchanged, old, None) => run(WordOp::Equal, old),
        (_, old, new) => run(WordOp::Delete, old).into_iter().chain(run(WordOp::Insert, new)).collect(),
    }
}

fn inline(view: &View<'_>, page: &DiffPage<'_>, change: &Change, lang: Option<&str>) -> Markup {
    let words = words_of(change);
    // A text that stands alone is shown whole.
    let fold = !page.whole && words.len() > 1;
    html! {
        @if let Some(id) = only_side(change) { p.facts { (view.word(id)) } }
        div.words.inline lang=[lang] { @for word in &words { (run(view, fold, word)) } }
    }
}

fn beside(view: &View<'_>, page: &DiffPage<'_>, change: &Change, lang: Option<&str>) -> Markup {
    let words = words_of(change);
    let alone = only_side(change);
    let fold = !page.whole && words.len() > 1;
    let column = |skip: WordOp, other: &'static str, day: Date, links: Links| {
        let empty = alone == Some(other) || words.iter().all(|(w, _)| w.op == skip);
        html! {
            div.column {
                p.facts { a href=(links.act(&page.work.id, &change.path.to_string())) { (day) } }
                @if empty { p.nothing { "—" } }
                @else { div.words lang=[lang] { @for word in words.iter().filter(|(w, _)| w.op != skip) { (run(view, fold, word)) } } }
            }
        }
    };
    html! {
        div.side {
            (column(WordOp::Insert, "cli-diff-only-new", page.from, view.links.on(page.from)))
            (column(WordOp::Delete, "cli-diff-only-old", page.to, view.links.on(page.to)))
        }
    }
}

/// A run of words: what went is struck through, what came is underlined, and both are told to those who listen.
fn run(view: &View<'_>, fold: bool, (word, class): &Run) -> Markup {
    let counts = class.is_some_and(Class::is_material);
    let text = html! { @if counts { mark title=[class.map(|c| view.tr(&c.message()))] { (word.text) } } @else { (word.text) } };
    match word.op {
        WordOp::Delete => html! { del { span.said { (view.word("web-diff-gone")) " " } (text) } },
        WordOp::Insert => html! { ins { span.said { (view.word("web-diff-new")) " " } (text) } },
        WordOp::Equal => match run_ends(&word.text).filter(|_| fold) {
            Some((head, tail)) => html! { (head) " " span.fold title=(view.word("web-diff-folded")) { "[…]" } " " (tail) },
            None => html! { (word.text) },
        },
    }
}
