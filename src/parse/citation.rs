//! References inside running text, as written; resolving them is the work of the later stages.
//!
//! A reference is found from its firmest word: the noun of an act (`қаулысына`, `Закона`), the word *this* (`осы`, `настоящих`), a short
//! name defined before, or the address itself. From there the words that belong to it are read: in Kazakh the date, issuer and title
//! stand before the noun and the address after it; in Russian it is the other way round.

mod days;
mod kazakh;
mod kazakh_issuer;
mod kazakh_name;
mod quotes;
mod russian;
mod russian_name;
mod short;
mod words;

pub use short::{ShortNames, definitions, is_form_of};

use super::path::{Step, rank};
use super::text::{MAX_LINE, Text};
use crate::base::{ActKind, ActRef, Kind, Language, Span};

/// A reference as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCitation {
    /// Where in the line.
    pub span: Span,
    /// Whose provision it is, or which act.
    pub host: Host,
    /// The elements named, outer to inner; lists are kept.
    pub path: Vec<Step>,
    /// The approved document between the act and its elements, by name (`… қаулысымен бекітілген … ережесінің 2-тармағы`).
    pub document: Option<String>,
}

impl RawCitation {
    /// Whether the words name no act or document: only the place they stand in tells it.
    #[must_use]
    pub fn host_is_unnamed(&self) -> bool {
        match &self.host {
            Host::Here => true,
            Host::Unknown(words) => words.is_empty(),
            _ => false,
        }
    }
}

/// What a reference's address counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Host {
    /// Nothing named: the unit it stands in, or what the text speaks of.
    Here,
    /// An act.
    Act(ActRef),
    /// This act, this document, this unit.
    Own(Own),
    /// A short name that the text has defined, as defined.
    Short(String),
    /// The act named last (`аталған Заңның`, `указанного Закона`).
    Said(Option<ActKind>),
    /// Something that these words name and nothing here knows (`өзгерістердің 2-тармағы`, `пункта 2 Протокола`).
    Unknown(String),
}

/// What `осы …` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// A unit: this article.
    Unit(Kind),
    /// The act, called by its kind.
    Act(ActKind),
    /// An approved document: these rules.
    Document,
}

/// Bytes that a reference without the title of its act may take.
const MAX_PATH: usize = 1024;

/// Every reference of a line, in order, without overlap. `names` are the short names defined so far; `language` is that of the text and
/// decides where the line itself does not.
#[must_use]
pub fn find_all(line: &str, names: &ShortNames, language: Option<Language>) -> Vec<RawCitation> {
    if line.len() > MAX_LINE || !may_cite(line, names) {
        return Vec::new();
    }
    let t = Text::unglued(line);
    let found = match language_of(&t.folded.text).or(language) {
        Some(Language::Kazakh) | None => kazakh::find_all(&t, names),
        Some(Language::Russian) => russian::find_all(&t, names),
    };
    found.into_iter().map(|f| f.raw(&t)).collect()
}

/// Whether a line can hold a reference; a quick test on its bytes.
fn may_cite(line: &str, names: &ShortNames) -> bool {
    line.as_bytes().iter().any(u8::is_ascii_digit)
        || ["сы ", "астоящ", "інші", "ншi", "одекс", "онституци", "уралы", "акон"].iter().any(|w| line.contains(w))
        || names.may_stand_in(line)
}

/// Kazakh where its own letters stand, Russian where none do in a line long enough to have some.
fn language_of(folded: &str) -> Option<Language> {
    let (mut own, mut letters) = (0, 0);
    for c in folded.chars().filter(|c| crate::base::fold::is_cyrillic(*c)) {
        letters += 1;
        own += usize::from(matches!(c, 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і'));
    }
    match () {
        () if own * 50 > letters => Some(Language::Kazakh),
        () if letters > 40 && own * 100 < letters => Some(Language::Russian),
        () => None,
    }
}

/// Whether a short name is that of a document that acts approve (`Қағидалар`, `Правила`).
#[must_use]
pub fn names_document(term: &str) -> bool {
    let folded = crate::base::fold(term).text;
    folded.split(' ').any(|w| words::kazakh_document(w) || words::russian_document(w))
}

/// A reference in the folded line.
#[derive(Clone, Debug)]
struct Found {
    start: usize,
    end: usize,
    host: Host,
    path: Vec<Step>,
    document: Option<String>,
}

impl Found {
    fn new(start: usize, end: usize, host: Host, path: Vec<Step>) -> Self {
        Found { start, end, host, path, document: None }
    }

    fn raw(self, t: &Text<'_>) -> RawCitation {
        let span = Span::new(t.folded.to_original(self.start), t.folded.to_original(self.end));
        RawCitation { span, host: self.host, path: self.path, document: self.document }
    }
}

/// The steps of `of` that stand outside of `inner`: what a list says once for all its members.
fn outer_steps(of: &[Step], inner: &[Step]) -> Vec<Step> {
    let Some(first) = inner.first() else { return Vec::new() };
    of.iter().take_while(|s| rank(s.kind) < rank(first.kind)).cloned().collect()
}

#[cfg(test)]
mod tests;
