#!/usr/bin/env bats
# leg-timer: pacing on a virtual clock, keys, records, and what becomes of the terminal.

load timer

setup() { chain_setup; }
teardown() { tmux_end; }

UNSAVED=.local/state/leg/unsaved

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
  for ((i = 0; i < 1500; i++)); do grep -sq comfortable said.txt && break; sleep 0.02; done
  kill -STOP "$(cat pid)"
  sleep 3.5
  kill -CONT "$(cat pid)"
  wait $!
  [ "$(jq -c '[.active_seconds, .status]' record)" = '[5,"completed"]' ]
  [ "$(jq .suspended_seconds record)" -ge 2 ]
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

# keys LINE…: the record of a simulated session with these keys.
keys() {
  printf '%s\n' "$@" >keys
  simulate --keys=keys <(a_plan)
}

@test "timer: a pause counts as a pause" {
  run --separate-stderr keys '10 space' '100 space'
  assert_success
  [ "$(jq -c '[.active_seconds, .paused_seconds]' <<<"$output")" = '[180,90]' ]
}

@test "timer: a pause that is never ended ends the session" {
  run -13 --separate-stderr keys '10 space'
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
    [ "$line" = 10 ] || run -65 --separate-stderr simulate --keys=keys <(a_plan)
    [ "$line" = 10 ] || [[ $stderr == *'keys: '*'line 2'* ]]
  done
  printf '5 n\n4 n\n' >keys
  run -65 --separate-stderr simulate --keys=keys <(a_plan)
  run -66 --separate-stderr simulate --keys=nowhere <(a_plan)
}

@test "timer: a pause that outlasts the screening ends the session" {
  run -13 --separate-stderr keys '10 space' '3700 space'
  [ "$(jq -c '[.status, .active_seconds]' <<<"$output")" = '["ended-early",10]' ]
}

# ---- the symptom key -----------------------------------------------------------------------------

@test "timer: a symptom stops at once, with its id, 13" {
  run -13 --separate-stderr keys '50 ! cramp'
  [ "$(jq -c '[.status, .symptom, .active_seconds]' <<<"$output")" = '["symptom","cramp",50]' ]
}

@test "timer: an emergency is 11, and a simulated one locks nothing" {
  run -11 --separate-stderr keys '50 ! breath-or-chest'
  [ "$(jq -r .symptom <<<"$output")" = breath-or-chest ]
  [ ! -e .local/state/leg/locks.json ]
  run -0 simulate <(a_plan)
}

# stops SYMPTOM: a session in real time that this sign stops.
stops() {
  printf '20 ! %s\n' "$1" >keys
  timer --plain --speed=200 --keys=keys <(a_plan)
}

@test "timer: a sign that must be checked locks the next plan and session" {
  run -13 --separate-stderr setsid -w bash -c "$(declare -f timer a_plan stops); stops sharp-pain" || true
  [ -e .local/state/leg/locks.json ] || stops sharp-pain 2>/dev/null || [ $? -eq 13 ]
  [ "$(jq -r '.self.level // .locks.self.level' .local/state/leg/locks.json)" = check ]
  run -12 --separate-stderr simulate <(a_plan)
  [ -z "$output" ]
}

@test "timer: a cramp locks nothing" {
  stops cramp >record 2>/dev/null || [ $? -eq 13 ]
  [ "$(jq -r .symptom record)" = cramp ]
  run -0 simulate <(a_plan)
}

# ---- what was broken off ---------------------------------------------------------------------------

# broken_off: a session in real time, ended in its fourth step.
broken_off() {
  printf '80 q\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --keys=keys <(a_plan) 2>/dev/null || [ $? -eq 13 ]
}

@test "timer: --resume goes on at the same place, once" {
  broken_off >first
  [ "$(jq .active_seconds first)" = 80 ]
  run --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=200 --resume
  assert_success
  [ "$(jq -c '[.active_seconds, .status, .steps_done]' <<<"$output")" = '[100,"completed",8]' ]
  [ "$(jq -r .plan_id <<<"$output")" = "$(jq -r .plan_id first)" ]
  run -66 --separate-stderr leg-timer --resume
}

@test "timer: --resume not on another day, not past the screening, not under a lock; refused, it loses nothing" {
  broken_off >first
  cp .local/state/leg/interrupted.json before
  run -66 --separate-stderr leg-timer --now=2026-11-23T09:40:00+01:00 --simulate --resume
  run -13 --separate-stderr leg-timer --now=2026-11-22T10:40:00+01:00 --simulate --resume
  [[ $stderr == *leg-screen* ]]
  [ -z "$output" ]
  run -64 --separate-stderr leg-timer --resume plan.json
  cmp before .local/state/leg/interrupted.json
  echo rubbish >.local/state/leg/interrupted.json
  run -65 --separate-stderr leg-timer --now="$NOW" --simulate --resume
  [[ $stderr == *"$HOME/.local/state/leg/interrupted.json"* ]]
  [ -e .local/state/leg/interrupted.json ]
}

@test "timer: killed, it loses only the running step; the next one says how to store it and go on" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  for ((i = 0; i < 500; i++)); do grep -q 'Kneading, left calf' said.txt && break; sleep 0.02; done
  sleep 0.3
  kill -KILL $!
  wait $! || true
  [ ! -s record ]
  run -0 --separate-stderr simulate plan.json
  file=$(echo "$HOME/$UNSAVED"/*.json)
  [[ $stderr == *"leg-log add $file"* && $stderr == *'leg-timer --resume'* ]]
  [ "$(jq -c '[.status, .active.massage.left]' "$file")" = '["ended-early",25]' ]
  [ -z "$(ls .local/state/leg/running)" ]
  run -0 leg-log add "$file"
  run -0 --separate-stderr setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=900 --resume
  [ "$(jq -r .status <<<"$output")" = completed ]
  left=$(jq .active.massage.left <<<"$output") # and what was lost of the running step, at this speed
  [ "$left" -ge 38 ] && [ "$left" -le 40 ]
  run -0 --separate-stderr simulate plan.json
  [ -z "$stderr" ]
}

@test "timer: a second timer leaves a running one alone" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain plan.json >record 2>said.txt 3>&- &
  until_there said.txt
  for ((i = 0; i < 100; i++)); do [ ! -e .local/state/leg/running ] || break; sleep 0.02; done
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
  [ "$(jq -c '[.status, .steps_done]' <<<"$output")" = '["ended-early",0]' ]
  run -13 --separate-stderr keys '50 n' '51 n' '52 n' '53 n' '54 n' '55 n'
  [ "$(jq -r .status <<<"$output")" = ended-early ]
  [ ! -e .local/state/leg/interrupted.json ]
}

@test "timer: a stop of another program ends the session at the next step, 13" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  until_there said.txt
  printf '1 ! sharp-pain\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys plan.json >other 2>/dev/null || true
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 13 ]
  grep -q 'stopped sessions meanwhile' said.txt
  run ! grep 'To go on' said.txt
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: unreadable locks end the session, and the message says so" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=20 plan.json >record 2>said.txt 3>&- &
  until_there said.txt
  mkdir -p .local/state/leg/locks.json
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 13 ]
  grep -q "could not be read whether something else .*($HOME/.local/state/leg/locks.json: " said.txt
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
  run -13 said 10:29:30 '10 space' '40 space'
  assert_output --partial 'The screening has run out meanwhile.'
  refute_output --partial 'To go on'
}

# ---- what it will not pace -----------------------------------------------------------------------

@test "timer: expired, from the future, or against its limits" {
  run -12 --separate-stderr leg-timer --now=2026-11-22T10:30:01+01:00 --simulate <(a_plan)
  [ -z "$output" ]
  run -12 --separate-stderr leg-timer --now=2026-11-22T09:27:59+01:00 --simulate <(a_plan)
  run -65 --separate-stderr simulate <(a_plan '.steps[2].pressure = 6')
  [[ $stderr == *'steps[2]'* ]]
  run -65 --separate-stderr simulate <(a_plan '.limits.massage.left.level = "not-allowed"')
  run -65 --separate-stderr simulate <(a_plan '.steps |= reverse')
  run -65 --separate-stderr simulate <(a_plan '.steps = []')
  [ -z "$output" ]
}

@test "timer: without a screening only routines that need none" {
  run -12 --separate-stderr simulate <(a_plan 'del(.screening_id)')
  [ -z "$output" ]
  [[ $stderr == *'steps[2]: needs a screening'* ]]
  run -0 --separate-stderr simulate <(leg-plan --now="$NOW" -r walk </dev/null)
  run -0 --separate-stderr simulate <(leg-plan --now="$NOW" -r pumps </dev/null)
}

@test "timer: no plan, no terminal to type one on, no file" {
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
}

# ---- before the clock ----------------------------------------------------------------------------

# a_limited_plan: one with advice, something left out, and limits.
a_limited_plan() {
  screening blood-thinner=cleared age-group=65-plus | leg-plan --now="$NOW" >plan.json
}

@test "terminal: the opening page stays until the user goes on, at any size" {
  local size
  a_limited_plan
  for size in 80x24 40x8 20x4; do
    on_screen "${size%x*}" "${size#*x}"
    tmux_until space
    tmux_until LIMITED
    sleep 0.2
    tmux_until LIMITED
    for ((i = 0; i < 40; i++)); do
      tmux -L leg capture-pane -p >shown
      cat shown >>all
      ! grep -q '0:[0-9]' shown || break
      tmux_keys Space
      sleep 0.1
    done
    grep -q '0:[0-9]' shown
    tmux_keys q
    read_on 'ended 13'
    sane
    [ "$(jq -r .status record)" = ended-early ]
    tr -s ' \n' '  ' <all | grep -q 'Ask a doctor, nurse or physiotherapist who knows you before you start'
    tmux_end
    sleep 0.3 # the server takes its time to go
  done
}

@test "terminal: a page keeps its place when the terminal changes its size" {
  local i
  a_limited_plan
  on_screen 20 4
  tmux_until LIMITED
  for ((i = 0; i < 40; i++)); do
    ! tmux -L leg capture-pane -p | grep -q 'oil' || break
    tmux_keys Space
    sleep 0.2
  done
  tmux_resize 80 24
  tmux_until 'Press space to start'
  tmux_until 'Have ready: '
  tmux_resize 20 4
  tmux_until 'space '
  tmux_keys q
  read_on 'ended 13'
  tmux_end
  sleep 0.3
  on_screen 60 6 --plain
  tmux_until 'Press space for more'
  tmux_until 'Ask a doctor'
  tmux_resize 80 24
  tmux_keys Space
  tmux_until 'Left out: light taps'
  tmux_until 'Press space to start'
  tmux_keys C-z
  tmux_until Stopped
  tmux_keys 'fg' Enter
  tmux_until 'Left out: light taps' 2
  tmux_until 'Press space to start' 2
  tmux_keys q
  tmux_until 'To go on, within the hour'
}

@test "terminal: in lines at 20x4 the beginning of a sentence stays" {
  local i
  a_limited_plan
  on_screen 20 4 --plain
  tmux_until 'space '
  for ((i = 0; i < 5; i++)); do
    tmux -L leg capture-pane -p >>parts
    ! grep -q 'Left out' parts || break
    tmux_keys Space
    sleep 0.5
  done
  grep -q '^Ask a doctor, nurse' parts
  tmux_keys q
  read_on 'ended 13'
}

@test "terminal: q before the clock leaves, 13, with a record of 0 seconds" {
  a_limited_plan
  on_screen 80 24
  tmux_until 'Press space to start, q to leave:'
  tmux_until 'Left out: kneading'
  tmux_until 'Have ready: '
  tmux_keys q
  tmux_until 'ended 13'
  sane
  [ "$(jq -c '[.status, .active_seconds]' record)" = '["ended-early",0]' ]
}

@test "terminal: a stop while the page is read ends it before the clock starts, 12" {
  a_limited_plan
  on_screen 80 24
  tmux_until 'Press space to start, q to leave:'
  printf '1 ! sharp-pain\n' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --keys=keys <(a_plan) >other 2>/dev/null || [ $? -eq 13 ]
  tmux_keys Space
  tmux_until 'ended 12'
  tmux_until 'leg-screen'
  sane
  [ ! -s record ]
}

@test "terminal: in lines the page waits too, a sentence a line" {
  a_limited_plan
  on_screen 80 40 --plain
  tmux_until 'Press space to start, q to leave:'
  tmux_until 'Pressure up to 3 of 10.'
  tmux_keys Space
  tmux_until 'Get comfortable.'
  tmux_keys q
  tmux_until 'ended 13'
  [ "$(jq -r .status record)" = ended-early ]
}

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

@test "terminal: with nothing else to say, the first screens show the things to have ready" {
  on_screen 80 24 --count-in=60
  tmux_until 'Have ready: '
  tmux_until 'READY: '
  tmux_keys n
  tmux_until 'step 1 of 11'
  tmux_until 'Have ready: '
  tmux_until 'n READY'
  tmux_keys q
  tmux_until 'ended 13'
}

# a_stop_plan: massage is not for today, five other routines are.
a_stop_plan() {
  screening low-platelets=yes >screening.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" screening.json >plan.json || [ $? -eq 10 ]
}

@test "terminal: a stop comes in parts where it does not fit, and nothing of it scrolls away" {
  local size i
  a_stop_plan
  for size in 40x8 20x4 20x1; do
    rm -f all record
    on_screen "${size%x*}" "${size#*x}"
    tmux_until 'STOP: Circulation'
    sleep 0.2
    for ((i = 0; i < 40; i++)); do
      tmux -L leg capture-pane -p >>all
      [ ! -s record ] || break
      tmux_keys Space
      sleep 0.1
    done
    tr -s ' \n' '  ' <all >words
    grep -q 'Ask a doctor,' words
    grep -q 'rest, 10' words
    grep -q 'leg-screen --reuse' words
    grep -q 'leg-plan -r walk' words
    tmux_until 'ready>'
    sane
    cmp record plan.json
    tmux_end
    sleep 0.3 # the server takes its time to go
  done
}

@test "terminal: a stop that fits waits for no key; q and a signal leave one in parts, the plan passed on" {
  a_stop_plan
  on_screen 80 24
  tmux_until 'ended 10'
  tmux_until 'leg-plan -r rest'
  cmp record plan.json
  tmux_end
  sleep 0.3
  rm record
  on_screen 40 8
  tmux_until 'space for more'
  tmux_keys q
  tmux_until 'ended 10'
  sane
  cmp record plan.json
  tmux_end
  sleep 0.3
  rm record
  on_screen 40 8
  tmux_until 'space for more'
  kill -TERM "$(tmux_timer)"
  tmux_until 'ended 143'
  sane
  cmp record plan.json
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
  until_there said.txt
  kill -TERM $!
  ends $!
  ended=0
  wait $! || ended=$?
  [ "$ended" -eq 143 ]
  [ "$(jq -r .status "$UNSAVED"/*.json)" = ended-early ]
  setsid leg-timer --now="$NOW" --count-in=0 --plain --speed=3600 plan.json >record 2>stuck 3>&- 7>&- &
  sleep 0.1 # the plan is over, the words are not taken
  kill -HUP $!
  ends $!
  [ -s record ]
  # the next plan must know of a stop, even if the record is lost
  setsid leg-timer --now="$NOW" --count-in=0 --plain --keys=<(echo 0 ! sharp-pain) plan.json >stuck 2>&1 3>&- 7>&- &
  until_there .local/state/leg/locks.json
  kill -TERM $!
  ends $!
}

@test "timer: signals end a session without a terminal too, with a record" {
  local signal status
  a_plan >plan.json
  for signal in INT:13 TERM:143 HUP:129 QUIT:131 USR1:138 USR2:140 ALRM:142 VTALRM:154 XCPU:152 IO:157 PWR:158; do
    rm -f said.txt record
    # what a shell starts beside itself ignores INT and QUIT
    setsid env --default-signal=INT,QUIT leg-timer --now="$NOW" --count-in=0 plan.json >record 2>said.txt 3>&- &
    until_there said.txt
    kill "-${signal%:*}" $!
    ends $!
    ended=0
    wait $! || ended=$?
    [ "$ended" -eq "${signal#*:}" ]
    [ "$(jq -r .status record)" = ended-early ]
  done
}

@test "timer: an odd environment changes nothing" {
  local long change
  # what_is_left COMMAND…: what it writes, without what differs each time
  what_is_left() { "$@" 2>&1 | grep -v '^leg-timer: TZ: ' | sed -E 's/"(id|created)":"[^"]*",?//g'; }
  a_plan >plan.json
  long=/$(printf '%5000s' '' | tr ' ' a)
  set -- leg-timer --now="$NOW" --simulate plan.json
  what_is_left "$@" >usual
  grep -q '"active_seconds":180' usual
  for change in 'XDG_STATE_HOME=here XDG_CONFIG_HOME=here' "XDG_STATE_HOME=$long XDG_CONFIG_HOME=$long" \
    "HOME=$long XDG_STATE_HOME=$PWD/.local/state" "HOME= XDG_STATE_HOME=$PWD/.local/state" LC_ALL=xx_YY.rubbish TZ=rub/bish 'ARGP_HELP_FMT=rmargin=-1,,no-such' "-u HOME XDG_STATE_HOME=$PWD/.local/state" \
    "-i XDG_STATE_HOME=$PWD/.local/state"; do
    what_is_left env $change LEG_TEST=1 PATH="$PATH" "$@" | diff usual -
  done
  leg-timer --help >usual
  for change in ARGP_HELP_FMT=rmargin=1 ARGP_HELP_FMT=opt-doc-col=-5 -i; do
    env $change PATH="$PATH" leg-timer --help | diff usual -
  done
  [ ! -e here ]
}

# Every text of a plan that is not one of ours, its notes apart.
hostile() {
  a_plan '.title = "KNEAD \u001b]52;c;aGk=\u0007\u001b[2J \u009b31m \u202e \u007f" | .advice = [.title]
    | .title as $t | .steps |= map(.title = $t | .cue = $t | .caution = $t)'
}

@test "timer: no text of a plan is shown, spoken or passed to a command" {
  hostile >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 --plain --say-with='printf "%s\n" "$1" >>said' \
    --on-step='printf "%s\n" "$1" >>titles; cat >>steps' plan.json >/dev/null 2>lines
  simulate --events plan.json >events.json
  cat lines said titles steps events.json >all
  grep -q 'Long strokes, left leg' all
  run -1 grep -a KNEAD all
  [ "$(steering all)" -eq 0 ]
  hostile | jq -c '.outcome = "stop" | .steps = [] | .seconds = 0' >stop.json
  run -10 setsid -w leg-timer --now="$NOW" stop.json
  refute_output --partial KNEAD
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
    leg-timer "--$word" || true
    leg-timer "-$word" || true
    simulate --keys=keys <(a_plan) || true
    XDG_STATE_HOME=$PWD/$word simulate <(a_plan) >/dev/full || true
  } >said.txt 2>&1
  [ "$(wc -l <said.txt)" -ge 7 ]
  [ "$(steering said.txt)" -eq 0 ]
}

@test "terminal: no text of a plan is on the full screen" {
  hostile >plan.json
  script -qec "stty rows 30 cols 100; leg-timer --now=$NOW --count-in=0 --speed=1800 plan.json >record" typescript
  grep -q 'Get comfortable' typescript
  run -1 grep -a KNEAD typescript
  run grep -caP '\x1b\]|\x1b\[8m|\x7f|\xc2[\x80-\x9f]|\xe2\x80\xae' typescript
  assert_output 0
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

@test "timer: a note is shown as the plan's own, never spoken, and dropped without a screening" {
  a_plan '.steps[2].note = "Slowly please." | .steps[3].note = "And this."' >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --plain --say-with='echo "$1" >>said' plan.json \
    >/dev/null 2>shown.txt
  grep -q '^Where a note asks for more than these steps, the steps hold\.$' shown.txt
  [ "$(grep -c '^Note in the plan: ' shown.txt)" -eq 2 ]
  [ "$(steering shown.txt)" -eq 0 ]
  run ! grep -q 'please\|And this' said
}

@test "timer: --on-step and --say-with run for each step, one at a time, and delay nothing" {
  a_plan >plan.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=60 --on-step='echo "$1" >>titles; jq -r .kind >>kinds' \
    --say-with='echo "$1" >>said' plan.json >record 2>/dev/null
  grep -qx 'Kneading, left calf' titles
  grep -qx massage kinds
  grep -q 'Pressure' said
  [ "$(grep -c 'Glide up with a flat palm' said)" -eq 1 ] # each instruction once
  [ "$(jq .active_seconds record)" = 180 ]
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
  [ -s said ]
}

@test "timer: a slow reader of events delays nothing" {
  screening | leg-plan --now="$NOW" -m 30 >plan.json
  # it reads nothing until the end was said
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=900 --events --plain plan.json 2>said.txt |
    { for ((i = 0; i < 1500; i++)); do grep -q '^Done' said.txt && break; sleep 0.02; done; echo "$i" >waited; cat; } >events.json
  [ "$(cat waited)" -lt 1500 ]
  [ "$(wc -c <events.json)" -gt 100000 ] # more than a pipe holds
  [ "$(jq -s 'map(select(.event == "end"))[0].status' events.json)" = '"completed"' ]
}

# ---- the terminal --------------------------------------------------------------------------------

# on_screen COLUMNS ROWS [OPTION…]: the timer on a terminal; the record goes to the file `record`.
on_screen() {
  local columns=$1 rows=$2
  shift 2
  [ -e plan.json ] || a_plan >plan.json
  tmux_start "$columns" "$rows" "leg-timer --now=$NOW --count-in=0 $* plan.json >record; echo ended \$?"
}

# read_on TEXT: goes on from part to part until TEXT is shown; what was shown is added to `read`.
read_on() {
  local i
  for ((i = 0; i < 200; i++)); do
    tmux -L leg capture-pane -p >>'read'
    ! tmux -L leg capture-pane -p | grep -qF -- "$1" || return 0
    tmux_keys Space
    sleep 0.1
  done
  tmux_until "$1"
}

@test "terminal: what the end says comes in parts where it does not fit, a sign's advice first and last" {
  local size
  for size in 40x8 20x4; do
    rm -f read
    on_screen "${size%x*}" "${size#*x}"
    tmux_until '0:'
    tmux_keys '!'
    tmux_until 'Hands off'
    tmux_keys 5 Enter
    tmux_until 'Take off'
    read_on 'ended 11'
    sane
    tmux -L leg capture-pane -p | grep -q '999) now'
    [ "$(jq -r .symptom record)" = rock-hard ]
    tr -s ' \n' '  ' <'read' >words
    grep -q 'new pain, swelling or warmth in one' words
    grep -q 'Very sore with dark' words
    rm -rf .local
    tmux_end
    sleep 0.3
  done
  on_screen 40 8 --plain --speed=600
  tmux_until 'space for more'
  tmux_keys q
  tmux_until 'ended 0'
  [ "$(jq -r .status record)" = completed ]
}

@test "terminal: in the background what the end says waits for no key" {
  a_plan >plan.json
  tmux_start 40 8 "set -m; leg-timer --now=$NOW --count-in=0 --speed=600 plan.json >record &"
  until_there record
  [ "$(jq -r .status record)" = completed ]
}

@test "terminal: a signal at what the end says ends it, with a record" {
  on_screen 40 8 --speed=600
  tmux_until 'Press space'
  kill -TERM "$(tmux_timer)"
  tmux_until 'ended 143'
  sane
  [ "$(jq -r .status record)" = completed ]
}

@test "terminal: the end of the plan" {
  on_screen 80 24 --speed=200
  tmux_until 'ended 0'
  sane
  [ "$(jq -r .status record)" = completed ]
  tmux -L leg capture-pane -p >end
  grep -q '^3 minutes for your legs\.' end
  [ "$(grep -c 'In the next 2 days' end)" -eq 1 ]
}

@test "terminal: the end says how the week stands, an early end how to go on" {
  leg-log add --at=2026-11-20 --kind=walking --minutes=5 --now="$NOW"
  leg-log add --at=2026-11-15 --kind=walking --minutes=5 --now="$NOW" # the week before
  on_screen 80 24
  tmux_until 'step 1 of 11'
  sleep 1.1
  tmux_keys q
  tmux_until 'ended 13'
  tmux_until 'for your legs. 2nd day this week.'
  tmux_until 'To go on, within the hour: leg-timer --resume'
  tmux_until 'In the next 2 days'
}

@test "terminal: in a trial its rating is asked, before and after" {
  leg-trial start --a=circulation --b=rest --minutes=3 --now="$NOW" >/dev/null
  on_screen 80 24 --speed=900
  tmux_until 'Heaviness, left and right:'
  tmux_keys 5 Enter
  tmux_until 'After:'
  tmux_keys 3 Enter
  tmux_until 'ended 0'
  tmux_until 'Heaviness 5 → 3.'
  [ "$(jq -c .after record)" = '{"heaviness":{"left":3,"right":3}}' ]
}

@test "terminal: a trial asks of its own routines alone, and after none that ended early" {
  leg-trial start --a=circulation --b=rest --minutes=3 --now="$NOW" >/dev/null
  on_screen 80 24
  tmux_until 'Heaviness, left and right:'
  tmux_keys 5 Enter
  tmux_until 'step 1 of 11'
  tmux_keys q
  tmux_until 'ended 13'
  [ "$(jq -c '[.before, .after]' record)" = '[{"heaviness":{"left":5,"right":5}},{}]' ]
  a_plan '.routine = "recovery"' >plan.json
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 --speed=900 plan.json >record; echo ended \$?" Enter
  tmux_until 'ended 0'
  [ "$(jq -c .before record)" = '{}' ]
}

@test "terminal: q and Ctrl-C end it, 13, with a record" {
  on_screen 80 24
  tmux_until 'Get comfortable'
  tmux_keys q
  tmux_until 'ended 13'
  sane
  [ "$(jq -r .status record)" = ended-early ]
  tmux_keys "leg-timer --now=$NOW --count-in=0 --plain plan.json >again; echo over \$?" Enter
  tmux_until 'Get comfortable'
  tmux_keys C-c
  tmux_until 'over 13'
  sane
  [ "$(jq -r .status again)" = ended-early ]
}

@test "terminal: TERM, HUP and QUIT end it by that signal, with a record" {
  local signal status
  on_screen 80 24
  for signal in TERM:143 HUP:129 QUIT:131; do
    tmux_until 'step 1 of 11'
    kill "-${signal%:*}" "$(tmux_timer)"
    tmux_until "ended ${signal#*:}"
    sane
    [ "$(jq -r .status record)" = ended-early ]
    rm record
    tmux_keys "clear; leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?" Enter
  done
  tmux_until 'step 1 of 11'
  tmux_keys q
}

@test "terminal: a crash restores the terminal" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  kill -SEGV "$(tmux_timer)"
  tmux_until 'ended 139'
  sane
}

@test "terminal: Ctrl-Z restores the terminal, fg takes it again" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys C-z
  tmux_until 'Stopped'
  sane
  tmux_keys 'clear; fg' Enter
  tmux_until 'step 1 of 11'
  [ "$(tmux_screen)" = '1 0' ]
  tmux_keys q
  tmux_until 'ready>'
  sane
  [ "$(jq -r .status record)" = ended-early ]
}

@test "terminal: stopped or in the background, it is ended by TERM, with a record" {
  local way
  a_plan >plan.json
  tmux_start 80 24 true
  # bash has jobs of its own, and takes the terminal back
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile" Enter
  for way in stopped continued started; do
    tmux_keys "clear; rm -f record" Enter
    if [ "$way" = started ]; then
      tmux_keys "leg-timer --now=$NOW --count-in=0 plan.json >record &" Enter
      tmux_until '[1]'
    else
      tmux_keys "leg-timer --now=$NOW --count-in=0 plan.json >record" Enter
      tmux_until 'step 1 of 11'
      tmux_keys C-z
      tmux_until Stopped
    fi
    [ "$way" != continued ] || tmux_keys 'bg; echo "in" back' Enter
    [ "$way" != continued ] || tmux_until 'in back'
    pid=$(tmux_timer)
    tmux_keys 'clear; kill %1' Enter
    ends "$pid"
    tmux_keys Enter # the shell tells of it before its next prompt
    tmux_until Terminated
    [ "$(jq -r .status record)" = ended-early ]
    [ "$(tmux_screen)" = '0 1' ]
  done
}

@test "terminal: from the background it comes back with fg" {
  a_plan >plan.json
  tmux_start 80 24 true
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile" Enter
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 plan.json >record" Enter
  tmux_until 'step 1 of 11'
  tmux_keys C-z
  tmux_until Stopped
  tmux_keys 'clear; bg' Enter
  tmux_keys 'echo the "shell" is here' Enter
  tmux_until 'the shell is here'
  tmux_keys fg Enter
  tmux_until 'step 1 of 11'
  [ "$(tmux_screen)" = '1 0' ]
  tmux_keys q
  tmux_until 'ready>'
  [ "$(jq -r .status record)" = ended-early ]
}

@test "terminal: keys typed ahead, mouse reports and pastes are no keys" {
  a_plan >plan.json
  tmux_start 80 24 "sleep 0.5; leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?"
  tmux_keys q q '!' # before it listens
  tmux_until 'step 1 of 11'
  printf '\033[Mq!n\033[<0;10;10Mq-never-alone-so-long' >mouse
  tmux -L leg load-buffer mouse
  tmux -L leg paste-buffer
  printf 'q' >pasted
  tmux -L leg load-buffer pasted
  tmux -L leg paste-buffer -p
  tmux_keys '?'
  tmux_until 'to close this'
  tmux_keys q
  tmux_until_gone 'to close this'
  tmux_until 'step 1 of 11'
  tmux_keys q
  tmux_until 'ended 13'
  sane
}

@test "terminal: help shows the running step, and Esc closes it" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '?'
  tmux_until 'to close this'
  tmux_until 'Get comfortable'
  tmux_keys Escape
  tmux_until_gone 'to close this'
  tmux_keys q
  tmux_until 'ended 13'
}

@test "terminal: every fatal signal restores the terminal and keeps the record" {
  local signal
  for signal in USR1 USR2 ALRM VTALRM PROF XCPU IO PWR STKFLT RTMIN RTMAX; do
    rm -f record
    on_screen 80 24
    tmux_until 'step 1 of 11'
    kill -"$signal" "$(tmux_timer)"
    tmux_until "ended $((128 + $(kill -l "$signal")))"
    sane
    [ "$(jq -r .status record)" = ended-early ]
    tmux -L leg kill-server
  done
}

@test "terminal: stopped from outside, it takes the terminal again" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  kill -STOP "$(tmux_timer)"
  tmux_until Stopped
  stty sane -F "$(tmux -L leg display-message -p '#{pane_tty}')"
  tmux_keys 'clear; fg' Enter
  tmux_until 'step 1 of 11'
  tmux_keys q
  tmux_until 'In the next 2 days'
  tmux_until 'ready>'
  sane
  [ "$(jq -r .status record)" = ended-early ]
}

@test "terminal: keys, while running and paused" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys ' '
  tmux_until PAUSED
  tmux_keys n n
  tmux_until 'Long strokes, left leg'
  tmux_until 'step 3 of 11'
  tmux_keys '?'
  tmux_until 'something is wrong: stop at once'
  tmux_keys '?' b
  tmux_until 'step 2 of 11'
  tmux_keys Up Down F5 Left q
  tmux_until 'ended 13'
  sane
}

@test "terminal: ! asks for the symptom once, advises, records and locks" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until "STOP. Hands off the legs. What is it?"
  [ "$(tmux_screen)" = '0 1' ]
  tmux_keys nonsense Enter
  tmux_until 'That number is not in the list.'
  tmux_until '1 to 5: call' 2
  tmux_keys 1 Enter
  tmux_until 'ended 11'
  sane
  tmux -L leg capture-pane -p | grep -q 'Sit up. Do not walk.'
  [ "$(jq -r .symptom record)" = breath-or-chest ]
  run -12 leg-timer --now="$NOW" --simulate plan.json
}

@test "terminal: the signs come in parts on a small terminal, the call beside each prompt" {
  on_screen 60 10
  tmux_until 'Get comfortable'
  tmux_keys '!'
  tmux_until 'for the next signs:'
  tmux_until '1 to 5: call'
  tmux_until '  1  Sudden short breath'
  for ((i = 0; i < 10; i++)); do
    tmux_keys Enter
    sleep 0.1
    tmux -L leg capture-pane -p | tee -a all | grep -q 'none of these' && break
  done
  tmux_until '1 to 5: call'
  grep -q ' 14  A cramp' all
  tmux_keys Enter
  read_on 'ended 13'
  run -12 leg-timer --now="$NOW" --simulate plan.json
}

@test "terminal: at 20x4 each sign comes whole or from its beginning, and blanks around a number" {
  on_screen 20 4
  tmux_until '0:'
  tmux_keys '!'
  tmux_until 'What is it?'
  for said in 'emergency number' 'NOW' 'Sudden short' 'racing heart'; do
    tmux_keys Enter
    tmux_until "$said"
    tmux_until 'Number or Enter:'
  done
  tmux_keys Space 1 4 Space Enter
  read_on 'ended 13'
  [ "$(jq -r .symptom record)" = cramp ]
}

@test "terminal: at 40x9 the call is what is left on the screen" {
  on_screen 40 9
  tmux_until 'Get comfortable'
  tmux_keys '!'
  tmux_until 'What is it?'
  tmux_keys 1 Enter
  read_on 'ended 11'
  tmux -L leg capture-pane -p >end
  grep -q 'STOP. Call your emergency number' end
}

@test "terminal: killed at the question, the lesser lock stands; a cramp takes it back" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'What is it?'
  run -12 leg-timer --now="$NOW" --simulate plan.json
  tmux_keys 14 Enter # a cramp
  tmux_until 'ended 13'
  run -0 leg-timer --now="$NOW" --simulate plan.json
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 plan.json; echo over \$?" Enter
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'What is it?'
  kill -KILL "$(tmux_timer)"
  tmux_until 'over 137'
  run -12 leg-timer --now="$NOW" --simulate plan.json
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

@test "terminal: a hang-up at the question keeps the record and locks" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'What is it?'
  kill -HUP "$(tmux_timer)"
  tmux_until 'ended 129'
  [ "$(jq -r .status record)" = symptom ]
  run -12 leg-timer --now="$NOW" --simulate plan.json
}

@test "terminal: ratings before and after are asked and kept" {
  on_screen 80 24 --rate --speed=900
  tmux_until 'Heaviness, left and right:'
  tmux_keys '5 4' Enter
  tmux_until 'Aching, left and right:'
  tmux_keys 11 Enter
  tmux_until 'Two numbers from 0 to 10'
  tmux_keys 3 Enter
  tmux_until 'Swelling'
  tmux_keys Enter
  tmux_until 'Tiredness'
  tmux_keys Enter
  tmux_until 'After:'
  tmux_keys 2 Enter
  tmux_until 'Aching, left and right:' 2
  tmux_keys Enter
  tmux_until 'Swelling, left and right:' 2
  tmux_keys Enter
  tmux_until 'Tiredness, left and right:' 2
  tmux_keys Enter
  tmux_until 'ended 0'
  sane
  [ "$(jq -c '[.before, .after]' record)" = \
    '[{"heaviness":{"left":5,"right":4},"aching":{"left":3,"right":3}},{"heaviness":{"left":2,"right":2}}]' ]
}

@test "terminal: any size, and resizing all the while" {
  local size
  on_screen 40 12
  tmux_until 'Get comfortable'
  for size in 1x1 20x1 20x4 40x12 200x60 120x40 500x2 3x30 80x24; do
    tmux -L leg resize-window -x "${size%x*}" -y "${size#*x}"
  done
  tmux_until 'your back supported' # which was in two lines at the beginning
  tmux_keys q
  tmux_until 'ended 13'
  sane
}

@test "terminal: 500 by 500, 0 by 0, and a storm of changes" {
  local size pid
  a_plan >plan.json
  for size in '500 cols 500' '0 cols 0' '1 cols 500' '500 cols 1'; do
    while sleep 0.1 && echo; do :; done | # through the last words, a row each
      script -qec "stty rows $size; leg-timer --now=$NOW --count-in=0 --bell=none --speed=1800 plan.json >record" typescript
    [ "$(jq -r .status record)" = completed ]
  done
  script -qec "sh -c 'echo \$\$ >pid; exec leg-timer --now=$NOW --count-in=0 --bell=none --speed=300 plan.json >record'" \
    typescript 3>&- &
  until_there pid
  read -r pid <pid
  while kill -WINCH "$pid" 2>/dev/null; do :; done
  wait $!
  [ "$(jq -c '[.status, .active_seconds]' record)" = '["completed",180]' ]
}

@test "terminal: incremental drawing equals a whole redraw, at every size" {
  local size shown tty pid
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys n n # to what moves
  tmux_until 'step 3 of 11'
  pid=$(tmux_timer)
  tty=$(tmux -L leg display-message -p '#{pane_tty}')
  for size in 120x40 80x24 40x12 20x4 20x1 200x60 7x3 80x24; do
    tmux_resize "${size%x*}" "${size#*x}"
    sleep 0.5 # the hands move on, and only they are drawn
    tmux_keys ' '
    tmux_until PAU
    shown=$(tmux -L leg capture-pane -p)
    # what something else writes there is gone with the next whole frame
    printf '\033[1;1HXYZ' >"$tty"
    tmux_until XYZ
    kill -WINCH "$pid"
    tmux_until_gone XYZ
    diff <(echo "$shown") <(tmux -L leg capture-pane -p)
    tmux_keys ' '
    tmux_until_gone PAU
  done
  tmux_keys q
  tmux_until 'ended 13'
}

@test "terminal: TERM=dumb, empty or unknown" {
  local term
  a_plan >plan.json
  tmux_start 80 24 true
  for term in dumb '' nonsense; do
    tmux_keys "clear; TERM=$term leg-timer --now=$NOW --count-in=0 --bell=none --speed=900 plan.json >record; echo ended-$term \$?" Enter
    tmux_until "ended-$term 0"
    sane
    [ "$(jq -r .status record)" = completed ]
    # one finished line an event, and no screen of its own, where the screen cannot do it
    tmux -L leg capture-pane -p -S -100 | grep -q '^Kneading, right calf'
    tmux -L leg clear-history
  done
}

@test "terminal: bells are those of the option, else of the setting" {
  a_plan >plan.json
  mkfifo keyboard # at its end script types Ctrl-D
  exec {keyboard}<>keyboard
  rings() { script -qec "leg-timer --now=$NOW --count-in=0 --plain --speed=900 $1 plan.json >record" /dev/null <&$keyboard | tr -cd '\a' | wc -c; }
  [ "$(rings '')" -gt 0 ]
  [ "$(rings --bell=none)" -eq 0 ]
  mkdir -p .config/leg
  echo 'bell = none' >.config/leg/config
  [ "$(rings '')" -eq 0 ]
  [ "$(rings --bell=steps)" -gt 0 ]
}

@test "terminal: Ctrl-S freezes nothing, and ten thousand pasted keys do no harm" {
  on_screen 80 24 --speed=120
  tmux_until ' of 11'
  tmux_keys C-s
  head -c 10000 /dev/zero | tr '\0' 'x' >many
  tmux -L leg load-buffer many
  tmux -L leg paste-buffer
  tmux_until 'ended 0'
  sane
}

@test "terminal: neither Ctrl-C nor Ctrl-\\ ends the program that takes the record" {
  local key
  a_plan >plan.json
  tmux_start 80 24 true
  for key in C-c 'C-\'; do
    tmux_keys "clear; leg-timer --now=$NOW --count-in=0 plan.json | cat >record; echo \"en\"ded" Enter
    tmux_until 'step 1 of 11'
    tmux_keys "$key"
    tmux_until 'ended'
    sane
    [ "$(jq -r .status record)" = ended-early ]
    rm record
  done
}

@test "terminal: with standard output closed the record is kept, not shown" {
  a_plan >plan.json
  tmux_start 80 24 "leg-timer --now=$NOW --count-in=0 --bell=none --speed=900 plan.json >&-; echo ended \$?"
  tmux_until 'ended 74'
  sane
  [ "$(jq -r .status "$UNSAVED"/*.json)" = completed ]
}

@test "terminal: without a descriptor left nothing is begun" {
  a_plan >plan.json
  run timeout 5 script -qec "exec 3>&-; ulimit -n 4; exec leg-timer --now=$NOW --count-in=0 plan.json" typescript
  [ "$status" -eq 71 ]
  [[ $output == *'Too many open files'* ]]
}

@test "terminal: Ctrl-C in the whole pipeline keeps the record" {
  a_plan >plan.json
  tmux_start 80 24 "leg-timer --now=$NOW --count-in=0 plan.json | leg-log add; echo ended \$?"
  tmux_until 'step 1 of 11'
  tmux_keys C-c
  tmux_until 'ended 0'
  sane
  [ "$(records | jq -r .status)" = ended-early ]
}

@test "terminal: a terminal that goes away leaves a true record" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  pid=$(tmux_timer)
  tmux -L leg kill-server
  for ((i = 0; i < 1500; i++)); do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.02
  done
  run ! kill -0 "$pid"
  [ "$(jq -r .status record)" = ended-early ]
}

@test "timer: a stop of one routine names what is still allowed" {
  screening low-platelets=yes >screening.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" screening.json >stop.json || [ $? -eq 10 ]
  run -10 setsid -w leg-timer --now="$NOW" stop.json
  assert_output --partial 'No massage today. Still allowed: stretch, 8 minutes'
  assert_output --partial 'leg-screen --reuse | leg-plan -r stretch | leg-timer | leg-log add'
}

@test "timer: it shows no note where massage is not allowed" {
  a_plan '.steps[0].note = "Knead the left calf" | .steps[0].leg = "left"' >noted.json
  simulate noted.json >/dev/null
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 --plain --say-with='printf "%s\n" "$1" >>said' noted.json >/dev/null 2>lines
  run -1 grep -a 'Knead the left' said
}

@test "timer: a note is shown behind our words, marked, and never spoken" {
  a_plan '.steps[0].note = "Slowly, please"' >noted.json
  setsid -w leg-timer --now="$NOW" --count-in=0 --speed=1800 --plain --say-with='printf "%s\n" "$1" >>said' noted.json >/dev/null 2>lines
  grep -q '^Note in the plan: Slowly, please' lines
  grep -q 'Where a note asks for more than these steps, the steps hold' lines
  run -1 grep -a 'Slowly, please' said
}
