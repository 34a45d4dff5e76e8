use std::io::{self, BufReader, BufWriter, Stdout, Write};

use clap::ValueEnum;
use nusqa::base::{Message, Severity};
use nusqa::check::{Applicable, CASE_SCHEMA, Finding, Format, Input, Options, Summary, check};

use crate::args::CorpusArgs;
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::i18n::I18n;
use crate::input::{self, STDIN};
use crate::progress;
use crate::render::{json, text};
use crate::session::Session;

const EXAMPLES: &str = "\
Examples:
  nusqa check corpus/cases/*.jsonl                  every finding, with its evidence
  nusqa check cases.csv --format jsonl              one finding a line, nusqa.finding/1
  nusqa check - < cases.jsonl --fail-on warning     warnings too make the exit code 1
  nusqa check cases.jsonl --applicable filed        judge by the law of the day of filing
  nusqa check --schema                              the shape of a record, as JSON Schema
  nusqa explain NQ101                               what a code means";

/// Check case records against the wording that applied
///
/// Every record names the provisions it relied on and when. A finding says which wording was used, which applied, and where that
/// is written. A record that cannot be read is a finding with its line; the others are still checked.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Case records: .jsonl or .csv files; `-` is standard input
    #[arg(value_name = "CASES", required_unless_present = "schema")]
    cases: Vec<String>,
    /// The day that counts: the decision (else the check), or another
    #[arg(long, value_enum, default_value_t, value_name = "auto|filed|decided|checked", hide_possible_values = true)]
    applicable: Day,
    /// Findings from this severity on make the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "error|warning|note", hide_possible_values = true)]
    fail_on: Threshold,
    /// How to write the findings
    #[arg(long, value_enum, default_value_t, value_name = "text|json|jsonl", hide_possible_values = true)]
    format: OutputFormat,
    /// Print the JSON Schema of a case record, and check nothing
    #[arg(long)]
    schema: bool,
    #[command(flatten)]
    corpus: CorpusArgs,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Day {
    #[default]
    Auto,
    Filed,
    Decided,
    Checked,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Threshold {
    #[default]
    Error,
    Warning,
    Note,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    #[default]
    Text,
    Json,
    Jsonl,
}

/// Where findings go as they are found.
enum Output<'a> {
    Text(text::Findings<'a>),
    Json(json::JsonWriter<&'a mut BufWriter<Stdout>>),
    Jsonl(&'a mut BufWriter<Stdout>),
}

impl Output<'_> {
    fn finding(&mut self, finding: &Finding, i18n: &I18n) -> io::Result<()> {
        match self {
            Output::Text(out) => out.write(finding, i18n),
            Output::Json(out) => out.value(&json::Finding::new(finding, i18n)),
            Output::Jsonl(out) => {
                serde_json::to_writer(&mut **out, &json::Finding::alone(finding, i18n))?;
                out.write_all(b"\n")
            }
        }
    }

    fn finish(self, summary: &Summary) -> io::Result<()> {
        match self {
            Output::Json(mut out) => {
                out.close()?;
                out.field("summary", &json::SummaryJson::new(summary))?;
                out.finish()
            }
            Output::Text(_) | Output::Jsonl(_) => Ok(()),
        }
    }
}

/// Checks the files in the order given.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    if args.schema {
        write!(session.out, "{CASE_SCHEMA}")?;
        return Ok(Exit::Clean);
    }
    let opened = Opened::open(&args.corpus, session)?;
    let options = Options { applicable: args.applicable.into(), known_on: opened.known_on };
    let fail_on = Severity::from(args.fail_on);
    let mut output = match args.format {
        OutputFormat::Text => Output::Text(text::Findings::new(&mut session.out, session.style, &opened.corpus.root)),
        OutputFormat::Jsonl => Output::Jsonl(&mut session.out),
        OutputFormat::Json => {
            let mut json = json::JsonWriter::new(&mut session.out);
            json.object()?;
            json.field("schema", &"nusqa.finding/1")?;
            json.key("findings")?;
            json.array()?;
            Output::Json(json)
        }
    };
    let mut summary = Summary::default();
    let mut refused = false;
    for file in &args.cases {
        let bar = progress::bytes(session.quiet);
        let input = match open(file, &bar) {
            Ok(input) => input,
            Err(error) => {
                refused = true;
                session.code = Exit::Refused;
                session.messages.report(&session.i18n, &error);
                continue;
            }
        };
        let mut written = Ok(());
        let found = check(&opened.corpus, input, &options, &mut |finding| {
            if finding.severity >= fail_on {
                session.code = session.code.max(Exit::Findings);
            }
            if written.is_ok() {
                written = output.finding(&finding, &session.i18n);
            }
        });
        bar.finish_and_clear();
        summary.add(&found);
        written?;
    }
    output.finish(&summary)?;
    session.out.flush()?;
    if summary.records > 0 || !refused {
        session.remark(&text::summary(&summary));
    }
    Ok(session.code)
}

/// A file of records, its shape told by its name; of standard input, by its first character.
fn open(file: &str, bar: &indicatif::ProgressBar) -> Result<Input<'static>, CliError> {
    if file == STDIN {
        let (reader, first) = input::stdin_with_first_byte()?;
        let format = if matches!(first, Some(b'{' | b'[')) { Format::Jsonl } else { Format::Csv };
        return Ok(Input { name: file.to_string(), format, reader });
    }
    let format = Format::from_name(file).ok_or_else(|| {
        CliError::refused(Message::new("cli-cases-format").with("file", file)).hint(Message::new("cli-cases-format-hint"))
    })?;
    let (handle, size) = input::open(file)?;
    let reader: Box<dyn io::BufRead> = if progress::worth_bytes(bar, size) {
        Box::new(BufReader::with_capacity(1 << 16, bar.wrap_read(handle)))
    } else {
        Box::new(BufReader::with_capacity(1 << 16, handle))
    };
    Ok(Input { name: file.to_string(), format, reader })
}

impl From<Day> for Applicable {
    fn from(day: Day) -> Self {
        match day {
            Day::Auto => Applicable::Auto,
            Day::Filed => Applicable::Filed,
            Day::Decided => Applicable::Decided,
            Day::Checked => Applicable::Checked,
        }
    }
}

impl From<Threshold> for Severity {
    fn from(threshold: Threshold) -> Self {
        match threshold {
            Threshold::Error => Severity::Error,
            Threshold::Warning => Severity::Warning,
            Threshold::Note => Severity::Note,
        }
    }
}
