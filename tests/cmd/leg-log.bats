#!/usr/bin/env bats
# leg-log as its users see it: what is stored, listed, changed, counted, exported and merged.

load log

setup() { log_setup; }

# ---- storing

@test "log: add stores leg-timer's record unchanged, and only once" {
  record >one.json
  run -0 leg-log add one.json
  assert_output ''
  run -0 leg-log add - <one.json
  diff one.json "$LOG/2026-11.jsonl"
  [ "$(stat -c %a "$LOG/2026-11.jsonl")" = 600 ]
  [ "$(stat -c %a "$LOG")" = 700 ]
}

@test "log: add keeps unknown members, and compacts an indented record" {
  record | jq '. + {weather: "rain"}' | leg-log add
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 1 ]
  [ "$(jq -r .weather "$LOG/2026-11.jsonl")" = rain ]
}

@test "log: the same id with another content is refused, and handed back" {
  record 1 | leg-log add
  run --separate-stderr -65 leg-log add <(record 1 other)
  assert_output "$(record 1 other)"
  [[ $stderr == *'another record with the id'*'"leg-log import", which keeps both' ]]
  [ "$(count)" = 1 ]
  leg-log import <<<"$output"
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 2 ]
  leg-log undo
  run -14 --separate-stderr leg-log show
  assert_equal "$stderr" 'leg-log: there is no record'
}

@test "log: the same id in another month is refused, whichever comes first" {
  leg-log $NOW add --kind=walking --minutes=5
  touch -d 2026-11-22T10:00:00+01:00 "$LOG"/* # whatever the date is
  leg-log list --format=json >november
  sed s/2026-11/2026-10/g november >october
  run --separate-stderr -65 leg-log add october
  assert_output "$(<october)"
  [[ $stderr == *'another record with the id'* ]]
  rm "$LOG"/*
  leg-log add october
  touch -d 2026-11-22T10:00:00+01:00 "$LOG"/*
  run -65 leg-log add november
  [ "$(count)" = 1 ]
  # the record as it is since it was moved; a month that cannot be read keeps nothing out
  leg-log $NOW amend last --at='2026-09-05 9:00'
  touch -d 2026-11-22T10:00:00+01:00 "$LOG"/*
  leg-log list --format=json >september
  run -65 leg-log add september
  mkdir "$LOG/2026-08.jsonl"
  record 1 | leg-log add
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 1 ]
}

@test "log: add passes over empty lines, before the first record as well" {
  { printf '\n \r\n'; record 1; printf '\n'; record 2; } | leg-log add
  { printf '\xef\xbb\xbf\n'; record 3; record 4; } | leg-log add
  { printf '\n'; record 5 | jq .; } | leg-log add
  [ "$(count)" = 5 ]
  run -65 leg-log add <<<$'\n \n'
}

@test "log: add takes several records, one a line, or none and names the bad line" {
  { record 1; record 2; record 3 '' 2026-10-05T09:30:00+02:00; } | leg-log add
  [ "$(count)" = 3 ]
  [ -e "$LOG/2026-10.jsonl" ]
  run -65 bash -c "{ $(declare -f record); record 4; echo '{\"type\":\"leg-session\"}'; } | leg-log add"
  assert_output --partial '<stdin>: line 2: version: missing'
  [ "$(count)" = 3 ]
}

@test "log: an empty pipe is 65 without a word, an empty file 65 with one" {
  run -65 bash -c ': | leg-log add'
  assert_output ''
  : >empty
  run -65 leg-log add empty
  assert_output --partial 'empty: empty'
}

@test "log: add refuses a line that is no record, names it, and creates nothing" {
  local bad
  for bad in '{' '[]' '{"type":"leg-plan"}' '{"type":"leg-screening","version":1}' 'x' '{"type":"leg-session","version":2}'; do
    run -65 leg-log add - <<<"$bad"
    assert_output --regexp '^leg-log: <stdin>: '
  done
  [ ! -e "$LOG" ]
}

@test "log: add refuses a terminal on standard input at once" {
  needs script
  run -64 script -qec 'leg-log add' /dev/null
  assert_output --partial 'standard input is a terminal'
}

@test "log: a plan that stopped is not stored, and its status is repeated" {
  local plan=$BATS_TEST_DIRNAME/../data/valid/plan-emergency.json
  run -11 leg-log add "$plan"
  assert_output ''
  run -10 leg-log add - <<<"$(jq -c '.outcome = "stop" | .action = "today"' "$plan")"
  assert_output ''
  run -65 leg-log add - <<<"$(head -c 200 "$plan")" # one that is torn says nothing
  [ ! -e "$LOG" ]
}

@test "log: Ctrl-C and a hang-up in a pipeline lose no record" {
  local signal n=0 pid
  mkfifo pipe
  for signal in INT HUP; do
    n=$((n + 1))
    env --default-signal=INT,HUP leg-log add <pipe 3>&- &
    pid=$!
    exec 8>pipe
    # the logger says in /proc when it is ready: 3 is HUP and INT
    await grep '^SigIgn:.*[37bf]$' "/proc/$pid/status"
    kill "-$signal" "$pid"
    record "$n" >&8
    exec 8>&-
    wait "$pid"
  done
  [ "$(count)" = 2 ]
}

@test "log: a torn tail costs no other record, is named, and is set aside" {
  record 1 | leg-log add
  printf '{"type":"leg-s' >>"$LOG/2026-11.jsonl"
  record 2 | leg-log add
  run --separate-stderr -0 leg-log list
  [ "${#lines[@]}" = 2 ]
  [[ $stderr == *'2026-11.jsonl:2: '* ]]
  run -14 leg-log check
  assert_line --partial '2026-11.jsonl:2: not a record'
  run leg-log check --repair
  assert_line '2026-11.jsonl: 1 line set aside in 2026-11.jsonl.bad'
  [ "$(cat "$LOG/2026-11.jsonl.bad")" = '{"type":"leg-s' ]
  run --separate-stderr -0 leg-log list
  [ "${#lines[@]}" = 2 ]
  [ -z "$stderr" ]
}

@test "log: a record that was torn can be added again" {
  record 1 | leg-log add
  truncate -s -20 "$LOG/2026-11.jsonl"
  record 1 | leg-log add
  record 1 | leg-log add
  run --separate-stderr -0 leg-log list
  [ "${#lines[@]}" = 1 ]
  sed -i 's/^.*$/&junk/' "$LOG/2026-11.jsonl"
  record 1 | leg-log add
  record 1 | leg-log import
  run --separate-stderr -0 leg-log list
  [ "${#lines[@]}" = 1 ]
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 3 ]
}

@test "log: eight writers at once lose nothing" {
  local n
  for n in $(seq 8); do { record "$n" | leg-log add; } & done
  wait
  [ "$(leg-log list --format=json | jq -r .id | sort -u | wc -l)" = 8 ]
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 8 ]
}

@test "log: add gives up on a lock that stays held, and hands the record back" {
  record 1 | leg-log add
  exec 7>>"$LOG/2026-11.jsonl"
  flock 7
  record 2 >2.json
  run --separate-stderr -75 leg-log add 2.json
  exec 7>&-
  assert_output "$(cat 2.json)"
  [[ $stderr == *'has held it for 5 seconds'* ]]
  [ "$(count)" = 1 ]
}

@test "log: links, fifos and folders in place of the log are refused at once" {
  record 1 | leg-log add
  mv "$LOG/2026-11.jsonl" away
  ln -s "$PWD/away" "$LOG/2026-11.jsonl"
  run -77 leg-log add - <<<"$(record 2)"
  rm "$LOG/2026-11.jsonl"
  mkfifo "$LOG/2026-11.jsonl"
  run -77 leg-log add - <<<"$(record 2)"
  rm "$LOG/2026-11.jsonl"
  ln away "$LOG/2026-11.jsonl"
  run -77 leg-log add - <<<"$(record 2)"
  [ "$(wc -l <away)" = 1 ]
}

@test "log: of records of two months the first of which cannot be written, both are handed back" {
  mkdir -p "$LOG" away
  ln -s "$PWD/away" "$LOG/2026-10.jsonl"
  { record 1 '' 2026-10-30T09:30:00+01:00 | sed 's/"ended":"2026-11-22/"ended":"2026-10-30/' && record 2; } >both
  run -77 --separate-stderr leg-log add both
  assert_output "$(<both)"
  [ ! -e "$LOG/2026-11.jsonl" ]
}

@test "log: a file size limit is an error, leaves no torn line, and passes" {
  record 1 | leg-log add
  record 2 >2.json
  run -74 bash -c 'ulimit -f 1; leg-log add 2.json >/dev/null'
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 1 ]
  run -0 leg-log add 2.json
  [ "$(count)" = 2 ]
}

@test "log: modes that are too open are tightened, whatever the umask" {
  (umask 0; record 1 | leg-log add)
  chmod 644 "$LOG/2026-11.jsonl"
  (umask 777; record 2 | leg-log add)
  [ "$(stat -c %a "$LOG/2026-11.jsonl" "$LOG" | tr '\n' ' ')" = '600 700 ' ]
  [ "$(count)" = 2 ]
}

# ---- by hand

@test "log: a minute of walking, yesterday" {
  leg-log $NOW add --kind=walking --minutes=1 --at=yesterday --note='with "Rex"'
  run -0 leg-log list --format=json
  [ "$(jq -c '[.kind,.started,.ended,.active_seconds,.active,.note]' <<<"$output")" = \
    '["walking","2026-11-21T12:00:00+01:00","2026-11-21T12:01:00+01:00",60,{"walking":{"both":60}},"with \"Rex\""]' ]
  leg-log $NOW amend --note=$'joined\u200dletters\e' "$(jq -r .id <<<"$output")" 2>/dev/null
  [ "$(leg-log list --format=json | jq .note)" = $'"joined\u200dletters\\u001b"' ]
}

@test "log: without --at a record ends now" {
  leg-log $NOW add --kind=pumps --minutes=90s --leg=left
  [ "$(leg-log list --format=json | jq -c '[.started,.ended,.active]')" = \
    '["2026-11-22T09:58:30+01:00","2026-11-22T10:00:00+01:00",{"pumps":{"left":90}}]' ]
}

@test "log: ratings and signs of all seven symptoms, each leg" {
  leg-log $NOW add --kind=rating --before='heaviness=5/4, aching=3 , swelling=-/2,tiredness=1',coldness=0,cramps=10,visible-veins=yes/no,slow-healing=no
  [ "$(leg-log list --format=json | jq -c .before)" = \
    '{"heaviness":{"left":5,"right":4},"aching":{"left":3,"right":3},"swelling":{"right":2},"tiredness":{"left":1,"right":1},"coldness":{"left":0,"right":0},"cramps":{"left":10,"right":10},"visible-veins":{"left":1,"right":0},"slow-healing":{"left":0,"right":0}}' ]
}

@test "log: add by hand refuses options that make no sense, quoting the word" {
  while read -r words; do
    # shellcheck disable=SC2086
    run -64 leg-log $NOW add $words
    assert_output --regexp '^leg-log: '
  done <<'WORDS'
--kind=flying --minutes=1
--kind=walking
--kind=walking --minutes=0
--kind=walking --minutes=three
--kind=walking --minutes=1 --at=tomorrow
--kind=walking --minutes=1 --at=1999
--kind=walking --minutes=1 --leg=middle
--kind=day-off --minutes=1
--kind=rating
--kind=rating --before=heaviness=11
--kind=rating --before=gravity=1
--kind=rating --before=heaviness=5,heaviness=6
--kind=rating --before=visible-veins=3
--minutes=1
--day-start=25:00
--kind=walking --minutes=1 --days=2
--kind=day-off --days=0
--kind=day-off --at=9999-12-31 --days=2
--kind=rating --leg=left --before=heaviness=5
WORDS
  run -64 leg-log $NOW add --kind=walking --minutes=1 --note=$'\xff'
  [ ! -e "$LOG" ]
  run -64 leg-log $NOW add --kind=rating --before=heaviness=5/4,heaviness=-/6
  assert_output --partial "--before: 'heaviness' is given twice"
  for none in - -/-; do
    run -64 leg-log $NOW add --kind=rating --before=aching=$none
    assert_output --partial "--before: 'aching' says nothing about either leg"
  done
  leg-log $NOW add --kind=rating --before=heaviness=5/-,heaviness=-/6
}

# ---- changing

@test "log: undo reverts the newest change in force, and names it" {
  leg-log $NOW add --kind=walking --minutes=1
  id=$(leg-log list --format=json | jq -r .id)
  leg-log $NOW amend "${id:0:20}" --minutes=3 --note=longer 2>/dev/null
  [ "$(leg-log list --format=json | jq -c '[.active_seconds,.active.walking.both,.note]')" = '[180,180,"longer"]' ]
  run -0 --separate-stderr leg-log $NOW undo
  assert_equal "${stderr:0:53}" "leg-log: took back a change of: 2026-11-22 09:59  wal"
  [ "$(leg-log list --format=json | jq -c '[.active_seconds,.note]')" = '[60,""]' ]
  run -0 --separate-stderr leg-log $NOW undo
  assert_equal "${stderr:0:41}" "leg-log: took back: 2026-11-22 09:59  wal"
  run -14 leg-log list
  run -14 --separate-stderr leg-log $NOW undo
  assert_equal "$stderr" "leg-log: nothing is left to take back"
  run -0 --separate-stderr leg-log $NOW undo "$id"
  assert_equal "${stderr:0:44}" "leg-log: brought back: 2026-11-22 09:59  wal"
  [ "$(count)" = 1 ]
  run -0 leg-log show "$id"
  assert_output --partial 'taken back'
  [ "$(wc -l <"$LOG/2026-11.jsonl")" = 5 ]
}

@test "log: what is added at one moment is taken back in turn" {
  local note
  for note in a b c d e; do leg-log add $NOW --kind=walking --minutes=1 --note=$note; done
  for note in abcd abc ab a; do
    leg-log undo $NOW 2>/dev/null
    [ "$(leg-log list --format=json | jq -j .note)" = "$note" ]
  done
  # a change is no later than what is added after it
  leg-log amend $NOW last --note=A
  leg-log add $NOW --kind=walking --minutes=1 --note=b
  for note in A a; do
    leg-log undo $NOW
    [ "$(leg-log list --format=json | jq -j .note)" = "$note" ]
  done
}

@test "log: undo without an id searches every month, and skips changes already undone" {
  leg-log --now=2026-10-30T10:00:00+01:00 add --kind=walking --minutes=1
  leg-log --now=2026-11-01T10:00:00+01:00 add --kind=walking --minutes=2
  leg-log --now=2026-11-02T10:00:00+01:00 amend last --note=two 2>/dev/null
  leg-log $NOW undo last 2>/dev/null
  [ "$(leg-log list --format=json | jq .active_seconds)" = 60 ]
  leg-log $NOW undo 2>/dev/null
  run -14 leg-log list
}

@test "log: a change made after the clock was set back is still the later one" {
  leg-log --now=2026-11-22T10:00:00+01:00 add --kind=walking --minutes=1
  id=$(leg-log list --format=json | jq -r .id)
  leg-log --now=2026-11-22T09:00:00+01:00 amend "$id" --note=one 2>/dev/null
  leg-log --now=2026-11-22T08:00:00+01:00 amend "$id" --note=two 2>/dev/null
  [ "$(leg-log list --format=json | jq -r .note)" = two ]
  leg-log --now=2026-11-22T07:00:00+01:00 undo 2>/dev/null
  [ "$(leg-log list --format=json | jq -r .note)" = one ]
}

@test "log: amend does not change the minutes of a paced session" {
  record 1 | leg-log add
  run -64 leg-log $NOW amend 01a2 --minutes=5
  assert_output --partial 'was paced by leg-timer'
  run -64 leg-log $NOW amend 01a2
  run -64 leg-log $NOW amend zz --note=x
  run -14 leg-log $NOW amend ffff --note=x
}

@test "log: amend refuses to make a record by hand impossible" {
  leg-log $NOW add --kind=walking --minutes=1
  run -64 leg-log $NOW amend 01 --kind=flying
  assert_output --partial "--kind: unknown word 'flying': use massage, "
  run -64 leg-log $NOW amend 01 --kind=day-off
  assert_output --partial 'cannot take the place of walking'
  leg-log $NOW amend 01 --kind=pumps 2>/dev/null
  [ "$(leg-log list --format=json | jq -c '[.kind,.active]')" = '["pumps",{"pumps":{"both":60}}]' ]
  run -64 leg-log $NOW add --kind=walking --minutes=1 --at=0000-06-01
  assert_output --partial "'0000-06-01' is not a date"
  run -64 leg-log $NOW add --kind=flying
  assert_output --partial "--kind: unknown word 'flying': use massage, "
  # of another program, with a pause: new minutes end it anew
  record 4 | jq -c 'del(.plan_id) | .kind = "walking" | .active = {"walking": {"both": 180}} | .ended = "2026-11-22T09:45:00+01:00"' | leg-log add
  leg-log $NOW amend 01a204f8-c832-7e09-8f75-000000000004 --minutes=5
  [ "$(leg-log list --format=json | jq -c 'select(.kind == "walking") | [.active_seconds, .ended[11:16]]')" = '[300,"09:35"]' ]
}

@test "log: a stop in no time is listed in the report, beside the sessions that add up" {
  record 1 '' 2026-11-21T09:30:00+01:00 | leg-log $NOW add
  record 2 | jq -c '.status = "symptom" | .symptom = "cramp" | .active_seconds = 0 | .active = {} | .steps_done = 0' |
    leg-log $NOW add
  run -0 leg-log $NOW report --format=text
  assert_line --partial '1 on 1 day, 3 min'
  assert_line --partial '1 completed, 0 ended early, 0 stopped by a symptom'
  assert_line --regexp '^Stopped at once +1, by a symptom; not among the sessions$'
  assert_line '2026-11-22 09:30  A cramp'
  run -0 leg-log $NOW report
  assert_output --partial '>Stopped at once</th><td>1, by a symptom; not among the sessions<'
  leg-log $NOW undo
  run -0 leg-log $NOW report --format=text
  refute_output --partial 'Stopped at once'
}

@test "log: a rating and a day off take no minutes, at once or later" {
  leg-log $NOW add --kind=rating --note=x
  run -64 leg-log $NOW amend last --minutes=4
  assert_output --partial 'rating takes no --minutes'
  run -64 leg-log $NOW amend last --leg=left --before=heaviness=5
  assert_output --partial 'rating takes no --leg'
  leg-log $NOW add --kind=day-off
  run -64 leg-log $NOW amend last --minutes=4 --note=y
  assert_output --partial 'day-off takes no --minutes'
  run -64 leg-log $NOW add --kind=day-off --minutes=4
  run -0 leg-log check
}

@test "log: amend changes the rating of the leg that it names, and of no other" {
  leg-log $NOW add --kind=rating --before=heaviness=5/4,aching=3
  leg-log $NOW amend last --before=heaviness=-/6
  assert_equal "$(leg-log list --format=json | jq -c .before)" '{"heaviness":{"left":5,"right":6},"aching":{"left":3,"right":3}}'
  leg-log $NOW amend last --before=heaviness=1/-,aching=2
  assert_equal "$(leg-log list --format=json | jq -c .before)" '{"heaviness":{"left":1,"right":6},"aching":{"left":2,"right":2}}'
}

@test "log: the beginning of an id must name one record" {
  { record 1; record 2; } | leg-log add
  run -64 leg-log show 01a204f8
  assert_output --partial 'begins 2 ids'
  run -0 leg-log show 01a204f8-c832-7e09-8f75-000000000002
  assert_output --partial 'circulation, 3 min'
  run -14 leg-log show 02
  run -64 leg-log show latest
}

@test "log: last, and show without an id, name the record added last" {
  run -14 leg-log show
  { record 1 first; record 2 second; } | leg-log add
  run -0 leg-log show
  assert_output --partial 'second'
  run -0 leg-log show last
  assert_output --partial 'second'
  leg-log $NOW undo last
  run -0 leg-log show
  assert_output --partial 'first'
}

@test "log: list -n, --newest and --grep" {
  leg-log --now=2026-11-21T10:00:00+01:00 add --kind=walking --minutes=1 --note=one
  leg-log --now=2026-11-22T10:00:00+01:00 add --kind=walking --minutes=1 --note=two
  leg-log --now=2026-11-24T10:00:00+01:00 add --kind=walking --minutes=1 --note=three
  leg-log --now=2026-09-01T10:00:00+02:00 add --kind=walking --minutes=1 --note='Long drive'
  notes() { leg-log list --format=json "$@" | jq -r .note | paste -sd' '; }
  assert_equal "$(notes)" 'Long drive one two three'
  assert_equal "$(notes -n 2)" 'two three'
  assert_equal "$(notes -n2 --newest)" 'three two'
  assert_equal "$(notes --newest)" 'three two one Long drive'
  assert_equal "$(notes -n 4 --until=2026-11-23)" 'Long drive one two'
  assert_equal "$(notes --grep=LONG)" 'Long drive'
  assert_equal "$(notes -n 1 --grep=o)" 'two'
  run -14 leg-log list --grep=nothing
  run -14 leg-log list -n 0
  run -64 leg-log list -n many
  assert_output --partial "'many'"
}

@test "log: a session of no seconds is listed and counts as nothing" {
  record 1 | jq -c '.active_seconds = 0 | .active = {} | .steps_done = 0' | leg-log add
  record 2 | jq -c '.started = "2026-11-21T09:30:00+01:00" | .status = "ended-early"' | leg-log add
  [ "$(count)" = 2 ]
  [ "$(leg-log list --format=json | jq -r .status | paste -sd,)" = ended-early,completed ]
  [ "$(leg-log stats --format=json | jq -c '[.sessions,.days,.weeks[0].sessions]')" = '[1,1,1]' ]
  run -0 leg-log report --format=text --until=2026-11-22
  assert_output --partial '0 completed, 1 ended early'
  [ "$(leg-log trend --format=json | jq .sessions)" = 1 ]
}

@test "log: exports leave simulated and partner sessions out, or mark them" {
  record 1 | jq -c '.simulated = true' | leg-log add
  record 2 | jq -c '.mode = "partner"' | leg-log add
  [ "$(leg-log export | wc -l)" = 2 ]
  local format
  for format in csv sql ics timewarrior; do
    run -14 --separate-stderr leg-log export --format=$format
    assert_equal "$output" ''
  done
  run -0 leg-log export --format=ics --simulated --partner
  assert_output --partial '(simulated)'
  assert_output --partial '(partner)'
  run -0 leg-log export --format=timewarrior --simulated --partner
  assert_output --partial ' leg:simulated'
  run -0 leg-log export --format=csv --simulated
  assert_equal "${#lines[@]}" 2
}

# ---- filters, days

@test "log: --since and --until are inclusive, and a day begins at three" {
  leg-log $NOW add --kind=walking --minutes=1 --at='2026-11-20 02:30'
  leg-log $NOW add --kind=walking --minutes=1 --at='2026-11-20 03:00'
  leg-log $NOW add --kind=pumps --minutes=1 --at='2026-11-21 02:59'
  [ "$(leg-log $NOW list --since=2026-11-20 --until=2026-11-20 --format=json | wc -l)" = 2 ]
  [ "$(leg-log $NOW list --until=2026-11-19 --format=json | wc -l)" = 1 ]
  [ "$(leg-log $NOW list --since=2026-11-20 --until=2026-11-20 --day-start=00:00 --format=json | wc -l)" = 2 ]
  [ "$(leg-log $NOW list --kind=pumps --format=json | wc -l)" = 1 ]
  [ "$(leg-log $NOW stats --format=json | jq -c '[.days,.current_run,.longest_run]')" = '[2,0,2]' ]
  run -14 leg-log $NOW list --since=2026-11-22
  run -64 leg-log $NOW list --since=whenever
  assert_output --partial "'whenever'"
  leg-log $NOW add --kind=day-off --at=2026-11-18
  run -0 leg-log export --format=ics --kind=day-off --day-start=13:00
  assert_line --partial 'DTSTART;VALUE=DATE:20261117'
}

@test "log: --kind and --routine refuse unknown words, unless the log has them" {
  leg-log $NOW add --kind=walking --minutes=1
  record 1 | jq -c '.routine = "of-my-own"' | leg-log add
  record 2 | jq -c 'del(.plan_id, .routine) | {type, version, id, created, kind: "swimming"} + .' | leg-log add
  local command
  for command in list stats calendar trend report export 'export --format=csv'; do
    # shellcheck disable=SC2086
    run -64 leg-log $NOW $command --kind=flying
    assert_output "leg-log: unknown kind 'flying': use massage, stretch, walking, pumps, elevation, sleeve, socks, day-off or rating"
    # shellcheck disable=SC2086
    run -64 leg-log $NOW $command --routine=circulaton
    assert_output --partial "unknown routine 'circulaton': did you mean circulation? (leg-plan --list names them)"
  done
  run -14 leg-log $NOW list --kind=sleeve
  run -14 leg-log $NOW list --routine=lymph
  [ "$(leg-log $NOW list --kind=swimming --format=json | wc -l)" = 1 ]
  [ "$(leg-log $NOW list --routine=of-my-own --format=json | wc -l)" = 1 ]
  run -14 leg-log $NOW list --kind=swimming --until=2026-11-01
  # a record may have a routine of its own; a word that is new is told
  for command in 'add --kind=massage --minutes=3' 'amend last'; do
    # shellcheck disable=SC2086
    run -0 leg-log $NOW $command --routine=of-my-own
    refute_output --partial 'unknown routine'
    # shellcheck disable=SC2086
    run -0 leg-log $NOW $command --routine="lymhp-${command%% *}"
    assert_output --partial "leg-log: note: unknown routine 'lymhp-${command%% *}'"
  done
  [ "$(leg-log $NOW show last --format=json | jq -r .routine)" = lymhp-amend ]
}

@test "log: stats are the same in every time zone, across both clock changes" {
  local zone
  export TZ=Europe/Berlin
  for at in '2026-03-28 23:30' '2026-03-29 02:30' '2026-03-29 12:00' '2026-10-24 12:00' '2026-10-25 02:30' '2026-10-26 02:59'; do
    leg-log $NOW add --kind=walking --minutes=1 --at="$at"
  done
  for zone in UTC Europe/Berlin Australia/Lord_Howe Pacific/Apia Asia/Kathmandu America/St_Johns rubbish; do
    TZ=$zone leg-log stats --now=2026-11-22T10:00:00+01:00 --since=2026-03-01 --until=2026-10-31 --format=json
  done | sort -u >out
  [ "$(wc -l <out)" = 1 ]
  [ "$(jq -c '[.sessions,.days,.longest_run]' out)" = '[6,4,2]' ]
  # written at an hour that Berlin's clocks skip, and still a part of the day before
  record 1 '' 2026-03-29T02:45:00+00:00 | leg-log add
  for zone in UTC Europe/Berlin Australia/Lord_Howe; do
    [ "$(TZ=$zone leg-log list --since=2026-03-28 --until=2026-03-28 --format=json | wc -l)" = 2 ]
  done
}

@test "log: a day off keeps a run and is not counted" {
  local day
  for day in 16 17 21; do leg-log $NOW add --kind=walking --minutes=1 --at="2026-11-$day 12:00"; done
  leg-log $NOW add --kind=day-off --at=2026-11-18 --days=3 --note=flu
  [ "$(leg-log $NOW stats --format=json | jq -c '[.sessions,.days,.days_off,.current_run,.longest_run]')" = '[3,3,3,3,3]' ]
}

@test "log: --runs chooses the kinds, and a day without a reminder breaks no run" {
  # Friday, Monday and Tuesday
  leg-log --now=2026-11-20T10:00:00+01:00 add --kind=massage --minutes=5
  leg-log --now=2026-11-23T10:00:00+01:00 add --kind=walking --minutes=5
  leg-log --now=2026-11-24T10:00:00+01:00 add --kind=walking --minutes=5
  run_of() { leg-log --now=2026-11-24T12:00:00+01:00 stats --format=json "$@" | jq .current_run; }
  assert_equal "$(run_of)" 2
  # the last day of a range that is past is over, but for one that ends within it
  assert_equal "$(run_of --until=2026-11-20)" 1
  assert_equal "$(run_of --until=2026-11-21)" 0
  assert_equal "$(run_of --until='2026-11-21 12:00')" 1
  assert_equal "$(run_of --until=2026-11-21T12:00:00+01:00)" 1
  leg-remind set walk --days=mon-fri >/dev/null
  assert_equal "$(run_of)" 3
  leg-remind set walk --days=daily --except=2026-11-21,2026-11-22 >/dev/null
  assert_equal "$(run_of)" 3
  leg-remind set walk --days=daily --except=2026-11-22 >/dev/null
  assert_equal "$(run_of)" 2
  leg-remind set walk --days=mon-fri --except=none >/dev/null
  assert_equal "$(run_of --runs=walking)" 2
  assert_equal "$(LEG_RUNS=massage run_of)" 0
  assert_equal "$(LEG_RUNS=massage,walking run_of)" 3
  run -64 leg-log stats --runs=wlking
  assert_output --partial 'walking'
  run -0 --separate-stderr leg-log --now=2026-11-24T12:00:00+01:00 stats --runs='massage, walking'
  assert_equal "$stderr" ''
  assert_output --partial '(days with massage or walking; '
  LEG_RUNS=walking,wlking run -78 leg-log stats
  assert_output --partial "the setting runs: unknown kind 'wlking': did you mean walking?"
  run -0 leg-log --now=2026-11-24T12:00:00+01:00 stats --goal=2
  assert_output --partial 'Goal       2 days a week with movement: met in 1 week; this week 2 so far'
  [ "$(leg-log --now=2026-11-24T12:00:00+01:00 stats --goal=2 --format=json | jq -c .goal)" = '{"days":2,"weeks_met":1}' ]
  run -0 leg-log --now=2026-11-24T12:00:00+01:00 stats --goal=2 --until=2026-11-22
  assert_output --partial 'Runs       at the end 1, longest 1'
  assert_output --partial 'met in 0 weeks; in the last week 0'
  run -64 leg-log stats --goal=8
  record 1 '' 2026-12-01T09:30:00+01:00 | leg-log add # by a clock that was ahead
  assert_equal "$(run_of)" 3
  record 2 '' 2026-11-25T04:00:00+14:00 | leg-log add # where it was the next day already
  assert_equal "$(leg-log --now=2026-11-24T16:00:00+01:00 stats --format=json | jq .current_run)" 4
  run -0 leg-log --now=2026-11-24T12:00:00+01:00 stats --goal=2
  assert_output --partial 'this week 2 so far'
  leg-log --now=2026-11-25T09:30:00+01:00 add --kind=walking --minutes=1
  leg-log --now=2026-12-02T09:30:00+01:00 add --kind=walking --minutes=1
  run -0 leg-log --now=2026-11-24T16:00:00+01:00 stats --goal=1
  assert_output --partial 'now 4, longest 4'
  assert_output --partial 'met in 1 week; this week 2 so far'
}

@test "log: simulated and partner sessions are listed, and counted when asked for" {
  record 1 | leg-log add
  record 2 | jq -c '.simulated = true' | leg-log add
  record 3 | jq -c '.mode = "partner"' | leg-log add
  [ "$(count)" = 3 ]
  [ "$(leg-log stats --format=json | jq .sessions)" = 1 ]
  [ "$(leg-log stats --simulated --partner --format=json | jq .sessions)" = 3 ]
  local command
  for command in stats trend calendar 'report --format=text' report; do
    # shellcheck disable=SC2086
    run -0 leg-log $NOW $command --simulated --partner
    assert_output --regexp 'Counted too: 1 simulated.*Counted too: 1 (session )?for a partner'
  done
  run -0 leg-log stats
  assert_output --partial 'Left out: 1 simulated'
  leg-log $NOW undo 01a204f8-c832-7e09-8f75-000000000001
  run -14 --separate-stderr leg-log $NOW trend
  assert_output --partial 'Left out: 1 for a partner (--partner counts it)'
}

@test "log: stats --format=json is one object with the promised members" {
  record 1 | leg-log add
  run -0 leg-log stats --format=json
  [ "$(jq -c '[has("sessions","active_seconds","days","current_run","longest_run","by_kind","weeks")] | all' <<<"$output")" = true ]
  [ "$(jq -c .by_kind <<<"$output")" = '{"setup":45,"massage":130,"switch":5}' ]
  [ "$(jq -c '.weeks[0].week' <<<"$output")" = '"2026-W47"' ]
  run -0 leg-log stats --explain --day-start=05:30
  assert_output --partial 'begins at 05:30'
  run -0 leg-log stats --explain
  assert_output --partial 'begins at 03:00'
  assert_output --partial 'How the numbers are made'
}

@test "log: an empty log is 14 for every command, and nothing is created" {
  local command
  for command in list stats calendar trend report export; do run -14 leg-log $command; done
  run -0 leg-log check
  [ ! -e "$HOME/.local" ]
}

@test "log: a calendar draws the days that were asked for, and no others" {
  local day now=--now=2026-11-25T13:00:00Z form
  for day in 17 20 25; do leg-log $now add --kind=walking --minutes=5 --at=2026-11-$day; done
  export LC_ALL=C TZ=UTC
  run -0 leg-log $now calendar --since=2026-11-19 --until=2026-11-24
  assert_line --index 0 '2026-11-19 to 2026-11-24'
  assert_line 'Tue  .'
  assert_line 'Wed  '
  assert_line 'Fri +'
  run -0 leg-log $now calendar
  assert_line --index 0 '2025-11-24 to 2026-11-25'
  run -0 leg-log $now report --format=text --since=2026-11-19 --until=2026-11-24
  assert_line 'Tue  .'
  run -0 leg-log $now report --since=2026-11-19 --until=2026-11-24
  assert_output --partial 'aria-label="Calendar: sessions on 1 of 6 days"'
  [ "$(grep -c '<rect' <<<"$output")" = 6 ]
}

@test "log: a calendar and a report end today, with days off to come too" {
  leg-log $NOW add --kind=walking --minutes=5
  leg-log $NOW add --kind=day-off --at=2026-11-21 --days=14
  export LC_ALL=C
  run -0 leg-log --now=2026-11-25T13:00:00+01:00 calendar
  assert_line --regexp '^Wed .*o$'
  assert_line --regexp '^Thu [.]*$'
  run -0 leg-log $NOW report --format=text --until=2026-12-31
  assert_line --index 0 'Leg care, 2026-08-24 to 2026-11-22'
  assert_line --regexp '^Days off +2$'
  run -0 leg-log $NOW report
  assert_output --partial 'sessions on 1 of 91 days'
  run -0 leg-log $NOW stats
  assert_line --regexp '^Days off +14$'
}

@test "log: a calendar names the month that has just begun" {
  export LC_ALL=C
  local now=--now=2026-12-03T13:00:00+01:00
  leg-log $now add --kind=walking --minutes=5
  run -0 leg-log $now calendar
  assert_line --regexp '^ +Dec Jan .* Nov +Dec$'
  run -14 leg-log --now=2026-12-10T13:00:00+01:00 calendar --since=2026-12-07 # no month begins here
  assert_line --index 1 'Mon .'
  run -0 leg-log $now report
  assert_output --regexp 'svg\{[^}]*overflow:visible' # the name is wider than its column
}

@test "log: a calendar in a narrow terminal comes in parts, each with its weekdays" {
  export LC_ALL=C
  leg-log $NOW add --kind=walking --minutes=5 --partner
  run -0 script -qec "stty cols 34; leg-log $NOW calendar --color=always" /dev/null </dev/null
  output=$(sed 's/\x1b\[[0-9;]*m//g; s/\r$//' <<<"$output")
  [ "$(grep -c '^Mon [.]*$' <<<"$output")" = 2 ]
  [ "$(sed '/ none /d' <<<"$output" | wc -L)" -le 34 ]
  assert_regex "$output" '2025-11-17 to 2026-05-31'$'\n'
  assert_regex "$output" $'\n''2026-06-01 to 2026-11-22'
  assert_regex "$output" 'Left out: 1 for a partner'$'\n'
  run -0 script -qec "stty cols 60; leg-log $NOW calendar" /dev/null </dev/null
  [ "$(grep -c '^Mon' <<<"$output")" = 1 ]
}

@test "log: a day takes more seconds than a session can have" {
  local id
  for id in 1 2; do
    record $id | jq -c '.active_seconds = 2147483647 | .active = {"walking":{"both":.active_seconds}}' | leg-log add
  done
  LC_ALL=C run -0 leg-log $NOW calendar --since=2026-11-22
  assert_line --regexp '^Sun +#$'
}

@test "log: a range that has no day is 14, without a calendar or a report of it" {
  local command
  leg-log $NOW add --kind=walking --minutes=5
  for command in calendar report; do
    run -14 leg-log $NOW $command --since=2026-12-01 --until=2026-10-01
    assert_output 'leg-log: nothing in that range'
    run -14 leg-log $NOW $command --since=tomorrow
    assert_output 'leg-log: nothing in that range'
    run -0 leg-log $NOW $command --since=today
  done
}

@test "log: charts have an ASCII form, and colour only on request" {
  leg-log $NOW add --kind=walking --minutes=20
  run -0 env LC_ALL=C leg-log $NOW calendar
  assert_output --partial 'Sun ....'
  refute_output --regexp '[^[:print:][:space:]]'
  run -0 leg-log $NOW calendar --color=always
  assert_output --partial $'\e[38;5;29m▓'
  ACCESSIBLE=1 run -0 leg-log $NOW calendar --color=always
  assert_output --partial $'\e['
  export CLICOLOR_FORCE=1
  run -0 leg-log $NOW calendar
  assert_output --partial $'\e['
  for variable in NO_COLOR=1 ACCESSIBLE=1 LEG_PLAIN=yes; do
    run -0 env $variable leg-log $NOW calendar
    refute_output --partial $'\e['
  done
}

@test "log: trend claims nothing under six sessions or two weeks" {
  local day
  for day in 01 02 03 04 05; do
    leg-log $NOW add --kind=massage --minutes=3 --at="2026-11-$day 12:00" --before=heaviness=8 --after=heaviness=2
  done
  run -0 leg-log $NOW trend
  refute_output --partial 'lower'
  assert_output --partial 'too soon to say anything: it takes 6 sessions'
  for day in 06 07; do # enough of them, and still within two weeks
    leg-log $NOW add --kind=massage --minutes=3 --at="2026-11-$day 12:00" --before=heaviness=8 --after=heaviness=2
  done
  run -0 leg-log $NOW trend
  refute_output --partial 'lower'
  refute_output --partial 'too few'
  for day in 16 17 18; do
    leg-log $NOW add --kind=massage --minutes=3 --at="2026-11-$day 12:00" --before=heaviness=8 --after=heaviness=2
  done
  run -0 leg-log $NOW trend
  assert_output --partial 'mostly clearly lower after'
  assert_output --partial 'fall by themselves'
}

@test "log: a rating that lies ahead, by a clock that was, silences no alarm" {
  leg-log $NOW add --kind=rating --at='2026-11-02 10:00' --after=heaviness=2/1,slow-healing=yes
  leg-log $NOW add --kind=rating --at='2026-11-09 10:00' --after=heaviness=4/1
  leg-log $NOW add --kind=rating --at='2026-11-16 10:00' --after=heaviness=6/1
  run -0 leg-log $NOW trend
  assert_output --partial 'weeks, 2 Nov to 16 Nov'
  leg-log $NOW trend --format=json | jq .alarms >alarms
  [ "$(jq -c 'map(.alarm)' alarms)" = '["rising","skin-slow","skin-slow"]' ]
  leg-log --now=2027-11-22T10:00:00+01:00 add --kind=rating --after=heaviness=3,slow-healing=no
  leg-log $NOW trend --format=json | jq .alarms | diff alarms -
  run -0 leg-log $NOW trend
  assert_output --partial 'weeks, 2 Nov to 16 Nov'
}

@test "log: what lies ahead still raises the alarms of its own" {
  leg-log $NOW add --kind=rating --at='2026-11-16 10:00' --after=coldness=1,swelling=1,visible-veins=no,slow-healing=no
  local later=--now=2027-11-22T10:00:00+01:00
  leg-log $later add --kind=rating --after=coldness=9/2,swelling=2/8,visible-veins=yes/no,slow-healing=no/yes
  run -0 bash -c "leg-log $NOW trend --format=json | jq -r '.alarms[] | .alarm + \" \" + .leg'"
  assert_output $'one-leg right\none-foot-cold left\nveins left\nskin-slow right'
  leg-log $later undo
  run -0 bash -c "leg-log $NOW trend --format=json | jq -c '.alarms'"
  assert_output '[]'
}

@test "log: stats and trend say of random logs what an independent count finds, each alarm included" {
  command -v python3 >/dev/null || skip 'python3 is not installed'
  run -0 python3 "$BATS_TEST_DIRNAME/recount.py" 60
  assert_output --partial 'cramps-daily'
}

@test "log: a median between two values is shown as it is, in the words too" {
  local day=10 after
  for after in 4 4 4 6 7 3 5 6; do
    leg-log $NOW add --kind=massage --minutes=3 --at="2026-10-$((day += 2)) 12:00" --before=heaviness=6 --after=heaviness=$after
  done
  leg-log $NOW add --kind=massage --minutes=3 --at='2026-11-18 12:00' --before=heaviness=6 --after=heaviness=3
  leg-log $NOW add --kind=massage --minutes=3 --at='2026-11-19 12:00' --before=heaviness=6 --after=heaviness=6
  run -0 leg-log $NOW trend
  assert_output --partial '4.5  (3-7, n=10)'
  assert_output --partial 'Left leg: mostly slightly lower after (1.5 points); of 10'
  run -0 leg-log $NOW report
  assert_output --partial '4.5 (3–7)'
}

@test "log: the plot of a report has a gap for weeks without a rating, and shows one between two" {
  local day
  for day in 2026-09-10 2026-09-17 2026-10-01 2026-10-22; do
    leg-log $NOW add --kind=rating --at="$day 10:00" --after=heaviness=0
  done
  run -0 leg-log $NOW report
  # weeks 0, 1, 3 and 6 of 7, over 300 pixels from 22 on
  assert_output --partial '<path class="left" d="M22 66L72 66M170 66h4M320 66h4"/>'
}

# ---- copies

@test "log: export gives the raw lines, import merges them in any order" {
  local n
  for n in $(seq 12); do record "$n" '' "2026-$(printf %02d "$n")-05T09:30:00+01:00"; done | leg-log add
  leg-log $NOW amend 01a204f8-c832-7e09-8f75-000000000003 --note=three 2>/dev/null
  leg-log $NOW undo 01a204f8-c832-7e09-8f75-000000000004 2>/dev/null
  leg-log export >all
  cat "$LOG"/*.jsonl | cmp - all
  leg-log list --format=json >state
  local round
  for round in 1 2 3; do
    export XDG_DATA_HOME="$PWD/copy$round"
    shuf all >shuffled
    head -7 shuffled | leg-log import 2>/dev/null
    { cat shuffled; head -5 shuffled; } | leg-log import 2>/dev/null
    leg-log import <shuffled 2>/dev/null
    leg-log list --format=json | diff - state
  done
}

@test "log: a month joined, repeated or reordered in any way reads the same" {
  local n turned month="$LOG/2026-11.jsonl"
  for n in $(seq 60); do # in the order of the days; forty ids two by two the wrong way round, the rest far
    record $((n < 41 ? n ^ 1 : 102 - n)) '' "2026-11-0$(((n + 8) / 9))T09:$(printf %02d $((n - 1))):00+01:00"
  done | leg-log add
  leg-log list --format=json | jq -r .id | diff - <(jq -r .id "$month")
  leg-log $NOW amend 01a204f8-c832-7e09-8f75-000000000030 --at='2026-11-01 05:00' 2>/dev/null
  leg-log $NOW undo 01a204f8-c832-7e09-8f75-000000000031 2>/dev/null
  leg-log list --format=json >state
  leg-log stats --format=json >numbers
  [ "$(wc -l <state)" = 59 ]
  [[ $(head -1 state) == *000000000030* ]]
  cp "$month" all
  for turned in 'cat all all' 'sed p all' 'tac all' 'sort all' 'shuf all' 'cat all all all | shuf' \
    'head -15 all; cat all' 'sort all; tac all' 'sed "/amend/d" all; grep amend all'; do
    bash -c "$turned" >"$month"
    leg-log list --format=json | diff - state || { echo "$turned"; false; }
    leg-log stats --format=json | diff - numbers || { echo "$turned"; false; }
  done
  { head -40 all; tail -2 all; } | tee near >"$month"
  leg-log list --format=json >state
  [ "$(wc -l <state)" = 39 ]
  [[ $(head -1 state) == *000000000030* ]]
  for n in $(seq 39); do # one line alone, again at once or up to three lines later
    awk -v n="$n" 'NR == n { again = $0 } { print } NR == n + n % 4 { print again }' near >"$month"
    leg-log list --format=json | diff - state || { echo "line $n again"; false; }
  done
}

@test "log: a range reads its own months only, across months without a file" {
  local month
  for month in 2025-11 2026-01 2026-03 2026-12; do record "${month//-/}" '' "$month-15T09:30:00+01:00"; done | leg-log add
  run -0 leg-log stats --format=json --since=2025-11-01 --until=2026-10-31
  [ "$(jq .sessions <<<"$output")" = 3 ]
  run -0 leg-log stats --format=json --since=2025-11-16 --until=2026-03-14
  [ "$(jq .sessions <<<"$output")" = 1 ]
  run -0 leg-log stats --format=json --since=2025-01-01 --until=2026-12-31
  [ "$(jq .sessions <<<"$output")" = 4 ]
  run -0 leg-log export --since=2026-02-01 --until=2026-04-01
  [ "$(wc -l <<<"$output")" = 1 ]
  run -14 leg-log stats --since=2026-04-01 --until=2026-05-31
}

@test "log: two copies that differ merge to one state, in either order" {
  record 1 | leg-log add
  id=01a204f8-c832-7e09-8f75-000000000001
  cp -r "$HOME/.local/share" other
  leg-log --now=2026-11-22T10:00:00+01:00 amend $id --note=here 2>/dev/null
  XDG_DATA_HOME=$PWD/other leg-log --now=2026-11-22T10:00:09+01:00 amend $id --note=there 2>/dev/null
  leg-log export >a
  XDG_DATA_HOME=$PWD/other leg-log export >b
  leg-log import b 2>/dev/null
  XDG_DATA_HOME=$PWD/other leg-log import a 2>/dev/null
  [ "$(leg-log list --format=json | jq -r .note)" = there ]
  leg-log list --format=json | diff - <(XDG_DATA_HOME=$PWD/other leg-log list --format=json)
}

@test "log: two copies that changed the hour and the minutes merge to both, whichever was later" {
  local first second
  leg-log --now=2026-11-20T10:00:00+01:00 add --kind=walking --minutes=1
  cp -r "$HOME/.local/share" was
  while read -r first second; do
    rm -rf "$HOME/.local/share" other
    cp -r was "$HOME/.local/share"
    cp -r was other
    leg-log --now=2026-11-21T10:00:00+01:00 amend last "$first"
    XDG_DATA_HOME=$PWD/other leg-log --now=2026-11-22T10:00:00+01:00 amend last "$second"
    XDG_DATA_HOME=$PWD/other leg-log export | leg-log import
    [ "$(leg-log list --format=json | jq -c '[.started[11:16], .ended[11:16]]')" = '["08:00","08:03"]' ]
  done <<'CHANGES'
--at=2026-11-19T08:00 --minutes=3
--minutes=3 --at=2026-11-19T08:00
CHANGES
}

@test "log: of two records with one id the greatest counts, in either order" {
  record 1 late | sed 's/09:33:05/09:33:06/' >late
  record 1 same-a >same-a
  record 1 same-b >same-b
  record 1 early | sed 's/09:33:05/09:33:04/' >early
  local order wanted
  for order in 'early late' 'late early' 'same-a same-b' 'same-b same-a' 'same-b late early same-a'; do
    wanted=same-b
    [[ $order != *late* ]] || wanted=late
    rm -rf "$HOME/.local"
    # shellcheck disable=SC2086
    cat $order | leg-log import 2>/dev/null
    [ "$(leg-log list --format=json | jq -r .note)" = "$wanted" ]
  done
}

@test "log: a bad line of an import is named, and the rest is imported" {
  { record 1; echo rubbish; record 2; } >in
  run -65 leg-log import in
  assert_output --partial 'in:2: '
  [ "$(count)" = 2 ]
  assert_output --partial 'in: skipped 1 line that is not a record'
  cp "$LOG/2026-11.jsonl" before
  run -65 leg-log import in
  assert_output --partial '0 records added, 2 there already'
  cmp before "$LOG/2026-11.jsonl"
  run -65 bash -c ': | leg-log import'
  assert_output ''
}

@test "log: every export format is well-formed" {
  leg-log $NOW add --kind=walking --minutes=2 --note='=HYPERLINK("x"), it'"'"'s'
  run -0 leg-log export --format=csv
  assert_output --partial "\"'=HYPERLINK(\"\"x\"\"), it's\""
  run -0 leg-log export --format=sql --person="o'neil"
  assert_output --partial "'o''neil'"
  run -0 leg-log export --format=ics
  assert_output --partial 'SUMMARY:walking\, 2 min'
  run -0 leg-log export --format=timewarrior
  assert_output --partial "|| timew track 2026-11-22T08:58:00Z - 2026-11-22T09:00:00Z leg leg:walking :yes"
  run -64 leg-log export --format=xml
}

@test "log: CSV keeps line breaks in quotes, and guards formulas so that they come back" {
  needs python3
  leg-log $NOW add --kind=walking --minutes=2 --note=$'one\ntwo, "three"'
  leg-log --now=2026-11-22T11:00:00+01:00 add --kind=walking --minutes=2 --note='@sum'
  leg-log --now=2026-11-22T12:00:00+01:00 add --kind=walking --minutes=2 --note="'=1"
  leg-log --now=2026-11-22T13:00:00+01:00 add --kind=walking --minutes=2 --note=$'\t=1'
  leg-log export --format=csv >out.csv
  run -0 python3 -c 'import csv; print([r["note"] for r in csv.DictReader(open("out.csv", newline=""))])'
  assert_output "['one\\ntwo, \"three\"', \"'@sum\", \"''=1\", '\\\\t=1']"
  XDG_DATA_HOME=$PWD/other leg-log import out.csv
  XDG_DATA_HOME=$PWD/other leg-log export --format=csv | diff - out.csv
}

@test "log: SQL keeps a note byte for byte" {
  command -v sqlite3 >/dev/null || skip 'sqlite3 is not installed'
  local note=$'it\'s\n.help \\d \x1b[1m\ttab'
  leg-log $NOW add --kind=walking --minutes=2 --note="$note"
  leg-log export --format=sql | sqlite3 leg.db
  assert_equal "$(sqlite3 leg.db 'SELECT note FROM leg_session')" "$note"
}

@test "log: sql deletes from a database what was taken back or erased since" {
  record 1 one | leg-log add
  record 2 two | leg-log add
  record 3 three | leg-log add
  leg-log $NOW undo 01a204f8-c832-7e09-8f75-000000000001
  leg-log $NOW amend 01a204f8-c832-7e09-8f75-000000000002 --note=more
  leg-log $NOW erase 01a204f8-c832-7e09-8f75-000000000002
  run -0 leg-log export --format=sql
  [ "$(grep '^DELETE FROM leg_session' <<<"$output" | cut -d"'" -f2 | sort)" = '01a204f8-c832-7e09-8f75-000000000001
01a204f8-c832-7e09-8f75-000000000002
01a204f8-c832-7e09-8f75-000000000003' ]
  [ "$(grep -c '^INSERT INTO leg_session ' <<<"$output")" = 1 ]
}

@test "log: timewarrior is not told of a session of 0 seconds" {
  record 1 | jq -c '.active = {} | .active_seconds = 0 | .status = "ended-early"' | leg-log add
  run -14 leg-log export --format=timewarrior
  record 2 | leg-log add
  [ "$(leg-log export --format=timewarrior | wc -l)" = 1 ]
}

@test "log: timewarrior takes an export twice, and overlaps are named" {
  leg-log $NOW add --kind=socks --minutes=60
  leg-log $NOW add --kind=walking --minutes=2 --at=9:30
  run -0 --separate-stderr leg-log export --format=timewarrior
  assert_equal "${#lines[@]}" 1
  assert_equal "${stderr:0:75}" 'leg-log: left out, because it overlaps an earlier session: 2026-11-22 09:30'
  local minute
  for minute in 31 32 33 34 35 36; do leg-log $NOW add --kind=pumps --minutes=1 --at=9:$minute; done
  leg-log undo 2>/dev/null
  run -0 --separate-stderr leg-log export --format=timewarrior
  assert_equal "${#stderr_lines[@]}" 6
  for minute in 31 32 33 34 35; do leg-log undo 2>/dev/null; done
  command -v timew >/dev/null || skip 'timewarrior is not installed'
  export TIMEWARRIORDB="$PWD/timew"
  leg-log export --format=timewarrior >track 2>/dev/null
  sh -e track
  timew export >once
  sh -e track
  timew export | diff - once
  [ "$(jq -c '.[].tags' once)" = '["leg","leg:socks"]' ]
}

@test "log: FHIR has an Observation for each rating, and a screening's response" {
  record 1 | leg-log add
  leg-log $NOW add --kind=rating --after=visible-veins=yes/-
  run -0 leg-log export --format=fhir
  assert_equal "$(jq -c '[.resourceType,.type,(.entry | length)]' <<<"$output")" '["Bundle","collection",3]'
  assert_equal "$(jq -c '.entry[0].resource | [.resourceType,.status,.code.coding[0].code,.bodySite.coding[0].code,.valueInteger,.effectiveDateTime]' <<<"$output")" \
    '["Observation","final","heaviness","left",5,"2026-11-22T09:30:00+01:00"]'
  assert_equal "$(jq -c '.entry[2].resource | [.code.coding[0].code,.valueBoolean]' <<<"$output")" '["visible-veins",true]'
  assert_equal "$(leg-log export --format=fhir --person=Patient/23 | jq -c '[.entry[].resource.subject.reference]|unique')" '["Patient/23"]'
  leg-log undo; leg-log undo
  run -14 --separate-stderr leg-log export --format=fhir
  assert_equal "$output" ''
  run -64 leg-log export --format=csv --screening=x
  run -64 leg-log export --format=csv --person=x
  run -64 leg-log export --format=sql --person=$'Andr\xe9'
  assert_output --partial '--person is not UTF-8 text'
  run -66 leg-log export --format=fhir --screening=missing
  rm "$LOG"/*.jsonl # a screening alone is a whole Bundle too
  leg-log export --format=fhir --screening="$BATS_TEST_DIRNAME/../data/valid/screening-go.json" >bundle
  [ "$(jq -c '[.entry[].resource.resourceType]' bundle)" = '["QuestionnaireResponse"]' ]
}

@test "log: check names impossible records" {
  record 1 | jq -c '.ended = "2026-11-22T09:00:00+01:00"' | leg-log add
  record 2 | jq -c '.active_seconds = 170' | leg-log add
  record 3 | leg-log add
  record 4 '' 2026-10-05T09:30:00+02:00 >>"$LOG/2026-11.jsonl"
  record 3 other >>"$LOG/2026-11.jsonl"
  # seconds are whole: two of them are no fault, three are
  record 6 '' 2026-11-22T09:30:02+01:00 >>"$LOG/2026-11.jsonl"
  record 7 '' 2026-11-22T09:30:03+01:00 >>"$LOG/2026-11.jsonl"
  chmod 644 "$LOG/2026-11.jsonl"
  run -14 leg-log $NOW check
  refute_line --partial '2026-11.jsonl:6: impossible'
  assert_line --partial '2026-11.jsonl:7: impossible times: 180 seconds in 177'
  assert_line --partial '2026-11.jsonl:1: impossible times: it ended before it started'
  assert_line --partial '2026-11.jsonl:2: active adds up to 180 seconds, not 170'
  assert_line --partial 'note: overlaps the record of line'
  assert_line --partial '2026-11.jsonl:4: wrong month'
  assert_line --partial '2026-11.jsonl:5: has the id of line 3 and says something else'
  assert_line --partial '2026-11.jsonl: wrong mode 0644'
}

@test "log: a note comes back as it was typed" {
  local note
  for note in $'two\nlines\tand a tab' $'\e[31m' 'C:\new "q" é' '--x' '%s'; do
    leg-log add --kind=rating --note="$note"
    [ "$(leg-log list --format=json | jq -r .note)" = "$note" ]
    rm "$LOG"/*
  done
  run -64 leg-log add --kind=rating --note=$'bad\xff'
  assert_output 'leg-log: --note is not UTF-8 text'
}

@test "log: show ends where changes name each other in a circle" {
  local one=01a204f8-c832-7e09-8f75-000000000001 two=01a204f8-c832-7e09-8f75-000000000002
  change() { printf '{"type":"leg-amendment","version":1,"id":"%s","created":"2026-11-22T09:40:00+01:00","target":"%s","month":"2026-11","set":{"note":"x"}}\n' "$@"; }
  record 1 | leg-log add
  change $two $one >>"$LOG/2026-11.jsonl"
  change $one $two >>"$LOG/2026-11.jsonl"
  change $one $one >"$PWD/self"
  run -0 leg-log show $one
  [ "$(grep -c amended <<<"$output")" = 2 ]
  record 1 | cat - self >"$LOG/2026-11.jsonl"
  run -0 leg-log show $one
  [ "$(grep -c amended <<<"$output")" = 1 ]
}

@test "log: list shows enough of each id to name it, of records made in one go too" {
  leg-log add --kind=day-off --days=30 --at=2026-11-01
  leg-log list | awk '{ print $NF }' >ids
  [ "$(sort -u ids | wc -l)" = 30 ]
  run -0 leg-log undo "$(sed -n 7p ids)"
  run -1 grep -F "$(sed -n 7p ids)" <(leg-log list)
  [ "$(count)" = 29 ]
}

@test "log: check accepts fifty breaks logged at once" {
  for i in {1..50}; do leg-log $NOW add --kind=walking --minutes=1 & done
  wait
  run -0 leg-log $NOW check
  assert_line '50 records and 0 changes in 1 month: 0 faults'
  assert_line --partial 'note: overlaps'
}

@test "log: --at=today is accepted at any hour, and a time that is not over is quoted" {
  export TZ=UTC
  for time in 00:10:00 02:59:59 03:30:00 09:30:00 11:59:59 12:00:30 23:59:59; do
    now=--now=2026-11-22T$time+00:00
    for kind in 'walking --minutes=1' 'rating --note=x' day-off; do
      run -0 leg-log $now add --at=today --kind=$kind
    done
    leg-log $now list --format=json >all
    run -0 jq -se --arg now "2026-11-22T$time+00:00" \
      'length == 3 and all(.[]; .ended <= $now or .kind == "day-off")' all
    leg-log $now list --since=today --until=today --format=json >listed
    cmp all listed
    rm "$LOG"/*
  done
  run -64 leg-log $NOW add --kind=walking --minutes=1 --at=tomorrow
  assert_output "leg-log: --at: 'tomorrow' is not over yet"
  run -64 leg-log $NOW add --kind=walking --minutes=2 --at=8:59 # it began, and goes on
  run -64 leg-log $NOW add --kind=rating --note=x --at=23:59
  run -0 leg-log $NOW add --kind=day-off --at=tomorrow
}

@test "log: check names records stored while the clock was ahead" {
  leg-log --now=2026-12-22T10:00:00+01:00 add --kind=walking --minutes=1
  run -0 leg-log --now=2026-12-22T11:00:00+01:00 check
  run -14 leg-log $NOW check
  assert_line --partial '2026-12.jsonl:1: impossible times: it is in the future'
}

@test "log: check names one id in two months, which both count" {
  { record 1; record 2; } | leg-log add
  record 2 '' 2026-10-05T09:30:00+02:00 | leg-log import
  record 3 '' 2026-08-05T09:30:00+02:00 | leg-log add
  record 3 '' 2026-09-05T09:30:00+02:00 | leg-log import
  run -14 leg-log $NOW check
  assert_line '2026-10.jsonl:1: has the id of 2026-11.jsonl:2: both count'
  assert_line '2026-09.jsonl:1: has the id of 2026-08.jsonl:1: both count'
  refute_line --partial '2026-11.jsonl:1: has'
  [ "$(count)" = 5 ]
}

@test "log: check names one id of two changes, but not those that are in two months" {
  leg-log --now=2026-10-31T12:00:00+01:00 add --kind=walking --minutes=5
  leg-log $NOW amend last --at='2026-11-01 9:00' --note=one
  run -0 leg-log $NOW check
  tail -1 "$LOG/2026-10.jsonl" | sed s/one/two/ | leg-log import
  run -14 leg-log $NOW check
  assert_line '2026-10.jsonl:3: has the id of line 2 and says something else'
  assert_line '2026-11.jsonl:2: has the id of line 1 and says something else'
}

@test "log: labels and numbers stand apart, however long they are" {
  leg-log $NOW add --kind=sleeve --minutes=20
  run -0 leg-log $NOW report --format=text
  assert_line '  compression sleeve  20 min'
  record 1 | jq -c '.active_seconds = 3600000 | .active = {"socks":{"both":3600000}}' | leg-log add
  run -0 leg-log $NOW stats
  assert_line --partial 'socks      1000 h 00 min '
}

@test "log: a report is one page without scripts or external resources" {
  record 1 '<script>alert(1)</script>' | leg-log add
  run -0 leg-log $NOW report --with=summary,calendar,ratings,symptoms,sessions,notes
  assert_output --partial '<!DOCTYPE html>'
  assert_output --partial '&lt;script&gt;'
  refute_output --regexp '<script|http://|https://|src=|@import|url\('
  run -0 leg-log $NOW report --format=text
  refute_output --partial 'script'
  run -64 leg-log report --with=everything
  words=${output#*use }
  run -0 leg-log report --help
  [[ ${output//$'\n'/ } == *"PART is $words."* ]] || false
}

@test "log: a report is for a clinician: a name, dates, counts that agree, no ids or options" {
  local day
  for day in 01 03 05 08 10 12 15 18; do
    record "1$day" '' "2026-11-${day}T09:30:00+01:00" | jq -c '.ended = .started | .active_seconds = 0 | .active = {"massage":{"left":60}} | .active_seconds = 60
      | .after = {"heaviness":{"left":5,"right":3}}' | leg-log add
  done
  record 200 '' 2026-11-19T09:30:00+01:00 | jq -c '.status = "symptom" | .symptom = "dizzy" | .simulated = false' | leg-log add
  record 201 '' 2026-11-19T10:30:00+01:00 | jq -c '.simulated = true' | leg-log add
  local format
  for format in html text; do
    run -0 leg-log $NOW report --format=$format --with=summary,calendar,ratings,symptoms,sessions
    assert_output --partial 'Date of birth'
    assert_output --partial ' 0 lower after, 8 the same, 0 higher.'
    assert_output --partial 'Right leg: mostly slightly lower after (1 point); of 8 rated before'
    assert_output --partial 'Dizzy, sick or sweaty'
    assert_output --partial 'Left out: 1 simulated session.'
    refute_output --regexp '01a204f8|ended-early|leg-log|leg-timer'
    # shellcheck disable=SC2016
    refute_output --regexp '(^| )--[a-z]'
  done
  run -0 leg-log $NOW report --format=html
  assert_output --partial '>26 Oct</text>'
  assert_output --partial '>16 Nov</text>'
  [ "$(leg-log $NOW trend --format=json | jq -c '.ratings.heaviness.right.change | [.lower,.same,.higher]')" = '[8,0,0]' ]
}

@test "log: nothing from a record drives the terminal" {
  needs script
  record 1 '\u001b[31m\u007f\u009b\u202e\u200f' | leg-log add
  record 2 $'\x7f\u009b2J\u202e' 2026-11-21T09:30:00+01:00 | leg-log import 2>/dev/null
  local command
  for command in list 'show 01a204f8-c832-7e09-8f75-000000000001' 'report --format=text --with=notes,sessions' 'export --format=csv' \
    'export --format=ics' 'export --format=timewarrior' 'export --format=fhir' 'report --with=notes' 'list --format=json' \
    'show --format=json 01a204f8-c832-7e09-8f75-000000000002' export; do
    # shellcheck disable=SC2086
    run -0 leg-log $NOW $command
    refute_output --regexp $'\x1b|\x7f|\xc2\x9b|\xe2\x80\xae|\xe2\x80\x8f'
  done
  # bytes as they are go to a pipe or file alone
  run -0 script -qec "leg-log $NOW export --format=sql" /dev/null
  refute_output --regexp $'\x1b|\x7f|\xc2\x9b|\xe2\x80\xae|\xe2\x80\x8f'
  assert_output --partial 'INSERT INTO'
}

@test "log: a full disk on the way out is 74" {
  record 1 | leg-log add
  local command
  for command in list stats calendar export report check; do
    run -74 bash -c "leg-log $NOW $command >/dev/full"
  done
}

@test "log: killed or failing at a few system calls, add loses no acknowledged record" {
  command -v strace >/dev/null || skip 'strace is not installed'
  record 1 | leg-log add
  local n=2 fault
  for fault in write:error=ENOSPC:when=1 fdatasync:error=EIO:when=1 fdatasync:signal=KILL:when=1 openat:error=EIO:when=5; do
    record $n >r.json
    run strace -f -qq -o struck -e inject="$fault" leg-log add r.json
    grep -qE 'INJECTED|killed by SIGKILL' struck
    [ "$status" != 0 ] || record $n >>kept
    record $((n + 1)) | tee -a kept | leg-log add
    n=$((n + 2))
  done
  leg-log list --format=json | jq -r .id >ids
  [ -z "$(sort ids | uniq -d)" ]
  jq -r .id kept | sort | comm -23 - <(sort ids) | diff /dev/null -
}
