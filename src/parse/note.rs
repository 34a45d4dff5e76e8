//! Notes of the portal (`Ескерту. …`): which acts did what to which provision.

use super::Rule;
use super::path::{Step, steps};
use super::text::{Node, Text, act_ref, find, kind_in};
use crate::base::{ActKind, ActRef, Span};

/// What a note says was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum NoteVerb {
    Substituted,
    Amended,
    Inserted,
    Repealed,
    ActRepealed,
    CommencementReference,
}

/// One act in one event of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteEntry {
    /// The provision, outer to inner; empty where the note names the act itself or nothing.
    pub subject: Vec<Step>,
    /// Whether the note speaks of the whole act (`Күші жойылды`, a subject that is the kind of act).
    pub verb: NoteVerb,
    /// The act that did it.
    pub by: ActRef,
    /// The words in brackets after it, and where they stand in the line.
    pub clause: Option<(String, Span)>,
}

/// Reads a note; `None` where its shape is not known.
#[must_use]
pub fn read(line: &str) -> Option<Vec<NoteEntry>> {
    let t = Text::new(line);
    let node = t.parse(Rule::note, 0)?;
    let mut out = Vec::new();
    let mut subject: Vec<Step> = Vec::new();
    for event in node.into_inner().filter(|n| n.as_rule() == Rule::note_event) {
        let verb = find(&event, Rule::note_verb)
            .and_then(|v| v.into_inner().next())
            .map_or(NoteVerb::CommencementReference, |v| verb(v.as_rule()));
        if let Some(s) = find(&event, Rule::note_subject).and_then(|s| find(&s, Rule::path)) {
            subject = steps(&t, &s, 0);
        }
        let Some(acts) = find(&event, Rule::note_acts) else {
            out.push(NoteEntry { subject: subject.clone(), verb, by: ActRef::default(), clause: None });
            continue;
        };
        entries(&t, &acts, verb, &subject, &mut out);
    }
    (!out.is_empty()).then_some(out)
}

/// The acts of one event. One noun and one clause at the end may serve several acts; an issuer left out is the one before.
fn entries(t: &Text<'_>, acts: &Node<'_>, verb: NoteVerb, subject: &[Step], out: &mut Vec<NoteEntry>) {
    let first = out.len();
    let mut issuer: Option<String> = None;
    let mut shared: (Option<ActKind>, Option<(String, Span)>) = (None, None);
    let clause_of = |n: &Node<'_>| find(n, Rule::note_clause_text).map(|c| (t.slice(&c, 0).to_string(), t.span(&c, 0)));
    for n in acts.clone().into_inner() {
        match n.as_rule() {
            Rule::note_act => {
                let mut by = act_ref(t, &n, 0);
                by.kind = find(&n, Rule::note_noun).and_then(|noun| kind_in(&noun));
                match &by.issuer {
                    Some(i) => issuer = Some(i.clone()),
                    None => by.issuer.clone_from(&issuer),
                }
                out.push(NoteEntry { subject: subject.to_vec(), verb, by, clause: clause_of(&n) });
            }
            Rule::note_noun => shared.0 = kind_in(&n),
            Rule::note_clause => shared.1 = clause_of(&n),
            _ => {}
        }
    }
    let last_kind = out[first..].iter().rev().find_map(|e| e.by.kind).or(shared.0);
    for e in &mut out[first..] {
        e.by.kind = e.by.kind.or(shared.0).or(last_kind);
        if e.clause.is_none() {
            e.clause.clone_from(&shared.1);
        }
        e.by.issuer = e.by.issuer.as_deref().map(|i| full_issuer(i, e.by.kind)).filter(|i| !i.is_empty());
    }
}

/// `ҚР Үкіметі` → `Қазақстан Республикасы Үкіметі`; `ҚР` alone stands before laws.
fn full_issuer(short: &str, kind: Option<ActKind>) -> String {
    let rest = short.strip_prefix("ҚР").or_else(|| short.strip_prefix("РК")).map(str::trim);
    match rest {
        Some("") if matches!(kind, Some(ActKind::Law | ActKind::Code | ActKind::ConstitutionalLaw)) => String::new(),
        Some("") => "Қазақстан Республикасы".to_string(),
        Some(r) => format!("Қазақстан Республикасы {r}"),
        None => short.to_string(),
    }
}

fn verb(rule: Rule) -> NoteVerb {
    match rule {
        Rule::v_substituted => NoteVerb::Substituted,
        Rule::v_inserted => NoteVerb::Inserted,
        Rule::v_repealed_el => NoteVerb::Repealed,
        Rule::v_act_repealed => NoteVerb::ActRepealed,
        _ => NoteVerb::Amended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(line: &str) -> Vec<String> {
        let entry = |e: NoteEntry| {
            let path: Vec<String> = e.subject.iter().flat_map(Step::segments).map(|s| s.to_string()).collect();
            format!(
                "{} {:?} {} {} {:?} {}",
                path.join("/"),
                e.verb,
                e.by.label(),
                e.by.kind.map_or("?", ActKind::as_str),
                e.by.issuer.unwrap_or_default(),
                if e.clause.is_some() { "(…)" } else { "" }
            )
        };
        read(line).unwrap_or_default().into_iter().map(entry).collect()
    }

    #[test]
    fn clause_before_or_after_the_noun_and_several_acts() {
        assert_eq!(
            show(
                "Ескерту. 7-тармақ жаңа редакцияда - ҚР Үкіметінің 29.09.2017 № 610 қаулысымен (алғашқы); өзгерістер енгізілді - ҚР \
                  Үкіметінің 12.11.2020 № 760 (күнінен бастап); 26.10.2022 № 850 (кейін) қаулыларымен."
            ),
            [
                "item-7 Substituted № 610 (2017-09-29) resolution \"Қазақстан Республикасы Үкіметі\" (…)",
                "item-7 Amended № 760 (2020-11-12) resolution \"Қазақстан Республикасы Үкіметі\" (…)",
                "item-7 Amended № 850 (2022-10-26) resolution \"Қазақстан Республикасы Үкіметі\" (…)",
            ]
        );
    }

    #[test]
    fn other_shapes() {
        assert_eq!(
            show("Ескерту. Күші жойылды - ҚР Үкіметінің 01.09.2023 № 758 (алғашқы) қаулысымен."),
            [" ActRepealed № 758 (2023-09-01) resolution \"Қазақстан Республикасы Үкіметі\" (…)"]
        );
        assert_eq!(
            show(
                "Ескерту. 22-бапқа өзгерістер енгізілді - ҚР 11.07.2017 № 91-VI (алғашқы); 05.11.2022 № 157-VII (01.01.2023 бастап) заңдарымен."
            ),
            ["article-22 Amended № 91-VI (2017-07-11) law \"\" (…)", "article-22 Amended № 157-VII (2022-11-05) law \"\" (…)"]
        );
        assert_eq!(
            show("Ескерту. 38-бап алып тасталды – ҚР 2008.05.26 N 34-IV Заңымен."),
            ["article-38 Repealed № 34-IV (2008-05-26) law \"\" "]
        );
        assert_eq!(
            show("Ескерту. Кіріспе жаңа редакцияда - ҚР Үкіметінің 26.10.2022 № 850 қаулысымен."),
            ["preamble Substituted № 850 (2022-10-26) resolution \"Қазақстан Республикасы Үкіметі\" "]
        );
    }
}
