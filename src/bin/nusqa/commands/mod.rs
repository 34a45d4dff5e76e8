//! One file per command: its arguments (the doc comments are the help) and what it does.

pub mod acts;
pub mod apply;
pub mod bisect;
pub mod check;
pub mod deadline;
pub mod diff;
pub mod draft;
pub mod explain;
pub mod export;
pub mod history;
pub mod impact;
pub mod index;
pub mod parse;
pub mod rules;
pub mod search;
pub mod serve;
pub mod show;
pub mod verify_receipt;
