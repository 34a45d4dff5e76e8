//! Stage 10: verdicts on case records.
