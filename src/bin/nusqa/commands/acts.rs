use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa acts
  nusqa acts --on 2023-09-20                        which acts applied that day
  nusqa acts --format json";

/// List the acts of the corpus and their status on a day
///
/// An act whose text is not in the corpus is listed when another act amends or repeals it.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Lists them.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on = args.on.as_deref().map_or(Ok(opened.today), |d| session.date("--on", d))?;
    let acts = nusqa::query::acts(&opened.corpus, on, opened.known_on);
    match args.format {
        Format::Json => {
            let document = json::Acts::new(on, opened.known_on, &acts, &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => text::acts(session, on, &acts)?,
    }
    Ok(Exit::Clean)
}
