use std::io::Write;

use nusqa::base::{ActRef, Message};
use nusqa::extract::{Act, read_act};
use nusqa::query::{self, diff_words};
use nusqa::replay::{Bisected, bisect};

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::input;
use crate::render::json;
use crate::session::Session;
use crate::style::Tone;

const EXAMPLES: &str = "\
Examples:
  nusqa bisect '1193/2015'                                editions of one act in the corpus, and the acts between them
  nusqa bisect before.md amending.md after.md             a base text, an amending act, the official edition after it
  nusqa bisect before.md 2003.md 2004.md after.md         several amending acts, in their order";

/// Find the amending act after which replay and the official edition disagree
///
/// Carries out the acts on the earlier text and compares every provision with the later edition. Every difference is put down to an act and
/// classed: parse_gap (an instruction was not carried out), missing_act (a note names an act that is not at hand), portal_note (a note says
/// an act changed it, and the act does not say so), disputed (it was changed, and the edition reads otherwise), source_error (nothing
/// touches it). Exit code 1 where they disagree.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES, override_usage = "nusqa bisect [OPTIONS] <REF>\n       nusqa bisect [OPTIONS] <BASE> <AMENDING>... <EDITION>")]
pub struct Args {
    /// A reference; or a base text, amending acts and an edition
    #[arg(value_name = "REF|BASE AMENDING... EDITION", required = true, num_args = 1..)]
    what: Vec<String>,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// One comparison, with names for people.
pub struct Compared {
    /// File of the base.
    pub base: String,
    /// File of the edition.
    pub edition: String,
    /// File and name of each act replayed.
    pub amending: Vec<(String, ActRef)>,
    /// Acts that only notes name.
    pub missing: Vec<ActRef>,
    /// Where they part.
    pub result: Bisected,
}

/// Bisects.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let compared = match args.what.as_slice() {
        [base, amending @ .., edition] if !amending.is_empty() => vec![files(base, amending, edition)?],
        words if words.iter().any(|w| std::path::Path::new(w).is_file()) => {
            return Err(CliError::refused(Message::new("cli-bisect-files")));
        }
        words => {
            let opened = Opened::open(&args.corpus, session)?;
            let reference = opened.corpus.resolve(&words.join(" "))?;
            let all = query::bisect(&opened.corpus, &reference)?;
            all.into_iter()
                .map(|e| Compared {
                    base: e.base.file.clone(),
                    edition: e.edition.file.clone(),
                    amending: e.amending.iter().map(|m| (m.file.clone(), m.act.head.act_ref())).collect(),
                    missing: e.missing,
                    result: e.result,
                })
                .collect()
        }
    };
    match args.format {
        Format::Json => json::write_document(&mut session.out, &json::BisectJson::new(&compared, &session.i18n))?,
        Format::Text => compared.iter().try_for_each(|c| print(session, c))?,
    }
    let differ = compared.iter().any(|c| !c.result.differences.is_empty());
    Ok(if differ { Exit::Findings } else { Exit::Clean })
}

fn files(base: &str, amending: &[String], edition: &str) -> Result<Compared, CliError> {
    let read = |file: &str| -> Result<Act, CliError> { Ok(read_act(&input::act(file)?)) };
    let (first, last) = (read(base)?, read(edition)?);
    let acts = amending.iter().map(|f| read(f)).collect::<Result<Vec<_>, _>>()?;
    let result = bisect(&first, &acts.iter().collect::<Vec<_>>(), &last);
    let amending = amending.iter().cloned().zip(acts.iter().map(|a| a.head.act_ref())).collect();
    Ok(Compared { base: base.to_string(), edition: edition.to_string(), amending, missing: Vec::new(), result })
}

fn print(session: &mut Session, c: &Compared) -> Result<(), CliError> {
    let style = session.style;
    writeln!(session.out, "{}", style.paint(Tone::Strong, &format!("{} → {}", c.base, c.edition)))?;
    let ends = c.result.agreement_ends_at();
    for (i, (file, act)) in c.amending.iter().enumerate() {
        let count = c.result.differences.iter().filter(|d| d.after == Some(i)).count();
        let (id, tone) = match (count, ends == Some(i)) {
            (0, _) => ("cli-bisect-agrees", Tone::Good),
            (_, true) => ("cli-bisect-ends", Tone::Bad),
            _ => ("cli-bisect-differs", Tone::Doubt),
        };
        let said = session.i18n.tr(&Message::new(id).with("count", count));
        writeln!(session.out, "  {file}  {}  {}", act.label(), style.paint(tone, &said))?;
    }
    for act in &c.missing {
        let said = session.i18n.tr(&Message::new("cli-bisect-missing").with("act", act.label()));
        writeln!(session.out, "  {}", style.paint(Tone::Doubt, &said))?;
    }
    for d in &c.result.differences {
        let class = session.i18n.tr(&Message::new("cli-bisect-class").with("class", d.class.as_str()));
        writeln!(session.out, "\n{}", style.paint(Tone::Doubt, &format!("~ {}  {class}", d.path)))?;
        if let Some(conflict) = &d.conflict {
            write!(session.out, "{}", style.wrap(&session.i18n.tr(&conflict.message), 4))?;
        }
        let words = diff_words(d.replayed.as_deref().unwrap_or(""), d.edition.as_deref().unwrap_or(""));
        let shown: String = words.iter().map(|w| crate::render::diff::brief(w, style)).collect();
        write!(session.out, "{}", style.wrap(&shown, 4))?;
    }
    let total = Message::new("cli-bisect-total").with("count", c.result.differences.len()).with("compared", c.result.compared);
    session.remark(&total);
    Ok(())
}
