//! Which finding a rule gives, and by which day's law it judges, where its file does not say so.

use super::rule::{Judged, Rule};
use super::typed::Cond;
use super::vocabulary::SetField;

/// The findings that a rule may give.
pub(super) const FINDINGS: [&str; 5] = ["NQ301", "NQ302", "NQ303", "NQ304", "NQ305"];

/// Fills in what the file leaves open: a term is NQ302; documents called for NQ301; documents demanded NQ304; steps and grounds
/// NQ305; anything else is a condition of the applicant, NQ303.
pub(super) fn settle(mut rule: Rule, (finding, judged): (Option<&'static str>, Option<Judged>)) -> Rule {
    rule.finding = finding.unwrap_or_else(|| if rule.deadline.is_some() { "NQ302" } else { of(&rule.typed.require) });
    rule.judged = judged.unwrap_or(match rule.finding {
        "NQ302" | "NQ305" => Judged::Step,
        _ => Judged::Filing,
    });
    rule
}

fn of(require: &Cond) -> &'static str {
    let mut sets: Vec<SetField> = Vec::new();
    require.visit(&mut |cond| {
        if let Cond::Has(set, _) | Cond::AnyWord(set, _) | Cond::AllWords(set, _) = cond {
            sets.push(*set);
        }
    });
    let by = |set: SetField| sets.contains(&set);
    match () {
        () if by(SetField::Demanded) => "NQ304",
        () if by(SetField::Documents) => "NQ301",
        () if by(SetField::Events) || by(SetField::RefusalGrounds) => "NQ305",
        () => "NQ303",
    }
}
