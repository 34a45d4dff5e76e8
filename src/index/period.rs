//! Intervals of days as a few index terms, so that "may apply on day D" is a look-up and no scan.
//!
//! A range filter over all candidates costs ten times the words of the query (design/baselines.md § 4). Here the time line is cut
//! into blocks of 1, 8, 64 … days; an interval is written as the largest blocks that fill it exactly (at most seven a side and
//! level, none on the side that is open), and a day asks for the seven blocks it lies in. The answer is exact, nothing is left
//! to check.

/// 1800-01-01, counted from the first day of the common era.
const FIRST_DAY: i64 = 657_072;

/// Each level's blocks hold 8 of the level below; the seventh spans all 717 years.
const LEVELS: u32 = 7;

const DAYS: u64 = 1 << (3 * (LEVELS - 1));

/// The blocks that fill `[from, until)` exactly; days as in [`day_number`](super::schema::day_number), ends clamped to the time line.
pub fn blocks(from: i64, until: i64) -> Vec<u64> {
    let (mut start, mut end) = (clamp(from), clamp(until));
    let mut out = Vec::new();
    for level in 0..LEVELS {
        if start >= end {
            break;
        }
        if level + 1 == LEVELS {
            out.extend((start..end).map(|i| term(level, i)));
            break;
        }
        while start % 8 != 0 && start < end {
            out.push(term(level, start));
            start += 1;
        }
        while end % 8 != 0 && start < end {
            end -= 1;
            out.push(term(level, end));
        }
        start /= 8;
        end /= 8;
    }
    out
}

/// The blocks that hold `day`.
pub fn blocks_of(day: i64) -> impl Iterator<Item = u64> {
    let day = clamp(day).min(DAYS - 1);
    (0..LEVELS).map(move |level| term(level, day >> (3 * level)))
}

fn clamp(day: i64) -> u64 {
    u64::try_from(day - FIRST_DAY).unwrap_or(0).min(DAYS)
}

fn term(level: u32, block: u64) -> u64 {
    u64::from(level) << 32 | block
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn a_day_meets_exactly_the_intervals_that_hold_it(from in 0..4000_i64, len in 0..70_000_i64, on in 0..80_000_i64, open: bool) {
            let (from, on) = (FIRST_DAY + from, FIRST_DAY + on);
            let until = if open { i64::MAX / 2 } else { from + len };
            let blocks = blocks(from, until);
            let met = blocks_of(on).filter(|b| blocks.contains(b)).count();
            proptest::prop_assert_eq!(met, usize::from(from <= on && on < until));
            proptest::prop_assert!(blocks.len() <= 85);
        }
    }
}
