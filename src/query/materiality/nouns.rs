//! Who is meant, and which papers are asked for.

use super::Class;
use super::facts::Fact;
use super::tokens::Token;
use super::words::{Words, is_form};
use crate::base::Language;

/// Bodies whose name is part of what they are: `Әділет министрлігі`, `орган внутренних дел`.
const BODIES_KK: &[&str] = &[
    "министрлік",
    "министр",
    "әкімдік",
    "әкім",
    "комитет",
    "агенттік",
    "департамент",
    "басқарма",
    "инспекция",
    "прокуратура",
    "прокурор",
    "полиция",
    "орган",
    "үкімет",
    "президент",
    "мәслихат",
    "комиссия",
    "корпорация",
    "консул",
    "консулдық",
    "елшілік",
    "мекеме",
    "ұйым",
    "кәсіпорын",
    "қор",
    "банк",
    "сот",
    "палата",
    "кеңес",
    "ведомство",
    "орталық",
    "әкімшілік",
    "бөлімше",
    "парламент",
];
const BODIES_RU: &[&str] = &[
    "министерств",
    "министр",
    "акимат",
    "аким",
    "комитет",
    "агентств",
    "департамент",
    "управлени",
    "инспекци",
    "прокуратур",
    "прокурор",
    "полици",
    "орган",
    "правительств",
    "президент",
    "маслихат",
    "комисси",
    "корпораци",
    "консул",
    "консульств",
    "посольств",
    "учреждени",
    "организаци",
    "предприяти",
    "фонд",
    "банк",
    "суд",
    "палат",
    "совет",
    "ведомств",
    "администраци",
    "парламент",
];

/// People by what they do or are.
const ROLES_KK: &[&str] = &[
    "беруші",
    "алушы",
    "төлеуші",
    "қызметкер",
    "азамат",
    "тұлға",
    "субъект",
    "лицензиат",
    "иеленуші",
    "иесі",
    "ие",
    "нотариус",
    "басшы",
    "директор",
    "өкіл",
    "кәсіпкер",
    "адам",
    "шетелдік",
    "заявитель",
    "жұмыскер",
    "сатушы",
    "мердігер",
    "жеткізуші",
    "қатысушы",
    "ата-ана",
    "қорғаншы",
    "қамқоршы",
    "мұрагер",
    "салымшы",
    "сақтандырушы",
    "аудитор",
    "судья",
    "тергеуші",
    "хатшы",
    "орынбасар",
    "оператор",
    "пайдаланушы",
    "борышкер",
    "өндіріп",
    "тапсырушы",
];
const ROLES_RU: &[&str] = &[
    "услугодател",
    "услугополучател",
    "заявител",
    "налогоплательщик",
    "работодател",
    "работник",
    "гражданин",
    "граждан",
    "лиц",
    "субъект",
    "лицензиат",
    "владел",
    "владельц",
    "собственник",
    "заказчик",
    "поставщик",
    "нотариус",
    "руководител",
    "директор",
    "представител",
    "предпринимател",
    "иностран",
    "покупател",
    "продавц",
    "подрядчик",
    "участник",
    "родител",
    "опекун",
    "попечител",
    "наследник",
    "вкладчик",
    "страховщик",
    "страховател",
    "аудитор",
    "судь",
    "следовател",
    "секретар",
    "заместител",
    "оператор",
    "пользовател",
    "должник",
    "взыскател",
    "получател",
    "отправител",
];

/// What tells one kind of people from another: `жеке тұлға`, `юридическое лицо`.
const KINDS_KK: &[&str] =
    &["жеке", "заңды", "лауазымды", "уәкілетті", "мүдделі", "үшінші", "қызметті", "көрсетілетін", "өтініш", "жұмыс", "салық"];
const KINDS_RU: &[&str] = &["физическ", "юридическ", "должностн", "уполномоченн", "заинтересованн", "трет"];

/// Who is named at `i`.
pub(super) fn addressee(w: &Words<'_>, i: usize) -> Option<Fact> {
    let token = w.get(i)?;
    if token.number.is_some() {
        return None;
    }
    let body = w.is(token, BODIES_KK, BODIES_RU) && !another(w, token);
    let role = || w.is(token, ROLES_KK, ROLES_RU) && !another(w, token);
    if !(body || role()) {
        return None;
    }
    let mut from = i;
    let mut until = i + 1;
    match w.language {
        Language::Kazakh => {
            while from > 0 && i - from < 5 && w.get(from).is_some_and(|t| !t.parted) {
                let Some(before) = w.get(from - 1) else { break };
                let attribute =
                    if body { is_attribute_kk(w, before) } else { KINDS_KK.iter().any(|k| before.canon.starts_with(k)) };
                if !attribute {
                    break;
                }
                from -= 1;
            }
        }
        Language::Russian => {
            while from > 0 && i - from < 3 && w.get(from).is_some_and(|t| !t.parted) {
                let Some(before) = w.get(from - 1) else { break };
                let attribute = if body { is_adjective(before) } else { KINDS_RU.iter().any(|k| is_form(&before.canon, k)) };
                if !attribute {
                    break;
                }
                from -= 1;
            }
            while body && until - i < 5 && w.joined(until).is_some_and(is_genitive) {
                until += 1;
            }
        }
    }
    let words = (from..until).filter_map(|at| w.get(at)).map(|t| level(w, t)).collect::<Vec<_>>();
    Some(Fact::new(Class::Addressee, from..until, words.join(" ")))
}

/// A word without its ending, as far as it can be told.
fn level(w: &Words<'_>, token: &Token) -> String {
    match w.language {
        Language::Kazakh => w.base(token).to_string(),
        Language::Russian => super::polarity::stem_ru(&token.canon).to_string(),
    }
}

/// Words that share a stem with one of the lists and mean something else.
fn another(w: &Words<'_>, token: &Token) -> bool {
    match w.language {
        // `өтініш берілген`, `беру` are forms of other words; `қоры` of a form is rare enough
        Language::Kazakh => ["органикалық", "банкноттық", "соттылық", "орталықтандыр"].iter().any(|s| token.canon.starts_with(s)),
        Language::Russian => ["судам", "суда", "судах", "судами", "лицей", "советую"].contains(&token.canon.as_str()),
    }
}

/// What may stand before the noun in the name of a body: no number, no word in a case of its own, no verb.
fn is_attribute_kk(w: &Words<'_>, token: &Token) -> bool {
    const STOPS: [&str; 22] = [
        "ішінде",
        "бойынша",
        "туралы",
        "үшін",
        "арқылы",
        "дейін",
        "кейін",
        "бастап",
        "және",
        "немесе",
        "мен",
        "пен",
        "бен",
        "егер",
        "осы",
        "сол",
        "тиісті",
        "күні",
        "күн",
        "ай",
        "жыл",
        "сондай-ақ",
    ];
    const CASES: [&str; 24] = [
        "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан",
        "нен", "мен", "бен", "пен", "на",
    ];
    const VERBS: [&str; 10] = ["ған", "ген", "қан", "кен", "тын", "тін", "йды", "йді", "ады", "еді"];
    let word = token.canon.as_str();
    let cased = CASES.iter().any(|e| word.ends_with(e)) && w.base(token) != word;
    token.number.is_none() && !STOPS.contains(&word) && !cased && !VERBS.iter().any(|e| word.ends_with(e))
}

fn is_adjective(token: &Token) -> bool {
    const ENDINGS: [&str; 20] = [
        "ый", "ий", "ого", "его", "ому", "ему", "ым", "им", "ые", "ие", "ых", "их", "ыми", "ими", "ая", "ую", "ой", "ое", "ном",
        "ском",
    ];
    const STOPS: [&str; 8] = ["их", "им", "ими", "ему", "его", "каждый", "другой", "следующие"];
    token.number.is_none()
        && token.canon.chars().count() > 3
        && !STOPS.contains(&token.canon.as_str())
        && ENDINGS.iter().any(|e| token.canon.ends_with(e))
}

fn is_genitive(token: &Token) -> bool {
    const ENDINGS: [&str; 12] = ["ов", "ев", "ии", "ия", "ел", "ого", "его", "ых", "их", "ики", "ана", "ции"];
    token.number.is_none() && token.canon.chars().count() > 2 && ENDINGS.iter().any(|e| token.canon.ends_with(e))
}

/// Papers, whatever the text is about.
const PAPERS_KK: &[&str] = &[
    "құжат",
    "анықтама",
    "куәлік",
    "паспорт",
    "көшірме",
    "түбіртек",
    "сенімхат",
    "диплом",
    "аттестат",
    "фотосурет",
    "үзінді",
    "чек",
    "сауалнама",
];
const PAPERS_RU: &[&str] = &[
    "документ",
    "справ",
    "справк",
    "удостоверени",
    "свидетельств",
    "паспорт",
    "копи",
    "квитанци",
    "доверенност",
    "диплом",
    "аттестат",
    "фотографи",
    "выписк",
    "чек",
    "анкет",
];
/// Words that are papers only in a list of papers.
const WEAK_KK: &[&str] = &[
    "өтініш",
    "келісім",
    "шарт",
    "қорытынды",
    "рұқсат",
    "лицензия",
    "декларация",
    "есеп",
    "хаттама",
    "акт",
    "шешім",
    "өтінім",
    "тізім",
];
const WEAK_RU: &[&str] = &[
    "заявлени",
    "согласи",
    "договор",
    "заключени",
    "разрешени",
    "лицензи",
    "декларации",
    "протокол",
    "акт",
    "решени",
    "отчет",
    "заявк",
    "список",
    "списк",
];

/// Why papers that a wording names are papers asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    /// It says so.
    Asked,
    /// It looks like an element of a list.
    Element,
}

/// Whether papers that a wording names are asked for.
pub(super) fn lists_documents(w: &Words<'_>) -> Option<Listing> {
    let (asked, papers): (&[&str], &[&str]) = match w.language {
        Language::Kazakh => (&["ұсын", "тапсыр", "қоса", "тізбе", "мынадай", "қажет", "талап", "жүгін"], &["құжат"]),
        Language::Russian => {
            (&["представл", "прилага", "прилож", "перечень", "перечн", "следующи", "необходим", "подает", "подают"], &["документ"])
        }
    };
    let has = |stems: &[&str]| w.tokens.iter().any(|t| stems.iter().any(|s| t.canon.starts_with(s)));
    let asked = has(papers) && has(asked);
    if asked { Some(Listing::Asked) } else { is_element(w).then_some(Listing::Element) }
}

/// An element of a list: a few words without a verb, `2) туу туралы куәлік;`.
fn is_element(w: &Words<'_>) -> bool {
    let verb = |t: &Token| match w.language {
        Language::Kazakh => ["ады", "еді", "йды", "йді", "сын", "сін", "тиіс", "керек"].iter().any(|e| t.canon.ends_with(e)),
        Language::Russian => {
            ["ет", "ит", "ют", "ут", "ят", "ется", "ится", "ются", "ятся"]
                .iter()
                .any(|e| t.canon.chars().count() > 4 && t.canon.ends_with(e))
                || t.canon.starts_with("долж")
        }
    };
    !w.tokens.is_empty() && w.tokens.len() <= 24 && !w.tokens.iter().any(verb)
}

/// The paper named at `i`, where papers are asked for.
pub(super) fn document(w: &Words<'_>, i: usize, listing: Option<Listing>) -> Option<Fact> {
    let listing = listing?;
    let token = w.get(i).filter(|t| t.number.is_none())?;
    let strong = w.is(token, PAPERS_KK, PAPERS_RU);
    // `өтініш беру`, `өтініш беруші` are what is done and who does it.
    let doing = || w.joined(i + 1).is_some_and(|t| t.canon.starts_with("бер"));
    let without = ["сыз", "сіз"].iter().any(|e| token.canon.contains(e));
    let weak = || w.is(token, WEAK_KK, WEAK_RU) && (listing == Listing::Asked || is_head(w, i)) && !doing();
    if without || (!strong && !weak()) {
        return None;
    }
    let (mut from, mut until) = (i, i + 1);
    match w.language {
        Language::Kazakh => {
            while from > 0
                && i - from < 4
                && w.get(from).is_some_and(|t| !t.parted)
                && w.get(from - 1).is_some_and(|t| of_paper(w, t))
            {
                from -= 1;
            }
        }
        Language::Russian => {
            while until - i < 5
                && w.joined(until)
                    .is_some_and(|t| t.number.is_none() && !["и", "или", "либо", "а", "в", "на"].contains(&t.canon.as_str()))
            {
                until += 1;
            }
        }
    }
    let words = (from..until).filter_map(|at| w.get(at)).map(|t| level(w, t)).collect::<Vec<_>>();
    Some(Fact::new(Class::Documents, from..until, words.join(" ")))
}

/// Whether a word is the noun that all others of an element belong to: the last in Kazakh, the first in Russian.
fn is_head(w: &Words<'_>, i: usize) -> bool {
    match w.language {
        Language::Kazakh => w.get(i + 1).is_none(),
        Language::Russian => (0..i).all(|at| w.get(at).is_some_and(|t| t.number.is_some())),
    }
}

/// What may belong to the name of a paper in Kazakh.
fn of_paper(w: &Words<'_>, token: &Token) -> bool {
    let stop = ["және", "немесе", "мен", "пен", "бен", "мынадай", "қажетті", "осы"].contains(&token.canon.as_str());
    !stop && (token.canon == "туралы" || is_attribute_kk(w, token) || token.canon.ends_with("ны") || token.canon.ends_with("ні"))
}
