use std::io::Write;
use std::path::PathBuf;

use nusqa::base::Message;
use nusqa::pins::{self, Action, PinOptions};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::lock_file::LockFile;
use crate::pin_memory;
use crate::render::{json, text};
use crate::session::Session;
use crate::sources::Sources;

const EXAMPLES: &str = "\
Examples:
  nusqa rules pin src rules                         pin what is new in the sources and rule files of these folders
  nusqa rules pin src --on 2022-12-01               to the wording of that day
  nusqa rules pin src --update '361#document-1/item-7'
                                                    renew one pin, after the rule was brought in line
  nusqa rules pin src --update                      renew all of them
  nusqa rules pin . --prune                         leave out entries that nothing uses any more

A reference is a comment in a source file of any language, or the provision of a rule:
  // nusqa: 361#document-1/item-7
  # nusqa: 361#document-1/item-7 boundary=2022-11-16
  provision = \"361#document-1/item-7\"";

/// Write down which wording each rule was written against (nusqa.lock)
///
/// Every reference that is not pinned yet is pinned to the wording that applies (or that of the day after `@`). What is pinned stays,
/// unless --update says otherwise. The lock file is the nearest nusqa.lock at or above the files; a new one is made at the top of
/// the repository, or in the corpus folder for rules that are kept there.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Source files, rule files, and folders of them
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<String>,
    /// Pin to the wording of this day [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The day on which somebody compared rule and wording [default: today]
    #[arg(long, value_name = "DATE")]
    reviewed: Option<String>,
    /// Renew pins: all, or those named
    #[arg(long, value_name = "REF", num_args = 0..=1, default_missing_value = "", action = clap::ArgAction::Append)]
    update: Vec<String>,
    /// Leave out entries that nothing in these files uses
    #[arg(long)]
    prune: bool,
    /// The lock file [default: the nearest nusqa.lock]
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
    /// How to write what was done
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Pins.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on = args.on.as_deref().map(|d| session.date("--on", d)).transpose()?.unwrap_or(opened.today);
    let reviewed = args.reviewed.as_deref().map(|d| session.date("--reviewed", d)).transpose()?.unwrap_or(opened.today);
    let (paths, update) = paths_and_update(args);
    let file = LockFile::open(args.lock.as_deref(), &paths, &opened.corpus.root)?;
    if !file.problems.is_empty() {
        // Writing it anew would lose what cannot be read.
        for problem in &file.problems {
            session.report(&CliError::refused(problem.message.clone()).hint(problem.help.clone()));
        }
        return Err(CliError::refused(Message::new("cli-lock-broken").with("file", &file.name)));
    }
    let sources = Sources::read(&paths, session)?;
    let mut law = pin_memory::law(&opened);
    let options = PinOptions { update, prune: args.prune };
    let (lock, done, pruned) = pins::pin(&mut law, &sources.mentions, &file.lock, (on, reviewed), &options);
    pin_memory::keep(&law, &opened);
    // A slip in --update would look like a renewal.
    let named = options.update.iter().flatten();
    if let Some(unknown) = named.into_iter().find(|r| !done.iter().any(|p| p.reference == **r)) {
        let known = done.iter().map(|p| p.reference.clone()).take(12).collect();
        let message = Message::new("cli-pin-no-such").with("reference", unknown).with("files", sources.files);
        return Err(CliError { candidates: known, ..CliError::refused(message) });
    }
    let written = file.write(&lock)?;
    match args.format {
        Format::Text => text::pinned(session, &file.name, &done, &pruned, written)?,
        Format::Json => json::write_document(&mut session.out, &json::PinnedJson::new(&file.name, &done, &pruned, &session.i18n))?,
    }
    session.out.flush()?;
    let refused = done.iter().any(|p| matches!(p.action, Action::Refused(..)));
    Ok(if refused { Exit::Refused } else { Exit::Clean })
}

/// `--update` may stand before the paths: what is a file is no reference.
fn paths_and_update(args: &Args) -> (Vec<String>, Option<Vec<String>>) {
    let is_path = |text: &String| !text.is_empty() && std::path::Path::new(text).exists();
    let mut paths: Vec<String> = args.update.iter().filter(|u| is_path(u)).cloned().collect();
    let named: Vec<String> = args.update.iter().filter(|u| !u.is_empty() && !is_path(u)).cloned().collect();
    if paths.is_empty() || args.paths != ["."] {
        paths.extend(args.paths.iter().cloned());
    }
    (paths, (!args.update.is_empty()).then_some(named))
}
