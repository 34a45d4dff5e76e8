//! What a logical line begins with: `3.`, `3-1)`, `5-бап.`, `2-тарау`, `Ескерту.`, `Ескертпе:`.

use super::Rule;
use super::text::Text;
use crate::base::Kind;

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
    let first = t.trim_start_matches(['"', '«', '“']).chars().next().unwrap_or(' ');
    if !(first.is_ascii_digit() || "ЕеСсРрЗзПпГг§Ррraч".contains(first)) {
        return Mark::None;
    }
    if !first.is_ascii_digit() && !may_be_word_mark(t) {
        return Mark::None;
    }
    let mut end = t.len().min(HEAD);
    while !t.is_char_boundary(end) {
        end -= 1;
    }
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
            Rule::item => Kind::Item,
            _ => return Mark::None,
        };
        let number = n.into_inner().next().map(|n| text.slice(&n, 0).to_string()).unwrap_or_default();
        return Mark::Unit { kind, number, quoted };
    }
    Mark::None
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
        "Примечание",
        "Статья",
        "Глава",
        "Раздел",
        "Параграф",
        "Подраздел",
        "§",
        "СТАТЬЯ",
        "ГЛАВА",
        "РАЗДЕЛ",
    ];
    WORDS.iter().any(|w| line.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("2025 жылғы 5 желтоқсан", Mark::None),
            ("1.5 миллион теңге", Mark::None),
            ("Ескерту. 7-тармақ", Mark::PortalNote),
            ("Ескертпе: Кодекске сәйкес", Mark::LawNote),
            ("ЗҚАИ-ның ескертпесі!", Mark::PortalNote),
            ("Статья 5. Понятия", unit(Kind::Article, "5", false)),
        ] {
            assert_eq!(mark(line), want, "{line}");
        }
    }
}
