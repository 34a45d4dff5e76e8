//! Who issues acts: organs and offices as requisites, preambles and signatures name them.

use crate::base::{ActKind, fold};

/// Stems of the nouns that name an organ or the holder of an office, Kazakh and Russian.
const ORGANS: &[&str] = &[
    "министр",
    "үкімет",
    "президент",
    "парламент",
    "сенат",
    "мәжіліс",
    "құрылтай",
    "әкім",
    "мәслихат",
    "маслихат",
    "басқарма",
    "басқарушы",
    "управляющ",
    "комиссия",
    "комисси",
    "кеңес",
    "сот",
    "палата",
    "агентті",
    "агентств",
    "комитет",
    "департамент",
    "төраға",
    "төрайым",
    "басшы",
    "прокур",
    "банк",
    "директор",
    "инспекция",
    "инспектор",
    "кабинет",
    "орынбасар",
    "хатшы",
    "алқа",
    "қолбасшы",
    "дәрігер",
    "правительств",
    "мажилис",
    "курултай",
    "аким",
    "правлени",
    "совет",
    "суд",
    "палат",
    "председател",
    "руководител",
    "начальник",
    "инспекци",
    "заместител",
    "управлени",
    "секретар",
    "коллеги",
    "служб",
    "заседани",
    "врач",
];

/// Whether some word names an organ or an office.
#[must_use]
pub fn names_organ(words: &str) -> bool {
    fold(words).text.split(' ').any(is_organ_word)
}

/// Whether the last word does (`Павлодар облысының әкімдігі`).
fn ends_with_organ(folded: &str) -> bool {
    folded.split(' ').next_back().is_some_and(is_organ_word)
}

fn is_organ_word(word: &str) -> bool {
    // "вице-министрі", "премьер-министрінің"
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    word.split('-').any(|w| ORGANS.iter().any(|o| w.starts_with(o)))
}

/// The issuer as the subject of the enacting words: the last phrase of what stands before them
/// (`… сәйкес Қазақстан Республикасының Үкіметі` ҚАУЛЫ ЕТЕДІ).
#[must_use]
pub fn subject(before: &str) -> Option<String> {
    let before = before.trim_end();
    let folded = fold(before);
    let f = folded.text.as_str();
    let kazakh = f.chars().any(|c| "әғқңөұүһі".contains(c));
    let from = if kazakh { subject_kazakh(f) } else { subject_russian(f)? };
    let name = before.get(folded.to_original(from)..)?.trim();
    let words = name.split_whitespace().count();
    ((1..=14).contains(&words) && names_organ(name) && !name.contains(['"', '«', '»', ':'])).then(|| one_line(name))
}

/// Where the subject of a Kazakh sentence begins: after the words that close what stands before it.
fn subject_kazakh(f: &str) -> usize {
    const CLOSERS: &[&str] = &[
        ", ",
        "сәйкес ",
        "мақсатында ",
        "байланысты ",
        "негізінде ",
        "отырып ",
        "қарап ",
        "үшін ",
        "алып ",
        "тыңдап ",
        "орындау ",
        // "… Заңды атқаруда облыс әкімі"
        "уда ",
        "уде ",
        "бойынша ",
        "\" ",
        ") ",
    ];
    CLOSERS.iter().filter_map(|w| f.rfind(w).map(|i| i + w.len())).max().unwrap_or(0)
}

/// Where the subject of a Russian sentence begins: at its noun in the nominative, with the adjectives before it.
fn subject_russian(f: &str) -> Option<usize> {
    const NOMINATIVE: &[&str] = &[
        "правительство",
        "президент",
        "парламент",
        "сенат",
        "мажилис",
        "акимат",
        "аким",
        "маслихат",
        "правление",
        "комиссия",
        "совет",
        "суд",
        "палата",
        "агентство",
        "комитет",
        "министерство",
        "заседание",
        "курултай",
        "министр",
    ];
    let mut at = None;
    let mut start = 0;
    let mut run = None;
    for word in f.split(' ') {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let adjective =
            ["ий", "ый", "ой", "ая", "ое"].iter().any(|e| bare.ends_with(e)) && bare.len() > 6 && bare.len() == word.len();
        if NOMINATIVE.contains(&bare) {
            at = Some(run.unwrap_or(start));
        }
        run = if adjective { run.or(Some(start)) } else { None };
        start += word.len() + 1;
    }
    at
}

/// The office in a signature, its holder's name taken off: `Қазақстан Республикасының Сыртқы істер министрі`; and whether it is held
/// by an acting holder. `None` where the words do not say which office (`Министр`).
#[must_use]
pub fn of_signature(text: &str) -> Option<(String, bool)> {
    // Who agrees does not issue.
    if text.lines().next().is_some_and(is_readers) {
        return None;
    }
    let words = one_line(&text.replace(['*', '_'], " "));
    let office: Vec<&str> = without_name(&words);
    let office = office.join(" ");
    let acting = super::text::is_acting(&office);
    let name = plain_office(&office);
    let folded = fold(&name).text;
    (folded.split(' ').count() > 1 && names_organ(&name)).then_some((name, acting))
}

/// What heads further names: consents of other organs, those who proof-read.
#[must_use]
pub fn is_readers(line: &str) -> bool {
    heads(line, &["оқығандар", "мамандар", "корректор"]) || is_consent(line)
}

/// What heads the name of another organ that agrees to the act: `КЕЛІСІЛДІ`, `"СОГЛАСОВАН"`.
#[must_use]
pub fn is_consent(line: &str) -> bool {
    heads(line, &["келісілді", "келісілген", "келісемін", "согласовано", "согласован", "согласована"])
}

fn heads(line: &str, words: &[&str]) -> bool {
    const LONGEST: usize = 60;
    let first = line.trim_start_matches(|c: char| !c.is_alphabetic()).chars().next().unwrap_or(' ');
    if line.len() > LONGEST || !"кКkKсСcCоОoOмМmM".contains(first) {
        return false;
    }
    let f = fold(line).text;
    words.contains(&f.trim_matches(|c: char| !c.is_alphabetic()))
}

/// The words of a signature up to the holder's name.
fn without_name(words: &str) -> Vec<&str> {
    let all: Vec<&str> = words.split(' ').collect();
    let initial = |w: &str| w.contains('.') && w.split('.').next().is_some_and(|p| p.chars().count() == 1) && !is_acting_word(w);
    // "м. а.", "и. о.": two words of one abbreviation
    let pair = |i: usize| all.get(i..i + 2).is_some_and(|w| matches!(fold(&w.join(" ")).text.as_str(), "м. а." | "и. о."));
    let apart = |i: usize| pair(i) || i > 0 && pair(i - 1);
    let cut = (0..all.len()).find(|i| initial(all[*i]) && !apart(*i)).unwrap_or(all.len());
    // "Ашикбаев Е.": the surname stands before its initial
    let surname_first = cut > 0 && cut + 1 == all.len() && all[cut].ends_with('.') && !is_organ_word(&fold(all[cut - 1]).text);
    all[..if surname_first { cut - 1 } else { cut }].to_vec()
}

fn is_acting_word(word: &str) -> bool {
    matches!(fold(word).text.as_str(), "м.а." | "и.о.")
}

/// An office in the nominative and without the words for its acting holder.
#[must_use]
pub fn plain_office(words: &str) -> String {
    let mut name = one_line(words.trim_matches(|c: char| c.is_whitespace() || c == ','));
    for tail in ["уақытша міндетін атқарушы", "міндетін атқарушы", "міндетiн атқарушы", "м.а.", "м. а."]
    {
        if let Some(rest) = name.strip_suffix(tail) {
            name = rest.trim_end().to_string();
        }
    }
    let folded = fold(&name);
    for head in ["временно исполняющий обязанности ", "исполняющий обязанности ", "исполняющего обязанности ", "и.о. ", "и. о. "]
    {
        if let Some(rest) = folded.text.strip_prefix(head) {
            let from = folded.to_original(folded.text.len() - rest.len());
            name = nominative_russian(name.get(from..).unwrap_or(""));
        }
    }
    let genitive = ["ның", "нің", "нiң", "дың", "дің", "дiң", "тың", "тің", "тiң", "НЫҢ", "НІҢ", "ТІҢ"];
    match genitive.iter().find_map(|g| name.strip_suffix(g)) {
        Some(n) if ends_with_organ(&fold(n).text) => n.to_string(),
        _ => name,
    }
}

/// A Russian issuer in the nominative: `Министра финансов …` → `Министр финансов …`, `Алматинского областного маслихата` →
/// `Алматинский областной маслихат`. What is not known stays as printed.
#[must_use]
pub fn nominative_russian(words: &str) -> String {
    const NOUNS: &[(&str, &str)] = &[
        ("инистра", "инистр"),
        ("равительства", "равительство"),
        ("резидента", "резидент"),
        ("арламента", "арламент"),
        ("кимата", "кимат"),
        ("кима", "ким"),
        ("аслихата", "аслихат"),
        ("редседателя", "редседатель"),
        ("уководителя", "уководитель"),
        ("правляющего", "правляющий"),
        ("гентства", "гентство"),
        ("омитета", "омитет"),
        ("равления", "равление"),
        ("правления", "правление"),
        ("аместителя", "аместитель"),
        ("инистерства", "инистерство"),
        ("епартамента", "епартамент"),
        ("рокурора", "рокурор"),
        ("омиссии", "омиссия"),
        ("алаты", "алата"),
        ("уда", "уд"),
        ("овета", "овет"),
        ("ената", "енат"),
        ("ажилиса", "ажилис"),
        ("ачальника", "ачальник"),
        ("иректора", "иректор"),
        ("урултая", "урултай"),
        ("абинета", "абинет"),
        ("рача", "рач"),
    ];
    let words = one_line(words.trim_matches(|c: char| c.is_whitespace() || c == ','));
    let mut out: Vec<String> = Vec::new();
    let mut rest = words.split(' ');
    for word in rest.by_ref() {
        // "Премьер-Министра", "Вице-министра": the last part is declined
        if let Some((g, n)) = NOUNS.iter().find(|(g, _)| word.to_lowercase().ends_with(g)) {
            let upper = word.chars().all(|c| !c.is_lowercase());
            let n = if upper { n.to_uppercase() } else { (*n).to_string() };
            let stem: String = word.chars().take(word.chars().count() - g.chars().count()).collect();
            let declined: Vec<String> = out.iter().map(|a| adjective(a, n.ends_with('я') || n.ends_with('а'))).collect();
            let mut full = declined;
            full.push(format!("{stem}{n}"));
            full.extend(rest.map(str::to_string));
            return full.join(" ");
        }
        out.push(word.to_string());
    }
    words
}

/// A Russian adjective from the genitive to the nominative.
fn adjective(word: &str, feminine: bool) -> String {
    let stressed = ["областн", "городск"];
    if feminine {
        return word.strip_suffix("ой").map_or_else(|| word.to_string(), |s| format!("{s}ая"));
    }
    let lower = word.to_lowercase();
    match word.strip_suffix("ого") {
        Some(s) if stressed.iter().any(|k| lower.starts_with(k)) => format!("{s}ой"),
        Some(s) if s.ends_with('к') || s.ends_with('г') => format!("{s}ий"),
        Some(s) => format!("{s}ый"),
        None => word.to_string(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `ҚР Үкіметі` → `Қазақстан Республикасы Үкіметі`; `ҚР` alone stands before laws.
pub(super) fn full_issuer(short: &str, kind: Option<ActKind>) -> String {
    let law = matches!(kind, Some(ActKind::Law | ActKind::Code | ActKind::ConstitutionalLaw));
    let (short, own) = match short.strip_prefix("ҚР").map(str::trim) {
        Some(rest) => (rest, format!("Қазақстан Республикасы {rest}").trim_end().to_string()),
        None => match short.strip_suffix("РК").map(str::trim) {
            Some(rest) => (rest, format!("{rest} Республики Казахстан").trim_start().to_string()),
            None => (short, short.to_string()),
        },
    };
    if law && matches!(short, "" | "Қазақстан Республикасы" | "Республики Казахстан") {
        String::new()
    } else {
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_of_enacting_words() {
        for (before, want) in [
            ("Қазақстан Республикасының Үкіметі", "Қазақстан Республикасының Үкіметі"),
            (
                "«Мемлекеттік мүлік туралы» Заңы 11-бабының 4) тармақшасына сәйкес Қазақстан Республикасының Yкiметi",
                "Қазақстан Республикасының Yкiметi",
            ),
            ("шешiмiнiң жобасын қарап, облыстық Мәслихат", "облыстық Мәслихат"),
            ("және \"Жеке тұрғын үй құрылысы туралы\" Заңды (6-бап) атқаруда облыс әкімі", "облыс әкімі"),
            ("238-бабының 3-тармағына сәйкес Павлодар облысының әкімдігі", "Павлодар облысының әкімдігі"),
            ("«О правовых актах» акимат Камыстинского район", "акимат Камыстинского район"),
            ("в Республике Казахстан\", Алматинский областной маслихат", "Алматинский областной маслихат"),
            ("Правление Национального Банка Республики Казахстан", "Правление Национального Банка Республики Казахстан"),
        ] {
            assert_eq!(subject(before).as_deref(), Some(want), "{before}");
        }
        assert_eq!(subject("22-бабының талаптарын іске асыруды қамтамасыз ету мақсатында"), None);
    }

    #[test]
    fn offices_of_signatures() {
        for (text, want) in [
            ("«КЕЛІСІЛГЕН»\nҚазақстан Республикасының\nДенсаулық сақтау министрі\n____Т. Дүйсенова", None),
            (
                "Қазақстан Республикасының\nСыртқы істер министрі Қ. Әбдірахманов",
                Some(("Қазақстан Республикасының Сыртқы істер министрі", false)),
            ),
            ("**Облыс әкімінің міндетін атқарушы**\n**В. Долженков**", Some(("Облыс әкімі", true))),
            (
                "Министр здравоохранения\nРеспублики Казахстан\nА. Альназарова",
                Some(("Министр здравоохранения Республики Казахстан", false)),
            ),
            ("И.о. Министра финансов Республики Казахстан Ашикбаев Е.", Some(("Министр финансов Республики Казахстан", true))),
            ("Министр", None),
            ("Министрдің міндетін атқарушы", None),
        ] {
            assert_eq!(of_signature(text), want.map(|(n, a)| (n.to_string(), a)), "{text}");
        }
    }

    #[test]
    fn russian_genitives() {
        for (words, want) in [
            ("Министра финансов Республики Казахстан", "Министр финансов Республики Казахстан"),
            ("Алматинского областного маслихата", "Алматинский областной маслихат"),
            ("Центральной избирательной комиссии Республики Казахстан", "Центральная избирательная комиссия Республики Казахстан"),
            ("Верховного Суда Республики Казахстан", "Верховный Суд Республики Казахстан"),
            ("Республики Казахстан", "Республики Казахстан"),
        ] {
            assert_eq!(nominative_russian(words), want);
        }
    }
}
