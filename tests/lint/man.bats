#!/usr/bin/env bats
# The pages: clean for both renderers, their references there, their sections in order, their exit
# statuses those of base/fault.h. Their examples are examples.bats's.

load lint

# linted PAGE…: what mandoc's lint says, apart from references to pages of other packages.
linted() {
  [ $# -gt 0 ] || return 0
  # findings are on stdout; what it says of its database, on stderr, would cut their lines in two
  mandoc -Tlint -Wstyle "$@" 2>/dev/null | grep -v 'referenced manual not found'
}

# rendered PAGE…: what man-db's renderer warns of, in a wide and in a narrow terminal.
rendered() {
  local page width
  for page in "$@"; do
    for width in 80 60; do
      LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=$width man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null |
        sed "s|^|$page:1: $width columns: |"
    done
  done
}

# swallowed PAGE…: the word "In" in a line of macros, which mdoc takes for the macro of include files.
swallowed() { [ $# -eq 0 ] || grep -nE '^\.[A-Z][a-z] (.* )?In ' /dev/null "$@"; }

# references PAGE…: `.Xr leg… N` to a page of ours that is not there.
references() {
  local file line text name section
  grep -nE '^\.Xr leg' /dev/null "$@" | while IFS=: read -r file line text; do
    set -- $text
    [ -e "man/$2.$3" ] || echo "$file:$line: no page man/$2.$3"
  done
}

SECTIONS='NAME SYNOPSIS DESCRIPTION ENVIRONMENT FILES EXIT_STATUS EXAMPLES DIAGNOSTICS SEE_ALSO STANDARDS HISTORY AUTHORS CAVEATS BUGS'

# sections PAGE…: standard sections out of mdoc's order; pages of section 1 that lack one.
sections() {
  local page have wanted need
  for page in "$@"; do
    have=$(sed -n 's/^\.Sh //p' "$page" | tr ' ' '_' | grep -xE "${SECTIONS// /|}")
    wanted=$(tr ' ' '\n' <<<"$SECTIONS" | grep -xF "$have")
    [ "$have" = "$wanted" ] || echo "$page:1: sections are out of order"
    case $page in *.1) ;; *) continue ;; esac
    for need in NAME SYNOPSIS DESCRIPTION EXIT_STATUS EXAMPLES SEE_ALSO CAVEATS; do
      grep -qx "$need" <<<"$have" || echo "$page:1: has no section ${need/_/ }"
    done
  done
}

# statuses PAGE: the numbers of its EXIT STATUS section.
statuses() {
  sed -n '/^\.Sh EXIT STATUS/,/^\.Sh [^E]/p' "$1" | sed -nE 's/^\.It (Li )?([0-9]+)$/\2/p' | sort -n
}
kinds() {
  sed -nE 's/^\tFAULT_[A-Z_]+ = ([0-9]+),?.*/\1/p' common/base/fault.h | sort -n
}

# table: where the table of leg(7) and base/fault.h differ, and pages with a status of their own.
table() {
  local page
  [ -e man/leg.7 ] || { echo 'man/leg.7:1: is missing'; return; }
  comm -3 <(statuses man/leg.7 | sort) <(kinds | sort) | sed 's|^\t*|man/leg.7:1: not the statuses of base/fault.h: |'
  for page in man/*.1; do
    [ -e "$page" ] || continue
    comm -23 <(statuses "$page" | sort) <(kinds | sort) | sed "s|^|$page:1: unknown status |"
    statuses "$page" | grep -qx 0 || echo "$page:1: EXIT STATUS lacks 0"
  done
}

pages() { find man -name '*.[1-8]' | sort; }

@test "man: mandoc's lint is clean" {
  clean linted $(pages)
}

@test "man: a fault is caught by mandoc's lint" {
  sample man/bad.1 <<<'.Dd Mdocdate
.Bx unknown macro'
  caught 'man/bad.1' linted man/bad.1
}

@test "man: man renders them without a warning" {
  clean rendered $(pages)
}

@test "man: a line that a narrow terminal cannot break is caught" {
  sample man/x.1 <<<'.Dd November 28, 2026
.Dt X 1
.Os
.Sh NAME
.Nm x
.Nd a name
.Sh DESCRIPTION
.Ql a-word-of-more-than-sixty-columns-that-has-no-blank-and-so-cannot.be.broken'
  caught '60 columns' rendered man/x.1
}

@test "man: no word is taken for a macro" {
  clean swallowed $(pages)
}

@test "man: a word that is taken for a macro is caught" {
  sample man/x.1 <<<'.Dq In 10 minutes'
  caught 'man/x.1:1' swallowed man/x.1
}

@test "man: references between our pages hold" {
  clean references $(pages)
}

@test "man: a reference to nothing is caught" {
  sample man/x.1 <<<'.Xr leg-nowhere 1'
  caught 'no page man/leg-nowhere.1' references man/x.1
}

@test "man: sections are there and in order" {
  clean sections $(pages)
}

@test "man: sections out of order are caught" {
  sample man/x.1 <<<'.Sh NAME
.Sh EXAMPLES
.Sh DESCRIPTION'
  caught 'out of order' sections man/x.1
  caught 'has no section EXIT STATUS' sections man/x.1
}

@test "man: exit statuses are those of base/fault.h" {
  holds table
}

@test "man: a status that is not in the table is caught" {
  sample man/leg.7 <<<'.Sh EXIT STATUS
.It 0
.It 99
.Sh EXAMPLES'
  sample common/base/fault.h <<<'	FAULT_NONE = 0,
	FAULT_STOP = 10, /* stop */'
  caught 'base/fault.h: 99' table
  caught 'base/fault.h: 10' table
}

@test "man: names can be found by whatis" {
  local page
  for page in $(pages); do lexgrog "$page"; done
}

# found KEYWORD FOLDER: the pages that man -k finds in a folder of manuals, as mandb indexed it.
found() {
  man -M "$2" -k "$1" 2>/dev/null | sed 's/ .*//' | sort | tr '\n' ' '
}

@test "man: man -k finds the words a user would type" {
  command -v mandb >/dev/null || skip 'mandb is not installed'
  make -s install DESTDIR="$BATS_TEST_TMPDIR/stage" prefix=/usr BUILD="${LEG_BIN%/bin}"
  local folder=$BATS_TEST_TMPDIR/stage/usr/share/man word
  chmod -R a+rX "$BATS_TEST_TMPDIR"
  mandb -cqu "$folder"
  for word in leg leg-log leg-now leg-plan leg-screen leg-timer leg-trial leg-tutorial; do
    [[ " $(found massage "$folder")" == *" $word "* ]] || { echo "massage: no $word"; false; }
  done
  [ "$(found break "$folder")" = 'leg leg-log leg-plan leg-remind leg-timer leg-tutorial ' ]
  [ "$(found reminder "$folder")" = 'leg-remind ' ]
  [ "$(found tutorial "$folder")" = 'leg-tutorial ' ]
}

# unshown PAGE…: tests that a page names and that are not there.
unshown() {
  local page path
  for page in "$@"; do
    for path in $(sed -nE 's/^\.Pa (tests\/[a-z_/.-]+).*/\1/p' "$page"); do
      [ -e "$path" ] || echo "$page:1: no test $path"
    done
  done
}

@test "man: the tests that a hazard names are there" {
  [ "$(grep -c '^\.Pa tests/' man/leg-hazards.7)" -gt 20 ]
  clean unshown man/leg-hazards.7
}

@test "man: a hazard without its test is caught" {
  sample man/x.7 <<<'.Pa tests/unit/test_nowhere.c ,'
  caught 'no test tests/unit/test_nowhere.c' unshown man/x.7
  sample tests/unit/test_here.c <<<'int main;'
  sample man/y.7 <<<'.Pa tests/unit/test_here.c'
  clean unshown man/y.7
}
