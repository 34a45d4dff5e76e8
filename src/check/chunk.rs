//! An input cut into pieces of work, and where each of them ends.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};
use std::sync::Arc;

use super::case::{Problem, Record};
use super::mapping::Mapping;
use super::read::{MAX_LINE, Records};
use crate::base::Message;

/// Bytes of lines in one piece of work.
const BYTES: usize = 1 << 20;
/// Records in one piece of work.
const RECORDS: usize = 512;

/// What records are read from.
pub enum Feed<'a> {
    /// Lines of JSON, cut up by whoever checks them.
    Lines(Box<dyn BufRead + Send + 'a>, Option<Arc<Mapping>>),
    /// Records read one after the other.
    Records(Records<'a>),
}

/// How far an input has been read: all of it is checked, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// Bytes of lines; 0 where records are read otherwise.
    pub bytes: u64,
    /// Lines.
    pub lines: u64,
    /// Records read otherwise than from lines.
    pub records: u64,
}

/// A piece of work.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) work: Work,
    /// Where it ends.
    pub(super) end: Position,
}

pub(super) enum Work {
    /// Whole lines, the number of the first, and what ended the reading after them.
    Lines {
        first: u64,
        bytes: Vec<u8>,
        trouble: Option<Problem>,
    },
    Records(Vec<Record>),
}

impl Default for Work {
    fn default() -> Self {
        Work::Records(Vec::new())
    }
}

/// Gives piece after piece.
pub(super) struct Chunks<'a> {
    feed: Feed<'a>,
    at: Position,
    /// What was read beyond the last line end.
    rest: Vec<u8>,
    ahead: VecDeque<Chunk>,
    ended: bool,
    /// Buffers used before.
    pub(super) spare: Vec<Vec<u8>>,
}

impl<'a> Chunks<'a> {
    /// From a place on that was reached before; the reader of lines stands there already, records are passed over.
    pub(super) fn new(feed: Feed<'a>, from: Position) -> Self {
        let feed = match feed {
            Feed::Records(mut records) => {
                (0..from.records).take_while(|_| records.next().is_some()).for_each(drop);
                Feed::Records(records)
            }
            lines => lines,
        };
        Chunks { feed, at: from, rest: Vec::new(), ahead: VecDeque::new(), ended: false, spare: Vec::new() }
    }

    pub(super) fn mapping(&self) -> Option<Arc<Mapping>> {
        match &self.feed {
            Feed::Lines(_, mapping) => mapping.clone(),
            Feed::Records(_) => None,
        }
    }

    /// Whether there is more than one piece.
    pub(super) fn several(&mut self) -> bool {
        while self.ahead.len() < 2 {
            match self.read() {
                Some(chunk) => self.ahead.push_back(chunk),
                None => return false,
            }
        }
        true
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        self.ahead.pop_front().or_else(|| self.read())
    }

    fn read(&mut self) -> Option<Chunk> {
        if self.ended {
            return None;
        }
        match &mut self.feed {
            Feed::Records(records) => {
                let some: Vec<Record> = records.take(RECORDS).collect();
                self.ended = some.len() < RECORDS;
                self.at.records += some.len() as u64;
                (!some.is_empty()).then_some(Chunk { work: Work::Records(some), end: self.at })
            }
            Feed::Lines(reader, _) => {
                let mut bytes = self.spare.pop().unwrap_or_default();
                bytes.clear();
                std::mem::swap(&mut bytes, &mut self.rest);
                let at_start = self.at.bytes == 0;
                let read = whole_lines(&mut **reader, &mut bytes, &mut self.rest);
                let first = self.at.lines + 1;
                self.at.bytes += bytes.len() as u64;
                let mut trouble = match read {
                    Ok(Read1::More) => None,
                    Ok(Read1::End) => {
                        self.ended = true;
                        None
                    }
                    Ok(Read1::TooLong(skipped)) => {
                        self.at.bytes += skipped;
                        self.at.lines += 1;
                        let message = Message::new("check-record-too-long").with("limit", MAX_LINE >> 20);
                        Some(problem(first, message, "check-help-size"))
                    }
                    Err(e) => {
                        self.ended = true;
                        let line = first + count(&bytes);
                        Some(problem(line, Message::new("check-input-failed").with("detail", e), "check-help-input"))
                    }
                };
                self.at.lines += count(&bytes) + u64::from(bytes.last().is_some_and(|b| *b != b'\n'));
                if at_start && matches!(bytes.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff])) {
                    self.ended = true;
                    bytes.clear();
                    trouble = Some(problem(1, Message::new("check-record-utf16"), "check-help-encoding"));
                }
                if at_start && bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
                    bytes.drain(..3);
                }
                if bytes.is_empty() && trouble.is_none() {
                    return None;
                }
                Some(Chunk { work: Work::Lines { first, bytes, trouble }, end: self.at })
            }
        }
    }
}

fn problem(line: u64, message: Message, help: &'static str) -> Problem {
    Problem { message, help: Message::new(help), line, provision: None }
}

fn count(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

enum Read1 {
    More,
    End,
    /// A line without end was passed over: so many bytes.
    TooLong(u64),
}

/// Reads on into `bytes` until they are enough and end with a line; what lies beyond it goes to `rest`.
fn whole_lines(reader: &mut dyn BufRead, bytes: &mut Vec<u8>, rest: &mut Vec<u8>) -> io::Result<Read1> {
    rest.clear();
    let mut searched = 0;
    loop {
        let got = (&mut *reader).take(BYTES as u64).read_to_end(bytes);
        // What was read before an error is still checked.
        let end = memchr::memrchr(b'\n', bytes.get(searched..).unwrap_or_default()).map(|i| searched + i + 1);
        match got {
            Err(e) => {
                bytes.truncate(end.unwrap_or(0));
                return Err(e);
            }
            Ok(0) => return Ok(Read1::End),
            Ok(_) => {}
        }
        if let Some(end) = end {
            rest.extend_from_slice(bytes.get(end..).unwrap_or_default());
            bytes.truncate(end);
            return Ok(Read1::More);
        }
        searched = bytes.len();
        if bytes.len() > MAX_LINE {
            let mut skipped = bytes.len() as u64;
            bytes.clear();
            skipped += skip_line(reader)?;
            return Ok(Read1::TooLong(skipped));
        }
    }
}

fn skip_line(reader: &mut dyn BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let (used, done) = match reader.fill_buf() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(e),
            Ok([]) => return Ok(skipped),
            Ok(buffer) => memchr::memchr(b'\n', buffer).map_or((buffer.len(), false), |i| (i + 1, true)),
        };
        reader.consume(used);
        skipped += used as u64;
        if done {
            return Ok(skipped);
        }
    }
}
