#!/usr/bin/env bats
# tests/mutants/table.tsv names tests by a part of their names: each part must be of one test. The code
# that a row replaces must be there, once.

load lint

# unknown TABLE: the tests that a row names and that are not there, or are more than one.
unknown() {
  local line test file regex count
  while IFS=: read -r line test; do
    file=${test%%.bats:*} regex=${test#*.bats:}
    case $test in
      build/unit/*) [ -e "tests/unit/${test#build/unit/}.c" ] || echo "$1:$line: no test $test" ;;
      *.bats:*)
        count=$(sed -nE 's/^@test .(.*). \{$/\1/p' "$file.bats" | grep -cE -- "$regex")
        [ "$count" = 1 ] || echo "$1:$line: $count tests of $file.bats are named '$regex'" ;;
      *) [ -e "$test" ] || echo "$1:$line: no test $test" ;;
    esac
  done < <(awk -F'\t' 'NF == 7 { n = split($7, test, / ; /); for (i = 1; i <= n; i++) print NR ":" test[i] }' "$1")
}

@test "mutants: each test that the table names is there, once" {
  clean unknown tests/mutants/table.tsv
}

@test "mutants: a row whose test is not there is caught" {
  local row=$'name\tfile.c\t-\tone\tother\twhy\t'
  printf '%s\n' "${row}build/unit/test_nothing ; tests/lint/mutants.bats:no such name" >"$BATS_TEST_TMPDIR/table.tsv"
  caught ':1: no test build/unit/test_nothing' unknown "$BATS_TEST_TMPDIR/table.tsv"
  caught "0 tests of tests/lint/mutants.bats are named 'no such name'" unknown "$BATS_TEST_TMPDIR/table.tsv"
}

# lost [TABLE]: the rows whose code is not there, or not once.
lost() { tests/mutants/run places "$@"; }

@test "mutants: the code that a row of the table replaces is there" {
  run -0 lost
  [ -z "$output" ]
  printf '%s\n' $'name\tcommon/base/text.c\ttext_add\tno such code;\t;\twhy\ttest' \
    $'other\tcommon/base/text.c\tno_function\tcode;\t;\twhy\ttest' >"$BATS_TEST_TMPDIR/table.tsv"
  run -1 lost "$BATS_TEST_TMPDIR/table.tsv"
  [ "${lines[0]}" = 'name: 0 places in text_add' ]
  [ "${lines[1]}" = 'other: no function no_function in common/base/text.c' ]
}
