#!/usr/bin/env bats
# Records that move to another month, and records and notes that are taken out for good.

load log

setup() { log_setup; }

made_in_october() {
  leg-log --now=2026-10-31T23:00:00+01:00 add --kind=walking --minutes=5 --note=walked
  id=$(leg-log list --format=json | jq -r .id)
}

days() { leg-log list "$@" --format=json | jq -r '.started[:10]' | paste -sd' '; }

@test "move: amend moves a record to another month, and undo moves it back" {
  made_in_october
  leg-log $NOW amend "$id" --at='2026-11-01 9:00'
  assert_equal "$(days)" 2026-11-01
  assert_equal "$(days --since=2026-11)" 2026-11-01
  run -14 leg-log list --until=2026-10-31
  [ "$(leg-log stats --format=json --since=2026-11 | jq -c '[.sessions,.active_seconds]')" = '[1,300]' ]
  [ "$(leg-log export --format=csv --since=2026-11 | wc -l)" = 2 ]
  run -0 leg-log show "${id:0:18}"
  assert_output --partial '2026-11-01 09:00'
  run -0 leg-log check
  assert_output '1 record and 1 change in 2 months: 0 faults'
  leg-log $NOW amend "$id" --at='2026-11-05 9:00' # two copies there, and one record
  assert_equal "$(days)" 2026-11-05
  leg-log $NOW undo
  assert_equal "$(days)" 2026-11-01
  leg-log $NOW undo
  assert_equal "$(days)" 2026-10-31
  run -14 leg-log list --since=2026-11
  run -0 leg-log check
}

@test "move: a copy of a range has the mark of a note that another copy erased" {
  made_in_october
  cp "$LOG/2026-10.jsonl" whole
  leg-log $NOW erase --note "$id"
  grep erasure "$LOG/2026-10.jsonl" >mark
  cat whole mark >"$LOG/2026-10.jsonl" # joined by hand
  leg-log $NOW amend "$id" --at='2026-11-01 9:00'
  leg-log export --since=2026-11 >range
  XDG_DATA_HOME=$PWD/other leg-log import range
  [ "$(XDG_DATA_HOME=$PWD/other leg-log list --format=json | jq -c '[.started[:10], .note]')" = '["2026-11-01",""]' ]
}

@test "move: two moves merge to the same state from every copy" {
  made_in_october
  leg-log export >before
  leg-log --now=2026-12-20T10:00:00+01:00 amend "$id" --at='2026-11-01 9:00'
  leg-log --now=2026-12-20T11:00:00+01:00 amend "$id" --at='2026-12-02 9:00' --note=moved
  assert_equal "$(days)" 2026-12-02
  leg-log export >after
  leg-log export --since=2026-12 >range
  local order
  for order in 'before after' 'after before' range; do
    export XDG_DATA_HOME="$PWD/copy-$order"
    # shellcheck disable=SC2086
    cat $order | leg-log import
    assert_equal "$(days)" 2026-12-02
    run -14 leg-log list --until=2026-11
    [ "$(leg-log list --format=json | jq -r .note)" = moved ]
    run -0 leg-log check
  done
}

@test "move: the record stays visible if the month with the change is lost" {
  made_in_october
  leg-log $NOW amend "$id" --at='2026-11-01 9:00'
  rm "$LOG/2026-11.jsonl"
  assert_equal "$(days)" 2026-11-01
  run -14 leg-log list --since=2026-11
  touch -d 2026-11-22T10:00:00+01:00 "$LOG"/* # whatever the date is
  tail -1 "$LOG/2026-10.jsonl" | leg-log add
  assert_equal "$(days --since=2026-11)" 2026-11-01
}

@test "erase: a record is gone from the files for good, with its changes" {
  record 1 kept | leg-log add
  leg-log $NOW add --kind=walking --minutes=5 --note=secret
  leg-log $NOW amend last --note=secret2
  leg-log $NOW amend last --at=2026-10-01 --note=secret3
  leg-log $NOW undo last
  id=$(jq -r 'select(.note == "secret") | .id' "$LOG/2026-11.jsonl")
  leg-log export >old
  run -0 --separate-stderr leg-log $NOW erase "$id"
  assert_equal "${stderr:0:36}" 'leg-log: erased: 2026-10-01 12:00  w'
  run -1 grep -r secret "$LOG"
  [ "$(leg-log list --format=json | jq -r .note)" = kept ]
  run -14 leg-log show "$id"
  run -0 leg-log check
  # no copy brings it back, in whatever order they meet
  run -0 leg-log import old
  run -0 leg-log import old
  run -1 grep -r secret "$LOG"
  run -0 --separate-stderr leg-log add <<<"$(grep '"secret"' old)"
  assert_output ''
  assert_equal "$stderr" "leg-log: $id was erased and is not stored again"
  grep '"secret"' old >again
  run -0 script -qec 'leg-log add again' /dev/null </dev/null
  refute_output --partial 'stored: '
  [ "$(count)" = 1 ]
  leg-log export >new
  export XDG_DATA_HOME="$PWD/other"
  leg-log import old
  [ "$(count)" = 1 ]
  leg-log import new
  run -1 grep -r secret "$XDG_DATA_HOME"
  [ "$(count)" = 1 ]
  # joined by hand, it is not read
  cat old >>"$XDG_DATA_HOME/leg/sessions/2026-11.jsonl"
  [ "$(leg-log list --format=json | jq -r .note)" = kept ]
}

@test "erase: a note is gone for good, and the record stays as it is" {
  record 1 secret | leg-log add
  leg-log $NOW amend last --note=secret2 --after=heaviness=1
  leg-log export >old
  run -0 leg-log --now=2026-11-22T10:00:05+01:00 erase last --note
  run -1 grep -r secret "$LOG"
  [ "$(leg-log list --format=json | jq -c '[.note,.after.heaviness.left,.active_seconds]')" = '["",1,180]' ]
  leg-log import old
  record 1 secret | leg-log add
  run -1 grep -r secret "$LOG"
  run -0 leg-log check
  leg-log --now=2026-11-22T10:00:10+01:00 amend last --note='another'
  [ "$(leg-log list --format=json | jq -r .note)" = another ]
  export XDG_DATA_HOME="$PWD/other"
  leg-log --now=2026-11-22T11:00:00+01:00 import old
  HOME=$HOME XDG_DATA_HOME='' leg-log export >new
  leg-log import new
  [ "$(leg-log list --format=json | jq -r .note)" = another ]
  run -1 grep -r secret "$XDG_DATA_HOME"
}

@test "erase: a month with a line too long to be read is 65, and stays as it is" {
  made_in_october
  head -c 4200000 /dev/zero | tr '\0' x >>"$LOG/2026-10.jsonl"
  echo >>"$LOG/2026-10.jsonl"
  cp "$LOG/2026-10.jsonl" before
  run -65 leg-log $NOW erase "$id"
  assert_output --partial 'line 2 is longer than 4 MiB'
  cmp before "$LOG/2026-10.jsonl"
}

@test "erase: a month whose lock stays held is 75, and not said to be erased" {
  record 1 secret | leg-log add
  exec 7>>"$LOG/2026-11.jsonl"
  flock 7
  run -75 leg-log erase 01a204f8
  exec 7>&-
  grep -q secret "$LOG/2026-11.jsonl"
}

@test "erase: requires a record, and takes one that was undone" {
  run -64 leg-log erase
  run -14 leg-log erase 01a2
  record 1 secret | leg-log add
  leg-log $NOW undo
  run -0 leg-log erase 01a204f8
  run -14 leg-log undo
  run -1 grep -r secret "$LOG"
}

@test "erase: the undo of an erased record is erased too, in any order" {
  made_in_october
  leg-log $NOW amend "$id" --note=changed
  leg-log $NOW undo
  leg-log export >changed
  leg-log $NOW erase "$id"
  leg-log export >erased
  local order
  for order in 'changed erased' 'erased changed'; do
    export XDG_DATA_HOME="$PWD/undo-$order"
    # shellcheck disable=SC2086
    for file in $order; do leg-log import "$file"; done
    run -0 leg-log check
    [ "$(leg-log export | wc -l)" -eq 1 ] # the erasure
  done
  # the undo alone names a change that is gone: that is no fault of a log with erasures
  tail -1 changed | leg-log import
  [ "$(leg-log export | wc -l)" -eq 2 ]
  run -0 leg-log check
}

@test "erase: a chain of changes is gone from the files, whatever order its lines are in" {
  made_in_october
  leg-log $NOW amend "$id" --note=changed
  leg-log --now=2026-11-22T10:00:01+01:00 undo
  leg-log --now=2026-11-22T10:00:02+01:00 undo "$(jq -r 'select(.set) | .id' "$LOG/2026-10.jsonl")"
  [ "$(wc -l <"$LOG/2026-10.jsonl")" -eq 4 ]
  tac "$LOG/2026-10.jsonl" >backward
  tee "$LOG/2026-10.jsonl" <backward
  leg-log $NOW erase "$id"
  [ "$(jq -r .type "$LOG/2026-10.jsonl")" = leg-erasure ]
}

@test "erase: an id in three months is erased from all of them, here and where the marks come" {
  made_in_october
  leg-log export >record
  local month
  for month in 07 09; do
    jq -c ".started = \"2026-$month-01T12:00:00+02:00\" | .ended = \"2026-$month-01T12:05:00+02:00\"" record
  done >others
  leg-log import others
  assert_equal "$(days)" '2026-07-01 2026-09-01 2026-10-31'
  leg-log $NOW erase --note "$id"
  run -1 grep -r walked "$LOG"
  leg-log $NOW erase "$id"
  run -14 leg-log list
  leg-log export >marks
  export XDG_DATA_HOME="$PWD/other"
  cat record others | leg-log import
  leg-log import marks
  run -14 leg-log list
  run -1 grep -r walked "$XDG_DATA_HOME"
}

@test "erase: what a moved record said is gone in both months, also where the mark came first" {
  made_in_october
  leg-log $NOW amend "$id" --at='2026-11-01 9:00' --note=secret
  leg-log --now=2026-12-01T09:00:00+01:00 add --kind=walking --minutes=5
  leg-log export >old
  local what file order
  for what in "$id" "--note $id"; do
    rm -rf "$LOG"
    leg-log import old
    # shellcheck disable=SC2086
    leg-log $NOW erase $what
    run -1 grep -r secret "$LOG"
    [ "$(wc -l <"$LOG/2026-12.jsonl")" = 1 ] # nothing of it is in December
    leg-log export >marks
    for order in 'old marks' 'marks old'; do
      export XDG_DATA_HOME="$PWD/$order$what"
      for file in $order; do leg-log import "$file"; done
      run -1 grep -r secret "$XDG_DATA_HOME"
      run -0 leg-log --now=2026-12-02T09:00:00+01:00 check
      unset XDG_DATA_HOME
    done
  done
}

# A month over 1 KiB, which a file size limit of that keeps from being written.
large_november() { record 9 "$(printf %01000d 0)" | leg-log add; }

@test "move: a record moves whole, or not at all" {
  made_in_october
  large_november
  run -74 --separate-stderr bash -c "ulimit -f 1; leg-log $NOW amend $id --at='2026-11-01 9:00'"
  assert_equal "$(days --until=2026-10-31)" 2026-10-31
  [ "$(wc -l <"$LOG/2026-10.jsonl")" = 1 ]
  assert_regex "$stderr" 'the record is not stored; it is on standard output'
  leg-log add <<<"$output"
  assert_equal "$(days --since=2026-11)" '2026-11-01 2026-11-22'
  # the copy alone, before the change is in the month of its record
  printf '%01100d\n' 0 | tr 0 ' ' >>"$LOG/2026-10.jsonl"
  run -74 bash -c "ulimit -f 1; leg-log $NOW amend $id --at='2026-07-01 9:00'"
  grep -q "$id" "$LOG/2026-07.jsonl"
  assert_equal "$(days)" '2026-11-01 2026-11-22'
  leg-log export | XDG_DATA_HOME=$PWD/other leg-log import
  assert_equal "$(XDG_DATA_HOME=$PWD/other days)" '2026-11-01 2026-11-22'
  run -0 leg-log check
}

@test "move: a change that does not name its month moves its record too" {
  made_in_october
  leg-log $NOW amend "$id" --at='2026-11-01 9:00'
  sed 's/,"month":"[^"]*"//' "$LOG/2026-10.jsonl" >both
  tail -1 both >change
  rm -r "$LOG"
  run -65 --separate-stderr leg-log import change
  assert_equal "$stderr" $'leg-log: 0 records added, 0 there already\nleg-log: 1 change left out: what it changes is not in this log; import that first'
  run -65 --separate-stderr leg-log add change
  assert_regex "$stderr" 'names no month, and its record is not in the log: add that first'
  [ ! -e "$LOG" ]
  tac both | leg-log import
  assert_equal "$(days)" 2026-11-01
  assert_equal "$(days --since=2026-11)" 2026-11-01
  run -0 leg-log check
  run -0 --separate-stderr leg-log import change
  assert_equal "$stderr" 'leg-log: 0 records added, 1 there already'
  # in the files as another program put it there: no record is in no month
  tee "$LOG/2026-10.jsonl" <both >/dev/null
  tee "$LOG/2026-11.jsonl" <change >/dev/null
  assert_equal "$(days)" 2026-11-01
}

@test "move: undo finds the newest change in the month of its record, not in the copy" {
  leg-log $NOW add --kind=walking --minutes=5
  leg-log $NOW amend last --at='2026-07-01 9:00'
  assert_equal "$(days)" 2026-07-01
  leg-log $NOW undo
  assert_equal "$(days)" 2026-11-22
  # one that another program put into the wrong file has its effect there, and is taken back there
  leg-log $NOW amend last --note=wrong
  sed -i '$s/"month":"2026-11"/"month":"2026-10"/' "$LOG/2026-11.jsonl"
  leg-log $NOW undo
  [ "$(leg-log list --format=json | jq -c '[.started[:10], .note]')" = '["2026-11-22",""]' ]
}

@test "move: what names no month finds the month of a record that was moved back in time" {
  leg-log $NOW add --kind=walking --minutes=5
  id=$(leg-log list --format=json | jq -r .id)
  leg-log $NOW amend "$id" --at='2026-07-01 9:00'
  local move
  move=$(tail -1 "$LOG/2026-11.jsonl" | jq -r .id)
  local change='{"type":"leg-amendment","version":1,"id":"01a204f8-c832-7e09-8f75-00000000000%d","created":"2026-11-22T11:00:00+01:00","target":"%s",%s}\n'
  # shellcheck disable=SC2059
  printf "$change" 1 "$id" '"set":{"note":"late"}' | leg-log add
  [ "$(leg-log list --format=json | jq -r .note)" = late ]
  # shellcheck disable=SC2059
  printf "$change" 2 "$move" '"undo":true' | leg-log import
  assert_equal "$(days)" 2026-11-22
}

@test "erase: what was ended in between can be done again, and leaves nothing" {
  made_in_october
  large_november
  leg-log $NOW amend "$id" --at='2026-11-01 9:00' --note=secret
  cp -r "$LOG" whole
  run -74 bash -c "ulimit -f 1; leg-log $NOW erase $id"
  run -0 leg-log show "$id"
  leg-log $NOW erase "$id"
  run -1 grep -rE 'secret|walked' "$LOG"
  cat "$LOG"/*.jsonl >marks
  rm "$LOG"/*.jsonl
  cp whole/*.jsonl "$LOG"
  run -74 bash -c "ulimit -f 1; leg-log $NOW import <marks"
  leg-log import marks
  run -1 grep -rE 'secret|walked' "$LOG"
}

@test "erase: a log that is imported into itself stays as it is, marks and all" {
  made_in_october
  leg-log $NOW erase --note "$id"
  leg-log --now=2026-11-22T11:00:00+01:00 amend "$id" --at='2026-11-01 9:00' --note=new
  sha256sum "$LOG"/*.jsonl >before
  run -0 --separate-stderr leg-log import < <(leg-log export)
  sha256sum --quiet --check before
}

@test "erase: a note that is added after the clock was set back stays" {
  record 1 secret | leg-log add
  leg-log --now=2026-11-22T12:00:00+01:00 erase --note last
  leg-log --now=2026-11-22T11:00:00+01:00 amend last --note=new
  [ "$(leg-log list --format=json | jq -r .note)" = new ]
}

@test "erase: of a record that nothing can come after" {
  record 1 secret | sed 's/"created":"[^"]*"/"created":"9999-12-31T23:59:59+00:00"/' | leg-log add
  local command
  for command in undo 'amend --note=x 01a2' 'erase --note 01a2'; do
    # shellcheck disable=SC2086
    run -65 leg-log $NOW $command
    assert_output --partial 'nothing can come after it'
  done
  run -0 leg-log check
  leg-log $NOW erase 01a2
  run -1 grep -r secret "$LOG"
  run -0 leg-log check
}

@test "erase: undo passes over a change of which nothing is left" {
  record 1 | leg-log add
  leg-log $NOW amend last --note=one
  leg-log $NOW amend last --note=two --after=heaviness=1
  leg-log export >old
  leg-log --now=2026-11-22T10:00:05+01:00 erase last --note
  leg-log undo
  [ "$(leg-log list --format=json | jq -c .after)" = '{}' ]
  run -0 --separate-stderr leg-log undo
  [[ $stderr == 'leg-log: took back: '* ]]
  run -14 leg-log list
  # nor where the mark was joined by hand
  grep -h erasure "$LOG"/*.jsonl >>old
  rm "$LOG"/*.jsonl
  cat old >"$LOG/2026-11.jsonl"
  leg-log undo
  leg-log undo
  run -14 leg-log list
}

@test "erase: the mark of a note is left though this copy has none, for the copy that has one" {
  record 1 | leg-log add
  leg-log export >bare
  leg-log $NOW amend last --note=secret
  leg-log export >noted
  rm "$LOG"/*.jsonl
  leg-log import bare
  leg-log --now=2026-11-22T10:00:05+01:00 erase --note last
  leg-log import noted
  run -1 grep -r secret "$LOG"
  [ "$(leg-log list --format=json | jq -r .note)" = '' ]
}

@test "erase: of two records with one id the greatest counts, its note erased before or after" {
  local order lines
  record 1 one >a
  record 1 one | sed 's/"created":"2026-11-22T09:33:05/"created":"2026-11-22T09:40:00/; s/"left":5/"left":7/' >b
  printf '{"type":"leg-erasure","version":1,"id":"01a204f8-c832-7e09-8f75-000000000009","created":"2026-11-22T10:00:00+01:00","target":"01a204f8-c832-7e09-8f75-000000000001","month":"2026-11","what":"note"}\n' >c
  for order in 'a b c' 'c a b' 'a c b' 'b c a' 'c b a'; do
    rm -rf "$LOG"
    for lines in $order; do leg-log import "$lines" 2>/dev/null; done
    run -0 leg-log list --format=json
    assert_equal "$(jq -c '[.before.heaviness.left, .note]' <<<"$output")" '[7,""]'
  done
}
