use std::io::Write;

use clap::ValueEnum;
use nusqa::check::{Feed, Format, Record, Records};
use nusqa::pins::{self, Options};

use super::rules::verify::horizon;
use crate::args::CorpusArgs;
use crate::cases;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::pin_memory;
use crate::render::{ics, json, text};
use crate::session::Session;
use crate::sources::Sources;

const EXAMPLES: &str = "\
Examples:
  nusqa impact --horizon 90d                        what changes in the 90 days from today on
  nusqa impact src rules --cases open/*.jsonl       with the rules and the open cases that rest on it
  nusqa impact --on 2025-12-20 --format json        as of that day, nusqa.impact/1
  nusqa impact src --format ics > changes.ics       an entry a change for a calendar program";

/// Tell what changes next, and what rests on it
///
/// Every change that comes after the day and within the horizon, or may: the provisions it changes, the provisions elsewhere that
/// refer to them, the rules and programs that encode them (PATH), and the open cases that rely on them (records without a
/// decision). A day that rests on a fact the corpus lacks is given as its bounds.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Source files, rule files, and folders of them
    #[arg(value_name = "PATH")]
    paths: Vec<String>,
    /// How far to look ahead: 90d, 12w or 6m
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    horizon: String,
    /// Case records; those without a decision are open
    #[arg(long, value_name = "FILES", num_args = 1..)]
    cases: Vec<String>,
    /// The day from which to look [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json|ics", hide_possible_values = true)]
    format: ImpactFormat,
    #[command(flatten)]
    corpus: CorpusArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ImpactFormat {
    #[default]
    Text,
    Json,
    Ics,
}

/// An open case.
pub struct OpenCase {
    /// Its id, where it has one.
    pub id: Option<String>,
    /// File of the record.
    pub file: String,
    /// Line of the file.
    pub line: u64,
}

/// Tells.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on = args.on.as_deref().map(|d| session.date("--on", d)).transpose()?.unwrap_or(opened.today);
    let options = Options { on, horizon: horizon(on, &args.horizon)? };
    let sources = if args.paths.is_empty() { Sources::default() } else { Sources::read(&args.paths, session)? };
    let (open, relied_on) = open_cases(&args.cases, session);
    let mut law = pin_memory::law(&opened);
    let coming = pins::impact(&mut law, &sources.mentions, &relied_on, &options);
    let told = text::Impact { coming: &coming, mentions: &sources.mentions, cases: &open };
    match args.format {
        ImpactFormat::Text => text::impact(session, &opened.corpus, &options, &told)?,
        ImpactFormat::Json => {
            json::write_document(&mut session.out, &json::ImpactJson::new(&options, opened.known_on, &told, &session.i18n))?;
        }
        ImpactFormat::Ics => {
            let entries = text::impact_entries(&opened.corpus, &told, &session.i18n);
            session.out.write_all(ics::calendar(opened.today, &entries).as_bytes())?;
        }
    }
    session.out.flush()?;
    Ok(session.code)
}

/// The records without a decision, and the provisions that each relies on. A file that cannot be read is told, the others go on.
fn open_cases(files: &[String], session: &mut Session) -> (Vec<OpenCase>, Vec<Vec<String>>) {
    let (mut cases, mut references) = (Vec::new(), Vec::new());
    for source in cases::list(files) {
        let read = source.and_then(|source| {
            source.open(&cases::Reading::default(), &indicatif::ProgressBar::hidden(), &mut |opened| {
                let mut take = |record: Record| {
                    let Some(case) = record.case.filter(|c| c.decided_on.is_none() && c.decision.is_none()) else { return };
                    references.push(case.checks.iter().map(|c| c.provision.clone()).collect());
                    cases.push(OpenCase { id: case.id, file: opened.name.to_string(), line: case.line });
                };
                match opened.feed {
                    Feed::Lines(reader, _) => Records::new(Format::Jsonl, reader).for_each(&mut take),
                    Feed::Records(records) => records.for_each(&mut take),
                }
            })
        });
        if let Err(error) = read {
            session.report(&error);
            session.code = Exit::Refused;
        }
    }
    (cases, references)
}
