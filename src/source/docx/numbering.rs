//! Automatic numbers of paragraphs, as they are printed.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::xml::{attribute, walk};

/// Levels of a list.
const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2)`.
    text: String,
}

impl Default for Level {
    fn default() -> Self {
        Level { start: 1, format: "decimal".into(), text: String::new() }
    }
}

/// What a style says of its paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    list: Option<(String, usize)>,
    /// 1 the outermost heading.
    heading: Option<u8>,
    based_on: Option<String>,
}

/// The lists of a file and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Levels by abstract list.
    lists: BTreeMap<String, Vec<Level>>,
    /// Abstract list by number, and where its levels begin anew.
    numbers: BTreeMap<String, (String, BTreeMap<usize, u32>)>,
    styles: BTreeMap<String, Style>,
    /// By abstract list.
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists whose own beginnings were used.
    begun: BTreeMap<String, ()>,
}

impl Numbering {
    pub fn read(numbering: &str, styles: &str) -> Self {
        let mut out = Numbering::default();
        out.read_lists(numbering);
        out.read_styles(styles);
        out
    }

    fn read_lists(&mut self, xml: &str) {
        let (mut list, mut number, mut level) = (String::new(), String::new(), 0);
        walk(xml, |event| {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else { return };
            let val = || attribute(tag, "val").unwrap_or_default();
            match tag.local_name().as_ref() {
                "abstractNum" => {
                    list = attribute(tag, "abstractNumId").unwrap_or_default();
                    number.clear();
                    self.lists.insert(list.clone(), vec![Level::default(); LEVELS]);
                }
                "lvl" | "lvlOverride" => {
                    let ilvl = attribute(tag, "ilvl").and_then(|v| v.parse::<usize>().ok()).unwrap_or(0);
                    level = ilvl.min(LEVELS - 1);
                }
                "num" => {
                    number = attribute(tag, "numId").unwrap_or_default();
                    list.clear();
                }
                "abstractNumId" if !number.is_empty() => {
                    self.numbers.insert(number.clone(), (val(), BTreeMap::new()));
                }
                "startOverride" => {
                    if let Some((_, starts)) = self.numbers.get_mut(&number) {
                        starts.insert(level, val().parse().unwrap_or(1));
                    }
                }
                name @ ("start" | "numFmt" | "lvlText") if number.is_empty() => {
                    let Some(l) = self.lists.get_mut(&list).and_then(|l| l.get_mut(level)) else { return };
                    match name {
                        "start" => l.start = val().parse().unwrap_or(1),
                        "numFmt" => l.format = val(),
                        _ => l.text = val(),
                    }
                }
                _ => {}
            }
        });
    }

    fn read_styles(&mut self, xml: &str) {
        let (mut id, mut level) = (String::new(), 0);
        walk(xml, |event| {
            let (Event::Start(tag) | Event::Empty(tag)) = &event else { return };
            let val = || attribute(tag, "val").unwrap_or_default();
            let name = tag.local_name();
            if name.as_ref() == "style" {
                id = attribute(tag, "styleId").unwrap_or_default();
                level = 0;
                self.styles.insert(id.clone(), Style::default());
                return;
            }
            let Some(style) = self.styles.get_mut(&id) else { return };
            match name.as_ref() {
                "basedOn" => style.based_on = Some(val()),
                "outlineLvl" => style.heading = val().parse::<u8>().ok().filter(|l| *l < 6).map(|l| l + 1),
                "ilvl" => {
                    level = val().parse().unwrap_or(0);
                    if let Some(list) = &mut style.list {
                        list.1 = level;
                    }
                }
                "numId" => style.list = Some((val(), level)),
                _ => {}
            }
        });
    }

    /// The first answer of a style or of those it is based on.
    fn styled<T>(&self, style: &str, ask: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut at = self.styles.get(style);
        for _ in 0..16 {
            let s = at?;
            if let Some(found) = ask(s) {
                return Some(found);
            }
            at = self.styles.get(s.based_on.as_deref()?);
        }
        None
    }

    /// The level of heading that a style gives its paragraphs.
    pub fn heading(&self, style: &str) -> Option<u8> {
        self.styled(style, |s| s.heading)
    }

    /// The list that a style puts its paragraphs in.
    pub fn list_of(&self, style: &str) -> Option<(String, usize)> {
        self.styled(style, |s| s.list.clone())
    }

    /// Counts one paragraph of a list and gives its printed number.
    pub fn next(&mut self, number: &str, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let (list, starts) = self.numbers.get(number)?;
        let levels = self.lists.get(list)?;
        let counters = self.counters.entry(list.clone()).or_default();
        if !starts.is_empty() && self.begun.insert(number.to_string(), ()).is_none() {
            for (at, start) in starts {
                counters[*at] = Some(start.saturating_sub(1));
            }
        }
        let start = levels.get(level)?.start;
        counters[level] = Some(counters[level].map_or(start, |n| n.saturating_add(1)));
        for deeper in counters.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let mut out = String::new();
        let text = &levels.get(level)?.text;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.peek().and_then(|d| d.to_digit(10)).filter(|d| c == '%' && *d > 0) {
                Some(d) => {
                    chars.next();
                    let at = d as usize - 1;
                    let value = counters[at].unwrap_or(levels.get(at)?.start);
                    out.push_str(&printed(value, &levels.get(at)?.format));
                }
                // Signs of bullets come from fonts of their own; a dash is what they stand for.
                None if ('\u{e000}'..='\u{f8ff}').contains(&c) => out.push('-'),
                None => out.push(c),
            }
        }
        Some(out).filter(|o| !o.trim().is_empty())
    }
}

/// A number in one of the formats of Word.
fn printed(n: u32, format: &str) -> String {
    let letters = |alphabet: &str| {
        let all: Vec<char> = alphabet.chars().collect();
        let at = (n.max(1) - 1) as usize;
        // After the last letter they are doubled: аа, бб.
        all[at % all.len()].to_string().repeat((at / all.len() + 1).min(8))
    };
    match format {
        "none" | "bullet" => String::new(),
        "decimalZero" => format!("{n:02}"),
        "upperRoman" => roman(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperLetter" => letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "lowerLetter" => letters("abcdefghijklmnopqrstuvwxyz"),
        "russianUpper" => letters("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"),
        "russianLower" => letters("абвгдежзиклмнопрстуфхцчшщыэюя"),
        _ => n.to_string(),
    }
}

fn roman(mut n: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if n > 3999 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= *value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn numbers_are_printed_as_word_does() {
        for (n, format, want) in [
            (4, "upperRoman", "IV"),
            (3, "russianLower", "в"),
            (30, "russianLower", "аа"),
            (27, "lowerLetter", "aa"),
            (7, "decimalZero", "07"),
            (12, "decimal", "12"),
            (1, "bullet", ""),
        ] {
            assert_eq!(printed(n, format), want, "{format}");
        }
    }
}
