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
  for word in $(grep -oE 'leg-(screen|plan|timer|log|remind)' "$ROOT/README.md" | sort -u); do
    [ -e "$ROOT/cmd/$word/main.c" ]
  done
  for word in $(grep -oE 'leg-[a-z]+\([157]\)' "$ROOT/README.md" | sort -u); do
    [ -e "$ROOT/man/${word%(*}.${word//[^0-9]/}" ]
  done
  for word in $(grep -oE '`make [a-z -]+' "$ROOT/README.md" | sed 's/`make //'); do
    grep -qE "^([a-z -]* )?$word( [a-z -]*)?:" "$ROOT/Makefile"
  done
  for word in $(grep -oE 'common/[a-z]+/[a-z_]+\.c' "$ROOT/README.md" | sort -u); do
    [ -e "$ROOT/$word" ]
  done
}
