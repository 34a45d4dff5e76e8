//! Workflow commands of GitHub Actions: a line a finding, shown beside the line it is about.

use std::io::{self, Write};

use nusqa::base::Severity;

use super::{Item, Report, place};

/// Writes annotations.
pub struct Github<'w> {
    out: &'w mut dyn Write,
}

impl<'w> Github<'w> {
    /// Nothing is written yet.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Github { out }
    }
}

impl Report for Github<'_> {
    fn finding(&mut self, item: &Item<'_>) -> io::Result<()> {
        let command = match item.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let line = if item.line > 0 { format!(",line={}", item.line) } else { String::new() };
        let file = property(&place::relative(item.file));
        let title = property(&format!("{} {}", item.code, item.name));
        let record = item.record.map(|r| format!("[{r}] ")).unwrap_or_default();
        let said = data(&format!("{record}{}\n{}", item.said(), item.help));
        writeln!(self.out, "::{command} file={file}{line},title={title}::{said}")
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// The text of a command: it ends with its line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command: it ends with a comma, and all of them with two colons.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
