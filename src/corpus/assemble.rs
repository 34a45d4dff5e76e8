//! Acts → [`Corpus`]: which acts there are, what is done to them, what they hold.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::identity::Register;
use super::target::Names;
use super::{Change, Corpus, CorpusError, Damage, Fact, Lazy, Manifestation, NamedAct, Work, hex_sha256, identity};
use crate::base::{ActRef, Diagnostic, Kind, Message, ProvisionPath, Severity, Span};
use crate::extract::{Act, Amendment};
use crate::tree::Document;

/// See [`Corpus::assemble`].
pub(super) fn assemble(root: PathBuf, mut texts: Vec<Manifestation>, facts: Vec<Fact>) -> Result<Corpus, CorpusError> {
    texts.sort_by(|a, b| (a.language, &a.file).cmp(&(b.language, &b.file)));
    let mut corpus = Corpus {
        root,
        works: Vec::new(),
        named: Vec::new(),
        facts: Lazy::default(),
        successions: Lazy::default(),
        diagnostics: Lazy::default(),
        has_errors: false,
        damage: Damage::default(),
        fingerprint: OnceLock::new(),
        work_register: Lazy::default(),
        named_register: Lazy::default(),
    };
    for text in texts {
        add_text(&mut corpus, text);
    }
    add_targets(&mut corpus);
    corpus.works.sort_by(|a, b| a.id.cmp(&b.id));
    corpus.work_register = Register::of(corpus.works.iter().map(|w| &w.act)).into();
    name_others(&mut corpus);
    add_changes(&mut corpus);
    add_outlines(&mut corpus);
    super::cite::follow_all(&mut corpus);
    super::publications::add(&mut corpus, facts)?;
    sort_diagnostics(&mut corpus);
    Ok(corpus)
}

/// Puts the remarks in order.
pub(super) fn sort_diagnostics(corpus: &mut Corpus) {
    corpus.diagnostics.sort_by(|a, b| (&a.0, a.1.span).cmp(&(&b.0, b.1.span)));
    corpus.has_errors = corpus.diagnostics.iter().any(|(_, d)| d.severity == Severity::Error);
}

/// See [`Corpus::fingerprint`].
pub(super) fn fingerprint(corpus: &Corpus) -> String {
    let mut inputs = String::new();
    for file in corpus.works.iter().flat_map(|w| &w.manifestations) {
        // Writing to a string does not fail.
        let _ = writeln!(inputs, "{} {} {}", file.file, file.sha256, file.language.as_str());
    }
    for fact in &corpus.facts {
        let _ = writeln!(inputs, "{} {}", fact.work, fact.date);
    }
    hex_sha256(inputs.as_bytes())
}

/// Adds what a text knows of a Work that is there already, and gives its place.
fn merge_into_work(corpus: &mut Corpus, act: &ActRef) -> Option<usize> {
    let at = corpus.work_register.find(act, |i| corpus.works.get(i).map(|w| &w.act))?;
    let work = corpus.works.get_mut(at)?;
    identity::merge(&mut work.act, act);
    corpus.work_register.add(at, &work.act);
    Some(at)
}

fn add_work(corpus: &mut Corpus, id: String, act: ActRef, manifestations: Vec<Manifestation>) {
    corpus.work_register.add(corpus.works.len(), &act);
    corpus.works.push(Work { id, act, manifestations, ..Work::default() }.into());
}

pub(super) fn remark(corpus: &mut Corpus, file: &str, code: &'static str, severity: Severity, message: Message, span: Span) {
    corpus.diagnostics.push((file.to_string(), Diagnostic { code, severity, message, span }));
}

fn add_text(corpus: &mut Corpus, text: Manifestation) {
    let act = text.act.head.act_ref();
    let id = act.work_id().unwrap_or_else(|| {
        // Never lost: an act that does not say what it is goes by the name of its file.
        let stem = text.file.strip_prefix("acts/").unwrap_or(&text.file);
        let id = format!("/akn/kz/act/unidentified/{}", crate::base::act::slug(stem));
        let message = Message::new("corpus-unidentified").with("file", &text.file).with("id", &id);
        remark(corpus, &text.file, "NQ007", Severity::Warning, message, Span::default());
        id
    });
    // Two texts with one id are one Work, even where something else in them disagrees.
    let at = merge_into_work(corpus, &act).or_else(|| corpus.works.iter().position(|w| w.id == id));
    match at.and_then(|at| corpus.works.get_mut(at)) {
        Some(work) => work.manifestations.push(text),
        None => add_work(corpus, id, act, vec![text]),
    }
}

/// Every amendment with the file it stands in.
fn amendments(corpus: &Corpus) -> impl Iterator<Item = (&Work, usize, &Manifestation, usize, &Amendment)> {
    corpus.works.iter().map(|w| &**w).flat_map(|w| {
        w.manifestations
            .iter()
            .enumerate()
            .flat_map(move |(m, text)| text.act.amendments.iter().enumerate().map(move |(a, amendment)| (w, m, text, a, amendment)))
    })
}

fn add_targets(corpus: &mut Corpus) {
    let targets: Vec<(String, Span, ActRef)> =
        amendments(corpus).map(|(_, _, text, _, a)| (text.file.clone(), a.span, a.act.clone())).collect();
    for (file, span, act) in targets {
        if merge_into_work(corpus, &act).is_some() {
            continue;
        }
        match act.work_id() {
            Some(id) if corpus.works.iter().any(|w| w.id == id) => {}
            Some(id) => add_work(corpus, id, act, Vec::new()),
            None => {
                let message = Message::new("corpus-target-unclear").with("act", act.label());
                remark(corpus, &file, "NQ008", Severity::Warning, message, span);
            }
        }
    }
}

/// Fills in what other texts know about Works, and lists the acts that are known by name only.
fn name_others(corpus: &mut Corpus) {
    let mut seen: Vec<(String, ActRef)> = Vec::new();
    for text in corpus.works.iter().flat_map(|w| &w.manifestations) {
        let Act { head, notes, citations, .. } = &*text.act;
        let all = head.status.by.iter().chain(notes.iter().map(|n| &n.by)).chain(citations.iter().filter_map(|c| c.act.as_ref()));
        seen.extend(all.map(|a| (text.file.clone(), a.clone())));
    }
    seen.sort_by(|a, b| a.0.cmp(&b.0));
    for (file, act) in seen {
        // "№ 361 қаулысы" and no more does not tell acts apart.
        if act.date.is_none() && act.registration.is_none() {
            continue;
        }
        if merge_into_work(corpus, &act).is_some() {
            continue;
        }
        match corpus.named_register.find(&act, |i| corpus.named.get(i).map(|n| &n.act)) {
            Some(at) => {
                if let Some(named) = corpus.named.get_mut(at) {
                    identity::merge(&mut named.act, &act);
                    corpus.named_register.add(at, &named.act);
                }
            }
            None => {
                corpus.named_register.add(corpus.named.len(), &act);
                corpus.named.push(NamedAct { key: String::new(), act, file }.into());
            }
        }
    }
    for named in &mut corpus.named {
        named.key = identity::key(&named.act);
    }
    corpus.named.sort_by(|a, b| a.key.cmp(&b.key));
    corpus.named_register = Register::of(corpus.named.iter().map(|n| &n.act)).into();
}

fn add_changes(corpus: &mut Corpus) {
    let mut by_target: BTreeMap<usize, Vec<(String, usize, usize, String)>> = BTreeMap::new();
    for (work, m, text, a, amendment) in amendments(corpus) {
        let target = corpus.work_of(&amendment.act).and_then(|t| corpus.works.binary_search_by(|w| w.id.cmp(&t.id)).ok());
        if let Some(target) = target {
            by_target.entry(target).or_default().push((work.id.clone(), m, a, text.file.clone()));
        }
    }
    for (target, mut list) in by_target {
        // In the order in which the acts were signed, so that names get their numbers by first mention.
        list.sort_by_key(|(by, m, a, _)| (corpus.work(by).and_then(|w| w.act.date), by.clone(), *m, *a));
        let texts: Vec<&Manifestation> = corpus.works.get(target).iter().flat_map(|w| &w.manifestations).collect();
        let mut names = names_of(&texts);
        // A first round, only to learn: a later wording may tell the number of a name that an earlier sentence uses.
        let mut scout = names_of(&texts);
        for (by, m, a, _) in &list {
            if let Some(amendment) = amendment_at(corpus, by, *m, *a) {
                let path = scout.number(&amendment.path).path;
                if let Some(content) = &amendment.content {
                    names.learn_wording(&path, &content.text);
                }
            }
        }
        let mut changes = Vec::new();
        let mut guesses = Vec::new();
        for (by, m, a, file) in &list {
            let Some(amendment) = amendment_at(corpus, by, *m, *a) else { continue };
            let numbered = names.number(&amendment.path);
            for title in numbered.guessed {
                let n = numbered.path.to_string();
                let message = Message::new("corpus-numbered-by-order").with("title", title).with("path", n);
                guesses.push((file.clone(), message, amendment.span));
            }
            // "415-баптың екінші бөлігі" of a code whose parts have numbers.
            let part = texts.iter().find_map(|t| crate::replay::numbered_parts(&t.act.document, &numbered.path.0));
            let path = part.map_or(numbered.path, ProvisionPath);
            changes.push(Change { by: by.clone(), manifestation: *m, amendment: *a, path });
        }
        if let Some(work) = corpus.works.get_mut(target) {
            work.changes = changes.into();
        }
        for (file, message, span) in guesses {
            remark(corpus, &file, "NQ009", Severity::Note, message, span);
        }
    }
}

/// What an act's own texts say about its documents and attachments.
fn names_of(texts: &[&Manifestation]) -> Names {
    let mut names = Names::default();
    for document in texts.iter().map(|t| &t.act.document) {
        let paths = paths(document);
        names.learn_text(document, &paths);
        for (id, path) in paths.iter().enumerate() {
            names.learn_wording(path, document.text(id));
        }
    }
    names
}

fn amendment_at<'c>(corpus: &'c Corpus, by: &str, manifestation: usize, amendment: usize) -> Option<&'c Amendment> {
    corpus.work(by)?.manifestations.get(manifestation)?.act.amendments.get(amendment)
}

impl Corpus {
    /// The amendment behind a [`Change`], and the text it stands in.
    #[must_use]
    pub fn amendment(&self, change: &Change) -> Option<(&Manifestation, &Amendment)> {
        let text = self.work(&change.by)?.manifestations.get(change.manifestation)?;
        Some((text, text.act.amendments.get(change.amendment)?))
    }
}

fn add_outlines(corpus: &mut Corpus) {
    let outlines: Vec<Vec<ProvisionPath>> = corpus.works.iter().map(|w| outline(corpus, w)).collect();
    for (work, outline) in corpus.works.iter_mut().zip(outlines) {
        work.outline = outline.into();
    }
}

fn outline(corpus: &Corpus, work: &Work) -> Vec<ProvisionPath> {
    let mut out = Vec::new();
    for text in &work.manifestations {
        out.extend(paths(&text.act.document));
        out.extend(text.act.notes.iter().filter_map(|n| n.path.clone()));
    }
    for change in &work.changes {
        for end in 1..=change.path.0.len() {
            out.push(ProvisionPath(change.path.0.iter().take(end).cloned().collect()));
        }
        let Some((text, amendment)) = corpus.amendment(change) else { continue };
        if let Some(node) = amendment.content.as_ref().and_then(|c| c.node) {
            out.extend(rebased(&text.act.document, node, &change.path).into_iter().map(|(p, _)| p));
        }
    }
    for path in &mut out {
        for step in &mut path.0 {
            step.title = None;
        }
    }
    out.retain(|p| !p.is_empty());
    out.sort();
    out.dedup();
    out
}

/// The paths of all nodes, by node.
pub(crate) fn paths(document: &Document) -> Vec<ProvisionPath> {
    let mut out: Vec<ProvisionPath> = Vec::with_capacity(document.nodes.len());
    let mut above = ProvisionPath::default();
    for (id, node) in document.nodes.iter().enumerate() {
        above.0.truncate(node.depth as usize);
        above.0.push(document.segment(id));
        out.push(above.clone());
    }
    out
}

/// The units of a quoted wording with the addresses they have in the act that it goes into: `node` becomes `at`. A `quoted`
/// node is only a frame around its children.
fn rebased(document: &Document, node: usize, at: &ProvisionPath) -> Vec<(ProvisionPath, String)> {
    let Some(root) = document.nodes.get(node) else { return Vec::new() };
    let depth = root.depth as usize;
    let mut below = ProvisionPath::default();
    let mut out = Vec::new();
    for id in node..root.end as usize {
        let Some(n) = document.nodes.get(id) else { break };
        below.0.truncate((n.depth as usize).saturating_sub(depth + 1));
        if id != node {
            below.0.push(document.segment(id));
        }
        let mut path = at.clone();
        path.0.extend(below.0.iter().filter(|s| s.kind != Kind::Quoted).cloned());
        out.push((path, document.text(id).to_string()));
    }
    // A frame that holds the element itself (`quoted/item-3`) adds no step of its own.
    if root.kind == Kind::Quoted
        && let Some(last) = at.0.last()
    {
        let doubled = at.join(last.clone());
        for (path, _) in &mut out {
            if doubled.contains(path) {
                path.0.remove(at.0.len());
            }
        }
        out.retain(|(path, text)| path != at || !text.is_empty());
    }
    out
}
