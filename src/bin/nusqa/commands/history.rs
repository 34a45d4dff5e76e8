use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa history 361                                 every version of the act
  nusqa history '361#document-1/item-7'             every version of one provision
  nusqa history '361#document-1/item-7' -v          with the wordings
  nusqa history '361#document-1/item-7' --blame --on 2023-01-01
                                                    which act brought which sentence of the wording of that day
  nusqa history '361#document-1/item-7' --across    and in the acts that 361 replaced
  nusqa history '11-1-4/1#document-1/item-3' --known-on 2025-12-01
                                                    what was known that day, and what is known now
  nusqa history 11-1-4/1 --format json";

/// List every version of a provision or act, oldest first
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Whose versions: <act>[#<provision>]
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// Tell which act brought which sentence of the wording that applies
    #[arg(long)]
    blame: bool,
    /// With --blame: the wording of this day [default: today]
    #[arg(long, value_name = "DATE", requires = "blame")]
    on: Option<String>,
    /// Go on in the acts that this one replaced, as the manifest and facts.toml tell
    #[arg(long, conflicts_with = "blame")]
    across: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Lists them.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let reference = opened.corpus.resolve(&args.reference.join(" "))?;
    if args.blame {
        let on = args.on.as_deref().map(|d| session.date("--on", d)).transpose()?.unwrap_or(opened.today);
        let told = nusqa::query::blame(&opened.corpus, &reference, on, opened.known_on)?;
        match args.format {
            Format::Json => {
                let document = json::Blame::new(&reference, on, &told, &session.i18n);
                json::write_document(&mut session.out, &document)?;
            }
            Format::Text => text::blame(session, &opened.corpus, &reference, on, &told)?,
        }
        return Ok(Exit::Clean);
    }
    if args.across {
        let legs = nusqa::query::history_across(&opened.corpus, &reference, opened.known_on)?;
        match args.format {
            Format::Json => {
                let document = json::Across::new(&reference, opened.known_on, &legs, &session.i18n);
                json::write_document(&mut session.out, &document)?;
            }
            Format::Text => text::across(session, &opened.corpus, &legs)?,
        }
        return Ok(Exit::Clean);
    }
    let versions = nusqa::query::history(&opened.corpus, &reference, opened.known_on)?;
    let now = opened.known_on.map(|_| nusqa::query::history(&opened.corpus, &reference, None)).transpose()?;
    match args.format {
        Format::Json => {
            let document = json::History::new(&reference, opened.known_on, &versions, &session.i18n);
            let document = document.beside(now.as_deref(), &versions, &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => {
            if let Some(day) = opened.known_on {
                text::known::then(session, day)?;
            }
            text::history(session, &opened.corpus, &reference, &versions)?;
            if let Some(now) = &now {
                text::known::now(session, *now == versions)?;
                if *now != versions {
                    text::history(session, &opened.corpus, &reference, now)?;
                }
            }
        }
    }
    Ok(Exit::Clean)
}
