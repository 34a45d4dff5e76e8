//! Stage 10: case records → [`Finding`]s.
//!
//! Takes records of decided or pending cases ([`Case`]) and asks the law, for every provision they relied on, which wording was
//! used and which applied on the day that counts. Records stream through: findings come out in the order of the input, and no
//! more than one record is held at a time.
//!
//! Invariants: a record that cannot be read is a finding and never stops the run; a verdict never rests on a guessed day; one
//! fact is reported once; same input, same findings.
//!
//! ```no_run
//! use nusqa::check::{Format, Input, Options, check};
//!
//! let corpus = nusqa::corpus::Corpus::open(std::path::Path::new("corpus")).map_err(|e| e.to_string())?;
//! let record = br#"{"id": "1", "decided_on": "2023-11-02", "checks": [{"provision": "361#document-1/item-7"}]}"#;
//! let input = Input { name: "cases.jsonl".into(), format: Format::Jsonl, reader: Box::new(&record[..]) };
//! let summary = check(&corpus, input, &Options::default(), &mut |finding| drop(finding.code));
//! # Ok::<(), String>(())
//! ```

mod baseline;
mod builtin;
pub mod case;
mod causes;
mod chunk;
pub mod codes;
mod engine;
mod finding;
mod law;
mod mapping;
mod parallel;
mod policy;
mod procedure;
mod quick;
pub mod read;
mod read_csv;
mod read_json;
#[cfg(feature = "parquet")]
mod read_parquet;
mod read_table;
mod read_values;
mod read_xlsx;
mod run;
mod suppress;
mod view;

#[cfg(test)]
mod tests;

use crate::base::Date;
pub use baseline::{BASELINE_HEAD, Baseline};
pub use case::{Case, CaseCheck, Problem, Record, UsedVersion};
pub use causes::{Causes, Difference, EXAMPLES, Group, difference};
pub use chunk::{Feed, Position};
pub use codes::{CODES, Code, explain};
pub use engine::{Engine, Piece, Reach};
pub use finding::{Finding, Kind, Summary};
pub use law::{Law, WithRules};
pub use mapping::Mapping;
pub use read::{Format, Input, Records};
#[cfg(feature = "parquet")]
pub use read_parquet::parquet;
pub use read_xlsx::spreadsheet;
pub use suppress::{Suppression, Suppressions};

/// JSON Schema (draft 2020-12) of a case record.
pub const CASE_SCHEMA: &str = include_str!("case.schema.json");

/// Which day counts (Law on legal acts, art. 43; kz-law-spec § 5.6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Applicable {
    /// The decision, else the day of the check.
    #[default]
    Auto,
    /// The filing.
    Filed,
    /// The decision.
    Decided,
    /// The day of the check.
    Checked,
    /// The day of the step of the procedure in which the provision was applied, else the day of the check.
    Step,
    /// The filing or the decision, whichever wording is the more favourable; both where the words do not tell.
    Favourable,
}

impl Applicable {
    /// The word of `--applicable`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Applicable::Auto => "auto",
            Applicable::Filed => "filed",
            Applicable::Decided => "decided",
            Applicable::Checked => "checked",
            Applicable::Step => "step",
            Applicable::Favourable => "favourable",
        }
    }

    /// The words of all of them.
    pub const ALL: [Applicable; 6] =
        [Applicable::Auto, Applicable::Filed, Applicable::Step, Applicable::Decided, Applicable::Checked, Applicable::Favourable];

    fn day(self, filed_on: Option<Date>, decided_on: Option<Date>, checked_on: Option<Date>) -> Option<Date> {
        match self {
            Applicable::Step => checked_on,
            Applicable::Favourable => filed_on.and(decided_on.or(checked_on)),
            Applicable::Auto => decided_on.or(checked_on),
            Applicable::Filed => filed_on,
            Applicable::Decided => decided_on,
            Applicable::Checked => checked_on,
        }
    }
}

/// What to go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Which day counts.
    pub applicable: Applicable,
    /// Only what was published by then.
    pub known_on: Option<Date>,
}

/// Checks every record of one input; findings go to `sink` in the order of the input, those of one check in code order.
pub fn check(law: &dyn Law, input: Input<'_>, options: &Options, sink: &mut dyn FnMut(Finding)) -> Summary {
    let mut worker = run::Worker::new(law, *options, 0);
    let name = input.name.clone();
    let mut chunks = chunk::Chunks::new(input.feed(None), Position::default());
    let mut summary = Summary::default();
    while let Some(chunk) = chunks.next() {
        summary.add(&worker.chunk(&name, &chunk.work, None, &mut |finding| sink(Finding { alike: 0, ..finding.clone() })));
    }
    summary
}
