//! What went wrong, and what to do.

use maud::{Markup, html};

use super::view::View;
use crate::serve::Failure;

/// An error as a page: what is wrong, what may have been meant, what to do next.
pub fn error(view: &View<'_>, failure: &Failure) -> Markup {
    let heading = match failure.status {
        404 => "web-error-404",
        400 | 413 | 415 => "web-error-400",
        403 | 421 => "web-error-403",
        503 => "web-error-503",
        _ => "web-error-500",
    };
    let error = &failure.error;
    html! {
        h1 { (view.word(heading)) }
        p { (view.tr(&error.message)) }
        @if !error.candidates.is_empty() {
            p { (view.word("web-candidates")) }
            ul {
                @for candidate in &error.candidates {
                    @let (work, provision) = candidate.split_once('#').unwrap_or((candidate, ""));
                    li { a href=(view.links.act(work, provision)) { (candidate) } }
                }
            }
        }
        @for hint in &error.hints { p.hint { (view.tr(hint)) } }
        p { a href=(view.links.page("/", &[])) { (view.word("web-to-home")) } " · "
            a href=(view.links.page("/acts", &[])) { (view.word("web-to-acts")) } }
    }
}
