//! A timeline and a day → an [`Answer`].

use super::{Answer, AnswerKind, NotInForce, TextStatus, Timeline, Version};
use crate::base::{Bound, Date, Message};

impl Timeline {
    /// Which version applied on a day.
    ///
    /// A version may have applied if it may have begun and no later one had surely begun. Versions whose order is not certain
    /// (their bounds overlap) are taken in the order of the timeline, and what another order would have made is added where it
    /// differs.
    #[must_use]
    pub fn on(&self, day: Date) -> Answer {
        let versions = self.versions();
        // From here on no version has surely begun: one look for all.
        let open_from = versions.iter().rposition(|v| v.from.surely_by(day)).unwrap_or(0);
        let surely_over = |i: usize, v: &Version| v.until.as_ref().is_some_and(|u| u.surely_by(day)) || i < open_from;
        let may: Vec<(usize, &Version)> =
            versions.iter().enumerate().skip(open_from).filter(|(i, v)| v.from.maybe_by(day) && !surely_over(*i, v)).collect();
        match may.as_slice() {
            [] => self.outside(day),
            [(i, v)] => self.single(*i, v, day),
            many => uncertain(&many.iter().map(|(_, v)| *v).collect::<Vec<_>>(), day),
        }
    }

    fn single(&self, i: usize, v: &Version, day: Date) -> Answer {
        let may_be_over = v.until.as_ref().is_some_and(|u| u.maybe_by(day));
        let about = |id: &'static str| Message::new(id).with("act", v.cause.act.label()).with("from", days(&v.from));
        let unknown = |id| Answer { kind: AnswerKind::Unknown, not_in_force: None, reason: about(id), versions: vec![v.clone()] };
        if v.from.surely_by(day) && !may_be_over {
            if !self.is_stated(i) {
                return unknown("answer-unknown-existence");
            }
            if !v.outcomes.is_empty() {
                let reason = about("answer-order-unknown").with("acts", acts_in_doubt(v)).with("count", v.outcomes.len() + 1);
                return Answer { kind: AnswerKind::Uncertain, not_in_force: None, reason, versions: with_outcomes(v) };
            }
            let id = match (v.cause.event, v.text_status) {
                ("adopted", TextStatus::Known) => "answer-in-force-adopted",
                ("adopted", _) => "answer-in-force-adopted-no-text",
                ("lapsed", _) => "answer-in-force-lapsed",
                ("suspended", _) => "answer-in-force-substitute",
                (_, TextStatus::Known) => "answer-in-force",
                _ => "answer-in-force-no-text",
            };
            let reason = about(id).with("event", v.cause.event);
            return Answer { kind: AnswerKind::InForce, not_in_force: None, reason, versions: vec![v.clone()] };
        }
        // It may have begun, and nothing in the corpus says by when: nobody's knowledge.
        if v.from.latest.is_none() && v.from.rule == "unknown" && !may_be_over {
            return unknown("answer-unknown");
        }
        uncertain(&[v], day)
    }

    fn outside(&self, day: Date) -> Answer {
        let nothing = |not_in_force, reason| Answer { kind: AnswerKind::NotInForce, not_in_force, reason, versions: Vec::new() };
        let ended = self.versions().iter().rev().find(|v| v.from.maybe_by(day));
        if let Some(v) = ended {
            let until = v.until.as_ref().map(days).unwrap_or_default();
            let cause = v.ended_by.as_ref().unwrap_or(&v.cause);
            let (side, id) = match cause.event {
                "suspended" => (None, "answer-suspended"),
                "expired" => (Some(NotInForce::Repealed), "answer-expired"),
                // Ended no later than it began: it never applied.
                "act_repealed" | "repealed" if v.until.as_ref().zip(v.from.earliest).is_some_and(|(u, f)| u.surely_by(f)) => {
                    (Some(NotInForce::Repealed), "answer-cancelled")
                }
                "act_repealed" => (Some(NotInForce::Repealed), "answer-act-repealed"),
                "repealed" => (Some(NotInForce::Repealed), "answer-repealed"),
                _ => (Some(NotInForce::Repealed), "answer-left-out"),
            };
            return nothing(side, Message::new(id).with("act", cause.act.label()).with("until", until));
        }
        match self.versions().first() {
            Some(v) => {
                let reason = Message::new("answer-not-yet").with("act", v.cause.act.label()).with("from", days(&v.from));
                nothing(Some(NotInForce::NotYet), reason)
            }
            None => Answer {
                kind: AnswerKind::Unknown,
                not_in_force: None,
                reason: Message::new("answer-unknown-no-version"),
                versions: Vec::new(),
            },
        }
    }
}

/// Several versions may apply, or one that may not have begun or may be over. The reason names the acts on whose dates it hangs.
fn uncertain(versions: &[&Version], day: Date) -> Answer {
    let mut acts: Vec<String> = Vec::new();
    let mut hangs_on = |bound: &Bound, act: String| {
        if bound.maybe_by(day) && !bound.surely_by(day) && !acts.contains(&act) {
            acts.push(act);
        }
    };
    let nothing_known = |b: &Bound| b.latest.is_none() && b.rule == "unknown";
    for v in versions {
        // The beginning of a wording whose act has no text here is open for good, and a later version settles what applies.
        if versions.len() == 1 || !nothing_known(&v.from) {
            hangs_on(&v.from, v.cause.act.label());
        }
        if let (Some(until), Some(cause)) = (&v.until, &v.ended_by) {
            hangs_on(until, cause.act.label());
        }
    }
    let reason = Message::new("answer-uncertain").with("acts", acts.join(", ")).with("count", versions.len()).with("day", day);
    let last = versions.len().saturating_sub(1);
    let open = |i: usize, v: &Version| i == last || !v.from.surely_by(day);
    let versions =
        versions.iter().enumerate().flat_map(|(i, v)| if open(i, v) { with_outcomes(v) } else { vec![(*v).clone()] }).collect();
    Answer { kind: AnswerKind::Uncertain, not_in_force: None, reason, versions }
}

/// A version and what other orders of the changes would have made.
fn with_outcomes(v: &Version) -> Vec<Version> {
    let other = |o: &super::Outcome| Version {
        id: o.id.clone(),
        text: o.text.clone(),
        text_status: if o.text.is_some() { TextStatus::Known } else { TextStatus::Unknown },
        outcomes: Vec::new(),
        by_other_order: true,
        ..v.clone()
    };
    std::iter::once(v.clone()).chain(v.outcomes.iter().map(other)).collect()
}

/// The acts whose order is not known, each once.
fn acts_in_doubt(v: &Version) -> String {
    let mut acts: Vec<&str> = v.outcomes.iter().flat_map(|o| &o.acts).map(String::as_str).collect();
    acts.sort_unstable();
    acts.dedup();
    acts.join(", ")
}

/// A bound as people read it: `2017-10-10`, `2017-10-10…2017-11-09`, `2018-01-04…?`.
pub(crate) fn days(bound: &Bound) -> String {
    let or_unknown = |d: Option<Date>| d.map_or_else(|| "?".to_string(), |d| d.to_string());
    match bound.exact {
        Some(day) => day.to_string(),
        None if bound.earliest == bound.latest => or_unknown(bound.earliest),
        None => format!("{}…{}", or_unknown(bound.earliest), or_unknown(bound.latest)),
    }
}
