//! The fields of the index and how a provision version fills them.

use chrono::Datelike;
use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};

use crate::base::{ActKind, Bound, Date, Language, fold::squeeze};

use super::laid::{LAID, Laid};
use super::token::{Analyzer, Token};
use super::{IndexDoc, period, stored};

/// Raise it with every change of fields, tokens or stems: an index of another format is stale.
pub const FORMAT: u32 = 4;

/// A bound nobody knows, far outside the time line; small enough that the columns stay narrow.
pub const UNKNOWN_DAY: i64 = 4_000_000;

/// Every field, with the reason it is there.
#[derive(Clone, Debug)]
pub struct Fields {
    /// Stems of heading and text: what a word must match.
    pub body: Field,
    /// The same words as written: ranks the very form above its kin.
    pub body_exact: Field,
    /// Stems of the heading alone: ranks a provision *about* the word first; `title:`.
    pub heading: Field,
    /// Stems of the act's title, and its number: lets `361 өтініш` narrow by act, but never makes a hit alone.
    pub context: Field,
    /// Work id as it is: the `--act` filter.
    pub work: Field,
    /// Work id, number, number with year: the ways to name an act in `act:`.
    pub citation: Field,
    /// Every run of steps of the path: `provision:item-7` finds what is inside, in whatever document.
    pub provision: Field,
    /// Word of the kind of act: filter and `kind:`.
    pub kind: Field,
    /// Code of the issuer: filter and `issuer:`.
    pub issuer: Field,
    /// ISO 639-3: filter and `lang:`.
    pub language: Field,
    /// Blocks of days on which the version may apply: the date filter, see [`period`].
    pub period: Field,
    /// Day numbers of the bounds, for "in force on this day" while ranking.
    pub from_earliest: Field,
    /// See `from_earliest`.
    pub from_latest: Field,
    /// See `from_earliest`.
    pub until_earliest: Field,
    /// See `from_earliest`.
    pub until_latest: Field,
    /// Weight of the kind of act: codes and laws a little above orders.
    pub weight: Field,
    /// Place of the document in the order of the input: the tie-break that no thread or merge can change.
    pub order: Field,
    /// All that a hit shows, see [`stored`].
    pub payload: Field,
}

/// Names of the columns read while ranking.
pub mod column {
    #![allow(missing_docs)]
    pub const FROM_EARLIEST: &str = "from_earliest";
    pub const UNTIL_LATEST: &str = "until_latest";
    pub const WEIGHT: &str = "weight";
    pub const ORDER: &str = "order";
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut b = SchemaBuilder::new();
    let words = |option| {
        let indexing = TextFieldIndexing::default().set_tokenizer(LAID).set_index_option(option);
        TextOptions::default().set_indexing_options(indexing)
    };
    let phrases = IndexRecordOption::WithFreqsAndPositions;
    let fields = Fields {
        body: b.add_text_field("body", words(phrases)),
        body_exact: b.add_text_field("body_exact", words(phrases)),
        heading: b.add_text_field("heading", words(phrases)),
        context: b.add_text_field("context", words(phrases)),
        work: b.add_text_field("work", STRING),
        citation: b.add_text_field("citation", STRING),
        provision: b.add_text_field("provision", STRING),
        kind: b.add_text_field("kind", STRING),
        issuer: b.add_text_field("issuer", STRING),
        language: b.add_text_field("language", STRING),
        period: b.add_u64_field("period", INDEXED),
        from_earliest: b.add_i64_field(column::FROM_EARLIEST, FAST),
        from_latest: b.add_i64_field("from_latest", FAST),
        until_earliest: b.add_i64_field("until_earliest", FAST),
        until_latest: b.add_i64_field(column::UNTIL_LATEST, FAST),
        weight: b.add_u64_field(column::WEIGHT, FAST),
        order: b.add_u64_field(column::ORDER, FAST),
        payload: b.add_bytes_field("payload", STORED),
    };
    (b.build(), fields)
}

impl Fields {
    /// The index document of a provision version, the `order`-th of the input.
    pub fn document(&self, doc: &IndexDoc, order: u64, analyzer: &mut Analyzer) -> Result<TantivyDocument, serde_json::Error> {
        let mut out = TantivyDocument::default();
        let title = analyzer.tokens(&doc.title, doc.language);
        let text = analyzer.tokens(&doc.text, doc.language);
        let mut context = analyzer.tokens(&doc.act_title, doc.language);
        context.extend(analyzer.tokens(&doc.number, doc.language));
        // Names in the other language follow its rules.
        let other = if doc.language == Language::Kazakh { Language::Russian } else { Language::Kazakh };
        context.extend(analyzer.tokens(&doc.aliases, other));
        let (mut body, mut exact) = (Laid::default(), Laid::default());
        stems(&mut body, &title);
        title.iter().for_each(|t| exact.word(&t.exact));
        out.add_text(self.heading, body.text());
        body.gap();
        exact.gap();
        stems(&mut body, &text);
        text.iter().for_each(|t| exact.word(&t.exact));
        out.add_text(self.body, body.text());
        out.add_text(self.body_exact, exact.text());
        let mut around = Laid::default();
        stems(&mut around, &context);
        out.add_text(self.context, around.text());
        out.add_text(self.work, &doc.work);
        for name in citations(&doc.work, &doc.number) {
            out.add_text(self.citation, name);
        }
        for run in step_runs(&doc.provision) {
            out.add_text(self.provision, run);
        }
        if let Some(kind) = doc.kind {
            out.add_text(self.kind, kind.as_str());
        }
        out.add_text(self.issuer, squeeze(&doc.issuer));
        out.add_text(self.language, doc.language.as_str());
        let days = Days::of(&doc.from, doc.until.as_ref());
        for block in period::blocks(days.from_earliest, days.until_latest) {
            out.add_u64(self.period, block);
        }
        out.add_i64(self.from_earliest, days.from_earliest);
        out.add_i64(self.from_latest, days.from_latest);
        out.add_i64(self.until_earliest, days.until_earliest);
        out.add_i64(self.until_latest, days.until_latest);
        out.add_u64(self.weight, weight(doc.kind));
        out.add_u64(self.order, order);
        out.add_bytes(self.payload, &stored::write(doc)?);
        Ok(out)
    }
}

/// The stems of words; all that a word is found by stands in its place.
fn stems(laid: &mut Laid, tokens: &[Token]) {
    for token in tokens {
        laid.word(&token.stem);
        token.more.iter().for_each(|other| laid.beside(other));
    }
}

/// The bounds of a version as days; what is not known is as wide as it can be.
struct Days {
    from_earliest: i64,
    from_latest: i64,
    until_earliest: i64,
    until_latest: i64,
}

impl Days {
    fn of(from: &Bound, until: Option<&Bound>) -> Days {
        let day = |d: Option<Date>, unknown| d.map_or(unknown, day_number);
        Days {
            from_earliest: day(from.earliest, -UNKNOWN_DAY),
            from_latest: day(from.latest, UNKNOWN_DAY),
            until_earliest: until.map_or(UNKNOWN_DAY, |u| day(u.earliest, -UNKNOWN_DAY)),
            until_latest: until.map_or(UNKNOWN_DAY, |u| day(u.latest, UNKNOWN_DAY)),
        }
    }
}

/// Days since the first of the common era.
pub fn day_number(day: Date) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// Tenths of a point of rank: less than one good word is worth, enough to part equals.
#[must_use]
pub fn weight(kind: Option<ActKind>) -> u64 {
    match kind {
        Some(ActKind::Constitution) => 10,
        Some(ActKind::ConstitutionalLaw | ActKind::Code) => 8,
        Some(ActKind::Law) => 7,
        Some(ActKind::Decree) => 4,
        Some(ActKind::Resolution) => 3,
        Some(ActKind::Order | ActKind::Decision | ActKind::Directive) => 1,
        None => 0,
    }
}

/// The Work id, the number as printed, and `361/2012`.
fn citations(work: &str, number: &str) -> Vec<String> {
    let number = squeeze(number);
    let mut out = vec![squeeze(work)];
    if !number.is_empty() {
        let year = work.rsplit('/').nth(1).and_then(|date| date.get(..4));
        out.extend(year.map(|y| format!("{number}/{y}")));
        out.push(number);
    }
    out
}

/// `document-1/item-7` → `document-1`, `document-1/item-7`, `item-7`.
fn step_runs(path: &str) -> Vec<String> {
    let steps: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    (0..steps.len()).flat_map(|i| (i + 1..=steps.len()).map(move |j| (i, j))).map(|(i, j)| steps[i..j].join("/")).collect()
}
