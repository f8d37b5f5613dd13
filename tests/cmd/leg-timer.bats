#!/usr/bin/env bats
# leg-timer: pacing on a virtual clock, keys, records. leg-timer-terminal.bats has the terminal.

load timer

setup() { chain_setup; }
teardown() { tmux_end; }

# ---- the clock -----------------------------------------------------------------------------------

@test "timer: three minutes are 180 seconds, leg by leg" {
  run --separate-stderr simulate <(a_plan)
  assert_success
  [ "$(jq -c '[.status, .planned_seconds, .active_seconds, .steps_planned == .steps_done]' <<<"$output")" = \
    '["completed",180,180,true]' ]
  [ "$(jq -c .active <<<"$output")" = '{"setup":{"both":45},"massage":{"left":65,"right":65},"switch":{"both":5}}' ]
  [ -z "$stderr" ]
}

@test "timer: the count-in is not active time" {
  run --separate-stderr leg-timer --now="$NOW" --simulate --count-in=7 <(a_plan)
  [ "$(jq -c '[.active_seconds, (.ended | fromdate) - (.started | fromdate)]' \
    <<<"${output//+00:00/Z}")" = '[180,187]' ]
  run -13 --separate-stderr leg-timer --now="$NOW" --simulate --keys=<(echo 3 q) <(a_plan)
  [ "$(jq -c '[.status, .active_seconds, .active]' <<<"$output")" = '["ended-early",0,{}]' ]
}

@test "timer: every stroke comes at its own time" {
  simulate --events <(a_plan) >events
  run jq -r 'select(.event == "stroke" and .step == 2) | .at_ms' events
  assert_output $'45000\n50000\n55000\n60000\n65000'
  run jq -r 'select(.event == "return" and .step == 2) | .at_ms' events
  assert_output $'48500\n53500\n58500\n63500\n68500'
  [ "$(jq -s 'map(select(.event == "end")) | length' events)" -eq 1 ]
  [ "$(jq -s 'map(.at_ms) == (map(.at_ms) | sort)' events)" = true ]
}

@test "timer: a change of leg is announced once" {
  run jq -c 'select(.side) | .step' <(simulate --events <(a_plan))
  assert_output 6
}

@test "timer: a day and 5000 steps are simulated at once" {
  a_plan '.steps = [range(4800) as $i | .steps[0] | .seconds = 18 | .kind = "aftercare" | .what = "after" | .clock = "keep"
    | .feet = "level" | .position = "sitting"] | .seconds = 86400' >day.json
  run --separate-stderr simulate day.json
  assert_success
  [ "$(jq -c '[.active_seconds, .steps_done]' <<<"$output")" = '[86400,4800]' ]
}

@test "timer: --speed shortens the time and says so in the record" {
  run --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 <(a_plan)
  assert_success
  [ "$(jq -c '[.active_seconds, .simulated]' <<<"$output")" = '[180,true]' ]
}

@test "timer: suspended time is not active time" {
  a_plan '.steps |= [.[0]] | .steps[0] |= (.seconds = 5 | .clock = "hold") | .seconds = 5' >plan.json
  setsid -w sh -c 'echo $$ >pid; exec leg-timer --now="$1" --count-in=0 --plain plan.json' - "$NOW" \
    >record 2>said.txt 3>&- &
  await grep -q comfortable said.txt
  kill -STOP "$(cat pid)"
  sleep 3.5
  kill -CONT "$(cat pid)"
  wait $!
  [ "$(jq -c '[.active_seconds, .status]' record)" = '[5,"completed"]' ]
  [ "$(jq .suspended_seconds record)" -ge 2 ]
  grep -q '^Interrupted for [0-9]* seconds\.$' said.txt
  grep -qx 'Picked up where you left off\.' said.txt
}

@test "timer: a change of the clocks moves the hour, not the session" {
  local plan='.created = "2026-10-25T02:50:00+02:00" | .valid_until = "2026-10-25T03:50:00+02:00"'
  export TZ=CET-1CEST,M3.5.0,M10.5.0/3
  run --separate-stderr leg-timer --now=2026-10-25T02:58:30+02:00 --count-in=0 --simulate <(a_plan "$plan")
  [ "$(jq -c '[.active_seconds, .started, .ended]' <<<"$output")" = \
    '[180,"2026-10-25T02:58:30+02:00","2026-10-25T02:01:30+01:00"]' ]
  plan='.created = "2026-03-29T01:50:00+01:00" | .valid_until = "2026-03-29T02:50:00+01:00"'
  run --separate-stderr leg-timer --now=2026-03-29T01:58:30+01:00 --count-in=0 --simulate <(a_plan "$plan")
  [ "$(jq -c '[.active_seconds, .started, .ended]' <<<"$output")" = \
    '[180,"2026-03-29T01:58:30+01:00","2026-03-29T03:01:30+02:00"]' ]
}

# ---- keys ----------------------------------------------------------------------------------------

@test "timer: a key that is not known is answered with the keys there are" {
  run -65 --separate-stderr keys '10 space' '12 x'
  [ -z "$output" ]
  [[ "$stderr" == *"line 2: expected SECONDS KEY, not '12 x'; the keys are space, n, b, +, -, l, !, q and ?,"* ]]
  run -65 --separate-stderr keys '12 ! leg-swollen' # no sign of ours
  [[ "$stderr" == *"not '12 ! leg-swollen'"*"after ! may follow a sign of leg-documents(5)" ]]
}

@test "timer: a pause counts as a pause" {
  run --separate-stderr keys '10 space' '100 space'
  assert_success
  [ "$(jq -c '[.active_seconds, .paused_seconds]' <<<"$output")" = '[180,90]' ]
}

@test "timer: a pause that is never ended ends the session" {
  run -13 --separate-stderr keys '10 space'
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",10]' ]
  run -13 --separate-stderr timeout 20 setsid -w leg-timer --now="$NOW" --count-in=0 --speed=200 --keys=keys <(a_plan)
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",10]' ]
}

@test "timer: next skips, back repeats, and both are in the record" {
  run --separate-stderr keys '50 n'
  [ "$(jq -c '[.active_seconds, .steps_done, .status]' <<<"$output")" = '[160,10,"completed"]' ]
  run --separate-stderr keys '60 b'
  [ "$(jq -c '[.active_seconds, .steps_done, .active.massage.left]' <<<"$output")" = '[195,11,80]' ]
}

@test "timer: + and - move the end of a step by whole strokes" {
  run --separate-stderr keys '50 +' '51 +'
  [ "$(jq -c '.active.massage.left' <<<"$output")" = 85 ]
  run --separate-stderr keys '46 -'
  [ "$(jq -c '.active.massage.left' <<<"$output")" = 55 ]
}

@test "timer: + and back never go past a limit" {
  a_plan '.limits.massage.left.seconds = 70 | .limits.massage.right.seconds = 70' >plan.json
  printf '%s\n' '46 +' '60 b' '100 b' '110 +' >keys
  run --separate-stderr simulate --keys=keys plan.json
  assert_success
  [ "$(jq '.active.massage.left' <<<"$output")" -le 70 ]
  [ "$(simulate --events --keys=keys plan.json | jq -s 'map(select(.event == "refused")) | length')" -ge 3 ]
}

@test "timer: too hard makes the following steps lighter" {
  printf '46 l\n' >keys
  run -0 --separate-stderr simulate --events --keys=keys <(a_plan)
  [ "$(jq -c 'select(.event == "lighter") | [.at_ms, .n]' <<<"$output")" = '[46000,1]' ]
  # kneading is 4 of 10 in the plan, the last stroke 3
  a_plan >plan.json
  run -0 --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=900 --keys=keys plan.json
  [ "$(grep '^Pressure' <<<"$stderr" | uniq)" = $'Pressure light.\nPressure very light.\nPressure light.\nPressure very light.' ]
}

@test "timer: a step that no plan may hold is refused, whatever the limits" {
  screening >well.json
  leg-plan --now="$NOW" -r walk well.json >walk.json
  leg-plan --now="$NOW" -r sleeve well.json >sleeve.json
  run -0 --separate-stderr simulate walk.json
  run -0 --separate-stderr simulate sleeve.json
  run -65 --separate-stderr simulate <(jq -c '.limits.walking.left |= (.level = "limited" | .cues = ["no-exercise"])' walk.json)
  run -65 --separate-stderr simulate <(jq -c '.limits.sleeve[] |= (.level = "limited" | .cues = ["ask-first"])' sleeve.json)
  [ -z "$output" ]
}

@test "timer: an empty keys file types nothing, and stdin cannot be both plan and keys" {
  run -0 --separate-stderr simulate --keys=/dev/null <(a_plan)
  [ "$(jq -r .status <<<"$output")" = completed ]
  run -0 --separate-stderr simulate --keys=<(:) <(a_plan)
  a_plan >plan.json
  run -64 --separate-stderr simulate --keys=- <plan.json
  run -64 --separate-stderr simulate --keys=- - <plan.json
  run -13 --separate-stderr simulate --keys=- plan.json <<<'0 q'
}

@test "timer: a keys file answers the question of !, by id or number, in its line or the next" {
  local answer
  for answer in '10 ! cold-pale-foot' '10 ! 4' $'10 !\n12 cold-pale-foot' $'10 !\n12 4'; do
    printf '%s\n' "$answer" >keys
    run -11 --separate-stderr simulate --keys=keys <(a_plan)
    [ "$(jq -c '[.status, .symptom, .active_seconds]' <<<"$output")" = '["symptom","cold-pale-foot",10]' ]
  done
  for answer in '10 ! 0' '10 ! 19' $'10 !\n12 x' '10 4' $'10 ! cramp\n12 4'; do
    printf '%s\n' "$answer" >keys
    run -65 --separate-stderr simulate --keys=keys <(a_plan)
  done
}

@test "timer: wrong keys files are refused by line" {
  for line in 'x n' '10' '10 z' '-1 n' '10 n n' '10 ! tired' '1e3 n' '99999999999 n'; do
    printf '5 n\n%s\n' "$line" >keys
    run -65 --separate-stderr simulate --keys=keys <(a_plan)
    [[ $stderr == *'keys: '*'line 2'* ]]
  done
  printf '# from another system\r\n\r\n \t\r\n5 n\r\n' >keys
  run -0 --separate-stderr simulate --keys=keys <(a_plan)
  [ "$(jq .active_seconds <<<"$output")" -lt 180 ]
  printf '5 !\r\n6 cramp \r\n' >keys
  run -13 --separate-stderr simulate --keys=keys <(a_plan)
  [ "$(jq -r .symptom <<<"$output")" = cramp ]
  printf '5 n\n4 n\n' >keys
  run -65 --separate-stderr simulate --keys=keys <(a_plan)
  run -66 --separate-stderr simulate --keys=nowhere <(a_plan)
}

@test "timer: a pause that outlasts the screening ends the session" {
  run -13 --separate-stderr keys '10 space' '3700 space'
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",10]' ]
}

@test "timer: the first q closes the keys in line mode and under --keys too" {
  local key
  for key in q '?'; do
    run -0 --separate-stderr keys '10 ?' "12 $key"
    [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["completed",180]' ]
    [ "${stderr_lines[0]}" = 'Now: Get comfortable.' ]
    [[ ${stderr_lines[1]} == *'press ? or q to close'* ]]
    [ "${stderr_lines[-1]}" = 'Keys closed.' ]
  done
  run -13 --separate-stderr keys '10 ?' '12 n' '14 q' '16 q'
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",16]' ]
}

# ---- the symptom key -----------------------------------------------------------------------------

@test "timer: a symptom stops at once, with its id, 13" {
  run -13 --separate-stderr keys '50 ! cramp'
  [ "$(jq -c '[.status, .symptom, .active_seconds]' <<<"$output")" = '["symptom","cramp",50]' ]
}

@test "timer: an emergency is 11, and a simulated one locks nothing" {
  run -11 --separate-stderr keys '50 ! breath-or-chest'
  [ "$(jq -r .symptom <<<"$output")" = breath-or-chest ]
  [[ $stderr == STOP*'your emergency number'* ]]
  [ ! -e .local/state/leg/locks.json ]
  run -0 simulate <(a_plan)
}

# stops SYMPTOM: a session in real time that this sign stops.
stops() {
  printf '20 ! %s\n' "$1" >keys
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys plan.json
}

@test "timer: a sign that must be checked locks the next plan and session" {
  screening >well.json
  stops sharp-pain >record 2>said.txt || [ $? -eq 13 ]
  [ "$(jq -r .symptom record)" = sharp-pain ]
  [ "$(jq -r .self.level .local/state/leg/locks.json)" = check ]
  # it is the record's
  [ "$(jq -c '.self | [.id, .time]' .local/state/leg/locks.json)" = "$(jq -c '[.id, .created]' record)" ]
  run -12 --separate-stderr simulate <(a_plan)
  [ -z "$output" ]
  run -12 --separate-stderr leg-plan --now="$NOW" well.json
  [ -z "$output" ]
}

@test "timer: a sign of the other person locks their sessions, and none of one's own" {
  local sign level
  a_plan '.mode = "partner"' >partner.json
  a_plan >plan.json
  while read -r level sign; do
    rm -rf .local
    echo "20 ! $sign" >keys
    setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys partner.json >record 2>said.txt || [ $? -eq 13 ]
    [ "$(jq -c '[.self, .partner.level]' .local/state/leg/locks.json)" = "[null,\"$level\"]" ]
    run -12 --separate-stderr simulate partner.json
    run -0 --separate-stderr simulate plan.json
  done <<<$'check sharp-pain\nrescreen'
}

@test "timer: with a partner what to do is said to the person who massages" {
  a_plan '.mode = "partner"' >partner.json
  echo '20 ! dizzy' >keys
  run -13 --separate-stderr simulate --keys=keys partner.json
  grep -q 'Have your partner lie down' <<<"$stderr"
  run -1 grep 'If you faint' <<<"$stderr"
  leg-plan --check=partner.json --format=text >card
  grep -A2 '^Watch for' card | tr -s ' \n' ' ' | grep -q 'if your partner feels faint or short of breath. Tell your partner:'
}

@test "timer: the voice says what to do about a sign, without a question too" {
  local sign
  for sign in ' cold-pale-foot' ''; do
    printf '20 !%s\n' "$sign" >keys
    setsid -w leg-timer --now="$NOW" --count-in=0 --speed=200 --keys=keys --say-with='printf "%s\n" "$1" >>heard' \
      <(a_plan) >/dev/null 2>&1 || true
    await grep -q 'all your emergency number (112, 911, 999) now' heard
    rm -rf heard .local/state/leg/locks.json
  done
}

@test "timer: the voice ends with what to watch for" {
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=3600 --say-with='printf "%s\n" "$1" >>heard' \
    <(a_plan) >/dev/null 2>&1
  await grep -q 'emergency room' heard
  grep -qx '3 minutes for your legs.*' heard
  grep -q '^In the next 2 days: new pain' heard
}

@test "timer: new words end what spd-say has given to its server" {
  mkdir bin
  printf '#!/bin/sh\nprintf "%%s\\n" "$*" >>heard\n' >bin/spd-say
  chmod +x bin/spd-say
  PATH=$PWD/bin:$PATH setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --say <(a_plan) >/dev/null 2>&1
  await grep -q '^-S -w -P important -- 3 minutes for your legs' heard # others may have been ended at once
}

@test "timer: a cramp locks nothing" {
  stops cramp >record 2>/dev/null || [ $? -eq 13 ]
  [ "$(jq -r .symptom record)" = cramp ]
  run -0 simulate <(a_plan)
}

# ---- what was broken off ---------------------------------------------------------------------------

# broken_off: a session in real time, ended in its fourth step.
broken_off() {
  printf '80.7 q\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys <(a_plan) 2>/dev/null || [ $? -eq 13 ]
}

@test "timer: --resume goes on at the same place, once" {
  broken_off >first
  [ "$(jq .active_seconds first)" = 80 ]
  run --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --resume
  assert_success
  [ "$(jq -c '[.active_seconds, .status, .steps_done]' <<<"$output")" = '[100,"completed",8]' ] # 0.7 of the first
  [ "$(jq '[.active[][]] | add' <<<"$output")" = 100 ]
  [ "$(jq -r .plan_id <<<"$output")" = "$(jq -r .plan_id first)" ]
  run -66 --separate-stderr leg-timer --resume
}

@test "timer: another session in between takes nothing from --resume, unless a sign ends it" {
  broken_off >first
  cp .local/state/leg/interrupted.json before
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=900 plan.json >/dev/null 2>&1
  cmp before .local/state/leg/interrupted.json
  printf '1 ! cramp\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=900 --keys=keys plan.json >/dev/null 2>&1 || [ $? -eq 13 ]
  [ ! -e .local/state/leg/interrupted.json ]
  cp before .local/state/leg/interrupted.json
  printf '1 q\n' >keys # and one that goes on, and has come to its end before it was kept
  setsid -w leg-timer --now="$NOW" --count-in=9 --plain --speed=90 --keys=keys --resume >/dev/null 2>&1 || [ $? -eq 13 ]
  [ "$(jq -c '[.step, .done_ms]' .local/state/leg/interrupted.json)" = "$(jq -c '[.step, .done_ms]' before)" ]
}

@test "timer: --resume keeps the lower pressure" {
  printf '50 l\n80 q\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys <(a_plan) >first 2>/dev/null || [ $? -eq 13 ]
  run --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --resume
  [[ $stderr == *'Pressure light.'* && $stderr != *'Pressure light to medium.'* ]]
}

@test "timer: while one timer goes on with a session, no other can" {
  broken_off >first
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --resume >record 2>said.txt 3>&- &
  await [ ! -e .local/state/leg/interrupted.json ]
  run -66 --separate-stderr leg-timer --now="$NOW" --simulate --resume
  kill -TERM $!
  wait $! || true
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: --resume not on another day, not past the screening, not under a lock; refused, it loses nothing" {
  broken_off >first
  cp .local/state/leg/interrupted.json before
  run -66 --separate-stderr leg-timer --now=2026-11-23T09:40:00+01:00 --simulate --resume
  run -13 --separate-stderr leg-timer --now=2026-11-22T10:40:00+01:00 --simulate --resume
  [[ $stderr == *leg-screen* ]]
  [ -z "$output" ]
  jq -c '.plan |= (fromjson | .valid_until = "2026-11-22T11:30:00+01:00" | tojson)' before \
    >.local/state/leg/interrupted.json # an hour at most, whatever it says
  run -13 --separate-stderr leg-timer --now=2026-11-22T10:40:00+01:00 --simulate --resume
  cp before .local/state/leg/interrupted.json
  run -64 --separate-stderr leg-timer --resume plan.json
  cmp before .local/state/leg/interrupted.json
  echo rubbish >.local/state/leg/interrupted.json
  run -65 --separate-stderr leg-timer --now="$NOW" --simulate --resume
  [[ $stderr == *"$HOME/.local/state/leg/interrupted.json"* ]]
  [ -e .local/state/leg/interrupted.json ]
}

@test "timer: killed, it loses only the running step; the next one says how to store it and go on" {
  a_plan >plan.json
  printf '%s space\n' 72 3600 >keys # in its fourth step it stands still
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 --keys=keys plan.json >record 2>said.txt 3>&- &
  await grep -q '^Paused' said.txt
  kill -KILL $!
  wait $! || true
  [ ! -s record ]
  run -0 --separate-stderr simulate plan.json
  file=$(echo "$HOME/$UNSAVED"/*.json)
  [[ $stderr == *': leg-log add '*"$file"*'to go on, within the hour, with '*': leg-timer --resume | leg-log add' ]]
  add=$(sed -n 's/.*: leg-log add/leg-log add/p' <<<"$stderr")
  [ "$(jq -r .status "$file")" = ended-early ]
  before=$(jq .active.massage.left "$file") # and, at this speed, some of the running step
  [ "$before" -ge 25 ]
  [ "$before" -le 27 ]
  [ -z "$(ls .local/state/leg/running)" ]
  run -0 sh -c "$add" # the command works as it is printed
  run -0 --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=900 --resume
  [ "$(jq -r .status <<<"$output")" = completed ]
  left=$(jq .active.massage.left <<<"$output")
  [ "$left" -ge 38 ]
  [ "$left" -le 40 ]
  [ $((before + left)) -le 65 ]
  run -0 --separate-stderr simulate plan.json
  [ -z "$stderr" ]
}

@test "timer: of what was cut off the last that can go on is offered, and each is told of with its day" {
  # cut_off ID TIME [FILE]: the rest and the record of a timer that was killed then
  cut_off() {
    jq -c --arg id "0199d33c-0000-7000-8000-00000000000$1" --arg time "$2" '.id = $id | .created = $time | .owner =
      {pid: 1, started: 1, boot: "before"} | .session = ($record | .id = $id | .created = $time | .started = $time | .ended = $time | tojson)' \
      --argjson record "$(jq -c 'del(.simulated)' first)" before >".local/state/leg/running/${3:-0199d33c-0000-7000-8000-00000000000$1.json}"
  }
  broken_off >first
  mv .local/state/leg/interrupted.json before
  cut_off 1 2026-11-22T09:31:00+01:00
  run -0 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [[ $stderr == *'a session of 09:31 was cut off. To store '* ]]
  [[ $stderr == *'to go on, within the hour, with a session of 09:31: leg-timer --resume | leg-log add' ]]
  cut_off 1 2026-11-22T09:31:00+01:00 # not while the program before still asks
  {
    sleep 1
    [ -s said.txt ] || touch quiet
    a_plan
  } | leg-timer --now="${NOW/:30:/:40:}" --simulate 2>said.txt
  grep -q 'was cut off' said.txt
  [ -e quiet ]
  for ((i = 2; i < 8; i++)); do cut_off "$i" "2026-11-22T09:3$i:00+01:00"; done
  i=2
  ls -U .local/state/leg/running >found
  while read -r file; do # found in the order of their times
    cut_off "$i" "2026-11-22T09:3$i:00+01:00" "$file"
    i=$((i + 1))
  done <found
  run -0 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [ "$(grep -c 'was cut off' <<<"$stderr")" -eq 6 ]
  [ "$(grep -c 'to go on' <<<"$stderr")" -eq 1 ]
  [[ $stderr == *'to go on, within the hour, with a session of 09:37: '* ]]
  [ "$(jq -r .id .local/state/leg/interrupted.json)" = 0199d33c-0000-7000-8000-000000000007 ]
  cut_off 2 2026-11-22T09:32:00+01:00
  run -0 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [[ $stderr == *'a session of 09:32 was cut off. To store '* && $stderr != *'to go on'* ]]
  [ "$(jq -r .id .local/state/leg/interrupted.json)" = 0199d33c-0000-7000-8000-000000000007 ]
  rm .local/state/leg/interrupted.json
  cut_off 3 2026-11-22T09:33:00+01:00 any-name # the last of these was at its end
  cut_off 6 2026-11-22T09:36:00+01:00
  sed -i 's/ended-early/completed/' .local/state/leg/running/*6.json
  run -0 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [ "$(grep -c 'was cut off' <<<"$stderr")" -eq 2 ]
  [[ $stderr == *'to go on, within the hour, with a session of 09:33: '* ]]
  [ -z "$(ls .local/state/leg/running)" ]
  cut_off 4 2026-11-20T18:12:00+01:00 # on another day
  run -0 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [[ $stderr == *'a session of 2026-11-20 18:12 was cut off. To store what was done: leg-log add '*4.json ]]
  printf '1 ! sharp-pain\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys <(a_plan) >/dev/null 2>&1 || [ $? -eq 13 ]
  rm -f .local/state/leg/interrupted.json
  cut_off 5 2026-11-22T09:34:00+01:00 # under a lock
  run -12 --separate-stderr leg-timer --now="${NOW/:30:/:40:}" --simulate <(a_plan)
  [[ $stderr == *'a session of 09:34 was cut off. To store '* && $stderr != *'to go on'* ]]
  [ ! -e .local/state/leg/interrupted.json ]
}

@test "timer: Ctrl-C once the record is delivered changes nothing" {
  command -v strace >/dev/null || skip 'strace is not installed'
  export ASAN_OPTIONS=detect_leaks=0 # which takes a tracer of its own
  run -0 --separate-stderr setsid -w strace -qq -o trace -e inject=unlinkat:signal=INT leg-timer --now="$NOW" --count-in=0 \
    --speed=3600 <(a_plan)
  [ "$(jq -r .status <<<"$output")" = completed ]
  [ "$(grep -c '^unlinkat' trace)" -eq 1 ]
}

@test "timer: killed while its record waits, it leaves one record, and nothing to go on with" {
  a_plan >plan.json
  echo '50 ! cramp' >keys
  mkfifo stuck
  exec 7<>stuck # open at both ends, and full
  dd if=/dev/zero of=stuck bs=4096 oflag=nonblock status=none 2>/dev/null || true
  setsid leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys plan.json >stuck 2>said.txt 3>&- 7>&- &
  await kept '.symptom == "cramp"'
  kill -KILL $!
  wait $! || true
  [ "$(ls .local/state/leg/running | wc -l)" -eq 1 ]
  run -0 --separate-stderr simulate plan.json
  [[ $stderr == *'leg-log add '* && $stderr != *--resume* ]]
  [ "$(jq -r .symptom "$UNSAVED"/*.json)" = cramp ]
  [ ! -e .local/state/leg/interrupted.json ]
}

@test "timer: a second timer leaves a running one alone" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain plan.json >record 2>said.txt 3>&- &
  await kept '.status == "ended-early"'
  run -0 --separate-stderr simulate plan.json
  [ -z "$stderr" ]
  [ -n "$(ls .local/state/leg/running)" ]
  kill -TERM $!
  wait $! || true
  [ "$(jq -r .status record)" = ended-early ]
  [ -z "$(ls .local/state/leg/running)" ]
}

@test "timer: a session without half of its work is ended early, 13" {
  run -13 --separate-stderr keys '1 n' '2 n' '3 n' '4 n' '5 n' '6 n' '7 n' '8 n' '9 n' '10 n' '11 n'
  [ "$(jq -c '[.status, .steps_done]' <<<"$output")" = '["ended-early",2]' ]
  run -13 --separate-stderr keys '50 n' '51 n' '52 n' '53 n' '54 n' '55 n'
  [ "$(jq -r .status <<<"$output")" = ended-early ]
  [ ! -e .local/state/leg/interrupted.json ]
}

@test "timer: a stop of another program ends the session at the next step, 13" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  await test -s said.txt
  printf '1 ! sharp-pain\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys plan.json >other 2>/dev/null || true
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 13 ]
  grep -q 'stopped sessions meanwhile' said.txt
  run -1 grep 'To go on' said.txt
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: so does one that a new screening has lifted since" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  await test -s said.txt
  id=$(jq -r .id plan.json) # half a second later than the plan's, and so than its screening's
  ms=$(printf %012x $((0x${id:0:8}${id:9:4} + 500)))
  jq -c --arg id "${ms:0:8}-${ms:8}-${id:14}" '{type: "leg-locks", version: 2, self: {level: "rescreen", time: .created, $id, lifted_by: $id}}' plan.json >locks
  chmod 600 locks
  mv locks .local/state/leg/locks.json
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 13 ]
  grep -q 'stopped sessions meanwhile' said.txt
}

@test "timer: unreadable locks end the session, and the message says so" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  await test -s said.txt
  mkdir -p .local/state/leg/locks.json
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 13 ]
  grep -q "Cannot tell whether another program .*($HOME/.local/state/leg/locks.json: " said.txt
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: the end says how to go on only if the session can go on" {
  # said TIME KEY...: the words of a session in real time
  said() {
    printf '%s\n' "${@:2}" >keys
    { setsid -w leg-timer --now="2026-11-22T$1+01:00" --count-in=0 --plain --speed=200 --keys=keys <(a_plan) >record; } 2>&1
  }
  run -13 said 09:30:00 '80 q'
  assert_output --partial 'To go on, within the hour: leg-timer --resume'
  run -13 said 09:30:00 {1..11}' n' # every step skipped
  refute_output --partial 'To go on'
  run -0 said 09:30:00
  refute_output --partial 'To go on'
  run -13 said 09:30:00 '50 ! cramp'
  refute_output --partial 'To go on'
  run -13 said 10:29:59 '10 space' '600 q' # three seconds later, past the screening
  refute_output --partial 'To go on'
  run -13 said 10:29:30 '10 space' '40 space'
  assert_output --partial 'The screening has expired meanwhile.'
  refute_output --partial 'To go on'
}

@test "timer: a simulated session that outlasts its screening says so" {
  printf '30 space\n3700 space\n' >keys
  run -13 --separate-stderr simulate --keys=keys <(a_plan)
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",30]' ]
  [[ $stderr == 'The screening has expired meanwhile.'*'(leg-screen).' ]]
  run -0 --separate-stderr simulate <(a_plan)
  [ -z "$stderr" ]
}

# ---- what it will not pace -----------------------------------------------------------------------

@test "timer: expired, from the future, or against its limits" {
  run -12 --separate-stderr leg-timer --now=2026-11-22T10:30:01+01:00 --simulate <(a_plan)
  run -12 --separate-stderr leg-timer --now=2026-11-22T10:30:01+01:00 --simulate <(a_plan '.valid_until = "2026-11-22T23:00:00+01:00"') # whatever it says
  [ -z "$output" ]
  run -12 --separate-stderr leg-timer --now=2026-11-22T09:27:59+01:00 --simulate <(a_plan)
  run -65 --separate-stderr simulate <(a_plan '.steps[2].pressure = 6')
  [[ $stderr == *'steps[2]'* ]]
  run -65 --separate-stderr simulate <(a_plan '.limits.massage.left.level = "not-allowed"')
  run -65 --separate-stderr simulate <(a_plan '.steps |= reverse')
  run -65 --separate-stderr simulate <(a_plan '.steps = []')
  [ -z "$output" ]
}

@test "timer: a caution of the limits is said at each step that it concerns, even if the plan lost it" {
  screening veins-mild=yes | leg-plan --now="$NOW" -m 3 | jq -c 'del(.steps[].cues)' >lost.json
  run -0 --separate-stderr timer --plain --speed=3600 lost.json
  [ "$(grep -cF "Keep a hand's width away" <<<"$stderr")" -eq 7 ] # among the limits, and at six strokes
}

@test "timer: without a screening only routines that need none" {
  run -12 --separate-stderr simulate <(a_plan 'del(.screening_id)')
  [ -z "$output" ]
  [[ $stderr == *'steps[2]: needs a screening'* ]]
  run -0 --separate-stderr simulate <(leg-plan --now="$NOW" -r walk </dev/null)
  run -0 --separate-stderr simulate <(leg-plan --now="$NOW" -r pumps </dev/null)
}

@test "timer: no plan, no terminal to type one on, no file" {
  needs script
  run -65 --separate-stderr leg-timer <(:)
  run -65 --separate-stderr bash -c ': | leg-timer'
  [ -z "$stderr" ]
  run -65 --separate-stderr leg-timer /dev/null
  [ -n "$stderr" ]
  echo '{}' >other.json
  run -65 --separate-stderr leg-timer other.json
  [[ $stderr == 'leg-timer: other.json: '* ]]
  run -66 --separate-stderr leg-timer nowhere.json
  run -64 --separate-stderr script -qec 'leg-timer' /dev/null
}

@test "timer: every prefix and every cut of a plan is 65, nothing paced" {
  a_plan >plan.json
  size=$(wc -c <plan.json)
  for ((n = 1; n < size - 1; n += size / 40)); do
    head -c "$n" plan.json >part.json
    run -65 --separate-stderr simulate part.json
    [ -z "$output" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
  done
}

@test "timer: hostile JSON is 65 with one line" {
  local file
  a_plan >plan.json
  mkdir hostile
  sed 's/"seconds":180,/"seconds":180\x00,/' plan.json >hostile/nul
  sed 's/"seconds":180,/"seconds":180,"seconds":180,/' plan.json >hostile/twice
  sed 's/"seconds":180,/"seconds":99999999999999999999,/' plan.json >hostile/huge
  sed 's/"seconds":180,/"seconds":1e400,/' plan.json >hostile/infinite
  sed 's/"Circulation"/"\xff\xfe"/' plan.json >hostile/bytes
  sed 's/"Circulation"/"\\ud800"/' plan.json >hostile/surrogate
  sed 's/"Circulation"/"\x1b]52;c;aGk=\x07"/' plan.json >hostile/raw
  sed 's/"hold"/"\xc2\x9b31m\xe2\x80\xae"/' plan.json >hostile/word
  sed 's/"seconds":180,/\x1b[2J\xc2\x9b31m,/' plan.json >hostile/token
  cat plan.json plan.json >hostile/two
  yes '[' | head -n 100000 >hostile/deep
  yes '{"a":' | head -n 100000 >hostile/deeper
  a_plan '.steps = [range(5001) as $i | .steps[0] | .seconds = 1 | .kind = "aftercare" | .what = "after"
    | .clock = "keep" | .feet = "level" | .position = "sitting"] | .seconds = 5001' >hostile/many
  for file in hostile/*; do
    run -65 --separate-stderr simulate "$file"
    [ -z "$output" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [ "$(steering <<<"$stderr")" -eq 0 ]
  done
}

@test "timer: a document of more than 4 MiB is 65, even if most of it is blank" {
  a_plan >plan.json
  head -c 4194305 /dev/zero | tr '\0' ' ' >>plan.json
  run -65 --separate-stderr simulate plan.json
  [[ $stderr == *'4 MiB'* ]]
  run -65 --separate-stderr simulate <plan.json
  [[ $stderr == *'4 MiB'* ]]
}

@test "timer: wrong options are 64 and quote the word" {
  for option in --speed=0 --speed=x --count-in=-1 --count-in=61 --bell=loud --format=xml --speed=9999999; do
    run -64 --separate-stderr leg-timer "$option" --simulate <(a_plan)
    [[ $stderr == *"'${option#*=}'"* || $stderr == *"${option#*=}"* ]]
  done
  run -64 --separate-stderr leg-timer --simulate a b
}

@test "timer: a stop plan is shown and passed on, not paced" {
  screening clot-signs=yes >screening.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" screening.json >plan.json || [ $? -eq 10 ]
  run -10 --separate-stderr setsid -w leg-timer --now="$NOW" plan.json
  [ "$output" = "$(cat plan.json)" ]
  [[ $stderr == *STOP* ]]
  run -74 setsid -w bash -c 'leg-timer --now="$1" plan.json >/dev/full' - "$NOW"
  assert_line 'STOP: no session today.'
}

# ---- before the clock ----------------------------------------------------------------------------

@test "timer: without a terminal, with --simulate or --keys the page is written and nothing waits" {
  a_limited_plan
  run -0 --separate-stderr simulate plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 plan.json >record 2>said.txt
  grep -q '^Left out: kneading' said.txt
  [ "$(jq -r .status record)" = completed ]
  printf '1 q\n' >keys
  on_screen 80 24 --keys=keys
  tmux_until 'ended 13'
}

@test "timer: a rest with the legs level says the limits that hold for it" {
  answers artery-narrow=yes >answers.json
  leg-screen --now="$NOW" --answers=answers.json >screening.json 2>/dev/null
  leg-plan --now="$NOW" -r elevate screening.json >plan.json
  [ "$(jq -c '[.steps[].kind]' plan.json)" = '["setup","rest","aftercare"]' ]
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 plan.json >record 2>said.txt
  grep -q '^Raising the legs, both legs: Limited' said.txt
  grep -q 'Watch the colour of the foot' said.txt
}

@test "timer: a stop as text in a pipe has no colour" {
  a_stop_plan
  on_screen 80 24 --format=text
  tmux_until 'ended 10'
  [ "$(steering record)" -eq 0 ]
  grep -q '^STOP: Circulation is not for today' record
}

# ---- nothing is lost -----------------------------------------------------------------------------

@test "timer: a record that cannot be written is kept and named, 74" {
  run -74 --separate-stderr bash -c 'leg-timer --now='"$NOW"' --simulate "$1" >/dev/full' - <(a_plan)
  file=$(echo "$UNSAVED"/*.json)
  [ "$(jq -r .status "$file")" = completed ]
  [[ $stderr == *"$file"* ]]
  [ "$(stat -c %a "$file")" = 600 ]
  run -0 leg-log add "$file"
  export XDG_STATE_HOME="$HOME/it's mine"
  run -74 --separate-stderr bash -c 'leg-timer --now='"$NOW"' --simulate "$1" >/dev/full' - <(a_plan)
  bash -c "${stderr##*kept: }" # the command works as it is printed
  [ -z "$(ls "$XDG_STATE_HOME/leg/unsaved")" ]
  unset XDG_STATE_HOME
  rm -f "$UNSAVED"/*
  run -74 --separate-stderr bash -c 'leg-timer --now='"$NOW"' --simulate --events "$1" >/dev/full' - <(a_plan)
  [ -e "$(echo "$UNSAVED"/*.json)" ]
}

@test "timer: a reader that is gone loses nothing" {
  a_plan >plan.json
  run bash -c 'leg-timer --now='"$NOW"' --count-in=1 --simulate plan.json | true; exit ${PIPESTATUS[0]}'
  [ "$status" -eq 74 ] || [ "$status" -eq 0 ]
  mkfifo gone
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=100 plan.json >gone 2>said.txt &
  exec 7<gone
  exec 7<&-
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 74 ]
  grep -q 'takes the record is gone' said.txt
  [ "$(jq -r .status "$UNSAVED"/*.json | tail -1)" = completed ]
}

@test "timer: closed descriptors" {
  a_plan >plan.json
  run -74 bash -c 'leg-timer --now='"$NOW"' --simulate plan.json >&-'
  [ -e "$(echo "$UNSAVED"/*.json)" ]
  run -0 bash -c 'leg-timer --now='"$NOW"' --simulate plan.json 2>&- | jq -r .status'
  assert_output completed
  run -65 bash -c 'leg-timer --now='"$NOW"' --simulate <&-'
}

@test "timer: a record that can be kept nowhere is printed" {
  mkdir -p .local/state/leg
  : >"$UNSAVED"
  run -74 --separate-stderr bash -c 'leg-timer --now='"$NOW"' --simulate "$1" >/dev/full' - <(a_plan)
  [ "$(grep -m1 -o '^{.*}' <<<"$stderr" | jq -r .status)" = completed ]
  # and one that was kept while it ran is kept on
  a_plan >plan.json
  run -74 setsid -w bash -c 'leg-timer --now="$1" --count-in=0 --plain --speed=900 plan.json >/dev/full' - "$NOW"
  rm "$UNSAVED"
  run -0 --separate-stderr simulate plan.json
  [ "$(jq -r .status "$UNSAVED"/*.json)" = completed ]
}

@test "timer: four descriptors" {
  a_plan >plan.json
  run -0 --separate-stderr bash -c 'exec 3>&-; ulimit -n 4; exec leg-timer --now='"$NOW"' --simulate plan.json'
  [ "$(jq -r .status <<<"$output")" = completed ]
  run -74 --separate-stderr bash -c 'exec 3>&- >/dev/full; ulimit -n 4; exec leg-timer --now='"$NOW"' --simulate plan.json'
  [ "$(grep -m1 -o '^{.*}' <<<"$stderr" | jq -r .status)" = completed ]
}

@test "timer: signals still work while its reader is blocked" {
  a_plan >plan.json
  mkfifo stuck
  exec 7<>stuck # open at both ends, and full
  dd if=/dev/zero of=stuck bs=4096 oflag=nonblock status=none 2>/dev/null || true
  # its events, or what it says, wait for a reader that reads nothing
  setsid leg-timer --now="$NOW" --count-in=0 --plain --events plan.json >stuck 2>said.txt 3>&- 7>&- &
  await test -s said.txt
  kill -TERM $!
  ends $!
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 143 ]
  [ "$(jq -r .status "$UNSAVED"/*.json)" = ended-early ]
  setsid leg-timer --now="$NOW" --count-in=0 --plain --speed=3600 plan.json >record 2>stuck 3>&- 7>&- &
  await kept '.status == "completed"' # the words are not taken
  kill -HUP $!
  ends $!
  [ -s record ]
  # the next plan must know of a stop, even if the record is lost
  setsid leg-timer --now="$NOW" --count-in=0 --plain --keys=<(echo 0 ! sharp-pain) plan.json >stuck 2>&1 3>&- 7>&- &
  await test -s .local/state/leg/locks.json
  kill -TERM $!
  ends $!
}

@test "timer: a slow reader of what it says loses nothing of it" {
  a_plan >plan.json
  mkfifo slow
  exec 7<>slow
  dd if=/dev/zero of=slow bs=4096 oflag=nonblock status=none 2>/dev/null || true
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=3600 plan.json >record 2>slow 3>&- 7>&- &
  await kept '.status == "completed"' # its words still wait
  cat <slow >said.txt 3>&- 7>&- &
  exec 7>&-
  wait
  tr -d '\0' <said.txt >words
  grep -q '^Get comfortable\.' words
  [[ $(tail -n 1 words) == 'Very sore with dark urine: '* ]]
}

@test "timer: the last text of a command that is slow still comes" {
  local last
  a_plan >plan.json
  last=$(jq -r '.steps[-1].title' plan.json)
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=1800 --on-step='sleep 0.3; echo "$1" >>titles' \
    --say-with='trap "" TERM; sleep 0.3; echo "$1" >>said' plan.json >record 2>/dev/null
  await grep -xF "$last" titles
  await grep '^3 minutes' said
}

@test "timer: signals end a session without a terminal too, with a record" {
  local signal status
  a_plan >plan.json
  for signal in INT:13 TERM:143 HUP:129 QUIT:131 USR1:138 USR2:140 ALRM:142 VTALRM:154 XCPU:152 IO:157 PWR:158; do
    rm -f said.txt record
    # what a shell starts beside itself ignores INT and QUIT
    setsid env --default-signal=INT,QUIT leg-timer --now="$NOW" --count-in=0 plan.json >record 2>said.txt 3>&- &
    await test -s said.txt
    kill "-${signal%:*}" $!
    ends $!
    ended=0
    wait $! || ended=$?
    [ "$ended" -eq "${signal#*:}" ]
    [ "$(jq -r .status record)" = ended-early ]
  done
}

@test "timer: an odd environment changes nothing" {
  local long change changes
  # what_is_left COMMAND…: what it writes, without what differs each time
  what_is_left() { "$@" 2>&1 | grep -v '^leg-timer: TZ: ' | sed -E 's/"(id|created)":"[^"]*",?//g'; }
  a_plan >plan.json
  long=/$(printf '%5000s' '' | tr ' ' a)
  set -- leg-timer --now="$NOW" --simulate plan.json
  what_is_left "$@" >usual
  grep -q '"active_seconds":180' usual
  for change in 'XDG_STATE_HOME=here|XDG_CONFIG_HOME=here' "XDG_STATE_HOME=$long|XDG_CONFIG_HOME=$long" \
    "HOME=$long|XDG_STATE_HOME=$PWD/.local/state" "HOME=|XDG_STATE_HOME=$PWD/.local/state" LC_ALL=xx_YY.rubbish \
    TZ=rub/bish 'ARGP_HELP_FMT=rmargin=-1,,no-such' "-u|HOME|XDG_STATE_HOME=$PWD/.local/state" \
    "-i|XDG_STATE_HOME=$PWD/.local/state"; do
    IFS='|' read -ra changes <<<"$change"
    what_is_left env "${changes[@]}" LEG_TEST=1 PATH="$PATH" "$@" | diff usual -
  done
  leg-timer --help >usual
  for change in ARGP_HELP_FMT=rmargin=1 ARGP_HELP_FMT=opt-doc-col=-5 -i; do
    env $change PATH="$PATH" leg-timer --help | diff usual -
  done
  [ ! -e here ]
}

@test "timer: no text of a plan is shown, spoken or passed to a command" {
  hostile >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 --plain --say-with='printf "%s\n" "$1" >>said' \
    --on-step='printf "%s\n" "$1" >>titles; cat >>steps' plan.json >/dev/null 2>lines
  await grep '^3 minutes' said
  await test -s steps
  simulate --events plan.json >events.json
  cat lines said titles steps events.json >all
  grep -q 'Long strokes, left leg' all
  run -1 grep -a KNEAD all
  [ "$(steering all)" -eq 0 ]
  hostile | jq -c '.outcome = "stop" | .steps = [] | .seconds = 0' >stop.json
  run -10 setsid -w leg-timer --now="$NOW" stop.json
  refute_output --partial KNEAD
}

@test "timer: a signal that the parent had blocked ends it all the same" {
  env --block-signal=TERM true || skip 'env cannot block a signal'
  a_plan >plan.json
  setsid env --block-signal=TERM leg-timer --now="$NOW" --count-in=0 --plain plan.json >record 2>said.txt 3>&- &
  await test -s said.txt
  kill -TERM $!
  ends $!
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: what cannot be kept is not offered to be gone on with" {
  a_plan >plan.json
  XDG_STATE_HOME=/dev/null setsid leg-timer --now="$NOW" --count-in=0 --plain plan.json >record 2>said.txt 3>&- &
  await test -s said.txt
  kill -TERM $!
  ends $!
  [ "$(jq -r .status record)" = ended-early ]
  grep -q '^leg-timer: /dev/null/leg: ' said.txt
  run -1 grep -e --resume said.txt
}

@test "timer: a plan too long to be kept is said to be, and paced" {
  a_plan '.routine = "rest" | .steps = [range(4900) | {kind: "rest", what: "rest", cues: [], leg: "both", seconds: 1,
    position: "sitting", feet: "level", clock: "keep", note: ("\"" * 200), title: "", cue: ""}] | .seconds = 4900' >plan.json
  echo '2 q' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys plan.json >record 2>said.txt || [ $? -eq 13 ]
  grep -q 'not kept while it runs' said.txt
  [ "$(jq .active_seconds record)" -eq 2 ]
}

@test "timer: a wrong setting that an option or a variable outranks stops nothing" {
  mkdir -p .config/leg
  printf 'bell = loud\nstill = perhaps\n' >.config/leg/config
  a_plan >plan.json
  run -78 simulate plan.json
  assert_output --partial "line 1: 'loud' is not none, steps or strokes"
  run -78 simulate --bell=none plan.json
  assert_output --partial "line 2: 'perhaps' is not yes or no"
  run -0 simulate --bell=none --still plan.json
  LEG_BELL=steps LEG_STILL=no run -0 --separate-stderr simulate plan.json
  [[ $stderr != *loud* && $stderr != *perhaps* ]] || fail "$stderr"
  LEG_BELL=loud LEG_STILL=no run -78 simulate plan.json
  assert_output --partial "LEG_BELL: 'loud' is not none, steps or strokes"
}

@test "timer: a wrong setting keeps no stop from being shown" {
  mkdir -p .config/leg
  printf 'bell = loud\nemergency = 144\n' >.config/leg/config
  a_plan | jq -c '.outcome = "emergency" | .action = "emergency" | .steps = [] | .seconds = 0' >stop.json
  run -11 setsid -w leg-timer --now="$NOW" stop.json
  assert_line --partial "line 1: 'loud' is not none, steps or strokes"
  assert_line --partial 'Call 144 now'
}

@test "timer: control characters in names and words drive no terminal" {
  local word=$'\033]52;c;aGk=\a\302\233\342\200\256'
  printf '5 %s\n' "$word" >keys
  : >"$word"
  {
    leg-timer "$word.json" || true
    leg-timer "$word" || true
    leg-timer --bell="$word" || true
    leg-timer --speed="$word" || true
    leg-timer "--$word" || [ $? -eq 64 ]
    leg-timer "-$word" || [ $? -eq 64 ]
    simulate --keys=keys <(a_plan) || true
    XDG_STATE_HOME=$PWD/$word simulate <(a_plan) >/dev/full || true
  } >said.txt 2>&1
  [ "$(wc -l <said.txt)" -ge 7 ]
  [ "$(steering said.txt)" -eq 0 ]
}

@test "timer: line mode says each event in a line, the important word first" {
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --plain --bell=strokes <(screening | leg-plan --now="$NOW" -m 20) \
    >/dev/null 2>said.txt
  grep -qx 'Long strokes, left leg\.' said.txt
  grep -q '^Half-way, ' said.txt
  grep -q '^10 seconds left\.$' said.txt
  grep -q '^3 of 5\.$' said.txt
  grep -q '^Done\.' said.txt
  grep -q '^In the next 2 days' said.txt
  run grep -c $'[\r\033]' said.txt
  assert_output 0
}

@test "timer: a note is shown as the plan's own, and never spoken" {
  a_plan '.steps[2].note = "Slowly please." | .steps[3].note = "And this."' >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --plain --say-with='echo "$1" >>said' plan.json \
    >/dev/null 2>shown.txt
  await grep '^3 minutes' said
  grep -q '^Where a note asks for more than these steps, the steps hold\.$' shown.txt
  [ "$(grep -c '^Note in the plan: ' shown.txt)" -eq 2 ]
  grep -q '^Note in the plan: Slowly please\.' shown.txt
  [ "$(steering shown.txt)" -eq 0 ]
  run -1 grep -q 'please\|And this' said
}

@test "timer: a note is dropped where massage is not allowed, and without a screening" {
  local plan
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" -r elevate ill.json >elevate.json
  screening | leg-plan --now="$NOW" -r walk - | jq -c 'del(.screening_id)' >walk.json
  for plan in elevate walk; do
    jq -c '.steps[0].note = "Knead the left calf"' $plan.json >noted.json
    run -0 --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 --plain noted.json
    [[ $stderr == *"$(jq -r '.steps[0].title' $plan.json)"* && $stderr != *'Knead the left'* ]] || fail "$stderr"
  done
}

@test "timer: --on-step and --say-with run for each step, one at a time, and delay nothing" {
  local title
  a_plan >plan.json
  cat >paced <<END
leg-timer --now=$NOW --count-in=0 --on-step='echo "\$1" >>titles; jq -r .kind >>kinds' \\
  --say-with='echo "\$1" >>said' plan.json >record; echo ended \$?
END
  tmux_start 80 24 '. ./paced'
  jq -r '.steps[].title' plan.json >wanted
  while read -r title; do
    await grep -xF "$title" titles
    await grep -F "$title." said
    tmux_keys n </dev/null
  done <wanted
  tmux_until ended
  diff wanted titles
  grep -qx massage kinds
  grep -q 'Pressure' said
  # neither failure nor slowness of a command matters: one that waits for the record holds up none
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --on-step=false plan.json \
    --say-with='for i in $(seq 1000); do [ ! -s record ] || exit; sleep 0.03; done; touch held-up' >record 2>/dev/null
  [ ! -e held-up ]
  [ "$(jq .active_seconds record)" = 180 ]
}

@test "timer: --say without a voice is 69, before anything is paced" {
  mkdir bin
  ln -s "$(command -v sh)" "$(command -v leg-timer)" bin/
  a_plan >plan.json
  run -69 --separate-stderr env PATH="$PWD/bin" leg-timer --now="$NOW" --say plan.json
  [ -z "$output" ]
  [[ $stderr == *espeak-ng* ]]
  LEG_SAY_WITH='echo "$1" >>said' run -0 --separate-stderr env PATH="$PWD/bin" leg-timer --now="$NOW" --count-in=0 \
    --plain --speed=900 --say plan.json
  await test -s said
}

@test "timer: a slow reader of events delays nothing" {
  screening | leg-plan --now="$NOW" -m 30 >plan.json
  # it reads nothing until the end was said
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --events --plain plan.json 2>said.txt |
    { await grep '^Done' said.txt && touch waited; cat; } >events.json
  [ -e waited ]
  [ "$(wc -c <events.json)" -gt 100000 ] # more than a pipe holds
  [ "$(jq -s 'map(select(.event == "end"))[0].status' events.json)" = '"completed"' ]
}

@test "timer: a stop that cannot be recorded is said in so many words" {
  local as=()
  [ "$(id -u)" -ne 0 ] || as=(setpriv --inh-caps=-all --bounding-set=-dac_override) # root may write anywhere
  mkdir -p .local/state/leg
  chmod 500 .local/state/leg
  printf '1 ! sharp-pain\n' >keys
  "${as[@]}" setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys <(a_plan) >record 2>said.txt || true
  chmod 700 .local/state/leg
  grep -q 'THIS STOP COULD NOT BE RECORDED' said.txt
}

@test "timer: a stop of one routine names what is still allowed" {
  screening low-platelets=yes >screening.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" screening.json >stop.json || [ $? -eq 10 ]
  run -10 setsid -w leg-timer --now="$NOW" stop.json
  assert_output --partial 'No massage today. Still allowed: stretch, 8 minutes'
  assert_output --partial 'leg-screen --reuse | leg-plan -r stretch | leg-timer | leg-log add'
}
