//! Days and terms: `2012 жылғы 28 наурыз`, `он жұмыс күні ішінде`, `в течение пяти рабочих дней`, `ежемесячно`.

use std::ops::Range;

use super::facts::Fact;
use super::words::Words;
use super::{Class, tokens::Token};
use crate::base::Language;
use crate::base::numerals;

const MONTHS: [(&str, &str); 12] = [
    ("қаңтар", "январ"),
    ("ақпан", "феврал"),
    ("наурыз", "март"),
    ("сәуір", "апрел"),
    ("мамыр", "ма"),
    ("маусым", "июн"),
    ("шілде", "июл"),
    ("тамыз", "август"),
    ("қыркүйек", "сентябр"),
    ("қазан", "октябр"),
    ("қараша", "ноябр"),
    ("желтоқсан", "декабр"),
];

/// The day, month or year that begins at `i`.
pub(super) fn date(w: &Words<'_>, i: usize) -> Option<Fact> {
    let first = w.get(i)?;
    let number = first.number.as_deref();
    if let Some(day) = number.and_then(dotted) {
        return Some(Fact::new(Class::Date, i..i + 1, day));
    }
    let fact = |len: usize, value: String| Some(Fact::new(Class::Date, i..i + len, value));
    match w.language {
        // 2012 жылғы 28 наурыз; 28 наурыз; 2012 жыл
        Language::Kazakh => {
            if number.is_some_and(is_year) && w.joined(i + 1).is_some_and(is_year_word_kk) {
                let day = w.joined(i + 2).and_then(|t| t.number.as_deref());
                let month = |at: usize| w.joined(at).and_then(|t| month_kk(w, t));
                let year = number.unwrap_or("");
                return match (day, month(i + 3), month(i + 2)) {
                    (Some(d), Some(m), _) => fact(4, format!("{year}-{m:02}-{d:0>2}")),
                    (_, _, Some(m)) => fact(3, format!("{year}-{m:02}")),
                    _ => fact(2, year.to_string()),
                };
            }
            let month = w.joined(i + 1).and_then(|t| month_kk(w, t))?;
            fact(2, format!("{month:02}-{:0>2}", number?))
        }
        // 28 марта 2012 года; марта 2012 года; 2012 год
        Language::Russian => {
            let year = |at: usize| {
                let year = w.joined(at)?.number.as_deref().filter(|n| is_year(n))?;
                Some((year, 1 + usize::from(w.joined(at + 1).is_some_and(is_year_word_ru))))
            };
            if let Some(month) = number.and_then(|_| w.joined(i + 1)).and_then(month_ru) {
                let day = number.unwrap_or("");
                return match year(i + 2) {
                    Some((y, n)) => fact(2 + n, format!("{y}-{month:02}-{day:0>2}")),
                    None => fact(2, format!("{month:02}-{day:0>2}")),
                };
            }
            if let (Some(month), Some((y, n))) = (month_ru(first), year(i + 1)) {
                return fact(1 + n, format!("{y}-{month:02}"));
            }
            let alone = number.is_some_and(is_year) && w.joined(i + 1).is_some_and(is_year_word_ru);
            alone.then(|| Fact::new(Class::Date, i..i + 2, number.unwrap_or("").to_string()))
        }
    }
}

/// `28.03.2012`
fn dotted(number: &str) -> Option<String> {
    let mut parts = number.split('.');
    let (d, m, y) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none() && d.len() <= 2 && m.len() <= 2 && y.len() == 4;
    fits.then(|| format!("{y}-{m:0>2}-{d:0>2}"))
}

fn is_year(number: &str) -> bool {
    let ends = number.split('-').filter(|y| y.len() == 4 && (y.starts_with("19") || y.starts_with("20"))).count();
    ends > 0 && ends == number.split('-').count()
}

fn is_year_word_kk(t: &Token) -> bool {
    matches!(t.canon.as_str(), "ж" | "жж") || (t.canon.starts_with("жыл") && !t.canon.starts_with("жылдық"))
}

fn is_year_word_ru(t: &Token) -> bool {
    matches!(t.canon.as_str(), "г" | "гг" | "год" | "года" | "году" | "годом" | "годы" | "годов" | "годах")
}

fn month_kk(w: &Words<'_>, t: &Token) -> Option<usize> {
    let base = w.base(t);
    // `наурыздағы` is a form of the stemmer, its rarer kin are not.
    MONTHS
        .iter()
        .position(|(kk, _)| {
            base == *kk || t.canon.strip_prefix(kk).is_some_and(|e| e.starts_with(['д', 'т', 'ғ', 'г', 'н', 'қ', 'к']))
        })
        .map(|i| i + 1)
}

fn month_ru(t: &Token) -> Option<usize> {
    let ending = |stem: &str| t.canon.strip_prefix(stem);
    let fits = |stem: &str| match stem {
        "ма" => ending("ма").is_some_and(|e| matches!(e, "й" | "я" | "е" | "ю" | "ем")),
        _ => ending(stem).is_some_and(|e| matches!(e, "" | "ь" | "я" | "е" | "ю" | "ем" | "а" | "у")),
    };
    MONTHS.iter().position(|(_, ru)| fits(ru)).map(|i| i + 1)
}

const UNITS_KK: &[(&str, &str)] = &[
    ("күн", "day"),
    ("ай", "month"),
    ("апта", "week"),
    ("жыл", "year"),
    ("сағат", "hour"),
    ("минут", "minute"),
    ("тәулік", "24h"),
    ("тоқсан", "quarter"),
    ("онкүндік", "ten-days"),
    ("күндік", "day"),
    ("айлық", "month"),
    ("апталық", "week"),
    ("жылдық", "year"),
    ("сағаттық", "hour"),
];

const UNITS_RU: &[(&[&str], &str)] = &[
    (&["день", "дня", "дней", "дню", "днем", "дни", "дням", "днями", "днях", "дн"], "day"),
    (&["месяц", "месяца", "месяцев", "месяцу", "месяцем", "месяцы", "месяцам", "мес"], "month"),
    (&["неделя", "недели", "недель", "неделю", "неделе", "неделей", "неделям"], "week"),
    (&["год", "года", "лет", "году", "годом", "годам", "годы"], "year"),
    (&["час", "часа", "часов", "часу", "часам", "часы"], "hour"),
    (&["минут", "минуты", "минута", "минуту"], "minute"),
    (&["сутки", "суток", "суткам"], "24h"),
    (&["квартал", "квартала", "кварталов", "кварталу"], "quarter"),
    (&["декада", "декады", "декад", "декаду"], "ten-days"),
];

/// What kind of days: `жұмыс күні`, `календарных дней`.
fn day_kind(w: &Words<'_>, t: &Token) -> Option<&'static str> {
    let kinds: &[(&str, &[&str])] = match w.language {
        Language::Kazakh => {
            &[("working", &["жұмыс", "жұмысшы"]), ("calendar", &["күнтізбелік"]), ("banking", &["банк", "банктік", "операциялық"])]
        }
        Language::Russian => &[("working", &["рабоч"]), ("calendar", &["календарн"]), ("banking", &["банковск", "операционн"])],
    };
    let fits = |s: &&str| match w.language {
        Language::Kazakh => t.canon == *s,
        Language::Russian => super::words::is_form(&t.canon, s),
    };
    kinds.iter().find(|(_, words)| words.iter().any(fits)).map(|(name, _)| *name)
}

fn unit(w: &Words<'_>, t: &Token) -> Option<&'static str> {
    match w.language {
        Language::Kazakh => {
            let base = w.base(t);
            UNITS_KK.iter().find(|(u, _)| base == *u).map(|(_, name)| *name)
        }
        Language::Russian => UNITS_RU.iter().find(|(forms, _)| forms.contains(&t.canon.as_str())).map(|(_, name)| *name),
    }
}

/// Age, not a term: `18 жасқа`, `достигшие 18 лет`.
fn is_age(w: &Words<'_>, i: usize) -> bool {
    let before = |n: usize| i.checked_sub(n).and_then(|at| w.get(at)).map_or("", |t| t.canon.as_str());
    let word = |t: &str| ["возраст", "достиг", "старше", "моложе", "младше"].iter().any(|s| t.starts_with(s));
    w.language == Language::Russian && (1..=3).any(|n| word(before(n)))
}

/// The term that begins at `i`.
pub(super) fn deadline(w: &Words<'_>, i: usize) -> Option<Fact> {
    let first = w.get(i)?;
    if let Some((len, value)) = without_number(w, i, first) {
        return Some(Fact::new(Class::Deadline, i..i + len, value));
    }
    let mut at = i;
    let (amount, named) = match &first.number {
        Some(n) => {
            let plain = first.canon.strip_prefix(n.as_str()).unwrap_or("");
            (n.clone(), plain.trim_start_matches('-'))
        }
        None if w.language == Language::Russian => {
            let (value, rest) = numerals::compound(&first.canon)?;
            let unit = adjective(rest)?;
            return Some(ordered(w, i..i + 1, format!("{value} {unit}")));
        }
        None => return None,
    };
    // `10-дневный`
    if let Some(unit) = adjective(named).filter(|_| w.language == Language::Russian) {
        return Some(Fact::new(Class::Deadline, i..i + 1, format!("{amount} {unit}")));
    }
    at += 1;
    // `10 (десять) дневный` keeps the adjective as a word of its own.
    let next = w.get(at)?;
    if let Some(unit) = adjective(&next.canon).filter(|_| w.language == Language::Russian && !next.parted) {
        return Some(Fact::new(Class::Deadline, i..at + 1, format!("{amount} {unit}")));
    }
    let kind = w.get(at).filter(|t| !t.broken).and_then(|t| day_kind(w, t));
    at += usize::from(kind.is_some());
    let unit = w.get(at).filter(|t| !t.broken).and_then(|t| unit(w, t))?;
    let long = amount.parse::<u64>().is_ok_and(|n| n >= 1900) && unit == "year";
    let month_of_pay = w.language == Language::Kazakh && w.get(at + 1).is_some_and(|t| t.canon.starts_with("есептік"));
    if long || month_of_pay || (unit == "year" && is_age(w, i)) {
        return None;
    }
    // `күнтізбелік он күн`
    let before = i.checked_sub(1).filter(|_| kind.is_none() && !first.parted).and_then(|b| day_kind(w, w.get(b)?));
    let from = i - usize::from(before.is_some());
    let value = format!("{amount} {}{unit}", kind.or(before).map(|k| format!("{k} ")).unwrap_or_default());
    Some(ordered(w, from..at + 1, value))
}

/// The term with how it counts: within, after, before.
fn ordered(w: &Words<'_>, term: Range<usize>, value: String) -> Fact {
    let order = match w.language {
        Language::Kazakh => {
            let near = (term.end..term.end + 3).map_while(|at| Some((at, w.get(at).filter(|t| !t.broken)?)));
            near.filter_map(|(at, t)| Some((term.start..at + 1, order_kk(&t.canon)?))).next()
        }
        Language::Russian => {
            let near = (1..=3).filter_map(|n| term.start.checked_sub(n)).map_while(|at| Some((at, w.get(at)?)));
            near.filter_map(|(at, t)| Some((at..term.end, order_ru(&t.canon)?))).next()
        }
    };
    let (range, order) = order.unwrap_or((term, ""));
    Fact::new(Class::Deadline, range, format!("{value} {order}"))
}

fn order_kk(word: &str) -> Option<&'static str> {
    Some(match word {
        "ішінде" | "мерзімде" | "мерзім" | "мерзімінде" | "аралығында" => "within",
        "дейін" | "дейінгі" | "кешіктірмей" | "кешіктірілмей" => "by",
        "бұрын" | "бұрынғы" => "before",
        "кейін" | "соң" | "өткен" | "өткеннен" | "кейінгі" => "after",
        "бастап" => "from",
        _ => return None,
    })
}

fn order_ru(word: &str) -> Option<&'static str> {
    Some(match word {
        "течение" | "срок" | "сроки" => "within",
        "позднее" | "до" => "by",
        "за" | "ранее" => "before",
        "истечении" | "через" | "после" | "спустя" => "after",
        "с" | "со" => "from",
        _ => return None,
    })
}

/// `дневный`, `месячный` behind a number.
fn adjective(rest: &str) -> Option<&'static str> {
    let units = [
        ("дневн", "day"),
        ("месячн", "month"),
        ("недельн", "week"),
        ("годичн", "year"),
        ("летн", "year"),
        ("часов", "hour"),
        ("суточн", "24h"),
        ("минутн", "minute"),
    ];
    units.iter().find(|(stem, _)| super::words::is_form(rest, stem)).map(|(_, unit)| *unit)
}

/// Terms that no number counts: at once, every month, the next day.
fn without_number(w: &Words<'_>, i: usize, first: &Token) -> Option<(usize, String)> {
    let word = first.canon.as_str();
    let second = || w.joined(i + 1).map_or("", |t| t.canon.as_str());
    let at_once = match w.language {
        Language::Kazakh => ["дереу", "кідіріссіз", "шұғыл", "кешіктірместен", "кідіртпей"].contains(&word),
        Language::Russian => ["незамедлительно", "немедленно", "безотлагательно"].contains(&word),
    };
    if at_once {
        return Some((1, "at once".into()));
    }
    match w.language {
        Language::Kazakh => {
            if second() == "сайын" {
                return unit(w, first).map(|u| (2, format!("every {u}")));
            }
            let day = || w.joined(i + 1).is_some_and(|t| unit(w, t) == Some("day") || day_kind(w, t).is_some());
            let every = word.strip_prefix("ай").filter(|e| matches!(*e, "сайын" | "сайынғы")).map(|_| "month");
            let every = every.or_else(|| matches!(word, "жылсайын" | "жылсайынғы").then_some("year"));
            match word {
                _ if every.is_some() => every.map(|u| (1, format!("every {u}"))),
                "келесі" if day() => Some((2, "next day".into())),
                "сол" if day() => Some((2, "same day".into())),
                _ => None,
            }
        }
        Language::Russian => {
            let every = [
                ("ежедневн", "day"),
                ("ежемесячн", "month"),
                ("ежеквартальн", "quarter"),
                ("ежегодн", "year"),
                ("еженедельн", "week"),
            ];
            if let Some((_, unit)) = every.iter().find(|(s, _)| super::words::is_form(word, s)) {
                return Some((1, format!("every {unit}")));
            }
            // `в месячный срок`
            let term = |at: usize| w.joined(at).is_some_and(|t| matches!(t.canon.as_str(), "срок" | "срока" | "сроки" | "сроков"));
            adjective(word).filter(|_| term(i + 1)).map(|u| (2, format!("1 {u} within")))
        }
    }
}
