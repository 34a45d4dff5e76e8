//! A provision over time, comparisons, case records, the API.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use serde_json::Value;

use super::super::{openapi, uploads};
use super::{ACT, Answer, app, get, send};

const ITEM: &str = "path=document-1/item-7";

async fn post(app: &std::sync::Arc<super::super::App>, address: &str, media: &str, body: Vec<u8>) -> Answer {
    let asked = axum::http::Request::builder().method(Method::POST).uri(address).header(header::HOST, "localhost");
    send(app, asked.header(header::CONTENT_TYPE, media).body(Body::from(body)).unwrap()).await
}

/// A form as browsers send it.
fn form(file: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in fields {
        out.extend_from_slice(format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes());
    }
    let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n\r\n");
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(bytes);
    out.extend_from_slice(b"\r\n--edge--\r\n");
    out
}

const FORM: &str = "multipart/form-data; boundary=edge";
const CASES: &[u8] = include_bytes!("../../../../../corpus/cases/exit-permit.jsonl");

#[tokio::test]
async fn a_provision_shows_its_versions_who_wrote_it_and_who_cites_it() {
    let app = app();
    let page = get(&app, &format!("/history{ACT}@2023-01-01?{ITEM}&lang=en")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("name=\"from\" value=").count(), 4, "four versions to pick from");
    assert!(page.body.contains("id=\"blame\"") && page.body.contains("class=\"author\""));
    // Items 9 and 10 of the rules cite item 7.
    let cited = page.body.split("id=\"cited\"").nth(1).unwrap();
    assert!(cited.contains("7-тармағында") && cited.contains("/source?file=acts/resolution-361.kk.txt"), "{cited}");
    let moved = get(&app, &format!("/history{ACT}?{ITEM}&on=2018-01-01")).await;
    assert_eq!(moved.header("location"), format!("/history{ACT}@2018-01-01?path=document-1/item-7"));
}

#[tokio::test]
async fn a_provision_that_is_not_there_offers_near_ones() {
    let app = app();
    let page = get(&app, &format!("/history{ACT}?path=document-1/item-77&lang=en")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("Perhaps one of these was meant"));
    let odd = get(&app, &format!("/history{ACT}?path=%3Cb%3E&lang=en")).await;
    assert!(odd.status == StatusCode::BAD_REQUEST && !odd.body.contains("<b>"));
}

#[tokio::test]
async fn a_comparison_goes_from_change_to_change() {
    let app = app();
    for view in ["", "&view=inline"] {
        let page = get(&app, &format!("/diff{ACT}?from=2017-01-01&to=2022-01-01{view}&lang=en")).await.body;
        let changes = page.matches("data-change=").count();
        assert!(changes >= 5, "{changes}");
        for n in 1..=changes {
            assert!(page.contains(&format!("id=\"change-{n}\"")));
            assert!(page.contains(&format!("href=\"#change-{n}\"")), "a way to change {n}");
        }
        // What is not known is told, and not shown as an insertion.
        assert!(page.contains("the earlier wording is not in the corpus"));
        assert!(!page.contains("<ins>"), "the later wording alone is no insertion");
    }
}

#[tokio::test]
async fn two_picked_versions_are_compared_whatever_their_days() {
    let app = app();
    let page = get(&app, &format!("/history{ACT}@2023-01-01?{ITEM}&lang=en")).await.body;
    let ids: Vec<&str> = page.split("name=\"from\" value=\"").skip(1).map(|r| r.split('"').next().unwrap()).collect();
    assert!(ids.len() >= 4 && ids.iter().all(|id| id.starts_with("sha256:") || id.starts_with("unknown:")), "{ids:?}");
    let known: Vec<&&str> = ids.iter().filter(|id| id.starts_with("sha256:")).collect();
    let (first, last) = (known[0], known[known.len() - 1]);
    let address = format!("/diff{ACT}?{ITEM}&from={first}&to={last}&lang=en");
    let compared = get(&app, &address).await;
    assert_eq!(compared.status, StatusCode::OK);
    assert!(compared.body.contains("Two versions compared") && compared.body.contains("data-change"));
    assert!(compared.body.contains(&format!("from={}", first.replace(':', "%3A"))), "the links keep the pick");
    let hidden = get(&app, &format!("{address}&hide=editorial")).await;
    assert!(hidden.body.contains("With editorial changes"));
    let none = get(&app, &format!("/diff{ACT}?{ITEM}&from=sha256:00&to={last}&lang=en")).await;
    assert!(none.status.is_client_error(), "{}", none.status);
}

#[tokio::test]
async fn words_that_went_and_came_are_marked_in_both_views() {
    let act = |words: &str| {
        format!(
            "Ереже туралы\n\nҚазақстан Республикасы Үкіметінің 2020 жылғы 1 қаңтардағы № 1 қаулысы\n\nҚАУЛЫ ЕТЕДІ:\n\n1. Мерзімі {words} күн.\n\
             2. Осы қаулы 2020 жылғы 2 қаңтардан бастап қолданысқа енгізіледі.\n"
        )
    };
    let amending = "Өзгеріс енгізу туралы\n\nҚазақстан Республикасы Үкіметінің 2021 жылғы 1 ақпандағы № 2 қаулысы\n\nҚАУЛЫ ЕТЕДІ:\n\n1. \
                    \"Ереже туралы\" Қазақстан Республикасы Үкіметінің 2020 жылғы 1 қаңтардағы № 1 қаулысына мынадай өзгеріс \
                    енгізілсін:\n\n1-тармақ мынадай редакцияда жазылсын:\n\n\"1. Мерзімі отыз күн.\".\n\n2. Осы қаулы 2021 жылғы 3 \
                    наурыздан бастап қолданысқа енгізіледі.\n";
    let folder = super::Folder::new("words", &[("acts/a.txt", &act("жиырма")), ("acts/b.txt", amending)]);
    let app = super::app_of(&folder.0);
    let address = "/diff/akn/kz/act/resolution/government/2020-01-01/1?from=2021-01-01&to=2021-06-01&lang=en";
    let side = get(&app, address).await.body;
    let (old, new) = side
        .split_once("class=\"side\"")
        .unwrap()
        .1
        .split_once("class=\"column\"")
        .unwrap()
        .1
        .split_once("class=\"column\"")
        .unwrap();
    assert!(old.contains("<del>") && old.contains("жиырма") && !old.contains("<ins>"), "{old}");
    assert!(new.contains("<ins>") && new.contains("отыз") && !new.contains("<del>"), "{new}");
    assert!(old.contains("[removed:]") && new.contains("[new:]"), "told to those who listen");
    let inline = get(&app, &format!("{address}&view=inline")).await.body;
    assert!(inline.contains("<del>") && inline.contains("<ins>"));
    assert!(side.contains("№ 2 (2021-02-01)"), "who changed it");
}

#[tokio::test]
async fn cases_are_checked_by_record_and_cause_and_can_be_saved() {
    let app = app();
    let page = post(&app, "/cases?lang=en", FORM, form("cases.jsonl", CASES, &[("applicable", "auto"), ("as", "page")])).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("ALM-2021-0019") && page.body.contains("NQ101") && page.body.contains("/codes/NQ101"));
    assert!(page.body.contains("download=\"findings.jsonl\"") && page.body.contains("download=\"findings.csv\""));
    // The rules of the corpus are told, and judge as the command does.
    assert!(page.body.contains("encoded rules of this corpus"));
    let lines = post(&app, "/cases", FORM, form("cases.jsonl", CASES, &[("as", "jsonl")])).await;
    assert_eq!(lines.header("content-disposition"), "attachment; filename=\"findings.jsonl\"");
    let found: Vec<Value> = lines.body.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert!(found.iter().all(|f| f["schema"] == "nusqa.finding/1") && found.len() > 5);
    let table = post(&app, "/cases", FORM, form("cases.jsonl", CASES, &[("as", "csv")])).await;
    let rows = csv::Reader::from_reader(table.body.as_bytes()).records().count();
    assert_eq!(rows, found.len());
    let document = post(&app, "/api/check", "application/x-ndjson", CASES.to_vec()).await;
    let document: Value = serde_json::from_str(&document.body).unwrap();
    assert_eq!(document["findings"].as_array().unwrap().len(), found.len());
    assert_eq!(document["summary"]["findings"], found.len());
}

#[tokio::test]
async fn the_rules_of_the_corpus_judge_what_is_sent() {
    let record = br#"{"id": "X-1", "filed_on": "2022-12-20", "decided_on": "2022-12-27", "procedure": "exit-permit",
        "facts": {"applicant": {"born_on": "1990-01-01"}}, "documents": [], "decision": "granted", "checks": [], "events": []}"#;
    let one_line: Vec<u8> = record.iter().copied().filter(|b| *b != b'\n').collect();
    let codes = |body: &str| -> Vec<String> {
        let document: Value = serde_json::from_str(body).unwrap();
        document["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_string()).collect()
    };
    let with = post(&app(), "/api/check", "application/x-ndjson", one_line.clone()).await;
    assert!(codes(&with.body).iter().any(|c| c.starts_with("NQ3")), "{}", with.body);
    // Without rules only wordings are checked, and the page says so.
    let folder = super::Folder::new("no-rules", &[]);
    let app = super::app_of(&folder.0);
    let without = post(&app, "/api/check", "application/x-ndjson", one_line.clone()).await;
    assert!(!codes(&without.body).iter().any(|c| c.starts_with("NQ3")), "{}", without.body);
    assert!(get(&app, "/cases?lang=en").await.body.contains("no encoded rules"));
    // Rules that cannot be read stop the check: a record would look better than it is.
    std::fs::create_dir_all(folder.0.join("rules")).unwrap();
    std::fs::write(folder.0.join("rules/a.toml"), b"\xff\xfe").unwrap();
    let app = super::app_of(&folder.0);
    let broken = post(&app, "/api/check", "application/x-ndjson", one_line).await;
    assert_eq!(broken.status, StatusCode::SERVICE_UNAVAILABLE, "{}", broken.body);
    assert!(get(&app, "/cases?lang=en").await.body.contains("so nothing is checked"));
}

#[tokio::test]
async fn uploads_are_bounded_and_their_faults_told() {
    let app = app();
    let large = post(&app, "/cases?lang=en", FORM, form("cases.jsonl", &vec![b' '; uploads::MOST_BYTES + 1], &[])).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("is larger than 16 MiB"));
    let large = post(&app, "/api/check", "text/csv", vec![b' '; uploads::MOST_BYTES + 1]).await;
    assert!(large.status == StatusCode::PAYLOAD_TOO_LARGE && large.body.contains("nusqa.error/1"));
    let empty = post(&app, "/cases?lang=en", FORM, form("cases.jsonl", b"", &[])).await;
    assert!(empty.status == StatusCode::BAD_REQUEST && empty.body.contains("no file was sent"));
    let odd = post(&app, "/cases?lang=en", "text/plain", b"x".to_vec()).await;
    assert!(odd.status.is_client_error(), "{}", odd.status);
    let hostile =
        post(&app, "/cases?lang=en", FORM, form("<img src=x>.jsonl", b"{\"id\": \"<script>alert(1)</script>\"", &[])).await;
    assert!(hostile.status == StatusCode::OK && !hostile.body.contains("<img") && !hostile.body.contains("<script>"));
    let word = post(&app, "/api/check?applicable=never", "text/csv", b"x".to_vec()).await;
    assert!(word.status == StatusCode::BAD_REQUEST && word.body.contains("never"));
}

#[tokio::test]
async fn the_api_answers_as_the_commands_do() {
    let app = app();
    for (address, schema) in [
        ("/api/corpus", "nusqa.corpus/1"),
        ("/api/acts?on=2023-01-01", "nusqa.acts/1"),
        ("/api/show?ref=361%23document-1/item-7&on=2023-01-01", "nusqa.show/1"),
        ("/api/history?ref=361", "nusqa.history/1"),
        ("/api/history?ref=361%23document-1/item-7@2023-01-01&blame=1", "nusqa.history/1"),
        ("/api/diff?ref=361&from=2017-01-01&to=2022-01-01", "nusqa.diff/1"),
        ("/api/search?q=%D3%A9%D1%82%D1%96%D0%BD%D1%96%D1%88&on=2023-01-01&limit=3", "nusqa.search/1"),
    ] {
        let answer = get(&app, address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.header("content-type").starts_with("application/json"));
        let document: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(document["schema"], schema, "{address}");
    }
    let shown: Value = serde_json::from_str(&get(&app, "/api/show?ref=361@2023-09-20").await.body).unwrap();
    assert_eq!((&shown["answer"], &shown["on"]), (&Value::from("uncertain"), &Value::from("2023-09-20")));
    for (address, status) in [
        ("/api/show", 400),
        ("/api/show?ref=99999", 404),
        ("/api/show?ref=361@2021-02-30", 400),
        ("/api/show?ref=361@2021-02-20&on=2021-03-01", 400),
        ("/api/diff?ref=361", 400),
        ("/api/search?q=", 400),
        ("/api/search?q=x&kind=poem", 400),
        ("/api/search?q=x&between_from=2020-01-01", 400),
        ("/api/search?q=x&limit=-1", 400),
        ("/api/nothing", 404),
    ] {
        let answer = get(&app, address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        let document: Value = serde_json::from_str(&answer.body).unwrap();
        assert!(document["schema"] == "nusqa.error/1" && document["status"] == status, "{address}");
        assert!(!document["message"].as_str().unwrap().is_empty());
    }
}

/// Every address under /api, every field that is read, every value of a field with few, and nothing else.
#[test]
fn the_openapi_document_is_true_to_the_routes() {
    let document = openapi::read();
    let quoted = |text: &'static str, before: &str| -> Vec<&'static str> {
        let parts = text.match_indices(before).map(|(at, _)| &text[at + before.len()..]);
        parts.filter_map(|rest| rest.split('"').next()).collect()
    };
    let routes = include_str!("../routes.rs");
    let mut served: Vec<&str> =
        quoted(routes, ".route(\"").into_iter().filter(|p| p.starts_with("/api/") && !p.contains('{')).collect();
    served.sort_unstable();
    let paths = document["paths"].as_object().unwrap();
    let mut told: Vec<&str> = paths.keys().map(String::as_str).collect();
    told.sort_unstable();
    assert_eq!(served, told);
    let shared = &document["components"]["parameters"];
    let name = |p: &Value| -> String {
        let own = p["$ref"].as_str().map(|r| shared[r.rsplit('/').next().unwrap()]["name"].as_str().unwrap().to_string());
        own.unwrap_or_else(|| p["name"].as_str().unwrap().to_string())
    };
    let methods = || paths.values().flat_map(|p| p.as_object().unwrap().values());
    let parameters = || methods().filter_map(|m| m["parameters"].as_array()).flatten();
    let told: BTreeSet<String> = parameters().map(&name).collect();
    let sources = [include_str!("../api.rs"), include_str!("../uploads.rs"), include_str!("../request.rs")];
    let calls = ["query.field(\"", "asked.field(\"", "query.day(\"", "query.is_set(\"", "self.query.day(\""];
    let mut read: BTreeSet<String> =
        sources.iter().flat_map(|s| calls.iter().flat_map(|c| quoted(s, c))).map(str::to_string).collect();
    // Read for every address, and for pages alone.
    read.extend(["lang", "limit", "from", "known_on"].map(str::to_string));
    read.remove("path");
    assert_eq!(told, read);
    let days = parameters().find(|p| p["name"] == "applicable").unwrap();
    let days: BTreeSet<&str> = days["schema"]["enum"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(days, nusqa::check::Applicable::ALL.into_iter().map(nusqa::check::Applicable::as_str).collect());
}

#[tokio::test]
async fn the_openapi_document_says_what_there_is() {
    let app = app();
    let document: Value = serde_json::from_str(&get(&app, "/api/openapi.json").await.body).unwrap();
    assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    let endpoints = openapi::overview();
    assert!(endpoints.len() >= 9);
    let overview = get(&app, "/api?lang=en").await.body;
    for endpoint in &endpoints {
        assert!(overview.contains(&endpoint.name), "{}", endpoint.name);
        if let Some(example) = &endpoint.example {
            let answer = get(&app, example).await;
            assert_eq!(answer.status, StatusCode::OK, "{example}");
        }
    }
    // Every reference in the document leads somewhere, and every answer has the fields that its schema requires.
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1).map(|r| r.split('"').next().unwrap()) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
    for (path, schema) in
        [("/api/acts", "Acts"), ("/api/corpus", "Corpus"), ("/api/show?ref=361", "Show"), ("/api/history?ref=361", "History")]
    {
        let answer: Value = serde_json::from_str(&get(&app, path).await.body).unwrap();
        holds(&document, &document["components"]["schemas"][schema], &answer, schema);
    }
}

/// Required fields and constants of a schema, followed by its references.
fn holds(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(reference) = schema["$ref"].as_str() {
        return holds(document, document.pointer(&reference[1..]).unwrap(), value, at);
    }
    for field in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(field.as_str().unwrap()).is_some(), "{at}: {field} is missing");
    }
    if let Some(constant) = schema.get("const") {
        assert_eq!(constant, value, "{at}");
    }
    for (name, inner) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(held) = value.get(name) {
            holds(document, inner, held, &format!("{at}.{name}"));
        }
    }
    for held in value.as_array().into_iter().flatten().take(20) {
        holds(document, &schema["items"], held, &format!("{at}[]"));
    }
}

#[tokio::test]
async fn the_manual_explains_every_code_in_three_languages() {
    let app = app();
    for code in nusqa::check::CODES {
        for lang in ["kk", "ru", "en"] {
            let page = get(&app, &format!("/codes/{}?lang={lang}", code.code)).await;
            assert!(page.status == StatusCode::OK && page.body.contains("<h2>") && !page.body.contains("## "), "{}", code.code);
        }
    }
    assert_eq!(get(&app, "/codes/NQ999").await.status, StatusCode::NOT_FOUND);
}
