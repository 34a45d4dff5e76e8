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

/// Whether an element of an unknown page stands around the text, by its own name for itself.
pub(super) fn is_around(tag: &Tag) -> bool {
    let known = |w: &str| AROUND.iter().any(|a| a.eq_ignore_ascii_case(w));
    tag.class.split_ascii_whitespace().any(known) || known(&tag.id)
}
