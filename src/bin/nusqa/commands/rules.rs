use clap::Subcommand;

use crate::error::{CliError, Exit};
use crate::session::Session;

mod exchange;
mod list;
mod pin;
pub mod verify;

const EXAMPLES: &str = "\
Examples:
  nusqa rules pin src rules                         write down which wording each rule was written against
  nusqa rules verify src rules --horizon 90d        pins that no longer hold, or soon will not
  nusqa rules list                                  the rules of the corpus, and what is wrong with them
  nusqa rules list my-rules/ more.toml              those of other files
  nusqa rules list --format json
  nusqa rules export                                the rules in standard CEL; `rules import` reads them back";

/// Encoded rules: pin them to the law, verify the pins, list and exchange the rules
///
/// A rule is a table of a TOML file (docs/RULES.md): the provision it encodes, when it applies, what it calls for. Without paths the
/// files in rules/ of the corpus are taken.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES, arg_required_else_help = true, disable_help_subcommand = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Pin(pin::Args),
    Verify(verify::Args),
    List(list::Args),
    Export(exchange::ExportArgs),
    Import(exchange::ImportArgs),
}

/// Does what the subcommand says.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    match &args.command {
        Command::Pin(args) => pin::run(args, session),
        Command::Verify(args) => verify::run(args, session),
        Command::List(args) => list::run(args, session),
        Command::Export(args) => exchange::export(args, session),
        Command::Import(args) => exchange::import(args, session),
    }
}
