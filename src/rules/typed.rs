//! Expressions after typing: nothing in them can fail, and everything is a number of [`vocabulary`](super::vocabulary).

use super::vocabulary::{BoolField, DateField, SetField, WordField};
use crate::parse::expression::Compare;

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Cond {
    /// Always, or never.
    Const(bool),
    /// A field that is true or false.
    Bool(BoolField),
    /// The other representative of the child lives in Kazakhstan.
    ChildOther,
    /// A field holds one of these words: bit n for the n-th.
    Word(WordField, u8),
    /// The child leaves with one of these.
    ChildWord(u8),
    /// The set holds this word.
    Has(SetField, Code),
    /// A word of the set passes.
    AnyWord(SetField, WordTest),
    /// All words of the set pass.
    AllWords(SetField, WordTest),
    /// A child fulfils it.
    AnyChild(Box<Cond>),
    /// All children fulfil it.
    AllChildren(Box<Cond>),
    /// Two numbers, or two lengths of time.
    Ints(Compare, Int, Int),
    /// Two days.
    Days(Compare, Day, Day),
    /// The rule at this place is kept, or calls for nothing.
    Rule(usize),
    /// Not.
    Not(Box<Cond>),
    /// All of them.
    And(Vec<Cond>),
    /// One of them.
    Or(Vec<Cond>),
}

/// A whole number.
#[derive(Clone, Debug, PartialEq)]
pub enum Int {
    /// Itself.
    Const(i64),
    /// Full years from the first day to the second.
    Age(Box<Day>, Box<Day>),
    /// Days from the second day to the first.
    Between(Box<Day>, Box<Day>),
    /// How many words the set holds.
    Size(SetField),
    /// How many children fulfil it.
    Count(Box<Cond>),
    /// The first, and what is added or taken away.
    Sum(Box<Int>, Vec<(bool, Int)>),
}

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub enum Day {
    /// Itself, as days of the common era.
    Const(i32),
    /// A field.
    Field(DateField),
    /// The day of an event, by its number.
    Event(u8),
    /// The birthday of the child.
    ChildBorn,
    /// So many days later.
    Later(Box<Day>, Box<Int>),
}

/// A word of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// By its number.
    Bit(u8),
    /// A word without one.
    Other(String),
}

/// Words that pass, or that do not.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct WordTest {
    /// Bits of those with numbers.
    pub bits: u64,
    /// The others.
    pub others: Vec<String>,
    /// Whether it is these that do not pass.
    pub negated: bool,
}

impl WordTest {
    /// Whether the word with this number passes.
    #[must_use]
    pub fn passes(&self, bit: u8) -> bool {
        (self.bits & (1 << (bit & 63)) != 0) != self.negated
    }

    /// Whether this word, which has no number, passes.
    #[must_use]
    pub fn passes_other(&self, word: &str) -> bool {
        self.others.iter().any(|w| w == word) != self.negated
    }
}

impl Cond {
    /// Calls `look` for every condition in it, itself first; sums and days are no conditions, but counts hold some.
    pub fn visit(&self, look: &mut dyn FnMut(&Cond)) {
        look(self);
        match self {
            Cond::Not(inner) | Cond::AnyChild(inner) | Cond::AllChildren(inner) => inner.visit(look),
            Cond::And(parts) | Cond::Or(parts) => parts.iter().for_each(|p| p.visit(look)),
            Cond::Ints(_, left, right) => {
                left.visit(look);
                right.visit(look);
            }
            _ => {}
        }
    }
}

impl Int {
    fn visit(&self, look: &mut dyn FnMut(&Cond)) {
        match self {
            Int::Count(inner) => inner.visit(look),
            Int::Sum(first, rest) => {
                first.visit(look);
                rest.iter().for_each(|(_, part)| part.visit(look));
            }
            _ => {}
        }
    }
}
