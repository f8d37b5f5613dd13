#!/usr/bin/env bats
# The README's examples, as they stand: the blocks marked `sh test` are run.

load chain

setup() { chain_setup; }

# block N: the Nth such block.
block() {
  awk -v want="$1" '/^```sh test$/ { inside = ++count == want; next } /^```$/ { inside = 0 } inside' "$ROOT/README.md"
}

@test "readme: the marked examples run" {
  local number=1
  answers answered="$(date +%Y-%m-%dT%H:%M:%S+00:00)" >answers.json
  while [ -n "$(block $number)" ]; do
    # a test has no terminal to answer on
    run --separate-stderr bash -eo pipefail -c "
      leg-screen() { command leg-screen --answers=answers.json \"\$@\"; }
      $(block $number)"
    assert_success
    [ -n "$output" ]
    number=$((number + 1))
  done
  [ "$number" -gt 3 ]
}

@test "readme: its numbers of routines and minutes are the programs'" {
  leg-plan --list --format=json | jq -r '"\(.routines | length) \(.routines | map(.least_minutes) | min) \(
    .routines | map(.most_minutes) | max)"' >said
  [ "$(cat said)" = '14 1 45' ]
  grep -q 'fourteen routines, 1 to 45 minutes' "$ROOT/README.md"
}

@test "readme: its picture equals the real screen" {
  command -v tmux && command -v python3 || skip 'tmux or python3 is not installed'
  local shade
  mkdir drawn
  "$ROOT/tests/picture" drawn
  for shade in light dark; do
    cmp "drawn/session-$shade.svg" "$ROOT/man/session-$shade.svg"
    grep -q "man/session-$shade.svg" "$ROOT/README.md"
  done
}

@test "readme: every program, page and make target it names is there" {
  local word
  # named REGEX: what it finds there, each once; that is something
  named() { grep -oE "$1" "$ROOT/README.md" | sort -u | grep .; }
  named 'leg-(screen|plan|timer|log|remind|now|trial)' >programs
  named 'leg-[a-z]+\([157]\)' >pages
  named '`make [a-z -]+' >targets
  named 'common/[a-z]+/[a-z_]+\.c' >files
  while read -r word; do [ -e "$ROOT/cmd/$word/main.c" ]; done <programs
  while read -r word; do [ -e "$ROOT/man/${word%(*}.${word//[^0-9]/}" ]; done <pages
  for word in $(sed 's/`make //' targets); do
    grep -qE "^([a-z -]* )?$word( [a-z -]*)?:" "$ROOT/Makefile"
  done
  while read -r word; do [ -e "$ROOT/$word" ]; done <files
}
