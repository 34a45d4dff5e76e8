//! One check beside the law, by the day that counts.

use std::sync::Arc;

use super::Run;
use crate::base::Date;
use crate::check::builtin::{nq006, nq101, nq102, nq103, nq104, nq106, nq107, nq108};
use crate::check::case::{Case, CaseCheck, UsedVersion};
use crate::check::policy;
use crate::check::view::{self, Verdict, View};
use crate::corpus::CorpusError;
use crate::timeline::Version;

type Check = fn(&View<'_>) -> Option<Verdict>;

/// The checks of one provision, in code order.
const CHECKS: [(&str, Check); 8] = [
    ("NQ006", nq006::check),
    ("NQ101", nq101::check),
    ("NQ102", nq102::check),
    ("NQ103", nq103::check),
    ("NQ104", nq104::check),
    ("NQ106", nq106::check),
    ("NQ107", nq107::check),
    ("NQ108", nq108::check),
];

/// The codes that hang on the day that counts.
pub(super) const DAY_CODES: [&str; 3] = ["NQ101", "NQ102", "NQ103"];

pub(super) struct Found {
    pub(super) verdicts: Vec<(&'static str, Verdict)>,
    pub(super) used: Option<Arc<Version>>,
    pub(super) applicable: Vec<Arc<Version>>,
    /// The day they were judged by.
    pub(super) day: Date,
    pub(super) lawyer: bool,
}

impl Run<'_, '_> {
    /// By the day that the policy chooses; where two will do, only what holds by both is an error.
    pub(super) fn judge(&mut self, case: &Case, check: &CaseCheck, day: Date) -> Result<Found, Arc<CorpusError>> {
        let policy = self.options.applicable;
        let choice = policy::choose(self.memory, policy, &check.provision, day, case.filed_on, case.decided_on)?;
        let mut found = self.verdicts(case, check, choice.day)?;
        found.lawyer = choice.lawyer;
        if let Some(or) = choice.or {
            let other = self.verdicts(case, check, or)?;
            let wrong = |found: &Found, code: &str| found.verdicts.iter().any(|(c, _)| *c == code);
            if !DAY_CODES.iter().any(|code| wrong(&other, code)) {
                found.verdicts.retain(|(code, _)| !DAY_CODES.contains(code));
            }
            // Both are shown.
            for version in other.applicable {
                if !found.applicable.contains(&version) {
                    found.applicable.push(version);
                }
            }
        }
        for (_, verdict) in &mut found.verdicts {
            verdict.because.extend(choice.because.iter().cloned());
        }
        Ok(found)
    }

    fn verdicts(&mut self, case: &Case, check: &CaseCheck, day: Date) -> Result<Found, Arc<CorpusError>> {
        let applicable = self.memory.on_day(&check.provision, day)?;
        let at = self.memory.provision(&check.provision)?.reference.on;
        let named_day = match &check.version {
            Some(UsedVersion::Day(day)) => Some(*day),
            Some(UsedVersion::Id(_)) => None,
            None => at.or(check.checked_on),
        };
        let by_day = named_day.map(|day| self.memory.on_day(&check.provision, day)).transpose()?;
        let provision = self.memory.provision(&check.provision)?;
        let versions = &provision.versions;
        let used = view::used(check, named_day, by_day.as_deref(), versions, &provision.levelled, &applicable);
        let view = View { case, check, day, versions, applicable: &applicable, used };
        let verdicts: Vec<_> = CHECKS.iter().filter_map(|(code, check)| check(&view).map(|v| (*code, v))).collect();
        let only = if let [only] = view.used.versions.as_slice() { versions.get(*only).cloned() } else { None };
        let applicable = applicable.versions.iter().filter_map(|i| versions.get(*i).cloned()).collect();
        Ok(Found { verdicts, used: only, applicable, day, lawyer: false })
    }
}
