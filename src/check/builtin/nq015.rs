//! NQ015 edition-differs
//!
//! # What it does
//! Reports that replay of the amending acts and an edition in the corpus give different words for the provision relied on.
//!
//! # Why it matters
//! Both are kept, and neither is always right: editors leave changes out, notes claim what was not done, instructions are misread.
//!
//! # Example
//! The law replaces a word in two places, the edition has it in the first only.
//!
//! # How to resolve
//! `nusqa bisect` shows both texts and the act after which they differ; compare with the official publication.
//!
//! # Limits
//! Only where the corpus has two editions of the act; the first difference is named, and its class is what notes and acts tell.

use crate::base::{Message, ProvisionPath, Severity};
use crate::check::view::Verdict;
use crate::query::Disagreement;
use crate::replay::Class;

pub(in crate::check) fn verdict(provision: &str, path: &ProvisionPath, all: &[Disagreement]) -> Option<Verdict> {
    let first = all.iter().find(|d| path.contains(&d.path) || !d.path.is_empty() && d.path.contains(path))?;
    let id = match first.class {
        Class::ParseGap => "check-nq015-parse-gap",
        Class::MissingAct => "check-nq015-missing-act",
        Class::PortalNote => "check-nq015-portal-note",
        Class::Disputed => "check-nq015-disputed",
        Class::SourceError => "check-nq015-source-error",
    };
    let act = first.act.as_ref().map_or_else(|| "?".to_string(), crate::base::ActRef::label);
    let message =
        Message::new(id).with("provision", provision).with("place", &first.path).with("edition", &first.edition).with("act", act);
    Some(Verdict::new(Severity::Warning, message, Message::new("check-nq015-help").with("provision", provision)))
}
