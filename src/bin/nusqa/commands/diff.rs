use nusqa::base::{Date, Message};
use nusqa::extract::read_act;
use nusqa::query::{self, Diff};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::input;
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa diff '361#document-1/item-7' --from 2017-01-01 --to 2023-01-01
  nusqa diff 11-1-4/1 --from 2025-12-01             until today
  nusqa diff old.txt new.txt                        two files with the same act
  nusqa diff old.txt new.txt --format json";

/// Show what changed in a provision between two days, or between two files
///
/// Without colours, words that went are written [-so-] and words that came {+so+}. Unchanged units are left out of the text
/// output, unless -v is given.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES, override_usage = "nusqa diff [OPTIONS] <REF> --from <DATE> [--to <DATE>]\n       nusqa diff [OPTIONS] <OLD> <NEW>")]
pub struct Args {
    /// A reference, with --from; or an old and a new file
    #[arg(value_name = "REF|OLD NEW", required = true, num_args = 1..)]
    what: Vec<String>,
    /// The earlier day
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// The later day [default: today]
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Compares.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let diff = match (&args.from, args.what.as_slice()) {
        (Some(from), words) => between_days(args, session, from, &words.join(" "))?,
        (None, [old, new]) => between_files(old, new)?,
        (None, _) => {
            let error = CliError::refused(Message::new("cli-diff-what"));
            return Err(error.hint(Message::new("cli-diff-what-hint")));
        }
    };
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::DiffJson::new(&diff, &session.i18n))?,
        Format::Text => text::diff(session, &diff)?,
    }
    Ok(Exit::Clean)
}

fn between_days(args: &Args, session: &Session, from: &str, reference: &str) -> Result<Diff, CliError> {
    let from: Date = session.date("--from", from)?;
    let to = args.to.as_deref().map(|d| session.date("--to", d)).transpose()?;
    let opened = Opened::open(&args.corpus, session)?;
    let reference = opened.corpus.resolve(reference)?;
    if let Some(day) = reference.on {
        return Err(CliError::refused(Message::new("cli-diff-day").with("day", day)));
    }
    Ok(query::diff(&opened.corpus, &reference, from, to.unwrap_or(opened.today), opened.known_on)?)
}

fn between_files(old: &str, new: &str) -> Result<Diff, CliError> {
    let (before, after) = (read_act(&input::act(old)?), read_act(&input::act(new)?));
    Ok(Diff { old: old.to_string(), new: new.to_string(), changes: query::diff_documents(&before, &after) })
}
