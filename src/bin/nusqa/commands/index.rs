use nusqa::base::Message;

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::search_index;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa index
  nusqa index --corpus DIR";

/// Build the full-text index anew
///
/// Not needed from day to day: search builds it when a file of the corpus has changed. It is kept in .nusqa beside the corpus folder,
/// with what every command keeps of the acts it has read, and may be deleted at any time; where nothing can be written there, every
/// command reads all acts and every search makes an index in memory.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Builds it.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let index = search_index::build(&opened, session)?;
    session.remark(&Message::new("cli-index-done").with("count", index.len()));
    Ok(Exit::Clean)
}
