//! Findings as a table.

use nusqa::base::Evidence;
use nusqa::check::Finding;
use nusqa::timeline::Version;

use super::text::bound_short;
use crate::i18n::I18n;

/// The names of the columns.
pub const COLUMNS: [&str; 17] = [
    "code",
    "name",
    "severity",
    "record",
    "file",
    "line",
    "provision",
    "day",
    "message",
    "because",
    "help",
    "applicable",
    "evidence",
    "used",
    "cause",
    "needs_lawyer",
    "fingerprint",
];

/// A table under way.
pub struct Findings(csv::Writer<Vec<u8>>);

impl Findings {
    /// An empty table with its columns.
    pub fn new() -> Self {
        let mut out = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = out.write_record(COLUMNS);
        Findings(out)
    }

    /// One finding, one row.
    pub fn add(&mut self, finding: &Finding, i18n: &I18n) {
        let _ = self.0.write_record(cells(finding, i18n).map(harmless));
    }

    /// The table.
    pub fn finish(self) -> Vec<u8> {
        self.0.into_inner().unwrap_or_default()
    }
}

/// The line with the names of the columns.
pub fn head() -> Vec<u8> {
    Findings::new().finish()
}

/// What the row of a finding says beside its record, file and line: the cells before them, and those behind, up to the last.
pub fn parts(finding: &Finding, i18n: &I18n) -> Vec<u8> {
    let cells = cells(finding, i18n).map(harmless);
    let line = |cells: &[String]| {
        let mut row = csv::Writer::from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = row.write_record(cells);
        let mut line = row.into_inner().unwrap_or_default();
        line.pop();
        line
    };
    let mut out = line(cells.get(..RECORD).unwrap_or_default());
    out.push(0);
    out.extend(line(cells.get(RECORD + 3..COLUMNS.len() - 1).unwrap_or_default()));
    out
}

/// Which column is the record; file and line follow.
const RECORD: usize = 3;

/// Adds the row of a finding from its [`parts`].
pub fn row(out: &mut Vec<u8>, finding: &Finding, parts: &[u8], fingerprint: &str) {
    // The cells before the record are words of this program.
    let cut = memchr::memchr(0, parts).unwrap_or(0);
    out.extend_from_slice(parts.get(..cut).unwrap_or_default());
    out.push(b',');
    let mut row = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b',')).from_writer(&mut *out);
    let line = finding.line.to_string();
    let _ = row.write_record([finding.record.clone().unwrap_or_default(), finding.file.clone(), line].map(harmless));
    let _ = row.flush();
    drop(row);
    out.extend_from_slice(parts.get(cut + 1..).unwrap_or_default());
    out.push(b',');
    out.extend_from_slice(fingerprint.as_bytes());
    out.push(b'\n');
}

/// What stands in the columns.
pub fn cells(finding: &Finding, i18n: &I18n) -> [String; COLUMNS.len()] {
    let version = |v: &Version| {
        let until = v.until.as_ref().map_or_else(|| "—".to_string(), bound_short);
        format!("{} → {until} {}", bound_short(&v.from), v.cause.act.label())
    };
    let place = |(e, _): &(Evidence, String)| format!("{} [{}-{}]", e.file, e.span.start(), e.span.end());
    [
        finding.code.to_string(),
        finding.name.to_string(),
        finding.severity.as_str().to_string(),
        finding.record.clone().unwrap_or_default(),
        finding.file.clone(),
        finding.line.to_string(),
        finding.provision.clone().unwrap_or_default(),
        finding.day.map(|d| d.to_string()).unwrap_or_default(),
        i18n.tr(&finding.message),
        finding.because.iter().map(|m| i18n.tr(m)).collect::<Vec<_>>().join("; "),
        i18n.tr(&finding.help),
        finding.applicable.iter().map(|v| version(v)).collect::<Vec<_>>().join("; "),
        finding.evidence.iter().map(place).collect::<Vec<_>>().join("; "),
        finding.used.as_ref().map(|v| version(v)).unwrap_or_default(),
        finding.cause.as_ref().map(|c| c.act.label()).unwrap_or_default(),
        finding.lawyer.to_string(),
        finding.fingerprint(),
    ]
}

/// A cell that spreadsheets would take for a formula becomes text.
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(harmless("=HYPERLINK(\"x\")".into()), "'=HYPERLINK(\"x\")");
        assert_eq!(harmless("2021-05-01".into()), "2021-05-01");
    }
}
