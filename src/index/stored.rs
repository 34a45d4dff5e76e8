//! The payload of a document: an [`IndexDoc`] as JSON, in a shape of its own so that the types of the library may change.

use std::collections::BTreeSet;
use std::sync::Mutex;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::base::{ActKind, Bound, Date, Language, Message};

use super::IndexDoc;

#[derive(Serialize, Deserialize)]
struct Payload {
    work: String,
    provision: String,
    version: String,
    title: String,
    act_title: String,
    aliases: String,
    number: String,
    kind: Option<String>,
    issuer: String,
    russian: bool,
    text: String,
    from: StoredBound,
    until: Option<StoredBound>,
}

#[derive(Serialize, Deserialize)]
struct StoredBound {
    exact: Option<i32>,
    earliest: Option<i32>,
    latest: Option<i32>,
    rule: String,
    missing: Vec<StoredMessage>,
    presumed: bool,
    basis: Option<StoredMessage>,
}

type StoredMessage = (String, Vec<(String, String)>);

/// The bytes to store.
pub fn write(doc: &IndexDoc) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Payload {
        work: doc.work.clone(),
        provision: doc.provision.clone(),
        version: doc.version_id.clone(),
        title: doc.title.clone(),
        act_title: doc.act_title.clone(),
        aliases: doc.aliases.clone(),
        number: doc.number.clone(),
        kind: doc.kind.map(|k| k.as_str().to_string()),
        issuer: doc.issuer.clone(),
        russian: doc.language == Language::Russian,
        text: doc.text.clone(),
        from: store_bound(&doc.from),
        until: doc.until.as_ref().map(store_bound),
    })
}

/// The document that was stored.
pub fn read(bytes: &[u8]) -> Result<IndexDoc, serde_json::Error> {
    let p: Payload = serde_json::from_slice(bytes)?;
    Ok(IndexDoc {
        work: p.work,
        provision: p.provision,
        version_id: p.version,
        title: p.title,
        act_title: p.act_title,
        aliases: p.aliases,
        number: p.number,
        kind: p.kind.and_then(|k| ActKind::from_word(&k)),
        issuer: p.issuer,
        language: if p.russian { Language::Russian } else { Language::Kazakh },
        text: p.text,
        from: read_bound(p.from),
        until: p.until.map(read_bound),
    })
}

fn store_bound(b: &Bound) -> StoredBound {
    let day = |d: Option<Date>| d.map(|d| d.num_days_from_ce());
    StoredBound {
        exact: day(b.exact),
        earliest: day(b.earliest),
        latest: day(b.latest),
        rule: b.rule.clone(),
        missing: b.missing.iter().map(store_message).collect(),
        presumed: b.presumed,
        basis: b.basis.as_ref().map(store_message),
    }
}

fn read_bound(b: StoredBound) -> Bound {
    let day = |d: Option<i32>| d.and_then(NaiveDate::from_num_days_from_ce_opt);
    Bound {
        exact: day(b.exact),
        earliest: day(b.earliest),
        latest: day(b.latest),
        rule: b.rule,
        missing: b.missing.into_iter().map(read_message).collect(),
        presumed: b.presumed,
        basis: b.basis.map(read_message),
    }
}

fn store_message(m: &Message) -> StoredMessage {
    (m.id.to_string(), m.args.iter().map(|(k, v)| ((*k).to_string(), v.clone())).collect())
}

fn read_message((id, args): StoredMessage) -> Message {
    Message { id: name(id), args: args.into_iter().map(|(k, v)| (name(k), v)).collect() }
}

/// Message ids and argument names are literals of the program and so `&'static`; read back, each is kept once for the life of the
/// process. The limit is far above what the program has, and keeps a forged index from filling the memory.
fn name(text: String) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    const LIMIT: usize = 4096;
    let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(known) = names.get(text.as_str()) {
        return known;
    }
    if names.len() >= LIMIT {
        return "search-unknown-name";
    }
    let kept: &'static str = Box::leak(text.into_boxed_str());
    names.insert(kept);
    kept
}
