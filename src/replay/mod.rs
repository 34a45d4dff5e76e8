//! Stage 6: instructions carried out on a text.
//!
//! A [`Text`] is the tree of an act whose words know where they come from. [`apply`] carries out what one amending act says about
//! it and tells of every instruction what became of it: applied (with what had to be levelled), a [`Conflict`] with both sides, or
//! not for this act. An instruction is carried out wholly or not at all.
//!
//! Nothing is guessed: words that stand twice where one place is meant, an element that is not there, a form that no rule gives
//! are conflicts with the candidates. Official editors decide such cases by reading; a program that did would be wrong unseen.

mod bisect;
mod conflict;
mod count;
mod decline;
mod edit;
mod element;
mod find;
mod inflect;
mod locate;
mod parts;
mod rope;
mod text;
mod wording;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub(crate) use edit::change as change_words;
pub(crate) use find::{Field, How, pieces};

pub use bisect::{Bisected, Class, Difference, bisect};
pub use conflict::{Candidate, Conflict, Levelling, Reason};
pub use locate::{Found, Place, locate};
pub use parts::numbered_parts;
pub use rope::{Origin, Rope, Run};
pub use text::{Text, Unit, UnitId};

use wording::Wording;

use crate::base::identity::{number_form, same_act};
use crate::base::titles::same_title;
use crate::base::{ActRef, Kind, Language, Message, ProvisionPath, Segment};
use crate::extract::{Act, Amendment, Op};
use crate::tree::Document;

/// What became of an instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Carried out.
    Applied(Vec<Levelling>),
    /// Not carried out.
    Conflict(Conflict),
    /// It changes another act, or this one in the other language only.
    NotForThisAct,
}

impl Outcome {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Outcome::Applied(_) => "applied",
            Outcome::Conflict(_) => "conflict",
            Outcome::NotForThisAct => "not_for_this_act",
        }
    }
}

/// Which act a text is of, for telling whose instructions concern it.
#[derive(Clone, Debug)]
pub struct Base {
    /// Its requisites, as far as it gives them.
    pub act: ActRef,
    /// The language of the text.
    pub language: Option<Language>,
}

/// Carries out everything `amending` says about the act of `base`, in its order. `source` is the number under which the words it
/// brings are known ([`Origin`]).
pub fn apply(text: &mut Text, base: &Base, amending: &Act, source: u32) -> Vec<Outcome> {
    let mut out = Vec::with_capacity(amending.amendments.len());
    for amendment in &amending.amendments {
        let other_language = amendment.language_only.is_some_and(|l| base.language.is_some_and(|b| b != l));
        out.push(if other_language || !concerns(&base.act, &amendment.act) {
            Outcome::NotForThisAct
        } else {
            carry_out(text, base.act.title.as_deref(), amendment, &amendment.path, &amending.document, source)
        });
    }
    text.settle();
    out
}

/// Carries out one instruction at `path`, which is the amendment's own or the same with numbers for names. `title` is that of the
/// act changed. After the last one of an act, [`Text::settle`] counts parts and indents anew.
pub fn carry_out(
    text: &mut Text,
    title: Option<&str>,
    amendment: &Amendment,
    path: &[Segment],
    document: &Document,
    source: u32,
) -> Outcome {
    let origin = Origin { source, span: amendment.span };
    let named = parts::in_text(text, path);
    let path = named.as_ref().map_or(path, |(path, _)| path);
    let wording = amendment.content.as_ref().map(|content| Wording { content, document, origin });
    let no_wording = || Err(Conflict::new(Reason::NoWording, Message::new("replay-no-wording")));
    let result = match (amendment.op, &amendment.words, wording) {
        // A text has no table of contents: it repeats headings, and is told apart from them.
        (Op::Substitution | Op::Insertion | Op::Repeal | Op::Replacement, ..) if path.iter().any(|s| s.kind == Kind::Contents) => {
            let named = ProvisionPath(path.to_vec()).to_string();
            Ok(vec![Levelling { kind: "contents", wanted: named, found: String::new() }])
        }
        (Op::Unrecognised, ..) => Err(Conflict::new(Reason::NotUnderstood, Message::new("replay-unrecognised"))),
        // The text stays; from when to when it applies is told by the timeline.
        (Op::Suspension | Op::RepealAct, ..) => Ok(Vec::new()),
        (Op::Repeal, ..) if path.is_empty() => Ok(Vec::new()),
        (Op::Repeal, ..) => element::repeal(text, path, title, origin),
        (Op::Renumbering, Some(words), _) => match words.pairs.first() {
            Some((_, new)) => element::renumber(text, path, title, new, origin),
            None => no_wording(),
        },
        (Op::Renumbering, None, _) => match &amendment.position {
            Some(position) => element::move_to(text, path, title, position),
            None => no_wording(),
        },
        (_, Some(words), _) => {
            let found = locate(text, path, title);
            found.and_then(|f| {
                let mut levelled = f.levelled;
                levelled.extend(edit::change(text, &f.place, words, origin)?);
                Ok(levelled)
            })
        }
        (Op::Insertion, None, Some(new)) => element::insert(text, path, title, new, amendment.position.as_ref()),
        (Op::Substitution, None, Some(new)) => element::substitute(text, path, title, new),
        _ => no_wording(),
    };
    match result {
        Ok(mut levelled) => {
            if let Some((path, at)) = &named {
                let wanted = amendment.path.get(*at).map(ToString::to_string).unwrap_or_default();
                let found = path.get(*at).map(ToString::to_string).unwrap_or_default();
                levelled.insert(0, Levelling { kind: "other_kind", wanted, found });
            }
            Outcome::Applied(levelled)
        }
        Err(conflict) => Outcome::Conflict(conflict),
    }
}

/// A text of nothing but the new wording that an instruction gives the element at `path`; `None` where it gives none.
#[must_use]
pub fn of_wording(amendment: &Amendment, path: &ProvisionPath, document: &Document, source: u32) -> Option<Text> {
    let content = amendment.content.as_ref().filter(|_| amendment.words.is_none())?;
    let (last, above) = path.0.split_last()?;
    let mut text = Text::at(&ProvisionPath(above.to_vec()));
    let host = text.find(&ProvisionPath(above.to_vec()));
    let origin = Origin { source, span: amendment.span };
    let units = Wording { content, document, origin }.units(&mut text, last);
    text.insert(host, 0, &units);
    Some(text)
}

/// Ends the element at `path` by an act that is known only to have done so.
///
/// # Errors
/// No such element, several, or one that is repealed already.
pub fn repeal(text: &mut Text, path: &[Segment], title: Option<&str>, origin: Origin) -> Result<Vec<Levelling>, Conflict> {
    element::repeal(text, path, title, origin)
}

/// Whether an instruction on `target` concerns the act of a text. A text that does not say its own number or day (old editions) is
/// known by its title.
#[must_use]
pub fn concerns(text: &ActRef, target: &ActRef) -> bool {
    if same_act(text, target) {
        return true;
    }
    let agree = |a: Option<String>, b: Option<String>| a.is_none() || b.is_none() || a == b;
    let number = |a: &ActRef| a.number.as_deref().map(number_form);
    let day = |a: &ActRef| a.date.map(|d| d.to_string());
    let kind = |a: &ActRef| a.kind.map(|k| k.as_str().to_string());
    let silent = text.number.is_none() || text.date.is_none() || target.number.is_none() || target.date.is_none();
    let contradict = !agree(number(text), number(target)) || !agree(day(text), day(target)) || !agree(kind(text), kind(target));
    let titles = text.title.as_deref().zip(target.title.as_deref());
    silent && !contradict && titles.is_some_and(|(a, b)| same_title(a, b))
}
