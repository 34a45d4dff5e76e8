//! Two clocks side by side: what was known on a day, and what is known now.

use std::io::{self, Write};

use nusqa::base::{Date, Message};

use crate::session::Session;
use crate::style::Tone;

/// Before what was known on a day.
pub fn then(session: &mut Session, day: Date) -> io::Result<()> {
    line(session, &Message::new("cli-known-then").with("day", day))
}

/// Before what is known now; `same`: it would say the same.
pub fn now(session: &mut Session, same: bool) -> io::Result<()> {
    writeln!(session.out)?;
    line(session, &Message::new(if same { "cli-known-same" } else { "cli-known-now" }))
}

fn line(session: &mut Session, said: &Message) -> io::Result<()> {
    let said = session.style.paint(Tone::Strong, &session.i18n.tr(said));
    writeln!(session.out, "{said}")
}
