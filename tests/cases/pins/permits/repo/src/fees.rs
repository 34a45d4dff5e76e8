//! Fees. The address below is no reference.
// nusqa: 5001#item-3 the duty
const DUTY_MRP: u32 = 2;
const URL: &str = "http://nusqa: 5001#item-1"; // nusqa: 5001#item-1
