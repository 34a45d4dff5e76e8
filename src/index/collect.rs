//! Ranking: counts all matches and keeps the best, in an order that does not depend on threads or merges.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

use super::schema::column;

/// A wording that may apply on the day asked outranks one that may not by this much, where both are asked for.
pub const IN_FORCE: f32 = 3.0;

/// Keeps the `keep` best.
pub struct Best {
    /// How many.
    pub keep: usize,
    /// Prefer wordings that may apply on this day.
    pub prefer: Option<i64>,
    /// Only wordings that may apply on one of these days.
    pub within: Option<(i64, i64)>,
}

/// One match; ordered from better to worse.
#[derive(Clone, Copy, Debug)]
pub struct Ranked {
    /// Rank.
    pub score: f32,
    order: u64,
    /// Where.
    pub address: DocAddress,
}

impl Ranked {
    /// Sums of floats may differ in the last bits between segments; a ten-thousandth is finer than any meaning of a rank.
    fn key(&self) -> (Reverse<i64>, u64) {
        (Reverse((f64::from(self.score) * 10_000.0).round() as i64), self.order)
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Ranked {}

/// Matches in one segment.
pub struct Segment {
    ordinal: SegmentOrdinal,
    keep: usize,
    prefer: Option<i64>,
    within: Option<(i64, i64)>,
    weight: Column<u64>,
    order: Column<u64>,
    from: Column<i64>,
    until: Column<i64>,
    total: usize,
    /// The worst on top.
    best: BinaryHeap<Ranked>,
}

impl Collector for Best {
    type Fruit = (usize, Vec<Ranked>);
    type Child = Segment;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Segment> {
        let columns = segment.fast_fields();
        Ok(Segment {
            ordinal,
            keep: self.keep,
            prefer: self.prefer,
            within: self.within,
            weight: columns.u64(column::WEIGHT)?,
            order: columns.u64(column::ORDER)?,
            from: columns.i64(column::FROM_EARLIEST)?,
            until: columns.i64(column::UNTIL_LATEST)?,
            total: 0,
            best: BinaryHeap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, fruits: Vec<(usize, Vec<Ranked>)>) -> tantivy::Result<Self::Fruit> {
        let total = fruits.iter().map(|(n, _)| n).sum();
        let mut best: Vec<Ranked> = fruits.into_iter().flat_map(|(_, b)| b).collect();
        best.sort_unstable();
        best.truncate(self.keep);
        Ok((total, best))
    }
}

impl SegmentCollector for Segment {
    type Fruit = (usize, Vec<Ranked>);

    fn collect(&mut self, doc: DocId, score: Score) {
        let days = |column: &Column<i64>| column.first(doc).unwrap_or_default();
        if self.within.is_some_and(|(first, last)| days(&self.from) > last || days(&self.until) <= first) {
            return;
        }
        self.total += 1;
        let mut score = score + self.weight.first(doc).unwrap_or(0) as f32 / 10.0;
        if let Some(day) = self.prefer {
            let began = self.from.first(doc).is_some_and(|from| from <= day);
            let goes_on = self.until.first(doc).is_some_and(|until| day < until);
            score += if began && goes_on { IN_FORCE } else { 0.0 };
        }
        let full = self.best.len() >= self.keep;
        if full && self.best.peek().is_none_or(|worst| score + 0.001 < worst.score) {
            return;
        }
        let order = self.order.first(doc).unwrap_or(u64::MAX);
        self.best.push(Ranked { score, order, address: DocAddress::new(self.ordinal, doc) });
        if full {
            self.best.pop();
        }
    }

    fn harvest(self) -> Self::Fruit {
        (self.total, self.best.into_vec())
    }
}
