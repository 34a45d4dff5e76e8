//! The query language: what people already type into search boxes.
//!
//! | typed | means |
//! |---|---|
//! | `өтініш беру` | both words, in any form |
//! | `"тұрақты тұрғылықты"` | side by side, in any form; any kind of quotes |
//! | `-шетел`, `-"үшінші тұлға"` | not in the provision |
//! | `қағида OR ереже` | one of them (`OR`, `ИЛИ`, `НЕМЕСЕ` in capitals, or a bar); binds tighter than the blank |
//! | `құжат*`, `*құқық` | words that begin or end so |
//! | `act:361`, `act:361/2012`, `kind:заң`, `provision:item-7`, `title:мерзім`, `issuer:mfa`, `lang:kk` | that field |
//!
//! Nothing is an error: a quote that is not closed is a blank, an unknown field is two words (and told), a lone minus is nothing, `AND` in
//! capitals is the blank that it means.

use crate::base::{ActKind, Language, Message, fold, fold::squeeze};
use crate::index::{Expr, Words};

/// A question as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What to look for; `None`: nothing.
    pub expr: Option<Expr>,
    /// What was left out.
    pub notices: Vec<Message>,
}

/// Longer questions are cut: a page of text pasted by mistake shall not become a thousand look-ups.
const MAX_PARTS: usize = 32;

/// A phrase longer than this is cut too.
const MAX_PHRASE: usize = 64;

/// Reads a query; see the [module](self).
#[must_use]
pub fn parse(query: &str) -> Question {
    let mut parts = Vec::new();
    let mut notices = Vec::new();
    let mut either = false;
    let mut pieces = pieces(&fold_quotes(query));
    let cut = pieces.len() > MAX_PARTS;
    pieces.truncate(MAX_PARTS);
    for piece in pieces {
        notices.extend(piece.odd());
        if piece.is_and() {
            either = false;
        } else if piece.is_or() {
            either = !parts.is_empty();
        } else if let Some(expr) = piece.expr() {
            match parts.last_mut() {
                Some(last) if either => join(last, expr),
                _ => parts.push(expr),
            }
            either = false;
        }
    }
    let expr = if parts.len() > 1 { Some(Expr::All(parts)) } else { parts.pop() };
    notices.extend(cut.then(|| Message::new("search-query-cut").with("limit", MAX_PARTS)));
    Question { expr, notices }
}

fn join(last: &mut Expr, expr: Expr) {
    match last {
        Expr::Any(parts) => parts.push(expr),
        last => {
            let first = std::mem::replace(last, Expr::Any(Vec::new()));
            *last = Expr::Any(vec![first, expr]);
        }
    }
}

/// Quotes and dashes levelled, letters left as typed (OR is told by its capitals).
fn fold_quotes(query: &str) -> String {
    query
        .chars()
        .map(|c| match fold(c.encode_utf8(&mut [0; 4])).text.chars().next() {
            Some(sign @ ('"' | '-' | ' ')) => sign,
            _ => c,
        })
        .collect()
}

/// One part of a query: `-field:"text"`, each of the three but the text optional.
#[derive(Debug, Default)]
struct Piece {
    minus: bool,
    field: Option<&'static str>,
    quoted: bool,
    text: String,
}

/// Names of fields as typed, and what they stand for.
const FIELDS: &[(&str, &str)] = &[
    ("act", "act"),
    ("акт", "act"),
    ("number", "act"),
    ("нөмір", "act"),
    ("номер", "act"),
    ("kind", "kind"),
    ("түрі", "kind"),
    ("вид", "kind"),
    ("provision", "provision"),
    ("норма", "provision"),
    ("title", "title"),
    ("тақырып", "title"),
    ("заголовок", "title"),
    ("heading", "title"),
    ("issuer", "issuer"),
    ("орган", "issuer"),
    ("lang", "lang"),
    ("тіл", "lang"),
    ("язык", "lang"),
];

/// Words for kinds of acts, with their stems so that `kind:заңы` is understood.
const KINDS: &[(&str, ActKind)] = &[
    ("конституция", ActKind::Constitution),
    ("кодекс", ActKind::Code),
    ("заң", ActKind::Law),
    ("закон", ActKind::Law),
    ("жарлық", ActKind::Decree),
    ("указ", ActKind::Decree),
    ("қаулы", ActKind::Resolution),
    ("постановление", ActKind::Resolution),
    ("бұйрық", ActKind::Order),
    ("приказ", ActKind::Order),
    ("шешім", ActKind::Decision),
    ("решение", ActKind::Decision),
    ("өкім", ActKind::Directive),
    ("распоряжение", ActKind::Directive),
];

fn pieces(query: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut rest = query;
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return out;
        }
        let mut piece = Piece::default();
        if let Some(after) = rest.strip_prefix('-') {
            piece.minus = true;
            rest = after;
        }
        if let Some((name, after)) = field(rest) {
            piece.field = Some(name);
            rest = after;
        }
        let (text, after, quoted) = match quoted(rest) {
            Some((text, after)) => (text, after, true),
            None => {
                let end = bare_end(rest);
                (&rest[..end], &rest[end..], false)
            }
        };
        piece.text = text.to_string();
        piece.quoted = quoted;
        // A quote that is never closed, or one inside a word, is passed over.
        rest = if text.is_empty() && !quoted { after.strip_prefix('"').unwrap_or(after) } else { after };
        out.push(piece);
    }
}

fn field(rest: &str) -> Option<(&'static str, &str)> {
    let (name, after) = rest.split_once(':')?;
    if after.is_empty() || after.starts_with(char::is_whitespace) {
        return None;
    }
    let name = squeeze(name);
    FIELDS.iter().find(|(typed, _)| *typed == name).map(|(_, field)| (*field, after))
}

/// The inside of the quotes that `rest` begins with, when they are closed.
fn quoted(rest: &str) -> Option<(&str, &str)> {
    rest.strip_prefix('"')?.split_once('"')
}

fn bare_end(rest: &str) -> usize {
    rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len())
}

impl Piece {
    fn is_or(&self) -> bool {
        !self.quoted && !self.minus && self.field.is_none() && matches!(self.text.as_str(), "OR" | "ИЛИ" | "НЕМЕСЕ" | "|" | "||")
    }

    fn is_and(&self) -> bool {
        !self.quoted && !self.minus && self.field.is_none() && matches!(self.text.as_str(), "AND" | "ЖӘНЕ" | "&" | "&&")
    }

    /// What was typed like a field, or like the value of one, and is none: it is looked for as words.
    fn odd(&self) -> Option<Message> {
        let text = self.text.as_str();
        match self.field {
            Some("kind") if kind(text).is_none() => Some(Message::new("search-no-kind").with("kind", text)),
            Some("lang") if language(text).is_none() => Some(Message::new("search-no-language").with("language", text)),
            None if !self.quoted => {
                let (name, rest) = text.split_once(':')?;
                let typed = name.chars().count() >= 2 && name.chars().all(char::is_alphabetic) && !rest.is_empty();
                typed.then(|| Message::new("search-no-field").with("field", name))
            }
            _ => None,
        }
    }

    fn expr(&self) -> Option<Expr> {
        let text = self.text.as_str();
        let found = match self.field {
            Some("act") => non_empty(text).map(Expr::Act),
            Some("provision") => non_empty(text).map(Expr::Provision),
            Some("issuer") => non_empty(text).map(Expr::Issuer),
            Some("kind") => kind(text).map(Expr::Kind).or_else(|| self.words()),
            Some("lang") => language(text).map(Expr::Language).or_else(|| self.words()),
            Some(_) => words(text).map(Expr::Title),
            None => self.words(),
        }?;
        Some(if self.minus { Expr::Not(Box::new(found)) } else { found })
    }

    fn words(&self) -> Option<Expr> {
        if let Some(pattern) = self.pattern() {
            return Some(Expr::Pattern(pattern));
        }
        words(&self.text).map(Expr::Words)
    }
}

impl Piece {
    /// `құжат*`: one word with a star and at least two letters.
    fn pattern(&self) -> Option<String> {
        let text = squeeze(&self.text);
        let fits = !self.quoted && text.contains('*') && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '*' | '-' | '/'));
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        let hard = text.matches('*').count() > 4 || text.chars().count() > MAX_PHRASE;
        (fits && letters >= 2 && !hard).then_some(text)
    }
}

fn words(text: &str) -> Option<Words> {
    let mut words = Words::of(text)?;
    words.exact.truncate(MAX_PHRASE);
    words.stems.truncate(MAX_PHRASE);
    words.russian.truncate(MAX_PHRASE);
    words.nouns.truncate(MAX_PHRASE);
    Some(words)
}

fn non_empty(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_string())
}

fn kind(text: &str) -> Option<ActKind> {
    let text = squeeze(text);
    let stem = crate::index::stem::stem(&text);
    ActKind::from_word(&text).or_else(|| KINDS.iter().find(|(w, _)| *w == text || *w == stem).map(|(_, k)| *k))
}

fn language(text: &str) -> Option<Language> {
    match squeeze(text).as_str() {
        "kk" | "kaz" | "kz" | "қазақша" => Some(Language::Kazakh),
        "ru" | "rus" | "орысша" | "по-русски" => Some(Language::Russian),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str) -> String {
        fn show(e: &Expr) -> String {
            let list = |p: &[Expr]| p.iter().map(show).collect::<Vec<_>>().join(" ");
            match e {
                Expr::All(p) => format!("({})", list(p)),
                Expr::Any(p) => format!("[{}]", list(p)),
                Expr::Not(p) => format!("-{}", show(p)),
                Expr::Words(w) => w.exact.join("+"),
                Expr::Title(w) => format!("title:{}", w.exact.join("+")),
                other => format!("{other:?}"),
            }
        }
        parse(query).expr.as_ref().map_or_else(String::new, show)
    }

    #[test]
    fn words_phrases_minus_and_or() {
        assert_eq!(shown("Өтiнiш беру"), "(өтініш беру)");
        assert_eq!(shown("«тұрақты тұрғылықты» жер"), "(тұрақты+тұрғылықты жер)");
        assert_eq!(shown("кету –шетел -\"үшінші тұлға\""), "(кету -шетел -үшінші+тұлға)");
        assert_eq!(shown("беру қағида OR ереже НЕМЕСЕ тәртіп"), "(беру [қағида ереже тәртіп])");
        assert_eq!(shown("көші-қон"), "көші+қон");
        assert_eq!(shown("Құжат* -*сыз"), r#"(Pattern("құжат*") -Pattern("*сыз"))"#);
        assert_eq!(shown("* а* \"құжат*\""), "(а құжат)");
    }

    #[test]
    fn fields() {
        assert_eq!(shown("act:361/2012 kind:заңы"), r#"(Act("361/2012") Kind(Law))"#);
        assert_eq!(shown("title:\"өтініш беру\" -lang:ru"), "(title:өтініш+беру -Language(Russian))");
        assert_eq!(shown("provision:item-7"), r#"Provision("item-7")"#);
    }

    #[test]
    fn what_is_no_field_is_told() {
        let told = |query: &str| parse(query).notices.iter().map(|m| m.id).collect::<Vec<_>>();
        assert_eq!(told("foo:bar өтініш"), ["search-no-field"]);
        assert_eq!(told("kind:nonsense lang:de"), ["search-no-kind", "search-no-language"]);
        assert!(told("kind:заң номер:361 \"foo:bar\" 10:30 a:b мынадай:").is_empty());
    }

    #[test]
    fn odd_syntax_is_read_leniently() {
        assert_eq!(shown("\"өтініш беру"), "(өтініш беру)");
        assert_eq!(shown("OR өтініш OR"), "өтініш");
        assert_eq!(shown("- өтініш - №"), "өтініш");
        assert_eq!(shown("foo:bar"), "foo+bar");
        assert_eq!(shown("өтініш AND беру OR кету"), "(өтініш [беру кету])");
        assert_eq!(shown("act: 361"), "(act 361)");
        assert_eq!(shown("kind:nonsense"), "nonsense");
        assert_eq!(shown("өті\"ніш\""), "(өті ніш)");
        for nothing in ["", "  ", "\"\"", "-", "№ — !", "\"", "act:\"\""] {
            assert_eq!(shown(nothing), "", "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_query_is_read(query in "\\PC{0,60}") {
            let _ = parse(&query);
        }

        #[test]
        fn any_query_of_signs_is_read(query in "[-\"«»: |ORaі\u{301}a1/act]{0,40}") {
            let _ = parse(&query);
        }
    }
}
