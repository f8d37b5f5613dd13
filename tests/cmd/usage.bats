#!/usr/bin/env bats
# A command line that is wrong gets one line that says what is wrong, and 64: in every program alike.
bats_require_minimum_version 1.5.0

setup() {
  load ../assertions
  export HOME=$BATS_TEST_TMPDIR
  PATH=${LEG_BIN:?}:$PATH
}

# wrong LINE COMMAND…: nothing on stdout, this one line on stderr, 64.
wrong() {
  local line=$1
  shift
  run --separate-stderr "$@" </dev/null
  assert_equal "$*: $status" "$*: 64"
  assert_equal "$*: $output" "$*: "
  assert_equal "$stderr" "$line"
}

# wrong_begins BEGINNING COMMAND…: the same for a line that begins so.
wrong_begins() {
  local beginning=$1
  shift
  run -64 --separate-stderr "$@" </dev/null
  [[ -z $output && $stderr == "$beginning"* && ${#stderr_lines[@]} -eq 1 ]] || false
}

@test "usage: an unknown option" {
  for program in leg-screen leg-plan leg-timer leg-log leg-remind leg-now leg-trial; do
    wrong_begins "$program: unknown option '--oops': " $program --oops
    wrong_begins "$program: unknown option '-x': " $program -x
    wrong_begins "$program: unknown option '--HANG': " $program --HANG=1 # argp's own, and the next
    wrong_begins "$program: unknown option '--program-name': " $program --program-name=x
  done
  wrong "leg-plan: unknown option '--oops': leg-plan --help lists them" leg-plan --oops
  wrong "leg-plan: unknown option '-\\xfd': leg-plan --help lists them" leg-plan $'-\xfd' # -3 is the key of --usage
  wrong "leg-plan: unknown option '-explain': did you mean --explain? (leg-plan --help lists them)" leg-plan -explain
  wrong "leg-log: unknown option '--oops': use --help, --usage or --version" leg-log --oops list
  wrong "leg-log import: unknown option '--oops': use --dry-run, --help, --usage or --version" leg-log import --oops
  wrong "leg-remind set: unknown option '--oops': leg-remind set --help lists them" leg-remind set --oops
}

@test "usage: a name that is empty or drives the terminal is not ours" {
  wrong 'leg: name a command: leg --help lists them' bash -c "exec -a '' leg-log"
  wrong 'leg: name a command: leg --help lists them' bash -c "exec -a \$'a\e[31m' leg-log"
}

@test "usage: an unknown option is answered with the nearest one" {
  wrong "leg-plan: unknown option '--minuts': did you mean --minutes? (leg-plan --help lists them)" leg-plan --minuts=3
  wrong_begins "leg-log list: unknown option '--fromat': did you mean --format? " leg-log list -n 3 --fromat=json
  wrong_begins "leg-now: unknown option '--dry-rum': did you mean --dry-run? " leg-now --dry-rum
  wrong "leg-timer: unknown option '--nwo': leg-timer --help lists them" leg-timer --nwo # not the hidden --now
}

@test "usage: a value that looks like an option is none" {
  wrong_begins "leg-plan: --minutes: '--oops' is not a duration" leg-plan -m --oops
  wrong_begins "leg-plan: --minutes: '--oops' is not a duration" leg-plan --minutes --oops
  wrong "leg-remind: --number: '--oops' is not a whole number" leg-remind next --count --oops # its first name
  wrong_begins "leg-plan: unknown option '--oops': " leg-plan -m3 --oops
  wrong_begins "leg-plan: unknown option '--oops': " leg-plan --example --oops
  wrong "leg-screen: one word too many: '--oops'" leg-screen -- --oops
  run -0 leg-log add --kind=rating --before=aching=3 --note --oops
  run -0 leg-log list --grep=--oops --format=json
  assert_output --partial '"note":"--oops"'
}

@test "usage: a missing or unwanted value" {
  wrong "leg-plan: option '--minutes' requires an argument" leg-plan --minutes
  wrong "leg-plan: option requires an argument -- 'm'" leg-plan -m
  wrong "leg-plan: option '--explain' doesn't allow an argument" leg-plan --explain=yes
  wrong "leg-log stats: option '--since' requires an argument" leg-log stats --since
}

@test "usage: an extra operand" {
  wrong "leg-screen: one word too many: 'answers.json'" leg-screen answers.json
  wrong "leg-plan: one word too many: 'two'" leg-plan one two
  wrong "leg-timer: one word too many: 'two'" leg-timer one two
  wrong "leg-log stats: one word too many: 'one'" leg-log stats one
  wrong "leg-remind tick: one word too many: 'one'" leg-remind tick one
}

@test "usage: a missing or unknown command" {
  for program in leg-log leg-remind; do
    wrong "$program: name a command: $program --help lists them" $program
    wrong_begins "$program: unknown command 'oops': " $program oops
    wrong_begins "$program: unknown command 'oops': " $program help oops
  done
  wrong "leg-log: unknown command 'stat': did you mean stats? (leg-log --help lists them)" leg-log stat
  wrong "leg-remind: unknown command 'isntall': did you mean install? (leg-remind --help lists them)" leg-remind isntall
}

@test "usage: help runs no command, whatever is behind it" {
  wrong "leg-log: one word too many: '--kind=walking'" leg-log help add --kind=walking
  wrong "leg-log: one word too many: '--'" leg-log help add -- --help
  wrong "leg-log: one word too many: '--note'" leg-log help add --note --usage
  wrong 'leg-log: one word too many: '"'--note=\\x1b[31m\\xff'" leg-log help $'--note=\e[31m\xff'
  wrong 'leg-log: one word too many: '"'--note=\\x1b[31m'" leg-log help add $'--note=\e[31m'
  run -14 leg-log list
}

@test "usage: help is --help, and every help names the manual" {
  local program command
  for program in leg-log leg-remind leg-trial; do
    run -0 $program help
    [ "$output" = "$($program --help)" ]
    [[ $output == *"$program COMMAND --help"* ]] || false
    [ "$output" = "$($program help help)" ]
    [ "$output" = "$($program help --help)" ]
    [ "$($program help --usage)" = "$($program --usage)" ]
    run -64 --separate-stderr $program help help more
    [ "$stderr" = "$program: one word too many: 'more'" ]
    [ "$($program help help --usage)" = "$($program --usage)" ]
    for command in $($program --help | sed -n '/Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
      [ "$($program help $command)" = "$($program $command --help)" ]
      [ "$($program help $command --usage)" = "$($program $command --usage)" ]
    done
  done
  for program in leg-screen leg-plan leg-timer leg-log leg-remind leg-now leg-trial; do
    run -0 $program --help
    [[ $output == *"man $program" ]] || false
    [ "$(grep -c "man $program" <<<"$output")" = 1 ]
  done
}

@test "usage: walk and walking, elevate and elevation mean the same in all programs" {
  run -0 bash -c 'for word in walk walking; do leg-plan -r $word </dev/null; done | jq -r .routine | uniq'
  assert_output walk
  run -0 leg-now -r walking --dry-run
  assert_output 'leg-plan -r walking | leg-timer | leg-log add'
  leg-log add --kind=walk --minutes=1 --routine=walking
  leg-log add --kind=elevate --minutes=1
  run -0 leg-log list --kind=walk --routine=walking --format=json
  [ "$(jq -r '[.kind, .routine] | join(" ")' <<<"$output")" = 'walking walk' ]
  run -0 leg-log list --kind=elevation --format=json
  [ "$(jq -r .kind <<<"$output")" = elevation ]
  run -0 leg-log stats --runs=walk,elevate
  leg-log amend last --kind=walk
  run -14 leg-log list --kind=elevate
  leg-remind set elevation
  leg-remind set walking
  run -0 leg-remind unset elevate
  run -0 leg-trial start --a=walking --b=rest --minutes=5
  run -0 leg-trial today
  [[ $output == walk || $output == rest ]]
}

# The C library's own reads are beyond the reach of the sanitizers.
@test "usage: no program reads freed or uninitialised memory" {
  valgrind -q "$LEG_BIN/leg-plan" --version >/dev/null 2>&1 || skip 'valgrind is not installed, or does not run this build'
  leg-log add --kind=walk --minutes=1
  leg-remind set walk
  while read -r command; do
    run valgrind -q --error-exitcode=99 "$LEG_BIN/${command%% *}" ${command#* }
    [ "$status" -ne 99 ] || { echo "$command"; return 1; }
  done <<'COMMANDS'
leg-log stats
leg-remind next
leg-trial start --a=circulation --b=rest
leg-plan -r walk
leg-screen --list --format=csv
leg-now --dry-run
COMMANDS
}
