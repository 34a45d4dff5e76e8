//! The words that a rule which is not kept names: documents or steps that are lacking, documents that were demanded beyond it.

use super::compile::{self, Sight, Test};
use super::rule::Rule;
use super::tri::Tri;
use super::typed::{Code, Cond, WordTest};
use super::vocabulary::SetField;

/// How a rule finds them.
pub(super) enum Names {
    /// It names none.
    None,
    /// Words of this set that are lacking.
    Lacking(SetField, Ways, Vec<String>),
    /// Words demanded that a test does not let pass.
    Beyond(Vec<WordTest>),
}

/// The ways in which the words of a set may be called for.
pub(super) enum Ways {
    /// A word: its bit, or its place among the words of the rule from [`OTHER`] on.
    Has(u32),
    All(Vec<Ways>),
    One(Vec<Ways>),
    Else(Test),
}

/// From here on: words of the rule without a number of their own.
const OTHER: u32 = 1 << 8;
/// From here on: words of the record.
const TOLD: u32 = 1 << 31;

impl Names {
    pub(super) fn of(rule: &Rule) -> Names {
        let require = &rule.typed.require;
        let set = match rule.finding {
            "NQ301" => SetField::Documents,
            "NQ305" => SetField::Events,
            "NQ304" => {
                let mut tests = Vec::new();
                require.visit(&mut |cond| {
                    if let Cond::AllWords(SetField::Demanded, test) = cond {
                        tests.push(test.clone());
                    }
                });
                return Names::Beyond(tests);
            }
            _ => return Names::None,
        };
        let mut others = Vec::new();
        let ways = ways(require, set, &mut others);
        Names::Lacking(set, ways, others)
    }

    /// Adds the words by their numbers.
    pub(super) fn tell(&self, sight: Sight<'_>, out: &mut Vec<u32>, words: &mut Vec<String>) {
        match self {
            Names::None => {}
            Names::Lacking(set, ways, others) => {
                let start = out.len();
                lacking(ways, (*set, others), sight, start, out);
            }
            Names::Beyond(tests) => {
                let demanded = sight.record.set(SetField::Demanded);
                for test in tests {
                    out.extend((0..64).filter(|bit| demanded.bits & (1 << bit) != 0 && !test.passes(*bit)).map(u32::from));
                    for word in demanded.others.iter().filter(|w| !test.passes_other(w)) {
                        out.push(TOLD | words.len() as u32);
                        words.push(word.clone());
                    }
                }
            }
        }
    }

    /// The words with these numbers.
    pub(super) fn words(&self, numbers: &[u32], told: &[String]) -> Vec<String> {
        let (set, others) = match self {
            Names::Lacking(set, _, others) => (*set, others.as_slice()),
            _ => (SetField::Demanded, [].as_slice()),
        };
        let word = |number: &u32| match *number {
            n if n >= TOLD => told.get((n - TOLD) as usize).cloned(),
            n if n >= OTHER => others.get((n - OTHER) as usize).cloned(),
            n => u8::try_from(n).ok().map(|bit| set.word(bit)),
        };
        numbers.iter().filter_map(word).collect()
    }
}

fn ways(cond: &Cond, set: SetField, others: &mut Vec<String>) -> Ways {
    match cond {
        Cond::Has(of, Code::Bit(bit)) if *of == set => Ways::Has(u32::from(*bit)),
        Cond::Has(of, Code::Other(word)) if *of == set => {
            let known = others.iter().position(|o| o == word).unwrap_or_else(|| {
                others.push(word.clone());
                others.len() - 1
            });
            Ways::Has(OTHER + known as u32)
        }
        Cond::And(parts) => Ways::All(parts.iter().map(|p| ways(p, set, others)).collect()),
        Cond::Or(parts) => Ways::One(parts.iter().map(|p| ways(p, set, others)).collect()),
        other => Ways::Else(compile::test(other)),
    }
}

/// Adds the words that are lacking, each once: of several ways, those that nothing else stands in. How far it is from being fulfilled by
/// them: 0 they are enough, 1 a fact is missing too, 2 something else is not fulfilled.
fn lacking(ways: &Ways, (set, others): (SetField, &[String]), sight: Sight<'_>, start: usize, out: &mut Vec<u32>) -> u8 {
    match ways {
        Ways::Has(number) => {
            let words = sight.record.set(set);
            let there = match number.checked_sub(OTHER) {
                Some(at) => others.get(at as usize).is_some_and(|word| words.others.contains(word)),
                None => words.bits & (1 << (number & 63)) != 0,
            };
            if !there {
                once(*number, start, out);
            }
            0
        }
        Ways::All(parts) => parts.iter().map(|p| lacking(p, (set, others), sight, start, out)).max().unwrap_or(0),
        Ways::One(parts) => {
            let mut found: Vec<(u8, Vec<u32>)> = Vec::new();
            for part in parts {
                let mut numbers = Vec::new();
                found.push((lacking(part, (set, others), sight, 0, &mut numbers), numbers));
            }
            let best = found.iter().map(|(far, _)| *far).min().unwrap_or(0);
            found.into_iter().filter(|(far, _)| *far == best).flat_map(|(_, numbers)| numbers).for_each(|n| once(n, start, out));
            best
        }
        Ways::Else(test) => match test(sight) {
            Tri::True => 0,
            Tri::Unknown => 1,
            Tri::False => 2,
        },
    }
}

fn once(number: u32, start: usize, out: &mut Vec<u32>) {
    if out.get(start..).is_some_and(|told| !told.contains(&number)) {
        out.push(number);
    }
}
