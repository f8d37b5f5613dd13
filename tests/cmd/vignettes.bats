#!/usr/bin/env bats
# A hundred and twenty people at the real questions: no one is told less than the table says.
# Who they are, and what is expected of each, is in tests/vignettes/people.tsv.

load chain

setup() {
  chain_setup
  command -v python3 >/dev/null || skip 'python3 is not installed'
  PEOPLE=$BATS_TEST_TMPDIR/people.tsv
}

# vignettes [ID…]: runs those of the table $PEOPLE, all of them or some.
vignettes() {
  PEOPLE=$PEOPLE "$ROOT/tests/vignettes/run" "$@"
}

# expecting ID COLUMN VALUE: the table with another expectation for one person. A group is exchanged
# with e01, so that there are still as many in each.
expecting() {
  awk -F'\t' -v OFS='\t' -v id="$1" -v column="$2" -v value="$3" '
    $1 == "id" { for (i = 1; i <= NF; i++) if ($i == column) at = i }
    $1 == id { was = $at; $at = value }
    { line[NR] = $0; if ($1 == "e01") first = NR }
    END {
      for (i = 1; i <= NR; i++) {
        if (column == "group" && i == first) { $0 = line[i]; $at = was; line[i] = $0 }
        print line[i]
      }
    }' "$ROOT/tests/vignettes/people.tsv" >"$PEOPLE"
}

@test "vignettes: no person is under-triaged, and healthy people are told to go ahead" {
  PEOPLE=$ROOT/tests/vignettes/people.tsv
  run vignettes
  echo "$output"
  [ "$status" -eq 0 ]
  assert_output --regexp 'under-triage  +0 of 120'
}

# At their first run 7 of these 60 were seen less urgently than expected (11.7 %, 5.8 to 22.2) and
# 11 more (18.3 %, 10.6 to 29.9). That is the figure to quote. What is held here came after a rule
# for e31 was added: who is left is unsure of one emergency sign alone (e26 e28 e29 e33 e35),
# which stops all and means today (leg-safety(7), unsure), or calls a torn tendon a strain (s35).
# Who was cleared (l27) is no longer told to ask.
# The last four are allowed more massage than the table does: the other leg, or lightly (leg-
# safety(7), gaps).
@test "vignettes: held-out people differ only in the known cases" {
  PEOPLE=$ROOT/tests/vignettes/held-out.tsv
  run -1 vignettes
  echo "$output"
  assert_output --regexp 'over-triage  +10 of  60'
  run sed -n '/^failed$/,$p' <<<"$output"
  assert_output 'failed
  e26 is seen less urgently than expected
  e28 is seen less urgently than expected
  e29 is seen less urgently than expected
  e33 is seen less urgently than expected
  e35 is seen less urgently than expected
  s35 is seen less urgently than expected
  s35: massage none, not limited
  a31: no massage, massage none, not limited
  a32: massage none, not limited
  a33: no massage, massage none, not limited
  a34: no massage, massage none, not free'
}

# At their first run 4 of these 60 were seen less urgently than expected (6.7 %, 2.6 to 15.9) and 13
# more (21.7 %, 13.1 to 33.6). Three rules and three rows were mended since, and who was cleared
# (l39 l43) is no longer told to ask. Who is left is unsure of the saddle beside a known back (e38),
# which an old file could say of any day (leg-safety(7), combinations), or is allowed more massage
# than the table does (a42 a45 a46 a48), or is asked to see somebody first (f40 f43 f46 f48): both
# are in leg-safety(7), gaps.
@test "vignettes: the third people differ only in the known cases" {
  PEOPLE=$ROOT/tests/vignettes/third.tsv
  run -1 vignettes
  echo "$output"
  assert_output --regexp 'over-triage  +11 of  60'
  run sed -n '/^failed$/,$p' <<<"$output"
  assert_output 'failed
  e38 is seen less urgently than expected
  a42: no massage, massage none, not limited
  a45: no massage, massage none, not free
  a46: no massage, massage none, not limited
  a48: no massage, massage none, not limited
  4 of 12 who are fine are not told so'
}

@test "vignettes: an under-triaged person is caught" {
  expecting f01 group emergency
  run -1 vignettes f01
  assert_output --partial 'f01 is seen less urgently than expected'
}

@test "vignettes: a healthy person who is stopped is caught" {
  expecting f01 group emergency # and e01 is fine then
  run -1 vignettes e01
  assert_output --partial '1 of 1 who are fine are not told so'
}

@test "vignettes: a plan that is excluded is caught, and so is more massage than expected" {
  expecting f01 plan 'no massage foot left'
  run -1 vignettes f01
  assert_output --partial 'f01: no massage foot left'
  expecting f01 massage none
  run -1 vignettes f01
  assert_output --partial 'f01: massage none, not free'
}

@test "vignettes: a table that cannot be read is refused" {
  expecting f01 answers 'pregnent'
  run -1 vignettes f01
  assert_output --partial 'f01: there is no question pregnent'
  expecting f01 answers 'pregnant-swelling'
  run -1 vignettes f01
  assert_output --partial 'f01: never asked: pregnant-swelling'
  expecting f01 plan 'no masage'
  run -1 vignettes f01
  assert_output --partial '"no masage" is not a fact of a plan'
  sed '/^f24/d' "$ROOT/tests/vignettes/people.tsv" >"$PEOPLE"
  run -1 vignettes f01
  assert_output --partial 'not equally many different people in each group'
  sed 1d "$ROOT/tests/vignettes/people.tsv" >"$PEOPLE"
  run -1 vignettes f01
  assert_output --partial 'does not say by whom it is expected'
}

@test "vignettes: a note may leave open what is allowed, and never how urgent it is" {
  expecting a23 age 63
  run -0 vignettes a23
  expecting a23 note ''
  run -1 vignettes a23
  assert_output --partial 'a23: at most light massage'
  expecting a23 group emergency
  run -1 vignettes a23
  assert_output --partial 'a23 is seen less urgently than expected'
}
