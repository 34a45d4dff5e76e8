//! Rules tied to the law and compiled, ready for records.

use super::circles;
use super::compile::{self, DayOf, Sight, Test};
use super::look::Look;
use super::missing::{self, Probe};
use super::names::Names;
use super::outcome::Outcome;
use super::policy::Policy;
use super::record::{Child, DayNumber, Record};
use super::rule::Rule;
use super::tri::Tri;
use super::typed::Day;
use super::validity::{State, Tie, Validity};
use crate::calendar::{Calendar, TermSpec};
use crate::corpus::CorpusError;
use crate::timeline::Version;

/// Compiled rules.
pub struct Book {
    pub(super) rules: Vec<Compiled>,
    /// Rules that others name, those that name nothing first.
    named: Vec<usize>,
    pub(super) calendar: Calendar,
    pub(super) procedures: Vec<Procedure>,
}

/// A procedure of a [`Book`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProcedureId(pub(super) usize);

/// The rules of a procedure, and what is known of their validity on any day.
pub(super) struct Procedure {
    name: String,
    /// Places of the rules, in the order of their files.
    pub(super) rules: Vec<usize>,
    /// Days from which on the states of a row hold, ascending.
    marks: Vec<DayNumber>,
    /// A row of states for each stretch between marks, one for each rule.
    states: Vec<State>,
}

/// A rule with its closures.
pub(super) struct Compiled {
    pub(super) rule: Rule,
    pub(super) when: Test,
    pub(super) require: Test,
    pub(super) term: Option<Term>,
    pub(super) validity: Validity,
    /// Whether it is tied to versions.
    pub(super) tied: bool,
    /// What stands in the way where `when`, `require` or the days of the term are not known.
    pub(super) lacks_when: Probe,
    pub(super) lacks_require: Probe,
    pub(super) names: Names,
}

/// A term to keep.
pub(super) struct Term {
    pub(super) from: DayOf,
    pub(super) to: DayOf,
    pub(super) spec: TermSpec,
    /// The events that the days are those of.
    pub(super) from_event: Option<u8>,
    pub(super) to_event: Option<u8>,
    pub(super) lacks: [Probe; 2],
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
        let rules_: Vec<Compiled> = rules.iter().map(|rule| compiled(rule, validity(rule))).collect();
        Book { procedures: procedures(&rules_), rules: rules_, named: named(rules), calendar }
    }

    /// The rules with their days, in the order of their files.
    pub fn rules(&self) -> impl Iterator<Item = (&Rule, &Validity)> {
        self.rules.iter().map(|c| (&c.rule, &c.validity))
    }

    /// Whether there are rules of this procedure.
    #[must_use]
    pub fn has(&self, procedure: &str) -> bool {
        self.procedure(procedure).is_some()
    }

    /// The procedure of this name, where there are rules of it.
    #[must_use]
    pub fn procedure(&self, name: &str) -> Option<ProcedureId> {
        self.procedures.iter().position(|p| p.name == name).map(ProcedureId)
    }

    /// Judges a record by the rules of a procedure; what is kept is not told.
    pub fn judge<'b>(&'b self, procedure: &str, record: &Record, policy: Policy, sink: &mut dyn FnMut(Outcome<'b>)) {
        let Some(procedure) = self.procedure(procedure) else { return };
        let mut look = Look::default();
        self.look(procedure, record, policy, &mut look);
        look.hits().filter_map(|hit| self.tell(&look, hit)).for_each(sink);
    }

    /// Whether the rules that others name are kept, by place.
    pub(super) fn keep(&self, record: &Record, kept: &mut Vec<Tri>) {
        kept.clear();
        if self.named.is_empty() {
            return;
        }
        kept.resize(self.rules.len(), Tri::Unknown);
        for at in &self.named {
            let sight = Sight { record, child: Child::default(), kept };
            let value = self.rules.get(*at).map_or(Tri::Unknown, |c| (!(c.when)(sight)).or((c.require)(sight)));
            if let Some(place) = kept.get_mut(*at) {
                *place = value;
            }
        }
    }
}

impl Procedure {
    /// The states of all its rules on a day.
    pub(super) fn states(&self, day: DayNumber) -> &[State] {
        let row = self.marks.partition_point(|mark| *mark <= day) * self.rules.len();
        self.states.get(row..row + self.rules.len()).unwrap_or_default()
    }
}

fn compiled(rule: &Rule, validity: Validity) -> Compiled {
    let event = |day: &Day| if let Day::Event(bit) = day { Some(*bit) } else { None };
    let term = rule.deadline.as_ref().zip(rule.typed.deadline.as_ref()).map(|(deadline, (from, to))| Term {
        from: compile::day(from),
        to: compile::day(to),
        spec: deadline.spec(),
        from_event: event(from),
        to_event: event(to),
        lacks: [missing::of_day(from), missing::of_day(to)],
    });
    Compiled {
        when: compile::test(&rule.typed.when),
        require: compile::test(&rule.typed.require),
        term,
        tied: matches!(validity.tie, Tie::Versions(_)),
        validity,
        lacks_when: missing::of_cond(&rule.typed.when),
        lacks_require: missing::of_cond(&rule.typed.require),
        names: Names::of(rule),
        rule: rule.clone(),
    }
}

fn procedures(rules: &[Compiled]) -> Vec<Procedure> {
    let mut out: Vec<Procedure> = Vec::new();
    for (at, compiled) in rules.iter().enumerate() {
        match out.iter_mut().find(|p| p.name == compiled.rule.procedure) {
            Some(procedure) => procedure.rules.push(at),
            None => out.push(Procedure {
                name: compiled.rule.procedure.clone(),
                rules: vec![at],
                marks: Vec::new(),
                states: Vec::new(),
            }),
        }
    }
    for procedure in &mut out {
        let own: Vec<&Compiled> = procedure.rules.iter().filter_map(|at| rules.get(*at)).collect();
        procedure.marks = own.iter().flat_map(|c| c.validity.marks()).collect();
        procedure.marks.sort_unstable();
        procedure.marks.dedup();
        let days = std::iter::once(DayNumber::MIN).chain(procedure.marks.iter().copied());
        procedure.states = days.flat_map(|day| own.iter().map(move |c| c.validity.on_number(day))).collect();
    }
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
