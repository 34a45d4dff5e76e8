//! Which wording counts when the law changed between filing and decision (kz-law-spec § 5.6).
//!
//! A change that says itself that it governs earlier relations does. Otherwise, under `favourable`, the wording of the filing counts where
//! the later one is the more burdensome, the later one where it is the more favourable, and both where the words do not tell: then only a
//! wording that is neither of the two is an error. Nothing of it is the last word: every such result says that it needs a lawyer.

use std::sync::Arc;

use super::Applicable;
use super::law::{Memory, OnDay};
use crate::base::{Date, Message};
use crate::corpus::CorpusError;
use crate::query::materiality::{Favour, favour};
use crate::timeline::AnswerKind;

/// By what a check is judged.
pub(super) struct Choice {
    pub(super) day: Date,
    /// The other day whose wording will do too.
    pub(super) or: Option<Date>,
    pub(super) because: Vec<Message>,
    /// Whether the law changed between filing and decision, or may have.
    pub(super) lawyer: bool,
}

/// Chooses for one provision; `day` is what the policy alone says.
pub(super) fn choose(
    memory: &mut Memory<'_>,
    policy: Applicable,
    provision: &str,
    day: Date,
    filed: Option<Date>,
    decided: Option<Date>,
) -> Result<Choice, Arc<CorpusError>> {
    let mut choice = Choice { day, or: None, because: Vec::new(), lawyer: false };
    let Some(filed) = filed else { return Ok(choice) };
    let later = decided.unwrap_or(day);
    let (before, after) = (memory.on_day(provision, filed)?, memory.on_day(provision, later)?);
    if before.versions == after.versions && before.kind == after.kind {
        return Ok(choice);
    }
    choice.lawyer = true;
    if policy != Applicable::Favourable {
        return Ok(choice);
    }
    let told = |id| Message::new(id).with("filed", filed).with("decided", later);
    let (id, day, or) = verdict(memory, provision, filed, later, &before, &after)?;
    choice.because.push(told(id));
    choice.day = day;
    choice.or = or;
    Ok(choice)
}

type Told = (&'static str, Date, Option<Date>);

fn verdict(
    memory: &mut Memory<'_>,
    provision: &str,
    filed: Date,
    later: Date,
    before: &OnDay,
    after: &OnDay,
) -> Result<Told, Arc<CorpusError>> {
    let provision = memory.provision(provision)?;
    let only = |answer: &OnDay| match (answer.kind, answer.versions.as_slice()) {
        (AnswerKind::InForce, [one]) => provision.versions.get(*one).cloned(),
        _ => None,
    };
    let (Some(old), Some(new)) = (only(before), only(after)) else { return Ok(("check-policy-open", later, Some(filed))) };
    if new.relations.is_some_and(|day| day <= filed) {
        return Ok(("check-policy-clause", later, None));
    }
    let (Some(old), Some(new)) = (&old.text, &new.text) else { return Ok(("check-policy-unknown", later, Some(filed))) };
    Ok(match favour(old, new) {
        Favour::Later => ("check-policy-later", later, None),
        Favour::Earlier => ("check-policy-earlier", filed, None),
        Favour::Same => ("check-policy-same", later, Some(filed)),
        Favour::Unclear => ("check-policy-both", later, Some(filed)),
    })
}
