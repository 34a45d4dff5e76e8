//! Commencement clauses: `алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі`.
//!
//! A line becomes clauses, elements, verbs and the few words that tie them (`tokens`); what is said of what is then told by their
//! order, which differs between the languages (`kazakh`, `russian`).

mod clause;
mod kazakh;
mod list;
mod russian;
#[cfg(test)]
mod tests;
mod tokens;
mod words;

use super::path::Step;
use super::text::Text;
use crate::base::{Date, Kind, Span};
use tokens::Tok;

/// A clause as written; the words of the contract name its rule and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawClause {
    /// `after_publication`, `from_publication`, `day_after_publication`, `date`, `from_signature`, `from_registration`, `event`.
    pub rule: &'static str,
    /// Length of the term.
    pub days: Option<u32>,
    /// `calendar_day`, `working_day`, `day`, `month`.
    pub unit: Option<&'static str>,
    /// The day, for `date`.
    pub date: Option<Date>,
    /// Whether it can be counted in two ways.
    pub ambiguous: bool,
    /// For `event`: whether it is the adoption of an act, and not its commencement.
    pub adoption: bool,
    /// Where in the line.
    pub span: Span,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// It begins to apply.
    Begins(RawClause),
    /// It enters into force (`күшіне енеді`); beside a clause of application this is another matter, alone the same.
    Enters(RawClause),
    /// The first day it no longer applies.
    Ends(Date),
    /// It also governs relations that arose from this day on.
    Relations(Date),
    /// It is left out of what is said of the act, and this sentence gives it no day.
    LeftOut,
    /// When something begins is said, and of what is not understood.
    Unread,
}

/// Something said, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub say: Say,
    /// The elements it is said of, one chain of steps each; none: the act.
    pub of: Vec<Vec<Step>>,
    /// The unit that the words stand in, where it is said of that (`осы бап`).
    pub own: Option<Kind>,
    /// The words that say whose elements they are (`осы Заңның`, `өзгерістер мен толықтырулардың`).
    pub host: String,
    /// Where in the line.
    pub span: Span,
}

/// Finds the first clause of a note's brackets, where the verb may be missing.
#[must_use]
pub fn find_in_note(line: &str) -> Option<RawClause> {
    let t = Text::new(line);
    tokens::starts(&t.folded.text).into_iter().find_map(|at| clause::read(&t, at).map(|(c, _)| c))
}

/// Everything that a line says of when something begins or ceases to apply.
#[must_use]
pub fn find_all(line: &str) -> Vec<Said> {
    if !may_speak_of_it(line) {
        return Vec::new();
    }
    let t = Text::new(line);
    let russian = !line.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'Қ', 'Ө']);
    let mut out = Vec::new();
    for sentence in tokens::sentences(&t, russian) {
        let said = if russian { russian::read(&t, &sentence) } else { kazakh::read(&t, &sentence) };
        out.extend(said);
    }
    out
}

/// The day from which a sentence suspends something: `2017 жылғы 1 қаңтардан бастап 2020 жылғы 1 қаңтарға дейін … тоқтатыла тұрсын`.
#[must_use]
pub fn suspended_since(sentence: &str) -> Option<Date> {
    let t = Text::new(sentence);
    let russian = !sentence.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ']);
    for tokens in tokens::sentences(&t, russian) {
        let verb = tokens.iter().position(|k| k.tok == Tok::Suspended).filter(|_| !russian).unwrap_or(tokens.len());
        let since = tokens.iter().take(verb).find_map(|k| match &k.tok {
            Tok::Clause(RawClause { rule: "date", date, .. }) => *date,
            _ => None,
        });
        if since.is_some() && tokens.iter().any(|k| k.tok == Tok::Suspended) {
            return since;
        }
    }
    None
}

/// Looks for a verb without folding the line: its letters without Latin look-alikes.
fn may_speak_of_it(line: &str) -> bool {
    const STEMS: [&str; 7] = ["олданы", "ОЛДАНЫ", "күш", "Күш", "ступа", "водит", "водятс"];
    let has = |stem: &str| memchr::memmem::find(line.as_bytes(), stem.as_bytes()).is_some();
    if STEMS.iter().any(|s| has(s)) || has("водим") {
        const TIES: [&str; 8] = ["астап", "ейін", "ейiн", "соң", "опубликован", " с ", "со дня", "С "];
        return TIES.iter().any(|s| has(s)) || has(" до ");
    }
    (has("действует до ") || has("действуют до ")) || (has(" до ") && has("действу"))
}
