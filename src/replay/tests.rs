//! Instructions as acts write them, on texts as acts are.

use super::{Base, Outcome, Text, apply};
use crate::extract::read_act;
use crate::source::decode;

/// What a text says after an amending act, and what became of its instructions.
fn replayed(base: &str, amending: &str) -> (String, Vec<String>) {
    let read = |t: &str| read_act(&decode(t.as_bytes()).unwrap());
    let (base, amending) = (read(base), read(amending));
    let mut text = Text::of(&base.document, 0);
    let known = Base { act: base.head.act_ref(), language: base.head.language };
    let outcomes = apply(&mut text, &known, &amending, 1);
    let told = outcomes.iter().map(|o| match o {
        Outcome::Applied(l) => l.iter().fold("applied".to_string(), |t, l| t + " " + l.kind),
        Outcome::Conflict(c) => c.reason.as_str().to_string(),
        Outcome::NotForThisAct => "other".to_string(),
    });
    let said = text.children(None).iter().map(|r| text.full_text(*r)).collect::<Vec<_>>().join("\n");
    (said, told.collect())
}

/// The same for one instruction on a law about seeds.
fn one(law: &str, instruction: &str) -> (String, String) {
    let base = format!("# Тұқым туралы\n\n{law}");
    let amending = format!(
        "# Заңға өзгерістер енгізу туралы\n\n1-бап. «Тұқым туралы» 2003 жылғы 8 ақпандағы Қазақстан Республикасының Заңына \
         мынадай өзгерістер енгізілсін:\n\n{instruction}\n"
    );
    let (said, told) = replayed(&base, &amending);
    (said.replace("Тұқым туралы\n", ""), told.join(", "))
}

#[test]
fn the_first_part_of_an_item_is_quoted_with_its_number_or_without() {
    let law = "5-бап. Орган\n\n3. Орган береді.\n\nШешім қабылданады.\n";
    let with = one(law, "5-баптың 3-тармағының бірінші бөлігі мынадай редакцияда жазылсын:\n\n«3. Мекеме береді.».");
    assert_eq!(with, ("5-бап. Орган\n3. Мекеме береді.\nШешім қабылданады.".into(), "applied".into()));
    let without = one(law, "5-баптың 3-тармағының бірінші бөлігі мынадай редакцияда жазылсын:\n\n«Мекеме береді.».");
    assert_eq!(without, with);
    let near = one(law, "5-баптың 3-тармағының бірінші бөлігі мынадай редакцияда жазылсын:\n\n«3 мекеме береді.».");
    assert_eq!(near.0, "5-бап. Орган\n3. 3 мекеме береді.\nШешім қабылданады.", "a number that is no label");
}

#[test]
fn a_list_goes_on_where_its_last_subitem_was() {
    let law = "5-бап. Орган\n\nОрган:\n\n1) береді;\n\n2) алады.\n";
    let last = one(law, "5-бап мынадай мазмұндағы 3) тармақшамен толықтырылсын:\n\n«3) бекітеді.».");
    assert_eq!(last, ("5-бап. Орган\nОрган:\n1) береді;\n2) алады;\n3) бекітеді.".into(), "applied list_goes_on".into()));
    let between = one(law, "5-бап мынадай мазмұндағы 1-1) тармақшамен толықтырылсын:\n\n«1-1) бекітеді;».");
    assert_eq!(between, ("5-бап. Орган\nОрган:\n1) береді;\n1-1) бекітеді;\n2) алады.".into(), "applied".into()), "near miss");
}

#[test]
fn what_an_edition_shows_as_removed_is_removed() {
    let law = "5-бап. Орган\n\nОрган:\n\n1) береді;\n\n2) <*>\n\n3) алып тасталды - ҚР 2004.12.20. N 13 Заңымен;\n\n4) исключение бекітеді.\n";
    let again = one(law, "5-баптың 2) және 3) тармақшалары алып тасталсын.");
    assert_eq!(again.1, "already_repealed, already_repealed");
    let back = one(law, "5-бап мынадай мазмұндағы 2) тармақшамен толықтырылсын:\n\n«2) алады;».");
    assert!(back.0.contains("1) береді;\n2) алады;\n3)") && back.1 == "applied restored", "{back:?}");
    assert_eq!(one(law, "5-баптың 4) тармақшасы алып тасталсын.").1, "applied", "near miss: a word that only begins so");
}

#[test]
fn every_part_gets_its_own_line_of_one_quotation() {
    let law = "5-бап. Орган\n\n1. Орган береді.\n\nОл алады.\n\nОл бекітеді.\n";
    let two = one(
        law,
        "5-баптың 1-тармағының екінші және үшінші бөліктері мынадай редакцияда жазылсын:\n\n«Мекеме алады.\n\nМекеме бекітеді.».",
    );
    assert_eq!(two, ("5-бап. Орган\n1. Орган береді.\nМекеме алады.\nМекеме бекітеді.".into(), "applied, applied".into()));
    let new = one(
        law,
        "5-баптың 1-тармағы мынадай мазмұндағы төртінші және бесінші бөліктермен толықтырылсын:\n\n«Мекеме алады.\n\nМекеме бекітеді.».",
    );
    assert!(new.0.ends_with("Ол бекітеді.\nМекеме алады.\nМекеме бекітеді.") && new.1 == "applied, applied", "{new:?}");
    // Three lines for two parts: which is whose would be a guess.
    let near = one(
        law,
        "5-баптың 1-тармағының екінші және үшінші бөліктері мынадай редакцияда жазылсын:\n\n«Мекеме:\n\nалады;\n\nбекітеді.».",
    );
    assert_eq!(near.1, "no_wording, no_wording");
}

/// Two parts, the first with subitems; two parts of two sentences.
const PARTS: &str = "5-бап. Орган\n\n1. Орган:\n\n1) береді;\n\n2) алады.\n\nОл шешеді. Ол жазады.\n\n2. Ол ашады. Ол жабады.\n\nОл күтеді. Ол кетеді.\n";

fn in_parts(instruction: &str) -> (Vec<String>, String) {
    let (said, told) = one(PARTS, instruction);
    (said.lines().skip(1).map(str::to_string).collect(), told)
}

#[test]
fn the_first_part_has_the_subitems_it_announces() {
    let rest = ["2. Ол ашады. Ол жабады.", "Ол күтеді. Ол кетеді."];
    let new = "5-баптың 1-тармағының бірінші бөлігі мынадай редакцияда жазылсын:\n\n«1. Мекеме:\n\n1) сатады;\n\n2) сақтайды;\n\n3) жібереді.».";
    let (said, told) = in_parts(new);
    assert_eq!(told, "applied");
    assert_eq!(said, [&["1. Мекеме:", "1) сатады;", "2) сақтайды;", "3) жібереді.", "Ол шешеді. Ол жазады."][..], &rest].concat());
    let (said, told) =
        in_parts("5-баптың 1-тармағының бірінші бөлігіндегі «алады» деген сөз «сақтайды» деген сөзбен ауыстырылсын.");
    assert_eq!((said[2].as_str(), told.as_str()), ("2) сақтайды.", "applied"));
    let (said, told) = in_parts("5-баптың 1-тармағының бірінші бөлігі алып тасталсын.");
    assert_eq!(
        (said, told.as_str()),
        ([&["1. Ол шешеді. Ол жазады."][..], &rest].concat().iter().map(ToString::to_string).collect(), "applied")
    );
    let (_, told) =
        in_parts("5-баптың 1-тармағының бірінші бөлігі мынадай редакцияда жазылсын:\n\n«1. Мекеме ашады.\n\nОл жабады.».");
    assert_eq!(told, "not_understood", "near miss: two parts for one");
}

#[test]
fn parts_are_counted_as_they_were_while_an_act_takes_them_away() {
    let law = "5-бап. Орган\n\n1. Бірінші.\n\nЕкінші.\n\nҮшінші.\n";
    let both = "5-баптың 1-тармағында:\n\nбірінші бөлік алып тасталсын;\n\nекінші бөліктегі «Екінші» деген сөз «Басқа» деген сөзбен ауыстырылсын.";
    assert_eq!(one(law, both), ("5-бап. Орган\n1. Басқа.\nҮшінші.".into(), "applied, applied".into()));
    let alone = one("5-бап. Орган\n\n1. Бірінші.\n\n2. Екінші.\n", "5-баптың 1-тармағының бірінші бөлігі алып тасталсын.");
    assert_eq!(alone.1, "not_understood", "near miss: the only part is the item");
}

#[test]
fn sentences_are_counted_through_the_parts_that_follow() {
    let (said, told) = in_parts("5-баптың 2-тармағының соңғы сөйлемі алып тасталсын.");
    assert_eq!((said[5].as_str(), told.as_str()), ("Ол күтеді.", "applied"));
    let (said, told) = in_parts("5-баптың 2-тармағының үшінші сөйлеміндегі «Ол» деген сөз «Бұл» деген сөзбен ауыстырылсын.");
    assert_eq!((said[5].as_str(), told.as_str()), ("Бұл күтеді. Ол кетеді.", "applied"));
    let (said, told) = in_parts("5-баптың 2-тармағы мынадай мазмұндағы сөйлеммен толықтырылсын:\n\n«Ол қайтады.».");
    assert_eq!((said[5].as_str(), told.as_str()), ("Ол күтеді. Ол кетеді. Ол қайтады.", "applied"));
    // Behind subitems nothing is counted.
    assert_eq!(in_parts("5-баптың 1-тармағының соңғы сөйлемі алып тасталсын.").1, "target_missing");
}

#[test]
fn sentences_are_counted_as_they_were_while_an_act_changes_them() {
    let law = "5-бап. Орган\n\n1. Ол ашады. Ол жабады. Ол күтеді.\n";
    let item = |instructions: &str| {
        let (said, told) = one(law, &format!("5-баптың 1-тармағында:\n\n{instructions}"));
        (said.lines().nth(1).unwrap_or("").to_string(), told)
    };
    let applied = |n: usize| vec!["applied"; n].join(", ");
    let (said, told) = item("екінші сөйлем алып тасталсын;\n\nүшінші сөйлемдегі «Ол» деген сөз «Бұл» деген сөзбен ауыстырылсын.");
    assert_eq!((said.as_str(), told), ("1. Ол ашады. Бұл күтеді.", applied(2)));
    let (said, told) = item(
        "мынадай мазмұндағы екінші сөйлеммен толықтырылсын:\n\n«Ол алады.»;\n\nекінші сөйлемдегі «жабады» деген сөз «сатады» деген сөзбен ауыстырылсын.",
    );
    assert_eq!((said.as_str(), told), ("1. Ол ашады. Ол алады. Ол сатады. Ол күтеді.", applied(2)));
    let (said, told) = item("бірінші және үшінші сөйлемдер алып тасталсын.");
    assert_eq!((said.as_str(), told), ("1. Ол жабады.", applied(2)));
    let (said, told) = item(
        "бірінші сөйлемдегі «Ол» деген сөз «Бұл. Ол» деген сөздермен ауыстырылсын;\n\nекінші сөйлем мынадай редакцияда жазылсын:\n\n«Мекеме жабады.».",
    );
    assert_eq!((said.as_str(), told), ("1. Бұл. Ол ашады. Мекеме жабады. Ол күтеді.", applied(2)));
    assert_eq!(item("екінші сөйлем алып тасталсын;\n\nекінші сөйлем алып тасталсын.").1, "applied, target_missing", "gone already");
}

#[test]
fn new_parts_that_follow_each_other_stay_together() {
    let law = "5-бап. Орган\n\n1. Бірінші.\n\nЕкінші.\n\nҮшінші.\n";
    let new =
        "5-баптың 1-тармағы мынадай мазмұндағы екінші және үшінші бөліктермен толықтырылсын:\n\n«Жаңа екінші.\n\nЖаңа үшінші.».";
    let (said, told) = one(law, new);
    assert_eq!(
        (said.as_str(), told.as_str()),
        ("5-бап. Орган\n1. Бірінші.\nЖаңа екінші.\nЖаңа үшінші.\nЕкінші.\nҮшінші.", "applied, applied")
    );
}

#[test]
fn parts_with_numbers_are_items_where_nothing_else_is_there() {
    let law = "5-бап. Бұзу\n\n1. Бұзу –\n\nескерту жасауға әкеп соғады.\n\n2. Қайталау –\n\nайыппұл салуға әкеп соғады.\n";
    let word = one(law, "5-баптың бірінші бөлігіндегі «ескерту» деген сөз «айыппұл» деген сөзбен ауыстырылсын.");
    let said = "5-бап. Бұзу\n1. Бұзу –\nайыппұл жасауға әкеп соғады.\n2. Қайталау –\nайыппұл салуға әкеп соғады.";
    assert_eq!(word, (said.into(), "applied other_kind".into()));
    let indent = one(law, "5-баптың екінші бөлігінің екінші абзацы мынадай редакцияда жазылсын:\n\n«қамаққа әкеп соғады.».");
    assert_eq!(indent.0, "5-бап. Бұзу\n1. Бұзу –\nескерту жасауға әкеп соғады.\n2. Қайталау –\nқамаққа әкеп соғады.");
    let new = one(law, "5-бап мынадай мазмұндағы үшінші бөлікпен толықтырылсын:\n\n«3. Ескерту беріледі.».");
    assert!(new.0.ends_with("айыппұл салуға әкеп соғады.\n3. Ескерту беріледі."), "{new:?}");
    // A part without a number beside the items is a part.
    let near = one("5-бап. Бұзу\n\nОрган береді.\n\n1. Бұзу.\n", "5-баптың екінші бөлігі алып тасталсын.");
    assert_ne!(near.1, "applied other_kind", "{near:?}");
}

#[test]
fn numbers_change_and_elements_move() {
    let law = "5-бап. Орган\n\n1. Береді.\n\n2. Алады.\n\n3. Бекітеді.\n";
    let on = one(law, "5-баптың 2, 3-тармақтары тиісінше 3, 4-тармақтар деп есептелсін.");
    assert_eq!(on, ("5-бап. Орган\n1. Береді.\n3. Алады.\n4. Бекітеді.".into(), "applied, applied".into()));
    let taken = one(law, "5-баптың 2-тармағы 3-тармақ деп есептелсін.");
    assert_eq!(taken.1, "already_there");
    let moved = one(law, "5-баптың 1-тармағы 3-тармағынан кейін орналастырылсын.");
    assert_eq!(moved, ("5-бап. Орган\n2. Алады.\n3. Бекітеді.\n1. Береді.".into(), "applied".into()));
    let nowhere = one(law, "5-баптың 1-тармағы 9-тармағынан кейін орналастырылсын.");
    assert_eq!(nowhere.1, "target_missing");
}

#[test]
fn a_table_of_contents_is_not_what_it_lists() {
    let law = "5-бап. Орган\n\nОрган береді.\n";
    let contents = one(law, "1) мазмұнында:\n\n5-баптың тақырыбындағы «Орган» деген сөз «Мекеме» деген сөзбен ауыстырылсын;");
    assert_eq!(contents, ("5-бап. Орган\nОрган береді.".into(), "applied contents".into()));
    let heading = one(law, "1) 5-баптың тақырыбындағы «Орган» деген сөз «Мекеме» деген сөзбен ауыстырылсын;");
    assert_eq!(heading, ("5-бап. Мекеме\nОрган береді.".into(), "applied".into()));
}
