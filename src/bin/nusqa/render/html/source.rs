//! The place in a file that an answer rests on.

use maud::{Markup, html};
use nusqa::base::Message;

use super::view::View;

/// Lines of a file with the span in them.
pub struct Excerpt<'a> {
    /// The file, as the corpus names it.
    pub file: &'a str,
    /// Hash of its bytes.
    pub sha256: &'a str,
    /// Code of its language.
    pub lang: &'static str,
    /// Number of the first line shown.
    pub first: usize,
    /// Lines in parts: before the span, in it, after it.
    pub lines: Vec<[&'a str; 3]>,
    /// Lines in the whole file.
    pub total: usize,
    /// The span asked for.
    pub span: Option<(usize, usize)>,
}

/// The lines, numbered, the span marked.
pub fn source(view: &View<'_>, excerpt: &Excerpt<'_>) -> Markup {
    let last = excerpt.first + excerpt.lines.len().saturating_sub(1);
    let about = Message::new("web-source-lines").with("first", excerpt.first).with("last", last).with("total", excerpt.total);
    html! {
        h1 { (view.word("web-source")) " " span.file { (excerpt.file) } }
        p { code.hash { "sha256:" (excerpt.sha256) } }
        p { (view.tr(&about))
            @if let Some((from, to)) = excerpt.span {
                " " (view.tr(&Message::new("web-bytes").with("from", from).with("to", to)))
                " " a href="#here" { (view.word("web-source-jump")) }
            } }
        p.hint { (view.word("web-source-hint")) }
        ol.source lang=(excerpt.lang) start=(excerpt.first) {
            @for (i, [before, inside, after]) in excerpt.lines.iter().enumerate() {
                @let starts = !inside.is_empty() && excerpt.lines.iter().take(i).all(|l| l[1].is_empty());
                li id=[starts.then_some("here")] {
                    (before) @if !inside.is_empty() { mark { (inside) } } (after)
                }
            }
        }
    }
}
