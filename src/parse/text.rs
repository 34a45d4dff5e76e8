//! One line as the grammars see it, and the way back; values that several grammars share.

use pest::Parser;
use pest::iterators::Pair;

use super::{Grammar, Rule};
use crate::base::fold::fold_unglued;
use crate::base::{ActKind, ActRef, Date, Folded, Span, fold};

pub(super) type Node<'i> = Pair<'i, Rule>;

/// Lines longer than this (in bytes) are not given to the grammars.
pub(super) const MAX_LINE: usize = 64 * 1024;

/// A line with its folded form.
pub(super) struct Text<'a> {
    pub original: &'a str,
    pub folded: Folded,
}

impl<'a> Text<'a> {
    pub fn new(original: &'a str) -> Self {
        Text { original, folded: fold(original) }
    }

    /// A line whose words may stand together without a blank.
    pub fn unglued(original: &'a str) -> Self {
        Text { original, folded: fold_unglued(original) }
    }

    /// Several lines seen as one.
    pub fn new_line(original: &'a str) -> Self {
        let mut t = Text::new(original);
        if t.folded.text.contains('\n') {
            t.folded.text = t.folded.text.replace('\n', " ");
        }
        t
    }

    /// Parses the folded text from `at` on.
    pub fn parse(&self, rule: Rule, at: usize) -> Option<Node<'_>> {
        let rest = self.folded.text.get(at..).filter(|r| r.len() <= MAX_LINE)?;
        Grammar::parse(rule, rest).ok()?.next()
    }

    /// Parses the folded text from `at` on, of which the grammar sees no more than `window` bytes: pest copies what it was given into
    /// the error of a failed attempt.
    pub fn parse_within(&self, rule: Rule, at: usize, window: usize) -> Option<Node<'_>> {
        let end = self.folded.text.floor_char_boundary(at + window);
        let part = self.folded.text.get(at..end)?;
        match rule {
            Rule::path => Grammar::parse(Rule::path_if_any, part).ok()?.next()?.into_inner().next(),
            Rule::date => Grammar::parse(Rule::date_if_any, part).ok()?.next()?.into_inner().next(),
            _ => Grammar::parse(rule, part).ok()?.next(),
        }
    }

    /// Where a part of the parse of `parse(_, at)` stands in the original line.
    pub fn span(&self, node: &Node<'_>, at: usize) -> Span {
        let s = node.as_span();
        Span::new(self.folded.to_original(s.start() + at), self.folded.to_original(s.end() + at))
    }

    /// The original letters of a part, without blanks around.
    pub fn slice(&self, node: &Node<'_>, at: usize) -> &'a str {
        self.span(node, at).of(self.original).trim()
    }
}

/// The first descendant with this rule, in document order.
pub(super) fn find<'i>(node: &Node<'i>, rule: Rule) -> Option<Node<'i>> {
    node.clone().into_inner().flatten().find(|n| n.as_rule() == rule)
}

/// A `date` node as a day; `None` where it is no day of the calendar.
pub(super) fn date(node: &Node<'_>) -> Option<Date> {
    let (mut y, mut m, mut d) = (None, None, None);
    for n in node.clone().into_inner().flatten() {
        match n.as_rule() {
            Rule::year => y = n.as_str().parse().ok(),
            // No act of the Republic is older.
            Rule::year_short => y = n.as_str().parse::<i32>().ok().map(|n| if n >= 90 { 1900 + n } else { 2000 + n }),
            Rule::day_strokes => d = Some(if n.as_str().chars().count() == 2 { 11 } else { 1 }),
            Rule::month_digits => m = n.as_str().parse().ok(),
            Rule::day | Rule::day_digits => d = n.as_str().parse().ok(),
            // Көкек: April, in the old calendar of months.
            Rule::month_kk if n.as_str().starts_with("көк") => m = Some(4),
            Rule::month_kk => m = position(&MONTHS_KK, n.as_str()),
            Rule::month_ru => m = position(&MONTHS_RU, n.as_str()),
            _ => {}
        }
    }
    Date::from_ymd_opt(y?, m?, d?)
}

/// The months of Kazakh, as they stand alone.
pub const MONTHS_KK: [&str; 12] =
    ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];
/// The months of Russian, in the genitive.
pub const MONTHS_RU: [&str; 12] =
    ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];

fn position(names: &[&str], name: &str) -> Option<u32> {
    names.iter().position(|n| *n == name).map(|p| p as u32 + 1)
}

/// The kind an `act_kind` node names.
pub(super) fn act_kind(node: &Node<'_>) -> Option<ActKind> {
    node.clone().into_inner().flatten().find_map(|n| {
        Some(match n.as_rule() {
            Rule::k_constitution => ActKind::Constitution,
            Rule::k_constitutional_law => ActKind::ConstitutionalLaw,
            Rule::k_code => ActKind::Code,
            Rule::k_law => ActKind::Law,
            Rule::k_decree => ActKind::Decree,
            Rule::k_resolution => ActKind::Resolution,
            Rule::k_order => ActKind::Order,
            Rule::k_decision => ActKind::Decision,
            Rule::k_directive => ActKind::Directive,
            _ => return None,
        })
    })
}

/// The kind of the first act noun below a node.
pub(super) fn kind_in(node: &Node<'_>) -> Option<ActKind> {
    find(node, Rule::act_kind).and_then(|k| act_kind(&k))
}

/// An act as the nodes below `node` describe it; the letters are the original's.
pub(super) fn act_ref(text: &Text<'_>, node: &Node<'_>, at: usize) -> ActRef {
    let mut act = ActRef { kind: kind_in(node), ..ActRef::default() };
    for n in node.clone().into_inner().flatten() {
        match n.as_rule() {
            Rule::date if act.date.is_none() => act.date = date(&n),
            Rule::req_number if act.number.is_none() => act.number = Some(number(text.slice(&n, at))),
            Rule::cit_registration if act.registration.is_none() => act.registration = Some(text.slice(&n, at).to_string()),
            Rule::req_issuer if act.issuer.is_none() => {
                act.issuer = issuer(text.slice(&n, at));
            }
            _ => {}
        }
    }
    act
}

/// A number as printed, without the blank that a wrapped line left after its hyphen.
pub(super) fn number(printed: &str) -> String {
    if printed.contains(' ') { printed.replace("- ", "-").replace("/ ", "/") } else { printed.to_string() }
}

/// An issuer's name: the words before the date, genitive ending and `м.а.` taken off. `None` for blanks.
pub(super) fn issuer(words: &str) -> Option<String> {
    let words = words.trim().trim_start_matches("туралы").trim();
    let words = words.strip_suffix("м.а.").or_else(|| words.strip_suffix("м. а.")).unwrap_or(words).trim();
    if words.is_empty() {
        return None;
    }
    // With a Latin i as well: real texts mix the letters.
    let genitive = ["ның", "нің", "дың", "дің", "тың", "тің", "нiң", "дiң", "тiң"];
    let name = genitive.iter().find_map(|g| words.strip_suffix(g)).unwrap_or(words);
    Some(name.to_string())
}

/// Whether the words before a date say that the holder of the office was acting.
pub(super) fn is_acting(words: &str) -> bool {
    let f = fold(words).text;
    f.trim_end().ends_with("м.а.") || f.contains("міндетін атқарушы") || f.contains("и.о.") || f.contains("исполняющ")
}

/// Text without one outer pair of quotes.
pub(super) fn unquote(text: &str) -> &str {
    let t = text.trim();
    let inner = t.strip_prefix(['"', '«', '“']).unwrap_or(t);
    inner.strip_suffix(['"', '»', '”']).unwrap_or(inner)
}
