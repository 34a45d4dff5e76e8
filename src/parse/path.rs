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
        Kind::Attachment => 1,
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
    if kind != Kind::Row && is_plural(&text.folded.text, noun.as_span().end() + at) {
        numbers = with_ranges(&numbers);
    }
    Some(Step { kind, numbers })
}

/// Numbers of a plural noun, `13-15` read as a range where nothing in the list says that it is an inserted number.
pub(super) fn with_ranges(numbers: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for n in numbers {
        let bounds = n.split_once('-').and_then(|(a, b)| Some((a.parse::<u32>().ok()?, b.parse::<u32>().ok()?)));
        let host = n.split_once('-').map_or("", |(a, _)| a);
        let inserted = numbers.iter().any(|o| o != n && (o == host || o.split_once('-').is_some_and(|(a, _)| a == host)));
        match bounds {
            Some((a, b)) if a < b && b - a < 500 && !inserted => out.extend((a..=b).map(|n| n.to_string())),
            _ => out.push(n.clone()),
        }
    }
    out
}

/// Whether a Kazakh noun whose stem ends at `end` is in the plural.
fn is_plural(folded: &str, end: usize) -> bool {
    let rest = folded.get(end..).unwrap_or("");
    ["лар", "лер", "дар", "дер", "тар", "тер"].iter().any(|p| rest.starts_with(p))
}

/// One number as printed; ordinals as digits.
fn number(text: &Text<'_>, node: &Node<'_>, at: usize) -> String {
    match node.as_rule() {
        Rule::ordinal => match ordinal(node.as_str()) {
            0 => LAST.to_string(),
            n => n.to_string(),
        },
        Rule::r_ordinal => match russian_ordinal(node) {
            0 => LAST.to_string(),
            n => n.to_string(),
        },
        Rule::roman => text.slice(node, at).to_uppercase(),
        _ => {
            let digits = node.clone().into_inner().next().unwrap_or_else(|| node.clone());
            text.slice(&digits, at).to_string()
        }
    }
}

/// The number of the last one of its kind (`соңғы абзацы`, `абзац последний`): which, only the text it stands in can tell.
pub const LAST: &str = "last";

/// `3 – 9` → 3, 4, … 9; both ends only where they are not plain numbers.
fn range(ends: &[String]) -> Vec<String> {
    let [a, b] = ends else { return ends.to_vec() };
    let plain = |s: &str| s.parse::<u32>().ok();
    if let (Some(x), Some(y)) = (plain(a), plain(b))
        && x <= y
        && y - x < 500
    {
        return (x..=y).map(|n| n.to_string()).collect();
    }
    if let (Some(x), Some(y)) = (from_roman(a), from_roman(b))
        && x <= y
    {
        return (x..=y).map(to_roman).collect();
    }
    // 3-1 – 3-4
    if let (Some((host, x)), Some((other, y))) = (a.rsplit_once('-'), b.rsplit_once('-'))
        && host == other
        && let (Some(x), Some(y)) = (plain(x), plain(y))
        && x <= y
        && y - x < 500
    {
        return (x..=y).map(|n| format!("{host}-{n}")).collect();
    }
    vec![a.clone(), b.clone()]
}

/// The value of a Roman numeral up to 89, in Latin letters or their Cyrillic look-alikes; `None` for anything else.
#[must_use]
pub fn from_roman(text: &str) -> Option<u32> {
    let value = |c: char| match c {
        'I' | 'i' | 'І' | 'і' => Some(1),
        'V' | 'v' => Some(5),
        'X' | 'x' | 'Х' | 'х' => Some(10),
        'L' | 'l' => Some(50),
        _ => None,
    };
    let digits: Vec<u32> = text.chars().map(value).collect::<Option<_>>()?;
    let sign = |i: usize| digits.get(i + 1).is_some_and(|next| *next > digits[i]);
    let (add, take): (Vec<usize>, Vec<usize>) = (0..digits.len().min(12)).partition(|i| !sign(*i));
    let sum = |at: &[usize]| at.iter().map(|i| digits[*i]).sum::<u32>();
    sum(&add).checked_sub(sum(&take)).filter(|n| *n > 0)
}

fn to_roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 7] = [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value && out.len() < 20 {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The number of a Kazakh ordinal word; 0 for a word that is none (`соңғы` included).
#[must_use]
pub fn ordinal(word: &str) -> u32 {
    const UNITS: [&str; 9] = ["бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы", "жетінші", "сегізінші", "тоғызыншы"];
    const ROUND: [&str; 10] = [
        "оныншы",
        "жиырмасыншы",
        "отызыншы",
        "қырқыншы",
        "елуінші",
        "алпысыншы",
        "жетпісінші",
        "сексенінші",
        "тоқсаныншы",
        "жүзінші",
    ];
    const TENS: [&str; 9] = ["он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"];
    let at = |names: &[&str], w: &str| names.iter().position(|n| *n == w).map_or(0, |p| p as u32 + 1);
    let folded = fold(word).text;
    folded.split_whitespace().map(|w| at(&UNITS, w) + 10 * at(&ROUND, w) + 10 * at(&TENS, w)).sum()
}

fn russian_ordinal(node: &Node<'_>) -> u32 {
    const UNITS: [&str; 9] = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят"];
    const MORE: [&str; 18] = [
        "десят",
        "одиннадцат",
        "двенадцат",
        "тринадцат",
        "четырнадцат",
        "пятнадцат",
        "шестнадцат",
        "семнадцат",
        "восемнадцат",
        "девятнадцат",
        "двадцат",
        "тридцат",
        "сороков",
        "пятидесят",
        "шестидесят",
        "семидесят",
        "восьмидесят",
        "девяносто",
    ];
    const TENS: [&str; 8] = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];
    let at = |names: &[&str], w: &str| names.iter().position(|n| *n == w).map(|p| p as u32);
    node.clone()
        .into_inner()
        .map(|n| match n.as_rule() {
            Rule::r_ordinal_unit => at(&UNITS, n.as_str()).map_or(0, |p| p + 1),
            Rule::r_ordinal_ten => at(&TENS, n.as_str()).map_or(0, |p| 10 * (p + 2)),
            Rule::r_ordinal_more => at(&MORE, n.as_str()).map_or(0, |p| if p < 10 { p + 10 } else { 10 * (p - 8) }),
            _ => 0,
        })
        .sum()
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
            ("1) – 4) тармақшаларында", "subitem-1 subitem-2 subitem-3 subitem-4"),
            ("5-7-тармақтар", "item-5 item-6 item-7"),
            ("5-7-тармақ", "item-5-7"),
            ("11, 13-15-баптарында", "article-11 article-13 article-14 article-15"),
            ("3-4, 3-5-тармақтар", "item-3-4 item-3-5"),
            ("I - III бөлімдер", "section-I section-II section-III"),
            ("73-баптың 1-бөлігінің екінші абзацы", "article-73/item-1/indent-2"),
            ("жиырма бірінші және соңғы абзацтары", "indent-21 indent-last"),
            ("\"а\" тармақшасы", "subitem-а"),
            ("1.5-тармақта", "item-1.5"),
            ("37а-тармақ", "item-37а"),
            ("7-1), 7-2) 7-3) және 7-4) тармақшалармен", "subitem-7-1 subitem-7-2 subitem-7-3 subitem-7-4"),
            ("реттік нөмірі 400-жолдың 5-бағанындағы 1) тармақша", "row-400/column-5/subitem-1"),
            ("реттік нөмірі 41-1, 41-2, 41-3 - жолдармен", "row-41-1 row-41-2 row-41-3"),
            ("1,3 бағандардағы", "column-1 column-3"),
            ("3-тармақтың екінші азатжолы", "item-3/indent-2"),
            ("1-ші бөлігінде", "paragraph-1"),
            ("подпункты 1) и 2) пункта 3 статьи 24", "article-24/item-3/subitem-1 article-24/item-3/subitem-2"),
            ("часть вторая пункта 5", "item-5/paragraph-2"),
            ("подпункт 2) части четвертой", "paragraph-4/subitem-2"),
            ("часть 2 статьи 5", "article-5/item-2"),
            ("абзац третий подпункта 2) пункта 1", "item-1/subitem-2/indent-3"),
            ("абзацы двадцать первый и двадцать второй", "indent-21 indent-22"),
            ("пунктами 3-1 и 3-2", "item-3-1 item-3-2"),
            ("статьями 5 – 7", "article-5 article-6 article-7"),
            ("пункты с 3 по 5", "item-3 item-4 item-5"),
            ("строка, порядковый номер 12", "row-12"),
            ("строки, порядковые номера 8 и 9, приложения 3", "attachment-3/row-8 attachment-3/row-9"),
            ("приложение 2", "attachment-2"),
            ("второй части пункта 5", "item-5/paragraph-2"),
            ("п. 3 ст. 24", "article-24/item-3"),
            ("пп. 1)", "subitem-1"),
            ("пп. 3, 7 ст. 24", "article-24/subitem-3 article-24/subitem-7"),
            ("пункт пропуска", ""),
            ("частный 5", ""),
        ] {
            assert_eq!(show(text), want, "{text}");
        }
    }

    #[test]
    fn what_people_type_is_read_in_both_languages() {
        for (text, path) in [
            ("7-тармақтың 3-1) тармақшасы", "item-7/subitem-3-1"),
            ("7 тармағының 3-1) тармақшасында", "item-7/subitem-3-1"),
            ("осы Қағидалардың 7-тармағында", "document/item-7"),
            ("құжаттарды ресімдеу қағидаларының 7-тармағы", "document/item-7"),
            ("7-тармақтың екінші бөлiгi", "item-7/paragraph-2"),
            ("3-қосымшаның реттік нөмірі 8-жолы", "attachment-3/row-8"),
            ("2-кіші бөлімнің 3-тарауы", "subsection-2/chapter-3"),
            ("кіріспе", "preamble"),
            ("пп. 3-1) п. 7", "item-7/subitem-3-1"),
            ("пп.3-1) п.7", "item-7/subitem-3-1"),
            ("подпункта 1) пункта 7 Правил оформления документов", "document/item-7/subitem-1"),
            ("абзац третий части 2 статьи 55", "article-55/item-2/indent-3"),
            ("ст. 55 п. 4", "article-55/item-4"),
            ("строка, порядковый номер 8, приложения 3 к Правилам", "document/attachment-3/row-8"),
        ] {
            let path_of = |p: Vec<Segment>| crate::base::ProvisionPath(p).to_string();
            assert_eq!(typed(text).map(path_of), Ok(path.to_string()), "{text}");
        }
        for (text, word) in
            [("7-бөлімше", "бөлімше"), ("тармақ", "тармақ"), ("7-тармақтың жартысы", "жартысы"), ("12", "12"), ("", "")]
        {
            assert_eq!(typed(text), Err(word.to_string()), "{text}");
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
