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
    run --separate-stderr bash -eo pipefail -c "$(block $number)"
    assert_success
    [ -n "$output" ]
    number=$((number + 1))
  done
  [ "$number" -gt 3 ]
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
