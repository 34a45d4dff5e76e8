//! Amendment sentences in Kazakh (kz-law-spec § 3.2, 3.3): addresses from the outside in by genitives, the verb at the end.

use chrono::Datelike;

use super::plan::What;
use super::words::is_sign;
use super::{Counts, quoted};
use crate::base::kazakh::{Case, decline, possessed};
use crate::base::{ActKind, ActRef, Date, Kind, Segment};
use crate::extract::{WordMode, Words};
use crate::parse::MONTHS_KK;
use crate::parse::path::ordinal_words;

/// An instruction at `path` (what the lines above it say left out), without its last sign.
pub fn sentence(path: &[Segment], what: &What) -> Option<String> {
    Some(match what {
        What::Restate(_) => format!("{} мынадай редакцияда жазылсын", address(path, Case::Nominative)?),
        What::Exclude => format!("{} алып тасталсын", address(path, Case::Nominative)?),
        What::Insert { beside, .. } => {
            let (last, host) = path.split_last()?;
            let new = element(last, false, Case::Instrumental)?;
            let lead = match beside {
                Some((after, neighbour)) => {
                    let (case, word) = if *after { (Case::Ablative, "кейін") } else { (Case::Genitive, "алдынан") };
                    format!("{} {word} ", address(neighbour, case)?)
                }
                None if host.is_empty() => String::new(),
                None => format!("{} ", address(host, Case::Nominative)?),
            };
            format!("{lead}мынадай мазмұндағы {new} толықтырылсын")
        }
        What::Words(words) => words_sentence(path, words)?,
    })
}

/// `1-тармақта`, `көрсетілген бұйрықпен бекітілген … қағидаларында`: a line that leads somewhere.
pub fn navigation(path: &[Segment]) -> Option<String> {
    address(path, Case::Locative)
}

/// The line that leads into a document approved by the act.
pub fn document(name: &str, kind: ActKind) -> Option<String> {
    let act = decline(act_noun(kind), false, Case::Instrumental);
    let (before, last) = name.rsplit_once(' ').map_or(("", name), |(b, l)| (b, l));
    let owned = last.to_lowercase().ends_with(['ы', 'і']);
    let last = decline(last, owned, Case::Locative);
    let gap = if before.is_empty() { "" } else { " " };
    Some(format!("көрсетілген {act} бекітілген {before}{gap}{last}"))
}

/// A document approved by the act is restated.
pub fn whole_document(name: &str, kind: ActKind) -> String {
    let act = decline(act_noun(kind), false, Case::Instrumental);
    format!("көрсетілген {act} бекітілген {name} мынадай редакцияда жазылсын")
}

fn words_sentence(path: &[Segment], w: &Words) -> Option<String> {
    let within = |case| if path.is_empty() { Some(String::new()) } else { address(path, case).map(|a| format!("{a} ")) };
    let olds: Vec<&str> = w.pairs.iter().map(|p| p.0.as_str()).collect();
    let news: Vec<&str> = w.pairs.iter().map(|p| p.1.as_str()).collect();
    Some(match w.mode {
        WordMode::Replace => {
            let respectively = if olds.len() > 1 { "тиісінше " } else { "" };
            let (old, new) = (called(&olds, Case::Nominative), called(&news, Case::Instrumental));
            format!("{}{old} {respectively}{new} ауыстырылсын", within(Case::Relative)?)
        }
        WordMode::Delete => format!("{}{} алып тасталсын", within(Case::Relative)?, called(&olds, Case::Nominative)),
        WordMode::InsertAfter | WordMode::InsertBefore => {
            let (anchor, case, side) = match (&w.after, &w.before) {
                (Some(a), _) => (a, Case::Ablative, "кейін"),
                (None, Some(b)) => (b, Case::Genitive, "алдынан"),
                (None, None) => return None,
            };
            let (anchor, new) = (called(&[anchor], case), called(&news, Case::Instrumental));
            format!("{}{anchor} {side} {new} толықтырылсын", within(Case::Relative)?)
        }
        WordMode::Append => return None,
    })
}

/// `«A», «B» деген сөздермен`.
fn called(fragments: &[&str], case: Case) -> String {
    let digits = fragments.iter().all(|f| f.chars().all(|c| c.is_ascii_digit()));
    let several = fragments.len() > 1 || fragments.iter().any(|f| f.split_whitespace().count() > 1);
    let list: Vec<String> = fragments.iter().map(|f| quoted(f)).collect();
    if fragments.iter().all(|f| is_sign(f)) {
        return format!("{} деген тыныс {}", list.join(", "), decline("белгісі", true, case));
    }
    let noun = match (digits, several) {
        (true, false) => "цифр",
        (true, true) => "цифрлар",
        (false, false) => "сөз",
        (false, true) => "сөздер",
    };
    format!("{} деген {}", list.join(", "), decline(noun, false, case))
}

/// `3-тармақтың 1) тармақшасы`.
pub fn address(path: &[Segment], case: Case) -> Option<String> {
    let last = path.len().checked_sub(1)?;
    let parts: Option<Vec<String>> =
        path.iter().enumerate().map(|(i, s)| element(s, i > 0, if i == last { case } else { Case::Genitive })).collect();
    Some(parts?.join(" "))
}

fn element(segment: &Segment, owned: bool, case: Case) -> Option<String> {
    let number = segment.number.as_deref();
    let (lead, noun) = match segment.kind {
        Kind::Section => (format!("{}-", number?), "бөлім"),
        Kind::Subsection => (format!("{}-", number?), "кіші бөлім"),
        Kind::Chapter => (format!("{}-", number?), "тарау"),
        Kind::Subchapter => (format!("{}-", number?), "параграф"),
        Kind::Article => (format!("{}-", number?), "бап"),
        Kind::Item => (format!("{}-", number?), "тармақ"),
        Kind::Subitem => (format!("{}) ", number?), "тармақша"),
        Kind::Paragraph => (format!("{} ", ordinal(number?)?), "бөлік"),
        Kind::Indent => (format!("{} ", ordinal(number?)?), "абзац"),
        Kind::Sentence => (format!("{} ", ordinal(number?)?), "сөйлем"),
        Kind::Attachment => (number.map(|n| format!("{n}-")).unwrap_or_default(), "қосымша"),
        Kind::Row => (format!("реттік нөмірі {}-", number?), "жол"),
        Kind::Table => (number.map(|n| format!("{n}-")).unwrap_or_default(), "кесте"),
        Kind::Note => (String::new(), "ескертпе"),
        Kind::Heading | Kind::Title => (String::new(), "тақырып"),
        Kind::Preamble => (String::new(), "кіріспе"),
        _ => return None,
    };
    let noun = if owned { possessed(noun) } else { noun.to_string() };
    Some(format!("{lead}{}", decline(&noun, owned, case)))
}

fn ordinal(number: &str) -> Option<String> {
    ordinal_words(number.parse().ok()?)
}

/// The noun of a kind of act.
fn act_noun(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Constitution => "Конституция",
        ActKind::ConstitutionalLaw | ActKind::Law => "Заң",
        ActKind::Code => "Кодекс",
        ActKind::Decree => "Жарлық",
        ActKind::Resolution => "қаулы",
        ActKind::Order => "бұйрық",
        ActKind::Decision => "шешім",
        ActKind::Directive => "өкім",
    }
}

/// An act as a reference in the nominative: title, issuer, day, number, noun.
pub fn act(act: &ActRef) -> Option<String> {
    let kind = act.kind?;
    let (day, number) = (day(act.date?)?, act.number.as_deref()?);
    let issuer = match act.issuer.as_deref().map(str::trim).filter(|i| !i.is_empty()) {
        Some(name) if !is_law(kind) => genitive(name),
        None if matches!(kind, ActKind::Order | ActKind::Resolution | ActKind::Decision) => return None,
        _ => "Қазақстан Республикасының".to_string(),
    };
    Some(format!("{}{issuer} {day} № {number} {}", title(act), owned_noun(kind)))
}

/// An act of which not all is known, with gaps to be filled by hand.
pub fn gap(own: &ActRef) -> String {
    let issuer = match (own.kind, own.issuer.as_deref().map(str::trim).filter(|i| !i.is_empty())) {
        (Some(kind), _) if is_law(kind) => "Қазақстан Республикасының".to_string(),
        (_, Some(name)) => genitive(name),
        _ => "____________".to_string(),
    };
    let day = own.date.and_then(day).unwrap_or_else(|| "____ жылғы ____________".to_string());
    let number = own.number.as_deref().unwrap_or("____");
    let noun = own.kind.map_or_else(|| "________".to_string(), owned_noun);
    format!("{}{issuer} {day} № {number} {noun}", title(own))
}

fn title(act: &ActRef) -> String {
    let title = act.title.as_deref().map(super::level::blanks).filter(|t| !t.is_empty());
    title.map(|t| format!("{} ", quoted(&t))).unwrap_or_default()
}

fn is_law(kind: ActKind) -> bool {
    matches!(kind, ActKind::Law | ActKind::ConstitutionalLaw | ActKind::Code)
}

fn owned_noun(kind: ActKind) -> String {
    match kind {
        ActKind::ConstitutionalLaw => "Конституциялық заңы".to_string(),
        _ => possessed(act_noun(kind)),
    }
}

fn genitive(name: &str) -> String {
    let (before, last) = name.rsplit_once(' ').map_or(("", name), |(b, l)| (b, l));
    format!("{before} {}", decline(last, last.ends_with(['ы', 'і']), Case::Genitive)).trim().to_string()
}

fn day(date: Date) -> Option<String> {
    let month = decline(MONTHS_KK.get(date.month0() as usize)?, false, Case::Relative);
    Some(format!("{} жылғы {} {month}", date.year(), date.day()))
}

/// `… бұйрығына мынадай өзгерістер мен толықтыру енгізілсін`; `act` is in the nominative.
pub fn head(act: &str, counts: Counts) -> String {
    let (before, last) = act.trim().rsplit_once(' ').map_or(("", act.trim()), |(b, l)| (b, l));
    // A gap has no ending.
    let gap = last.ends_with('_');
    let last = if gap { last.to_string() } else { decline(last, last.ends_with(['ы', 'і']), Case::Dative) };
    let said = |n: usize, one: &str, more: &str| if n == 1 { one.to_string() } else { more.to_string() };
    let changes = said(counts.changes, "өзгеріс", "өзгерістер");
    let additions = said(counts.additions, "толықтыру", "толықтырулар");
    let what = match (counts.changes, counts.additions) {
        (_, 0) => changes,
        (0, _) => additions,
        (1, _) => format!("{changes} пен {additions}"),
        _ => format!("{changes} мен {additions}"),
    };
    format!("{before} {last} мынадай {what} енгізілсін").trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(steps: &[(Kind, &str)]) -> Vec<Segment> {
        steps.iter().map(|(k, n)| if n.is_empty() { Segment::bare(*k) } else { Segment::new(*k, *n) }).collect()
    }

    #[test]
    fn addresses_lead_from_the_outside_in() {
        let of = |steps: &[(Kind, &str)], case| address(&path(steps), case).unwrap_or_default();
        assert_eq!(of(&[(Kind::Item, "3")], Case::Locative), "3-тармақта");
        assert_eq!(of(&[(Kind::Item, "3"), (Kind::Subitem, "5")], Case::Nominative), "3-тармақтың 5) тармақшасы");
        assert_eq!(
            of(&[(Kind::Article, "5-1"), (Kind::Item, "2"), (Kind::Paragraph, "12"), (Kind::Sentence, "2")], Case::Relative),
            "5-1-баптың 2-тармағының он екінші бөлігінің екінші сөйлеміндегі"
        );
        assert_eq!(of(&[(Kind::Chapter, "2"), (Kind::Heading, "")], Case::Nominative), "2-тараудың тақырыбы");
        assert_eq!(address(&path(&[(Kind::Indent, "120")]), Case::Locative), None, "no word for it");
    }

    #[test]
    fn acts_and_documents_are_declined() {
        let head = |c, a| head("Қазақстан Республикасының Заңы", Counts { changes: c, additions: a });
        assert_eq!(head(2, 0), "Қазақстан Республикасының Заңына мынадай өзгерістер енгізілсін");
        assert_eq!(head(1, 1), "Қазақстан Республикасының Заңына мынадай өзгеріс пен толықтыру енгізілсін");
        let law = ActRef { kind: Some(ActKind::Law), number: Some("7".into()), ..ActRef::default() };
        assert_eq!(gap(&law), "Қазақстан Республикасының ____ жылғы ____________ № 7 Заңы", "nothing is made up");
        assert_eq!(
            document("Рұқсат беру ережесі", ActKind::Resolution).as_deref(),
            Some("көрсетілген қаулымен бекітілген Рұқсат беру ережесінде")
        );
    }
}
