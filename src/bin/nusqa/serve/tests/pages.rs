//! What the pages say.

use axum::http::StatusCode;

use super::{ACT, app, get};

#[tokio::test]
async fn home_tells_what_changed_and_what_comes() {
    let app = app();
    let page = get(&app, "/?on=2023-09-20").await.body;
    let (lately, next) = page.split_once("id=\"next\"").unwrap();
    // № 850 applied by then; № 758 was signed, and whether it applied is not known.
    assert!(lately.contains("2022-11-06…2022-12-06"), "{lately}");
    assert!(next.contains("2023-09-12…2023-10-12") && next.contains("№ 758"), "{next}");
}

#[tokio::test]
async fn an_act_shows_its_verdict_and_where_it_is_written() {
    let app = app();
    let in_force = get(&app, &format!("{ACT}@2023-01-01")).await.body;
    assert!(in_force.contains("class=\"banner good\"") && in_force.contains("№ 850"));
    assert!(in_force.contains("id=\"document-1/item-7\""), "every provision has an address");
    assert!(in_force.contains("/source?file=acts/resolution-361.kk.txt&amp;span="), "evidence");
    let uncertain = get(&app, &format!("{ACT}@2023-09-20")).await.body;
    assert!(uncertain.contains("class=\"banner doubt\""));
    assert!(uncertain.contains("publication date of № 758"), "what would settle it");
    let ended = get(&app, &format!("{ACT}@2024-01-01")).await.body;
    assert!(ended.contains("class=\"banner bad\"") && ended.contains("repealed by № 758"));
}

#[tokio::test]
async fn one_unknown_wording_does_not_hide_the_others() {
    let app = app();
    let page = get(&app, &format!("{ACT}@2021-05-01")).await.body;
    // Item 7 of that day is not in the corpus; item 9 is.
    let item = |n: u32| {
        let from = page.find(&format!("id=\"document-1/item-{n}\"")).unwrap();
        &page[from..from + 1500]
    };
    assert!(page.contains("The wording of this version is not in the corpus") || page.contains("class=\"no-words\""));
    assert!(item(9).contains("күнтізбелік отыз күннен"), "{}", item(9));
}

#[tokio::test]
async fn the_day_moves_to_its_own_address() {
    let app = app();
    let moved = get(&app, &format!("{ACT}?on=2021-05-01&lang=kk")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER);
    assert_eq!(moved.header("location"), format!("{ACT}@2021-05-01?lang=kk"));
    let at = get(&app, &format!("{ACT}@2021-05-01?path=7-%D1%82%D0%B0%D1%80%D0%BC%D0%B0%D2%9B")).await;
    assert_eq!(at.header("location"), format!("{ACT}@2021-05-01#document-1/item-7"));
}

#[tokio::test]
async fn the_timeline_is_a_picture_of_links() {
    let app = app();
    let page = get(&app, &format!("{ACT}@2023-01-01")).await.body;
    let picture = page.split("<svg").nth(1).unwrap().split("</svg>").next().unwrap();
    assert_eq!(picture.matches("<a href=").count(), 5, "five versions");
    assert!(picture.contains("class=\"open\"") && picture.contains("aria-current=\"true\""));
    for link in picture.split("<a href=\"").skip(1).map(|s| s.split('"').next().unwrap()) {
        let there = get(&app, link).await;
        assert_eq!(there.status, StatusCode::OK, "{link}");
        assert!(there.body.contains("class=\"banner good\""), "{link}: a day on which its version applied");
    }
}

#[tokio::test]
async fn a_reference_typed_leads_straight_there() {
    let app = app();
    let to = |words: &'static str| {
        let app = app.clone();
        async move {
            let words: String = percent_encoding::utf8_percent_encode(words, percent_encoding::NON_ALPHANUMERIC).to_string();
            get(&app, &format!("/search?q={words}")).await.header("location").to_string()
        }
    };
    assert_eq!(to("361").await, ACT);
    assert_eq!(to("361 7-тармақ").await, format!("{ACT}#document-1/item-7"));
    assert_eq!(to("361#document-1/item-7@2021-05-01").await, format!("{ACT}@2021-05-01#document-1/item-7"));
    assert_eq!(to("өтініш").await, "", "a word is no reference");
    assert_eq!(to("361 99-тармақ").await, "", "nor is a provision that is not there");
}

#[tokio::test]
async fn search_marks_what_is_uncertain_and_knows_other_days() {
    let app = app();
    let uncertain = get(&app, "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-09-20").await.body;
    assert!(uncertain.contains("badge doubt") && uncertain.contains("<mark>"));
    let none = get(&app, "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=1999-01-01").await.body;
    assert!(none.contains("wordings of other days have them"), "{none}");
}

#[tokio::test]
async fn errors_say_what_to_do() {
    let app = app();
    for (address, status, says) in [
        ("/nowhere", 404, "no page /nowhere"),
        ("/akn/kz/act/resolution/government/2012-03-28/362", 404, "Perhaps one of these was meant"),
        ("/akn/kz/act/resolution/government/2012-03-28/361@2021-02-30", 400, "is no day"),
        ("/search?q=", 400, "For example"),
        ("/search?q=x&on=yesterday", 400, "yesterday"),
        ("/search?q=x&from=many", 400, "is no number"),
        ("/source?file=acts/none.txt", 404, "no file"),
        ("/source?file=acts/resolution-361.kk.txt&span=5-99999999", 400, "byte numbers"),
        ("/download/akn/kz/act/resolution/government/2012-03-28/361?as=pdf", 400, "can be downloaded"),
    ] {
        let page = get(&app, address).await;
        assert_eq!(page.status.as_u16(), status, "{address}");
        assert!(page.body.contains(says), "{address}: {}", page.body);
        assert!(page.body.contains("</html>") && !page.header("etag").is_empty(), "{address}: a page like the others");
    }
}

#[tokio::test]
async fn downloads_are_files_with_the_day_in_the_name() {
    let app = app();
    for (kind, media, ending) in
        [("text", "text/plain", "txt"), ("html", "text/html", "html"), ("json", "application/json", "json")]
    {
        let file = get(&app, &format!("/download{ACT}@2023-01-01?as={kind}")).await;
        assert!(file.header("content-type").starts_with(media));
        assert_eq!(
            file.header("content-disposition"),
            format!("attachment; filename=\"resolution-government-2012-03-28-361@2023-01-01.{ending}\"")
        );
        assert!(file.body.contains("күнтізбелік отыз күннен"), "{kind}");
    }
    let file = get(&app, &format!("/download{ACT}@2023-01-01?as=docx")).await;
    assert!(file.header("content-disposition").ends_with("361@2023-01-01.docx\""));
    let read = nusqa::source::decode(&file.bytes).unwrap().text;
    assert!(read.contains("күнтізбелік отыз күннен"), "our own reader reads it");
    let unknown = get(&app, &format!("/download{ACT}@2021-05-01?as=text")).await.body;
    assert!(unknown.contains("[approved document 1, item 7"), "{unknown}");
}

#[tokio::test]
async fn words_in_doubt_are_shown_with_their_doubt() {
    let app = app();
    let page = get(&app, &format!("{ACT}@2023-09-20?lang=en")).await.body;
    assert!(page.contains("No other wording can have applied on this day") && page.contains("unit k-item in-0 doubtful"));
    let sure = get(&app, &format!("{ACT}@2023-01-01?lang=en")).await.body;
    assert!(!sure.contains("doubtful") && !sure.contains("No other wording can have applied"));
}
