use std::io::Write;

use nusqa::base::Message;
use nusqa::rules::{gaps, load};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::rule_files;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa rules list                                  id, state, finding, provision, file
  nusqa rules list --on 2019-05-01                  which rules were valid that day
  nusqa rules list --gaps                           steps without a term, texts that differ, provisions without a rule
  nusqa rules list my-rules/ --format json";

/// List encoded rules: id, state on a day, finding, provision, place
///
/// A rule is valid on the days on which the version it was written for applied. What is wrong with a file is told with its line and
/// what to do; the other rules are still listed. Problems make the exit code 1.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Rule files or folders with them [default: rules/ of the corpus]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// List instead what the procedure leaves open: steps without a term, differences of texts, provisions without a rule
    #[arg(long)]
    gaps: bool,
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
    let files = if args.paths.is_empty() { rule_files::of_corpus(&opened.corpus.root)? } else { rule_files::read(&args.paths)? };
    let set = load(&files);
    let clean = set.problems.is_empty();
    if args.gaps {
        let gaps = gaps(&opened.corpus, &set, on, opened.known_on);
        match args.format {
            Format::Json => json::write_document(&mut session.out, &json::Gaps::new(on, &gaps, &session.i18n))?,
            Format::Text => text::gaps(session, &gaps, &set.problems)?,
        }
        session.out.flush()?;
        session.remark(&Message::new("rules-gap-summary").with("count", gaps.len()));
        return Ok(if clean { Exit::Clean } else { Exit::Findings });
    }
    let book = rule_files::bind(&set, &opened)?;
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::Rules::new(on, &book, &set.problems, &session.i18n))?,
        Format::Text => text::rules(session, on, &book, &set.problems)?,
    }
    session.out.flush()?;
    session.remark(&Message::new("rules-summary").with("rules", set.rules.len()).with("problems", set.problems.len()));
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}
