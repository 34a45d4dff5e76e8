use std::io::Write;

use nusqa::base::{Message, ProvisionPath};
use nusqa::extract::{Act, read_act};
use nusqa::replay::{self, Base, Conflict, Levelling, Outcome, Text};

use crate::args::Format;
use crate::error::{CliError, Exit};
use crate::input;
use crate::render::json::{JsonWriter, write_apply};
use crate::session::Session;
use crate::style::Tone;

const EXAMPLES: &str = "\
Examples:
  nusqa apply order.txt amending.txt                what becomes of every instruction
  nusqa apply order.txt 2023.txt 2024.txt           several amending acts, one after the other
  nusqa apply order.txt amending.txt --result       the text as amended
  nusqa apply order.txt amending.txt --format json  nusqa.apply/1: operations, repairs, and the tree of the result";

/// Carry out an amending act on a text
///
/// Instructions that concern other acts are passed over. One that cannot be carried out without a guess is a conflict, shown with what it
/// may have meant; the text is then left as it was at that place, and the exit code is 1. What had to be levelled to carry one out
/// (letters, punctuation, endings …) is shown with it.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The text to change
    #[arg(value_name = "BASE")]
    base: String,
    /// Amending acts, in the order in which they apply
    #[arg(value_name = "AMENDING", required = true)]
    amending: Vec<String>,
    /// Print the text as amended, and the conflicts as remarks
    #[arg(long, conflicts_with = "format")]
    result: bool,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
}

/// A base text with amending acts carried out on it.
pub struct Replayed {
    /// File and act.
    pub base: (String, Act),
    /// File, act, and what became of each of its instructions.
    pub amending: Vec<(String, Act, Vec<Outcome>)>,
    /// The text then.
    pub text: Text,
}

impl Replayed {
    /// The files by their number as sources.
    pub fn files(&self) -> Vec<&str> {
        std::iter::once(self.base.0.as_str()).chain(self.amending.iter().map(|a| a.0.as_str())).collect()
    }

    fn conflicts(&self) -> usize {
        self.amending.iter().flat_map(|a| &a.2).filter(|o| matches!(o, Outcome::Conflict(_))).count()
    }
}

/// Applies.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let base = read_act(&input::act(&args.base)?);
    let mut text = Text::of(&base.document, 0);
    let known = Base { act: base.head.act_ref(), language: base.head.language };
    let mut amending = Vec::new();
    for (i, file) in args.amending.iter().enumerate() {
        let act = read_act(&input::act(file)?);
        let outcomes = replay::apply(&mut text, &known, &act, i as u32 + 1);
        amending.push((file.clone(), act, outcomes));
    }
    let replayed = Replayed { base: (args.base.clone(), base), amending, text };
    let nothing = replayed.amending.iter().flat_map(|a| &a.2).all(|o| matches!(o, Outcome::NotForThisAct));
    match args.format {
        _ if args.result => {
            for root in replayed.text.children(None) {
                writeln!(session.out, "{}", replayed.text.full_text(*root))?;
            }
            for (_, act, outcomes) in &replayed.amending {
                for (amendment, outcome) in act.amendments.iter().zip(outcomes) {
                    if let Outcome::Conflict(c) = outcome {
                        let path = ProvisionPath(amendment.path.clone());
                        session
                            .remark(&Message::new("cli-apply-left").with("path", path).with("reason", session.i18n.tr(&c.message)));
                    }
                }
            }
        }
        Format::Json => {
            let mut json = JsonWriter::new(&mut session.out);
            write_apply(&mut json, &replayed, &session.i18n)?;
            json.finish()?;
        }
        Format::Text => print(session, &replayed)?,
    }
    if nothing {
        session.remark(&Message::new("cli-apply-nothing").with("act", replayed.base.1.head.act_ref().label()));
    }
    Ok(if replayed.conflicts() > 0 { Exit::Findings } else { Exit::Clean })
}

fn print(session: &mut Session, replayed: &Replayed) -> Result<(), CliError> {
    let style = session.style;
    let mut counts = [0usize; 3];
    for (file, act, outcomes) in &replayed.amending {
        writeln!(session.out, "{}", style.paint(Tone::Faint, file))?;
        for (amendment, outcome) in act.amendments.iter().zip(outcomes) {
            let (i, tone, id) = match outcome {
                Outcome::Applied(_) => (0, Tone::Good, "cli-apply-applied"),
                Outcome::Conflict(_) => (1, Tone::Bad, "cli-apply-conflict"),
                Outcome::NotForThisAct => (2, Tone::Faint, "cli-apply-other"),
            };
            counts[i] += 1;
            if i == 2 && !session.verbose {
                continue;
            }
            let path = ProvisionPath(amendment.path.clone());
            let path = if path.is_empty() { session.i18n.word("cli-parse-the-act") } else { path.to_string() };
            let status = session.i18n.word(id);
            writeln!(session.out, "  {}  {}  {path}", style.paint(tone, &status), amendment.op.as_str())?;
            match outcome {
                Outcome::Applied(levelled) => levelled.iter().try_for_each(|l| print_levelling(session, l))?,
                Outcome::Conflict(c) => print_conflict(session, c)?,
                Outcome::NotForThisAct => {}
            }
        }
    }
    let [applied, conflicts, other] = counts;
    let total = Message::new("cli-apply-total").with("applied", applied).with("conflicts", conflicts).with("other", other);
    session.remark(&total);
    Ok(())
}

fn print_levelling(session: &mut Session, l: &Levelling) -> Result<(), CliError> {
    let message = Message::new("cli-apply-levelled").with("kind", l.kind).with("wanted", &l.wanted).with("found", &l.found);
    let text = session.i18n.tr(&message);
    write!(session.out, "{}", session.style.wrap(&session.style.paint(Tone::Doubt, &text), 6))?;
    Ok(())
}

fn print_conflict(session: &mut Session, c: &Conflict) -> Result<(), CliError> {
    let text = session.i18n.tr(&c.message);
    write!(session.out, "{}", session.style.wrap(&text, 6))?;
    for candidate in &c.candidates {
        let line = format!("{}  {}", candidate.path, candidate.text);
        write!(session.out, "{}", session.style.wrap(&session.style.paint(Tone::Faint, &line), 8))?;
    }
    Ok(())
}
