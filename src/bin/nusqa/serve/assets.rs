//! Style and script, built into the program; their names hold their hash, so that they may be kept for ever.

use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use nusqa::source::content_hash;

/// A file of the program.
pub struct Asset {
    /// Its name in addresses.
    pub name: String,
    media: &'static str,
    text: &'static str,
}

/// The style sheet.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("style", "css", "text/css; charset=utf-8", include_str!("../render/html/style.css")));
/// The script: a help, never a need.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("page", "js", "text/javascript; charset=utf-8", include_str!("../render/html/page.js")));
/// The sign of the pages in a browser's tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_str!("../render/html/icon.svg")));

impl Asset {
    fn new(name: &str, ending: &str, media: &'static str, text: &'static str) -> Self {
        let hash = content_hash(text.as_bytes());
        let short: String = hash.trim_start_matches("sha256:").chars().take(12).collect();
        Asset { name: format!("{name}-{short}.{ending}"), media, text }
    }

    /// Its address.
    pub fn address(&self) -> String {
        format!("/static/{}", self.name)
    }
}

/// A file by its name; only these three exist.
pub async fn serve(Path(name): Path<String>) -> Response {
    let found = [&*STYLE, &*SCRIPT, &*ICON].into_iter().find(|a| a.name == name);
    let mut out = Response::new(Body::from(found.map_or("", |a| a.text)));
    if found.is_none() {
        *out.status_mut() = StatusCode::NOT_FOUND;
    }
    let headers = out.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(found.map_or("text/plain", |a| a.media)));
    let keep = if found.is_some() { "public, max-age=31536000, immutable" } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    out
}
