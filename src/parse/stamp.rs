//! Stamps of approved documents and of attachments, their lines put together.

use super::Rule;
use super::requisites::{kind_of, name_of};
use super::text::{Node, Text, date, find, number};
use crate::base::{ActRef, fold};

/// What a stamp says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// `… № 361 қаулысымен бекітілген`; date and number are absent where the stamp was not filled in.
    Approved(ActRef),
    /// `… № 361 қаулысына 1-қосымша`, `Қағидаларға 3-қосымша`: the number, and the words that name the host.
    Attachment {
        /// `None`: the only attachment.
        number: Option<String>,
        /// The words that name what it belongs to.
        host: String,
    },
}

/// Reads the lines of a stamp put together.
#[must_use]
pub fn stamp(lines: &str) -> Option<Stamp> {
    let t = Text::new(lines);
    let node = t.parse(Rule::stamp, 0)?;
    let inner = node.into_inner().next()?;
    match inner.as_rule() {
        Rule::stamp_approved => Some(Stamp::Approved(act_of(&t, &inner, 0, false))),
        Rule::stamp_ru_approved => Some(Stamp::Approved(act_of(&t, &inner, 0, true))),
        Rule::stamp_attachment => {
            let number = inner.clone().into_inner().flatten().find(|n| n.as_rule() == Rule::num);
            let host = find(&inner, Rule::stamp_host).map(|n| t.slice(&n, 0).to_string()).unwrap_or_default();
            Some(Stamp::Attachment { number: number.map(|n| t.slice(&n, 0).to_string()), host })
        }
        Rule::stamp_ru_attachment => {
            let number = find(&inner, Rule::stamp_ru_number).map(|n| t.slice(&n, 0).to_string());
            let host = find(&inner, Rule::stamp_ru_host).map(|n| t.slice(&n, 0).to_string()).unwrap_or_default();
            Some(Stamp::Attachment { number, host })
        }
        _ => None,
    }
}

/// The act a stamp's nodes describe: its first issuer, date and number.
fn act_of(t: &Text<'_>, node: &Node<'_>, at: usize, russian: bool) -> ActRef {
    let issuer = [Rule::req_stamp_issuer, Rule::req_ru_issuer].into_iter().find_map(|r| find(node, r));
    ActRef {
        kind: kind_of(node),
        issuer: issuer.and_then(|n| name_of(t.slice(&n, at), russian)),
        date: find(node, Rule::date).and_then(|d| date(&d)),
        number: find(node, Rule::req_number).map(|n| number(t.slice(&n, at))),
        ..ActRef::default()
    }
}

/// The act that the host words of an attachment's stamp name, if they name one with its day or number.
#[must_use]
pub fn host_act(host: &str) -> Option<ActRef> {
    const MAX: usize = 1200;
    if host.len() > MAX {
        return None;
    }
    let t = Text::new(host);
    let f = t.folded.text.as_str();
    let digits = |i: &usize| f.as_bytes()[*i].is_ascii_digit() && (*i == 0 || !f.as_bytes()[i - 1].is_ascii_digit());
    for at in (0..f.len()).filter(digits) {
        if let Some(node) = t.parse(Rule::stamp_host_kk, at) {
            let mut act = act_of(&t, &node, at, false);
            let before = host.get(..t.folded.to_original(at)).unwrap_or("");
            act.issuer = if before.contains(['"', '»', '”']) { None } else { name_of(before, false) };
            return Some(act);
        }
    }
    let stems = ["постановлению", "приказу", "решению", "указу", "закону", "распоряжению"];
    let at = stems.iter().filter_map(|s| f.find(s)).min()?;
    let node = t.parse(Rule::stamp_host_ru, at)?;
    Some(act_of(&t, &node, at, true))
}

/// Whether the host words of an attachment's stamp name an act (`… № 361 қаулысына`) and not a document (`Қағидаларға`).
#[must_use]
pub fn names_act(host: &str) -> bool {
    const NOUNS: &[&str] = &[
        "бұйры",
        "қаулы",
        "заң",
        "кодекс",
        "жарлы",
        "шешім",
        "өкім",
        "приказ",
        "постановлени",
        "закон",
        "указ",
        "решени",
        "распоряжени",
    ];
    let folded = fold(host).text;
    // the noun that takes the dative: the last of a Kazakh phrase, the first of a Russian one
    folded.split(' ').any(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphabetic());
        NOUNS.iter().any(|n| w.starts_with(n)) && ["на", "не", "ға", "ге", "қа", "ке", "у", "ю"].iter().any(|e| w.ends_with(e))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn approved(lines: &str) -> String {
        match stamp(lines) {
            Some(Stamp::Approved(a)) => format!(
                "{} {} {} {}",
                a.kind.map_or("-", |k| k.as_str()),
                a.date.map_or_else(|| "-".into(), |d| d.to_string()),
                a.number.as_deref().unwrap_or("-"),
                a.issuer.as_deref().unwrap_or("-")
            ),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn approvals() {
        for (lines, want) in [
            (
                "Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысымен бекітілген",
                "resolution 2012-03-28 361 Қазақстан Республикасы Үкіметі",
            ),
            (
                "Қазақстан Республикасы Әділет министрінің 8 қазан 2001 ж. N 113 бұйрығымен бекітілген",
                "order 2001-10-08 113 Қазақстан Республикасы Әділет министрі",
            ),
            (
                "\"Әдiлет аттестациялық комиссиясы туралы\" Қазақстан Республикасы Әдiлет министрiнiң 2001 жылғы 8 қазандағы N 113 бұйрығымен бекiтiлген",
                "order 2001-10-08 113 Қазақстан Республикасы Әдiлет министрi",
            ),
            (
                "Қазақстан Республикасы Қаржы министрлігінің 1999 жылғы 25.05. N 239 бұйрығымен бекітілген",
                "order 1999-05-25 239 Қазақстан Республикасы Қаржы министрлігі",
            ),
            (
                "Қазақстан Республикасы Үкіметінің 2023 жылғы « » № қаулысымен бекітілген",
                "resolution - - Қазақстан Республикасы Үкіметі",
            ),
            (
                "БЕКІТІЛГЕН Қазақстан Республикасы Үкіметінің 2012 жылғы 6 ақпандағы № 207 қаулысымен",
                "resolution 2012-02-06 207 Қазақстан Республикасы Үкіметі",
            ),
            (
                "Утверждены постановлением Правительства Республики Казахстан от 28 марта 2012 года № 361",
                "resolution 2012-03-28 361 Правительство Республики Казахстан",
            ),
        ] {
            assert_eq!(approved(lines), want, "{lines}");
        }
        assert_eq!(stamp("Мемлекеттік қызмет"), None);
        assert_eq!(stamp("осы бұйрықпен бекітілген Қағидалар"), None);
    }

    #[test]
    fn attachments_and_their_hosts() {
        for (lines, number, act) in [
            ("Қағидаларға 3-қосымша", Some("3"), None),
            ("Алматы облыстық Мәслихаттың 2003 ж. 20 наурыздағы N 33-181 шешіміне N 1 қосымша", Some("1"), Some("33-181")),
            (
                "Алматы облыстық мәслихатының 2010 жылғы 16 маусымдағы \"Алматы облысының жер үсті көздері туралы\" N 34-202 шешіміне қосымша",
                None,
                Some("34-202"),
            ),
            (
                "Приложение к решению Алматинского областного маслихата от 16 июня 2010 года N 34-202 \"Об установлении ставок\"",
                None,
                Some("34-202"),
            ),
            ("Приложение 2 к Правилам выдачи", Some("2"), None),
            ("Қаулыға 2- қосымша", Some("2"), None),
        ] {
            let Some(Stamp::Attachment { number: n, host }) = stamp(lines) else { panic!("{lines}") };
            assert_eq!(n.as_deref(), number, "{lines}");
            assert_eq!(host_act(&host).and_then(|a| a.number).as_deref(), act, "{lines}");
        }
        assert!(names_act("Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысына"));
        assert!(!names_act("Заңды тұлғаларды тіркеу қағидаларына"));
    }
}
