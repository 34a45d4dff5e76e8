//! The versions of one provision, event by event.

use super::events::LifecycleEvent;
use super::lifecycle::{Group, Lifecycle, Mark, Timeline};
use super::wording;
use super::{Cause, TextStatus, Version};
use crate::base::{Bound, Date, Evidence, ProvisionPath};
use crate::corpus::{act_key, hex_sha256};
use crate::extract::Event;
use crate::replay::Conflict;

/// The words of a version, or the conflict that stands in the way of them.
type Words = Result<String, Option<Conflict>>;

/// Puts the versions of one provision together.
pub(super) struct Builder<'a, 'c> {
    life: &'a Lifecycle<'c>,
    path: &'a ProvisionPath,
    pub(super) timeline: Timeline,
    /// Whether the last version still goes on.
    open: bool,
    /// Suspended: until when, by what, and after how many events.
    suspended: Option<(Option<Date>, Cause, usize)>,
    /// Substitute texts of suspended units inside, each until its day.
    inside: Vec<(Date, Cause, LifecycleEvent<'c>)>,
}

impl<'a, 'c> Builder<'a, 'c> {
    /// Nothing happened yet.
    pub(super) fn new(life: &'a Lifecycle<'c>, path: &'a ProvisionPath) -> Self {
        Builder { life, path, timeline: Timeline::default(), open: false, suspended: None, inside: Vec::new() }
    }

    /// The provision comes into being with the act.
    pub(super) fn adopt(&mut self, next: Option<&Group<'_, '_>>) {
        let (from, cause) = self.life.adoption(self.path);
        let stated = self.path.is_empty() || next.is_none_or(|g| self.proves_before(g));
        let relations = self.life.relations(self.path);
        self.begin(from, cause, Mark { stated, itself: true, count: 0, group: None }, relations);
    }

    /// Takes in a group of events. True: the act is at its end, and nothing revives it (art. 27(10)).
    pub(super) fn take(&mut self, place: usize, group: &Group<'_, 'c>, next: Option<&Group<'_, '_>>) -> bool {
        let Some(main) = self.main_event(group) else { return false };
        let on_it = |e: &&&LifecycleEvent<'_>| e.path.contains(self.path);
        let from = main.from.clone();
        let act_ends = group.events.iter().any(|e| e.event == Event::ActRepealed && e.path.is_empty());
        if act_ends || group.events.iter().filter(on_it).any(|e| matches!(e.event, Event::Repealed | Event::ActRepealed)) {
            self.end(from, self.cause(group, main));
            self.suspended = None;
            return act_ends;
        }
        let mark = Mark { stated: true, itself: true, count: group.end, group: None };
        if let Some((until, by)) = group.events.iter().filter(on_it).find_map(|e| Some((e.suspended_until?, *e))) {
            if self.open {
                let cause = Cause { event: "suspended", ..self.cause(group, main) };
                // The law may put another text in its place for the time.
                match by.full().and_then(|w| wording::text_at(&w.alone(&by.path, group.end as u32)?, self.path)) {
                    Some(text) => self.begin_with(from, cause.clone(), mark, None, Ok(text)),
                    None => self.end(from, cause.clone()),
                }
                self.suspended = Some((until, cause, group.end));
            }
            return false;
        }
        if let Some((_, _, count)) = &mut self.suspended {
            *count = group.end;
            return false;
        }
        if self.open && group.events.iter().any(|e| self.leaves_out(e)) {
            self.end(from, self.cause(group, main));
            return false;
        }
        let born = group.events.iter().filter(on_it).any(|e| e.event == Event::Inserted);
        for e in group.events.iter().filter(|e| self.path.contains(&e.path)) {
            if let Some(Some(until)) = e.suspended_until {
                let cause = Cause { event: Event::Amended.as_str(), ..self.cause(group, main) };
                self.inside.push((until, cause, (*e).clone()));
            }
        }
        if self.open || born || self.life.text(self.path, group.end).is_ok() {
            let proven = self.path.is_empty() || group.events.iter().any(|e| self.path.contains(&e.path));
            let stated = proven || next.is_some_and(|g| self.proves_before(g));
            let itself = group.events.iter().any(|e| e.path.contains(self.path));
            let mark = Mark { stated, itself, count: group.end, group: Some(place) };
            self.begin(from, self.cause(group, main), mark, main.relations);
        }
        false
    }

    /// Whether a new wording of an ancestor, with its structure known, has no such provision any more.
    fn leaves_out(&self, e: &LifecycleEvent<'_>) -> bool {
        let inside = e.path.contains(self.path) && e.path != *self.path && e.event == Event::Substituted;
        let Some(new) = e.full().filter(|w| inside && w.has_structure()) else { return false };
        new.alone(&e.path, 0).is_some_and(|text| wording::text_at(&text, self.path).is_none())
    }

    /// Whether these events could only happen to a provision that was there.
    fn proves_before(&self, group: &Group<'_, '_>) -> bool {
        let proves = |e: &&LifecycleEvent<'_>| self.path.contains(&e.path) && !(e.event == Event::Inserted && e.path == *self.path);
        group.events.iter().any(proves)
    }

    /// The event that names the cause: on the provision itself, else on its nearest ancestor, else inside it.
    fn main_event<'e, 'x>(&self, group: &Group<'e, 'x>) -> Option<&'e LifecycleEvent<'x>> {
        let above = group
            .events
            .iter()
            .filter(|e| e.path.contains(self.path))
            .max_by_key(|e| (e.event == Event::ActRepealed, e.path.0.len()));
        above.or(group.events.first()).copied()
    }

    fn cause(&self, group: &Group<'_, '_>, main: &LifecycleEvent<'_>) -> Cause {
        // A unit inside was restated, put in or taken out: this one was amended.
        let inside = !main.path.contains(self.path);
        let event = main.word.unwrap_or(main.event.as_str());
        let event = if inside { Event::Amended.as_str() } else { event };
        let mut all =
            main.evidence.iter().chain(group.events.iter().filter(|e| !std::ptr::eq(**e, main)).flat_map(|e| &e.evidence));
        let evidence = all.next().cloned();
        let mut more: Vec<Evidence> = Vec::new();
        for e in all {
            if Some(e) != evidence.as_ref() && !more.contains(e) {
                more.push(e.clone());
            }
        }
        Cause { event, act: main.by.clone(), evidence, more }
    }

    fn begin(&mut self, from: Bound, cause: Cause, mark: Mark, relations: Option<Date>) {
        let substitutes: Vec<&LifecycleEvent<'c>> = self.inside.iter().map(|(_, _, e)| e).filter(|e| e.full().is_some()).collect();
        let text = if substitutes.is_empty() {
            self.life.text(self.path, mark.count)
        } else {
            self.life.text_with(self.path, mark.count, &substitutes)
        };
        self.begin_with(from, cause, mark, relations, text);
    }

    fn begin_with(&mut self, from: Bound, cause: Cause, mark: Mark, relations: Option<Date>, text: Words) {
        let from = self.not_before(from);
        if self.open
            && let Some(last) = self.timeline.versions.last_mut()
        {
            last.until = Some(from.clone());
            last.ended_by = Some(cause.clone());
        }
        let (text, text_reason) = match text {
            Ok(text) => (Some(text), None),
            Err(conflict) => (None, conflict.map(|c| c.message)),
        };
        let id = id_of(text.as_deref(), &cause);
        let text_status = if text.is_some() { TextStatus::Known } else { TextStatus::Unknown };
        self.timeline.marks.push(Mark { stated: mark.stated || text.is_some(), ..mark });
        let provision = self.path.clone();
        self.timeline.versions.push(Version {
            id,
            provision,
            text,
            text_status,
            text_reason,
            from,
            until: None,
            cause,
            ended_by: None,
            relations,
            outcomes: Vec::new(),
            by_other_order: false,
        });
        self.open = true;
    }

    fn end(&mut self, until: Bound, cause: Cause) {
        let until = self.not_before(until);
        if self.open
            && let Some(last) = self.timeline.versions.last_mut()
        {
            last.until = Some(until);
            last.ended_by = Some(cause);
        }
        self.open = false;
    }

    /// What happens to a provision cannot begin before what happened to it last: a retroactive change of an act that was not
    /// yet there begins with the act.
    fn not_before(&self, mut bound: Bound) -> Bound {
        let last = self.timeline.versions.last().map(|v| v.until.as_ref().unwrap_or(&v.from));
        if let Some(floor) = last.and_then(|b| b.earliest)
            && bound.earliest.is_none_or(|e| e < floor)
        {
            bound.earliest = Some(floor);
            bound.latest = bound.latest.map(|l| l.max(floor));
            bound.exact = bound.exact.filter(|d| *d >= floor);
        }
        bound
    }

    /// A suspension that ends before these events ends first.
    pub(super) fn resume_before(&mut self, group: &Group<'_, '_>) {
        let begins = group.events.first().and_then(|e| e.from.earliest);
        let due = |until: &Option<Date>| until.is_some() && begins >= *until;
        if self.suspended.as_ref().is_some_and(|(until, _, _)| due(until)) {
            self.resume();
        }
        self.resume_inside(begins, group.start);
    }

    /// Ends suspensions whose end is known.
    pub(super) fn resume(&mut self) {
        if let Some((Some(day), cause, count)) = self.suspended.take() {
            let mark = Mark { stated: true, itself: true, count, group: None };
            self.begin(Bound::exact(day, "date"), Cause { event: "resumed", ..cause }, mark, None);
        }
        let count = self.timeline.marks.last().map_or(0, |m| m.count);
        self.resume_inside(None, count);
    }

    /// Units inside come back: those due by a day, without one all.
    fn resume_inside(&mut self, by: Option<Date>, count: usize) {
        self.inside.sort_by_key(|(until, ..)| *until);
        while self.open
            && let Some((until, cause, _)) = self.inside.first().map(|(u, c, e)| (*u, c.clone(), e.path.clone()))
            && by.is_none_or(|day| until <= day)
        {
            self.inside.remove(0);
            let mark = Mark { stated: true, itself: false, count, group: None };
            self.begin(Bound::exact(until, "date"), cause, mark, None);
        }
    }
}

/// The id of a wording.
pub(super) fn id_of(text: Option<&str>, cause: &Cause) -> String {
    match text {
        Some(t) => format!("sha256:{}", hex_sha256(t.as_bytes())),
        None => format!("unknown:{}", act_key(&cause.act)),
    }
}
