//! Words that know where they come from.

use std::borrow::Cow;
use std::ops::Range;

use crate::base::Span;

/// Where words were written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// 0: the base text; `n`: the n-th text replayed on it.
    pub source: u32,
    /// The unit, the quotation or the sentence there: a *source* span.
    pub span: Span,
}

/// Words of one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Who wrote them.
    pub origin: Origin,
}

/// The own words of a unit, run by run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rope {
    runs: Vec<Run>,
}

impl Rope {
    /// Words of one origin.
    #[must_use]
    pub fn new(text: impl Into<String>, origin: Origin) -> Self {
        let text = text.into();
        Rope { runs: if text.is_empty() { Vec::new() } else { vec![Run { text, origin }] } }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self.runs.as_slice() {
            [] => Cow::Borrowed(""),
            [run] => Cow::Borrowed(&run.text),
            runs => Cow::Owned(runs.iter().map(|r| r.text.as_str()).collect()),
        }
    }

    /// The words with their origins, in order; no run is empty.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.runs.iter().map(|r| r.text.len()).sum()
    }

    /// Puts `new` in the place of the bytes in `range`, which must lie on character boundaries.
    pub fn replace(&mut self, range: Range<usize>, new: &str, origin: Origin) {
        let mut out = Vec::with_capacity(self.runs.len() + 2);
        let mut at = 0;
        let mut put = false;
        let mut insert = |out: &mut Vec<Run>| {
            if !put && !new.is_empty() {
                push(out, new, origin);
            }
            put = true;
        };
        for run in &self.runs {
            let end = at + run.text.len();
            let keep_to = range.start.clamp(at, end) - at;
            let keep_from = range.end.clamp(at, end) - at;
            push(&mut out, run.text.get(..keep_to).unwrap_or(""), run.origin);
            if range.start <= end {
                insert(&mut out);
            }
            push(&mut out, run.text.get(keep_from.max(keep_to)..).unwrap_or(""), run.origin);
            at = end;
        }
        insert(&mut out);
        self.runs = out;
    }
}

fn push(out: &mut Vec<Run>, text: &str, origin: Origin) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.origin == origin => last.text.push_str(text),
        _ => out.push(Run { text: text.to_string(), origin }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_words_stand_between_the_old_ones() {
        let from = |source| Origin { source, span: Span::new(0, 1) };
        let mut rope = Rope::new("бір екі үш", from(0));
        rope.replace("бір ".len().."бір екі".len(), "төрт", from(1));
        assert_eq!(rope.text(), "бір төрт үш");
        rope.replace(0.."бір төрт".len(), "", from(2));
        assert_eq!(rope.text(), " үш");
        rope.replace(" үш".len().." үш".len(), ";", from(3));
        rope.replace(0..0, "нөл", from(4));
        assert_eq!(rope.text(), "нөл үш;");
        assert_eq!(rope.runs().iter().map(|r| r.origin.source).collect::<Vec<_>>(), [4, 0, 3]);
        let mut none = Rope::default();
        none.replace(0..0, "бір", from(1));
        assert_eq!(none.text(), "бір");
    }
}
