#!/usr/bin/env bats
# The completions, typed in the real shells. Each line below has one way to go on, the same in all of
# them: words are the programs' own, comma lists grow, operands are files.

load chain

# LINE TAB -> what it becomes
lines() {
  cat <<LINES
leg-plan -r ele -> leg-plan -r elevate
leg-plan -r evening,ele -> leg-plan -r evening,elevate
leg-plan -r evening -w kn -> leg-plan -r evening -w kneading
leg-plan -r stretch -w kn -> leg-plan -r stretch -w kn
leg-plan -r evening --with=foot,kn -> leg-plan -r evening --with=foot,kneading
leg-plan -w ham -> leg-plan -w hamstring
leg-plan --with=foot,ham -> leg-plan --with=foot,hamstring
leg-plan --zones=foot,beh -> leg-plan --zones=foot,behind-knee
leg-plan --device=norm -> leg-plan --device=normatec-3
leg-plan --example=ele -> leg-plan --example=elevate
leg-plan --from=a_f -> leg-plan --from=a_file.txt
leg-plan a_f -> leg-plan a_file.txt
leg-plan -F j -> leg-plan -F json
leg-timer a_f -> leg-timer a_file.txt
leg-timer --keys=a_f -> leg-timer --keys=a_file.txt
leg-screen --answers=a_f -> leg-screen --answers=a_file.txt
leg-log add a_f -> leg-log add a_file.txt
leg-log import a_f -> leg-log import a_file.txt
leg-log list --kind=walk -> leg-log list --kind=walking
leg-log list -r ele -> leg-log list -r elevate
leg-log report --with=notes,sum -> leg-log report --with=notes,summary
leg-log stats --runs=walking,stre -> leg-log stats --runs=walking,stretch
leg-log add --before=heaviness=5,ach -> leg-log add --before=heaviness=5,aching=
leg-log show $ID_BEGINNING -> leg-log show $ID
leg-log erase $ID_BEGINNING -> leg-log erase $ID
leg-now -r walk,ele -> leg-now -r walk,elevate
leg-trial start --a=ele -> leg-trial start --a=elevate
leg-now -r par -> leg-now -r par
leg-trial start --b=par -> leg-trial start --b=par
leg-remind he -> leg-remind help
leg-remind help sn -> leg-remind help snooze
leg-log help ca -> leg-log help calendar
leg-trial help re -> leg-trial help result
leg-remind done wa -> leg-remind done walk
leg-remind set pu -> leg-remind set pumps
LINES
}

setup() {
  chain_setup
  command -v expect >/dev/null || skip 'expect is not installed'
  touch a_file.txt
  leg-log add --kind=walking --minutes=2 --at=2026-11-20
  leg-log add --kind=stretch --minutes=3 --at=2026-11-21
  leg-remind set walk --every=60m
  ID=$(leg-log list --format=json | jq -r 'select(.kind == "stretch").id')
  ID_BEGINNING=${ID:0:24}
}

# completed SHELL: fails if a line became something else there.
completed() {
  command -v "$1" >/dev/null || skip "$1 is not installed"
  mkdir -p share/bash-completion # relative: bash-completion splits its folder at blanks
  ln -sfn "$ROOT/completions/bash" share/bash-completion/completions
  lines | sed 's/ -> .*//' >typed
  lines | sed 's/.* -> //' >wanted
  env -i HOME="$HOME" PATH="$PATH" TERM=xterm LC_ALL=C.UTF-8 TZ=UTC XDG_DATA_HOME="$HOME/.local/share" \
    BASH_COMPLETION_USER_DIR=share/bash-completion ZSH_FUNCTIONS="$ROOT/completions/zsh" \
    FISH_FUNCTIONS="$ROOT/completions/fish" "$ROOT/tests/cmd/complete.exp" "$1" typed | tr -d '\r' |
    sed 's/,$//' >became # zsh offers the next of a list with a comma that goes by itself
  diff wanted became
}

@test "completions: bash, with the Tab key" {
  [ -e /usr/share/bash-completion/bash_completion ] || skip 'bash-completion is not installed'
  completed bash
}

@test "completions: zsh, with the Tab key" {
  completed zsh
}

@test "completions: fish, with the Tab key" {
  completed fish
}

# zsh puts options with one description on one line, as if they were one.
@test "completions: zsh tells the options of a command apart" {
  for file in "$ROOT"/completions/zsh/_*; do
    run -0 awk 'BEGIN { RS = ";;" }
      { split("", seen)
        for (; match($0, /\[[^]]*\]/); $0 = substr($0, RSTART + RLENGTH))
          if (seen[substr($0, RSTART, RLENGTH)]++) print FILENAME, substr($0, RSTART, RLENGTH) }' "$file"
    assert_output ''
  done
}

@test "completions: a program that has something to say does not say it into the line" {
  command -v fish || skip 'fish is not installed'
  local line
  for line in 'leg-plan -r ' 'leg-plan -r evening -w ' 'leg-log list --kind=' 'leg-log show ' 'leg-now -r ' \
    'leg-remind done ' 'leg-trial start --a='; do
    run --separate-stderr env TZ=Nowhere/Land \
      fish --no-config -c "source '$ROOT/completions/fish/${line%% *}.fish'; complete -C '$line'"
    [ -n "$output" ]
    [ -z "$stderr" ]
  done
}

@test "completions: a record has its date and what it was" {
  run leg-log --complete=ids
  assert_line --index 0 "$ID"$'\t2026-11-21 12:00 stretch'
  assert_line --index 1 --partial $'\t2026-11-20 12:00 walking'
  command -v fish || skip 'fish is not installed'
  run fish --no-config -c "source '$ROOT/completions/fish/leg-log.fish'; complete -C 'leg-log show 0'"
  assert_line --index 0 "$ID"$'\t2026-11-21 12:00 stretch'
}

@test "completions: every candidate is a word that its program takes" {
  local routine part
  screening >screening.json
  while read -r routine; do
    leg-plan --example="$routine" >/dev/null
    echo "$routine" >>routines
    while read -r part; do
      run leg-plan --now="$NOW" -r "$routine" --with="$part" screening.json
      refute_output --partial 'unknown'
      echo "$part" >>parts
    done < <(leg-plan --complete=parts "$routine" | cut -f1)
  done < <(leg-plan --complete=routines | cut -f1)
  diff routines <(leg-plan --list --format=json | jq -r '.routines[].name')
  diff parts <(leg-plan --list --format=json | jq -r '.routines[].parts[]')
  while read -r kind; do
    run leg-log list --kind="$kind"
    assert [ "$status" -ne 64 ]
    echo "$kind" >>kinds
  done < <(leg-log --complete=kinds)
  [ "$(wc -l <kinds)" -eq 9 ]
  [ "$(leg-remind --complete=set | cut -f1)" = walk ]
  while read -r name; do leg-remind set "$name"; done < <(leg-remind --complete=names | cut -f1)
  [ "$(leg-remind show --format=json | jq '.reminders | length')" -eq 14 ]
}
