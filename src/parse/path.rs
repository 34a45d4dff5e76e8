//! Addresses as people write them: `3-тармақтың 1) және 2) тармақшаларында`, `реттік нөмірлері 8 және 9-жолдар`.

mod numbers;

pub use numbers::{LAST, from_roman, ordinal, ordinal_words, russian_ordinal_stem};
pub(super) use numbers::{is_ordinal_word, with_ranges};

use super::Rule;
use super::text::{Node, Text};
use crate::base::{Kind, Segment};
use numbers::{number, range};

/// One step of a written path: a kind and the numbers named, none for a numberless element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub kind: Kind,
    /// Which; several where the text lists them.
    pub numbers: Vec<String>,
}

impl Step {
    /// The segments it stands for.
    #[must_use]
    pub fn segments(&self) -> Vec<Segment> {
        if self.numbers.is_empty() {
            return vec![Segment::bare(self.kind)];
        }
        self.numbers.iter().map(|n| Segment::new(self.kind, n.clone())).collect()
    }
}

/// More paths than this are not made of one chain: a hostile line could name millions.
const MAX_PATHS: usize = 2048;

/// Every path that a chain of steps stands for: lists multiply out.
#[must_use]
pub fn expand(steps: &[Step]) -> Vec<Vec<Segment>> {
    let mut out = vec![Vec::new()];
    for step in steps {
        let segments = step.segments();
        if out.len().saturating_mul(segments.len()) > MAX_PATHS {
            break;
        }
        out = out.iter().flat_map(|p| segments.iter().map(|s| [p.as_slice(), std::slice::from_ref(s)].concat())).collect();
    }
    out
}

/// Reads a whole string as a path, in Kazakh or Russian; the steps come outer to inner.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Step>> {
    let t = Text::new(text.trim());
    let node = t.parse(Rule::path, 0)?;
    (node.as_span().end() == t.folded.text.len()).then(|| steps(&t, &node, 0))
}

/// Reads what people type: `7-тармақтың 3-1) тармақшасы`, `пп. 3-1) п. 7`, `осы Қағидалардың 7-тармағы`, `пункт 7 Правил`. Steps come
/// outer to inner; a document named by its noun only has no number.
///
/// # Errors
/// The word that is not understood, or the number that names nothing.
pub fn typed(text: &str) -> Result<Vec<Segment>, String> {
    let t = Text::new(text.trim());
    let s = t.folded.text.as_str();
    let starts = s.char_indices().filter(|(i, _)| *i == 0 || s[..*i].ends_with([' ', '"'])).map(|(i, _)| i);
    let mut strange = None;
    for at in starts.take(60) {
        let Some(node) = t.parse_within(Rule::path_typed, at, 1024) else { continue };
        let lead = said(&s[..at]);
        let rest = said(&s[at + node.as_span().end()..]);
        let document = match (lead.last(), rest.first()) {
            (None, None) => None,
            (Some(noun), None) | (None, Some(noun)) if super::citation::names_document(noun) => Some(Segment::bare(Kind::Document)),
            (Some(_), _) => Some(Segment::bare(Kind::Unparsed)),
            (None, Some(word)) => {
                strange = strange.or_else(|| Some((*word).to_string()));
                continue;
            }
        };
        if document.as_ref().is_some_and(|d| d.kind == Kind::Unparsed) {
            continue;
        }
        let mut out: Vec<Segment> = document.into_iter().collect();
        for step in steps(&t, &node, at) {
            match step.numbers.as_slice() {
                [] => out.push(Segment::bare(step.kind)),
                [one] => out.push(Segment::new(step.kind, one.clone())),
                [first, ..] => return Err(first.clone()),
            }
        }
        return Ok(out);
    }
    let first = said(s).first().map_or("", |w| *w);
    let word = first.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | ')' | '.'));
    Err(strange.unwrap_or_else(|| if word.is_empty() { first.to_string() } else { word.to_string() }))
}

/// The words that say where, noise left out.
fn said(words: &str) -> Vec<&str> {
    const NOISE: [&str; 12] =
        ["осы", "аталған", "көрсетілген", "настоящих", "настоящего", "настоящим", "настоящему", "указанных", "к", "в", "из", "-"];
    let words = words.split(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | '(')).filter(|w| !w.is_empty());
    words.filter(|w| !NOISE.contains(w)).collect()
}

/// The steps below a `path` node, outer to inner.
pub(super) fn steps(text: &Text<'_>, node: &Node<'_>, at: usize) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    let mut russian = false;
    for n in node.clone().into_inner() {
        russian |= matches!(n.as_rule(), Rule::r_step | Rule::r_step_gen | Rule::r_heading | Rule::r_preamble);
        if let Some(step) = step(text, &n, at) {
            out.push(step);
        }
    }
    if russian {
        out.reverse();
        // "ст. 55 п. 4": the order of those who type; an article never stands inside an item.
        if let [first, .., last] = out.as_slice()
            && rank(first.kind) > rank(last.kind)
            && rank(last.kind) <= rank(Kind::Item)
        {
            out.reverse();
        }
        // `пп. 3 п. 7` is a subitem, `пп. 3 и 7` are items.
        if let [one] = out.as_mut_slice()
            && one.kind == Kind::Subitem
            && one.numbers.len() > 1
            && is_short_plural(text, node, at)
        {
            one.kind = Kind::Item;
        }
    }
    out
}

/// How far outside a kind of unit stands; the least is the outermost.
#[must_use]
pub fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Document => 0,
        Kind::Attachment | Kind::Contents => 1,
        Kind::Part | Kind::Section => 2,
        Kind::Subsection => 3,
        Kind::Chapter => 4,
        Kind::Subchapter => 5,
        Kind::Article => 6,
        Kind::Item | Kind::Table => 7,
        Kind::Row => 8,
        Kind::Column => 9,
        Kind::Subitem | Kind::Cell => 10,
        Kind::Paragraph | Kind::Note => 11,
        Kind::Indent => 12,
        _ => 13,
    }
}

fn is_short_plural(text: &Text<'_>, node: &Node<'_>, at: usize) -> bool {
    let words = text.slice(node, at);
    (words.starts_with("пп") || words.starts_with("п.п")) && !words.contains(')')
}

fn step(text: &Text<'_>, node: &Node<'_>, at: usize) -> Option<Step> {
    let noun = node.clone().into_inner().flatten().chain([node.clone()]).find(|n| kind(n.as_rule()).is_some())?;
    let mut kind = kind(noun.as_rule())?;
    let mut numbers = Vec::new();
    let mut by_digit = false;
    for list in node.clone().into_inner().flatten() {
        if !matches!(list.as_rule(), Rule::numbers | Rule::r_numbers | Rule::r_ordinals) {
            continue;
        }
        for one in list.into_inner() {
            by_digit |= matches!(one.as_rule(), Rule::path_num | Rule::bracketed)
                || matches!(one.as_rule(), Rule::number_range | Rule::r_range)
                    && one.as_str().starts_with(|c: char| c.is_ascii_digit());
            match one.as_rule() {
                Rule::number_range | Rule::r_range => {
                    let ends: Vec<String> = one.into_inner().map(|n| number(text, &n, at)).collect();
                    numbers.extend(range(&ends));
                }
                _ => numbers.push(number(text, &one, at)),
            }
        }
    }
    // A *бөлік* with a digit is a numbered part of a code's article; one with an ordinal is an unnumbered paragraph.
    if kind == Kind::Paragraph && by_digit {
        kind = Kind::Item;
    }
    // "11, 13-15-баптарында" is a range, "3-4, 3-5-тармақтар" are inserted numbers, and rows are numbered 21-38.
    let plural = is_plural(&text.folded.text, noun.as_span().end() + at) || is_russian_plural(noun.as_str());
    if kind != Kind::Row && plural {
        numbers = with_ranges(&numbers);
    }
    Some(Step { kind, numbers })
}

/// Whether a Kazakh noun whose stem ends at `end` is in the plural.
fn is_plural(folded: &str, end: usize) -> bool {
    let rest = folded.get(end..).unwrap_or("");
    ["лар", "лер", "дар", "дер", "тар", "тер"].iter().any(|p| rest.starts_with(p))
}

/// Whether a folded Russian noun is surely in the plural: `пункты`, `статьями`; *статьи* may be the genitive of one.
fn is_russian_plural(noun: &str) -> bool {
    let ends = |list: &[&str]| list.iter().any(|e| noun.ends_with(e));
    let masculine = ["пункт", "абзац", "раздел", "параграф"].iter().any(|s| noun.contains(s)) && noun.ends_with('ы');
    masculine || ends(&["ов", "ев", "ам", "ям", "ах", "ях", "ами", "ями"]) || noun == "статей"
}

/// Whether folded text begins like a path without digits: an ordinal, a row, a heading.
pub(super) fn starts_path(text: &str) -> bool {
    const WORDS: [&str; 24] = [
        "алпыс",
        "жетпіс",
        "сексен",
        "тоқсан",
        "елу",
        "қырық",
        "соңғы",
        "ескертпе",
        "бірінші",
        "екінші",
        "үшінші",
        "төртінші",
        "бесінші",
        "алтыншы",
        "жетінші",
        "сегізінші",
        "тоғызыншы",
        "он",
        "жиырма",
        "отыз",
        "реттік",
        "рет ",
        "тақырып",
        "кіріспе",
    ];
    WORDS.iter().any(|w| text.starts_with(w))
}

fn kind(rule: Rule) -> Option<Kind> {
    Some(match rule {
        Rule::k_subitem | Rule::r_subitem => Kind::Subitem,
        Rule::k_item | Rule::r_item => Kind::Item,
        Rule::k_article | Rule::r_article => Kind::Article,
        Rule::k_paragraph | Rule::r_paragraph => Kind::Paragraph,
        Rule::k_indent | Rule::r_indent => Kind::Indent,
        Rule::k_subchapter | Rule::r_subchapter => Kind::Subchapter,
        Rule::k_chapter | Rule::r_chapter => Kind::Chapter,
        Rule::k_subsection | Rule::r_subsection => Kind::Subsection,
        Rule::k_section | Rule::r_section => Kind::Section,
        Rule::k_attachment | Rule::r_attachment => Kind::Attachment,
        Rule::k_table | Rule::r_table => Kind::Table,
        Rule::k_row | Rule::r_row => Kind::Row,
        Rule::k_column | Rule::r_column => Kind::Column,
        Rule::k_cell => Kind::Cell,
        Rule::k_sentence | Rule::r_sentence => Kind::Sentence,
        Rule::k_heading | Rule::r_heading => Kind::Heading,
        Rule::k_preamble | Rule::r_preamble => Kind::Preamble,
        Rule::k_note | Rule::r_note => Kind::Note,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
