#!/usr/bin/env bats
# leg-remind with the real things: a cron daemon that fires a tick, and a notification daemon (a mock
# of one) on a private bus that receives it. Takes up to a minute and a half. Needs root for the
# daemon; what is missing is skipped.

load ../cmd/remind

setup() {
  remind_setup
  command -v dbus-daemon >/dev/null || skip 'dbus is not installed'
  command -v notify-send >/dev/null || skip 'libnotify-bin is not installed'
  /usr/bin/python3 -c 'import dbusmock' 2>/dev/null || skip 'python3-dbusmock is not installed'
  dbus-daemon --session --address="unix:path=$XDG_RUNTIME_DIR/bus" --print-pid=3 --fork \
    3>"$BATS_TEST_TMPDIR/bus.pid"
  DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus" \
    /usr/bin/python3 -m dbusmock --template notification_daemon >"$BATS_TEST_TMPDIR/notes" 2>&1 3>&- &
  echo $! >"$BATS_TEST_TMPDIR/mock.pid"
  wait_for 100 owns_the_name
  leg-remind set walk --every=60m --from=9:00 --to=17:30 >/dev/null
}

teardown() {
  local pid
  for pid in cron mock bus; do
    [ ! -s "$BATS_TEST_TMPDIR/$pid.pid" ] || kill "$(cat "$BATS_TEST_TMPDIR/$pid.pid")" 2>/dev/null || true
  done
  [ ! -e "$BATS_TEST_TMPDIR/table.before" ] || put_back
}

owns_the_name() {
  DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus" dbus-send --session --print-reply \
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

noted() { grep -q 'Notify' "$BATS_TEST_TMPDIR/notes"; }

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
  wait_for 50 noted
  run cat "$BATS_TEST_TMPDIR/notes"
  assert_output --regexp 'Notify "leg-remind" [0-9]+ "" "Time to move'
  assert_output --partial 'x-canonical-private-synchronous'
}

@test "desktop: a cron daemon fires the tick, and the note is on the bus" {
  [ "$(id -u)" -eq 0 ] || skip 'only root can start a cron daemon'
  command -v cron >/dev/null || skip 'cron is not installed'
  ! pidof cron crond >/dev/null || skip 'a cron daemon is running; its tables are not touched'
  crontab -l >"$BATS_TEST_TMPDIR/table.before" 2>/dev/null || : >"$BATS_TEST_TMPDIR/table.before"
  crontab - <"$BATS_TEST_TMPDIR/table.before"
  # The block as install writes it, made to fire each minute at a time when a walk is due; cron knows
  # neither this home nor this runtime folder.
  leg-remind install --cron
  crontab -l | sed "s|^\*/5 \(.*\) \(/.*leg-remind tick\)\$|* \1 HOME='$HOME' XDG_RUNTIME_DIR='$XDG_RUNTIME_DIR' \2 --now=${DAY}T10:00:00Z|" | crontab -
  crontab -l | grep -q -- "--now=$DAY"
  cron -f 3>&- &
  echo $! >"$BATS_TEST_TMPDIR/cron.pid"
  wait_for 900 noted
  run cat "$BATS_TEST_TMPDIR/notes"
  assert_output --partial 'Time to move'
}
