//! Acts and how they are named.

use serde::{Deserialize, Serialize};

use super::Date;
pub use super::issuers::issuer_code;

/// The kinds of acts of the Law on legal acts (№ 480-V), arts 7 and 10, that nusqa tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ActKind {
    Constitution,
    ConstitutionalLaw,
    Code,
    Law,
    Decree,
    Resolution,
    Order,
    Decision,
    Directive,
}

impl ActKind {
    /// Every kind, in order of rank.
    pub const ALL: [ActKind; 9] = [
        ActKind::Constitution,
        ActKind::ConstitutionalLaw,
        ActKind::Code,
        ActKind::Law,
        ActKind::Decree,
        ActKind::Resolution,
        ActKind::Order,
        ActKind::Decision,
        ActKind::Directive,
    ];

    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ActKind::Constitution => "constitution",
            ActKind::ConstitutionalLaw => "constitutional_law",
            ActKind::Code => "code",
            ActKind::Law => "law",
            ActKind::Decree => "decree",
            ActKind::Resolution => "resolution",
            ActKind::Order => "order",
            ActKind::Decision => "decision",
            ActKind::Directive => "directive",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.as_str() == word)
    }
}

/// Language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Kazakh (`kaz`).
    Kazakh,
    /// Russian (`rus`).
    Russian,
}

impl Language {
    /// ISO 639-3, as in the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Language::Kazakh => "kaz",
            Language::Russian => "rus",
        }
    }
}

/// Who issued an act.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Issuer {
    /// As printed, without its case ending where that is known (`Қазақстан Республикасы Сыртқы істер министрі`).
    pub name: String,
    /// Short code used in Work ids (`government`, `mfa`, …); see [`issuer_code`].
    pub code: String,
    /// Signed by an acting holder (`м.а.`, `міндетін атқарушы`).
    pub acting: bool,
    /// Day on which this issuer signed, where a joint act gives each its own.
    pub date: Option<Date>,
    /// Number under which this issuer keeps a joint act.
    pub number: Option<String>,
}

/// An act as a text names it. Every field may be absent; nothing is filled in by guess.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActRef {
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Issuer as printed.
    pub issuer: Option<String>,
    /// Day of signing.
    pub date: Option<Date>,
    /// Number as printed, without `№`.
    pub number: Option<String>,
    /// Number in the Registry of state registration.
    pub registration: Option<String>,
    /// Title, where the text gives it.
    pub title: Option<String>,
}

impl ActRef {
    /// The Work id, when kind, date and number are known: `/akn/kz/act/<kind>/<issuer>/<date>/<number>`.
    #[must_use]
    pub fn work_id(&self) -> Option<String> {
        let code = issuer_code(self.issuer.as_deref().unwrap_or(""), self.kind?);
        Some(work_id(self.kind?, &code, self.date?, self.number.as_deref()?))
    }

    /// `№ 758, 2023-09-01`, or what of it is known; for messages.
    #[must_use]
    pub fn label(&self) -> String {
        let number = self.number.as_ref().map(|n| format!("№ {n}"));
        let date = self.date.map(|d| d.to_string());
        match (number, date) {
            (Some(n), Some(d)) => format!("{n} ({d})"),
            (Some(n), None) => n,
            (None, Some(d)) => d,
            (None, None) => self.title.clone().unwrap_or_else(|| "?".into()),
        }
    }
}

/// Builds a Work id from its parts. The number is lower-cased and every character but letters and digits becomes `-`.
#[must_use]
pub fn work_id(kind: ActKind, issuer_code: &str, date: Date, number: &str) -> String {
    let kind = kind.as_str().replace('_', "-");
    format!("/akn/kz/act/{kind}/{issuer_code}/{date}/{}", slug(number))
}

/// Lower-case Latin letters, digits and single hyphens; Cyrillic letters are spelled in Latin, so that ids stay typeable.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(s) => out.push_str(s),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            None => {}
        }
    }
    out.trim_end_matches('-').to_string()
}

fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'ә' => "ae",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'ғ' => "gh",
        'д' => "d",
        'е' => "e",
        'ё' => "yo",
        'ж' => "zh",
        'з' => "z",
        'и' => "i",
        'й' => "y",
        'к' => "k",
        'қ' => "q",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' => "ng",
        'о' => "o",
        'ө' => "oe",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ұ' => "u",
        'ү' => "ue",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'і' => "i",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}
