"""Checks case records on an Apache Spark cluster with the same program that checks them on one machine.

    spark-submit --master spark://host:7077 contrib/spark/nusqa_check.py \
        --nusqa /opt/nusqa/bin/nusqa --corpus /opt/nusqa/corpus --output findings cases.jsonl -- --applicable filed

The program and the corpus folder have to be at these paths on every worker. Each partition of the input is piped through
`nusqa check - --format jsonl`; the lines of the partitions are numbered as they are in the whole file, so the parts of the output, put
together in their order, are byte for byte what one run over the file writes. What stands after `--` goes to `nusqa check`.

Spark decodes the input itself: a line that is not UTF-8 reaches nusqa with its bad bytes replaced, so it is judged as text and not
reported as undecodable.
"""

import argparse
import json
import subprocess
import sys
import threading

from pyspark.sql import SparkSession


def check_partition(command, file, first, lines):
    """Pipes the lines of a partition through nusqa; gives its findings with the file's own name and line numbers."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = []
    reader = threading.Thread(target=lambda: said.append(process.stderr.read()))
    reader.start()

    def feed():
        try:
            for line in lines:
                process.stdin.write(line.encode("utf-8") + b"\n")
            process.stdin.close()
        except BrokenPipeError:
            pass

    writer = threading.Thread(target=feed)
    writer.start()
    for line in process.stdout:
        finding = json.loads(line)
        finding["file"] = file
        finding["line"] += first
        yield json.dumps(finding, ensure_ascii=False, separators=(",", ":"))
    writer.join()
    code = process.wait()
    reader.join()
    # 0: nothing found, 1: findings. Everything else must not look like a clean partition.
    if code not in (0, 1):
        raise RuntimeError(f"nusqa ended with {code}: {b''.join(said).decode('utf-8', 'replace')}")


def main():
    own, more = sys.argv[1:], []
    if "--" in own:
        at = own.index("--")
        own, more = own[:at], own[at + 1 :]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nusqa", default="nusqa", help="the program, as the workers find it")
    parser.add_argument("--corpus", required=True, help="the corpus folder, as the workers find it")
    parser.add_argument("--output", required=True, help="folder for the findings, one file a partition")
    parser.add_argument("--partitions", type=int, default=None, help="the least number of partitions")
    parser.add_argument("cases", help="a file of case records, one JSON object a line")
    args = parser.parse_args(own)

    command = [args.nusqa, "check", "-", "--input-format", "jsonl", "--format", "jsonl", "--quiet", "--threads", "1"]
    command += ["--corpus", args.corpus, *more]
    spark = SparkSession.builder.appName("nusqa check").getOrCreate()
    lines = spark.sparkContext.textFile(args.cases, minPartitions=args.partitions)
    counts = lines.mapPartitions(lambda part: [sum(1 for _ in part)]).collect()
    first = [sum(counts[:i]) for i in range(len(counts))]
    # What the program calls the file when it reads it alone.
    file = args.cases.removeprefix("file://")

    def run(index, part):
        return check_partition(command, file, first[index], part)

    lines.mapPartitionsWithIndex(run).saveAsTextFile(args.output)
    spark.stop()


if __name__ == "__main__":
    main()
