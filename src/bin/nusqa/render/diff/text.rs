//! `diff` for people: `[-old-] {+new+}`, in colours where there are any.

use std::fmt::Write as _;

use nusqa::query::{Change, ChangeKind, Diff, WordChange, WordOp};

use super::kind_word;
use crate::session::Session;
use crate::style::{Style, Tone};

/// A run of unchanged words longer than this is shown by its ends.
const LONG: usize = 200;

/// So much of each end.
const ENDS: usize = 70;

/// Side by side takes so many columns of a terminal.
const WIDE: usize = 130;

/// How old and new are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum View {
    /// In one text
    Inline,
    /// Side by side
    Side,
}

/// What changed; `plain`: for a file.
pub fn text(session: &Session, diff: &Diff, view: Option<View>, plain: bool) -> String {
    let style = if plain { Style::default() } else { session.style };
    let side = view.map_or(style.width.is_some_and(|w| w >= WIDE), |v| v == View::Side);
    let mut out = String::new();
    let _ = writeln!(out, "{}", style.paint(Tone::Bad, &format!("--- {}", diff.old)));
    let _ = writeln!(out, "{}", style.paint(Tone::Good, &format!("+++ {}", diff.new)));
    let mut shown = 0;
    for change in &diff.changes {
        if change.kind == ChangeKind::Unchanged && change.note.is_none() && !session.verbose {
            continue;
        }
        shown += 1;
        let _ = writeln!(out, "\n{}", heading(session, style, change));
        if let Some(note) = &change.note {
            let note = style.wrap(&session.i18n.tr(note), 4);
            let _ = writeln!(out, "{}", style.paint(Tone::Doubt, note.trim_end()));
        }
        if let Some(side) = only_side(change) {
            let _ = writeln!(out, "    {}", style.paint(Tone::Faint, &session.i18n.word(side)));
        }
        // A structure has nothing more to show.
        if diff.language.is_none() && change.kind == ChangeKind::Unchanged {
            continue;
        }
        if side && !change.words.is_empty() && change.kind != ChangeKind::Unchanged {
            out.push_str(&beside(change, style, session.verbose));
        } else {
            out.push_str(&style.wrap(&words(change, style, session.verbose), 4));
        }
    }
    if shown == 0 {
        let _ = writeln!(out, "\n{}", session.i18n.word("cli-diff-same"));
    }
    out
}

/// `~ document-1/item-7  changed: term, who`.
fn heading(session: &Session, style: Style, change: &Change) -> String {
    let (sign, tone) = match change.kind {
        ChangeKind::Added => ("+", Tone::Good),
        ChangeKind::Removed => ("-", Tone::Bad),
        ChangeKind::Changed => ("~", Tone::Doubt),
        ChangeKind::Moved => (">", Tone::Doubt),
        ChangeKind::Renumbered => ("#", Tone::Doubt),
        ChangeKind::Unchanged => ("=", Tone::Faint),
    };
    let path = if change.path.is_empty() { session.i18n.word("cli-parse-the-act") } else { change.path.to_string() };
    let from = change.old_path.as_ref().map(|p| format!("{p} → ")).unwrap_or_default();
    let kind = session.i18n.word(kind_word(change));
    let marks: Vec<String> = change.classes().iter().filter(|c| c.is_material()).map(|c| session.i18n.tr(&c.message())).collect();
    let marks = match (marks.is_empty(), change.is_editorial()) {
        (false, _) => style.paint(Tone::Mark, &format!(": {}", marks.join(", "))),
        (true, true) => style.paint(Tone::Faint, &format!(": {}", session.i18n.word("materiality-editorial"))),
        (true, false) => String::new(),
    };
    format!("{}{marks}", style.paint(tone, &format!("{sign} {from}{path}  {kind}")))
}

/// Old and new in two columns.
fn beside(change: &Change, style: Style, whole: bool) -> String {
    let width = style.width.unwrap_or(WIDE).clamp(60, 220);
    let room = (width - 7) / 2;
    let column = |skip: WordOp| {
        let shown = change.words.iter().filter(|w| w.op != skip);
        let text: String = shown.map(|w| if whole { mark(w.op, &w.text, style) } else { brief(w, style) }).collect();
        // Style::wrap keeps to 100 columns of its own; a column here is narrower.
        let narrow = Style { width: Some(room), ..style };
        narrow.wrap(&text, 0).lines().map(str::to_string).collect::<Vec<_>>()
    };
    let (old, new) = (column(WordOp::Insert), column(WordOp::Delete));
    let mut out = String::new();
    for i in 0..old.len().max(new.len()) {
        let (a, b) = (old.get(i).map_or("", String::as_str), new.get(i).map_or("", String::as_str));
        let blanks = room.saturating_sub(crate::style::visible(a));
        let line = format!("    {a}{}   {b}", " ".repeat(blanks));
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
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
