//! What holds for every reader, and the readers of markup on small texts.

mod accounting;
mod html;
mod markdown;

use crate::layout::{Layout, LineKind, Role};
use crate::source::{Format, Source};

/// The layout of a text in a format.
pub(super) fn layout(text: &str, format: Format) -> Layout {
    let source = Source { text: text.to_string(), format, encoding: "utf-8", ..Source::default() };
    crate::layout::read(&source)
}

/// Lines as `role|text`, cells as `table.row.column|text`.
pub(super) fn shown(layout: &Layout) -> Vec<String> {
    let one = |l: &crate::layout::Line| {
        let text = l.span.of(&layout.text);
        match (l.kind, l.role) {
            (LineKind::Cell { table, row, column }, _) => format!("{table}.{row}.{column}|{text}"),
            (_, Role::Text) => text.to_string(),
            (_, Role::Heading(n)) => format!("{}|{text}", "#".repeat(usize::from(n))),
            (_, Role::Aside) => format!(">|{text}"),
            (_, Role::Emphasis) => format!("*|{text}"),
            (_, Role::Right) => format!("->|{text}"),
        }
    };
    layout.lines.iter().map(one).collect()
}
