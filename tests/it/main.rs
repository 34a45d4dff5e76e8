//! The one test binary of the whole program. Every file of this folder is a module listed here.

#![allow(clippy::unwrap_used, missing_docs)]

mod cli;
mod layering;
mod laws;
mod reading;
mod robust;
