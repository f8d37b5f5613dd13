#!/usr/bin/env bats
# make check-crash: each allocation of every program failed in turn (nth.c), and then each with all after
# it. It ends as usual, or says in one line that it could not; the user's files are whole. Beyond the 60th
# every seventh is failed; CRASH_ALL=1 leaves none out but those of getpwuid, which glibc does not survive.

load attack

setup() {
  attack_setup
  NTH=$BATS_FILE_TMPDIR/nth.so
  [ -e "$NTH" ] || cc -O1 -shared -fPIC -o "$NTH" "$BATS_TEST_DIRNAME/nth.c" 2>/dev/null || skip 'no compiler here'
  MARK=$BATS_TEST_TMPDIR/mark
  kept() { true; }
}

# no_memory STATUS: said in one line of the program, and nothing else is.
no_memory() {
  [[ $1 == 71 && $(grep '^leg-' "$SAID") == leg-*': '@('out of memory'|*'Cannot allocate memory') ]] ||
    { [[ $1 == 69 || $1 == 73 || $1 == 74 ]] && grep -q '^leg-' "$SAID"; }
}

# sweep WHAT COMMAND…
sweep() {
  local what=$1 n on status usual=0 rounds=0 losses=0 left=0 step why
  shift
  trap - DEBUG # bats' own, which takes longer than the rounds
  set +T
  reset
  "$@" >"$OUT" 2>"$SAID" </dev/null || usual=$?
  for on in '' yes; do
    for ((n = 1; ; n += step)); do
      step=$((n > 60 && ! ${CRASH_ALL:-0} ? 7 : 1)) status=0
      reset
      rm -f "$MARK"
      {
        (
          export LEG_FAIL_ON=$on LEG_FAIL_AT=$n LEG_FAIL_MARK=$MARK LD_PRELOAD=$NTH
          exec "$@" >"$OUT" 2>"$SAID" </dev/null
        )
      } 2>/dev/null || status=$?
      [ -e "$MARK" ] || break
      rounds=$((rounds + 1)) left=$((left + step - 1))
      why=$({ [ "$status" = "$usual" ] || no_memory "$status" || { echo "status $status: $(head -n 2 "$SAID")"; false; }; } &&
        whole && kept 2>&1) && continue
      losses=$((losses + 1))
      [ "$losses" -gt 5 ] || echo "$what, allocation $n$on: ${why:-no reason given}"
    done
  done
  echo "# $what: $rounds allocations failed, $losses losses; left out: $left" >&3
  [ "$losses" = 0 ] && [ "$rounds" -gt 10 ]
}

@test "memory: leg-screen" {
  answers veins-mild=no >answers.json
  answers lung-clot-signs=yes >emergency.json
  begin
  sweep 'screen --save' leg-screen --now="$NOW" --answers=answers.json --save
  sweep 'an emergency' leg-screen --now="$NOW" --answers=emergency.json
  leg-screen --now="$NOW" --answers=answers.json --save >/dev/null 2>&1
  begin
  sweep 'screen --forget' leg-screen --forget
}

@test "memory: leg-plan and leg-timer" {
  screening >screening.json
  leg-plan --now="$NOW" -m 3 screening.json >plan.json
  echo '60 ! sharp-pain' >keys
  begin
  sweep plan leg-plan --now="$NOW" -m 3 screening.json
  sweep 'timer --simulate' leg-timer --now="$NOW" --simulate --keys=keys plan.json
}

@test "memory: leg-log" {
  leg-log --now="$NOW" add --kind=walking --minutes=10 >record.json
  leg-log --now="$NOW" add --kind=stretch --minutes=10 >/dev/null
  echo '{"torn' >>.local/share/leg/sessions/2026-11.jsonl
  begin
  kept() { [ "$(grep -c '^{"type":"leg-session".*}$' .local/share/leg/sessions/2026-11.jsonl)" -ge 1 ]; }
  local command
  for command in amend\ last\ --note=x undo erase\ last check\ --repair list stats report export\ --format=fhir; do
    # shellcheck disable=SC2086
    sweep "$command" leg-log --now="$NOW" $command
  done
}

@test "memory: streams closed, no talk lands in the log" {
  leg-log --now="$NOW" add --kind=walking --minutes=10 >/dev/null
  leg-log --now="$NOW" add --kind=stretch --minutes=10 >record.json
  cat .local/share/leg/sessions/2026-11.jsonl >with
  head -n 1 with >.local/share/leg/sessions/2026-11.jsonl
  begin
  kept() { cmp -s .local/share/leg/sessions/2026-11.jsonl with || [ "$(head -n 1 with)" = "$(cat .local/share/leg/sessions/2026-11.jsonl)" ]; }
  SAID=/dev/null
  no_memory() { true; }
  sweep 'add, streams closed' sh -c 'exec leg-log add record.json <&- >&- 2>&-'
}

@test "memory: leg-remind" {
  leg-remind set walk --every=30m
  printf '#!/bin/sh\nexit 0\n' >"$BATS_TEST_TMPDIR/bin/systemctl"
  printf '#!/bin/sh\n[ "$1" != -l ] || cat "$HOME/table"\n[ "$1" = -l ] || cp "$1" "$HOME/table"\n' >"$BATS_TEST_TMPDIR/bin/crontab"
  chmod +x "$BATS_TEST_TMPDIR"/bin/*
  echo '0 4 * * * backup' >table
  begin
  kept() { grep -qx '0 4 \* \* \* backup' table && grep -q '"walk"' .config/leg/reminders.json; }
  local command
  for command in set\ wear\ --every=45m pause\ 2h done\ walk due next install\ --cron install\ --systemd; do
    # shellcheck disable=SC2086
    sweep "$command" leg-remind --now="$NOW" $command
  done
}

@test "memory: leg-trial and leg-now" {
  begin
  sweep 'trial start' leg-trial --now="$NOW" start --a=circulation --b=stretch --minutes=10 --pairs=6
  reset
  leg-trial --now="$NOW" start --a=circulation --b=stretch --minutes=10 --pairs=6 >/dev/null
  begin
  sweep 'trial today' leg-trial --now="$NOW" today
  sweep 'trial stop' leg-trial --now="$NOW" stop
  sweep 'now --dry-run' leg-now -m 3 --dry-run
}
