use std::io::Write;

use nusqa::base::{Date, Message};
use nusqa::corpus::Reference;
use serde_json::Value;

use crate::args::{CorpusArgs, Format};
use crate::corpus_dir::Opened;
use crate::error::{CliError, Exit};
use crate::render::json::{self, ChangedInput, Verification};
use crate::session::Session;
use crate::style::Tone;

const EXAMPLES: &str = "\
Examples:
  nusqa show '361#document-1/item-7' --on 2021-05-01 --receipt > receipt.json
  nusqa verify-receipt receipt.json
  nusqa verify-receipt receipt.json --corpus ../corpus-of-today";

/// Check a receipt of show against the corpus
///
/// Asks the question of the receipt again. The answer is the same (exit code 0), or differs, with the inputs that have changed since
/// (exit code 1). A receipt that was altered is told too.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The receipt; - for standard input
    #[arg(value_name = "FILE")]
    file: String,
    /// How to write the result
    #[arg(long, value_enum, default_value_t, value_name = "text|json", hide_possible_values = true)]
    format: Format,
    #[command(flatten)]
    corpus: CorpusArgs,
}

/// Checks it.
pub fn run(args: &Args, session: &mut Session) -> Result<Exit, CliError> {
    let receipt = read(&args.file)?;
    let opened = Opened::open(&args.corpus, session)?;
    let verification = verify(&receipt, &opened, session, &args.file)?;
    let code = if verification.verdict == "same" { Exit::Clean } else { Exit::Findings };
    session.code = code;
    match args.format {
        Format::Json => json::write_document(&mut session.out, &verification)?,
        Format::Text => tell(session, &verification)?,
    }
    Ok(code)
}

fn broken(file: &str, what: &str) -> CliError {
    CliError::refused(Message::new("cli-receipt-broken").with("file", file).with("what", what))
}

fn read(file: &str) -> Result<Value, CliError> {
    let text = if file == "-" {
        std::io::read_to_string(std::io::stdin()).map_err(|e| CliError::unreadable(file, &e))?
    } else {
        std::fs::read_to_string(file).map_err(|e| CliError::unreadable(file, &e))?
    };
    let receipt: Value = serde_json::from_str(&text).map_err(|e| broken(file, &e.to_string()))?;
    match receipt.get("schema").and_then(Value::as_str) {
        Some("nusqa.receipt/1") => Ok(receipt),
        other => Err(broken(file, &format!("schema {}", other.unwrap_or("?")))),
    }
}

fn verify(receipt: &Value, opened: &Opened, session: &Session, file: &str) -> Result<Verification, CliError> {
    let question = receipt.get("question").ok_or_else(|| broken(file, "question"))?;
    let field = |name: &'static str| question.get(name).and_then(Value::as_str);
    let day = |name: &'static str| -> Result<Option<Date>, CliError> { field(name).map(|d| session.date(name, d)).transpose() };
    let on = day("on")?.ok_or_else(|| broken(file, "on"))?;
    let known_on = day("known_on")?;
    let path = field("provision").unwrap_or("").parse().map_err(|_| broken(file, "provision"))?;
    let reference = Reference { work: field("work").ok_or_else(|| broken(file, "work"))?.to_string(), path, on: None };

    let asked = json::Asked { reference: &reference, on, known_on };
    let inputs = nusqa::query::inputs(&opened.corpus, &reference).unwrap_or_default();
    let now = match nusqa::query::as_of(&opened.corpus, &reference, on, known_on) {
        Ok(answer) => {
            let again = json::Receipt::new(
                field("reference").unwrap_or(""),
                &asked,
                inputs.clone(),
                &answer,
                &opened.corpus,
                &session.i18n,
            );
            serde_json::to_value(&again).unwrap_or_default()
        }
        // What the receipt is about is not in the corpus any more.
        Err(_) => Value::Null,
    };
    let part = |of: &Value, name: &str| of.get(name).map(json::comparable).unwrap_or_default();
    let altered = receipt.get("sha256").and_then(Value::as_str) != Some(json::seal(receipt).as_str());
    let same = part(receipt, "answer") == part(&now, "answer");
    let version = |of: &Value| of.pointer("/program/version").and_then(Value::as_str).unwrap_or("?").to_string();
    let program = [version(receipt), env!("CARGO_PKG_VERSION").to_string()];
    Ok(Verification {
        schema: "nusqa.verification/1",
        verdict: if altered {
            "altered"
        } else if same {
            "same"
        } else {
            "differs"
        },
        changed: changed(receipt, &inputs),
        program: (program[0] != program[1]).then_some(program),
        was: summary(receipt),
        now: summary(&now),
    })
}

/// Inputs of the receipt and of now that are not the same.
fn changed(receipt: &Value, now: &[nusqa::query::Input]) -> Vec<ChangedInput> {
    let text = |v: &Value, name: &str| v.get(name).and_then(Value::as_str).unwrap_or("").to_string();
    let was: Vec<(String, String, String)> = receipt
        .get("inputs")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|i| (text(i, "kind"), text(i, "name"), text(i, "sha256")))
        .collect();
    let before: std::collections::BTreeMap<_, _> = was.iter().map(|(k, n, h)| ((k.as_str(), n.as_str()), h)).collect();
    let after: std::collections::BTreeMap<_, _> = now.iter().map(|i| ((i.kind, i.name.as_str()), &i.sha256)).collect();
    let names: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).copied().collect();
    names
        .into_iter()
        .filter(|key| before.get(key) != after.get(key))
        .map(|key| ChangedInput {
            kind: key.0.to_string(),
            name: key.1.to_string(),
            was: before.get(&key).map(|h| (*h).clone()),
            now: after.get(&key).map(|h| (*h).clone()),
        })
        .collect()
}

/// Kind of an answer, and its versions: id, first day, first day no more.
fn summary(of: &Value) -> Value {
    let Some(answer) = of.get("answer") else { return Value::Null };
    let day =
        |v: &Value, end: &str, side: &str| v.pointer(&format!("/{end}/{side}")).and_then(Value::as_str).unwrap_or("?").to_string();
    let bound = |v: &Value, end: &str| match v.get(end) {
        None | Some(Value::Null) => "—".to_string(),
        Some(_) if v.pointer(&format!("/{end}/exact")).is_some_and(Value::is_string) => day(v, end, "exact"),
        Some(_) => format!("{}…{}", day(v, end, "earliest"), day(v, end, "latest")),
    };
    let line = |v: &Value| {
        let id = v.get("id").and_then(Value::as_str).unwrap_or("?");
        Value::from(format!("{id} {} – {}", bound(v, "from"), bound(v, "until")))
    };
    let versions: Vec<Value> = answer.get("versions").and_then(Value::as_array).into_iter().flatten().map(line).collect();
    serde_json::json!({ "kind": answer.get("kind"), "versions": versions })
}

fn tell(session: &mut Session, v: &Verification) -> std::io::Result<()> {
    let (id, tone) = match v.verdict {
        "same" => ("cli-receipt-same", Tone::Good),
        "differs" => ("cli-receipt-differs", Tone::Bad),
        _ => ("cli-receipt-altered", Tone::Bad),
    };
    let said = session.i18n.word(id);
    writeln!(session.out, "{}", session.style.paint(tone, &said))?;
    if v.was != v.now {
        let line = |of: &Value| match of.get("kind").and_then(Value::as_str) {
            Some(kind) => {
                let ids = of.get("versions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
                std::iter::once(kind).chain(ids).collect::<Vec<_>>().join("  ")
            }
            None => "—".to_string(),
        };
        for (label, of) in [("cli-receipt-was", &v.was), ("cli-receipt-now", &v.now)] {
            writeln!(session.out, "  {}  {}", session.i18n.word(label), line(of))?;
        }
    }
    for c in &v.changed {
        let id = match (&c.was, &c.now) {
            (None, _) => "cli-receipt-input-new",
            (_, None) => "cli-receipt-input-gone",
            _ => "cli-receipt-input-changed",
        };
        let said = session.i18n.tr(&Message::new(id).with("kind", &c.kind).with("name", &c.name));
        writeln!(session.out, "  {said}")?;
    }
    if let Some([was, now]) = &v.program {
        let said = session.i18n.tr(&Message::new("cli-receipt-program").with("was", was).with("now", now));
        writeln!(session.out, "  {said}")?;
    }
    Ok(())
}
