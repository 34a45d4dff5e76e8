//! The life of a Work, and of each provision in it.

use std::collections::HashMap;

use super::bounds;
use super::builder::Builder;
use super::events::{self, LifecycleEvent};
use super::published::published;
use super::wording::{self, Units};
use super::{Cause, Version};
use crate::base::identity::same_act;
use crate::base::{ActRef, Bound, Date, Evidence, Message, ProvisionPath};
use crate::corpus::{Corpus, Work};
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
    /// Only asked, never listed: no hash order gets out.
    first_unit: HashMap<ProvisionPath, usize>,
    /// The act itself cannot have been published by the day of knowledge.
    unpublished: bool,
    /// Whether something may, but need not, have been published by the day of knowledge.
    doubtful: Vec<ActRef>,
}

/// The versions of one provision, oldest first.
///
/// Their `from` bounds ascend by `earliest`, and the `until` of each is the `from` of the next one unless the provision ended
/// or was suspended in between.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Timeline {
    pub(super) versions: Vec<Version>,
    pub(super) marks: Vec<Mark>,
}

/// What the timeline knows of a version beside what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Some text states that the provision existed then.
    pub(super) stated: bool,
    /// Begun by an event on the provision itself or on what it stands in, not only by one inside it.
    pub(super) itself: bool,
    /// How many of the Work's events had happened.
    pub(super) count: usize,
    /// Which group of events began it; none for the beginning itself and for what comes back after a suspension.
    pub(super) group: Option<usize>,
}

/// Events of one act with one day of commencement: they make one version.
pub(super) struct Group<'a, 'c> {
    pub(super) events: Vec<&'a LifecycleEvent<'c>>,
    /// The first of them in the order of all events.
    pub(super) start: usize,
    /// One past the last of them in the order of all events.
    pub(super) end: usize,
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
        Self::gather(corpus, work, known_on, false)
    }

    /// As [`Self::of`], leaving out too what need not have been published by the day of knowledge.
    #[must_use]
    pub fn of_certain(corpus: &'c Corpus, work: &'c Work, known_on: Option<Date>) -> Self {
        Self::gather(corpus, work, known_on, true)
    }

    fn gather(corpus: &'c Corpus, work: &'c Work, known_on: Option<Date>, certain: bool) -> Self {
        let events = events::collect(corpus, work);
        let late = |day: Option<Date>| known_on.is_some_and(|k| day.is_some_and(|d| d > k));
        let hidden = events.iter().map(|e| late(if certain { e.published_by.or(e.published) } else { e.published })).collect();
        let base = work.manifestations.first().map(|m| wording::units_of(&m.act.document)).unwrap_or_default();
        let mut first_unit = HashMap::with_capacity(base.len());
        for (i, (path, _)) in base.iter().enumerate() {
            first_unit.entry(path.clone()).or_insert(i);
        }
        let said = published(corpus, &work.act);
        let unpublished = late(if certain { said.latest.or(said.earliest) } else { said.earliest });
        let open = |from: Option<Date>, by: Option<Date>| late(by) && !late(from);
        let mut doubtful: Vec<ActRef> = Vec::new();
        let own = open(said.earliest, said.latest).then_some(&work.act);
        for act in events.iter().filter(|e| open(e.published, e.published_by)).map(|e| &e.by).chain(own) {
            if !doubtful.contains(act) {
                doubtful.push(act.clone());
            }
        }
        Lifecycle { corpus, work, events, hidden, base, first_unit, unpublished, doubtful }
    }

    /// Acts of which nothing tells whether they had been published by the day of knowledge.
    #[must_use]
    pub fn doubtful(&self) -> &[ActRef] {
        &self.doubtful
    }

    /// Whether the act itself cannot have been published by the day of knowledge: then nothing of it was known.
    #[must_use]
    pub fn is_unpublished(&self) -> bool {
        self.unpublished
    }

    /// The first day on which the act itself is in force.
    #[must_use]
    pub fn force(&self) -> Bound {
        super::force(self.corpus, self.work)
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
        let mut out = Builder::new(self, path);
        let born_later =
            groups.iter().flat_map(|g| &g.events).find(|e| e.path.contains(path)).is_some_and(|e| e.event == Event::Inserted);
        if !born_later {
            out.adopt(groups.first());
        }
        let mut over = false;
        for (i, group) in groups.iter().enumerate() {
            out.resume_before(group);
            if out.take(i, group, groups.get(i + 1)) {
                over = true;
                break;
            }
        }
        if !over {
            out.resume();
        }
        let mut timeline = out.timeline;
        self.add_outcomes(path, &groups, &mut timeline);
        timeline
    }

    /// The day since which relations are governed too by the act's first wording.
    pub(super) fn relations(&self, path: &ProvisionPath) -> Option<Date> {
        self.work.manifestations.first().and_then(|m| events::relations(m, path))
    }

    fn groups(&self, path: &ProvisionPath) -> Vec<Group<'_, 'c>> {
        let mut out: Vec<Group<'_, 'c>> = Vec::new();
        for (i, event) in self.events.iter().enumerate() {
            if self.hidden.get(i) == Some(&true) || !related(&event.path, path) {
                continue;
            }
            // The end of a unit inside changes what it stands in; the end of the act ends everything.
            match out.last_mut() {
                Some(g)
                    if g.events
                        .last()
                        .is_some_and(|e| same_day(&e.from, &event.from) && same_act(&e.by, &event.by) && e.word == event.word) =>
                {
                    g.events.push(event);
                    g.end = i + 1;
                }
                _ => out.push(Group { events: vec![event], start: i, end: i + 1 }),
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
    pub(super) fn text(&self, path: &ProvisionPath, count: usize) -> Option<String> {
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
    pub(super) fn units_after(&self, path: &ProvisionPath, count: usize) -> Option<Units> {
        let hidden = |i: usize| self.hidden.get(i) == Some(&true);
        let seen = |i: usize| i < count && !hidden(i);
        let superseded = self.changes(path).any(|(i, e)| e.in_edition && !seen(i));
        if !self.base.is_empty() && !superseded {
            // What the edition has taken in, and what it has later taken in at the same place, is in its text already.
            let taken_in = |i: usize, e: &LifecycleEvent<'_>| {
                e.in_edition || self.changes(&e.path).any(|(j, later)| j > i && later.in_edition)
            };
            let own = self.base_units(path);
            let mut changes = self.changes(path).filter(|(i, e)| seen(*i) && !taken_in(*i, e)).peekable();
            if changes.peek().is_none() {
                return own;
            }
            let mut units = own.unwrap_or_else(|| self.base.clone());
            for (_, e) in changes {
                units = wording::apply(&units, e)?;
            }
            return Some(units);
        }
        let carries = |e: &LifecycleEvent<'_>| {
            matches!(e.event, Event::Substituted | Event::Inserted)
                && e.path.contains(path)
                && e.wording.is_some_and(|w| w.is_full())
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
    pub(super) fn adoption(&self, path: &ProvisionPath) -> (Bound, Cause) {
        let act = &self.work.act;
        match self.work.manifestations.first() {
            Some(text) => {
                let document = &text.act.document;
                let node = document.find(path).filter(|_| !path.is_empty());
                let span = node.map_or_else(
                    || document.roots().next().map(|id| document.source_span(id)),
                    |id| Some(document.source_span(id)),
                );
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
