use std::cell::OnceCell;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clap::ValueEnum;
use nusqa::base::{Kind, Message, Severity};
use nusqa::corpus::Corpus;
use nusqa::source::Source;

use crate::corpus_dir::{self, locate};
use crate::error::{CliError, Exit};
use crate::i18n::{I18n, Lang};
use crate::intake::{self, End, Feed, Job, Ordered, Plan};
use crate::progress;
use crate::render::json::{JsonWriter, ReadAct, write_act};
use crate::render::text::Outline;
use crate::session::Session;
use crate::style::Style;

const EXAMPLES: &str = "\
Examples:
  nusqa parse act.txt                               an outline, and what the text says about other acts and dates
  nusqa parse act.txt --format json                 nusqa.act/1
  nusqa parse acts/*.txt --format json              an array of them
  nusqa parse codes/ laws.zip --format jsonl        every act of a folder and of an archive, one a line
  nusqa parse 2020/0629-code/kaz.md                 an act in several files: the index, or the folder of its parts
  nusqa parse - < act.txt                           standard input";

/// Read acts: structure, amendments, notes, citations, commencement, repairs
///
/// Takes files, folders (every act in them), zip archives (`archive.zip!inner/path` in results) and gzip files. What a file is is
/// seen in its bytes, not in its name. Never fails on what it does not understand: that is in the tree as `unparsed` and among the
/// diagnostics. A file that cannot be read as text, or is in another language, is reported; the others are still read, and the exit
/// code is 2.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Files, folders and archives of acts, in any usual encoding; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<String>,
    /// Follow references into this corpus
    #[arg(long, value_name = "DIR")]
    corpus: Option<std::path::PathBuf>,
    /// How to write the result: for people, one JSON document (an array of several acts), or one act a line
    #[arg(long, value_enum, default_value_t, value_name = "text|json|jsonl", hide_possible_values = true)]
    format: OutputFormat,
    /// Acts to read at the same time [default: as many as the machine has cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Give up an act that takes longer, and read the others
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    time_limit: u64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    #[default]
    Text,
    Json,
    Jsonl,
}

/// A text in another language: what was read of it is shown, but it was the wrong file.
const FOREIGN: &str = "NQ003";

/// What became of one act.
#[derive(Default)]
struct Outcome {
    /// The result as bytes.
    body: Option<Vec<u8>>,
    errors: Vec<CliError>,
    /// Lines that were not understood.
    unparsed: usize,
}

/// How results are to look; the same for every thread.
#[derive(Clone, Copy)]
struct Look {
    format: OutputFormat,
    lang: Lang,
    style: Style,
    verbose: bool,
}

/// Counts for the summary.
#[derive(Default)]
struct Sum {
    acts: usize,
    failures: usize,
    unparsed: usize,
}

/// Reads what is named, in the order given; the acts of a folder or an archive in the order of their names.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let corpus = args.corpus.as_deref().map(|dir| locate(Some(dir)).and_then(|dir| corpus_dir::read(&dir, session))).transpose()?;
    let feed = Arc::new(Mutex::new(Feed::new(&args.files)));
    let look = Look { format: args.format, lang: session.i18n.lang, style: session.style, verbose: session.verbose };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let plan = Plan {
        threads: args.jobs.map_or_else(cores, usize::from),
        limit: Duration::from_secs(args.time_limit),
        work: move |(job, several)| read(job, several, look, corpus.as_ref()),
        size: |outcomes: &Vec<Outcome>| outcomes.iter().flat_map(|o| &o.body).map(Vec::len).sum(),
    };
    let jobs = Arc::clone(&feed);
    let next = move || {
        let mut feed = jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let job = feed.next()?;
        Some((job.name.clone(), (job, feed.several)))
    };
    let several = |feed: &Mutex<Feed>| feed.lock().unwrap_or_else(PoisonError::into_inner).several;
    let bar = progress::acts(session);
    let mut sum = Sum::default();
    let mut code = Exit::Clean;
    let end = intake::run(next, plan, |result| {
        progress::known(&bar, session.quiet, feed.try_lock().map_or(0, |feed| feed.known));
        let outcomes = match result {
            Ordered::Done(outcomes) => outcomes,
            Ordered::Late(name) => {
                let message = Message::new("cli-parse-late").with("file", name).with("seconds", args.time_limit);
                let error = CliError::refused(message).hint(Message::new("cli-parse-late-hint"));
                vec![Outcome { errors: vec![error], ..Outcome::default() }]
            }
            Ordered::Fault(name) => {
                code = Exit::Fault;
                let error = CliError::refused(Message::new("cli-parse-fault").with("file", name));
                vec![Outcome { errors: vec![error], ..Outcome::default() }]
            }
        };
        for outcome in outcomes {
            for error in &outcome.errors {
                bar.suspend(|| session.messages.report(&session.i18n, error));
                code = code.max(Exit::Refused);
                session.code = code;
            }
            sum.failures += usize::from(outcome.body.is_none());
            sum.unparsed += outcome.unparsed;
            if let Some(body) = outcome.body {
                separate(&mut session.out, args.format, sum.acts == 0, || several(&feed))?;
                session.out.write_all(&body)?;
                sum.acts += 1;
            }
        }
        bar.inc(1);
        Ok::<(), CliError>(())
    })?;
    bar.finish_and_clear();
    let feed = feed.lock().unwrap_or_else(PoisonError::into_inner);
    if args.format == OutputFormat::Json && feed.several {
        session.out.write_all(if sum.acts == 0 { b"[]\n" } else { b"\n]\n" })?;
    }
    session.out.flush()?;
    if feed.passed_over.count() > 0 {
        let (count, kinds) = (feed.passed_over.count(), feed.passed_over.kinds());
        session.remark(&Message::new("cli-parse-passed-over").with("count", count).with("kinds", kinds));
    }
    if sum.acts + sum.failures > 1 {
        let message = Message::new("cli-parse-summary").with("acts", sum.acts).with("unparsed", sum.unparsed);
        session.remark(&message.with("failures", sum.failures));
    }
    if end == End::GaveUp {
        return Err(CliError::refused(Message::new("cli-parse-gave-up")));
    }
    Ok(code)
}

/// What stands between two acts.
fn separate(out: &mut impl Write, format: OutputFormat, first: bool, several: impl FnOnce() -> bool) -> io::Result<()> {
    match format {
        OutputFormat::Jsonl => Ok(()),
        OutputFormat::Text if first => Ok(()),
        OutputFormat::Text => writeln!(out),
        OutputFormat::Json if !first => out.write_all(b","),
        OutputFormat::Json if several() => out.write_all(b"["),
        OutputFormat::Json => Ok(()),
    }
}

/// Reads and renders one job; nothing of it is kept but the bytes.
fn read(job: Job, several: bool, look: Look, corpus: Option<&Corpus>) -> Vec<Outcome> {
    let one = |(name, source): (String, Result<Source, CliError>)| match source {
        Ok(source) => rendered(&name, &source, several, look, corpus),
        Err(error) => Outcome { errors: vec![error], ..Outcome::default() },
    };
    intake::acts_of(job).into_iter().map(one).collect()
}

fn rendered(name: &str, source: &Source, several: bool, look: Look, corpus: Option<&Corpus>) -> Outcome {
    let mut act = nusqa::extract::read_act(source);
    if let Some(corpus) = corpus {
        corpus.resolve_citations(&mut act);
    }
    let read = ReadAct::new(name, source, &act);
    let unparsed = act.document.nodes.iter().filter(|n| n.kind == Kind::Unparsed).count();
    thread_local! {
        static WORDS: OnceCell<I18n> = const { OnceCell::new() };
    }
    WORDS.with(|words| {
        let i18n = words.get_or_init(|| I18n::new(look.lang));
        let wrong = read.diagnostics.iter().filter(|d| d.severity == Severity::Error || d.code == FOREIGN);
        let error = |d: &nusqa::base::Diagnostic| {
            let message =
                Message::new("cli-file-remark").with("file", name).with("code", d.code).with("message", i18n.tr(&d.message));
            CliError::refused(message)
        };
        let mut errors: Vec<CliError> = wrong.map(error).collect();
        let mut body = Vec::new();
        match render(&mut body, &read, i18n, several, look) {
            Ok(()) => Outcome { body: Some(body), errors, unparsed },
            Err(e) => {
                errors.push(e.into());
                Outcome { body: None, errors, unparsed }
            }
        }
    })
}

fn render(body: &mut Vec<u8>, read: &ReadAct<'_>, i18n: &I18n, several: bool, look: Look) -> io::Result<()> {
    match look.format {
        OutputFormat::Text => Outline::new(look.style, look.verbose).write(body, read, i18n),
        OutputFormat::Json if several => {
            let mut json = JsonWriter::new(&mut *body);
            json.array()?;
            write_act(&mut json, read, i18n)?;
            // Whoever joins the acts writes the bracket.
            body.remove(0);
            Ok(())
        }
        OutputFormat::Json => {
            let mut json = JsonWriter::new(body);
            write_act(&mut json, read, i18n)?;
            json.finish()
        }
        OutputFormat::Jsonl => {
            let mut json = JsonWriter::compact(body);
            write_act(&mut json, read, i18n)?;
            json.finish()
        }
    }
}
