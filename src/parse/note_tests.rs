use super::*;
use crate::base::Segment;

/// A note in short: `[paths] verb date number kind (…)`, then what was not understood.
fn show(line: &str) -> String {
    let r = read(line);
    let mut out: Vec<String> = Vec::new();
    for e in &r.entries {
        let path = |p: &Vec<Segment>| p.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
        let paths: Vec<String> = e.subject.paths.iter().map(path).collect();
        let scope = format!("{:?}", e.subject.scope).to_lowercase();
        let what = if paths.is_empty() { format!("<{scope}>") } else { paths.join("+") };
        let date = e.by.date.map(|d| d.to_string()).unwrap_or_default();
        let kind = e.by.kind.map_or("?", ActKind::as_str);
        let clause = e.clause.as_ref().map(|(c, _)| format!(" ({})", c.chars().take(10).collect::<String>())).unwrap_or_default();
        out.push(format!("{what} {:?} {date} {} {kind}{clause}", e.verb, e.by.number.clone().unwrap_or_default()));
    }
    out.extend(r.other.iter().map(|(o, _)| format!("{o:?}")));
    out.extend(r.unread.iter().map(|s| format!("?{}", s.of(line))));
    out.join(" | ")
}

#[test]
fn debug_print() {
    let Ok(file) = std::env::var("NOTES_FILE") else { return };
    for line in std::fs::read_to_string(file).unwrap_or_default().lines() {
        println!("{line}\n    => {}", show(line));
    }
}
