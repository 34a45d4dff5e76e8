//! Amendment sentences in Russian: addresses from the inside out by genitives, the verb in the middle.

use chrono::Datelike;

use super::plan::What;
use super::words::is_sign;
use super::{Counts, quoted};
use crate::base::{ActKind, ActRef, Date, Kind, Segment};
use crate::extract::{WordMode, Words};
use crate::parse::MONTHS_RU;
use crate::parse::path::russian_ordinal_stem;

/// Cases of the Russian noun that these sentences need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// By itself.
    Nominative,
    /// Of what is changed.
    Accusative,
    /// Of what it stands in.
    Genitive,
    /// After *в*.
    Prepositional,
    /// Of what is new.
    Instrumental,
}

/// An instruction at `path` (what the lines above it say left out), without its last sign.
pub fn sentence(path: &[Segment], what: &What) -> Option<String> {
    Some(match what {
        What::Restate(_) => format!("{} изложить в следующей редакции", address(path, Case::Accusative)?),
        What::Exclude => format!("{} исключить", address(path, Case::Accusative)?),
        What::Insert { beside, .. } => {
            let (last, host) = path.split_last()?;
            let new = element(last, Case::Instrumental)?;
            let lead = match beside {
                Some((true, neighbour)) => format!("после {} ", address(neighbour, Case::Genitive)?),
                Some((false, neighbour)) => format!("перед {} ", address(neighbour, Case::Instrumental)?),
                None if host.is_empty() => String::new(),
                None => format!("{} ", address(host, Case::Accusative)?),
            };
            format!("{lead}дополнить {new} следующего содержания")
        }
        What::Words(words) => words_sentence(path, words)?,
    })
}

/// `в пункте 1`: a line that leads somewhere.
pub fn navigation(path: &[Segment]) -> Option<String> {
    Some(format!("в {}", address(path, Case::Prepositional)?))
}

/// The line that leads into a document approved by the act.
pub fn document(name: &str, kind: ActKind) -> Option<String> {
    let (inflected, ending) = prepositional(name)?;
    Some(format!("в {inflected}, утвержденн{ending} {}", by_act(kind)))
}

/// A document approved by the act is restated.
pub fn whole_document(name: &str, kind: ActKind) -> Option<String> {
    // The accusative of most of these nouns is their nominative.
    let (_, ending) = prepositional(name)?;
    let first = name.split_whitespace().next()?;
    let (agrees, name) = match ending {
        "ых" => ("ые", name.to_string()),
        "ой" => {
            let stem = first.strip_suffix(['а', 'А'])?;
            ("ую", format!("{stem}{}{}", if first.ends_with('а') { "у" } else { "У" }, &name[first.len()..]))
        }
        _ if first.to_lowercase().ends_with('е') => ("ое", name.to_string()),
        _ => ("ый", name.to_string()),
    };
    Some(format!("{name}, утвержденн{agrees} {}, изложить в следующей редакции", by_act(kind)))
}

/// A name in the prepositional, and the ending of what agrees with it.
fn prepositional(name: &str) -> Option<(String, &'static str)> {
    // The noun in the nominative and the prepositional, and the ending of what agrees with it.
    const NOUNS: [(&str, &str, &str); 30] = [
        ("правила", "правилах", "ых"),
        ("положение", "положении", "ом"),
        ("инструкция", "инструкции", "ой"),
        ("перечень", "перечне", "ом"),
        ("порядок", "порядке", "ом"),
        ("регламент", "регламенте", "ом"),
        ("стандарт", "стандарте", "ом"),
        ("стандарты", "стандартах", "ых"),
        ("устав", "уставе", "ом"),
        ("методика", "методике", "ой"),
        ("программа", "программе", "ой"),
        ("план", "плане", "ом"),
        ("форма", "форме", "ой"),
        ("состав", "составе", "ом"),
        ("требования", "требованиях", "ых"),
        ("нормы", "нормах", "ых"),
        ("нормативы", "нормативах", "ых"),
        ("критерии", "критериях", "ых"),
        ("лимиты", "лимитах", "ых"),
        ("список", "списке", "ом"),
        ("реестр", "реестре", "ом"),
        ("концепция", "концепции", "ой"),
        ("структура", "структуре", "ой"),
        ("номенклатура", "номенклатуре", "ой"),
        ("основы", "основах", "ых"),
        ("квалификационные", "квалификационных", "ых"),
        ("тарифы", "тарифах", "ых"),
        ("ставки", "ставках", "ых"),
        ("график", "графике", "ом"),
        ("кодекс", "кодексе", "ом"),
    ];
    const ADJECTIVES: [(&str, &str); 7] =
        [("ые", "ых"), ("ие", "их"), ("ое", "ом"), ("ая", "ой"), ("ый", "ом"), ("ий", "ем"), ("ой", "ом")];
    let mut out: Vec<String> = Vec::new();
    let mut agrees = None;
    for word in name.split_whitespace() {
        if agrees.is_some() {
            out.push(word.to_string());
            continue;
        }
        let small = word.to_lowercase();
        let found = NOUNS.iter().find(|(n, ..)| *n == small).map(|(_, p, e)| ((*p).to_string(), Some(*e)));
        let adjective = || {
            ADJECTIVES
                .iter()
                .find_map(|(from, to)| small.strip_suffix(from).map(|stem| (format!("{stem}{to}"), None::<&'static str>)))
        };
        let (form, ending) = found.or_else(adjective)?;
        agrees = ending;
        out.push(cased(word, &form));
    }
    Some((out.join(" "), agrees?))
}

/// The act by which a document was approved.
fn by_act(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Constitution => "указанной Конституцией",
        ActKind::ConstitutionalLaw => "указанным Конституционным законом",
        ActKind::Law => "указанным Законом",
        ActKind::Code => "указанным Кодексом",
        ActKind::Decree => "указанным Указом",
        ActKind::Resolution => "указанным постановлением",
        ActKind::Order => "указанным приказом",
        ActKind::Decision => "указанным решением",
        ActKind::Directive => "указанным распоряжением",
    }
}

/// A form with the capitals of the word it is of.
fn cased(word: &str, form: &str) -> String {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.clone().count() > 1 && letters.all(char::is_uppercase) {
        return form.to_uppercase();
    }
    let mut out: Vec<char> = form.chars().collect();
    if word.starts_with(char::is_uppercase)
        && let Some(first) = out.first_mut()
    {
        *first = first.to_uppercase().next().unwrap_or(*first);
    }
    out.into_iter().collect()
}

fn words_sentence(path: &[Segment], w: &Words) -> Option<String> {
    let within = if path.is_empty() { String::new() } else { format!("{} ", navigation(path)?) };
    let olds: Vec<&str> = w.pairs.iter().map(|p| p.0.as_str()).collect();
    let news: Vec<&str> = w.pairs.iter().map(|p| p.1.as_str()).collect();
    let new = called(&news, ["словом", "словами", "цифрой", "цифрами"]);
    let old = called(&olds, ["слово", "слова", "цифру", "цифры"]);
    Some(match (w.mode, &w.after, &w.before) {
        (WordMode::Replace, ..) => {
            let respectively = if olds.len() > 1 { "соответственно " } else { "" };
            format!("{within}{old} заменить {respectively}{new}")
        }
        (WordMode::Delete, ..) => format!("{within}{old} исключить"),
        (WordMode::InsertAfter, Some(a), _) => {
            format!("{within}после {} дополнить {new}", called(&[a], ["слова", "слов", "цифры", "цифр"]))
        }
        (WordMode::InsertBefore, _, Some(b)) => {
            format!("{within}перед {} дополнить {new}", called(&[b], ["словом", "словами", "цифрой", "цифрами"]))
        }
        _ => return None,
    })
}

/// Fragments with what they are called: one word, several, a figure, figures.
fn called(fragments: &[&str], names: [&str; 4]) -> String {
    let digits = fragments.iter().all(|f| f.chars().all(|c| c.is_ascii_digit()));
    let several = fragments.len() > 1 || fragments.iter().any(|f| f.split_whitespace().count() > 1);
    let list: Vec<String> = fragments.iter().map(|f| quoted(f)).collect();
    if fragments.iter().all(|f| is_sign(f)) {
        let noun = if names[0] == "словом" { "знаком препинания" } else { "знак препинания" };
        return format!("{noun} {}", list.join(", "));
    }
    format!("{} {}", names[usize::from(digits) * 2 + usize::from(several)], list.join(", "))
}

/// `подпункт 1) пункта 3`.
pub fn address(path: &[Segment], case: Case) -> Option<String> {
    let last = path.len().checked_sub(1)?;
    let parts: Option<Vec<String>> =
        path.iter().enumerate().rev().map(|(i, s)| element(s, if i == last { case } else { Case::Genitive })).collect();
    Some(parts?.join(" "))
}

fn element(segment: &Segment, case: Case) -> Option<String> {
    let number = segment.number.as_deref();
    // Nominative, accusative, genitive, prepositional, instrumental.
    let (forms, ordinals) = match segment.kind {
        Kind::Section => (["раздел", "раздел", "раздела", "разделе", "разделом"], None),
        Kind::Subsection => (["подраздел", "подраздел", "подраздела", "подразделе", "подразделом"], None),
        Kind::Chapter => (["глава", "главу", "главы", "главе", "главой"], None),
        Kind::Subchapter => (["параграф", "параграф", "параграфа", "параграфе", "параграфом"], None),
        Kind::Article => (["статья", "статью", "статьи", "статье", "статьей"], None),
        Kind::Item => (["пункт", "пункт", "пункта", "пункте", "пунктом"], None),
        Kind::Subitem => (["подпункт", "подпункт", "подпункта", "подпункте", "подпунктом"], None),
        Kind::Paragraph => (["часть", "часть", "части", "части", "частью"], Some(Gender::Feminine)),
        Kind::Indent => (["абзац", "абзац", "абзаца", "абзаце", "абзацем"], Some(Gender::Masculine)),
        Kind::Sentence => (["предложение", "предложение", "предложения", "предложении", "предложением"], Some(Gender::Neuter)),
        Kind::Attachment => (["приложение", "приложение", "приложения", "приложении", "приложением"], None),
        Kind::Row => (
            [
                "строка, порядковый номер",
                "строку, порядковый номер",
                "строки, порядковый номер",
                "строке, порядковый номер",
                "строкой, порядковый номер",
            ],
            None,
        ),
        Kind::Table => (["таблица", "таблицу", "таблицы", "таблице", "таблицей"], None),
        Kind::Note => (["примечание", "примечание", "примечания", "примечании", "примечанием"], None),
        Kind::Heading | Kind::Title => (["заголовок", "заголовок", "заголовка", "заголовке", "заголовком"], None),
        Kind::Preamble => (["преамбула", "преамбулу", "преамбулы", "преамбуле", "преамбулой"], None),
        _ => return None,
    };
    let noun = forms[case as usize];
    Some(match (segment.kind, number, ordinals) {
        (_, Some(n), Some(gender)) => format!("{noun} {}", ordinal(n, gender, case)?),
        (Kind::Subitem, Some(n), None) => format!("{noun} {n})"),
        (Kind::Row, Some(n), None) if case != Case::Genitive => format!("{noun} {n},"),
        (Kind::Heading | Kind::Title | Kind::Preamble | Kind::Note, ..) => noun.to_string(),
        (_, Some(n), None) => format!("{noun} {n}"),
        (Kind::Attachment | Kind::Table, None, None) => noun.to_string(),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Masculine,
    Feminine,
    Neuter,
}

/// `второй`, `двадцать первую`.
fn ordinal(number: &str, gender: Gender, case: Case) -> Option<String> {
    let (tens, stem) = russian_ordinal_stem(number.parse().ok()?)?;
    let soft = stem == "трет";
    let ending = match (gender, case, soft) {
        (Gender::Feminine, Case::Nominative, true) => "ья",
        (Gender::Feminine, Case::Nominative, false) => "ая",
        (Gender::Feminine, Case::Accusative, true) => "ью",
        (Gender::Feminine, _, true) => "ьей",
        (Gender::Feminine, Case::Accusative, false) => "ую",
        (Gender::Feminine, _, false) => "ой",
        (Gender::Neuter, Case::Nominative | Case::Accusative, true) => "ье",
        (Gender::Neuter, Case::Nominative | Case::Accusative, false) => "ое",
        (Gender::Masculine, Case::Nominative | Case::Accusative, true) => "ий",
        (Gender::Masculine, Case::Nominative | Case::Accusative, false)
            if matches!(stem, "втор" | "шест" | "седьм" | "восьм" | "сороков") =>
        {
            "ой"
        }
        (Gender::Masculine, Case::Nominative | Case::Accusative, false) => "ый",
        (_, Case::Genitive, true) => "ьего",
        (_, Case::Genitive, false) => "ого",
        (_, Case::Prepositional, true) => "ьем",
        (_, Case::Prepositional, false) => "ом",
        (_, Case::Instrumental, true) => "ьим",
        (_, Case::Instrumental, false) => "ым",
    };
    let lead = tens.map(|t| format!("{t} ")).unwrap_or_default();
    Some(format!("{lead}{stem}{ending}"))
}

/// An act as a reference in the accusative, which is that of its nominative: noun, issuer, day, number, title.
pub fn act(act: &ActRef) -> Option<String> {
    let kind = act.kind?;
    let (day, number) = (day(act.date?)?, act.number.as_deref()?);
    let issuer = match act.issuer.as_deref().map(str::trim).filter(|i| !i.is_empty()) {
        Some(name) if !is_law(kind) => genitive(name)?,
        None if !is_law(kind) => return None,
        _ => "Республики Казахстан".to_string(),
    };
    let title = act.title.as_deref().map(super::level::blanks).filter(|t| !t.is_empty()).map(|t| format!(" {}", quoted(&t)));
    Some(format!("{} {issuer} от {day} № {number}{}", noun(kind), title.unwrap_or_default()))
}

fn is_law(kind: ActKind) -> bool {
    matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Code | ActKind::Constitution)
}

/// The noun of a kind of act, in the accusative.
fn noun(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Constitution => "Конституцию",
        ActKind::ConstitutionalLaw => "Конституционный закон",
        ActKind::Law => "Закон",
        ActKind::Code => "Кодекс",
        ActKind::Decree => "Указ",
        ActKind::Resolution => "постановление",
        ActKind::Order => "приказ",
        ActKind::Decision => "решение",
        ActKind::Directive => "распоряжение",
    }
}

fn day(date: Date) -> Option<String> {
    let month = MONTHS_RU.get(date.month0() as usize)?;
    Some(format!("{} {month} {} года", date.day(), date.year()))
}

/// An act of which not all is known, with gaps to be filled by hand.
pub fn gap(own: &ActRef) -> String {
    let noun = own.kind.map_or("________", noun);
    let law = own.kind.is_some_and(is_law);
    let issuer = own.issuer.as_deref().filter(|_| !law).and_then(genitive);
    let issuer =
        issuer.unwrap_or_else(|| if law { "Республики Казахстан".to_string() } else { "____________".to_string() });
    let day = own.date.and_then(day).unwrap_or_else(|| "____________".to_string());
    let number = own.number.as_deref().unwrap_or("____");
    let title = own.title.as_deref().map(super::level::blanks).filter(|t| !t.is_empty()).map(|t| format!(" {}", quoted(&t)));
    format!("{noun} {issuer} от {day} № {number}{}", title.unwrap_or_default())
}

/// An issuer in the genitive: its head noun and the adjectives before it.
fn genitive(name: &str) -> Option<String> {
    const NOUNS: [(&str, &str); 18] = [
        ("министр", "министра"),
        ("министерство", "министерства"),
        ("правительство", "правительства"),
        ("президент", "президента"),
        ("председатель", "председателя"),
        ("аким", "акима"),
        ("акимат", "акимата"),
        ("маслихат", "маслихата"),
        ("комитет", "комитета"),
        ("агентство", "агентства"),
        ("прокурор", "прокурора"),
        ("суд", "суда"),
        ("банк", "банка"),
        ("правление", "правления"),
        ("комиссия", "комиссии"),
        ("руководитель", "руководителя"),
        ("директор", "директора"),
        ("совет", "совета"),
    ];
    const ADJECTIVES: [(&str, &str); 5] = [("ый", "ого"), ("ий", "его"), ("ой", "ого"), ("ая", "ой"), ("ое", "ого")];
    let mut out = Vec::new();
    let mut done = false;
    for word in name.split_whitespace() {
        let small = word.to_lowercase();
        if done {
            out.push(word.to_string());
            continue;
        }
        let noun = NOUNS.iter().find(|(n, _)| *n == small).map(|(_, g)| (*g).to_string());
        // "Правительства": it is in the genitive already.
        let already = NOUNS.iter().any(|(_, g)| *g == small);
        done = noun.is_some() || already;
        let adjective = || ADJECTIVES.iter().find_map(|(from, to)| small.strip_suffix(from).map(|stem| format!("{stem}{to}")));
        let form = if already { small.clone() } else { noun.or_else(adjective)? };
        out.push(cased(word, &form));
    }
    done.then(|| out.join(" "))
}

/// `1. Внести в приказ … следующие изменения и дополнение`; `act` is in the accusative.
pub fn head(act: &str, counts: Counts) -> String {
    let said = |n: usize, one: &str, more: &str| if n == 1 { one.to_string() } else { more.to_string() };
    let changes = said(counts.changes, "изменение", "изменения");
    let additions = said(counts.additions, "дополнение", "дополнения");
    let (what, such) = match (counts.changes, counts.additions) {
        (1, 0) => (changes, "следующее"),
        (0, 1) => (additions, "следующее"),
        (_, 0) => (changes, "следующие"),
        (0, _) => (additions, "следующие"),
        _ => (format!("{changes} и {additions}"), "следующие"),
    };
    format!("Внести в {} {such} {what}", act.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[(Kind, &str)]) -> Vec<Segment> {
        steps.iter().map(|(k, n)| if n.is_empty() { Segment::bare(*k) } else { Segment::new(*k, *n) }).collect()
    }

    #[test]
    fn addresses_lead_from_the_inside_out() {
        let of = |steps: &[(Kind, &str)], case| address(&path(steps), case).unwrap_or_default();
        assert_eq!(of(&[(Kind::Item, "3"), (Kind::Subitem, "1")], Case::Accusative), "подпункт 1) пункта 3");
        assert_eq!(
            of(&[(Kind::Article, "5"), (Kind::Item, "2"), (Kind::Paragraph, "3")], Case::Prepositional),
            "части третьей пункта 2 статьи 5"
        );
        assert_eq!(of(&[(Kind::Item, "2"), (Kind::Indent, "6")], Case::Accusative), "абзац шестой пункта 2");
        assert_eq!(of(&[(Kind::Item, "2"), (Kind::Sentence, "21")], Case::Accusative), "предложение двадцать первое пункта 2");
        assert_eq!(of(&[(Kind::Chapter, "2"), (Kind::Heading, "")], Case::Accusative), "заголовок главы 2");
        assert_eq!(address(&path(&[(Kind::Indent, "120")]), Case::Accusative), None, "no word for it");
    }

    #[test]
    fn documents_and_issuers_are_declined_or_not_named() {
        assert_eq!(
            document("Типовые правила выдачи", ActKind::Order).as_deref(),
            Some("в Типовых правилах выдачи, утвержденных указанным приказом")
        );
        assert_eq!(
            document("ПОЛОЖЕНИЕ о комитете", ActKind::Resolution).as_deref(),
            Some("в ПОЛОЖЕНИИ о комитете, утвержденном указанным постановлением")
        );
        assert_eq!(
            whole_document("Методика расчета", ActKind::Order).as_deref(),
            Some("Методику расчета, утвержденную указанным приказом, изложить в следующей редакции")
        );
        assert_eq!(
            whole_document("Правила выдачи", ActKind::Order).as_deref(),
            Some("Правила выдачи, утвержденные указанным приказом, изложить в следующей редакции")
        );
        assert_eq!(gap(&ActRef::default()), "________ ____________ от ____________ № ____", "nothing is made up");
        assert_eq!(document("Сведения о доходах", ActKind::Order), None, "near miss: a noun whose forms are not known");
        assert_eq!(genitive("Министр финансов Республики Казахстан").as_deref(), Some("Министра финансов Республики Казахстан"));
        assert_eq!(genitive("Верховный Суд").as_deref(), Some("Верховного Суда"));
    }
}
