//! One provision of one record beside the law: which wording was used, which applied, and how the two stand to each other.

use std::sync::Arc;

use super::case::{Case, CaseCheck, UsedVersion};
use super::law::OnDay;
use crate::base::{Bound, Date, Evidence, Message, Severity, fold};
use crate::timeline::{AnswerKind, Cause, TextStatus, Version};

/// All that the checks in `builtin` look at.
pub(super) struct View<'a> {
    pub(super) case: &'a Case,
    pub(super) check: &'a CaseCheck,
    /// The day that counts.
    pub(super) day: Date,
    /// Every version, oldest first.
    pub(super) versions: &'a [Arc<Version>],
    /// What applied on [`Self::day`].
    pub(super) applicable: &'a OnDay,
    /// What was used.
    pub(super) used: Used,
}

/// The wording used, as far as the record tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    /// Places in [`View::versions`]: one when it is certain, several when it may be any of them, none when nothing tells.
    pub(super) versions: Vec<usize>,
    /// The day by which the record names the wording (`version`, `@` or `checked_on`).
    pub(super) on: Option<Date>,
    /// That day, when the provision was certainly not in force on it.
    pub(super) nothing_on: Option<Date>,
    /// That day, when nobody knows what was in force on it.
    pub(super) unknown_on: Option<Date>,
    /// An id that no version has.
    pub(super) no_such_id: Option<String>,
    /// What the quotation tells.
    pub(super) quote: Quote,
}

/// How a quotation fits the known texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quote {
    /// There is none, or it stands in the wording used.
    #[default]
    Fits,
    /// It stands in no known text.
    Nowhere,
    /// It stands in another wording than the one the record names.
    Elsewhere,
    /// It stands in a known text, but the wording that applied is not known and may hold it too.
    Undecided,
}

/// How a version stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Certainly not begun.
    NotYet,
    /// Certainly in force.
    InForce,
    /// Certainly over.
    Ended,
    /// The facts at hand leave it open.
    Open,
}

/// What a check has to say; the caller adds the place in the file.
pub(super) struct Verdict {
    pub(super) severity: Severity,
    pub(super) message: Message,
    pub(super) because: Vec<Message>,
    pub(super) help: Message,
    pub(super) evidence: Vec<Evidence>,
    /// The change that makes the wording used wrong, or doubtful.
    pub(super) cause: Option<Cause>,
}

impl Verdict {
    pub(super) fn new(severity: Severity, message: Message, help: Message) -> Self {
        Verdict { severity, message, because: Vec::new(), help, evidence: Vec::new(), cause: None }
    }

    pub(super) fn because(mut self, because: Vec<Message>) -> Self {
        self.because = because;
        self
    }

    /// Names the change that is to blame.
    pub(super) fn blames(mut self, cause: Option<&Cause>) -> Self {
        self.cause = cause.cloned();
        self
    }

    /// Adds where these causes are written, each place once.
    pub(super) fn caused_by<'c>(mut self, causes: impl IntoIterator<Item = &'c Cause>) -> Self {
        for evidence in causes.into_iter().flat_map(|c| c.evidence.iter().chain(&c.more)) {
            if !self.evidence.contains(evidence) {
                self.evidence.push(evidence.clone());
            }
        }
        self
    }
}

impl View<'_> {
    pub(super) fn version(&self, place: usize) -> Option<&Version> {
        self.versions.get(place).map(Arc::as_ref)
    }

    pub(super) fn used(&self) -> impl Iterator<Item = &Version> {
        self.used.versions.iter().filter_map(|i| self.version(*i))
    }

    pub(super) fn applicable(&self) -> impl Iterator<Item = &Version> {
        self.applicable.versions.iter().filter_map(|i| self.version(*i))
    }

    /// Whether the wording used is known to some degree and all of it stands like this on the day that counts.
    pub(super) fn all_used(&self, standing: Standing) -> bool {
        !self.used.versions.is_empty() && self.used().all(|v| self::standing(v, self.day) == standing)
    }

    /// A message with the arguments that all have: the provision as written and the day that counts.
    pub(super) fn message(&self, id: &'static str) -> Message {
        Message::new(id).with("provision", &self.check.provision).with("day", self.day)
    }
}

/// How `version` stands to `day`.
pub(super) fn standing(version: &Version, day: Date) -> Standing {
    if !version.from.maybe_by(day) {
        return Standing::NotYet;
    }
    match &version.until {
        Some(until) if until.surely_by(day) => return Standing::Ended,
        Some(until) if until.maybe_by(day) => return Standing::Open,
        _ => {}
    }
    if version.from.surely_by(day) { Standing::InForce } else { Standing::Open }
}

/// A bound in signs that need no translation: `2017-10-10`, `2017-10-10…2017-11-09`, `2018-01-04…?`, `?`.
pub(super) fn span_of(bound: &Bound) -> String {
    let or_unknown = |day: Option<Date>| day.map_or_else(|| "?".to_string(), |d| d.to_string());
    match bound.exact {
        Some(day) => day.to_string(),
        None if bound.earliest == bound.latest => or_unknown(bound.earliest),
        None => format!("{}…{}", or_unknown(bound.earliest), or_unknown(bound.latest)),
    }
}

/// Whether `day` lies where the bound leaves open if it has come.
pub(super) fn open_on(bound: &Bound, day: Date) -> bool {
    bound.maybe_by(day) && !bound.surely_by(day)
}

/// The boundaries of these versions that leave `day` open, each once: the act behind it, the bound, and whether it ends force.
pub(super) fn open_bounds<'v>(versions: impl Iterator<Item = &'v Version>, day: Date) -> Vec<OpenBound<'v>> {
    let mut out: Vec<OpenBound<'v>> = Vec::new();
    let mut push = |bound: &'v Bound, cause: &'v Cause, ends: bool| {
        if open_on(bound, day) && !out.iter().any(|o| o.bound == bound && o.cause.act == cause.act) {
            out.push(OpenBound { bound, cause, ends });
        }
    };
    for version in versions {
        push(&version.from, &version.cause, false);
        if let (Some(until), Some(cause)) = (&version.until, &version.ended_by) {
            push(until, cause, is_repeal(cause));
        }
    }
    // A beginning of which nothing is known says less than a window with two ends.
    if out.iter().any(|o| o.bound.latest.is_some()) {
        out.retain(|o| o.bound.latest.is_some());
    }
    out
}

/// A boundary on whose far side nobody knows the day to lie.
pub(super) struct OpenBound<'v> {
    pub(super) bound: &'v Bound,
    pub(super) cause: &'v Cause,
    /// Whether force ends there.
    pub(super) ends: bool,
}

/// The missing facts behind open bounds, each once.
pub(super) fn missing(open: &[OpenBound<'_>]) -> Vec<Message> {
    let mut out: Vec<Message> = Vec::new();
    for fact in open.iter().flat_map(|o| &o.bound.missing) {
        if !out.contains(fact) {
            out.push(fact.clone());
        }
    }
    out
}

/// Whether a cause ends force rather than beginning another wording.
pub(super) fn is_repeal(cause: &Cause) -> bool {
    matches!(cause.event, "repealed" | "act_repealed" | "expired")
}

/// Finds the wording used. `by_day` answers what was in force on the day by which the record names it.
pub(super) fn used(
    check: &CaseCheck,
    named_day: Option<Date>,
    by_day: Option<&OnDay>,
    versions: &[Arc<Version>],
    levelled: &[Option<String>],
    applicable: &OnDay,
) -> Used {
    let mut used = Used { on: named_day, ..Used::default() };
    match (&check.version, by_day) {
        (Some(UsedVersion::Id(id)), _) => {
            used.versions = (0..versions.len()).filter(|i| versions.get(*i).is_some_and(|v| v.id == *id)).collect();
            used.no_such_id = used.versions.is_empty().then(|| id.clone());
        }
        (_, Some(answer)) => {
            used.versions.clone_from(&answer.versions);
            used.nothing_on = named_day.filter(|_| answer.kind == AnswerKind::NotInForce);
            used.unknown_on = named_day.filter(|_| answer.kind == AnswerKind::Unknown);
        }
        _ => {}
    }
    let Some(quote) = check.quote.as_deref().map(level).filter(|q| !q.is_empty()) else { return used };
    let holds = |i: &usize| levelled.get(*i).and_then(Option::as_deref).is_some_and(|text| holds(text, &quote));
    let unknown = |i: &usize| versions.get(*i).is_some_and(|v| v.text_status != TextStatus::Known);
    let found: Vec<usize> = (0..versions.len()).filter(holds).collect();
    let among = |places: &[usize]| -> Vec<usize> { places.iter().copied().filter(|i| found.contains(i)).collect() };

    let explicit = check.version.is_some();
    let named = !used.versions.is_empty();
    let fitting = among(if named { &used.versions } else { &applicable.versions });
    if found.is_empty() {
        // An unknown text may hold the words: nothing is said against them there.
        let may_hold = named && used.versions.iter().any(unknown);
        used.quote = if may_hold { Quote::Fits } else { Quote::Nowhere };
    } else if !fitting.is_empty() {
        used.versions = fitting;
    } else if named && used.versions.iter().any(unknown) {
        used.versions.retain(unknown);
    } else if named && explicit {
        used.quote = Quote::Elsewhere;
    } else if !named && applicable.versions.iter().any(unknown) {
        used.quote = Quote::Undecided;
    } else {
        used.versions = found;
    }
    used
}

/// The form in which quotations compare: [`fold::squeeze`]d, without the blanks that page layout leaves inside brackets and before
/// stops (`3 ( үш)`, `береді .`).
pub(super) fn level(text: &str) -> String {
    let squeezed = fold::squeeze(text);
    let mut out = String::with_capacity(squeezed.len());
    for c in squeezed.chars() {
        let closing = matches!(c, ')' | ']' | ',' | ';' | ':' | '.');
        if (closing && out.ends_with(' ')) || (c == ' ' && out.ends_with(['(', '['])) {
            if closing {
                out.pop();
                out.push(c);
            }
            continue;
        }
        out.push(c);
    }
    out
}

/// Whether the ([`level`]led) text holds the quotation; parts left out of it may be marked `…`.
pub(super) fn holds(text: &str, quote: &str) -> bool {
    if text.contains(quote) {
        return true;
    }
    let mut rest = text;
    let mut parts = 0;
    for part in quote.split('…').flat_map(|p| p.split("...")) {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '<' | '>'));
        if part.is_empty() {
            continue;
        }
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
        parts += 1;
    }
    parts > 0
}
