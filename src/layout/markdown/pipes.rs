//! Tables drawn with `|`.

use super::{Part, Reader, inline};
use crate::layout::emit::Ending;
use crate::layout::html::Tables;
use crate::layout::{LineKind, Reason, Role};

impl Reader<'_> {
    /// A row, a line of dashes, more rows.
    pub(super) fn pipe_table(&mut self, i: usize) -> Option<usize> {
        if memchr::memchr(b'|', self.text(i).as_bytes()).is_none() || !is_delimiter(self.text(i + 1)) {
            return None;
        }
        let mut tables = Tables::default();
        tables.begin(&mut self.em.out, true);
        let mut next = i;
        while next < self.lines.len() && self.text(next).contains('|') {
            if next == i + 1 {
                self.skip_line(next);
            } else {
                tables.row(&mut self.em.out, next == i);
                self.pipe_row(next, &mut tables);
            }
            next += 1;
        }
        tables.end(&mut self.em.out);
        self.gap = 1;
        Some(next)
    }

    fn pipe_row(&mut self, i: usize, tables: &mut Tables) {
        let line = self.line(i);
        let (mut from, end) = (line.start as usize, line.end as usize);
        let text = self.text(i);
        if text.starts_with('|') {
            self.em.skip(from, from + 1, Reason::Markup);
            from += 1;
        }
        while from < end {
            let to = next_pipe(self.em.source.get(from..end).unwrap_or("")).map_or(end, |n| from + n);
            tables.cell(&mut self.em.out, 1, 1, false);
            let place = tables.place().unwrap_or_default();
            let kind = LineKind::Cell { table: place.0, row: place.1, column: place.2 };
            let part = Part { from, to, hard: false, indent: 0 };
            inline::write(&mut self.em, &[part], &mut |em, _, _| {
                em.finish(Ending { indent: 0, gap: 0, kind, role: Role::Text });
            });
            tables.end_cell();
            self.em.skip(to, (to + 1).min(end), Reason::Markup);
            from = to + 1;
        }
    }
}

fn next_pipe(text: &str) -> Option<usize> {
    memchr::memchr_iter(b'|', text.as_bytes()).find(|at| *at == 0 || text.as_bytes()[at - 1] != b'\\')
}

fn is_delimiter(text: &str) -> bool {
    text.contains('|') && text.contains("--") && text.bytes().all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
}
