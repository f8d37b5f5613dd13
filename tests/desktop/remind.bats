#!/usr/bin/env bats
# leg-remind with the real things: a cron daemon that fires a tick and the manual's own lines, and a
# notification daemon on a private bus that receives them. Takes up to a minute and a half. Needs root
# for the cron daemon; what is missing is skipped.

load ../cmd/remind

setup() {
  remind_setup
  command -v dbus-daemon >/dev/null || skip 'dbus is not installed'
  command -v notify-send >/dev/null || skip 'libnotify-bin is not installed'
  /usr/bin/python3 -c 'import dbus, gi' 2>/dev/null || skip 'python3-dbus and python3-gi are not installed'
  export BUS="unix:path=$XDG_RUNTIME_DIR/bus"
  dbus-daemon --session --address="$BUS" --print-pid=3 --fork 3>"$BATS_TEST_TMPDIR/bus.pid"
  mkfifo commands
  DBUS_SESSION_BUS_ADDRESS=$BUS "$ROOT/tests/desktop/notification_daemon.py" notes commands plain 3>&- &
  echo $! >"$BATS_TEST_TMPDIR/daemon.pid"
  wait_for 100 owns_the_name
  leg-remind set walk --every=60m --from=9:00 --to=17:30 >/dev/null
}

teardown() {
  local pid
  for pid in cron daemon bus; do
    [ ! -s "$BATS_TEST_TMPDIR/$pid.pid" ] || kill "$(cat "$BATS_TEST_TMPDIR/$pid.pid")" 2>/dev/null || true
  done
  [ ! -e "$BATS_TEST_TMPDIR/table.before" ] || put_back
}

owns_the_name() {
  DBUS_SESSION_BUS_ADDRESS=$BUS dbus-send --session --print-reply \
    --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
    string:org.freedesktop.Notifications 2>/dev/null | grep -q 'boolean true'
}

# wait_for TENTHS COMMAND…: until it is true.
wait_for() {
  local left=$1
  shift
  while ! "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || return 1
    sleep 0.1
  done
}

noted() { grep -q "\"summary\": \"$1" notes; }

# The crontab of the user, as it was before.
put_back() {
  if [ -s "$BATS_TEST_TMPDIR/table.before" ]; then
    crontab - <"$BATS_TEST_TMPDIR/table.before"
  else
    crontab -r 2>/dev/null || true
  fi
}

@test "desktop: a tick from an empty environment is a note on the bus" {
  run -0 env -i LEG_TEST=1 HOME="$HOME" PATH=/usr/bin:/bin XDG_RUNTIME_DIR="$XDG_RUNTIME_DIR" \
    "$LEG_BIN/leg-remind" tick --now=${DAY}T10:00:00Z
  assert_output ''
  wait_for 50 noted 'Time to move'
  run cat notes
  assert_output --partial '"app": "leg-remind"'
  assert_output --partial 'x-canonical-private-synchronous'
}

# manual_lines: the lines of the manual and the README for a crontab, each to fire every minute, with
# what takes a minute in a second.
manual_lines() {
  sed -n '/^\.Ss Without leg-remind/,/^\.Sh/p' "$ROOT/man/leg-remind.1" | cat - "$ROOT/README.md" |
    sed -nE 's/^([0-9*][0-9*-]* ){2}\* \* [0-9*-]+  /* * * * *  /p' |
    sed "s#/usr/local/bin/##; s#leg-now .* 2>#{ $(leg-now -r walk --dry-run --plain | sed 's/--plain/--plain --speed=60/'); } 2>#"
}

done_by_cron() {
  noted 'Time to move' && noted 'Walking' && [ -s leg.jsonl ] && [ -s leg-copy.jsonl ] && [ -s walk ]
}

@test "desktop: a cron daemon fires the tick and the lines of manual and README, as pasted" {
  [ "$(id -u)" -eq 0 ] || skip 'only root can start a cron daemon'
  command -v cron >/dev/null || skip 'cron is not installed'
  ! pidof cron crond >/dev/null || skip 'a cron daemon is running; its tables are not touched'
  crontab -l >"$BATS_TEST_TMPDIR/table.before" 2>/dev/null || : >"$BATS_TEST_TMPDIR/table.before"
  leg-log add --kind=walking --minutes=1 # there is something to copy
  [ "$(manual_lines | wc -l)" -ge 6 ]
  {
    printf '%s\n' 'MAILTO=""' "HOME=$HOME" "PATH=$LEG_BIN:/usr/bin:/bin" "DBUS_SESSION_BUS_ADDRESS=$BUS"
    manual_lines
  } | crontab -
  # the block as install writes it, made to fire each minute, at a time when a walk is due
  leg-remind install --cron
  crontab -l | sed "s|^\*/5 \(.*\) \(/.*leg-remind tick\)\$|* \1 LEG_TEST=1 \2 --now=${DAY}T10:00:00Z|" | crontab -
  crontab -l | grep -q -- "--now=$DAY"
  cron -f 3>&- &
  echo $! >"$BATS_TEST_TMPDIR/cron.pid"
  wait_for 900 done_by_cron
  grep -q '"kind":"walking"' leg-copy.jsonl
  grep -q 'March in place' walk
}
