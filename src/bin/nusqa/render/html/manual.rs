//! Pages from the program's own texts: the manual of a finding code, the overview of the API.

use maud::{Markup, html};

use super::view::View;

/// A manual page. Its Markdown is ours: headings, paragraphs, lists, indented examples, `code`.
pub fn manual(markdown: &str) -> Markup {
    let blocks = markdown.split("\n\n").map(str::trim_end).filter(|b| !b.trim().is_empty());
    html! { div.manual { @for block in blocks { (one(block.trim_start_matches('\n'))) } } }
}

fn one(block: &str) -> Markup {
    let line = block.trim_start();
    if let Some(title) = line.strip_prefix("## ") {
        return html! { h2 { (title) } };
    }
    if let Some(title) = line.strip_prefix("# ") {
        return html! { h1 { (title) } };
    }
    if block.starts_with("    ") || block.starts_with("```") {
        let text = block.trim_matches('`').lines().map(|l| l.strip_prefix("    ").unwrap_or(l)).collect::<Vec<_>>().join("\n");
        return html! { pre tabindex="0" { (text) } };
    }
    let item = |l: &str| l.strip_prefix("* ").or_else(|| l.strip_prefix("- ")).map(str::to_string);
    if item(line).is_some() {
        let mut items: Vec<String> = Vec::new();
        for l in line.lines() {
            match (item(l), items.last_mut()) {
                (Some(text), _) => items.push(text),
                (None, Some(last)) => {
                    last.push(' ');
                    last.push_str(l.trim());
                }
                (None, None) => items.push(l.to_string()),
            }
        }
        return html! { ul { @for item in items { li { (marked(&item)) } } } };
    }
    html! { p { (marked(block)) } }
}

/// Text with its `code`.
fn marked(text: &str) -> Markup {
    html! { @for (i, part) in text.split('`').enumerate() { @if i % 2 == 1 { code { (part) } } @else { (part) } } }
}

/// An address of the API with an example.
pub struct Endpoint {
    /// Method and address, `GET /api/show`.
    pub name: String,
    /// What it gives.
    pub says: String,
    /// An example that works.
    pub example: Option<String>,
}

/// The overview.
pub fn overview(view: &View<'_>, endpoints: &[Endpoint]) -> Markup {
    html! {
        h1 { (view.word("web-api")) }
        p { (view.word("web-api-lead")) " " a href="/api/openapi.json" { "/api/openapi.json" } }
        dl.api lang="en" {
            @for endpoint in endpoints {
                dt { code { (endpoint.name) } }
                dd { p { (endpoint.says) }
                    @if let Some(example) = &endpoint.example { p { a href=(example) { code { (example) } } } } }
            }
        }
    }
}
