//! Addresses as people write them: `3-тармақтың 1) және 2) тармақшаларында`, `реттік нөмірлері 8 және 9-жолдар`.

use super::Rule;
use super::text::{Node, Text};
use crate::base::{Kind, Segment, fold};

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

/// Every path that a chain of steps stands for: lists multiply out.
#[must_use]
pub fn expand(steps: &[Step]) -> Vec<Vec<Segment>> {
    let mut out = vec![Vec::new()];
    for step in steps {
        out = out.iter().flat_map(|p| step.segments().into_iter().map(|s| [p.clone(), vec![s]].concat())).collect();
    }
    out
}

/// Reads a whole string as a Kazakh path, outer to inner.
#[must_use]
pub fn read(text: &str) -> Option<Vec<Step>> {
    let t = Text::new(text.trim());
    let node = t.parse(Rule::path, 0)?;
    (node.as_span().end() == t.folded.text.len()).then(|| steps(&t, &node, 0))
}

/// The steps below a `path` node.
pub(super) fn steps(text: &Text<'_>, node: &Node<'_>, at: usize) -> Vec<Step> {
    node.clone().into_inner().filter(|n| n.as_rule() == Rule::step).filter_map(|n| step(text, &n, at)).collect()
}

fn step(text: &Text<'_>, node: &Node<'_>, at: usize) -> Option<Step> {
    let kind = node.clone().into_inner().flatten().find_map(|n| kind(n.as_rule()))?;
    let mut out = Vec::new();
    for n in node.clone().into_inner().flatten().filter(|n| n.as_rule() == Rule::numbers) {
        for one in n.into_inner() {
            match one.as_rule() {
                Rule::ordinal => out.push(ordinal(one.as_str()).to_string()),
                Rule::number_range => {
                    let ends: Vec<String> = one.into_inner().map(|n| text.slice(&n, at).to_string()).collect();
                    out.extend(range(&ends));
                }
                _ => {
                    let digits = one.clone().into_inner().next().unwrap_or(one);
                    out.push(text.slice(&digits, at).to_string());
                }
            }
        }
    }
    Some(Step { kind, numbers: out })
}

/// `3 – 9` → 3, 4, … 9; both ends only where they are not plain numbers.
fn range(ends: &[String]) -> Vec<String> {
    match ends {
        [a, b] => match (a.parse::<u32>(), b.parse::<u32>()) {
            (Ok(x), Ok(y)) if x <= y && y - x < 500 => (x..=y).map(|n| n.to_string()).collect(),
            _ => vec![a.clone(), b.clone()],
        },
        other => other.to_vec(),
    }
}

/// The number of a Kazakh ordinal word; 0 for a word that is none.
#[must_use]
pub fn ordinal(word: &str) -> u32 {
    const UNITS: [&str; 9] = ["бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы"];
    const ROUND: [&str; 5] = ["оныншы", "жиырмасыншы", "отызыншы", "қырқыншы", "елуінші"];
    const TENS: [&str; 5] = ["он", "жиырма", "отыз", "қырық", "елу"];
    let at = |names: &[&str], w: &str| names.iter().position(|n| *n == w).map_or(0, |p| p as u32 + 1);
    let folded = fold(word).text;
    folded.split_whitespace().map(|w| at(&UNITS, w) + 10 * at(&ROUND, w) + 10 * at(&TENS, w)).sum()
}

/// Whether folded text begins like a path without digits: an ordinal, a row, a heading.
pub(super) fn starts_path(text: &str) -> bool {
    const WORDS: [&str; 16] = [
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
        Rule::k_subitem => Kind::Subitem,
        Rule::k_item => Kind::Item,
        Rule::k_article => Kind::Article,
        Rule::k_paragraph => Kind::Paragraph,
        Rule::k_indent => Kind::Indent,
        Rule::k_subchapter => Kind::Subchapter,
        Rule::k_chapter => Kind::Chapter,
        Rule::k_subsection => Kind::Subsection,
        Rule::k_section => Kind::Section,
        Rule::k_attachment => Kind::Attachment,
        Rule::k_table => Kind::Table,
        Rule::k_row => Kind::Row,
        Rule::k_column => Kind::Column,
        Rule::k_sentence => Kind::Sentence,
        Rule::k_heading => Kind::Heading,
        Rule::k_preamble => Kind::Preamble,
        Rule::k_note => Kind::Note,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let paths = read(text).map(|s| expand(&s)).unwrap_or_default();
        let one = |p: &Vec<Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        paths.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn paths_are_read_with_their_endings_and_lists() {
        for (text, want) in [
            ("3-тармақ", "item-3"),
            ("7-тармақтың 3-1) тармақшасы", "item-7/subitem-3-1"),
            ("осы тармақтың", ""),
            ("3) және 6) тармақшаларында", "subitem-3 subitem-6"),
            ("реттік нөмірлері 8 және 9-жолдар", "row-8 row-9"),
            ("реттік нөмірі 21-38 - жол", "row-21-38"),
            ("1-тармақтың екінші бөлігінде", "item-1/paragraph-2"),
            ("он алтыншы және он жетінші абзацтарын", "indent-16 indent-17"),
            ("3 – 5-тармақтары", "item-3 item-4 item-5"),
            ("тақырып", "heading"),
            ("3-тараудың тақырыбы", "chapter-3/heading"),
            ("1 - тармақша", "subitem-1"),
            ("жолдау", ""),
        ] {
            assert_eq!(show(text), want, "{text}");
        }
    }

    #[test]
    fn every_listed_form_of_every_element_noun_is_read() {
        let forms: serde_json::Value = serde_json::from_str(include_str!("../../tests/data/paradigms.json")).expect("test data");
        let mut missed = Vec::new();
        for noun in
            ["тармақ", "тармақша", "бап", "бөлік", "абзац", "тарау", "параграф", "бөлім", "қосымша", "кесте", "жол", "баған"]
        {
            for set in ["sg", "poss3", "pl", "pl_poss3"] {
                for (case, form) in forms["nouns"][noun][set].as_object().into_iter().flatten() {
                    let form = form.as_str().unwrap_or("");
                    if read(&format!("5-{form}")).is_none() {
                        missed.push(format!("{noun} {set} {case}: {form}"));
                    }
                }
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
    }
}
