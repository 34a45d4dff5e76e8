//! Where on a saved page the act is.

use super::events::Tag;

/// Names of classes and ids that pages give what stands around their text.
const AROUND: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "menu",
    "navbar",
    "nav",
    "navigation",
    "sidebar",
    "footer",
    "header",
    "toolbar",
    "pagination",
    "social",
    "share",
    "cookie",
    "cookies",
    "modal",
    "popup",
    "banner",
    "buttons",
    "btn",
    "copyright",
    "topmenu",
    "login",
    "search-form",
];

/// How a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// A part of another text: all of it.
    Part,
    /// A page of a known site: only the elements it keeps its acts in.
    Known,
    /// Any other page: all but what its elements call themselves to be around the text.
    Other,
}

impl Page {
    pub fn of(html: &str) -> Page {
        let b = html.as_bytes();
        let class = |word: &str| memchr::memmem::find_iter(b, word).any(|at| holds_class(html, at));
        // The portal's own page: its text, of an edition in force or an old one.
        if class("container_gamma text") { Page::Known } else { Page::Other }
    }
}

/// Whether the word at `at` stands in the value of an attribute: right after its quote.
fn holds_class(html: &str, at: usize) -> bool {
    html.get(..at).is_some_and(|before| before.ends_with(['"', '\'']))
}

/// Whether an element of a known page holds a part of the act: its head (title, status, requisites) or its text.
pub(super) fn is_act(tag: &Tag) -> bool {
    let has = |w: &str| tag.class.split_ascii_whitespace().any(|c| c == w);
    has("container_gamma") && has("text") || has("container_alpha") && has("slogan")
}

/// Whether an element of an unknown page stands around the text, by its own name for itself.
pub(super) fn is_around(tag: &Tag) -> bool {
    let known = |w: &str| AROUND.iter().any(|a| a.eq_ignore_ascii_case(w));
    tag.class.split_ascii_whitespace().any(known) || known(&tag.id)
}
