//! Lists of elements, of which later ones leave out what the first has named.

use super::super::path::{Step, rank};

/// Elements gathered for one thing said.
#[derive(Clone, Debug, Default)]
pub(super) struct Elements {
    /// One chain of steps each, as written.
    pub(super) of: Vec<Vec<Step>>,
    /// Whose they are, in the words of the text.
    pub(super) host: String,
}

impl Elements {
    pub(super) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// `1-баптың 2-тармағын, 3-тармағының 5) тармақшасын`: the second one stands in article 1 too. Kazakh names the outer unit first.
    pub(super) fn kazakh(mut self) -> Self {
        for i in 1..self.of.len() {
            let (before, rest) = self.of.split_at_mut(i);
            if let (Some(host), Some(path)) = (before.last(), rest.first_mut()) {
                *path = within(host, path);
            }
        }
        self
    }

    /// `пункта 5 и подпункта 3) пункта 6 статьи 1`: Russian names the outer unit last, so the earlier one takes it from the later.
    pub(super) fn russian(mut self) -> Self {
        for i in (1..self.of.len()).rev() {
            let (before, rest) = self.of.split_at_mut(i);
            if let (Some(path), Some(host)) = (before.last_mut(), rest.first()) {
                *path = within(host, path);
            }
        }
        self
    }
}

/// `path` with the steps of `host` that stand outside of its first one.
fn within(host: &[Step], path: &[Step]) -> Vec<Step> {
    let Some(first) = path.first() else { return path.to_vec() };
    let outer = host.iter().take_while(|s| rank(s.kind) < rank(first.kind));
    let outer: Vec<Step> = outer.cloned().collect();
    // Several hosts do not say which of them is meant.
    if outer.iter().any(|s| s.numbers.len() > 1) {
        return path.to_vec();
    }
    [outer, path.to_vec()].concat()
}
