//! Colours and width of the terminal.

use std::io::IsTerminal;

use clap::ValueEnum;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What a stretch of text is, for the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Running text.
    Plain,
    /// Headings and names.
    Strong,
    /// Places, ids, things one may skip.
    Faint,
    /// Wrong, or taken away.
    Bad,
    /// Right, or put in.
    Good,
    /// Doubtful.
    Doubt,
    /// A hit.
    Mark,
}

impl Tone {
    fn code(self) -> &'static str {
        match self {
            Tone::Plain => "0",
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Bad => "31",
            Tone::Good => "32",
            Tone::Doubt => "33",
            Tone::Mark => "1;33",
        }
    }
}

/// How one output stream wants its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Whether to colour.
    pub color: bool,
    /// Columns of the terminal; `None` when the output is no terminal, and text is not wrapped.
    pub width: Option<usize>,
}

impl Style {
    /// The style of standard output.
    pub fn stdout(choice: ColorChoice) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let width = terminal.then(|| terminal_size::terminal_size().map_or(80, |(w, _)| usize::from(w.0).max(20)));
        Style { color: colored(choice, terminal), width }
    }

    /// The style of standard error.
    pub fn stderr(choice: ColorChoice) -> Self {
        Style { color: colored(choice, std::io::stderr().is_terminal()), width: None }
    }

    /// `text` in a tone, which ends before a line end.
    pub fn paint(self, tone: Tone, text: &str) -> String {
        let words = text.trim_end_matches('\n');
        if !self.color || tone == Tone::Plain || words.is_empty() {
            return text.to_string();
        }
        let line_ends = text.get(words.len()..).unwrap_or_default();
        format!("\x1b[{}m{words}\x1b[0m{line_ends}", tone.code())
    }

    /// `text` cut into lines that fit the terminal after `indent` blanks; every line of the result begins with them.
    pub fn wrap(self, text: &str, indent: usize) -> String {
        let mut out = String::with_capacity(text.len() + 64);
        for paragraph in text.lines() {
            let mut used = 0;
            out.extend(std::iter::repeat_n(' ', indent));
            let Some(room) = self.width.map(|w| w.saturating_sub(indent).clamp(20, 100)) else {
                out.push_str(paragraph);
                out.push('\n');
                continue;
            };
            for word in paragraph.split_whitespace() {
                let len = visible(word);
                if used > 0 && used + 1 + len > room {
                    out.push('\n');
                    out.extend(std::iter::repeat_n(' ', indent));
                    used = 0;
                }
                if used > 0 {
                    out.push(' ');
                    used += 1;
                }
                out.push_str(word);
                used += len;
            }
            out.push('\n');
        }
        out
    }
}

/// Characters that take room: all but those of colour codes.
pub fn visible(text: &str) -> usize {
    let mut in_code = false;
    let mut takes_room = |c: char| {
        let code = in_code || c == '\x1b';
        in_code = code && c != 'm';
        !code
    };
    text.chars().filter(|c| takes_room(*c)).count()
}

fn colored(choice: ColorChoice, terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb"),
    }
}

/// The first `room` characters, with `…` where something is left out; line ends become blanks.
pub fn cut(text: &str, room: usize) -> String {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        if words.chars().count() > room {
            let mut out: String = words.chars().take(room.saturating_sub(1)).collect();
            out.truncate(out.trim_end().len());
            out.push('…');
            return out;
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_only_on_a_terminal() {
        let long = "сөз ".repeat(30);
        assert_eq!(Style::default().wrap(&long, 2).lines().count(), 1);
        let narrow = Style { color: false, width: Some(42) };
        assert!(narrow.wrap(&long, 2).lines().all(|l| l.chars().count() <= 42 && l.starts_with("  ")));
    }

    #[test]
    fn cut_counts_characters_not_bytes() {
        assert_eq!(cut("Қазақстан\nРеспубликасы", 12), "Қазақстан Р…");
        assert_eq!(cut("қысқа", 12), "қысқа");
    }
}
