//! A rule as read from its file.

use super::Problem;
use super::typed::{Cond, Day};
use crate::base::{Date, Severity, Span, parse_date};
use crate::calendar::{TermSpec, Unit};
use crate::parse::expression::Expr;

/// All rules of some files, and what is wrong with those that are not among them.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The rules, in the order of files and lines.
    pub rules: Vec<Rule>,
    /// What is wrong, in the same order.
    pub problems: Vec<Problem>,
    /// Places that must say the same.
    pub same: Vec<Same>,
}

/// Two places that must say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Same {
    pub first: String,
    pub second: String,
}

/// One encoded rule (contract § 6).
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name, once in all files.
    pub id: String,
    /// The procedure whose records it judges.
    pub procedure: String,
    /// The provision it encodes, as written.
    pub provision: String,
    /// Where the table begins.
    pub place: Place,
    /// The value of `provision`: line, and span of the reference in the file.
    pub provision_place: Place,
    /// When it calls for something; always, where it is left out.
    pub when: Option<Source>,
    /// What it calls for.
    pub require: Option<Source>,
    /// A term to keep.
    pub deadline: Option<Deadline>,
    /// What it says when it is not kept.
    pub texts: Texts,
    /// How bad that is.
    pub severity: Severity,
    /// The finding it gives: `NQ301` to `NQ305`.
    pub finding: &'static str,
    /// By which day's law it judges.
    pub judged: Judged,
    /// Days on which it must change its answer.
    pub boundary: Vec<Days>,
    /// The versions it was written for.
    pub valid: Valid,
    /// What the provision says of a term, where the rule has none.
    pub term: Option<Term>,
    /// For readers of the file.
    pub note: Option<String>,
    pub(super) typed: Typed,
}

/// The typed expressions of a rule.
#[derive(Clone, Debug)]
pub(super) struct Typed {
    pub(super) when: Cond,
    pub(super) require: Cond,
    pub(super) deadline: Option<(Day, Day)>,
}

/// A place in a rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// File, as named by the caller.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in letters, from 1.
    pub column: usize,
    /// Bytes of the file; of a text, without its marks.
    pub span: Span,
}

/// An expression with its place.
#[derive(Clone, Debug)]
pub struct Source {
    /// As written.
    pub text: String,
    /// As read.
    pub expr: Expr,
    /// Where it stands.
    pub place: Place,
}

/// A term.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
    /// Counted back: `to` must lie at least so long before `from`.
    pub before: bool,
    /// The day it is counted from.
    pub from: Source,
    /// The day by which it is judged.
    pub to: Source,
}

impl Deadline {
    /// The term as the calendar counts it.
    #[must_use]
    pub fn spec(&self) -> TermSpec {
        let spec = TermSpec::new(self.amount, self.unit);
        if self.before { spec.before() } else { spec }
    }
}

/// What a rule says, by language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Texts {
    pub kk: Option<String>,
    pub ru: Option<String>,
    pub en: Option<String>,
}

impl Texts {
    /// In this language, else in another: Kazakh first, the language of the acts.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> Option<&str> {
        let own = match lang {
            "kk" => &self.kk,
            "ru" => &self.ru,
            _ => &self.en,
        };
        [own, &self.kk, &self.ru, &self.en].into_iter().find_map(Option::as_deref)
    }
}

/// By which day's law a rule judges (kz-law-spec § 5.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// Conditions, documents, grounds: the day of filing.
    Filing,
    /// Steps: the day of the step.
    Step,
    /// The decision.
    Decision,
}

impl Judged {
    /// The word of a rule file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Judged::Filing => "filing",
            Judged::Step => "step",
            Judged::Decision => "decision",
        }
    }
}

/// How a step stands to time whose provision names no term for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Nothing bounds it: a gap.
    None,
    /// The term of the service as a whole bounds it.
    Service,
}

/// A day, or the days between which one lies that is not known exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    /// The first day that is possible.
    pub first: Date,
    /// The last one.
    pub last: Date,
}

impl Days {
    /// Reads `2025-12-21`, or `2025-12-21/2026-01-20` (also with `..` or `…` between the days).
    ///
    /// # Errors
    /// The text, when it is neither; the second day may not come before the first.
    pub fn read(text: &str) -> Result<Days, String> {
        let ends = ["/", "…", ".."].iter().find_map(|sign| text.split_once(sign));
        let (first, last) = ends.unwrap_or((text, text));
        match (parse_date(first), parse_date(last)) {
            (Ok(first), Ok(last)) if first <= last => Ok(Days { first, last }),
            _ => Err(text.to_string()),
        }
    }
}

impl From<Date> for Days {
    fn from(day: Date) -> Days {
        Days { first: day, last: day }
    }
}

impl std::fmt::Display for Days {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

/// The versions a rule was written for, by the acts that began them; all sides open: the version whose text is known and that is
/// in force last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Valid {
    /// The first of them is the one that this act began.
    pub since: Option<String>,
    /// The last of them is the one that this act began.
    pub through: Option<String>,
    /// The last of them is the one that this act ended. Where neither is told, the first one is also the last.
    pub until: Option<String>,
}

impl Valid {
    /// Whether its author says when it ends.
    #[must_use]
    pub fn ends(&self) -> bool {
        self.through.is_some() || self.until.is_some()
    }

    /// Whether its author says anything of its time.
    #[must_use]
    pub fn told(&self) -> bool {
        self.since.is_some() || self.ends()
    }
}
