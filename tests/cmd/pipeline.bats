#!/usr/bin/env bats
# Whole chains: what a pipeline promises that no program can promise alone.

load chain

setup() { chain_setup; }

# chain [MEMBER=ANSWER…]: the main job with these answers, on a virtual clock.
chain() {
  screening "$@" | leg-plan --now="$NOW" -m 3 | leg-timer --now="$NOW" --simulate | leg-log add
}

@test "pipeline: a well adult's three minutes land in the log" {
  run --separate-stderr chain
  assert_success
  [ "$(record_count)" -eq 1 ]
  [ "$(records | jq -c '[.type, .status, .planned_seconds, .active_seconds, .simulated]')" = \
    '["leg-session","completed",180,180,true]' ]
  [ "$(records | jq '[.active[][]] | add')" -eq 180 ]
}

@test "pipeline: the ids join the documents" {
  screening >screening.json
  leg-plan --now="$NOW" screening.json >plan.json
  leg-timer --now="$NOW" --simulate plan.json >session.json
  [ "$(jq -r .screening_id plan.json)" = "$(jq -r .id screening.json)" ]
  [ "$(jq -r .plan_id session.json)" = "$(jq -r .id plan.json)" ]
}

@test "pipeline: a stop reaches the end as 10 and stores nothing" {
  run --separate-stderr chain clot-signs=yes
  assert_failure 10
  [ "$(record_count)" -eq 0 ]
  [ -z "$output" ]
}

@test "pipeline: an emergency reaches the end as 11 and stores nothing" {
  run --separate-stderr chain lung-clot-signs=yes
  assert_failure 11
  [ "$(record_count)" -eq 0 ]
}

@test "pipeline: every program repeats the verdict" {
  screening cold-pale-leg=yes >screening.json || [ $? -eq 11 ]
  run -11 --separate-stderr leg-plan --now="$NOW" screening.json
  [ "$(jq -c '[.outcome, .steps]' <<<"$output")" = '["emergency",[]]' ]
  printf '%s\n' "$output" >plan.json
  run -11 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  [ "$output" = "$(cat plan.json)" ]
  run -11 --separate-stderr leg-log add plan.json
  [ -z "$output" ]
}

@test "pipeline: a stop tells the user what to do before anything else" {
  screening lung-clot-signs=yes >/dev/null || [ $? -eq 11 ]
  run tr -s ' \n' ' ' <screen.err # lines wrap at words
  assert_output --partial '112, 911, 999'
}

@test "pipeline: the emergency number is the user's" {
  mkdir -p .config/leg
  printf 'emergency = 144\n' >.config/leg/config
  chmod 600 .config/leg/config
  screening lung-clot-signs=yes >/dev/null || [ $? -eq 11 ]
  grep -q 144 screen.err
  run -1 grep -q 911 screen.err
}

@test "pipeline: an expired screening is 12, and nothing is planned" {
  screening >screening.json
  run -12 --separate-stderr leg-plan --now=2026-11-22T10:30:01+01:00 screening.json
  [ -z "$output" ]
  [ "${#stderr_lines[@]}" -eq 1 ]
  leg-plan --now=2026-11-22T10:29:00+01:00 screening.json >plan.json
  run -12 --separate-stderr leg-timer --now=2026-11-22T10:30:01+01:00 --simulate plan.json
}

@test "pipeline: a screening from the future is 12" {
  screening >screening.json
  run -12 --separate-stderr leg-plan --now=2026-11-22T09:00:00+01:00 screening.json
  [ -z "$output" ]
}

@test "pipeline: an edited screening is judged again from its answers" {
  screening clot-past=yes >screening.json || true
  jq -c '.verdict = "go" | .action = "none" | .findings = []' screening.json >edited.json
  run --separate-stderr leg-plan --now="$NOW" edited.json
  assert_failure 10
}

@test "pipeline: a stop locks until it was checked" {
  NOW=2026-11-22T09:20:00+01:00
  screening >first.json
  NOW=2026-11-22T09:30:00+01:00
  screening clot-signs=yes >/dev/null || [ $? -eq 10 ]
  NOW=2026-11-22T09:40:00+01:00
  screening >second.json || true
  run -12 --separate-stderr leg-plan --now="$NOW" second.json
  run -12 --separate-stderr leg-plan --now="$NOW" -r walk </dev/null
  screening stop-checked=yes >third.json
  run -0 --separate-stderr leg-plan --now="$NOW" third.json
  run -12 --separate-stderr leg-plan --now="$NOW" first.json
}

@test "pipeline: no input is a quiet 65 if a program before has spoken" {
  local program
  for program in 'leg-timer --simulate' 'leg-log add'; do
    run --separate-stderr bash -c "true | $program"
    assert_failure 65
    [ -z "$output$stderr" ]
    run --separate-stderr bash -c "$program </dev/null"
    assert_failure 65
    [ "${#stderr_lines[@]}" -eq 1 ]
  done
  run --separate-stderr bash -c 'leg-plan </dev/null'
  assert_failure 12
  [[ $stderr == *leg-screen* ]]
}

@test "pipeline: a program that fails stops those after it" {
  run --separate-stderr bash -c "leg-screen --answers=nowhere.json | leg-plan | leg-timer --simulate | leg-log add"
  assert_failure
  [ "$status" -eq 65 ] || [ "$status" -eq 12 ]
  [ "$(record_count)" -eq 0 ]
  [[ $stderr == *nowhere.json* ]]
}

@test "pipeline: garbage, a later version, another type and a torn document are 65" {
  screening >screening.json
  leg-plan --now="$NOW" screening.json >plan.json
  leg-timer --now="$NOW" --simulate plan.json >session.json
  refuse() {
    run -65 --separate-stderr "$@"
    [ -z "$output" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
  }
  for change in '.version = 2' '.type = "leg-other"' 'del(.limits)' '.limits.massage.left.level = "fine"'; do
    jq -c "$change" screening.json >bad.json
    refuse leg-plan --now="$NOW" bad.json
    jq -c "$change" plan.json >bad.json
    refuse leg-timer --now="$NOW" --simulate bad.json
  done
  jq -c '.version = 2' session.json >bad.json
  refuse leg-log add bad.json
  for file in screening plan session; do
    head -c 200 $file.json >torn.$file
  done
  refuse leg-plan --now="$NOW" torn.screening
  refuse leg-timer --now="$NOW" --simulate torn.plan
  refuse leg-log add torn.session
  [ "$(record_count)" -eq 0 ]
}

@test "pipeline: a full disk is 74 at any program" {
  screening >screening.json
  leg-plan --now="$NOW" screening.json >plan.json
  for command in "leg-screen --now=$NOW --answers=answers.json" "leg-plan --now=$NOW screening.json" \
    "leg-timer --now=$NOW --simulate plan.json" 'leg-plan --list' 'leg-screen --list'; do
    run -74 --separate-stderr bash -c "$command >/dev/full"
    [ -n "$stderr" ]
  done
}

@test "pipeline: a session that cannot be written is kept" {
  screening | leg-plan --now="$NOW" >plan.json
  run -74 --separate-stderr bash -c "leg-timer --now=$NOW --simulate plan.json >/dev/full"
  [[ $stderr == *unsaved* ]]
  run bash -c 'cat ~/.local/state/leg/unsaved/*.json'
  assert_success
  [ "$(jq -r .status <<<"$output")" = completed ]
  leg-log add "$HOME"/.local/state/leg/unsaved/*.json
  [ "$(record_count)" -eq 1 ]
}

@test "pipeline: a reader that is gone ends the others by SIGPIPE, silently" {
  run --separate-stderr bash -c 'set -o pipefail; leg-screen --list --format=json | true; exit ${PIPESTATUS[0]}'
  [ "$status" -eq 0 ] || [ "$status" -eq 141 ]
  [ -z "$stderr" ]
}

@test "pipeline: nothing of the answers is in plan, session or log" {
  screening veins-mild='{"answer":"yes","leg":"left"}' pregnant=yes pregnant-swelling=no \
    bp-high=yes >screening.json
  jq -r '.findings[].advice' screening.json >advices
  [ -s advices ]
  leg-plan --now="$NOW" screening.json 2>plan.err >plan.json
  leg-timer --now="$NOW" --simulate plan.json 2>timer.err >session.json
  leg-log add session.json
  leg-screen --list --format=json | jq -r '.questions[].id' | grep -vx age-group >ids
  for file in plan.json session.json plan.err timer.err .local/share/leg/sessions/*.jsonl; do
    run grep -wFf ids "$file"
    assert_failure 1
    run grep -Ff advices "$file"
    assert_failure 1
  done
  run -1 grep -riE 'pregnan|blood pressure|vein' plan.json session.json .local/share
}

@test "pipeline: two documents on one input are refused" {
  screening >screening.json
  cat screening.json screening.json >two.json
  run -65 --separate-stderr leg-plan --now="$NOW" two.json
  [ -z "$output" ]
}

# ---- on a terminal -------------------------------------------------------------------------------

# on_terminal COMMAND: starts it in a tmux window of 80 x 24; its status lands in the file `status`.
on_terminal() {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  TMUX_SOCKET=leg-$$-$BATS_TEST_NUMBER
  env -u TMUX tmux -L "$TMUX_SOCKET" -f /dev/null new-session -d -x 80 -y 24 \
    "HOME='$HOME' PATH='$PATH' LC_ALL=C.UTF-8 bash -c '$1'; echo \$? >'$HOME/status'; sleep 300"
}

teardown() {
  [ -z "${TMUX_SOCKET:-}" ] || tmux -L "$TMUX_SOCKET" kill-server 2>/dev/null || true
}

# until_true COMMAND…: waits for it, and fails when it never comes.
until_true() {
  await "$@" || { tmux -L "$TMUX_SOCKET" capture-pane -p 2>/dev/null; return 1; }
}

screen_has() { tmux -L "$TMUX_SOCKET" capture-pane -p | grep -qE "$1"; }
press() { tmux -L "$TMUX_SOCKET" send-keys "$@"; }

@test "pipeline: Ctrl-C in the pipeline loses no session" {
  screening >screening.json
  jq -c --arg now "$(date +%Y-%m-%dT%H:%M:%S+00:00)" '.answered = $now' answers.json >now.json
  on_terminal 'leg-screen --answers=now.json | leg-plan | leg-timer --count-in=0 | leg-log add'
  until_true screen_has ' 0:(1.|2[0-3])' # of 25 seconds
  press C-c
  until_true test -s "$HOME/status"
  [ "$(record_count)" -eq 1 ]
  [ "$(records | jq -r .status)" = ended-early ]
  [ "$(records | jq .active_seconds)" -ge 1 ]
}

@test "pipeline: Ctrl-C in line mode loses no session either" {
  screening >screening.json
  jq -c --arg now "$(date +%Y-%m-%dT%H:%M:%S+00:00)" '.answered = $now' answers.json >now.json
  on_terminal 'leg-screen --answers=now.json | leg-plan | leg-timer --plain --count-in=0 | leg-log add'
  until_true screen_has '^Get comfortable'
  press C-c
  until_true test -s "$HOME/status"
  [ "$(record_count)" -eq 1 ]
  [ "$(records | jq -r .status)" = ended-early ]
}

@test "pipeline: the terminal is as before after q" {
  screening >screening.json
  jq -c --arg now "$(date +%Y-%m-%dT%H:%M:%S+00:00)" '.answered = $now' answers.json >now.json
  on_terminal 'stty -a >before; leg-screen --answers=now.json | leg-plan | leg-timer --count-in=0 | leg-log add; stty -a >after'
  until_true screen_has '[0-9]:[0-9][0-9]'
  press q
  until_true test -s "$HOME/status"
  cmp before after
  [ "$(tmux -L "$TMUX_SOCKET" display -p '#{alternate_on} #{cursor_flag}')" = '0 1' ]
}

@test "pipeline: only a test may set the clock" {
  local program
  for program in "$LEG_BIN"/*; do
    run -64 env -u LEG_TEST "$program" --now=2026-11-22T09:30:00Z
    [[ $output == *"unknown option '--now'"* ]] || false
    run -64 env LEG_TEST=0 "$program" --now=2026-11-22T09:30:00Z
  done
}

@test "pipeline: make try ends with 0 and a friendly line, whatever the answers" {
  local said
  command -v expect >/dev/null || skip 'expect is not installed'
  for said in '2 1' '2 q' '2 ^C'; do
    printf '%s\n' $said >typed
    run -0 "$ROOT/tests/cmd/talk.exp" typed env LEG_BIN="$LEG_BIN" "$ROOT/tests/try"
    assert_output --partial 'Nothing was kept.'
  done
  ls -A >left
  assert_equal "$(cat left)" $'left\ntyped'
}

# plain_texts: the cards and the lines of a limited session, as they are written now.
plain_texts() {
  leg-screen --now="$NOW" --answers=answers.json --format=text --color=always 2>/dev/null
  leg-plan --now="$NOW" --format=text --color=always screening.json
  { setsid -w leg-timer --now="$NOW" --count-in=0 --speed=3600 --color=always plan.json >/dev/null; } 2>&1
}

@test "pipeline: the setting plain, LEG_PLAIN and ACCESSIBLE are one, a sentence a line" {
  screening veins-mild=yes >screening.json
  leg-plan --now="$NOW" screening.json >plan.json
  LEG_PLAIN=yes plain_texts >by_variable
  ACCESSIBLE=1 plain_texts >accessible
  plain_texts >neither
  mkdir -p .config/leg
  echo 'plain = yes' >.config/leg/config
  plain_texts >by_setting
  diff by_variable accessible
  diff by_variable by_setting
  run -1 grep -nE $'[.?!] [A-Z]|\e' by_setting
  grep -qE $'[.?!] [A-Z]' neither
  grep -q $'\e' neither
}

@test "pipeline: every help fits the terminal, down to 40 columns" {
  command -v script >/dev/null || skip 'script is not installed'
  local program command columns whole
  for program in leg-screen leg-plan leg-timer leg-log leg-remind leg-now leg-trial; do
    for command in '' $($program --help | sed -n '/Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
      whole=$($program $command --help)
      for columns in 40 60 80; do
        script -qec "stty cols $columns; $program $command --help; $program $command --usage; $program $command -h" \
          /dev/null </dev/null | tr -d '\r' >shown
        run -1 grep -nE "^.{$columns}" shown
        [ $columns -lt 80 ] || [ "$(cat shown)" = "$whole"$'\n'"$($program $command --usage)"$'\n'"$whole" ]
      done
    done
  done
  script -qec 'stty cols 60; leg-log help; leg-log help add' /dev/null </dev/null | tr -d '\r' >shown
  run -1 grep -nE '^.{60}' shown
}

@test "pipeline: reports, lists and messages fit a terminal of 60 columns" {
  command -v script >/dev/null || skip 'script is not installed'
  local command day
  for day in 02 05 09 12 16 19 20; do
    leg-log add --now="$NOW" --at="2026-11-$day 18:00" --kind=massage --routine=circulation --minutes=3 \
      --before=heaviness=6/5 --after=heaviness=3/1 --note="day $day, after a long walk along the river"
  done
  leg-remind set walk --every=60m --text='Up now, once round the house, and look out of the kitchen window'
  leg-trial start --a=walk --b=rest
  for command in 'leg-log list' 'leg-log show' 'leg-log stats' 'leg-log calendar' 'leg-log trend' \
    'leg-log report --with=summary,ratings,sessions,notes' 'leg-log check' 'leg-log stats --since=tomrow' \
    'leg-remind show' 'leg-remind next' 'leg-remind due --explain' 'leg-trial show' 'leg-trial result' \
    'leg-plan --list' 'leg-plan -r walk' 'leg-plan -m 99' 'leg-plan --bells' 'leg-now --person=x' 'leg-log ad' 'leg-screen --list'; do
    script -qec "stty cols 60 rows 24; $command --now=$NOW" /dev/null </dev/null | tr -d '\r' | sed 's/\x1b\[[0-9;]*m//g' >shown
    [ -s shown ]
    run -1 grep -nE '^.{61}' shown
  done
}
