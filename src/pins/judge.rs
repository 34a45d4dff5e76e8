//! One pin beside the law.

use std::sync::Arc;

use super::finding::{Difference, Finding, State};
use super::law::{Known, Law};
use super::lock::Entry;
use super::mention::Mention;
use super::moved::{self, Sought};
use super::verify::Options;
use super::words;
use crate::base::{Bound, Date, Evidence, Message, Severity};
use crate::timeline::{AnswerKind, Cause, NotInForce, Version, days};

/// A place that rests on the law, with the pin of it.
pub(super) struct Subject<'a> {
    pub(super) mention: &'a Mention,
    /// The reference that the mention means.
    pub(super) written: &'a str,
    pub(super) known: Arc<Known>,
    pub(super) entry: &'a Entry,
    /// The day that counts.
    pub(super) day: Date,
}

/// What became of it, with what is to be said.
pub(super) fn judge(law: &Law<'_>, subject: &Subject<'_>, options: &Options) -> (State, Vec<Finding>) {
    let judge = Judge { law, subject, options };
    let (state, mut out) = match judge.comparable() {
        Err(finding) => return (State::Broken, vec![*finding]),
        Ok(pinned) => judge.today(&pinned),
    };
    // The end of a rule's own time is known to it.
    let asked = subject.day == options.on && matches!(state, State::Unchanged | State::Edited | State::Pending);
    let coming = if asked { judge.coming() } else { Vec::new() };
    let state = if state == State::Unchanged && !coming.is_empty() { State::Pending } else { state };
    out.extend(coming);
    (state, out)
}

struct Judge<'a, 'c> {
    law: &'a Law<'c>,
    subject: &'a Subject<'a>,
    options: &'a Options,
}

impl<'a> Judge<'a, '_> {
    /// The versions that the pin means, or why there are none.
    fn comparable(&self) -> Result<Vec<&'a Version>, Box<Finding>> {
        let (entry, known) = (self.subject.entry, &self.subject.known);
        if known.reference.work != entry.work || known.reference.path != entry.provision {
            let message = self.message("pin-elsewhere").with("now", place(&known.reference.work, &known.reference.path));
            let message = message.with("then", place(&entry.work, &entry.provision));
            return Err(Box::new(self.finding("NQ204", Severity::Error, message, "pin-help-again")));
        }
        let by_id: Vec<&Version> = known.versions.iter().filter(|v| v.id == entry.version).collect();
        let hash = |v: &&Version| v.text.as_deref().map(|t| words::hash(&known.reference.path, t));
        if let Some(text) = &entry.text
            && by_id.iter().filter_map(hash).any(|h| h != *text)
        {
            let message = self.message("pin-altered").with("line", entry.line);
            return Err(Box::new(self.finding("NQ204", Severity::Error, message, "pin-help-again")));
        }
        if !by_id.is_empty() {
            return Ok(by_id);
        }
        // The same words, read a little otherwise.
        let by_text: Vec<&Version> = known.versions.iter().filter(|v| entry.text.is_some() && hash(v) == entry.text).collect();
        if by_text.is_empty() {
            let message = self.message("pin-no-version").with("version", &entry.version).with("line", entry.line);
            return Err(Box::new(self.finding("NQ204", Severity::Error, message, "pin-help-again")));
        }
        Ok(by_text)
    }

    /// What applies on the day.
    fn today(&self, pinned: &[&'a Version]) -> (State, Vec<Finding>) {
        let (day, answer) = (self.subject.day, &self.subject.known.answer);
        let is_pinned = |v: &Version| self.is_pinned(v);
        let ahead = pinned.iter().all(|v| !v.from.maybe_by(day));
        match answer.kind {
            AnswerKind::NotInForce if answer.not_in_force == Some(NotInForce::NotYet) || ahead => {
                (State::Pending, self.ahead(pinned))
            }
            AnswerKind::NotInForce => self.gone(pinned),
            AnswerKind::Unknown if answer.versions.is_empty() => {
                let finding = self.finding("NQ204", Severity::Warning, self.message("pin-unknown"), "pin-help-unknown");
                (State::Broken, vec![Finding { because: vec![answer.reason.clone()], ..finding }])
            }
            _ if answer.versions.iter().all(is_pinned) && answer.kind != AnswerKind::Uncertain => (State::Unchanged, Vec::new()),
            _ if ahead => (State::Pending, self.ahead(pinned)),
            AnswerKind::Uncertain if answer.versions.iter().any(is_pinned) => (State::Pending, self.perhaps()),
            _ => self.changed(pinned),
        }
    }

    /// Another wording applies, for certain.
    fn changed(&self, pinned: &[&'a Version]) -> (State, Vec<Finding>) {
        let known = &self.subject.known;
        let (Some(old), Some(new)) = (pinned.last(), known.answer.versions.last()) else { return (State::Broken, Vec::new()) };
        let difference = Difference::between(old, new);
        let editorial = difference.as_ref().is_some_and(Difference::is_editorial);
        if !editorial && let Some(found) = self.moved(old, new.text.as_deref()) {
            return found;
        }
        let by = old.ended_by.as_ref().unwrap_or(&new.cause);
        let since = old.until.as_ref().map_or_else(|| "?".to_string(), days);
        let id = if editorial { "pin-edited-letters" } else { "pin-edited" };
        let message = self.message(id).with("by", by.act.label()).with("since", since);
        let severity = if editorial { Severity::Warning } else { Severity::Error };
        let mut finding = self.finding("NQ201", severity, message, "pin-edited-help");
        let from = old.from.latest.or(old.from.earliest).map(|d| d.to_string()).unwrap_or_default();
        finding.help = finding.help.with("from", from);
        if known.answer.versions.len() > 1 {
            finding.because.push(known.answer.reason.clone());
        }
        finding.applicable.clone_from(&known.answer.versions);
        finding.evidence = self.evidence(new, [by, &new.cause]);
        finding.used = Some((*old).clone());
        finding.difference = difference;
        (State::Edited, vec![finding])
    }

    /// Nothing applies any more.
    fn gone(&self, pinned: &[&'a Version]) -> (State, Vec<Finding>) {
        let known = &self.subject.known;
        if let Some(old) = pinned.last()
            && let Some(found) = self.moved(old, None)
        {
            return found;
        }
        let last = known.versions.iter().rev().find(|v| v.from.maybe_by(self.subject.day)).or(known.versions.last());
        let suspended = known.answer.not_in_force.is_none();
        let id = if suspended { "pin-suspended" } else { "pin-repealed" };
        let cause = last.and_then(|v| v.ended_by.as_ref());
        let until = last.and_then(|v| v.until.as_ref());
        let message = self
            .message(id)
            .with("by", cause.map_or_else(|| "?".to_string(), |c| c.act.label()))
            .with("since", until.map_or_else(|| "?".to_string(), days));
        let mut finding = self.finding("NQ202", Severity::Error, message, "pin-repealed-help");
        finding.because = vec![known.answer.reason.clone()];
        finding.used = pinned.last().map(|v| (*v).clone());
        if let Some(last) = last {
            finding.evidence = self.evidence(last, cause);
        }
        (State::Repealed, vec![finding])
    }

    /// The same words elsewhere in the act.
    fn moved(&self, old: &'a Version, now: Option<&str>) -> Option<(State, Vec<Finding>)> {
        let known = &self.subject.known;
        let work = self.law.corpus.work(&known.reference.work)?;
        let sought = Sought { path: &known.reference.path, pinned: old, now, day: self.subject.day };
        let found = moved::find(self.law.corpus, work, self.law.known_on, &sought)?;
        let to = rewritten(self.subject.written, &known.reference.work, &found.path.to_string());
        let id = if found.equal { "pin-moved" } else { "pin-moved-alike" };
        let message =
            self.message(id).with("to", &to).with("by", found.version.cause.act.label()).with("since", days(&found.version.from));
        let mut finding = self.finding("NQ205", Severity::Error, message, "pin-moved-help");
        finding.evidence = self.evidence(&found.version, [&found.version.cause]);
        finding.difference = Difference::between(old, &found.version).filter(|_| !found.equal);
        finding.used = Some(old.clone());
        finding.applicable = vec![found.version];
        finding.moved_to = Some(to);
        Some((State::Moved, vec![finding]))
    }

    /// The pinned wording has not begun.
    fn ahead(&self, pinned: &[&'a Version]) -> Vec<Finding> {
        let Some(first) = pinned.first() else { return Vec::new() };
        let message = self.message("pin-ahead").with("since", days(&first.from)).with("by", first.cause.act.label());
        let mut finding = self.finding("NQ203", Severity::Warning, message, "pin-ahead-help");
        finding.because.clone_from(&first.from.missing);
        finding.used = Some((*first).clone());
        finding.applicable.clone_from(&self.subject.known.answer.versions);
        finding.evidence = self.evidence(first, [&first.cause]);
        vec![finding]
    }

    /// The pinned wording is one of those that may apply.
    fn perhaps(&self) -> Vec<Finding> {
        let known = &self.subject.known;
        let mut finding = self.finding("NQ203", Severity::Warning, self.message("pin-perhaps"), "pin-perhaps-help");
        finding.because.push(known.answer.reason.clone());
        let open = known.answer.versions.iter().flat_map(|v| std::iter::once(&v.from).chain(&v.until));
        for fact in open.filter(|b| self.open(b)).flat_map(|b| &b.missing) {
            if !finding.because.contains(fact) {
                finding.because.push(fact.clone());
            }
        }
        finding.used = known.answer.versions.iter().find(|v| self.is_pinned(v)).cloned();
        let other = known.answer.versions.iter().find(|v| !self.is_pinned(v));
        finding.difference = finding.used.as_ref().zip(other).and_then(|(a, b)| Difference::between(a, b));
        if let Some(other) = other {
            finding.evidence = self.evidence(other, [&other.cause]);
        }
        finding.applicable.clone_from(&known.answer.versions);
        vec![finding]
    }

    /// What changes after the day and within the horizon, or may.
    fn coming(&self) -> Vec<Finding> {
        let versions = &self.subject.known.versions;
        let mut out = Vec::new();
        for (i, version) in versions.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| versions.get(i));
            if i > 0 && self.within(&version.from) && !self.is_pinned(version) {
                out.push(self.change(before, version));
            }
            let follows = versions.get(i + 1).is_some_and(|next| version.until.as_ref() == Some(&next.from));
            if let (Some(until), Some(cause), false) = (&version.until, &version.ended_by, follows)
                && self.within(until)
            {
                let message = self.message("pin-ends").with("since", days(until)).with("by", cause.act.label());
                let mut finding = self.finding("NQ203", Severity::Warning, message, "pin-pending-help");
                finding.because.clone_from(&until.missing);
                finding.evidence = self.evidence(version, [cause]);
                finding.used = Some(version.clone());
                out.push(finding);
            }
        }
        out
    }

    fn change(&self, before: Option<&Version>, version: &Version) -> Finding {
        let difference = before.and_then(|b| Difference::between(b, version));
        let editorial = difference.as_ref().is_some_and(Difference::is_editorial);
        let id = if version.from.exact.is_some() { "pin-pending" } else { "pin-pending-uncertain" };
        let message = self.message(id).with("since", days(&version.from)).with("by", version.cause.act.label());
        let severity = if editorial { Severity::Note } else { Severity::Warning };
        let mut finding = self.finding("NQ203", severity, message, "pin-pending-help");
        finding.because.clone_from(&version.from.missing);
        finding.evidence = self.evidence(version, [&version.cause]);
        finding.used = before.cloned();
        finding.applicable = vec![version.clone()];
        finding.difference = difference;
        finding
    }

    /// Whether a boundary lies, or may lie, after the day and no later than the horizon.
    fn within(&self, bound: &Bound) -> bool {
        bound.earliest.is_some_and(|d| d > self.subject.day && d <= self.options.horizon)
    }

    fn open(&self, bound: &Bound) -> bool {
        bound.maybe_by(self.subject.day) && !bound.surely_by(self.subject.day)
    }

    fn is_pinned(&self, version: &Version) -> bool {
        let entry = self.subject.entry;
        let hash = || version.text.as_deref().map(|t| words::hash(&self.subject.known.reference.path, t));
        version.id == entry.version || (entry.text.is_some() && hash() == entry.text)
    }

    fn evidence<'x>(&self, version: &Version, causes: impl IntoIterator<Item = &'x Cause>) -> Vec<(Evidence, String)> {
        let Some(work) = self.law.corpus.work(&self.subject.known.reference.work) else { return Vec::new() };
        let mut out: Vec<(Evidence, String)> = Vec::new();
        for evidence in causes.into_iter().flat_map(|c| c.evidence.iter().chain(&c.more)) {
            if !out.iter().any(|(e, _)| e == evidence) {
                out.push((evidence.clone(), self.law.quote(work, version, evidence)));
            }
        }
        out
    }

    fn message(&self, id: &'static str) -> Message {
        Message::new(id).with("provision", self.subject.written).with("day", self.subject.day)
    }

    fn finding(&self, code: &'static str, severity: Severity, message: Message, help: &'static str) -> Finding {
        Finding {
            help: Message::new(help).with("provision", undated(self.subject.written)).with("day", self.subject.day),
            provision: Some(self.subject.written.to_string()),
            ..blank(code, severity, self.subject.mention, self.subject.day, message)
        }
    }
}

/// A finding on a place without more.
pub(super) fn blank(code: &'static str, severity: Severity, mention: &Mention, day: Date, message: Message) -> Finding {
    Finding {
        code,
        severity,
        file: mention.file.clone(),
        line: mention.line,
        provision: None,
        rule: mention.rule.as_ref().map(|r| r.id.clone()),
        day,
        message,
        because: Vec::new(),
        help: Message::new("pin-help"),
        used: None,
        applicable: Vec::new(),
        evidence: Vec::new(),
        difference: None,
        moved_to: None,
    }
}

/// A reference without its day.
pub(super) fn undated(written: &str) -> &str {
    written.split('@').next().unwrap_or(written).trim_end()
}

/// `/akn/…#item-7`.
pub(super) fn place(work: &str, path: &crate::base::ProvisionPath) -> String {
    if path.is_empty() { work.to_string() } else { format!("{work}#{path}") }
}

/// What an unreadable reference may mean, written as it writes the act, the most alike first.
pub(super) fn candidates(written: &str, found: &[String]) -> String {
    const SHOWN: usize = 5;
    let act = written.split('#').next().unwrap_or_default();
    let work = |c: &String| c.split('#').next().map(str::to_string);
    let one_act = found.windows(2).all(|w| w.first().map(work) == w.last().map(work));
    let named = |c: &String| match c.split_once('#') {
        Some((_, path)) if one_act && !act.is_empty() => format!("{act}#{path}"),
        _ => c.clone(),
    };
    let mut out: Vec<String> = found.iter().map(named).collect();
    let alike = |c: &String| c.chars().zip(written.chars()).take_while(|(a, b)| a == b).count();
    out.sort_by_key(|c| std::cmp::Reverse(alike(c)));
    let more = if out.len() > SHOWN { ", …" } else { "" };
    out.truncate(SHOWN);
    out.join(", ") + more
}

/// The reference to another provision, the act named as before.
fn rewritten(written: &str, work: &str, path: &str) -> String {
    match written.split_once('#') {
        Some((act, _)) => format!("{act}#{path}"),
        None => format!("{work}#{path}"),
    }
}
