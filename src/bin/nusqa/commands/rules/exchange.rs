use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use nusqa::base::Message;
use nusqa::rules::{Language, load, write};

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::text;
use crate::rule_files;
use crate::session::Session;
use crate::sources::Sources;

const EXPORT_EXAMPLES: &str = "\
Examples:
  nusqa rules export > rules.cel.toml               the rules of the corpus in standard CEL
  nusqa rules export my-rules/ -o out.toml          those of other files
  nusqa rules export --format toml                  in the language of rules, one form for every rule";

const IMPORT_EXAMPLES: &str = "\
Examples:
  nusqa rules import rules.cel.toml                 the same rules in the language of rules
  nusqa rules import rules.cel.toml -o rules/new.toml
  nusqa rules list rules.cel.toml                   a file with language = \"cel\" can be used as it is, too";

/// Write encoded rules in standard CEL, for other engines
///
/// Expressions become standard CEL (Common Expression Language) over the record: days are timestamps, lengths durations, ages are
/// counted by years, months and days. The rest of each rule stays as it is, in TOML with language = "cel" at the top.
/// `rules import` reads it back, and what comes back says the same.
#[derive(clap::Args, Debug)]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArgs {
    /// Rule files and folders with them [default: rules/ of the corpus]
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// The language of the expressions
    #[arg(long, value_enum, default_value_t, value_name = "cel|toml", hide_possible_values = true)]
    format: OutputLanguage,
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Read rules in standard CEL and write them in the language of rules
///
/// An expression outside the part of CEL that rules know is refused with its place and the reason; the other rules are written.
#[derive(clap::Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub struct ImportArgs {
    /// Rule files with language = "cel", and folders with them
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<String>,
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputLanguage {
    #[default]
    Cel,
    Toml,
}

/// Exports.
pub fn export(args: &ExportArgs, session: &mut Session) -> Result<Exit, CliError> {
    let files = if args.paths.is_empty() {
        let opened = Opened::open(&args.corpus, session)?;
        rule_files::of_corpus(&opened.corpus.root)?
    } else {
        rule_files::of_sources(&args.paths, &Sources::read(&args.paths, session)?)?
    };
    let language = if args.format == OutputLanguage::Cel { Language::Cel } else { Language::Nusqa };
    convert(&files, language, args.output.as_deref(), session)
}

/// Imports.
pub fn import(args: &ImportArgs, session: &mut Session) -> Result<Exit, CliError> {
    let files = rule_files::of_sources(&args.paths, &Sources::read(&args.paths, session)?)?;
    convert(&files, Language::Nusqa, args.output.as_deref(), session)
}

fn convert(
    files: &[nusqa::rules::RuleFile],
    language: Language,
    output: Option<&std::path::Path>,
    session: &mut Session,
) -> Result<Exit, CliError> {
    let set = load(files);
    let written = write(&set, language);
    match output {
        Some(path) => std::fs::write(path, written)
            .map_err(|e| CliError::refused(Message::new("cli-lock-not-written").with("file", path.display()).with("error", e)))?,
        None => session.out.write_all(written.as_bytes())?,
    }
    session.out.flush()?;
    text::problems(&mut std::io::stderr().lock(), session.style, &session.i18n, &set.problems)?;
    let named = if language == Language::Cel { "CEL" } else { "TOML" };
    let message = Message::new("rules-exported").with("rules", set.rules.len()).with("language", named);
    session.remark(&message.with("problems", set.problems.len()));
    Ok(if set.problems.is_empty() { Exit::Clean } else { Exit::Findings })
}
