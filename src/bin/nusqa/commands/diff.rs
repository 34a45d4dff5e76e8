use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use nusqa::base::{Date, Language, Message};
use nusqa::corpus::Reference;
use nusqa::extract::read_tree;
use nusqa::query::{self, Diff};

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::input;
use crate::render::diff::{self as sheet, View};
use crate::render::json;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa diff '361#document-1/item-7' --from 2017-01-01 --to 2023-01-01
  nusqa diff 11-1-4/1 --from 2025-12-01             until today
  nusqa diff '361#item-1' --from sha256:4f2a --to sha256:91c0   two versions by their ids
  nusqa diff 361@2017-01-01 758@2024-01-01          two acts, each as of a day
  nusqa diff old.txt new.txt                        two files: editions, or the texts in two languages
  nusqa diff old.txt new.txt --hide-editorial       without what is only letters and punctuation
  nusqa diff old.docx new.docx --format docx -o changes.docx
  nusqa diff old.txt new.txt --format table         the comparison table; -o table.docx for a word processor

Changes that count are named beside the element: amount, date, term, denial, who, documents, condition, reference.";

/// Show what changed in a provision between two days, or between two files
///
/// First the structure is compared (added, removed, moved, renumbered, restated), then the words; tables cell by cell. Without
/// colours, words that went are written [-so-] and words that came {+so+}. Unchanged units are left out of the text output, unless
/// -v is given. Of texts in different languages only the structure is compared.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES, override_usage = "nusqa diff [OPTIONS] <REF> --from <DATE|VERSION> [--to <DATE|VERSION>]\n       nusqa diff [OPTIONS] <REF@DATE> <REF@DATE>\n       nusqa diff [OPTIONS] <OLD> <NEW>")]
pub struct Args {
    /// A reference, with --from; or an old and a new file or reference
    #[arg(value_name = "REF|OLD NEW", required = true, num_args = 1..)]
    what: Vec<String>,
    /// The earlier day, or the id of a version
    #[arg(long, value_name = "DATE|VERSION")]
    from: Option<String>,
    /// The later day, or the id of a version [default: today]
    #[arg(long, value_name = "DATE|VERSION", requires = "from")]
    to: Option<String>,
    /// Leave out what is only letter shapes, capitals, blanks and punctuation
    #[arg(long)]
    hide_editorial: bool,
    /// In one text, or old and new side by side [default: side by side where the terminal is wide]
    #[arg(long, value_enum, value_name = "inline|side", hide_possible_values = true)]
    view: Option<View>,
    /// How to write the result: docx has tracked changes, table is the comparison table
    #[arg(long, value_enum, default_value_t, value_name = "text|json|html|docx|table", hide_possible_values = true)]
    format: Form,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// A page of its own
    Html,
    /// A word-processor file with tracked changes
    Docx,
    /// The comparison table
    Table,
}

/// Compares.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let to_terminal = args.output.is_none() && session.out.get_ref().is_terminal();
    if args.format == Form::Docx && to_terminal {
        let error = CliError::refused(Message::new("draft-docx-terminal"));
        return Err(error.hint(Message::new("draft-docx-terminal-hint")));
    }
    let mut diff = match (&args.from, args.what.as_slice()) {
        (Some(from), words) => between_days(args, session, from, &words.join(" "))?,
        (None, [old, new]) => between_two(args, session, old, new)?,
        (None, _) => {
            let error = CliError::refused(Message::new("cli-diff-what"));
            return Err(error.hint(Message::new("cli-diff-what-hint")));
        }
    };
    if args.hide_editorial {
        diff.hide_editorial();
    }
    if diff.language.is_none() {
        session.remark(&Message::new("diff-languages"));
    }
    let bytes = match args.format {
        Form::Json => {
            let mut bytes = Vec::new();
            json::write_document(&mut bytes, &json::DiffJson::new(&diff, &session.i18n))?;
            bytes
        }
        Form::Html => sheet::html(&diff, &session.i18n).into_bytes(),
        Form::Docx => sheet::docx(&diff)?,
        Form::Table => table(args, session, &diff)?,
        Form::Text => sheet::text(session, &diff, args.view, args.output.is_some()).into_bytes(),
    };
    match &args.output {
        Some(file) => std::fs::write(file, bytes)?,
        None => session.out.write_all(&bytes)?,
    }
    Ok(Exit::Clean)
}

/// The comparison table, by the ending of the file it goes to.
fn table(args: &Args, session: &Session, diff: &Diff) -> Result<Vec<u8>, CliError> {
    use crate::render::draft::{Sheet, Shown, docx, html, text};
    let language = diff.language.unwrap_or(Language::Kazakh);
    let rows = sheet::rows(diff, language);
    let title = format!("{} → {}", diff.old, diff.new);
    let sheet = Sheet { language, title: &title, shown: Shown::Rows(&rows) };
    let ending = args.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str()).map(str::to_lowercase);
    Ok(match ending.as_deref() {
        Some("docx") => docx(&sheet)?,
        Some("html" | "htm") => html(&sheet).into_bytes(),
        Some(_) => text(&sheet, crate::style::Style::default()).into_bytes(),
        None => text(&sheet, session.style).into_bytes(),
    })
}

fn between_days(args: &Args, session: &Session, from: &str, reference: &str) -> Result<Diff, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let reference = resolved(&opened, reference)?;
    if let Some(day) = reference.on {
        return Err(CliError::refused(Message::new("cli-diff-day").with("day", day)));
    }
    let is_id = |text: &str| text.starts_with("sha256:") || text.starts_with("unknown:");
    if let (true, Some(to)) = (is_id(from), args.to.as_deref().filter(|t| is_id(t))) {
        return Ok(query::diff_versions(&opened.corpus, &reference, [from, to], opened.known_on)?);
    }
    let from: Date = session.date("--from", from)?;
    let to = args.to.as_deref().map(|d| session.date("--to", d)).transpose()?;
    Ok(query::diff(&opened.corpus, &reference, from, to.unwrap_or(opened.today), opened.known_on)?)
}

fn resolved(opened: &Opened, reference: &str) -> Result<Reference, CliError> {
    Ok(opened.corpus.resolve(reference)?)
}

/// Two files, or two references with their days.
fn between_two(args: &Args, session: &Session, old: &str, new: &str) -> Result<Diff, CliError> {
    let is_file = |name: &str| name == "-" || Path::new(name).exists();
    let is_reference = |name: &str| name.contains('@') && !is_file(name);
    if is_reference(old) && is_reference(new) {
        let opened = Opened::open(&args.corpus, session)?;
        let (a, b) = (resolved(&opened, old)?, resolved(&opened, new)?);
        let day = |r: &Reference| r.on.unwrap_or(opened.today);
        let days = (day(&a), day(&b));
        return Ok(query::diff_references(&opened.corpus, (&a, days.0), (&b, days.1), opened.known_on)?);
    }
    let (before, after) = std::thread::scope(|scope| {
        let read = |name: &str| Ok::<_, CliError>(read_tree(&input::act(name)?));
        let before = scope.spawn(move || read(old));
        let after = read(new);
        let before = before.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        Ok::<_, CliError>((before?, after?))
    })?;
    let language = query::common_language(&before, &after);
    Ok(Diff { old: old.to_string(), new: new.to_string(), language, changes: query::diff_documents(&before, &after) })
}
