#!/usr/bin/env bats
# leg-timer on a terminal (tmux): what is on it, what keys do, and what becomes of it however it ends.

load timer

setup() { chain_setup; }
teardown() { tmux_end; }

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
      tmux_settled >shown
      cat shown >>all
      ! grep -q '0:[0-9]' shown || break
      tmux_turn
    done
    grep -q '0:[0-9]' shown
    tmux_keys q
    read_on 'ended 13'
    sane
    [ "$(jq -r .status record)" = ended-early ]
    tr -s ' \n' '  ' <all | grep -q 'Ask a doctor, nurse or physiotherapist who knows you before you start'
    tmux_end
  done
}

@test "terminal: in a small window no part of a message ends inside a sentence" {
  local part
  a_plan >plan.json
  on_screen 30 8
  tmux_until '1 of' # the command line has a 0: too, and what is typed before the start is dropped
  tmux_keys '!'
  for ((part = 0; part < 400; part++)); do
    tmux_settled >shown
    ! grep -q 'ended 13' shown || break
    if grep -q 'space more' shown; then
      grep -B1 'space more' shown | head -1 >>ends
      tmux_turn
    elif grep -q 'Press space' shown; then
      tmux_turn
    elif grep -qE 'Enter' shown; then
      tmux_turn Enter
    fi
  done
  read_on 'ended 13'
  [ "$(wc -l <ends)" -ge 3 ]
  run -1 grep -vE '[.:] *$' ends
  tmux_end
}

@test "terminal: a page keeps its place when the terminal changes its size" {
  local i
  a_limited_plan
  on_screen 20 4
  tmux_until LIMITED
  for ((i = 0; i < 40; i++)); do
    ! tmux_settled | grep -q 'oil' || break
    tmux_turn
  done
  tmux_resize 80 24
  tmux_until 'Press space to start'
  tmux_until 'Have ready: '
  tmux_resize 20 4
  tmux_until 'space '
  tmux_keys q
  read_on 'ended 13'
  tmux_end
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
  for ((i = 0; i < 40; i++)); do
    tmux_settled >>parts
    ! grep -q 'Left out' parts || break
    tmux_turn
  done
  grep -q '^Ask a doctor, nurse' parts
  tmux_keys q
  read_on 'ended 13'
}

@test "terminal: in lines the keys and a warning are broken at words" {
  a_plan >plan.json
  tmux_start 32 24 "TERM=dumb leg-timer --now=$NOW --count-in=0 plan.json | true"
  tmux_until 'The program that takes the'
  tmux_keys '?'
  tmux_until '?      these keys'
  tmux -L leg capture-pane -p >shown
  grep -qx 'record is gone. The record will' shown
  grep -qx 'l      too hard: lighter from' shown
  grep -qx '       now on' shown
  tmux_keys q
  tmux_until 'Keys closed.'
  tmux_keys q
  tmux_until 'the record is kept'
}

@test "terminal: q before the clock leaves, 13, with a record of 0 seconds and no step begun" {
  a_limited_plan
  on_screen 80 24 "--on-step='touch begun'"
  tmux_until 'Press space to start, q to leave:'
  tmux_until 'Left out: kneading'
  tmux_until 'Have ready: '
  : >bytes
  tmux -L leg pipe-pane "cat >>'$PWD/bytes'"
  tmux_keys q
  tmux_until 'ended 13'
  sane
  run -1 grep -c 'step 1 of' bytes # no frame of a step that was not begun, not for a moment either
  [ "$(jq -c '[.status, .active_seconds]' record)" = '["ended-early",0]' ]
  [ ! -e begun ]
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

@test "terminal: a signal while the plan is looked at once more leaves the terminal as it was" {
  a_limited_plan
  on_screen 80 24
  tmux_until 'Press space'
  mkdir -p .local/state && mkdir -m 700 .local/state/leg
  exec {held}<.local/state/leg
  flock "$held"
  # one whose time lies ahead is written anew: the timer waits for the folder
  echo '{"type":"leg-locks","version":2,"self":{"level":"rescreen","time":"2026-11-22T20:00:00+01:00","id":"0199d33c-0000-7000-8000-000000000001","lifted_by":"0199d33c-0000-7000-8000-000000000001"}}' >.local/state/leg/locks.json
  chmod 600 .local/state/leg/locks.json
  tmux_keys Space
  sleep 0.5
  kill -TERM "$(tmux_timer)"
  exec {held}<&-
  tmux_until 'ended 143'
  sane
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

@test "terminal: with nothing else to say, the first screens show the things to have ready" {
  on_screen 80 24 --count-in=60
  tmux_until 'Have ready: '
  tmux_until 'READY: '
  tmux_settled | grep 'Next: Spread a little oil' # the step after the one that is shown
  tmux_keys n
  tmux_until 'step 1 of 11'
  tmux_until 'Have ready: '
  tmux_until 'n READY'
  tmux_keys q
  tmux_until 'ended 13'
}

@test "terminal: in lines, n on a setup step is ready, shown as such and counted as done" {
  on_screen 80 40 --plain --count-in=0
  tmux_until 'Press n when ready.'
  tmux_keys n
  tmux_until 'Ready.'
  tmux_keys n
  tmux_until 'Ready.' 2
  tmux_until 'Long strokes, left leg.'
  tmux_keys n
  tmux_until 'Skipped.'
  tmux_keys q
  tmux_until 'ended 13'
  [ "$(jq -c '[.steps_done, .active.setup.both < 45]' record)" = '[2,true]' ]
}

@test "terminal: a stop is told on the terminal of the user, wherever standard output is" {
  command -v script >/dev/null || skip 'script is not installed'
  command -v expect >/dev/null || skip 'expect is not installed'
  a_stop_plan
  : >typed
  script -q -f -c 'tty >other; exec sleep 20' there >/dev/null </dev/null &
  await test -s other
  run "$ROOT/tests/cmd/talk.exp" typed sh -c 'exec leg-timer --now="$0" <plan.json >"$(cat other)"' "$NOW" </dev/null
  await grep -q 'STOP: Circulation is not for today' there
  kill $!
  [ "$status" -eq 10 ]
  [[ $output == *'STOP: Circulation is not for today'* ]]
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
      tmux_settled >>all
      [ ! -s record ] || break
      tmux_turn
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
  done
}

@test "terminal: a stop that fits, or is simulated, waits for no key; q and a signal leave one in parts, the plan passed on" {
  a_stop_plan
  on_screen 80 24
  tmux_until 'ended 10'
  tmux_until 'leg-plan -r rest'
  cmp record plan.json
  tmux_end
  on_screen 40 8 --simulate
  tmux_until 'ended 10'
  tmux_end
  local key ends
  while read -r key ends; do
    rm record
    on_screen 40 8
    tmux_until 'space for more'
    if [ "$key" = TERM ]; then kill -TERM "$(tmux_timer)"; else tmux_keys "$key"; fi
    tmux_until "ended $ends"
    sane
    cmp record plan.json
    tmux_end
  done <<<$'q 10\nTERM 143'
}

@test "terminal: no text of a plan is on the full screen" {
  needs script
  hostile >plan.json
  script -qec "stty rows 30 cols 100; leg-timer --now=$NOW --count-in=0 --speed=1800 plan.json >record" typescript
  grep -q 'Get comfortable' typescript
  run -1 grep -a KNEAD typescript
  run grep -caP '\x1b\]|\x1b\[8m|\x7f|\xc2[\x80-\x9f]|\xe2\x80\xae' typescript
  assert_output 0
}

# type_for TEXT KEY: types it, and succeeds if the screen shows TEXT soon after.
type_for() {
  local i
  tmux_keys "$2"
  for ((i = 0; i < 200; i++)); do
    ! tmux -L leg capture-pane -p | grep -qF -- "$1" || return 0
    sleep 0.03
  done
  return 1
}

# read_on TEXT: goes on from part to part until TEXT is shown; what was shown is added to `read`.
read_on() {
  local i
  for ((i = 0; i < 100; i++)); do
    tmux_settled >shown
    cat shown >>'read'
    ! grep -qF -- "$1" shown || return 0
    tmux_turn
  done
  tmux_until "$1"
}

@test "terminal: what the end says comes in parts where it does not fit, a sign's advice first and last" {
  local size
  for size in 40x8 20x4; do
    rm -f read
    on_screen "${size%x*}" "${size#*x}"
    tmux_until '! stop'
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
  await test -s record
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
  leg-log add --at=2026-11-19 --kind=massage --minutes=5 --partner --now="$NOW" # of other legs
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

@test "terminal: a trial asks nothing when it is over, nor of a partner" {
  leg-trial start --a=circulation --b=rest --minutes=3 --pairs=6 --now=2026-01-05T09:00:00+01:00 >/dev/null
  on_screen 80 24 --speed=900
  tmux_until 'ended 0'
  leg-trial start --a=circulation --b=rest --minutes=3 --now="$NOW" >/dev/null
  a_plan '.mode = "partner"' >plan.json
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 --speed=900 plan.json >partner; echo over \$?" Enter
  tmux_until 'over 0'
  [ "$(jq -c .before record partner)" = $'{}\n{}' ]
}

@test "terminal: the settings plain and still do what the options do" {
  local row
  # hands: the row of the picture that the hands are on
  hands() { tmux -L leg capture-pane -p | grep -n '↑↑' | cut -d: -f1; }
  mkdir -p .config/leg
  echo 'plain = yes' >.config/leg/config
  on_screen 80 24
  tmux_until 'Get comfortable.'
  [ "$(tmux_screen)" = '0 1' ]
  tmux_keys q
  tmux_until 'ended 13'
  tmux_end
  echo 'still = yes' >.config/leg/config
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys n n
  tmux_until '↑↑'
  row=$(hands)
  for ((i = 0; i < 4; i++)); do sleep 0.4; [ "$(hands)" = "$row" ]; done
  tmux_keys q
  tmux_until 'ended 13'
  tmux_end
  rm .config/leg/config
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys n n
  tmux_until '↑↑'
  row=$(hands)
  for ((i = 0; i < 100; i++)); do [ "$(hands)" = "$row" ] || break; sleep 0.1; done
  [ "$i" -lt 100 ]
  tmux_keys q
  tmux_until 'ended 13'
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
    await kept '.status == "ended-early"' # so it has begun
    pid=$(tmux_timer)
    tmux_keys 'clear; kill %1' Enter
    ends "$pid"
    tmux_keys Enter # the shell tells of it before its next prompt
    tmux_until Terminated
    [ "$(jq -r .status record)" = ended-early ]
    [ "$(tmux_screen)" = '0 1' ]
  done
}

@test "terminal: a question is put again after Ctrl-Z and fg" {
  a_plan >plan.json
  tmux_start 80 24 true
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile" Enter
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 --rate plan.json >record" Enter
  tmux_until 'Heaviness, left and right:'
  tmux_keys C-z
  tmux_until Stopped
  tmux_keys 'clear; fg' Enter
  tmux_until_gone Stopped
  tmux_until 'Heaviness, left and right:'
  tmux_keys Enter Enter Enter Enter
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'Number, or Enter alone'
  tmux_keys C-z
  tmux_until Stopped
  tmux_keys 'clear; fg' Enter
  tmux_until_gone Stopped
  tmux_until 'STOP. Hands off the legs. What is it?'
  tmux_until '18  The person says stop'
  tmux_until 'Number, or Enter alone'
  tmux_keys 18 Enter
  tmux_until 'ready>'
  [ "$(jq -r .symptom record)" = stop-asked ]
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
  await jq -e '.status == "ended-early"' record # the prompts of before are on the screen at once
}

@test "terminal: the page before the clock is not drawn over a shell that is in the foreground" {
  a_limited_plan
  tmux_start 80 24 true
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile" Enter
  tmux_keys "clear; leg-timer --now=$NOW plan.json >record &" Enter
  tmux_keys 'sleep 0.5; echo the "shell" is here' Enter
  tmux_until 'the shell is here'
  run tmux -L leg capture-pane -p
  refute_output --partial 'LIMITED today'
  tmux_keys fg Enter
  tmux_until 'LIMITED today'
  tmux_keys q
  tmux_until 'ready>'
}

@test "terminal: keys typed ahead, mouse reports and pastes are no keys" {
  a_plan >plan.json
  tmux_start 80 24 "until [ -e typed ]; do sleep 0.05; done; leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?"
  tmux_keys q q '!' # before it listens
  tmux_until 'qq!'
  touch typed
  tmux_until 'step 1 of 11'
  printf '\033[Mq!n\033[<0;10;10Mq-never-alone-so-long' >mouse
  tmux -L leg load-buffer mouse
  tmux -L leg paste-buffer
  printf 'q' >pasted
  tmux -L leg load-buffer pasted
  tmux -L leg paste-buffer -p
  # a key that comes with a paste is part of it, so the first may be lost on a busy machine
  await type_for 'to close this' '?'
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
    tmux_end
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

@test "terminal: in a pause too, words that do not fit take turns" {
  on_screen 20 6
  tmux_until 0:2
  tmux_keys n n n ' '
  tmux_until PAUSED
  tmux_until 'Press small slow'
  tmux_until 'on its lower third.'
  tmux_until 'alone is sore.'
}

@test "terminal: one that has no other screen is left without the last frame" {
  a_plan >plan.json
  tmux_start 80 24 :
  tmux -L leg set-option -gw alternate-screen off
  tmux_keys "leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?" Enter
  tmux_until 'Get comfortable'
  tmux_keys q
  tmux_until 'ended 13'
  run tmux -L leg capture-pane -p
  refute_output --partial 'Get comfortable'
  assert_line --regexp '^In the next 2 days: '
}

@test "terminal: a warning does not take the place of a check" {
  a_plan >plan.json
  mkdir -p .local/state/leg
  chmod 700 .local/state/leg
  : >.local/state/leg/running # nothing can be kept there
  tmux_start 80 24 "leg-timer --now=$NOW --count-in=0 plan.json | true; echo ended"
  tmux_until 'Get comfortable'
  tmux_until 0:22
  tmux_until 'Check: no pain'
  tmux_keys n
  tmux_until 'The program that takes the record is gone.'
  tmux_keys n n
  tmux_until 'step 4 of 11'
  tmux_until 'Check: no pain'
  tmux_end
  on_screen 80 24
  tmux_until 'Check: no pain'
  tmux_keys n
  tmux_until 'step 2 of 11' # of a step left at its check the warning comes in the next
  tmux_until 'This session is not kept while it runs'
}

@test "terminal: a check that comes with the middle of a step is shown" {
  leg-plan --now="$NOW" -r rest -m 10 >plan.json # the check of each five minutes
  on_screen 80 24 --speed=30
  tmux_until 'Check: no pain'
  tmux_until "   4:"
  tmux_until 'Check: no pain'
}

@test "terminal: what to have ready does not take the place of a note" {
  a_plan '.steps[0].note = "Slowly please."' >plan.json
  on_screen 80 24
  tmux_until 'Have ready: pillow, oil.'
  tmux_until 'Slowly please.'
}

@test "terminal: a session that begins, or goes on, in a held stretch shows its check" {
  screening | leg-plan --now="$NOW" -r stretch | jq -c '.steps |= map(select(.move == "hip-hinge"))
    | .seconds = .steps[0].seconds' >plan.json
  on_screen 80 24
  tmux_until 'Round 1 of 2'
  tmux_until 'Check: no pain'
}

@test "terminal: ! asks for the symptom once, advises, records and locks" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until "STOP. Hands off the legs. What is it?"
  [ "$(tmux_screen)" = '0 1' ]
  tmux_keys nonsense Enter
  tmux_until 'Type a number from'
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
    tmux_turn Enter
    tmux_settled | tee -a all | grep -q 'none of these' && break
  done
  tmux_until '1 to 5: call'
  grep -q ' 14  A cramp' all
  tmux_keys Enter
  read_on 'ended 13'
  run -12 leg-timer --now="$NOW" --simulate plan.json
}

@test "terminal: after a change of size the signs go on in parts that fit" {
  a_plan >plan.json
  tmux_start 60 20 "leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?"
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until '15  Itching'
  tmux_resize 20 4
  tmux_keys Enter
  tmux_until '16  Pregnant:' # the call would push it away
  tmux_until 'Number or Enter:'
  tmux_resize 80 24
  tmux_keys Enter
  tmux_until '16  Pregnant: tightening of the belly, bleeding, headache' # whole
  tmux_until 'Number, or Enter alone if it is none of these:'
  tmux_keys 18 Enter
  tmux_until 'ended 13'
}

@test "terminal: at 20x4 each sign comes whole or from its beginning, and blanks around a number" {
  on_screen 20 4
  tmux_until '! stop'
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

@test "terminal: a hang-up at the question keeps the record and locks" {
  on_screen 80 24
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'What is it?'
  kill -HUP "$(tmux_timer)"
  tmux_until 'ended 129'
  [ "$(jq -c '[.status, .symptom]' record)" = '["symptom","stop-asked"]' ]
  run -12 leg-timer --now="$NOW" --simulate plan.json
}

@test "terminal: to leave a question ends its line, and nothing starts after it" {
  local key
  a_plan >plan.json
  tmux_start 80 24 true
  for key in C-c C-d 'q Enter'; do
    tmux_keys "clear; leg-timer --now=$NOW --rate plan.json >record; echo ended \$?" Enter
    tmux_until 'Heaviness, left and right:'
    tmux_keys $key
    tmux_until 'ended 13'
    [ "$(tmux -L leg capture-pane -p | grep -c '^Ended early\.$')" -eq 1 ]
    tmux -L leg capture-pane -p | { run -1 grep 'Starting in'; }
    [ "$(jq -c '[.status, .active_seconds]' record)" = '["ended-early",0]' ]
  done
  tmux_resize 20 8
  tmux_keys "clear; leg-timer --now=$NOW --rate plan.json >record; echo ended \$?" Enter
  tmux_until 'Heaviness,'
  tmux_keys Enter
  tmux_until 'Aching, left and' # and no word in two
  tmux -L leg capture-pane -p | grep -q '^right:'
  tmux_keys q Enter
  tmux_until 'space more'
  tmux_keys q
  tmux_until 'ended 13'
  tmux_resize 80 24
  tmux_keys "clear; leg-timer --now=$NOW --count-in=0 plan.json >record; echo ended \$?" Enter
  tmux_until 'step 1 of 11'
  tmux_keys '!'
  tmux_until 'Number, or Enter alone'
  tmux_keys C-d
  tmux_until 'ended 13'
  tmux -L leg capture-pane -p | grep -q '^STOP\. Trouble breathing'
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
  run -0 kept '.status == "completed"' # whatever happens while the question waits
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
  tmux_end
  echo 0 q >keys
  on_screen 80 24 --rate --keys=keys # for whom nothing waits
  tmux_until 'ended 13'
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
  needs script
  local size pid
  a_plan >plan.json
  for size in '500 cols 500' '0 cols 0' '1 cols 500' '500 cols 1'; do
    while sleep 0.1 && echo; do :; done | # through the last words, a row each
      script -qec "stty rows $size; leg-timer --now=$NOW --count-in=0 --bell=none --speed=1800 plan.json >record" typescript
    [ "$(jq -r .status record)" = completed ]
  done
  script -qec "sh -c 'echo \$\$ >pid; exec leg-timer --now=$NOW --count-in=0 --bell=none --speed=300 plan.json >record'" \
    typescript 3>&- &
  await test -s pid
  read -r pid <pid
  while kill -WINCH "$pid" 2>/dev/null; do :; done
  wait $!
  [ "$(jq -c '[.status, .active_seconds]' record)" = '["completed",180]' ]
}

drawn() { [ "$(tmux -L leg capture-pane -p)" = "$1" ]; }

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
    shown=$(tmux_settled)
    # what something else writes there is gone with the next whole frame
    printf '\033[1;1HXYZ' >"$tty"
    tmux_until XYZ
    kill -WINCH "$pid"
    tmux_until_gone XYZ
    await drawn "$shown" || diff <(echo "$shown") <(tmux_settled)
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
  needs script
  a_plan >plan.json
  mkfifo keyboard # at its end script types Ctrl-D
  exec {keyboard}<>keyboard
  ring() { script -qec "leg-timer --now=$NOW --count-in=0 --plain --speed=900 $1 plan.json >record" /dev/null <&$keyboard; }
  rings() { ring "$1" | tr -cd '\a' | wc -c; }
  [ "$(rings '')" -gt 0 ]
  [ "$(rings --bell=none)" -eq 0 ]
  mkdir -p .config/leg
  echo 'bell = none' >.config/leg/config
  [ "$(rings '')" -eq 0 ]
  [ "$(rings --bell=steps)" -gt 0 ]
  printf '%s\n' '0 n' '0 n' '65 q' >keys # at the first of the two bells for a change of legs
  [ "$(ring '--bell=steps --keys=keys' | sed '1,/Ended early/d' | tr -cd '\a' | wc -c)" -eq 1 ]
}

@test "terminal: Ctrl-S freezes nothing, and ten thousand pasted keys do no harm" {
  on_screen 80 24 --speed=20
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
  needs script
  a_plan >plan.json
  run timeout 60 script -qec "exec 3>&-; ulimit -n 4; exec leg-timer --now=$NOW --count-in=0 plan.json" typescript
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
  tmux_end
  ends "$pid"
  [ "$(jq -r .status record)" = ended-early ]
}
