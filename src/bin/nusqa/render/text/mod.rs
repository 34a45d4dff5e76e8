//! Results for people.

mod acts;
mod blame;
mod bound;
mod deadline;
mod explain;
mod findings;
mod hits;
mod impact;
pub mod known;
mod outline;
mod pins;
mod places;
mod rules;
mod version;

pub use super::diff::brief;
pub use acts::acts;
pub use blame::blame;
pub use bound::{notes as bound_notes, short as bound_short};
pub use deadline::{calendar, calendar_entries, deadline, deadline_entries};
pub use explain::explain;
pub use findings::{finding_body, finding_code, finding_head, summary};
pub use hits::{hits, jump};
pub use impact::{Impact, entries as impact_entries, impact};
pub use outline::{Outline, severity};
pub use pins::{pin_item, pinned, verification};
pub use places::{Places, line_ends};
pub use rules::{gap_message, gaps, pin_of, problems, rules, state_word};
pub use version::{across, cause_message, history, show, text_status};

/// `text` and blanks up to `width` characters.
pub fn pad(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.chars().count());
    let mut out = String::with_capacity(text.len() + blanks);
    out.push_str(text);
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}
