//! How many matches there are by kind, issuer, language and act; and words that a mistyped one may stand for.

use std::io;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentOrdinal, SegmentReader, TERMINATED};

use super::schema::{column, day_number};
use super::{Expr, Filter, Index, IndexError, compile};

/// Counts of matches, the most first; equals by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// By kind of act.
    pub kinds: Vec<(String, usize)>,
    /// By code of the issuer.
    pub issuers: Vec<(String, usize)>,
    /// By language of the text.
    pub languages: Vec<(String, usize)>,
    /// By act; those with the most.
    pub works: Vec<(String, usize)>,
}

/// So many acts are told.
const WORKS: usize = 20;

impl Index {
    /// The counts of all matches.
    ///
    /// # Errors
    /// The files of the index cannot be read.
    pub fn facets(&self, expr: &Expr, filter: &Filter) -> Result<Facets, IndexError> {
        let failed = |e: tantivy::TantivyError| IndexError::new("search-index-unreadable", e);
        let searcher = self.reader.searcher();
        let query = compile::compile(&self.fields, expr, filter);
        let within = filter.between.map(|(a, b)| (day_number(a), day_number(b)));
        let matches = searcher.search(&*query, &Matching { within }).map_err(failed)?;
        let counts = |field: Field| -> tantivy::Result<Vec<(String, usize)>> {
            let mut out: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
            for (ordinal, bits) in &matches {
                let inverted = searcher.segment_reader(*ordinal).inverted_index(field)?;
                let mut terms = inverted.terms().stream()?;
                while terms.advance() {
                    let mut postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic)?;
                    let mut n = 0;
                    while postings.doc() != TERMINATED {
                        n += usize::from(
                            bits.get(postings.doc() as usize / 64).is_some_and(|w| w >> (postings.doc() % 64) & 1 == 1),
                        );
                        postings.advance();
                    }
                    if n > 0 {
                        *out.entry(String::from_utf8_lossy(terms.key()).into_owned()).or_default() += n;
                    }
                }
            }
            let mut out: Vec<(String, usize)> = out.into_iter().collect();
            out.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            Ok(out)
        };
        let all = || -> tantivy::Result<Facets> {
            let f = &self.fields;
            let mut works = counts(f.work)?;
            works.truncate(WORKS);
            Ok(Facets { kinds: counts(f.kind)?, issuers: counts(f.issuer)?, languages: counts(f.language)?, works })
        };
        all().map_err(failed)
    }

    /// Whether a provision has one of these stems or words.
    #[must_use]
    pub fn knows(&self, stems: &[&str]) -> bool {
        let searcher = self.reader.searcher();
        stems.iter().any(|s| searcher.doc_freq(&tantivy::Term::from_field_text(self.fields.body, s)).is_ok_and(|n| n > 0))
    }

    /// The word of the index that a mistyped one most likely stands for: the nearest, of equals the commonest. `None` where the word is
    /// in the index, or nothing is near.
    ///
    /// # Errors
    /// The files of the index cannot be read.
    pub fn suggest(&self, word: &str) -> Result<Option<String>, IndexError> {
        let letters = word.chars().count();
        let far = match letters {
            0..=3 => return Ok(None),
            4..=5 => 1,
            _ => 2,
        };
        let searcher = self.reader.searcher();
        let mut best: Option<(usize, std::cmp::Reverse<u32>, String)> = None;
        let search = || -> io::Result<bool> {
            for segment in searcher.segment_readers() {
                let inverted = segment.inverted_index(self.fields.body_exact).map_err(io::Error::other)?;
                let mut terms = inverted.terms().stream()?;
                while terms.advance() {
                    let Ok(term) = std::str::from_utf8(terms.key()) else { continue };
                    if term == word {
                        return Ok(true);
                    }
                    if term.chars().count().abs_diff(letters) > far || term.bytes().any(|b| b.is_ascii_digit()) {
                        continue;
                    }
                    let distance = crate::corpus::edit_distance::edit_distance(word, term);
                    let found = (distance, std::cmp::Reverse(terms.value().doc_freq), term.to_string());
                    if distance <= far && best.as_ref().is_none_or(|b| found < *b) {
                        best = Some(found);
                    }
                }
            }
            Ok(false)
        };
        let mut search = search;
        let known = search().map_err(|e| IndexError::new("search-index-unreadable", e))?;
        Ok(best.filter(|_| !known).map(|(_, _, term)| term))
    }
}

/// Collects which documents match, a bit each.
struct Matching {
    within: Option<(i64, i64)>,
}

struct Bits {
    ordinal: SegmentOrdinal,
    bits: Vec<u64>,
    within: Option<(i64, i64)>,
    from: Column<i64>,
    until: Column<i64>,
}

impl Collector for Matching {
    type Fruit = Vec<(SegmentOrdinal, Vec<u64>)>;
    type Child = Bits;

    fn for_segment(&self, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Bits> {
        let columns = segment.fast_fields();
        Ok(Bits {
            ordinal,
            bits: vec![0; segment.max_doc() as usize / 64 + 1],
            within: self.within,
            from: columns.i64(column::FROM_EARLIEST)?,
            until: columns.i64(column::UNTIL_LATEST)?,
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<(SegmentOrdinal, Vec<u64>)>) -> tantivy::Result<Self::Fruit> {
        Ok(fruits)
    }
}

impl SegmentCollector for Bits {
    type Fruit = (SegmentOrdinal, Vec<u64>);

    fn collect(&mut self, doc: DocId, _: Score) {
        let day = |column: &Column<i64>| column.first(doc).unwrap_or_default();
        if self.within.is_some_and(|(first, last)| day(&self.from) > last || day(&self.until) <= first) {
            return;
        }
        if let Some(word) = self.bits.get_mut(doc as usize / 64) {
            *word |= 1 << (doc % 64);
        }
    }

    fn harvest(self) -> Self::Fruit {
        (self.ordinal, self.bits)
    }
}
