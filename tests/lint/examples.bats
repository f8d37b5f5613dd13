#!/usr/bin/env bats
# The examples of the pages, as a reader pastes them: read from the page as man shows it in 80 columns,
# where a wrapped line is two commands and a typographic quote is none. The ones marked by `.\" test`
# on the line before are run.

load lint

# A block is a run of .Dl lines or one `.Bd -literal` display. marked PAGE: the page with a line
# "@@ LINES MARK" before each block and "@@" behind it, so that the rendered page shows where it is.
marked() {
  awk '
    function flush(  i) {
      if (!count) return
      if (display) { print block[1]; print "@@ " count - 2, mark; for (i = 2; i < count; i++) print block[i]; print "@@"; print block[count] }
      else { print ".Dl @@ " count, mark; for (i = 1; i <= count; i++) print block[i]; print ".Dl @@" }
      count = 0; mark = "shown"
    }
    BEGIN { mark = "shown" }
    !display && /^\.Bd -literal/ { flush(); display = 1; block[++count] = $0; next }
    display { block[++count] = $0; if (/^\.Ed/) { flush(); display = 0 } next }
    /^\.Dl / { block[++count] = $0; next }
    { flush() }
    /^\.\\" test$/ { mark = "run"; next }
    !/^\.Pp$/ { mark = "shown" }
    { print }
    END { flush() }' "$1"
}

# as_shown PAGE, as_shown_by_mandoc PAGE: the blocks between their "@@" lines in 80 columns.
as_shown() {
  marked "$1" >"$BATS_TEST_TMPDIR/page.${1##*.}"
  LC_ALL=C.UTF-8 MANWIDTH=80 MAN_KEEP_FORMATTING='' man -E UTF-8 -l "$BATS_TEST_TMPDIR/page.${1##*.}" 2>/dev/null |
    col -bpx | blocks
}
as_shown_by_mandoc() { marked "$1" | mandoc -T utf8 -O width=78 2>/dev/null | col -bpx | blocks; }
blocks() { awk '/^ *@@ [0-9]/ { inside = 1 } inside { print } /^ *@@$/ { inside = 0 }'; }

# unpastable PAGE…: blocks that wrap, are too wide, hold what no keyboard types, or that the two
# renderers show differently.
unpastable() {
  local page show
  for page in "$@"; do
    for show in as_shown as_shown_by_mandoc; do
      "$show" "$page" >"$BATS_TEST_TMPDIR/$show"
      LC_ALL=C awk -v page="$page" '
        /^ *@@ [0-9]/ { want = $2; have = 0; first = ""; next }
        /^ *@@$/ { if (have != want) print page ":1: wraps in 80 columns: " first; next }
        { have++; if (first == "") first = $0 }
        length($0) > 80 { print page ":1: wider than 80 columns: " $0 }
        /\xe2\x80[\x90-\x9d]|\xe2\x88\x92/ { print page ":1: cannot be pasted: " $0 }' "$BATS_TEST_TMPDIR/$show"
    done
    diff -B <(sed 's/^ *//' "$BATS_TEST_TMPDIR/as_shown") <(sed 's/^ *//' "$BATS_TEST_TMPDIR/as_shown_by_mandoc") >/dev/null ||
      echo "$page:1: man and mandoc show its examples differently"
  done
}

# commands_shown PAGE: each block that is to be run, its indent taken off, ended by a NUL.
commands_shown() {
  as_shown "$1" | awk '
    /^ *@@ [0-9]+ run$/ { inside = 1; indent = -1; next }
    /^ *@@$/ { if (inside) printf "%c", 0; inside = 0; next }
    !inside { next }
    indent < 0 { match($0, /^ */); indent = RLENGTH }
    { print substr($0, indent + 1) }'
}

# run_examples PAGE…: marked examples that fail. Those of a page are run in their order in one home,
# beside the answers of a well adult in answers.json.
run_examples() {
  local page line home count=0
  for page in "$@"; do
    home=$BATS_TEST_TMPDIR/example
    rm -rf "$home" && mkdir -p "$home/bin"
    well_adult >"$home/answers.json"
    while IFS= read -r -d '' line; do
      count=$((count + 1))
      (cd "$home" && env -i HOME="$home" PATH="$LEG_BIN:$PATH" LC_ALL=C.UTF-8 TZ=UTC \
        bash -o pipefail -ec "$line" </dev/null >out 2>&1) ||
        echo "$page:1: fails with $?: $line: $(tail -1 "$home/out" | tr '\n' ' ')"
    done < <(commands_shown "$page")
  done
  [ "$count" -gt 0 ] || echo "man:1: no example is marked"
}

# Answers of a well adult, made from the questions themselves.
well_adult() {
  ours leg-screen --list --format=json | jq -c --arg now "$(date +%Y-%m-%dT%H:%M:%S+00:00 -u)" '
    [.questions[] | {(.id): (if .choices == ["no","yes","unsure"] then "no" else "adult" end)}]
    | add + {answered: $now}'
}

pages() { find man -name '*.[1-8]' | sort; }

@test "examples: none wraps in 80 columns, and each can be pasted" {
  clean unpastable $(pages)
}

@test "examples: one that wraps or cannot be pasted is caught" {
  sample man/x.1 <<'PAGE'
.Dd November 28, 2026
.Dt X 1
.Os
.Sh EXAMPLES
.Dl leg-screen --answers=answers.json | leg-plan -m 3 | leg-timer --simulate | leg-log add
.Pp
.Bd -literal -offset indent
idle = gdbus call --session --dest org.gnome.Mutter.IdleMonitor --method GetIdletime
.Ed
.Pp
.Dl jq \(cq.steps\(cq
PAGE
  caught 'wraps in 80 columns:' unpastable man/x.1
  caught 'wider than 80 columns:' unpastable man/x.1
  caught 'cannot be pasted:' unpastable man/x.1
  sample man/y.1 <<'PAGE'
.Dd November 28, 2026
.Dt Y 1
.Os
.Sh EXAMPLES
.\" test
.Bd -literal -offset indent
for n in 1 2; do
  echo 'a - b'
done
.Ed
PAGE
  clean unpastable man/y.1
  [ "$(commands_shown man/y.1 | tr '\0' '@')" = "for n in 1 2; do
  echo 'a - b'
done
@" ]
}

@test "examples: the marked ones run as they are shown" {
  clean run_examples $(pages)
}

@test "examples: one that fails is caught" {
  sample man/x.1 <<'PAGE'
.Dd November 28, 2026
.Dt X 1
.Os
.Sh EXAMPLES
.\" test
.Dl exit 3
PAGE
  caught 'fails with 3: exit 3' run_examples man/x.1
}
