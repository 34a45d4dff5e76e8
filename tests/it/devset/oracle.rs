//! A second reader of units, slow and simple, to compare the real one with.
//!
//! It knows well-formed acts only: one paragraph a line, plain or Markdown, every unit begins its line. It shares nothing with the
//! library but the letters: a line is a label of an article, item or subitem, the end of the unit before, a note, or more text.

/// What the simple reader tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Article,
    Item,
    Subitem,
}

/// A unit with everything up to the next one of its level or above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub level: Level,
    pub number: String,
    pub text: String,
}

/// The units of a text, in its order.
pub fn units(text: &str) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut before = String::new();
    for line in lines(text) {
        let Line::Law(line, heading) = line else {
            before = String::new();
            continue;
        };
        match label(&line) {
            Some((level, number)) if !(heading && level != Level::Article) => {
                open.retain(|i| out[*i].level < level);
                open.push(out.len());
                out.push(Unit { level, number, text: String::new() });
            }
            // A heading, a signature, a stamp: whatever stands here belongs to no unit.
            _ if heading || ends(&before, &line) => open.clear(),
            // A sentence after the subitems is a part of the item.
            _ if before.ends_with(['.', ';']) && line.starts_with(char::is_uppercase) => {
                open.retain(|i| out[*i].level < Level::Subitem)
            }
            _ => {}
        }
        for i in &open {
            out[*i].text.push_str(&line);
            out[*i].text.push('\n');
        }
        before = line;
    }
    out
}

enum Line {
    /// And whether the markup makes it a heading.
    Law(String, bool),
    /// Set apart: a note or a stamp.
    Aside,
}

/// The lines that say something, without markup.
fn lines(text: &str) -> Vec<Line> {
    let mut rest = text.lines().peekable();
    if text.starts_with("---\n") {
        rest.next();
        for line in rest.by_ref() {
            if line == "---" {
                break;
            }
        }
    }
    let mut out = Vec::new();
    for line in rest {
        let line = line.trim();
        if line.is_empty() || line.starts_with("<a id") || line.starts_with("```") {
            continue;
        }
        if line.starts_with('>') || line.starts_with('<') || note(line) {
            out.push(Line::Aside);
            continue;
        }
        let bare = line.trim_start_matches('#').trim_start().replace('\\', "").replace("<*>", "").replace(['*', '\u{a0}'], "");
        let set_apart = line.starts_with('#') || (line.starts_with('*') && line.ends_with('*'));
        out.push(Line::Law(bare.trim().to_string(), set_apart));
    }
    out
}

fn note(line: &str) -> bool {
    let lower = line.trim_start_matches('*').to_lowercase();
    // The rest of a note that was printed on a line of its own.
    if line.starts_with("Статья 68 с изменением, внесенным") {
        return true;
    }
    ["ескерту.", "ескерту:", "сноска.", "примечание рцпи", "примечание изпи", "рқао", "зқаи"].iter().any(|w| lower.starts_with(w))
}

/// `3-1-бап`, `Статья 3.`, `3-1.`, `3-1)`.
fn label(line: &str) -> Option<(Level, String)> {
    if let Some(rest) = line.strip_prefix("Статья ") {
        let number = number(rest);
        return (!number.is_empty()).then(|| (Level::Article, number.to_string()));
    }
    let number = number(line);
    let rest = &line[number.len()..];
    if number.is_empty() || number.len() > 9 {
        return None;
    }
    if rest.starts_with("-бап") || rest.starts_with(" бап") {
        return Some((Level::Article, number.to_string()));
    }
    match rest.chars().next()? {
        '.' if rest[1..].starts_with([' ', '<']) => Some((Level::Item, number.to_string())),
        ')' => Some((Level::Subitem, number.to_string())),
        _ => None,
    }
}

/// Digits with single hyphens between.
fn number(text: &str) -> &str {
    let mut end = 0;
    let mut hyphen = None;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                end = at + 1;
                hyphen = None;
            }
            '-' if at > 0 && hyphen.is_none() => hyphen = Some(at),
            _ => break,
        }
    }
    &text[..end]
}

/// Whether a short line after a full stop is a heading, a signature, a stamp.
fn ends(before: &str, line: &str) -> bool {
    let heading = line.split_once('-').is_some_and(|(n, rest)| {
        n.chars().all(|c| c.is_ascii_digit()) && ["тарау", "бөлім", "параграф"].iter().any(|w| rest.starts_with(w))
    });
    let heading =
        heading || line.split_once(' ').is_some_and(|(n, rest)| n.chars().all(|c| "IVXІХ".contains(c)) && rest == "бөлім");
    let russian = ["Глава ", "РАЗДЕЛ ", "Раздел ", "Параграф ", "ОСОБЕННАЯ", "ОБЩАЯ"].iter().any(|w| line.starts_with(w));
    let short = line.chars().count() <= 80 && !line.ends_with(['.', ';', ':', ',']);
    heading || russian || (short && before.ends_with(['.', '!', ']']))
}

#[test]
fn the_simple_reader_reads_simple_acts() {
    let text = "# Т\n\n1. А:\n\n   1) б;\n\n   2-1) в.\n\n> *Ескерту. 1-тармақ*\n\n2. Г.\n\nМинистр\n\n## 3-бап. Д\n\n1. Е.\n";
    let told: Vec<String> = units(text).iter().map(|u| format!("{} {:?}", u.number, u.text.replace('\n', "|"))).collect();
    let expected =
        ["1 \"1. А:|1) б;|2-1) в.|\"", "1 \"1) б;|\"", "2-1 \"2-1) в.|\"", "2 \"2. Г.|\"", "3 \"3-бап. Д|1. Е.|\"", "1 \"1. Е.|\""];
    assert_eq!(told, expected);
}
