//! The one error type of the program and its exit codes.

use std::io;
use std::process::{ExitCode, Termination};

use nusqa::base::Message;
use nusqa::corpus::CorpusError;
use nusqa::corpus::files::ReadError;
use nusqa::source::DecodeError;

/// Exit codes of the contract (§ 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing found, or done.
    Clean = 0,
    /// Findings at or above the threshold.
    Findings = 1,
    /// Wrong usage or bad input.
    Refused = 2,
    /// A fault of the program.
    Fault = 3,
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        ExitCode::from(self as u8)
    }
}

/// What kind of trouble it is; decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Wrong usage or bad input.
    Refused,
    /// A fault of the program.
    Fault,
    /// The reader of our output went away: not an error.
    ClosedPipe,
}

/// Why a command stopped, and what its user can do about it.
#[derive(Clone, Debug)]
pub struct CliError {
    /// Decides the exit code.
    pub kind: ErrorKind,
    /// What is wrong.
    pub message: Message,
    /// What to do, one step each.
    pub hints: Vec<Message>,
    /// Works or provisions that may have been meant, one a line below the message.
    pub candidates: Vec<String>,
}

impl CliError {
    /// Wrong usage or bad input.
    pub fn refused(message: Message) -> Self {
        CliError { kind: ErrorKind::Refused, message, hints: Vec::new(), candidates: Vec::new() }
    }

    /// The same error with one more hint.
    pub fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// A file that cannot be read; the operating system's reason in the user's words where we have them.
    pub fn unreadable(file: &str, error: &io::Error) -> Self {
        let refused = |id: &'static str| CliError::refused(Message::new(id).with("file", file));
        match error.kind() {
            io::ErrorKind::NotFound => refused("cli-file-missing"),
            io::ErrorKind::PermissionDenied => refused("cli-file-forbidden"),
            io::ErrorKind::IsADirectory => refused("cli-file-is-directory"),
            _ => CliError::refused(Message::new("cli-file-unreadable").with("file", file).with("error", error)),
        }
    }

    /// A file whose bytes are no text we can read.
    pub fn undecodable(file: &str, error: DecodeError) -> Self {
        CliError::refused(Message::new("cli-file-undecodable").with("file", file)).hint(error.message)
    }
}

impl From<ReadError> for CliError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Io(file, error) => CliError::unreadable(&file, &error),
            ReadError::Decode(file, error) => CliError::undecodable(&file, error),
            ReadError::TooLarge(file) => {
                let limit = nusqa::source::MAX_BYTES >> 20;
                CliError::refused(Message::new("cli-file-too-large").with("file", file).with("limit", limit))
                    .hint(Message::new("cli-file-too-large-hint"))
            }
        }
    }
}

impl From<CorpusError> for CliError {
    fn from(error: CorpusError) -> Self {
        CliError { candidates: error.candidates, ..CliError::refused(error.message) }
    }
}

/// Writing a result failed. Reading maps its errors by [`CliError::unreadable`] instead.
impl From<io::Error> for CliError {
    fn from(error: io::Error) -> Self {
        let kind = if error.kind() == io::ErrorKind::BrokenPipe { ErrorKind::ClosedPipe } else { ErrorKind::Refused };
        let message = Message::new("cli-output-failed").with("error", error);
        CliError { kind, message, hints: Vec::new(), candidates: Vec::new() }
    }
}
