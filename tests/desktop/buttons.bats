#!/usr/bin/env bats
# The buttons of a note: the real notify-send on a private bus, and a notification daemon that writes
# down what it is told and presses what it is asked to.

load ../cmd/remind

setup() {
  remind_setup
  command -v notify-send >/dev/null && notify-send --help | grep -q -- --action || skip 'notify-send takes no actions'
  /usr/bin/python3 -c 'import dbus, gi' 2>/dev/null || skip 'python3-dbus and python3-gi are not installed'
  command -v dbus-daemon >/dev/null || skip 'dbus is not installed'
  dbus-daemon --session --address="unix:path=$XDG_RUNTIME_DIR/bus" --print-pid=3 --fork 3>bus.pid
  mkfifo commands
  exec 4<>commands
  begin
  at 08:00 set walk >/dev/null
}

teardown() {
  local name
  for name in daemon bus; do
    [ ! -s $name.pid ] || kill "$(cat $name.pid)" 2>/dev/null || true
  done
  [ ! -e "$STATE/remind.waiter" ] || await idle
}

# begin [plain]: the notification daemon.
begin() {
  DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus" \
    "$ROOT/tests/desktop/notification_daemon.py" notes commands "$@" 3>&- 4>&- &
  echo $! >daemon.pid
  await serves
}

serves() {
  gdbus call --address "unix:path=$XDG_RUNTIME_DIR/bus" --dest org.freedesktop.Notifications \
    --object-path /org/freedesktop/Notifications --method org.freedesktop.Notifications.GetCapabilities >/dev/null 2>&1
}

notes() { [ "$(grep -c '"Notify"' notes 2>/dev/null)" = "$1" ]; }
closed() { grep -q "\"Close\", \"id\": $1" notes; }
# Whether a process waits for an answer: it holds a lock.
waiting() {
  /usr/bin/python3 - "$STATE/remind.waiter" <<'PY'
import fcntl, sys
try:
    fcntl.lockf(open(sys.argv[1], "r+"), fcntl.LOCK_EX | fcntl.LOCK_NB)
except FileNotFoundError:
    sys.exit(1)
except OSError:
    sys.exit(0)
sys.exit(1)
PY
}
idle() { ! waiting; }
field() { grep '"Notify"' notes | sed -n "$1p" | jq -r "$2"; }

@test "buttons: Done logs the break, once; the tick did not wait" {
  run -0 at 10:00 tick
  assert_output ''
  await notes 1
  [ "$(field 1 '.actions | join(",")')" = 'done,Done,snooze,In 10 minutes' ]
  [ "$(field 1 '.hints.transient')" = 1 ]
  [[ $(field 1 .body) != *'leg-remind snooze'* ]]
  await waiting
  echo 'press 1 done' >&4
  await idle
  [ "$(leg-log list --format=json --now=${DAY}T10:05:00+01:00 | jq -r '.routine')" = walk ]
  run -14 at 10:05 due --explain
  assert_output --partial 'walk: it was done not long ago'
}

@test "buttons: In 10 minutes puts it off, and is gone when no snooze is left" {
  at 10:00 tick
  await notes 1
  echo 'press 1 snooze' >&4
  await idle
  run -0 at 10:02 show
  assert_output --partial '(put off 1 of 2)'
  at 08:00 set walk --snoozes=1 >/dev/null
  at 10:15 tick
  await notes 2
  [ "$(field 2 '.actions | join(",")')" = 'done,Done' ]
  [ "$(field 2 .replaces)" = 1 ]
}

@test "buttons: an answer on the command line takes the note away; a later press does nothing" {
  at 10:00 tick
  await notes 1
  await waiting
  run -0 at 10:01 'done'
  await closed 1
  await idle
  [ "$(leg-log list --format=json --now=${DAY}T10:05:00+01:00 | wc -l)" = 1 ]
}

@test "buttons: one note at a time" {
  at 10:00 tick
  await notes 1
  await waiting
  at 11:00 tick
  await notes 2
  closed 1
  echo 'press 1 done' >&4 # the old note's button is nobody's
  echo 'press 2 snooze' >&4
  await idle
  run -0 at 11:02 show
  assert_output --partial 'put off 1 of 2'
  run -14 leg-log list --now=${DAY}T11:05:00+01:00
}

@test "buttons: the waiting process ends with the slot, and removes its note" {
  leg-remind tick --now=${DAY}T10:09:57+01:00
  await notes 1
  await idle
  closed 1
}

@test "buttons: a note that expires, a daemon that dies and a bus that goes leave nothing behind" {
  at 10:00 tick
  await notes 1
  await waiting
  echo 'expire 1' >&4
  await idle
  at 11:00 tick
  await notes 2
  await waiting
  kill "$(cat bus.pid)"
  await idle
  run -69 at 12:00 tick # the words are printed then
  assert_output --partial 'Time to move'
}

@test "buttons: a service without actions gets the commands in words" {
  kill "$(cat daemon.pid)"
  await eval '! serves'
  begin plain
  run -0 at 10:00 tick
  notes 1
  [ "$(field 1 '.actions | length')" = 0 ]
  [[ $(field 1 .body) == *'Then: leg-remind done, or leg-remind snooze.' ]]
  idle
}

@test "buttons: the waiting process holds no descriptor of the terminal or of cron" {
  out=$(timeout 60 env LEG_TEST=1 leg-remind tick --now=${DAY}T10:00:00+01:00) # ends though it waits
  await notes 1
  await waiting
  at 10:01 'done' >/dev/null
  await idle
}
