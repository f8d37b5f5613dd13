# Shared by the tests of leg-log: a home of its own, a moment, and sample records.

bats_require_minimum_version 1.5.0
load ../assertions

log_setup() {
  cd "$BATS_TEST_TMPDIR" || exit 1
  export HOME="$BATS_TEST_TMPDIR/home" TZ=Europe/Berlin LC_ALL=C.UTF-8 PATH="$LEG_BIN:$PATH"
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME LEG_DAY_START
  mkdir -p "$HOME"
  LOG=$HOME/.local/share/leg/sessions
  NOW=--now=2026-11-22T10:00:00+01:00
}

# record [ID-END [NOTE [START]]]: a session as leg-timer writes it.
record() {
  printf '{"type":"leg-session","version":1,"id":"01a204f8-c832-7e09-8f75-%012d","created":"2026-11-22T09:33:05+01:00","plan_id":"01a204f8-c838-75d0-9737-79c6a23dffc3","routine":"circulation","mode":"self","started":"%s","ended":"2026-11-22T09:33:00+01:00","status":"completed","planned_seconds":180,"active_seconds":180,"paused_seconds":0,"steps_planned":12,"steps_done":12,"active":{"setup":{"both":45},"massage":{"left":65,"right":65},"switch":{"both":5}},"before":{"heaviness":{"left":5,"right":4}},"after":{},"note":"%s"}\n' \
    "${1:-1}" "${3:-2026-11-22T09:30:00+01:00}" "${2:-}"
}
count() { leg-log list --format=json 2>/dev/null | wc -l; }
