use clap::Subcommand;

use crate::error::{CliError, Exit};
use crate::session::Session;

mod list;

const EXAMPLES: &str = "\
Examples:
  nusqa rules list                                  the rules of the corpus, and what is wrong with them
  nusqa rules list my-rules/ more.toml              those of other files
  nusqa rules list --format json";

/// Encoded rules: list them, and look what is wrong with them
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
    List(list::Args),
}

/// Does what the subcommand says.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    match &args.command {
        Command::List(args) => list::run(args, session),
    }
}
