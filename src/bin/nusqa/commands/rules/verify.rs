use std::io::Write;
use std::path::PathBuf;

use clap::ValueEnum;
use nusqa::base::date::add_days;
use nusqa::base::{Date, Message, Severity};
use nusqa::pins::{self, Encoded, Options, State, Verification, unified};

use crate::args::{CorpusArgs, Threshold};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::lock_file::LockFile;
use crate::pin_memory;
use crate::pin_patch;
use crate::render::findings::Shape;
use crate::render::{json, text};
use crate::rule_files;
use crate::session::Session;
use crate::sources::Sources;

const EXAMPLES: &str = "\
Examples:
  nusqa rules verify src rules                      pins that no longer hold, or soon will not
  nusqa rules verify src --on 2026-01-01 --horizon 90d
                                                    as of that day, with the changes of the 90 days after it
  nusqa rules verify . --fail-on warning            a coming change or a missing pin makes the exit code 1 too
  nusqa rules verify src --patch moved.patch        write the changes that what moved asks for, for review
  nusqa rules verify . --format sarif > nusqa.sarif for code scanning; also github, gitlab, junit, json, jsonl
  nusqa explain NQ201                               what a code means";

/// Compare what the rules were written against with the law
///
/// Every reference in a comment or a rule file is compared, by nusqa.lock, with the wording that applies: unchanged, edited (with
/// the difference), moved, repealed, about to change within the horizon, broken, not pinned. The days on which a rule says to
/// change its answer are compared with those on which the provision changed.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Source files, rule files, and folders of them
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<String>,
    /// The day on which the rules are to be right [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How far to look ahead: 90d, 12w or 6m
    #[arg(long, value_name = "SPAN", default_value = "90d")]
    horizon: String,
    /// Findings from this severity on make the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "error|warning|note", hide_possible_values = true)]
    fail_on: Threshold,
    /// Write the changes that moved provisions ask for, as a patch; `-` is standard output
    #[arg(long, value_name = "FILE")]
    patch: Option<String>,
    /// The lock file [default: the nearest nusqa.lock]
    #[arg(long, value_name = "FILE")]
    lock: Option<PathBuf>,
    /// How to write the findings
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "text|json|jsonl|sarif|github|gitlab|junit",
        hide_possible_values = true
    )]
    format: OutputFormat,
    #[command(flatten)]
    corpus: CorpusArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    #[default]
    Text,
    Json,
    Jsonl,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

/// Verifies.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let opened = Opened::open(&args.corpus, session)?;
    let on = args.on.as_deref().map(|d| session.date("--on", d)).transpose()?.unwrap_or(opened.today);
    let options = Options { on, horizon: horizon(on, &args.horizon)? };
    let file = LockFile::open(args.lock.as_deref(), &args.paths, &opened.corpus.root)?;
    let sources = Sources::read(&args.paths, session)?;
    let mut law = pin_memory::law(&opened);
    let (rules, calendar) = rule_files::among(&sources, &opened)?;
    let encoded = Encoded { rules: &rules.rules, calendar: calendar.as_ref() };
    let verification = pins::verify(&mut law, &sources.mentions, (&file.lock, &file.problems, &file.name), encoded, &options);
    pin_memory::keep(&law, &opened);
    let patches = pin_patch::patches(&verification, &file, &sources.texts, on);
    let patch = unified(&patches);
    write(args.format, session, &opened, &verification, &patch)?;
    if let Some(name) = &args.patch {
        save(name, &patch, session)?;
    }
    session.out.flush()?;
    remarks(session, &verification, &sources, &file);
    let fail_on = Severity::from(args.fail_on);
    let fails = verification.findings().any(|f| f.severity >= fail_on);
    Ok(if fails { Exit::Findings } else { Exit::Clean })
}

fn write(
    format: OutputFormat,
    session: &mut Session,
    opened: &Opened,
    verification: &Verification,
    patch: &str,
) -> Result<(), CliError> {
    let shape = match format {
        OutputFormat::Text => return Ok(text::verification(session, &opened.corpus.root, verification, patch)?),
        OutputFormat::Json => {
            let document = json::VerificationJson::new(verification, patch, &session.i18n);
            return Ok(json::write_document(&mut session.out, &document)?);
        }
        OutputFormat::Jsonl => {
            for finding in verification.findings() {
                serde_json::to_writer(&mut session.out, &json::PinFinding::alone(finding, &session.i18n))
                    .map_err(std::io::Error::from)?;
                session.out.write_all(b"\n")?;
            }
            return Ok(());
        }
        OutputFormat::Sarif => Shape::Sarif,
        OutputFormat::Github => Shape::Github,
        OutputFormat::Gitlab => Shape::Gitlab,
        OutputFormat::Junit => Shape::Junit,
    };
    let mut places = text::Places::new(&opened.corpus.root);
    let mut report = shape.report(&mut session.out, "nusqa rules verify", &session.i18n)?;
    for finding in &verification.lock {
        report.finding(&text::pin_item(finding, &mut places, &session.i18n))?;
    }
    for pin in &verification.pins {
        for finding in &pin.findings {
            report.finding(&text::pin_item(finding, &mut places, &session.i18n))?;
        }
        if pin.findings.is_empty() {
            report.clean(&pin.reference, &pin.mention.file)?;
        }
    }
    Ok(report.finish()?)
}

fn save(name: &str, patch: &str, session: &mut Session) -> Result<(), CliError> {
    if name == crate::input::STDIN {
        return Ok(session.out.write_all(patch.as_bytes())?);
    }
    std::fs::write(name, patch)
        .map_err(|e| CliError::refused(Message::new("cli-lock-not-written").with("file", name).with("error", e)))
}

/// What is worth knowing beside the findings.
fn remarks(session: &Session, verification: &Verification, sources: &Sources, file: &LockFile) {
    if sources.mentions.is_empty() {
        session.remark(&Message::new("cli-pins-none").with("files", sources.files));
    }
    if !verification.unused.is_empty() {
        let shown: Vec<&str> = verification.unused.iter().take(3).map(|e| e.reference.as_str()).collect();
        let more = if verification.unused.len() > 3 { ", …" } else { "" };
        let message = Message::new("cli-pins-unused").with("count", verification.unused.len()).with("file", &file.name);
        session.remark(&message.with("references", shown.join(", ") + more));
    }
    let of = |severity| verification.findings().filter(|f| f.severity == severity).count();
    let unchanged = verification.pins.iter().filter(|p| p.state == State::Unchanged).count();
    session.remark(
        &Message::new("cli-verify-summary")
            .with("pins", verification.pins.len())
            .with("unchanged", unchanged)
            .with("errors", of(Severity::Error))
            .with("warnings", of(Severity::Warning))
            .with("notes", of(Severity::Note)),
    );
}

/// The last day of `90d`, `12w`, `6m` or `1y` after a day.
pub fn horizon(on: Date, text: &str) -> Result<Date, CliError> {
    let wrong = || CliError::refused(Message::new("cli-horizon").with("text", text));
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic()).trim();
    let count: u32 = digits.parse().map_err(|_| wrong())?;
    let count = Some(count).filter(|n| *n <= 40_000).ok_or_else(wrong)?;
    Ok(match text.get(digits.len()..).unwrap_or("").trim() {
        "" | "d" | "day" | "days" => add_days(on, i64::from(count)),
        "w" | "week" | "weeks" => add_days(on, i64::from(count) * 7),
        "m" | "month" | "months" => nusqa::base::date::add_months(on, count),
        "y" | "year" | "years" => nusqa::base::date::add_months(on, count.saturating_mul(12)),
        _ => return Err(wrong()),
    })
}
