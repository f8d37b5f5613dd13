#!/usr/bin/env bats
# The programs' real output against their schemas, by ajv: strict, formats checked, unknown members
# forbidden.

load npm
load ../cmd/chain

setup() {
  npm_need ajv@8 ajv-formats@3
  chain_setup
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
    screening veins-mild='{"answer":"yes","leg":"left"}' pregnant=yes
    screening clot-signs=yes || [ $? -eq 10 ]
    screening lung-clot-signs=yes || [ $? -eq 11 ]
    leg-plan --now="$NOW" screening.json
    leg-plan --now="$NOW" -r evening screening.json
    leg-plan --now="$NOW" screening.json | leg-timer --now="$NOW" --simulate
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
