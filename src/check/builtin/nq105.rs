//! NQ105 unknown-reference
//!
//! # What it does
//! Reports a reference that leads to no provision of the corpus, or to more than one act.
//!
//! # Why it matters
//! Nothing can be said about such a check, and a decision that cites a provision that never existed is itself in doubt.
//!
//! # Example
//! `361#document-1/item-77`: the rules of resolution 361 have ten items.
//!
//! # How to resolve
//! Correct the reference, take one of the candidates named, or add the act to the corpus.
//!
//! # Limits
//! The corpus knows only its own acts: a provision that exists in law may be absent here.

use crate::base::{Message, Severity};
use crate::check::view::Verdict;
use crate::corpus::CorpusError;

/// More candidates than this help nobody.
const SHOWN: usize = 5;

pub(in crate::check) fn verdict(provision: &str, error: &CorpusError) -> Verdict {
    let id = if error.candidates.is_empty() { "check-nq105" } else { "check-nq105-candidates" };
    let message = Message::new(id).with("provision", provision).with("candidates", candidates(provision, &error.candidates));
    Verdict::new(Severity::Error, message, Message::new("check-nq105-help")).because(vec![error.message.clone()])
}

/// The candidates most like the reference first; those in the act it names are written as it writes the act.
fn candidates(written: &str, found: &[String]) -> String {
    let works: Vec<&str> = found.iter().filter_map(|c| c.split_once('#')).map(|(work, _)| work).collect();
    let one_act = works.len() == found.len() && works.windows(2).all(|w| w.first() == w.last());
    let mut named: Vec<String> = match (written.split_once('#'), one_act) {
        (Some((act, _)), true) => found.iter().filter_map(|c| c.split_once('#')).map(|(_, path)| format!("{act}#{path}")).collect(),
        _ => found.to_vec(),
    };
    let alike = |c: &String| c.chars().zip(written.chars()).take_while(|(a, b)| a == b).count();
    named.sort_by_key(|c| std::cmp::Reverse(alike(c)));
    let more = if named.len() > SHOWN { ", …" } else { "" };
    named.truncate(SHOWN);
    named.join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_comes_first_in_the_words_of_the_record() {
        let found: Vec<String> = (1..=7).map(|i| format!("/akn/kz/act/x/361#document-1/item-{i}")).collect();
        let shown = candidates("361#document-1/item-77", &found);
        assert!(shown.starts_with("361#document-1/item-7, 361#document-1/item-1, ") && shown.ends_with("item-4, …"), "{shown}");
        let acts = ["/akn/a/361".to_string(), "/akn/b/361".to_string()];
        assert_eq!(candidates("361", &acts), "/akn/a/361, /akn/b/361");
    }
}
