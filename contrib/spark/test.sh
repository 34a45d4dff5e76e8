#!/usr/bin/env bash
# Checks the same records in one run and on a Spark cluster of one master and two workers on this machine; the findings must be the same
# bytes. Installs pyspark from PyPI into a folder of its own. Needs Java 17 and a built nusqa.
#
#     contrib/spark/test.sh [RECORDS]          NUSQA=target/release/nusqa SPARK_VENV=~/.cache/nusqa-spark contrib/spark/test.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

records=${1:-20000}
nusqa=$(realpath "${NUSQA:-target/debug/nusqa}")
work=$(mktemp -d)
venv=${SPARK_VENV:-$work/venv}
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

command -v java >/dev/null || { echo "Java is missing: apt-get install default-jre-headless" >&2; exit 1; }
if ! "$venv/bin/python" -c 'import pyspark' 2>/dev/null; then
    python3 -m venv "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement contrib/spark/requirements.txt
fi
# The workers start it from folders of their own.
python=$(realpath "$venv")/bin/python
export PYSPARK_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME SPARK_NO_DAEMONIZE=1

# The sample cases again and again with new ids, some of them broken.
"$python" - "$records" >"$work/cases.jsonl" <<'PY'
import sys
samples = [line.rstrip("\n") for line in open("corpus/cases/exit-permit.jsonl", encoding="utf-8")]
for i in range(int(sys.argv[1])):
    line = samples[i % len(samples)].replace('{"id": "', '{"id": "%d-' % i, 1)
    print(line[: len(line) // 2] if i % 501 == 500 else "" if i % 997 == 996 else line)
PY

read -r port web < <("$python" - <<'PY'
import socket
sockets = [socket.socket() for _ in range(2)]
for s in sockets:
    s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in sockets])
PY
)
master=spark://127.0.0.1:$port
class=$SPARK_HOME/bin/spark-class
"$class" org.apache.spark.deploy.master.Master --host 127.0.0.1 --port "$port" --webui-port "$web" >"$work/master.log" 2>&1 &
pids+=($!)
for i in 1 2; do
    "$class" org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --cores 1 --memory 1g --webui-port 0 --work-dir "$work/worker$i" "$master" \
        >"$work/worker$i.log" 2>&1 &
    pids+=($!)
done
for _ in $(seq 600); do
    [ "$(grep -c 'Registering worker' "$work/master.log" || true)" -ge 2 ] && break
    sleep 0.5
done
[ "$(grep -c 'Registering worker' "$work/master.log" || true)" -ge 2 ] || { cat "$work"/*.log >&2; exit 1; }

status=0
"$nusqa" check "$work/cases.jsonl" --format jsonl --quiet --corpus corpus >"$work/single.jsonl" || status=$?
[ "$status" -le 1 ] || { echo "nusqa ended with $status" >&2; exit 1; }
start=$SECONDS
"$SPARK_HOME/bin/spark-submit" --master "$master" --executor-memory 512m --total-executor-cores 2 contrib/spark/nusqa_check.py \
    --nusqa "$nusqa" --corpus "$PWD/corpus" --partitions 6 --output "$work/out" "file://$work/cases.jsonl" >"$work/driver.log" 2>&1 ||
    { tail -50 "$work/driver.log" >&2; exit 1; }
seconds=$((SECONDS - start))
cat "$work"/out/part-* >"$work/spark.jsonl"
cmp "$work/single.jsonl" "$work/spark.jsonl"
workers=$(grep -l 'Launched executor\|Asked to launch executor' "$work"/worker*.log | wc -l)
[ "$workers" -eq 2 ] || { echo "only $workers of 2 workers took part" >&2; exit 1; }
echo "$records records, $(wc -l <"$work/single.jsonl") findings: one run and Spark with $workers workers give the same bytes (Spark: $seconds s)"
