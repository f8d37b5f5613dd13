#!/usr/bin/env bats
# The programs' real output against their schemas, by ajv: strict, formats checked, unknown members
# forbidden.

load npm
load ../cmd/chain

setup() {
  npm_need ajv@8 ajv-formats@3
  chain_setup
  set -o pipefail # a program that fails leaves documents out
}

# valid: documents, one a line, by the schema of their type and version.
valid() {
  node -e '
    const fs = require("fs"), Ajv = require("ajv/dist/2020"), formats = require("ajv-formats");
    const folder = process.argv[1], ajv = new Ajv({strict: true, allErrors: true});
    formats(ajv);
    const check = {};
    for (const name of fs.readdirSync(folder).filter(name => name.endsWith(".schema.json")))
      check[name.replace(".schema.json", "")] = ajv.compile(JSON.parse(fs.readFileSync(folder + "/" + name)));
    const lines = fs.readFileSync(0, "utf8").trim().split("\n");
    let faults = 0;
    for (const line of lines) {
      const document = JSON.parse(line), name = document.type + "-" + document.version;
      if (check[name] && check[name](document)) continue;
      faults++;
      console.log(name, check[name] ? ajv.errorsText(check[name].errors) : "has no schema");
    }
    console.log(lines.length, "documents,", faults, "faults");
    process.exit(faults || !lines[0] ? 1 : 0);
  ' "$ROOT/common/doc"
}

@test "ajv: screenings, plans, sessions and the log" {
  screening >screening.json
  {
    cat screening.json
    screening veins-mild='{"answer":"yes","leg":"left"}' pregnant=yes pregnant-swelling=no
    leg-plan --now="$NOW" screening.json
    leg-plan --now="$NOW" -r evening screening.json
    leg-plan --now="$NOW" screening.json | leg-timer --now="$NOW" --simulate
    screening clot-signs=yes || [ $? -eq 10 ] # last, since a stop locks
    screening lung-clot-signs=yes || [ $? -eq 11 ]
  } 2>/dev/null | valid
}

@test "ajv: a fault is caught" {
  screening | jq -c '.created = "yesterday"' >bad.json
  run valid <bad.json
  assert_failure
  assert_output --partial 'must match format "date-time"'
  screening | jq -c '.extra = 1' >bad.json
  run valid <bad.json
  assert_failure
  assert_output --partial 'additional properties'
}

# rest: documents of the kinds that tests/cmd/documents.bats does not write.
rest() {
  local id
  leg-screen --list --format=json
  leg-plan --list --format=json
  leg-log add --kind=walking --minutes=2 2>said
  id=$(leg-log list --format=json | jq -r .id)
  leg-log erase "$id" >said
  cat .local/share/leg/sessions/*.jsonl
  leg-trial start --a=walk --b=rest >said
  cat .local/share/leg/trials/*
  leg-trial show --format=json
  leg-trial result --format=json
  leg-remind set walk --every=60m --days=daily >said
  leg-remind tick --now=2026-11-23T10:02:00+00:00 >said || [ $? -eq 69 ]
  cat .local/state/leg/remind.json
  printf '%s\n' 2 none no none no none no none none none none none none >typed
  mkdir -m 700 run
  XDG_RUNTIME_DIR=$PWD/run "$ROOT/tests/cmd/talk.exp" typed sh -c 'exec leg-screen --reuse >document' >said </dev/null
  cat run/leg/screening.json
}

@test "ajv: documents of every kind that has a schema" {
  command -v expect >/dev/null && python3 -c 'import jsonschema' || skip 'expect or jsonschema is not installed'
  DOCUMENTS_KEPT=$PWD/documents bats "$ROOT/tests/cmd/documents.bats" >said || { cat said; return 1; }
  rest >>documents
  valid <documents
  jq -r '"\(.type)-\(.version).schema.json"' documents | sort -u >kinds
  diff kinds <(cd "$ROOT/common/doc" && ls ./*.schema.json | sed 's|./||' | grep -v answers)
}
