//! Answers before they become HTTP.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use nusqa::source::content_hash;

/// What a page or document function gives back.
pub enum Reply {
    /// A whole answer.
    Ready(Ready),
    /// Look there instead.
    SeeOther(String),
}

/// What kind of content it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A page.
    Page,
    /// Plain words.
    Text,
    /// A document of the API.
    Json,
    /// A file to save, by its media type and name.
    File(&'static str, String),
}

/// An answer with its body; cheap to clone.
#[derive(Clone, Debug)]
pub struct Ready {
    /// HTTP status.
    pub status: StatusCode,
    /// What it is.
    pub kind: Kind,
    /// The body.
    pub body: Bytes,
    etag: HeaderValue,
}

impl Ready {
    /// An answer; `status` that is none becomes 500.
    pub fn new(status: u16, kind: Kind, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let hash = content_hash(&body);
        let short: String = hash.chars().filter(char::is_ascii_hexdigit).rev().take(32).collect();
        let etag = HeaderValue::from_str(&format!("\"{short}\"")).unwrap_or_else(|_| HeaderValue::from_static("\"\""));
        Ready { status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), kind, body, etag }
    }

    /// The HTTP answer; without a body where the asker has it already.
    pub fn respond(self, asked: &HeaderMap) -> Response {
        let known = asked.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).is_some_and(|tags| {
            let mine = self.etag.to_str().unwrap_or_default();
            tags.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|t| t == mine || t == "*")
        });
        let fresh = self.status == StatusCode::OK && known;
        let mut out = Response::new(if fresh { Body::empty() } else { Body::from(self.body) });
        *out.status_mut() = if fresh { StatusCode::NOT_MODIFIED } else { self.status };
        let headers = out.headers_mut();
        headers.insert(header::ETAG, self.etag);
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Language"));
        let media = match self.kind {
            Kind::Page => "text/html; charset=utf-8",
            Kind::Text => "text/plain; charset=utf-8",
            Kind::Json => "application/json; charset=utf-8",
            Kind::File(media, name) => {
                // Names are made of ids: letters, digits, hyphens.
                let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.@".contains(*c)).collect();
                if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{safe}\"")) {
                    headers.insert(header::CONTENT_DISPOSITION, value);
                }
                media
            }
        };
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
        out
    }
}

/// `303`, with the place percent-encoded already.
pub fn see_other(place: &str) -> Response {
    let mut out = Response::new(Body::empty());
    *out.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(value) = HeaderValue::from_str(place) {
        out.headers_mut().insert(header::LOCATION, value);
    }
    out
}
