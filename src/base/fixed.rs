//! Words of the program itself (message ids, names of arguments, codes) in kept data.
//!
//! In memory they are `&'static str`. Read back, a word is looked up among those already read; there are as many as the program
//! has messages, so what is put aside for good stays small. A damaged file is stopped by its checksum before it comes here.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serializer};

/// A word of the program. (Under its own name: serde would take a plain `&'static str` for borrowed from the data.)
pub type Word = &'static str;

/// No id of ours is longer.
const LONGEST: usize = 64;

/// Writes a word.
///
/// # Errors
/// The serializer's own.
pub fn serialize<S: Serializer>(word: &&'static str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(word)
}

/// Reads a word.
///
/// # Errors
/// The deserializer's own, and a word longer than any of ours.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
    let word = <&str>::deserialize(from)?;
    known(word).ok_or_else(|| serde::de::Error::custom("not a word of this program"))
}

fn known(word: &str) -> Option<&'static str> {
    static WORDS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    if word.len() > LONGEST {
        return None;
    }
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(word) = words.get(word) {
        return Some(word);
    }
    let kept: &'static str = Box::leak(word.into());
    words.insert(kept);
    Some(kept)
}

/// The same for named arguments.
pub mod arguments {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Argument(#[serde(with = "super")] super::Word, String);

    /// Writes arguments.
    ///
    /// # Errors
    /// The serializer's own.
    pub fn serialize<S: Serializer>(arguments: &[(&'static str, String)], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(arguments.iter().map(|(name, value)| Argument(name, value.clone())))
    }

    /// Reads arguments.
    ///
    /// # Errors
    /// As for words.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(&'static str, String)>, D::Error> {
        let arguments = Vec::<Argument>::deserialize(from)?;
        Ok(arguments.into_iter().map(|Argument(name, value)| (name, value)).collect())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::base::{Diagnostic, Message, Severity, Span};

    #[test]
    fn a_remark_comes_back_as_it_was_and_a_long_word_does_not() {
        let message = Message::new("corpus-unlisted").with("file", "acts/a.txt");
        let remark = Diagnostic { code: "NQ005", severity: Severity::Warning, message, span: Span::new(3, 9) };
        let bytes = postcard::to_stdvec(&remark).unwrap();
        assert_eq!(postcard::from_bytes::<Diagnostic>(&bytes).unwrap(), remark);
        let long = postcard::to_stdvec(&("x".repeat(65), Vec::<u8>::new())).unwrap();
        assert!(postcard::from_bytes::<Message>(&long).is_err());
    }
}
