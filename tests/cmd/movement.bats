#!/usr/bin/env bats
# Adding a movement is adding a row: a made-up one, held and hard on the hip, is added to a copy of
# the tree as README says, and composing, fitting, checking and pacing follow.

load chain

setup_file() {
  command -v jq >/dev/null || skip 'jq is not installed'
  command -v "$(awk '{ print $1 }' <<<"${CC:-cc}")" >/dev/null || skip 'there is no compiler'
  export COPY="$BATS_FILE_TMPDIR/copy" HOME="$BATS_FILE_TMPDIR/home"
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME NO_COLOR CLICOLOR_FORCE LEG_EMERGENCY
  mkdir -p "$COPY" "$HOME"
  cp -R Makefile cmd common man tests completions "$COPY"
  cd "$COPY" || return 1
  add_the_row
  env -u MAKEFLAGS -u SANITIZE make -s CFLAGS=-O0 HARDEN= REPRODUCE= \
    build/bin/leg-screen build/bin/leg-plan build/bin/leg-timer >"$BATS_FILE_TMPDIR/log" 2>&1 ||
    { cat "$BATS_FILE_TMPDIR/log"; return 1; }
}

add_the_row() {
  sed -i 's/^\tMOVE_TOE_BENDS,$/&\n\tMOVE_STAR_REACH,/' common/body/move.h
  sed -i '/^\t\[MOVE_HEEL_RAISES\] = {$/e cat <<\\EOF\
\t[MOVE_STAR_REACH] = {\
\t\t.id = "star-reach", .words = "star reach", .title = "Star reach",\
\t\t.ways = {{.position = POSITION_STANDING, .cue = "Stand and reach.", .arches = true}, {.position = POSITION_SITTING, .cue = "Sit and reach."}},\
\t\t.caution = "Ease out.",\
\t\t.held = true, .hips = true, .pull = 4, .rep_ms = 35000, .stroke_ms = 30000,\
\t\t.source = "movements",\
\t},\
EOF' common/body/stretch.c
  sed -i 's/^\tMOVES_ASKED("thigh-stretch", TURN_EACH_LEG, MOVE_THIGH_STRETCH, 35, 70, 350),$/&\n\tMOVES_ASKED("star-reach", TURN_EACH_LEG, MOVE_STAR_REACH, 35, 70, 350),/' \
    common/body/routine.c
}

setup() {
  export TZ=UTC LC_ALL=C.UTF-8 LEG_BIN="$COPY/build/bin" PATH="$COPY/build/bin:$PATH"
  cd "$BATS_TEST_TMPDIR" || return 1
}

plan() { leg-plan --now="$NOW" "$@"; }
reach() { jq -c "[.steps[] | select(.move == \"star-reach\") | $1]" "$2"; }

@test "movement: --with takes it as a part" {
  leg-plan --list --format=json | jq -e '.routines[] | select(.name == "stretch") | .parts | index("star-reach")'
  screening | plan -r stretch --with=star-reach >plan.json
  [ "$(reach '[.kind, .leg, .position, .stroke_ms, .seconds > 0]' plan.json)" = \
    '[["stretch","left","standing",30000,true],["stretch","right","standing",30000,true]]' ]
  run -0 leg-plan --check=plan.json
}

@test "movement: limits shorten it, seat it, and leave it out" {
  screening unsteady=yes | plan -r stretch --with=star-reach >seated.json
  [ "$(reach '[.position, .stroke_ms, .pressure]' seated.json)" = '[["sitting",20000,3],["sitting",20000,3]]' ]
  screening bone-fragile=yes | plan -r stretch --with=star-reach >straight.json
  [ "$(reach .position straight.json)" = '["sitting","sitting"]' ]
  screening joint-replaced='{"answer":"yes","leg":"left"}' | plan -r stretch --with=star-reach >hip.json
  [ "$(reach .leg hip.json)" = '["right"]' ]
  jq -e '.omitted[] | select(.why | test("movement"))' hip.json
}

@test "movement: one that was written by hand is fitted" {
  screening | plan -r stretch --with=star-reach |
    jq -c '{type, version, routine: "stretch", steps: [.steps[] | del(.cue, .caution)]}' >hand.json
  screening unsteady=yes | plan --from=hand.json >fitted.json
  [ "$(reach '[.position, .stroke_ms, .pressure]' fitted.json)" = '[["sitting",20000,3],["sitting",20000,3]]' ]
}

@test "movement: a hold that is too long is found" {
  screening | plan -r stretch --with=star-reach |
    jq -c '.limits.stretch.left.hold = 15 | .limits.stretch.left.level = "limited"' >long.json
  run -14 leg-plan --check=long.json
  assert_output --partial 'star reach: held for more than 15 s'
  screening | plan -r stretch --with=star-reach |
    jq -c '.limits.stretch.left.moves -= ["star-reach"]' >shut.json
  run -14 leg-plan --check=shut.json
  assert_output --partial 'star reach: this movement is left out'
}

@test "movement: it is paced and counted" {
  screening | plan -r stretch --with=star-reach >plan.json
  run -0 --separate-stderr leg-timer --now="$NOW" --simulate --plain plan.json
  [ "$(jq .active.stretch.left <<<"$output")" -eq \
    "$(jq '[.steps[] | select(.kind == "stretch" and .leg == "left") | .seconds] | add' plan.json)" ]
}

@test "movement: the schemas and the manual must name it too" {
  cd "$COPY" || return 1
  for schema in plan screening; do
    sed -i 's/^\( *\)"toe-bends",$/&\n\1"star-reach",/' "common/doc/leg-$schema-1.schema.json"
  done
  run -1 bats --filter 'page describes every member' tests/lint/documents.bats
  assert_output --partial 'lacks star-reach'
  sed -i 's/^\.Cm toe-bends/.Cm star-reach , toe-bends/' man/leg-documents.5
  run bats --filter 'page describes every member' tests/lint/documents.bats
  refute_output --partial star-reach
}
