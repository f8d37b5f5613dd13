#!/usr/bin/env bats
# make check-crash: every program that writes, attacked as attack.bash says. Memory that runs out is in
# memory.bats; power that goes, many writers and full disks are in log.bats.

load attack

setup() { attack_setup; }

STATE=.local/state/leg LOG=.local/share/leg/sessions POLICY=.config/leg/reminders.json

record() {
  printf '{"type":"leg-session","version":1,"id":"01a204f8-c832-7e09-8f75-%012d","created":"2026-11-%sT09:33:05+01:00","plan_id":"01a204f8-c838-75d0-9737-79c6a23dffc3","routine":"circulation","mode":"self","started":"2026-11-%sT09:30:00+01:00","ended":"2026-11-%sT09:33:00+01:00","status":"completed","planned_seconds":180,"active_seconds":180,"paused_seconds":0,"steps_planned":12,"steps_done":12,"active":{"massage":{"left":90,"right":90}},"before":{},"after":{},"note":""}\n' "$1" "$2" "$2" "$2"
}

# there N…: the records of those numbers are in the log, each once.
there() {
  local n
  for n in "$@"; do
    [ "$(cat "$LOG"/*.jsonl 2>/dev/null | grep -c "^{\"type\":\"leg-session\".*$(printf %012d "$n")\".*}\$")" = 1 ] ||
      { echo "record $n is lost, or there twice"; return 1; }
  done
}

@test "crash: leg-screen --save" {
  answers veins-mild=no >answers.json
  leg-screen --now="$NOW" --answers=answers.json --save >/dev/null 2>&1
  answers veins-mild=yes >new.json
  begin
  kept() { grep -q '"veins-mild"' "$STATE/profile.json" || { echo 'the saved answers are lost'; return 1; }; }
  wanted() { grep -q '"veins-mild":{"answer":"yes"' "$STATE/profile.json" || { echo 'the new answers are not saved'; return 1; }; }
  attack 'screen --save' leg-screen --now="$NOW" --answers=new.json --save
}

@test "crash: leg-screen --forget" {
  answers veins-mild=no >answers.json
  leg-screen --now="$NOW" --answers=answers.json --save >/dev/null 2>&1
  begin
  kept() { true; }
  wanted() { [ -z "$(grep -rl veins-mild "$STATE" 2>/dev/null)" ] || { echo 'answers are left'; return 1; }; }
  attack 'screen --forget' leg-screen --forget
}

@test "crash: an emergency locks" {
  answers lung-clot-signs=yes >answers.json
  begin
  GOOD=11
  kept() { true; }
  # said whatever fails; kept unless that is said
  wanted() { [ -s "$STATE/locks.json" ] || grep -q 'could not be recorded' "$SAID" || { echo 'no lock, and not a word'; return 1; }; }
  attack 'an emergency' leg-screen --now="$NOW" --answers=answers.json
}

@test "crash: leg-plan writes a whole plan or reports the failure" {
  screening >screening.json
  begin
  kept() { true; }
  wanted() { grep -q '"steps":\[{.*}\]}$' "$OUT" || { echo 'half a plan'; return 1; }; }
  attack plan leg-plan --now="$NOW" -m 3 screening.json
}

@test "crash: leg-log add, the very first, folders and all" {
  record 1 22 >record.json
  begin
  kept() { true; }
  wanted() { there 1; }
  attack 'the first add' leg-log add record.json
}

@test "crash: leg-log add, behind a torn line" {
  record 1 22 | leg-log add
  printf '{"torn' >>"$LOG/2026-11.jsonl"
  record 2 23 >record.json
  begin
  kept() { there 1 && grep -q '^{"torn' "$LOG/2026-11.jsonl"; }
  wanted() { there 1 2; }
  attack add leg-log add record.json
}

@test "crash: leg-log check --repair" {
  { record 1 22; record 2 23; } | leg-log add
  printf '{"what was bad' >>"$LOG/2026-11.jsonl"
  begin
  GOOD='0 14'
  kept() { there 1 2 && grep -q 'what was bad' "$LOG"/2026-11.jsonl*; }
  wanted() { there 1 2 && grep -qxF '{"what was bad' "$LOG/2026-11.jsonl.bad" && ! grep -q 'what was bad' "$LOG/2026-11.jsonl"; }
  attack repair leg-log check --repair
}

@test "crash: leg-log import" {
  record 1 22 | leg-log add
  { record 1 22; record 2 23; record 3 24; } >copy.jsonl
  begin
  kept() { there 1; }
  wanted() { there 1 2 3; }
  attack import leg-log import copy.jsonl
}

@test "crash: leg-log amend" {
  record 1 22 | leg-log add
  begin
  kept() { there 1; }
  wanted() { leg-log --now="$NOW" list --format=json | grep -q '"note":"heavy legs"' || { echo 'not amended'; return 1; }; }
  attack amend leg-log --now="$NOW" amend 01a204f8-c832-7e09-8f75-000000000001 --note='heavy legs'
}

@test "crash: leg-log undo" {
  { record 1 22; record 2 23; } | leg-log add
  begin
  AGAIN=14
  kept() { there 1 2; }
  wanted() { true; } # repeated, it brings back what it took
  attack undo leg-log --now="$NOW" undo 01a204f8-c832-7e09-8f75-000000000002
}

@test "crash: leg-remind set" {
  leg-remind set walk --every=30m
  begin
  kept() { grep -q '"walk"' "$POLICY" || { echo 'the policy is lost'; return 1; }; }
  wanted() { leg-remind show | grep -q 45 || { echo 'not set'; return 1; }; }
  attack 'remind set' leg-remind set walk --every=45m
}

@test "crash: leg-remind snooze" {
  leg-remind set walk --every=30m
  begin
  AGAIN='14 64' # the same moment cannot be put off twice
  kept() { [ -s "$POLICY" ]; }
  wanted() { grep -q snooze "$STATE"/*.json || { echo 'not put off'; return 1; }; }
  attack 'remind snooze' leg-remind --now=2026-11-23T10:00:00Z snooze
}

@test "crash: leg-remind pause" {
  leg-remind set walk --every=30m
  begin
  kept() { [ -s "$POLICY" ]; }
  wanted() { leg-remind --now="$NOW" due --explain | grep -qi pause || { echo 'not paused'; return 1; }; }
  GOOD='0 14'
  attack 'remind pause' leg-remind --now="$NOW" pause 2h
}

@test "crash: leg-remind done" {
  leg-remind set walk --every=30m
  begin
  kept() { [ -s "$POLICY" ]; }
  wanted() { [ "$(leg-log --now="$NOW" list --format=json | grep -c '"walking"')" -ge 1 ] || { echo 'not logged'; return 1; }; }
  attack 'remind done' leg-remind --now="$NOW" done walk
}

# A crontab like the real one: it takes a finished file, and replaces its own in one step.
stand_in() {
  cat >"$BATS_TEST_TMPDIR/bin/crontab" <<'SH'
#!/bin/sh
case $1 in
  -l) [ -e "$HOME/table" ] || { echo "no crontab for you" >&2; exit 1; }; exec cat "$HOME/table" ;;
  -r) rm "$HOME/table" ;;
  -) cat >"$HOME/.table" && mv "$HOME/.table" "$HOME/table" ;;
  *) cat "$1" >"$HOME/.table" && mv "$HOME/.table" "$HOME/table" ;;
esac
SH
  chmod +x "$BATS_TEST_TMPDIR/bin/crontab"
  printf '%s\n' '# mine' '0 4 * * * backup' >table
}

@test "crash: leg-remind install --cron" {
  stand_in
  leg-remind set walk --every=30m
  begin
  kept() { grep -qxF '0 4 * * * backup' table && grep -qxF '# mine' table || { echo "the user's lines are lost"; return 1; }; }
  wanted() { [ "$(grep -c 'leg-remind tick' table)" = 1 ] || { echo 'no ticker, or two'; return 1; }; }
  attack 'install --cron' leg-remind install --cron
}

@test "crash: leg-remind uninstall --cron" {
  stand_in
  leg-remind set walk --every=30m
  leg-remind install --cron
  begin
  GOOD='0 14'
  kept() { grep -qxF '0 4 * * * backup' table && grep -qxF '# mine' table || { echo "the user's lines are lost"; return 1; }; }
  wanted() { ! grep -q 'leg-remind tick' table || { echo 'the ticker is still there'; return 1; }; }
  attack 'uninstall --cron' leg-remind uninstall --cron
}

# real BODY: runs it with the system's crontab. The whole test runs again where the crontabs lie on a file
# system of its own, so that no struck child can get out to yours.
real() {
  [ "${CRASH_REAL_CRONTAB:-}" ] || skip 'left out: CRASH_REAL_CRONTAB=1 lets it at the real crontab program'
  [ "$(id -u)" = 0 ] && command -v crontab unshare >/dev/null || skip 'left out: wants root, cron and unshare'
  SPOOL=/var/spool/cron/crontabs
  if [ "${CRASH_PRIVATE:-}" ]; then
    grep -q " $SPOOL tmpfs" /proc/mounts
    printf '%s\n' '# mine' '0 4 * * * backup' | crontab -
    cp -p "$SPOOL/root" table
    leg-remind set walk --every=30m
    begin
    "$1"
    return
  fi
  unshare -m true || skip 'left out: no mounts of its own here'
  env -i PATH="${PATH//*libexec*bats-core:/}" HOME="$HOME" TMPDIR="${TMPDIR:-/tmp}" LEG_BIN="$LEG_BIN" LEG_TEST=1 TZ=UTC \
    LC_ALL=C.UTF-8 TERM="${TERM:-dumb}" SHELL=/bin/sh CRASH_REAL_CRONTAB=1 CRASH_PRIVATE=1 \
    CRASH_ALL="${CRASH_ALL:-}" CRASH_CALLS="${CRASH_CALLS:-}" CRASH_FAULTS="${CRASH_FAULTS:-}" unshare -m sh -c "mount -t tmpfs none $SPOOL && "'exec bats --tap --filter "^$1\$" "$2"' sh \
    "$BATS_TEST_DESCRIPTION" "$BATS_TEST_FILENAME" >private 2>&1 || { cat private; return 1; }
  grep '^# ' private >&3
}

kept_table() {
  grep -qxF '0 4 * * * backup' "$SPOOL/root" && grep -qxF '# mine' "$SPOOL/root" || { echo "the user's lines are lost"; return 1; }
}

install_and_uninstall() {
  reset() { rm -rf "$HOME" && cp -a "$BEFORE" "$HOME" && cd "$HOME" && cp -p table "$SPOOL/root"; }
  kept() { kept_table; }
  wanted() { [ "$(grep -c 'leg-remind tick' "$SPOOL/root")" = 1 ] || { echo 'no ticker, or two'; return 1; }; }
  attack 'install, the real crontab' leg-remind install --cron
  leg-remind install --cron
  cp -p "$SPOOL/root" table
  begin
  # where no write works any more, crontab -l prints nothing and ends with 0, twice: no table, for all we see
  wanted() { [[ $FAULT == *+ ]] || ! grep -q 'leg-remind tick' "$SPOOL/root" || { echo 'the ticker is still there'; return 1; }; }
  attack 'uninstall, the real crontab' leg-remind uninstall --cron
}

at_random() {
  local round losses=0 signal
  for round in $(seq 1000); do
    signal=$(shuf -n 1 -e KILL TERM INT HUP)
    timeout -s "$signal" "0.00$((RANDOM % 90 + 10))" leg-remind "$(shuf -n 1 -e install uninstall)" --cron >/dev/null 2>&1 || true
    kept_table >/dev/null || { losses=$((losses + 1)); reset && cp -p table "$SPOOL/root"; }
  done
  echo "# the real crontab, at random: 1000 rounds, $losses losses" >&3
  [ "$losses" = 0 ]
}

@test "crash: leg-remind install and uninstall with the real crontab" { real install_and_uninstall; }

@test "crash: leg-remind with the real crontab, a signal at random" { real at_random; }

# A systemctl that says yes, and a unit of the user's that is not ours.
stand_in_systemd() {
  printf '#!/bin/sh\nexit 0\n' >"$BATS_TEST_TMPDIR/bin/systemctl"
  chmod +x "$BATS_TEST_TMPDIR/bin/systemctl"
  UNITS=.config/systemd/user
  mkdir -p "$UNITS"
  echo '[Service]' >"$UNITS/mine.service"
  leg-remind set walk --every=30m
  kept() { [ "$(<"$UNITS/mine.service")" = '[Service]' ] || { echo "the user's unit is lost"; return 1; }; }
}

@test "crash: leg-remind install --systemd" {
  stand_in_systemd
  begin
  wanted() {
    grep -q '^ExecStart=.*tick$' "$UNITS/leg-remind.service" && grep -q '^WantedBy=timers.target$' "$UNITS/leg-remind.timer" ||
      { echo 'no units'; return 1; }
  }
  attack 'install --systemd' leg-remind install --systemd
}

@test "crash: leg-remind uninstall --systemd" {
  stand_in_systemd
  leg-remind install --systemd
  begin
  wanted() { [ -z "$(ls "$UNITS"/leg-remind.* 2>/dev/null)" ] || { echo 'units are left'; return 1; }; }
  attack 'uninstall --systemd' leg-remind uninstall --systemd
}

@test "crash: leg-log erase" {
  { record 1 22; record 2 23; } | leg-log add
  begin
  AGAIN='14 64'
  kept() { there 1; }
  wanted() { [ "$(cat "$LOG"/*.jsonl | grep -c '"type":"leg-session".*000000000002')" = 0 ] || { echo 'not erased'; return 1; }; }
  attack erase leg-log --now="$NOW" erase 01a204f8-c832-7e09-8f75-000000000002
}

@test "crash: leg-trial start" {
  begin
  AGAIN=73
  kept() { true; }
  wanted() { grep -q '^{"type":"leg-trial".*"draws":' .local/share/leg/trials/*.json || { echo 'no trial'; return 1; }; }
  attack 'trial start' leg-trial --now="$NOW" start --a=circulation --b=stretch --minutes=10 --pairs=6
}

@test "crash: leg-trial stop" {
  leg-trial --now="$NOW" start --a=circulation --b=stretch --minutes=10 --pairs=6 >/dev/null
  begin
  GOOD='0 14'
  kept() { grep -q '"draws":\[[^]]*\]' .local/share/leg/trials/*.json || { echo 'the trial is lost'; return 1; }; }
  wanted() { grep -q '"stopped":' .local/share/leg/trials/*.json || { echo 'not stopped'; return 1; }; }
  attack 'trial stop' leg-trial --now="$NOW" stop
}

# ---- a session -----------------------------------------------------------------------------------

# is_record FILE…: one of them holds the whole record of the session, by itself or kept while it runs.
is_record() { cat "$@" 2>/dev/null | grep -q '^{"type":"leg-session".*}$\|^{"type":"leg-interrupted".*{\\"type\\":\\"leg-session\\".*}\\n"}$'; }

# Once the second step has begun the record is somewhere: written, kept or printed. A symptom leaves a lock,
# or words that it could not, and what is repeated is refused by the lock.
@test "crash: leg-timer, a session that ends with a symptom" {
  screening | leg-plan --now="$NOW" -m 3 >plan.json
  echo '60 ! sharp-pain' >keys
  begin
  GOOD=13 AGAIN=12
  UNSAVED=$STATE/unsaved
  kept() {
    ! grep -q '^Long strokes' "${SAID%.again}" 2>/dev/null ||
      is_record "${FIRST:-$OUT}" "${SAID%.again}" "$UNSAVED"/*.json "$STATE"/running/*.json || { echo 'the record is lost'; return 1; }
  }
  wanted() {
    [ "$again" != 12 ] || { [ -s "$STATE/locks.json" ]; return; }
    grep -q '^{"type":"leg-session".*"status":"\(symptom","symptom":"sharp-pain"\|ended-early"\)' "$OUT" || { echo '13 without a record'; return 1; }
    [ -s "$STATE/locks.json" ] || grep -qi 'could not be recorded' "$SAID" ||
      { grep -q ended-early "$OUT" && { [ $FAULT = INT ] || grep -q 'Cannot tell whether' "$SAID"; }; } ||
      { echo 'no lock, and not a word'; return 1; }
  }
  attack timer leg-timer --now="$NOW" --count-in=0 --speed=240 --plain --bell=none --keys=keys plan.json
}

# In place of the screening, which wants a terminal, a routine without one; the timer does not wait.
@test "crash: leg-now" {
  printf '#!/bin/sh\nexec %s/leg-timer --simulate "$@"\n' "$LEG_BIN" >"$BATS_TEST_TMPDIR/bin/leg-timer"
  chmod +x "$BATS_TEST_TMPDIR/bin/leg-timer"
  record 1 22 | leg-log add
  begin
  kept() { there 1; }
  wanted() { grep -q '"routine":"pumps"' "$LOG"/*.jsonl || { echo 'no record'; return 1; }; }
  attack 'leg-now' leg-now -m 1 -r pumps --plain
}
