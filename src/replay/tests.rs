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
