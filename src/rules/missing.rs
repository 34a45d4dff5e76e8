//! Which facts a condition lacks: only those that stand in the way of deciding it.

use super::compile::{self, Sight};
use super::record::{NO_DAY, Record};
use super::tri::Tri;
use super::typed::{Cond, Day, Int};
use super::vocabulary::{DateField, SetField};

/// Adds the names of the missing facts, each once.
pub(super) fn of_cond(cond: &Cond, sight: Sight<'_>, place: &str, out: &mut Vec<String>) {
    if compile::test(cond)(sight) != Tri::Unknown {
        return;
    }
    match cond {
        Cond::Const(_) => {}
        Cond::Bool(field) => add(out, field.name()),
        Cond::Word(field, _) => add(out, field.name()),
        Cond::ChildOther => add(out, format!("{place}.other_representative_in_kazakhstan")),
        Cond::ChildWord(_) => add(out, format!("{place}.leaves_with")),
        Cond::Has(set, _) | Cond::AnyWord(set, _) | Cond::AllWords(set, _) => add(out, told_as(*set)),
        Cond::AnyChild(inner) | Cond::AllChildren(inner) => of_children(inner, sight, out),
        Cond::Ints(_, left, right) => {
            of_int(left, sight, place, out);
            of_int(right, sight, place, out);
        }
        Cond::Days(_, left, right) => {
            of_day(left, sight, place, out);
            of_day(right, sight, place, out);
        }
        Cond::Rule(_) => {}
        Cond::Not(inner) => of_cond(inner, sight, place, out),
        Cond::And(parts) | Cond::Or(parts) => parts.iter().for_each(|p| of_cond(p, sight, place, out)),
    }
}

fn of_children(inner: &Cond, sight: Sight<'_>, out: &mut Vec<String>) {
    match sight.record.children.as_deref() {
        None => add(out, "facts.children"),
        Some(children) => {
            for (i, child) in children.iter().enumerate() {
                of_cond(inner, Sight { child: *child, ..sight }, &format!("facts.children[{i}]"), out);
            }
        }
    }
}

fn of_int(int: &Int, sight: Sight<'_>, place: &str, out: &mut Vec<String>) {
    match int {
        Int::Const(_) => {}
        Int::Age(a, b) | Int::Between(a, b) => {
            of_day(a, sight, place, out);
            of_day(b, sight, place, out);
        }
        Int::Size(set) if !sight.record.set(*set).known => add(out, told_as(*set)),
        Int::Size(_) => {}
        Int::Count(inner) => of_children(inner, sight, out),
        Int::Sum(first, rest) => {
            of_int(first, sight, place, out);
            rest.iter().for_each(|(_, part)| of_int(part, sight, place, out));
        }
    }
}

/// Adds what a day lacks.
pub(super) fn of_day(day: &Day, sight: Sight<'_>, place: &str, out: &mut Vec<String>) {
    if compile::day(day)(sight) != NO_DAY {
        return;
    }
    match day {
        Day::Const(_) => {}
        Day::Field(field) => add(out, field.name()),
        Day::Event(bit) => add(out, of_event(sight.record, *bit)),
        Day::ChildBorn => add(out, format!("{place}.born_on")),
        Day::Later(from, by) => {
            of_day(from, sight, place, out);
            of_int(by, sight, place, out);
        }
    }
}

/// `events` when none are told, `events: hearing_held` when this one is not among them or has no day.
fn of_event(record: &Record, bit: u8) -> String {
    match bit {
        0 => DateField::FiledOn.name().to_string(),
        13 => DateField::DecidedOn.name().to_string(),
        _ if record.set(SetField::Events).known => format!("events: {}", SetField::Events.word(bit)),
        _ => SetField::Events.name().to_string(),
    }
}

/// Documents demanded are told in the list of documents.
fn told_as(set: SetField) -> &'static str {
    match set {
        SetField::Demanded => SetField::Documents.name(),
        set => set.name(),
    }
}

fn add(out: &mut Vec<String>, name: impl Into<String>) {
    let name = name.into();
    if !out.contains(&name) {
        out.push(name);
    }
}
