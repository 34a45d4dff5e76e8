//! JSON that is not one object a line: a list over many lines, or objects printed over several. One value is held at a time.

use std::io::{self, BufRead};
use std::sync::Arc;

use super::case::{Problem, Record};
use super::mapping::Mapping;
use super::read::MAX_LINE;
use super::read_json::read_record;
use crate::base::Message;

/// Reads the items of one list, or values that follow each other.
pub(super) struct JsonValues<'a> {
    bytes: Bytes<'a>,
    mapping: Option<Arc<Mapping>>,
    /// Within the list.
    list: bool,
    begun: bool,
    ended: bool,
}

impl<'a> JsonValues<'a> {
    pub(super) fn new(reader: Box<dyn BufRead + Send + 'a>, mapping: Option<Arc<Mapping>>) -> Self {
        JsonValues { bytes: Bytes { reader, line: 1, failed: None }, mapping, list: false, begun: false, ended: false }
    }

    fn value(&mut self) -> Option<Record> {
        loop {
            let byte = self.bytes.peek()?;
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b',' => {
                    self.bytes.next();
                }
                b'[' if !self.begun => {
                    (self.list, self.begun) = (true, true);
                    self.bytes.next();
                }
                b']' if self.list => {
                    self.list = false;
                    self.bytes.next();
                }
                0xef if !self.begun => {
                    // A byte-order mark.
                    for _ in 0..3 {
                        self.bytes.next();
                    }
                    self.begun = self.bytes.peek() == Some(0xef);
                }
                0xfe | 0xff if !self.begun => {
                    self.ended = true;
                    return Some(bad(1, Message::new("check-record-utf16"), "check-help-encoding"));
                }
                _ => {
                    self.begun = true;
                    return Some(self.one());
                }
            }
        }
    }

    /// The value that begins here.
    fn one(&mut self) -> Record {
        let line = self.bytes.line;
        let Some(text) = self.cut() else {
            return bad(line, Message::new("check-record-too-long").with("limit", MAX_LINE >> 20), "check-help-size");
        };
        match std::str::from_utf8(&text) {
            Ok(text) => read_record(text, line, self.mapping.as_deref()),
            Err(e) => {
                let before = text.get(..e.valid_up_to()).unwrap_or_default();
                let line = line + before.iter().filter(|b| **b == b'\n').count() as u64;
                let column = before.iter().rev().take_while(|b| **b != b'\n').count() + 1;
                bad(line, Message::new("check-record-not-utf8").with("column", column), "check-help-encoding")
            }
        }
    }

    /// The bytes up to the end of the value; `None` where they are too many, and were passed over.
    fn cut(&mut self) -> Option<Vec<u8>> {
        let (mut out, mut whole) = (Vec::new(), true);
        let (mut depth, mut text, mut escaped) = (0_usize, false, false);
        while let Some(byte) = self.bytes.peek() {
            // Outside of everything: the end of a number or a word.
            if depth == 0 && !text && matches!(byte, b',' | b'\n' | b']' | b'}') && !out.is_empty() {
                break;
            }
            self.bytes.next();
            if whole {
                out.push(byte);
            }
            if out.len() > MAX_LINE {
                whole = false;
                out.truncate(1);
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if text => escaped = true,
                b'"' => text = !text,
                _ if text => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                _ => {}
            }
        }
        whole.then_some(out)
    }
}

impl Iterator for JsonValues<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        let record = self.value();
        if let Some(error) = self.bytes.failed.take() {
            self.ended = true;
            return Some(bad(self.bytes.line, Message::new("check-input-failed").with("detail", error), "check-help-input"));
        }
        if record.is_none() && self.list {
            self.ended = true;
            return Some(bad(self.bytes.line, Message::new("check-list-open"), "check-help-json"));
        }
        record
    }
}

fn bad(line: u64, message: Message, help: &'static str) -> Record {
    Record { case: None, problems: vec![Problem { message, help: Message::new(help), line, provision: None }] }
}

/// Bytes one after the other, and the line they are on.
struct Bytes<'a> {
    reader: Box<dyn BufRead + Send + 'a>,
    line: u64,
    failed: Option<io::Error>,
}

impl Bytes<'_> {
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.reader.fill_buf() {
                Ok(buffer) => return buffer.first().copied(),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => {
                    self.failed = Some(e);
                    return None;
                }
            }
        }
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.reader.consume(1);
        self.line += u64::from(byte == b'\n');
        Some(byte)
    }
}
