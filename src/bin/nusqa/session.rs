//! What every command needs from outside: the language, the output streams, the clock.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::PathBuf;

use nusqa::base::{Date, Message, parse_date};
use nusqa::corpus::Damage;

use crate::args::OutputArgs;
use crate::error::{CliError, Exit};
use crate::i18n::{I18n, Lang};
use crate::style::{Style, Tone};

/// One run of the program.
pub struct Session {
    /// Messages in the language asked for.
    pub i18n: I18n,
    /// Results go here, and nothing else does.
    pub out: io::BufWriter<io::Stdout>,
    /// How results are to look.
    pub style: Style,
    /// No remarks, only results and errors.
    pub quiet: bool,
    /// Say more.
    pub verbose: bool,
    /// The exit code if the reader of our output goes away now.
    pub code: Exit,
    /// Errors and remarks go here.
    pub messages: Messages,
    /// Derived data that answers rest on: the mark of damage, the folder.
    rests_on: RefCell<Vec<(Damage, PathBuf)>>,
}

/// Standard error.
pub struct Messages {
    style: Style,
    quiet: bool,
}

impl Messages {
    /// Tells a remark, unless `--quiet`.
    pub fn remark(&self, i18n: &I18n, message: &Message) {
        if !self.quiet {
            to_stderr(&format!("{} {}\n", self.style.paint(Tone::Faint, &i18n.word("cli-note")), i18n.tr(message)));
        }
    }

    /// Tells why something went wrong and what to do about it.
    pub fn report(&self, i18n: &I18n, error: &CliError) {
        let mut text = format!("{} {}\n", self.style.paint(Tone::Bad, &i18n.word("cli-error")), i18n.tr(&error.message));
        for candidate in &error.candidates {
            text.push_str(&format!("    {candidate}\n"));
        }
        for hint in &error.hints {
            text.push_str(&format!("  {} {}\n", self.style.paint(Tone::Good, &i18n.word("cli-hint")), i18n.tr(hint)));
        }
        to_stderr(&text);
    }
}

impl Session {
    /// Sets up a run.
    pub fn new(args: &OutputArgs) -> Self {
        Session {
            i18n: I18n::new(args.lang.unwrap_or_else(Lang::from_env)),
            out: io::BufWriter::new(io::stdout()),
            style: Style::stdout(args.color),
            quiet: args.quiet,
            verbose: args.verbose,
            code: Exit::Clean,
            messages: Messages { style: Style::stderr(args.color), quiet: args.quiet },
            rests_on: RefCell::default(),
        }
    }

    /// Remembers what the answer rests on.
    pub fn rests_on(&self, damage: &Damage, folder: PathBuf) {
        self.rests_on.borrow_mut().push((damage.clone(), folder));
    }

    /// Removes derived data that turned out to be damaged while the answer was made; whether there were such.
    pub fn discard_damaged(&self) -> bool {
        let all = self.rests_on.borrow();
        let damaged: Vec<&PathBuf> = all.iter().filter(|(damage, _)| damage.happened()).map(|(_, folder)| folder).collect();
        // What cannot be removed is found damaged again.
        damaged.iter().for_each(|folder| drop(std::fs::remove_dir_all(folder)));
        !damaged.is_empty()
    }

    /// Tells a remark, unless `--quiet`.
    pub fn remark(&self, message: &Message) {
        self.messages.remark(&self.i18n, message);
    }

    /// Tells why something went wrong and what to do about it.
    pub fn report(&self, error: &CliError) {
        self.messages.report(&self.i18n, error);
    }

    /// Reads the day of an option.
    pub fn date(&self, option: &'static str, text: &str) -> Result<Date, CliError> {
        parse_date(text).map_err(|text| CliError::refused(Message::new("cli-bad-date").with("option", option).with("text", text)))
    }

    /// `--today`, else the system's date.
    pub fn today(&self, option: Option<&str>) -> Result<Date, CliError> {
        option.map_or_else(|| Ok(system_today()), |text| self.date("--today", text))
    }
}

/// The system's date: the only place where the program looks at the clock.
pub fn system_today() -> Date {
    chrono::Local::now().date_naive()
}

/// Standard error may be closed; there is nobody left to tell then.
pub fn to_stderr(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
