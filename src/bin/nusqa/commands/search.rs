use std::io::Write;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use nusqa::base::{ActKind, Date, Message};
use nusqa::index::Index;
use nusqa::query::search::{SearchError, SearchOptions, search};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, ErrorKind, Exit};
use crate::render::{json, text};
use crate::search_index;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa search өтініш                               any form of the word: өтінішке, өтініштің, өтiнiш
  nusqa search '\"бітімгершілік келісім\"'            the words side by side
  nusqa search өтініш --act 361 --on 2022-12-20     in one act, as it read that day
  nusqa search алимент --all-versions               wordings of all days
  nusqa search алимент --format json";

/// Search the wordings in force on a day
///
/// All words must occur, in any of their forms; look-alike letters count as the same.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Words; \"several in quotes\" stand side by side
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    query: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Only this act, in any form of a reference
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// Only this kind of act, such as order or law
    #[arg(long, value_name = "KIND", hide_possible_values = true)]
    kind: Option<KindArg>,
    /// Wordings of all days, those of the day asked about first
    #[arg(long)]
    all_versions: bool,
    /// At most so many hits
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Leave out so many of the best
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// A kind of act by its word in the contract.
#[derive(Clone, Copy, Debug)]
struct KindArg(ActKind);

impl ValueEnum for KindArg {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [KindArg; 9] = {
            let mut all = [KindArg(ActKind::Constitution); 9];
            let mut i = 0;
            while i < 9 {
                all[i] = KindArg(ActKind::ALL[i]);
                i += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.as_str()))
    }
}

impl From<SearchError> for CliError {
    fn from(error: SearchError) -> Self {
        let kind = if error.usage { ErrorKind::Refused } else { ErrorKind::Fault };
        CliError { kind, ..CliError::refused(error.message) }
    }
}

/// Searches.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on: Date = args.on.as_deref().map_or(Ok(opened.today), |d| session.date("--on", d))?;
    let act = args.act.as_deref().map(|a| opened.corpus.resolve(a)).transpose()?.map(|r| r.work);
    let kind = args.kind.map(|k| k.0);
    let all_versions = args.all_versions;
    let options =
        SearchOptions { on: Some(on), act, kind, all_versions, limit: args.limit, offset: args.offset, ..SearchOptions::default() };
    let query = args.query.join(" ");
    let index = search_index::open(&opened, session)?;
    let results = search(&index, &query, &options)?;
    for notice in &results.notices {
        session.remark(notice);
    }
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::Search::new(&query, on, &results, &session.i18n))?,
        Format::Text => text::hits(session, &results)?,
    }
    if results.total == 0 && !all_versions {
        session.out.flush()?;
        other_days(&index, &query, options, session)?;
    }
    Ok(Exit::Clean)
}

/// Nothing found may only mean: not on this day.
fn other_days(index: &Index, query: &str, options: SearchOptions, session: &Session) -> Result<(), CliError> {
    let on = options.on.map(|d| d.to_string()).unwrap_or_default();
    let total = search(index, query, &SearchOptions { all_versions: true, ..options })?.total;
    if total > 0 {
        session.remark(&Message::new("cli-search-other-days").with("day", on).with("count", total));
    }
    Ok(())
}
