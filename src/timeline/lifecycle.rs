//! The life of a Work, and of each provision in it.

use super::bounds;
use super::builder::Builder;
use super::events::{self, LifecycleEvent};
use super::published::published;
use super::wording;
use super::{Cause, Version};
use crate::base::identity::same_act;
use crate::base::{ActRef, Bound, Date, Evidence, Message, ProvisionPath};
use crate::corpus::{Corpus, Work};
use crate::extract::Event;
use crate::replay::{Conflict, Text};

/// Everything that happened to one Work, as far as it was published by a day.
#[derive(Debug)]
pub struct Lifecycle<'c> {
    corpus: &'c Corpus,
    work: &'c Work,
    events: Vec<LifecycleEvent<'c>>,
    /// By event: its act cannot have been published by the day of knowledge.
    hidden: Vec<bool>,
    /// The text that versions are made of; empty where the corpus has none.
    base: Text,
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
        let base = work.manifestations.first().map(|m| Text::of(&m.act.document, 0)).unwrap_or_default();
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
        Lifecycle { corpus, work, events, hidden, base, unpublished, doubtful }
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
        let (path, text) = self.text_of(timeline, i)?;
        let words = text.units().into_iter().map(|(p, u)| (p, u.words.text().into_owned()));
        Some(words.filter(|(p, t)| path.contains(p) && !t.trim().is_empty()).collect())
    }

    /// A text that holds the provision as it is in version `i`, and the provision.
    pub(super) fn text_of<'t>(&self, timeline: &'t Timeline, i: usize) -> Option<(&'t ProvisionPath, Text)> {
        let path = &timeline.versions.get(i)?.provision;
        Some((path, self.text_after(path, timeline.marks.get(i)?.count).ok()?))
    }

    /// The act whose life this is.
    pub(super) fn act(&self) -> &ActRef {
        &self.work.act
    }

    /// The file of the text that versions are made of.
    pub(super) fn edition_file(&self) -> Option<String> {
        self.work.manifestations.first().map(|m| m.file.clone())
    }

    /// An event by its number.
    pub(super) fn event(&self, i: usize) -> Option<&LifecycleEvent<'c>> {
        self.events.get(i)
    }

    /// Events whose changes the edition has taken in, in order.
    pub(super) fn in_edition(&self) -> impl Iterator<Item = &LifecycleEvent<'c>> {
        self.events.iter().filter(|e| e.in_edition && e.event != Event::ActRepealed)
    }

    /// The words of a provision after the first `count` events. The error is the conflict that stands in the way, where there is one.
    pub(super) fn text(&self, path: &ProvisionPath, count: usize) -> Result<String, Option<Conflict>> {
        if let Some(exact) = self.quoted(path, count) {
            return Ok(exact.to_string());
        }
        wording::text_at(&self.text_after(path, count)?, path).ok_or(None)
    }

    /// The exact quoted words, where the last event on the provision gave them and the edition has no later ones.
    fn quoted(&self, path: &ProvisionPath, count: usize) -> Option<&'c str> {
        let seen = |i: usize| i < count && self.hidden.get(i) != Some(&true);
        let (_, last) = self.changes(path).filter(|(i, _)| seen(*i)).last()?;
        let fits = matches!(last.event, Event::Substituted | Event::Inserted) && last.path == *path;
        last.full().filter(|_| fits && last.wordings.len() == 1)?.text()
    }

    /// Events that change words, with their places in the order of all.
    fn changes<'s>(&'s self, path: &'s ProvisionPath) -> impl Iterator<Item = (usize, &'s LifecycleEvent<'c>)> {
        let changes = |e: &LifecycleEvent<'_>| e.event != Event::ActRepealed && e.suspended_until.is_none();
        self.events.iter().enumerate().filter(move |(_, e)| changes(e) && related(&e.path, path))
    }

    /// A text with the provision (and maybe others) after the first `count` events. The error is the conflict that stands in the way,
    /// where there is one.
    pub(super) fn text_after(&self, path: &ProvisionPath, count: usize) -> Result<Text, Option<Conflict>> {
        let hidden = |i: usize| self.hidden.get(i) == Some(&true);
        let seen = |i: usize| i < count && !hidden(i);
        let title = self.work.act.title.as_deref();
        let superseded = self.changes(path).any(|(i, e)| e.in_edition && !seen(i));
        if !self.work.manifestations.is_empty() && !superseded {
            // What the edition has taken in, and what it has later taken in at the same place, is in its text already.
            let taken_in = |i: usize, e: &LifecycleEvent<'_>| {
                e.in_edition || self.changes(&e.path).any(|(j, later)| j > i && later.in_edition)
            };
            let changes: Vec<_> = self.changes(path).filter(|(i, e)| seen(*i) && !taken_in(*i, e)).collect();
            // Words that stand once in an element are looked for in all of it.
            let widest = changes.iter().filter(|(_, e)| e.path.contains(path)).map(|(_, e)| &e.path).min_by_key(|p| p.0.len());
            let mut text = self.base_part(widest.unwrap_or(path));
            if changes.is_empty() {
                return text.ok_or(None);
            }
            let text = text.get_or_insert_with(|| self.base.clone());
            apply_all(text, &changes, title)?;
            return Ok(std::mem::take(text));
        }
        let carries = |e: &LifecycleEvent<'_>| {
            matches!(e.event, Event::Substituted | Event::Inserted) && e.path.contains(path) && e.full().is_some()
        };
        let (at, event) = self.changes(path).filter(|(i, e)| seen(*i) && carries(e)).last().ok_or(None)?;
        let mut text = event.full().and_then(|w| w.alone(&event.path, at as u32 + 1)).ok_or(None)?;
        let later: Vec<_> = self.changes(path).filter(|(i, _)| seen(*i) && *i > at).collect();
        apply_all(&mut text, &later, title)?;
        Ok(text)
    }

    /// The provision in the act's own text, alone; all of it for the act.
    fn base_part(&self, path: &ProvisionPath) -> Option<Text> {
        if path.is_empty() {
            return Some(self.base.clone());
        }
        let unit = self.base.find(path).or_else(|| self.base.find(&wording::own_text_of(path)?))?;
        Some(self.base.part(unit))
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

/// Carries events out in order; parts and indents are counted anew after each act.
fn apply_all(text: &mut Text, events: &[(usize, &LifecycleEvent<'_>)], title: Option<&str>) -> Result<(), Option<Conflict>> {
    for (at, (i, event)) in events.iter().enumerate() {
        wording::apply(text, event, title, *i as u32 + 1)?;
        let next = events.get(at + 1);
        if next.is_none_or(|(_, n)| !same_day(&n.from, &event.from) || !same_act(&n.by, &event.by)) {
            text.settle();
        }
    }
    Ok(())
}

fn related(a: &ProvisionPath, b: &ProvisionPath) -> bool {
    a.contains(b) || b.contains(a)
}

fn same_day(a: &Bound, b: &Bound) -> bool {
    (a.earliest, a.latest) == (b.earliest, b.latest)
}
