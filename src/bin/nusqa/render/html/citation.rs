//! How an act is cited in a letter or a judgment.

use nusqa::base::{Date, Message};
use nusqa::corpus::Work;

use super::view::View;

/// Title, number, day, the day of the wording, and the permanent address.
pub fn citation(view: &View<'_>, work: &Work, on: Date, provision: &str) -> String {
    let title = work.act.title.as_deref().unwrap_or_default().trim().trim_matches(['"', '«', '»']);
    let act = if title.is_empty() { work.act.label() } else { format!("«{title}», {}", work.act.label()) };
    let place = if provision.is_empty() { String::new() } else { format!("{}, ", super::act::place(view, provision)) };
    let hash = if provision.is_empty() { String::new() } else { format!("#{provision}") };
    let address = format!("{}@{on}{hash}", work.id);
    view.tr(&Message::new("web-cite").with("act", act).with("place", place).with("day", on).with("address", address))
}
