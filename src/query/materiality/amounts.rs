//! Numbers: sums, shares, counts, ages, with what they must not exceed or fall below; and the numbers of elements and acts.

use std::ops::Range;

use super::facts::Fact;
use super::words::{Words, is_form};
use super::{Class, tokens::Token};
use crate::base::Language;
use crate::base::numerals;

/// What the number of an element stands before in Kazakh, after in Russian.
const ELEMENTS_KK: &[&str] = &[
    "тармақ",
    "тармақша",
    "бап",
    "бөлік",
    "абзац",
    "азатжол",
    "қосымша",
    "тарау",
    "бөлім",
    "параграф",
    "кіші бөлім",
    "жол",
    "баған",
    "нысан",
    "сөйлем",
];
const ELEMENTS_RU: &[&str] = &[
    "пункт",
    "подпункт",
    "стать",
    "част",
    "абзац",
    "приложени",
    "глав",
    "раздел",
    "параграф",
    "строк",
    "граф",
    "форм",
    "пп",
    "п",
    "ст",
    "подраздел",
];

const UNITS_KK: &[&str] = &[
    "теңге",
    "аек",
    "%",
    "доллар",
    "еуро",
    "рубль",
    "жас",
    "есе",
    "еселенген",
    "еселік",
    "метр",
    "километр",
    "гектар",
    "килограмм",
    "грамм",
    "тонна",
    "литр",
    "адам",
    "дана",
    "рет",
    "балл",
    "градус",
    "киловатт",
    "мегаватт",
    "бет",
    "парақ",
    "данасы",
    "кг",
    "км",
    "м",
    "га",
    "л",
];
const UNITS_RU: &[&str] = &[
    "теңге",
    "мрп",
    "%",
    "доллар",
    "евро",
    "рубл",
    "кратн",
    "метр",
    "километр",
    "гектар",
    "килограмм",
    "грамм",
    "тонн",
    "литр",
    "человек",
    "экземпляр",
    "раз",
    "балл",
    "градус",
    "киловатт",
    "мегаватт",
    "лист",
    "страниц",
    "кг",
    "км",
    "м",
    "га",
    "л",
];

/// A number, or a compound such as `двукратный`.
pub(super) fn amount(w: &Words<'_>, i: usize) -> Option<Fact> {
    let first = w.get(i)?;
    let Some(number) = &first.number else { return times_over(w, i, first) };
    if let Some(kind) = element(w, i) {
        return Some(Fact::new(Class::Reference, i..i + 1, format!("{kind} {}", first.canon)));
    }
    let age = w.language == Language::Russian && w.joined(i + 1).is_some_and(|t| t.canon == "лет" || t.canon == "года");
    let (unit, len) = match unit(w, i + 1) {
        _ if age => ("years of age".to_string(), 2),
        Some((unit, n)) => (unit, n + 1),
        None => (String::new(), 1),
    };
    let (range, bound) = bound(w, i..i + len);
    Some(Fact::new(Class::Amount, range, format!("{number} {unit} {bound}")))
}

/// What it is the number of, when it is one of an element or of an act.
fn element(w: &Words<'_>, i: usize) -> Option<&'static str> {
    let before = |n: usize| i.checked_sub(n).and_then(|at| w.get(at));
    if before(1).is_some_and(|t| t.canon == "№") {
        return Some("№");
    }
    match w.language {
        // `7-тармақ`, `3) және 4) тармақшалар`
        Language::Kazakh => {
            let mut at = i + 1;
            while w
                .get(at)
                .is_some_and(|t| at < i + 16 && (t.number.is_some() || matches!(t.canon.as_str(), "және" | "мен" | "пен" | "бен")))
            {
                at += 1;
            }
            w.get(at).filter(|t| !t.broken).and_then(|t| ELEMENTS_KK.iter().find(|e| w.base(t) == **e)).copied()
        }
        Language::Russian => {
            let mut back = 1;
            while before(back).is_some_and(|t| back < 16 && (t.number.is_some() || matches!(t.canon.as_str(), "и" | "или"))) {
                back += 1;
            }
            let near = w.get(i + 1 - back).is_some_and(|t| !t.broken)
                || before(back).is_some_and(|t| matches!(t.canon.as_str(), "п" | "пп" | "ст"));
            before(back).filter(|_| near).and_then(|t| ELEMENTS_RU.iter().find(|e| is_form(&t.canon, e))).copied()
        }
    }
}

/// The unit after a number, and its words.
fn unit(w: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let first = w.joined(at)?;
    let next = |n: usize| w.joined(at + n).map_or("", |t| t.canon.as_str());
    // The monthly calculation index and the minimum wage in full.
    match w.language {
        Language::Kazakh if first.canon == "айлық" && next(1).starts_with("есептік") => return Some(("аек".into(), 3)),
        Language::Russian if is_form(&first.canon, "месячн") && next(1).starts_with("расчетн") => {
            return Some(("мрп".into(), 3));
        }
        _ => {}
    }
    if w.language == Language::Kazakh && matches!(first.canon.as_str(), "еселенген" | "еселік") {
        return Some(("есе".into(), 1));
    }
    w.one_of(first, UNITS_KK, UNITS_RU).map(|u| (u.to_string(), 1))
}

/// `двукратный размер`
fn times_over(w: &Words<'_>, i: usize, first: &Token) -> Option<Fact> {
    if w.language == Language::Kazakh {
        let half = matches!(first.canon.as_str(), "жартысы" | "жартысын" | "жартысынан" | "жарты");
        return half.then(|| Fact::new(Class::Amount, i..i + 1, "half".into()));
    }
    if matches!(first.canon.as_str(), "половина" | "половины" | "половину" | "половине") {
        return Some(Fact::new(Class::Amount, i..i + 1, "half".into()));
    }
    let (value, rest) = numerals::compound(&first.canon)?;
    is_form(rest, "кратн").then(|| Fact::new(Class::Amount, i..i + 1, format!("{value} times")))
}

/// Whether the number is a least or a most: `кемінде 3`, `3-тен кем емес`, `не более пяти`; with the words that say so.
fn bound(w: &Words<'_>, number: Range<usize>) -> (Range<usize>, &'static str) {
    let canon = |at: Option<usize>| at.and_then(|at| w.get(at)).map_or("", |t| t.canon.as_str());
    let (one, two) = (canon(number.start.checked_sub(1)), canon(number.start.checked_sub(2)));
    let (after, then) = (canon(Some(number.end)), canon(Some(number.end + 1)));
    let (before, behind, said) = match w.language {
        Language::Kazakh => match (one, after, then) {
            ("кемінде", ..) => (1, 0, "least"),
            (_, "кем", "емес") => (0, 2, "least"),
            (_, "артық" | "көп", "емес") => (0, 2, "most"),
            (_, "аспайтын" | "аспауы" | "аспай" | "аспауға", _) => (0, 1, "most"),
            (_, "дейін" | "дейінгі", _) => (0, 1, "up to"),
            (_, "астам" | "артық" | "көп" | "жоғары" | "асатын", _) => (0, 1, "over"),
            (_, "кем" | "аз" | "төмен", _) => (0, 1, "under"),
            _ => (0, 0, ""),
        },
        Language::Russian => match (two, one) {
            ("не", "менее" | "меньше" | "ниже") => (2, 0, "least"),
            ("не", "более" | "больше" | "свыше" | "выше") => (2, 0, "most"),
            ("не", w) if w.starts_with("превыша") => (2, 0, "most"),
            (_, "до") => (1, 0, "up to"),
            (_, "свыше" | "более" | "больше" | "выше" | "старше") => (1, 0, "over"),
            (_, "менее" | "меньше" | "ниже" | "моложе" | "младше") => (1, 0, "under"),
            _ => (0, 0, ""),
        },
    };
    (number.start - before..number.end + behind, said)
}
