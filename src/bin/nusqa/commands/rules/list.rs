use std::io::Write;
use std::path::PathBuf;

use nusqa::base::Message;
use nusqa::pins::{self, Encoded, Options};
use nusqa::rules::{gaps, load};

use super::verify::horizon;
use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::lock_file::LockFile;
use crate::render::{json, text};
use crate::session::Session;
use crate::sources::Sources;
use crate::{pin_memory, rule_files};

const EXAMPLES: &str = "\
Examples:
  nusqa rules list                                  rules of the corpus: id, valid or not, state of the pin, place
  nusqa rules list src rules --on 2019-05-01        which rules were valid that day, and comments that name the law
  nusqa rules list --gaps                           steps without a term, texts that differ, provisions without a rule
  nusqa rules list my-rules/ --format json";

/// List encoded rules and references in comments: valid or not on a day, state of the pin, finding, provision, place
///
/// A rule is valid on the days on which the version it was written for applied. The pin is compared with nusqa.lock as
/// `rules verify` does it: unchanged, edited, moved, repealed, change pending, broken, not pinned. What is wrong with a file is
/// told with its line and what to do; the other rules are still listed. Problems make the exit code 1; states do not.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Rule files, source files and folders with them [default: rules/ of the corpus]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How far ahead a change counts as pending: 90d, 12w or 6m
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    horizon: String,
    /// List instead what the procedure leaves open: steps without a term, differences of texts, provisions without a rule
    #[arg(long)]
    gaps: bool,
    /// The lock file [default: the nearest nusqa.lock]
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
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
    let options = Options { on, horizon: horizon(on, &args.horizon)? };
    let own = opened.corpus.root.join("rules");
    let paths = match args.paths.is_empty() {
        true if own.is_dir() => vec![own.to_string_lossy().replace('\\', "/")],
        _ => args.paths.clone(),
    };
    let sources = Sources::read(&paths, session)?;
    let files = if args.paths.is_empty() {
        rule_files::of_corpus(&opened.corpus.root)?
    } else {
        rule_files::of_sources(&args.paths, &sources)?
    };
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
    let lock = LockFile::open(args.lock.as_deref(), &paths, &opened.corpus.root)?;
    let mut law = pin_memory::law(&opened);
    let pins =
        pins::verify(&mut law, &sources.mentions, (&lock.lock, &lock.problems, &lock.name), Encoded::default(), &options).pins;
    pin_memory::keep(&law, &opened);
    let book = rule_files::bind(&set, &opened)?;
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::Rules::new(on, &book, &pins, &set.problems, &session.i18n))?,
        Format::Text => text::rules(session, on, &book, &pins, &set.problems)?,
    }
    session.out.flush()?;
    session.remark(&Message::new("rules-summary").with("rules", set.rules.len()).with("problems", set.problems.len()));
    Ok(if clean { Exit::Clean } else { Exit::Findings })
}
