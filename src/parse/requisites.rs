//! Lines that say who issued an act, of which kind, when, under which number; enacting words; status lines.

use super::Rule;
use super::issuer::{names_organ, nominative_russian, plain_office};
use super::text::{Node, Text, act_ref, date, find, is_acting, kind_in, number};
use crate::base::{ActKind, ActRef, Date, fold};

pub use super::stamp::{Stamp, names_act, stamp};

/// What a line says of the act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requisites {
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Who signed it, when, under which number; several for a joint act.
    pub parties: Vec<Party>,
    /// Who registered it, when, under which number.
    pub registration: Option<Registration>,
    /// What the line says of its force.
    pub status: Option<StatusLine>,
    /// Only a day and number in the form that goes before a noun (`2011 жылғы 22 шілдедегі № 477-IV`): a part of a statement, or of a
    /// title broken by hand.
    pub partial: bool,
}

/// One issuer's part of the requisites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// Name of the issuer in the nominative, as far as that is known.
    pub issuer: Option<String>,
    /// Signed by an acting holder.
    pub acting: bool,
    /// Day of signing.
    pub date: Option<Date>,
    /// Number.
    pub number: Option<String>,
}

/// Who registered, when, under which number.
pub type Registration = (String, Option<Date>, Option<String>);

/// Bytes that a line of requisites may take.
const MAX_LINE: usize = 2400;

/// Reads a line of requisites; `None` for any other line.
#[must_use]
pub fn line(line: &str) -> Option<Requisites> {
    if line.len() > MAX_LINE || line.trim().is_empty() {
        return None;
    }
    let t = Text::new(line);
    dated(&t).or_else(|| pieces(&t)).or_else(|| kind_alone(&t))
}

/// `… Үкіметінің 2012 жылғы 6 ақпандағы № 207 қаулысы[. Registration][. Status]`.
fn dated(t: &Text<'_>) -> Option<Requisites> {
    if !t.folded.text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let node = t.parse(Rule::req_line, 0)?.into_inner().next()?;
    let russian = match node.as_rule() {
        Rule::req_kk | Rule::req_law => false,
        Rule::req_ru => true,
        _ => return None,
    };
    let mut out = Requisites { kind: kind_of(&node), ..Requisites::default() };
    for n in node.clone().into_inner() {
        match n.as_rule() {
            Rule::req_party | Rule::req_ru_party => out.parties.push(party(t, &n, russian)),
            _ => {}
        }
    }
    if node.as_rule() == Rule::req_law {
        out.parties.push(party(t, &node, false));
    } else if let Some(n) = find(&node, Rule::req_republic) {
        out.parties.first_mut()?.issuer = Some(plain_republic(t.slice(&n, 0)));
    }
    // A title before the issuer's name: the line is a citation, not the act's own.
    if out.parties.iter().any(|p| p.issuer.as_deref().is_some_and(is_title)) {
        return None;
    }
    let capitals = find(&node, Rule::act_itself).is_some_and(|n| is_capitals(t.slice(&n, 0)));
    tail(t, node.as_span().end(), capitals, &mut out).then_some(out)
}

fn is_title(issuer: &str) -> bool {
    let f = fold(issuer).text;
    f.contains("туралы") || f.starts_with("о ") || f.starts_with("об ")
}

fn is_capitals(words: &str) -> bool {
    words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
}

fn party(t: &Text<'_>, node: &Node<'_>, russian: bool) -> Party {
    let words = [Rule::req_issuer, Rule::req_ru_issuer, Rule::req_before_kind].into_iter().find_map(|r| find(node, r));
    let words = words.map(|n| t.slice(&n, 0)).unwrap_or_default();
    Party {
        issuer: name_of(words, russian),
        acting: is_acting(words),
        date: find(node, Rule::date).and_then(|d| date(&d)),
        number: find(node, Rule::req_number).map(|n| number(t.slice(&n, 0))),
    }
}

/// An issuer's name in the nominative; `None` for blanks.
pub(super) fn name_of(words: &str, russian: bool) -> Option<String> {
    let name = plain_office(words);
    let name = match russian {
        true if fold(&name).text == "республики казахстан" => "Республика Казахстан".to_string(),
        true => nominative_russian(name.split(", име").next().unwrap_or(&name)),
        false => plain_republic(&name),
    };
    (!name.is_empty()).then_some(name)
}

/// `Қазақстан Республикасының` as an issuer: the Republic itself.
fn plain_republic(name: &str) -> String {
    match fold(name).text.as_str() {
        "қазақстан республикасының" => {
            name.strip_suffix("ның").or_else(|| name.strip_suffix("НЫҢ")).unwrap_or(name).to_string()
        }
        _ => name.to_string(),
    }
}

/// What stands behind the requisites proper: nothing, a registration, a status, or a sentence of its own.
fn tail(t: &Text<'_>, mut at: usize, capitals: bool, out: &mut Requisites) -> bool {
    const MAX_REST: usize = 240;
    let f = t.folded.text.as_str();
    let mut closed = false;
    loop {
        let rest = f.get(at..).unwrap_or("");
        let skipped = rest.trim_start_matches([' ', '.', ',', ';']);
        closed |= rest.get(..rest.len() - skipped.len()).is_some_and(|s| s.contains(['.', ';']));
        at += rest.len() - skipped.len();
        if skipped.is_empty() {
            return true;
        }
        if out.status.is_none()
            && let Some(node) = t.parse(Rule::status_repealed, at)
        {
            out.status = Some(StatusLine::Repealed(repealing(t, &node, at)));
            return true;
        }
        if out.registration.is_none()
            && let Some(node) = t.parse(Rule::req_registration, at)
        {
            out.registration = Some(registration_of(t, &node, at));
            at += node.as_span().end();
            continue;
        }
        // In flattened texts the title follows the kind in capitals.
        return capitals || ((closed || skipped.starts_with('(')) && skipped.len() <= MAX_REST) || out.registration.is_some();
    }
}

/// Place, day and number alone: `Астана, Ақорда, 2012 жылғы 1 қарашада, № 377`.
fn pieces(t: &Text<'_>) -> Option<Requisites> {
    const MAX: usize = 240;
    if t.original.len() > MAX {
        return None;
    }
    let node = t.parse(Rule::req_pieces, 0)?;
    let mut out = Party::default();
    let (mut places, mut only_place, mut partial) = (0, true, false);
    for n in node.into_inner() {
        match n.as_rule() {
            Rule::date if out.date.is_none() => {
                partial |= ["дағы", "дегі", "тағы", "тегі"].iter().any(|e| n.as_str().trim_end().ends_with(e));
                out.date = Some(date(&n)?);
            }
            Rule::req_number if out.number.is_none() => out.number = Some(number(t.slice(&n, 0))),
            Rule::req_place if is_place(t.slice(&n, 0)) => places += 1,
            Rule::EOI => {}
            _ => return None,
        }
        only_place &= out.date.is_none() && out.number.is_none();
    }
    if only_place && (places != 1 || !is_certain_place(t.original)) {
        return None;
    }
    // "6 ақпандағы" alone goes on in another line
    if partial && out.number.is_none() {
        return None;
    }
    Some(Requisites { parties: vec![out], partial, ..Requisites::default() })
}

/// Words that name a place: each begins with a capital or is a word for a kind of place.
fn is_place(words: &str) -> bool {
    const NOUNS: &[&str] =
        &["қаласы", "қ.", "г.", "город", "облысы", "область", "ауданы", "район", "ауылы", "кенті", "үйі", "дом", "с.", "п."];
    words.split_whitespace().count() <= 5
        && words.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || NOUNS.contains(&fold(w).text.as_str()))
}

/// A line that is a place and nothing else.
fn is_certain_place(line: &str) -> bool {
    let f = fold(line.trim()).text;
    let f = f.trim_end_matches([' ', ',', '.']);
    is_place(line.trim())
        && (["қаласы", " қ", "ақорда", "акорда", "үкімет үйі", "дом правительства"].iter().any(|w| f.ends_with(w))
            || ["г. ", "г.", "город "].iter().any(|w| f.starts_with(w)))
}

/// The kind alone, or with its issuer: `ҚАУЛЫ`, `Қазақстан Республикасының Заңы`, `Решение маслихата`.
fn kind_alone(t: &Text<'_>) -> Option<Requisites> {
    const MAX: usize = 400;
    if t.original.len() > MAX {
        return None;
    }
    let (node, rule, russian) = match t.parse(Rule::req_kind_line, 0) {
        Some(n) => (n, Rule::req_before_kind, false),
        None => (t.parse(Rule::req_ru_kind_line, 0)?, Rule::req_ru_of, true),
    };
    let kind = kind_of(&node)?;
    let words = find(&node, rule).map(|n| t.slice(&n, 0)).unwrap_or_default();
    let republic =
        ["қазақстан республикасы", "қазақстан республикасының", "республики казахстан"].contains(&fold(words).text.as_str());
    let fits = match kind {
        // A Constitution and a code with a name of its own are titles.
        ActKind::Constitution => false,
        ActKind::Code | ActKind::Law | ActKind::ConstitutionalLaw => republic || (words.is_empty() && is_capitals(t.original)),
        _ => words.is_empty() || (names_organ(words) && !is_title(words)),
    };
    let party = Party { issuer: name_of(words, russian), acting: is_acting(words), ..Party::default() };
    let parties = if party.issuer.is_some() { vec![party] } else { Vec::new() };
    fits.then_some(Requisites { kind: Some(kind), parties, ..Requisites::default() })
}

/// The kind that a Kazakh or Russian noun below a node names.
pub(super) fn kind_of(node: &Node<'_>) -> Option<ActKind> {
    let russian = [Rule::ru_kind, Rule::ru_kind_ins, Rule::ru_kind_dat].into_iter().find_map(|r| find(node, r));
    russian.map_or_else(|| kind_in(node), |n| kind_by_stem(n.as_str()))
}

/// The kind a folded word names, in any case.
#[must_use]
pub fn kind_by_stem(word: &str) -> Option<ActKind> {
    const STEMS: &[(&str, ActKind)] = &[
        ("конституционн", ActKind::ConstitutionalLaw),
        ("конституциялық", ActKind::ConstitutionalLaw),
        ("конституци", ActKind::Constitution),
        ("кодекс", ActKind::Code),
        ("закон", ActKind::Law),
        ("указ", ActKind::Decree),
        ("жарлы", ActKind::Decree),
        ("постановлен", ActKind::Resolution),
        ("қаулы", ActKind::Resolution),
        ("приказ", ActKind::Order),
        ("бұйры", ActKind::Order),
        ("решени", ActKind::Decision),
        ("шешім", ActKind::Decision),
        ("распоряжени", ActKind::Directive),
        ("өкім", ActKind::Directive),
        ("заң", ActKind::Law),
    ];
    STEMS.iter().find(|(s, _)| word.contains(s)).map(|(_, k)| *k)
}

/// Reads a registration that stands on a line of its own.
#[must_use]
pub fn registration(line: &str) -> Option<Registration> {
    const VERBS: [&str; 4] = ["тірке", "тiрке", "егистр", "енгіз"];
    if line.len() > MAX_LINE || !VERBS.iter().any(|v| line.contains(v)) {
        return None;
    }
    let t = Text::new(line);
    let node = t.parse(Rule::req_registration_line, 0)?;
    let found = find(&node, Rule::req_registration).map(|r| registration_of(&t, &r, 0))?;
    // The Registry is kept by the organs of justice; other registrations are another matter.
    let f = &t.folded.text;
    (f.contains("әділет") || f.contains("юстиц") || f.contains("тізілім") || f.contains("реестр")).then_some(found)
}

fn registration_of(t: &Text<'_>, node: &Node<'_>, at: usize) -> Registration {
    (
        find(node, Rule::req_authority).map(|n| t.slice(&n, at).to_string()).unwrap_or_default(),
        find(node, Rule::date).and_then(|d| date(&d)),
        find(node, Rule::req_number).map(|n| number(t.slice(&n, at))),
    )
}

/// A registration and requisites glued into one line (`… 2014 жылғы 11 мамырда № 3794 тіркеді Павлодар облысы әкімдігінің 2014 жылғы
/// 10 сәуірдегі № 103/4 ҚАУЛЫСЫ …`).
#[must_use]
pub fn glued(text: &str) -> Option<(Registration, Option<Requisites>)> {
    let text = text.get(..text.floor_char_boundary(MAX_LINE))?;
    let registration = registration(text)?;
    let t = Text::new(text);
    let node = t.parse(Rule::req_registration_line, 0)?;
    let end = find(&node, Rule::req_registration)?.as_span().end();
    let rest = text.get(t.folded.to_original(end)..).unwrap_or("").trim_start_matches([' ', '.', ',']);
    Some((registration, dated(&Text::new(rest))))
}

/// Whether a line is nothing but enacting words (`БҰЙЫРАМЫН:`).
#[must_use]
pub fn is_enacting(line: &str) -> bool {
    line.len() < 80 && Text::new(line).parse(Rule::enacting_line, 0).is_some()
}

/// The enacting words that close a line (`… Үкіметі ҚАУЛЫ ЕТЕДІ:`) or stand in it before a colon, as printed.
#[must_use]
pub fn enacting_words(line: &str) -> Option<&str> {
    enacting_parts(line).map(|(_, words)| words)
}

/// What stands before the enacting words of a line, and the words.
#[must_use]
pub fn enacting_parts(line: &str) -> Option<(&str, &str)> {
    // Stems of which one is in every formula, in the letters that have no look-alikes.
    const STEMS: [&str; 12] = ["ұйыр", "ҰЙЫР", "аулы", "АУЛЫ", "еш", "ЕШ", "риказ", "РИКАЗ", "остан", "ОСТАН", "Реши", "реши"];
    let line = line.trim_end();
    if !STEMS.iter().any(|s| line.contains(s)) {
        return None;
    }
    let t = Text::new(line);
    let f = t.folded.text.as_str();
    // at the end of the line, or before a colon
    let mut ends: Vec<usize> = f.match_indices(':').map(|(i, _)| i).take(40).collect();
    ends.push(f.len());
    for end in ends {
        let body = f.get(..end)?.trim_end_matches([' ', ':']);
        let word = FORMULAS.iter().find(|w| body.ends_with(*w));
        let Some(word) = word else { continue };
        let at = body.len() - word.len();
        if f[..at].ends_with(|c: char| c.is_alphabetic()) {
            continue;
        }
        let (from, to) = (t.folded.to_original(at), t.folded.to_original(body.len()));
        return Some((line.get(..from)?, line.get(from..to)?));
    }
    None
}

const FORMULAS: &[&str] = &[
    "бұйырамын",
    "бұйырамыз",
    "бұйырады",
    "қаулы етеді",
    "қаулы етемін",
    "қаулы етті",
    "қаулы қабылдады",
    "қаулы қабылдайды",
    "шешім қабылдады",
    "шешім қабылдайды",
    "шешім қабылдадым",
    "шешім етті",
    "шешім етеді",
    "шешті",
    "шешеді",
    "приказываю",
    "приказываем",
    "приказывает",
    "постановляет",
    "постановляю",
    "постановляем",
    "постановил",
    "постановила",
    "постановило",
    "решил",
    "решила",
    "решило",
    "решили",
    "решает",
];

/// The kind that enacting words tell.
#[must_use]
pub fn kind_of_formula(formula: &str) -> Option<ActKind> {
    let f = fold(formula).text;
    let has = |w: &str| f.contains(w);
    match () {
        () if has("бұйыр") || has("приказ") => Some(ActKind::Order),
        // in the first person only the President
        () if f.ends_with("етемін") || f.ends_with("постановляю") => Some(ActKind::Decree),
        () if has("қаулы") || has("постанов") => Some(ActKind::Resolution),
        () if has("шеш") || has("реш") => Some(ActKind::Decision),
        () => None,
    }
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
    if line.len() > 800 {
        return None;
    }
    let t = Text::new(line);
    if let Some(node) = t.parse(Rule::status_line, 0) {
        let word = find(&node, Rule::status_word)?;
        let repealed = word.as_str().starts_with("күшін") || word.as_str().starts_with("утрат");
        return Some(if repealed { StatusLine::Repealed(None) } else { StatusLine::InForce });
    }
    let node = t.parse(Rule::status_repealed, 0)?;
    // "күші жойылған деп танылсын" and the like speak of other acts
    let by = repealing(&t, &node, 0);
    let ends = t.folded.text.get(node.as_span().end()..).unwrap_or("").trim_matches([' ', '.']).is_empty();
    (by.is_some() || ends).then_some(StatusLine::Repealed(by))
}

fn repealing(t: &Text<'_>, node: &Node<'_>, at: usize) -> Option<ActRef> {
    find(node, Rule::date)?;
    let mut act = act_ref(t, node, at);
    act.kind = kind_of(node);
    if let Some(words) = find(node, Rule::req_ru_issuer) {
        act.issuer = name_of(t.slice(&words, at), true);
    }
    act.issuer = act.issuer.map(|i| super::issuer::full_issuer(&i, act.kind)).filter(|i| !i.is_empty());
    Some(act)
}

#[cfg(test)]
#[path = "requisites_tests.rs"]
mod tests;
