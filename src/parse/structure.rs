//! What a logical line begins with: `3.`, `3-1)`, `5-бап.`, `2-тарау`, `Ескерту.`, `Ескертпе:`.

use super::Rule;
use super::text::{Node, Text};
use crate::base::{Kind, fold::is_cyrillic};

/// The mark at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A numbered unit.
    Unit {
        /// What.
        kind: Kind,
        /// Its number as printed.
        number: String,
        /// Whether a quote opens before it: quoted new wording.
        quoted: bool,
    },
    /// A note of the portal; not law.
    PortalNote,
    /// *Ескертпе*: a note that is law.
    LawNote,
    /// None that is known.
    None,
}

/// Bytes of a line that can hold its mark.
const HEAD: usize = 96;

/// Reads the mark of a line. Most lines are decided by their first sign, without a grammar.
#[must_use]
pub fn mark(line: &str) -> Mark {
    let t = line.trim_start();
    if let Some(mark) = plain_number(t) {
        return mark;
    }
    if !may_be_marked(t) {
        return Mark::None;
    }
    by_grammar(t)
}

/// `3. Осы`, `3-1) сот`: the marks of most lines, whatever follows. `None` where the grammar has to decide.
fn plain_number(t: &str) -> Option<Mark> {
    let digits = t.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    let (number, rest) = t.split_at_checked(digits).filter(|(n, _)| (1..=12).contains(&n.len()))?;
    if number.split('-').any(str::is_empty) {
        return None;
    }
    let kind = match rest.as_bytes() {
        [b'.', b' ', ..] => Kind::Item,
        [b')', b' ', ..] => Kind::Subitem,
        _ => return None,
    };
    // "119) тармақша мынадай редакцияда", "1) және 2) тармақшалар" are references: see `subitem_named` of the grammar.
    let first = rest.get(2..)?.chars().next()?;
    let may_refer = !is_cyrillic(first) || "тТжЖмМбБпПиИ".contains(first);
    (kind == Kind::Item || !may_refer).then(|| Mark::Unit { kind, number: number.to_string(), quoted: false })
}

fn by_grammar(t: &str) -> Mark {
    let end = t.floor_char_boundary(HEAD);
    let text = Text::new(&t[..end]);
    let Some(node) = text.parse(Rule::line, 0) else { return Mark::None };
    let mut quoted = false;
    for n in node.into_inner() {
        let kind = match n.as_rule() {
            Rule::opening => {
                quoted = true;
                continue;
            }
            Rule::note_mark => return Mark::PortalNote,
            Rule::law_note => return Mark::LawNote,
            Rule::article => Kind::Article,
            Rule::chapter => Kind::Chapter,
            Rule::subchapter => Kind::Subchapter,
            Rule::subsection => Kind::Subsection,
            Rule::section => Kind::Section,
            Rule::part => Kind::Part,
            // The end of the head is no end of the line.
            Rule::attachment if end < t.len() => return Mark::None,
            Rule::attachment => Kind::Attachment,
            Rule::subitem => Kind::Subitem,
            Rule::item | Rule::named_item => Kind::Item,
            Rule::roman_item => Kind::Chapter,
            _ => return Mark::None,
        };
        return match label(&text, n, kind, t) {
            Some(number) => Mark::Unit { kind, number, quoted },
            None => Mark::None,
        };
    }
    Mark::None
}

/// The number of a label; `None` where the words after it show that it is no label.
fn label(text: &Text<'_>, node: Node<'_>, kind: Kind, line: &str) -> Option<String> {
    let rule = node.as_rule();
    let mut number = String::new();
    for n in node.into_inner() {
        match n.as_rule() {
            // "12-бап Атауы", and not "12-бап мынадай редакцияда жазылсын:".
            Rule::bare_label => {
                let after = line.get(text.span(&n, 0).end()..).unwrap_or("").trim_start();
                if !after.starts_with(char::is_uppercase) || after.ends_with([':', ';', '.']) {
                    return None;
                }
            }
            Rule::line_roman => {
                let printed = text.slice(&n, 0);
                number = roman_number(printed)?;
            }
            Rule::num | Rule::item_num | Rule::article_num | Rule::letter_num => number = text.slice(&n, 0).to_string(),
            Rule::ordinal | Rule::ru_ordinal if number.is_empty() => {
                number = ordinal_number(n.as_str()).to_string();
            }
            _ => {}
        }
    }
    // A day at the start of a line is no number of an item.
    if kind == Kind::Item && is_day(&number) {
        return None;
    }
    // Roman figures are capitals; their chapter has a title, not a sentence.
    if rule == Rule::roman_item && (line.len() > 400 || line.ends_with([';', ':'])) {
        return None;
    }
    Some(number)
}

/// `I`, `ІІ` (Cyrillic), `ХIV`, `V-1` in Latin capitals; `None` for other words of these letters.
fn roman_number(printed: &str) -> Option<String> {
    let mut out = String::new();
    for c in printed.chars() {
        out.push(match c {
            'I' | 'І' => 'I',
            'V' => 'V',
            'X' | 'Х' => 'X',
            'L' => 'L',
            '-' | '0'..='9' => c,
            _ => return None,
        });
    }
    let figures = out.split('-').next().unwrap_or("");
    crate::base::path::roman(figures).map(|_| out)
}

/// `01.01.2016`, `2016.01.01`, `05.12`: three figures with a year, or two of two digits.
fn is_day(number: &str) -> bool {
    let mut parts = number.split('.');
    let (a, b, c) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    match (b, c) {
        (Some(b), None) => a.len() == 4 || (a.len() == 2 && a.starts_with('0') && b.len() == 2),
        (Some(_), Some(c)) => a.len() == 4 || c.len() == 4,
        _ => false,
    }
}

/// The value of an ordinal word of either language.
fn ordinal_number(folded: &str) -> u32 {
    const RU: [&str; 10] = ["перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят"];
    match super::path::ordinal(folded) {
        0 => RU.iter().position(|u| folded.starts_with(u)).map_or(0, |p| p as u32 + 1),
        n => n,
    }
}

/// Whether the first signs of a line make it possible that it is marked.
fn may_be_marked(t: &str) -> bool {
    let open = t.trim_start_matches(['"', '«', '“', '„', '‟']);
    let mut chars = open.chars();
    let Some(first) = chars.next() else { return false };
    if first.is_ascii_digit() {
        return true;
    }
    // "(а) мүлік", "(iii) үлес"
    if first == '(' {
        return open.get(1..open.floor_char_boundary(12)).and_then(|h| h.split_once(") ")).is_some_and(|(l, _)| is_short_label(l));
    }
    if !first.is_alphabetic() {
        return first == '§' || first == '№';
    }
    let second = chars.next().unwrap_or(' ');
    let bracket = open.get(..open.floor_char_boundary(12)).and_then(|h| h.find(')'));
    if "iіvхx".contains(first) && bracket.is_some_and(|b| open[..b].chars().all(|c| "iіvхx".contains(c))) {
        return true;
    }
    if second == ')' || (second == ' ' && chars.next() == Some(')')) {
        return true;
    }
    if "IVXІХL".contains(first) && (second == ' ' || second == '.' || second == '-' || "IVXІХL".contains(second)) {
        return true;
    }
    may_be_word_mark(t) || second_word_is_grouping(open)
}

/// One letter, or a small Roman figure.
fn is_short_label(label: &str) -> bool {
    let mut chars = label.chars();
    chars.next().is_some_and(char::is_alphabetic) && (chars.next().is_none() || label.chars().all(|c| "iіvхx".contains(c)))
}

/// "Бірінші бөлім", "ЕКІНШІ ТАРАУ", "Жалпы бөлік".
fn second_word_is_grouping(line: &str) -> bool {
    let head = line.get(..line.floor_char_boundary(48)).unwrap_or("");
    let mut rest = head;
    // "он бірінші тарау" has the noun in the third place.
    for _ in 0..2 {
        let Some((_, after)) = rest.split_once(' ') else { return false };
        if ["тар", "Тар", "ТАР", "бөл", "Бөл", "БӨЛ"].iter().any(|w| after.starts_with(w)) || has_lookalikes(after)
        {
            return true;
        }
        rest = after;
    }
    false
}

fn may_be_word_mark(line: &str) -> bool {
    const WORDS: &[&str] = &[
        "Ескерт",
        "ЕСКЕРТ",
        "ескерт",
        "Сноска",
        "СНОСКА",
        "РҚАО",
        "ЗҚАИ",
        "Примечани",
        "ПРИМЕЧАНИ",
        "Статья",
        "СТАТЬЯ",
        "Глава",
        "ГЛАВА",
        "Раздел",
        "РАЗДЕЛ",
        "Подраздел",
        "ПОДРАЗДЕЛ",
        "Пункт ",
        "ПУНКТ ",
        "Параграф",
        "ПАРАГРАФ",
        "Часть",
        "ЧАСТЬ",
        "Общая ",
        "ОБЩАЯ ",
        "Особенная ",
        "ОСОБЕННАЯ ",
        "Приложение",
        "ПРИЛОЖЕНИЕ",
        "Қосымша",
        "ҚОСЫМША",
        "N ",
    ];
    let line = line.trim_start_matches(['"', '«', '“']);
    WORDS.iter().any(|w| line.starts_with(w)) || has_lookalikes(line)
}

/// Whether the first word is Cyrillic with Latin letters between. The Latin `i` of old Kazakh texts does not count: no word mark has one.
fn has_lookalikes(line: &str) -> bool {
    let word = line.as_bytes().iter().take(40).take_while(|b| **b != b' ');
    let (latin, other) = word.fold((false, false), |(latin, other), b| {
        (latin || b.is_ascii_alphabetic() && !matches!(b, b'i' | b'I'), other || *b >= 0x80)
    });
    latin && other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers_are_read_as_the_grammar_reads_them() {
        let known = ["3. Осы", "3-1. Осы", "12. 5 тармақ", "1. -", "3) сот", "3-1) Қор", "10) әр", "1. «А»", "4. тармақ"];
        for line in known {
            assert_eq!(plain_number(line), Some(by_grammar(line)), "{line}");
        }
        for line in [
            "1) тармақша",
            "1) және 2) тармақшалар",
            "1) 2",
            "1.5. Осы",
            "3 . Осы",
            "-1. Осы",
            "1-. Осы",
            "3.",
            "1) мен 2) тармақшалар",
        ] {
            assert_eq!(plain_number(line), None, "{line}");
        }
    }

    #[test]
    fn marks_are_told_apart() {
        let unit = |kind, number: &str, quoted| Mark::Unit { kind, number: number.into(), quoted };
        for (line, want) in [
            ("3. Осы", unit(Kind::Item, "3", false)),
            ("\"11. Ішкі істер", unit(Kind::Item, "11", true)),
            ("3-1) сот бекіткен", unit(Kind::Subitem, "3-1", false)),
            ("147-1-бап. Атауы", unit(Kind::Article, "147-1", false)),
            ("2-тарау. Тәртіп", unit(Kind::Chapter, "2", false)),
            ("3-қосымша", unit(Kind::Attachment, "3", false)),
            ("3-қосымша мынадай редакцияда", Mark::None),
            ("3-тармақ мынадай редакцияда жазылсын:", Mark::None),
            ("3-1-тармақ. Сессияны Президент ашады.", unit(Kind::Item, "3-1", false)),
            ("3-тармақтың 2) тармақшасы", Mark::None),
            ("Пункт 4. Сессия открывается.", unit(Kind::Item, "4", false)),
            ("Пункт 4 исключить.", Mark::None),
            ("2025 жылғы 5 желтоқсан", Mark::None),
            ("1.5 миллион теңге", Mark::None),
            ("Ескерту. 7-тармақ", Mark::PortalNote),
            ("Ескертпе: Кодекске сәйкес", Mark::LawNote),
            ("ЗҚАИ-ның ескертпесі!", Mark::PortalNote),
            ("Статья 5. Понятия", unit(Kind::Article, "5", false)),
            ("1-бап . Атауы", unit(Kind::Article, "1", false)),
            ("1 тарау .", unit(Kind::Chapter, "1", false)),
            ("5-бап Негізгі ұғымдар", unit(Kind::Article, "5", false)),
            ("12-бап мынадай редакцияда жазылсын:", Mark::None),
            ("12-бап", unit(Kind::Article, "12", false)),
            ("СТАТЬЯ 7. ПОНЯТИЯ", unit(Kind::Article, "7", false)),
            ("Статья 7 Закона изложить в следующей редакции:", Mark::None),
            ("I бөлім", unit(Kind::Section, "I", false)),
            ("ІІ БӨЛІМ. Азамат", unit(Kind::Section, "II", false)),
            ("Раздел IV. Суд", unit(Kind::Section, "IV", false)),
            ("Бірінші бөлім", unit(Kind::Section, "1", false)),
            ("Глава вторая", unit(Kind::Chapter, "2", false)),
            ("Екінші тарау алып тасталсын;", Mark::None),
            ("1-параграф. Түсініктер", unit(Kind::Subchapter, "1", false)),
            ("§ 2. Сделки", unit(Kind::Subchapter, "2", false)),
            ("ОБЩАЯ ЧАСТЬ", unit(Kind::Part, "", false)),
            ("Общая часть дохода", Mark::None),
            ("2- қосымша", unit(Kind::Attachment, "2", false)),
            ("Приложение № 3", unit(Kind::Attachment, "3", false)),
            ("Приложение 3 к Правилам", Mark::None),
            ("а) тегі, аты;", unit(Kind::Subitem, "а", false)),
            ("119) тармақша мынадай редакцияда жазылсын:", Mark::None),
            ("116), 118) және 120) тармақшалар алынып тасталсын;", Mark::None),
            ("1) подпункт 64) пункта 1 действует в редакции:", unit(Kind::Subitem, "1", false)),
            ("2) подпункты 3), 4) исключить;", unit(Kind::Subitem, "2", false)),
            ("119) подпункт исключить;", Mark::None),
            ("1) 5-тармақтың 2) тармақшасы алып тасталсын;", unit(Kind::Subitem, "1", false)),
            ("1) подпункт 1) статьи 5 дополнить абзацем пятым:", unit(Kind::Subitem, "1", false)),
            ("1), 2) и 4) подпункты статьи 5 исключить;", Mark::None),
            ("(а) жылжымалы мүлік;", unit(Kind::Subitem, "а", false)),
            ("(iii) үлестер;", unit(Kind::Subitem, "iii", false)),
            ("(а) тармақшасында аталған", Mark::None),
            ("(бұдан әрі – Заң) бекітілсін", Mark::None),
            ("(2) ай ішінде", Mark::None),
            ("ii) дополнительные меры;", unit(Kind::Subitem, "ii", false)),
            ("СТАТЬЯ 2А: ХФУ", unit(Kind::Article, "2А", false)),
            ("II. Жалпы ережелер", unit(Kind::Chapter, "II", false)),
            ("Ілияс И. Омаров", Mark::None),
            ("1.5. Мекеме", unit(Kind::Item, "1.5", false)),
            ("37а. Мекеме", unit(Kind::Item, "37а", false)),
            ("01.01.2016. бастап", Mark::None),
            ("2. <*>", unit(Kind::Item, "2", false)),
            // Latin letters among the Cyrillic ones.
            ("Ecкepтy. 7-тармақ", Mark::PortalNote),
            ("Cтaтья 5. Понятия", unit(Kind::Article, "5", false)),
            ("OБЩAЯ ЧACTЬ", unit(Kind::Part, "", false)),
            ("ОБЩАЯ ЧACTЬ", unit(Kind::Part, "", false)),
            ("Бірінші тapay. Тәртіп", unit(Kind::Chapter, "1", false)),
            ("Общая площадь", Mark::None),
            ("Microsoft. 7-тармақ", Mark::None),
        ] {
            assert_eq!(mark(line), want, "{line}");
        }
    }
}
