use std::io::Write;

use nusqa::base::Message;
use nusqa::rules::load;

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::rule_files;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa rules list
  nusqa rules list my-rules/ --format json";

/// List encoded rules: id, provision, finding, place
///
/// What is wrong with a file is told with its line and what to do; the other rules are still listed. Problems make the exit code 1.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Rule files or folders with them [default: rules/ of the corpus]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Lists them.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let files = if args.paths.is_empty() { rule_files::of_corpus(&opened.corpus.root)? } else { rule_files::read(&args.paths)? };
    let set = load(&files);
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::Rules::new(&set, &session.i18n))?,
        Format::Text => text::rules(session, &set)?,
    }
    session.out.flush()?;
    session.remark(&Message::new("rules-summary").with("rules", set.rules.len()).with("problems", set.problems.len()));
    Ok(if set.problems.is_empty() { Exit::Clean } else { Exit::Findings })
}
