//! Provisions in the words of lawyers: `7-тармақтың 3-1) тармақшасы`, `пп. 3-1) п. 7`.
//!
//! Kazakh goes from the outer unit to the inner one and puts the number first; Russian mostly goes the other way round in both.
//! Nouns are recognised as stem and ending, never by their beginning alone (`бөлік`, `бөлім`, `бөлімше` are three things).

use crate::base::{Kind, Segment, fold};

/// Reads a citation. Steps come outer to inner; a document or attachment that is named by its noun only has no number.
///
/// # Errors
/// The word that is not understood, or the noun that lacks a number.
pub(super) fn parse(text: &str) -> Result<Vec<Segment>, String> {
    let mut tokens = tokens(text);
    tokens.retain(|t| !matches!(t, Token::Word(w) if NOISE.contains(&w.as_str())));
    let kazakh = is_kazakh(&tokens);
    let mut steps: Vec<Segment> = Vec::new();
    let mut numbers: Vec<Option<String>> = Vec::new();
    let mut strange: Option<String> = None;
    let mut i = 0;
    while let Some(token) = tokens.get(i) {
        i += 1;
        let word = match token {
            Token::Number(n) => {
                numbers.push(Some(n.clone()));
                continue;
            }
            Token::Word(w) => w,
        };
        let next_is = |stem: &str| matches!(tokens.get(i), Some(Token::Word(w)) if kazakh_noun(w) == kazakh_noun(stem));
        let kind = match if kazakh { kazakh_noun(word) } else { russian_noun(word) } {
            _ if word == "кіші" && next_is("бөлім") => {
                i += 1;
                Some(Kind::Subsection)
            }
            kind => kind,
        };
        let Some(kind) = kind else {
            // Words of a title: before the noun in Kazakh, after it in Russian.
            let after_title = !kazakh && steps.iter().any(|s| matches!(s.kind, Kind::Document | Kind::Attachment));
            if !after_title {
                strange.get_or_insert_with(|| word.clone());
            }
            continue;
        };
        let document = matches!(kind, Kind::Document | Kind::Attachment);
        if kazakh && document {
            strange = None;
        }
        if let Some(word) = strange {
            return Err(word);
        }
        let number = match (kazakh, tokens.get(i)) {
            (false, Some(Token::Number(n))) => {
                i += 1;
                Some(n.clone())
            }
            // An act with a number of its own has none here: "Правил 7".
            _ => numbers.pop().flatten(),
        };
        if number.is_none() && !document && !kind.may_lack_number() && !matches!(kind, Kind::Note | Kind::Table) {
            return Err(word.clone());
        }
        steps.push(Segment { kind, number, title: None });
    }
    if let Some(word) = strange {
        return Err(word);
    }
    if let Some(n) = numbers.into_iter().flatten().next() {
        return Err(n);
    }
    if steps.is_empty() {
        return Err(text.trim().to_string());
    }
    if !kazakh && !outer_first(&steps) {
        steps.reverse();
    }
    Ok(steps)
}

enum Token {
    Number(String),
    Word(String),
}

/// Words that say nothing about where.
const NOISE: &[&str] = &[
    "реттік",
    "нөмірі",
    "нөмірлі",
    "нөмірлері",
    "осы",
    "аталған",
    "көрсетілген",
    "порядковый",
    "порядковым",
    "порядкового",
    "номер",
    "номером",
    "номера",
    "под",
    "настоящих",
    "настоящего",
    "указанных",
    "к",
    "в",
    "из",
];

fn tokens(text: &str) -> Vec<Token> {
    let folded = fold(text).text;
    let mut out = Vec::new();
    for word in folded.split(|c: char| c.is_whitespace() || matches!(c, '"' | ',' | '№' | '(')) {
        let mut rest = word.trim_matches('.');
        // `п.7`
        if let Some((a, b)) = rest.split_once('.')
            && a.chars().all(char::is_alphabetic)
        {
            out.push(Token::Word(a.to_string()));
            rest = b;
        }
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-').len();
        let (number, tail) = rest.split_at(digits);
        let number = number.trim_matches('-');
        if !number.is_empty() {
            out.push(Token::Number(number.to_string()));
        }
        let tail = tail.trim_start_matches([')', '-', '.']).trim_end_matches([')', ';', ':']);
        if tail.is_empty() || (!number.is_empty() && ORDINAL_ENDINGS.contains(&tail)) {
            continue;
        }
        out.push(match ordinal(tail) {
            Some(n) => Token::Number(n.to_string()),
            None => Token::Word(tail.to_string()),
        });
    }
    out
}

const ORDINAL_ENDINGS: &[&str] = &["ші", "шы", "інші", "ыншы", "нші", "й", "я", "го", "ой", "ый", "ая", "е", "ю", "му", "м"];

const ORDINALS: &[(&[&str], usize)] = &[
    (&["бірінші", "перв"], 1),
    (&["екінші", "втор"], 2),
    (&["үшінші", "трет"], 3),
    (&["төртінші", "четверт"], 4),
    (&["бесінші", "пят"], 5),
    (&["алтыншы", "шест"], 6),
    (&["жетінші", "седьм"], 7),
    (&["сегізінші", "восьм"], 8),
    (&["тоғызыншы", "девят"], 9),
    (&["оныншы", "десят"], 10),
];

fn ordinal(word: &str) -> Option<usize> {
    let fits = |stem: &str| {
        let tail = word.strip_prefix(stem);
        tail.is_some_and(|t| t.is_empty() || (is_russian_ordinal_stem(stem) && t.chars().count() <= 4))
    };
    ORDINALS.iter().find(|(stems, _)| stems.iter().any(|s| fits(s))).map(|(_, n)| *n)
}

fn is_russian_ordinal_stem(stem: &str) -> bool {
    !stem.ends_with("ші") && !stem.ends_with("шы")
}

/// Words that both languages write alike (`абзац`, `параграф`) decide nothing; then the number before the noun means Kazakh.
fn is_kazakh(tokens: &[Token]) -> bool {
    for t in tokens {
        if let Token::Word(w) = t {
            match (kazakh_noun(w), russian_noun(w)) {
                (Some(_), None) => return true,
                (None, Some(_)) => return false,
                _ => {}
            }
        }
    }
    matches!(tokens.first(), Some(Token::Number(_)))
}

const KAZAKH: &[(&str, Kind)] = &[
    ("тармақша", Kind::Subitem),
    ("тармақ", Kind::Item),
    ("тармағ", Kind::Item),
    ("бап", Kind::Article),
    ("баб", Kind::Article),
    ("бөлік", Kind::Paragraph),
    ("бөліг", Kind::Paragraph),
    ("бөлім", Kind::Section),
    ("тарау", Kind::Chapter),
    ("параграф", Kind::Subchapter),
    ("абзац", Kind::Indent),
    ("сөйлем", Kind::Sentence),
    ("қосымша", Kind::Attachment),
    ("кесте", Kind::Table),
    ("жол", Kind::Row),
    ("баған", Kind::Column),
    ("ұяшық", Kind::Cell),
    ("ұяшығ", Kind::Cell),
    ("қағида", Kind::Document),
    ("ереже", Kind::Document),
    ("тізбе", Kind::Document),
    ("нұсқаулық", Kind::Document),
    ("нұсқаулығ", Kind::Document),
    ("стандарт", Kind::Document),
    ("регламент", Kind::Document),
    ("ескертпе", Kind::Note),
    ("кіріспе", Kind::Preamble),
    ("тақырып", Kind::Heading),
    ("тақырыб", Kind::Heading),
];

/// The kind that a Kazakh noun names, in any case, with or without possessive and plural endings.
fn kazakh_noun(word: &str) -> Option<Kind> {
    KAZAKH.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(crate::base::kazakh::is_ending)).map(|(_, k)| *k)
}

const RUSSIAN: &[(&str, &[&str], Kind)] = &[
    ("подпункт", &["пп", "подп"], Kind::Subitem),
    ("пункт", &["п"], Kind::Item),
    ("стать", &["ст"], Kind::Article),
    ("статей", &[], Kind::Article),
    ("част", &["ч"], Kind::Paragraph),
    ("абзац", &["абз"], Kind::Indent),
    ("предложени", &[], Kind::Sentence),
    ("подраздел", &["подразд"], Kind::Subsection),
    ("раздел", &["разд"], Kind::Section),
    ("глав", &["гл"], Kind::Chapter),
    ("параграф", &[], Kind::Subchapter),
    ("приложени", &["прил"], Kind::Attachment),
    ("таблиц", &["табл"], Kind::Table),
    ("строк", &["стр"], Kind::Row),
    ("граф", &[], Kind::Column),
    ("столбц", &[], Kind::Column),
    ("правил", &[], Kind::Document),
    ("положени", &[], Kind::Document),
    ("перечен", &[], Kind::Document),
    ("перечн", &[], Kind::Document),
    ("инструкци", &[], Kind::Document),
    ("стандарт", &[], Kind::Document),
    ("регламент", &[], Kind::Document),
    ("примечани", &[], Kind::Note),
    ("преамбул", &[], Kind::Preamble),
    ("заголов", &[], Kind::Heading),
];

/// The kind that a Russian noun or its abbreviation names. Endings have three letters at most.
fn russian_noun(word: &str) -> Option<Kind> {
    let fits = |stem: &str, short: &[&str]| {
        short.contains(&word)
            || word.strip_prefix(stem).is_some_and(|t| t.chars().count() <= 3 && t.chars().all(|c| ('а'..='я').contains(&c)))
    };
    RUSSIAN.iter().find(|(stem, short, _)| fits(stem, short)).map(|(_, _, k)| *k)
}

/// Russian lists give "ст. 55 п. 4" as well: articles never stand inside items.
fn outer_first(steps: &[Segment]) -> bool {
    let rank = |s: &Segment| match s.kind {
        Kind::Document => 0,
        Kind::Attachment => 1,
        Kind::Part | Kind::Section => 2,
        Kind::Subsection => 3,
        Kind::Chapter => 4,
        Kind::Subchapter => 5,
        Kind::Article => 6,
        Kind::Item | Kind::Table => 7,
        Kind::Row => 8,
        _ => 9,
    };
    match (steps.first(), steps.last()) {
        (Some(a), Some(b)) => rank(a) < rank(b),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::base::ProvisionPath;

    #[test]
    fn both_languages_in_their_own_order() {
        for (text, path) in [
            ("7-тармақтың 3-1) тармақшасы", "item-7/subitem-3-1"),
            ("7-тармақ", "item-7"),
            ("7 тармағының 3-1) тармақшасында", "item-7/subitem-3-1"),
            ("осы Қағидалардың 7-тармағында", "document/item-7"),
            ("құжаттарды ресімдеу қағидаларының 7-тармағы", "document/item-7"),
            ("2-бөлік", "paragraph-2"),
            ("7-тармақтың екінші бөлiгi", "item-7/paragraph-2"),
            ("55-баптың 4-тармағы", "article-55/item-4"),
            ("реттік нөмірі 8-жол", "row-8"),
            ("3-қосымшаның реттік нөмірі 8-жолы", "attachment-3/row-8"),
            ("2-кіші бөлімнің 3-тарауы", "subsection/chapter-3"),
            ("кіріспе", "preamble"),
            ("пп. 3-1) п. 7", "item-7/subitem-3-1"),
            ("пп.3-1) п.7", "item-7/subitem-3-1"),
            ("подпункт 3-1) пункта 7", "item-7/subitem-3-1"),
            ("подпункта 1) пункта 7 Правил оформления документов", "document/item-7/subitem-1"),
            ("часть вторая пункта 3", "item-3/paragraph-2"),
            ("абзац третий части 2 статьи 55", "article-55/paragraph-2/indent-3"),
            ("ст. 55 п. 4", "article-55/item-4"),
            ("строка, порядковый номер 8, приложения 3 к Правилам", "document/attachment-3/row-8"),
        ] {
            let path_of = |p: Vec<_>| ProvisionPath(p).to_string();
            let expected = path.replace("subsection/", "subsection-2/");
            assert_eq!(parse(text).map(path_of), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, word) in
            [("7-бөлімше", "бөлімше"), ("тармақ", "тармақ"), ("7-тармақтың жартысы", "жартысы"), ("12", "12"), ("", "")]
        {
            assert_eq!(parse(text), Err(word.to_string()), "{text}");
        }
    }
}
