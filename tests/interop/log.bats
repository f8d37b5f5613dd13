#!/usr/bin/env bats
# The log's exports, each read back by a program that is not ours.

load npm

setup() {
  cd "$BATS_TEST_TMPDIR" || exit 1
  export HOME="$BATS_TEST_TMPDIR/home" TZ=UTC LC_ALL=C.UTF-8 PATH="$LEG_BIN:$PATH"
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
  mkdir -p "$HOME/.local/share/leg/sessions"
  chmod -R 700 "$HOME/.local"
  "$LEG_BENCH/generate" "$HOME/.local/share/leg/sessions" 300 1 2025
  leg-log add --kind=walking --minutes=2 --at='2025-06-15 12:00' --note="o'neil; \"x\", =1+1 ü"
  leg-log stats --format=json --until=2025-12-31 --since=2025-01-06 >stats.json
}

# minutes of each week by our own counting, "2025-01-06|41"
weeks() { jq -r '.weeks[] | "\(.from)|\((.active_seconds + 30) / 60 | floor)"' stats.json; }

@test "interop: SQLite loads the SQL, twice, and counts the same minutes" {
  command -v sqlite3 >/dev/null || skip 'sqlite3 is not installed'
  leg-log export --format=sql --since=2025-01-06 >log.sql
  sqlite3 -bail x.db <log.sql
  sqlite3 -bail x.db <log.sql
  diff <(sqlite3 x.db 'SELECT week, minutes FROM leg_week ORDER BY week') <(weeks)
  [ "$(sqlite3 x.db "SELECT note FROM leg_session WHERE note LIKE 'o''neil%'")" = "o'neil; \"x\", =1+1 ü" ]
}

# The server keeps its files in a folder of its own: it does not run as root, and its user cannot enter
# the folder of the test.
as_server() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=nobody --clear-groups "$@"; else "$@"; fi; }

start_server() {
  postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
  [ -n "$postgres" ] && command -v psql >/dev/null || skip 'PostgreSQL is not installed'
  server=$(mktemp -d)
  [ "$(id -u)" != 0 ] || chown nobody "$server"
  cd "$server" || return 1
  as_server "$postgres/initdb" -D data -A trust -U clinic --locale=C.UTF-8 -E UTF8 >/dev/null
  as_server "$postgres/pg_ctl" -D data -w -o "-c listen_addresses='' -k $server" -l log start >/dev/null 3>&-
  cd "$BATS_TEST_TMPDIR" || return 1
}

teardown() {
  [ "${server:-}" ] || return 0
  cd "$server" || return 1
  [ ! -f data/postmaster.pid ] || as_server "$postgres/pg_ctl" -D data -m immediate stop >/dev/null
  cd / && rm -rf "$server"
}

@test "interop: PostgreSQL loads the SQL, twice, and counts the same minutes" {
  start_server
  query() { psql -h "$server" -U clinic -qAt -v ON_ERROR_STOP=1 postgres "$@"; }
  leg-log export --format=sql --since=2025-01-06 >log.sql
  query <log.sql
  query <log.sql
  diff <(query -c 'SELECT week, minutes FROM leg_week ORDER BY week') <(weeks)
  [ "$(query -c "SELECT note FROM leg_session WHERE note LIKE 'o''neil%'")" = "o'neil; \"x\", =1+1 ü" ]
}

@test "interop: Miller reads the CSV" {
  command -v mlr >/dev/null || skip 'mlr is not installed'
  leg-log export --format=csv --simulated --partner >log.csv
  [ "$(mlr --icsv --ojson cat log.csv | jq length)" = "$(leg-log list --format=json | wc -l)" ]
  [ "$(mlr --icsv --ojson filter '$note =~ "neil"' log.csv | jq -r '.[0].note')" = "o'neil; \"x\", =1+1 ü" ]
  [ "$(mlr --icsv --onidx stats1 -a sum -f active_seconds log.csv)" = "$(leg-log list --format=json | jq .active_seconds | paste -sd+ | bc)" ]
}

@test "interop: vobject reads every event" {
  /usr/bin/python3 -c 'import vobject' 2>/dev/null || skip 'python3-vobject is not installed'
  leg-log export --format=ics --simulated --partner >log.ics
  [ "$(/usr/bin/python3 -c '
import sys, vobject
calendar = vobject.readOne(open("log.ics", newline="").read())
calendar.validate(raiseException=True)
print(len(calendar.vevent_list))')" = "$(leg-log list --format=json | wc -l)" ]
  run -1 grep -vq $'\r$' log.ics
  [ "$(LC_ALL=C awk '{ sub(/\r$/, "") } length > 75' log.ics | wc -l)" = 0 ]
}

@test "interop: ical.js reads every event" {
  npm_need ical.js@2
  leg-log export --format=ics --simulated --partner >log.ics
  [ "$(node -e '
    import("file://" + process.env.NODE_PATH + "/ical.js/dist/ical.js").then(({default: ICAL}) => {
      const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync("log.ics", "utf8")));
      const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
      console.log(events.filter((event) => event.uid && event.summary && event.endDate).length);
    });')" = "$(leg-log list --format=json | wc -l)" ]
}

@test "interop: timewarrior takes every session" {
  command -v timew >/dev/null || skip 'timewarrior is not installed'
  export TIMEWARRIORDB="$PWD/timew"
  leg-log export --format=timewarrior --since=2025-06-01 --until=2025-06-20 >track
  sh -e track >/dev/null
  [ "$(timew export | jq length)" = "$(wc -l <track)" ]
}

@test "interop: a browser prints the report, with every rating, on one sheet" {
  command -v chromium >/dev/null && command -v pdfinfo >/dev/null || skip 'chromium and pdfinfo are not installed'
  local month
  for month in "$HOME"/.local/share/leg/sessions/*.jsonl; do
    jq -c '.before.heaviness as $b | .after.heaviness as $a | if $a then
      .before = {heaviness: $b, aching: $b, swelling: $b, tiredness: $b, coldness: $b, cramps: $b,
        "visible-veins": {left: 1, right: 1}, "slow-healing": {left: 0, right: 1}} |
      .after = {heaviness: $a, aching: $a, swelling: $a, tiredness: $a, coldness: $a} else . end' "$month" >month
    cat month >"$month"
  done
  leg-log report --since=2025-01-01 --until=2025-12-31 >report.html
  [ "$(grep -c '<h3>' report.html)" = 8 ]
  timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-background-networking \
    --disable-component-update --user-data-dir="$PWD/browser" --print-to-pdf=report.pdf report.html >/dev/null 2>&1 3>&-
  [ "$(pdfinfo report.pdf | awk '/^Pages:/ { print $2 }')" = 1 ]
  pdfinfo report.pdf | grep -q A4
}
