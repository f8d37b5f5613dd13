# Shared by the benchmarks: one table, a row a figure.

# row WHAT FIGURE UNIT MOST: prints a row; FIGURE and MOST are whole numbers, or hundredths where UNIT is
# "x" (times). A figure above MOST is marked, and fails nothing: machines differ.
row() {
  awk -v what="$1" -v figure="$2" -v unit="$3" -v most="$4" 'BEGIN {
    shown = unit == "x" ? sprintf("%.2f x", figure / 100) : sprintf("%d %s", figure, unit)
    reach = most == "" ? "" : unit == "x" ? sprintf("<= %.2f x", most / 100) : sprintf("<= %d %s", most, unit)
    printf "%-52s %18s %18s  %s\n", what, shown, reach, most == "" ? "" : figure <= most ? "reached" : "NOT reached" }'
}

# instructions COMMAND…: how many the whole process executes, by callgrind; nothing without valgrind.
instructions() {
  command -v valgrind >/dev/null || return 0
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
    sed -nE 's/^==[0-9]+== Collected : ([0-9]+).*/\1/p'
}

# calls COMMAND…: its system calls, by strace; nothing without it. calls_named NAME COMMAND…: those of
# one name.
calls() {
  command -v strace >/dev/null || return 0
  strace -f -c -o "$SCRATCH/strace" "$@" >/dev/null 2>&1
  awk '/ total$/ { print $4 }' "$SCRATCH/strace"
}
calls_named() {
  local name=$1
  shift
  command -v strace >/dev/null || return 0
  strace -f -e trace="$name" -o "$SCRATCH/strace" "$@" >/dev/null 2>&1
  grep -c "$name(" "$SCRATCH/strace"
}

SCRATCH=$(mktemp -d) || exit 1
trap 'rm -rf "$SCRATCH"' EXIT
export HOME="$SCRATCH/home" TZ=UTC LC_ALL=C.UTF-8
unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
mkdir -p "$HOME" "$SCRATCH/bin"
# Installed, as true is. The linker writes a program piece by piece, and so it lies in the cache of files a
# page at a time: each start then takes 7 % of true more than that of a copy written at once.
install "${LEG_BIN:?}"/* "${LEG_BENCH:?}"/* "$SCRATCH/bin"
LEG_BIN=$SCRATCH/bin LEG_BENCH=$SCRATCH/bin
PATH=$LEG_BIN:$PATH
