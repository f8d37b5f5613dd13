#!/usr/bin/env bats
# Without UTF-8 in the locale every program writes ASCII alone: its help, every text, card and report.

load chain

setup() {
  chain_setup
  export LC_ALL=C
}

# ascii COMMAND…: fails where a byte beyond ASCII is written, to either stream, or the command fails.
ascii() {
  local status=0
  "$@" >written 2>&1 </dev/null || status=$?
  case $status in
    0 | 10 | 11 | 14) ;; # it stops, or there is nothing
    *) fail "$*: $status" ;;
  esac
  [ -s written ] || fail "$*: wrote nothing"
  grep -nP '[^\x00-\x7F]' written && fail "$*: not ASCII"
  return 0
}

# on_terminal COMMAND: the same for what it draws on a terminal.
on_terminal() {
  command -v expect >/dev/null || skip 'expect is not installed'
  : >none
  COLUMNS=100 LINES=40 ascii "$ROOT/tests/cmd/talk.exp" none sh -c "$1"
}

@test "ascii: every help, and lists of questions and routines" {
  local program command
  for program in leg-screen leg-plan leg-timer leg-log leg-remind leg-now leg-trial; do
    ascii $program --help
    for command in $($program --help | sed -n '/Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
      ascii $program $command --help
    done
  done
  ascii leg-screen --list
  ascii leg-plan --list
  ascii leg-now --dry-run
}

@test "ascii: the card of every answer, of every routine, and their sessions" {
  local routine answer
  for answer in $(leg-screen --list --format=json | jq -r '.questions[] | select(.when == null and .id != "age-group").id'); do
    answers "$answer=yes" >answers.json
    ascii setsid -w leg-screen --now="$NOW" --answers=answers.json --format=text
    rm -rf .local
  done
  screening veins-mild=yes >screening.json
  for routine in $(leg-plan --list --format=json | jq -r '.routines[].name | select(. != "partner")'); do
    ascii leg-plan --now="$NOW" -r "$routine" --explain --format=text screening.json
    leg-plan --now="$NOW" -r "$routine" screening.json >plan.json
    ascii setsid -w leg-timer --now="$NOW" --count-in=0 --speed=3600 plan.json
  done
  ascii leg-plan --example
}

@test "ascii: the full screen, its page and its end" {
  screening fever-ill=yes | leg-plan --now="$NOW" -m 1 >stop.json || true
  on_terminal "leg-timer --now=$NOW stop.json >/dev/null"
  rm -rf .local
  screening | leg-plan --now="$NOW" -m 3 >plan.json
  on_terminal "leg-timer --now=$NOW --speed=60 plan.json >/dev/null"
  grep -q '3 minutes for your legs' written
}

@test "ascii: the log, reminders and trials" {
  local day
  for day in 15 16 17 18 19 20 21; do
    leg-log add --now="$NOW" --kind=massage --minutes=3 --at="2026-11-$day 12:00" \
      --before=heaviness=6/5 --after=heaviness=3/4 --note='a note that is so long that a list has to cut it somewhere before its end'
  done
  ascii leg-log list --now="$NOW"
  ascii leg-log show --now="$NOW"
  ascii leg-log stats --now="$NOW" --explain --goal=5
  ascii leg-log calendar --now="$NOW"
  ascii leg-log trend --now="$NOW"
  ascii leg-log report --now="$NOW" --format=text
  ascii leg-log check --now="$NOW"
  ascii leg-remind --now="$NOW" set walk --every=60m --from=9:00 --to=17:30
  ascii leg-remind --now="$NOW" show
  ascii leg-remind --now="$NOW" due --explain
  ascii leg-remind --now="$NOW" next
  ascii leg-remind --now="$NOW" export --format=crontab
  ascii leg-trial --now="$NOW" start --a=circulation --b=rest --minutes=10
  ascii leg-trial --now="$NOW" show
  ascii leg-trial --now="$NOW" today
  ascii leg-trial --now="$NOW" result
}
