//! The command line. Doc comments are the help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use nusqa::base::Severity;

use crate::commands::{
    acts, apply, bisect, check, deadline, diff, draft, explain, export, history, impact, index, parse, rules, search, serve, show,
    verify_receipt,
};
use crate::i18n::Lang;
use crate::style::ColorChoice;

const EXAMPLES: &str = "\
Examples:
  nusqa acts                                           what the corpus holds, and what is in force
  nusqa show '361#document-1/item-7' --on 2021-05-01   the wording that applied that day
  nusqa show '361#7-тармақтың 3-1) тармақшасы'         a provision cited the way Kazakh acts do it
  nusqa history '361#document-1/item-7'                every version, with cause and dates
  nusqa diff '361#document-1/item-1' --from 2017-01-01 --to 2018-01-01
  nusqa search өтініш --on 2022-12-20                  every form of the word, in what applied that day
  nusqa check corpus/cases/*.jsonl                     case records that relied on another wording
  nusqa parse act.txt --format json                    the structure of one act

References: <act>[#<provision>][@<date>]
  act         361 · 361/2012 · 11-1-4/1 · reg:16354 · adilet:V1800016354 · /akn/kz/act/…
  provision   document-1/item-7/subitem-3-1, outer to inner; numbers as printed
  date        2021-05-01 or 01.05.2021

Exit codes: 0 done · 1 findings · 2 wrong usage or bad input · 3 a fault of the program";

/// Tells which wording of a provision of Kazakhstan's law applied on which day
///
/// nusqa (нұсқа: version, wording) reads legal acts, works out from their amendments and notes which version of every provision
/// applied when, and flags case records that relied on another wording. Where a day depends on a fact nobody has told it, it
/// says so and names the fact.
#[derive(Debug, Parser)]
#[command(name = "nusqa", version, after_help = EXAMPLES, arg_required_else_help = true, disable_help_subcommand = true)]
#[command(max_term_width = 120)]
pub struct Cli {
    /// How results and messages look.
    #[command(flatten)]
    pub output: OutputArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order of the contract.
#[derive(Debug, Subcommand)]
#[allow(missing_docs)]
pub enum Command {
    Parse(parse::Args),
    Acts(acts::Args),
    Show(show::Args),
    History(history::Args),
    Diff(diff::Args),
    Search(search::Args),
    Apply(apply::Args),
    Draft(draft::Args),
    Bisect(bisect::Args),
    Check(check::Args),
    Rules(rules::Args),
    Impact(impact::Args),
    Deadline(deadline::Args),
    Explain(explain::Args),
    Serve(serve::Args),
    Export(export::Args),
    Index(index::Args),
    VerifyReceipt(verify_receipt::Args),
}

/// How results and messages look.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub struct OutputArgs {
    /// Language of messages [default: from the locale]
    #[arg(long, global = true, value_enum, value_name = "kk|ru|en", hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// When to use colours [default: auto, on a terminal unless NO_COLOR is set]
    #[arg(long, global = true, value_enum, default_value_t, value_name = "auto|always|never")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub color: ColorChoice,
    /// Print results and errors only
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print more detail
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// Which corpus, and which day is today.
#[derive(Args, Debug)]
#[command(next_help_heading = "Corpus options")]
pub struct CorpusArgs {
    /// Folder with the acts [default: `corpus` beside or above the working folder, or the one nusqa.toml names]
    #[arg(long, value_name = "DIR", env = "NUSQA_CORPUS", hide_env_values = true)]
    pub corpus: Option<PathBuf>,
    /// The day that counts as today [default: the system's date]
    #[arg(long, value_name = "DATE")]
    pub today: Option<String>,
    /// Take into account only what was published by this day
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<String>,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: one JSON document
    Json,
}

/// How bad a finding has to be to make the exit code 1.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Threshold {
    #[default]
    Error,
    Warning,
    Note,
}

impl From<Threshold> for Severity {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Error => Severity::Error,
            Threshold::Warning => Severity::Warning,
            Threshold::Note => Severity::Note,
        }
    }
}
