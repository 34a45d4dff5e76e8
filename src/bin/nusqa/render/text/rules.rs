//! `rules` for people.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::rules::{Book, Gap, Problem, State, Tie, Validity};

use super::severity;
use crate::i18n::I18n;
use crate::session::Session;
use crate::style::{Style, Tone};

/// One line a rule, then what is wrong.
pub fn rules(session: &mut Session, on: Date, book: &Book, wrong: &[Problem]) -> io::Result<()> {
    let states: Vec<String> =
        book.rules().map(|(_, v)| session.i18n.tr(&Message::new("rules-state").with("state", state_word(v, on)))).collect();
    let width = book.rules().map(|(r, _)| r.id.chars().count()).max().unwrap_or(0);
    let wide = states.iter().map(|s| s.chars().count()).max().unwrap_or(0);
    for ((rule, _), state) in book.rules().zip(&states) {
        let place = session.style.paint(Tone::Faint, &format!("{}:{}", rule.place.file, rule.place.line));
        writeln!(session.out, "{:width$}  {state:wide$}  {}  {}  {place}", rule.id, rule.finding, rule.provision)?;
    }
    problems(&mut session.out, session.style, &session.i18n, wrong)
}

/// The state of a rule on a day, as messages name it.
pub fn state_word(validity: &Validity, on: Date) -> &'static str {
    match (&validity.tie, validity.on(on)) {
        (Tie::Versions(_), State::Yes { known: true }) => "yes",
        (Tie::Versions(_), State::Yes { known: false }) => "unread",
        (Tie::Versions(_), State::Maybe) => "maybe",
        (Tie::Versions(_), State::No) => "no",
        _ => "untied",
    }
}

/// A gap: where, and what.
pub fn gaps(session: &mut Session, gaps: &[Gap], wrong: &[Problem]) -> io::Result<()> {
    for gap in gaps {
        let (provision, message) = gap_message(gap);
        writeln!(session.out, "{}", session.style.paint(Tone::Strong, provision))?;
        write!(session.out, "{}", session.style.wrap(&session.i18n.tr(&message), 4))?;
    }
    problems(&mut session.out, session.style, &session.i18n, wrong)
}

/// The provision of a gap, and what is told of it.
pub fn gap_message(gap: &Gap) -> (&str, Message) {
    match gap {
        Gap::NoTerm { rule, provision } => (provision, Message::new("rules-gap-no-term").with("rule", rule)),
        Gap::NotTold { rule, provision } => (provision, Message::new("rules-gap-not-told").with("rule", rule)),
        Gap::Differs { first, second, words } => {
            let words: Vec<String> = words.iter().map(|(a, b)| format!("«{a}» / «{b}»")).collect();
            (first, Message::new("rules-gap-differs").with("second", second).with("words", words.join(", ")))
        }
        Gap::OnlyIn { provision, other } => (provision, Message::new("rules-gap-only").with("other", other)),
        Gap::NoRule { provision } => (provision, Message::new("rules-gap-no-rule")),
        Gap::Unresolved { provision } => (provision, Message::new("rules-gap-unresolved")),
    }
}

/// `rules/a.toml:12:9: error [id] …`, the line with a mark under what is wrong, and what to do.
pub fn problems(out: &mut dyn Write, style: Style, i18n: &I18n, problems: &[Problem]) -> io::Result<()> {
    for problem in problems {
        let at = style.paint(Tone::Strong, &format!("{}:{}:{}:", problem.file, problem.line, problem.column));
        let rule = problem.rule.as_ref().map(|r| format!(" [{r}]")).unwrap_or_default();
        writeln!(out, "{at} {}{rule}", style.paint(Tone::Bad, &i18n.word(severity(problem.severity))))?;
        write!(out, "{}", style.wrap(&i18n.tr(&problem.message), 4))?;
        if let Some(excerpt) = &problem.excerpt {
            // A long line is shown around the mark.
            let from = excerpt.start.saturating_sub(60);
            let shown: String = excerpt.text.chars().skip(from).take(120).map(|c| if c == '\t' { ' ' } else { c }).collect();
            let length = excerpt.length.min(120usize.saturating_sub(excerpt.start - from)).max(1);
            writeln!(out, "    | {shown}")?;
            writeln!(out, "    | {}{}", " ".repeat(excerpt.start - from), style.paint(Tone::Bad, &"^".repeat(length)))?;
        }
        let help = format!("{} {}", i18n.word("cli-hint"), i18n.tr(&problem.help));
        write!(out, "{}", style.paint(Tone::Good, &style.wrap(&help, 4)))?;
    }
    Ok(())
}
