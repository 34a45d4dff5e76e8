//! The server without sockets: requests go straight to the router.

mod changes;
mod frame;
mod pages;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use nusqa::base::{Date, parse_date};
use nusqa::corpus::Corpus;
use tower::ServiceExt;

use super::routes::router;
use super::{App, Options, State, stamp};
use crate::corpus_dir::Opened;
use crate::i18n::Lang;

/// The act of the repository's corpus with most versions.
pub const ACT: &str = "/akn/kz/act/resolution/government/2012-03-28/361";

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or("")
    }
}

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

/// A server over a folder. Its index is in memory: tests write nothing beside the corpus.
pub fn app_of(root: &Path) -> Arc<App> {
    let corpus = Corpus::open(root).unwrap();
    let opened = Opened { corpus, today: day("2023-09-20"), known_on: Some(day("2099-01-01")) };
    let state = State::new(opened, stamp(root), &|_| ());
    let options = Options { today: Some(day("2023-09-20")), lang: Lang::En, bind: "127.0.0.1".parse().unwrap(), hosts: Vec::new() };
    Arc::new(App::new(state, options))
}

/// A server over the corpus of the repository.
pub fn app() -> Arc<App> {
    app_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"))
}

pub async fn send(app: &Arc<App>, request: Request<Body>) -> Answer {
    let answer = router(Arc::clone(app)).oneshot(request).await.unwrap();
    let (parts, body) = answer.into_parts();
    let bytes = to_bytes(body, 64 << 20).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned(), bytes }
}

pub fn request(address: &str) -> axum::http::request::Builder {
    Request::builder().uri(address).header(header::HOST, "localhost:8361")
}

pub async fn get(app: &Arc<App>, address: &str) -> Answer {
    send(app, request(address).body(Body::empty()).unwrap()).await
}

/// A corpus folder of its own, gone when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        // Derived data go beside the corpus folder.
        let root = std::env::temp_dir().join(format!("nusqa-serve-{}-{name}", std::process::id())).join("corpus");
        std::fs::create_dir_all(root.join("acts")).unwrap();
        std::fs::write(root.join("manifest.toml"), "").unwrap();
        for (file, text) in files {
            std::fs::write(root.join(file), text).unwrap();
        }
        Folder(root)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = self.0.parent().map(std::fs::remove_dir_all);
    }
}
