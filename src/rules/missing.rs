//! Which facts a condition lacks: only those that stand in the way of deciding it. Facts are numbers until they are told.

use super::compile::{self, DayOf, Sight, Test};
use super::record::{NO_DAY, Record};
use super::tri::Tri;
use super::typed::{Cond, Day, Int};
use super::vocabulary::{CHILD_FIELDS, ChildField, DateField, FIELDS, SetField};

/// Looks for what stands in the way of deciding something.
pub(super) struct Probe {
    open: Open,
    lacks: Lacks,
}

/// Whether anything does.
enum Open {
    /// What is below it tells.
    Below,
    Test(Test),
    Day(DayOf),
    Untold(SetField),
}

/// What does.
enum Lacks {
    Nothing,
    Field(u32),
    Event(u8),
    OfChild(ChildField),
    /// The children, or what is not told of each.
    Children(Box<Probe>),
    All(Vec<Probe>),
}

/// From here on: the event of a number is not among those told, or has no day.
const EVENT: u32 = 1 << 8;
/// From here on: a field of a child, by its number and that of the child.
const CHILD: u32 = 1 << 16;
/// So many children are named one by one.
const CHILDREN: u32 = 20;

impl Probe {
    /// Adds the numbers of the missing facts, each once among those from `start` on.
    pub(super) fn tell(&self, sight: Sight<'_>, start: usize, out: &mut Vec<u32>) {
        self.look(sight, 0, start, out);
    }

    fn look(&self, sight: Sight<'_>, child: u32, start: usize, out: &mut Vec<u32>) {
        let open = match &self.open {
            Open::Below => true,
            Open::Test(test) => test(sight) == Tri::Unknown,
            Open::Day(day) => day(sight) == NO_DAY,
            Open::Untold(set) => !sight.record.set(*set).known,
        };
        if !open {
            return;
        }
        match &self.lacks {
            Lacks::Nothing => {}
            Lacks::Field(field) => add(*field, start, out),
            Lacks::Event(bit) => add(of_event(sight.record, *bit), start, out),
            Lacks::OfChild(field) => add(CHILD + child.min(CHILDREN) * 8 + *field as u32, start, out),
            Lacks::Children(inner) => match sight.record.children.as_deref() {
                None => add(field("facts.children"), start, out),
                Some(children) => {
                    for (i, child) in (0..).zip(children) {
                        inner.look(Sight { child: *child, ..sight }, i, start, out);
                    }
                }
            },
            Lacks::All(parts) => parts.iter().for_each(|part| part.look(sight, child, start, out)),
        }
    }
}

/// The probe of a condition.
pub(super) fn of_cond(cond: &Cond) -> Probe {
    let lacks = match cond {
        Cond::Const(_) | Cond::Rule(_) => Lacks::Nothing,
        Cond::Bool(of) => Lacks::Field(field(of.name())),
        Cond::Word(of, _) => Lacks::Field(field(of.name())),
        Cond::ChildOther => Lacks::OfChild(ChildField::OtherRepresentative),
        Cond::ChildWord(_) => Lacks::OfChild(ChildField::LeavesWith),
        Cond::Has(set, _) | Cond::AnyWord(set, _) | Cond::AllWords(set, _) => Lacks::Field(field(told_as(*set))),
        Cond::AnyChild(inner) | Cond::AllChildren(inner) => Lacks::Children(Box::new(of_cond(inner))),
        Cond::Ints(_, left, right) => Lacks::All(vec![of_int(left), of_int(right)]),
        Cond::Days(_, left, right) => Lacks::All(vec![of_day(left), of_day(right)]),
        Cond::Not(inner) => Lacks::All(vec![of_cond(inner)]),
        Cond::And(parts) | Cond::Or(parts) => Lacks::All(parts.iter().map(of_cond).collect()),
    };
    Probe { open: Open::Test(compile::test(cond)), lacks }
}

fn of_int(int: &Int) -> Probe {
    let (open, lacks) = match int {
        Int::Const(_) => (Open::Below, Lacks::Nothing),
        Int::Age(a, b) | Int::Between(a, b) => (Open::Below, Lacks::All(vec![of_day(a), of_day(b)])),
        Int::Size(set) => (Open::Untold(*set), Lacks::Field(field(told_as(*set)))),
        Int::Count(inner) => (Open::Below, Lacks::Children(Box::new(of_cond(inner)))),
        Int::Sum(first, rest) => {
            let parts = std::iter::once(&**first).chain(rest.iter().map(|(_, part)| part));
            (Open::Below, Lacks::All(parts.map(of_int).collect()))
        }
    };
    Probe { open, lacks }
}

/// The probe of a day.
pub(super) fn of_day(day: &Day) -> Probe {
    let lacks = match day {
        Day::Const(_) => Lacks::Nothing,
        Day::Field(of) => Lacks::Field(field(of.name())),
        Day::Event(bit) => Lacks::Event(*bit),
        Day::ChildBorn => Lacks::OfChild(ChildField::BornOn),
        Day::Later(from, by) => Lacks::All(vec![of_day(from), of_int(by)]),
    };
    Probe { open: Open::Day(compile::day(day)), lacks }
}

/// Adds a fact, once among those from `start` on.
pub(super) fn add(fact: u32, start: usize, out: &mut Vec<u32>) {
    if out.get(start..).is_some_and(|told| !told.contains(&fact)) {
        out.push(fact);
    }
}

/// The number of a field.
pub(super) fn field(name: &str) -> u32 {
    FIELDS.iter().position(|(n, _)| *n == name).unwrap_or(FIELDS.len()) as u32
}

/// The name of a fact: `facts.passport`, `events: hearing_held`, `facts.children[1].born_on`.
pub(super) fn name(fact: u32) -> String {
    if let Some(of_child) = fact.checked_sub(CHILD) {
        let (child, field) = (of_child / 8, of_child % 8);
        let name = CHILD_FIELDS.iter().find(|(_, f)| *f as u32 == field).map_or("", |(name, _)| name);
        let child = if child < CHILDREN { child.to_string() } else { "…".to_string() };
        return format!("facts.children[{child}].{name}");
    }
    if let Some(bit) = fact.checked_sub(EVENT) {
        return format!("events: {}", SetField::Events.word(u8::try_from(bit).unwrap_or(u8::MAX)));
    }
    FIELDS.get(fact as usize).map_or("", |(name, _)| name).to_string()
}

/// `events` when none are told, `events: hearing_held` when this one is not among them or has no day.
fn of_event(record: &Record, bit: u8) -> u32 {
    match bit {
        0 => field(DateField::FiledOn.name()),
        13 => field(DateField::DecidedOn.name()),
        _ if record.set(SetField::Events).known => EVENT + u32::from(bit),
        _ => field(SetField::Events.name()),
    }
}

/// Documents demanded are told in the list of documents.
fn told_as(set: SetField) -> &'static str {
    match set {
        SetField::Demanded => SetField::Documents.name(),
        set => set.name(),
    }
}
