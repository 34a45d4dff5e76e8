//! The one test binary of the whole program. Every file of this folder is a module listed here.

#![allow(clippy::unwrap_used, missing_docs)]

mod audit;
mod catalogue;
mod citations;
mod cli;
mod contrib;
mod days;
mod deadline;
mod devset;
mod draft;
mod grammar;
mod intake;
mod laws;
mod layering;
mod pdf;
mod pins;
mod reading;
mod receipts;
mod replay;
mod robust;
mod rules;
mod scorecard;
mod search;
mod serve;
mod sessions;
mod stories;
mod support;
mod unseen;
mod variants;
