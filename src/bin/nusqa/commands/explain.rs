use std::io::{Read, Write};

use nusqa::base::Message;
use nusqa::check::{CODES, explain};
use nusqa::corpus::{Corpus, Reference};
use nusqa::source::Source;

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::{Opened, locate};
use crate::error::{CliError, Exit};
use crate::input::STDIN;
use crate::render::{json, text};
use crate::session::Session;
use crate::style::Tone;

const EXAMPLES: &str = "\
Examples:
  nusqa explain NQ101
  nusqa explain outdated-wording --lang kk
  nusqa explain                                     every code
  nusqa explain '3-тармақтағы \"А\" деген сөз \"Б\" деген сөзбен ауыстырылсын;'
  nusqa explain 'пункт 3 изложить в следующей редакции:' --act '361#document-1'
  nusqa explain - < lines.txt                       lines that lead somewhere, sentences, quoted wordings";

/// Print the manual page of a finding code, or show how one amendment sentence is read
///
/// Of a sentence (Kazakh or Russian) it shows the operations, their target, which words say what, and, where the corpus has the act, how
/// often the words quoted stand in today's wording. A sentence that is not read is shown with the word at which reading stops and the
/// known formula that is nearest to it.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A code (NQ101), its name (outdated-wording), a sentence of an amending act, or - for lines from standard input
    #[arg(value_name = "CODE|SENTENCE")]
    what: Option<String>,
    /// The act, or part of one, that the sentence changes, where it names none
    #[arg(long, value_name = "REF")]
    act: Option<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Prints it.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let Some(what) = &args.what else { return codes(session) };
    if what == STDIN {
        let mut bytes = Vec::new();
        let limit = nusqa::source::MAX_BYTES as u64 + 1;
        std::io::stdin().take(limit).read_to_end(&mut bytes).map_err(|e| CliError::unreadable(STDIN, &e))?;
        return sentences(args, session, &bytes);
    }
    // A code is one word of Latin letters; no sentence is.
    if what.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return page(what, session);
    }
    sentences(args, session, what.as_bytes())
}

fn codes(session: &mut Session) -> Result<Exit, CliError> {
    for code in CODES {
        let id = session.style.paint(Tone::Strong, code.code);
        let severity = session.i18n.word(crate::render::text::severity(code.severity));
        writeln!(session.out, "{id}  {}  ({severity})", code.name)?;
    }
    Ok(Exit::Clean)
}

fn page(code: &str, session: &mut Session) -> Result<Exit, CliError> {
    let page = explain(code, session.i18n.lang.code()).ok_or_else(|| {
        CliError::refused(Message::new("cli-code-unknown").with("code", code)).hint(Message::new("cli-code-unknown-hint"))
    })?;
    for line in page.lines() {
        if line.starts_with('#') && session.style.color {
            writeln!(session.out, "{}", session.style.paint(Tone::Strong, line.trim_start_matches(['#', ' '])))?;
        } else {
            writeln!(session.out, "{line}")?;
        }
    }
    Ok(Exit::Clean)
}

fn sentences(args: &Args, session: &mut Session, bytes: &[u8]) -> Result<Exit, CliError> {
    let source: Source = nusqa::source::decode(bytes).map_err(|e| CliError::undecodable(STDIN, e))?;
    let explanation = nusqa::extract::explain(&source);
    // Without a corpus the sentence is explained all the same; one that was asked for has to be there.
    let wanted = args.corpus.corpus.is_some() || args.act.is_some();
    let opened = if wanted || locate(None).is_ok() { Some(Opened::open(&args.corpus, session)?) } else { None };
    let spoken_of: Option<Reference> = match (&opened, &args.act) {
        (Some(o), Some(act)) => Some(o.corpus.resolve(act)?),
        _ => None,
    };
    let look: Option<(&Corpus, _)> = opened.as_ref().map(|o| (&o.corpus, o.today));
    let found = |a: &_| look.and_then(|(corpus, today)| nusqa::query::matches(corpus, a, spoken_of.as_ref(), today));
    match args.format {
        Format::Json => {
            let document = json::Explain::new(&source, &explanation, &found, &session.i18n);
            json::write_document(&mut session.out, &document)?;
        }
        Format::Text => text::explain(session, &source, &explanation, &found)?,
    }
    Ok(Exit::Clean)
}
