//! A report to read and to print: one file, charts as pictures with the same numbers in tables beside them, no script.

use std::collections::BTreeMap;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use nusqa::base::{Message, Severity};
use nusqa::check::{Finding, Group};

use super::{CauseLines, Totals};
use crate::render::text::{Places, severity, summary};
use crate::style::{Style, cut};

const STYLE: &str = include_str!("../html/style.css");
/// What the pages of the server do not have.
const MORE: &str = "
figure.chart { margin: 1rem 0 1.5rem; display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); gap: 0.5rem 2rem; align-items: start; }
figure.chart figcaption { grid-column: 1 / -1; font-weight: 600; }
figure.chart svg { width: 100%; height: auto; }
figure.chart svg rect { fill: var(--bar0); }
figure.chart table { margin: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; } th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.6rem; text-align: left; vertical-align: top; }
del { background: var(--del); } ins { background: var(--ins); }
section.cause { border-top: 1px solid var(--line); max-width: 60rem; }
@media (max-width: 50rem) { figure.chart { grid-template-columns: minmax(0, 1fr); } }
@media print { figure.chart svg { display: block; } figure.chart, section.cause { break-inside: avoid; } details > * { display: block; } }
";
/// Bars of a chart.
const BARS: usize = 15;
/// Causes told at length.
const CAUSES: usize = 200;
/// Longest quotation shown.
const QUOTE: usize = 240;

/// The page.
pub fn page(findings: &[Finding], left: u64, places: &mut Places, totals: &Totals<'_>) -> String {
    let i18n = totals.i18n;
    let title = i18n.word("audit-report");
    let codes: Vec<(String, u64)> = totals.summary.by_code.iter().map(|(code, n)| (code_name(code), *n)).collect();
    let acts = summed(totals.groups, |g| vec![g.act.clone().unwrap_or_else(|| i18n.word("audit-no-cause"))]);
    let kinds = summed(totals.groups, |g| {
        let lines = CauseLines { group: g, i18n, style: Style::default() };
        g.difference.iter().flat_map(|d| lines.kinds(d)).collect()
    });
    let markup = html! {
        (DOCTYPE)
        html lang=(i18n.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · nusqa" }
                style { (PreEscaped(STYLE)) (PreEscaped(MORE)) }
            }
            body {
                a.skip href="#main" { (i18n.word("web-skip")) }
                main id="main" tabindex="-1" {
                    h1 { (title) }
                    p.lead { (i18n.tr(&summary(totals.summary))) }
                    @if totals.known + totals.suppressed > 0 {
                        p { (i18n.tr(&Message::new("audit-hidden").with("known", totals.known).with("suppressed", totals.suppressed))) }
                    }
                    @if totals.groups.is_empty() { p.empty { (i18n.word("web-cases-none")) } }
                    (chart("by-code", &i18n.word("audit-chart-code"), &i18n.word("audit-count"), &codes))
                    (chart("by-act", &i18n.word("audit-chart-act"), &i18n.word("audit-count"), &acts))
                    (chart("by-kind", &i18n.word("audit-chart-kind"), &i18n.word("audit-count"), &kinds))
                    @if !totals.groups.is_empty() {
                        h2 { (i18n.word("audit-by-cause")) }
                        @for group in totals.groups.iter().take(CAUSES) { (cause(group, totals)) }
                        @if totals.groups.len() > CAUSES {
                            p.notice { (i18n.tr(&Message::new("audit-more-causes").with("count", totals.groups.len() - CAUSES))) }
                        }
                    }
                    @if !findings.is_empty() {
                        h2 { (i18n.word("audit-sheet-findings")) }
                        @if left > 0 {
                            p.notice { (i18n.tr(&Message::new("audit-page-left").with("shown", findings.len()).with("left", left))) }
                        }
                        @for finding in findings { (one(finding, places, totals)) }
                    }
                }
                footer.site { p { (i18n.word("web-disclaimer")) } }
            }
        }
    };
    markup.into_string()
}

fn code_name(code: &str) -> String {
    nusqa::check::CODES.iter().find(|c| c.code == code).map_or_else(|| code.to_string(), |c| format!("{code} {}", c.name))
}

/// Findings of each key, most first.
fn summed(groups: &[Group], keys: impl Fn(&Group) -> Vec<String>) -> Vec<(String, u64)> {
    let mut sums: BTreeMap<String, u64> = BTreeMap::new();
    for group in groups {
        for key in keys(group) {
            *sums.entry(key).or_default() += group.findings;
        }
    }
    let mut out: Vec<(String, u64)> = sums.into_iter().collect();
    out.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    out
}

/// Bars, and the same numbers in a table.
fn chart(id: &str, title: &str, count: &str, all: &[(String, u64)]) -> Markup {
    const ROW: usize = 26;
    let most = all.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    let bars = all.iter().take(BARS);
    let height = ROW * all.len().min(BARS) + 4;
    html! {
        @if !all.is_empty() {
            figure.chart id=(id) {
                figcaption { (title) }
                svg viewBox={ "0 0 600 " (height) } role="img" aria-label=(title) {
                    @for (i, (name, n)) in bars.enumerate() {
                        @let width = 2 + 330 * n / most;
                        text x="0" y=(i * ROW + 17) { (cut(name, 28)) }
                        rect x="220" y=(i * ROW + 4) width=(width) height="17" {}
                        text x=(226 + width) y=(i * ROW + 17) { (n) }
                    }
                }
                table {
                    thead { tr { th scope="col" { (title) } th.number scope="col" { (count) } } }
                    tbody { @for (name, n) in all.iter().take(4 * BARS) { tr { th scope="row" { (name) } td.number { (n) } } } }
                }
            }
        }
    }
}

fn cause(group: &Group, totals: &Totals<'_>) -> Markup {
    let i18n = totals.i18n;
    let lines = CauseLines { group, i18n, style: Style::default() };
    html! {
        section.cause {
            h3 { (group.findings) " × " (group.code) " " (group.name) }
            @if let Some(provision) = &group.provision { p { code { (provision) } } }
            @if let Some(act) = &group.act {
                p.facts { (act) @if let Some(since) = &group.since { " · " span.days { (since) } } }
            }
            @if let Some(difference) = &group.difference {
                p { (lines.judged(difference)) }
                p.words {
                    @for (op, words) in lines.brief(difference) {
                        @match op.as_str() {
                            "delete" => { del { (words) } }
                            "insert" => { ins { (words) } }
                            _ => { (words) }
                        }
                    }
                }
            }
            @if group.needs_lawyer { p.notice { (i18n.word("audit-lawyer")) } }
            @if !group.records.is_empty() { p.hint { (lines.records()) } }
        }
    }
}

fn one(finding: &Finding, places: &mut Places, totals: &Totals<'_>) -> Markup {
    let i18n = totals.i18n;
    let tone = match finding.severity {
        Severity::Error => "bad",
        Severity::Warning => "doubt",
        Severity::Note => "plain",
    };
    html! {
        div.finding {
            h3 { (finding.record.as_deref().unwrap_or("—")) " " span.facts { (finding.file) ":" (finding.line) } }
            p { span class={ "kind " (tone) } { (i18n.word(severity(finding.severity))) " " (finding.code) } " " strong { (finding.name) } }
            p { (i18n.tr(&finding.message)) }
            @for why in &finding.because { p { (i18n.tr(why)) } }
            @for (evidence, quote) in &finding.evidence {
                p.facts { (places.line(evidence)) @if !quote.is_empty() { ": " q { (cut(quote, QUOTE)) } } }
            }
            p.hint { (i18n.word("cli-hint")) " " (i18n.tr(&finding.help)) }
        }
    }
}
