//! Every code with its name and manual pages. Codes are stable: none is ever given another meaning.

use crate::base::Severity;

/// A finding code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `NQ101`.
    pub code: &'static str,
    /// `outdated-wording`.
    pub name: &'static str,
    /// The worst severity it is reported with.
    pub severity: Severity,
    pages: [&'static str; 3],
}

impl Code {
    /// The manual page (Markdown) in `kk` or `ru`, in English for every other language.
    #[must_use]
    pub fn page(&self, lang: &str) -> &'static str {
        let [en, kk, ru] = self.pages;
        match lang {
            "kk" => kk,
            "ru" => ru,
            _ => en,
        }
    }
}

macro_rules! codes {
    ($($code:literal $name:literal $severity:ident,)*) => {
        &[$(Code {
            code: $code,
            name: $name,
            severity: Severity::$severity,
            pages: [
                include_str!(concat!("../../docs/codes/en/", $code, ".md")),
                include_str!(concat!("../../docs/codes/kk/", $code, ".md")),
                include_str!(concat!("../../docs/codes/ru/", $code, ".md")),
            ],
        }),*]
    };
}

/// Every code, ascending.
pub const CODES: &[Code] = codes![
    "NQ001" "undecodable-bytes" Error,
    "NQ002" "unparsed-text" Warning,
    "NQ003" "foreign-language" Error,
    "NQ004" "uncertain-repair" Warning,
    "NQ005" "unlisted-file" Warning,
    "NQ006" "amendment-conflict" Error,
    "NQ007" "unidentified-act" Warning,
    "NQ008" "unclear-target" Warning,
    "NQ009" "numbered-by-order" Note,
    "NQ010" "record-unreadable" Error,
    "NQ011" "unused-fact" Warning,
    "NQ012" "unread-commencement" Warning,
    "NQ013" "short-term" Warning,
    "NQ014" "basis-lost" Warning,
    "NQ015" "edition-differs" Warning,
    "NQ020" "suppression-expired" Warning,
    "NQ021" "suppression-unused" Note,
    "NQ101" "outdated-wording" Error,
    "NQ102" "repealed" Error,
    "NQ103" "not-yet-in-force" Error,
    "NQ104" "date-uncertain" Warning,
    "NQ105" "unknown-reference" Error,
    "NQ106" "wording-mismatch" Error,
    "NQ107" "wording-unknown" Warning,
    "NQ108" "changed-while-pending" Warning,
    "NQ201" "pin-outdated" Error,
    "NQ202" "pin-repealed" Error,
    "NQ203" "pin-change-pending" Warning,
    "NQ204" "pin-broken" Error,
    "NQ205" "pin-moved" Error,
    "NQ206" "unpinned" Warning,
    "NQ207" "boundary-missed" Error,
    "NQ208" "boundary-unfounded" Error,
    "NQ300" "not-decidable" Note,
    "NQ301" "document-missing" Error,
    "NQ302" "deadline-missed" Error,
    "NQ303" "not-entitled" Error,
    "NQ304" "document-not-required" Error,
    "NQ305" "step-missing" Error,
];

/// The code with this number or name, whatever the case of its letters.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Code> {
    let wanted = code_or_name.trim();
    CODES.iter().find(|c| c.code.eq_ignore_ascii_case(wanted) || c.name.eq_ignore_ascii_case(wanted))
}

/// The manual page of a code (`NQ101`, `nq101` or `outdated-wording`) in `kk`, `ru` or `en`.
#[must_use]
pub fn explain(code_or_name: &str, lang: &str) -> Option<&'static str> {
    find(code_or_name).map(|c| c.page(lang))
}

/// The name of a code of this program.
pub(super) fn name(code: &'static str) -> &'static str {
    find(code).map_or("", |c| c.name)
}
