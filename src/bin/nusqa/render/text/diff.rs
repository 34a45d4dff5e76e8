//! `diff` for people: `[-old-] {+new+}`, in colours where there are any.

use std::io::{self, Write};

use nusqa::query::{Change, ChangeKind, Diff, WordChange, WordOp};

use crate::session::Session;
use crate::style::{Style, Tone};

/// A run of unchanged words longer than this is shown by its ends.
const LONG: usize = 200;

/// So much of each end.
const ENDS: usize = 70;

/// What changed.
pub fn diff(session: &mut Session, diff: &Diff) -> io::Result<()> {
    let style = session.style;
    writeln!(session.out, "{}", style.paint(Tone::Bad, &format!("--- {}", diff.old)))?;
    writeln!(session.out, "{}", style.paint(Tone::Good, &format!("+++ {}", diff.new)))?;
    let mut shown = 0;
    for change in &diff.changes {
        if change.kind == ChangeKind::Unchanged && change.note.is_none() && !session.verbose {
            continue;
        }
        shown += 1;
        writeln!(session.out, "\n{}", heading(session, change))?;
        if let Some(note) = &change.note {
            let note = style.wrap(&session.i18n.tr(note), 4);
            writeln!(session.out, "{}", style.paint(Tone::Doubt, note.trim_end()))?;
        }
        if let Some(side) = only_side(change) {
            writeln!(session.out, "    {}", style.paint(Tone::Faint, &session.i18n.word(side)))?;
        }
        let text = words(change, style, session.verbose);
        write!(session.out, "{}", style.wrap(&text, 4))?;
    }
    if shown == 0 {
        writeln!(session.out, "\n{}", session.i18n.word("cli-diff-same"))?;
    }
    Ok(())
}

/// `~ document-1/item-7  changed`.
fn heading(session: &Session, change: &Change) -> String {
    let (sign, tone, id) = match change.kind {
        ChangeKind::Added => ("+", Tone::Good, "cli-change-added"),
        ChangeKind::Removed => ("-", Tone::Bad, "cli-change-removed"),
        ChangeKind::Changed => ("~", Tone::Doubt, "cli-change-changed"),
        ChangeKind::Moved => (">", Tone::Doubt, "cli-change-moved"),
        ChangeKind::Renumbered => ("#", Tone::Doubt, "cli-change-renumbered"),
        ChangeKind::Unchanged => ("=", Tone::Faint, "cli-change-unchanged"),
    };
    let path = if change.path.is_empty() { session.i18n.word("cli-parse-the-act") } else { change.path.to_string() };
    let from = change.old_path.as_ref().map(|p| format!("{p} → ")).unwrap_or_default();
    session.style.paint(tone, &format!("{sign} {from}{path}  {}", session.i18n.word(id)))
}

/// Which wording stands alone, when the unit had both and only one of them is known.
pub fn only_side(change: &Change) -> Option<&'static str> {
    match (change.kind, &change.old_text, &change.new_text) {
        (ChangeKind::Added | ChangeKind::Removed, ..) => None,
        (_, Some(_), None) => Some("cli-diff-only-old"),
        (_, None, Some(_)) => Some("cli-diff-only-new"),
        _ => None,
    }
}

fn words(change: &Change, style: Style, whole: bool) -> String {
    match (change.kind, &change.old_text, &change.new_text) {
        (ChangeKind::Unchanged, _, Some(text)) => text.clone(),
        (_, Some(text), None) | (_, None, Some(text)) if only_side(change).is_some() => text.clone(),
        (_, Some(old), None) => mark(WordOp::Delete, old, style),
        (_, None, Some(new)) => mark(WordOp::Insert, new, style),
        _ => change.words.iter().map(|w| if whole { mark(w.op, &w.text, style) } else { brief(w, style) }).collect(),
    }
}

/// A long run of unchanged words by its ends, cut between words.
pub fn brief(word: &WordChange, style: Style) -> String {
    let length = word.text.chars().count();
    if word.op != WordOp::Equal || length <= LONG {
        return mark(word.op, &word.text, style);
    }
    let head: String = word.text.chars().take(ENDS).collect();
    let tail: String = word.text.chars().skip(length - ENDS).collect();
    let head = head.rsplit_once(char::is_whitespace).map_or(head.as_str(), |(words, _)| words);
    let tail = tail.split_once(char::is_whitespace).map_or(tail.as_str(), |(_, words)| words);
    format!("{head} […] {tail}")
}

/// Signs stay inside one line, so that a line of the output can be read alone.
fn mark(op: WordOp, text: &str, style: Style) -> String {
    let (open, close, tone) = match op {
        WordOp::Equal => return text.to_string(),
        WordOp::Delete => ("[-", "-]", Tone::Bad),
        WordOp::Insert => ("{+", "+}", Tone::Good),
    };
    let sign = |line: &str| match (line.is_empty(), style.color) {
        (true, _) => String::new(),
        (false, true) => style.paint(tone, line),
        (false, false) => format!("{open}{line}{close}"),
    };
    text.split('\n').map(sign).collect::<Vec<_>>().join("\n")
}
