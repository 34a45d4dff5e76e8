//! Units of a table, put back into rows and cells.

use nusqa::base::{Kind, ProvisionPath};
use nusqa::query::Passage;

/// Columns of the widest table.
const MOST_COLUMNS: usize = 64;

/// A row: its address, and its cells.
pub struct Row<'p> {
    /// The address.
    pub path: ProvisionPath,
    /// What stands in each cell, by its number; what stands in the row itself is in the first one.
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
    for passage in passages {
        let path = passage.path.0.get(..=table).unwrap_or_default();
        if out.last().is_none_or(|row| row.path.0 != path) {
            out.push(Row { path: ProvisionPath(path.to_vec()), cells: Vec::new() });
        }
        let cell = passage.path.0.get(table + 1).filter(|s| s.kind == Kind::Cell).and_then(|s| s.number.as_deref());
        if let Some(row) = out.last_mut() {
            // A number beyond all tables opens no room.
            let column = cell.and_then(|n| n.parse::<usize>().ok()).unwrap_or(1).clamp(1, MOST_COLUMNS) - 1;
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Vec::new());
            }
            row.cells[column].push(passage);
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stands_in_its_own_column() {
        let at = |path: &str| Passage { path: path.parse().unwrap(), parts: Vec::new(), answer: None, doubtful: false };
        let told = [
            at("table-1/row-7/cell-1"),
            at("table-1/row-8"),
            at("table-1/row-8/cell-3"),
            at("table-1/row-8/cell-3/subitem-1"),
            at("table-1/row-9/cell-4000000000"),
            at("table-2/row-1"),
        ];
        assert_eq!(table_length(&told, 1), 5, "another table is another table");
        let rows = rows(&told[..5], 1);
        let sizes: Vec<Vec<usize>> = rows.iter().map(|r| r.cells.iter().map(Vec::len).collect()).collect();
        assert_eq!(sizes[..2], [vec![1], vec![1, 0, 2]]);
        assert_eq!(sizes[2].len(), MOST_COLUMNS);
    }
}
