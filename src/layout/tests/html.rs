//! HTML on small texts.

use super::{layout, shown};
use crate::source::Format;

fn lines(text: &str) -> Vec<String> {
    shown(&layout(text, Format::Html))
}

#[test]
fn blocks_and_breaks_end_lines() {
    assert_eq!(
        lines("<P>1. Бірінші<BR>жол<p>2. Екінші <b>қарп</b>ы &laquo;А&raquo;&nbsp;Б\n  В</p><h3 id=z1>1-тарау</h3>"),
        ["1. Бірінші", "жол", "2. Екінші қарпы «А» Б В", "###|1-тарау"]
    );
}
