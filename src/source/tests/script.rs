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
