//! Stage 7: two texts of an act → the amendment sentences that turn the one into the other, and the comparison table.
//!
//! A drafter is told nothing that was not tried: every draft is read back and carried out on the old text (`prove`). Where a small
//! instruction does not hold (words that stand twice, a place that no words name), a larger one takes its place: the sentence, the line,
//! the element, the one around it. Where none holds, there is no draft, and the elements are named.

mod address;
mod compare;
mod kazakh;
mod level;
mod plan;
mod prove;
mod russian;
mod table;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
mod words;
mod write;

pub use plan::{Step, What};
pub use prove::amending_act;
pub use table::{Row, called_path, marked};
pub use write::{Line, Role};

use std::collections::BTreeSet;

use crate::base::{ActKind, ActRef, Date, Kind, Language, Message};
use crate::extract::Act;
use crate::replay::{Base, Text, UnitId};
use compare::{Change, compare};
use plan::{Levels, Texts, plan};
use prove::{Proof, prove};
use write::{Manner, write};

/// What a drafter may want otherwise.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The act that is amended, as its head is to name it; else from the requisites of the old text.
    pub act: Option<String>,
    /// Every element touched is given in full, as art. 26(6) of the Law on legal acts has it for orders and resolutions.
    pub in_full: bool,
}

/// A draft that was proved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The language of the act.
    pub language: Language,
    /// The lines, the head first; none where nothing is to be amended.
    pub lines: Vec<Line>,
    /// What each sentence does.
    pub steps: Vec<Step>,
    /// Whether the head names the act; else it has a gap to be filled.
    pub named: bool,
    /// Remarks.
    pub remarks: Vec<Message>,
    /// How many times larger instructions had to be tried.
    pub rounds: usize,
}

impl Draft {
    /// The lines as a text.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(|l| format!("{}\n", l.text)).collect()
    }
}

/// Why there is no draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: Message,
    /// The elements for which no instruction holds, as addresses in the old text or, for new ones, in the new one.
    pub elements: Vec<String>,
    /// What went wrong with the last attempt: sentences that are read as something else (`?`), words of the result that are too much
    /// (`-`) or not there (`+`).
    pub tried: Vec<String>,
}

/// How many instructions change, and how many add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Changes.
    pub changes: usize,
    /// Additions.
    pub additions: usize,
}

/// Changes of elements that are drafted; where more has changed, the act is to be written anew (Law on legal acts, art. 26(9)).
const MOST_CHANGES: usize = 5000;
/// Rounds of larger instructions; each makes at least one of them larger.
const MOST_ROUNDS: usize = 40;

/// Writes the amendments that turn `old` into `new`.
///
/// # Errors
/// Texts in two languages, or a change that no instruction brings about.
pub fn draft(old: &Act, new: &Act, options: &Options) -> Result<Draft, Refusal> {
    let refusal = |id| Refusal { message: Message::new(id), elements: Vec::new(), tried: Vec::new() };
    let language = language(old, new).ok_or_else(|| refusal("draft-languages"))?;
    let (before, after) = (Text::of(&old.document, 0), Text::of(&new.document, 0));
    let (act, base, named) = amended(old, language, options).ok_or_else(|| refusal("draft-act"))?;
    let kind = base.act.kind.unwrap_or(ActKind::Resolution);
    let texts = Texts { old: &before, new: &after, title: base.act.title.as_deref() };
    let mut levels = Levels::default();
    let mut manner = Manner { language, kind, act: &act, apart: BTreeSet::new() };
    if options.in_full {
        in_full(&before, &compare(&before, &after, &levels.whole).changes, &mut levels);
    }
    let mut tried = Vec::new();
    for rounds in 0..MOST_ROUNDS {
        let why = |r: Refusal| Refusal { tried: tried.clone(), ..r };
        levels.next_round();
        let compared = compare(&before, &after, &levels.whole);
        let mut remarks: Vec<Message> =
            compared.apart.iter().map(|k| Message::new("draft-apart").with("kind", k.as_str())).collect();
        if compared.changes.len() > MOST_CHANGES {
            return Err(refusal("draft-too-much"));
        }
        if compared.changes.is_empty() {
            return Ok(Draft { language, lines: Vec::new(), steps: Vec::new(), named, remarks, rounds });
        }
        let steps = match plan(texts, &compared, &levels) {
            Ok(steps) => steps,
            Err(failed) => {
                larger(texts, &compared.changes, failed, &mut levels).map_err(why)?;
                continue;
            }
        };
        let lines = match write(&steps, &manner) {
            Ok(lines) => lines,
            Err(failed) => {
                larger(texts, &compared.changes, failed.into_iter().map(|i| steps[i].cause), &mut levels).map_err(why)?;
                continue;
            }
        };
        let proof = prove(&before, &after, &base, &lines, &steps);
        if proof.holds() {
            let mut lines = lines;
            if !named {
                remarks.push(Message::new("draft-unnamed"));
                // The day and number that the draft was tried with are no act's.
                write::head_with_gap(&mut lines, &steps, &old.head.act_ref(), language);
            }
            return Ok(Draft { language, lines, steps, named, remarks, rounds });
        }
        tried = wrong(&proof, &after, &lines);
        let why = |r: Refusal| Refusal { tried: tried.clone(), ..r };
        // What is read otherwise inside a group may be read as meant on its own.
        let groups: Vec<_> = proof.steps.iter().filter_map(|i| write::group_of(&steps, *i, &manner)).collect();
        if !groups.is_empty() {
            manner.apart.extend(groups);
            continue;
        }
        if !proof.steps.is_empty() {
            larger(texts, &compared.changes, proof.steps.iter().map(|i| steps[*i].cause), &mut levels).map_err(why)?;
            continue;
        }
        around(texts, &compared, &proof, &mut levels).map_err(why)?;
    }
    Err(refusal("draft-impossible"))
}

/// What is wrong with an attempt, in short.
fn wrong(proof: &Proof, new: &Text, lines: &[Line]) -> Vec<String> {
    const MOST: usize = 12;
    let read = |l: &&Line| l.role == Role::Sentence && l.step.is_some_and(|s| proof.steps.contains(&s));
    let unit = |sign: char, text: &Text, id: UnitId| {
        let words: String = level::blanks(&text.unit(id).words.text()).chars().take(80).collect();
        format!("{sign} {}  {words}", text.path(id))
    };
    let sentences = lines.iter().filter(read).take(MOST).map(|l| format!("? {}", l.text));
    let more = proof.result.iter().take(MOST).map(|id| unit('-', &proof.text, *id));
    let less = proof.wanted.iter().take(MOST).map(|id| unit('+', new, *id));
    sentences.chain(more).chain(less).collect()
}

/// The rows of the comparison table.
#[must_use]
pub fn table(old: &Act, new: &Act) -> (Language, Vec<Row>) {
    let (before, after) = (Text::of(&old.document, 0), Text::of(&new.document, 0));
    let language = old.head.language.or(new.head.language).unwrap_or(Language::Kazakh);
    let compared = compare(&before, &after, &BTreeSet::new());
    (language, table::rows(&before, &after, &compared.changes, language))
}

fn language(old: &Act, new: &Act) -> Option<Language> {
    match (old.head.language, new.head.language) {
        (Some(a), Some(b)) => (a == b).then_some(a),
        (a, b) => a.or(b),
    }
}

/// How the head names the act, the act the draft is tried on, and whether it is named at all. `None`: what the user says of it names
/// no act.
fn amended(old: &Act, language: Language, options: &Options) -> Option<(String, Base, bool)> {
    let own = old.head.act_ref();
    let own_words = match language {
        Language::Kazakh => kazakh::act(&own),
        Language::Russian => russian::act(&own),
    };
    if let Some(words) = options.act.clone() {
        // The old text is known by what the user says of it: its own head may say less.
        let act = read_reference(&words, language).filter(|a| a.number.is_some() || a.date.is_some() || a.title.is_some())?;
        return Some((words, Base { act, language: Some(language) }, true));
    }
    if let Some(words) = own_words {
        return Some((words, Base { act: own, language: Some(language) }, true));
    }
    let gap = gap(&own, language);
    let words = match language {
        Language::Kazakh => kazakh::act(&gap),
        Language::Russian => russian::act(&gap),
    };
    Some((words?, Base { act: gap, language: Some(language) }, false))
}

/// An act to try a draft on whose own act does not say what it is.
fn gap(own: &ActRef, language: Language) -> ActRef {
    let issuer = match language {
        Language::Kazakh => "Қазақстан Республикасы Үкіметі",
        Language::Russian => "Правительство Республики Казахстан",
    };
    ActRef {
        kind: own.kind.or(Some(ActKind::Resolution)),
        issuer: Some(issuer.to_string()),
        date: Date::from_ymd_opt(2030, 1, 1),
        number: Some("0".to_string()),
        registration: None,
        title: own.title.clone(),
    }
}

/// The act that a reference names, as the reader of amendments reads it.
fn read_reference(words: &str, language: Language) -> Option<ActRef> {
    let counts = Counts { changes: 1, additions: 0 };
    let (head, said) = match language {
        Language::Kazakh => (kazakh::head(words, counts), "1-тармақ алып тасталсын."),
        Language::Russian => (russian::head(words, counts), "пункт 1 исключить."),
    };
    let line = |text: String| Line { role: Role::Head, step: None, text };
    let (text, _) = amending_act(&[line(format!("1. {head}:")), line(said.to_string())], language);
    let source = crate::source::decode(text.as_bytes()).ok()?;
    crate::extract::read_act(&source).amendments.first().map(|a| a.act.clone())
}

/// Restates every element that is touched, from the beginning.
fn in_full(old: &Text, changes: &[Change], levels: &mut Levels) {
    for change in changes {
        if let Change::Own { old: unit, .. } = change {
            let headed = address::is_headed(old, *unit) || matches!(old.unit(*unit).kind, Kind::Title | Kind::Heading);
            if headed {
                continue;
            }
            levels.own.insert(*unit, 2);
            if !compare::children(old, Some(*unit)).is_empty() {
                levels.whole.insert(*unit);
            }
        }
    }
}

/// Makes the instructions for some changes larger.
fn larger(
    texts: Texts<'_>,
    changes: &[Change],
    failed: impl IntoIterator<Item = usize>,
    levels: &mut Levels,
) -> Result<(), Refusal> {
    let failed: BTreeSet<usize> = failed.into_iter().collect();
    let mut hopeless = Vec::new();
    for i in failed {
        let Some(change) = changes.get(i) else { continue };
        if !plan::enlarge(texts.old, change, levels) {
            hopeless.push(match change {
                Change::New { new, .. } => texts.new.path(*new).to_string(),
                other => other.at().map_or_else(String::new, |id| texts.old.path(id).to_string()),
            });
        }
    }
    if hopeless.is_empty() {
        Ok(())
    } else {
        Err(Refusal { message: Message::new("draft-impossible"), elements: hopeless, tried: Vec::new() })
    }
}

/// Makes larger what stands around the places where the result is not the new text.
fn around(texts: Texts<'_>, compared: &compare::Compared, proof: &Proof, levels: &mut Levels) -> Result<(), Refusal> {
    let mut places: BTreeSet<Option<UnitId>> = BTreeSet::new();
    let known: BTreeSet<UnitId> = texts.old.walk(None).into_iter().collect();
    for id in &proof.result {
        let mut at = Some(*id);
        while let Some(up) = at.filter(|id| !known.contains(id)) {
            at = proof.text.parent(up);
        }
        places.insert(at);
    }
    for id in &proof.wanted {
        let mut at = Some(*id);
        while let Some(up) = at.filter(|id| !compared.partner.contains_key(id)) {
            at = texts.new.parent(up);
        }
        places.insert(at.and_then(|id| compared.partner.get(&id).copied()));
    }
    let mut changed: BTreeSet<usize> = BTreeSet::new();
    let mut hopeless = Vec::new();
    for place in places {
        let about = |change: &Change| {
            let gone = matches!(change, Change::Gone { old } if texts.old.parent(*old) == place);
            change.at() == place || gone
        };
        let here: Vec<usize> = (0..compared.changes.len()).filter(|i| about(&compared.changes[*i])).collect();
        if here.is_empty() && !plan::enlarge_around(texts.old, place, levels) {
            hopeless.push(place.map_or_else(String::new, |id| texts.old.path(id).to_string()));
        }
        changed.extend(here);
    }
    if changed.is_empty() && !hopeless.is_empty() {
        return Err(Refusal { message: Message::new("draft-impossible"), elements: hopeless, tried: Vec::new() });
    }
    larger(texts, &compared.changes, changed, levels)
}

/// A fragment in quotes that it does not have itself, where there are such.
fn quoted(fragment: &str) -> String {
    if fragment.contains(['«', '»']) && !fragment.contains('"') { format!("\"{fragment}\"") } else { format!("«{fragment}»") }
}
