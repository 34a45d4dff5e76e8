//! Case records against the law: the form, and what was found.

use std::collections::BTreeMap;

use maud::{Markup, html};
use nusqa::base::{Message, Severity};
use nusqa::check::{Applicable, Finding, Summary};

use super::bits::interval;
use super::view::View;
use crate::render::text::{severity, summary as summed};

/// What a check found.
pub struct CasesPage<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// The findings shown.
    pub findings: &'a [Finding],
    /// All of them, counted.
    pub summary: &'a Summary,
    /// More than are shown.
    pub more: u64,
    /// The findings as files to save: name and `data:` address.
    pub files: &'a [(&'static str, String)],
}

/// The form.
pub fn cases_form(view: &View<'_>, limit: usize) -> Markup {
    let days = [
        (Applicable::Auto, "web-day-auto"),
        (Applicable::Decided, "web-day-decided"),
        (Applicable::Filed, "web-day-filed"),
        (Applicable::Step, "web-day-step"),
        (Applicable::Checked, "web-day-checked"),
        (Applicable::Favourable, "web-day-favourable"),
    ];
    let outputs = [("page", "web-out-page"), ("jsonl", "web-out-jsonl"), ("csv", "web-out-csv")];
    // The address keeps the language: a form with a file has no other fields before the file is read.
    let action = view.links.page("/cases", &[]);
    html! {
        h1 { (view.word("web-cases")) }
        p { (view.word("web-cases-lead")) }
        (rules(view))
        form.cases method="post" enctype="multipart/form-data" action=(action) {
            div.field { label for="file" { (view.word("web-cases-file")) }
                input type="file" id="file" name="file" accept=".jsonl,.ndjson,.json,.csv,.tsv" required aria-describedby="file-hint";
                p.hint id="file-hint" { (view.tr(&Message::new("web-cases-hint").with("limit", limit >> 20))) " "
                    a href="/api/case-schema" { (view.word("web-cases-schema")) } } }
            div.field { label for="applicable" { (view.word("web-cases-day")) }
                select id="applicable" name="applicable" {
                    @for (day, id) in days { option value=(day.as_str()) { (view.word(id)) } } } }
            div.field { label for="as" { (view.word("web-cases-out")) }
                select id="as" name="as" { @for (value, id) in outputs { option value=(value) { (view.word(id)) } } } }
            button type="submit" { (view.word("web-cases-check")) }
        }
        p.hint { (view.word("web-cases-stored")) }
    }
}

/// Which rules of the corpus records are judged by.
fn rules(view: &View<'_>) -> Markup {
    let held = &view.ask.state.rules;
    html! {
        @match &held.book {
            Err(error) => { p.notice role="alert" { (view.tr(&Message::new("web-rules-broken").with("reason", view.tr(&error.message)))) } }
            Ok(None) => { p.hint { (view.word("web-rules-none")) } }
            Ok(Some(_)) => { p.hint { (view.tr(&Message::new("web-rules").with("count", held.count))) } }
        }
        @if !held.problems.is_empty() {
            details.notice {
                summary { (view.tr(&Message::new("web-rules-problems").with("count", held.problems.len()))) }
                ul { @for problem in &held.problems {
                    li { code { (problem.file) ":" (problem.line) ":" (problem.column) } " " (view.tr(&problem.message)) }
                } }
            }
        }
    }
}

/// The findings, by cause and by record.
pub fn cases(view: &View<'_>, page: &CasesPage<'_>) -> Markup {
    let mut causes: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (i, finding) in page.findings.iter().enumerate() {
        causes.entry((finding.code, finding.name)).or_default().push(i);
    }
    html! {
        h1 { (view.word("web-cases-found")) " " span.file { (page.file) } }
        p { (view.tr(&summed(page.summary))) }
        (rules(view))
        p { a href=(view.links.page("/cases", &[])) { (view.word("web-cases-again")) } }
        @if page.summary.findings() == 0 { p.empty { (view.word("web-cases-none")) } }
        @if page.more > 0 { p.notice { (view.tr(&Message::new("web-cases-more").with("count", page.more))) } }
        @if !page.files.is_empty() && !page.findings.is_empty() {
            p { (view.word("web-download")) @for (name, address) in page.files { " " a href=(address) download=(name) { (name) } } }
        }
        @if !causes.is_empty() {
            section aria-labelledby="causes" {
                h2 id="causes" { (view.word("web-by-cause")) }
                ul.causes {
                    @for ((code, name), at) in &causes {
                        li {
                            details {
                                summary { (code) " " (name) ": " (page.summary.by_code.get(code).copied().unwrap_or_default()) }
                                p { a href=(view.links.page(&format!("/codes/{code}"), &[])) { (view.word("web-code-manual")) } }
                                ul { @for i in at { @if let Some(f) = page.findings.get(*i) {
                                    li { a href={ "#finding-" (i) } { (f.record.as_deref().unwrap_or("—")) " (" (f.line) ")" } " " (f.provision.as_deref().unwrap_or("")) }
                                } } }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="records" {
                h2 id="records" { (view.word("web-by-record")) }
                @for (i, finding) in page.findings.iter().enumerate() {
                    @let before = i.checked_sub(1).and_then(|i| page.findings.get(i));
                    @if before.is_none_or(|b| (b.line, &b.record) != (finding.line, &finding.record)) {
                        h3 { (finding.record.as_deref().unwrap_or("—")) " "
                            span.facts { (view.tr(&Message::new("web-line").with("line", finding.line))) } }
                    }
                    (one(view, finding, i))
                }
            }
        }
    }
}

fn one(view: &View<'_>, finding: &Finding, i: usize) -> Markup {
    let tone = match finding.severity {
        Severity::Error => "bad",
        Severity::Warning => "doubt",
        Severity::Note => "plain",
    };
    html! {
        div.finding id={ "finding-" (i) } {
            p { span class={ "kind " (tone) } { (view.word(severity(finding.severity))) " " (finding.code) } " "
                strong { (finding.name) }
                @if let Some(provision) = &finding.provision {
                    " " a href=(view.links.page("/search", &[("q", provision)])) { (provision) } } }
            p { (view.tr(&finding.message)) }
            @for why in &finding.because { p { (view.tr(why)) } }
            @if let Some(used) = &finding.used {
                p.facts { (view.word("web-used")) ": " (interval(&used.from, used.until.as_ref())) " " (used.cause.act.label()) } }
            @for version in &finding.applicable {
                p.facts { (view.word("web-applicable")) ": " (interval(&version.from, version.until.as_ref())) " " (version.cause.act.label()) } }
            @for (evidence, quote) in &finding.evidence {
                p.facts { (view.evidence(evidence)) @if !quote.is_empty() { ": " q { (crate::style::cut(quote, 240)) } } }
            }
            p.hint { (view.word("cli-hint")) " " (view.tr(&finding.help)) }
        }
    }
}
