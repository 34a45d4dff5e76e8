//! Terms that a text defines: short names (`бұдан әрі – Заң`) and the lists of notions at the head of an act.

use super::Definition;
use crate::base::{ActRef, Kind, Span, fold};
use crate::tree::Document;

/// The words before a bracket that a short name stands for: back to where the phrase begins.
pub(super) fn phrase_before(text: &str, bracket: usize) -> &str {
    let before = text.get(..bracket).unwrap_or("").trim_end();
    let from = before
        .char_indices()
        .rev()
        .take(400)
        .find(|(i, c)| {
            matches!(c, ';' | ':' | '(' | ')' | '\n')
                || *c == ',' && before[*i..].len() > 1
                || *c == '.'
                    && before[i + 1..].starts_with(' ')
                    && before[..*i].chars().next_back().is_some_and(|p| p.is_lowercase() || p.is_ascii_digit())
        })
        .map_or(0, |(i, c)| i + c.len_utf8());
    before[from..].trim().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ')' | '.' | '\\')).trim()
}

/// The definitions in lists of notions: `1) уәкілетті орган – …;` below `мынадай ұғымдар пайдаланылады:`.
pub(super) fn lists(document: &Document, out: &mut Vec<Definition>) {
    let mut heads: Vec<bool> = vec![false; document.nodes.len()];
    for (id, node) in document.nodes.iter().enumerate() {
        let text = document.text(id);
        let below = node.parent.is_some_and(|p| heads.get(p as usize).copied().unwrap_or(false));
        if opens_list(text)
            && let Some(head) = heads.get_mut(id)
        {
            *head = true;
            continue;
        }
        // The list may stand beside its head, where the head is a paragraph of its own.
        let beside = id > 0 && node.parent == document.nodes[id - 1].parent && heads[id - 1] && node.kind != Kind::Article;
        if !(below || beside) || !matches!(node.kind, Kind::Subitem | Kind::Indent | Kind::Item | Kind::Paragraph) {
            continue;
        }
        if beside {
            heads[id] = true;
        }
        let Some((label, dash, end)) = split(text) else { continue };
        let term = text[label..dash].trim().trim_matches(['"', '«', '»']).trim();
        let body = text[end..].trim().trim_end_matches([';', '.']).trim();
        let span =
            document.layout.map.span_to_source(Span::new(node.text.start() + label, node.text.start() + text.trim_end().len()));
        out.push(Definition { term: term.to_string(), stands_for: body.to_string(), act: None::<ActRef>, span });
    }
}

/// Whether a unit's text introduces a list of notions.
fn opens_list(text: &str) -> bool {
    let text = text.trim_end();
    if !text.ends_with(':') || text.len() > 1200 {
        return false;
    }
    let folded = fold(text).text;
    let kazakh = ["ұғым", "термин", "анықтама"].iter().any(|w| folded.contains(w));
    let russian = ["поняти", "термин", "определени"].iter().any(|w| folded.contains(w));
    let used = ["пайдаланыл", "қолданыл", "мынадай", "мынадай", "келесі", "использ", "применя", "следующи"]
        .iter()
        .any(|w| folded.contains(w));
    (kazakh || russian) && used
}

/// Where the term of a definition begins, where the dash stands and where what it means begins.
fn split(text: &str) -> Option<(usize, usize, usize)> {
    let label =
        text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ')' | '-' | '.' | ' ' | '\\')).len();
    let rest = &text[label..];
    let (dash, sign) =
        [" – ", " - ", " — ", "– ", "— "].iter().filter_map(|d| rest.find(d).map(|i| (i, *d))).min_by_key(|(i, _)| *i)?;
    let term = &rest[..dash];
    let plausible = !term.trim().is_empty() && term.len() < 400 && !term.contains(';') && term.chars().any(char::is_alphabetic);
    // "22) алып тасталды – ҚР …": the portal's trace of a definition that is gone.
    let start = term.trim_start().to_lowercase();
    let gone = ["алып таст", "алынып таст", "күші жой", "исключен", "утратил"].iter().any(|w| start.starts_with(w));
    (plausible && !gone).then_some((label, label + dash, label + dash + sign.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_before_a_bracket_are_what_a_name_stands_for() {
        let text = "4. Мәртебе алған ұйым, білім саласындағы Уәкілетті органға (бұдан әрі - Уәкілетті орган) береді";
        let at = text.find('(').unwrap_or(0);
        assert_eq!(phrase_before(text, at), "білім саласындағы Уәкілетті органға");
    }

    #[test]
    fn a_definition_has_a_term_and_a_dash() {
        assert_eq!(split("1) уәкілетті орган – орталық орган;").map(|(a, b, _)| (a, b)), Some((3, 3 + "уәкілетті орган".len())));
        assert!(split("1) бес-алты орган;").is_none());
        assert!(opens_list("1. Осы Қағидаларда мынадай негізгі ұғымдар пайдаланылады:"));
        assert!(!opens_list("1. Осы Қағидаларда мынадай құжаттар пайдаланылады:"));
    }
}
