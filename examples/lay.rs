fn main(){ let p=std::env::args().nth(1).unwrap(); let t=std::fs::read_to_string(p).unwrap(); let l=nusqa::layout::repair(&t);
 for x in &l.lines { println!("[{}|{}|{:?}] {}", x.indent,x.gap,x.kind,x.span.of(&l.text)); }
 for r in &l.repairs { if r.kind!=nusqa::layout::RepairKind::JoinedLine { println!("{:?}", r);} } }
