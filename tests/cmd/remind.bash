# Shared by the tests of leg-remind: a home of one's own, saved answers, and programs that stand in
# for crontab, systemctl, notify-send and tmux.

bats_require_minimum_version 1.5.0
load ../assertions

cd "$BATS_TEST_DIRNAME/../.." || exit 1
ROOT=$PWD
: "${LEG_BIN:=$PWD/build/bin}"

DAY=2026-11-23 # a Monday

remind_setup() {
  [ -x "$LEG_BIN/leg-remind" ] || skip 'leg-remind is not built'
  command -v jq >/dev/null || skip 'jq is not installed'
  export HOME="$BATS_TEST_TMPDIR/home" TZ=Europe/Berlin LC_ALL=C.UTF-8 FAKE="$BATS_TEST_TMPDIR/fake"
  export TMUX_TMPDIR="$BATS_TEST_TMPDIR/tmux" XDG_RUNTIME_DIR="$BATS_TEST_TMPDIR/run"
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME DBUS_SESSION_BUS_ADDRESS TMUX
  unset LEG_NOTIFY LEG_INHIBIT
  export LEG_IDLE=none # the terminals of this machine, on the day of a test, are not the test's
  mkdir -p "$HOME" "$FAKE/bin" "$TMUX_TMPDIR" "$XDG_RUNTIME_DIR"
  export PATH="$FAKE/bin:$LEG_BIN:$PATH"
  cd "$HOME" || return 1
}

STATE=.local/state/leg
POLICY=.config/leg/reminders.json

# at TIME COMMAND…: leg-remind as if it were that time of $DAY (or a whole "DATE TIME").
at() {
  local when=$1 offset=+01:00
  shift
  case $when in *' '*) ;; *) when="$DAY $when" ;; esac
  case $when in 2027-0[4-9]* | 2027-10-[0-2]* | 2027-03-29*) offset=+02:00 ;; esac
  leg-remind "$@" --now="${when/ /T}:00$offset"
}

# quoted WORD: as a crontab has it.
quoted() { case $1 in *[!A-Za-z0-9_./+,:@-]*) echo "'$1'" ;; *) echo "$1" ;; esac; }

# tick_line [NAME=VALUE…]: our line in a crontab.
tick_line() { echo "*/5 * * * * env HOME=$(quoted "$HOME")${*:+ $*} $(quoted "$LEG_BIN/leg-remind") tick"; }

# fake NAME: a program of that name, with standard input as its body (sh).
fake() {
  { echo '#!/bin/sh'; cat; } >"$FAKE/bin/$1"
  chmod +x "$FAKE/bin/$1"
}

# Writes down its words, one call a line.
fake_recorder() {
  fake "$1" <<<"printf '%s|' \"\$@\" >>'$FAKE/$1.said'; echo >>'$FAKE/$1.said'; $2"
}

# A crontab whose table is $FAKE/table.
fake_crontab() {
  fake crontab <<'SH'
case $1 in
-l) [ -e "$FAKE/table" ] || { echo "no crontab for you" >&2; exit 1; }; cat "$FAKE/table" ;;
-r) rm "$FAKE/table" ;;
/*) stat -c %a "$1" >>"$FAKE/crontab.said"; cp "$1" "$FAKE/table.new"; mv "$FAKE/table.new" "$FAKE/table" ;;
*) exit 2 ;;
esac
SH
}

# saved [ID=ANSWER…]: saved answers of a well adult, given on $DAY at 08:00, with these changes.
saved() {
  mkdir -p "$STATE"
  [ -e "$BATS_FILE_TMPDIR/questions.json" ] ||
    leg-screen --list --format=json >"$BATS_FILE_TMPDIR/questions.json"
  local changes='{}' change
  for change in "$@"; do
    changes=$(jq -c --arg k "${change%%=*}" --arg v "${change#*=}" '.[$k] = $v' <<<"$changes")
  done
  jq -c --argjson changes "$changes" --arg at "${SAVED_AT:-${DAY}T08:00:00+01:00}" '
    {type: "leg-profile", version: 2, answers:
      ([.questions[] | select(.kind == "standing")
        | {(.id): {answer: ($changes[.id] // (if .id == "age-group" then "adult" else "no" end)),
                   at: $at, rules: "2026.12"}}] | add)}' \
    "$BATS_FILE_TMPDIR/questions.json" >"$STATE/profile.json"
  chmod 700 "$STATE" && chmod 600 "$STATE/profile.json"
}

# locked [LEVEL]: a lock that stands.
locked() {
  mkdir -p "$STATE"
  jq -nc '{type: "leg-locks", version: 1, self: {level: "check",
    time: "2026-11-23T08:00:00+01:00", id: "01999999-0000-7000-8000-000000000000"}}' >"$STATE/locks.json"
}
