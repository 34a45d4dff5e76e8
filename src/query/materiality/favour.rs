//! Which of two wordings is the more favourable to whoever applies, where the words themselves tell.
//!
//! They tell only when all that differs is of one of these kinds, and all of it in one direction: fewer papers to hand in, a lower fee, a
//! shorter term for the office, a longer one for the applicant. Everything else is for a lawyer.

use std::ops::Range;

use super::tokens::{Token, tokens};
use super::{Change, Class, classify_in, language_of};
use crate::base::Language;

/// Which wording is the more favourable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Favour {
    /// The later one.
    Later,
    /// The earlier one.
    Earlier,
    /// They say the same.
    Same,
    /// The words alone do not tell.
    Unclear,
}

impl Favour {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Favour::Later => "later",
            Favour::Earlier => "earlier",
            Favour::Same => "same",
            Favour::Unclear => "cannot_be_told",
        }
    }
}

/// Compares two wordings of one provision.
#[must_use]
pub fn favour(old: &str, new: &str) -> Favour {
    if old == new {
        return Favour::Same;
    }
    let language = language_of(old, new);
    let changes = classify_in(old, new, language);
    let mut found = Favour::Same;
    for change in changes.iter().filter(|c| c.class != Class::Editorial && !is_marker(c, old, new)) {
        let one = match change.class {
            Class::Documents => documents(change, old, new),
            Class::Deadline => term(change, old, new, language),
            Class::Amount => fee(change, old, new, language),
            _ => Favour::Unclear,
        };
        found = match (found, one) {
            (_, Favour::Unclear) => return Favour::Unclear,
            (Favour::Same, one) => one,
            (found, one) if found == one => found,
            _ => return Favour::Unclear,
        };
    }
    found
}

/// The number in front of an element of a list, which comes and goes with it.
fn is_marker(change: &Change, old: &str, new: &str) -> bool {
    let (text, at) = if change.old_span.is_empty() { (new, &change.new_span) } else { (old, &change.old_span) };
    let number = text.get(at.clone()).is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit() || b == b')'));
    let first = text.get(..at.start).is_some_and(|before| before.trim_end_matches([' ', '\t']).ends_with('\n'));
    let followed = text.get(at.clone()).is_some_and(|t| t.ends_with(')')) || text.get(at.end..).is_some_and(|t| t.starts_with(')'));
    (change.old_span.is_empty() || change.new_span.is_empty()) && number && first && followed
}

/// A paper more, or one less, in a list of papers that the applicant hands in.
fn documents(change: &Change, old: &str, new: &str) -> Favour {
    let (added, text, at) = match (change.old_span.is_empty(), change.new_span.is_empty()) {
        (true, false) => (true, new, &change.new_span),
        (false, true) => (false, old, &change.old_span),
        _ => return Favour::Unclear,
    };
    let whole = text.to_lowercase();
    let near = sentence(text, at).to_lowercase();
    let has = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(w));
    let handed_in = [
        "ұсынады",
        "тапсырады",
        "ұсынатын",
        "қоса беріледі",
        "қоса береді",
        "представля",
        "прилага",
        "подает",
        "подаёт",
        "предъявля",
    ];
    // A list of what need not be handed in, or only one of which is, turns the direction round.
    let turned = [
        "талап етілмейді",
        "ұсынылмайды",
        "қажет емес",
        "қоспағанда",
        "басқа",
        "немесе",
        "бірі",
        "жағдайда",
        "не требу",
        "не представля",
        "кроме",
        "исключением",
        "либо",
        " или ",
        "одного из",
        "один из",
        "в случае",
        "при наличии",
    ];
    if !has(&whole, &handed_in) || has(&near, &turned) || has(&whole, &["талап етілмейді", "не требу", "тыйым", "запрещ"])
    {
        return Favour::Unclear;
    }
    if added { Favour::Earlier } else { Favour::Later }
}

/// A term of another length; shorter is better where the office has it, longer where the applicant has it.
fn term(change: &Change, old: &str, new: &str, language: Language) -> Favour {
    let Some((was, is)) = lengths(change, old, new, language) else { return Favour::Unclear };
    let bearer = match (bearer(sentence(old, &change.old_span), language), bearer(sentence(new, &change.new_span), language)) {
        (Some(a), Some(b)) if a == b => a,
        _ => return Favour::Unclear,
    };
    match (was == is, (is < was) == (bearer == Bearer::Office)) {
        (true, _) => Favour::Unclear,
        (_, true) => Favour::Later,
        (_, false) => Favour::Earlier,
    }
}

/// Another sum that the applicant pays.
fn fee(change: &Change, old: &str, new: &str, language: Language) -> Favour {
    let paid = |text: &str| {
        let text = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
        has(&["алым", "баж", "айыппұл", "төлейді", "төленеді", "сбор", "пошлин", "штраф", "уплачива", "взима"])
            && !has(&[
                "жәрдемақы",
                "өтемақы",
                "жеңілдік",
                "қайтарыл",
                "пособи",
                "компенсац",
                "льгот",
                "возвра",
                "возмещ",
                "кем емес",
                "не менее",
            ])
    };
    if !paid(sentence(old, &change.old_span)) || !paid(sentence(new, &change.new_span)) {
        return Favour::Unclear;
    }
    match lengths(change, old, new, language) {
        Some((was, is)) if is < was => Favour::Later,
        Some((was, is)) if is > was => Favour::Earlier,
        _ => Favour::Unclear,
    }
}

/// The numbers of both sides, where all words beside the number are the same.
fn lengths(change: &Change, old: &str, new: &str, language: Language) -> Option<(u64, u64)> {
    let side = |text: &str, span: &Range<usize>| -> Option<(u64, Vec<String>)> {
        let found: Vec<Token> = tokens(text.get(span.clone())?, language);
        let (mut number, mut rest) = (None, Vec::new());
        for token in found {
            match token.number.as_deref().map(str::parse::<u64>) {
                Some(Ok(n)) if number.is_none() => number = Some(n),
                Some(_) => return None,
                None => rest.push(token.canon),
            }
        }
        Some((number?, rest))
    };
    let ((was, a), (is, b)) = (side(old, &change.old_span)?, side(new, &change.new_span)?);
    (a == b).then_some((was, is))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Bearer {
    Office,
    Applicant,
}

/// Who has to act in a sentence; `None` when it names neither, or both.
fn bearer(sentence: &str, language: Language) -> Option<Bearer> {
    let folded = sentence.to_lowercase();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let pair = |a: &str, b: &str| words.windows(2).any(|w| matches!(w, [x, y] if *x == a && *y == b));
    let (office, applicant) = match language {
        Language::Kazakh => (
            has(&[
                "орган",
                "органы",
                "органдар",
                "органдары",
                "мекеме",
                "мекемесі",
                "мекемелер",
                "мекемелері",
                "министрлік",
                "министрлігі",
                "комиссия",
                "комиссиясы",
                "қаралады",
                "қарайды",
            ]) || pair("қызметті", "беруші")
                || pair("шешім", "қабылданады")
                || pair("шешім", "қабылдайды"),
            pair("өтініш", "беруші") || pair("қызметті", "алушы") || has(&["азамат", "азаматтар", "шетелдік", "шетелдіктер"]),
        ),
        Language::Russian => (
            has(&[
                "орган",
                "органы",
                "органом",
                "учреждение",
                "учреждения",
                "учреждением",
                "министерство",
                "министерством",
                "комиссия",
                "комиссией",
                "услугодатель",
                "услугодателем",
                "рассматривается",
                "рассматривает",
                "рассматриваются",
            ]) || pair("решение", "принимается")
                || pair("принимает", "решение"),
            has(&[
                "заявитель",
                "заявителем",
                "услугополучатель",
                "услугополучателем",
                "гражданин",
                "граждане",
                "иностранец",
                "иностранцы",
            ]),
        ),
    };
    match (office, applicant) {
        (true, false) => Some(Bearer::Office),
        (false, true) => Some(Bearer::Applicant),
        _ => None,
    }
}

/// The sentence, or element of a list, around a place.
fn sentence<'t>(text: &'t str, span: &Range<usize>) -> &'t str {
    let (before, after) = (text.get(..span.start).unwrap_or_default(), text.get(span.end..).unwrap_or_default());
    let ends = |c: char| matches!(c, '.' | ';' | '\n');
    let start = before.rfind(ends).map_or(0, |i| i + 1);
    let end = span.end + after.find(ends).unwrap_or(after.len());
    text.get(start..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_words_tell_and_what_they_do_not() {
        use Favour::{Earlier, Later, Same, Unclear};
        for (old, new, wanted) in [
            (
                "Көрсетілетін қызметті беруші он жұмыс күні ішінде шешім қабылдайды.",
                "Көрсетілетін қызметті беруші бес жұмыс күні ішінде шешім қабылдайды.",
                Later,
            ),
            (
                "Көрсетілетін қызметті беруші он жұмыс күні ішінде шешім қабылдайды.",
                "Көрсетілетін қызметті беруші 15 жұмыс күні ішінде шешім қабылдайды.",
                Earlier,
            ),
            (
                "Көрсетілетін қызметті беруші он жұмыс күні ішінде шешім қабылдайды.",
                "Көрсетілетін қызметті беруші он күнтізбелік күн ішінде шешім қабылдайды.",
                Unclear,
            ),
            (
                "Өтініш беруші он жұмыс күні ішінде құжаттарды толықтырады.",
                "Өтініш беруші бес жұмыс күні ішінде құжаттарды толықтырады.",
                Earlier,
            ),
            ("Өтініш берушіге он жұмыс күні ішінде хабарланады.", "Өтініш берушіге бес жұмыс күні ішінде хабарланады.", Unclear),
            (
                "Заявление рассматривается в течение десяти рабочих дней.",
                "Заявление рассматривается в течение 5 (пяти) рабочих дней.",
                Later,
            ),
            (
                "Заявление рассматривается в течение десяти рабочих дней.",
                "Заявление рассматривается в течение 10 (десяти) рабочих дней.",
                Same,
            ),
            ("Заявитель и орган действуют в течение десяти дней.", "Заявитель и орган действуют в течение пяти дней.", Unclear),
            (
                "Консулдық алым 5 айлық есептік көрсеткіш мөлшерінде төленеді.",
                "Консулдық алым 3 айлық есептік көрсеткіш мөлшерінде төленеді.",
                Later,
            ),
            (
                "Жәрдемақы 5 айлық есептік көрсеткіш мөлшерінде төленеді.",
                "Жәрдемақы 3 айлық есептік көрсеткіш мөлшерінде төленеді.",
                Unclear,
            ),
            ("Қызмет көрсетіледі.", "Қызмет көрсетілмейді.", Unclear),
            (
                "Азаматтар мынадай құжаттарды ұсынады:\n1) өтініш-сауалнама;\n2) паспорт;",
                "Азаматтар мынадай құжаттарды ұсынады:\n1) өтініш-сауалнама;\n2) паспорт;\n3) туу туралы куәліктің көшірмесі;",
                Earlier,
            ),
            (
                "Азаматтар мынадай құжаттарды ұсынбайды:\n1) өтініш-сауалнама;\n2) паспорт;",
                "Азаматтар мынадай құжаттарды ұсынбайды:\n1) өтініш-сауалнама;\n2) паспорт;\n3) туу туралы куәліктің көшірмесі;",
                Unclear,
            ),
        ] {
            let classes = classify_in(old, new, language_of(old, new));
            assert_eq!(favour(old, new), wanted, "{old} → {new}: {classes:?}");
        }
    }

    proptest::proptest! {
        /// What the one direction gives, the other gives turned round.
        #[test]
        fn turning_the_wordings_round_turns_the_answer_round(old in "[а-яәқ0-9.,; \n]{0,60}", new in "[а-яәқ0-9.,; \n]{0,60}") {
            let turned = match favour(&old, &new) {
                Favour::Later => Favour::Earlier,
                Favour::Earlier => Favour::Later,
                same => same,
            };
            proptest::prop_assert_eq!(favour(&new, &old), turned);
        }
    }
}
