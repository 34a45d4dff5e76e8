//! Rules tied to the law and compiled, ready for records.

use super::circles;
use super::compile::{self, DayOf, Sight, Test};
use super::missing;
use super::outcome::{Broken, Late, Outcome, Verdict};
use super::policy::Policy;
use super::record::{self, Child, DayNumber, NO_DAY, Record};
use super::rule::{Judged, Rule};
use super::tri::Tri;
use super::typed::{Code, Cond, Day};
use super::validity::{State, Tie, Validity};
use super::vocabulary::{DateField, SetField};
use crate::base::{Date, Message};
use crate::calendar::{Calendar, Moment, TermSpec};
use crate::corpus::CorpusError;
use crate::timeline::Version;

/// Compiled rules.
pub struct Book {
    rules: Vec<Compiled>,
    /// Rules that others name, those that name nothing first.
    named: Vec<usize>,
    calendar: Calendar,
}

struct Compiled {
    rule: Rule,
    when: Test,
    require: Test,
    term: Option<(DayOf, DayOf, TermSpec)>,
    validity: Validity,
}

impl Book {
    /// Ties rules to the law: `history` gives every version of the provision that a reference means, oldest first.
    #[must_use]
    pub fn new(rules: &[Rule], calendar: Calendar, history: &dyn Fn(&str) -> Result<Vec<Version>, CorpusError>) -> Book {
        Book::tied(rules, calendar, &|rule| match history(&rule.provision) {
            Ok(versions) => Validity::of(versions.into(), &rule.valid),
            Err(error) => Validity::unresolved(error.message),
        })
    }

    /// Rules whose days are found by somebody else.
    pub(super) fn tied(rules: &[Rule], calendar: Calendar, validity: &dyn Fn(&Rule) -> Validity) -> Book {
        let compiled = rules.iter().map(|rule| Compiled {
            when: compile::test(&rule.typed.when),
            require: compile::test(&rule.typed.require),
            term: rule
                .deadline
                .as_ref()
                .zip(rule.typed.deadline.as_ref())
                .map(|(deadline, (from, to))| (compile::day(from), compile::day(to), deadline.spec())),
            validity: validity(rule),
            rule: rule.clone(),
        });
        Book { rules: compiled.collect(), named: named(rules), calendar }
    }

    /// The rules with their days, in the order of their files.
    pub fn rules(&self) -> impl Iterator<Item = (&Rule, &Validity)> {
        self.rules.iter().map(|c| (&c.rule, &c.validity))
    }

    /// Whether there are rules of this procedure.
    #[must_use]
    pub fn has(&self, procedure: &str) -> bool {
        self.rules.iter().any(|c| c.rule.procedure == procedure)
    }

    /// Judges a record by the rules of a procedure; what is kept is not told.
    pub fn judge<'b>(&'b self, procedure: &str, record: &Record, policy: Policy, sink: &mut dyn FnMut(Outcome<'b>)) {
        let kept = self.kept(record);
        let sight = Sight { record, child: Child::default(), kept: &kept };
        for compiled in &self.rules {
            if compiled.rule.procedure == procedure
                && let Some(outcome) = self.outcome(compiled, sight, policy)
            {
                sink(outcome);
            }
        }
    }

    /// What one rule says of a record, and the day by whose law it judges, where the record tells it.
    pub(super) fn answer(&self, at: usize, record: &Record) -> (Option<Outcome<'_>>, DayNumber) {
        let kept = self.kept(record);
        let sight = Sight { record, child: Child::default(), kept: &kept };
        let Some(compiled) = self.rules.get(at) else { return (None, NO_DAY) };
        (self.outcome(compiled, sight, Policy::Standard), day_of(compiled, sight, Policy::Standard))
    }

    /// Whether the rules that others name are kept.
    fn kept(&self, record: &Record) -> Vec<Tri> {
        let mut kept = Vec::new();
        if !self.named.is_empty() {
            kept.resize(self.rules.len(), Tri::Unknown);
            for at in &self.named {
                let sight = Sight { record, child: Child::default(), kept: &kept };
                let value = self.rules.get(*at).map_or(Tri::Unknown, |c| (!(c.when)(sight)).or((c.require)(sight)));
                if let Some(place) = kept.get_mut(*at) {
                    *place = value;
                }
            }
        }
        kept
    }

    fn outcome<'b>(&'b self, compiled: &'b Compiled, sight: Sight<'_>, policy: Policy) -> Option<Outcome<'b>> {
        let when = (compiled.when)(sight);
        if when == Tri::False {
            return None;
        }
        let day = day_of(compiled, sight, policy);
        let state = if day == NO_DAY { State::Maybe } else { compiled.validity.on_number(day) };
        let tied = matches!(compiled.validity.tie, Tie::Versions(_));
        if tied && state == State::No {
            return None;
        }
        let (body, late) = self.body(compiled, sight);
        if body == Tri::True {
            return None;
        }
        let verdict = self.verdict(compiled, sight, (when, body, late), (day, state), tied)?;
        let other = other_state(compiled, sight.record, day);
        if policy == Policy::Favourable && compiled.rule.finding != "NQ305" && later_drops(compiled, sight.record) {
            return None;
        }
        Some(Outcome {
            rule: &compiled.rule,
            verdict,
            day: record::date(day),
            text_unknown: state == State::Yes { known: false },
            lawyer: other,
        })
    }

    /// What a rule calls for: whether it is there, and the missed term.
    fn body(&self, compiled: &Compiled, sight: Sight<'_>) -> (Tri, Option<Timing>) {
        let require = (compiled.require)(sight);
        let Some((from, to, spec)) = &compiled.term else { return (require, None) };
        let timing = self.timing(compiled, sight, from(sight), to(sight), spec);
        (require.and(timing.kept()), Some(timing))
    }

    fn timing(&self, compiled: &Compiled, sight: Sight<'_>, from: DayNumber, to: DayNumber, spec: &TermSpec) -> Timing {
        let absent = |day: &Day| matches!(day, Day::Event(bit) if told_absent(sight.record, *bit));
        let Some((from_day, to_day)) = &compiled.rule.typed.deadline else { return Timing::Open };
        if from == NO_DAY {
            // A term whose event did not happen never began.
            return if absent(from_day) { Timing::Kept } else { Timing::Open };
        }
        let Some(start) = record::date(from) else { return Timing::Open };
        let end = self.calendar.end_of(start, spec);
        let last = if to == NO_DAY { last_day(sight.record) } else { to };
        let done = to != NO_DAY;
        let Some(last_date) = record::date(last) else { return Timing::Open };
        if done && end.earliest.is_some_and(|e| last_date <= e) {
            return Timing::Kept;
        }
        // What is not among the steps told was not done up to the last day told.
        if (done || absent(to_day)) && end.latest.is_some_and(|l| last_date > l) {
            return Timing::Missed { from: start, to: record::date(to), last: last_date };
        }
        if done { Timing::Between { from: start } } else { Timing::Open }
    }

    fn verdict(
        &self,
        compiled: &Compiled,
        sight: Sight<'_>,
        (when, body, timing): (Tri, Tri, Option<Timing>),
        (day, state): (DayNumber, State),
        tied: bool,
    ) -> Option<Verdict> {
        let rule = &compiled.rule;
        if when == Tri::True && body == Tri::False && matches!(state, State::Yes { .. }) {
            return Some(Verdict::Broken(self.broken(compiled, sight, timing)));
        }
        let (mut facts, mut other) = (Vec::new(), Vec::new());
        let add = |facts: &mut Vec<String>, name: &str| {
            if !facts.iter().any(|f| f == name) {
                facts.push(name.to_string());
            }
        };
        if when == Tri::Unknown {
            missing::of_cond(&rule.typed.when, sight, "", &mut facts);
        }
        if body == Tri::Unknown {
            missing::of_cond(&rule.typed.require, sight, "", &mut facts);
            if let Some((from, to)) = &rule.typed.deadline {
                missing::of_day(from, sight, "", &mut facts);
                missing::of_day(to, sight, "", &mut facts);
            }
            if let (Some(Timing::Between { from }), Some((_, _, spec))) = (timing, &compiled.term) {
                other.extend(self.calendar.count(Moment::Day(from), spec).end.missing);
            }
        }
        match &compiled.validity.tie {
            Tie::Versions(_) if day == NO_DAY => add(&mut facts, missing_day(rule, sight.record)),
            Tie::Versions(_) if state == State::Maybe => {
                other.extend(record::date(day).map(|d| compiled.validity.missing(d)).unwrap_or_default());
            }
            Tie::Versions(_) => {}
            Tie::NoSuchVersion(act) => {
                other.push(Message::new("rules-no-such-version").with("provision", &rule.provision).with("act", act));
            }
            Tie::Unresolved(message) => other.push(message.clone()),
        }
        let would_be = tied && body == Tri::False && (when == Tri::True || matches!(state, State::Yes { .. }));
        Some(Verdict::Undecided { facts, other, would_be })
    }

    fn broken(&self, compiled: &Compiled, sight: Sight<'_>, timing: Option<Timing>) -> Broken {
        let rule = &compiled.rule;
        if let (Some(Timing::Missed { from, to, last }), Some((_, _, spec))) = (timing, &compiled.term) {
            let term = self.calendar.count(Moment::Day(from), spec);
            return Broken::Late(Box::new(Late { from, to, last, term }));
        }
        match rule.finding {
            "NQ301" => Broken::Documents(lacking(&rule.typed.require, sight, SetField::Documents)),
            "NQ304" => Broken::Demanded(beyond(&rule.typed.require, sight.record)),
            "NQ305" => Broken::Steps(lacking(&rule.typed.require, sight, SetField::Events)),
            _ => Broken::Condition,
        }
    }
}

/// How a term stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Timing {
    Kept,
    Missed {
        from: Date,
        to: Option<Date>,
        last: Date,
    },
    /// The calendar leaves it open.
    Between {
        from: Date,
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

/// Whether the steps are told and this one is not among them.
fn told_absent(record: &Record, bit: u8) -> bool {
    let events = record.set(SetField::Events);
    events.known && events.bits & (1 << (bit & 63)) == 0 && record.event_day(bit) == NO_DAY
}

/// The last day that the record tells of.
fn last_day(record: &Record) -> DayNumber {
    record.event_days.iter().copied().chain([record.day(DateField::DecidedOn)]).max().unwrap_or(NO_DAY)
}

/// The day by whose law a rule judges.
fn day_of(compiled: &Compiled, sight: Sight<'_>, policy: Policy) -> DayNumber {
    let record = sight.record;
    match policy.judged(compiled.rule.judged) {
        Judged::Filing => record.day(DateField::FiledOn),
        Judged::Decision => record.day(DateField::DecidedOn),
        Judged::Step => {
            // A term is judged by the day it began on; another step by the decision, or the last step told.
            let began = compiled.term.as_ref().map_or(NO_DAY, |(from, _, spec)| {
                if spec.direction == crate::calendar::Direction::Before { NO_DAY } else { from(sight) }
            });
            if began != NO_DAY { began } else { last_day(record) }
        }
    }
}

/// The fact that is missing for the day.
fn missing_day(rule: &Rule, record: &Record) -> &'static str {
    match rule.judged {
        Judged::Filing => DateField::FiledOn.name(),
        Judged::Step if !record.set(SetField::Events).known => SetField::Events.name(),
        _ => DateField::DecidedOn.name(),
    }
}

/// Whether the rule is valid on the day of filing and not on that of the decision, or the other way round.
fn other_state(compiled: &Compiled, record: &Record, day: DayNumber) -> bool {
    let (filed, decided) = (record.day(DateField::FiledOn), record.day(DateField::DecidedOn));
    let valid = |day: DayNumber| matches!(compiled.validity.on_number(day), State::Yes { .. });
    day != NO_DAY && filed != NO_DAY && decided != NO_DAY && valid(filed) != valid(decided)
}

/// Whether the law of the day of the decision certainly no longer calls for it.
fn later_drops(compiled: &Compiled, record: &Record) -> bool {
    let decided = record.day(DateField::DecidedOn);
    decided != NO_DAY && compiled.validity.on_number(decided) == State::No
}

/// The words of a set that are called for and not there: of several ways, those that nothing else stands in.
fn lacking(require: &Cond, sight: Sight<'_>, set: SetField) -> Vec<String> {
    let mut out = Vec::new();
    ways(require, sight, set, &mut out);
    out
}

/// Adds the words that a condition lacks; how far it is from being fulfilled by them: 0 they are enough, 1 a fact is missing too,
/// 2 something else is not fulfilled.
fn ways(cond: &Cond, sight: Sight<'_>, set: SetField, out: &mut Vec<String>) -> u8 {
    let mut add = |word: String| {
        if !out.contains(&word) {
            out.push(word);
        }
    };
    match cond {
        Cond::Has(of, code) if *of == set => {
            let words = sight.record.set(set);
            match code {
                Code::Bit(bit) if words.bits & (1 << (bit & 63)) == 0 => add(set.word(*bit)),
                Code::Other(word) if !words.others.contains(word) => add(word.clone()),
                _ => {}
            }
            0
        }
        Cond::And(parts) => parts.iter().map(|p| ways(p, sight, set, out)).max().unwrap_or(0),
        Cond::Or(parts) => {
            let mut found: Vec<(u8, Vec<String>)> = Vec::new();
            for part in parts {
                let mut words = Vec::new();
                found.push((ways(part, sight, set, &mut words), words));
            }
            let best = found.iter().map(|(far, _)| *far).min().unwrap_or(0);
            found.into_iter().filter(|(far, _)| *far == best).flat_map(|(_, words)| words).for_each(add);
            best
        }
        other => match compile::test(other)(sight) {
            Tri::True => 0,
            Tri::Unknown => 1,
            Tri::False => 2,
        },
    }
}

/// The words demanded that a test does not let pass.
fn beyond(require: &Cond, record: &Record) -> Vec<String> {
    let demanded = record.set(SetField::Demanded);
    let mut out = Vec::new();
    require.visit(&mut |cond| {
        if let Cond::AllWords(SetField::Demanded, test) = cond {
            let known = (0..64).filter(|bit| demanded.bits & (1 << bit) != 0 && !test.passes(*bit));
            out.extend(known.map(|bit| SetField::Demanded.word(bit)));
            out.extend(demanded.others.iter().filter(|w| !test.passes_other(w)).cloned());
        }
    });
    out
}

/// Rules that others name, those that name nothing first.
fn named(rules: &[Rule]) -> Vec<usize> {
    let below: Vec<Vec<usize>> = rules.iter().map(circles::names).collect();
    let wanted: Vec<usize> = (0..rules.len()).filter(|at| below.iter().any(|b| b.contains(at))).collect();
    let mut out: Vec<usize> = Vec::new();
    // No circle is among them, so each round settles at least one.
    for _ in 0..wanted.len() {
        let ready = |at: &&usize| !out.contains(at) && below.get(**at).is_some_and(|b| b.iter().all(|below| out.contains(below)));
        let next: Vec<usize> = wanted.iter().filter(ready).copied().collect();
        if next.is_empty() {
            break;
        }
        out.extend(next);
    }
    out
}
