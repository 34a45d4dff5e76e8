//! The one test binary of the whole program. Every file of this folder is a module listed here.

#![allow(clippy::unwrap_used, missing_docs)]

mod cli;
mod laws;
mod layering;
mod reading;
mod robust;
mod sessions;
mod support;
