//! Amending acts: operations found, right in kind and target, right in their new text; requisites and commencement.

use nusqa::base::{ActRef, Segment};
use nusqa::extract::{Act, Amendment, Op};
use serde_json::{Value, json};

use super::level::{fold, same_act, same_target, steps, unnumbered};
use super::{Share, list, said, word};

/// What one amending act scores.
#[derive(Clone, Default)]
pub struct Score {
    pub target: Share,
    pub text: Share,
    pub unrecognised: usize,
    pub requisites: Share,
    pub commencement: Share,
    pub misses: Vec<String>,
}

/// Compares an act with its gold.
pub fn score(id: &str, gold: &Value, act: &Act) -> Score {
    let mut out = Score::default();
    operations(id, list(&gold["operations"]), act, &mut out);
    if !said(&gold["act"]["from_meta"]) {
        let told = json!({
            "kind": act.head.kind.map(|k| k.as_str()), "date": act.head.date.map(|d| d.to_string()), "number": act.head.number,
        });
        for key in ["kind", "date", "number"].into_iter().filter(|k| said(&gold["act"][k])) {
            let (want, have) = (fold(&word(&gold["act"][key])), fold(&word(&told[key])));
            out.requisites.count(want == have);
            if want != have {
                out.requisites.wrong += usize::from(!have.is_empty());
                out.misses.push(format!("{id}: {key} is {have:?}, should be {want:?}"));
            }
        }
    }
    for clause in list(&gold["commencement"]) {
        let right = act.commencement.iter().any(|c| same_clause(clause, &c.clause));
        out.commencement.count(right);
        if !right {
            out.misses.push(format!("{id}: no commencement {}", word(&clause["phrase"])));
        }
    }
    out
}

fn same_clause(gold: &Value, clause: &nusqa::extract::Clause) -> bool {
    let rule = word(&gold["rule"]);
    let names: &[&str] = match rule.as_str() {
        "days_after_publication" => &["after_publication"],
        "event" => &["event", "from_registration"],
        other => &[other],
    };
    names.contains(&clause.rule.as_str())
        && (gold["days"].is_null() || gold["days"].as_u64() == clause.days.map(u64::from))
        && (!said(&gold["date"]) || Some(word(&gold["date"])) == clause.date.map(|d| d.to_string()))
}

fn operations(id: &str, golds: &[Value], act: &Act, out: &mut Score) {
    let (unrecognised, found): (Vec<_>, Vec<_>) = act.amendments.iter().partition(|a| a.op == Op::Unrecognised);
    out.unrecognised = unrecognised.len();
    let paths: Vec<Value> = found.iter().map(|a| path(&a.path)).collect();
    let mut used = vec![false; found.len()];
    for gold in golds {
        let one_language = said(&gold["language_only"]) && gold["mode"] == "unspecified";
        let fits = |i: &usize| match one_language {
            true => found[*i].language_only.is_some(),
            false => {
                found[*i].op.as_str() == word(&gold["op"])
                    && same_act(&gold["target_act"], &reference(&found[*i].act))
                    && same_target(&gold["path"], &paths[*i])
            }
        };
        let candidates: Vec<usize> = (0..found.len()).filter(|i| !used[*i]).filter(fits).collect();
        let best = candidates.iter().find(|i| same_text(gold, found[**i])).or(candidates.first()).copied();
        out.target.count(best.is_some());
        out.text.count(best.is_some_and(|i| same_text(gold, found[i])));
        let what = format!("{id}:{} {} {:?}", word(&gold["line"]), word(&gold["op"]), steps(&gold["path"]));
        match best {
            None => out.misses.push(format!("{what} of {} missing", word(&gold["target_act"]["number"]))),
            Some(i) => {
                used[i] = true;
                if !same_text(gold, found[i]) {
                    out.misses.push(format!("{what} text differs"));
                }
            }
        }
    }
    // An operation with several pairs may be given as several operations: those are not wrong.
    let several = golds.iter().any(|g| g["op"] == "replacement");
    for (i, a) in found.iter().enumerate() {
        if !used[i] && (!several || a.op != Op::Replacement) {
            out.target.wrong += 1;
            out.misses.push(format!("{id}: not in the act: {} {:?}", a.op.as_str(), steps(&paths[i])));
        }
    }
}

fn path(path: &[Segment]) -> Value {
    path.iter().map(|s| json!({"kind": s.kind.as_str(), "number": s.number, "title": s.title})).collect()
}

fn reference(act: &ActRef) -> Value {
    json!({"number": act.number, "date": act.date.map(|d| d.to_string())})
}

/// The new texts of an operation, levelled.
fn texts(found: &Amendment) -> Vec<String> {
    let content = found.content.iter().map(|c| c.text.as_str());
    let words = found.words.iter().flat_map(|w| w.pairs.iter().map(|p| p.1.as_str()));
    content.chain(words).filter(|t| !t.is_empty()).map(fold).collect()
}

fn head(text: &str, chars: usize) -> &str {
    text.char_indices().nth(chars).map_or(text, |(at, _)| &text[..at])
}

fn tail(text: &str, chars: usize) -> &str {
    let from = text.chars().count().saturating_sub(chars);
    text.char_indices().nth(from).map_or("", |(at, _)| &text[at..])
}

/// Whether the new wording is the expected one, from its first to its last characters.
fn same_text(gold: &Value, found: &Amendment) -> bool {
    if ["new_by_reference", "opaque", "text_missing", "cropped"].iter().any(|k| said(&gold[k])) {
        return true;
    }
    if gold["op"] == "replacement" {
        return same_words(gold, found);
    }
    let begin = fold(&word(&gold["new_starts"]));
    let begin = head(&begin, 24);
    let end = fold(&word(&gold["new_ends"]));
    let end = tail(&end, 24);
    let mut texts = texts(found);
    if texts.is_empty() {
        texts.push(String::new());
    }
    texts.iter().any(|t| {
        (begin.is_empty() || t.starts_with(begin) || unnumbered(t).starts_with(head(unnumbered(begin), 18)))
            && (end.is_empty() || t.trim_end_matches(['.', ';']).ends_with(end.trim_end_matches(['.', ';'])))
    })
}

fn same_words(gold: &Value, found: &Amendment) -> bool {
    let words = found.words.as_ref();
    let have: Vec<(String, String)> = words.iter().flat_map(|w| w.pairs.iter().map(|(a, b)| (fold(a), fold(b)))).collect();
    let want: Vec<(String, String)> = list(&gold["pairs"]).iter().map(|p| (fold(&word(&p[0])), fold(&word(&p[1])))).collect();
    if !want.is_empty() {
        return want.iter().all(|w| have.contains(w));
    }
    let begin = fold(&word(&gold["new_starts"]));
    let begins = !said(&gold["new_starts"]) || texts(found).iter().any(|t| head(&begin, 20) == head(t, 20));
    let anchor = |key: &str, have: Option<&String>| {
        !said(&gold[key]) || fold(&word(&gold[key])) == have.map_or_else(String::new, |h| fold(h))
    };
    begins && anchor("after", words.and_then(|w| w.after.as_ref())) && anchor("before", words.and_then(|w| w.before.as_ref()))
}
