use std::io::Write;

use nusqa::base::Message;
use nusqa::check::{CODES, explain};

use crate::error::{CliError, Exit};
use crate::session::Session;
use crate::style::Tone;

const EXAMPLES: &str = "\
Examples:
  nusqa explain NQ101
  nusqa explain outdated-wording --lang kk
  nusqa explain                                     every code";

/// Print the manual page of a finding code, or list the codes
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A code (NQ101) or its name (outdated-wording)
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints it.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let Some(code) = &args.code else {
        for code in CODES {
            let id = session.style.paint(Tone::Strong, code.code);
            let severity = session.i18n.word(crate::render::text::severity(code.severity));
            writeln!(session.out, "{id}  {}  ({severity})", code.name)?;
        }
        return Ok(Exit::Clean);
    };
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
