//! Clauses → days (kz-law-spec § 5.2–5.4).
//!
//! The day of publication is not counted: "N days after" is publication + N + 1. An unknown publication day lies between entry
//! into force (signing; registration for acts that are registered, art. 42(1), (3)) and 30 calendar days later, because the law
//! obliges to publish by then (Law № 480-V, art. 37(3)). A duty is no fact: such bounds are `presumed`.

use super::published::{DAYS_TO_PUBLISH, Published, is_registered_kind, published, registered};
use crate::base::date::{add_days, add_months};
use crate::base::{ActKind, ActRef, Bound, Date, Message, ProvisionPath};
use crate::corpus::Corpus;
use crate::extract::{Act, Clause, Effect, OtherEvent, Rule, Unit};

/// The default term of art. 42(3), in calendar days after the day of first publication.
const DEFAULT_DAYS: u32 = 10;

/// Acts may wait for each other's commencement, and by mistake in a circle.
const MAX_WAITS: usize = 8;

/// The first day on which what `act` does applies, by its `clause`; without one by the default of the law.
pub(super) fn commencement(corpus: &Corpus, act: &ActRef, clause: Option<&Clause>) -> Bound {
    commencement_within(corpus, act, clause, MAX_WAITS)
}

fn commencement_within(corpus: &Corpus, act: &ActRef, clause: Option<&Clause>, waits: usize) -> Bound {
    match clause {
        Some(clause) => by_clause(corpus, act, clause, waits),
        None => by_default(corpus, act),
    }
}

/// The first day on which an act of the corpus is in force (күшіне ену), which need not be the day it is applied from: its own words,
/// else registration for acts that are registered and signing for all others (art. 42(1)).
pub(super) fn force(corpus: &Corpus, text: Option<&Act>, act: &ActRef) -> Bound {
    let said = text.and_then(|t| t.commencement.iter().find(|c| c.applies_to.is_none() && c.effect == Effect::Force));
    if let Some(said) = said {
        return by_clause(corpus, act, &said.clause, MAX_WAITS);
    }
    let missing = |id: &'static str, rule: Rule| Bound {
        earliest: act.date,
        rule: rule.as_str().into(),
        missing: vec![Message::new(id).with("act", act.label())],
        ..Bound::default()
    };
    if is_registered_kind(act.kind) {
        let rule = Rule::FromRegistration;
        return registered(corpus, act)
            .map_or_else(|| missing("missing-registration", rule), |day| Bound::exact(day, rule.as_str()));
    }
    let rule = Rule::FromSignature;
    act.date.map_or_else(|| missing("missing-signing", rule), |day| Bound::exact(day, rule.as_str()))
}

/// When a provision of an act's own text begins: the clause for it, else the one for the act.
pub(super) fn own_commencement(corpus: &Corpus, text: &Act, act: &ActRef, path: &ProvisionPath) -> Bound {
    commencement(corpus, act, clause_for(text, path))
}

/// The clause of `text` for the provision at `path`: the one for its nearest ancestor, else the one for the act.
pub(super) fn clause_for<'a>(text: &'a Act, path: &ProvisionPath) -> Option<&'a Clause> {
    text.commencement
        .iter()
        .filter(|c| c.effect == Effect::Application && c.applies_to.as_ref().is_none_or(|p| p.contains(path)))
        .max_by_key(|c| (c.applies_to.as_ref().map_or(0, |p| p.0.len()), std::cmp::Reverse(c.clause.span)))
        .map(|c| &c.clause)
}

fn by_clause(corpus: &Corpus, act: &ActRef, clause: &Clause, waits: usize) -> Bound {
    let rule = clause.rule.as_str();
    let unknown = |missing: Message| Bound { earliest: act.date, rule: rule.into(), missing: vec![missing], ..Bound::default() };
    let about = |id: &'static str| Message::new(id).with("act", act.label());
    match clause.rule {
        Rule::Date => match clause.date {
            Some(day) => Bound::exact(day, rule),
            None => unknown(about("missing-date").with("phrase", &clause.phrase)),
        },
        Rule::FromSignature => {
            act.date.map_or_else(|| unknown(about("missing-signing")), |day| later(Bound::exact(day, rule), act, clause))
        }
        Rule::FromRegistration => registered(corpus, act)
            .map_or_else(|| unknown(about("missing-registration")), |day| later(Bound::exact(day, rule), act, clause)),
        Rule::Event => match clause.event.as_ref().and_then(|e| by_event(corpus, act, e, waits)) {
            Some(bound) => later(bound, act, clause),
            None => unknown(about("missing-event").with("phrase", &clause.phrase)),
        },
        Rule::AfterPublication | Rule::FromPublication | Rule::DayAfterPublication => {
            after_publication(published(corpus, act), rule, act, term(clause), &clause.phrase)
        }
    }
}

/// The first day after the term of a clause that runs from a day: `тіркеуден өткен күннен бастап он күнтізбелік күн өткен соң`.
fn later(from: Bound, act: &ActRef, clause: &Clause) -> Bound {
    if clause.days.is_none() {
        return from;
    }
    let Bound { earliest, latest, rule, missing, basis, .. } = from;
    after_publication(Published { earliest, latest, missing, basis }, &rule, act, term(clause), &clause.phrase)
}

/// The day of the event that a clause waits for, where the corpus can tell it.
fn by_event(corpus: &Corpus, act: &ActRef, event: &OtherEvent, waits: usize) -> Option<Bound> {
    let rule = Rule::Event.as_str();
    let waited = match &event.act {
        // "қабылданған күнінен бастап": its own adoption
        None => return event.adoption.then_some(act.date).flatten().map(|day| Bound::exact(day, rule)),
        Some(named) => named,
    };
    let work = corpus.work_of(waited);
    let waited = work.map_or(waited, |w| &w.act);
    let mut bound = if event.adoption {
        Bound::exact(waited.date?, rule)
    } else {
        let text = &work?.manifestations.first()?.act;
        commencement_within(corpus, waited, clause_for(text, &ProvisionPath::default()), waits.checked_sub(1)?)
    };
    bound.rule = rule.into();
    // What waits for a day already past begins with its own signing.
    if let Some(signed) = act.date {
        bound.earliest = bound.earliest.map(|d| d.max(signed));
        bound.latest = bound.latest.map(|d| d.max(signed));
        bound.exact = bound.exact.map(|d| d.max(signed));
    }
    Some(bound)
}

/// A term that runs from publication: least and most days from the day of publication to the first day of application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    Days {
        least: i64,
        most: i64,
    },
    Months(u32),
    /// At least so many days; working days are not counted without a calendar.
    WorkingDays(i64),
}

fn term(clause: &Clause) -> Term {
    let n = i64::from(clause.days.unwrap_or(0));
    match (clause.rule, clause.unit, clause.days) {
        (Rule::DayAfterPublication, _, None) => Term::Days { least: 1, most: 1 },
        (Rule::FromPublication, _, None) => Term::Days { least: 0, most: 0 },
        (_, Some(Unit::Month), Some(months)) => Term::Months(months),
        (_, Some(Unit::WorkingDay), Some(_)) => Term::WorkingDays(n + 1),
        // "күнінен бастап … өткен соң": whether the day of publication counts is not settled (spec § 5.3).
        (rule, _, _) if clause.ambiguous || rule == Rule::FromPublication => Term::Days { least: n, most: n + 1 },
        _ => Term::Days { least: n + 1, most: n + 1 },
    }
}

fn after_publication(published: Published, rule: &str, act: &ActRef, term: Term, phrase: &str) -> Bound {
    let Published { earliest, latest, missing, basis } = published;
    let mut missing = missing;
    let doubt = |id: &'static str| Message::new(id).with("act", act.label()).with("phrase", phrase);
    let (first, last) = match term {
        Term::Days { least, most } => {
            if least != most {
                missing.push(doubt("missing-phrase"));
            }
            (earliest.map(|d| add_days(d, least)), latest.map(|d| add_days(d, most)))
        }
        Term::Months(m) => {
            // One case supports "last = (p + 1) + m months" (spec § 5.4); counting from p itself ends a day earlier.
            let plain = |p: Date| add_days(add_months(p, m), 1);
            let by_rule = |p: Date| add_days(add_months(add_days(p, 1), m), 1);
            if [earliest, latest].into_iter().flatten().any(|p| plain(p) != by_rule(p)) {
                missing.push(doubt("missing-month-count"));
            }
            (earliest.map(|p| plain(p).min(by_rule(p))), latest.map(|p| plain(p).max(by_rule(p))))
        }
        Term::WorkingDays(n) => {
            missing.push(doubt("missing-working-days"));
            (earliest.map(|d| add_days(d, n)), None)
        }
    };
    let exact = if missing.is_empty() && first == last { first } else { None };
    let presumed = basis.is_some() && last.is_some();
    let basis = basis.filter(|_| presumed);
    Bound { exact, earliest: first, latest: last, rule: rule.into(), missing, presumed, basis }
}

/// No clause is at hand: the term of art. 42(3) for the kind of act. An act whose text is not here may well have a clause of its
/// own (it must state its term, art. 42(8)), so this is presumed then, and the clause is among what is missing.
fn by_default(corpus: &Corpus, act: &ActRef) -> Bound {
    let clause = Message::new("missing-clause").with("act", act.label());
    let (rule, term) = match default_rule(act) {
        Some(Rule::FromSignature) => {
            let mut bound = act.date.map_or_else(Bound::default, |d| Bound::exact(d, Rule::FromSignature.as_str()));
            bound.exact = None;
            bound.missing.push(clause);
            bound.presumed = bound.latest.is_some();
            bound.basis = bound.presumed.then(|| Message::new("bound-default-adoption").with("act", act.label()));
            return bound;
        }
        Some(Rule::FromPublication) => (Rule::FromPublication, Term::Days { least: 0, most: 0 }),
        Some(_) => {
            let days = i64::from(DEFAULT_DAYS) + 1;
            (Rule::AfterPublication, Term::Days { least: days, most: days })
        }
        None => return Bound { earliest: act.date, rule: "unknown".into(), missing: vec![clause], ..Bound::default() },
    };
    let mut bound = after_publication(published(corpus, act), rule.as_str(), act, term, "");
    // A text at hand that is silent leaves no doubt about the term; a note that is silent does.
    if corpus.work_of(act).is_none_or(|w| w.manifestations.is_empty()) {
        bound.exact = None;
        bound.missing.push(clause);
        bound.presumed = bound.latest.is_some();
    }
    bound.basis = (bound.latest.is_some()).then(|| {
        let id = match bound.basis.as_ref().map(|b| b.id) {
            None => "bound-default",
            Some("bound-duty-assumed") => "bound-default-duty-assumed",
            Some(_) => "bound-default-duty",
        };
        let days = if rule == Rule::AfterPublication { DEFAULT_DAYS } else { 0 };
        Message::new(id).with("act", act.label()).with("days", days).with("publication-days", DAYS_TO_PUBLISH)
    });
    bound
}

/// Table of spec § 5.2. The day on which the rules for resolutions of the Parliament changed is 2026-07-01 (art. 42(3)1-1).
fn default_rule(act: &ActRef) -> Option<Rule> {
    use crate::base::act::issuer_code;
    let kind = act.kind?;
    let issuer = act.issuer.as_deref().map(|name| issuer_code(name, kind)).unwrap_or_default();
    match (kind, issuer.as_str()) {
        (ActKind::Constitution | ActKind::Directive, _) => None,
        (_, "constitutional-court") => Some(Rule::FromSignature),
        (ActKind::Resolution, "supreme-court") => Some(Rule::FromPublication),
        (ActKind::Resolution, "parliament") => {
            let since = Date::from_ymd_opt(2026, 7, 1);
            Some(if act.date >= since { Rule::FromSignature } else { Rule::FromPublication })
        }
        _ => Some(Rule::AfterPublication),
    }
}
