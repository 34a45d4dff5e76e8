//! Requisites, stamps, enacting words and status lines.

use super::Rule;
use super::text::{Node, Text, act_ref, date, find, is_acting, issuer, kind_in};
use crate::base::{ActKind, ActRef, Date};

/// The requisites line of an act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requisites {
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Name of the issuer, without its genitive ending.
    pub issuer: Option<String>,
    /// Signed by an acting holder.
    pub acting: bool,
    /// Day of signing.
    pub date: Option<Date>,
    /// Number.
    pub number: Option<String>,
    /// Who registered it, when, under which number.
    pub registration: Option<(String, Option<Date>, Option<String>)>,
}

/// Reads a requisites line; `None` for any other line.
#[must_use]
pub fn line(line: &str) -> Option<Requisites> {
    let t = Text::new(line);
    let node = t.parse(Rule::req_line, 0)?;
    let act = find(&node, Rule::req_act)?;
    let words = find(&act, Rule::req_issuer).map(|n| t.slice(&n, 0).to_string()).unwrap_or_default();
    Some(Requisites {
        kind: kind_in(&act),
        issuer: issuer(&words),
        acting: is_acting(&words),
        date: find(&act, Rule::date).and_then(|d| date(&d)),
        number: find(&act, Rule::req_number).map(|n| t.slice(&n, 0).to_string()),
        registration: find(&node, Rule::req_registration).map(|r| registration_of(&t, &r)),
    })
}

/// Reads a registration that stands on a line of its own.
#[must_use]
pub fn registration(line: &str) -> Option<(String, Option<Date>, Option<String>)> {
    let t = Text::new(line);
    let node = t.parse(Rule::req_registration_line, 0)?;
    find(&node, Rule::req_registration).map(|r| registration_of(&t, &r))
}

fn registration_of(t: &Text<'_>, node: &Node<'_>) -> (String, Option<Date>, Option<String>) {
    (
        find(node, Rule::req_authority).map(|n| t.slice(&n, 0).to_string()).unwrap_or_default(),
        find(node, Rule::date).and_then(|d| date(&d)),
        find(node, Rule::req_number).map(|n| t.slice(&n, 0).to_string()),
    )
}

/// What a stamp says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// `… № 361 қаулысымен бекітілген`.
    Approved(ActRef),
    /// `… № 361 қаулысына 1-қосымша`, `Қағидаларға 3-қосымша`: the number, and the words that name the host.
    Attachment {
        /// `None`: the only attachment.
        number: Option<String>,
        /// The words before it.
        host: String,
    },
}

/// Reads the lines of a stamp put together.
#[must_use]
pub fn stamp(lines: &str) -> Option<Stamp> {
    let t = Text::new(lines);
    let node = t.parse(Rule::stamp, 0)?;
    if let Some(act) = find(&node, Rule::stamp_act) {
        return Some(Stamp::Approved(act_ref(&t, &act, 0)));
    }
    let a = find(&node, Rule::stamp_attachment)?;
    let number = a.clone().into_inner().find(|n| n.as_rule() == Rule::num).map(|n| t.slice(&n, 0).to_string());
    let host = find(&a, Rule::stamp_host).map(|n| t.slice(&n, 0).to_string()).unwrap_or_default();
    Some(Stamp::Attachment { number, host })
}

/// Whether the host words of an attachment's stamp name an act (`… № 361 қаулысына`) and not a document (`Қағидаларға`).
#[must_use]
pub fn names_act(host: &str) -> bool {
    let folded = crate::base::fold(host).text;
    ["бұйры", "қаулы", "заң", "кодекс", "жарлы", "шешім", "өкім"].iter().any(|w| folded.contains(w))
}

/// Whether a line is nothing but enacting words (`БҰЙЫРАМЫН:`).
#[must_use]
pub fn is_enacting(line: &str) -> bool {
    line.len() < 80 && Text::new(line).parse(Rule::enacting_line, 0).is_some()
}

/// The enacting words at the end of a line (`… Үкіметі ҚАУЛЫ ЕТЕДІ:`), as printed.
#[must_use]
pub fn enacting_words(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let t = Text::new(line);
    let body = t.folded.text.trim_end_matches([' ', ':']);
    const WORDS: &[&str] = &[
        "бұйырамын",
        "бұйырамыз",
        "қаулы етеді",
        "қаулы етемін",
        "шешім қабылдады",
        "шешім етті",
        "шешті",
        "приказываю",
        "постановляет",
        "решил",
    ];
    let word = WORDS.iter().find(|w| body.ends_with(*w))?;
    let at = t.folded.to_original(body.len() - word.len());
    line.get(at..).map(|w| w.trim_end_matches([' ', ':']))
}

/// Status of a consolidated edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatusLine {
    /// `Күшін жойған`, with the act where the line names it (`Күші жойылды - … № 758 қаулысымен`).
    Repealed(Option<ActRef>),
    /// `Қолданыстағы`, `Жаңартылған`, `Жаңа`.
    InForce,
}

/// Reads a status line.
#[must_use]
pub fn status(line: &str) -> Option<StatusLine> {
    if line.len() > 600 {
        return None;
    }
    let t = Text::new(line);
    if let Some(node) = t.parse(Rule::status_line, 0) {
        let word = find(&node, Rule::status_word)?;
        let repealed = word.as_str().starts_with("күшін") || word.as_str().starts_with("утратив");
        return Some(if repealed { StatusLine::Repealed(None) } else { StatusLine::InForce });
    }
    t.parse(Rule::status_repealed, 0).map(|node| StatusLine::Repealed(Some(act_ref(&t, &node, 0))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requisites_with_registration_and_acting_minister() {
        let r = line(
            "Қазақстан Республикасы Сыртқы істер министрінің м.а. 2025 жылғы 5 желтоқсандағы № 11-1-4/730 бұйрығы. Қазақстан \
             Республикасының Әділет министрлігінде 2025 жылғы 10 желтоқсанда № 37575 болып тіркелді",
        )
        .expect("requisites");
        assert_eq!(r.kind, Some(ActKind::Order));
        assert_eq!(r.issuer.as_deref(), Some("Қазақстан Республикасы Сыртқы істер министрі"));
        assert!(r.acting);
        assert_eq!(r.number.as_deref(), Some("11-1-4/730"));
        assert_eq!(r.date, Date::from_ymd_opt(2025, 12, 5));
        let (who, when, number) = r.registration.expect("registration");
        assert_eq!(
            (who.as_str(), when, number.as_deref()),
            ("Қазақстан Республикасының Әділет министрлігінде", Date::from_ymd_opt(2025, 12, 10), Some("37575"))
        );
    }

    #[test]
    fn titles_are_no_requisites() {
        assert_eq!(
            line(
                "\"…\" Қазақстан Республикасы Сыртқы істер министрінің 2018 жылғы 4 қаңтардағы № 11-1-4/1 бұйрығына өзгерістер енгізу туралы"
            ),
            None
        );
    }

    #[test]
    fn stamps_and_status() {
        let s = stamp("Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысымен бекітілген").expect("stamp");
        assert!(matches!(s, Stamp::Approved(a) if a.number.as_deref() == Some("361")));
        assert_eq!(
            stamp("Қағидаларға 3-қосымша"),
            Some(Stamp::Attachment { number: Some("3".into()), host: "Қағидаларға".into() })
        );
        assert_eq!(stamp("Мемлекеттік қызмет"), None);
        let s = status("Күші жойылды - Қазақстан Республикасы Үкіметінің 2023 жылғы 1 қыркүйектегі № 758 қаулысымен");
        assert!(matches!(s, Some(StatusLine::Repealed(Some(a))) if a.number.as_deref() == Some("758")));
        assert_eq!(enacting_words("Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:"), Some("ҚАУЛЫ ЕТЕДІ"));
    }
}
