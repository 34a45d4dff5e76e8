//! `acts` for people.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::timeline::AnswerKind;

use super::{bound, pad};
use crate::commands::acts::ActStatus;
use crate::session::Session;
use crate::style::{Tone, cut};

/// Two lines an act: status, number, date and title; id and dates.
pub fn acts(session: &mut Session, on: Date, rows: &[ActStatus<'_>]) -> io::Result<()> {
    let head = session.i18n.tr(&Message::new("cli-acts-head").with("day", on).with("count", rows.len()));
    writeln!(session.out, "{}", session.style.paint(Tone::Strong, &head))?;
    let words = |kind: AnswerKind| match kind {
        AnswerKind::InForce => ("cli-status-in-force", Tone::Good),
        AnswerKind::NotInForce => ("cli-status-not-in-force", Tone::Bad),
        AnswerKind::Uncertain => ("cli-status-uncertain", Tone::Doubt),
        AnswerKind::Unknown => ("cli-status-unknown", Tone::Doubt),
    };
    let width = rows.iter().map(|r| session.i18n.word(words(r.status).0).chars().count()).max().unwrap_or(0);
    for row in rows {
        let (id, tone) = words(row.status);
        let status = session.style.paint(tone, &pad(&session.i18n.word(id), width));
        let label = row.work.act.label();
        let used = width + 2 + label.chars().count() + 2;
        let room = session.style.width.map_or(usize::MAX, |w| w.saturating_sub(used).max(20));
        let title = row.work.act.title.as_deref().map(|t| cut(t, room)).unwrap_or_default();
        writeln!(session.out, "{status}  {}  {title}", session.style.paint(Tone::Strong, &label))?;
        let from = row.versions.first().map_or_else(|| "?".to_string(), |v| bound::short(&v.from));
        let until = row.versions.last().and_then(|v| v.until.as_ref()).map_or_else(|| "—".to_string(), bound::short);
        let absent = if row.work.manifestations.is_empty() { session.i18n.word("cli-acts-no-text") } else { String::new() };
        let detail = format!("{:width$}  {}  {from} → {until}  {absent}", "", row.work.id);
        writeln!(session.out, "{}", session.style.paint(Tone::Faint, detail.trim_end()))?;
    }
    Ok(())
}
