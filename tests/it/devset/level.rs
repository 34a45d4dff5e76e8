//! What is compared after levelling: the same rules for expected and found.

use icu_normalizer::ComposingNormalizer;
use serde_json::Value;

use super::{list, said, word};

/// Latin letters and the Cyrillic ones they look like.
const LOOKALIKES: (&str, &str) = ("aAcCeEiIoOpPxXyYkKMTHBəƏ", "аАсСеЕіІоОрРхХуУкКМТНВәӘ");

/// Text without what print varies: blanks, quotes, markup, dashes, look-alike letters, case.
pub fn fold(text: &str) -> String {
    let composed: Vec<char> = ComposingNormalizer::new_nfc().normalize(text).chars().map(cyrillic).collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(c) = composed.get(i) {
        i += match c {
            '<' => tag(&composed[i..]).unwrap_or_else(|| {
                out.push('<');
                1
            }),
            _ => {
                level(*c, &mut out);
                1
            }
        };
    }
    out
}

fn cyrillic(c: char) -> char {
    LOOKALIKES.0.chars().position(|l| l == c).and_then(|at| LOOKALIKES.1.chars().nth(at)).unwrap_or(c)
}

/// The length of a tag of at most 80 characters.
fn tag(rest: &[char]) -> Option<usize> {
    let close = rest.iter().take(82).position(|c| *c == '>')?;
    (close >= 2).then_some(close + 1)
}

fn level(c: char, out: &mut String) {
    match c {
        '«' | '»' | '“' | '”' | '„' | '"' | '*' | '_' | '`' | '|' | '\\' | '\u{1c}'..='\u{1f}' => {}
        '–' | '—' | '−' => out.push('-'),
        c if c.is_whitespace() => {}
        c => out.extend(c.to_lowercase()),
    }
}

/// Without a leading number and its dot or bracket.
pub fn unnumbered(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c == '-' || c.is_numeric());
    if rest.len() == text.len() { text } else { rest.strip_prefix(['.', ')']).unwrap_or(rest) }
}

/// A path, the gold's or ours, as its steps that count: `att-1`, `item-3`, `subitem-2`.
pub fn normal<'a>(steps: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    const GROUPS: [&str; 6] = ["part-", "section-", "subsection-", "chapter-", "subchapter-", "table-"];
    let mut out = Vec::new();
    for step in steps {
        let step = step.find('(').map_or(step, |at| step[..at].trim_end()).trim().replace(' ', "-");
        if matches!(step.as_str(), "" | "main" | "act") {
            continue;
        }
        let mut step = first_word(&step, &["attachment", "document", "appendix", "annex"], "att");
        if let Some((before, number)) = step.rsplit_once("-part-")
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
        {
            step = before.to_string();
        }
        let step = first_word(&step, &["title"], "heading");
        if !GROUPS.iter().any(|g| step.starts_with(g)) {
            out.push(step);
        }
    }
    out
}

fn first_word(step: &str, words: &[&str], instead: &str) -> String {
    for word in words {
        if let Some(rest) = step.strip_prefix(word)
            && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        {
            return format!("{instead}{rest}");
        }
    }
    step.to_string()
}

/// [`normal`] of a path written with slashes.
pub fn normal_path(path: &str) -> Vec<String> {
    normal(path.split('/'))
}

/// A path cut at the unit that changes are told by: item, row, heading, preamble, article without items.
pub fn unit(path: Vec<String>) -> Vec<String> {
    const INNER: [&str; 6] = ["subitem", "paragraph", "indent", "sentence", "cell", "column"];
    path.into_iter().take_while(|s| !INNER.iter().any(|i| s.starts_with(i))).collect()
}

/// Whether one path begins with the other.
pub fn meet(a: &[String], b: &[String]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

fn group(kind: &str) -> &str {
    match kind {
        "part" => "paragraph",
        "document" => "attachment",
        "title" => "heading",
        "subchapter" => "chapter",
        "subsection" => "section",
        other => other,
    }
}

/// The steps of an amendment's target that count, `(kind, number)`: approved documents and attachments are named by their titles
/// as often as by numbers.
pub fn steps(path: &Value) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for step in list(path) {
        let kind = group(step["kind"].as_str().unwrap_or_default()).to_string();
        let number = word(if step["number"].is_null() { &step["num"] } else { &step["number"] });
        if matches!(kind.as_str(), "attachment" | "table") || (kind == "section" && number.is_empty()) {
            continue;
        }
        out.push((kind, fold(&number)));
    }
    out
}

fn last_kind(path: &Value) -> String {
    list(path).last().map_or_else(String::new, |s| group(s["kind"].as_str().unwrap_or_default()).to_string())
}

/// Whether a target is the expected one: the same kinds, and the same numbers where both say them.
pub fn same_target(gold: &Value, found: &Value) -> bool {
    let (a, b) = (steps(gold), steps(found));
    if a.len() != b.len() || (last_kind(gold) == "attachment" && !["attachment", "table", ""].contains(&last_kind(found).as_str()))
    {
        return false;
    }
    a.iter().zip(&b).all(|(x, y)| x.0 == y.0 && (x.1.is_empty() || y.1.is_empty() || x.1 == y.1))
}

/// Whether an act is the expected one.
pub fn same_act(gold: &Value, found: &Value) -> bool {
    let text = |v: &Value| fold(&word(v));
    if said(&gold["number"]) && text(&gold["number"]) != text(&found["number"]) {
        return false;
    }
    if said(&gold["date"]) && said(&found["date"]) && gold["date"] != found["date"] {
        return false;
    }
    said(&gold["number"]) || !said(&gold["date"]) || gold["date"] == found["date"]
}

#[test]
fn what_print_varies_is_levelled() {
    assert_eq!(fold("«Қaзақстан»  – <a id=\"st62\"></a>3\\-1 *I*"), "қазақстан-3-1і");
    assert_eq!(fold("a < b <> c"), "ас");
    assert_eq!(fold("a <> b < c"), "а<>b<с");
    assert_eq!(normal_path("attachment-1/appendix-2 part 1/row 3"), ["att-1", "att-2", "row-3"]);
    assert_eq!(normal_path("document-1/chapter-2/item-4/subitem-1"), ["att-1", "item-4", "subitem-1"]);
    assert_eq!(normal_path("main/item 1 (introductory part only)"), ["item-1"]);
    assert_eq!(unnumbered("3-1)сот"), "сот");
}
