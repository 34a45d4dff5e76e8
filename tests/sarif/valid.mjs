// What nusqa writes as SARIF, against the schema of SARIF 2.1.0:  node tests/sarif/valid.mjs target/debug/nusqa
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const program = path.resolve(process.argv[2] ?? "target/debug/nusqa");
const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const schema = JSON.parse(readFileSync(path.join(here, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
const ajv = new Ajv({ schemaId: "auto", allErrors: true });
ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
const valid = ajv.compile(schema);

function sarif(args, lang) {
  const run = spawnSync(program, [...args, "--format", "sarif", "--lang", lang, "--quiet", "--today", "2026-11-25"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.ok(run.status === 0 || run.status === 1, run.stderr);
  return JSON.parse(run.stdout);
}

const runs = [
  ["check", "corpus/cases/exit-permit.jsonl", "--corpus", "corpus"],
  ["rules", "verify", "corpus/rules", "--corpus", "corpus"],
  ["rules", "verify", "tests/cases/pins/permits/repo", "--corpus", "tests/cases/pins/permits/corpus"],
];
for (const args of runs) {
  const [log, again, other] = ["en", "en", "kk"].map((lang) => sarif(args, lang));
  assert.ok(valid(log), JSON.stringify(valid.errors?.slice(0, 5), null, 2));
  const results = log.runs[0].results;
  const prints = results.map((r) => r.partialFingerprints["nusqa/v1"]);
  assert.equal(new Set(prints).size, prints.length, "a fingerprint is one finding's");
  assert.deepEqual(again, log, "the same bytes again");
  assert.deepEqual(other.runs[0].results.map((r) => r.partialFingerprints["nusqa/v1"]), prints, "whatever the language");
  console.log(`${args.join(" ")}: ${results.length} results, valid`);
}
// Near misses: the validator finds what is wrong.
const log = sarif(runs[0], "en");
for (const spoil of [(l) => delete l.version, (l) => (l.runs[0].results[0].level = "fatal"), (l) => delete l.runs[0].results[0].message]) {
  const bad = structuredClone(log);
  spoil(bad);
  assert.ok(!valid(bad), spoil.toString());
}
