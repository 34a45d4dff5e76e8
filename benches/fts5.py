"""SQLite's FTS5 on the versions that benches/search.rs sends: questions first (`?` and words), then from, until and text, by tabs."""

import os
import sqlite3
import sys
import tempfile
import time

questions = []
with tempfile.TemporaryDirectory() as folder:
    db = sqlite3.connect(os.path.join(folder, "versions.db"))
    db.execute("create virtual table versions using fts5(text, starts unindexed, ends unindexed, content='', tokenize='unicode61')")
    db.execute("create table days(id integer primary key, starts text, ends text)")
    count = 0
    spent = 0.0
    batch = []

    def write():
        global spent
        start = time.perf_counter()
        db.executemany("insert into versions(rowid, text) values (?, ?)", [(i, t) for i, _, _, t in batch])
        db.executemany("insert into days values (?, ?, ?)", [(i, a, b) for i, a, b, _ in batch])
        spent += time.perf_counter() - start
        batch.clear()

    for line in sys.stdin:
        parts = line.rstrip("\n").split("\t")
        if parts[0] == "?":
            questions.append(parts[1])
            continue
        count += 1
        batch.append((count, parts[0], parts[1], parts[2]))
        if len(batch) == 20000:
            write()
    write()
    start = time.perf_counter()
    db.commit()
    spent += time.perf_counter() - start
    print(f"FTS5 index: {count} versions in {spent:.2f} s, {count / spent:.0f} a second", file=sys.stderr)
    sql = (
        "select v.rowid, bm25(versions) r from versions v join days d on d.id = v.rowid "
        "where versions match ? and d.starts <= '2015-06-01' and d.ends > '2015-06-01' order by r limit 10"
    )
    for turn in range(2):
        times = []
        for question in questions:
            match = " AND ".join('"' + w + '"' for w in question.split())
            start = time.perf_counter()
            db.execute(sql, (match,)).fetchall()
            times.append(time.perf_counter() - start)
    times.sort()
    print(
        f"FTS5 two words on a day: p50 {times[len(times) // 2] * 1000:.2f} ms, p99 {times[int(len(times) * 0.99)] * 1000:.2f} ms",
        file=sys.stderr,
    )
