//! JUnit XML: a suite for each file, a test for each thing checked. Its counts stand at the top, so it is written at the end.

use std::io::{self, Write};

use nusqa::base::Severity;
use quick_xml::escape::escape;

use super::{Item, Report, place};

/// Gathers tests.
pub struct Junit<'w> {
    out: &'w mut dyn Write,
    name: String,
    suites: Vec<Suite>,
}

struct Suite {
    file: String,
    tests: String,
    count: usize,
    failures: usize,
}

impl<'w> Junit<'w> {
    /// No test yet.
    pub fn new(out: &'w mut dyn Write, name: &str) -> Self {
        Junit { out, name: name.to_string(), suites: Vec::new() }
    }

    /// The suite of a file. Findings come file by file, so the last one is asked first.
    fn suite(&mut self, file: &str) -> Option<&mut Suite> {
        let file = place::relative(file);
        let at = match self.suites.iter().rposition(|s| s.file == file) {
            Some(at) => at,
            None => {
                self.suites.push(Suite { file, tests: String::new(), count: 0, failures: 0 });
                self.suites.len() - 1
            }
        };
        self.suites.get_mut(at)
    }
}

impl Report for Junit<'_> {
    fn finding(&mut self, item: &Item<'_>) -> io::Result<()> {
        let about = item.record.or(item.provision).unwrap_or("");
        let name = text(&format!("{} {about}", item.code));
        let class = text(&place::relative(item.file));
        let mut body = format!("{}:{}: {} {}\n{}\n", class, item.line, item.code, item.name, text(&item.said()));
        for said in item.places.iter().chain([&item.help]).filter(|s| !s.is_empty()) {
            body.push_str(&text(said));
            body.push('\n');
        }
        let line = if item.line > 0 { format!(" line=\"{}\"", item.line) } else { String::new() };
        let head = format!("    <testcase name=\"{name}\" classname=\"{class}\" file=\"{class}\"{line}>\n");
        let Some(suite) = self.suite(item.file) else { return Ok(()) };
        suite.count += 1;
        suite.tests.push_str(&head);
        if item.severity == Severity::Note {
            // A note fails nothing.
            suite.tests.push_str(&format!("      <system-out>{body}</system-out>\n"));
        } else {
            suite.failures += 1;
            let message = text(&item.message);
            let kind = text(&format!("{} {}", item.severity.as_str(), item.name));
            suite.tests.push_str(&format!("      <failure message=\"{message}\" type=\"{kind}\">{body}</failure>\n"));
        }
        suite.tests.push_str("    </testcase>\n");
        Ok(())
    }

    fn clean(&mut self, name: &str, file: &str) -> io::Result<()> {
        let (name, class) = (text(name), text(&place::relative(file)));
        if let Some(suite) = self.suite(file) {
            suite.count += 1;
            suite.tests.push_str(&format!("    <testcase name=\"{name}\" classname=\"{class}\" file=\"{class}\"/>\n"));
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let sum = |of: fn(&Suite) -> usize| self.suites.iter().map(of).sum::<usize>();
        let (tests, failures) = (sum(|s| s.count), sum(|s| s.failures));
        let name = text(&self.name);
        writeln!(self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(self.out, "<testsuites name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
        for suite in &self.suites {
            let (file, count, failures) = (text(&suite.file), suite.count, suite.failures);
            writeln!(
                self.out,
                "  <testsuite name=\"{file}\" tests=\"{count}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
            )?;
            self.out.write_all(suite.tests.as_bytes())?;
            writeln!(self.out, "  </testsuite>")?;
        }
        writeln!(self.out, "</testsuites>")?;
        self.out.flush()
    }
}

/// Text for XML: escaped, without the control characters that no XML may hold.
fn text(raw: &str) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    if raw.chars().all(allowed) {
        return escape(raw).into_owned();
    }
    escape(raw.chars().map(|c| if allowed(c) { c } else { '\u{fffd}' }).collect::<String>()).into_owned()
}
