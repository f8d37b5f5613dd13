#!/usr/bin/env bats
# Files are concepts: none is a drawer, none is a wall, each is tested where it decides something.

load lint

TOP='cmd common man tests completions Makefile README.md LICENSE NEWS.md'
LONGEST_FUNCTION=60
LONGEST_MAIN=40
LONGEST_COMMAND=150
WIDEST=100

# tops ENTRY…: entries of the top level that do not belong there.
tops() {
  local entry
  for entry in "$@"; do
    case " $TOP " in *" $entry "*) continue ;; esac
    case $entry in .*) continue ;; esac
    echo "$entry:1: does not belong at the top level"
  done
}

# drawers FILE…: names that say nothing.
drawers() {
  local file name
  for file in "$@"; do
    name=${file##*/}
    case ${name%%.*} in
      *util* | *misc* | *helpers* | common | stuff | lib | functions)
        echo "$file:1: a name that says nothing" ;;
    esac
  done
}

# functions FILE…: functions that fill more than a screen.
functions() {
  ctags -x --c-kinds=f --fields=+ne --_xformat='%N %F %n %{end}' "$@" 2>/dev/null |
    awk -v most=$LONGEST_FUNCTION -v main=$LONGEST_MAIN '{
      lines = $4 - $3 + 1; limit = $1 == "main" ? main : most
      if (lines > limit) print $2 ":" $3 ": " $1 " has " lines " lines, more than " limit }'
}

# commands_short FILE…: main.c that hold more than options, parser and main.
commands_short() {
  local file lines
  for file in "$@"; do
    lines=$(wc -l <"$file")
    [ "$lines" -le $LONGEST_COMMAND ] || echo "$file:$lines: more than $LONGEST_COMMAND lines"
  done
}

# layout FILE…: lines too wide, blanks at the end, blanks for tabs, no newline at the end.
layout() {
  local file
  awk '{ line = ""; rest = $0
      while ((at = index(rest, "\t"))) {
        line = line sprintf("%s%*s", substr(rest, 1, at - 1), 8 - (length(line) + at - 1) % 8, "")
        rest = substr(rest, at + 1)
      }
      print FILENAME ":" FNR ":" line rest }' "$@" |
    LC_ALL=C.UTF-8 sed -nE "s/^([^:]*:[0-9]+):.{$((WIDEST + 1))}.*/\1: wider than $WIDEST columns/p"
  grep -nE '[[:space:]]+$' /dev/null "$@" | sed -E 's/^([^:]*:[0-9]+):.*/\1: blanks at the end/'
  grep -nE '^ {8}' /dev/null "$@" | sed -E 's/^([^:]*:[0-9]+):.*/\1: blanks where tabs belong/'
  [ -z "$(tail -qc1 "$@")" ] ||
    for file in "$@"; do [ -z "$(tail -c1 "$file")" ] || echo "$file:1: no newline at the end"; done
}

# untested SYMBOLS FILE…: a .c file of what is known, travels or is decided (base to rule) that has a
# choice in it and that no unit test reaches: none of its functions is among SYMBOLS, those linked into
# the unit tests. What is shown, kept or touches the machine itself (terminal, waiting, output) is
# tested through the programs.
untested() {
  local symbols=$1 file functions
  shift
  for file in "$@"; do
    case $file in
      common/base/term.c | common/base/wait.c) continue ;;
      common/base/* | common/body/* | common/doc/* | common/rule/*) ;;
      *) continue ;;
    esac
    code "$file" | grep -qE ':.*[^_A-Za-z](if|for|while|switch) \(' || continue
    functions=$(sed -nE 's/^[a-z][a-z_0-9 *]*[ *]([a-z_0-9]+)\(.*/\1/p' "$file")
    grep -qxF "$functions" <<<"$symbols" || echo "$file:1: no unit test reaches it"
  done
}
linked() { nm --defined-only "$LEG_BIN"/../unit/test_* 2>/dev/null | sed -nE 's/.* T (.*)/\1/p' | sort -u; }

@test "files: the top level holds only what belongs there" {
  clean tops $(files | cut -d/ -f1 | sort -u)
  clean tops cmd README.md .ci
}

@test "files: a stray one at the top is caught" {
  caught 'notes.txt:1' tops cmd notes.txt .ci
}

@test "files: no name is a drawer" {
  clean drawers $(files)
}

@test "files: a drawer is caught" {
  caught 'common/base/string_utils.c' drawers common/base/string_utils.c
  clean drawers common/base/text.c
}

@test "files: functions fit a screen" {
  command -v ctags >/dev/null || skip 'ctags is not installed'
  clean functions $(sources)
}

@test "files: a long function is caught" {
  command -v ctags >/dev/null || skip 'ctags is not installed'
  sample common/rule/wall.c < <(echo 'int wall(void)'; echo '{'; yes '	;' | head -70; echo '}')
  caught 'common/rule/wall.c:1: wall has 7' functions common/rule/wall.c
  sample common/rule/low.c < <(echo 'int low(void)'; echo '{'; yes '	;' | head -57; echo '}')
  clean functions common/rule/low.c
}

@test "files: main.c is the options, the parser and main" {
  clean commands_short cmd/*/main.c
}

@test "files: a long main.c is caught" {
  sample cmd/leg-long/main.c < <(yes '	;' | head -151)
  caught 'cmd/leg-long/main.c:151: more than 150' commands_short cmd/leg-long/main.c
  sample cmd/leg-short/main.c < <(yes '	;' | head -150)
  clean commands_short cmd/leg-short/main.c
}

@test "files: C is laid out as .editorconfig says" {
  clean layout $(sources)
}

# formatted FILE…: files that clang-format would lay out otherwise.
formatted() {
  clang-format --dry-run "$@" 2>&1 | sed -nE 's/^([^:]*:[0-9]+):.*clang-format-violations.*/\1: not as .clang-format has it/p'
}

@test "files: C is laid out as .clang-format says" {
  command -v clang-format >/dev/null || skip 'clang-format is not installed'
  clean formatted $(sources) $(sources tests)
}

@test "files: C that clang-format would change is caught" {
  command -v clang-format >/dev/null || skip 'clang-format is not installed'
  cp .clang-format "$BATS_TEST_TMPDIR"
  sample common/y.c <<<'int  y;'
  caught 'common/y.c:1: not as' formatted common/y.c
  sample common/z.c <<<'int z;'
  clean formatted common/z.c
}

@test "files: bad layout is caught" {
  sample common/x.c < <(printf '        int a; \nint %0100d;' 1)
  caught 'blanks where tabs' layout common/x.c
  caught 'blanks at the end' layout common/x.c
  caught 'wider than' layout common/x.c
  caught 'no newline' layout common/x.c
  sample common/y.c < <(printf '\tint a;\n')
  clean layout common/y.c
}

@test "files: every file that decides something has a unit test" {
  [ -d "$LEG_BIN/../unit" ] || skip 'the unit tests are not built'
  clean untested "$(linked)" $(sources common | grep 'c$')
}

@test "files: untested logic is caught" {
  sample common/rule/loose.c <<<'int loose(int a)
{
	if (a) return 1;'
  caught 'loose.c:1: no unit test reaches it' untested $'tight\nlooser' common/rule/loose.c
  clean untested $'tight\nloose' common/rule/loose.c
}

# unread FILE…: files that nothing reads: no other file names them, and no rule of make or of a test
# takes all of their kind.
unread() {
  local file name
  for file in "$@"; do
    case $file in
      cmd/*.[ch] | common/*.[ch] | common/doc/*.schema.json | man/*.[1-8] | completions/*) continue ;;
      tests/*.bats | tests/unit/test_*.c | tests/fuzz/fuzz_*.c | tests/bench/*.c | tests/bench/bench-*) continue ;;
      tests/data/*valid/*.json | .* | README.md | NEWS.md | LICENSE | Makefile) continue ;;
    esac
    name=$(basename "$file")
    grep -rqF --exclude="$name" --exclude-dir=.git --exclude-dir=build -e "$name" -e "${name%.bash}" . ||
      echo "$file:1: nothing reads it"
  done
}

@test "files: every file is read by something" {
  clean unread $(files)
}

@test "files: an unread file is caught" {
  sample tests/data/0036615dc3334c20d037446c3f0db251cb0d2402 <<<'{}'
  sample tests/data/used.txt <<<'x'
  sample tests/bench/bench-used <<<'x'
  sample Makefile <<<'x: tests/data/used.txt'
  caught 'tests/data/0036615dc3334c20d037446c3f0db251cb0d2402:1: nothing' unread tests/data/0036615dc3334c20d037446c3f0db251cb0d2402
  clean unread tests/data/used.txt tests/bench/bench-used
}

# unreached SYMBOLS FILE…: functions of the library and the rooms that no program reaches: none of
# SYMBOLS, what the linker keeps in the programs if each function has a section of its own. One that
# is inline has no symbol.
unreached() {
  local symbols=$1
  shift
  ctags -x --c-kinds=f --_xformat='%N %F %n %C' "$@" 2>/dev/null | sort -u |
    awk 'NR == FNR { kept[$1] = 1; next } / (inline|[A-Z_]*INLINE) / { next } !($1 in kept) { print $2 ":" $3 ": no program reaches " $1 }' <(echo "$symbols") -
}

# reached: the functions that the programs keep when the linker drops what is not reached.
reached() {
  local program
  MAKEFLAGS='' make -s -j"$(nproc)" BUILD=build/sections CFLAGS='-O0 -ffunction-sections' LDFLAGS=-Wl,--gc-sections WERROR= >/dev/null 2>&1
  for program in $(programs); do nm --defined-only "build/sections/bin/$program"; done |
    sed -nE 's/.* [tT] (.*)/\1/p' | sort -u
}

@test "files: a program reaches each function" {
  command -v ctags >/dev/null || skip 'ctags is not installed'
  local kept
  kept=$(reached)
  [ -n "$kept" ]
  clean unreached "$kept" $(sources | grep 'c$')
}

@test "files: a dead function is caught" {
  command -v ctags >/dev/null || skip 'ctags is not installed'
  sample common/rule/dead.c < <(printf 'int used(void)\n{\n}\n\nint dead(void)\n{\n}\n')
  caught 'common/rule/dead.c:5: no program reaches dead' unreached used common/rule/dead.c
  clean unreached $'used\ndead' common/rule/dead.c
  sample common/doc/melted.c < <(printf 'static inline int melt(void)\n{\n}\n\nALWAYS_INLINE int gone(void)\n{\n}\n')
  clean unreached used common/doc/melted.c
}
