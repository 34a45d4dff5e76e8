//! `rules` for people.

use std::io::{self, Write};

use nusqa::rules::{Problem, RuleSet};

use super::severity;
use crate::i18n::I18n;
use crate::session::Session;
use crate::style::{Style, Tone};

/// One line a rule, then what is wrong.
pub fn rules(session: &mut Session, set: &RuleSet) -> io::Result<()> {
    let width = set.rules.iter().map(|r| r.id.chars().count()).max().unwrap_or(0);
    for rule in &set.rules {
        let place = session.style.paint(Tone::Faint, &format!("{}:{}", rule.place.file, rule.place.line));
        writeln!(session.out, "{:width$}  {}  {}  {place}", rule.id, rule.finding, rule.provision)?;
    }
    problems(&mut session.out, session.style, &session.i18n, &set.problems)
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
