//! The words that Russian amendment sentences are made of, folded.

use crate::base::{ActKind, Kind};

/// What a verb of a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse::amendment) enum Verb {
    Restate,
    Add,
    Exchange,
    Remove,
    Abolish,
    Suspend,
    Move,
    Count,
    Cancel,
    /// `вместо слов «а» читать «б»`
    Read,
}

pub(in crate::parse::amendment) fn verb(word: &str) -> Option<Verb> {
    Some(match word {
        "изложить" | "изложив" => Verb::Restate,
        "дополнить" | "дополнив" | "добавить" | "вставить" => Verb::Add,
        "заменить" | "заменив" => Verb::Exchange,
        "исключить" | "исключив" => Verb::Remove,
        "признать" => Verb::Abolish,
        "отменить" => Verb::Cancel,
        "приостановить" => Verb::Suspend,
        "переместить" | "перенести" => Verb::Move,
        "считать" => Verb::Count,
        "читать" => Verb::Read,
        _ => return None,
    })
}

/// Where a verb ends that was printed as one with the word after it: `заменитьсловами`.
pub(in crate::parse::amendment) fn glued(word: &str) -> Option<usize> {
    const VERBS: [&str; 4] = ["заменить", "дополнить", "исключить", "изложить"];
    // "в новой редакциисогласно приложению"
    if let Some(first) = ["редакции", "содержания"].iter().find(|f| word.strip_prefix(**f) == Some("согласно"))
    {
        return Some(first.len());
    }
    let rest = |v: &&&str| word.strip_prefix(**v).is_some_and(|r| called(r).is_some() || bare_unit(r).is_some() || r == "в");
    VERBS.iter().find(rest).map(|v| v.len())
}

/// Whether a word is *изменения*, *дополнение* and the like.
pub(in crate::parse::amendment) fn is_change(word: &str) -> bool {
    word.starts_with("изменени") || word.starts_with("дополнени")
}

/// A word that calls fragments what they are; `true` for the instrumental, which calls the new ones.
pub(in crate::parse::amendment) fn called(word: &str) -> Option<bool> {
    Some(match word {
        "слова"
        | "слово"
        | "слов"
        | "цифры"
        | "цифру"
        | "цифр"
        | "знак"
        | "знаки"
        | "знака"
        | "числа"
        | "число"
        | "аббревиатуру"
        | "аббревиатуры"
        | "цифрами-" => false,
        "словами" | "словом" | "цифрами" | "цифрой" | "знаком" | "знаками" | "числом" | "числами" | "аббревиатурой" => {
            true
        }
        _ => return None,
    })
}

/// A sign by its name, and whether it is a new one: `точку`, `точкой с запятой`.
pub(in crate::parse::amendment) fn sign(words: &[&str]) -> Option<(&'static str, bool, usize)> {
    const NAMES: [(&[&str], &str, bool); 8] = [
        (&["точку", "с", "запятой"], ";", false),
        (&["точкой", "с", "запятой"], ";", true),
        (&["точку"], ".", false),
        (&["точкой"], ".", true),
        (&["запятую"], ",", false),
        (&["запятой"], ",", true),
        (&["двоеточие"], ":", false),
        (&["двоеточием"], ":", true),
    ];
    NAMES.iter().find(|(name, ..)| words.starts_with(name)).map(|(name, sign, new)| (*sign, *new, name.len()))
}

/// The kind of act that a noun names, in any case.
pub(in crate::parse::amendment) fn act_noun(word: &str) -> Option<ActKind> {
    const NOUNS: [(&str, &[&str], ActKind); 9] = [
        ("приказ", &["", "а", "у", "ом", "е", "ы", "ов", "ами", "ах", "ам"], ActKind::Order),
        ("постановлени", &["е", "я", "ю", "ем", "и", "й", "ями", "ях", "ям"], ActKind::Resolution),
        ("закон", &["", "а", "у", "ом", "е", "ы", "ов", "ами", "ах", "ам"], ActKind::Law),
        ("кодекс", &["", "а", "у", "ом", "е", "ы", "ов"], ActKind::Code),
        ("указ", &["", "а", "у", "ом", "е", "ы", "ов"], ActKind::Decree),
        ("решени", &["е", "я", "ю", "ем", "и", "й", "ями", "ях", "ям"], ActKind::Decision),
        ("распоряжени", &["е", "я", "ю", "ем", "и", "й"], ActKind::Directive),
        ("конституци", &["я", "и", "ю", "ей"], ActKind::Constitution),
        ("конституционный закон", &[""], ActKind::ConstitutionalLaw),
    ];
    NOUNS.iter().find(|(s, ends, _)| word.strip_prefix(s).is_some_and(|e| ends.contains(&e))).map(|(_, _, k)| *k)
}

/// Adjectives that belong to an act's name: *Уголовный кодекс*.
pub(in crate::parse::amendment) fn is_adjective(word: &str) -> bool {
    ["ый", "ий", "ого", "ому", "ым", "ом", "ая", "ую", "ной"].iter().any(|e| word.ends_with(e)) && !is_said(word)
}

pub(in crate::parse::amendment) fn is_said(word: &str) -> bool {
    ["указанн", "вышеуказанн", "названн", "упомянут", "данн", "настоящ"].iter().any(|s| word.starts_with(s))
}

/// Whether a word names a document approved by an act.
pub(in crate::parse::amendment) fn is_document(word: &str) -> bool {
    ["правил", "инструкци", "положени", "перечн", "стандарт", "регламент", "методик"].iter().any(|s| word.starts_with(s))
}

/// Whether a word says that the new words are declined as the old ones were.
pub(in crate::parse::amendment) fn declines(word: &str) -> bool {
    matches!(word, "падежах" | "падеже" | "числах" | "числе" | "склонениях" | "склонении")
}

/// Whether an address stands in the prepositional case: by its first noun.
pub(in crate::parse::amendment) fn is_locative(address: &str) -> bool {
    const NOUNS: [&str; 16] = [
        "статье",
        "статьях",
        "пункте",
        "пунктах",
        "подпункте",
        "подпунктах",
        "абзаце",
        "абзацах",
        "части",
        "частях",
        "предложении",
        "предложениях",
        "приложении",
        "приложениях",
        "строке",
        "графе",
    ];
    const OTHER: [&str; 14] = [
        "статью",
        "статьи",
        "пункт",
        "пункты",
        "подпункт",
        "подпункты",
        "абзац",
        "абзацы",
        "часть",
        "предложение",
        "предложения",
        "приложение",
        "строку",
        "графу",
    ];
    let folded = crate::base::fold(address).text;
    let mut words = folded.split(|c: char| !c.is_alphabetic());
    words.find_map(|w| if NOUNS.contains(&w) { Some(true) } else { OTHER.contains(&w).then_some(false) }).unwrap_or(false)
}

/// A heading, preamble or table of contents by a word without a number, in the accusative or, with `true`, the prepositional case.
pub(in crate::parse::amendment) fn headed(word: &str) -> Option<(Kind, bool)> {
    Some(match word {
        "заголовок" | "название" | "наименование" => (Kind::Heading, false),
        "заголовке" | "названии" | "наименовании" => (Kind::Heading, true),
        "примечание" | "сноску" => (Kind::Note, false),
        "приложение" => (Kind::Attachment, false),
        "преамбулу" => (Kind::Preamble, false),
        "преамбуле" => (Kind::Preamble, true),
        "оглавление" | "содержание" => (Kind::Contents, false),
        "оглавлении" | "содержании" | "оглавления" => (Kind::Contents, true),
        _ => return None,
    })
}

/// Whether an address begins with its noun in the nominative: `статья 5`, `пункт 3`.
pub(in crate::parse::amendment) fn is_nominative(address: &str) -> bool {
    const NOUNS: [&str; 10] =
        ["статья", "статьи", "пункт", "пункты", "подпункт", "подпункты", "глава", "раздел", "параграф", "приложение"];
    let folded = crate::base::fold(address).text;
    folded.split(|c: char| !c.is_alphabetic()).next().is_some_and(|w| NOUNS.contains(&w))
}

/// Words that carry nothing of their own.
pub(in crate::parse::amendment) fn is_filler(word: &str) -> bool {
    const WORDS: [&str; 44] = [
        "в",
        "во",
        "из",
        "к",
        "ко",
        "по",
        "на",
        "и",
        "а",
        "также",
        "или",
        "с",
        "со",
        "до",
        "после",
        "перед",
        "следующей",
        "следующего",
        "новой",
        "новым",
        "новыми",
        "новую",
        "редакции",
        "содержания",
        "соответственно",
        "всему",
        "текста",
        "силу",
        "утратившим",
        "утратившей",
        "утратившими",
        "действие",
        "том",
        "же",
        "как",
        "его",
        "соответствующих",
        "ее",
        "их",
        "тексту",
        "следующие",
        "словосочетание",
        "вместо",
        "перечню",
    ];
    WORDS.contains(&word) || is_said(word)
}

/// A new element that takes no number: `дополнить примечанием`, `предложением следующего содержания`.
pub(in crate::parse::amendment) fn bare_unit(word: &str) -> Option<Kind> {
    Some(match word {
        "примечанием" => Kind::Note,
        "предложением" | "предложениями" => Kind::Sentence,
        "абзацем" | "абзацами" => Kind::Indent,
        "частью" | "частями" => Kind::Paragraph,
        "строкой" | "строками" => Kind::Row,
        "приложением" => Kind::Attachment,
        "разделом" => Kind::Section,
        _ => return None,
    })
}

/// Units of classifications and lists that are called by a word and a code.
pub(in crate::parse::amendment) fn labelled(word: &str) -> Option<Kind> {
    const SECTIONS: [&str; 9] =
        ["групп", "подгрупп", "классификаци", "подкласс", "класс", "категори", "раздел", "подраздел", "структур"];
    const ROWS: [&str; 6] = ["администратор", "программ", "подпрограмм", "специфик", "строк", "код"];
    let short = |stem: &str| word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 4);
    if ROWS.iter().any(|s| short(s)) {
        return Some(Kind::Row);
    }
    if ["граф", "колонк", "столб"].iter().any(|s| short(s)) {
        return Some(Kind::Column);
    }
    SECTIONS.iter().any(|s| short(s)).then_some(Kind::Section)
}

/// The name of a document in the nominative, where its first word is one whose endings are known.
pub(in crate::parse::amendment) fn nominative(title: &str) -> String {
    const WORDS: [(&str, &str); 20] = [
        ("изменений", "изменения"),
        ("Изменений", "Изменения"),
        ("дополнений", "дополнения"),
        ("Правилам", "Правила"),
        ("Правилах", "Правила"),
        ("Правил", "Правила"),
        ("правилах", "правила"),
        ("Инструкции", "Инструкция"),
        ("Положении", "Положение"),
        ("Перечне", "Перечень"),
        ("перечне", "перечень"),
        ("Стандарте", "Стандарт"),
        ("Регламенте", "Регламент"),
        ("Методике", "Методика"),
        ("Единой бюджетной классификации", "Единая бюджетная классификация"),
        ("Структуре", "Структура"),
        ("Требованиях", "Требования"),
        ("Нормативах", "Нормативы"),
        ("Плане", "План"),
        ("Уставе", "Устав"),
    ];
    let title = title.trim();
    match WORDS.iter().find(|(w, _)| title.strip_prefix(w).is_some_and(|r| r.is_empty() || r.starts_with(' '))) {
        Some((w, n)) => format!("{n}{}", &title[w.len()..]),
        None => title.to_string(),
    }
}

/// An issuer in the nominative, where its first word is one whose endings are known.
pub(in crate::parse::amendment) fn issuer(words: &str) -> String {
    const WORDS: [(&str, &str); 8] = [
        ("Министра", "Министр"),
        ("Правительства", "Правительство"),
        ("акимата", "акимат"),
        ("Президента", "Президент"),
        ("маслихата", "маслихат"),
        ("Председателя", "Председатель"),
        ("акима", "аким"),
        ("Правления", "Правление"),
    ];
    match WORDS.iter().find(|(w, _)| words.strip_prefix(w).is_some_and(|r| r.starts_with(' '))) {
        Some((w, n)) => format!("{n}{}", &words[w.len()..]),
        None => words.to_string(),
    }
}
