//! The words that rules and case records share (contract § 7): fields, codes of documents, types of events.
//!
//! Every word has a number, so that a record is read into a few arrays and bit sets once and no rule looks anything up by name.

use crate::corpus::edit_distance;

/// A field that holds `true` or `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
#[repr(u8)]
pub enum BoolField {
    Married,
    LegallyCapable,
    AlimonyObligation,
    DependantsInKazakhstan,
    EnforcementDebtor,
    SecretsBearer,
    LiableForMilitaryService,
}

/// A field that holds a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
#[repr(u8)]
pub enum DateField {
    FiledOn,
    DecidedOn,
    BornOn,
    ServiceTermEndsOn,
}

/// A field that holds one of a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
#[repr(u8)]
pub enum WordField {
    RepresentedBy,
    AppliesFrom,
    Passport,
    IdCard,
    Decision,
}

/// A field of a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ChildField {
    BornOn,
    LeavesWith,
    OtherRepresentative,
}

/// A set of words in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetField {
    /// Documents given.
    Documents,
    /// Documents that the office asked for beyond what was given of itself.
    Demanded,
    /// Steps taken.
    Events,
    /// Grounds of a refusal.
    RefusalGrounds,
}

/// What a name in an expression stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Field {
    Bool(BoolField),
    Date(DateField),
    Word(WordField),
    Set(SetField),
    Children,
}

/// How many fields of each kind there are.
pub const BOOLS: usize = 7;
/// See [`BOOLS`].
pub const DATES: usize = 4;
/// See [`BOOLS`].
pub const WORDS: usize = 5;

/// The fields by the names that expressions use.
pub const FIELDS: [(&str, Field); 21] = [
    ("filed_on", Field::Date(DateField::FiledOn)),
    ("decided_on", Field::Date(DateField::DecidedOn)),
    ("decision", Field::Word(WordField::Decision)),
    ("documents", Field::Set(SetField::Documents)),
    ("demanded", Field::Set(SetField::Demanded)),
    ("events", Field::Set(SetField::Events)),
    ("refusal_grounds", Field::Set(SetField::RefusalGrounds)),
    ("facts.applicant.born_on", Field::Date(DateField::BornOn)),
    ("facts.applicant.married", Field::Bool(BoolField::Married)),
    ("facts.applicant.legally_capable", Field::Bool(BoolField::LegallyCapable)),
    ("facts.applicant.represented_by", Field::Word(WordField::RepresentedBy)),
    ("facts.applies_from", Field::Word(WordField::AppliesFrom)),
    ("facts.passport", Field::Word(WordField::Passport)),
    ("facts.id_card", Field::Word(WordField::IdCard)),
    ("facts.alimony_obligation", Field::Bool(BoolField::AlimonyObligation)),
    ("facts.dependants_in_kazakhstan", Field::Bool(BoolField::DependantsInKazakhstan)),
    ("facts.enforcement_debtor", Field::Bool(BoolField::EnforcementDebtor)),
    ("facts.children", Field::Children),
    ("facts.secrets_bearer", Field::Bool(BoolField::SecretsBearer)),
    ("facts.liable_for_military_service", Field::Bool(BoolField::LiableForMilitaryService)),
    ("facts.service_term_ends_on", Field::Date(DateField::ServiceTermEndsOn)),
];

/// The fields of a child.
pub const CHILD_FIELDS: [(&str, ChildField); 3] = [
    ("born_on", ChildField::BornOn),
    ("leaves_with", ChildField::LeavesWith),
    ("other_representative_in_kazakhstan", ChildField::OtherRepresentative),
];

/// The words of `leaves_with`.
pub const LEAVES_WITH: &[&str] = &["both", "one", "none"];

/// The codes of documents, in the order of the contract.
pub const DOCUMENTS: [&str; 16] = [
    "application_form",
    "identity_document",
    "passport",
    "birth_certificate",
    "written_explanation",
    "passport_application",
    "alimony_agreement",
    "alimony_court_decision",
    "enforcement_ended_proof",
    "guardianship_opinion",
    "notarised_consent",
    "court_permission",
    "consular_fee_receipt",
    "state_duty_receipt",
    "military_deregistration",
    "secrets_exit_permission",
];

/// The types of events, in the order of the contract.
pub const EVENTS: [&str; 14] = [
    "filed",
    "query_sent",
    "query_answered",
    "refusal_notice_received",
    "hearing_notice_sent",
    "preliminary_decision_sent",
    "preliminary_decision_received",
    "hearing_held",
    "objection_received",
    "objection_forwarded",
    "internal_affairs_decision_received",
    "refusal_sent",
    "permit_notice_sent",
    "decided",
];

impl BoolField {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(Field::Bool(self))
    }
}

impl DateField {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(Field::Date(self))
    }
}

impl WordField {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(Field::Word(self))
    }

    /// The words it may hold; the place of a word, from 1, is its number.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            WordField::RepresentedBy => &["self", "legal_representative"],
            WordField::AppliesFrom => &["kazakhstan", "abroad"],
            WordField::Passport | WordField::IdCard => &["valid", "absent", "lost", "expired"],
            WordField::Decision => &["granted", "refused"],
        }
    }
}

impl SetField {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_of(Field::Set(self))
    }

    /// The words that have numbers; `None` where any word may stand.
    #[must_use]
    pub fn words(self) -> Option<&'static [&'static str]> {
        match self {
            SetField::Documents | SetField::Demanded => Some(&DOCUMENTS),
            SetField::Events => Some(&EVENTS),
            SetField::RefusalGrounds => None,
        }
    }

    /// The number of a word: its bit in a [`Words`](super::record::Words). Grounds are numbers already.
    #[must_use]
    pub fn bit(self, word: &str) -> Option<u8> {
        match self.words() {
            Some(words) => words.iter().position(|w| *w == word).and_then(|at| u8::try_from(at).ok()),
            // As it is written: no sign, no noughts before it.
            None if word.len() > 1 && !word.starts_with(|c: char| matches!(c, '1'..='9')) => None,
            None => word.parse().ok().filter(|n| *n < 64),
        }
    }

    /// The word with this number.
    #[must_use]
    pub fn word(self, bit: u8) -> String {
        match self.words() {
            Some(words) => words.get(usize::from(bit)).map(|w| (*w).to_string()).unwrap_or_default(),
            None => bit.to_string(),
        }
    }
}

/// The field with this name.
#[must_use]
pub fn field(name: &str) -> Option<Field> {
    FIELDS.iter().find(|(n, _)| *n == name).map(|(_, f)| *f)
}

/// The facts that a name which is none of them most likely stands for.
#[must_use]
pub fn near_fact(name: &str) -> Vec<&'static str> {
    near(name, FIELDS.iter().map(|(n, _)| *n).filter(|n| n.starts_with("facts.")))
}

fn name_of(field: Field) -> &'static str {
    FIELDS.iter().find(|(_, f)| *f == field).map_or("", |(n, _)| n)
}

/// The names that a misspelt one most likely stands for: at most three, the nearest first.
#[must_use]
pub fn near<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    if word.len() > 80 {
        return Vec::new();
    }
    let mut found: Vec<(usize, &str)> = names.into_iter().map(|n| (edit_distance(word, n), n)).collect();
    let limit = 1 + word.chars().count() / 3;
    found.retain(|(d, _)| *d <= limit);
    found.sort_unstable();
    found.into_iter().take(3).map(|(_, n)| n).collect()
}
