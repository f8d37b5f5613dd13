#!/usr/bin/env bats
# Records from other programs, and files that hold none.

load log

setup() { log_setup; }

list() { leg-log list --format=json | jq -c "$@"; }

@test "import: our own CSV comes back unchanged, and only once" {
  record 1 'two\n{lines}, \"quoted\"' | leg-log add
  leg-log $NOW add --kind=walking --minutes=2 --note='=1+1' --before=heaviness=5/4,visible-veins=yes/no
  leg-log $NOW add --kind=rating --after=cramps=3
  # of another program, and at once at its end
  record 4 | jq -c 'del(.plan_id) | .kind = "swimming" | .active = {"rest": {"both": 180}}' | leg-log add
  record 5 | jq -c 'del(.plan_id) | .kind = "walking" | .active = {} | .active_seconds = 0' | leg-log add
  leg-log export --format=csv >out.csv
  leg-log list --format=json >before
  run -0 leg-log $NOW import out.csv
  assert_output 'leg-log: 0 records added, 5 there already'
  export XDG_DATA_HOME="$PWD/other"
  run -0 leg-log $NOW import out.csv
  assert_output 'leg-log: 5 records added, 0 there already'
  leg-log list --format=json | diff - before
  run -0 bash -c "leg-log $NOW import - <out.csv"
  assert_output 'leg-log: 0 records added, 5 there already'
  run -0 leg-log check
  sed '1s/,plan_id,/,,/' out.csv >dropped # a spreadsheet that dropped the column
  XDG_DATA_HOME=$PWD/dropped.d run -0 leg-log $NOW import dropped
  assert_output 'leg-log: 5 records added, 0 there already'
}

@test "import: a row that was moved to another month in a spreadsheet is still the same record" {
  leg-log $NOW add --kind=walking --minutes=5
  leg-log export --format=csv | sed 's/2026-11-22T09:5/2026-10-22T09:5/g' >moved
  run -0 leg-log $NOW import moved
  assert_output 'leg-log: 0 records added, 1 there already'
  [ "$(count)" = 1 ]
  # in none of the months of its first start, its id and its row
  leg-log $NOW add --kind=pumps --minutes=5 --at=2026-01-10
  leg-log $NOW amend last --at=2026-02-10
  leg-log export --format=csv --kind=pumps >february
  leg-log $NOW amend last --at=2026-03-10
  run -0 leg-log $NOW import february
  assert_output 'leg-log: 0 records added, 1 there already'
  leg-log $NOW erase last
  run -0 leg-log $NOW import february
  assert_output $'leg-log: 0 records added, 0 there already\nleg-log: 1 left out: erased from this log'
}

@test "import: two rows of our own that began together are two, one that lost its id is one" {
  leg-log $NOW add --kind=massage --minutes=5 --leg=left --at=9:00
  leg-log $NOW add --kind=massage --minutes=5 --leg=right --at=9:00
  leg-log $NOW add --kind=walking --minutes=5 --at=8:00
  leg-log export --format=csv >out.csv
  leg-log export | head -1 >first
  export XDG_DATA_HOME="$PWD/other"
  leg-log import first
  echo '[{"id":1,"start":"20261122T070000Z","end":"20261122T070500Z","tags":["walking"]}]' | leg-log import
  run -0 leg-log $NOW import out.csv
  assert_output 'leg-log: 1 record added, 2 there already'
}

@test "import: times with seconds and without a zone are taken, as a spreadsheet writes them" {
  printf 'date,time,kind,minutes\n2026-11-20,18:30:05,walking,12\n2026-11-20,9:05:00,pumps,3\n2026-11-20,18:30:60,pumps,3\n' >table
  run -65 leg-log $NOW import table
  assert_line --partial "table:4: '2026-11-20 18:30:60' is not a date"
  printf 'start,end,kind\n2026-11-19 7:00:30,2026-11-19 07:10:00,walking\n2026-11-19T08:00:00,2026-11-19T8:15,stretch\n2026-11-19 9:00,9:10,walking\n2026-11-19 9:00,2026-11-19,walking\n2026-11-19,2026-11-19 9:00,walking\n' >ended
  run -65 leg-log $NOW import ended
  assert_line --partial "ended:4: ended: '9:10' is not a time"
  assert_line --partial "ended:5: ended: '2026-11-19' is not a time"
  assert_line "leg-log: ended:6: ended: '2026-11-19 9:00' is not after its start"
  assert_equal "$(list '[.started[5:19], .active_seconds]')" '["11-19T07:00:30",570]
["11-19T08:00:00",900]
["11-20T09:05:00",180]
["11-20T18:30:05",720]'
}

@test "import: rows that jump from month to month read each month once" {
  needs strace
  export ASAN_OPTIONS=detect_leaks=0 # which takes a tracer of its own
  { echo date,kind,minutes; for n in {1..20}; do printf '2026-10-%02d,walking,5\n2026-11-%02d,walking,5\n' "$n" "$n"; done; } >table
  leg-log $NOW import table
  run -0 strace -qq -o trace -e trace=openat leg-log $NOW import --dry-run table
  assert_output 'leg-log: 0 records would be added, 40 there already'
  [ "$(grep -c '"2026-1[01].jsonl"' trace)" = 2 ]
}

@test "import: a table with other column names, and any separator" {
  printf '\xef\xbb\xbfDate;Time;Activity;Minutes;Leg;Comment\r\n2026-11-20;18:30;walking;12;;after work\r\n21.11.2026;;walking;5;;\r\n2026-11-21;;stretch;2.5;left;\r\n2026-11-21;;dancing;5;;\r\n' >table.csv
  run -65 leg-log $NOW import table.csv
  assert_line "leg-log: table.csv:3: '21.11.2026' is not a date such as today, 2026-11-22, \"2026-11-22 09:30\", \"yesterday 18:30\" or 9:30"
  assert_line --partial "table.csv:5: --kind: unknown word 'dancing'"
  assert_line 'leg-log: 2 records added, 0 there already'
  assert_equal "$(list '[.started,.kind,.active_seconds,.note]')" '["2026-11-20T18:30:00+01:00","walking",720,"after work"]
["2026-11-21T12:00:00+01:00","stretch",150,""]'
  assert_equal "$(list -s '.[1].active')" '{"stretch":{"left":150}}'
  run -65 leg-log $NOW import table.csv
  assert_line 'leg-log: 0 records added, 2 there already'
}

@test "import: a symptom is kept of a session that it ended, and asked for there" {
  printf 'date,kind,minutes,status,symptom\n2026-11-20,walking,2,completed,dizzy\n2026-11-20,pumps,2,symptom,dizzy\n2026-11-20,stretch,2,symptom,\n2026-11-20,stretch,2,\033[31mx,\n' >table.csv
  run -65 leg-log $NOW import table.csv
  assert_line "leg-log: table.csv:4: symptom: missing, expected a string"
  assert_line --partial "table.csv:5: status: '\x1b[31mx' is not"
  assert_equal "$(leg-log export | jq -c '[.kind,.status,.symptom]')" '["walking","completed",null]
["pumps","symptom","dizzy"]'
}

@test "import: timewarrior's export, and what went out to it does not come back twice" {
  cat >timew.json <<'JSON'
[
{"id":3,"start":"20261120T170000Z","end":"20261120T171500Z","tags":["walking","dog"],"annotation":"in the rain"},
{"id":2,"start":"20261121T080000Z","end":"20261121T080500Z","tags":["leg","leg:pumps"]},
{"id":1,"start":"20261121T090000Z","tags":["walking"]},
{"id":4,"start":"20261121T100000Z","end":"20261121T110000Z","tags":["email"]}
]
JSON
  run -65 leg-log $NOW import timew.json
  assert_line 'leg-log: 2 records added, 0 there already'
  assert_line 'leg-log: timew.json:3: an interval that is still open'
  assert_line 'leg-log: timew.json:4: no tag says what was done, such as walking'
  assert_equal "$(list '[.started,.kind,.active_seconds,.note]')" '["2026-11-20T18:00:00+01:00","walking",900,"in the rain"]
["2026-11-21T09:00:00+01:00","pumps",300,""]'
  run -65 leg-log $NOW import timew.json
  assert_line 'leg-log: 0 records added, 2 there already'
  record 1 | leg-log add
  echo '[{"id":1,"start":"20261122T083000Z","end":"20261122T083300Z","tags":["leg","leg:circulation"]}]' >own.json
  run -0 leg-log $NOW import own.json
  assert_line 'leg-log: 0 records added, 1 there already'
}

@test "import: a day without a time has room for more than one session of a kind" {
  printf 'date,kind,minutes\n2026-11-20,walking,3\n' >table
  leg-log $NOW import table
  printf '2026-11-20,walking,7\n2026-11-20,walking,3\n2026-11-21,walking,3\n' >>table
  run -0 leg-log $NOW import --dry-run table
  assert_line 'leg-log: 3 records would be added, 1 there already'
  run -0 leg-log $NOW import table
  assert_output 'leg-log: 3 records added, 1 there already'
  run -0 leg-log $NOW import table
  assert_output 'leg-log: 0 records added, 4 there already'
  [ "$(leg-log $NOW stats --format=json | jq -c '[.sessions, .active_seconds]')" = '[4,960]' ]
  printf 'date,time,kind,minutes\n2026-11-19,9:00,walking,3\n2026-11-19,9:00,walking,3\n' >timed
  run -0 leg-log $NOW import timed
  assert_output 'leg-log: 1 record added, 1 there already'
  printf 'date,kind,minutes\n2026-11-18,pumps,4\n2026-11-17,pumps,4\n2026-11-18,pumps,4\n' >unsorted
  run -0 leg-log $NOW import unsorted
  assert_output 'leg-log: 3 records added, 0 there already'
  run -0 leg-log $NOW import unsorted
  assert_output 'leg-log: 0 records added, 3 there already'
}

@test "import: a record that is written another way is the same record" {
  record 1 one | leg-log add
  local file=$HOME/.local/share/leg/sessions/2026-11.jsonl
  record 1 one | jq -S . | tr '\n' ' ' >turned
  { cat turned; echo; } >"$file"
  run -0 bash -c "$(declare -f record); record 1 one | leg-log import"
  assert_output 'leg-log: 0 records added, 1 there already'
  record 1 one >>"$file"
  run -0 leg-log check
}

@test "import: one id in two months is named, for both records count" {
  record 1 | leg-log add
  touch -d 2026-11-22T10:00:00+01:00 "$HOME"/.local/share/leg/sessions/* # whatever the date is
  record 1 '' 2026-10-05T09:30:00+02:00 >moved
  run -0 leg-log import --dry-run moved
  assert_output --partial 'leg-log: 1 record would be added, 0 there already'
  run -0 leg-log import moved
  assert_output $'leg-log: 1 record added, 0 there already\nleg-log: 2026-10.jsonl:1: has the id of 2026-11.jsonl:1: both count'
  run -0 leg-log import moved
  assert_output 'leg-log: 0 records added, 1 there already'
  for month in 0{2..8}; do record 2 '' "2026-$month-05T09:30:00+02:00"; done >many
  run -0 leg-log import many
  assert_line --index 6 'leg-log: 2 more; "leg-log check" names all'
}

@test "import: a record with an id inside it is the same record when it comes again" {
  record 1 | sed 's/^{/{"from":{"id":"01a204f8-c832-7e09-8f75-000000000002"},/' >nested
  leg-log import nested
  run -0 leg-log import nested
  assert_output 'leg-log: 0 records added, 1 there already'
  record 2 >other
  leg-log add nested
  leg-log add other
  [ "$(count)" = 2 ]
  [ "$(cat "$HOME"/.local/share/leg/sessions/*.jsonl | wc -l)" = 2 ]
}

@test "import: thousands of contents of one id are told apart in no time" {
  record 1 mark >one
  awk '{ for (n = 1; n <= 4000; n++) { line = $0; sub(/mark/, n, line); print line } }' one >many
  run -0 timeout 20 leg-log import many
  assert_output 'leg-log: 4000 records added, 0 there already'
  jq -cS . many >turned
  run -0 timeout 20 leg-log import turned
  assert_output 'leg-log: 0 records added, 4000 there already'
  [ "$(count)" = 1 ]
}

@test "import: what would be too long to read, once it is escaped, is refused" {
  needs python3
  record 1 | python3 -c 'import sys; print(sys.stdin.readline()[:-2] + ",\"x\":\"" + "\u0085" * 1500000 + "\"}")' >long
  run -65 leg-log import long
  assert_output --partial 'longer than 4 MiB'
  run -65 leg-log add long
  [ ! -e "$HOME/.local/share/leg/sessions" ]
}

@test "import: a note that is not UTF-8 is refused, not changed" {
  printf 'date,kind,minutes,note\n2026-11-20,walking,5,caf\xe9\n2026-11-20,walking,5,caf\xc3\xa9\n' >latin
  run -65 leg-log $NOW import latin
  assert_line 'leg-log: latin:2: is not UTF-8 text: save the table as UTF-8'
  [ "$(leg-log list --format=json | jq -r .note)" = café ]
}

@test "import: no row is lost without a word" {
  printf 'date,kind,minutes,note\n2026-11-01,walking,5,fine\n2026-11-02,walking,5,"open\n2026-11-03,walking,6,x\n' >quoted
  run -65 leg-log $NOW import quoted
  assert_line 'leg-log: quoted:3: a quote that is never closed: what follows is all in it'
  [ "$(count)" = 1 ]
  { printf 'date,kind,minutes,note\n'; for n in {1..600}; do echo "2026-10-01 1$((n % 10)):$((n / 10 % 60 + 10)),walking,5,$n"; done; } >long
  { cat long; printf '\0\n'; tail -1 long; } >torn
  run -65 leg-log $NOW import torn
  assert_output 'leg-log: torn: holds a NUL byte'
  [ "$(count)" = 1 ]
}

@test "import: a partner's rows and simulated ones are never taken for one's own" {
  printf 'date,kind,minutes,mode,simulated\n2026-11-01,walking,5,Partner,\n2026-11-02,walking,5,wife,0\n2026-11-03,walking,5,self,yes\n2026-11-04,walking,5,,1\n' >table
  run -65 leg-log $NOW import table
  assert_line "leg-log: table:3: mode: 'wife' is not self or partner"
  assert_line "leg-log: table:4: simulated: 'yes' is not 1 or 0"
  [ "$(leg-log list --format=json | jq -c '[.mode, .simulated]' | paste -sd' ')" = '["partner",null] ["self",true]' ]
}

@test "import: a JSON array of records" {
  { record 1; record 2; } | jq -s . | leg-log import
  [ "$(count)" = 2 ]
  run -0 bash -c "$(declare -f record); record 3 | jq -s . | leg-log import"
  assert_output 'leg-log: 1 record added, 0 there already'
  { record 4 | jq -cs . | tr -d '\n'; echo ',"x":[]'; } >joined
  run -65 leg-log import joined
  assert_output --regexp "^leg-log: joined: bad JSON: line 1, column $(($(wc -c <joined) - 7)): end of file expected near ','$"
  [ "$(count)" = 3 ]
}

@test "import: a dry run shows what would come, and changes nothing" {
  record 1 | leg-log add
  { record 1; record 2 new; } >lines
  run -0 --separate-stderr leg-log $NOW import --dry-run lines
  assert_output --regexp '^2026-11-22 09:30  circulation .*new$'
  assert_equal "$stderr" 'leg-log: 1 record would be added, 1 there already'
  [ "$(count)" = 1 ]
  printf 'date,kind,minutes\n2026-11-20,walking,5\n' | leg-log $NOW import --dry-run | grep -q walking
  [ "$(count)" = 1 ]
}

@test "import: a dry run counts as the import does, with repeats and what was erased" {
  record 1 | leg-log add
  leg-log $NOW erase last
  { record 1; record 2; record 2; } >lines
  run -0 --separate-stderr leg-log $NOW import --dry-run lines
  assert_equal "$stderr" $'leg-log: 1 record would be added, 1 there already\nleg-log: 1 left out: erased from this log'
  run -0 --separate-stderr leg-log $NOW import lines
  assert_equal "$stderr" $'leg-log: 1 record added, 1 there already\nleg-log: 1 left out: erased from this log'
}

@test "import: a row says what was done, and no minutes of a day off" {
  printf 'date,kind,minutes\n2026-11-20,day-off,480\n2026-11-20,rating,5\n2026-11-21,day-off,0\n' >table.csv
  run -65 leg-log $NOW import table.csv
  assert_line 'leg-log: table.csv:2: day-off takes no minutes'
  assert_line 'leg-log: table.csv:3: rating takes no minutes'
  assert_line 'leg-log: 1 record added, 0 there already'
  printf 'date,kind,routine,minutes\n2026-11-20,,circulation,5\n' >table.csv
  run -65 leg-log $NOW import table.csv
  assert_line --partial 'table.csv:2: no kind, such as walking'
  run -0 leg-log check
}

@test "import: walk and elevate mean walking and elevation" {
  printf 'date,kind,minutes\n2026-11-20,walk,5\n2026-11-21,elevate,10\n' | leg-log import
  [ "$(leg-log list --format=json | jq -r .kind | xargs)" = 'walking elevation' ]
}

@test "import: a table or an array that holds no record is said to" {
  local empty
  for empty in 'date,kind,minutes' '[]'; do
    run -65 bash -c "printf '%s\n' '$empty' | leg-log import"
    assert_output 'leg-log: <stdin>: holds no record'
  done
  run -65 bash -c ': | leg-log import'
  assert_output ''
  run -65 bash -c ': | leg-log import /dev/null'
  assert_output 'leg-log: /dev/null: empty'
}

@test "import: an unknown format is refused in one line" {
  printf '%%PDF-1.4\n' >a; printf '<html>\n' >b; printf 'BEGIN:VCALENDAR\n' >c; printf 'name,age\nx,1\n' >d
  printf 'hello\n' >e; printf 'PK\003\004xx\n' >f; printf 'a\0b\n' >g
  local file words
  for file in 'a:a PDF' 'b:HTML or XML' 'c:a calendar' 'd:a table without the columns date and kind' 'e:text' 'f:a ZIP' 'g:binary'; do
    words=${file#*:}
    run -65 leg-log import "${file%%:*}"
    assert_equal "${#lines[@]}" 1
    assert_output --partial "looks like $words"
  done
  run -65 bash -c 'printf "hello\n" | leg-log import'
  assert_output --partial 'looks like text'
}

@test "import: a byte order mark and empty lines are skipped, in the log as well" {
  { printf '\xef\xbb\xbf'; record 1 one; record 2 two; } >copy.jsonl
  run -0 leg-log $NOW import copy.jsonl
  assert_output 'leg-log: 2 records added, 0 there already'
  run -0 bash -c "cat copy.jsonl | leg-log $NOW import"
  assert_output 'leg-log: 0 records added, 2 there already'
  local file=$HOME/.local/share/leg/sessions/2026-11.jsonl
  { printf '\xef\xbb\xbf\r\n'; cat "$file"; printf '\n  '; } >marked
  cat marked >"$file"
  run -0 leg-log check
  run -0 --separate-stderr leg-log list
  assert_equal "$stderr" ''
  run -0 leg-log show last
  [ "$(leg-log list --format=json | wc -l)" -eq 2 ]
  leg-log $NOW amend last --note=three
  [ "$(list -s '[.[].note] | sort | join(" ")' | tr -d '"')" = 'one three' ]
}

@test "import: a table may begin its words with a capital, and say yes or no of a sign" {
  printf 'Date,Kind,Minutes,Leg,After visible-veins left,After visible-veins right\n2026-11-01,Walking,3,Left,Yes,no\n' |
    leg-log $NOW import
  [ "$(list -c '[.active.walking.left, .after["visible-veins"]]')" = '[180,{"left":1,"right":0}]' ]
  run -65 leg-log $NOW import <<<$'date,kind,after_visible-veins_left,after_heaviness_left\n2026-11-02,rating,maybe,\n2026-11-02,rating,,yes'
  assert_output --partial "after_visible-veins_left: 'maybe'"
  assert_output --partial "after_heaviness_left: 'yes'"
}
