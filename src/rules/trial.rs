//! Rules tried on days: does a rule judge the same case otherwise on one day than on another?
//!
//! The cases are made from the rule itself: for every field it asks for, values on both sides of what it asks; then the whole case is
//! moved, filing, steps and birthdays alike, until the day by whose law it is judged is the day wanted. Whatever differs then rests on
//! the day alone.

use std::collections::BTreeSet;

use super::book::Book;
use super::look::What;

use super::record::{self, Child, DayNumber, NO_DAY, Record, number};
use super::rule::Rule;
use super::tri::Tri;
use super::typed::{Code, Cond, Day, Int, WordTest};
use super::validity::{State, Validity};
use super::vocabulary::{BoolField, DateField, SetField, WordField};
use crate::base::Date;
use crate::calendar::{Calendar, Unit};
use crate::timeline::Version;

/// At most so many cases are tried of a rule; of more, some are taken.
const MOST: usize = 600;
/// A day in the middle of a year; every case is moved from there.
const START: DayNumber = 737_591;

/// Rules that can be tried.
pub struct Trial {
    book: Book,
    rules: Vec<Rule>,
}

impl Trial {
    /// Ties rules to the versions of their provisions. A rule that says nothing of days is taken to answer on all of them.
    #[must_use]
    pub fn new(rules: &[Rule], calendar: Calendar, versions: &dyn Fn(&Rule) -> Option<Vec<Version>>) -> Trial {
        let book = Book::tied(rules, calendar, &|rule| match versions(rule) {
            Some(versions) if tells_days(rule) => Validity::of(versions.into(), &rule.valid),
            _ => Validity::always(),
        });
        Trial { book, rules: rules.to_vec() }
    }

    /// Whether the rule at this place judges some case otherwise on the second day than on the first; `None` where it has nothing to
    /// say on either: it calls for nothing at all, or is valid on neither.
    #[must_use]
    pub fn differs(&self, at: usize, first: Date, second: Date) -> Option<bool> {
        let rule = self.rules.get(at)?;
        let empty = rule.typed.require == Cond::Const(true) && rule.deadline.is_none();
        let (_, validity) = self.book.rules().nth(at)?;
        let over = [first, second].into_iter().all(|day| validity.on(day) == State::No);
        if rule.typed.when == Cond::Const(false) || empty || over {
            return None;
        }
        if !tells_days(rule) && self.days(at).is_empty() {
            // All that it compares moves along with the case.
            return Some(false);
        }
        let differs = |case: Record| {
            let judged = self.book.answer(at, &case).1;
            let on = |day: Date| self.book.answer(at, &moved(&case, number(day) - judged)).0.map(kind);
            judged != NO_DAY && on(first) != on(second)
        };
        Some(self.cases(rule).into_iter().any(differs))
    }

    /// The days that stand in the expressions of a rule.
    #[must_use]
    pub fn days(&self, at: usize) -> BTreeSet<Date> {
        let mut out = BTreeSet::new();
        let mut add = |day: &Day| {
            out.extend(fixed(day).and_then(record::date));
        };
        if let Some(rule) = self.rules.get(at) {
            self.conditions(rule, &mut |cond| match cond {
                Cond::Days(_, left, right) => [left, right].into_iter().for_each(|d| of_day(d, &mut add)),
                Cond::Ints(_, left, right) => [left, right].into_iter().for_each(|i| of_int(i, &mut |i| int_days(i, &mut add))),
                _ => {}
            });
        }
        out
    }

    /// Every condition of a rule and of those it names.
    fn conditions(&self, rule: &Rule, look: &mut dyn FnMut(&Cond)) {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut open = vec![rule];
        while let Some(rule) = open.pop() {
            for cond in [&rule.typed.when, &rule.typed.require] {
                cond.visit(&mut |cond| {
                    if let Cond::Rule(at) = cond
                        && seen.insert(*at)
                    {
                        open.extend(self.rules.get(*at));
                    }
                    look(cond);
                });
            }
        }
    }

    fn cases(&self, rule: &Rule) -> Vec<Record> {
        let mut asked = Asked::default();
        self.conditions(rule, &mut |cond| asked.condition(cond));
        if let Some(((from, to), term)) = rule.typed.deadline.as_ref().zip(rule.deadline.as_ref()) {
            [from, to].into_iter().for_each(|d| of_day(d, &mut |d| asked.day(d)));
            let unit = match term.unit {
                Unit::Month => 31,
                Unit::Year => 366,
                Unit::Week => 7,
                _ => 2,
            };
            // Surely too late, and surely in time, whatever days are off between.
            asked.lengths.insert(i64::from(term.amount).saturating_mul(unit).saturating_add(60));
        }
        asked.records()
    }
}

/// Whether a rule says when it answers, or when it changes its answer.
fn tells_days(rule: &Rule) -> bool {
    rule.valid.told() || !rule.boundary.is_empty()
}

/// What tells one answer from another.
fn kind(what: What) -> u8 {
    match what {
        What::Broken | What::Late { .. } => 0,
        What::Undecided { would_be: true } => 1,
        What::Undecided { would_be: false } => 2,
    }
}

/// The same case so many days later.
fn moved(case: &Record, by: i32) -> Record {
    let later = |day: &mut DayNumber| {
        if *day != NO_DAY {
            *day = day.saturating_add(by);
        }
    };
    let mut out = case.clone();
    out.dates.iter_mut().chain(&mut out.event_days).for_each(later);
    out.children.iter_mut().flatten().for_each(|c| later(&mut c.born_on));
    out
}

/// A day that is the same for every case.
fn fixed(day: &Day) -> Option<DayNumber> {
    match day {
        Day::Const(day) => Some(*day),
        Day::Later(from, by) => match &**by {
            Int::Const(by) => fixed(from)?.checked_add(i32::try_from(*by).ok()?),
            Int::Sum(first, rest) => match (&**first, rest.as_slice()) {
                (Int::Const(0), [(false, Int::Const(by))]) => fixed(from)?.checked_sub(i32::try_from(*by).ok()?),
                _ => fixed(from),
            },
            _ => fixed(from),
        },
        _ => None,
    }
}

fn of_day(day: &Day, look: &mut dyn FnMut(&Day)) {
    look(day);
    if let Day::Later(from, by) = day {
        of_day(from, look);
        of_int(by, &mut |i| int_days(i, look));
    }
}

fn int_days(int: &Int, look: &mut dyn FnMut(&Day)) {
    if let Int::Age(a, b) | Int::Between(a, b) = int {
        of_day(a, look);
        of_day(b, look);
    }
}

fn of_int(int: &Int, look: &mut dyn FnMut(&Int)) {
    look(int);
    if let Int::Sum(first, rest) = int {
        of_int(first, look);
        rest.iter().for_each(|(_, part)| of_int(part, look));
    }
}

/// What a rule asks a record for.
#[derive(Default)]
struct Asked {
    bools: BTreeSet<BoolField>,
    words: BTreeSet<(WordField, u8)>,
    has: Vec<(SetField, Code)>,
    tests: Vec<(SetField, WordTest)>,
    /// Sets whose size is asked for.
    sizes: BTreeSet<SetField>,
    fields: BTreeSet<DateField>,
    events: BTreeSet<u8>,
    child_words: BTreeSet<u8>,
    children: bool,
    /// Numbers that something is compared with.
    numbers: BTreeSet<i64>,
    /// Days between two days.
    lengths: BTreeSet<i64>,
}

impl Asked {
    fn condition(&mut self, cond: &Cond) {
        match cond {
            Cond::Bool(field) => drop(self.bools.insert(*field)),
            Cond::Word(field, mask) => drop(self.words.insert((*field, *mask))),
            Cond::ChildWord(mask) => {
                self.children = true;
                self.child_words.insert(*mask);
            }
            Cond::ChildOther | Cond::AnyChild(_) | Cond::AllChildren(_) => self.children = true,
            Cond::Has(set, code) if !self.has.iter().any(|h| *h == (*set, code.clone())) => self.has.push((*set, code.clone())),
            Cond::AnyWord(set, test) | Cond::AllWords(set, test) if !self.tests.iter().any(|t| *t == (*set, test.clone())) => {
                self.tests.push((*set, test.clone()));
            }
            Cond::Ints(_, left, right) => {
                let between = [left, right].into_iter().any(is_length);
                for side in [left, right] {
                    of_int(side, &mut |int| self.number(int, between));
                }
            }
            Cond::Days(_, left, right) => {
                [left, right].into_iter().for_each(|d| of_day(d, &mut |d| self.day(d)));
                self.lengths.insert(0);
            }
            _ => {}
        }
    }

    fn number(&mut self, int: &Int, length: bool) {
        match int {
            Int::Const(n) if length => drop(self.lengths.insert(*n)),
            Int::Const(n) => drop(self.numbers.insert(*n)),
            Int::Size(set) => drop(self.sizes.insert(*set)),
            Int::Count(_) => self.children = true,
            Int::Age(..) | Int::Between(..) => int_days(int, &mut |d| self.day(d)),
            Int::Sum(..) => {}
        }
    }

    fn day(&mut self, day: &Day) {
        match day {
            Day::Field(field) => drop(self.fields.insert(*field)),
            Day::Event(bit) => drop(self.events.insert(*bit)),
            Day::ChildBorn => self.children = true,
            Day::Later(_, by) => of_int(by, &mut |int| self.number(int, true)),
            Day::Const(_) => {}
        }
    }

    /// Every field with its values; all combinations, or some of them where there are too many.
    fn records(&self) -> Vec<Record> {
        let choices = self.choices();
        let sizes: Vec<usize> = choices.iter().map(Vec::len).collect();
        let all = sizes.iter().try_fold(1usize, |n, size| n.checked_mul(*size)).filter(|n| *n <= MOST);
        let mut out = Vec::new();
        let mut state = 0x9e37_79b9_7f4a_7c15u64;
        for i in 0..all.unwrap_or(MOST) {
            let mut record = start();
            let mut rest = i;
            for (choice, size) in choices.iter().zip(&sizes) {
                let at = match all {
                    Some(_) => rest % size,
                    None => {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                        (state >> 33) as usize % size
                    }
                };
                rest /= size;
                if let Some(change) = choice.get(at) {
                    change.make(&mut record);
                }
            }
            out.push(record);
        }
        out
    }

    fn choices(&self) -> Vec<Vec<Change>> {
        let mut out: Vec<Vec<Change>> = Vec::new();
        let distances = self.distances();
        for field in &self.fields {
            let days = match field {
                DateField::BornOn => self.births().map(|born| Change::Date(*field, born)).collect(),
                _ => distances.iter().map(|d| Change::Date(*field, START + d)).collect(),
            };
            out.push(days);
        }
        for bit in &self.events {
            let days = distances.iter().map(|d| Change::Event(*bit, Some(START + d)));
            out.push(days.chain([Change::Event(*bit, None)]).collect());
        }
        for (field, mask) in &self.words {
            let count = u8::try_from(field.words().len()).unwrap_or(0);
            let in_it = (0..count).find(|n| mask & (1 << n) != 0);
            let beside = (0..count).find(|n| mask & (1 << n) == 0);
            out.push(in_it.into_iter().chain(beside).map(|n| Change::Word(*field, n + 1)).collect());
        }
        out.extend(self.bools.iter().map(|field| vec![Change::Bool(*field, false), Change::Bool(*field, true)]));
        if self.children {
            out.push(self.families().into_iter().map(Change::Children).collect());
        }
        for set in &self.sizes {
            let most = self.numbers.iter().copied().max().unwrap_or(0).clamp(0, 12);
            out.push((0..=most + 1).map(|n| Change::Words(*set, n)).collect());
        }
        for (set, test) in &self.tests {
            let word = |wanted: bool| {
                let known = (0..60).filter(|bit| !set.word(*bit).is_empty()).find(|bit| test.passes(*bit) == wanted);
                known.map(Code::Bit).or_else(|| (test.passes_other("…") == wanted).then(|| Code::Other("…".into())))
            };
            let words = [word(true), word(false)].into_iter().flatten().map(|code| Change::Has(*set, code, true));
            out.push([Change::Nothing].into_iter().chain(words).collect());
        }
        for (set, code) in &self.has {
            out.push([false, true].map(|there| Change::Has(*set, code.clone(), there)).into());
        }
        out.retain(|choice| !choice.is_empty());
        out
    }

    /// Days before and after each other.
    fn distances(&self) -> Vec<i32> {
        let mut out = BTreeSet::from([0]);
        for length in self.lengths.iter().filter_map(|n| i32::try_from(*n).ok()).filter(|n| n.abs() < 100_000) {
            out.extend([length - 1, length, length + 1, -length]);
        }
        out.into_iter().take(12).collect()
    }

    /// Birthdays of people of the ages asked for and of the years beside them, half a year from the next birthday.
    fn births(&self) -> impl Iterator<Item = DayNumber> {
        let mut ages: BTreeSet<i64> = self.numbers.iter().filter(|n| (0..150).contains(*n)).flat_map(|n| [n - 1, *n]).collect();
        ages.retain(|age| *age >= 0);
        ages.insert(30);
        ages.into_iter().filter_map(|age| i32::try_from(age * 1461 / 4 + 183).ok()).map(|days| START - days)
    }

    fn families(&self) -> Vec<Vec<Child>> {
        let mut words: BTreeSet<u8> = BTreeSet::new();
        for mask in &self.child_words {
            words.extend((0..3u8).find(|n| mask & (1 << n) != 0).map(|n| n + 1));
            words.extend((0..3u8).find(|n| mask & (1 << n) == 0).map(|n| n + 1));
        }
        if words.is_empty() {
            words.insert(1);
        }
        let mut out = vec![Vec::new()];
        for born_on in self.births() {
            for leaves_with in &words {
                for other_representative in [Tri::False, Tri::True] {
                    out.push(vec![Child { born_on, leaves_with: *leaves_with, other_representative }]);
                }
            }
        }
        let several: Vec<Vec<Child>> = self
            .numbers
            .iter()
            .filter(|n| (2..12).contains(*n))
            .filter_map(|n| {
                let child = out.last()?.first().copied()?;
                Some(vec![child; usize::try_from(*n).ok()?])
            })
            .collect();
        out.extend(several);
        out
    }
}

/// Whether a number is a length of time.
fn is_length(int: &Int) -> bool {
    let mut found = false;
    of_int(int, &mut |i| found |= matches!(i, Int::Between(..)));
    found
}

/// A value of a field.
enum Change {
    Nothing,
    Bool(BoolField, bool),
    Word(WordField, u8),
    Date(DateField, DayNumber),
    Event(u8, Option<DayNumber>),
    Has(SetField, Code, bool),
    /// So many words beyond the vocabulary.
    Words(SetField, i64),
    Children(Vec<Child>),
}

impl Change {
    fn make(&self, record: &mut Record) {
        match self {
            Change::Nothing => {}
            Change::Bool(field, value) => record.set_bool(*field, *value),
            Change::Word(field, word) => {
                if let Some(place) = record.words.get_mut(*field as usize) {
                    *place = *word;
                }
            }
            Change::Date(field, day) => {
                if let Some(day) = record::date(*day) {
                    record.set_date(*field, day);
                }
            }
            Change::Event(bit, day) => event(record, *bit, *day),
            Change::Has(SetField::Events, Code::Bit(bit), there) => {
                let day = record.event_days.get(usize::from(*bit)).copied().filter(|d| *d != NO_DAY).unwrap_or(START);
                event(record, *bit, there.then_some(day));
            }
            Change::Has(set, Code::Bit(bit), true) => record.add(*set, &set.word(*bit)),
            Change::Has(set, Code::Other(word), true) => record.add(*set, word),
            Change::Has(..) => {}
            Change::Words(set, count) => (0..*count).for_each(|n| record.add(*set, &format!("…{n}"))),
            Change::Children(children) => record.children = Some(children.clone()),
        }
    }
}

/// Puts a step in on a day, or takes it out.
fn event(record: &mut Record, bit: u8, day: Option<DayNumber>) {
    let set = &mut record.sets[SetField::Events as usize];
    set.bits &= !(1 << (bit & 63));
    if day.is_some() {
        set.bits |= 1 << (bit & 63);
    }
    if let Some(place) = record.event_days.get_mut(usize::from(bit)) {
        *place = day.unwrap_or(NO_DAY);
    }
}

/// A case of which everything is told, on one day.
fn start() -> Record {
    let mut record = Record::new();
    for set in [SetField::Documents, SetField::Demanded, SetField::Events, SetField::RefusalGrounds] {
        record.tell(set);
    }
    record.children = Some(Vec::new());
    record.bools = [Tri::False; super::vocabulary::BOOLS];
    record.words = [1; super::vocabulary::WORDS];
    for (field, day) in [
        (DateField::FiledOn, START),
        (DateField::DecidedOn, START),
        (DateField::BornOn, START - 11_000),
        (DateField::ServiceTermEndsOn, START),
    ] {
        Change::Date(field, day).make(&mut record);
    }
    record
}
