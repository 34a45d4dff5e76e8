//! Counting (Law on legal acts № 480-V, art. 14(2)–(3); kz-law-spec § 6.1).

use chrono::{Duration, NaiveDateTime, NaiveTime};

use super::days::{Bits, Calendar, State};
use super::term::{Direction, End, Moment, Step, StepKind, Term, TermSpec, Unit};
use super::why::named;
use crate::base::date::{add_days, add_months};
use crate::base::{Bound, Date, Message};

impl Calendar {
    /// The last day of a term; quick, and without its counting.
    #[must_use]
    pub fn end_of(&self, event: Date, spec: &TermSpec) -> End {
        let by = |bits: &Bits| self.end_by(bits, event, spec);
        let (few, many) = match plain_end(event, spec) {
            Plain::Working => (by(&self.fewest_off), by(&self.most_off)),
            Plain::Day(last) if !spec.shift => (Some(last), Some(last)),
            Plain::Day(_) => (by(&self.fewest_off), by(&self.most_off)),
            Plain::Between(first, last) => return End { earliest: Some(first), latest: Some(last) },
            Plain::Never => return End { earliest: None, latest: None },
        };
        if few.is_none() || many.is_none() {
            return self.beyond(event, spec);
        }
        // More days off make a term longer: later forwards, earlier backwards.
        match spec.direction {
            Direction::After => End { earliest: few, latest: many },
            Direction::Before => End { earliest: many, latest: few },
        }
    }

    /// The last day by one reading of the calendar; `None` where it leaves the calendar.
    fn end_by(&self, bits: &Bits, event: Date, spec: &TermSpec) -> Option<Date> {
        match plain_end(event, spec) {
            Plain::Working => {
                let mut day = start(event, spec);
                let mut left = spec.amount;
                loop {
                    if bits.get(day)? {
                        left = left.saturating_sub(1);
                        if left == 0 {
                            return Some(day);
                        }
                    }
                    day = next(day, spec.direction);
                }
            }
            Plain::Day(mut day) => {
                while spec.shift && !bits.get(day)? {
                    day = next(day, spec.direction);
                }
                Some(day)
            }
            Plain::Between(..) | Plain::Never => None,
        }
    }

    /// What is certain of an end that lies outside the calendar.
    fn beyond(&self, event: Date, spec: &TermSpec) -> End {
        let start = start(event, spec);
        // So many working days are at least so many days.
        let least = match plain_end(event, spec) {
            Plain::Day(day) => day,
            _ => add_days(start, signed(i64::from(spec.amount) - 1, spec.direction)),
        };
        let reached = (self.first..=self.last).contains(&start);
        match spec.direction {
            Direction::After if reached => End { earliest: Some(least.max(add_days(self.last, 1))), latest: None },
            Direction::After => End { earliest: Some(least), latest: None },
            Direction::Before if reached => End { earliest: None, latest: Some(least.min(add_days(self.first, -1))) },
            Direction::Before => End { earliest: None, latest: Some(least) },
        }
    }

    /// The day that the calendar would have to reach.
    fn out_of_reach(&self, event: Date, spec: &TermSpec) -> Message {
        let asked = match plain_end(event, spec) {
            Plain::Day(day) => day,
            _ => start(event, spec),
        };
        let begins = asked < self.first || (asked <= self.last && spec.direction == Direction::Before);
        let (id, edge) = if begins { ("term-calendar-begins", self.first) } else { ("term-calendar-ends", self.last) };
        Message::new(id).with("file", &self.file).with("day", edge)
    }

    /// Counts a term, and tells how.
    #[must_use]
    pub fn count(&self, event: Moment, spec: &TermSpec) -> Term {
        let day = event.day();
        let mut term = Term {
            event,
            spec: *spec,
            start: start(day, spec),
            end: Bound { rule: spec.unit.as_str().to_string(), ..Bound::default() },
            by_calendar: None,
            clock: None,
            steps: Vec::new(),
            reasons: Vec::new(),
            doubts: Vec::new(),
        };
        match spec.unit {
            Unit::Hour | Unit::Minute => by_the_clock(&mut term),
            Unit::WorkingHour => term.end.missing.push(Message::new("term-working-hours")),
            _ => self.by_days(&mut term, day),
        }
        term
    }

    fn by_days(&self, term: &mut Term, event: Date) {
        let spec = term.spec;
        let end = self.end_of(event, &spec);
        (term.end.earliest, term.end.latest, term.end.exact) = (end.earliest, end.latest, end.exact());
        term.by_calendar =
            if spec.shift || spec.unit == Unit::WorkingDay { self.end_by(&self.kept, event, &spec) } else { end.exact() };
        self.steps(term, event);
        self.reasons(term, event);
        let (Some(from), Some(to)) = (end.earliest, end.latest) else {
            term.end.missing.push(self.out_of_reach(event, &spec));
            return;
        };
        let (low, high) = if spec.direction == Direction::After { (term.start, to) } else { (from, term.start) };
        if end.exact().is_none() {
            let met = |c: &&super::Conflict| c.days.iter().any(|d| (low..=high).contains(d) && self.state(*d) == State::Disputed);
            for c in self.conflicts.iter().filter(met) {
                let days: Vec<String> =
                    c.days.iter().filter(|d| self.state(**d) == State::Disputed).map(ToString::to_string).collect();
                let id = if c.kept_working { "term-conflict-working" } else { "term-conflict-off" };
                let message = named(id, &c.name).with("days", days.join(", "));
                term.end.missing.push(
                    message
                        .with("kept", &c.kept_source)
                        .with("other", &c.other_source)
                        .with("file", &self.file)
                        .with("line", c.line),
                );
            }
        }
        self.doubts(term, (low, high));
    }

    /// The days of the counting: all of them for working days, else the ends and what the last day moved over.
    fn steps(&self, term: &mut Term, event: Date) {
        let spec = term.spec;
        let step = |day: Date, kind: StepKind| {
            let told = if kind == StepKind::Event { None } else { self.why(day) };
            let (why, source) = told.map_or((None, None), |(why, source)| (Some(why), source));
            Step { day, kind, why, source }
        };
        if !spec.including {
            term.steps.push(step(event, StepKind::Event));
        }
        match plain_end(event, &spec) {
            Plain::Working => {
                let (mut day, mut n) = (term.start, 0);
                while let Some(working) = self.kept.get(day) {
                    n += u32::from(working);
                    term.steps.push(step(day, if working { StepKind::Counted(n) } else { StepKind::Skipped }));
                    if n == spec.amount {
                        break;
                    }
                    day = next(day, spec.direction);
                }
            }
            Plain::Day(mut day) => {
                let off = |day: Date| spec.shift && self.kept.get(day) == Some(false);
                term.steps.push(step(day, if off(day) { StepKind::Moved } else { StepKind::Counted(spec.amount) }));
                if off(day) {
                    day = next(day, spec.direction);
                    while off(day) {
                        term.steps.push(step(day, StepKind::Skipped));
                        day = next(day, spec.direction);
                    }
                    if self.kept.get(day).is_some() {
                        term.steps.push(step(day, StepKind::Landed));
                    }
                }
            }
            Plain::Between(..) | Plain::Never => {}
        }
    }

    fn reasons(&self, term: &mut Term, event: Date) {
        let spec = term.spec;
        let back = spec.direction == Direction::Before;
        let first = if spec.including {
            "term-reason-including"
        } else if back {
            "term-reason-before"
        } else {
            "term-reason-after"
        };
        term.reasons.push(Message::new(first).with("event", event).with("day", term.start));
        match spec.unit {
            Unit::WorkingDay => term.reasons.push(Message::new("term-reason-working")),
            Unit::Month | Unit::Year => term.reasons.push(Message::new("term-reason-months")),
            Unit::Week => term.reasons.push(Message::new("term-reason-weeks")),
            _ => {}
        }
        if term.steps.iter().any(|s| s.kind == StepKind::Moved) {
            term.reasons.push(Message::new(if back { "term-reason-moved-back" } else { "term-reason-moved" }));
        } else if !spec.shift
            && spec.unit != Unit::WorkingDay
            && term.steps.last().is_some_and(|s| self.kept.get(s.day) == Some(false))
        {
            term.reasons.push(Message::new("term-reason-not-moved"));
        }
    }

    fn doubts(&self, term: &mut Term, (low, high): (Date, Date)) {
        let spec = term.spec;
        if spec.unit == Unit::Day {
            term.doubts.push(Message::new("term-doubt-bare-day"));
        }
        if spec.direction == Direction::Before && !spec.including {
            // "At least three days before" may mean that three whole days lie between.
            let whole = TermSpec { amount: spec.amount.saturating_add(1), ..spec };
            if matches!(spec.unit, Unit::Day | Unit::CalendarDay | Unit::WorkingDay)
                && let Some(other) = self.end_by(&self.kept, term.event.day(), &whole)
                && Some(other) != term.by_calendar
            {
                term.doubts.push(Message::new("term-doubt-whole-days").with("day", other));
            }
        }
        if matches!(spec.unit, Unit::Month | Unit::Year) && spec.direction == Direction::After {
            // One commencement was counted so that the number of the first day counted is the last day's (spec § 5.4).
            let from_start = TermSpec { including: false, ..spec };
            let other = self.end_by(&self.kept, term.start, &from_start);
            if let Some(other) = other.filter(|o| Some(*o) != term.by_calendar) {
                term.doubts.push(Message::new("term-doubt-months").with("day", other));
            }
        }
        let event = term.event.day();
        if spec.direction == Direction::After && !spec.including && self.kept.get(event) == Some(false) {
            // An application handed in on a day off counts as handed in on the next working day (spec § 5.6).
            let mut filed = event;
            while self.kept.get(filed) == Some(false) {
                filed = next(filed, Direction::After);
            }
            if let Some(other) = self.end_by(&self.kept, filed, &spec).filter(|o| Some(*o) != term.by_calendar) {
                term.doubts.push(Message::new("term-doubt-filed").with("event", event).with("filed", filed).with("day", other));
            }
        }
        let looks_at_days_off = spec.shift || spec.unit == Unit::WorkingDay;
        if !looks_at_days_off {
            return;
        }
        let met =
            |day: Date| (low..=high).contains(&day) && (spec.unit == Unit::WorkingDay || term.steps.iter().any(|s| s.day == day));
        let estimated: Vec<Message> = self
            .entries
            .iter()
            .filter(|e| e.estimated && (met(e.day) || met(add_days(e.day, -1)) || met(add_days(e.day, 1))))
            .map(|e| named("term-doubt-estimated", &e.name).with("day", e.day))
            .collect();
        term.doubts.extend(estimated);
        if let Some(through) = self.transfers_through.filter(|t| *t < high) {
            term.doubts.push(Message::new("term-doubt-transfers").with("day", through).with("file", &self.file));
        }
    }
}

/// The last day by the date alone, before days off are looked at.
enum Plain {
    /// Working days are counted one by one.
    Working,
    Day(Date),
    /// Hours from a day without a time.
    Between(Date, Date),
    /// Nothing that days can tell.
    Never,
}

fn plain_end(event: Date, spec: &TermSpec) -> Plain {
    let n = i64::from(spec.amount);
    // With the day of the event counted, everything ends a day sooner.
    let sooner = |day: Date| if spec.including { add_days(day, signed(-1, spec.direction)) } else { day };
    let months = |m: u32| match spec.direction {
        Direction::After => add_months(event, m),
        Direction::Before => event.checked_sub_months(chrono::Months::new(m)).unwrap_or(Date::MIN),
    };
    match spec.unit {
        Unit::WorkingDay => Plain::Working,
        Unit::Day | Unit::CalendarDay => Plain::Day(sooner(add_days(event, signed(n, spec.direction)))),
        Unit::Week => Plain::Day(sooner(add_days(event, signed(n.saturating_mul(7), spec.direction)))),
        Unit::Month => Plain::Day(sooner(months(spec.amount))),
        Unit::Year => Plain::Day(sooner(months(spec.amount.saturating_mul(12)))),
        Unit::Hour | Unit::Minute => {
            let (first, last) = clock_bounds(Moment::Day(event), spec);
            Plain::Between(first.date(), last.date())
        }
        Unit::WorkingHour => Plain::Never,
    }
}

/// The day that counting starts with.
fn start(event: Date, spec: &TermSpec) -> Date {
    if spec.including || matches!(spec.unit, Unit::Hour | Unit::Minute | Unit::WorkingHour) {
        event
    } else {
        next(event, spec.direction)
    }
}

fn next(day: Date, direction: Direction) -> Date {
    add_days(day, signed(1, direction))
}

fn signed(n: i64, direction: Direction) -> i64 {
    if direction == Direction::After { n } else { -n }
}

/// Hours run from the minute of the event; without one, from any minute of its day.
fn by_the_clock(term: &mut Term) {
    let (first, last) = clock_bounds(term.event, &term.spec);
    let (from, to) = (first.date(), last.date());
    term.clock = Some((first, last));
    (term.end.earliest, term.end.latest) = (Some(from), Some(to));
    term.end.exact = (from == to).then_some(from);
    term.by_calendar = term.end.exact;
    term.reasons.push(Message::new("term-reason-hours"));
    if let Moment::Day(day) = term.event {
        term.end.missing.push(Message::new("term-no-time").with("day", day));
    }
}

fn clock_bounds(event: Moment, spec: &TermSpec) -> (NaiveDateTime, NaiveDateTime) {
    let minutes = i64::from(spec.amount).saturating_mul(if spec.unit == Unit::Hour { 60 } else { 1 });
    let minutes = signed(minutes, spec.direction);
    let edge = if minutes < 0 { NaiveDateTime::MIN } else { NaiveDateTime::MAX };
    let moved = |from: NaiveDateTime| Duration::try_minutes(minutes).and_then(|d| from.checked_add_signed(d)).unwrap_or(edge);
    match event {
        Moment::Minute(at) => (moved(at), moved(at)),
        Moment::Day(day) => {
            let last = NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN);
            (moved(day.and_time(NaiveTime::MIN)), moved(day.and_time(last)))
        }
    }
}
