use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex};

use clap::ValueEnum;
use nusqa::base::{Message, Severity};
use nusqa::check::{
    Applicable, BASELINE_HEAD, CASE_SCHEMA, Causes, Engine, Feed, Finding, Law, Mapping, Options, Piece, Position, Reach, Summary,
    WithRules,
};

use crate::args::{CorpusArgs, Threshold};
use crate::cases::filters::Asked;
use crate::cases::{Filters, InputFormat, Reached, Reading, Stop, list, prints, reopen};
use crate::corpus_dir::Opened;
use crate::editions;
use crate::error::{CliError, ErrorKind, Exit};
use crate::input::STDIN;
use crate::progress;
use crate::render::audit::{Noter, Part, Shape, Sheet, Totals};
use crate::render::text;
use crate::rule_files;
use crate::session::Session;
use crate::style::Style;

const EXAMPLES: &str = "\
Examples:
  nusqa check corpus/cases/*.jsonl                  every finding with its evidence, then all by cause
  nusqa check cases/ 'more/*.csv' old.zip           folders, patterns and archives; .gz of anything
  nusqa check cases.csv --format jsonl              one finding a line, nusqa.finding/1
  nusqa check cases.xlsx --output findings.xlsx     a spreadsheet: findings, by cause, summary
  nusqa check cases.csv --output report.html        a page with charts, for reading and printing
  nusqa check - < cases.jsonl --fail-on warning     warnings too make the exit code 1
  nusqa check cases.jsonl --applicable filed        judge by the law of the day of filing
  nusqa check cases.jsonl --select NQ10 --ignore NQ107
  nusqa check cases.jsonl --write-baseline known.jsonl   then: --baseline known.jsonl tells only new ones
  nusqa check year.jsonl --output found.jsonl --resume year.state    interrupted, the same command goes on
  nusqa check --schema                              the shape of a record, as JSON Schema
  nusqa explain NQ101                               what a code means

Which law applies to a pending application (--applicable, also --policy):
  The law says it in its transitional clauses; else art. 43 of the Law on legal acts lets a later law that worsens the position not
  reach back. favourable does that as far as words tell: fewer papers, a lower fee, a shorter term for the office, a longer one for
  the applicant. Where they do not tell, either wording is allowed and both are shown. Such results say that they need a lawyer.

A mapping (--mapping map.toml) for files with other names:
  [fields]
  id = \"Дело №\"                     field of the record = name of the column (or a list of names)
  provision = [\"НПА\", \"Норма\"]
  \"facts.applicant.born_on\" = \"Дата рождения\"
  \"events.query_sent\" = \"Запрос отправлен\"
  [constants]
  procedure = \"exit-permit\"         where no column says otherwise
  [dates]
  formats = [\"%d/%m/%Y\"]            beside YYYY-MM-DD and DD.MM.YYYY
  [lists]
  separator = \",\"                   in cells that hold a list
  [values.decision]
  \"выдано\" = \"granted\"

A suppression file (--suppress known.toml):
  [[suppress]]
  code = \"NQ108\"                    code, record, provision, fingerprint: all that are given must fit; * is any text
  record = \"AST-2022-*\"
  reason = \"decided by the wording of the filing day, memo 14\"
  until = \"2026-12-31\"              the last day on which it counts";

/// Check case records against the wording that applied
///
/// Every record names the provisions it relied on and when. A finding says which wording was used, which applied, and where that
/// is written. A record that cannot be read is a finding with its line; the others are still checked.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Case records: .jsonl, .json, .csv, .xlsx, .parquet, their .gz, .zip, folders, patterns; `-` is standard input
    #[arg(value_name = "CASES", required_unless_present = "schema")]
    cases: Vec<String>,
    /// The day that counts: the decision (else the check), the filing, the step (`step` of a check names an event, else its day), the
    /// check, or of filing and decision the more favourable; see below
    #[arg(long, alias = "policy", value_enum, default_value_t, value_name = "auto|filed|step|decided|checked|favourable")]
    #[arg(hide_possible_values = true)]
    applicable: Day,
    /// Findings from this severity on make the exit code 1
    #[arg(long, value_enum, default_value_t, value_name = "error|warning|note", hide_possible_values = true)]
    fail_on: Threshold,
    /// How to write the findings [default: as the name of --output ends, else text]
    #[arg(long, value_enum, value_name = "text|json|jsonl|csv|xlsx|html|sarif|github|gitlab|junit", hide_possible_values = true)]
    format: Option<Shape>,
    /// Write the findings to a file
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// How the records are written, whatever their names say
    #[arg(long, value_enum, value_name = "jsonl|json|csv|xlsx|parquet", hide_possible_values = true)]
    input_format: Option<InputFormat>,
    /// Foreign names of columns and fields (TOML; see below)
    #[arg(long, value_name = "FILE")]
    mapping: Option<String>,
    /// Tell only findings of these codes, names, or beginnings of codes
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not tell findings of these
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Do not tell findings that this file knows
    #[arg(long, value_name = "FILE")]
    baseline: Option<String>,
    /// Write all findings to a baseline; the exit code is 0
    #[arg(long, value_name = "FILE")]
    write_baseline: Option<String>,
    /// Findings to leave out, each with a reason and a last day (TOML; see below)
    #[arg(long, value_name = "FILE")]
    suppress: Option<String>,
    /// Where to write how far an interrupted run came; where the file is there, go on from it
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    resume: Option<String>,
    /// How many threads check [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
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
    Step,
    Decided,
    Checked,
    Favourable,
}

/// What a run has come to so far.
#[derive(Default)]
struct Tally {
    summary: Summary,
    causes: Causes,
    known: u64,
    suppressed: Vec<u64>,
}

impl Tally {
    fn add(&mut self, piece: &Piece<Part>) {
        let part = &piece.out;
        self.summary.records += piece.summary.records;
        self.summary.checks += piece.summary.checks;
        self.told(part);
    }

    fn told(&mut self, part: &Part) {
        self.summary.add(&part.summary);
        part.causes(&mut self.causes);
        self.known += part.known;
        if self.suppressed.len() < part.suppressed.len() {
            self.suppressed.resize(part.suppressed.len(), 0);
        }
        self.suppressed.iter_mut().zip(&part.suppressed).for_each(|(all, some)| *all += some);
    }
}

/// Checks the files in the order given.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    if args.schema {
        write!(session.out, "{CASE_SCHEMA}")?;
        return Ok(Exit::Clean);
    }
    let shape = args.format.or(args.output.as_deref().and_then(Shape::from_name)).unwrap_or_default();
    let to_file = args.output.is_some();
    if shape == Shape::Xlsx && !to_file && io::stdout().is_terminal() {
        return Err(CliError::refused(Message::new("audit-xlsx-terminal")));
    }
    let reading = Reading { format: args.input_format, mapping: mapping(args)? };
    let today = session.today(args.corpus.today.as_deref())?;
    let (baseline, suppress) = (args.baseline.as_deref(), args.suppress.as_deref());
    let filters = Filters::new(&Asked { select: &args.select, ignore: &args.ignore, baseline, suppress, today })?;
    let opened = Opened::open(&args.corpus, session)?;
    let (book, rules_left_out) = rule_files::book(&opened, session)?;
    let options = Options { applicable: args.applicable.into(), known_on: opened.known_on };
    let style = if to_file { Style::default() } else { session.style };
    let noter = Noter {
        shape,
        filters: &filters,
        i18n: &session.i18n,
        style,
        places: Mutex::new(text::Places::new(&opened.corpus.root)),
        said: Mutex::default(),
        baseline: args.write_baseline.is_some(),
        spare: Mutex::default(),
    };
    let created = |file: &String| File::create(file).map_err(|e| CliError::unreadable(file, &e));
    let mut baseline_out = args.write_baseline.as_ref().map(created).transpose()?.map(BufWriter::new);
    if let Some(out) = &mut baseline_out {
        writeln!(out, "{BASELINE_HEAD}")?;
    }
    let mut keeper = Keeper::new(args, shape, &opened)?;
    let out: Box<dyn Write + Send + '_> = match &args.output {
        Some(file) => {
            let file = if let Some(written) = keeper.goes_on_at() { reopen(file, written)? } else { created(file)? };
            keeper.output = Some(file.try_clone()?);
            Box::new(BufWriter::new(file))
        }
        None => Box::new(&mut session.out),
    };
    let mut tally = keeper.tally();
    let earlier = keeper.goes_on.then(|| tally.summary.findings() > 0);
    let mut sheet = Sheet::new(shape, out, earlier, &session.i18n, &opened.corpus.root)?;
    let fail_on = Severity::from(args.fail_on);
    let threads = args.threads.map_or_else(|| std::thread::available_parallelism().map_or(1, usize::from), usize::from);
    let kept = editions::Kept::open(&opened.corpus);
    let ruled = book.as_ref().map(|book| WithRules { law: &kept, book });
    let law: &dyn Law = ruled.as_ref().map_or(&kept, |ruled| ruled);
    let mut engine = Engine::new(law, options, threads);
    let stop = Stop::watch(args.cases.iter().any(|c| c == STDIN) && io::stdin().is_terminal());
    // Records were not judged by rules that cannot be used: that is no clean run, whatever is found.
    let (mut refused, mut failed, mut stopped_in) = (rules_left_out > 0, None, None);
    let mut inputs = 0;
    for source in list(&args.cases) {
        let bar = progress::bytes(session.quiet);
        let mut each = |input: crate::cases::Opened<'_>| {
            let number = inputs;
            inputs += 1;
            if failed.is_some() || stopped_in.is_some() || number < keeper.reached.inputs {
                return;
            }
            let from = std::mem::take(&mut keeper.reached.position);
            let mut feed = input.feed;
            if let Feed::Lines(reader, _) = &mut feed {
                // A stream cannot be entered in its middle. What fails here fails again when it is read on.
                let _ = io::copy(&mut reader.by_ref().take(from.bytes), &mut io::sink());
            }
            let note = |part: &mut Part, finding: &Finding| noter.note(part, finding);
            let mut end = from;
            let mut pieces = 0_u64;
            let reach = engine.check(input.name, feed, from, &note, &mut |piece| {
                tally.add(&piece);
                end = piece.end;
                pieces += 1;
                let mut written = sheet.piece(&piece.out, &session.i18n).and_then(|()| {
                    baseline_out.as_mut().map_or(Ok(()), |out| out.write_all(piece.out.baseline.as_bytes())).map_err(CliError::from)
                });
                if written.is_ok() && pieces.is_multiple_of(KEEP) && keeper.output.is_some() {
                    written = keeper.keep(&mut sheet, &tally, number, end);
                }
                noter.done(piece.out);
                progress::records(&bar, tally.summary.records);
                match written {
                    Ok(()) if stop.asked() => ControlFlow::Break(()),
                    Ok(()) => ControlFlow::Continue(()),
                    Err(e) => {
                        failed = Some(e);
                        ControlFlow::Break(())
                    }
                }
            });
            keeper.reached.inputs = number + 1;
            if reach == Reach::Stopped {
                stopped_in = Some((input.name.to_string(), number, end));
            }
        };
        let read = source.and_then(|source| source.open(&reading, &bar, &mut each));
        bar.finish_and_clear();
        if let Err(error) = read {
            refused = true;
            session.messages.report(&session.i18n, &error);
        }
        if failed.is_some() || stopped_in.is_some() {
            break;
        }
    }
    kept.save();
    if let (Some((name, number, end)), None) = (&stopped_in, &failed) {
        let place = if end.lines > 0 { end.lines } else { end.records };
        let message =
            Message::new("audit-interrupted").with("records", tally.summary.records).with("file", name).with("line", place);
        let message = message.with("bytes", end.bytes);
        let hint = match &args.resume {
            Some(_) => {
                keeper.keep(&mut sheet, &tally, *number, *end)?;
                Message::new("audit-resume-go-on")
            }
            None => Message::new("audit-resume-next-time"),
        };
        session.messages.report(&session.i18n, &CliError::refused(message).hint(hint));
        refused = true;
        if args.resume.is_some() {
            return Ok(Exit::Refused);
        }
    }
    if let (Some(file), None) = (&args.suppress, &failed) {
        let mut part = Part::default();
        filters.remarks(file, &tally.suppressed).iter().for_each(|finding| noter.told(&mut part, finding));
        sheet.piece(&part, &session.i18n)?;
        tally.told(&part);
    }
    let worst = tally.summary.worst();
    session.code = match (refused, worst) {
        (true, _) => Exit::Refused,
        _ if args.write_baseline.is_some() => Exit::Clean,
        (_, Some(worst)) if worst >= fail_on => Exit::Findings,
        _ => Exit::Clean,
    };
    if let Some(error) = failed {
        // Nobody reads on: what was found decides the exit code.
        return if error.kind == ErrorKind::ClosedPipe { Ok(session.code) } else { Err(error) };
    }
    let groups = tally.causes.groups(&keeper.reached.causes);
    let suppressed = tally.suppressed.iter().sum();
    let totals = Totals { summary: &tally.summary, groups: &groups, known: tally.known, suppressed, i18n: &session.i18n, style };
    let left = sheet.finish(&totals)?;
    if left > 0 {
        session.report(&CliError::refused(
            Message::new("audit-too-many").with("left", left).with("limit", tally.summary.findings() - left),
        ));
        session.code = Exit::Refused;
    }
    if let Some(mut out) = baseline_out {
        out.flush()?;
    }
    if let Some(file) = &args.resume {
        // It may not be there.
        let _ = std::fs::remove_file(file);
    }
    if tally.summary.records > 0 || !refused {
        session.remark(&text::summary(&tally.summary));
    }
    if tally.known + suppressed > 0 {
        session.remark(&Message::new("audit-hidden").with("known", tally.known).with("suppressed", suppressed));
    }
    Ok(session.code)
}

/// Every so many pieces of work (of a mebibyte) it is kept how far a run came.
const KEEP: u64 = 256;

/// Keeps how far the run came.
struct Keeper {
    file: Option<String>,
    reached: Reached,
    /// An earlier run had begun.
    goes_on: bool,
    output: Option<File>,
}

impl Keeper {
    fn new(args: &Args, shape: Shape, opened: &Opened) -> Result<Self, CliError> {
        let Some(file) = &args.resume else {
            return Ok(Keeper { file: None, reached: Reached::default(), goes_on: false, output: None });
        };
        if !shape.goes_on() {
            return Err(CliError::refused(Message::new("audit-resume-format")));
        }
        // What decides the result, but for what the hashes tell. The day counts where entries of a file end on one.
        let today = args.suppress.as_ref().map(|_| opened.today);
        let asked = format!(
            "{} {:?} {:?} {shape:?} {:?} {:?} {:?} {:?} {today:?} {:?}",
            env!("CARGO_PKG_VERSION"),
            args.cases,
            args.applicable,
            args.output,
            args.input_format,
            args.select,
            args.ignore,
            opened.known_on,
        );
        let options = [args.mapping.as_ref(), args.baseline.as_ref(), args.suppress.as_ref()];
        let prints = prints::of(&opened.corpus, &options, &args.cases)?;
        let earlier = Reached::read(file, &asked, &prints)?;
        let goes_on = earlier.is_some();
        Ok(Keeper {
            file: Some(file.clone()),
            reached: earlier.unwrap_or_else(|| Reached::new(&asked, prints)),
            goes_on,
            output: None,
        })
    }

    /// Where the output file of the earlier run ends.
    fn goes_on_at(&self) -> Option<u64> {
        self.reached.written.filter(|_| self.goes_on)
    }

    fn tally(&self) -> Tally {
        let (known, suppressed) = (self.reached.known, self.reached.suppressed.clone());
        Tally { summary: self.reached.summary(), causes: Causes::default(), known, suppressed }
    }

    /// Writes the file that `--resume` names, after all that was found.
    fn keep(&mut self, sheet: &mut Sheet<'_>, tally: &Tally, inputs: u64, position: Position) -> Result<(), CliError> {
        let Some(file) = &self.file else { return Ok(()) };
        sheet.flush()?;
        let mut now = self.reached.anew();
        (now.inputs, now.position, now.known) = (inputs, position, tally.known);
        now.suppressed.clone_from(&tally.suppressed);
        now.set_summary(&tally.summary);
        now.causes = tally.causes.groups(&self.reached.causes);
        now.written = self.output.as_ref().map(|f| f.metadata().map(|m| m.len())).transpose()?;
        now.write(file)
    }
}

fn mapping(args: &Args) -> Result<Option<Arc<Mapping>>, CliError> {
    let Some(file) = &args.mapping else { return Ok(None) };
    let text = std::fs::read_to_string(file).map_err(|e| CliError::unreadable(file, &e))?;
    let mapping = Mapping::read(&text).map_err(|e| CliError::from(e).hint(Message::new("audit-in-file").with("file", file)))?;
    Ok(Some(Arc::new(mapping)))
}

impl From<Day> for Applicable {
    fn from(day: Day) -> Self {
        match day {
            Day::Auto => Applicable::Auto,
            Day::Filed => Applicable::Filed,
            Day::Decided => Applicable::Decided,
            Day::Checked => Applicable::Checked,
            Day::Step => Applicable::Step,
            Day::Favourable => Applicable::Favourable,
        }
    }
}
