//! Whether a text is in the letters of Kazakh and Russian.

use super::{KAZAKH, RUSSIAN};
use crate::source::{Script, script_evidence};

#[test]
fn kazakh_and_russian_pass() {
    for text in [KAZAKH, RUSSIAN, &format!("{KAZAKH}Microsoft Office, ISO 9001, www.adilet.zan.kz")] {
        assert_eq!(script_evidence(text).verdict(), Script::KazakhOrRussian);
        assert_eq!(script_evidence(text).diagnostic(text), None);
    }
    assert!(script_evidence(KAZAKH).kazakh > 30);
    assert_eq!(script_evidence(RUSSIAN).kazakh, 0);
}

#[test]
fn latin_texts_do_not() {
    let text = "This Act regulates the procedure for the registration of legal persons and branches in the Republic.";
    let found = script_evidence(text);
    assert_eq!((found.verdict(), found.cyrillic), (Script::NotCyrillic, 0));
    let remark = found.diagnostic(text).unwrap();
    assert_eq!((remark.code, remark.message.id), ("NQ003", "decode-not-kazakh-or-russian"));
}

#[test]
fn letters_of_neither_language_are_noticed() {
    let hacked = "Ќазаќстан Республикасы Президентініњ 2000 жылѓы Жарлыѓына толыќтырулар енгізу туралы љзгерістер";
    assert_eq!(script_evidence(hacked).verdict(), Script::OtherCyrillic);
}

#[test]
fn a_few_letters_say_nothing() {
    assert_eq!(script_evidence("№ 480-V ABC").verdict(), Script::TooFew);
    assert_eq!(script_evidence("").verdict(), Script::TooFew);
}

#[test]
fn a_long_text_is_judged_by_three_places() {
    let text = format!("{}{}", KAZAKH.repeat(2000), "plain English words ".repeat(500));
    assert_eq!(script_evidence(&text).verdict(), Script::KazakhOrRussian);
    assert!(script_evidence(&text).latin > 5000);
}

#[test]
fn kazakh_in_other_letters_is_named_and_not_repaired() {
    for (text, verdict, id) in [
        (
            "Qazaqstan Respýblıkasy Syrtqy ister mınıstriniń 2019 jylǵy 13 mamyrdaǵy № 133 buıryǵy týraly jáne basqa",
            Script::LatinKazakh,
            "decode-latin-kazakh",
        ),
        ("قازاقستان رەسپۋبليكاسى ۇكىمەتىنىڭ قاۋلىسى جانە باسقا مەملەكەتتىك ورگاندار تۋرالى زاڭ", Script::Arabic, "decode-arabic"),
        (
            "азастан Республикасы кіметіні 2012 жылы 28 наурыздаы аулысы. Осы аулы алашы ресми жарияланан кнінен бастап олданыса енгізіледі",
            Script::DroppedLetters,
            "decode-dropped-letters",
        ),
    ] {
        let found = script_evidence(text);
        assert_eq!(found.verdict(), verdict, "{found:?}");
        assert_eq!(found.diagnostic(text).map(|d| d.message.id), Some(id));
        let source = crate::source::decode(text.as_bytes()).unwrap();
        assert_eq!((source.text.as_str(), source.repairs.len()), (text, 0));
    }
}
