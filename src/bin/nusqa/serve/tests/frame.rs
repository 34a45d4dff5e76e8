//! What holds for every answer: headers, hosts, languages, escaping, caching, no way to the disk.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};

use super::super::watch;
use super::{ACT, Folder, app, app_of, get, request, send};

/// An address of every kind of page.
fn addresses() -> Vec<String> {
    vec![
        "/".into(),
        "/acts".into(),
        "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-01-01".into(),
        ACT.into(),
        format!("{ACT}@2023-01-01"),
        format!("{ACT}@2015-01-01"),
        "/source?file=acts/resolution-361.kk.txt&span=392-554".into(),
        format!("/history{ACT}@2023-01-01?path=document-1/item-7"),
        format!("/history{ACT}"),
        format!("/diff{ACT}?from=2017-01-01&to=2022-01-01"),
        format!("/diff{ACT}?from=2017-01-01&to=2022-01-01&view=inline&path=document-1/item-9"),
        "/cases".into(),
        "/codes/NQ101".into(),
        "/api".into(),
    ]
}

#[tokio::test]
async fn every_page_is_there_in_three_languages_with_the_headers_and_the_state_of_the_corpus() {
    let app = app();
    let hash = app.state().summary.hash.clone();
    for address in addresses() {
        let sign = if address.contains('?') { '&' } else { '?' };
        for lang in ["kk", "ru", "en"] {
            let page = get(&app, &format!("{address}{sign}lang={lang}")).await;
            assert_eq!(page.status, StatusCode::OK, "{address} {lang}");
            assert!(page.body.contains(&format!("<html lang=\"{lang}\">")), "{address} {lang}");
            assert!(page.body.contains(&hash), "{address}: which corpus");
            assert!(page.header("content-security-policy").contains("default-src 'none'"), "{address}");
            assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
            assert_eq!(page.header("x-content-type-options"), "nosniff");
            assert_eq!(page.header("referrer-policy"), "same-origin");
            assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "{address}: a style the policy forbids");
            assert!(!page.body.contains(" onclick=") && !page.body.contains("javascript:"), "{address}");
            assert!(page.body.matches("<script").count() == 1, "{address}: only the script file");
            // A message without its text shows its id.
            assert!(!page.body.contains(">web-") && !page.body.contains(">cli-"), "{address} {lang}: a message is missing");
        }
    }
}

#[tokio::test]
async fn nothing_is_asked_of_other_servers() {
    let app = app();
    for address in addresses() {
        let page = get(&app, &address).await.body;
        for outside in ["src=\"http", "href=\"http", "src=\"//", "href=\"//", "action=\"http", "@import", "url(http"] {
            assert!(!page.contains(outside), "{address}: {outside}");
        }
    }
}

#[tokio::test]
async fn language_and_day_stay_over_the_links() {
    let app = app();
    let page = get(&app, "/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-01-01&lang=ru").await.body;
    let to_acts = page.split("href=\"/akn/").skip(1).map(|s| s.split('"').next().unwrap());
    let mut seen = 0;
    for link in to_acts {
        assert!(link.contains("@2023-01-01") && link.contains("lang=ru"), "{link}");
        seen += 1;
    }
    assert!(seen > 0);
    // The same question in another language.
    assert!(page.contains("/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&amp;on=2023-01-01&amp;lang=kk"), "{page}");
    // Without a word in the address the reader's own language counts.
    let own = send(&app, request("/").header(header::ACCEPT_LANGUAGE, "kk").body(Body::empty()).unwrap()).await;
    assert!(own.body.contains("<html lang=\"kk\">"));
    assert_eq!(own.header("vary"), "Accept-Language");
}

#[tokio::test]
async fn strangers_are_not_let_in() {
    let app = app();
    let as_host = |host: &str| axum::http::Request::builder().uri("/").header(header::HOST, host).body(Body::empty()).unwrap();
    let refused = send(&app, as_host("evil.example")).await;
    assert_eq!(refused.status, StatusCode::MISDIRECTED_REQUEST);
    assert!(!refused.body.contains("361") && refused.header("x-content-type-options") == "nosniff");
    assert_eq!(send(&app, as_host("127.0.0.1:9")).await.status, StatusCode::OK);
    let bare = axum::http::Request::builder().uri("/").body(Body::empty()).unwrap();
    assert_eq!(send(&app, bare).await.status, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn no_request_leads_to_the_disk() {
    let app = app();
    for address in [
        "/source?file=../Cargo.toml",
        "/source?file=/etc/passwd",
        "/source?file=facts.toml",
        "/source?file=acts/../facts.toml",
        "/static/../Cargo.toml",
        "/static/%2e%2e%2fCargo.toml",
        "/akn/../../etc/passwd",
        "/akn/%2e%2e/%2e%2e/etc/passwd",
        "/download/akn/..%2f..%2fetc%2fpasswd",
    ] {
        let answer = get(&app, address).await;
        assert!(answer.status.is_client_error(), "{address}: {}", answer.status);
        assert!(!answer.body.contains("[package]") && !answer.body.contains("root:") && !answer.body.contains("[[publication]]"));
    }
}

#[tokio::test]
async fn what_is_written_in_an_act_or_asked_is_never_markup() {
    let hostile = "\"<script>alert(1)</script><img src=x onerror=alert(2)>\" туралы\n\nҚазақстан Республикасы Үкіметінің 2020 жылғы 1 \
                   қаңтардағы № 7 қаулысы\n\nҚАУЛЫ ЕТЕДІ:\n\n1. <b onmouseover=alert(3)>Бекітілсін</b>.\n";
    let folder = Folder::new("hostile", &[("acts/a.txt", hostile)]);
    let app = app_of(&folder.0);
    let work = app.state().opened.corpus.works.iter().find(|w| !w.manifestations.is_empty()).map(|w| w.id.clone()).unwrap();
    for address in [
        "/acts".to_string(),
        work.clone(),
        format!("{work}@2021-01-01"),
        "/source?file=acts/a.txt&span=0-40".into(),
        "/search?q=%3Cscript%3Ealert(4)%3C/script%3E&words=1".into(),
        "/search?q=%22%3E%3Csvg%20onload=alert(5)%3E".into(),
        "/search?q=x&on=%22%3E%3Cscript%3Ealert(6)%3C/script%3E".into(),
        "/%3Cscript%3Ealert(7)%3C/script%3E".into(),
        "/source?file=%3Cscript%3Ealert(8)".into(),
        format!("{work}@%3Cscript%3Ealert(9)"),
    ] {
        let page = get(&app, &address).await.body;
        for opening in ["<script>", "<img", "<b ", "<svg onload"] {
            assert!(!page.contains(opening), "{address}: {opening}");
        }
    }
    let file = get(&app, &format!("/download{work}@2021-01-01?as=html")).await;
    assert!(!file.body.contains("<script") && !file.body.contains("<b "), "{}", file.body);
}

#[tokio::test]
async fn who_has_the_page_already_is_told_so() {
    let app = app();
    let first = get(&app, ACT).await;
    let etag = first.header("etag").to_string();
    assert!(etag.len() > 10);
    let again = send(&app, request(ACT).header(header::IF_NONE_MATCH, &etag).body(Body::empty()).unwrap()).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let other = send(&app, request(ACT).header(header::IF_NONE_MATCH, "\"other\"").body(Body::empty()).unwrap()).await;
    assert_eq!(other.body, first.body);
}

#[tokio::test]
async fn a_corpus_that_changes_is_read_anew_and_a_broken_one_is_told() {
    let act = |n: u32| {
        format!(
            "Ереже туралы\n\nҚазақстан Республикасы Үкіметінің 2020 жылғы {n} қаңтардағы № {n} қаулысы\n\nҚАУЛЫ ЕТЕДІ:\n\n1. Бекітілсін.\n"
        )
    };
    let folder = Folder::new("changes", &[("acts/a.txt", &act(1))]);
    let app = app_of(&folder.0);
    let before = get(&app, "/acts").await.body;
    assert!(before.contains("2020-01-01") && !before.contains("2020-01-02"));
    std::fs::write(folder.0.join("acts/b.txt"), act(2)).unwrap();
    watch::look(&app);
    assert!(get(&app, "/acts").await.body.contains("2020-01-02"));
    std::fs::write(folder.0.join("manifest.toml"), "[[file]\n").unwrap();
    watch::look(&app);
    watch::look(&app);
    let broken = get(&app, "/acts").await;
    assert!(broken.status == StatusCode::OK && broken.body.contains("role=\"alert\"") && broken.body.contains("2020-01-02"));
    std::fs::write(folder.0.join("manifest.toml"), "# right again\n").unwrap();
    watch::look(&app);
    assert!(!get(&app, "/acts").await.body.contains("role=\"alert\""));
}

#[tokio::test]
async fn other_methods_are_refused() {
    let app = app();
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let asked = axum::http::Request::builder().method(method).uri("/acts").header(header::HOST, "localhost");
        assert_eq!(send(&app, asked.body(Body::empty()).unwrap()).await.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    let head = axum::http::Request::builder().method(Method::HEAD).uri(ACT).header(header::HOST, "localhost");
    let head = send(&app, head.body(Body::empty()).unwrap()).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
}
