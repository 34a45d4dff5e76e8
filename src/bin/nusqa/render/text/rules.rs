//! `rules` for people.

use std::io::{self, Write};

use nusqa::base::{Date, Message};
use nusqa::pins::Pin;
use nusqa::rules::{Book, Gap, Problem, Rule, State, Tie, Validity};

use super::severity;
use crate::i18n::I18n;
use crate::session::Session;
use crate::style::{Style, Tone};

/// One line a rule, one a reference in a comment, then what is wrong.
pub fn rules(session: &mut Session, on: Date, book: &Book, pins: &[Pin], wrong: &[Problem]) -> io::Result<()> {
    let i18n = &session.i18n;
    let mut lines: Vec<[String; 5]> = Vec::new();
    for (rule, validity) in book.rules() {
        let valid = i18n.tr(&Message::new("rules-state").with("state", state_word(validity, on)));
        let pin = pin_of(pins, rule).map(|p| i18n.tr(&p.state.message())).unwrap_or_default();
        let place = format!("{}:{}", rule.place.file, rule.place.line);
        lines.push([rule.id.clone(), valid, pin, format!("{}  {}", rule.finding, rule.provision), place]);
    }
    for pin in pins.iter().filter(|p| p.mention.rule.is_none()) {
        let reference = if pin.reference.is_empty() { "—" } else { &pin.reference };
        let place = format!("{}:{}", pin.mention.file, pin.mention.line);
        lines.push(["nusqa:".into(), String::new(), i18n.tr(&pin.state.message()), reference.into(), place]);
    }
    let width = |column: usize| lines.iter().filter_map(|l| l.get(column)).map(|t| t.chars().count()).max().unwrap_or(0);
    let (ids, valid, states) = (width(0), width(1), width(2));
    for [id, is, state, what, place] in &lines {
        let place = session.style.paint(Tone::Faint, place);
        writeln!(session.out, "{id:ids$}  {is:valid$}  {state:states$}  {what}  {place}")?;
    }
    problems(&mut session.out, session.style, &session.i18n, wrong)
}

/// What became of the wording that a rule was written against.
pub fn pin_of<'p>(pins: &'p [Pin], rule: &Rule) -> Option<&'p Pin> {
    pins.iter().find(|p| p.mention.rule.as_ref().is_some_and(|r| r.id == rule.id) && p.mention.file == rule.place.file)
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
