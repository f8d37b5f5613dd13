#!/usr/bin/env bats
# Honest words (leg-safety(7), honest-words): no output, help or manual claims too much. Only
# leg-evidence(7) quotes such claims, to grade them.

load lint

# The claims, as words of their own. "Slow healing" is a sign that one can record, "bone healing" and
# "not healed" a state: no claims.
CLAIMS='detox[a-z]*|toxins?|flush(es|ed|ing)?|fix(es|ing)?|cures?|cured|curing|heals?|safe(ly|r|st)?|cortisol|serotonin|dopamine|lactic|proven|miracle|stagnant'
STATES='(slow|bone)[ _-]healing|(not|un)[ -]?healed'
# Written so that this file does not name them itself.
UNFINISHED='T[O]DO|F[I]XME|X[X]X([^X]|$)|not im[p]lemented|unim[p]lemented|place[h]older'

# claims: lines of standard input, `place: text`, that claim too much.
claims() {
  grep -niE "(^|[^a-z0-9_])($CLAIMS|healed|healing)($|[^a-z0-9_])" |
    grep -viE "(^|[^a-z])($STATES)" | sed -E 's/^[0-9]+:/claims too much: /'
}

# said FILE…: every line of these files, with its place.
said() { grep -n '' /dev/null "$@"; }

# spoken: what the programs say of themselves, and the cards of plans.
spoken() {
  local program command
  for program in $(programs); do
    ours "$program" --help 2>&1 | sed "s/^/$program --help: /"
    for command in $(commands "$program"); do
      ours "$program" "$command" --help 2>&1 | sed "s/^/$program $command --help: /"
    done
  done
  [ ! -x "$LEG_BIN/leg-screen" ] || ours leg-screen --list --format=text | sed 's/^/leg-screen --list: /'
  [ ! -x "$LEG_BIN/leg-plan" ] || ours leg-plan --list --format=text | sed 's/^/leg-plan --list: /'
}

words_of_code() { literals $(sources) | claims; }
words_of_pages() {
  said $(find README.md NEWS.md man completions -type f ! -name leg-evidence.7 2>/dev/null) | claims
}
words_of_programs() { spoken | claims; }

# unfinished FILE…: marks of work left, and paths of the machine it was written on.
unfinished() {
  grep -nE "(^|[^X])($UNFINISHED)|(^|[^a-zA-Z0-9.])/(w[o]rk|home/[a-z]+)/" /dev/null "$@" | sed 's/^/unfinished: /'
}

@test "words: the programs' texts claim nothing" {
  holds words_of_code
}

@test "words: pages, completions, README and NEWS claim nothing" {
  holds words_of_pages
}

@test "words: help and lists claim nothing" {
  holds words_of_programs
}

@test "words: a claim is caught" {
  claims_of() { literals "$@" | claims; }
  sample common/body/cue.c <<'CODE'
/* this heals nothing: a comment is no claim */
[CUE_A] = {"a", "It helps to flush out waste."},
[CUE_B] = {"slow-healing", "A sore that has not healed, slow healing."},
[CUE_C] = {"c", "This is safe."},
CODE
  caught 'cue.c:2' claims_of common/body/cue.c
  caught 'cue.c:4' claims_of common/body/cue.c
  run claims_of common/body/cue.c
  [ "${#lines[@]}" -eq 2 ]
}

@test "words: nothing is left unfinished" {
  clean unfinished $(files)
}

@test "words: work left is caught" {
  sample common/x.c <<<"/* TO""DO: later */"
  caught 'common/x.c:1' unfinished common/x.c
  sample tests/x.bats <<<"ls /wor""k/main"
  caught 'tests/x.bats:1' unfinished tests/x.bats
}
