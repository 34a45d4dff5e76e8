//! Small pairs of texts, in both languages, with what a drafter would write; near misses beside them.

use super::*;
use crate::extract::read_act;
use crate::source::decode;

const KK: &str = "Рұқсат беру туралы\n\nҚазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы\n\n";
const RU: &str = "О выдаче разрешений\n\nПриказ Министра финансов Республики Казахстан от 4 апреля 2025 года № 151\n\n";

fn act(text: &str) -> Act {
    read_act(&decode(text.as_bytes()).unwrap())
}

/// The lines after the head, or why there are none.
fn drafted(head: &str, old: &str, new: &str) -> Vec<String> {
    match draft(&act(&format!("{head}{old}")), &act(&format!("{head}{new}")), &Options::default()) {
        Ok(d) => d.lines.into_iter().skip(1).map(|l| l.text).collect(),
        Err(r) => vec![format!("{}: {}", r.message.id, r.elements.join(" "))],
    }
}

#[test]
fn words_are_quoted_with_as_many_neighbours_as_tell_them_apart() {
    let old = "1. Өтініш бес күн ішінде қаралады.\n\n2. Шешім бес күн ішінде қабылданады, ал шағым бес күн ішінде беріледі.\n";
    let change = |a, b| drafted(KK, old, &old.replace(a, b));
    assert_eq!(change("Өтініш бес", "Өтініш он"), ["1-тармақтағы «бес» деген сөз «он» деген сөзбен ауыстырылсын."]);
    assert_eq!(
        change("шағым бес", "шағым он"),
        ["2-тармақтағы «шағым бес» деген сөздер «шағым он» деген сөздермен ауыстырылсын."],
        "the number of days stands there twice"
    );
    assert_eq!(
        change("Өтініш бес", "Өтініш жазбаша бес"),
        ["1-тармақтағы «Өтініш» деген сөзден кейін «жазбаша» деген сөзбен толықтырылсын."]
    );
    assert_eq!(
        change(", ал шағым бес күн ішінде беріледі", ""),
        ["2-тармақтағы «, ал шағым бес күн ішінде беріледі» деген сөздер алып тасталсын."]
    );
    let ru = "1. Заявление рассматривается в течение 5 дней.\n\n2. Решение принимается письменно.\n";
    assert_eq!(drafted(RU, ru, &ru.replace('5', "10")), ["в пункте 1 цифру «5» заменить цифрой «10»."]);
    assert_eq!(drafted(RU, ru, &ru.replace(" письменно", "")), ["в пункте 2 слово «письменно» исключить."]);
}

#[test]
fn letters_and_blanks_that_look_alike_are_no_amendment() {
    let old = "1. Yкiметi «тәртiптi»  бекiтедi.\n";
    assert_eq!(drafted(KK, old, "1. Үкіметі \"тәртіпті\" бекітеді.\n"), Vec::<String>::new());
    let said = drafted(KK, old, "1. Үкіметі \"ережені\" бекітеді.\n");
    assert!(said.last().is_some_and(|l| l.contains("ережені")), "near miss: another word: {said:?}");
}

#[test]
fn a_sentence_never_begins_with_a_number_of_the_draft() {
    let old = "1. Мыналар ұсынылады:\n\n1) өтініш;\n\n2) паспорт;\n\n3) сурет.\n";
    let new = "1. Мыналар ұсынылады:\n\n2) паспорт;\n\n3) екі сурет.\n";
    let lines = drafted(KK, old, new);
    assert_eq!(lines.first().map(String::as_str), Some("1-тармақта:"));
    assert_eq!(lines.get(1).map(String::as_str), Some("1) тармақша алып тасталсын;"), "the element's own number");
}

#[test]
fn elements_come_and_go_beside_their_neighbours() {
    let old = "1. Өтініш беріледі.\n\n2. Өтініш қаралады.\n\n3. Шешім қабылданады.\n";
    let added = old.replace("3. Шешім", "2-1. Өтініш тіркеледі.\n\n3. Шешім");
    assert_eq!(drafted(KK, old, &added), ["мынадай мазмұндағы 2-1-тармақпен толықтырылсын:", "«2-1. Өтініш тіркеледі.»."]);
    assert_eq!(drafted(KK, old, &old.replace("2. Өтініш қаралады.\n\n", "")), ["2-тармақ алып тасталсын."]);
    let lines = old.replace("2. Өтініш қаралады.", "2. Өтініш қаралады.\n\nҚарау мерзімі — он күн.");
    assert_eq!(
        drafted(KK, old, &lines),
        ["2-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын:", "«Қарау мерзімі — он күн.»."]
    );
}

#[test]
fn another_order_is_refused_and_named() {
    let old = "1. Өтініш беріледі.\n\n2. Өтініш қаралады.\n\n3. Шешім қабылданады.\n";
    let new = "1. Өтініш беріледі.\n\n3. Шешім қабылданады.\n\n2. Өтініш қаралады.\n";
    let said = drafted(KK, old, new);
    assert!(matches!(said.as_slice(), [one] if one.starts_with("draft-impossible")), "{said:?}");
    let (kk, ru) = (act(&format!("{KK}{old}")), act(&format!("{RU}1. Заявление рассматривается.\n")));
    assert_eq!(draft(&kk, &ru, &Options::default()).unwrap_err().message.id, "draft-languages");
}

#[test]
fn a_day_and_number_that_nobody_gave_are_never_printed() {
    let nameless = "Рұқсат беру туралы\n\n";
    let (old, new) = (act(&format!("{nameless}1. Өтініш беріледі.\n")), act(&format!("{nameless}1. Өтініш тапсырылады.\n")));
    let told = draft(&old, &new, &Options::default()).unwrap();
    assert!(!told.named && told.lines[0].text.contains("____") && !told.text().contains("2030"), "{}", told.text());
    let act = Some("Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы".to_string());
    let told = draft(&old, &new, &Options { act, in_full: false }).unwrap();
    assert!(told.named && told.lines[0].text.contains("№ 361 қаулысына мынадай өзгеріс енгізілсін:"), "{}", told.text());
    let nobody = Some("бір нәрсе".to_string());
    assert!(draft(&old, &new, &Options { act: nobody, in_full: false }).is_err());
}
