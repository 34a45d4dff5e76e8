//! Who may ask, and what every answer carries.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::Response;

use super::app::{App, Options};
use super::pages;

/// Everything a page may load comes from this server; nothing in a page may run but its own script file.
const CSP: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
                   frame-ancestors 'none'";

const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // With "no-referrer" browsers would send the origin of our own forms as "null".
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// Lets a request through, or refuses it; puts the headers on every answer.
pub async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut answer = match refusal(&app.options, request.method(), request.uri(), request.headers()) {
        Some(status) => pages::refused(&app, request.headers(), status),
        None => next.run(request).await,
    };
    for (name, value) in HEADERS {
        answer.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

/// Why a request is not answered.
fn refusal(options: &Options, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<StatusCode> {
    let host = uri.authority().map(|a| a.as_str()).or_else(|| headers.get(header::HOST).and_then(|h| h.to_str().ok()));
    // A page of a stranger whose name was made to point at this machine would be let in by the address alone.
    if !host.is_some_and(|h| is_known_host(options, h)) {
        return Some(StatusCode::MISDIRECTED_REQUEST);
    }
    let safe = matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    let origin = headers.get(header::ORIGIN).map(|o| o.to_str().unwrap_or_default());
    let own = |o: &str| host.is_some_and(|h| o.strip_prefix("http://").or_else(|| o.strip_prefix("https://")) == Some(h));
    if !safe && origin.is_some_and(|o| !own(o)) {
        return Some(StatusCode::FORBIDDEN);
    }
    None
}

/// Bound to loopback: only loopback names. Otherwise any, unless names were given.
fn is_known_host(options: &Options, host: &str) -> bool {
    let name = name_of(host);
    let given = options.hosts.iter().any(|h| h.eq_ignore_ascii_case(name));
    let address: Option<IpAddr> = name.trim_matches(['[', ']']).parse().ok();
    if options.bind.is_loopback() {
        return given || name.eq_ignore_ascii_case("localhost") || address.is_some_and(|a| a.is_loopback());
    }
    given || options.hosts.is_empty() || address == Some(options.bind) || address.is_some_and(|a| a.is_loopback())
}

/// A host without its port.
fn name_of(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn options(bind: &str, hosts: &[&str]) -> Options {
        let hosts = hosts.iter().map(ToString::to_string).collect();
        Options { today: None, lang: Lang::En, bind: bind.parse().unwrap(), hosts }
    }

    #[test]
    fn on_loopback_only_loopback_names_are_known() {
        let local = options("127.0.0.1", &[]);
        for host in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:80", "[::1]", "127.8.8.8"] {
            assert!(is_known_host(&local, host), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "192.168.0.1", "[::2]"] {
            assert!(!is_known_host(&local, host), "{host}");
        }
        assert!(is_known_host(&options("127.0.0.1", &["law.example"]), "law.example:443"));
    }

    #[test]
    fn elsewhere_the_names_given_count() {
        assert!(is_known_host(&options("0.0.0.0", &[]), "anything.example"));
        assert!(!is_known_host(&options("0.0.0.0", &["law.example"]), "evil.example"));
    }

    #[test]
    fn another_site_cannot_post() {
        let refused = |origin: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, "localhost:1".parse().unwrap());
            headers.insert(header::ORIGIN, origin.parse().unwrap());
            refusal(&options("127.0.0.1", &[]), &Method::POST, &"/cases".parse().unwrap(), &headers)
        };
        assert_eq!(refused("http://localhost:1"), None);
        assert_eq!(refused("http://evil.example"), Some(StatusCode::FORBIDDEN));
        assert_eq!(refused("http://localhost:2"), Some(StatusCode::FORBIDDEN));
        assert_eq!(refused("null"), Some(StatusCode::FORBIDDEN));
    }
}
