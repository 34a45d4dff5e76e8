//! The OpenAPI document: a file of the program with its version put in.

use serde_json::Value;

use super::reply::{Kind, Ready, Reply};
use super::request::{Ask, Failure};
use crate::render::html::Endpoint;

const DOCUMENT: &str = include_str!("openapi.json");

/// The document.
pub fn read() -> Value {
    // A test reads it; an empty document would be no fault of a request.
    let mut document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    if let Some(version) = document.pointer_mut("/info/version") {
        *version = Value::from(env!("CARGO_PKG_VERSION"));
    }
    document
}

/// `/api/openapi.json`
pub fn document(_: &Ask<'_>) -> Result<Reply, Failure> {
    Ok(Reply::Ready(Ready::new(200, Kind::Json, format!("{:#}\n", read()))))
}

/// Every address with what it gives, and an example.
pub fn overview() -> Vec<Endpoint> {
    let document = read();
    let mut out = Vec::new();
    for (path, methods) in document.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for (method, about) in methods.as_object().into_iter().flatten() {
            let word = |name: &str| about.get(name).and_then(Value::as_str);
            out.push(Endpoint {
                name: format!("{} {path}", method.to_uppercase()),
                says: word("description").or(word("summary")).unwrap_or_default().to_string(),
                example: word("x-example").map(str::to_string),
            });
        }
    }
    out
}
