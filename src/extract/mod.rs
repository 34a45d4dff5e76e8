//! Stage 5: [`Document`] → what the text says about itself, about other texts and about dates.
//!
//! All spans here are *source* spans: these values are evidence.

mod addresses;
mod amendments;
mod citations;
mod commencements;
mod definitions;
mod explain;
mod floors;
mod head;
mod note_place;
mod notes;
mod places;
mod times;
mod wording;

use serde::{Deserialize, Serialize};

use commencements::Times;
pub use notes::is_removed;
pub use times::{Effect, Expiry, OtherEvent, Relations};

pub use explain::{Explained, Explanation, What, explain};

use crate::base::{ActKind, ActRef, Date, Diagnostic, Issuer, Kind, Language, Message, ProvisionPath, Segment, Severity, Span};
use crate::source::script_evidence;
use crate::tree::{Document, Node, NodeId};

/// One act read from one file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Act {
    /// Form, issuer, date, number, title, status.
    pub head: Head,
    /// The tree.
    pub document: Document,
    /// Instructions that change other acts (or this one).
    pub amendments: Vec<Amendment>,
    /// Events that the portal's notes tell, one for each act a note names.
    pub notes: Vec<NoteEvent>,
    /// When the act or parts of it begin to apply.
    pub commencement: Vec<Commencement>,
    /// When the act or parts of it cease to apply by their own words.
    pub expiry: Vec<Expiry>,
    /// Earlier relations that the act or parts of it govern all the same.
    pub relations: Vec<Relations>,
    /// References to other acts and provisions, as written.
    pub citations: Vec<Citation>,
    /// Terms and short names that the text defines.
    pub definitions: Vec<Definition>,
    /// Remarks of this stage and the ones before.
    pub diagnostics: Vec<Diagnostic>,
}

impl Act {
    /// Whether the text looks like an act of Kazakhstan at all: it is in one of the two languages, and has requisites, an enacting
    /// formula or a numbered unit.
    #[must_use]
    pub fn is_act(&self) -> bool {
        let head = &self.head;
        let requisites = head.kind.is_some() || head.date.is_some() || head.number.is_some() || head.enacting_formula.is_some();
        let unit = |n: &Node| {
            n.number.is_some() && matches!(n.kind, Kind::Article | Kind::Item | Kind::Subitem | Kind::Chapter | Kind::Section)
                // An act of one sentence has no unit with a label, but it is signed.
                || n.kind == Kind::Signature
        };
        head.language.is_some() && (requisites || self.document.nodes.iter().any(unit))
    }
}

/// Requisites of an act (Law on legal acts, art. 25(5)).
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Head {
    /// Kind of act.
    pub kind: Option<ActKind>,
    /// Title as printed.
    pub title: Option<String>,
    /// Day of signing.
    pub date: Option<Date>,
    /// Number as printed.
    pub number: Option<String>,
    /// Issuers, several for joint acts.
    pub issuers: Vec<Issuer>,
    /// State registration.
    pub registration: Option<Registration>,
    /// БҰЙЫРАМЫН, ҚАУЛЫ ЕТЕДІ … as printed.
    pub enacting_formula: Option<String>,
    /// Status as the edition states it.
    pub status: Status,
    /// Language of the text.
    pub language: Option<Language>,
}

impl Head {
    /// The Work id, when kind, date and number are known.
    #[must_use]
    pub fn work_id(&self) -> Option<String> {
        self.act_ref().work_id()
    }

    /// The act as a reference.
    #[must_use]
    pub fn act_ref(&self) -> ActRef {
        ActRef {
            kind: self.kind,
            issuer: self.issuers.first().map(|i| i.name.clone()),
            date: self.date,
            number: self.number.clone(),
            registration: self.registration.as_ref().and_then(|r| r.number.clone()),
            title: self.title.clone(),
        }
    }
}

/// State registration with the Ministry of Justice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Who registered, as printed.
    pub authority: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Number in the Registry.
    pub number: Option<String>,
}

/// What the edition says about force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The value.
    pub value: StatusValue,
    /// The repealing act, where named.
    pub by: Option<ActRef>,
    /// The words that say so.
    pub note_span: Option<Span>,
}

/// Status words of the portal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum StatusValue {
    InForce,
    Repealed,
    #[default]
    Unknown,
}

impl StatusValue {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            StatusValue::InForce => "in_force",
            StatusValue::Repealed => "repealed",
            StatusValue::Unknown => "unknown",
        }
    }
}

/// Kinds of instructions (contract § 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Op {
    Substitution,
    Insertion,
    Repeal,
    /// Words inside an element.
    Replacement,
    Renumbering,
    Suspension,
    RepealAct,
    Unrecognised,
}

impl Op {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Op::Substitution => "substitution",
            Op::Insertion => "insertion",
            Op::Repeal => "repeal",
            Op::Replacement => "replacement",
            Op::Renumbering => "renumbering",
            Op::Suspension => "suspension",
            Op::RepealAct => "repeal_act",
            Op::Unrecognised => "unrecognised",
        }
    }
}

/// One instruction on one element.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Amendment {
    /// What to do.
    pub op: Op,
    /// The act concerned.
    pub act: ActRef,
    /// The element, outer to inner; approved documents by title where the sentence gives no number. For an insertion the path
    /// ends in the new element.
    pub path: Vec<Segment>,
    /// New wording.
    pub content: Option<Content>,
    /// Word-level change.
    pub words: Option<Words>,
    /// The edit concerns one language only.
    pub language_only: Option<Language>,
    /// Beginning of a suspension, where the sentence sets one.
    pub since: Option<Date>,
    /// End of a suspension.
    pub until: Option<Date>,
    /// Next to what a new element stands, where the sentence says so.
    pub position: Option<Position>,
    /// The sentence: a *source* span.
    pub span: Span,
}

/// Next to what a new element stands: *7-тармақтан кейін*, *перед статьей 5*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// After it, else before it.
    pub after: bool,
    /// Its neighbour, outer to inner.
    pub path: Vec<Segment>,
}

/// Quoted new wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// From first to last character, without the outer quotes and the terminator after them; paragraphs end with `\n`.
    pub text: String,
    /// Its structure in the amending act's tree: the new element (or its `quoted` node where there is no number).
    pub node: Option<NodeId>,
}

/// How words change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum WordMode {
    Replace,
    InsertAfter,
    InsertBefore,
    Append,
    Delete,
}

impl WordMode {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WordMode::Replace => "replace",
            WordMode::InsertAfter => "insert_after",
            WordMode::InsertBefore => "insert_before",
            WordMode::Append => "append",
            WordMode::Delete => "delete",
        }
    }
}

/// A change of words inside an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// How.
    pub mode: WordMode,
    /// `(old, new)`; an insertion has an empty old, a deletion an empty new.
    pub pairs: Vec<(String, String)>,
    /// Anchor of an insertion after words.
    pub after: Option<String>,
    /// Anchor of an insertion before words.
    pub before: Option<String>,
    /// "Throughout the text".
    pub whole_text: bool,
    /// "In the matching case and number".
    pub inflected: bool,
}

/// What a note says happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Event {
    Substituted,
    Amended,
    Inserted,
    Repealed,
    ActRepealed,
    CommencementReference,
}

impl Event {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Event::Substituted => "substituted",
            Event::Amended => "amended",
            Event::Inserted => "inserted",
            Event::Repealed => "repealed",
            Event::ActRepealed => "act_repealed",
            Event::CommencementReference => "commencement_reference",
        }
    }
}

/// One event told by a note of the portal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteEvent {
    /// The provision; `None` for the act as such.
    pub path: Option<ProvisionPath>,
    /// What happened.
    pub event: Event,
    /// By which act.
    pub by: ActRef,
    /// From when, where the note says so.
    pub commencement: Option<Clause>,
    /// The note.
    pub span: Span,
}

/// Rules of commencement (contract § 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Rule {
    AfterPublication,
    FromPublication,
    DayAfterPublication,
    Date,
    FromSignature,
    FromRegistration,
    Event,
}

impl Rule {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Rule::AfterPublication => "after_publication",
            Rule::FromPublication => "from_publication",
            Rule::DayAfterPublication => "day_after_publication",
            Rule::Date => "date",
            Rule::FromSignature => "from_signature",
            Rule::FromRegistration => "from_registration",
            Rule::Event => "event",
        }
    }
}

/// Units of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Unit {
    CalendarDay,
    WorkingDay,
    /// "Күн" without more; counted as calendar days, with a warning.
    Day,
    Month,
}

impl Unit {
    /// The word of the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::CalendarDay => "calendar_day",
            Unit::WorkingDay => "working_day",
            Unit::Day => "day",
            Unit::Month => "month",
        }
    }
}

/// A commencement clause as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// The rule.
    pub rule: Rule,
    /// Length of the term, in `unit`.
    pub days: Option<u32>,
    /// Unit of the term.
    pub unit: Option<Unit>,
    /// The day, for [`Rule::Date`].
    pub date: Option<Date>,
    /// Whether the phrase can be counted in two ways (`күнінен бастап … өткен соң`).
    pub ambiguous: bool,
    /// For [`Rule::Event`]: what it waits for, as far as the words say.
    pub event: Option<OtherEvent>,
    /// The exact words, as in the text.
    pub phrase: String,
    /// Where they stand.
    pub span: Span,
}

/// A commencement clause and what it applies to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commencement {
    /// `None`: the act.
    pub applies_to: Option<ProvisionPath>,
    /// The clause.
    pub clause: Clause,
    /// Whether it tells when it is applied or when it is in force.
    pub effect: Effect,
    /// The day until which it applies (`… дейін қолданыста болады`), where the clause sets one.
    pub until: Option<Date>,
}

/// A reference to an act or a provision, exactly as written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Citation {
    /// The words.
    pub text: String,
    /// The act, where the words name one, by themselves or by a name that the text has defined.
    pub act: Option<ActRef>,
    /// The provision, where the words name one.
    pub path: Option<ProvisionPath>,
    /// Where they stand.
    pub span: Span,
    /// How the words name it.
    pub form: CitationForm,
    /// Where the words lead to by their link, where the markup has one.
    pub link: Option<String>,
    /// Where they lead.
    pub resolved: Resolved,
}

/// How a reference names what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CitationForm {
    /// An act in full.
    Act,
    /// A short name that the text has defined.
    ShortName,
    /// This act, document or unit.
    Own,
    /// Only a provision: of the unit it stands in, or of what the text speaks of.
    Path,
}

impl CitationForm {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CitationForm::Act => "act",
            CitationForm::ShortName => "short_name",
            CitationForm::Own => "own",
            CitationForm::Path => "path",
        }
    }
}

/// Where a reference leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// How far it could be followed.
    pub status: CitationStatus,
    /// A path in this act, or `<work>` or `<work>#<path>`.
    pub target: Option<String>,
    /// What it may mean, where it may mean several things.
    pub candidates: Vec<String>,
    /// Why it is not certain.
    pub reason: Option<Message>,
    /// Whether the corpus has a text of the act; `None` where no corpus was asked.
    pub in_corpus: Option<bool>,
}

/// How far a reference could be followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CitationStatus {
    /// To a provision of this act, or to the act itself.
    Internal,
    /// To another act.
    External,
    /// To one of several.
    Ambiguous,
    /// Nowhere; the reason says why.
    #[default]
    Unresolved,
}

impl CitationStatus {
    /// The word used in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            CitationStatus::Internal => "internal",
            CitationStatus::External => "external",
            CitationStatus::Ambiguous => "ambiguous",
            CitationStatus::Unresolved => "unresolved",
        }
    }
}

/// A term and what the text says it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// The term, as printed.
    pub term: String,
    /// The words before the bracket, or after the dash.
    pub stands_for: String,
    /// The act, where the words name one.
    pub act: Option<ActRef>,
    /// The bracket, or the whole definition.
    pub span: Span,
}

/// Reads one act: layout, tree, and everything the text says.
///
/// Never fails: what is not understood is in the tree as `unparsed` and in [`Act::diagnostics`].
#[must_use]
pub fn read_act(source: &crate::source::Source) -> Act {
    let mut document = crate::tree::build(crate::layout::read(source));
    let mut diagnostics = source.diagnostics.clone();
    diagnostics.append(&mut document.diagnostics);
    diagnostics.extend(doubtful_repairs(&document));
    diagnostics.extend(addresses::check(&document));
    // Of the act's own letters: tags and targets of links are Latin.
    let letters = script_evidence(&document.layout.text);
    diagnostics.extend(letters.diagnostic(&source.text));
    let mut head = head::read(&document, &letters);
    diagnostics.extend(head::weigh(&mut head, &source.text));
    let notes = notes::read(&document, &mut diagnostics);
    let mut amendments = amendments::read(&document, &mut diagnostics);
    commencements::date_suspensions(&mut amendments, &source.text);
    let mut times = commencements::read(&document, &mut diagnostics);
    let (citations, definitions) = citations::read(&document, &head, &amendments);
    commencements::name_events(&mut times.commencement, &citations, &source.text);
    let Times { commencement, expiry, relations, .. } = times;
    diagnostics.extend(floors::check(&head, &amendments, &commencement));
    let mut act = Act { head, document, amendments, notes, commencement, expiry, relations, citations, definitions, diagnostics };
    if !act.is_act() {
        let span = Span::new(0, source.text.len());
        act.diagnostics.push(Diagnostic { code: "NQ002", severity: Severity::Warning, message: Message::new("read-no-act"), span });
    }
    act.diagnostics.sort_by_key(|d| (d.span.start(), d.span.end()));
    act
}

/// The tree and the language of a text, where nothing else is asked of it: much quicker than [`read_act`].
#[must_use]
pub fn read_tree(source: &crate::source::Source) -> Act {
    let document = crate::tree::build(crate::layout::read(source));
    let language = head::language(&script_evidence(&document.layout.text));
    Act { head: Head { language, ..Head::default() }, document, ..Act::default() }
}

/// Repairs that are not certain are told, with their confidence.
fn doubtful_repairs(document: &Document) -> Vec<Diagnostic> {
    const CERTAIN: f32 = 0.9;
    let doubtful = document.layout.repairs.iter().filter(|r| r.confidence < CERTAIN);
    doubtful
        .map(|r| Diagnostic {
            code: "NQ004",
            severity: Severity::Warning,
            message: Message::new("read-doubtful-repair").with("text", &r.text).with("confidence", format!("{:.2}", r.confidence)),
            span: r.from,
        })
        .collect()
}
