//! `manifest.toml` and `facts.toml` (contract § 5).

use std::collections::BTreeSet;

use serde::Deserialize;
use toml::Spanned;

use super::CorpusError;
use crate::base::{Date, Language, Message, toml_text};

/// One entry of the manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ListedFile {
    /// Relative to the corpus folder, `/` as separator.
    pub path: String,
    /// Hex SHA-256 of the bytes.
    pub sha256: String,
    /// Work id, where the text cannot tell.
    pub work: Option<String>,
    /// Language, where the text cannot tell.
    pub language: Option<Language>,
    /// Acts that the act of this file replaced, and the line that says so.
    pub predecessors: Vec<(String, usize)>,
}

/// A statement of `facts.toml` about the publication of an act, not yet put to a Work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The act, in any form of contract § 2.
    pub act: String,
    /// First official publication.
    pub date: Date,
    /// Where.
    pub organ: Option<String>,
    /// Who says so.
    pub source: String,
    /// Which part of how many, where the organ printed the act in parts.
    pub part: Option<(u32, u32)>,
    /// Line in the file, from 1; 0 where there is none.
    pub line: usize,
}

/// A statement that an act replaced others, not yet put to Works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuccessionFact {
    /// The new act, in any form of contract § 2.
    pub act: String,
    /// The acts it replaced, as references too.
    pub predecessors: Vec<String>,
    /// Who says so.
    pub source: String,
    /// The file that states it.
    pub file: &'static str,
    /// Line in it, from 1.
    pub line: usize,
}

/// What `facts.toml` states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When acts were published.
    pub publications: Vec<Fact>,
    /// Which acts replaced which.
    pub successions: Vec<SuccessionFact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestFile {
    #[serde(default)]
    file: Vec<ManifestEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ManifestEntry {
    path: Spanned<String>,
    sha256: Spanned<String>,
    work: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    #[serde(default)]
    predecessors: Vec<Spanned<String>>,
    #[serde(rename = "source")]
    _source: Option<String>,
    #[serde(rename = "retrieved")]
    retrieved: Option<Spanned<String>>,
}

/// Reads `manifest.toml`.
pub(super) fn read_manifest(text: &str) -> Result<Vec<ListedFile>, CorpusError> {
    const FILE: &str = "manifest.toml";
    let bad = |id: &'static str, at: &Spanned<String>| {
        let line = toml_text::line_of(text, at.span().start);
        CorpusError::new(Message::new(id).with("file", FILE).with("line", line).with("value", at.get_ref()))
    };
    let manifest: ManifestFile = toml_text::parse(FILE, text)?;
    let mut out: Vec<ListedFile> = Vec::new();
    let mut seen = BTreeSet::new();
    let lines = toml_text::Lines::of(text);
    for e in manifest.file {
        let path = e.path.get_ref().replace('\\', "/");
        if path.starts_with('/') || path.contains(':') || path.split('/').any(|p| p == ".." || p.is_empty()) {
            return Err(bad("corpus-path", &e.path));
        }
        if !seen.insert(path.clone()) {
            return Err(bad("corpus-listed-twice", &e.path));
        }
        let sha256 = e.sha256.get_ref().trim().to_ascii_lowercase();
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(bad("corpus-sha256", &e.sha256));
        }
        let language = match e.language.as_ref().map(|l| (l, l.get_ref().as_str())) {
            None => None,
            Some((_, "kaz" | "kk")) => Some(Language::Kazakh),
            Some((_, "rus" | "ru")) => Some(Language::Russian),
            Some((at, _)) => return Err(bad("corpus-language", at)),
        };
        if let Some(work) = &e.work
            && super::shorthand::parts_of_id(work.get_ref()).is_none()
        {
            return Err(bad("corpus-work-id", work));
        }
        if let Some(day) = &e.retrieved {
            toml_text::date(FILE, text, "retrieved", day)?;
        }
        let predecessors = e.predecessors.iter().map(|p| (p.get_ref().clone(), lines.line(p.span().start))).collect();
        out.push(ListedFile { path, sha256, work: e.work.map(Spanned::into_inner), language, predecessors });
    }
    Ok(out)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FactsFile {
    #[serde(default)]
    publication: Vec<PublicationEntry>,
    #[serde(default)]
    succession: Vec<SuccessionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicationEntry {
    #[serde(alias = "work")]
    act: Spanned<String>,
    #[serde(alias = "published_on", alias = "day")]
    date: Spanned<String>,
    organ: Option<String>,
    part: Option<Spanned<String>>,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SuccessionEntry {
    act: Spanned<String>,
    predecessors: Vec<String>,
    source: String,
}

/// Reads `facts.toml`.
///
/// # Errors
/// Bad TOML, unknown keys, missing `act`, `date` or `source`, and dates or parts that are none; each with the line.
pub fn read_facts(text: &str) -> Result<Facts, CorpusError> {
    const FILE: &str = "facts.toml";
    let facts: FactsFile = toml_text::parse(FILE, text)?;
    let lines = toml_text::Lines::of(text);
    let line = |at: &Spanned<String>| lines.line(at.span().start);
    let mut out = Facts::default();
    for p in facts.publication {
        let date = toml_text::date(FILE, text, "date", &p.date)?;
        let part = match &p.part {
            None => None,
            Some(written) => Some(part(written.get_ref()).ok_or_else(|| {
                let message = Message::new("corpus-fact-part").with("file", FILE).with("line", line(written));
                CorpusError::new(message.with("value", written.get_ref()))
            })?),
        };
        let line = line(&p.act);
        out.publications.push(Fact { act: p.act.into_inner(), date, organ: p.organ, source: p.source, part, line });
    }
    for s in facts.succession {
        let line = line(&s.act);
        let act = s.act.into_inner();
        out.successions.push(SuccessionFact { act, predecessors: s.predecessors, source: s.source, file: FILE, line });
    }
    Ok(out)
}

/// `1/2`: the first of two parts.
fn part(text: &str) -> Option<(u32, u32)> {
    let (n, of) = text.split_once('/')?;
    let (n, of) = (n.trim().parse().ok()?, of.trim().parse().ok()?);
    (1 <= n && n <= of && of <= 1000).then_some((n, of))
}
