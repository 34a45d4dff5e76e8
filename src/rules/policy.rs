//! By which day's law rules judge (Law on legal acts, art. 43; kz-law-spec § 5.6).

use super::rule::Judged;

/// The policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Conditions, documents and grounds by the day of filing, steps by the day of the step.
    #[default]
    Standard,
    /// Everything by the day of filing.
    Filing,
    /// Steps by the day of the step, everything else by the decision.
    Step,
    /// Everything by the day of the decision.
    Decision,
    /// As [`Policy::Standard`], but what the law of the day of the decision no longer calls for is not called for.
    Favourable,
}

impl Policy {
    /// All of them.
    pub const ALL: [Policy; 5] = [Policy::Standard, Policy::Filing, Policy::Step, Policy::Decision, Policy::Favourable];

    /// The word of an option.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Policy::Standard => "standard",
            Policy::Filing => "filing",
            Policy::Step => "step",
            Policy::Decision => "decision",
            Policy::Favourable => "favourable",
        }
    }

    /// The day that counts for a rule.
    pub(super) fn judged(self, own: Judged) -> Judged {
        match self {
            Policy::Standard | Policy::Favourable => own,
            Policy::Filing => Judged::Filing,
            Policy::Decision => Judged::Decision,
            Policy::Step if own == Judged::Step => Judged::Step,
            Policy::Step => Judged::Decision,
        }
    }
}
