#!/usr/bin/env bats
# leg-screen: answers files, the conversation on a terminal, what is kept, locks, lists.

load chain

setup() {
  [ -x "$LEG_BIN/leg-screen" ] || skip 'leg-screen is not built'
  command -v jq >/dev/null || skip 'jq is not installed'
  export HOME="$BATS_TEST_TMPDIR/home" TZ=UTC LC_ALL=C.UTF-8 TERM=xterm
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME LEG_EMERGENCY NO_COLOR
  mkdir -p "$HOME"
  cd "$HOME" || return 1
}

STATE=.local/state/leg

# file [OPTION|MEMBER=ANSWER…]: leg-screen on an answers file with these changes, without a terminal.
file() {
  local word options=() changes=()
  for word; do
    if [[ $word == -* ]]; then options+=("$word"); else changes+=("$word"); fi
  done
  answers "${changes[@]}" >answers.json
  setsid -w leg-screen --now="$NOW" --answers=answers.json "${options[@]}"
}

# talk [OPTION…]: leg-screen on a terminal of its own; standard input is what is typed, a line a
# prompt. The document lands in `document`, what the terminal showed in `shown`.
talk() {
  command -v expect >/dev/null || skip 'expect is not installed'
  cat >typed
  local status=0
  "$ROOT/tests/cmd/talk.exp" typed sh -c 'exec leg-screen "$@" >document 2>talk.err' sh \
    --now="$NOW" "$@" </dev/null >shown.raw || status=$?
  tr -d '\r' <shown.raw >shown
  return $status
}

# A well adult types: the first run, and one with saved answers.
FIRST=(2 none no no none no no none none none none)
AGAIN=(none no no none none)
type_lines() { printf '%s\n' "$@"; }

prompts() { grep -cE '(none|unsure|both|or 3|number|new): ' shown; }

# The first so many of FIRST, then what follows.
first() { type_lines "${FIRST[@]:0:$1}" "${@:2}"; }

# number ID LEFT_OUT…: its number in the review, when these were not asked.
number() {
  leg-screen --list --format=json |
    jq --args '[.questions[].id | select(IN($ARGS.positional[1:][]) | not)] | index($ARGS.positional[0]) + 1' "$@"
}

saved() { type_lines "${FIRST[@]}" | talk --save; }

# ---- answers files ---------------------------------------------------------------------------------

@test "leg-screen: a well adult gets the verdict go, and no advice" {
  run -0 --separate-stderr file
  [ "${#lines[@]}" -eq 1 ]
  [ -z "$stderr" ]
  [ "$(jq -c '[.type, .version, .for, .verdict, .action]' <<<"$output")" = \
    '["leg-screening",1,"self","go","none"]' ]
  [ "$(jq -r .created <<<"$output")" = "$(date -d "$NOW" +%FT%T+00:00)" ]
  [ ! -e .local ]
}

@test "leg-screen: a screening holds an hour from when its answers were given" {
  answers | jq -c '.answered = "2026-11-22T09:00:00+01:00"' >old.json
  run -0 --separate-stderr leg-screen --now="$NOW" --answers=old.json
  [ "$(jq -r .valid_until <<<"$output")" = 2026-11-22T09:00:00+00:00 ]
}

@test "leg-screen: a limited verdict is status 0" {
  run -0 --separate-stderr file 'veins-mild={"answer":"yes","leg":"left"}'
  [ "$(jq -c '[.verdict, .limits.massage.left.level, .limits.massage.right.level]' <<<"$output")" = \
    '["limited","limited","allowed"]' ]
}

@test "leg-screen: a stop is 10, a document, and what to do now on stderr" {
  run -10 --separate-stderr file clot-signs=yes
  [ "$(jq -r .verdict <<<"$output")" = stop ]
  [[ ${stderr_lines[0]} == *"could be a blood clot"* && $stderr == *"help today"* ]]
}

@test "leg-screen: an emergency is 11, with the number to call" {
  LEG_EMERGENCY=144 run -11 --separate-stderr file lung-clot-signs=yes
  [ "$(jq -r .verdict <<<"$output")" = emergency ]
  [[ ${stderr_lines[0]} == *'Call 144 now'* ]]
  [ "$(jq -r '.findings[0].advice' <<<"$output" | grep -c 144)" -eq 1 ]
}

@test "leg-screen: a signal does not cut the advice short" {
  command -v strace >/dev/null || skip 'strace is not installed'
  export ASAN_OPTIONS=detect_leaks=0 # which takes a tracer of its own
  answers heart-stroke-signs=yes >answers.json
  run -11 --separate-stderr setsid -w strace -qq -o trace -e trace=write -e inject=write:error=EINTR:when=1 leg-screen --now="$NOW" --answers=answers.json
  grep -q INJECTED trace
  [[ $stderr == *'heart attack or a stroke'* ]] || false
}

@test "leg-screen: an emergency number with control characters drives no terminal" {
  LEG_EMERGENCY=$'1\e[2J2' run -11 --separate-stderr file lung-clot-signs=yes
  [[ $stderr == *'1\x1b[2J2'* ]]
  [[ $stderr != *$'\e'* ]]
}

@test "leg-screen: a missing answer is unsure, never no" {
  echo '{}' >empty.json
  run -10 --separate-stderr leg-screen --answers=empty.json
  [ "$(jq -r '[.answers[].answer] | unique | join(" ")' <<<"$output")" = unsure ]
}

@test "leg-screen: old, undated or future answers do not count for today" {
  local change
  for change in '.answered = "2026-11-22T08:29:59+01:00"' 'del(.answered)' '.answered = 7' \
    '.answered = "2026-11-22T09:32:01+01:00"' '.answered = "today"'; do
    answers | jq -c "$change" >old.json
    run -10 --separate-stderr leg-screen --now="$NOW" --answers=old.json
    [ "$(jq -r '.answers["clot-signs"].answer + .answers.diabetes.answer' <<<"$output")" = unsureno ]
    [[ $stderr == *old.json:\ answered:\ * ]] || false # the cause is named
  done
}

@test "leg-screen: answers may be dated in every form of RFC 3339, and two minutes ahead" {
  local time
  for time in 2026-11-22T08:30:00.123Z 2026-11-22t08:30:00z '2026-11-22 09:30:00+01:00' 2026-11-22T09:32:00+01:00; do
    answers | jq -c --arg time "$time" '.answered = $time' >new.json
    run -0 --separate-stderr leg-screen --now="$NOW" --answers=new.json
    [ "$(jq -r '.answers["clot-signs"].answer' <<<"$output")" = no ]
  done
}

@test "leg-screen: a bad answers file is 65 and one line" {
  local bad
  answers >good.json
  for bad in '{' '[]' '7' '"no"' '{"clot-signs":"maybe"}' '{"clot-signs":true}' '{"no-such":"no"}' \
    '{"diabetes":"cleared"}' '{"diabetes":{"answer":"yes","leg":"left"}}' \
    '{"veins-mild":{"answer":"yes","leg":"middle"}}' '{"veins-mild":{"leg":"left"}}' \
    '{"age-group":"yes"}' '{"clot-signs":"adult"}' '{"rash":"no","rash":"yes"}' \
    '{"stop-checked":"cleared"}' $'{"rash":"\xff"}' '{"rash":"no"} x' "$(head -c 400 good.json)"; do
    printf '%s' "$bad" >bad.json
    run -65 --separate-stderr leg-screen --answers=bad.json
    [ -z "$output" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ $stderr == 'leg-screen: bad.json: '* ]]
  done
  printf '{"rash":"no"\0}' >bad.json
  run -65 --separate-stderr leg-screen --answers=bad.json
}

@test "leg-screen: an answers file that cannot be opened is 66" {
  run -66 --separate-stderr leg-screen --answers=nowhere.json
  [ "$stderr" = 'leg-screen: nowhere.json: No such file or directory' ]
  run -66 --separate-stderr leg-screen --answers=.
}

@test "leg-screen: answers from a pipe; an empty one is 65 without a word" {
  answers >answers.json
  run -0 --separate-stderr bash -c 'cat answers.json | leg-screen --now="$1" --answers=-' - "$NOW"
  [ "$(jq -r .verdict <<<"$output")" = go ]
  run -65 --separate-stderr bash -c 'true | leg-screen --answers=-'
  [ -z "$output$stderr" ]
  : >empty
  run -65 --separate-stderr leg-screen --answers=empty
  [ "${#stderr_lines[@]}" -eq 1 ]
}

@test "leg-screen: a partner must have said yes" {
  run -0 --separate-stderr file --for=partner partner-consent=yes
  [ "$(jq -r .for <<<"$output")" = partner ]
  for answer in partner-consent=no partner-consent=unsure diabetes=no; do
    run -10 --separate-stderr file --for=partner "$answer"
  done
}

@test "leg-screen: saved answers play no part in a file's" {
  first 9 1 none none | talk --save || false
  run -0 --separate-stderr file
  [ "$(jq -r '.answers.diabetes.answer' <<<"$output")" = no ]
}

@test "leg-screen: the card says first what to do now, and claims no certainty" {
  run -10 --separate-stderr file --format=text clot-signs=yes
  [ "${lines[1]}" = 'What to do now' ]
  [[ ${lines[2]} == *"could be a blood clot"* && ${lines[3]} == *"help today"* ]]
  assert_line --partial 'no massage'
  refute_output --regexp '[Ss]afe'
  rm -r .local/state/leg # the lock
  run -0 --separate-stderr file --format=text
  assert_line --partial 'No warning answers today.'
  refute_output --regexp '[Ss]afe'
}

@test "leg-screen: FHIR has the questions and answers as codings, and names no person" {
  run -0 --separate-stderr file --format=fhir 'veins-bad={"answer":"cleared","leg":"right"}' loose-joints=unsure
  jq -e '.resourceType == "QuestionnaireResponse" and .status == "completed" and (has("subject") | not)' \
    <<<"$output"
  jq -c '[.. | objects | select(.linkId? and .answer?) | {(.linkId): .answer[0].valueCoding.code}] | add' \
    <<<"$output" >codes
  [ "$(jq -r '."veins-bad" + " " + ."veins-bad-leg" + " " + ."loose-joints"' codes)" = 'cleared right unsure' ]
  jq -e 'has("partner-consent") or has("pregnant-swelling") | not' codes
  leg-screen --format=fhir --person=Ann --now="$NOW" --answers=answers.json 2>/dev/null |
    jq -e '.subject == {"display": "Ann"} and .source == .subject'
  run -64 leg-screen --person=Ann --now="$NOW" --answers=answers.json
  run -64 leg-screen --person=Ann --list --format=fhir
}

# tmux_types LINE…: leg-screen on a terminal of tmux at $socket, where these lines are typed, until it
# holds a lock. Its document lands in `document`, its status is the last line of the terminal.
tmux_types() {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  local line
  socket=$BATS_TEST_TMPDIR/tmux
  tmux -S "$socket" -f /dev/null new-session -d -x 80 -y 60 \
    "env PATH='$PATH' HOME='$HOME' LEG_TEST=1 leg-screen --now='$NOW' >document; echo status \$?; sleep 30"
  for line; do
    tmux -S "$socket" send-keys -l "$line"
    tmux -S "$socket" send-keys Enter
    sleep 0.2
  done
  await test -e $STATE/locks.json || tmux -S "$socket" kill-server
  pid=$(jq -r '.self.provisional[0].pid' $STATE/locks.json)
}

# ---- locks -----------------------------------------------------------------------------------------

lock_level() { jq -r ".$1 | if . == null then \"none\" elif .lifted_by then \"lifted\" else .level end" $STATE/locks.json; }

@test "leg-screen: a stop that must be checked locks, and only a checked screening lifts it" {
  run -10 --separate-stderr file clot-signs=yes
  [ "$(lock_level self)" = check ]
  [ "$(stat -c %a $STATE $STATE/locks.json | tr '\n' ' ')" = '700 600 ' ]
  NOW=2026-11-22T09:40:00+01:00
  run -0 --separate-stderr file
  [ "$(lock_level self)" = check ]
  [[ $stderr == *'not been checked'* ]]
  run -0 --separate-stderr file stop-checked=no
  [ "$(lock_level self)" = check ]
  run -10 --separate-stderr file stop-checked=yes fever-ill=yes
  [ "$(lock_level self)" = check ]
  [[ $stderr != *'not been checked'* ]] # the user has just said that it was
  [[ $stderr == *'An earlier stop still holds'* ]]
  run -0 --separate-stderr file stop-checked=yes
  [ "$(lock_level self)" = lifted ]
  [ -z "$stderr" ]
}

@test "leg-screen: a stop that needs no check locks nothing" {
  run -10 --separate-stderr file fever-ill=yes
  [ ! -e $STATE/locks.json ]
}

@test "leg-screen: an emergency locks its own mode alone" {
  run -11 --separate-stderr file dark-urine=yes
  [ "$(lock_level self) $(lock_level partner)" = 'check none' ]
}

@test "leg-screen: unreadable locks stop everything, but never hide an emergency" {
  mkdir -p .local/state/leg
  echo '{"type":"leg-locks","version":1,"se' >$STATE/locks.json
  run -65 --separate-stderr file
  [ -z "$output" ]
  [[ $stderr == *locks.json* ]]
  run -11 --separate-stderr file lung-clot-signs=yes
  [ "$(jq -r .verdict <<<"$output")" = emergency ]
  [[ ${stderr//[$'\n ']/} == *locks.json* ]] # a long path is wrapped
  run -10 --separate-stderr file --format=text blood-thinner=yes # a stop that locks nothing
  [[ $output == *'Nothing from these programs for now'* && $output != *'Allowed'* ]]
}

@test "leg-screen: saved files are private under any umask" {
  local mask
  for mask in 000 777; do
    rm -rf .local
    (umask $mask && file clot-signs=yes >out 2>&1) || [ $? -eq 10 ]
    [ "$(stat -c %a $STATE $STATE/locks.json | tr '\n' ' ')" = '700 600 ' ]
  done
}

# ---- lists, usage, streams -------------------------------------------------------------------------

@test "leg-screen: seen is told apart from not seen" {
  run -10 --separate-stderr file lump-behind-knee='{"answer":"cleared","leg":"left"}' artery-severe=seen deep-bruise='{"answer":"seen","leg":"right"}'
  [ "$(jq -r '.action' <<<"$output")" = soon ]
  [ "$(jq -c '.answers["artery-severe"]' <<<"$output")" = '{"answer":"seen"}' ]
  [ ! -e .local/state/leg/locks.json ]
  run -10 --separate-stderr file artery-severe=yes
  [ "$(jq -r '.action' <<<"$output")" = today ]
  [ "$(jq -c '[.limits[][].level] | unique' <<<"$output")" = '["not-allowed"]' ]
  for wrong in artery-severe=cleared lump-behind-knee=seen diabetes=seen; do
    run -65 --separate-stderr file "$wrong"
  done
}

@test "leg-screen: the list has the help and the follow-up of each question" {
  leg-screen --list --format=json >list.json
  [ "$(jq '[.questions[] | select(.help | type != "string")] | length' list.json)" -eq 0 ]
  [ "$(jq -r '.questions[] | select(.id == "numb-feet") | .help' list.json | cut -c1-8)" = 'A check:' ]
  # what can be cleared asks so, and the two that a clinician may have seen
  [ "$(jq -c '[.questions[] | select(.clearable != (.clearance.answer == "cleared")) | .id]' list.json)" = '[]' ]
  [ "$(jq -c '[.questions[] | select(.clearance.answer == "seen") | .id]' list.json)" = '["deep-bruise","artery-severe"]' ]
  [ "$(jq '[.questions[].clearance | select(. and (.text | endswith("?") | not))] | length' list.json)" -eq 0 ]
}

@test "leg-screen: the list has every question, in three forms" {
  run -0 --separate-stderr leg-screen --list --format=json
  [ "$(jq '.questions | length' <<<"$output")" -eq 67 ]
  jq -r '.questions[].id' <<<"$output" >ids
  leg-screen --list >text
  leg-screen --list --format=fhir >fhir
  while read -r id; do
    grep -q "^  $id (" text
  done <ids
  jq -r '[.item[] | select(.type == "group") | .item[].linkId] | sort[]' fhir | diff - <(sort ids)
}

@test "leg-screen: the review sheet has every question, as a page and as a table" {
  leg-screen --list --format=html >sheet.html
  leg-screen --list --format=csv >sheet.csv
  leg-screen --list --format=json | jq -r '.questions[].id' >ids
  [ -s ids ]
  while read -r id; do
    grep -q "<h3>$id " sheet.html || { echo "$id is not on the page"; return 1; }
    grep -q "^2026.12,[^,]*,\"$id\"," sheet.csv || { echo "$id is not in the table"; return 1; }
  done <ids
  grep -q 'Reviewed by a clinician: none' sheet.html
  grep -q 'NICE, 2020' sheet.csv
}

@test "leg-screen, leg-plan: rules that were to be reviewed long ago say so" {
  NOW=2028-01-01T09:30:00+01:00 run -0 --separate-stderr file
  [[ $stderr == *'These safety rules (2026.12) were due to be reviewed by December 2027.'* ]]
  printf '%s\n' "$output" >old.json
  run -0 --separate-stderr leg-plan --now=2028-01-01T09:31:00+01:00 old.json
  [[ $stderr == *'were due to be reviewed'* ]]
  run -0 --separate-stderr file
  [[ $stderr != *'due to be reviewed'* ]]
}

@test "leg-plan: a screening of newer rules is refused, one without rules is read" {
  screening >new.json
  jq -c '.rules = "2027.01"' new.json >newer.json
  run -65 --separate-stderr leg-plan --now="$NOW" newer.json
  [[ $stderr == *'newer rules than ours (2026.12)'* ]]
  jq -c 'del(.rules)' new.json >older.json
  run -0 leg-plan --now="$NOW" older.json
}

@test "leg-screen: wrong use is 64" {
  local wrong
  while read -r wrong; do
    run -64 --separate-stderr leg-screen $wrong
    [ -z "$output" ]
  done <<'WRONG'
--for=other
--for=partner --save
--save --forget
--answers=x --list
--answers=x --quick
--list --save
--list --forget
--format=xml
--format=html
--format=csv
one
WRONG
}

@test "leg-screen: a full disk is 74, a closed stdout not 0" {
  answers >answers.json
  run -74 --separate-stderr bash -c 'leg-screen --now="$1" --answers=answers.json >/dev/full' - "$NOW"
  [ "${#stderr_lines[@]}" -eq 1 ]
  run --separate-stderr bash -c 'leg-screen --now="$1" --answers=answers.json >&-' - "$NOW"
  assert_failure
  run -74 bash -c 'leg-screen --list >/dev/full'
}

@test "leg-screen: without a terminal and without answers 69" {
  run -69 --separate-stderr setsid -w leg-screen
  [ -z "$output" ]
  [[ $stderr == *'--answers=FILE'* ]]
}

# ---- the conversation ------------------------------------------------------------------------------

@test "leg-screen: a clear first run takes eleven prompts and keeps nothing" {
  run -0 talk <<<"$(type_lines "${FIRST[@]}")"
  [ "$(prompts)" -eq 11 ]
  [ "$(jq -r .verdict document)" = go ]
  [ ! -s talk.err ]
  grep -q 'No warning answers today' shown
  [ ! -e .local ]
}

@test "leg-screen: the dialogue and an answers file give the same screening" {
  type_lines "${FIRST[@]}" | talk
  file >other
  diff <(jq 'del(.id, .created, .valid_until)' document) <(jq 'del(.id, .created, .valid_until)' other)
}

@test "leg-screen: an emergency ends it at once" {
  first 1 '3 unsure 5' none | { run -11 talk; }
  cat shown
  [ "$(prompts)" -eq 2 ]
  [ "$(jq -r .verdict document)" = emergency ]
  [ "$(jq -r '.answers["cold-pale-leg"].answer' document)" = yes ]
  tr -s '\n ' ' ' <shown | grep -q 'Call your emergency number (112, 911, 999) now. Keep'
  grep -q 'If an answer was a slip, run leg-screen again' shown
  [ "$(lock_level self)" = check ]
}

@test "leg-screen: an emergency sign that one is unsure of is asked once more, then stops" {
  first 1 'unsure 2' 'unsure 2' no no none no no none none none none | { run -10 talk; }
  grep -q 'Please look at the list' shown
  [ "$(jq -r '.action + " " + .answers["heart-stroke-signs"].answer' document)" = 'today unsure' ]
}

@test "leg-screen: an empty line or nonsense is asked again" {
  type_lines '' 'x' 2 '' 'yes' '99' 'none 1' none '' 'maybe' no no none no no none none none none | {
    run -0 talk
  }
  [ "$(prompts)" -eq 19 ]
  [ "$(jq -r .verdict document)" = go ]
}

@test "leg-screen: a yes opens which leg, and whether it was cleared" {
  first 4 14 left no no none none '3 4' right yes both none | { run -0 talk; }
  [ "$(jq -c '[.answers.rash, .answers["veins-bad"], .answers["veins-mild"]]' document)" = \
    '[{"answer":"yes","leg":"left"},{"answer":"cleared","leg":"right"},{"answer":"yes","leg":"both"}]' ]
}

@test "leg-screen: a pregnancy opens the question about its swelling" {
  first 8 4 yes no none none | { run -10 talk; }
  [ "$(jq -r '.answers["pregnant-swelling"].answer' document)" = yes ]
  rm -r .local
  first 8 4 yes yes none none | { run -0 talk; }
  [ "$(jq -r '.answers["pregnant-swelling"].answer' document)" = cleared ]
  [ "$(jq -c '.limits.massage.left.zones' document)" = '["foot","ankle","calf"]' ]
}

@test "leg-screen: b goes back, from a follow-up to its list" {
  type_lines b 2 none yes b b none no no 14 b none no no none none none none | { run -0 talk; }
  grep -q 'This is the first question' shown
  [ "$(jq -r .verdict document)" = go ]
}

@test "leg-screen: ? tells more, about one line or all" {
  type_lines '?' 2 '? 6' '?' none q | { run -13 talk; }
  grep -q 'Both together are a yes' shown
  [ "$(grep -c 'Any one of these is a yes' shown)" -ge 2 ]
}

@test "leg-screen: the review shows every answer and each can be changed" {
  first 10 all m 2 b 12 yes 1 70 none | { run -10 talk; }
  grep -qE '^ 1  Age: 18 to 64' shown
  grep -qE '^64  An allergy .*: no' shown
  grep -qE '^ 1  Age: 65 and over' shown
  [ "$(jq -r '.answers["age-group"].answer + " " + .answers["clot-signs"].answer' document)" = '65-plus yes' ]
}

@test "leg-screen: a review taller than the terminal comes in parts, m shows the next" {
  type_lines 2 none no no none none no no none none none all m m m m m none |
    { COLUMNS=80 LINES=24 run -0 talk; }
  grep -qE '^64  An allergy .*: no' shown
  [ "$(grep -c '^There are more: type m' shown)" -ge 4 ]
  # from the prompt before to its own prompt no part is taller than the terminal
  sed -n '/^none, or a number: all/,$p' shown |
    awk '/^none, or a number: /{ if (NR - since > 24) exit 1; since = NR }'
}

# no_head_lost: from one prompt to the next no more rows than the terminal of 80x24 has, but for an
# empty one at their head. There are at least two prompts.
no_head_lost() {
  awk '{ width = length($0); rows += width > 80 ? int((width + 79) / 80) : rows || width }
       /^(Press Enter|Numbers, or|yes, no or|left, right|1, 2 or|none, ).*: / {
         if (rows > 24) print "line " NR ": " rows " rows"
         lost += rows > 24; prompts++; rows = 0 }
       END { exit lost || prompts < 2 }' shown
}

@test "leg-screen: a card taller than the terminal comes in parts, and waits for Enter" {
  export COLUMNS=80 LINES=24 NO_COLOR=1
  local conditions=(70 none no no none none no no '1 6' yes none '1 4' left none)
  type_lines "${conditions[@]}" x x | { run -0 talk; }
  [ "$(grep -c '^Press Enter to go on: x$' shown)" -eq 2 ]
  [ "$(sed -n '/^none, or a number: none$/,/^Press Enter/p' shown | grep -c '^What to do now')" -eq 1 ]
  no_head_lost
  [ "$(jq -r .verdict document)" = limited ]
  # q: the rest at once, and the screening all the same; so do Ctrl-C and the end of input
  for how in q ^C ^D; do
    type_lines "${conditions[@]}" $how | { run -0 talk; }
    [ "$(grep -c '^Press Enter to go on: ' shown)" -eq 1 ]
    [ "$(tail -n 1 shown)" = 'Rules 2026.12, a draft; reviewed by a clinician: none.' ]
    [ "$(jq -r .verdict document)" = limited ]
  done
  # a screen reader can read again only what is on the screen
  type_lines "${conditions[@]}" x x x x | { ACCESSIBLE=1 run -0 talk; }
  [ "$(grep -c '^Press Enter to go on: x$' shown)" -ge 1 ]
  no_head_lost
  awk '/^Press Enter to go on: x/ { getline; if (!/^(  |What|Keep|Rules|$)/) exit 1 }' shown # no cut
  # with a file of answers nothing waits
  COLUMNS=80 LINES=24 run -10 file blood-thinner=yes diabetes=yes heart-failure=yes
}

@test "leg-screen: the last part of a long card waits if another program takes the terminal" {
  local conditions=(70 none no no none none no no '1 6' yes none '1 4' left none)
  export COLUMNS=80 LINES=24
  type_lines "${conditions[@]}" x x x >typed
  run -0 "$ROOT/tests/cmd/talk.exp" typed bash -c 'set -o pipefail; leg-screen | cat >document'
  [ "$(grep -c 'Press Enter to go on: x' <<<"$output")" -eq 3 ]
}

@test "leg-screen --save: the answers are kept, whatever ends the run at its card" {
  local how conditions=(70 none no no none none no no '1 6' yes none '1 4' left none no)
  export COLUMNS=80 LINES=24
  for how in ^C HANGUP; do
    rm -rf .local
    type_lines "${conditions[@]}" $how >typed
    run "$ROOT/tests/cmd/talk.exp" typed bash -c 'leg-screen --save | cat >document'
    [ "$(jq -r '.answers["heart-failure"].answer' $STATE/profile.json)" = yes ]
  done
}

@test "leg-screen: urgent advice is on the screen until the user goes on" {
  export COLUMNS=80 LINES=24
  # an unsure emergency sign: the list comes again below what makes it an emergency, just so
  type_lines 2 'unsure 2' none q | { run -13 talk; }
  no_head_lost
  run -1 grep -q 'to go on' shown
  export LINES=23
  type_lines 2 'unsure 2' x none q | { run -13 talk; }
  no_head_lost
  grep -A9 '^Not sure about an emergency sign' shown | grep -q '^Press Enter to go on: x'
  # the same for help, and for a sign that must be checked today
  type_lines 2 '?' x x none q | { run -13 talk; }
  no_head_lost
  # b and q are for the question that follows, any other word is no answer to it
  type_lines 2 'unsure 2' none none no q | { run -13 talk; }
  no_head_lost
  [ "$(grep -cE '^(Press Enter to go on|Numbers, or none): none$' shown)" -eq 2 ]
  [ "$(grep -c '^yes, no or unsure: no$' shown)" -eq 1 ]
  type_lines 2 'unsure 2' b q | { run -13 talk; }
  [ "$(grep -c 'How old are you' shown)" -eq 2 ]
  type_lines 2 'unsure 2' q | { run -13 talk; }
  [ "$(lock_level self)" = check ]
}

@test "leg-screen: an emergency found in the review ends it as well" {
  first 10 2 yes | { run -11 talk; }
  [ "$(jq -r .verdict document)" = emergency ]
}

@test "leg-screen: b in the review leaves the answer and its lock as they were" {
  local bruise
  bruise=$(number deep-bruise partner-consent pregnant-swelling)
  first 10 "$bruise" yes left b b none | { run -0 talk; }
  [ "$(jq -r '.answers["deep-bruise"].answer' document)" = no ]
  # swelling in pregnancy locks at once, until the answer is taken back
  first 10 "$(number pregnant partner-consent pregnant-swelling)" yes yes b b b q | { run -13 talk; }
  grep -q '^Has your midwife or doctor' shown
  [ "$(lock_level self)" = none ]
}

@test "leg-screen: an answer changed in the review removes its follow-up" {
  first 8 4 yes no none "$(number pregnant partner-consent)" no none | { run -0 talk; }
  [ "$(jq -c '[.answers.pregnant.answer, .answers["pregnant-swelling"]]' document)" = '["no",null]' ]
}

@test "leg-screen: a yes that must be checked today gets its advice and its lock at once" {
  first 2 yes q | { run -13 talk; }
  [ ! -s document ]
  [ "$(grep -c 'This could be a blood clot' shown)" -eq 2 ]
  grep -q 'You can end' shown
  [ "$(lock_level self)" = check ]
  jq -e '.self | has("provisional") | not' $STATE/locks.json
}

@test "leg-screen: however it ends early, such an answer stays a lock" {
  local how
  for how in q ^C ^D HANGUP; do
    rm -rf .local
    first 2 yes "$how" | { run -13 talk; }
    [ "$(lock_level self)" = check ]
  done
}

@test "leg-screen: a changed answer withdraws its lock, and leaves an earlier one" {
  first 2 yes b no no none no no none none none none | { run -0 talk; }
  [ ! -e $STATE/locks.json ] || [ "$(lock_level self)" = none ]
  file clot-signs=yes >/dev/null 2>&1 || [ $? -eq 10 ]
  jq -c .self $STATE/locks.json >before
  type_lines no 2 none yes b no q | { run -13 talk; }
  jq -c .self $STATE/locks.json | diff before -
}

@test "leg-screen: a follow-up can remove the stop before it is shown" {
  first 4 12 left yes q | { run -13 talk; }
  run -1 grep -q 'You can end' shown
  [ ! -e $STATE/locks.json ] || [ "$(lock_level self)" = none ]
  first 8 4 yes no q | { run -13 talk; }
  grep -q 'You can end' shown
  [ "$(lock_level self)" = check ]
  rm -r .local
  first 8 4 yes q | { run -13 talk; } # before the follow-up it counts as yes
  [ "$(lock_level self)" = check ]
  grep -q 'Until this has been checked' shown
}

@test "leg-screen: killed after the answer, the lock is there, and a checked screening lifts it" {
  local socket pid
  tmux_types 2 none yes
  # while the dialogue runs, no other screening lifts its lock
  NOW=2026-11-22T09:40:00+01:00
  run -0 --separate-stderr file stop-checked=yes
  [[ $stderr == *'still running'* ]]
  [ "$(lock_level self)" = check ]
  kill -9 "$pid"
  tmux -S "$socket" kill-server || true
  run -0 --separate-stderr file
  [ "$(lock_level self)" = check ]
  run -0 --separate-stderr file stop-checked=yes
  [ "$(lock_level self)" = lifted ]
}

@test "leg-screen: a stop that cannot be recorded is said in so many words" {
  mkdir -p .local/state
  : >.local/state/leg
  first 2 yes q | { run -13 talk; }
  grep -q 'could not be recorded' shown
  run -10 --separate-stderr file clot-signs=yes
  [[ $stderr == *'could not be recorded'* ]]
  [ "$(jq -r .verdict <<<"$output")" = stop ]
}

@test "leg-screen: a list taller than the terminal is asked in parts" {
  export LINES=24 COLUMNS=80
  type_lines 2 none none no no none none none none none none none none none none none none | { run -0 talk; }
  grep -oE '[A-Z][a-z ]+, [0-9]+ to [0-9]+ of [0-9]+' shown >parts
  grep -q '^Today, 1 to [0-9]* of 17$' parts
  # each part fits with its heading: no more rows from a heading to its prompt than the terminal has
  awk '/which of these fit/ { from = NR } /^Numbers, or none: / { if (NR - from + 1 > 24) exit 1 }' shown
  # a part of one line counts no further than that line
  type_lines x x x 2 2 x x x q | { COLUMNS=40 LINES=8 run -13 talk; }
  grep -q 'Emergency signs, 1 of 10:' shown
}

@test "leg-screen: on a single row each line waits, with its prompt beside it" {
  export LINES=1 COLUMNS=20
  type_lines x x x q x x x x x x x x | { run -13 talk; }
  run sed -n '1,5p' <(tr -d '\r' <shown)
  assert_output $'Type the >: x\nnumbers that >: x\nfit, or none. >: x\nIf you are not >: q\nsure about one,'
}

@test "leg-screen: q, Ctrl-C, end of input and a hang-up leave nothing behind" {
  local how at
  for how in q ^C ^D HANGUP; do
    for at in 0 5 10; do
      rm -f document
      first $at "$how" | { run -13 talk --save; }
      [ ! -s document ]
      [ ! -e .local ]
    done
  done
}

@test "leg-screen: it stops when its reader has ended" {
  command -v expect >/dev/null || skip 'expect is not installed'
  : >typed
  run -13 "$ROOT/tests/cmd/talk.exp" typed bash -c 'set -o pipefail; leg-screen | true'
  assert_output --partial 'the program that reads the screening has ended'
}

@test "leg-screen: a narrow terminal is wrapped to" {
  export COLUMNS=40 LINES=200
  type_lines "${FIRST[@]}" | { run -0 talk; }
  run -1 grep -E '.{41}' shown
}

@test "leg-screen: what an answers file leads to is wrapped to the terminal it is told on" {
  local redirect
  screening clot-signs=yes >document 2>&1 || [ $? -eq 10 ]
  answers blood-thinner=cleared veins-mild=yes joint-replaced=yes >answers.json
  export COLUMNS=40 LINES=100
  : >typed
  for redirect in '' '2>/dev/null'; do
    "$ROOT/tests/cmd/talk.exp" typed \
      bash -c "leg-screen --now=$NOW --answers=answers.json $redirect | cat >document" >shown
    grep -q 'You can bleed' shown
    grep -q 'An earlier stop' shown
    run -1 grep -E '.{41}' <(tr -d '\r' <shown)
  done
}

@test "leg-screen: Ctrl-Z and fg put the prompt again" {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  local socket=$BATS_TEST_TMPDIR/tmux
  tmux -S "$socket" -f /dev/null new-session -d -x 80 -y 24 \
    "env PS1='ready> ' PATH='$PATH' HOME='$HOME' bash --norc --noprofile"
  shows() { tmux -S "$socket" capture-pane -p | grep -- "$1"; }
  wait_for() { # WORDS
    await shows "$1" || { tmux -S "$socket" capture-pane -p; tmux -S "$socket" kill-server; return 1; }
  }
  wait_for 'ready>'
  tmux -S "$socket" send-keys -l 'leg-screen >document'
  tmux -S "$socket" send-keys Enter
  wait_for '1, 2 or 3:'
  tmux -S "$socket" send-keys C-z
  wait_for 'Stopped'
  tmux -S "$socket" send-keys -l 'clear; fg'
  tmux -S "$socket" send-keys Enter
  wait_for '1, 2 or 3:'
  tmux -S "$socket" send-keys -l '2'
  tmux -S "$socket" send-keys Enter
  wait_for 'Emergency signs'
  tmux -S "$socket" send-keys C-c
  wait_for 'no screening'
  tmux -S "$socket" kill-server
}

# ---- saved answers ---------------------------------------------------------------------------------

@test "leg-screen: with saved answers five prompts, and the acute ones are never saved" {
  saved
  [ "$(stat -c %a $STATE $STATE/profile.json | tr '\n' ' ')" = '700 600 ' ]
  run -1 grep -E 'clot-signs|rash|fever' $STATE/profile.json
  type_lines "${AGAIN[@]}" | { run -0 talk --quick; }
  [ "$(prompts)" -eq 5 ]
  grep -q 'anything new since 2026-11-22' shown
  [ "$(jq -r .verdict document)" = go ]
  jq -c '.answers["age-group"].at = "2025-11-22T09:30:00+01:00"' $STATE/profile.json >old
  cat old >$STATE/profile.json
  type_lines 2 "${AGAIN[@]}" | { run -0 talk; }
  grep -q 'anything new since 2026-11-22' shown # since the oldest that was not asked again
}

@test "leg-screen: a clock stepped back by seconds makes no answer old" {
  export XDG_RUNTIME_DIR=$HOME/run
  mkdir -m 700 run
  type_lines "${FIRST[@]}" | talk --save --reuse
  cp document before
  NOW=2026-11-22T09:28:00+01:00 # two minutes are what clocks may differ
  type_lines no | { run -0 talk --reuse; }
  cmp document before
  type_lines "${AGAIN[@]}" | { run -0 talk --quick; }
  NOW=2026-11-22T09:27:59+01:00
  run -12 talk --quick </dev/null
}

@test "leg-screen: stale answers are asked as one list, the clot questions one by one" {
  saved
  NOW=2026-12-30T09:30:00+01:00
  run -12 talk --quick </dev/null
  [ ! -s document ]
  type_lines none no no none no 1 no none | { run -10 talk; }
  grep -q 'Recent clot' shown
  grep -q 'Please check again' shown
  run -1 grep -q 'Very bendy joints' shown
}

@test "leg-screen: a saved yes gone stale binds in a combination, before it is asked again" {
  first 8 5 none none no | talk --save
  cp $STATE/profile.json before
  NOW=2026-12-30T09:30:00+01:00
  type_lines none no no 9 | { run -11 talk; }
  grep -q 'Fever during cancer treatment: call' shown
  run -1 grep -q 'Please check again' shown
  [ "$(jq -r '.verdict, .answers["cancer-now"].answer' document | xargs)" = 'emergency yes' ]
  [ "$(jq -r .self.level $STATE/locks.json)" = check ]
  cmp before $STATE/profile.json
}

@test "leg-screen: a saved no gone stale makes no combination" {
  saved
  NOW=2026-12-30T09:30:00+01:00
  type_lines none no no 9 q | { run -13 talk; }
  run -1 grep -q 'Fever during cancer' shown
  [ ! -e $STATE/locks.json ]
}

@test "leg-screen: a file's lasting answers can be saved, as of when they were given" {
  run -0 --separate-stderr file --save diabetes=yes loose-joints=unsure
  [ "$(jq -r '.answers.diabetes | .answer + " " + .at' $STATE/profile.json)" = "yes $NOW" ]
  run -1 grep -qE 'rash|loose-joints' $STATE/profile.json
  run -10 --separate-stderr file --save numb-feet=cleared rash=yes
  [ "$(jq -r '.answers["numb-feet"].answer' $STATE/profile.json)" = yes ]
  rm $STATE/profile.json
  run -10 --separate-stderr file --save answered=2026-11-22T08:00:00+01:00
  [[ $stderr == *'nothing was saved'* ]]
  run -64 leg-screen --answers=answers.json --save --for=partner
  [ ! -e $STATE/profile.json ]
}

@test "leg-screen: a failed save hides no stop" {
  mkdir -p $STATE/profile.json/x
  chmod -R 700 $STATE
  run -10 --separate-stderr file --save fever-ill=yes
  [[ $stderr == *profile.json* ]]
  [ "$(jq -r .verdict <<<"$output")" = stop ]
  run --separate-stderr file --save
  [ "$status" -ge 73 ]
}

@test "leg-screen: saved answers replace no link and no file of another kind" {
  local kind
  mkdir -p $STATE
  chmod 700 $STATE
  echo '{}' >away
  for kind in 'ln -sr away' 'ln away' mkfifo mkdir; do
    $kind $STATE/profile.json
    stat -c '%F %i' $STATE/profile.json >before
    run -77 --separate-stderr file --save
    [[ $stderr == *'profile.json: '*', refused' ]] || fail "$kind: $stderr"
    stat -c '%F %i' $STATE/profile.json | cmp before
    assert_equal "$(cat away)" '{}'
    rm -r $STATE/profile.json
  done
}

@test "leg-screen: unsure is never saved, and asked again" {
  first 9 'unsure 1' none | talk --save
  run -1 grep -q diabetes $STATE/profile.json
  run -12 talk --quick </dev/null
}

@test "leg-screen: something new drops every saved no" {
  first 9 1 none no | talk --save
  type_lines "${AGAIN[@]:0:4}" new no no none none none none no | { run -0 talk; }
  [ "$(jq -r '.answers.diabetes.answer' document)" = yes ]
  run -1 grep -qE '^ *[0-9]+  Diabetes$' shown
  type_lines "${AGAIN[@]:0:4}" unsure no no none none 6 none no | { run -0 talk; }
  # ended before they are answered again they are gone, but for those that were
  type_lines "${AGAIN[@]:0:4}" none new no q | { run -13 talk; }
  tr -s '\n ' ' ' <shown | grep -q 'no screening. Something is new, so the saved answers that were no are deleted'
  [ "$(jq -c '[.answers | to_entries[] | select(.value.answer == "no") | .key]' $STATE/profile.json)" = '["clot-recent"]' ]
  [ "$(jq -r '.answers.diabetes.answer' $STATE/profile.json)" = yes ]
}

@test "leg-screen: without --save what was saved only becomes stricter" {
  saved
  cp $STATE/profile.json before
  type_lines "${AGAIN[@]}" | talk
  cmp before $STATE/profile.json
  type_lines "${AGAIN[@]:0:4}" "$(number diabetes partner-consent pregnant-swelling)" yes none | talk
  [ "$(jq '.answers | length' before)" -eq $(($(jq '.answers | length' $STATE/profile.json) + 1)) ]
}

@test "leg-screen: an emergency ends a saved clearance, and speaks of nothing else" {
  first 5 yes yes no none none none none no | talk --save
  [ "$(jq -r '.answers["clot-recent"].answer' $STATE/profile.json)" = cleared ]
  type_lines 1 | { run -11 talk; }
  [ "$(jq -r '.answers["clot-recent"].answer' $STATE/profile.json)" = yes ]
  [ "$(jq -c '[.findings[].question]' document)" = '["lung-clot-signs","clot-recent"]' ]
  run -1 grep -qiE 'clot doctor|heated' shown
}

@test "leg-screen: --quick without saved answers is 12 and needs no terminal" {
  run -12 --separate-stderr setsid -w leg-screen --quick
  [[ $stderr == *'no saved answers'* ]]
  [ -z "$output" ]
  run -12 --separate-stderr setsid -w leg-screen --quick --for=partner
  [[ $stderr == *"a partner's answers are never saved"* ]]
}

@test "leg-screen: --forget deletes them, and it is no fault when there are none" {
  saved
  run -0 --separate-stderr leg-screen --forget
  [ -z "$output" ]
  [ ! -e $STATE/profile.json ]
  run -0 leg-screen --forget
}

@test "leg-screen: with unreadable saved answers everything is asked, and it says how to repair them" {
  saved
  echo '{"type":"leg-prof' >$STATE/profile.json
  type_lines "${FIRST[@]}" | { run -0 talk; }
  [ "$(prompts)" -eq 11 ]
  grep -q 'profile.json: bad JSON: line 1' talk.err
  grep -q -- '--save replaces the saved answers, --forget deletes' talk.err
  type_lines "${FIRST[@]}" | { run -0 talk --save; }
  jq -e '.answers.diabetes.answer == "no"' $STATE/profile.json
  echo '{"type":"leg-prof' >$STATE/profile.json
  run -0 leg-screen --forget
  [ ! -e $STATE/profile.json ]
  ln -s nowhere $STATE/profile.json
  type_lines "${FIRST[@]}" | { run -0 talk; }
  grep -q 'asking everything$' talk.err # neither of them would help
}

@test "leg-screen: a partner is asked everything, consent before the body, and nothing is kept" {
  saved
  cp $STATE/profile.json before
  type_lines 2 yes "${FIRST[@]:1}" | { run -0 talk --for=partner; }
  [ "$(prompts)" -eq 12 ]
  [ "$(jq -r .for document)" = partner ]
  [ "$(grep -nE '^2 of 12. Consent' shown | wc -l)" -eq 1 ]
  grep -q '^Ask: "Is one calf or one leg newly swollen' shown
  grep -q '^Is the other person awake' shown
  grep -A1 'said yes to each area' shown | grep -q 'today: yes$' # in the review: it is no "no"
  grep -q 'Answered no: 64 more' shown
  grep -q 'Tell the other person' shown
  cmp before $STATE/profile.json
}

@test "leg-screen: a stop locks even if the card cannot be written to the terminal" {
  command -v script >/dev/null || skip 'script is not installed'
  answers clot-signs=yes >answers.json
  # a terminal that is open for reading alone
  run -74 script -qec "leg-screen --now=$NOW --answers=answers.json 1</dev/tty" /dev/null
  [ "$(jq -r .self.level "$STATE/locks.json")" = check ]
}

@test "leg-screen: under a lock the check is asked first" {
  file clot-signs=yes >locked.json || [ $? -eq 10 ]
  NOW=2026-11-22T09:40:00+01:00
  type_lines no "${FIRST[@]}" | { run -0 talk; }
  grep -qE '^1 of 12' shown
  [ "$(lock_level self)" = check ]
  type_lines yes "${FIRST[@]}" | { run -0 talk; }
  [ "$(lock_level self)" = lifted ]
  type_lines "${FIRST[@]}" | { run -0 talk; }
  [ "$(prompts)" -eq 11 ]
}

# ---- already asked --------------------------------------------------------------------

# A first run with diabetes, and with what is said to "have you already asked".
diabetic() { first 9 1 none "$@" | talk --save; }
again() { type_lines "${AGAIN[@]}" "$@"; }

# same_limits A B: nothing differs that a limit, a status or an action rests on.
same_limits() {
  cmp <(jq -c 'del(.id, .created, .valid_until, .already_asked)' "$1") \
    <(jq -c 'del(.id, .created, .valid_until, .already_asked)' "$2")
}

@test "leg-screen: Ctrl-D at whether a clinician was asked is a no, Ctrl-C leaves nothing behind" {
  diabetic ^D
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",null]' ]
  [ "$(jq -c '.answers | [.[] | select(.asked)]' $STATE/profile.json)" = '[]' ]
  rm $STATE/profile.json document
  run diabetic ^C
  [ "$status" -eq 13 ]
  [ ! -s document ]
  [ ! -e $STATE/profile.json ]
}

@test "leg-screen: advice that a clinician was asked about is remembered and not repeated" {
  diabetic yes
  grep -q 'Have you already asked' shown
  cp document asked
  [ "$(jq -c '[.action, .already_asked]' asked)" = '["ask-clinician",true]' ]
  [ "$(jq -c '.answers | [to_entries[] | select(.value.asked) | .key]' $STATE/profile.json)" = '["diabetes"]' ]
  [ "$(jq -r .answers.diabetes.asked $STATE/profile.json)" = "$(jq -r .created asked)" ]
  again | { run -0 talk; }
  run -1 grep -qE 'Have you already asked|Ask a doctor' shown
  grep -q 'Already asked about: Diabetes\.' shown
  grep -A1 -E '^ *[0-9]+  Diabetes: yes' shown | grep -q '^    Look at the skin' # where it waits to be read
  [ "$(grep -n 'Look at the skin' shown | tail -1 | cut -d: -f1)" -gt "$(grep -n 'Keep in mind' shown | cut -d: -f1)" ]
  same_limits asked document
  [ "$(jq -r 'keys_unsorted[8:10] | join(" ")' document)" = 'action already_asked' ]
}

@test "leg-screen: who has just said that a clinician agreed is not told to ask one" {
  local save
  first 7 1 yes none 1 none | { run -0 talk; } # diabetes, of which nothing was said, as well
  run -1 grep -q 'Have you already asked' shown # nothing would remember it
  grep -q 'Ask a doctor' shown
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",null]' ]
  [ ! -e .local ]
  for save in '' --save; do
    first 7 1 yes none none none | { run -0 talk $save; }
    run -1 grep -qE 'Have you already asked|Ask a doctor' shown
    [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",true]' ]
    sed '/Anything to change/,$d' shown | grep -q 'You can bleed into a muscle' # in the review
  done
}

@test "leg-screen: not having asked a clinician keeps all advice, and is asked again" {
  local said
  for said in no unsure; do
    rm -rf .local
    diabetic "$said"
    cp document told
    [ "$(jq -c '[.action, .already_asked]' told)" = '["ask-clinician",null]' ]
    grep -q 'Ask a doctor' shown
    run -1 grep -q asked $STATE/profile.json
    again yes | { run -0 talk; }
    grep -q 'Already asked about: Diabetes' shown
    same_limits told document
    jq -e .answers.diabetes.asked $STATE/profile.json
  done
}

@test "leg-screen: what a file says is not quieted by what was asked before" {
  diabetic yes
  cp document asked
  file diabetes=yes >told 2>err
  grep -q 'Ask a doctor' err
  same_limits asked told
  [ "$(jq .already_asked told)" = null ]
}

@test "leg-screen: what a file says a clinician agreed to counts as asked, and still warns" {
  file blood-thinner=cleared >document 2>err
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",true]' ]
  run -1 grep -q 'Ask a doctor' err
  grep -q 'Already asked about: A blood thinner' err
  grep -q 'You can bleed into a muscle' err
  file blood-thinner=cleared diabetes=yes >document 2>err
  grep -q 'Ask a doctor' err
  [ "$(jq .already_asked document)" = null ]
}

@test "leg-screen: one thing asked about leaves the advice to ask about another" {
  diabetic yes
  again_with=$(number bp-high partner-consent pregnant-swelling)
  type_lines "${AGAIN[@]:0:4}" "$again_with" yes none no | { run -0 talk --save; }
  grep -q 'Have you already asked a doctor, nurse or physiotherapist about this' shown
  grep -q 'Ask a doctor' shown
  grep -q 'Already asked about: Diabetes\.' shown
  [ "$(jq .already_asked document)" = null ]
  again yes | { run -0 talk; }
  [ "$(jq .already_asked document)" = true ]
}

@test "leg-screen: an answer given again or out of date has not been asked about" {
  diabetic yes
  type_lines "${AGAIN[@]:0:4}" "$(number diabetes partner-consent pregnant-swelling)" yes none no | {
    run -0 talk --save
  }
  run -1 grep -q asked $STATE/profile.json
  rm -rf .local
  diabetic yes
  type_lines "${AGAIN[@]:0:4}" "$(number diabetes partner-consent pregnant-swelling)" no none | talk
  run -1 grep -q asked $STATE/profile.json
  rm -rf .local
  diabetic yes
  NOW=2028-11-22T09:30:00+01:00
  type_lines 2 none no no none no no 23 none no | { run -0 talk --save; }
  grep -q 'Have you already asked' shown
  run -1 grep -q asked $STATE/profile.json
  [ "$(jq .already_asked document)" = null ]
}

@test "leg-screen: an acute or unsure answer is never remembered as asked about" {
  first 4 14 left no no none none none none | talk --save
  run -1 grep -q 'Have you already asked' shown
  rm -rf .local
  first 9 'unsure 1' none | talk --save
  run -1 grep -q 'Have you already asked' shown
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",null]' ]
  rm -rf .local
  first 8 4 yes yes none none yes | { run -0 talk --save; }
  jq -e '.answers.pregnant.asked' $STATE/profile.json
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",null]' ]
  grep -q 'Ask a doctor' shown
}

@test "leg-screen: a partner is never asked whether a clinician was, nor is anything quieted" {
  diabetic yes
  cp $STATE/profile.json before
  type_lines 2 yes "${FIRST[@]:1:8}" 1 none | { run -0 talk --for=partner; }
  run -1 grep -qE 'Have you already asked|Already asked' shown
  grep -q 'Ask a doctor' shown
  [ "$(jq -c '[.action, .already_asked]' document)" = '["ask-clinician",null]' ]
  cmp before $STATE/profile.json
}

@test "leg-screen: b goes back from have-you-asked to the review, q leaves nothing behind" {
  first 9 1 none b none q | { run -13 talk --save; }
  [ "$(grep -c 'Have you already asked' shown)" -eq 2 ]
  [ ! -e .local ]
}

@test "leg-screen: urgent advice is shown in full, even if a clinician was asked" {
  diabetic yes
  type_lines none yes no none none | { run -10 talk; }
  run -1 grep -q 'Already asked' shown
  grep -q 'Look at the skin' shown
  [ "$(jq -c '[.action, .already_asked]' document)" = '["today",null]' ]
}

@test "leg-screen: after an asked clinician leg-plan too drops the advice, and plans the same" {
  diabetic yes
  cp document asked
  jq -c 'del(.already_asked)' asked >told
  leg-plan --now="$NOW" told >loud
  leg-plan --now="$NOW" asked >quiet
  [ "$(jq -c '[.action, (.advice | length)]' loud)" = '["ask-clinician",1]' ]
  [ "$(jq -c '[.action, (.advice | length)]' quiet)" = '["ask-clinician",0]' ]
  cmp <(jq -c 'del(.id, .advice)' loud) <(jq -c 'del(.id, .advice)' quiet)
  jq -c '.answers["new-swelling-both"].answer = "yes"' asked >worse
  run leg-plan --now="$NOW" worse
  [[ $(jq -r '.action + .advice[0]' <<<"$output") == today*'help today'* ]]
  jq -c '.already_asked = "yes"' asked >odd
  run -65 --separate-stderr leg-plan --now="$NOW" odd
}

@test "leg-screen: --forget leaves no copy that a killed run was writing" {
  local state=$HOME/.local/state/leg
  mkdir -p "$state"
  echo secret >"$state/.profile.json.new"
  run -0 leg-screen --forget
  [ -z "$(ls -A "$state")" ]
}

@test "leg-screen: no setting keeps the advice of an emergency back" {
  answers lung-clot-signs=yes >answers.json
  mkdir -p .config/leg
  printf 'bell = loud\nemergency = 112 # in Europe\ncolour = blue\n' >.config/leg/config
  run -11 --separate-stderr setsid -w leg-screen --now="$NOW" --answers=answers.json
  [[ $stderr == *"config: line 1: 'loud' is not none, steps or strokes"* && $stderr == *'112'* &&
    $stderr != *'Europe'* && $stderr == *"unknown setting 'colour'"* ]] || false
  rm .config/leg/config
  mkdir .config/leg/config
  run -11 --separate-stderr setsid -w leg-screen --now="$NOW" --answers=answers.json
  [[ $stderr == *'the defaults hold'* && ${stderr//$'\n  '/ } == *'112, 911, 999'* ]] || false
}

# ---- a second time within the hour -----------------------------------------------------------------

reusable() { export XDG_RUNTIME_DIR=$HOME/run; mkdir -p -m 700 run; }

@test "leg-screen --reuse: within the hour one question, and the same document again" {
  reusable
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  cp document before
  [ "$(stat -c %a run/leg run/leg/screening.json | tr '\n' ' ')" = '700 600 ' ]
  NOW=2026-11-22T10:29:00+01:00
  type_lines '?' no | { run -0 talk --reuse; }
  grep -q 'Anything new since 08:30?' shown
  [ "$(prompts)" -eq 2 ]
  cmp document before
  NOW=2026-11-22T10:31:00+01:00
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  run -1 grep -q 'Anything new' shown
  run -1 cmp -s document before
  # a partner's screening takes nothing of it
  type_lines 2 yes "${FIRST[@]:1}" | { run -0 talk --for=partner; }
  [ -e run/leg/screening.json ]
  # and what it says is judged again from its answers
  jq -c '.screening |= (fromjson | .answers["fever-ill"].answer = "yes" | tojson + "\n")' run/leg/screening.json >changed
  cat changed >run/leg/screening.json
  type_lines no | { run -10 talk --reuse; }
}

@test "leg-screen --reuse: yes and unsure ask everything, and delete the old document" {
  reusable
  local word
  for word in yes unsure; do
    type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
    type_lines $word q | { run -13 talk --reuse; }
    [ ! -s document ]
    [ ! -e run/leg/screening.json ]
  done
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  type_lines q | { run -13 talk --reuse; }
  [ -e run/leg/screening.json ]
}

@test "leg-screen --reuse: if something is new, a saved no is asked again too" {
  reusable
  type_lines "${FIRST[@]}" | { run -0 talk --save --reuse; }
  # all but the age: blood thinner has become a yes
  type_lines yes none no no none no no 1 no none none none no | { run -10 talk --save --reuse; }
  [ "$(jq -r '.answers."blood-thinner".answer' document)" = yes ]
  run -1 grep -q 'anything new since' shown # it has been said
  # without a kept screening a daily run asks about today, and in the review if anything is new
  type_lines "${AGAIN[@]}" no | { run -10 talk --save; }
  grep -q 'anything new since' shown
  type_lines "${AGAIN[@]}" no | { run -10 talk --reuse; }
  type_lines yes 1 | { run -11 talk --reuse; } # an emergency ends the questions: no "no" is left
  run -1 grep -q '"no"' $STATE/profile.json
}

@test "leg-screen --reuse: what is new is kept at once, whatever ends the run" {
  reusable
  type_lines "${FIRST[@]}" | { run -0 talk --save --reuse; }
  mkdir before
  cp -r .local run before
  as_before() { rm -r .local run && cp -r before/.local before/run .; }
  jq -c '.answers.diabetes.at = "2025-01-01T09:00:00+01:00"' before/.local/state/leg/profile.json >$STATE/profile.json
  type_lines yes | { run -12 talk --reuse --quick; }
  run -1 grep -q '"no"' $STATE/profile.json
  as_before
  type_lines yes KILL | { run -128 talk --reuse; }
  [ -z "$(ls -A run/leg)" ]
  run -1 grep -q '"no"' $STATE/profile.json
  as_before
  type_lines "${AGAIN[@]:0:4}" new KILL | { run -128 talk; } # in the review
  [ -z "$(ls -A run/leg)" ]
  run -1 grep -q '"no"' $STATE/profile.json
  # each no that is given again is as it was
  as_before
  type_lines "${AGAIN[@]:0:4}" new no no none none none none no | { run -0 talk; }
  jq -c .answers before/$STATE/profile.json | diff - <(jq -c .answers $STATE/profile.json)
  # a newer screening that could not be written
  as_before
  answers veins-mild=yes >answers.json
  run -74 sh -c 'leg-screen --now="$1" --answers=answers.json >/dev/full' sh "$NOW"
  [ -z "$(ls -A run/leg)" ]
}

@test "leg-screen --reuse: not after a lock, with other rules, after a start or a step of the clock" {
  reusable
  local change
  for change in '.boot = "other"' '.booted += 60' '.booted -= 60' \
    '.screening |= sub("\"rules\":\"[0-9.]*\""; "\"rules\":\"2026.11\"")' \
    '.screening |= sub("\"self\""; "\"partner\"")' '.screening = "{}"' '.version = 2'; do
    type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
    jq -c "$change" run/leg/screening.json >changed
    cat changed >run/leg/screening.json
    type_lines q | { run -13 talk --reuse; }
    run -1 grep -q 'Anything new' shown
  done
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  cp run/leg/screening.json kept
  file clot-signs=yes >/dev/null 2>&1 || [ $? -eq 10 ]
  [ ! -e run/leg/screening.json ] # a newer screening is there
  cp kept run/leg/screening.json
  type_lines q | { run -13 talk --reuse; }
  run -1 grep -q 'Anything new' shown
}

@test "leg-screen --reuse: a stop without a lock is kept, one with a lock never" {
  reusable
  first 4 9 no no none none none none no | { run -10 talk --reuse; }
  [ -e run/leg/screening.json ]
  cp document before
  type_lines no | { run -10 talk --reuse; }
  cmp document before
  type_lines yes 2 none yes no none no no none none none none | { run -10 talk --reuse; }
  [ ! -e run/leg/screening.json ]
}

@test "leg-screen --reuse: without a runtime folder nothing is kept; --forget deletes it" {
  unset XDG_RUNTIME_DIR
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  [ ! -e .local ]
  reusable
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  (umask 77 && mkdir -p $STATE/profile.json) # not to be deleted: the other is all the same
  run -77 leg-screen --forget
  [ -z "$(ls -A run/leg)" ]
  rmdir $STATE/profile.json
  type_lines "${FIRST[@]}" | { run -0 talk --reuse; }
  run -0 leg-screen --forget
  [ -z "$(ls -A run/leg)" ]
  run -64 leg-screen --reuse --for=partner
  run -64 leg-screen --reuse --answers=x
}

# ---- for every reader ------------------------------------------------------------------------------

@test "leg-screen: with ACCESSIBLE each sentence is a line, and none is cut" {
  ACCESSIBLE=1 run talk <<<"$(first 2 yes q)"
  [ "$status" -eq 13 ]
  grep -qx 'Is one calf or one leg newly swollen, sore or crampy, warm, or red or darker than the other?' shown
  grep -qx 'This could be a blood clot.' shown
  grep -qx 'Emergency signs: which of these fit?' shown
  grep -qx 'Do not rub, squeeze or exercise the leg.' shown
}

@test "leg-screen: LC_ALL=C writes ASCII only, here and on the card" {
  LC_ALL=C run talk <<<"$(type_lines '2' none no no '?' 9 q)"
  grep -q '38 degrees C' shown
  run -1 grep -P '[^\x00-\x7F]' shown
  LC_ALL=C.UTF-8 run talk <<<"$(type_lines '2' none no no q)"
  grep -q '38 °C' shown
}

@test "leg-screen: --color colours a stop, whose words stay, and nothing else" {
  run -10 --separate-stderr file --format=text --color=always fever-ill=yes
  assert_line --partial $'Massage by hand: \e[1;38;5;231;48;5;160mNot now.\e[0m'
  run -10 --separate-stderr file --format=text --color=never fever-ill=yes
  refute_output --partial $'\e'
  run -10 --separate-stderr file --color=always fever-ill=yes
  refute_output --partial $'\e'
}

@test "leg-screen: partner mode speaks to the giver" {
  type_lines 2 yes none no no 13 left q | { run -13 talk --for=partner; }
  grep -q 'Ask: "How old are you?"' shown
  grep -q 'Emergency signs: read each line out and ask if it fits' shown
  grep -q 'Which of their legs is it?' shown
  grep -q 'their left, right or both: ' shown
  rm -rf .local
  type_lines 2 yes none yes q | { run -13 talk --for=partner; }
  [ "$(grep -c '^Tell the other person: This could be a blood clot' shown)" -eq 2 ] # at once, at the end
}

@test "leg-screen: b shows what was answered, ? explains follow-ups" {
  type_lines 2 none yes b '?' b q | { run -13 talk; }
  grep -q 'Your answer was: yes.' shown
  grep -q 'Your answer was: none.' shown
  rm -rf .local
  first 7 1 '?' no q | { run -13 talk; }
  grep -q 'A doctor, nurse, midwife or physiotherapist who knows' shown
  rm -rf .local
  first 4 13 '?' left q | { run -13 talk; }
  grep -q 'Name the leg that has it' shown
}

@test "leg-screen: an age of 17 or 64 that was typed is never saved" {
  local age
  for age in 17 64; do
    type_lines $age "${FIRST[@]:1}" | { run talk --save; }
    [ "$(jq -c '.answers["age-group"]' $STATE/profile.json)" = null ]
  done
  type_lines 63 "${FIRST[@]:1}" | { run talk --save; }
  [ "$(jq -r '.answers["age-group"].answer' $STATE/profile.json)" = adult ]
}

# ---- locks that the log knows, and with an end -----------------------------------------------------

# stopped SYMPTOM STARTED: a session of the log that this symptom ended.
stopped() {
  mkdir -p .local/share/leg/sessions
  jq -nc --arg symptom "$1" --arg started "$2" '{type: "leg-session", version: 1,
    id: "01a20260-0000-7000-8000-000000000001", created: $started,
    plan_id: "01a20260-0000-7000-8000-000000000002", routine: "circulation", mode: "self",
    started: $started, ended: $started, status: "symptom", planned_seconds: 180, active_seconds: 0,
    paused_seconds: 0, steps_planned: 12, steps_done: 0, active: {}, symptom: $symptom,
    before: {}, after: {}, note: ""}' >.local/share/leg/sessions/2026-11.jsonl
}

@test "leg-screen: without a lock file the last symptom of the log locks, and the file is written" {
  stopped sharp-pain 2026-11-22T07:00:00+01:00
  run -0 --separate-stderr file
  [[ $stderr == *'not been checked'* ]]
  [ "$(lock_level self)" = check ]
  rm -rf .local/state
  run -0 --separate-stderr file stop-checked=yes
  [ -z "$stderr" ]
  [ "$(lock_level self)" = lifted ]
  rm -rf .local/state
  stopped sharp-pain 2026-11-20T07:00:00+01:00
  run -0 --separate-stderr file
  [ ! -e $STATE ]
}

@test "leg-screen: dizziness locks until a day that is six hours away, and nothing lifts it earlier" {
  stopped dizzy 2026-11-22T07:00:00+01:00
  run -0 --separate-stderr file stop-checked=yes
  [[ $stderr == *'before 03:00 on 2026-11-23'* ]]
  [ "$(lock_level self)" = rescreen ]
  type_lines q | { run -13 talk; }
  grep -q 'symptom that needs rest' shown
  NOW=2026-11-23T03:59:59+01:00
  run -0 --separate-stderr file
  [ "$(lock_level self)" = rescreen ]
  run -10 --separate-stderr file blood-thinner=yes
  [[ $stderr == *"before 03:00 on 2026-11-23"* ]]
  [ "$(lock_level self)" = rescreen ]
  NOW=2026-11-23T04:00:01+01:00
  run -0 --separate-stderr file
  [ "$(lock_level self)" = lifted ]
}

@test "leg-screen: a stop by standing answers alone lifts the lock of a symptom" {
  stopped itch 2026-11-22T07:00:00+01:00
  run -10 --separate-stderr file blood-thinner=yes not-alert=yes
  [ "$(lock_level self)" = rescreen ] # the file of locks was missing
  [[ $stderr == *'A session ended with a symptom, and an answer about today adds to it'* ]]
  run -12 leg-plan --now="$NOW" -r walk
  run -10 --separate-stderr file blood-thinner=yes
  [ "$(lock_level self)" = lifted ]
  [[ $stderr == *'The earlier stop no longer holds'* ]]
  run -0 leg-plan --now="$NOW" -r walk
  run -10 --separate-stderr file blood-thinner=yes
  [[ $stderr != *'earlier stop'* ]]
}

@test "leg-screen: the card of a stop that lifts a lock says so and calls the rest allowed" {
  local NOW=2026-11-22T09:40:00+01:00
  run -10 --separate-stderr file clot-signs=yes
  NOW=2026-11-22T09:42:00+01:00 run -10 --separate-stderr file --format=text blood-thinner=yes stop-checked=yes
  assert_line --partial 'The earlier stop no longer holds: what your answers allow may go on'
  assert_line --partial '  Stretches: Allowed'
}

@test "leg-screen: the advice is on the terminal of the questions, wherever standard output is" {
  command -v script >/dev/null || skip 'script is not installed'
  command -v expect >/dev/null || skip 'expect is not installed'
  script -q -f -c 'tty >other; exec sleep 20' there >/dev/null </dev/null &
  await test -s other
  type_lines 2 6 >typed
  run -11 "$ROOT/tests/cmd/talk.exp" typed sh -c 'exec leg-screen "$@" >"$(cat other)"' sh --now="$NOW" </dev/null
  await grep -q 'Muscle may be breaking down' there
  kill $!
  [[ $output == *'Muscle may be breaking down'* ]]
}

@test "leg-screen: a terminating signal shows the advice once more, and leaves the lock" {
  local socket pid
  tmux_types 2 none yes
  kill -TERM "$pid"
  ended() { tmux -S "$socket" capture-pane -p | grep '^status'; }
  await ended || true
  tmux -S "$socket" capture-pane -p >shown
  tmux -S "$socket" kill-server
  grep -q '^status 143' shown
  [ "$(grep -c 'This could be a blood clot' shown)" -eq 2 ]
  [ "$(lock_level self)" = check ]
  [ ! -s document ]
}

@test "leg-screen: while an earlier stop is in force the card calls nothing allowed" {
  local change
  run -10 --separate-stderr file clot-signs=yes
  NOW=2026-11-22T09:31:00+01:00
  # no finding, a stop of its own that lifts nothing, and one that might
  for change in rash=no open-skin=yes blood-thinner=yes; do
    run --separate-stderr file --format=text "$change"
    assert_line --partial 'An earlier stop has not been checked'
    assert_line --partial 'Nothing from these programs for now'
    refute_output --regexp '[Aa]llowed|No warning answers'
  done
}

@test "leg-screen: a back raised as far as it may and must be says one number" {
  run -0 file --format=text heart-failure=yes pregnant=yes pregnant-swelling=no
  assert_output --partial 'Back raised 45 degrees.'
}
