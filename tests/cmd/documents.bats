#!/usr/bin/env bats
# The programs' real output against their own schemas, unknown members forbidden.

load chain

# The Python that has jsonschema: the system's, or the user's.
setup_file() {
  local python
  for python in /usr/bin/python3 python3; do
    ! "$python" -c 'import jsonschema' 2>/dev/null || { export PYTHON=$python; return 0; }
  done
}

setup() {
  chain_setup
  [ -n "${PYTHON:-}" ] || skip 'python3-jsonschema is not installed'
  set -o pipefail # a program that fails leaves documents out
}

# valid [NAME]: holds each line of standard input against its schema, or that one; there must be one.
# Valid lines are added to DOCUMENTS_KEPT for another validator.
valid() {
  cat >"$HOME/documents"
  [ -s "$HOME/documents" ] || { echo 'no document'; return 1; }
  if [ $# -gt 0 ]; then echo "$1"; else jq -r '"\(.type)-\(.version)"' "$HOME/documents"; fi >>"$BATS_FILE_TMPDIR/held"
  "$PYTHON" "$ROOT/tests/cmd/schema.py" "$ROOT/common/doc" "$@" <"$HOME/documents" || return
  [ $# -gt 0 ] || cat "$HOME/documents" >>"${DOCUMENTS_KEPT:-/dev/null}"
}

@test "documents: screenings of every kind of verdict" {
  {
    screening
    screening veins-mild='{"answer":"yes","leg":"left"}' pregnant=yes pregnant-swelling=no
    screening clot-signs=yes || [ $? -eq 10 ]
    screening lung-clot-signs=yes || [ $? -eq 11 ]
    screening age-group=under-18 || [ $? -eq 10 ]
    screening age-group=65-plus blood-thinner=cleared
    screening heart-failure=yes diabetes=unsure numb-feet='{"answer":"yes","leg":"right"}' || [ $? -eq 10 ]
    echo '{}' >"$HOME/answers.json"
    leg-screen --now="$NOW" --answers="$HOME/answers.json" 2>/dev/null || [ $? -eq 10 ]
  } | grep . | valid
}

# tried: answers files of one member each: every question with an answer that not all take, and with a
# leg; what no question is.
tried() {
  jq -c '.questions[].id as $id
      | {($id): "cleared"}, {($id): "adult"}, {($id): {answer: "unsure", leg: "left"}}' questions
  printf '%s\n' '{"rash":"unsure"}' '{"rash":"maybe"}' '{"rash":{"answer":"no"}}' '{"stop-checked":"yes"}' '{"stop-checked":"cleared"}' '{"rash":{"answer":"yes","leg":"top"}}' \
    '{"rash":{"leg":"left"}}' '{"rash":{"answer":"yes","why":"x"}}' '{"rash":true}' '{"rash":null}' '{"bogus":"no"}' '{}'
}

@test "documents: the schema of answers takes what leg-screen takes, and nothing else" {
  local line status
  answers rash='{"answer":"yes","leg":"left"}' blood-thinner=cleared | valid leg-answers-1
  leg-screen --list --format=json >questions
  tried >lines
  [ "$(wc -l <lines)" -gt 190 ]
  while read -r line; do
    status=0
    leg-screen --answers=- <<<"$line" >/dev/null 2>&1 || status=$?
    [ "$status" -eq 65 ] && echo "$line"
  done <lines >refused || true
  valid leg-answers-1 <lines >faults || true
  sed -n 's/^line \([0-9]*\):.*/\1/p' faults | uniq | while read -r number; do sed -n "${number}p" lines; done >invalid
  [ -s refused ]
  diff refused invalid
}

@test "documents: plans of every routine" {
  local routine
  screening >screening.json
  {
    for routine in $(leg-plan --list --format=json | jq -r '.routines[].name'); do
      case $routine in partner) continue ;; esac
      leg-plan --now="$NOW" -r "$routine" screening.json
    done
    answers partner-consent=yes >answers.json
    leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json 2>/dev/null
    leg-plan --now="$NOW" -r partner partner.json
  } | valid
}

@test "documents: plans that stop" {
  local answer
  for answer in clot-signs=yes lung-clot-signs=yes age-group=under-18; do
    rm -rf .local # the lock of the one before
    screening $answer >screening.json || [ $? -ge 10 ]
    leg-plan --now="$NOW" screening.json >>plans || [ $? -ge 10 ]
  done
  [ "$(jq -r .outcome plans | xargs)" = 'stop emergency stop' ]
  valid <plans
}

@test "documents: sessions, however they ended" {
  screening | leg-plan --now="$NOW" >plan.json
  {
    leg-timer --now="$NOW" --simulate plan.json
    printf '20 q\n' >keys
    leg-timer --now="$NOW" --simulate --keys=keys plan.json || [ $? -eq 13 ]
    printf '20  \n60  \n70 b\n80 +\n90 n\n' >keys
    leg-timer --now="$NOW" --simulate --keys=keys plan.json || [ $? -eq 13 ]
    leg-plan --now="$NOW" -r walk </dev/null | leg-timer --now="$NOW" --simulate
  } 2>/dev/null | valid
}

@test "documents: events of every key, and a session that was broken off" {
  screening | leg-plan --now="$NOW" >plan.json
  printf '10  \n20  \n30 n\n31 b\n40 +\n45 -\n50 l\n60 ?\n100 q\n' >keys
  leg-timer --now="$NOW" --simulate --events --keys=keys plan.json >events || [ $? -eq 13 ]
  leg-timer --now="$NOW" --simulate --events plan.json >>events
  leg-timer --now="$NOW" --speed=3600 --events plan.json </dev/null >>events 2>/dev/null
  printf '1 q\n' >keys
  setsid leg-timer --now="$NOW" --count-in=0 --plain --keys=keys plan.json >session 2>/dev/null || [ $? -eq 13 ]
  run jq -rs 'map(.event) | unique | join(" ")' events
  assert_output 'back begin check count-in done end half last lighter longer pause resume return shorter skip stroke'
  cat events .local/state/leg/interrupted.json | valid
  jq -j .plan .local/state/leg/interrupted.json | valid
  jq -c '.owner = {pid: 1, started: 1, boot: ""}' .local/state/leg/interrupted.json >owned.json
  run ! valid <owned.json # the record of what was done belongs to it
}

@test "documents: the log by hand and amended, the policy, saved answers and locks" {
  leg-log --version >/dev/null
  leg-log add --now="$NOW" --at='2026-11-22 08:00' --kind=walking --minutes=2
  leg-log add --now="$NOW" --at=yesterday --kind=day-off
  id=$(leg-log list --format=json | head -1 | jq -r .id)
  leg-log amend --now="$NOW" "$id" --note='with the dog'
  leg-log undo --now="$NOW" "$id"
  screening clot-signs=yes >/dev/null || [ $? -eq 10 ]
  {
    records
    cat "$HOME"/.local/state/leg/locks.json
  } | valid
}

@test "documents: the mark of an asked clinician, in the screening and the saved answers" {
  command -v expect >/dev/null || skip 'expect is not installed'
  printf '%s\n' 2 none no no none no no none none 1 none yes >typed
  mkdir -m 700 run
  XDG_RUNTIME_DIR=$PWD/run "$ROOT/tests/cmd/talk.exp" typed sh -c 'exec leg-screen --save --reuse >document' </dev/null >shown
  jq -e .already_asked document
  jq -e .answers.diabetes.asked .local/state/leg/profile.json
  cat document .local/state/leg/profile.json run/leg/screening.json | valid
}

@test "documents: the reminder policy" {
  [ -x "$LEG_BIN/leg-remind" ] || skip 'leg-remind is not built'
  leg-remind set walk --every=60m --from=9:00 --to=17:30 --days=mon-fri
  leg-remind set drink --every=2h --from=9:00 --to=17:30
  valid <"$HOME/.config/leg/reminders.json"
  leg-remind set elevate --at=0:00
  sed 's/"00:00"/"24:00"/' "$HOME/.config/leg/reminders.json" >late.json
  run ! valid <late.json
  cp late.json "$HOME/.config/leg/reminders.json"
  run -78 leg-remind show
}

@test "documents: statistics and the trend" {
  local day
  for day in 01 03 08 09 15 16 20 22; do
    leg-log add --now="$NOW" --at="2026-11-$day 07:00" --kind=walking --minutes=2
    leg-log add --now="$NOW" --at="2026-11-$day 08:00" --kind=rating \
      --before="heaviness=$((10#$day % 9 + 2))/1,coldness=5/-,visible-veins=yes/no,slow-healing=-/yes" \
      --after=heaviness=3/1,aching=2
  done
  leg-log add --now="$NOW" --at=yesterday --kind=day-off
  leg-log add --now="$NOW" --at=yesterday --kind=massage --minutes=5 --leg=left
  leg-log add --now="$NOW" --at=yesterday --kind=massage --minutes=5 --partner
  {
    leg-log stats --now="$NOW" --format=json
    leg-log stats --now="$NOW" --format=json --partner --since=2026-11-10
    leg-log stats --now="$NOW" --format=json --until=1999-01-01 || [ $? -eq 14 ]
    leg-log trend --now="$NOW" --format=json
    leg-log trend --now="$NOW" --format=json --since=yesterday || [ $? -eq 14 ]
  } >reports 2>/dev/null
  jq -se '.[3].alarms != [] and (.[3].ratings | length) == 5' reports
  valid <reports
}

@test "documents: leg-remind due, next and show" {
  local state=(--now=2026-11-23T10:02:00+00:00)
  export TZ=UTC
  leg-remind due "${state[@]}" --format=json >none || [ $? -eq 14 ]
  leg-remind set walk --every=60m --from=9:00 --to=17:30
  leg-remind set elevate --at=10:00
  leg-remind set quiet --from=21:00 --to=8:00
  {
    cat none
    leg-remind due "${state[@]}" --format=json
    leg-remind due --now=2026-11-23T22:00:00+00:00 --format=json || [ $? -eq 14 ]
    leg-remind next "${state[@]}" --format=json
    leg-remind next walk -n 1 "${state[@]}" --format=json
    leg-remind show "${state[@]}" --format=json
    leg-remind tick "${state[@]}" >said || [ $? -eq 69 ]
    leg-remind snooze "${state[@]}" >said
    leg-remind due "${state[@]}" --format=json || [ $? -eq 14 ]
    leg-remind pause 2h "${state[@]}" >said
    leg-remind due "${state[@]}" --format=json || [ $? -eq 14 ]
    screening clot-signs=yes >said || [ $? -eq 10 ]
    leg-remind resume "${state[@]}" >said
    leg-remind due "${state[@]}" --format=json || [ $? -eq 14 ]
    leg-remind next "${state[@]}" --format=json || [ $? -eq 14 ]
  } >reports 2>/dev/null
  [ "$(jq -rs '[.[] | .reminders[]?.why] | unique - [null] | join(" ")' reports)" = 'due locked paused quiet snoozed unscreened' ]
  valid <reports
}

@test "documents: a report in JSON is indented on a terminal, and a record a line stays one" {
  command -v script >/dev/null || skip 'script is not installed'
  leg-log add --kind=walking --minutes=2
  leg-remind set walk >said
  local command
  for command in 'leg-log stats' 'leg-log trend' 'leg-log show 0' 'leg-remind show' 'leg-remind next' 'leg-remind due'; do
    script -qec "$command --format=json" /dev/null >shown </dev/null || [ $? -eq 14 ]
    tr -d '\r' <shown | grep -q '^  "version": 1'
    $command --format=json >line || [ $? -eq 14 ]
    diff <(jq -S 'del(.now)' line) <(tr -d '\r' <shown | jq -S 'del(.now)')
  done
  script -qec 'leg-log list --format=json' /dev/null >shown </dev/null
  [ "$(wc -l <shown)" = 1 ]
}

@test "documents: an unknown member is caught" {
  screening | jq -c '.limits.massage.left.extra = 1' >bad.json
  run valid <bad.json
  assert_failure
  assert_output --partial extra
  screening | jq -c '.created = "yesterday"' >bad.json
  run valid <bad.json
  assert_failure
  screening | jq -c '.id = "one"' >bad.json
  run valid <bad.json
  assert_failure
}

@test "documents: plans written by hand, stopped, limited by today, and the faults of one" {
  screening low-platelets=yes >stop.json || [ $? -eq 10 ]
  screening heart-failure=yes >heart.json
  leg-plan --example >mine.json
  {
    leg-plan --now="$NOW" stop.json || [ $? -eq 10 ]
    leg-plan --now="$NOW" -r circulation,elevate -m 3 -p light stop.json
    leg-plan --now="$NOW" --from=mine.json heart.json
    leg-plan --now="$NOW" -m 20 heart.json
    leg-plan --check=mine.json --format=json
    jq -c '.steps[1].zone = "claf"' mine.json >faulty.json
    leg-plan --check=faulty.json --format=json || [ $? -eq 14 ]
  } | valid
}

@test "documents: the lists that other front ends read" {
  {
    leg-screen --list --format=json
    leg-plan --list --format=json
  } | valid
}

@test "documents: a trial, its result, and the programs' private files" {
  leg-trial start --a=circulation --b=rest --minutes=10 >said
  leg-log add --kind=walking --minutes=2
  leg-log erase --yes last >said 2>&1 || leg-log erase last >said 2>&1
  leg-remind set walk
  leg-remind snooze walk >said 2>&1 || leg-remind pause 1h >said
  {
    cat .local/share/leg/trials/*.json
    leg-trial result --format=json
    records
    cat .local/state/leg/remind.json
  } | valid
}

@test "documents: every schema was used at least once" {
  [ -z "${FILTER:-}" ] || skip 'only some tests were run'
  diff <(sort -u "$BATS_FILE_TMPDIR/held") <(basename -a -s .schema.json "$ROOT"/common/doc/*.schema.json | sort)
}
