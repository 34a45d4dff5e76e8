//! References inside running text, as written; resolving them is the corpus's work.

use super::Rule;
use super::path::{Step, steps};
use super::text::{MAX_LINE, Node, Text, act_ref, find};
use crate::base::{ActRef, Span};

/// A reference as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCitation {
    /// Where in the line.
    pub span: Span,
    /// The act named; `None` for this act or document.
    pub act: Option<ActRef>,
    /// The elements named, outer to inner; lists are kept.
    pub path: Vec<Step>,
}

/// Whether a line can hold a reference; a quick test on its bytes.
#[must_use]
pub fn may_cite(line: &str) -> bool {
    line.as_bytes().iter().any(u8::is_ascii_digit) || line.contains('"') || line.contains('«') || line.contains("інші")
}

/// Bytes that a reference with the title of its act may take, and one without. They are tried at every number and quote of a line:
/// each failure costs the parser a look at all it was given, and a line of nothing but numbers would take minutes.
const MAX_REFERENCE: usize = 4 * 1024;
const MAX_PATH: usize = 1024;

/// Every reference of a line, in order, without overlap.
#[must_use]
pub fn find_all(line: &str) -> Vec<RawCitation> {
    if line.len() > MAX_LINE || !may_cite(line) {
        return Vec::new();
    }
    let t = Text::new(line);
    let mut out: Vec<RawCitation> = Vec::new();
    let mut free = 0;
    for (at, rule) in starts(&t.folded.text) {
        if at < free {
            continue;
        }
        let window = if rule == Rule::cit_path { MAX_PATH } else { MAX_REFERENCE };
        let Some(node) = t.parse_within(rule, at, window) else { continue };
        let Some(citation) = citation(&t, &node, at) else { continue };
        free = at + node.as_span().end();
        out.push(citation);
    }
    out
}

/// Where references can begin, and the entry to try there; in order.
fn starts(text: &str) -> Vec<(usize, Rule)> {
    let b = text.as_bytes();
    let mut out = Vec::new();
    for (i, c) in text.char_indices() {
        let word_start = i == 0 || matches!(b[i - 1], b' ' | b'(' | b'"');
        match c {
            '"' if b.get(i + 1) != Some(&b'"') => out.push((i, Rule::cit_titled)),
            '0'..='9' if word_start => {
                let digits = b[i..].iter().take_while(|c| c.is_ascii_digit()).count();
                if digits == 4 || b.get(i + 2) == Some(&b'.') {
                    out.push((i, Rule::cit_dated));
                }
                out.push((i, Rule::cit_path));
            }
            'о' if word_start && text[i..].starts_with("осы ") => out.push((i, Rule::cit_own)),
            'р' if word_start && text[i..].starts_with("реттік") => out.push((i, Rule::cit_path)),
            _ if word_start && ORDINALS.iter().any(|o| text[i..].starts_with(o)) => out.push((i, Rule::cit_path)),
            _ => {}
        }
    }
    out
}

const ORDINALS: [&str; 9] =
    ["бірінші ", "екінші ", "үшінші ", "төртінші ", "бесінші ", "алтыншы ", "жетінші ", "сегізінші ", "тоғызыншы "];

fn citation(t: &Text<'_>, node: &Node<'_>, at: usize) -> Option<RawCitation> {
    let path = find(node, Rule::path).map(|p| steps(t, &p, at)).unwrap_or_default();
    let act = match node.as_rule() {
        Rule::cit_dated => Some(with_issuer(t, node, at)),
        Rule::cit_titled => Some(act_ref(t, node, at)),
        _ => None,
    };
    if act.as_ref().is_some_and(|a| a.kind.is_none()) || (act.is_none() && path.is_empty()) {
        return None;
    }
    let title = act.as_ref().and_then(|a| a.title.clone());
    let mut span = t.span(node, at);
    if let (Some(title), Rule::cit_dated) = (title, node.as_rule())
        && let Some(from) = t.original.get(..span.start()).and_then(|before| before.rfind(&title))
    {
        let quote = t.original[..from].chars().next_back().map_or(0, char::len_utf8);
        span = Span::new(from - quote, span.end());
    }
    Some(RawCitation { span, act, path })
}

/// An act cited by its date: the issuer and the title stand before it.
fn with_issuer(t: &Text<'_>, node: &Node<'_>, at: usize) -> ActRef {
    let mut act = act_ref(t, node, at);
    let before = t.original.get(..t.folded.to_original(at)).unwrap_or("").trim_end();
    let from = before.rfind(['"', '»', ';', ':', '(', ',']).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let words = before[from..].trim();
    // An issuer is in the genitive and begins with a capital letter; anything else is ordinary text.
    let start = words.find("Қазақстан Республикасы").unwrap_or(0);
    let words = &words[start..];
    if words.chars().next().is_some_and(char::is_uppercase) && words.len() < 400 {
        act.issuer = super::text::issuer(words);
        if before[..from].ends_with(['"', '»'])
            && let Some(open) = title_start(&before[..from])
        {
            act.title = Some(super::text::unquote(&before[open..from]).to_string());
        }
    }
    act
}

/// The quote that opens the title ending at the end of `text`: titles that nest quotes end in `туралы"`, so the opening one is the
/// first quote after the last sign that ends a phrase.
fn title_start(text: &str) -> Option<usize> {
    let inner = text.get(..text.len().saturating_sub(1))?;
    let from = inner.rfind([';', ':']).map_or(0, |i| i + 1);
    inner[from..].find(['"', '«']).map(|i| i + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_as_written() {
        let line = "1) \"Құжаттарды қабылдау қағидаларын бекіту туралы\" Қазақстан Республикасы Сыртқы істер министрінің 2020 жылғы 12 \
                    мамырдағы № 11-1-4/149 бұйрығына (тізілімінде № 20627 болып тіркелген) сәйкес осы Қағидалардың 7-тармағында және осы \
                    тармақтың 3) және 6) тармақшаларында, Заңының 47-бабына";
        let found = find_all(line);
        let texts: Vec<&str> = found.iter().map(|c| c.span.of(line)).collect();
        assert_eq!(texts.len(), 4, "{texts:?}");
        let act = found[0].act.clone().unwrap_or_default();
        assert_eq!((act.number.as_deref(), act.registration.as_deref()), (Some("11-1-4/149"), Some("20627")));
        assert_eq!(act.title.as_deref(), Some("Құжаттарды қабылдау қағидаларын бекіту туралы"));
        assert_eq!(texts[1], "осы Қағидалардың 7-тармағында");
        assert_eq!(texts[2], "осы тармақтың 3) және 6) тармақшаларында");
        assert_eq!(texts[3], "47-бабына");
    }

    #[test]
    fn laws_are_cited_by_title() {
        let line = "\"Халықтың көші-қоны туралы\" Қазақстан Республикасының Заңы 55-бабының 4-тармағына сәйкес";
        let c = find_all(line);
        assert_eq!(c.len(), 1);
        assert_eq!(c[0].span.of(line), "\"Халықтың көші-қоны туралы\" Қазақстан Республикасының Заңы 55-бабының 4-тармағына");
        assert_eq!(c[0].act.as_ref().and_then(|a| a.title.as_deref()), Some("Халықтың көші-қоны туралы"));
        assert_eq!(c[0].path.len(), 2);
    }
}
