//! `nusqa`: the program. It sees only the public library, and alone knows the terminal and the clock.

mod args;
mod cases;
mod commands;
mod corpus_dir;
mod editions;
mod error;
mod fault;
mod i18n;
mod input;
mod intake;
mod lock_file;
mod pin_memory;
mod pin_patch;
mod progress;
mod render;
mod rule_files;
mod search_index;
mod serve;
mod session;
mod sources;
mod style;

use std::io::Write;

use clap::Parser;
use nusqa::base::Message;

use args::{Cli, Command};
use error::{CliError, ErrorKind, Exit};
use session::Session;

fn main() -> Exit {
    fault::guard(|| match Cli::try_parse() {
        Ok(cli) => run(cli),
        Err(e) => {
            // Help and version are results, wrong usage is a message; clap knows which stream. A closed one is no error.
            let _ = e.print();
            if e.use_stderr() { Exit::Refused } else { Exit::Clean }
        }
    })
}

fn run(cli: Cli) -> Exit {
    let mut session = Session::new(&cli.output);
    let result = dispatch(cli.command, &mut session).and_then(|code| {
        session.out.flush()?;
        Ok(code)
    });
    if session.discard_damaged() {
        // What was written may be wrong; the next run reads the files again.
        session.report(&CliError::refused(Message::new("cli-derived-damaged")).hint(Message::new("cli-derived-damaged-hint")));
        return Exit::Fault;
    }
    match result {
        Ok(code) => code,
        Err(CliError { kind: ErrorKind::ClosedPipe, .. }) => session.code,
        Err(error) => {
            // What was already found stands before the error.
            let _ = session.out.flush();
            session.report(&error);
            if error.kind == ErrorKind::Fault { Exit::Fault } else { Exit::Refused }
        }
    }
}

fn dispatch(command: Command, session: &mut Session) -> Result<Exit, CliError> {
    match command {
        Command::Parse(args) => commands::parse::run(&args, session),
        Command::Acts(args) => commands::acts::run(&args, session),
        Command::Show(args) => commands::show::run(&args, session),
        Command::History(args) => commands::history::run(&args, session),
        Command::Diff(args) => commands::diff::run(&args, session),
        Command::Search(args) => commands::search::run(&args, session),
        Command::Apply(args) => commands::apply::run(&args, session),
        Command::Draft(args) => commands::draft::run(&args, session),
        Command::Bisect(args) => commands::bisect::run(&args, session),
        Command::Check(args) => commands::check::run(&args, session),
        Command::Impact(args) => commands::impact::run(&args, session),
        Command::Rules(args) => commands::rules::run(&args, session),
        Command::Deadline(args) => commands::deadline::run(&args, session),
        Command::Explain(args) => commands::explain::run(&args, session),
        Command::Serve(args) => commands::serve::run(&args, session),
        Command::Export(args) => commands::export::run(&args, session),
        Command::Index(args) => commands::index::run(&args, session),
        Command::VerifyReceipt(args) => commands::verify_receipt::run(&args, session),
    }
}
