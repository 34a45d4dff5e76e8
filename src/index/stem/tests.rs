use std::collections::BTreeMap;

use super::*;

/// Forms of one word; the first is the stem they must all come to.
const MEET: &[&[&str]] = &[
    &["өтініш", "өтінішке", "өтініштің", "өтінішті", "өтінішінде", "өтініштер", "өтініштеріне", "өтінішім", "өтінішімді"],
    &["құжат", "құжаттарымыздан", "құжаттар", "құжаттарды", "құжатыңыз", "құжаттарым", "құжаттарына", "құжаттарындағы"],
    &["тармақ", "тармағы", "тармағының", "тармағындағы", "тармақтағылар"],
    &["қағида", "қағидаларында", "қағидалардың", "қағидалары", "қағидаға"],
    &["заң", "заңы", "заңына", "заңдарымен", "заңның"],
    &["орын", "орны", "орнына", "орындар", "орнынан"],
    &["халық", "халқы", "халқының", "халыққа"],
    &["мүлік", "мүлкі", "мүлкіне", "мүліктің"],
    &["жыл", "жылғы", "жылы", "жылдың", "жылдан", "жылдары"],
    &["іс", "ісі", "істер", "істі", "ісінде"],
    &["беріл", "берілсін", "беріледі", "берілген", "берілуі", "берілді", "берілетін", "берілгеннен", "берілсе"],
    &["бер", "беру", "берген", "береді", "беруге", "беруі", "беріп"],
    &["ресімдеу", "ресімдейді", "ресімдеп", "ресімдеген", "ресімдеуден", "ресімдейтін"],
    &["отырыс", "отырысы", "отырысының", "отырыстарында"],
    &["қорытынды", "қорытындысы", "қорытындылар"],
    &["кеңес", "кеңесінің", "кеңесін", "кеңесте"],
    &["болмау", "болмаған", "болмайды", "болмауы"],
    &["бекітіл", "бекітілсін", "бекітілген", "бекітіледі"],
    &["банк", "банктің", "банкі", "банкке", "банктер"],
    &["министр", "министрі", "министрінің", "министрлер"],
    &["акт", "акті", "актілер", "актілеріне", "актісі"],
    &["азамат", "азаматтары", "азаматтардың", "азаматының", "азаматқа"],
    &["республика", "республикасының", "республикасы", "республикада"],
    &["министрлік", "министрлігі", "министрлігінің", "министрлікке"],
    &["қаулы", "қаулысымен", "қаулының", "қаулылар", "қаулыны"],
    &["объект", "объектілердің", "объектіні", "объектісі"],
    &["тарап", "тараптар", "тараптардың", "тарапына"],
    &["тұтынушы", "тұтынушылар", "тұтынушының"],
];

/// Words with a common beginning that are different words.
const APART: &[&[&str]] = &[
    &["бөлік", "бөлім", "бөлімше", "бөлінді"],
    &["жол", "жолдау", "жолаушы"],
    &["тармақ", "тармақша"],
    &["тарау", "тарап", "тарих"],
    &["қаулы", "қауым"],
    &["бас", "басқа", "басшы", "басшылық"],
    &["заң", "заңнама", "заңгер"],
    &["сот", "соттылық"],
    &["есеп", "есептеу", "есепші"],
    &["бер", "беріл", "берме", "берушілік"],
    &["өкіл", "өкім", "өкілеттік"],
    &["кет", "кеткіз", "кесте"],
    &["азамат", "азаматтық"],
    &["құқық", "құқықтық", "құқықбұзушылық"],
    &["шет", "шетел", "шеттету"],
    &["қала", "қалдық", "қалып"],
    &["кіріс", "кіріспе"],
    &["орган", "орында"],
];

#[test]
fn forms_of_a_word_meet() {
    for forms in MEET {
        for form in *forms {
            assert_eq!(stem(form), forms[0], "{form}");
        }
    }
}

#[test]
fn different_words_stay_apart() {
    for words in APART {
        let mut seen = BTreeMap::new();
        for word in *words {
            if let Some(other) = seen.insert(stem(word).into_owned(), word) {
                panic!("{other} and {word} both come to {}", stem(word));
            }
        }
    }
}

#[test]
fn every_noun_form_of_the_paradigms_comes_to_its_nominative() {
    let data: serde_json::Value = serde_json::from_str(include_str!("paradigms.json")).unwrap_or_default();
    let (mut all, mut wrong) = (0, Vec::new());
    let mut check = |word: &str, form: &str| {
        all += 1;
        // A compound (кіші бөлім) is two words; its last one carries the endings.
        let (word, form) = (last_word(word), last_word(form));
        if stem(form) != stem(word) {
            wrong.push(format!("{word}: {form} → {}", stem(form)));
        }
        assert_eq!(stem(word), word, "the nominative is its own stem");
    };
    for (word, numbers) in data["nouns"].as_object().into_iter().flatten() {
        for (_, cases) in numbers.as_object().into_iter().flatten() {
            for form in cases.as_object().into_iter().flatten().filter_map(|(_, f)| f.as_str()) {
                check(word, form);
            }
        }
    }
    for (word, cases) in data["months"].as_object().into_iter().flatten() {
        for form in cases.as_object().into_iter().flatten().filter_map(|(_, f)| f.as_str()) {
            check(word, form);
        }
    }
    assert!(all > 1000, "{all} forms");
    assert!(wrong.is_empty(), "{} of {all} forms miss:\n{}", wrong.len(), wrong.join("\n"));
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}

#[test]
fn numbers_latin_words_and_runs_of_letters_are_left_alone() {
    let long = "а".repeat(5000);
    for word in ["361", "11-1-4/149", "microsoft", "480-v", "", "а", "ның", &long] {
        assert_eq!(stem(word), word);
    }
}

proptest::proptest! {
    #[test]
    fn a_stem_is_its_own_stem(head in "[а-яәғқңөұүһі]{0,8}", ends in proptest::collection::vec(0..SUFFIXES.len(), 0..4)) {
        let word = ends.iter().fold(head, |w, i| w + if i % 2 == 0 { SUFFIXES[*i].back } else { SUFFIXES[*i].front });
        let once = stem(&word).into_owned();
        proptest::prop_assert_eq!(stem(&once), once.as_str());
        proptest::prop_assert!(once.chars().count() <= word.chars().count() + 1);
    }
}
