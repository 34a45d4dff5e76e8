//! Units of a table, put back into rows and cells.

use nusqa::base::{Kind, ProvisionPath};
use nusqa::query::Passage;

/// A row: its address, and its cells.
pub struct Row<'p> {
    /// The address.
    pub path: ProvisionPath,
    /// What stands in each cell; what stands in the row itself is a cell too.
    pub cells: Vec<Vec<&'p Passage>>,
}

/// The number of steps that lead to the row a unit stands in; `None` outside tables.
pub fn row_of(path: &ProvisionPath) -> Option<usize> {
    path.0.iter().position(|s| s.kind == Kind::Row)
}

/// How many of these passages, from the first on, belong to one table.
pub fn table_length(passages: &[Passage], table: usize) -> usize {
    let above = |p: &Passage| p.path.0.get(..table).map(<[_]>::to_vec);
    let Some(first) = passages.first().map(above) else { return 0 };
    passages.iter().take_while(|p| row_of(&p.path) == Some(table) && above(p) == first).count()
}

/// Row by row, cell by cell.
pub fn rows(passages: &[Passage], table: usize) -> Vec<Row<'_>> {
    let mut out: Vec<Row<'_>> = Vec::new();
    let mut last = None;
    for passage in passages {
        let path = passage.path.0.get(..=table).unwrap_or_default();
        if out.last().is_none_or(|row| row.path.0 != path) {
            out.push(Row { path: ProvisionPath(path.to_vec()), cells: Vec::new() });
            last = None;
        }
        let cell = passage.path.0.get(table + 1).filter(|s| s.kind == Kind::Cell).and_then(|s| s.number.as_deref());
        if let Some(row) = out.last_mut() {
            match row.cells.last_mut() {
                Some(held) if last == Some(cell) => held.push(passage),
                _ => row.cells.push(vec![passage]),
            }
        }
        last = Some(cell);
    }
    out
}
