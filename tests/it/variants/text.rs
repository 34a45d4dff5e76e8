//! Renderings as text: lines, wrapped lines, Markdown.

use std::fmt::Write as _;

use super::act::{Paragraph, Role};

/// How paragraphs are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// By six blanks before their first line; headings and stamps stand at the margin between empty lines.
    Indent,
    /// By an empty line.
    Blank,
    /// Not at all.
    Bare,
}

/// One paragraph a line, or wrapped at a width.
pub fn plain(act: &[Paragraph], gap: Gap, width: Option<usize>) -> String {
    let mut out = String::new();
    for paragraph in act {
        let apart = gap == Gap::Indent && matches!(paragraph.role, Role::Heading(_) | Role::Stamp);
        let indent = if gap == Gap::Indent && !apart { "      " } else { "" };
        if apart && !out.is_empty() {
            out.push('\n');
        }
        for line in &paragraph.lines {
            let line = format!("{indent}{line}");
            match width {
                Some(width) => wrap(&line, width, &mut out),
                None => {
                    out.push_str(&line);
                    out.push('\n');
                }
            }
        }
        if gap == Gap::Blank || apart {
            out.push('\n');
        }
    }
    out
}

fn wrap(line: &str, width: usize, out: &mut String) {
    let mut column = 0;
    let indent = line.len() - line.trim_start().len();
    for (i, word) in line.split_whitespace().enumerate() {
        let length = word.chars().count();
        if i == 0 {
            out.push_str(&line[..indent]);
            column = indent;
        } else if column + 1 + length > width {
            out.push('\n');
            column = 0;
        } else {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
}

/// The shapes of the public corpora.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    FrontMatter,
    /// Anchors before units, dots of item numbers escaped.
    Anchors,
    Bare,
}

pub fn markdown(act: &[Paragraph], shape: Shape) -> String {
    let mut out = String::new();
    if shape == Shape::FrontMatter {
        out.push_str("---\nsource: https://zan.gov.kz/client/#!/doc/2408/kaz/04.11.2004\nversion_date: 2004-11-04\n---\n\n");
    }
    for paragraph in act {
        let first = paragraph.lines.first().map_or("", String::as_str);
        let digits = first.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.len());
        if shape == Shape::Anchors && digits > 0 {
            let kind = if first[digits..].starts_with("-бап") { "st" } else { "p" };
            let _ = write!(out, "<a id=\"{kind}{}\"></a>\n\n", &first[..digits]);
        }
        let text = paragraph.lines.join("  \n");
        let escaped = match shape {
            Shape::Anchors if digits > 0 && first[digits..].starts_with(". ") => text.replacen(". ", "\\. ", 1),
            _ => text,
        };
        let _ = match paragraph.role {
            Role::Heading(level) => write!(out, "{} {escaped}", "#".repeat(level)),
            Role::Body(level) => write!(out, "{}{escaped}", "   ".repeat(level)),
            Role::Signature => write!(out, "**{escaped}**"),
            Role::Stamp | Role::Note => {
                let lines: Vec<String> = paragraph.lines.iter().map(|l| format!("> *{l}*")).collect();
                write!(out, "{}", lines.join("  \n"))
            }
        };
        out.push_str("\n\n");
    }
    out
}

/// Not-breaking blanks after labels, before numbers and for indents.
pub fn hard_blanks(text: &str) -> String {
    let mut out = text.replace("№ ", "№\u{a0}").replace("      ", "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}");
    for sign in [". ", ") "] {
        out = out.replace(sign, &format!("{}\u{a0}", sign.trim_end()));
    }
    out
}
