use nusqa::base::ProvisionPath;
use nusqa::corpus::Reference;
use nusqa::timeline::{AnswerKind, Version};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa acts
  nusqa acts --on 2023-09-20                        which acts applied that day
  nusqa acts --format json";

/// List the acts of the corpus and their status on a day
///
/// An act whose text is not in the corpus is listed when another act amends or repeals it.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// One act with its status.
pub struct ActStatus<'a> {
    /// The act.
    pub work: &'a nusqa::corpus::Work,
    /// Whether it applied.
    pub status: AnswerKind,
    /// Its versions, oldest first.
    pub versions: Vec<Version>,
}

/// Lists them.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on = args.on.as_deref().map_or(Ok(opened.today), |d| session.date("--on", d))?;
    let mut rows = Vec::with_capacity(opened.corpus.works.len());
    for work in &opened.corpus.works {
        let reference = Reference { work: work.id.clone(), path: ProvisionPath::default(), on: None };
        // A work of which nothing but the name is known has no versions; that is an answer, not an error.
        let status = nusqa::query::as_of(&opened.corpus, &reference, on, opened.known_on).map_or(AnswerKind::Unknown, |a| a.kind);
        let versions = nusqa::query::history(&opened.corpus, &reference, opened.known_on).unwrap_or_default();
        rows.push(ActStatus { work, status, versions });
    }
    match args.format {
        Format::Json => {
            let rows = rows.iter().map(|row| {
                let bound = |b| json::Bound::new(b, &session.i18n);
                let from = row.versions.first().map(|v| bound(&v.from));
                let until = row.versions.last().and_then(|v| v.until.as_ref()).map(bound);
                json::ActRow::new(row.work, row.status.as_str(), from, until)
            });
            let document = json::Acts::new(on, opened.known_on, rows.collect());
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => text::acts(session, on, &rows)?,
    }
    Ok(Exit::Clean)
}
