//! The words that amendment sentences are made of, folded; endings come off by the closed set of [`crate::base::kazakh`].

use super::tokens::{Case, case_of};
use crate::base::kazakh::is_ending;
use crate::base::{ActKind, Kind};
use crate::parse::nouns;

/// What a finite verb (or gerund) of a sentence does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse::amendment) enum Verb {
    /// жазылсын, баяндалсын
    Write,
    /// толықтырылсын
    Add,
    /// ауыстырылсын
    Exchange,
    /// (алып) тасталсын
    Remove,
    /// енгізілсін
    Enter,
    /// қойылсын
    Put,
    /// (тоқтатыла) тұрсын
    Suspend,
    /// (деп) танылсын, жойылсын
    Abolish,
    /// (деп) есептелсін
    Count,
    /// орналастырылсын
    Move,
    /// енгізілді: a statement of what another language's text had changed
    Entered,
}

/// The verb a word is, finite or gerund.
pub(in crate::parse::amendment) fn verb(word: &str) -> Option<Verb> {
    const STEMS: [(&str, Verb); 21] = [
        ("жазыл", Verb::Write),
        ("жазілс", Verb::Write),
        ("баяндал", Verb::Write),
        ("мазмұндал", Verb::Write),
        ("толықтырыл", Verb::Add),
        ("толықтырл", Verb::Add),
        ("ауыстырыл", Verb::Exchange),
        ("алмастырыл", Verb::Exchange),
        ("өзгертіл", Verb::Exchange),
        ("тастал", Verb::Remove),
        ("енгізіл", Verb::Enter),
        ("қосыл", Verb::Add),
        ("қойыл", Verb::Put),
        ("тұр", Verb::Suspend),
        ("тоқтатыл", Verb::Suspend),
        ("таныл", Verb::Abolish),
        ("жойыл", Verb::Abolish),
        ("есептел", Verb::Count),
        ("санал", Verb::Count),
        ("орналастырыл", Verb::Move),
        ("көшіріл", Verb::Move),
    ];
    let (stem, verb) = STEMS.iter().find(|(s, _)| word.starts_with(s))?;
    match &word[stem.len()..] {
        "сын" | "сін" | "ып" | "іп" | "ын" => Some(*verb),
        "ді" if *verb == Verb::Enter => Some(Verb::Entered),
        _ => None,
    }
}

/// Where the first of two words of the formulas ends that were printed as one: both must be known whole.
pub(in crate::parse::amendment) fn glued(word: &str) -> Option<usize> {
    const FORM: [&str; 14] = [
        "деген",
        "кейін",
        "кейінгі",
        "соң",
        "алдынан",
        "алып",
        "алынып",
        "сәйкес",
        "тиісінше",
        "бойынша",
        "редакцияда",
        "мазмұндағы",
        "мазмұнды",
        "және",
    ];
    let formula =
        |w: &str| FORM.contains(&w) || SUCH.contains(&w) || called(w).is_some() || verb(w).is_some() || SIGNS.contains(&w);
    // Two short words in a row may well be another word; a formula is longer.
    if word.len() < 20 || formula(word) || is_document_noun(word) || element(word).is_some() {
        return None;
    }
    word.char_indices().skip(3).map(|(i, _)| i).find(|i| formula(&word[..*i]) && formula(&word[*i..]))
}

/// Whether a word names the number of an element: `нөмірі`, `нөмірлері`, `нөмірленуі`.
pub(in crate::parse::amendment) fn is_number_noun(word: &str) -> bool {
    word.strip_prefix("нөмір").is_some_and(|rest| is_ending(rest) || rest == "ленуі")
}

/// Names of signs.
const SIGNS: [&str; 5] = ["нүктелі", "нүкте", "үтір", "нүктемен", "үтірмен"];

/// Whether a word is a gerund, after which the sentence goes on.
pub(in crate::parse::amendment) fn is_gerund(word: &str) -> bool {
    word.ends_with("ып") || word.ends_with("іп")
}

/// The case of a word that calls a fragment what it is: сөздер, цифрмен, санынан, (тыныс) белгісі.
pub(in crate::parse::amendment) fn called(word: &str) -> Option<Case> {
    const STEMS: [&str; 7] = ["сөз", "цифр", "сан", "белгі", "таңба", "сөйлем", "аббревиатура"];
    let stem = STEMS.iter().find(|s| word.strip_prefix(**s).is_some_and(is_ending))?;
    Some(if word.len() == stem.len() { Case::Other } else { case_of(word) })
}

/// The element a word without a number names, its case, and whether it is in the plural: `сөйлеммен`, `жолдармен`, `бөліммен`.
pub(in crate::parse::amendment) fn element(word: &str) -> Option<(Kind, Case, bool)> {
    // What only amendments name by a noun alone.
    const WORDS: [(&str, Kind); 7] = [
        ("сөйлем", Kind::Sentence),
        ("ескерту", Kind::Note),
        ("тақырып", Kind::Heading),
        ("тақырыб", Kind::Heading),
        ("атау", Kind::Heading),
        ("кіріспе", Kind::Preamble),
        ("мазмұн", Kind::Contents),
    ];
    let (kind, rest) = nouns::stem(word, &nouns::UNITS).or_else(|| nouns::stem(word, &WORDS))?;
    Some((kind, if rest.is_empty() { Case::Other } else { case_of(word) }, is_plural(rest)))
}

/// Whether a word says that new wording follows: *мазмұндағы*, *мазмұнды*; *мазмұны* and its cases are a table of contents.
pub(in crate::parse::amendment) fn announces(word: &str) -> bool {
    word.strip_prefix("мазмұн").is_some_and(|rest| !rest.starts_with("ы")) || word == "сипаттағы"
}

/// The kind of act a noun names, its case, and whether it is in the plural: қаулысына, Кодекстің, шешімдеріне.
pub(in crate::parse::amendment) fn act_noun(word: &str) -> Option<(ActKind, Case, bool)> {
    let (kind, rest) = nouns::stem(word, &nouns::ACTS)?;
    Some((kind, if rest.is_empty() { Case::Other } else { case_of(word) }, is_plural(rest)))
}

fn is_plural(ending: &str) -> bool {
    ["лар", "лер", "дар", "дер", "тар", "тер"].iter().any(|p| ending.starts_with(p))
}

/// Whether a word names a document approved by an act, or a list in it.
pub(in crate::parse::amendment) fn is_document_noun(word: &str) -> bool {
    const STEMS: [&str; 22] = [
        "қағида",
        "ереже",
        "нұсқаулық",
        "нұсқаулығ",
        "тізбе",
        "стандарт",
        "регламент",
        "жарғы",
        "лимит",
        "жоспар",
        "бағдарлама",
        "тәртіп",
        "тәртіб",
        "талаптар",
        "норматив",
        "құрам",
        "кесте",
        "нысан",
        "қағидат",
        "әдістеме",
        "өзгеріс",
        "сан",
    ];
    STEMS.iter().any(|s| word.strip_prefix(s).is_some_and(is_ending))
}

pub(in crate::parse::amendment) const SAID: [&str; 8] =
    ["көрсетілген", "аталған", "жоғарыда", "осы", "сол", "атаған", "аталмыш", "мәтінінде"];
pub(in crate::parse::amendment) const SUCH: [&str; 11] =
    ["мынадай", "мындай", "мынандай", "келесі", "келесідей", "мына", "төмендегі", "төмендегідей", "жаңа", "мынадағы", "мұндай"];
pub(in crate::parse::amendment) const AND: [&str; 9] = ["және", "мен", "бен", "пен", "әрі", "немесе", "сондай-ақ", "не", "да"];

/// Whether a Russian word may begin an address.
pub(in crate::parse::amendment) fn begins_russian_path(word: &str) -> bool {
    const STEMS: [&str; 40] = [
        "подпункт",
        "пункт",
        "пп",
        "п.",
        "ст",
        "част",
        "ч.",
        "абзац",
        "абз",
        "раздел",
        "подраздел",
        "глав",
        "гл.",
        "параграф",
        "приложени",
        "таблиц",
        "строк",
        "граф",
        "колон",
        "столб",
        "предложени",
        "примечани",
        "заголов",
        "преамбул",
        "перв",
        "втор",
        "трет",
        "четверт",
        "пят",
        "шест",
        "седьм",
        "восьм",
        "девят",
        "десят",
        "одиннадц",
        "двенадц",
        "последн",
        "двадца",
        "тридца",
        "сорок",
    ];
    STEMS.iter().any(|s| word.starts_with(s))
}
