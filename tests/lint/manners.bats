#!/usr/bin/env bats
# Every program, tried in the same ways: help, version, a bad option, a full disk, a closed stdout.

load lint

VERSION=$(sed -n 's/^VERSION := //p' Makefile)

# manners PROGRAM: what it does otherwise than the others.
manners() {
  local program=$1 out=$BATS_TEST_TMPDIR/out err=$BATS_TEST_TMPDIR/err status option
  try() {
    local status=0
    ours "$program" "$@" >"$out" 2>"$err" || status=$?
    echo $status
  }

  for option in --help -h '-?' --usage --version; do
    status=$(try "$option")
    [ "$status" = 0 ] || echo "$program $option: ended with $status"
    [ -s "$out" ] || echo "$program $option: nothing on stdout"
    [ ! -s "$err" ] || echo "$program $option: something on stderr"
  done
  try --help >/dev/null
  cp "$out" "$out.help"
  try -h >/dev/null
  cmp -s "$out" "$out.help" || echo "$program -h: differs from --help"
  grep -q "^Usage: $program " "$out" || echo "$program --help: does not begin with its usage"
  try --version >/dev/null
  [ "$(head -1 "$out")" = "$program (leg) $VERSION" ] || echo "$program --version: $(head -1 "$out")"

  for option in --no-such-option -Ä --help=yes; do
    status=$(try "$option")
    [ "$status" = 64 ] || echo "$program $option: ended with $status, not 64"
    [ ! -s "$out" ] || echo "$program $option: something on stdout"
    [ "$(wc -l <"$err")" = 1 ] || echo "$program $option: not one line on stderr"
    grep -q "^$program: " "$err" || echo "$program $option: does not say who speaks"
  done

  status=0
  ours "$program" --help >/dev/full 2>"$err" || status=$?
  [ $status = 74 ] || echo "$program --help >/dev/full: ended with $status, not 74"
  [ "$(wc -l <"$err")" = 1 ] || echo "$program --help >/dev/full: not one line on stderr"
  status=0
  ours "$program" --help >&- 2>"$err" || status=$?
  [ $status != 0 ] || echo "$program --help >&-: ended with 0"
  status=0
  ours "$program" one two three four >"$out" 2>"$err" || status=$?
  [ $status = 64 ] || echo "$program one two three four: ended with $status, not 64"
  status=0
  timeout 20 env -i PATH="$PATH" ARGP_HELP_FMT=rubbish=9,rmargin=-1 "$LEG_BIN/$program" --help >"$out" 2>"$err" </dev/null || status=$?
  cmp -s "$out" "$out.help" || echo "$program --help: ARGP_HELP_FMT changes it"
  LC_ALL=C grep -n '[^ -~]' "$out.help" | sed "s/^/$program --help: not ASCII: /"
  LC_ALL=C.UTF-8 awk -v program="$program" 'length > 80 { print program " --help: wider than 80 columns: " $0 }' "$out.help"
}

@test "manners: every program minds them" {
  local program found=
  for program in $(programs); do
    found+=$(manners "$program")
  done
  [ -z "$found" ] || { echo "$found"; false; }
}

@test "manners: a rude program is caught" {
  mkdir -p "$BATS_TEST_TMPDIR/bin"
  printf '#!/bin/sh\necho rude >&2\nexit 1\n' >"$BATS_TEST_TMPDIR/bin/leg-rude"
  chmod +x "$BATS_TEST_TMPDIR/bin/leg-rude"
  LEG_BIN=$BATS_TEST_TMPDIR/bin
  caught 'leg-rude --help: ended with 1' manners leg-rude
  caught 'leg-rude --no-such-option: ended with 1, not 64' manners leg-rude
  caught '>/dev/full: ended with 1, not 74' manners leg-rude
}
