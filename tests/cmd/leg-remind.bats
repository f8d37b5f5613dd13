#!/usr/bin/env bats
# leg-remind: what is set, what is due and why not, how it reaches the user, what it writes into
# schedulers. crontab, systemctl, notify-send and tmux are stand-ins; the clock is --now.

load remind

setup() { remind_setup; }

walk() { at 08:00 set walk --every=60m --from=9:00 --to=17:30 --days=mon-fri; }

# --- what is set ---------------------------------------------------------------------------------

@test "set walk with every option, and show it" {
  run -0 walk
  assert_output 'walk: every 60 min, mon-fri 09:00-17:30; next: 10:00'
  run -0 at 08:00 show
  assert_line --index 0 'walk         every 60 min, mon-fri 09:00-17:30'
  assert_line --index 1 --partial 'next: 10:00'
  run -0 at 08:00 show --format=json
  [ "$(jq -r '.reminders[0] | .name, .every_seconds, .hours[0].from' <<<"$output" | xargs)" = 'walk 3600 09:00' ]
  [ "$(stat -c %a "$POLICY" .config/leg | xargs)" = '600 700' ]
}

@test "every reminder has sensible defaults" {
  for name in walk pumps stretch elevate wear drink circulation recovery lymph evening morning desk sleeve combined; do
    at 08:00 set $name 2>/dev/null
  done
  run -0 at 08:00 show --format=json
  [ "$(jq '.reminders | length' <<<"$output")" = 14 ]
}

@test "set changes only the options given" {
  walk
  at 08:00 set walk --text='up you get' --snooze=5m --snoozes=1
  at 08:00 set walk --every=30m
  run -0 at 08:00 show --format=json
  [ "$(jq -c '.reminders[0] | [.every_seconds, .text, .snooze_seconds, .snoozes]' <<<"$output")" = '[1800,"up you get",300,1]' ]
  at 08:00 set walk --at=16:00,11:15
  run -0 at 08:00 show
  assert_line --index 0 --partial 'at 11:15, 16:00, mon-fri'
}

@test "several ranges of hours, exceptions, quiet hours" {
  run -0 at 08:00 set walk --every=30m --hours='mon,wed 9:00-12:30,13:30-17:00,fri 9:00-13:00' --except=2026-12-24..2027-01-03,2027-05-01
  assert_output --partial 'every 30 min, mon,wed 09:00-12:30, mon-fri 13:30-17:00, fri 09:00-13:00, not on 2026-12-24..2027-01-03, 2027-05-01'
  run -0 at 08:00 set quiet --from=12:00 --to=14:00 --days=daily
  assert_output 'quiet: daily 12:00-14:00'
  run -14 at 12:00 due --explain
  assert_output --partial 'walk: these are quiet hours, until 14:00; next: 14:00'
  at 08:00 unset quiet
  run -0 at 12:00 due
  run -14 at '2026-12-28 10:00' due --explain
  assert_output --partial 'today is a day off; next: Mon 2027-01-04 09:30'
}

@test "forgiving words: hours without minutes, day names, weekdays and weekend, bare minutes" {
  run -0 at 08:00 set walking --every=60 --from=9 --to=17 --days=weekdays
  assert_output 'walk: every 60 min, mon-fri 09:00-17:00; next: 10:00'
  run -0 at 08:00 set walk --hours='mon-thu 9-12:30,fri 9-12,13-15'
  assert_output --partial 'mon-thu 09:00-12:30, fri 09:00-12:00, mon-fri 13:00-15:00'
  run -0 at 08:00 set walk --hours='monday,tuesday,wednesday,thursday,friday,saturday,sunday  09:00-17:00 '
  assert_output --partial 'every 60 min, daily 09:00-17:00'
  run -0 at 08:00 set walk --hours=' tue 9-12 , 13-15'
  assert_output --partial 'tue 09:00-12:00, daily 13:00-15:00'
  run -0 at 08:00 set elevation --at=' 9 , 15:30' --days=weekend
  assert_output --partial 'elevate: at 09:00, 15:30, sat,sun'
  run -0 at 08:00 set elevate --days=Monday-Wednesday,saturday
  assert_output --partial 'mon-wed,sat'
  run -0 at 08:00 pause 45
  assert_output 'paused until 08:45'
}

@test "a list may have blanks around its commas and dashes" {
  run -0 at 08:00 set walk --every=60m --hours='mon - thu , sat  9 - 12:00 , fri 13:00 -17:00 '
  assert_line --partial 'mon-thu,sat 09:00-12:00, fri 13:00-17:00'
  run -0 at 08:00 set drink --every=60m --from=9 --to=17 --days=' mon , wed - fri '
  assert_line --partial 'mon,wed-fri 09:00-17:00'
  run -64 at 08:00 set walk --every=60m --hours='9:00 12:00'
  run -64 at 08:00 set walk --every=60m --hours='9:00 - '
}

@test "an exception may be named as today or tomorrow; its date is kept" {
  walk
  run -0 at 08:00 set walk --except='today , tomorrow .. 2026-11-24'
  run -14 at 10:00 due --explain
  assert_output --partial 'today is a day off'
  run -0 jq -c '.reminders[0].except' .config/leg/reminders.json
  assert_output --partial "$DAY"
  # a day has no hour: one that is given would be dropped
  for word in 12:00 'tomorrow 9:00' 'today 0:00..tomorrow' "today..${DAY}T23:59"; do
    run -64 at 08:00 set walk "--except=$word"
    assert_output --regexp "^leg-remind: --except: '[^']*[0-9]:[0-9]+' is not a date such as today"
  done
}

@test "unset removes a reminder; 14 if there is none" {
  walk
  run -0 leg-remind unset walk
  run -14 leg-remind unset walk
  assert_output 'leg-remind: walk is not set'
  run -14 leg-remind due
  assert_output 'nothing is set; begin with: leg-remind set walk'
}

@test "set changes what is given and leaves the rest, of quiet hours too" {
  while IFS='|' read -r words rule; do
    run -0 --separate-stderr eval "leg-remind set $words --now=${DAY}T08:00:00+01:00"
    assert_output --regexp "^${words%% *}: $rule(;|$)"
  done <<'CASES'
quiet --from=21:00 --to=8:00 --days=mon-fri|mon-fri 21:00-08:00
quiet --to=7:00|mon-fri 21:00-07:00
quiet --hours=9-10,12-13|mon-fri 09:00-10:00, mon-fri 12:00-13:00
quiet|mon-fri 09:00-10:00, mon-fri 12:00-13:00
quiet --from=10:00|mon-fri 10:00-07:00
walk --days=sat,sun|every 60 min, sat,sun 09:00-17:30
walk --hours=14-15,16-18|every 60 min, sat,sun 14:00-15:00, sat,sun 16:00-18:00
walk --from=8:00|every 60 min, sat,sun 08:00-17:30
walk --at=14:30|at 14:30, sat,sun
walk --every=90m|every 90 min, sat,sun 09:00-17:30
walk --hours='sat 9-11,sun 15-18'|every 90 min, sat 09:00-11:00, sun 15:00-18:00
walk --at=14:30|at 14:30, sat,sun
CASES
}

@test "an unknown reminder leaves no folder behind" {
  run -64 leg-remind set run
  run -64 leg-remind unset run
  run -64 leg-remind set
  [ ! -e "$HOME/.config/leg" ]
}

@test "wrong words are 64, and quoted" {
  while IFS='|' read -r words said; do
    run -64 eval "leg-remind $words"
    assert_output --partial "$said"
  done <<'CASES'
set run|unknown reminder 'run'
set elvate|did you mean elevate?
set partner|another person's answers are never saved
set rest|no reminder for 'rest': it would be one to sit still
set|name the reminder, such as leg-remind set walk
set walk --every=0m|--every: '0m' is outside
set walk --every=25h|--every: '25h' is outside
set walk --every=often|--every: 'often' is not a duration
set walk --every=330s|--every: '330s' is not a whole number of minutes
set walk --from=18:00 --to=9:00|18:00 is not before 09:00; hours over midnight are two ranges
set walk --from=99 --to=17|--from: '99' is not a time of day
set walk --from=25:00|--from: '25:00' is not a time of day
set walk --at=9:00,|--at: '' is not a time of day
set walk --at=24:00|'24:00' is not a time to be reminded at: use 0:00
set walk --except=2026-12-24,|--except: '' is not a date
set walk --every=12h|every 720 minutes never falls between 09:00 and 17:30
set walk --hours=23:00-24:00|every 60 minutes never falls between 23:00 and 24:00
set walk --hours='mon tue 9:00-12:00'|--hours: 'mon tue' is not a list of days
set walk --hours='mon-thu; fri 9:00-12:00'|--hours: 'mon-thu; fri' is not a list of days
set walk --hours="mon$(printf %130s) 9:00-12:00"|...' is not a list of hours
set walk --days=funday|--days: 'funday' is not a list of days
set walk --days=|'' is not a list of days
set walk --at=10:00 --every=30m|--at names clock times
set walk --at=|'' is not a list of times
set walk --at=10:00,x|'x' is not a time of day
set elevate --from=9:00|go with --every
set walk --hours=9:00|'9:00' is not a list of hours
set walk --hours='mon 9:00-10:00' --from=9:00|--hours has both ends
set walk --except=2026-02-30|'2026-02-30' is not a date
set walk --except=2027-01-02..2027-01-01|is not before the end
set walk --snoozes=6|--snoozes: '6' is outside 0 to 5
set walk --snooze=2h|'2h' is outside
set quiet --every=5m|quiet takes
set quiet --from=9:00 --to=9:00|end when they begin
pause|say for how long
pause soon|'soon' is not a date
pause yesterday|'yesterday' is not in the future
pause 59s|'59s' is less than a minute
pause 32d|more than 31 days
pause 1000h|more than 31 days
show --format=xml|unknown format 'xml'
export --format=pdf|unknown format 'pdf'
next --number=0|--number: '0' is outside
snooze drink 5x|'5x' is not a duration
snooze walk drink|'drink': give one name and one duration
install --cron --systemd|choose one
frobnicate|unknown command 'frobnicate'
set walk --text="$(printf 'x%.0s' $(seq 201))"|longer than 200
CASES
}

@test "words that are not UTF-8 are refused" {
  run -64 leg-remind set walk --text="$(printf 'up \377')"
  assert_output 'leg-remind: --text is not UTF-8 text'
  [ ! -e "$POLICY" ]
}

@test "escape sequences in words are shown as text" {
  run -64 leg-remind set "$(printf 'wa\033]0;x\007lk')"
  [[ $output != *$'\033'* && $output != *$'\007'* ]]
  at 08:00 set walk --text="$(printf 'up\033[2J now')"
  run -0 at 10:00 due
  assert_output --partial 'up\x1b[2J now'
}

@test "a broken policy is 78 and names the member, and no reminder is shown" {
  walk
  cp "$POLICY" kept
  head -c 5M /dev/zero | tr '\0' ' ' >"$POLICY"
  run -78 at 10:00 tick
  cp kept "$POLICY"
  cp "$POLICY" good
  while IFS='~' read -r edit said; do
    jq -c "$edit" good >"$POLICY"
    run -78 at 10:00 tick
    assert_output "leg-remind: $HOME/$POLICY: $said"
  done <<'CASES'
.reminders[0].evry = 1~reminders[0].evry: unknown member
.reminders[0].every_seconds = "often"~reminders[0].every_seconds: expected a whole number
.reminders[0].hours[0].to = "8:00"~reminders[0]: 09:00 is not before 08:00; hours over midnight are two ranges, such as 22:00-24:00,0:00-6:00
.reminders[0].name = "run"~reminders[0].name: is not something to remind of
.version = 2~version: 2 is newer than this program knows (1); update leg
.quiet = 7~quiet: expected an array
CASES
  echo '{' >"$POLICY"
  run -78 at 10:00 set walk
  assert_output --partial 'reminders.json: bad JSON: line'
}

# --- what is due ---------------------------------------------------------------------------------

@test "due and not due: hours, days, ten minutes" {
  walk
  while read -r when status; do
    run "-$status" at "${when/T/ }" due
  done <<'CASES'
2026-11-23T08:59 14
2026-11-23T09:59 14
2026-11-23T10:00 0
2026-11-23T10:10 0
2026-11-23T10:11 14
2026-11-23T17:00 0
2026-11-23T18:00 14
2026-11-22T11:00 14
2026-11-30T16:03 0
2026-12-01T10:00 0
CASES
}

@test "both clock changes of a year" {
  at 08:00 set walk --every=30m --from=0:00 --to=6:00 --days=daily
  run -0 leg-remind due --now=2027-03-28T01:30:00+01:00
  run -0 leg-remind due --now=2027-03-28T03:00:00+02:00
  run -14 leg-remind due --now=2027-03-28T03:11:00+02:00
  run -0 leg-remind due --now=2027-10-31T02:30:00+02:00
  run -14 leg-remind due --now=2027-10-31T02:30:00+01:00
  run -0 leg-remind due --now=2027-10-31T03:00:00+01:00
}

@test "a walk just logged counts, an old one does not" {
  walk
  leg-log add --kind=walking --minutes=1 --at="$DAY 10:40" --now=${DAY}T10:42:00+01:00
  run -14 at 11:00 due --explain
  assert_output --partial 'walk: it was done not long ago; next: 12:00'
  run -0 at 12:00 due
  id=$(leg-log list --format=json --now=${DAY}T10:43:00+01:00 | jq -r .id)
  leg-log undo "$id" --now=${DAY}T10:43:00+01:00
  run -0 at 11:00 due
}

@test "a walk whose record a change moved to today counts" {
  walk
  leg-log add --kind=walking --minutes=1 --at='2026-10-20 10:40' --now=${DAY}T10:42:00+01:00
  run -0 at 11:00 due
  leg-log amend last --at="$DAY 10:40" --now=${DAY}T10:43:00+01:00
  run -14 at 11:00 due --explain
  assert_output --partial 'walk: it was done not long ago'
}

@test "a day off in the log is a day off" {
  walk
  leg-log add --kind=day-off --at="$DAY" --now=${DAY}T07:00:00+01:00
  run -14 at 11:00 due --explain
  assert_output --partial 'walk: today is a day off; next: Tue 2026-11-24 10:00'
  run -0 at '2026-11-24 11:00' due
}

@test "a day off lasts from day start to day start, and next knows those to come" {
  leg-remind set walk --every=60m --from=0:00 --to=24:00 --days=daily
  leg-log add --kind=day-off --at=2026-11-25 --now=${DAY}T07:00:00+01:00
  run -0 at '2026-11-25 02:00' next -n 2
  assert_line --index 0 'Thu 2026-11-26 03:00  walk'
  run -0 at '2026-11-26 01:00' next --format=line
  assert_output 'walk 03:00'
  run -14 at '2026-11-26 02:00' due
  run -0 at '2026-11-26 03:00' due
  run -0 at 23:30 next -n 40
  refute_output --partial '2026-11-25 03:00'
}

@test "records of the future and torn lines do not count" {
  walk
  leg-log add --kind=walking --minutes=1 --at="2026-11-23 12:00" --now=${DAY}T12:10:00+01:00
  run -0 at 11:00 due
  printf '{"type":"leg-session","version":1,"id":"01' >>.local/share/leg/sessions/2026-11.jsonl
  run -0 at 11:00 due
  assert_output --partial 'walk: '
}

@test "due, next and set fit the terminal" {
  needs script
  walk
  run -0 script -qec "stty cols 40; leg-remind due --explain --now=${DAY}T10:00:00+01:00" /dev/null
  assert_output --partial 'walk: Time to move'
  local line
  for line in "${lines[@]}"; do [ "${#line}" -le 41 ]; done
  run -0 script -qec "stty cols 20; leg-remind next --now=${DAY}T10:00:00+01:00" /dev/null
  for line in "${lines[@]}"; do [ "${#line}" -le 21 ]; done
  run -0 script -qec "stty cols 30; leg-remind set walk 2>/dev/null; leg-remind set quiet --hours='mon-fri 9:00-9:30,sat 12:00-13:00' 2>/dev/null" /dev/null
  assert_output --partial 'quiet: '
  for line in "${lines[@]}"; do [ "${#line}" -le 31 ]; done
}

@test "a printed reminder, and why, fit the terminal" {
  needs script
  walk
  local line
  run script -qec "stty cols 30; LEG_NOTIFY=stdout leg-remind tick --explain --now=${DAY}T10:00:00+01:00" /dev/null
  assert_output --partial 'walk: '
  assert_output --partial 'Time to move'
  for line in "${lines[@]}"; do [ "${#line}" -le 31 ]; done
}

@test "due as JSON for a status line" {
  walk
  run -14 at 09:30 due --format=json
  [ "$(jq -r '.due, .reminders[0].why, .reminders[0].next' <<<"$output" | xargs)" = "null not-yet ${DAY}T10:00:00+01:00" ]
  run -0 at 10:00 due --format=json
  [ "$(jq -c '[.due, .text != "", .detail != ""]' <<<"$output")" = '["walk",true,true]' ]
  at 09:00 pause 30m >/dev/null
  run -14 at 09:10 due --format=json
  assert_output "{\"type\":\"leg-due\",\"version\":1,\"now\":\"${DAY}T09:10:00+01:00\",\"due\":null,\"reminders\":[{\"name\":\"walk\",\"why\":\"paused\",\"slot\":null,\"until\":\"${DAY}T09:30:00+01:00\",\"next\":\"${DAY}T10:00:00+01:00\"}]}"
  run -0 at 09:10 next -n 1 --format=json
  assert_output "{\"type\":\"leg-next\",\"version\":1,\"now\":\"${DAY}T09:10:00+01:00\",\"next\":[{\"at\":\"${DAY}T10:00:00+01:00\",\"name\":\"walk\"}]}"
}

@test "next lists coming reminders, across weekends, pauses and quiet hours" {
  walk
  run -0 at 16:30 next --count=2
  assert_output "$(printf 'Mon 2026-11-23 17:00  walk\nTue 2026-11-24 10:00  walk')"
  run -0 at '2026-11-27 17:30' next -n 1
  assert_output 'Mon 2026-11-30 10:00  walk'
  at 16:30 pause '2026-12-01'
  run -0 at 16:30 next -n 1
  assert_line --index 0 'Tue 2026-12-01 10:00  walk'
  run -14 at 16:30 next elevate
  assert_output 'elevate is not set'
  leg-remind set elevate 2>/dev/null
  run -14 at 16:30 next elevate
  assert_output 'elevate: it needs saved answers: run leg-screen --save'
  leg-remind unset walk
  run -14 at 16:30 next
  assert_output 'nothing is due; elevate: it needs saved answers: run leg-screen --save'
}

# --- tick ----------------------------------------------------------------------------------------

@test "next leaves out none of two that come together" {
  saved
  at 08:00 set walk --every=50m >/dev/null
  at 08:00 set elevate --at=12:25 >/dev/null
  at 08:00 set quiet --from=12:00 --to=12:30 >/dev/null
  run -0 at 12:00 next -n 3
  assert_output "$(printf '%s\n' 'Mon 2026-11-23 12:30  walk' 'Mon 2026-11-23 12:35  elevate' 'Mon 2026-11-23 13:10  walk')"
}

@test "of two times between the same two ticks next lists one; none that quiet hours take" {
  at 08:00 set walk --at=9:01,9:04,9:31 --days=daily >/dev/null
  at 08:00 set quiet --from=9:33 --to=9:50 >/dev/null
  run -0 at 08:58 next -n 2
  assert_output 'Mon 2026-11-23 09:04  walk
Tue 2026-11-24 09:04  walk'
  export LEG_NOTIFY=stdout
  for time in 09:00 09:05 09:10 09:35 09:50; do
    at "$time" tick | sed "s/^/$time /; s/:.*//"
  done >said
  run -0 grep -c . said
  assert_output 1
}

@test "when quiet hours end, next, show and export have the times and the order of the ticks" {
  SAVED_AT=2026-11-22T08:00:00+01:00 saved
  at 05:00 set elevate --at=6:50 --days=daily >/dev/null
  at 05:00 set walk --every=60m --from=5:55 --to=7:00 --days=daily >/dev/null
  at 05:00 set pumps --at=6:57 --days=daily >/dev/null
  at 05:00 set quiet --from=22:00 --to=7:00 >/dev/null
  run -0 at 05:00 next -n 3
  assert_output "$(printf '%s\n' 'Mon 2026-11-23 07:00  elevate' 'Mon 2026-11-23 07:05  pumps' 'Tue 2026-11-24 07:00  elevate')"
  run -0 at 05:00 show
  assert_line --regexp 'next: 07:05'
  assert_line --regexp 'silent: no time to come' # the walk of 6:55 would be too late
  run -0 at 05:00 export
  [ "$(grep -c '^BEGIN:VEVENT' <<<"$output")" = 2 ]
  assert_output --partial 'UID:leg-remind-pumps-0705@'
  export LEG_NOTIFY=stdout
  run -0 at 07:00 tick
  assert_output --partial 'raise your legs'
  run -0 at 07:05 tick
  assert_output --partial 'calves'
  run -0 at 07:10 tick
  assert_output ''
}

@test "next is in order when the clock goes forward" {
  at 08:00 set walk --at=2:30,3:15 --days=daily >/dev/null
  at 08:00 set pumps --at=3:30 --days=daily >/dev/null
  run -0 leg-remind next -n 3 --now=2027-03-28T01:00:00+01:00
  assert_output "$(printf 'Sun 2027-03-28 %s\n' '03:15  walk' '03:30  walk' '03:35  pumps')"
  at 08:00 set walk --at=0:15,23:30 >/dev/null # here it goes forward at 23:00
  TZ=America/Nuuk run -0 leg-remind next walk -n 2 --now=2027-03-27T22:00:00-02:00
  assert_output "$(printf 'Sun 2027-03-28 %s\n' '00:15  walk' '00:30  walk')"
}

@test "tick shows a slot once, and is 69 if it could only be printed" {
  walk
  run -0 at 09:30 tick
  assert_output ''
  [ ! -e "$STATE" ]
  run -69 at 10:00 tick
  assert_output --partial 'Time to move'
  [ "${#lines[@]}" = 1 ]
  run -0 at 10:05 tick
  assert_output ''
  run -69 at 11:00 tick
}

@test "tick with only HOME and PATH in the environment" {
  walk
  fake tmux <<<'exit 1' # whoever runs these tests may have clients of their own
  run -69 env -i LEG_TEST=1 HOME="$HOME" PATH="$FAKE/bin:/usr/bin:/bin" "$LEG_BIN/leg-remind" tick --now=${DAY}T10:00:00Z
  assert_output --partial 'Time to move'
  run -0 env -i LEG_TEST=1 HOME="$HOME" PATH="$FAKE/bin:/usr/bin:/bin" "$LEG_BIN/leg-remind" tick --now=${DAY}T10:05:00Z
  assert_output ''
}

@test "the desktop: notify-send with a note that can be replaced" {
  walk
  fake_recorder notify-send 'exit 0'
  DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere run -0 at 10:00 tick
  assert_output ''
  run cat "$FAKE/notify-send.said"
  assert_output --regexp '^-a\|leg-remind\|-u\|normal\|-h\|string:x-dunst-stack-tag:leg-remind\|-h\|string:x-canonical-private-synchronous:leg-remind\|-h\|int:transient:1\|--\|Time to move: march sitting, or holding on, for a minute\.\|'
  assert_output --partial 'Then: leg-remind done, or leg-remind snooze.'
  at 10:01 snooze 5
  leg-remind set walk --snoozes=1
  DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere run -0 at 10:06 tick
  run tail -n 1 "$FAKE/notify-send.said"
  assert_output --partial 'Then: leg-remind done.'
}

@test "the desktop is found over the runtime folder's bus" {
  needs python3
  walk
  fake notify-send <<<'echo "$DBUS_SESSION_BUS_ADDRESS" >"$FAKE/bus"'
  python3 -c 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$XDG_RUNTIME_DIR/bus"
  run -0 at 10:00 tick
  [ "$(cat "$FAKE/bus")" = "unix:path=$XDG_RUNTIME_DIR/bus" ]
}

@test "the commands for idle and inhibit know the bus too, which cron does not" {
  needs python3
  walk
  python3 -c 'import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$XDG_RUNTIME_DIR/bus"
  LEG_IDLE='echo "$DBUS_SESSION_BUS_ADDRESS" >idle; echo 0' LEG_INHIBIT='echo "$DBUS_SESSION_BUS_ADDRESS" >inhibit' \
    run -0 at 10:00 tick
  [ "$(cat idle inhibit | xargs)" = "unix:path=$XDG_RUNTIME_DIR/bus unix:path=$XDG_RUNTIME_DIR/bus" ]
}

@test "tmux: every client, and no text that tmux would run" {
  at 08:00 set walk --text='#(touch pwned) 100% #{pane_id}'
  mkdir -p "$TMUX_TMPDIR/tmux-$(id -u)" && touch "$TMUX_TMPDIR/tmux-$(id -u)/default"
  fake tmux <<'SH'
printf '%s|' "$@" >>"$FAKE/tmux.said"; echo >>"$FAKE/tmux.said"
case $3 in list-clients) printf '/dev/pts/1\n/dev/pts/2\n' ;; esac
SH
  run -0 at 10:00 tick
  assert_output ''
  run grep -c display-message "$FAKE/tmux.said"
  assert_output 2
  run grep -F '##(touch pwned) 100%% ##{pane_id}' "$FAKE/tmux.said"
  assert_success
  grep -F "|-c|/dev/pts/2|-d|10000|--|" "$FAKE/tmux.said"
}

@test "tmux: a folder that is not ours is not spoken to" {
  walk
  fake_recorder tmux 'exit 0'
  ln -s /nowhere "$TMUX_TMPDIR/tmux-$(id -u)"
  run -69 at 10:00 tick
  [ ! -e "$FAKE/tmux.said" ]
}

@test "tmux: each client gets the longest form that it shows whole" {
  walk
  saved
  mkdir -p "$TMUX_TMPDIR/tmux-$(id -u)" && touch "$TMUX_TMPDIR/tmux-$(id -u)/default"
  fake tmux <<'SH'
printf '%s|' "$@" >>"$FAKE/tmux.said"; echo >>"$FAKE/tmux.said"
case $3 in list-clients) printf '58 narrow\n80 usual\n400 wide\n40 tiny\n20 none\n' ;; esac
SH
  run -0 at 10:00 tick
  grep -qF -- '-c|narrow|-d|10000|--|Time to move: walk or march in place for a minute or two.|' "$FAKE/tmux.said"
  grep -qF -- '-c|usual|-d|10000|--|Time to move: walk, or march in place, for a minute or two. More: leg-remind due|' "$FAKE/tmux.said"
  grep -qF -- 'leg-timer | leg-log add]|' <(grep wide "$FAKE/tmux.said")
  grep -qF -- '-c|tiny|-d|10000|--|walk now; see leg-remind due|' "$FAKE/tmux.said"
  run -1 grep -q none "$FAKE/tmux.said"
  run -14 at 10:04 due
  assert_output --partial 'walk, said at 10:00: Time to move: walk, or march in place,'
  assert_output --partial 'leg-timer | leg-log add]'
  run -14 at 10:11 due
  assert_output 'nothing is due; next: walk 11:00'
  at 11:00 tick
  at 11:01 done
  run -14 at 11:02 due
  assert_output 'nothing is due; next: walk 12:00'
}

@test "a real tmux client shows it" {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  at 08:00 set walk --text='#(touch pwned) up'
  tmux -S "$TMUX_TMPDIR/outer" -f /dev/null new-session -d -x 100 -y 10 \
    "env -u TMUX TMUX_TMPDIR='$TMUX_TMPDIR' tmux -f /dev/null new-session -s inner"
  has_client() { [ "$(tmux list-clients | wc -l)" = 1 ]; }
  shows() { shown=$(tmux -S "$TMUX_TMPDIR/outer" capture-pane -p) && [[ $shown == *"$1"* ]]; }
  await has_client
  run -0 at 10:00 tick
  await shows '#(touch pwned) up' || true
  tmux kill-server || true
  tmux -S "$TMUX_TMPDIR/outer" kill-server || true
  [[ $shown == *'#(touch pwned) up'* ]]
  [ ! -e pwned ]
}

@test "notify: an order, a command, and a command that fails" {
  walk
  LEG_NOTIFY=stdout run -0 at 10:00 tick
  assert_output --partial 'Time to move'
  LEG_NOTIFY="printf '%s' \"\$1\" >said" run -0 at 11:00 tick
  assert_output ''
  run cat said
  assert_output --partial 'Time to move'
  LEG_NOTIFY='exit 3' run -69 at 12:00 tick
  assert_output --partial 'Time to move'
  LEG_NOTIFY='tmux stdout' run -69 at 13:00 tick # it could only be printed
  assert_output --partial 'Time to move'
}

@test "tick: a reminder that could not be printed is said at the next tick" {
  walk
  LEG_NOTIFY=stdout run -74 bash -c 'exec leg-remind "$@" >/dev/full' bash tick --now=${DAY}T10:00:00+01:00
  assert_output 'leg-remind: standard output: No space left on device'
  run -69 at 10:05 tick
  assert_output --partial 'Time to move'
  run -0 at 10:10 tick
  assert_output ''
  mkfifo pipe
  exec {reader}<>pipe {gone}>pipe {reader}<&-
  run -74 bash -c 'exec leg-remind "$@" >&'$gone bash tick --now=${DAY}T11:00:00+01:00
  assert_output ''
  run -69 at 11:05 tick
  assert_output --partial 'Time to move'
}

@test "inhibit holds a reminder back, and it comes later if still useful" {
  walk
  LEG_INHIBIT=true run -0 at 10:00 tick
  assert_output ''
  LEG_INHIBIT=false run -69 at 10:05 tick
  # of one who is away from the keyboard the state is written all the same
  LEG_IDLE='echo 60000' LEG_INHIBIT=true run -0 at 11:00 tick
  LEG_IDLE='echo 60000' LEG_INHIBIT=false run -69 at 11:05 tick
  assert_output --partial 'Time to move'
}

@test "idle: half a period without a key is a break" {
  walk
  LEG_IDLE='echo 1800000' run -14 at 10:00 due --explain
  assert_output --partial 'walk: you were away from the keyboard'
  LEG_IDLE='echo 60000' run -0 at 10:00 due
  LEG_IDLE='echo rubbish' run -0 at 10:00 due
  LEG_IDLE='echo 1000000' run -0 at 10:30 tick
  LEG_IDLE='echo 1900000' run -0 at 10:45 tick
  LEG_IDLE='echo 1000' run -14 at 11:00 due --explain
  assert_output --partial 'walk: you were away from the keyboard'
  LEG_IDLE='echo 400000' run -0 at 11:10 tick # back for a moment, and away again
  assert_output ''
}

# A logind with the sessions in $FAKE/sessions, one line each: ID TYPE IDLE SINCE.
fake_logind() {
  fake loginctl <<'SH'
case $1 in
show-user) printf 'Sessions='; cut -d' ' -f1 "$FAKE/sessions" | xargs ;;
show-session) grep "^$2 " "$FAKE/sessions" | { read -r _ type idle since
  printf 'Type=%s\nIdleHint=%s\nIdleSinceHint=%s000000\n' "$type" "$idle" "$since"; } ;;
esac
SH
}

@test "idle = auto: logind's hint of the graphical sessions; no evidence is present" {
  walk
  fake_logind
  at_ten=$(date -d "${DAY}T10:00:00+01:00" +%s)
  while IFS='|' read -r sessions status; do
    tr ';' '\n' <<<"$sessions" >"$FAKE/sessions"
    LEG_IDLE=auto run "-$status" at 10:00 due --explain
  done <<CASES
2 x11 yes $((at_ten - 2000))|14
2 wayland yes $((at_ten - 2000))|14
2 x11 yes $((at_ten - 600))|0
2 x11 no 0|0
2 x11 yes $((at_ten - 2000));5 wayland no 0|0
2 x11 yes $((at_ten - 2000));7 tty no 0|14
2 x11 yes $((at_ten + 2000))|0
CASES
  tr ';' '\n' <<<"2 x11 yes $((at_ten - 2000))" >"$FAKE/sessions"
  LEG_IDLE=none run -0 at 10:00 due
}

@test "next in a status line: line, waybar, i3status, and nothing to say" {
  run -0 at 10:00 next --format=line
  assert_output ''
  walk
  saved
  run -0 at 09:30 next --format=line
  assert_output 'walk 10:00'
  run -0 at 10:00 next --format=line
  assert_output 'now: walk'
  at 10:00 tick >/dev/null || true
  run -0 at 10:05 next --format=line
  assert_output 'now: walk'
  run -0 at 10:11 next --format=line
  assert_output 'walk 11:00'
  run -0 at 17:30 next --format=line
  assert_output 'walk Tue 10:00'
  run -0 at 11:30 next --format=waybar
  [ "$(jq -c '[.text, .class, .percentage]' <<<"$output")" = '["walk 12:00","next",50]' ]
  run -0 at 12:00 next walking --format=i3status
  [ "$(jq -c '[.text, .full_text, .state]' <<<"$output")" = '["now: walk","now: walk","Info"]' ]
  at 12:20 pause 15:00 >/dev/null
  run -0 at 12:30 next --format=line
  assert_output 'paused until 15:00'
  locked
  run -0 at 12:30 next --format=line
  assert_output 'screen again'
  run -64 at 10:30 next --format=waybat
  assert_output --partial 'did you mean waybar?'
}

@test "an answer without a name is about what the status line shows, clicked twice or not" {
  walk
  saved
  at 08:00 set elevate --at=13:00 >/dev/null
  at 08:00 set stretch --at=14:02,17:00 >/dev/null
  run -69 at 13:00 tick
  run -69 at 13:05 tick
  run -0 at 13:06 next --format=line # both are within their ten minutes: the one said last
  assert_output 'now: elevate'
  run -0 at 13:06 done
  assert_output --partial 'elevate: done; next'
  run -0 at 13:06 done
  assert_output --partial 'elevate: done already'
  run -0 at 13:08 next --format=line
  assert_output 'now: walk'
  run -0 at 13:08 done
  assert_output --partial 'walk: done; next'
  run -69 at 14:00 tick
  run -0 at 14:01 done
  run -0 at 14:04 next --format=line # due, and not said yet
  assert_output 'now: stretch'
  run -0 at 14:04 snooze
  assert_output --partial 'stretch: put off until 14:14'
  run -14 at 14:04 snooze
  assert_output --partial 'stretch: put off until 14:14 already'
  run -69 at 14:15 tick # put off and said again: it can be done for another ten minutes
  run -0 at 14:20 next --format=line
  assert_output 'now: stretch'
}

@test "two at once: one tick speaks" {
  walk
  for _ in 1 2 3 4 5 6 7 8; do at 10:00 tick >>said & done
  wait
  [ "$(wc -l <said)" = 1 ]
}

# --- answering -----------------------------------------------------------------------------------

@test "snooze is bounded, and says so" {
  walk
  at 10:00 tick || true
  run -0 at 10:01 snooze
  assert_output 'walk: put off until 10:11 (1 of 2)'
  run -0 at 10:05 tick
  assert_output ''
  run -69 at 10:15 tick
  assert_output --partial '(Put off 1 of 2.)'
  run -0 at 10:16 snooze walk 5m
  assert_output 'walk: put off until 10:21 (2 of 2)'
  run -69 at 10:25 tick
  run -14 at 10:26 snooze
  assert_output --partial 'put off 2 of 2 already'
  run -14 at 09:00 snooze walk
  leg-remind set pumps
  run -14 at 09:00 snooze
  leg-remind unset pumps
  run -69 at 11:00 tick
  run -0 at 11:01 snooze
  assert_output --partial '(1 of 2)'
}

@test "a snooze is shown, and a moment is put off only once" {
  walk
  at 10:00 tick || true
  run -0 at 10:01 snooze
  run -14 at 10:02 snooze
  assert_output 'leg-remind: walk: put off until 10:11 already (1 of 2)'
  run -14 at 10:02 snooze walk 20m
  run -0 at 10:02 show
  assert_line --partial 'next: 10:11 (put off 1 of 2)'
  run -0 at 10:02 next -n 2
  assert_output "$(printf 'Mon 2026-11-23 10:11  walk (put off 1 of 2)\nMon 2026-11-23 11:00  walk')"
  run -0 at 10:02 next -n 1 --format=json
  [ "$(jq -c '.next[0] | [.at[11:16], .put_off]' <<<"$output")" = '["10:11",1]' ]
  run -14 at 10:02 due --explain
  assert_output --partial 'walk: it is put off, until 10:11 (put off 1 of 2); next: 10:11'
}

@test "a reminder of the evening is put off past midnight" {
  saved
  at 08:00 set evening --at=23:55 >/dev/null
  run -69 at 23:56 tick
  run -0 at 23:56 snooze
  assert_output 'evening: put off until Tue 2026-11-24 00:06 (1 of 2)'
  run -14 at '2026-11-24 00:05' due --explain
  assert_output --partial 'evening: it is put off, until 00:06'
  run -69 at '2026-11-24 00:10' tick
  assert_output --partial '(Put off 1 of 2.)'
  run -0 at '2026-11-24 00:15' tick
  run -0 at '2026-11-24 00:16' snooze 1h
  assert_output 'evening: put off until 01:16 (2 of 2)'
  run -69 at '2026-11-24 01:20' tick
  run -0 at '2026-11-24 01:25' tick
  at 08:00 set walk --every=15m --from=20 --to=24 --days=daily >/dev/null
  run -69 at 23:30 tick
  run -0 at 23:31 snooze walk 1h
  assert_output 'walk: put off until 23:45, its next time'
  run -69 at 23:55 tick
  run -0 at '2026-11-24 00:00' snooze walk
  assert_output 'walk: put off until 00:10 (1 of 2)'
  run -69 at '2026-11-24 20:15' tick
  run -0 at '2026-11-24 20:16' snooze walk # the tick after 20:26 says the next
  assert_output 'walk: put off until 20:30, its next time'
}

@test "messages about a snooze are true at the next slot, in quiet hours, and with none left" {
  at 08:00 set walk --every=5m >/dev/null
  at 10:00 tick || true
  run -0 at 10:01 snooze
  assert_output 'walk: put off until 10:05, its next time'
  run -14 at 10:01 due --explain
  assert_output --partial 'it is put off, until 10:05 (put off 1 of 2); next: 10:05'
  run -14 at 10:02 snooze
  assert_output --partial 'put off until 10:05 already'
  at 08:00 set walk --every=60m >/dev/null
  at 08:00 set quiet --from=12:05 --to=13:30 >/dev/null
  at 12:00 tick || true
  run -0 at 12:01 snooze
  assert_output 'walk: dropped this time; next: 14:00'
  run -14 at 12:02 due --explain
  assert_output "walk: it is put off, until 14:00 (put off 1 of 2); next: 14:00"
  at 08:00 set quiet --from=15:12 --to=15:50 >/dev/null # before the tick after the snooze
  at 15:00 tick || true
  run -0 at 15:01 snooze
  assert_output 'walk: dropped this time; next: 16:00'
  run -14 at 15:02 snooze
  assert_output 'leg-remind: walk: put off until 16:00 already (1 of 2)'
  at 08:00 set walk --snoozes=0 >/dev/null
  at 14:00 tick || true
  run -14 at 14:01 snooze
  assert_output 'leg-remind: walk: it cannot be put off: --snoozes is 0'
}

@test "done can be repeated after a failure, with one record" {
  walk
  at 10:00 tick || true
  breaks() { leg-log list --format=json --now=${DAY}T10:05:00+01:00 | grep -c '"routine":"walk"' || true; }
  for i in 1 2 3 4 5 6; do # the month file is longer than the limit on files below, the state is not
    leg-log add --kind=elevation --minutes=1 --note="$(printf 'x%.0s' $(seq 200))" --at="$DAY 0$i:00" --now=${DAY}T08:00:00+01:00
  done
  run -74 bash -c 'ulimit -f 2; exec leg-remind "$@"' bash done --now=${DAY}T10:04:00+01:00
  assert_output --partial 'nothing was logged; run "leg-remind done walk" again'
  run -14 at 10:04 due --explain
  assert_output --partial 'it was said already' # not: done
  [ "$(breaks)" = 0 ]
  run -0 at 10:04 done
  [ "$(breaks)" = 1 ]
  rm -rf "$STATE" .local/share/leg && touch "$STATE"
  run -77 at 10:04 done walk
  rm "$STATE"
  [ "$(breaks)" = 0 ]
  run -0 at 10:04 done walk
  [ "$(breaks)" = 1 ]
}

@test "done twice within a minute is one record; with stdout closed it says that the record is kept" {
  walk
  breaks() { leg-log list --format=json --now=${DAY}T12:00:00+01:00 | grep -c "\"routine\":\"$1\"" || true; }
  run -74 bash -c 'exec leg-remind "$@" >/dev/full' bash done walk --now=${DAY}T10:04:00+01:00
  assert_output --partial 'No space left'
  assert_output --partial 'walk was logged all the same'
  run -0 at 10:04 done walk
  assert_output --partial 'walk: done already'
  [ "$(breaks walk)" = 1 ]
  run -0 at 10:04 done pumps # another one
  assert_output --partial 'pumps: done'
  [ "$(breaks pumps)" = 1 ]
  run -0 at 10:05 done walk
  [ "$(breaks walk)" = 2 ]
  leg-log undo --now=${DAY}T10:05:30+01:00
  run -0 at 10:05 done walk # it was taken back: it is not there
  [ "$(breaks walk)" = 2 ]
}

@test "done many times at once is one record" {
  local n
  walk
  run -69 at 10:00 tick
  for n in {1..16}; do at 10:05 done >/dev/null 3>&- & done
  wait
  [ "$(leg-log list --format=json | wc -l)" = 1 ]
}

@test "a frequent reminder does not push a clock time past its use" {
  saved
  at 08:00 set walk --every=5m >/dev/null
  at 08:00 set elevate --at=11:30 >/dev/null
  run -69 at 11:25 tick
  run -0 at 11:29 next elevate -n 1
  assert_output 'Mon 2026-11-23 11:30  elevate'
  run -69 at 11:30 tick
  assert_output --partial 'legs'
  run -69 at 11:35 tick
  assert_output --partial 'Time to move'
  at 08:00 set elevate --at=11:32 >/dev/null
  run -69 at 11:40 tick
  assert_output --partial 'legs'
  run -14 at 11:40 due --explain
  assert_output --partial 'walk: another reminder was said just now (elevate), until 11:44; next: 11:45'
}

@test "set elevate more often than every two hours is taken, with the usual advice" {
  saved
  run -0 --separate-stderr at 08:00 set elevate --every=60m
  assert_output --partial 'elevate: every 60 min'
  [[ $stderr == *'10 to 15 minutes, two to four times a day'* ]]
  run -0 --separate-stderr at 08:00 set elevate --every=2h
  [ -z "$stderr" ]
}

@test "done logs the break and silences it" {
  walk
  at 10:00 tick || true
  run -0 at 10:04 done
  assert_output 'walk: done; next: 11:00'
  run -0 leg-log list --format=json --now=${DAY}T10:05:00+01:00
  [ "$(jq -r '.kind, .routine, .active_seconds, .started' <<<"$output" | xargs)" = "walking walk 60 ${DAY}T10:03:00+01:00" ]
  run -14 at 10:05 due
  run -0 at 10:50 done walk --minutes=5
  run -14 at 11:00 due
  run -0 at 11:05 done drink
  run -64 at 11:05 done sleep
}

@test "pause always ends" {
  walk
  run -0 at 09:50 pause 1h
  assert_output 'paused until 10:50'
  run -0 at 10:00 tick
  assert_output ''
  run -14 at 10:00 due --explain
  assert_output --partial 'reminders are paused, until 10:50; next: 11:00'
  run -14 at 10:00 due
  assert_output 'nothing is due: paused until 10:50; next: walk 11:00'
  run -14 at 10:50 due
  assert_output 'nothing is due; next: walk 11:00'
  run -69 at 11:00 tick
  run -0 at 11:30 pause tomorrow
  assert_output 'paused until Tue 2026-11-24 03:00'
  run -0 at 11:30 pause monday
  assert_output 'paused until Mon 2026-11-30 03:00'
  for word in Today 2026-11-23; do # the rest of what has begun
    run -0 at 11:30 pause $word
    assert_output 'paused until Tue 2026-11-24 03:00'
  done
  run -0 at 11:30 pause this-week
  assert_output 'paused until Mon 2026-11-30 03:00'
  run -0 at 12:00 tick
  at 12:01 resume
  run -0 at 12:02 due
}

@test "a damaged state is replaced by an empty one, with one message" {
  walk
  at 10:00 tick || true
  printf '{"type":"leg-rem' >"$STATE/remind.json"
  run -0 --separate-stderr at 10:30 tick
  [ "${#stderr_lines[@]}" = 1 ]
  [[ $stderr == *'remind.json: '*'started afresh: nothing is paused or put off now' ]]
  run -0 --separate-stderr at 10:31 tick
  [ -z "$stderr" ]
  head -c 5M /dev/zero | tr '\0' ' ' >"$STATE/remind.json"
  run -0 --separate-stderr at 10:32 tick
  [[ $stderr == *'remind.json: longer than 4 MiB; '*'started afresh: nothing is paused or put off now' ]]
}

@test "the state of a newer leg is left alone: 65 until this one is updated" {
  walk
  at 09:50 pause 1h
  jq -c '.version = 2 | .reminders = {}' "$STATE/remind.json" >newer
  cp newer "$STATE/remind.json"
  for command in tick due next show done resume 'pause 2h' 'snooze walk'; do
    run -65 --separate-stderr at 10:00 $command
    [ "$stderr" = "leg-remind: $HOME/$STATE/remind.json: version: 2 is newer than this program knows (1); update leg" ]
    cmp newer "$STATE/remind.json"
  done
  at 10:00 unset walk
}

@test "a wrong setting stops only the commands that need it" {
  mkdir -p .config/leg
  printf 'notify =\n' >.config/leg/config
  run -78 at 10:00 tick
  assert_output --partial "config: line 1: '' is not desktop, tmux, stdout or a command"
  for command in 'set walk' next show 'done walk' 'pause 1h'; do
    run -0 --separate-stderr at 10:00 $command
    [[ $stderr == *"config: line 1: '' is not desktop"* ]]
  done
  run -78 env LEG_DAY_START=x leg-remind tick
}

@test "a full disk is one line, and nothing is said or half-written" {
  walk
  run -74 sh -c 'leg-remind show >/dev/full'
  run -74 bash -c 'ulimit -f 0; trap "" XFSZ; exec leg-remind "$@"' bash tick --now=${DAY}T10:00:00+01:00
  [ "${#lines[@]}" = 1 ]
  assert_output --partial 'leg-remind: '
  [ ! -s "$STATE/remind.json" ]
}

# --- what the screening says ---------------------------------------------------------------------

@test "without saved answers: a seated walk, and nothing else" {
  for name in walk elevate wear drink circulation stretch; do at 08:00 set $name 2>/dev/null; done
  run at 10:00 due --explain
  assert_line --index 0 --partial 'march sitting down, or standing with a hand on something'
  for name in elevate wear drink circulation stretch; do
    assert_line --partial "$name: it needs saved answers: run leg-screen --save"
  done
}

@test "wear: on, a look at the skin, off; with --every each is a look, a single time is on" {
  SAVED_AT=${DAY}T06:00:00+01:00 saved
  says() { # TIME WORDS
    run -0 at "$1" due
    assert_output --partial "$2"
  }
  at 07:00 set wear >/dev/null
  says 08:00 'wear: Support socks on,'
  says 08:30 'wear: Look at your skin'
  says 20:00 'wear: Support socks off for the night'
  at 07:00 set walk --at=8:00,20:00 >/dev/null # those of wear come five minutes later
  LEG_NOTIFY=stdout at 08:00 tick >/dev/null
  says 08:05 'wear: Support socks on,'
  LEG_NOTIFY=stdout at 20:00 tick >/dev/null
  says 20:05 'wear: Support socks off for the night'
  run -0 at 07:00 export
  [ "$(grep -c '^SUMMARY:Support socks on' <<<"$output")" = 1 ]
  [ "$(grep -c '^SUMMARY:Look at your skin' <<<"$output")" = 1 ]
  [ "$(grep -c '^SUMMARY:Support socks off' <<<"$output")" = 1 ]
  leg-remind unset walk
  at 07:00 set wear --at=9:00 >/dev/null
  says 09:00 'wear: Support socks on,'
  at 07:00 set wear --every=2h --from=9 --to=13 >/dev/null
  says 11:00 'wear: Look at your skin'
  says 13:00 'wear: Look at your skin'
}

@test "each condition silences its reminders" {
  for name in walk pumps stretch elevate wear drink circulation sleeve; do at 08:00 set $name 2>/dev/null; done
  while read -r condition silent; do
    saved $condition
    run at 10:00 due --explain
    for name in ${silent//,/ }; do
      assert_line "$name: the saved answers do not allow it"
    done
    [ "$(grep -c 'do not allow' <<<"$output")" = "$(wc -w <<<"${silent//,/ }")" ] || { echo "$condition: $output"; false; }
  done <<'CASES'
age-group=adult
fluid-limit=yes drink
kidney-liver=yes elevate,wear,drink,sleeve
heart-failure=yes elevate,wear,drink,sleeve
CASES
}

@test "a stretch is sitting or lying for who holds on to walk, and a leg newly swollen skips it" {
  at 08:00 set stretch --at=10:00
  saved
  run -0 at 10:00 due
  refute_output --partial 'sitting or lying'
  assert_output --partial 'if a leg is newly sore or swollen'
  saved tumour-leg=yes
  run -0 at 10:00 due
  assert_output --partial 'a slow stretch, sitting or lying'
}

@test "the walk is standing if well and seated if unsteady, also with the user's own text" {
  walk
  saved
  run -0 at 10:00 due
  assert_output --partial 'walk, or march in place'
  saved unsteady=yes
  run -0 at 10:00 due
  assert_output --partial 'march sitting down, or standing with a hand on something'
  at 08:00 set walk --text='Stand up and run!'
  run -0 at 10:00 due
  assert_output --partial 'Stand up and run! Do it sitting, or hold on to something steady.'
}

@test "out of date: one polite line a day, nothing else" {
  walk
  SAVED_AT=2025-01-01T08:00:00+01:00 saved
  LEG_NOTIFY=stdout run -74 bash -c 'exec leg-remind "$@" >/dev/full' bash tick --now=${DAY}T10:00:00+01:00
  run -69 at 10:00 tick # as it could not be printed
  assert_output --partial 'Your saved answers are out of date. Answer the questions again with leg-screen --save'
  run -14 at 10:05 due --explain
  assert_output 'walk: the saved answers are out of date: run leg-screen --save'
  run -14 at 10:05 due
  assert_output 'nothing is due: the saved answers are out of date: run leg-screen --save'
  run -0 at 11:00 tick
  assert_output ''
  run -14 at 09:55 due --explain
  assert_output --partial 'out of date'
  run -0 at 11:00 show
  assert_output --partial 'silent: the saved answers are out of date: run leg-screen --save'
  run -14 at 11:00 next
  assert_output --partial 'out of date'
  run -69 at '2026-11-24 10:00' tick
}

@test "a lock or an unreadable lock silences everything and refuses an export" {
  for name in walk elevate; do at 08:00 set $name 2>/dev/null; done
  saved
  locked
  run -14 at 10:00 due
  assert_output 'nothing is due: something has to be checked first: run leg-screen'
  run -0 at 10:00 tick
  assert_output ''
  run -12 at 10:00 export
  echo '{"type":' >"$STATE/locks.json"
  run -65 at 10:00 tick
  assert_output --partial 'locks.json'
}

@test "a walk and raised legs in the same minute come one after the other" {
  walk
  saved
  at 08:00 set elevate --at=11:00
  run -69 at 11:00 tick
  assert_output --partial 'Time to move'
  run -69 at 11:05 tick
  assert_output --partial 'raise your legs'
}

# --- schedulers ----------------------------------------------------------------------------------

FOREIGN=$'# mine\nMAILTO=me\n5 4 * * * echo "50 \\% off"\n\n# BEGIN other\n0 0 * * * true\n# BEGIN leg-reminders\n1 1 * * * true\n# END leg-reminders'

@test "install into a crontab: foreign lines byte for byte, twice the same, and out again" {
  fake_crontab
  printf '%s\n' "$FOREIGN" >"$FAKE/table"
  cp "$FAKE/table" before
  run -0 leg-remind install --cron
  head -c "$(stat -c %s before)" "$FAKE/table" | cmp - before
  grep -qxF "$(tick_line)" "$FAKE/table"
  [ "$(cat "$FAKE/crontab.said")" = 600 ]
  [ -z "$(ls -A "$STATE")" ]
  [ "$(grep -cE "leg-remind'? tick" "$FAKE/table")" = 1 ]
  run -1 grep -E '^[^#]*tick.*%' "$FAKE/table"
  cp "$FAKE/table" installed
  run -0 leg-remind install --cron
  cmp "$FAKE/table" installed
  [ "$(wc -l <"$FAKE/crontab.said")" = 1 ]
  run -0 leg-remind uninstall
  cmp "$FAKE/table" before
  run -0 leg-remind uninstall
  assert_output --partial 'nothing was installed'
}

@test "show names a ticker of an older version, and what renews it" {
  fake_crontab
  fake_recorder systemctl 'exit 0'
  walk >/dev/null
  leg-remind install --cron
  run -0 at 08:00 show
  refute_output --partial ticker
  sed -i 's/env HOME/HOME/' "$FAKE/table"
  run -0 at 08:00 show
  assert_line 'ticker       not what this version writes; renew it: leg-remind install --cron'
  leg-remind install --cron
  run -0 at 08:00 show
  refute_output --partial ticker
  run -0 leg-remind install --systemd
  [ -e "/var/lib/systemd/linger/$(id -un)" ] || assert_output --partial 'loginctl enable-linger'
  sed -i '/KillMode/d' .config/systemd/user/leg-remind.service
  run -0 at 08:00 show
  assert_line --partial 'renew it: leg-remind install --systemd'
}

@test "install where there is no table yet; uninstall removes an empty one" {
  fake_crontab
  run -0 leg-remind install --cron
  [ "$(wc -l <"$FAKE/table")" = 3 ]
  run -0 leg-remind uninstall --cron
  [ ! -e "$FAKE/table" ]
  # the words are looked at, so that the program is asked for those of no other language
  sed -i 's/no crontab for you/$([ "$LC_ALL" = C ] \&\& echo no crontab for you || echo keine Tabelle)/' "$FAKE/bin/crontab"
  run -0 env LC_ALL=de_DE.UTF-8 leg-remind install --cron
  [ "$(wc -l <"$FAKE/table")" = 3 ]
}

@test "install where busybox says that there is no table yet, and none where it cannot be opened" {
  fake_crontab
  sed -i "s/no crontab for you/crontab: can't open 'you': No such file or directory/" "$FAKE/bin/crontab"
  run -0 leg-remind install --cron
  [ "$(wc -l <"$FAKE/table")" = 3 ]
  leg-remind uninstall --cron
  sed -i 's/No such file or directory/Permission denied/' "$FAKE/bin/crontab"
  run -69 leg-remind install --cron
  [ ! -e "$FAKE/table" ]
}

@test "--dry-run prints the table and changes nothing" {
  fake_crontab
  printf '%s\n' "$FOREIGN" >"$FAKE/table"
  cp "$FAKE/table" before
  run -0 leg-remind install --cron --dry-run
  assert_line "$(tick_line)"
  assert_line '# mine'
  cmp "$FAKE/table" before
  run -0 leg-remind install --systemd --dry-run
  assert_line 'OnCalendar=*:0/5'
  [ ! -e .config/systemd ]
}

@test "the user's own folders reach the ticker" {
  XDG_CONFIG_HOME="$HOME/my config" run -0 leg-remind export --format=crontab
  assert_line "$(tick_line "XDG_CONFIG_HOME='$HOME/my config'")"
  XDG_STATE_HOME=/100% run -0 leg-remind export --format=crontab
  assert_line "$(tick_line "XDG_STATE_HOME='/100'\\%''")"
  XDG_STATE_HOME=/100% run -0 leg-remind export --format=systemd
  assert_line 'Environment="XDG_STATE_HOME=/100%%"'
  XDG_STATE_HOME=state run -0 leg-remind export --format=crontab # which no program looks in
  assert_line "$(tick_line)"
  XDG_STATE_HOME="/$(printf 'a\nb')" run -69 leg-remind export --format=crontab
  HOME=$(getent passwd "$(id -u)" | cut -d: -f6) run -0 leg-remind export --format=crontab
  assert_line "*/5 * * * * $(quoted "$LEG_BIN/leg-remind") tick"
}

@test "the ticker names the link in PATH, not its target" {
  mkdir bin && ln -s "$LEG_BIN/leg-remind" bin/leg-remind
  PATH=$HOME/bin:$PATH run -0 leg-remind export --format=crontab
  assert_line "*/5 * * * * env HOME=$(quoted "$HOME") $(quoted "$HOME/bin/leg-remind") tick"
  run -0 bin/leg-remind export --format=crontab
  assert_line --partial " $(quoted "$HOME/bin/leg-remind") tick"
  cd bin && run -0 ./leg-remind export --format=crontab
  assert_line --partial " $(quoted "$HOME/bin/leg-remind") tick"
}

@test "the ticker's line works in sh, dash, bash and csh, whatever the path" {
  odd="$HOME/it's 100% \$odd! \"x\"=y"
  mkdir "$odd" && ln -s "$LEG_BIN/leg-remind" "$odd/leg-remind"
  line=$(XDG_DATA_HOME=$odd "$odd/leg-remind" export --format=crontab | sed -n 's/^[*]\/5 \* \* \* \* //p')
  line=${line//\\%/%} # as cron does
  for shell in sh dash bash csh tcsh; do
    command -v $shell >/dev/null || continue
    run -0 env -i PATH=/usr/bin:/bin $shell -c "$line"
    assert_output ''
  done
}

@test "a unit for any path is one that systemd takes" {
  command -v systemd-analyze >/dev/null || skip 'systemd-analyze is not installed'
  odd="$HOME/it's 100% \$odd \"x\"\\y"
  mkdir "$odd" units run && ln -s "$LEG_BIN/leg-remind" "$odd/leg-remind"
  XDG_DATA_HOME=$odd "$odd/leg-remind" export --format=systemd >both
  sed '/^# leg-remind.timer/,$d' both >units/leg-remind.service
  sed '1,/^# leg-remind.timer/d' both >units/leg-remind.timer
  XDG_RUNTIME_DIR=$HOME/run run -0 systemd-analyze verify --user --man=no units/leg-remind.timer units/leg-remind.service
  refute_output --partial 'leg-remind'
}

@test "what was said by a clock three hours ahead silences nothing once it is set back" {
  walk
  export LEG_NOTIFY=stdout
  run -0 at 14:00 tick
  assert_output --partial 'Time to move'
  run -0 at 11:15 tick
  refute_output
  run -0 at 12:00 tick
  assert_output --partial 'Time to move'
}

@test "a pause set while the clock was a year ahead is ignored" {
  walk
  run -0 leg-remind --now=2027-11-23T11:00:00+01:00 pause 2h
  run -0 leg-remind --now=2026-11-23T11:00:00+01:00 show
  refute_output --partial paused
  run -0 leg-remind --now=2026-11-23T11:00:00+01:00 next
  refute_output --partial paused
}

@test "a temporary table of a killed install is removed by the next install" {
  fake_crontab
  walk
  run -0 leg-remind install --cron
  (umask 077 && echo '# mine' >.local/state/leg/crontab.new)
  run -0 leg-remind install --cron
  assert_output --partial 'has the line already'
  [ ! -e .local/state/leg/crontab.new ]
}

@test "a crontab over 4 MiB is refused and stays as it is" {
  fake_crontab
  yes '# a line of mine, and no more than that' | head -c 4500000 >"$FAKE/table"
  cp "$FAKE/table" before
  run -69 leg-remind install --cron
  assert_output --partial 'nothing was changed: its table is longer than 4 MiB'
  run -69 leg-remind uninstall --cron
  cmp "$FAKE/table" before
}

@test "a crontab program that stores half of the table is detected" {
  fake crontab <<'SH'
case $1 in
-l) cat "$FAKE/table" ;;
/*) head -c 20 "$1" >"$FAKE/table" ;;
esac
SH
  printf '%s\n' "$FOREIGN" >"$FAKE/table"
  run -69 leg-remind install --cron
  assert_output --partial 'shows another'
}

# failing_crontab COMMAND: fails once with half of the table installed, after COMMAND.
failing_crontab() {
  fake_crontab
  mv "$FAKE/bin/crontab" "$FAKE/bin/crontab.good"
  fake crontab <<SH
case \$1 in
/*) [ -e "$FAKE/failed" ] || { : >"$FAKE/failed"; head -n 1 "\$1" >"$FAKE/table"; $1; exit 1; } ;;
esac
exec "$FAKE/bin/crontab.good" "\$@"
SH
  printf '# mine\n0 4 * * * backup\n' | tee mine >"$FAKE/table"
}

@test "a crontab program that fails midway costs no line: the table is put back" {
  failing_crontab true
  run -69 leg-remind install --cron
  cmp mine "$FAKE/table"
}

@test "a table that differs on the second read is not written" {
  fake_crontab
  printf '# mine\n0 4 * * * backup\n' >"$FAKE/table"
  cp "$FAKE/table" before
  mv "$FAKE/bin/crontab" "$FAKE/bin/crontab.good"
  fake crontab <<SH
[ "\$1" != -l ] || [ -e '$FAKE/once' ] || { touch '$FAKE/once'; exit 0; } # a full pipe, or an editor meanwhile
exec "$FAKE/bin/crontab.good" "\$@"
SH
  run -69 leg-remind install --cron
  assert_output 'leg-remind: your crontab changed while it was read; nothing was changed: try again'
  cmp "$FAKE/table" before
  run -0 leg-remind install --cron
  grep -q backup "$FAKE/table"
  rm "$FAKE/once"
  run -69 leg-remind uninstall --cron # not: nothing was installed
  run -0 leg-remind uninstall --cron
  cmp "$FAKE/table" before
}

@test "a signal while a crontab program fails waits until the table is put back" {
  failing_crontab 'kill -TERM $PPID'
  run -143 leg-remind install --cron
  cmp mine "$FAKE/table"
}

no_crontab() { ! pgrep -f "$FAKE/bin/crontab"; }

@test "install and uninstall lose no line of a crontab, whatever signal comes when" {
  fake_crontab
  sed -i 's/^case/sleep 0.02; case/' "$FAKE/bin/crontab" # so that every signal finds it at work
  printf '%s\n' "$FOREIGN" >before
  for round in $(seq 30); do
    cp before "$FAKE/table"
    [ $((round % 2)) = 1 ] || "$LEG_BIN/leg-remind" install --cron 2>/dev/null
    command=$([ $((round % 2)) = 1 ] && echo install || echo uninstall)
    signals=(TERM INT HUP KILL QUIT)
    timeout --foreground -s "${signals[round % 5]}" "0.0$((round * 3 % 10))$((round % 7))" \
      "$LEG_BIN/leg-remind" $command --cron 2>/dev/null || true
    await no_crontab # which outlives the leg-remind that was killed
    grep -vE '^(# BEGIN leg-remind .*|# END leg-remind|[*]/5 .* tick)$' "$FAKE/table" | cmp - before
  done
}

@test "half a block, a block in another or a missing end is 65, and nothing is touched" {
  fake_crontab
  for table in '# BEGIN leg-remind\n*/5 * * * * x tick\n' '* * * * * y\n# END leg-remind\n' \
    '# BEGIN leg-remind\n# BEGIN leg-remind\n# END leg-remind\n# END leg-remind\n'; do
    printf "$table" >"$FAKE/table"
    cp "$FAKE/table" before
    run -65 leg-remind install --cron
    [ "${#lines[@]}" = 1 ]
    run -65 leg-remind uninstall --cron
    cmp "$FAKE/table" before
  done
}

@test "two blocks, of a table that was joined from two, become one; their other lines stay" {
  fake_crontab
  printf '%s\n' "$FOREIGN" >"$FAKE/table"
  leg-remind install --cron
  printf '0 9 * * * play tick\n' >>"$FAKE/table"
  sed '/tick/d; s/^# END.*/0 8 * * * mine\n&/' "$FAKE/table" >joined
  leg-remind export --format=crontab | sed '1a 0 7 * * * play tick' >>joined
  cp joined "$FAKE/table"
  run -0 at 08:00 show
  assert_line --partial 'renew it: leg-remind install --cron'
  run -0 leg-remind install --cron
  run -0 at 08:00 show
  refute_output --partial 'renew it'
  [ "$(grep -c '^# BEGIN leg-remind ' "$FAKE/table")" = 1 ]
  run -0 leg-remind uninstall --cron
  cmp "$FAKE/table" <(grep -vE '^# (BEGIN|END) leg-remind( |$)|leg-remind.? tick' joined)
}

@test "an unreadable table is never written" {
  for answer in 'echo "you (me) are not allowed to use this program (crontab)" >&2; exit 1' \
    'echo "cannot open your crontab" >&2; exit 1' 'exit 1' 'echo "cannot open the spool" >&2' \
    'echo "no crontab for you: permission denied" >&2; exit 1' \
    'echo "1 * * * * x"; echo "no crontab for you" >&2; exit 1'; do
    fake crontab <<<"case \$1 in -l) $answer ;; *) touch '$FAKE/written' ;; esac"
    run -69 leg-remind install --cron
    [ "${#lines[@]}" = 1 ]
    assert_output --regexp 'nothing was changed: .'
    [ ! -e "$FAKE/written" ]
  done
}

@test "a table that cannot be put back is said to be so" {
  fake_crontab
  printf '# mine\n0 4 * * * backup\n' >"$FAKE/table"
  sed -i "s|^/[*]).*|/*) head -n 1 \"\$1\" >'$FAKE/table'; exit 1 ;;|" "$FAKE/bin/crontab"
  run -69 leg-remind install --cron
  assert_output --partial 'shows another table; look at it with crontab -e'
  refute_output --partial 'nothing was changed'
}

@test "an unreadable table is never written, with SIGCHLD ignored by the parent" {
  fake crontab <<<"case \$1 in -l) exit 1 ;; *) touch '$FAKE/written' ;; esac"
  run -69 env --ignore-signal=CHLD leg-remind install --cron
  [ ! -e "$FAKE/written" ]
  fake_crontab
  run -0 env --ignore-signal=CHLD leg-remind install --cron
  grep -q tick "$FAKE/table"
}

@test "any failed read costs no line of a crontab and reports every unit" {
  command -v strace >/dev/null || skip 'strace is not installed'
  fake_crontab
  fake_recorder systemctl 'exit 0'
  leg-remind install --systemd
  cp -a .config installed
  local nth struck when
  strike() { strace -qq -o struck -e trace=read -e inject=read:error=EIO:when="$when" "$@"; }
  for ((nth = 1; ; nth++)); do
    echo '0 4 * * * backup' >"$FAKE/table"
    rm -rf .config && cp -a installed .config
    struck=''
    for when in "$nth+" "$nth"; do # this and all later ones, this alone
      strike leg-remind install --cron || true
      ! grep -q INJECTED struck || struck=yes
      [ "$(grep -c backup "$FAKE/table")" = 1 ] || { echo "read $when: the table is lost"; return 1; }
    done
    ! strike leg-remind uninstall --systemd || [ -z "$(ls .config/systemd/user)" ] || { echo "read $nth: units are left"; return 1; }
    ! grep -q INJECTED struck || struck=yes
    [ "$struck" ] || break
  done
  [ "$nth" -gt 6 ]
}

@test "no crontab program, no systemctl: 69" {
  run -69 env PATH=/nowhere "$LEG_BIN/leg-remind" install --cron
  assert_output 'leg-remind: no crontab program here; install cron, or try install --systemd'
  run -69 env PATH=/nowhere "$LEG_BIN/leg-remind" install --systemd
  [ ! -e .config/systemd ]
  run -69 env PATH=/nowhere "$LEG_BIN/leg-remind" uninstall # not: nothing was installed
  assert_output --partial 'no crontab program here'
}

@test "install as systemd user units, and out again" {
  fake_recorder systemctl 'exit 0'
  mkdir -p .config/systemd/user
  touch .config/systemd/user/.{mine,leg-remind.timer}.new
  run -0 leg-remind install --systemd
  [ "$(ls -A .config/systemd/user | paste -sd' ')" = '.mine.new leg-remind.service leg-remind.timer' ] # the user's stays
  [ "$(tr '\n' ' ' <"$FAKE/systemctl.said")" = '--user|daemon-reload| --user|daemon-reload| --user|enable|--now|leg-remind.timer| ' ]
  grep -qxF "ExecStart=\"$LEG_BIN/leg-remind\" tick" .config/systemd/user/leg-remind.service
  grep -qx 'SuccessExitStatus=69' .config/systemd/user/leg-remind.service
  run -0 leg-remind uninstall --systemd --dry-run
  assert_output --partial 'would remove'
  [ "$(ls .config/systemd/user | paste -sd' ')" = 'leg-remind.service leg-remind.timer' ]
  [ "$(wc -l <"$FAKE/systemctl.said")" = 3 ]
  run -0 leg-remind uninstall --systemd
  [ -z "$(ls .config/systemd/user)" ]
}

@test "uninstall takes the units out, and says so if the crontab has half a block" {
  fake_crontab
  fake_recorder systemctl 'exit 0'
  leg-remind install --systemd
  leg-remind export --format=crontab | sed '/END/d' >"$FAKE/table"
  cp "$FAKE/table" before
  run -65 leg-remind uninstall
  assert_output --partial 'the leg-remind block has no end'
  [ ! -e .config/systemd/user/leg-remind.timer ]
  cmp "$FAKE/table" before
}

@test "a foreign unit of that name is left alone" {
  fake_recorder systemctl 'exit 0'
  mkdir -p .config/systemd/user
  echo '[Unit]' >.config/systemd/user/leg-remind.timer
  run -73 leg-remind install --systemd
  assert_output --partial 'is not ours; nothing was changed'
  [ "$(ls .config/systemd/user)" = leg-remind.timer ]
  rm .config/systemd/user/leg-remind.timer
  leg-remind install --systemd 2>/dev/null
  echo '[Unit]' >.config/systemd/user/leg-remind.timer
  run -0 leg-remind uninstall --systemd
  [ "$(cat .config/systemd/user/leg-remind.timer)" = '[Unit]' ]
  [ "$(ls .config/systemd/user)" = leg-remind.timer ]
  run -1 grep -q disable "$FAKE/systemctl.said"
}

# --- calendar ------------------------------------------------------------------------------------

@test "export: CRLF, 75 octets, one event for each clock time, stable ids" {
  walk
  saved
  at 08:00 set elevate --at=11:00,15:30 --except=2026-12-25 --text='Beine hoch – für zehn Minuten, bitte; und zwar mit Äpfeln, Birnen und Zwetschgen auf dem Küchentisch'
  at 08:00 export >one.ics
  at '2026-12-01 08:00' export --format=ics >two.ics
  run -1 grep -qv $'\r$' one.ics
  run -1 env LC_ALL=C grep -qE '^.{77,}' one.ics # with the CR
  iconv -f UTF-8 -t UTF-8 one.ics >/dev/null
  [ "$(grep -c '^BEGIN:VEVENT' one.ics)" = 10 ]
  [ "$(grep '^UID:' one.ics | sort -u | wc -l)" = 10 ]
  cmp <(grep '^UID:' one.ics) <(grep '^UID:' two.ics)
  grep -q $'^DTSTART:20261123T110500\r' one.ics # five minutes after the walk
  grep -q $'^EXDATE:20261225T110500\r' one.ics
  [ "$(grep -c '^TRIGGER:PT0S' one.ics)" = 10 ]
}

@test "export has the times at which tick speaks, at the end of quiet hours too" {
  saved
  at 08:00 set elevate --at=12:25,23:55 --days=mon >/dev/null
  at 08:00 set walk --at=12:19,2:30 --days=sun,mon >/dev/null
  at 08:00 set quiet --hours='mon 12:00-12:20,mon 12:15-12:30,23:50-0:00,2-3' >/dev/null
  events() { leg-remind export --now="$1" | grep -E '^(UID|RRULE):' | sed 's/@.*//; s/.*[=-]//' | tr -d '\r' | xargs; }
  run -0 events 2026-11-23T08:00:00+01:00
  assert_output '1219 SU 0000 TU 1230 MO'
  SAVED_AT=2027-03-27T08:00:00+01:00 saved
  run -0 events 2027-03-28T01:00:00+01:00 # the week in which 2:30 is left out
  assert_output '1219 SU 0000 TU 1230 MO'
}

@test "export: a long exception ends the calendar; without an event there is none" {
  at 08:00 set walk --at=10:00 --except=2026-11-23..2026-11-24,2027-01-01..9999-12-31 >/dev/null
  run -0 --separate-stderr at 08:00 export
  [[ $stderr == 'leg-remind: walk: the last day is 2026-12-31, '* ]]
  run -0 grep -E '^(DTSTART|RRULE|EXDATE):' <<<"${output//$'\r'}"
  assert_output 'DTSTART:20261125T100000
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261231T100000'
  at 08:00 set walk --except=2026-11-20..2027-11-20,2026-12-01..2027-12-02 >/dev/null 2>&1
  run -14 --separate-stderr at 08:00 export
  [[ -z $output && $stderr == *'walk: left out: no time to come'*'nothing to export' ]]
  leg-remind unset walk
  run -14 --separate-stderr at 08:00 export
  [[ -z $output && $stderr == 'leg-remind: nothing is set; begin with: '* ]]
}

@test "export leaves out what the saved answers do not allow" {
  walk
  at 08:00 set elevate 2>/dev/null
  saved heart-failure=yes
  run -0 --separate-stderr at 08:00 export
  [[ $output != *elevate* && $stderr == *'elevate: left out'* ]]
}

# --- the manual ----------------------------------------------------------------------------------

@test "the crontab lines of the manual work from cron's environment" {
  for program in leg-now leg-plan leg-timer leg-log; do
    [ -x "$LEG_BIN/$program" ] || skip "$program is not built"
  done
  fake_recorder notify-send 'exit 0'
  sed -n '/^\.Ss Without leg-remind/,/^\.Sh/s/^[0-9*][^ ]* [^ ]* [^ ]* [^ ]* [^ ]*  //p' "$ROOT/man/leg-remind.1" >lines
  [ "$(wc -l <lines)" -ge 5 ]
  run -1 grep -q % lines
  while IFS= read -r line; do
    # a minute in a second
    line=${line/leg-now -r walk --plain/{ $(leg-now -r walk --plain --dry-run); \}}
    line=${line/leg-timer --plain/leg-timer --plain --speed=60}
    run -0 env -i LEG_TEST=1 HOME="$HOME" PATH="$FAKE/bin:$LEG_BIN:/usr/bin:/bin" setsid -w sh -c "$line" </dev/null
  done <lines
  grep -q 'Walking break' "$FAKE/notify-send.said"
  grep -q 'March in place' walk
  [ "$(leg-log list --format=json | jq -r '.routine')" = walk ]
  [ -s leg.jsonl ]
  [ "$(stat -c %a leg.jsonl)" = 600 ]
}

@test "the command of each reminder makes a plan, a session and a record" {
  for program in leg-plan leg-timer leg-log; do
    [ -x "$LEG_BIN/$program" ] || skip "$program is not built"
  done
  at 08:00 set pumps
  command=$(at 10:00 due | sed 's/.*\[\(.*\)\]/\1/')
  [ "$command" = 'leg-plan -r pumps | leg-timer | leg-log add' ]
  run -0 setsid -w sh -c "${command/leg-timer/leg-timer --plain --speed=60}" </dev/null
  [ "$(leg-log list --format=json | jq -r '.status')" = completed ]
}

# --- completions ---------------------------------------------------------------------------------

@test "bash completes commands, names and options" {
  [ -r /usr/share/bash-completion/bash_completion ] || skip 'no bash-completion'
  complete_bash() {
    env -i PATH="$PATH" bash --norc -c '
      . /usr/share/bash-completion/bash_completion
      . "$1"; shift; COMP_LINE=$*; COMP_POINT=${#COMP_LINE}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _leg_remind; printf "%s\n" "${COMPREPLY[@]}"' bash "$ROOT/completions/bash/leg-remind" "$@"
  }
  [ "$(complete_bash leg-remind un | xargs)" = 'unset uninstall' ]
  [ "$(complete_bash leg-remind set el)" = elevate ]
  [ "$(complete_bash leg-remind set walk --ev)" = --every= ]
  [ "$(complete_bash leg-remind due --ev)" = '' ]
}

@test "fish completes commands and options" {
  command -v fish >/dev/null || skip 'fish is not installed'
  complete_fish() { fish --no-config -c "source '$ROOT/completions/fish/leg-remind.fish'; complete -C '$1'" | cut -f1 | xargs; }
  [ "$(complete_fish 'leg-remind un')" = 'uninstall unset' ]
  [ "$(complete_fish 'leg-remind set --ev')" = --every ]
}

@test "seven changes of the policy at once lose none" {
  local name
  for name in walk pumps drink wear stretch elevate evening; do
    leg-remind set "$name" --every=60m --from=9:00 --to=17:30 >/dev/null 2>&1 3>&- &
  done
  wait
  run jq '.reminders | length' "$HOME/.config/leg/reminders.json"
  assert_output 7
}
