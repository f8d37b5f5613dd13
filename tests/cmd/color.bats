#!/usr/bin/env bats
# --color is offered where something is coloured, and nowhere else; what it colours is said in words too.

load chain

setup() { chain_setup; }

# sample PROGRAM [COMMAND]: what it colours with --color=WHEN as the last words, on stdout.
sample() {
  rm -rf "$HOME/.local" # and the lock of a stop with it
  case $* in
    'leg-screen --color='*)
      answers veins-mild=yes >answers.json
      leg-screen --now="$NOW" --answers=answers.json --format=text "${@:2}" 2>&1 || true
      ;;
    'leg-plan --color='*)
      screening clot-signs=yes >stop.json || true
      leg-plan --now="$NOW" -m 3 --format=text "${@:2}" stop.json || true
      ;;
    'leg-timer --color='*)
      screening fever-ill=yes | leg-plan --now="$NOW" -m 3 >stop.json || true
      { setsid -w leg-timer "${@:2}" stop.json >/dev/null; } 2>&1 || true
      ;;
    'leg-log calendar --color='*)
      leg-log add --now="$NOW" --kind=walking --minutes=9 >/dev/null
      leg-log calendar --now="$NOW" "${@:3}"
      ;;
    'leg-now --color='*) leg-now --dry-run "${@:2}" ;;
  esac
}

# forms: each program, and each command of those that have some.
forms() {
  local program command
  for program in leg-screen leg-plan leg-timer leg-log leg-remind leg-now leg-trial; do
    echo "$program"
    for command in $($program --help | sed -n '/Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
      echo "$program $command"
    done
  done
}

@test "color: --color is offered only by programs that use colour" {
  local form always never
  while read -r form; do
    if ! $form --help | grep -q -- --color; then
      run -0 $form --color=never --help # a script may say it everywhere
      run -64 $form --color=sometimes --help
      continue
    fi
    always=$(sample $form --color=always)
    never=$(sample $form --color=never)
    [ -n "$always" ] || fail "$form: offers --color, and no sample shows what it does"
    [ "$always" != "$never" ] || fail "$form: --color changes nothing"
  done < <(forms)
}

@test "color: the words are the same without it" {
  local program
  for program in leg-screen leg-plan leg-timer; do
    sample $program --color=always | sed 's/\x1b\[[0-9;]*m//g' >always
    sample $program --color=never >never
    grep -qE 'STOP|Stop|Limited' never || fail "$program: no warning in the sample"
    diff always never
  done
}
