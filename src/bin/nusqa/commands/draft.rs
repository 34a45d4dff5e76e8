use std::io::Write;

use nusqa::base::Message;
use nusqa::draft::{self, Options};
use nusqa::extract::read_act;

use crate::error::{CliError, Exit};
use crate::input;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa draft old.txt new.txt                       the sentences of the amending act";

/// Write the amendment sentences that turn one text of an act into another
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The text in force
    #[arg(value_name = "OLD")]
    old: String,
    /// The text as it is to be
    #[arg(value_name = "NEW")]
    new: String,
}

/// Drafts.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let (old, new) = (read_act(&input::act(&args.old)?), read_act(&input::act(&args.new)?));
    match draft::draft(&old, &new, &Options::default()) {
        Ok(draft) => {
            write!(session.out, "{}", draft.text())?;
            for remark in &draft.remarks {
                session.remark(remark);
            }
            Ok(Exit::Clean)
        }
        Err(refusal) => Err(CliError { candidates: refusal.elements, ..CliError::refused(refusal.message) }),
    }
}
