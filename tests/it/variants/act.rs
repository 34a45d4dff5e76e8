//! An act as paragraphs, to be written out in many ways.

use std::fs;

use crate::devset;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading(usize),
    Body(usize),
    Signature,
    Stamp,
    Note,
}

/// One paragraph; a stamp may have several lines.
#[derive(Clone, Debug)]
pub struct Paragraph {
    pub role: Role,
    pub lines: Vec<String>,
}

/// A real act.
pub struct RealAct {
    pub name: &'static str,
    pub paragraphs: Vec<Paragraph>,
}

/// Acts without tables: what the renderings vary is text. The long ones are cut after so many paragraphs.
const ACTS: [(&str, &str, usize); 9] = [
    ("rules", "versions/gov-207-2012/v2.md", usize::MAX),
    ("exam", "versions/gov-63640-2012/v2.md", usize::MAX),
    ("law", "versions/law-230-1998-capital/v3.md", usize::MAX),
    ("list", "versions/mfa-11-1-2-368-2017/v2.md", usize::MAX),
    ("seal", "versions/moj-16-1999/v1.md", usize::MAX),
    ("board", "versions/moj-113-2001/v2.md", usize::MAX),
    ("iodine", "replay/iodine-2007-228/after.md", usize::MAX),
    ("const", "unlabelled/constitution-1995.kk.txt", 260),
    ("labour", "unlabelled/labour-code.ru.txt", 300),
];

pub fn acts() -> Vec<RealAct> {
    let text = |file: &str| fs::read_to_string(devset::folder().join(file)).unwrap();
    let read = |(name, file, most): (&'static str, &str, usize)| {
        let mut paragraphs = if file.ends_with(".md") { from_markdown(&text(file)) } else { from_lines(&text(file)) };
        paragraphs.truncate(most);
        RealAct { name, paragraphs }
    };
    ACTS.into_iter().map(read).collect()
}

fn from_markdown(text: &str) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    let mut gap = true;
    for raw in text.lines() {
        let line = raw.trim().replace('\\', "");
        if line.is_empty() || line.starts_with("<a id") || line == "---" {
            gap = true;
            continue;
        }
        let bare = line.trim_start_matches(['#', '>', '*', ' ']).trim_end_matches('*').trim_end().to_string();
        let indent = raw.len() - raw.trim_start().len();
        let role = match line.as_bytes()[0] {
            b'#' => Role::Heading(line.len() - line.trim_start_matches('#').len()),
            b'>' if bare.to_lowercase().starts_with("ескерту") => Role::Note,
            b'>' => Role::Stamp,
            b'*' => Role::Signature,
            _ => Role::Body(indent / 3),
        };
        match out.last_mut() {
            Some(last) if !gap && last.role == role => last.lines.push(bare),
            _ => out.push(Paragraph { role, lines: vec![bare] }),
        }
        gap = false;
    }
    out
}

fn from_lines(text: &str) -> Vec<Paragraph> {
    let solid = text.lines().filter(|l| !l.trim().is_empty());
    let paragraph = |raw: &str| {
        let line = raw.trim().to_string();
        let note = ["Сноска.", "Примечание РЦПИ", "Примечание ИЗПИ"].iter().any(|w| line.starts_with(w));
        let title = line.chars().count() < 90 && !line.ends_with(['.', ';', ',', ':']) && !raw.starts_with(' ');
        let role = match () {
            () if note => Role::Note,
            () if title => Role::Heading(2),
            () => Role::Body(0),
        };
        Paragraph { role, lines: vec![line] }
    };
    solid.map(paragraph).collect()
}
