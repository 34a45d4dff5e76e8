//! What was seen of a record → words.

use super::book::Book;
use super::look::{CALENDAR, Hit, Look, STRETCH, What};
use super::missing;
use super::outcome::{Broken, Late, Outcome, Verdict};
use super::record;
use super::validity::Tie;
use crate::base::Message;
use crate::calendar::Moment;

impl Book {
    /// Says what a hit means. It rests on the hit and its details alone.
    #[must_use]
    pub fn tell<'b>(&'b self, look: &Look, hit: &Hit) -> Option<Outcome<'b>> {
        let compiled = self.rules.get(hit.rule as usize)?;
        let rule = &compiled.rule;
        let details = look.details_of(hit);
        let verdict = match hit.what {
            What::Broken => {
                let names = || compiled.names.words(details, &look.words);
                Verdict::Broken(match rule.finding {
                    "NQ301" => Broken::Documents(names()),
                    "NQ304" => Broken::Demanded(names()),
                    "NQ305" => Broken::Steps(names()),
                    _ => Broken::Condition,
                })
            }
            What::Late { from, to, last } => {
                let start = record::date(from)?;
                let term = self.calendar.count(Moment::Day(start), &compiled.term.as_ref()?.spec);
                let (to, last) = (record::date(to), record::date(last)?);
                Verdict::Broken(Broken::Late(Box::new(Late { from: start, to, last, term })))
            }
            What::Undecided { would_be } => {
                let end = details.iter().position(|d| *d >= CALENDAR).unwrap_or(details.len());
                let (facts, rest) = details.split_at(end);
                let facts = facts.iter().map(|fact| missing::name(*fact)).collect();
                Verdict::Undecided { facts, other: self.other(hit, rest), would_be }
            }
        };
        let (text_unknown, lawyer) = (hit.text_unknown, hit.lawyer);
        Some(Outcome { rule, verdict, day: record::date(hit.day), text_unknown, lawyer })
    }

    /// What the corpus or the calendar lacks, or what is wrong with the rule's tie.
    fn other(&self, hit: &Hit, details: &[u32]) -> Vec<Message> {
        let Some(compiled) = self.rules.get(hit.rule as usize) else { return Vec::new() };
        let mut out = Vec::new();
        let mut details = details.iter().copied();
        while let Some(detail) = details.next() {
            if detail >= STRETCH {
                out.extend(compiled.validity.missing(compiled.validity.day_in(detail - STRETCH)));
            } else if let (Some(start), Some(term)) =
                (details.next().and_then(|d| record::date(d.cast_signed())), compiled.term.as_ref())
            {
                out.extend(self.calendar.count(Moment::Day(start), &term.spec).end.missing);
            }
        }
        match &compiled.validity.tie {
            Tie::Versions(_) => {}
            Tie::NoSuchVersion(act) => {
                let message = Message::new("rules-no-such-version").with("provision", &compiled.rule.provision);
                out.push(message.with("act", act));
            }
            Tie::Unresolved(message) => out.push(message.clone()),
        }
        out
    }
}
