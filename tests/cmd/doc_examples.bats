#!/usr/bin/env bats
# The files of man/examples, which are installed beside the README: each is read by the program that it
# is for, or run, and says what the manual says.

load chain

setup() {
  chain_setup
  EXAMPLES=$ROOT/man/examples
}

# without_comments FILE: its lines, as they stand in a page.
without_comments() { grep -vE '^(#|//|;)' "$1"; }

# quoted PAGE FILE: fails unless the file's lines stand in the page, one after the other.
quoted() {
  local page file
  page=$(sed 's/\\e/\\/g; s/^\\&//' "$ROOT/man/$1")
  file=$(without_comments "$EXAMPLES/$2")
  [[ $page == *"$file"* ]] || { echo "$2 is not what $1 says"; return 1; }
}

@test "examples: status lines are the manual's, and their programs can read them" {
  needs python3
  for file in tmux.conf waybar.jsonc i3status-rust.toml polybar.ini; do
    quoted leg-remind.1 $file
    without_comments "$EXAMPLES/$file" | grep -oE 'leg-remind (next --format=[a-z0-9]+|done --help|snooze --help)' |
      sort -u >commands
    [ -s commands ]
    while read -r command; do bash -c "$command" </dev/null; done <commands
  done
  { echo '{'; without_comments "$EXAMPLES/waybar.jsonc"; echo '}'; } | jq -e '."custom/legs".interval == 60'
  tmux -L "doc_examples$$" -f "$EXAMPLES/tmux.conf" start-server \; show-options -g status-right | grep 'leg-remind next'
  python3 -c 'import configparser, sys; c = configparser.ConfigParser(); c.read(sys.argv[1]); c["module/legs"]["exec"]' "$EXAMPLES/polybar.ini"
  python3 -c 'import tomllib, sys; tomllib.load(open(sys.argv[1], "rb"))["block"][0]["click"]' "$EXAMPLES/i3status-rust.toml"
  # nothing is set: the empty line becomes an object with nothing to show
  block=$(python3 -c 'import tomllib, sys; print(tomllib.load(open(sys.argv[1], "rb"))["block"][0]["command"])' "$EXAMPLES/i3status-rust.toml")
  [ "$(bash -c "$block" | jq -r .text)" = '' ]
  leg-remind set walk
  bash -c "$block" | jq -e '.text | startswith("walk ")'
}

@test "examples: the lines for cron are the manual's, and run" {
  local line
  while IFS= read -r line; do
    grep -qxF -- "$line" "$ROOT/man/leg-remind.1"
  done < <(without_comments "$EXAMPLES/crontab")
  mkdir bin
  printf '#!/bin/sh\necho "note: $1"\n' >bin/notify-send
  chmod +x bin/notify-send
  grep -oE '^[0-9]+ [0-9-]+ \* \* [0-9*-]+  .*' "$EXAMPLES/crontab" | sed -E 's/^([^ ]+ ){5} //; s/leg-now /leg-now --dry-run /' >commands
  [ "$(wc -l <commands)" -eq 4 ]
  leg-log add --kind=walking --minutes=2
  run env PATH="$PWD/bin:$PATH" sh -e commands
  assert_success
  assert_output --partial 'note: Walking'
  [ "$(stat -c %a "$HOME/leg.jsonl")" = 600 ]
}

@test "examples: the units are what leg-remind exports, and systemd takes them" {
  local unit
  leg-remind export --format=systemd >exported
  for unit in service timer; do
    # the exported one names this home and the program's path
    diff <(awk -v unit="$unit" '/^# leg-remind\./ { inside = $0 ~ unit "$"; next } inside' exported |
      grep -vE '^(#|Environment=|$)' | sed 's|^ExecStart=.*leg-remind"*|ExecStart=leg-remind|') \
      <(grep -vE '^(#|$)' "$EXAMPLES/leg-remind.$unit")
  done
  command -v systemd-analyze || skip 'systemd-analyze is not installed'
  mkdir run units
  cp "$EXAMPLES"/leg-remind.* units
  sed -i "s|^ExecStart=|&$LEG_BIN/|" units/leg-remind.service
  XDG_RUNTIME_DIR=$PWD/run systemd-analyze verify --user --man=no "$PWD/units/leg-remind.timer"
}

@test "examples: the hand-written plan has no fault and is the manual's" {
  quoted leg-plan.1 plan.json
  leg-plan --check="$EXAMPLES/plan.json"
}

@test "examples: the shell function logs a walk" {
  bash -eo pipefail -c ". '$EXAMPLES/march.sh'; march 2 --simulate"
  run leg-log list
  assert_output --partial walk
}

@test "examples: the commands for idle, inhibit and notify say what leg-remind asks for" {
  local name
  mkdir bin
  printf '#!/bin/sh\necho "(uint64 61042,)"\n' >bin/gdbus
  printf '#!/bin/sh\necho false\n' >bin/gsettings
  printf '#!/bin/sh\n[ "$1" = -root ] && echo "window id # 0x1" || echo "$2: _NET_WM_STATE_FULLSCREEN"\n' >bin/xprop
  chmod +x bin/*
  [ "$(PATH="$PWD/bin:$PATH" sh "$EXAMPLES/idle-gnome")" = 61042 ]
  for name in gnome fullscreen; do
    PATH="$PWD/bin:$PATH" sh "$EXAMPLES/inhibit-$name"
    grep -q "inhibit-$name" "$ROOT/man/leg-remind.1"
  done
  printf '#!/bin/sh\nprintf "%%s|" "$@" >said.new; mv said.new said\n' >bin/tmux
  chmod +x bin/tmux
  PATH="$PWD/bin:$PATH" sh "$EXAMPLES/notify-popup" 'Time $(touch pwned) "to" move'
  await test -e said
  grep -qF 'SAY=Time $(touch pwned) "to" move|' said
  printf '#!/bin/sh\necho true\n' >bin/gsettings
  ! PATH="$PWD/bin:$PATH" sh "$EXAMPLES/inhibit-gnome"
}
