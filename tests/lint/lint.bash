# Shared by the lints. A lint is a function that prints one line for each violation, `file:line: what`,
# and nothing when all is well. Each is tested three times: on the project (`clean`), on a sample that
# keeps the rule (`clean`) and on one that breaks it (`caught`), because a check that cannot fail, or
# that always fails, checks nothing.

bats_require_minimum_version 1.5.0

cd "$BATS_TEST_DIRNAME/../.." || exit 1
LEG_BIN=${LEG_BIN:-$PWD/build/bin}

# clean LINT ARGUMENT…: fails if the lint names a violation, or is given nothing to read.
clean() {
  local found
  [ $# -gt 1 ] || { echo "$1: given nothing to read"; return 1; }
  found=$("$@" 2>&1) || true
  [ -z "$found" ] || { printf '%s\n' "$found"; return 1; }
}

# holds LINT: the same for a lint that finds what it reads by itself.
holds() {
  local found
  found=$("$@" 2>&1) || true
  [ -z "$found" ] || { printf '%s\n' "$found"; return 1; }
}

# caught WORDS LINT ARGUMENT…: fails unless the lint names a violation that contains WORDS.
caught() {
  local words=$1 found
  shift
  found=$("$@") || true
  [[ $found == *"$words"* ]] || { printf 'not caught (%s): %s\n' "$words" "$found"; return 1; }
}

# sample PATH: writes standard input to PATH below the test's folder and goes there, so that relative
# paths look like the project's.
sample() {
  cd "$BATS_TEST_TMPDIR" || return 1
  mkdir -p "$(dirname "$1")"
  cat >"$1"
}

# files [FOLDER…]: the project's files: what git knows or would take; outside git, all but what is built.
files() {
  { [ -e .git ] && git ls-files -co --exclude-standard "$@" 2>/dev/null; } ||
    find "${@:-.}" -path ./build -prune -o -type f -print | sed 's|^\./||' | sort
}

# sources [FOLDER…]: the C files of the product, or of these folders. Fails if there are none.
sources() {
  [ $# -gt 0 ] || set -- common cmd
  find "$@" -name '*.[ch]' | sort | grep .
}

# code FILE…: `file:line:code`, without comments and with the contents of strings taken out.
code() {
  [ $# -eq 0 ] || awk -v want=code "$C_SPLIT" "$@"
}

# literals FILE…: `file:line:text`, each string literal of the code; includes are none.
literals() {
  [ $# -eq 0 ] || awk -v want=literals "$C_SPLIT" "$@"
}

C_SPLIT='
FNR == 1 { inside = 0 }
{
  line = $0; out = ""; text = ""
  if (want == "literals" && line ~ /^[ \t]*#[ \t]*include/) next
  while (line != "") {
    if (inside) {
      at = index(line, "*/")
      if (!at) break
      line = substr(line, at + 2); inside = 0
      continue
    }
    if (!match(line, /"([^"\\]|\\.)*"|\047([^\047\\]|\\.)*\047|\/\*|\/\//)) { out = out line; break }
    token = substr(line, RSTART, RLENGTH)
    out = out substr(line, 1, RSTART - 1)
    line = substr(line, RSTART + RLENGTH)
    if (token == "/*") { inside = 1; out = out " " }
    else if (token == "//") break
    else {
      quote = substr(token, 1, 1)
      out = out quote quote
      if (quote == "\"") text = text " " substr(token, 2, length(token) - 2)
    }
  }
  if (want == "code") print FILENAME ":" FNR ":" out
  else if (text != "") print FILENAME ":" FNR ":" text
}'

# programs: the names of the programs, one for each folder of cmd/.
programs() {
  local file
  for file in cmd/*/main.c; do
    [ -e "$file" ] && basename "${file%/main.c}"
  done
}

# ours PROGRAM ARGUMENT…: runs a program in an empty home with a plain environment.
ours() {
  local program=$1
  shift
  timeout 20 env -i LEG_TEST=1 HOME="$BATS_TEST_TMPDIR" PATH="$PATH" LC_ALL=C.UTF-8 TZ=UTC \
    ${ASAN_OPTIONS:+ASAN_OPTIONS="$ASAN_OPTIONS"} ${LSAN_OPTIONS:+LSAN_OPTIONS="$LSAN_OPTIONS"} \
    "$LEG_BIN/$program" "$@" </dev/null
}

# commands PROGRAM: its subcommands, as its help lists them and its parser knows them.
commands() {
  local word
  ours "$1" --help 2>/dev/null | sed -nE 's/^ {1,6}([a-z][a-z-]*)( [^ ].*)?$/\1/p; s/^ {1,6}([a-z][a-z-]*)  .*/\1/p' |
    sort -u | while read -r word; do
      if ours "$1" "$word" --help 2>/dev/null | head -1 | grep -q "^Usage: $1 $word"; then
        echo "$word"
      fi
    done
}
