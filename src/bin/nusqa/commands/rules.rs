use clap::Subcommand;

use crate::error::{CliError, Exit};
use crate::session::Session;

mod pin;
pub mod verify;

const EXAMPLES: &str = "\
Examples:
  nusqa rules pin src rules                         write down which wording each rule was written against
  nusqa rules verify src rules --horizon 90d        pins that no longer hold, or soon will not";

/// Encoded rules: pin them to the law, and verify the pins
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
}

/// Does what the subcommand says.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    match &args.command {
        Command::Pin(args) => pin::run(args, session),
        Command::Verify(args) => verify::run(args, session),
    }
}
