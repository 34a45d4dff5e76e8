use std::io::{IsTerminal, Write};

use clap::ValueEnum;
use nusqa::base::Message;
use nusqa::draft::{self, Draft, Options, Refusal};
use nusqa::extract::read_act;

use crate::error::{CliError, Exit};
use crate::input;
use crate::render::draft::{Sheet, Shown, docx, html, text};
use crate::render::json;
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa draft old.txt new.txt                       the sentences of the amending act
  nusqa draft old.txt new.txt --table               the comparison table, to read
  nusqa draft old.txt new.txt --table --format docx -o table.docx
  nusqa draft old.txt new.txt --table --format html > table.html
  nusqa draft old.docx new.docx --in-full           elements in full, as orders and resolutions have them
  nusqa draft old.txt new.txt --act '«Рұқсат беру туралы» Қазақстан Республикасы Үкіметінің 2012 жылғы 28 наурыздағы № 361 қаулысы'

One sentence of a draft, and what it does:
  3-тармақтағы «бес» деген сөз «он» деген сөзбен ауыстырылсын;
  в пункте 3 слово «пяти» заменить словом «десяти»;";

/// Write the amendment sentences that turn one text of an act into another
///
/// OLD is the text in force, NEW the text as it is to be: copy OLD, change it, and draft. Each change gets the smallest instruction
/// that holds: words, a sentence, a paragraph, an element; new elements are added, elements that are gone are excluded. The draft is
/// in the language of the act, Kazakh or Russian, and is the body of item 1 of an amending act.
///
/// Every draft is read back and carried out on OLD before it is printed, and is printed only if NEW comes out. Where no instruction
/// does it, nothing is printed, the elements are named (-v says what the last attempt came to), and the exit code is 1; the comparison table is there all the same.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The text in force
    #[arg(value_name = "OLD")]
    old: String,
    /// The text as it is to be
    #[arg(value_name = "NEW")]
    new: String,
    /// Write the comparison table: structural element, present wording, proposed wording
    #[arg(long)]
    table: bool,
    /// Give every element touched in full, as art. 26(6) of the Law on legal acts has it for acts below laws and decrees
    #[arg(long)]
    in_full: bool,
    /// The act that is amended, in the nominative, with title, issuer, day and number [default: from OLD]
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|html|docx|json", hide_possible_values = true)]
    format: Form,
    /// Write to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<std::path::PathBuf>,
}

/// How a draft is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    #[default]
    Text,
    /// A page for print
    Html,
    /// A word-processor file
    Docx,
    /// For programs
    Json,
}

/// Drafts.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let to_terminal = args.output.is_none() && session.out.get_ref().is_terminal();
    if args.format == Form::Docx && to_terminal {
        let error = CliError::refused(Message::new("draft-docx-terminal"));
        return Err(error.hint(Message::new("draft-docx-terminal-hint")));
    }
    let (old, new) = (read_act(&input::act(&args.old)?), read_act(&input::act(&args.new)?));
    let options = Options { act: args.act.clone(), in_full: args.in_full };
    let drafted = draft::draft(&old, &new, &options);
    if let Err(refusal) = &drafted
        && refusal.elements.is_empty()
    {
        return Err(CliError::refused(refusal.message.clone()));
    }
    let (language, rows) = draft::table(&old, &new);
    let lines = match &drafted {
        Ok(draft) => draft.lines.as_slice(),
        Err(_) => &[],
    };
    let shown = if args.table { Shown::Rows(&rows) } else { Shown::Lines(lines) };
    let title = new.head.title.as_deref().or(old.head.title.as_deref()).unwrap_or("");
    let sheet = Sheet { language, title, shown };
    let has = args.table || drafted.as_ref().is_ok_and(|d| !d.lines.is_empty()) || args.format == Form::Json;
    if has {
        let bytes = match args.format {
            Form::Html => Some(html(&sheet).into_bytes()),
            Form::Docx => Some(docx(&sheet)?),
            Form::Json => {
                let mut bytes = Vec::new();
                let files = (args.old.as_str(), args.new.as_str());
                json::write_document(&mut bytes, &json::DraftJson::new(files, &drafted, &rows, language.as_str(), &session.i18n))?;
                Some(bytes)
            }
            Form::Text if args.output.is_some() => Some(text(&sheet, crate::style::Style::default()).into_bytes()),
            Form::Text => None,
        };
        match (bytes, &args.output) {
            (Some(bytes), Some(file)) => std::fs::write(file, bytes)?,
            (Some(bytes), None) => session.out.write_all(&bytes)?,
            (None, _) => write!(session.out, "{}", text(&sheet, session.style))?,
        }
    }
    told(session, &drafted, args.table)
}

/// Says on the other stream what there is to say of a draft.
fn told(session: &Session, drafted: &Result<Draft, Refusal>, table: bool) -> Result<Exit, CliError> {
    let draft = match drafted {
        Ok(draft) => draft,
        // The table does not depend on sentences.
        Err(_) if table => return Ok(Exit::Clean),
        Err(refusal) => {
            let error = CliError { candidates: refusal.elements.clone(), ..CliError::refused(refusal.message.clone()) };
            session.report(&error.hint(Message::new("draft-impossible-hint")));
            if session.verbose {
                refusal.tried.iter().for_each(|line| crate::session::to_stderr(&format!("  {line}\n")));
            }
            return Ok(Exit::Findings);
        }
    };
    for remark in &draft.remarks {
        session.remark(remark);
    }
    if draft.lines.is_empty() {
        session.remark(&Message::new("draft-nothing"));
    } else if !table {
        session.remark(&Message::new("draft-total").with("sentences", draft.steps.len()));
    }
    Ok(Exit::Clean)
}
