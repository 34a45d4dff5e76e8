//! The life of a Work, and of each provision in it.

use std::collections::BTreeMap;

use super::bounds;
use super::events::{self, LifecycleEvent};
use super::wording::{self, Units};
use super::{Cause, TextStatus, Version};
use crate::base::{Bound, Date, Evidence, Message, ProvisionPath};
use crate::corpus::{Corpus, Work, act_key, hex_sha256, same_act};
use crate::extract::Event;

/// Everything that happened to one Work, as far as it was published by a day.
#[derive(Debug)]
pub struct Lifecycle<'c> {
    corpus: &'c Corpus,
    work: &'c Work,
    events: Vec<LifecycleEvent<'c>>,
    /// By event: its act cannot have been published by the day of knowledge.
    hidden: Vec<bool>,
    /// The text that versions are made of; empty where the corpus has none.
    base: Units,
    first_unit: BTreeMap<ProvisionPath, usize>,
    /// The act itself cannot have been published by the day of knowledge.
    unpublished: bool,
}

/// The versions of one provision, oldest first.
///
/// Their `from` bounds ascend by `earliest`, and the `until` of each is the `from` of the next one unless the provision ended
/// or was suspended in between.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Timeline {
    versions: Vec<Version>,
    marks: Vec<Mark>,
}

/// What the timeline knows of a version beside what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    /// Some text states that the provision existed then.
    stated: bool,
    /// Begun by an event on the provision itself or on what it stands in, not only by one inside it.
    itself: bool,
    /// How many of the Work's events had happened.
    count: usize,
}

/// Events of one act with one day of commencement: they make one version.
struct Group<'a, 'c> {
    events: Vec<&'a LifecycleEvent<'c>>,
    /// One past the last of them in the order of all events.
    end: usize,
}

impl Timeline {
    /// The versions.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The versions, given away.
    #[must_use]
    pub fn into_versions(self) -> Vec<Version> {
        self.versions
    }

    /// Whether a text states that the provision existed in version `i`.
    pub(super) fn is_stated(&self, i: usize) -> bool {
        self.marks.get(i).is_some_and(|m| m.stated)
    }

    /// Whether version `i` was begun by an event on the provision itself or on what it stands in, not only by one inside it.
    #[must_use]
    pub fn is_changed_itself(&self, i: usize) -> bool {
        self.marks.get(i).is_some_and(|m| m.itself)
    }
}

impl<'c> Lifecycle<'c> {
    /// Gathers the events on `work`. With `known_on`, events of acts that cannot have been published by then are left out.
    #[must_use]
    pub fn of(corpus: &'c Corpus, work: &'c Work, known_on: Option<Date>) -> Self {
        let events = events::collect(corpus, work);
        let too_late = |day: Option<Date>| known_on.is_some_and(|k| day.is_some_and(|d| d > k));
        let hidden = events.iter().map(|e| too_late(e.published)).collect();
        let base = work.manifestations.first().map(|m| wording::units_of(&m.act.document)).unwrap_or_default();
        let mut first_unit = BTreeMap::new();
        for (i, (path, _)) in base.iter().enumerate() {
            first_unit.entry(path.clone()).or_insert(i);
        }
        let unpublished = too_late(bounds::published(corpus, &work.act).earliest);
        Lifecycle { corpus, work, events, hidden, base, first_unit, unpublished }
    }

    /// Whether the act itself cannot have been published by the day of knowledge: then nothing of it was known.
    #[must_use]
    pub fn is_unpublished(&self) -> bool {
        self.unpublished
    }

    /// Whether any text gives the Work this provision.
    #[must_use]
    pub fn has(&self, path: &ProvisionPath) -> bool {
        let known = |p: &ProvisionPath| p.is_empty() || self.work.outline.binary_search(p).is_ok();
        known(path) || wording::own_text_of(path).is_some_and(|unit| known(&unit))
    }

    /// The versions of a provision; none where no text gives the Work such a provision.
    #[must_use]
    pub fn timeline(&self, path: &ProvisionPath) -> Timeline {
        if self.unpublished || !self.has(path) {
            return Timeline::default();
        }
        let groups = self.groups(path);
        let mut out = Builder { life: self, path, timeline: Timeline::default(), open: false, suspended: None };
        let born_later = groups.iter().flat_map(|g| &g.events).find(|e| e.path.contains(path)).is_some_and(|e| e.event == Event::Inserted);
        if !born_later {
            out.adopt(groups.first());
        }
        for (i, group) in groups.iter().enumerate() {
            out.resume_before(group);
            if out.take(group, groups.get(i + 1)) {
                return out.timeline;
            }
        }
        out.resume();
        out.timeline
    }

    fn groups(&self, path: &ProvisionPath) -> Vec<Group<'_, 'c>> {
        let mut out: Vec<Group<'_, 'c>> = Vec::new();
        for (i, event) in self.events.iter().enumerate() {
            if self.hidden.get(i) == Some(&true) || !related(&event.path, path) {
                continue;
            }
            // The end of a unit inside changes what it stands in; the end of the act ends everything.
            match out.last_mut() {
                Some(g) if g.events.last().is_some_and(|e| same_day(&e.from, &event.from) && same_act(&e.by, &event.by)) => {
                    g.events.push(event);
                    g.end = i + 1;
                }
                _ => out.push(Group { events: vec![event], end: i + 1 }),
            }
        }
        out
    }

    /// The provision's units with their own words in version `i` of its timeline; `None` where the words are not known.
    #[must_use]
    pub fn units(&self, timeline: &Timeline, i: usize) -> Option<Vec<(ProvisionPath, String)>> {
        let path = &timeline.versions.get(i)?.provision;
        let units = self.units_after(path, timeline.marks.get(i)?.count)?;
        Some(units.into_iter().filter(|(p, t)| path.contains(p) && !t.trim().is_empty()).collect())
    }

    /// The words of a provision after the first `count` events.
    fn text(&self, path: &ProvisionPath, count: usize) -> Option<String> {
        if let Some(exact) = self.quoted(path, count) {
            return Some(exact.to_string());
        }
        wording::text_at(&self.units_after(path, count)?, path)
    }

    /// The exact quoted words, where the last event on the provision gave them and the edition has no later ones.
    fn quoted(&self, path: &ProvisionPath, count: usize) -> Option<&'c str> {
        let seen = |i: usize| i < count && self.hidden.get(i) != Some(&true);
        let (_, last) = self.changes(path).filter(|(i, _)| seen(*i)).last()?;
        let fits = matches!(last.event, Event::Substituted | Event::Inserted) && last.path == *path;
        last.wording.filter(|w| fits && w.is_full())?.text()
    }

    /// Events that change words, with their places in the order of all.
    fn changes<'s>(&'s self, path: &'s ProvisionPath) -> impl Iterator<Item = (usize, &'s LifecycleEvent<'c>)> {
        let changes = |e: &LifecycleEvent<'_>| e.event != Event::ActRepealed && e.suspended_until.is_none();
        self.events.iter().enumerate().filter(move |(_, e)| changes(e) && related(&e.path, path))
    }

    /// The units of a provision (and maybe others) after the first `count` events.
    fn units_after(&self, path: &ProvisionPath, count: usize) -> Option<Units> {
        let hidden = |i: usize| self.hidden.get(i) == Some(&true);
        let seen = |i: usize| i < count && !hidden(i);
        let superseded = self.changes(path).any(|(i, e)| e.in_edition && !seen(i));
        if !self.base.is_empty() && !superseded {
            // What the edition has taken in, and what it has later taken in at the same place, is in its text already.
            let taken_in = |i: usize, e: &LifecycleEvent<'_>| e.in_edition || self.changes(&e.path).any(|(j, later)| j > i && later.in_edition);
            let mut units: Option<Units> = None;
            for (_, e) in self.changes(path).filter(|(i, e)| seen(*i) && !taken_in(*i, e)) {
                units = Some(wording::apply(units.as_ref().unwrap_or(&self.base), e)?);
            }
            return units.or_else(|| self.base_units(path));
        }
        let carries = |e: &LifecycleEvent<'_>| {
            matches!(e.event, Event::Substituted | Event::Inserted) && e.path.contains(path) && e.wording.is_some_and(|w| w.is_full())
        };
        let (at, event) = self.changes(path).filter(|(i, e)| seen(*i) && carries(e)).last()?;
        let mut units = event.wording?.units(&event.path)?;
        for (_, e) in self.changes(path).filter(|(i, _)| seen(*i) && *i > at) {
            units = wording::apply(&units, e)?;
        }
        Some(units)
    }

    /// The provision's units in the act's own text.
    fn base_units(&self, path: &ProvisionPath) -> Option<Units> {
        if path.is_empty() {
            return Some(self.base.clone());
        }
        let unit = wording::own_text_of(path);
        let at = self.first_unit.get(path).or_else(|| self.first_unit.get(unit.as_ref()?))?;
        let inside = |p: &ProvisionPath| path.contains(p) || unit.as_ref() == Some(p);
        Some(self.base.iter().skip(*at).take_while(|(p, _)| inside(p)).cloned().collect())
    }

    /// When and by what the provision came into being with the act itself.
    fn adoption(&self, path: &ProvisionPath) -> (Bound, Cause) {
        let act = &self.work.act;
        match self.work.manifestations.first() {
            Some(text) => {
                let document = &text.act.document;
                let node = document.find(path).filter(|_| !path.is_empty());
                let span = node.map_or_else(|| document.roots().next().map(|id| document.source_span(id)), |id| Some(document.source_span(id)));
                let evidence = span.map(|span| Evidence { file: text.file.clone(), span });
                let bound = bounds::own_commencement(self.corpus, &text.act, act, path);
                (bound, Cause { event: "adopted", act: act.clone(), evidence, more: Vec::new() })
            }
            None => {
                let missing = vec![Message::new("missing-text").with("act", act.label())];
                let bound = Bound { earliest: act.date, rule: "unknown".into(), missing, ..Bound::default() };
                (bound, Cause { event: "adopted", act: act.clone(), evidence: None, more: Vec::new() })
            }
        }
    }
}

fn related(a: &ProvisionPath, b: &ProvisionPath) -> bool {
    a.contains(b) || b.contains(a)
}

fn same_day(a: &Bound, b: &Bound) -> bool {
    (a.earliest, a.latest) == (b.earliest, b.latest)
}

/// Puts the versions of one provision together.
struct Builder<'a, 'c> {
    life: &'a Lifecycle<'c>,
    path: &'a ProvisionPath,
    timeline: Timeline,
    /// Whether the last version still goes on.
    open: bool,
    /// Suspended: until when, by what, and after how many events.
    suspended: Option<(Option<Date>, Cause, usize)>,
}

impl Builder<'_, '_> {
    fn adopt(&mut self, next: Option<&Group<'_, '_>>) {
        let (from, cause) = self.life.adoption(self.path);
        let stated = self.path.is_empty() || next.is_none_or(|g| self.proves_before(g));
        self.begin(from, cause, Mark { stated, itself: true, count: 0 });
    }

    /// Takes in a group of events. True: the act is at its end, and nothing revives it (art. 27(10)).
    fn take(&mut self, group: &Group<'_, '_>, next: Option<&Group<'_, '_>>) -> bool {
        let Some(main) = self.main_event(group) else { return false };
        let on_it = |e: &&&LifecycleEvent<'_>| e.path.contains(self.path);
        let from = main.from.clone();
        let act_ends = group.events.iter().any(|e| e.event == Event::ActRepealed && e.path.is_empty());
        if act_ends || group.events.iter().filter(on_it).any(|e| matches!(e.event, Event::Repealed | Event::ActRepealed)) {
            self.end(from, self.cause(group, main));
            self.suspended = None;
            return act_ends;
        }
        if let Some(until) = group.events.iter().filter(on_it).find_map(|e| e.suspended_until) {
            if self.open {
                let cause = Cause { event: "suspended", ..self.cause(group, main) };
                self.end(from, cause.clone());
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
        if self.open || born || self.life.text(self.path, group.end).is_some() {
            let proven = self.path.is_empty() || group.events.iter().any(|e| self.path.contains(&e.path));
            let stated = proven || next.is_some_and(|g| self.proves_before(g));
            let itself = group.events.iter().any(|e| e.path.contains(self.path));
            self.begin(from, self.cause(group, main), Mark { stated, itself, count: group.end });
        }
        false
    }

    /// Whether a new wording of an ancestor, with its structure known, has no such provision any more.
    fn leaves_out(&self, e: &LifecycleEvent<'_>) -> bool {
        let inside = e.path.contains(self.path) && e.path != *self.path && e.event == Event::Substituted;
        let Some(new) = e.wording.filter(|w| inside && w.has_structure()) else { return false };
        new.units(&e.path).is_some_and(|units| wording::text_at(&units, self.path).is_none())
    }

    /// Whether these events could only happen to a provision that was there.
    fn proves_before(&self, group: &Group<'_, '_>) -> bool {
        let proves = |e: &&LifecycleEvent<'_>| self.path.contains(&e.path) && !(e.event == Event::Inserted && e.path == *self.path);
        group.events.iter().any(proves)
    }

    /// The event that names the cause: on the provision itself, else on its nearest ancestor, else inside it.
    fn main_event<'e, 'c>(&self, group: &Group<'e, 'c>) -> Option<&'e LifecycleEvent<'c>> {
        let above = group.events.iter().filter(|e| e.path.contains(self.path)).max_by_key(|e| (e.event == Event::ActRepealed, e.path.0.len()));
        above.or(group.events.first()).copied()
    }

    fn cause(&self, group: &Group<'_, '_>, main: &LifecycleEvent<'_>) -> Cause {
        // A unit inside was restated, put in or taken out: this one was amended.
        let inside = !main.path.contains(self.path);
        let event = if inside { Event::Amended } else { main.event }.as_str();
        let mut all = main.evidence.iter().chain(group.events.iter().filter(|e| !std::ptr::eq(**e, main)).flat_map(|e| &e.evidence));
        let evidence = all.next().cloned();
        let mut more: Vec<Evidence> = Vec::new();
        for e in all {
            if Some(e) != evidence.as_ref() && !more.contains(e) {
                more.push(e.clone());
            }
        }
        Cause { event, act: main.by.clone(), evidence, more }
    }

    fn begin(&mut self, from: Bound, cause: Cause, mark: Mark) {
        let from = self.not_before(from);
        if self.open
            && let Some(last) = self.timeline.versions.last_mut()
        {
            last.until = Some(from.clone());
            last.ended_by = Some(cause.clone());
        }
        let text = self.life.text(self.path, mark.count);
        let id = match &text {
            Some(t) => format!("sha256:{}", hex_sha256(t.as_bytes())),
            None => format!("unknown:{}", act_key(&cause.act)),
        };
        let text_status = if text.is_some() { TextStatus::Known } else { TextStatus::Unknown };
        self.timeline.marks.push(Mark { stated: mark.stated || text.is_some(), ..mark });
        let provision = self.path.clone();
        self.timeline.versions.push(Version { id, provision, text, text_status, from, until: None, cause, ended_by: None });
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

    fn resume_before(&mut self, group: &Group<'_, '_>) {
        let due = |until: &Option<Date>| until.is_some() && group.events.first().and_then(|e| e.from.earliest) >= *until;
        if self.suspended.as_ref().is_some_and(|(until, _, _)| due(until)) {
            self.resume();
        }
    }

    fn resume(&mut self) {
        if let Some((Some(day), cause, count)) = self.suspended.take() {
            self.begin(Bound::exact(day, "date"), Cause { event: "resumed", ..cause }, Mark { stated: true, itself: true, count });
        }
    }
}
