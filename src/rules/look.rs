//! A record beside compiled rules: which of them are not kept, or cannot be decided, in numbers and without a word.
//!
//! An office has a million records and a few dozen things to say of them. So looking puts no words together: what a rule says of a
//! record hangs on the numbers of its [`Hit`] alone ([`Look::sign`]), and [`Book::tell`] puts them into words where they are new.

use super::book::{Book, Compiled, Procedure, ProcedureId, Term};
use super::compile::Sight;
use super::policy::Policy;
use super::record::{self, Child, DayNumber, NO_DAY, Record};
use super::rule::Judged;
use super::tri::Tri;
use super::validity::State;
use super::vocabulary::{DateField, SetField};

/// What was seen of one record; the room is used again.
#[derive(Debug, Default)]
pub struct Look {
    kept: Vec<Tri>,
    hits: Vec<Hit>,
    /// What the hits hang on further: facts, words, by their numbers.
    pub(super) details: Vec<u32>,
    /// Words of the record beyond the vocabulary that are told.
    pub(super) words: Vec<String>,
}

/// A rule that is not kept, or cannot be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Place of the rule in the book.
    pub(super) rule: u32,
    pub(super) what: What,
    /// The day by whose law it was judged.
    pub(super) day: DayNumber,
    pub(super) text_unknown: bool,
    pub(super) lawyer: bool,
    /// Place in [`Look::details`].
    pub(super) details: (u32, u32),
}

/// What became of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// It is not kept; the details are the words that are lacking, or that are too many.
    Broken,
    /// A term is missed.
    Late { from: DayNumber, to: DayNumber, last: DayNumber },
    /// The details are what is missing: facts, then what the corpus or the calendar lacks.
    Undecided { would_be: bool },
}

/// Details from here on: the calendar does not tell the end of a term from the day that follows.
pub(super) const CALENDAR: u32 = 1 << 30;
/// Details from here on: the validity is open in the stretch of this number.
pub(super) const STRETCH: u32 = 1 << 31;

impl Clone for Look {
    fn clone(&self) -> Self {
        let mut out = Look::default();
        out.clone_from(self);
        out
    }

    /// The room is used again; what was only in the way of looking is left.
    fn clone_from(&mut self, other: &Self) {
        self.hits.clone_from(&other.hits);
        self.details.clone_from(&other.details);
        self.words.clone_from(&other.words);
    }
}

impl Look {
    /// What was seen, in the order of the rules.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter()
    }

    /// Forgets what was seen.
    pub fn clear(&mut self) {
        self.hits.clear();
        self.details.clear();
        self.words.clear();
    }

    /// Whether everything is kept, or calls for nothing.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.hits.is_empty()
    }

    /// Adds the numbers on which all that is told of a hit hangs: what has the same numbers says the same. `false` where words of the
    /// record are told too. The day of what is not decided is not among them.
    #[must_use]
    pub fn sign(&self, hit: &Hit, out: &mut Vec<u32>) -> bool {
        let flags = u32::from(hit.text_unknown) | u32::from(hit.lawyer) << 1;
        out.extend([hit.rule, flags]);
        match hit.what {
            What::Broken => out.extend([1, hit.day.cast_unsigned()]),
            What::Late { from, to, last } => out.extend([2, hit.day, from, to, last].map(i32::cast_unsigned)),
            What::Undecided { would_be } => out.push(3 + u32::from(would_be)),
        }
        let details = self.details_of(hit);
        out.push(details.len() as u32);
        out.extend_from_slice(details);
        matches!(hit.what, What::Undecided { .. }) || self.words.is_empty()
    }

    pub(super) fn details_of(&self, hit: &Hit) -> &[u32] {
        self.details.get(hit.details.0 as usize..hit.details.1 as usize).unwrap_or_default()
    }
}

impl Hit {
    /// Whether it cannot be told if the rule is kept.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        matches!(self.what, What::Undecided { .. })
    }
}

/// The days on which a record is judged, and the states of the rules on them.
struct Days<'b> {
    filing: DayNumber,
    decision: DayNumber,
    on_filing: &'b [State],
    on_decision: &'b [State],
}

impl Book {
    /// Looks at a record with the rules of a procedure.
    pub fn look(&self, procedure: ProcedureId, record: &Record, policy: Policy, look: &mut Look) {
        look.clear();
        let Look { kept, hits, details, words } = look;
        let Some(procedure) = self.procedures.get(procedure.0) else { return };
        self.keep(record, kept);
        let sight = Sight { record, child: Child::default(), kept };
        let days = Days::of(procedure, record);
        for (i, at) in procedure.rules.iter().enumerate() {
            let Some(compiled) = self.rules.get(*at) else { continue };
            if let Some(seen) = self.see(compiled, i, sight, policy, &days) {
                let start = details.len() as u32;
                let what = self.detail(compiled, sight, &seen, details, words);
                hits.push(Hit {
                    rule: *at as u32,
                    what,
                    day: seen.day,
                    text_unknown: seen.state == State::Yes { known: false },
                    lawyer: seen.day != NO_DAY && days.differ(i),
                    details: (start, details.len() as u32),
                });
            }
        }
    }

    /// What became of one rule, `None` where it is kept or calls for nothing, and the day by whose law it judges.
    pub(super) fn answer(&self, at: usize, record: &Record) -> (Option<What>, DayNumber) {
        let place = |p: &Procedure| p.rules.iter().position(|rule| *rule == at);
        let Some((procedure, i)) = self.procedures.iter().find_map(|p| Some((p, place(p)?))) else { return (None, NO_DAY) };
        let Some(compiled) = self.rules.get(at) else { return (None, NO_DAY) };
        let (mut kept, mut details, mut words) = (Vec::new(), Vec::new(), Vec::new());
        self.keep(record, &mut kept);
        let sight = Sight { record, child: Child::default(), kept: &kept };
        let days = Days::of(procedure, record);
        let day = match compiled.rule.judged {
            Judged::Filing => days.filing,
            Judged::Decision => days.decision,
            Judged::Step => step_day(compiled, sight),
        };
        let seen = self.see(compiled, i, sight, Policy::Standard, &days);
        (seen.map(|seen| self.detail(compiled, sight, &seen, &mut details, &mut words)), day)
    }

    #[inline]
    fn see(&self, compiled: &Compiled, i: usize, sight: Sight<'_>, policy: Policy, days: &Days<'_>) -> Option<Seen> {
        let judged = policy.judged(compiled.rule.judged);
        let known = match judged {
            Judged::Filing => Some(days.on(days.filing, days.on_filing, i)),
            Judged::Decision => Some(days.on(days.decision, days.on_decision, i)),
            Judged::Step => None,
        };
        // Most rules are of another time: this is looked at first, because it costs least.
        if compiled.tied && matches!(known, Some((_, State::No))) {
            return None;
        }
        let when = (compiled.when)(sight);
        if when == Tri::False {
            return None;
        }
        let (day, state) = known.unwrap_or_else(|| {
            let day = step_day(compiled, sight);
            (day, if day == NO_DAY { State::Maybe } else { compiled.validity.on_number(day) })
        });
        if compiled.tied && state == State::No {
            return None;
        }
        let require = (compiled.require)(sight);
        let timing = compiled.term.as_ref().map(|term| self.timing(term, sight));
        let body = require.and(timing.map_or(Tri::True, Timing::kept));
        let dropped = || policy == Policy::Favourable && compiled.rule.finding != "NQ305" && later_drops(compiled, sight.record);
        if body == Tri::True || dropped() {
            return None;
        }
        Some(Seen { when, body, timing, day, state })
    }

    fn timing(&self, term: &Term, sight: Sight<'_>) -> Timing {
        let absent = |event: Option<u8>| event.is_some_and(|bit| told_absent(sight.record, bit));
        let (from, to) = ((term.from)(sight), (term.to)(sight));
        let Some(start) = record::date(from) else {
            // A term whose event did not happen never began.
            return if from == NO_DAY && absent(term.from_event) { Timing::Kept } else { Timing::Open };
        };
        let end = self.calendar.end_of(start, &term.spec);
        let last = if to == NO_DAY { last_day(sight.record) } else { to };
        let done = to != NO_DAY;
        let Some(last_date) = record::date(last) else { return Timing::Open };
        if done && end.earliest.is_some_and(|e| last_date <= e) {
            return Timing::Kept;
        }
        // What is not among the steps told was not done up to the last day told.
        if (done || absent(term.to_event)) && end.latest.is_some_and(|l| last_date > l) {
            return Timing::Missed { from, to, last };
        }
        if done { Timing::Between { from } } else { Timing::Open }
    }

    /// Puts what a hit hangs on into numbers.
    fn detail(&self, compiled: &Compiled, sight: Sight<'_>, seen: &Seen, out: &mut Vec<u32>, words: &mut Vec<String>) -> What {
        let certain = matches!(seen.state, State::Yes { .. });
        if seen.when == Tri::True && seen.body == Tri::False && certain {
            if let Some(Timing::Missed { from, to, last }) = seen.timing {
                return What::Late { from, to, last };
            }
            compiled.names.tell(sight, out, words);
            return What::Broken;
        }
        let start = out.len();
        if seen.when == Tri::Unknown {
            compiled.lacks_when.tell(sight, start, out);
        }
        let mut between = None;
        if seen.body == Tri::Unknown {
            compiled.lacks_require.tell(sight, start, out);
            compiled.term.iter().flat_map(|t| &t.lacks).for_each(|probe| probe.tell(sight, start, out));
            if let Some(Timing::Between { from }) = seen.timing {
                between = Some(from);
            }
        }
        if compiled.tied && seen.day == NO_DAY {
            super::missing::add(missing_day(compiled, sight.record), start, out);
        }
        // Facts first: what reads the numbers goes by it.
        if let Some(from) = between {
            out.extend([CALENDAR, from.cast_unsigned()]);
        }
        if compiled.tied && seen.day != NO_DAY && seen.state == State::Maybe {
            out.push(STRETCH | compiled.validity.stretch(seen.day));
        }
        let would_be = compiled.tied && seen.body == Tri::False && (seen.when == Tri::True || certain);
        What::Undecided { would_be }
    }
}

/// A rule that is not kept, or cannot be decided, before it is told why.
struct Seen {
    when: Tri,
    body: Tri,
    timing: Option<Timing>,
    day: DayNumber,
    state: State,
}

/// How a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Timing {
    Kept,
    Missed {
        from: DayNumber,
        to: DayNumber,
        last: DayNumber,
    },
    /// The calendar leaves it open.
    Between {
        from: DayNumber,
    },
    /// A day is missing.
    Open,
}

impl Timing {
    fn kept(self) -> Tri {
        match self {
            Timing::Kept => Tri::True,
            Timing::Missed { .. } => Tri::False,
            Timing::Between { .. } | Timing::Open => Tri::Unknown,
        }
    }
}

impl<'b> Days<'b> {
    fn of(procedure: &'b Procedure, record: &Record) -> Self {
        let (filing, decision) = (record.day(DateField::FiledOn), record.day(DateField::DecidedOn));
        Days { filing, decision, on_filing: procedure.states(filing), on_decision: procedure.states(decision) }
    }

    /// Whether a rule is valid on the day of filing and not on that of the decision, or the other way round.
    fn differ(&self, i: usize) -> bool {
        let valid = |states: &[State]| matches!(states.get(i), Some(State::Yes { .. }));
        self.filing != NO_DAY && self.decision != NO_DAY && valid(self.on_filing) != valid(self.on_decision)
    }

    fn on(&self, day: DayNumber, states: &[State], i: usize) -> (DayNumber, State) {
        if day == NO_DAY { (day, State::Maybe) } else { (day, states.get(i).copied().unwrap_or(State::No)) }
    }
}

/// Whether the steps are told and this one is not among them.
fn told_absent(record: &Record, bit: u8) -> bool {
    let events = record.set(SetField::Events);
    events.known && events.bits & (1 << (bit & 63)) == 0 && record.event_day(bit) == NO_DAY
}

/// The last day that the record tells of.
fn last_day(record: &Record) -> DayNumber {
    record.event_days.iter().copied().chain([record.day(DateField::DecidedOn)]).max().unwrap_or(NO_DAY)
}

/// A term is judged by the day it began on; another step by the decision, or the last step told.
fn step_day(compiled: &Compiled, sight: Sight<'_>) -> DayNumber {
    let began = compiled
        .term
        .as_ref()
        .map_or(NO_DAY, |term| if term.spec.direction == crate::calendar::Direction::Before { NO_DAY } else { (term.from)(sight) });
    if began != NO_DAY { began } else { last_day(sight.record) }
}

/// The fact that is missing for the day.
fn missing_day(compiled: &Compiled, record: &Record) -> u32 {
    super::missing::field(match compiled.rule.judged {
        Judged::Filing => DateField::FiledOn.name(),
        Judged::Step if !record.set(SetField::Events).known => SetField::Events.name(),
        _ => DateField::DecidedOn.name(),
    })
}

/// Whether the law of the day of the decision certainly no longer calls for it.
fn later_drops(compiled: &Compiled, record: &Record) -> bool {
    let decided = record.day(DateField::DecidedOn);
    decided != NO_DAY && compiled.validity.on_number(decided) == State::No
}
