use super::*;

fn show(text: &str) -> String {
    let paths = read(text).map(|s| expand(&s)).unwrap_or_default();
    let one = |p: &Vec<Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    paths.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn paths_are_read_with_their_endings_and_lists() {
    for (text, want) in [
        ("3-тармақ", "item-3"),
        ("7-тармақтың 3-1) тармақшасы", "item-7/subitem-3-1"),
        ("осы тармақтың", ""),
        ("3) және 6) тармақшаларында", "subitem-3 subitem-6"),
        ("реттік нөмірлері 8 және 9-жолдар", "row-8 row-9"),
        ("реттік нөмірі 21-38 - жол", "row-21-38"),
        ("1-тармақтың екінші бөлігінде", "item-1/paragraph-2"),
        ("он алтыншы және он жетінші абзацтарын", "indent-16 indent-17"),
        ("3 – 5-тармақтары", "item-3 item-4 item-5"),
        ("тақырып", "heading"),
        ("3-тараудың тақырыбы", "chapter-3/heading"),
        ("1 - тармақша", "subitem-1"),
        ("жолдау", ""),
        ("1) – 4) тармақшаларында", "subitem-1 subitem-2 subitem-3 subitem-4"),
        ("5-7-тармақтар", "item-5 item-6 item-7"),
        ("5-7-тармақ", "item-5-7"),
        ("11, 13-15-баптарында", "article-11 article-13 article-14 article-15"),
        ("3-4, 3-5-тармақтар", "item-3-4 item-3-5"),
        ("I - III бөлімдер", "section-I section-II section-III"),
        ("73-баптың 1-бөлігінің екінші абзацы", "article-73/item-1/indent-2"),
        ("жиырма бірінші және соңғы абзацтары", "indent-21 indent-last"),
        ("\"а\" тармақшасы", "subitem-а"),
        ("1.5-тармақта", "item-1.5"),
        ("37а-тармақ", "item-37а"),
        ("7-1), 7-2) 7-3) және 7-4) тармақшалармен", "subitem-7-1 subitem-7-2 subitem-7-3 subitem-7-4"),
        ("реттік нөмірі 400-жолдың 5-бағанындағы 1) тармақша", "row-400/column-5/subitem-1"),
        ("реттік нөмірі 41-1, 41-2, 41-3 - жолдармен", "row-41-1 row-41-2 row-41-3"),
        ("1,3 бағандардағы", "column-1 column-3"),
        ("3-тармақтың екінші азатжолы", "item-3/indent-2"),
        ("1-ші бөлігінде", "paragraph-1"),
        ("подпункты 1) и 2) пункта 3 статьи 24", "article-24/item-3/subitem-1 article-24/item-3/subitem-2"),
        ("часть вторая пункта 5", "item-5/paragraph-2"),
        ("подпункт 2) части четвертой", "paragraph-4/subitem-2"),
        ("часть 2 статьи 5", "article-5/item-2"),
        ("абзац третий подпункта 2) пункта 1", "item-1/subitem-2/indent-3"),
        ("абзацы двадцать первый и двадцать второй", "indent-21 indent-22"),
        ("пунктами 3-1 и 3-2", "item-3-1 item-3-2"),
        ("статьями 5 – 7", "article-5 article-6 article-7"),
        ("пункты с 3 по 5", "item-3 item-4 item-5"),
        ("строка, порядковый номер 12", "row-12"),
        ("строки, порядковые номера 8 и 9, приложения 3", "attachment-3/row-8 attachment-3/row-9"),
        ("приложение 2", "attachment-2"),
        ("второй части пункта 5", "item-5/paragraph-2"),
        ("п. 3 ст. 24", "article-24/item-3"),
        ("пп. 1)", "subitem-1"),
        ("пп. 3, 7 ст. 24", "article-24/subitem-3 article-24/subitem-7"),
        ("пункт пропуска", ""),
        ("частный 5", ""),
    ] {
        assert_eq!(show(text), want, "{text}");
    }
}

#[test]
fn what_people_type_is_read_in_both_languages() {
    for (text, path) in [
        ("7-тармақтың 3-1) тармақшасы", "item-7/subitem-3-1"),
        ("7 тармағының 3-1) тармақшасында", "item-7/subitem-3-1"),
        ("осы Қағидалардың 7-тармағында", "document/item-7"),
        ("құжаттарды ресімдеу қағидаларының 7-тармағы", "document/item-7"),
        ("7-тармақтың екінші бөлiгi", "item-7/paragraph-2"),
        ("3-қосымшаның реттік нөмірі 8-жолы", "attachment-3/row-8"),
        ("2-кіші бөлімнің 3-тарауы", "subsection-2/chapter-3"),
        ("кіріспе", "preamble"),
        ("пп. 3-1) п. 7", "item-7/subitem-3-1"),
        ("пп.3-1) п.7", "item-7/subitem-3-1"),
        ("подпункта 1) пункта 7 Правил оформления документов", "document/item-7/subitem-1"),
        ("абзац третий части 2 статьи 55", "article-55/item-2/indent-3"),
        ("ст. 55 п. 4", "article-55/item-4"),
        ("строка, порядковый номер 8, приложения 3 к Правилам", "document/attachment-3/row-8"),
    ] {
        let path_of = |p: Vec<Segment>| crate::base::ProvisionPath(p).to_string();
        assert_eq!(typed(text).map(path_of), Ok(path.to_string()), "{text}");
    }
    for (text, word) in [("7-бөлімше", "бөлімше"), ("тармақ", "тармақ"), ("7-тармақтың жартысы", "жартысы"), ("12", "12"), ("", "")]
    {
        assert_eq!(typed(text), Err(word.to_string()), "{text}");
    }
}

#[test]
fn every_listed_form_of_every_element_noun_is_read() {
    let forms: serde_json::Value = serde_json::from_str(include_str!("../../../tests/data/paradigms.json")).expect("test data");
    let mut missed = Vec::new();
    for noun in ["тармақ", "тармақша", "бап", "бөлік", "абзац", "тарау", "параграф", "бөлім", "қосымша", "кесте", "жол", "баған"]
    {
        for set in ["sg", "poss3", "pl", "pl_poss3"] {
            for (case, form) in forms["nouns"][noun][set].as_object().into_iter().flatten() {
                let form = form.as_str().unwrap_or("");
                if read(&format!("5-{form}")).is_none() {
                    missed.push(format!("{noun} {set} {case}: {form}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}
