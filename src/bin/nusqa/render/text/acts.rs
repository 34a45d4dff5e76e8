//! `acts` for people.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::query::ActStatus;
use nusqa::timeline::AnswerKind;

use super::{bound, pad};
use crate::session::Session;
use crate::style::{Tone, cut};

/// Two lines an act: status, number, date and title; id and dates.
pub fn acts(session: &mut Session, on: Date, rows: &[ActStatus]) -> io::Result<()> {
    let head = session.i18n.tr(&Message::new("cli-acts-head").with("day", on).with("count", rows.len()));
    writeln!(session.out, "{}", session.style.paint(Tone::Strong, &head))?;
    let words = |kind: AnswerKind| match kind {
        AnswerKind::InForce => ("cli-status-in-force", Tone::Good),
        AnswerKind::NotInForce => ("cli-status-not-in-force", Tone::Bad),
        AnswerKind::Uncertain => ("cli-status-uncertain", Tone::Doubt),
        AnswerKind::Unknown => ("cli-status-unknown", Tone::Doubt),
    };
    let width = rows.iter().map(|r| session.i18n.word(words(r.answer.kind).0).chars().count()).max().unwrap_or(0);
    for row in rows {
        let (id, tone) = words(row.answer.kind);
        let status = session.style.paint(tone, &pad(&session.i18n.word(id), width));
        let label = row.act.label();
        let used = width + 2 + label.chars().count() + 2;
        let room = session.style.width.map_or(usize::MAX, |w| w.saturating_sub(used).max(20));
        let title = row.act.title.as_deref().map(|t| cut(t, room)).unwrap_or_default();
        let gap = if title.is_empty() { "" } else { "  " };
        writeln!(session.out, "{status}  {}{gap}{title}", session.style.paint(Tone::Strong, &label))?;
        let from = row.from.as_ref().map_or_else(|| "?".to_string(), bound::short);
        let until = row.until.as_ref().map_or_else(|| "—".to_string(), bound::short);
        let absent = if row.has_text { String::new() } else { session.i18n.word("cli-acts-no-text") };
        let detail = format!("{:width$}  {}  {from} → {until}  {absent}", "", row.work);
        writeln!(session.out, "{}", session.style.paint(Tone::Faint, detail.trim_end()))?;
        for basis in &row.lost_bases {
            let said = Message::new("cli-acts-orphaned").with("act", basis.act.label()).with("until", bound::short(&basis.until));
            let said = format!("{:width$}  {}", "", session.i18n.tr(&said));
            writeln!(session.out, "{}", session.style.paint(Tone::Doubt, &said))?;
        }
    }
    Ok(())
}
