#!/usr/bin/env bats
# leg-trial: the days chance draws, what the log says of them, and a result that claims no more.

load chain

setup() {
  chain_setup
  export LEG_TEST=1
}

# at DAY COMMAND...: leg-trial on that day of November 2026, at 20:00.
at() {
  local day=$1
  shift
  "$LEG_BIN/leg-trial" "$@" --now="2026-11-$(printf %02d "$day")T20:00:00+00:00"
}

start() { at 1 start --a=circulation --b=stretch --minutes=10 --pairs=6 "$@"; }

# session DAY ROUTINE LEFT RIGHT [JQ]: a record of that day, ten minutes, with these ratings after.
session() {
  jq -nc --arg day "$(printf %02d "$1")" --arg n "$(printf %012d $((RANDOM << 15 | RANDOM)))" --arg routine "$2" --argjson left "$3" \
    --argjson right "$4" "{type: \"leg-session\", version: 1, id: \"0199a000-0000-7000-8000-\(\$n)\",
    created: \"2026-11-\(\$day)T19:10:00+00:00\", plan_id: \"0199a000-0000-7000-8000-000000000001\", routine: \$routine,
    mode: \"self\", started: \"2026-11-\(\$day)T19:00:00+00:00\", ended: \"2026-11-\(\$day)T19:10:00+00:00\",
    status: \"completed\", planned_seconds: 600, active_seconds: 600, paused_seconds: 0, steps_planned: 3, steps_done: 3,
    active: {massage: {left: 300, right: 300}}, before: {heaviness: {left: 5, right: 5}},
    after: {heaviness: {left: \$left, right: \$right}}, note: \"\"} | ${5:-.}" | "$LEG_BIN/leg-log" add --now=2026-12-01T09:00:00+00:00
}

# drawn DAY: the routine of that day.
drawn() { at "$1" today; }

# whole A B [JQ]: a session on each of the twelve days, rated A points on A's days and B on B's.
whole() {
  local day
  for day in 1 2 3 4 5 6 7 8 9 10 11 12; do
    if [ "$(drawn $day)" = circulation ]; then session $day circulation "$1" "$1" "${@:3}"; else session $day stretch "$2" "$2" "${@:3}"; fi
  done
}

@test "start: what is wrong in the settings is said" {
  mkdir -p .config/leg
  echo 'colour = blue' >.config/leg/config
  start 2>said
  grep -q "config: line 1: unknown setting 'colour'" said
}

@test "trial: start prints the protocol and keeps it, private" {
  run -0 start
  assert_output --partial 'circulation, 10 min'
  assert_output --partial '2026-11-01 to 2026-11-12'
  [ "$(stat -c %a "$HOME"/.local/share/leg/trials/*.json)" = 600 ]
  [ "$(stat -c %a "$HOME/.local/share/leg/trials")" = 700 ]
}

@test "trial: what start is not told has its default" {
  local protocol
  protocol=$(at 1 start --a=stretch --b=circulation --format=json)
  jq -e '.seconds == 480 and .measure == "heaviness" and .leg == "both" and .when == "after" and .pairs == 10 and .day_start == 10800' <<<"$protocol"
  at 1 stop
  LEG_DAY_START=05:00 run -0 at 1 start --a=stretch --b=circulation --minutes=12 --measure=aching --leg=left --when=before --pairs=20
  assert_line '  A         stretch, 12 min'
  assert_line '  B         circulation, 12 min'
  assert_line '  Compared  aching of the left leg, before the session'
  assert_line '  Days      40 in 20 pairs, 2026-11-01 to 2026-12-10'
  [ "$(at 1 show --format=json | jq '.days | length')" -eq 40 ]
  at 2 stop
  LEG_DAY_START=noon run -78 start
}

@test "trial: a trial that cannot be kept is not begun" {
  run -74 bash -c 'ulimit -f 0; trap "" XFSZ; exec leg-trial start --a=circulation --b=stretch --minutes=10 --pairs=6'
  refute_output --partial 'circulation, 10 min'
  run -14 at 1 today
}

@test "trial: each pair has each routine once, and the order does not change" {
  start --format=json >trial.json
  local pair first second
  for pair in 0 1 2 3 4 5; do
    first=$(drawn $((2 * pair + 1)))
    second=$(drawn $((2 * pair + 2)))
    [ "$first" != "$second" ]
    [ "$first" = "$(jq -r "if .draws[$pair] == \"ab\" then .a else .b end" trial.json)" ]
    [ "$first" = "$(drawn $((2 * pair + 1)))" ]
  done
}

@test "trial: chance draws" {
  local n orders=
  for n in 1 2 3 4 5 6 7 8; do
    rm -rf "$HOME/.local"
    start --format=json | jq -c .draws >>"$HOME/draws"
  done
  [ "$(sort -u "$HOME/draws" | wc -l)" -gt 3 ]
}

@test "trial: today --args are words for leg-plan and leg-now" {
  start >/dev/null
  run at 1 today --args
  assert_output --regexp '^-m 10 -r (circulation|stretch)$'
  # shellcheck disable=SC2046 # words
  run leg-now --dry-run $(at 1 today --args)
  assert_output --partial 'leg-plan -m 10 -r '
  at 1 stop
  at 2 start --a=walk --b=pumps --minutes=90s
  run at 2 today --args
  assert_output --regexp '^-m 90s -r (walk|pumps)$'
}

@test "trial: without a trial, before its first and after its last day: nothing, and 14" {
  run -14 --separate-stderr at 1 today
  [ -z "$output$stderr" ]
  start >/dev/null
  run -14 --separate-stderr at 13 today --args
  [ -z "$output$stderr" ]
  run -14 at 13 stop
  run -64 at 1 show --format=html
}

@test "trial: a running trial is not replaced" {
  start >/dev/null
  run -73 start
  assert_output --partial '2026-11-12'
  run -0 at 3 stop
  assert_output --partial 'Stopped on day 3 of 12.'
  run -14 at 3 today
  at 3 start --a=walk --b=pumps --minutes=2 --pairs=6 >/dev/null
}

@test "trial: a running trial is not replaced under another day_start either" {
  leg-trial start --a=circulation --b=stretch --minutes=10 --pairs=6 --now=2026-11-01T01:00:00+00:00 >/dev/null
  LEG_DAY_START=00:00 run -73 leg-trial start --a=walk --b=pumps --minutes=2 --now=2026-11-12T02:00:00+00:00
  rm -r .local
  LEG_DAY_START=00:00 leg-trial start --a=circulation --b=stretch --minutes=10 --pairs=6 --now=2026-11-01T01:00:00+00:00 >/dev/null
  run -73 leg-trial start --a=walk --b=pumps --minutes=2 --now=2026-11-01T01:30:00+00:00
  assert_output --partial 'a trial runs until 2026-11-12'
}

@test "trial: one whose first day lies ahead in a zone to the west is not replaced, and can be stopped" {
  TZ=Asia/Tokyo leg-trial start --a=circulation --b=stretch --minutes=10 --pairs=6 --now=2026-11-02T08:00:00+09:00 >/dev/null
  export TZ=Pacific/Honolulu
  local west=--now=2026-11-01T20:00:00-10:00
  run -14 leg-trial today $west
  assert_output ''
  run -73 leg-trial start --a=walk --b=pumps --minutes=2 $west
  assert_output --partial 'a trial runs until 2026-11-13'
  run -0 leg-trial stop $west
  run -0 leg-trial show $west
  assert_line --partial 'Stopped on 2026-11-01, before its last day.'
  leg-trial start --a=walk --b=pumps --minutes=2 $west >/dev/null
}

@test "trial: of many starts at once one draws, and no look of many is lost" {
  local n
  for n in {1..16}; do start >/dev/null 2>&1 3>&- & done
  wait
  [ "$(ls "$HOME/.local/share/leg/trials" | wc -l)" = 1 ]
  for n in {1..16}; do at 2 result >/dev/null 3>&- & done
  wait
  at 2 result --format=json | jq -e '.peeks == 17'
}

@test "trial: a look or a stop of a trial that is gone by its turn is 75, and writes nothing" {
  local command pid then
  HOME=$HOME/other start >/dev/null
  mv "$HOME/other/.local/share/leg/trials" "$HOME/another"
  start >/dev/null
  cp -R "$HOME/.local/share/leg/trials" "$HOME/kept"
  mkdir "$HOME/none"
  for command in 'result none' 'stop none' 'result another' 'stop another'; do
    read -r command then <<<"$command"
    exec 7<"$HOME/.local/share/leg/trials"
    flock 7
    "$LEG_BIN/leg-trial" $command --now=2026-11-02T20:00:00+00:00 >"$HOME/out" 2>&1 3>&- 7>&- &
    pid=$!
    await grep "^[0-9]*: -> FLOCK .* $pid " /proc/locks
    rm "$HOME"/.local/share/leg/trials/*.json
    cp -R "$HOME/$then/." "$HOME/.local/share/leg/trials"
    exec 7>&-
    status=0
    wait $pid || status=$?
    assert_equal $status 75
    assert_equal "$(<"$HOME/out")" 'leg-trial: another trial began meanwhile, or this one is gone; try again'
    diff -r "$HOME/$then" "$HOME/.local/share/leg/trials"
    rm -f "$HOME"/.local/share/leg/trials/*
    cp "$HOME"/kept/* "$HOME/.local/share/leg/trials"
  done
}

@test "trial: an impossible trial is 64, saying why" {
  local words
  for words in '--a=circulation' '--a=circulation --b=circulation' '--a=massage --b=rest' '--a=partner --b=rest' \
    '--a=circulation --b=rest --pairs=5' '--a=circulation --b=rest --pairs=21' '--a=circulation --b=rest --minutes=45' \
    '--a=circulation --b=rest --measure=mood' '--a=circulation --b=rest --measure=visible-veins' '--a=circulation --b=rest --leg=top' '--a=circulation --b=rest --when=now' \
    '--a=circulation --b=rest --format=html' '--a=walk --b=recovery --minutes=30' \
    '--a=walk --b=rest --minutes=10' '--a=rest --b=walk --minutes=10'; do
    # shellcheck disable=SC2086 # words
    run --separate-stderr at 1 start $words
    [ "$status" -eq 64 ] || { echo "$words: $status"; return 1; }
    [ "${#stderr_lines[@]}" -eq 1 ]
  done
  run -64 at 1 start --a=rest --b=walk --minutes=99999999999999999999
  assert_output --partial '--minutes: rest takes 1 to 30 minutes'
  [ ! -e "$HOME/.local/share/leg/trials" ]
}

@test "trial: a whole trial finds a difference that was put in" {
  start >/dev/null
  whole 2 4
  run -0 at 13 result
  [[ $(tr '\n' ' ' <<<"$output") == *'The rating of heaviness was lower on the days of circulation than on those of stretch, by 2 points'* ]]
  assert_output --partial '3.1 %'
  at 13 result --format=json | jq -e '.chance == {as_large: 2, of: 64} and .median_quarter_points == -8
    and .interval_half_points == {from: -4, to: -4} and .over and .complete_pairs == 6'
}

@test "trial: every result says what cannot be known" {
  start >/dev/null
  run at 2 result
  assert_output --partial 'hoped for'
  at 13 result --format=html | grep -q 'hoped for'
  at 13 result --format=json | jq -e '.caveat | contains("hoped for")'
}

@test "trial: under six complete pairs it says only how many are missing" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  session 2 "$(drawn 2)" 4 4
  run at 13 result
  assert_output --partial '1 of 6 pairs is complete. A result needs 6, so there is none.'
  refute_output --partial 'chance'
  at 13 result --format=json | jq -e '.complete_pairs == 1 and
    (has("differences") or has("chance") or has("interval_half_points") or any(.days[]; has("half_points")) | not)'
}

@test "trial: an early look is recorded and reported" {
  start >/dev/null
  at 3 result >/dev/null
  run at 4 result
  assert_output --partial 'Looked at 2 times before its end.'
  run at 13 result
  assert_output --partial 'Looked at 2 times before its end.'
  run at 5 show
  run at 13 result --format=json
  [ "$(jq .peeks <<<"$output")" -eq 2 ]
}

# report DAY [OPTION...]: leg-log report in the evening of that day.
report() {
  local day=$1
  shift
  "$LEG_BIN/leg-log" report --now="2026-11-$(printf %02d "$day")T20:00:00+00:00" "$@" | tr -s '\n' ' '
}

@test "trial: a report takes in a finished trial, in text and HTML" {
  start >/dev/null
  whole 2 4
  local form
  for form in text html; do
    run report 13 --format=$form
    assert_output --partial 'Trial of two routines'
    assert_output --partial 'circulation or stretch (Stretches), 10 min a day, as chance'
    assert_output --partial '2026-11-01 to 2026-11-12. Days done: 12 of 12.'
    [[ $(tr -s '\n ' ' ' <<<"$output") == *'lower on the days of circulation than on those of stretch, by 2 points'* ]]
    assert_output --partial 'hoped for'
    run report 13 --format=$form --with=summary
    refute_output --partial 'Trial of'
  done
  run report 13 --format=text --with=trial
  assert_output --partial 'Trial of two routines'
  run report 30 --format=text --since=2026-11-20
  refute_output --partial 'Trial of'
}

@test "trial: a report takes no early look at a running trial" {
  start >/dev/null
  whole 2 4
  local form
  for form in text html; do
    run report 12 --format=$form
    assert_output --partial 'A trial is running; 6 of 6 pairs are complete.'
    refute_output --partial 'lower on the days'
  done
  [ "$(at 13 result --format=json | jq .peeks)" -eq 0 ]
}

@test "trial: a report says that one was stopped, and what is missing" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  at 2 stop >/dev/null
  run report 2 --format=text
  assert_output --partial '0 of 6 pairs are complete. A result needs 6, so there is none. Stopped before its last day.'
  refute_output --partial 'running'
}

@test "trial: a report refuses a trial it cannot read, and has the rest" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  truncate -s 100 "$HOME"/.local/share/leg/trials/*.json
  run -65 --separate-stderr leg-log report --format=text --now=2026-11-02T20:00:00+00:00
  [ "${#stderr_lines[@]}" -eq 1 ]
  assert_output --regexp 'Sessions +1 on 1 day,'
}

@test "trial: lines that cannot be read are counted, and named once" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  echo torn >>"$HOME/.local/share/leg/sessions/2026-11.jsonl"
  run --separate-stderr at 13 result
  assert_line 'Skipped 1 unreadable line of the log; run "leg-log check".'
  echo torn >>"$HOME/.local/share/leg/sessions/2026-11.jsonl"
  run --separate-stderr at 13 result
  assert_line 'Skipped 2 unreadable lines of the log; run "leg-log check".'
  at 13 result --format=html 2>/dev/null | grep -q 'unreadable lines of the log: 2</td>'
  run --separate-stderr leg-log report --format=text --now=2026-11-13T20:00:00+00:00
  [ "$(grep -c 'skipped 2 unreadable lines' <<<"$stderr")" -eq 1 ]
}

@test "trial: after a stop no day is ahead any more" {
  start
  session 1 circulation 3 3
  run -0 at 3 show
  assert_line --partial '2026-11-05 ahead'
  at 3 stop
  run -0 at 4 show
  refute_output --partial ahead
  assert_line --partial '2026-11-05 not held'
  assert_line '  Stopped on 2026-11-03, before its last day.'
  run -0 at 4 result --format=html
  refute_output --partial 'Pale: ahead'
  assert_output --partial 'Pale: not held, because the trial was stopped.'
}

@test "trial: the last day is not over while it lasts, and a short session does not end it" {
  start >/dev/null
  whole 2 4
  session 12 "$(drawn 12)" 3 3 '.active_seconds = 60 | .active.massage = {left: 30, right: 30}'
  at 12 result --format=json | jq -e '(.over | not) and .peeks == 1'
  run at 12 result
  assert_output --partial 'The trial is not over'
  at 13 result --format=json | jq -e '.over and .peeks == 2'
}

@test "trial: what is logged after a stop, or for a day to come, is no day of the trial" {
  start >/dev/null
  whole 2 4
  [ "$(at 2 show --format=json | jq '[.days[] | select(.state == "ahead")] | length')" -eq 10 ]
  at 8 stop
  at 20 result --format=json | jq -e '.complete_pairs == 4 and [.days[8:][].state] == ["ahead", "ahead", "ahead", "ahead"]'
  at 20 result --format=html >page
  grep -qE '<td>([AB]{2} ){4}-- -- \(-: drawn, and not shown\)</td>' page
  grep -q '<td>Planned from 2026-11-01 to 2026-11-12; stopped on 2026-11-08</td>' page
}

@test "trial: a stop on the last day is not before it" {
  local form
  start >/dev/null
  at 12 result >/dev/null
  at 12 stop
  for form in text html; do
    run at 12 result --format=$form
    assert_output --partial 'Stopped on its last day.'
    assert_output --partial 'Looked at 1 time before its end.'
    refute_output --partial 'before its last day'
    refute_output --partial 'before the last day'
    refute_output --partial '1 times'
  done
  run at 12 show
  assert_line '  Stopped on 2026-11-12, on its last day.'
  run report 12 --format=text
  assert_output --partial 'Stopped on its last day.'
}

@test "trial: a trial from a clock that was ahead is not hidden behind another" {
  at 20 start --a=walk --b=pumps --minutes=2 --pairs=6 >/dev/null
  run -73 --separate-stderr start
  [[ $stderr == *'which began on 2026-11-20; set the clock, or move trials/'*' away' ]]
}

# halves COUNT A...: a trial of COUNT pairs; in each, the left leg is A points on the day of
# circulation and 4 on the other, the right leg 4 on both.
halves() {
  local count=$1 day value
  shift
  at 1 start --a=circulation --b=stretch --minutes=10 --pairs="$count" >/dev/null
  for ((day = 1; day <= 2 * count; day++)); do
    value=4
    [ "$(drawn $day)" = stretch ] || value=${*:(day + 1) / 2:1}
    session $day "$(drawn $day)" "$value" 4
  done
}

@test "trial: a difference between two half points has its result" {
  halves 12 4 4 4 4 4 4 5 5 5 5 5 5
  run at 30 result
  [[ $(tr -s '\n' ' ' <<<"$output") == *'by 0.25 points'*'Only differences between 0 and 0.5 points (circulation minus stretch) fit'* ]]
  at 30 result --format=json | jq -e '.complete_pairs == 12 and .chance.as_large == 128 and (has("interval_half_points") | not)'
}

@test "trial: a median that leans the other way than the test shows nothing" {
  halves 13 3 3 3 3 3 3 3 10 10 10 10 10 10
  run at 30 result
  [[ $(tr -s '\n' ' ' <<<"$output") == *'on the days of circulation than on those of stretch, by 0.5 points'*'The median itself does not fit'*'but this trial does not show which of the two did more.'* ]]
}

@test "trial: a difference that chance may well have made shows nothing" {
  halves 6 3 5 5 5 5 5 # 14 of 64
  run at 13 result
  [[ $(tr -s '\n' ' ' <<<"$output") == *'lower on the days of stretch than on those of circulation, by 0.5 points (median of 6 pairs).'*'by chance in 21.9 % of such trials.'*'So this trial does not show that one did more than the other.'* ]]
}

@test "trial: what is compared may be many" {
  start --measure=cramps >/dev/null
  whole 2 4 '.after = {cramps: .after.heaviness}'
  run at 13 result
  assert_output --partial 'The rating of cramps was lower on the days of circulation'
  at 13 result --format=html | grep -q 'the rating of cramps is lower: circulation or stretch\.'
}

@test "trial: half a point is drawn on its own side of the middle" {
  halves 6 5 5 5 3 3 3
  run at 13 result
  assert_line '    0.5  ..........|o.........'
  assert_line '   -0.5  .........o|..........'
  run report 13 --format=text
  assert_output --partial 'The median difference in heaviness between the days of circulation and those of stretch is 0 points (6 pairs).'
}

@test "trial: show has no rating" {
  start >/dev/null
  whole 2 4
  at 13 show --format=json | jq -e 'has("words") or any(.days[]; has("half_points")) | not'
}

@test "trial: what is drawn for a day to come is not shown" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  at 2 show --format=json | jq -e '[.days[] | has("drawn")] == [true, false, false, false, false, false, false, false, false, false, false, false]'
  at 2 show --format=json | jq -e --arg drawn "$(drawn 1)" '.days[0].drawn == $drawn and .days[0].done == $drawn'
  run -0 at 2 show
  assert_output --regexp '2026-11-01 [AB] done'
  refute_output --regexp '2026-11-(0[2-9]|1.) [AB]'
  at 2 result --format=html >page
  [ "$(grep -c '<text .*>[AB]</text>' page)" -eq 1 ]
  grep -qE '<td>[AB]- -- -- -- -- -- \(-: drawn, and not shown\)</td>' page
}

# states DAY: the states of the days as the result has them, on that day.
states() { at "$1" result --format=json | jq -c '[.days[].state]'; }

@test "trial: missing days are reported, each with its reason" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  session 2 "$(drawn 2)" 3 3 '.active_seconds = 470 | .active.massage = {left: 235, right: 235}'
  session 3 "$(drawn 3)" 3 3 'del(.after.heaviness.right)'
  session 4 "$(drawn 4)" 3 3 '.status = "symptom" | .symptom = "dizzy"'
  session 5 "$(drawn 5)" 3 3 '.simulated = true'
  session 6 "$(drawn 6)" 3 3 '.mode = "partner"'
  session 7 walk 3 3
  [ "$(states 9)" = '["done","short","not-rated","stopped","no-session","no-session","no-session","no-session","ahead","ahead","ahead","ahead"]' ]
  at 9 result --format=html >page
  [ "$(grep -o 'class="\(l2\|off\|l0\)"/' page | sort | uniq -c | tr -s ' \n' ' ')" = ' 4 class="l0"/ 1 class="l2"/ 7 class="off"/ ' ]
  grep -q '<td>no session: 4; session too short: 1; not rated: 1; stopped by a symptom: 1; locked: 0</td>' page
  grep -q '<td>Days on which a symptom stopped a session: 1. Days locked: 0.</td>' page
  grep -q '<td>It is not over.</td>' page
  grep -q '<pre>A trial on one person' page
  run grep 'Differences, A minus B' page
  assert_failure
  local later='.started |= sub("T19:00"; "T21:00") | .ended |= sub("T19:10"; "T21:10")'
  session 2 "$(drawn 2)" 3 3 "$later" # after one that was too short
  session 3 "$(drawn 3)" 3 3 "$later" # after one that was not rated
  session 4 "$(drawn 4)" 3 3 "$later" # after a symptom
  [ "$(states 9 | jq -c '.[:4]')" = '["done","done","not-rated","stopped"]' ]
  at 13 result --format=html | grep -q '<td>It ran to its last day.</td>'
}

# screened DAY [MEMBER=ANSWER...]: a screening at noon of that day.
screened() {
  local NOW
  NOW=2026-11-$(printf %02d "$1")T12:00:00+00:00
  screening "${@:2}" >/dev/null || [ $? -eq 10 ]
}

@test "trial: each day on which a lock stood is missing, whatever was done on it, but not that of its lifting" {
  start >/dev/null
  whole 3 3
  screened 2 clot-signs=yes
  screened 4 stop-checked=yes
  screened 5 clot-signs=yes
  screened 6 clot-signs=yes
  screened 8 stop-checked=yes
  screened 9 clot-signs=yes
  screened 9 stop-checked=yes
  jq -e '.self.earlier | map(.from[8:10] + "-" + .to[8:10]) == ["02-04", "05-06", "06-08"]' .local/state/leg/locks.json
  [ "$(states 13)" = '["done","locked","locked","done","locked","locked","locked","done","locked","done","done","done"]' ]
  screened 10 clot-signs=yes
  [ "$(states 11 | jq -c '.[8:]')" = '["locked","locked","locked","ahead"]' ]
  [ "$(states 13 | jq -c '.[8:]')" = '["locked","locked","locked","locked"]' ]
  screened 12 stop-checked=yes
  [ "$(states 13 | jq -c '.[8:]')" = '["locked","locked","locked","done"]' ]
  session 10 "$(drawn 10)" 3 3 '.status = "symptom" | .symptom = "dizzy"'
  [ "$(states 13 | jq -c '.[8:]')" = '["locked","stopped","locked","done"]' ]
}

@test "trial: a lock that was lifted by a clock far ahead counts as lifted when that is seen" {
  start >/dev/null
  whole 3 3
  screened 2 clot-signs=yes
  screened 25 stop-checked=yes
  [ "$(states 4 | jq -c '.[:4]')" = '["done","locked","locked","done"]' ]
  [ "$(states 9 | jq -c '.[:9]')" = '["done","locked","locked","done","done","done","done","done","done"]' ]
}

@test "trial: a result names the days that are missing beside what it found" {
  at 1 start --a=circulation --b=rest --minutes=10 --pairs=9 >/dev/null
  local day
  for day in {1..16}; do
    case $day in
    3) ;;
    6) session 6 "$(drawn 6)" 3 3 'del(.after.heaviness.right)' ;;
    *) session $day "$(drawn $day)" 3 3 ;;
    esac
  done
  run at 16 result # two are ahead
  assert_line 'Missing, their pairs left out: 2 days (no session: 1; not rated: 1).'
}

@test "trial: a session of eighty per cent of the minutes counts" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3 '.active_seconds = 480 | .active.massage = {left: 240, right: 240}'
  [ "$(states 2 | jq -r '.[0]')" = 'done' ]
}

@test "trial: the other routine counts as the one drawn, and is reported" {
  start >/dev/null
  local other=stretch
  [ "$(drawn 1)" = circulation ] || other=circulation
  session 1 $other 3 3
  at 2 result --format=json | jq -e '.other_routine_days == 1 and .days[0].done != .days[0].drawn'
  run at 2 result
  assert_output --partial 'On 1 day the other routine was done; counted as drawn.'
  local letter=A
  other=stretch
  [ "$(drawn 2)" = circulation ] || { other=circulation letter=B; }
  session 2 $other 3 3 'del(.after.heaviness.right)'
  run -0 at 3 show
  assert_line --partial "2026-11-02 $letter not rated ($other was done)"
  at 3 result --format=html >page
  grep -q "<text x=\"7\" y=\"36\">$letter</text>" page # the second of the first pair
  grep -q 'which count as drawn: 1\.</td>' page
  at 3 show --format=json | jq -e --arg other $other '.days[1] | .state == "not-rated" and .done == $other'
}

@test "trial: of two sessions on a day the first counts" {
  start >/dev/null
  whole 3 3
  session 1 "$(drawn 1)" 9 9 '.started = "2026-11-01T21:00:00+00:00" | .ended = "2026-11-01T21:10:00+00:00"'
  [ "$(at 13 result --format=json | jq '.days[0].half_points')" -eq 6 ]
}

@test "trial: one leg, and the rating before" {
  start --leg=right --when=before >/dev/null
  whole 1 1 '.before.heaviness = {right: 7}'
  [ "$(at 13 result --format=json | jq '.days[0].half_points')" -eq 14 ]
}

@test "trial: an undone session does not count" {
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  leg-log undo --now=2026-12-01T09:00:00+00:00 >/dev/null
  [ "$(states 2 | jq -r '.[0]')" = 'no-session' ]
}

@test "trial: a protocol changed by hand, or cut, is refused" {
  start >/dev/null
  local file
  file=$(ls "$HOME"/.local/share/leg/trials/*.json)
  sed -i 's/"pairs":6/"pairs":7/' "$file"
  run -65 --separate-stderr at 2 result
  [ "${#stderr_lines[@]}" -eq 1 ]
  sed -i 's/"pairs":7/"pairs":6/; s/"measure":"heaviness"/"measure":"aching"/' "$file"
  run -65 --separate-stderr at 2 result
  [[ $stderr == *'protocol was changed'* ]]
  truncate -s 100 "$file"
  run -65 --separate-stderr at 2 today
}

@test "trial: with locks that cannot be read no day is told" {
  start >/dev/null
  mkdir -p .local/state/leg
  chmod 700 .local/state/leg
  echo '{"type":"leg-locks"' >.local/state/leg/locks.json
  run -65 --separate-stderr at 2 result
  assert_equal "$output" ''
  [[ $stderr == *locks.json:* ]]
}

@test "trial: a copy under another name is refused, as a look or a stop would not be kept in it" {
  start >/dev/null
  local file
  file=$(ls "$HOME"/.local/share/leg/trials/*.json)
  cp "$file" "${file%????????????.json}ffffffffffff.json"
  run -65 --separate-stderr at 2 stop
  [[ $stderr == *'ffffffffffff.json: a copy of the trial '*'; move this file away' ]]
  rm "${file%????????????.json}ffffffffffff.json"
  echo >"${file%????????????.json}not-a-number.json"
  at 2 stop
}

@test "trial: what a refusal of a changed protocol tells to do works" {
  start >/dev/null
  sed -i 's/"measure":"heaviness"/"measure":"aching"/' "$HOME"/.local/share/leg/trials/*.json
  run -65 --separate-stderr start
  [[ $stderr == *'; move this file away to start a new trial' ]]
  mv "$HOME"/.local/share/leg/trials/*.json .
  start >/dev/null
}

@test "trial: days are civil days, across a clock change and a late evening" {
  TZ=Europe/Berlin "$LEG_BIN/leg-trial" start --a=circulation --b=stretch --minutes=10 --pairs=6 --now=2026-10-24T20:00:00+02:00 >/dev/null
  local before after
  before=$(TZ=Europe/Berlin "$LEG_BIN/leg-trial" today --now=2026-10-25T02:30:00+01:00) # still the 24th: a day begins at 3
  after=$(TZ=Europe/Berlin "$LEG_BIN/leg-trial" today --now=2026-10-24T21:00:00+02:00)
  [ "$before" = "$after" ]
  TZ=Europe/Berlin "$LEG_BIN/leg-trial" today --now=2026-11-04T20:00:00+01:00
  run -14 env TZ=Europe/Berlin "$LEG_BIN/leg-trial" today --now=2026-11-05T20:00:00+01:00
}

@test "trial: every item of CENT 2015 has its row in the page, in its order" {
  start >/dev/null
  at 2 result --format=html >page
  sed -n 's/^\([0-9][^ ]*\) | \(.*\)/\1|\2/p' "$ROOT/tests/data/cent-2015.txt" >items
  [ "$(wc -l <items)" -ge 37 ]
  sed -n 's|^<tr><td class="n">\(.*\)</td><th>\(.*\)</th><td>..*</td></tr>$|\1\|\2|p' page | diff items -
}

@test "trial: the letter of a day is read on its square, in light and in dark" {
  command -v python3 >/dev/null || skip 'python3 is not installed'
  start >/dev/null
  session 1 "$(drawn 1)" 3 3
  at 2 result --format=html >page
  grep -q 'class="l2"/>' page
  python3 - <<'PYTHON'
import re
page = open("page").read()
letter = re.findall(r"svg text\{fill:var\(--(\w+)\)", page)[-1]
square = re.search(r"\.l2\{fill:var\(--(\w+)\)", page)[1]
modes = [dict(re.findall(r"--(\w+):(#\w+)", root)) for root in re.findall(r":root\{([^}]*)\}", page)]
assert len(modes) == 3  # light, dark, paper
def light(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
for mode in modes:
    one, two = sorted((light(mode[letter]), light(mode[square])))
    assert (two + 0.05) / (one + 0.05) >= 4.5, (mode, (two + 0.05) / (one + 0.05))
PYTHON
}

@test "trial: the manual's worked example is the program's output" {
  at 1 start --a=circulation --b=rest --minutes=10 --pairs=6 >/dev/null
  local a=(3 4 3 2 4 3) b=(5 5 4 4 6 4) day value
  for day in 1 2 3 4 5 6 7 8 9 10 11 12; do
    value=${b[(day - 1) / 2]}
    [ "$(drawn $day)" = rest ] || value=${a[(day - 1) / 2]}
    session $day "$(drawn $day)" "$value" "$value"
  done
  sed -n '/^\.Bd -literal$/,/^\.Ed$/p' "$ROOT/man/leg-trial.1" | sed -n '/^circulation (A)/,/^\.Ed$/p' | sed '/^\.Ed$/d' >example
  [ "$(wc -l <example)" -gt 12 ]
  # the page is narrower than the result: word by word
  at 13 result | tr -s ' \n' '\n' | head -n "$(tr -s ' \n' '\n' <example | wc -l)" | diff <(tr -s ' \n' '\n' <example) -
}

@test "trial: logs of two machines, merged, give the same result in any order" {
  start >/dev/null
  whole 2 4
  at 13 result --format=json >one.json
  split -n l/2 --additional-suffix=.jsonl "$HOME"/.local/share/leg/sessions/2026-11.jsonl half
  rm -r "$HOME/.local/share/leg/sessions"
  leg-log import halfab.jsonl 2>/dev/null
  at 13 result | grep -q 'A result needs 6'
  leg-log import halfaa.jsonl 2>/dev/null
  leg-log import halfab.jsonl 2>/dev/null
  at 13 result --format=json | diff one.json -
}

@test "trial: an independent calculation agrees" {
  command -v python3 >/dev/null || skip 'python3 is not installed'
  start >/dev/null
  local day
  for day in 1 2 3 4 5 6 7 8 9 10 11 12; do session $day "$(drawn $day)" $((RANDOM % 11)) $((RANDOM % 11)); done
  at 13 result --format=json >result.json
  python3 - <<'PYTHON'
import itertools, json, statistics
from fractions import Fraction
r = json.load(open("result.json"))
value = {}
for day in r["days"]:
    value[(day["day"] - 1) // 2, day["drawn"]] = Fraction(day["half_points"], 2)
d = [value[k, r["a"]] - value[k, r["b"]] for k in range(6)]
def p(shift):
    seen = abs(sum(x - shift for x in d))
    return sum(abs(sum(s * (x - shift) for s, x in zip(signs, d))) >= seen for signs in itertools.product((1, -1), repeat=6))
assert [x * 2 for x in d] == [x["a_less_b_half_points"] for x in r["differences"]], d
assert r["chance"] == {"as_large": p(0), "of": 64}, p(0)
assert statistics.median(d) * 4 == r["median_quarter_points"]
kept = [h for h in range(-20, 21) if p(Fraction(h, 2)) * 20 > 64]
assert r["interval_half_points"] == {"from": min(kept), "to": max(kept)}, kept
PYTHON
}
