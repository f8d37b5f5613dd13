#!/usr/bin/env bats
# leg-now: the line it prints is the line it runs, and its status is that line's.

load timer

setup() { chain_setup; }
teardown() { tmux_end; }

# stand_in NAME STATUS: a program of that name that notes its words and ends with STATUS.
stand_in() {
  mkdir -p "$HOME/bin"
  printf '#!/bin/sh\necho "%s $*" >>"$HOME/ran"\ncat >/dev/null\nexit %s\n' "$1" "$2" >"$HOME/bin/$1"
  chmod +x "$HOME/bin/$1"
}

# line_ends SCREEN PLAN TIMER LOG WANT: with these statuses of the programs, leg-now ends with WANT.
line_ends() {
  stand_in leg-screen "$1"
  stand_in leg-plan "$2"
  stand_in leg-timer "$3"
  stand_in leg-log "$4"
  run env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save </dev/null
  [ "$status" -eq "$5" ] || { echo "$*: $status"; return 1; }
}

@test "now: --dry-run prints the line, and only that" {
  run --separate-stderr "$LEG_BIN/leg-now" --dry-run
  assert_output 'leg-screen --save --reuse | leg-plan | leg-timer | leg-log add'
  [ -z "$stderr" ]
  run "$LEG_BIN/leg-now" -m 5 -r circulation,walk --rate --plain --say --no-save --dry-run
  assert_output 'leg-screen --reuse | leg-plan -m 5 -r circulation,walk | leg-timer --rate --plain --say | leg-log add'
  run "$LEG_BIN/leg-now" --color=never --dry-run
  assert_output 'leg-screen --save --reuse --color=never | leg-plan | leg-timer --color=never | leg-log add'
}

@test "now: a routine that needs no screening begins with leg-plan" {
  run "$LEG_BIN/leg-now" -r walk -m 2 --dry-run
  assert_output 'leg-plan -m 2 -r walk | leg-timer | leg-log add'
  run "$LEG_BIN/leg-now" -r walk,circulation --dry-run
  assert_output 'leg-plan -r walk,circulation | leg-timer | leg-log add'
  run "$LEG_BIN/leg-now" -r 'walk, circulation' --dry-run
  assert_output "leg-plan -r 'walk, circulation' | leg-timer | leg-log add"
}

@test "now: of a routine given twice the last counts, its screening too" {
  run "$LEG_BIN/leg-now" -r walk -r circulation --dry-run
  assert_output 'leg-screen --save --reuse | leg-plan -r circulation | leg-timer | leg-log add'
  run "$LEG_BIN/leg-now" -r circulation -r walk --dry-run
  assert_output 'leg-plan -r walk | leg-timer | leg-log add'
}

@test "now: the line it prints works as printed" {
  local line
  line=$("$LEG_BIN/leg-now" -r walk -m 2 --dry-run)
  PATH="$LEG_BIN:$PATH" bash -c "${line/leg-timer/leg-timer --simulate}" </dev/null
  run "$LEG_BIN/leg-log" list
  assert_output --partial 'walk'
}

@test "now: a TERM that comes while the programs are started ends all of them" {
  local name pid since try
  for name in leg-screen leg-plan leg-timer; do
    stand_in "$name" 0
    printf '#!/bin/sh\nexec sleep 6\n' >"$HOME/bin/$name"
  done
  stand_in leg-log 0
  for try in {1..30}; do
    since=$SECONDS
    PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save </dev/null &
    pid=$!
    sleep "0.00$((RANDOM % 9))"
    kill -TERM $pid
    wait $pid || true
    [ $((SECONDS - since)) -lt 5 ] || { echo "try $try: it went on"; return 1; }
  done
}

@test "now: a TERM that comes as soon as it is watched for is not lost" {
  command -v strace >/dev/null || skip 'strace is not installed'
  export ASAN_OPTIONS=detect_leaks=0 # which takes a tracer of its own
  local name call first since calls=(-e signal=none -e trace=rt_sigaction)
  for name in leg-screen leg-plan leg-timer leg-log; do stand_in "$name" 0; done
  PATH="$HOME/bin:$PATH" strace -qq -o trace "${calls[@]}" "$LEG_BIN/leg-now" --no-save </dev/null
  first=$(grep -n 'SIGTERM, {' trace | cut -d: -f1)
  for name in leg-screen leg-plan leg-timer; do printf '#!/bin/sh\nexec sleep 6\n' >"$HOME/bin/$name"; done
  for ((call = first; call <= $(wc -l <trace); call++)); do
    since=$SECONDS
    PATH="$HOME/bin:$PATH" run -143 strace -qq -o struck "${calls[@]}" -e inject=rt_sigaction:signal=TERM:when="$call" \
      "$LEG_BIN/leg-now" --no-save </dev/null
    [ $((SECONDS - since)) -lt 5 ] || { echo "call $call: it went on"; return 1; }
  done
}

@test "now: bad words are refused before anything is asked" {
  run --separate-stderr "$LEG_BIN/leg-now" -r massages
  [ "$status" -eq 64 ]
  [[ $stderr == "leg-now: --routine: "*massages* ]]
  for minutes in 99 99999 99999999999999999999 0; do
    run -64 "$LEG_BIN/leg-now" -m "$minutes"
    assert_output 'leg-now: --minutes: circulation takes 1 to 30 minutes'
  done
  run -64 "$LEG_BIN/leg-now" -m 99999 -r rest,walk
  assert_output 'leg-now: --minutes: rest takes 1 to 30 minutes'
  run "$LEG_BIN/leg-now" -m 31 -r circulation
  [ "$status" -eq 64 ]
  assert_output --partial '1 to 30'
  run "$LEG_BIN/leg-now" -r partner
  [ "$status" -eq 64 ]
  assert_output --partial -- '--for=partner'
  run "$LEG_BIN/leg-now" 3
  [ "$status" -eq 64 ]
}

@test "now: it ends with 11 if any did, else with the first status that is not 0" {
  line_ends 0 0 0 0 0
  line_ends 13 12 65 65 13
  line_ends 0 0 13 0 13
  line_ends 11 11 11 11 11
  line_ends 0 0 13 11 11
  line_ends 0 0 0 75 75
}

@test "now: leg-screen's stop counts only if the plan stopped too" {
  line_ends 10 0 0 0 0
  line_ends 10 10 10 10 10
  line_ends 10 12 65 65 12
}

@test "now: it runs the programs of PATH, each with its words" {
  line_ends 0 0 0 0 0
  run sort "$HOME/ran"
  assert_output 'leg-log add
leg-plan 
leg-screen --reuse
leg-timer '
}

@test "now: without PATH it runs the programs beside it" {
  stand_in leg-screen 13
  stand_in leg-plan 12
  stand_in leg-timer 65
  stand_in leg-log 65
  cp "$LEG_BIN/leg-now" "$HOME/bin"
  run env PATH=/nowhere "$HOME/bin/leg-now"
  assert_equal "$status" 13
}

@test "now: a missing program is 69" {
  mkdir -p "$HOME/alone"
  cp "$LEG_BIN/leg-now" "$HOME/alone"
  run --separate-stderr env PATH=/nowhere "$HOME/alone/leg-now"
  [ "$status" -eq 69 ]
  [[ ${stderr_lines[-1]} == 'leg-now: leg-'*': cannot be run: '* ]]
}

@test "now: nothing is asked where a later program is missing" {
  local missing
  for missing in leg-plan leg-timer leg-log; do
    rm -rf "${HOME:?}/bin" "$HOME/ran"
    for program in leg-screen leg-plan leg-timer leg-log; do stand_in $program 0; done
    rm "$HOME/bin/$missing"
    cp "$LEG_BIN/leg-now" "$HOME/bin"
    run -69 env PATH="$HOME/bin:/usr/bin:/bin" "$HOME/bin/leg-now" --no-save </dev/null
    assert_output "leg-now: $missing: cannot be run: No such file or directory"
    run ! grep -qs leg-screen "$HOME/ran"
  done
}

@test "now: it waits for its own programs alone" {
  for program in leg-screen leg-plan leg-timer leg-log; do stand_in $program 0; done
  # shellcheck disable=SC2016 # for that shell
  PATH="$HOME/bin:$PATH" LEG_NOW=$LEG_BIN/leg-now run -0 timeout 60 sh -c 'sleep 120 >&- 2>&- 3>&- & exec "$LEG_NOW" --no-save'
}

@test "now: a signal that it was started to ignore is ignored by all" {
  mkdir "$HOME/bin"
  for program in leg-screen leg-plan leg-timer leg-log; do
    printf '#!/bin/sh\ngrep -h SigIgn /proc/self/status >>"$HOME/ignored"\ncat >/dev/null\n' >"$HOME/bin/$program"
    chmod +x "$HOME/bin/$program"
  done
  PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save
  (trap '' HUP && PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save)
  run awk '{ print substr($2, length($2)) }' "$HOME/ignored" # HUP is the lowest bit, then INT and QUIT
  assert_output $'0\n0\n0\n0\n1\n1\n1\n1'
}

@test "now: the first run says where answers are kept, once, and only if it keeps them" {
  stand_in leg-screen 13
  stand_in leg-plan 12
  stand_in leg-timer 65
  stand_in leg-log 65
  run --separate-stderr env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now"
  [[ $stderr == *'.local/state/leg'*'leg-screen --forget'* ]]
  run --separate-stderr env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save
  [ -z "$stderr" ]
  run --separate-stderr env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" -r walk
  [ -z "$stderr" ]
  answers answered="$(date -Iseconds)" >answers.json
  "$LEG_BIN/leg-screen" --save --answers=answers.json >/dev/null
  run --separate-stderr env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now"
  [ -z "$stderr" ]
}

@test "now: a program that dies of a signal counts as 128 and the signal" {
  stand_in leg-screen 0
  stand_in leg-plan 0
  stand_in leg-log 0
  printf '#!/bin/sh\nkill -KILL $$\n' >"$HOME/bin/leg-timer"
  chmod +x "$HOME/bin/leg-timer"
  run env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save
  [ "$status" -eq 137 ]
  [ "$output" = 'leg-now: leg-timer died: Killed' ]
  sed -i s/KILL/PIPE/ "$HOME/bin/leg-timer" # its reader was gone, and has said why
  run env PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save
  [ "$status" -eq 141 ]
  [ -z "$output" ]
}

@test "now: the terminal is given back if the timer is killed" {
  local modes tty
  tmux_start 80 24 true
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile --noediting" Enter
  tmux_until 'ready>'
  tty=$(tmux -L leg display-message -p '#{pane_tty}')
  modes=$(stty -a <"$tty")
  tmux_keys 'clear; leg-now -r rest' Enter
  tmux_until 'Sit quietly'
  [ "$(stty -a <"$tty")" != "$modes" ]
  pkill -KILL -t "${tty#/dev/}" -x leg-timer
  tmux_until 'leg-now: leg-timer died: Killed'
  [ "$(tmux_screen)" = '0 1' ]
  [ "$(stty -a <"$tty")" = "$modes" ]
}

@test "now: TERM and HUP are passed on, and it waits for the record" {
  local signal
  stand_in leg-screen 0
  stand_in leg-plan 0
  stand_in leg-log 0
  sed -i '2i trap "" TERM HUP; echo >>"$HOME/up"' "$HOME/bin"/leg-*
  printf '#!/bin/sh\ntrap "echo ended >>$HOME/ran; exit 13" TERM HUP\necho >>"$HOME/up"\nwhile :; do sleep 0.05; done\n' >"$HOME/bin/leg-timer"
  chmod +x "$HOME/bin/leg-timer"
  for signal in TERM HUP; do
    rm -f "$HOME/up" "$HOME/ran"
    PATH="$HOME/bin:$PATH" "$LEG_BIN/leg-now" --no-save 3>&- &
    await eval '[ "$(wc -l <"$HOME/up")" -eq 4 ]'
    kill -s $signal $!
    wait $! || status=$?
    [ "$status" -eq 13 ]
    grep -qx ended "$HOME/ran"
  done
}

@test "now: an interrupt or a quit does not end it before the others" {
  stand_in leg-screen 0
  stand_in leg-plan 0
  stand_in leg-log 0
  printf '#!/bin/sh\ntouch "$HOME/up"\nuntil [ -e "$HOME/end" ]; do sleep 0.05; done\nexit 13\n' >"$HOME/bin/leg-timer"
  chmod +x "$HOME/bin/leg-timer"
  PATH="$HOME/bin:$PATH" env --default-signal=INT,QUIT "$LEG_BIN/leg-now" --no-save 3>&- &
  await test -e "$HOME/up"
  kill -INT $!
  kill -QUIT $!
  sleep 0.2
  touch "$HOME/end"
  wait $! || status=$?
  [ "$status" -eq 13 ]
}

@test "now: what the timer writes after a TERM is stored" {
  stand_in leg-screen 0
  stand_in leg-plan 0
  cp "$ROOT/tests/data/valid/session-ended-early.json" record
  cat >"$HOME/bin/leg-timer" <<'SCRIPT'
#!/bin/sh
trap 'cat "$HOME/record"; exit 13' TERM
touch "$HOME/up"
while :; do sleep 0.05; done
SCRIPT
  chmod +x "$HOME/bin/leg-timer"
  PATH="$HOME/bin:$LEG_BIN:$PATH" "$LEG_BIN/leg-now" --no-save 3>&- &
  await test -e "$HOME/up"
  kill -TERM $!
  wait $! || status=$?
  [ "$(record_count)" -eq 1 ]
}

@test "now: Ctrl-Z stops all of it, the terminal given back first, and fg goes on" {
  tmux_start 80 24 true
  tmux_keys "exec env PS1='ready> ' bash --norc --noprofile" Enter
  tmux_keys 'clear; leg-now -r rest' Enter
  tmux_until 'Sit quietly'
  tmux_keys C-z
  tmux_until 'Stopped' # as soon as the shell says so, on the ordinary screen
  [ "$(tmux_screen)" = '0 1' ]
  tmux_until 'ready>'
  all_stopped() {
    [ "$(ps -o stat=,comm= -t "$(tmux -L leg display-message -p '#{pane_tty}')" | grep -c '^T.*leg-')" -eq 3 ]
  }
  await all_stopped
  tmux_keys 'clear; fg' Enter
  tmux_until 'Next: '
  tmux_keys q
  tmux_until 'stored: '
  tmux_until 'ready>'
  # told to stop alone, it stops the others too
  tmux_keys 'clear; leg-now -r rest' Enter
  tmux_until 'Sit quietly'
  kill -TSTP "$(ps -o pid=,comm= -t "$(tmux -L leg display-message -p '#{pane_tty}')" | awk '$2 == "leg-now" { print $1 }')"
  tmux_until 'Stopped'
  tmux_keys 'clear; fg' Enter
  tmux_until 'Next: '
  tmux_keys q
  tmux_until 'stored: '
}

@test "now: keys from the command to the first stroke: first run, another day, within the hour" {
  local keys words
  command -v expect >/dev/null || skip 'expect is not installed'
  for program in leg-screen leg-plan leg-timer leg-log; do
    [ -x "$LEG_BIN/$program" ] || skip "$program is not built"
  done
  export XDG_RUNTIME_DIR=$PWD/run
  mkdir -m 700 run
  read -r keys words < <(env -u XDG_RUNTIME_DIR "$ROOT/tests/cmd/daily.exp" 2 0 0 0 0 0 0 0 0 0 0 0)
  echo "first run: $keys keys, $words words to read"
  [ "$keys" -le 40 ]
  read -r keys words < <("$ROOT/tests/cmd/daily.exp" 0 0 0 0 0 0)
  echo "another day: $keys keys, $words words to read"
  [ "$keys" -le 19 ]
  read -r keys words < <("$ROOT/tests/cmd/daily.exp" 0)
  echo "within the hour: $keys keys, $words words to read"
  [ "$keys" -le 3 ]
}
