use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa show 361                                    the whole act as of today
  nusqa show '361#document-1/item-7' --on 2021-05-01
  nusqa show '361#document-1/item-7@2021-05-01'     the same
  nusqa show 'reg:16354#document-1/item-3' --format json
  nusqa show '11-1-4/1#3-тармақ' --known-on 2025-12-31
  nusqa show '361#document-1/item-7' --on 2021-05-01 --receipt > receipt.json";

/// Show the wording in force on a day
///
/// The answer is one of four: in force, not in force, uncertain (every version that may apply is shown, with the fact that would
/// settle it), unknown. With --known-on both clocks are shown: what was known then, and what is known now.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// What to show: <act>[#<provision>][@<date>]
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Print a receipt (JSON): question, inputs with their hashes, answer and reasons; verify-receipt checks it
    #[arg(long)]
    receipt: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Answers the question.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let (reference, on) = opened.resolve(session, &args.reference.join(" "), args.on.as_deref())?;
    let answer = nusqa::query::as_of(&opened.corpus, &reference, on, opened.known_on)?;
    if args.receipt {
        let inputs = nusqa::query::inputs(&opened.corpus, &reference)?;
        let asked = json::Asked { reference: &reference, on, known_on: opened.known_on };
        let written = args.reference.join(" ");
        let document = json::Receipt::new(&written, &asked, inputs, &answer, &opened.corpus, &session.i18n);
        json::write_document(&mut session.out, &document)?;
        return Ok(Exit::Clean);
    }
    let now = opened.known_on.map(|_| nusqa::query::as_of(&opened.corpus, &reference, on, None)).transpose()?;
    let force = nusqa::query::force(&opened.corpus, &reference)?;
    match args.format {
        Format::Json => {
            let asked = json::Asked { reference: &reference, on, known_on: opened.known_on };
            let document = json::Show::new(&asked, &force, &answer, &session.i18n).beside(now.as_ref(), &answer, &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => {
            if let Some(day) = opened.known_on {
                text::known::then(session, day)?;
            }
            text::show(session, &opened.corpus, &reference, on, &answer, &force)?;
            if let Some(now) = &now {
                let same = *now == answer;
                text::known::now(session, same)?;
                if !same {
                    text::show(session, &opened.corpus, &reference, on, now, &force)?;
                }
            }
        }
    }
    Ok(Exit::Clean)
}
