use std::io::{BufWriter, Stdout};

use nusqa::base::{Message, Severity};
use nusqa::corpus::Corpus;

use crate::args::Format;
use crate::corpus_dir::locate;
use crate::error::{CliError, Exit};
use crate::input;
use crate::progress;
use crate::render::json::{JsonWriter, ReadAct, write_act};
use crate::render::text::Outline;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa parse act.txt                               an outline, and what the text says about other acts and dates
  nusqa parse act.txt --format json                 nusqa.act/1
  nusqa parse acts/*.txt --format json              an array of them
  nusqa parse - < act.txt                           standard input";

/// Read acts, one per file: structure, amendments, notes, citations, commencement, repairs
///
/// Never fails on what it does not understand: that is in the tree as `unparsed` and among the diagnostics. A file that cannot be
/// read as text, or is in another language, is reported; the others are still read, and the exit code is 2.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files with one act each, in any usual encoding; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    /// Follow references into this corpus
    #[arg(long, value_name = "DIR")]
    corpus: Option<std::path::PathBuf>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
}

/// A text in another language: what was read of it is shown, but it was the wrong file.
const FOREIGN: &str = "NQ003";

/// Where acts go as they are read: nothing is kept.
enum Output<'a> {
    Json(JsonWriter<&'a mut BufWriter<Stdout>>),
    Text(&'a mut BufWriter<Stdout>, Outline),
}

/// Reads the files in the order given.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let corpus = args.corpus.as_deref().map(|dir| locate(Some(dir)).and_then(|dir| Ok(Corpus::open(&dir)?))).transpose()?;
    let bar = progress::bar(args.files.len(), session);
    let mut code = Exit::Clean;
    let mut output = match args.format {
        Format::Json => Output::Json(JsonWriter::new(&mut session.out)),
        Format::Text => Output::Text(&mut session.out, Outline::new(session.style, session.verbose)),
    };
    if let (Output::Json(json), 2..) = (&mut output, args.files.len()) {
        json.array()?;
    }
    for file in &args.files {
        let source = match input::act(file) {
            Ok(source) => source,
            Err(error) => {
                bar.suspend(|| session.messages.report(&session.i18n, &error));
                code = Exit::Refused;
                session.code = code;
                continue;
            }
        };
        let mut act = nusqa::extract::read_act(&source);
        if let Some(corpus) = &corpus {
            corpus.resolve_citations(&mut act);
        }
        let read = ReadAct::new(file, &source, &act);
        for d in read.diagnostics.iter().filter(|d| d.severity == Severity::Error || d.code == FOREIGN) {
            let message = session.i18n.tr(&d.message);
            let what = Message::new("cli-file-remark").with("file", file).with("code", d.code).with("message", message);
            bar.suspend(|| session.messages.report(&session.i18n, &CliError::refused(what)));
            code = Exit::Refused;
            session.code = code;
        }
        match &mut output {
            Output::Json(json) => write_act(json, &read, &session.i18n)?,
            Output::Text(out, outline) => outline.write(out, &read, &session.i18n)?,
        }
        bar.inc(1);
    }
    if let Output::Json(json) = output {
        json.finish()?;
    }
    bar.finish_and_clear();
    Ok(code)
}
