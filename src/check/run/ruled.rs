//! The quick way of the rules: what they say of a record hangs on a few numbers, and what was put into words before is told again.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::again::place;
use super::seen::Seen;
use super::{Place, Run};
use crate::check::Finding;
use crate::check::procedure::{self, Found};
use crate::check::quick::Quick;
use crate::rules::{Look, Outcome, Verdict};

/// What the rules said before.
#[derive(Default)]
pub(super) struct Ruled {
    seen: Seen,
    look: Look,
    sign: Vec<u32>,
    known: Known,
}

/// Findings by the numbers that all they say hangs on.
type Known = HashMap<Box<[u32]>, Finding, RandomState>;

/// So many findings are remembered.
const KNOWN: usize = 2_048;

impl Run<'_, '_> {
    /// Looks at a record with the rules of its procedure; whether they have nothing to say.
    pub(super) fn look(&mut self, quick: &Quick<'_>) -> bool {
        let ruled = self.book.and_then(|book| Some((book, book.procedure(quick.procedure.as_deref()?)?)));
        match ruled {
            Some((book, at)) => {
                let Ruled { seen, look, .. } = self.ruled;
                seen.look(book, at, &quick.record, procedure::policy(self.options.applicable), look);
            }
            None => self.ruled.look.clear(),
        }
        self.ruled.look.is_silent()
    }

    /// Tells what was seen.
    pub(super) fn tell_ruled(&mut self, quick: &Quick<'_>, line: u64) {
        let Some(book) = self.book.filter(|_| !self.ruled.look.is_silent()) else { return };
        let Ruled { look, sign, known, .. } = self.ruled;
        let (look, mut sign, mut known) = (std::mem::take(look), std::mem::take(sign), std::mem::take(known));
        if known.len() > KNOWN {
            known.clear();
        }
        for hit in look.hits().filter(|hit| !hit.is_undecided()) {
            sign.clear();
            let again = look.sign(hit, &mut sign);
            let say = || {
                let outcome = book.tell(&look, hit)?;
                if let Verdict::Broken(broken) = &outcome.verdict { Some(procedure::broken_rule(&outcome, broken)) } else { None }
            };
            self.say(quick, line, again.then_some((&sign, &mut known)), &say);
        }
        sign.clear();
        let open = || look.hits().filter(|hit| hit.is_undecided());
        let again = open().all(|hit| look.sign(hit, &mut sign));
        if !sign.is_empty() {
            let say = || {
                let outcomes: Vec<Outcome<'_>> = open().filter_map(|hit| book.tell(&look, hit)).collect();
                procedure::undecided(&outcomes)
            };
            self.say(quick, line, again.then_some((&sign, &mut known)), &say);
        }
        (self.ruled.look, self.ruled.sign, self.ruled.known) = (look, sign, known);
    }

    /// Tells a finding: the one that has the same numbers, where there is one.
    fn say(&mut self, quick: &Quick<'_>, line: u64, again: Option<(&[u32], &mut Known)>, say: &dyn Fn() -> Option<Found>) {
        let fresh = |run: &mut Self| say().map(|found| run.ruled_finding(found, None, 0));
        let Some((sign, known)) = again else {
            if let Some(mut finding) = fresh(self) {
                place(&mut finding, &quick.id, self.file, line);
                self.tell(&finding);
            }
            return;
        };
        if !known.contains_key(sign) {
            let Some(mut finding) = fresh(self) else { return };
            self.memory.numbers += 1;
            finding.alike = self.memory.numbers;
            known.insert(sign.into(), finding);
        }
        if let Some(finding) = known.get_mut(sign) {
            place(finding, &quick.id, self.file, line);
            self.summary.count(finding);
            (self.sink)(finding);
        }
    }

    /// The finding on a record that a rule gives.
    pub(super) fn ruled_finding(&mut self, found: Found, record: Option<&str>, line: u64) -> Finding {
        let Found { code, verdict, provision, day, lawyer } = found;
        let place = Place { record, line, provision: provision.as_deref(), day, lawyer };
        self.finding(code, verdict, &place, None, Vec::new())
    }
}
