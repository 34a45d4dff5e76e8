use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use nusqa::base::{Language, Message};
use nusqa::query::{self, Passage};

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::{act_docx, akn, json};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa export akn 361 --on 2021-05-01 -o 361.xml   Akoma Ntoso 3.0
  nusqa export docx 361@2021-05-01 -o 361.docx
  nusqa export json 361 --on 2021-05-01             nusqa.show/1, as nusqa show --format json
  nusqa export text 361 > 361.txt";

/// Write an act, as it reads on a day, for other programs
///
/// Words that are not known are said to be unknown in their place, with the reason; they are never left out.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// As what
    #[arg(value_enum, value_name = "akn|docx|json|text", hide_possible_values = true)]
    format: Form,
    /// The act: <act>[@<date>]
    #[arg(value_name = "REF", required = true, num_args = 1..)]
    reference: Vec<String>,
    /// The day asked about [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    corpus: CorpusArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Akn,
    Docx,
    Json,
    Text,
}

/// Writes the act.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    if args.format == Form::Docx && args.output.is_none() && session.out.get_ref().is_terminal() {
        let error = CliError::refused(Message::new("export-terminal"));
        return Err(error.hint(Message::new("export-terminal-hint")));
    }
    let opened = Opened::open(&args.corpus, session)?;
    let (reference, on) = opened.resolve(session, &args.reference.join(" "), args.on.as_deref())?;
    let (corpus, known_on) = (&opened.corpus, opened.known_on);
    let unknown = || CliError::refused(Message::new("reference-unknown").with("reference", &reference.work));
    let work = corpus.work(&reference.work).ok_or_else(unknown)?;
    if !reference.path.is_empty() {
        let message = Message::new("export-whole-act").with("act", work.act.label()).with("provision", &reference.path);
        return Err(CliError::refused(message));
    }
    let (answer, passages) = query::passages(corpus, &reference, on, known_on)?;
    let lost = passages.iter().filter(|p| p.parts.is_empty()).count();
    if passages.is_empty() && args.format != Form::Json {
        let error = CliError::refused(Message::new("export-nothing").with("act", work.act.label()).with("day", on));
        return Err(error.hint(Message::new("export-nothing-hint")));
    }
    let i18n = &session.i18n;
    let instead = |passage: &Passage| {
        let reason = passage.answer.as_ref().map(|a| i18n.tr(&a.reason)).unwrap_or_default();
        i18n.tr(&Message::new("web-plain-instead").with("place", &passage.path).with("reason", reason))
    };
    let about = || vec![format!("{}@{on}", work.id), i18n.tr(&answer.reason)];
    let bytes = match args.format {
        Form::Akn => {
            let versions = query::history(corpus, &reference, known_on)?;
            akn::akn(&akn::Sheet { work, on, versions: &versions, passages: &passages, instead: &instead }).into_bytes()
        }
        Form::Docx => {
            let language = work.manifestations.first().map_or(Language::Kazakh, |m| m.language);
            act_docx::docx(&act_docx::Sheet { language, about: about(), passages: &passages, instead: &instead })?
        }
        Form::Text => {
            let mut out = about().join("\n") + "\n\n";
            for passage in &passages {
                let words = if passage.parts.is_empty() { instead(passage) } else { passage.text() };
                out.push_str(words.trim_end());
                out.push('\n');
            }
            out.into_bytes()
        }
        Form::Json => {
            let force = query::force(corpus, &reference)?;
            let asked = json::Asked { reference: &reference, on, known_on };
            let whole = query::as_of(corpus, &reference, on, known_on)?;
            let mut out = Vec::new();
            json::write_document(&mut out, &json::Show::new(&asked, &force, &whole, i18n))?;
            out
        }
    };
    if lost > 0 && args.format != Form::Json {
        session.remark(&Message::new("export-not-known").with("count", lost));
    }
    match &args.output {
        Some(file) => std::fs::write(file, bytes)?,
        None => session.out.write_all(&bytes)?,
    }
    Ok(Exit::Clean)
}
