#!/usr/bin/env bats
# leg-log when things go wrong: what was acknowledged stays, what cannot be done is said, and nothing
# bad is written. Each remedy is taken out by tests/mutants; what takes longer is in tests/crash.

load log

setup() { log_setup; }

# whole_lines N: the log has N lines, and each is a record.
whole_lines() {
  [ "$(jq -c 'select(.type == "leg-session")' "$LOG"/*.jsonl | wc -l)" = "$1" ] &&
    [ "$(cat "$LOG"/*.jsonl | wc -l)" = "$1" ]
}

traced() {
  command -v strace >/dev/null || skip 'strace is not installed'
  export ASAN_OPTIONS=detect_leaks=0 # which takes a tracer of its own
}

# ---- on disk

# unsynced TRACE: what a program (strace -y) wrote, made or renamed and did not bring to disk after.
unsynced() {
  awk '
    function folder(path) { sub(/\/[^\/]*$/, "", path); return path }
    { match($0, /<[^>]*>/); of = substr($0, RSTART + 1, RLENGTH - 2) }
    / = -1 / { next }
    /^write\(/ && of ~ /sessions/ { data[of] = 1 }
    /^mkdir\(/ { split($0, part, "\""); name[folder(part[2])] = 1 }
    /^openat\(.*O_CREAT/ { split($0, part, "\""); name[of] = 1 }
    /^renameat\(/ { for (file in data) print "renamed before it was on disk: " file; name[of] = 1 }
    /^(fsync|fdatasync)\(/ { delete data[of]; delete name[of] }
    END { for (file in data) print "data: " file; for (file in name) print "name in: " file }' "$1"
}

@test "faults: an acknowledged record is on disk, with every folder above it" {
  traced
  local calls=trace=mkdir,openat,write,fsync,fdatasync,renameat
  record 1 | strace -y -o trace -e $calls leg-log add
  run unsynced trace
  assert_output ''
  grep -q '^mkdir' trace
  record 2 '' 2026-12-22T09:30:00+01:00 | strace -y -o trace -e $calls leg-log add
  run unsynced trace
  assert_output ''
  echo torn >>"$LOG/2026-12.jsonl"
  strace -y -o trace -e $calls leg-log check --repair >/dev/null || [ $? = 14 ]
  run unsynced trace
  assert_output ''
  grep -q '^renameat' trace
}

@test "faults: a record whose writer died before the sync is synced when it is added again" {
  traced
  record 1 | leg-log add
  record 2 >2.json
  run strace -qq -o /dev/null -e inject=fdatasync:signal=KILL leg-log add 2.json
  whole_lines 2
  strace -qq -o trace -e trace=write,fdatasync leg-log add 2.json
  grep -q '^fdatasync.* = 0' trace
  run -1 grep -q 'leg-session' trace
  whole_lines 2
}

@test "faults: after a failed fsync the record is taken out, not synced again" {
  traced
  record 1 | leg-log add
  record 2 >2.json
  run -74 --separate-stderr strace -qq -o /dev/null -e inject=fdatasync:error=EIO:when=1 leg-log add 2.json
  assert_output "$(cat 2.json)"
  whole_lines 1
  run -74 env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -e inject=fsync:error=EIO leg-log add - <<<"$(record 3 '' 2026-12-22T09:30:00+01:00)"
  [ ! -s "$LOG/2026-12.jsonl" ]
  leg-log add 2.json
  whole_lines 2
}

@test "faults: an interrupted system call is retried, but not for ever" {
  traced
  record 1 | leg-log add
  local call
  for call in read flock; do
    run -0 strace -qq -o trace -P "$LOG/2026-11.jsonl" -e inject=$call:error=EINTR:when=1 leg-log add - <<<"$(record 2)"
    grep -q INJECTED trace
  done
  run -0 strace -qq -o trace -P "$LOG/2026-11.jsonl" -e inject=read:error=EINTR:when=1 leg-log list
  grep -q INJECTED trace
  run -0 strace -qq -o trace -e trace=write -e inject=write:error=EINTR:when=1 leg-log add - <<<"$(record 3)"
  grep -q INJECTED trace
  whole_lines 3
  for call in read write; do
    run -74 --separate-stderr timeout 60 env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -P "$LOG/2026-11.jsonl" -e inject=$call:error=EINTR leg-log add - <<<"$(record 4)"
    [[ $stderr == *"$LOG"*": Interrupted system call"* ]] || false
  done
  whole_lines 3
  # what is looked at to tell the form of an import, and what is set aside
  printf 'date,kind,minutes\n2026-11-20,walking,12\n' >table
  for call in recvfrom tee; do
    run -0 bash -c "cat table | strace -qq -o trace -e inject=$call:error=EINTR:when=1 leg-log import --dry-run"
    run -65 bash -c "cat table | timeout 20 strace -qq -o trace -e inject=$call:error=EINTR leg-log import --dry-run"
  done
  run -0 strace -qq -o trace -P "$PWD/table" -e inject=pread64:error=EINTR:when=1 leg-log import --dry-run table
  grep -q INJECTED trace
  { head -c 4200000 /dev/zero; echo; } >>"$LOG/2026-11.jsonl"
  run -74 timeout 20 strace -qq -o trace -P "$LOG/2026-11.jsonl" -e inject=pread64:error=EINTR:when=4+ leg-log check --repair
  grep -q 'pread64.*262144.*INJECTED' trace
}

@test "faults: a record cut short by a file size limit is removed, at every byte" {
  command -v prlimit >/dev/null || skip 'prlimit is not installed'
  record 1 | leg-log add
  record 2 >2.json
  local had whole byte
  had=$(stat -c %s "$LOG/2026-11.jsonl") whole=$(stat -c %s 2.json)
  for byte in 0 1 $(seq 50 67 $((whole - 1))) $((whole - 1)); do
    run -74 --separate-stderr prlimit --fsize=$((had + byte)) leg-log add 2.json
    assert_output "$(cat 2.json)"
    [ "$(stat -c %s "$LOG/2026-11.jsonl")" = "$had" ]
  done
  run -0 prlimit --fsize=$((had + whole)) leg-log add 2.json
  whole_lines 2
}

@test "faults: a log cut short at any byte is read up to there, and takes new records" {
  { record 1; record 2; } | leg-log add
  cp "$LOG/2026-11.jsonl" whole
  local byte size
  size=$(stat -c %s whole)
  for byte in $(seq 3 71 "$size") $((size - 1)); do
    head -c "$byte" whole >"$LOG/2026-11.jsonl"
    record 3 | leg-log add
    [ "$(count)" = $((byte / (size / 2) + 1 + (byte == size - 1))) ] || { echo "at $byte: $(count)"; return 1; }
  done
}

@test "faults: a repair that is killed at any of its steps has lost nothing" {
  traced
  local call n file=$LOG/2026-11.jsonl runs=0
  { record 1; record 2 '' 2026-11-21T09:30:00+01:00; } | leg-log add
  printf '{"torn' >>"$file"
  cp -p "$file" before
  for call in write fsync renameat unlinkat; do
    for n in 1 2 3 4 5; do
      rm -f "$LOG"/* "$LOG"/.2026*
      cp -p before "$file"
      strace -qq -o trace -e inject=$call:signal=KILL:when=$n leg-log check --repair &>/dev/null || true
      grep -q 'killed by' trace || break
      runs=$((runs + 1))
      [ "$(count)" = 2 ] && grep -q '{"torn$' "$file"* || { echo "$call $n"; return 1; }
    done
  done
  [ $runs -ge 8 ]
}

# ---- others at the log

# replaced_while_waiting COMMAND…: an add waits for the lock while COMMAND puts something else in its place.
replaced_while_waiting() {
  record 1 | leg-log add
  local file=$LOG/2026-11.jsonl pid
  exec 7>>"$file"
  flock 7
  record 2 >2.json
  leg-log add 2.json 3>&- 7>&- &
  pid=$!
  await grep "^[0-9]*: -> FLOCK .* $pid " /proc/locks
  "$@"
  exec 7>&-
  wait $pid
  whole_lines 2
}

@test "faults: a writer that waited for a file that was replaced adds to the new one" {
  another_file() { cp -p "$LOG/2026-11.jsonl" new && mv new "$LOG/2026-11.jsonl"; }
  replaced_while_waiting another_file
}

@test "faults: what was found is the same record when another program adds one before it" {
  command -v strace >/dev/null || skip 'strace is not installed'
  leg-log $NOW add --kind=walking --minutes=1 --at=2026-10-10
  leg-log $NOW add --kind=walking --minutes=1 --at=2026-11-10
  # it opens the month twice: to search it, and when it knows that it is there
  ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -P 2026-10.jsonl -e inject=openat:delay_enter=900000:when=2 \
    leg-log $NOW erase "$(leg-log list --format=json | jq -r .id | head -1)" 3>&- &
  sleep 0.4
  leg-log $NOW add --kind=pumps --minutes=1 --at=2026-10-01
  wait $!
  assert_equal "$(leg-log list --format=json | jq -r .kind | paste -sd' ')" 'pumps walking'
}

@test "faults: a writer that waited while the folder was replaced adds to the new one" {
  another_folder() { cp -a "$LOG" new && mv "$LOG" old && mv new "$LOG"; }
  replaced_while_waiting another_folder
}

@test "faults: what went into a file that was replaced meanwhile is handed back" {
  command -v strace >/dev/null || skip 'strace is not installed'
  record 1 | leg-log add
  record 2 >2.json
  cp -p "$LOG/2026-11.jsonl" other
  ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -e inject=fdatasync:delay_enter=700000 leg-log add 2.json >back 2>said 3>&- &
  await grep -q 000000000002 "$LOG/2026-11.jsonl"
  mv other "$LOG/2026-11.jsonl"
  local status=0
  wait $! || status=$?
  assert_equal "$status" 75
  grep -q 'another program has replaced it; try again' said
  leg-log add back
  [ "$(count)" = 2 ]
}

@test "faults: a month that another program replaced is not written anew" {
  traced
  { record 1; echo torn; } >month
  record 1 | leg-log add
  tee "$LOG/2026-11.jsonl" <month >/dev/null
  { record 1; record 2; echo torn; } >other
  chmod 600 other
  strace -qq -o /dev/null -e inject=fsync:delay_enter=700000:when=1 leg-log check --repair >said 2>&1 3>&- &
  await [ -s "$LOG/2026-11.jsonl.bad" ]
  mv other "$LOG/2026-11.jsonl"
  local status=0
  wait $! || status=$?
  assert_equal "$status" 75
  grep -q 'another program has replaced it; try again' said
  [ "$(count)" = 2 ]
}

@test "faults: a reader waits for a line that is being written" {
  { record 1; record 2; } | leg-log add
  local file=$LOG/2026-11.jsonl pid
  record 3 >3.json
  exec 7>>"$file"
  flock 7
  head -c 200 3.json >&7
  leg-log list --format=json >listed 2>said 3>&- 7>&- &
  pid=$!
  await grep "^[0-9]*: -> FLOCK .* $pid " /proc/locks
  tail -c +201 3.json >&7
  exec 7>&-
  wait $pid
  [ "$(wc -l <listed)" = 3 ]
  [ ! -s said ]
}

@test "faults: a stopped program that holds the lock delays others only briefly" {
  traced
  record 1 | leg-log add
  record 2 >2.json
  record 3 >3.json
  strace -qq -o /dev/null -e inject=fdatasync:signal=STOP leg-log add 2.json 3>&- &
  local held
  # stopped it is when the lock is its own
  stopped() {
    held=$(pgrep -P "$1" leg-log) && grep '^State:.*[Tt] ' "/proc/$held/status" && grep "FLOCK .* $held " /proc/locks
  }
  await stopped $!
  run -75 --separate-stderr timeout 60 leg-log add 3.json
  assert_output "$(cat 3.json)"
  [[ $stderr == *'has held it for 5 seconds'* ]]
  [ "$(count)" = 2 ]
  kill -CONT "$held"
  wait
  leg-log add 3.json
  whole_lines 3
}

@test "faults: a list ends when its reader is gone, even with SIGPIPE ignored" {
  traced
  local month command n
  for month in 01 02 03 04 05 06 07 08; do
    for n in $(seq 60); do record "$((1$month * 100 + n))" "$(printf %02000d 0)" "2026-$month-05T09:30:00+01:00"; done
  done | leg-log import 2>/dev/null
  for command in 'list --format=json' export 'export --format=csv'; do
    # shellcheck disable=SC2086
    (
      trap '' PIPE
      strace -qq -o trace -e trace=openat leg-log $command 2>said | true
    ) || true
    n=$(grep -c 'openat.*2026-...jsonl' trace)
    [ "$n" -ge 1 ]
    [ "$n" -lt 4 ]
    [ ! -s said ] || { cat said; false; }
  done
}

# ---- what is in place of the log

# odd_ones COMMAND…: a link, a fifo, a folder and a second name in place of the month are each refused by it.
odd_ones() {
  local file=$LOG/2026-11.jsonl kind
  for kind in 'ln -s ../away' mkfifo mkdir 'ln away'; do
    rm -rf "$file"
    (cd "$HOME/.local/share/leg" && $kind "$file")
    run timeout 60 "$@"
    assert_equal "$kind: $status" "$kind: 77"
    assert_output --regexp '2026-11.jsonl: .*, refused'
  done
  cmp away "$HOME/.local/share/leg/away"
}

@test "faults: readers and writers refuse a file that is not ours" {
  record 1 | leg-log add
  record 2 >2.json
  mv "$LOG/2026-11.jsonl" away
  cp away "$HOME/.local/share/leg/away"
  odd_ones leg-log add 2.json
  odd_ones leg-log list
  odd_ones leg-log stats
}

@test "faults: a link or a file in place of a folder of ours is refused, and nothing is made there" {
  record 1 >1.json
  mkdir -p elsewhere "$HOME/.local/share/leg"
  ln -s "$PWD/elsewhere" "$LOG"
  run -77 leg-log add 1.json
  run -77 leg-log list
  rm "$LOG"
  : >"$LOG"
  run -77 leg-log add 1.json
  run -77 leg-log list
}

@test "faults: a link in place of the data folder is followed to what only the user may write" {
  record 1 >1.json
  mkdir -p elsewhere "$HOME/.local/share"
  chmod 770 elsewhere
  ln -s "$PWD/elsewhere" "$HOME/.local/share/leg"
  run -77 leg-log add 1.json
  assert_output --partial "$HOME/.local/share/leg: a symbolic link to what others own or may write to"
  [ -z "$(ls elsewhere)" ]
  chmod 755 elsewhere
  run -0 leg-log add 1.json
  [ "$(wc -l <elsewhere/sessions/2026-11.jsonl)" = 1 ]
  run -0 leg-log list
  mv elsewhere/sessions away
  ln -s "$PWD/away" elsewhere/sessions
  run -77 leg-log list
  assert_output --partial "$HOME/.local/share/leg/sessions: not a folder, refused"
}

@test "faults: folders that a killed process made are synced by the next" {
  command -v strace >/dev/null || skip 'strace is not installed'
  mkdir -p "$LOG"
  record 1 >1.json
  ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=openat,open,fsync -o calls leg-log add 1.json
  # what is above the new file, each opened and synced
  local folder
  for folder in "$HOME/.local/share/leg" "$HOME/.local/share" "$HOME/.local"; do
    grep -A1 "\"$folder\"" calls | grep -q 'fsync(.*= 0' || { echo "$folder is not synced"; cat calls; false; }
  done
}

@test "faults: a file of another owner is refused" {
  [ "$(id -u)" = 0 ] || skip 'only root can give a file away'
  record 1 | leg-log add
  chown 1 "$LOG/2026-11.jsonl"
  run -77 leg-log add - <<<"$(record 2)"
  assert_output --partial 'belongs to somebody else, refused'
  chown 0 "$LOG/2026-11.jsonl"
  chown 1 "$LOG"
  run -77 leg-log list
  assert_output --partial 'belongs to somebody else, refused'
}

@test "faults: a umask of 777 or 000 leaves folders 0700 and files 0600" {
  local mask
  for mask in 000 777; do
    rm -rf "$HOME/.local"
    record 1 >1.json
    (umask $mask; leg-log add 1.json)
    [ "$(cd "$HOME" && stat -c %a .local .local/share .local/share/leg "$LOG" "$LOG"/*.jsonl | tr '\n' ' ')" = \
      '700 700 700 700 600 ' ]
    echo torn >>"$LOG/2026-11.jsonl"
    (umask $mask; leg-log check --repair >/dev/null)
    [ "$(stat -c %a "$LOG"/* | tr '\n' ' ')" = '600 600 ' ]
    [ "$(count)" = 1 ]
  done
}

@test "faults: readers too drop group and other permissions" {
  record 1 | leg-log add
  chmod 644 "$LOG/2026-11.jsonl"
  chmod 755 "$LOG" "$HOME/.local/share/leg"
  leg-log list >/dev/null
  [ "$(stat -c %a "$HOME/.local/share/leg" "$LOG" "$LOG/2026-11.jsonl" | tr '\n' ' ')" = '700 700 600 ' ]
}

# ---- the world around it

# listing: what the log says in four ways, and how to use it.
listing() {
  "$@" list && "$@" list --format=json && "$@" export && "$@" stats --format=json && "$@" --help
}

@test "faults: a strange environment changes nothing" {
  leg-log $NOW add --kind=walking --minutes=2 --at='2026-03-29 02:30' --note=$'caf\u00e9'
  record 1 | leg-log add
  listing leg-log --now=2026-11-22T10:00:00+01:00 >usual
  local value long
  long=/$(printf 'x%.0s' $(seq 5000))
  for value in LC_ALL=rubbish LC_ALL= LANG=xx_XX.UTF-9 TZ=:rubbish TZ=Nowhere/Land TZ= TZ=Asia/Kathmandu ARGP_HELP_FMT=rmargin=-1,rubbish=9 \
    ARGP_HELP_FMT=usage-indent=999999 XDG_DATA_HOME=relative/path XDG_DATA_HOME= XDG_CONFIG_HOME=relative POSIXLY_CORRECT=1 \
    COLUMNS=-1 TERM= "TERM=$long" "LANG=$long" "XDG_DATA_HOME=$long" "XDG_CONFIG_HOME=$long"; do
    listing env "$value" leg-log --now=2026-11-22T10:00:00+01:00 | cmp - usual || { echo "${value:0:40}"; return 1; }
  done
  listing env -i LEG_TEST=1 HOME="$HOME" "$(command -v leg-log)" --now=2026-11-22T10:00:00+01:00 | cmp - usual
  [ ! -e relative ]
  run -0 --separate-stderr env TZ=Nowhere/Land leg-log --now=2026-11-22T10:00:00+01:00 list
  [[ $stderr == *"there is no zone 'Nowhere/Land'; times are in UTC"* ]]
  run env -u HOME leg-log list --since=2999-01-01
  [ "$status" = 14 ]
}

@test "faults: with streams closed nothing is acknowledged falsely, and no talk lands in the log" {
  record 1 | leg-log add
  echo torn >>"$LOG/2026-11.jsonl"
  record 2 >2.json
  record 3 >3.json
  leg-log list <&- >&- 2>&- && return 1
  leg-log list >&- 2>/dev/null && return 1
  leg-log export >&- 2>/dev/null && return 1
  leg-log add <&- && return 1
  leg-log add 2.json <&- >&- 2>&-
  leg-log add 2.json 2>&-
  exec 7>>"$LOG/2026-11.jsonl"
  flock 7
  leg-log add 3.json <&- >&- 2>&- && return 1
  leg-log add 3.json >&- 2>&- && return 1 # without care the month's file would be 2
  exec 7>&-
  leg-log check --repair <&- 2>&- | grep -q 'set aside'
  whole_lines 2
}

@test "faults: out of descriptors, nothing is reported as empty or stored" {
  record 1 | leg-log add
  record 2 >2.json
  local most status
  for most in 4 5 6; do
    for command in list stats export 'add 2.json'; do
      status=0
      # shellcheck disable=SC2086
      (ulimit -n $most; exec leg-log $command) >out 2>said || status=$?
      case $status in
        0) [ "$command" != list ] || [ -s out ] ;;
        127) grep -q 'shared libraries' said ;;
        *) [ "$status" = 74 ] && grep -q 'Too many open files' said ;;
      esac || { echo "$most $command: $status $(cat said)"; return 1; }
    done
  done
}

@test "faults: a full disk and an unreadable file are always reported" {
  record 1 | leg-log add
  for command in list export 'show 01a2' 'stats --format=json' --version --help; do
    run -74 bash -c "leg-log $command >/dev/full"
    assert_output --partial 'standard output: No space left on device'
  done
}

# ---- what is read

@test "faults: a producer that dies leaves no half-written record" {
  record 1 >whole
  local bytes
  for bytes in 1 100 300 $(($(stat -c %s whole) - 2)); do
    run -65 bash -c "head -c $bytes whole | leg-log add"
    assert_output --regexp '^leg-log: <stdin>: '
  done
  run -65 bash -c '{ cat whole; head -c 100 whole; } | leg-log add'
  [ ! -e "$LOG" ]
}

@test "faults: hostile JSON is 65, with a clean line, and nothing is stored" {
  local what
  bad() { cat >"bad.$1"; }
  deep() { printf "$1%.0s" $(seq "$2"); }
  record | sed 's/"note":""/"note":"","x":9"/' | bad quote
  record | sed 's/"note":""/"note":"","note":"other"/' | bad twice
  record | sed 's/180,"paused/1e400,"paused/' | bad exponent
  record | sed 's/180,"paused/99999999999999999999,"paused/' | bad twenty-digits
  record | sed 's/180,"paused/180.0,"paused/' | bad fraction
  record | sed 's/180,"paused/-1,"paused/' | bad negative
  record | sed 's/180,"paused/0x10,"paused/' | bad hexadecimal
  record | sed 's/"note":""/"note":"\\ud800"/' | bad half-a-character
  record | sed 's/"note":""/"note":"\\u0000"/' | bad escaped-nul
  record | sed $'s/"note":""/"note":"\xff"/' | bad not-utf-8
  record | sed $'s/"note":""/"note":"\xed\xa0\x80"/' | bad surrogate
  record | sed $'s/"note":""/"note":"\xc0\xaf"/' | bad overlong
  record | sed $'s/"note":""/"note":"\e[2J"/' | bad raw-control
  record | sed $'s/"note"/\e]0;title\a/' | bad raw-title
  record | sed $'s/"note"/\xc2\x9b31mnote/' | bad raw-c1
  record | sed 's/"note":""/"note":"","x":9\x00/' | bad nul
  record | tr '\n' '\0' | bad nul-for-newline
  { record; record 2; printf '\0'; record 3; } | bad nul-between
  { deep '[' 100000; } | bad brackets
  { deep '{"a":' 5000; deep '}' 5000; } | bad braces
  { record | tr -d '}\n'; printf '}},"x":'; deep '[' 3000; deep ']' 3000; printf '}'; } | bad nested
  { printf '"'; head -c 5000000 /dev/zero | tr '\0' x; printf '"'; } | bad long-string
  { head -c 4300000 /dev/zero | tr '\0' ' '; record; } | bad blanks
  { record; head -c 4300000 /dev/zero | tr '\0' '\n'; record 2; } | bad newlines
  for what in bad.*; do
    run -65 timeout 60 leg-log add "$what"
    assert_equal "${#lines[@]}" 1
    assert_output --regexp "^leg-log: $what: "
    refute_output --regexp $'[\x01-\x1f\x7f]|\xc2[\x80-\x9f]'
  done
  [ ! -e "$LOG" ]
}

@test "faults: bad lines in the log are skipped and named, whatever they hold" {
  record 1 | leg-log add
  local file=$LOG/2026-11.jsonl
  {
    record 2 | sed 's/180,"paused/180\x00,"paused/'
    record 3 | sed 's/"note":""/"note":"","note":""/'
    record 4 | sed $'s/"note"/\e[31m\xc2\x9b/'
    record 5 | sed $'s/"note":""/"note":"\xff"/'
    echo
    head -c 4300000 /dev/zero | tr '\0' x
    echo
    record 6
  } >>"$file"
  run --separate-stderr -0 leg-log list --format=json
  [ "${#lines[@]}" = 2 ]
  [[ $stderr == *'2026-11.jsonl:2: holds a NUL byte'* ]]
  [[ $stderr == *'skipped 5 unreadable lines'* ]]
  [[ ! $stderr =~ [$'\x01\x1b\x7f'] && $stderr != *$'\xc2\x9b'* ]]
}

# ---- what lies beside the log

@test "faults: a bad line is named once, though its month is looked at twice" {
  { record 1; record 2 '' 2026-12-01T09:30:00+01:00; echo; } | leg-log add
  echo garbage >>"$LOG/2026-11.jsonl"
  run -0 --separate-stderr leg-log show 01a204f8-c832-7e09-8f75-000000000001
  [ "$(grep -c 2026-11.jsonl:2 <<<"$stderr")" = 1 ]
  assert_regex "$stderr" 'skipped 1 unreadable line;'
}

@test "faults: a record in unsaved is named, and removed once it is added" {
  local kept=$HOME/.local/state/leg/unsaved
  mkdir -p "$kept"
  record 1 >"$kept/01a204f8-c832-7e09-8f75-000000000001.json"
  run -0 --separate-stderr leg-log $NOW add --kind=walking --minutes=1
  assert_equal "$stderr" "leg-log: 1 record is kept, but not in the log: leg-log add $kept/01a204f8-c832-7e09-8f75-000000000001.json"
  run -0 leg-log check
  assert_output --partial "leg-log add $kept/01a204f8-c832-7e09-8f75-000000000001.json"
  run -0 --separate-stderr leg-log add "$kept/01a204f8-c832-7e09-8f75-000000000001.json"
  assert_equal "$stderr" ''
  : >"$kept/empty.json"
  run -0 leg-log check
  refute_output --partial empty.json
  [ "$(ls -A "$kept")" = '' ]
  [ "$(count)" = 2 ]
}

@test "faults: what cannot be read in unsaved is named as such, and stays" {
  local kept=$HOME/.local/state/leg/unsaved
  mkdir -p "$kept"
  echo '{"type":"leg-session",' >"$kept/01a204f8-c832-7e09-8f75-000000000001.json"
  record 1 >record
  run -0 --separate-stderr leg-log $NOW add record
  assert_equal "$stderr" "leg-log: 1 kept file cannot be read as a record: repair or move away $kept/01a204f8-c832-7e09-8f75-000000000001.json"
  run -0 leg-log check
  assert_line "$kept/01a204f8-c832-7e09-8f75-000000000001.json: note: kept, but cannot be read as a record: repair it or move it away"
  refute_output --partial 'leg-log add'
  (record 2; record 3) >"$kept/two.json"
  run -0 leg-log check
  assert_output --partial "leg-log add $kept/two.json"
}

@test "faults: a record in unsaved goes when it is imported, and when it is erased" {
  local kept=$HOME/.local/state/leg/unsaved id=01a204f8-c832-7e09-8f75-000000000001 how
  mkdir -p "$kept"
  record 1 >"$kept/$id.json"
  leg-log import "$kept/$id.json"
  [ "$(ls -A "$kept")" = '' ]
  run -0 leg-log check
  refute_output --partial 'not in the log'
  for how in --note ''; do
    record 1 >"$kept/$id.json"
    leg-log erase $how $id
    [ "$(ls -A "$kept")" = '' ]
  done
  # what cannot be deleted is not said to be erased
  record 4 | leg-log add
  mkdir "$kept/${id%1}4.json"
  run -77 leg-log erase ${id%1}4
  refute_output --partial erased
  [ "$(count)" = 1 ]
  rmdir "$kept/${id%1}4.json"
  # one that is not stored stays
  record 2 >"$kept/01a204f8-c832-7e09-8f75-000000000002.json"
  record 3 | leg-log import
  [ "$(ls "$kept")" = 01a204f8-c832-7e09-8f75-000000000002.json ]
}

@test "faults: conflict copies of synced folders are named with the import that merges them" {
  record 1 | leg-log add
  local name
  for name in '2026-11.sync-conflict-20261122-093000-ABCDEF7.jsonl' '2026-11 2.jsonl' \
    "2026-11 (anna's conflicted copy 2026-11-22).jsonl"; do
    record $((RANDOM + 2)) >"$LOG/$name"
    run -0 --separate-stderr leg-log list
    [[ $stderr == "leg-log: 1 conflict copy of a synced folder is not read: leg-log import "* ]]
    run -0 leg-log check
    assert_output --partial 'merges it; then delete it'
    eval "$(sed -n 's/.*: \(leg-log import .*\) merges it.*/\1/p' <<<"$output")"
    rm "$LOG/$name"
  done
  [ "$(count)" = 4 ]
  run -0 --separate-stderr leg-log list
  assert_equal "$stderr" ''
}

@test "faults: a backup of a month is no conflict copy" {
  record 1 | leg-log add
  local name
  for name in 2026-11.jsonl.gz 2026-11.jsonl~ 2026-10.jsonl.bad; do touch "$LOG/$name"; done
  run -0 --separate-stderr leg-log list
  assert_equal "$stderr" ''
  run -0 leg-log check
  assert_output '1 record and 0 changes in 1 month: 0 faults'
}

@test "faults: a wrong day_start stops what goes by days, and nothing else" {
  record 1 | leg-log add
  mkdir -p "$HOME/.config/leg"
  echo 'day_start = 25:00' >"$HOME/.config/leg/config"
  local words
  for words in stats calendar report 'list --since=today' 'export --until=today' \
    'export --format=sql' 'export --format=ics' 'add --kind=day-off' \
    'add --kind=walking --minutes=1 --at=today' 'amend last --at=2026-11-01'; do
    # shellcheck disable=SC2086
    run -78 leg-log $words
    assert_output --partial "'25:00'"
  done
  for words in list show check export 'export --format=csv' 'amend last --note=new' undo \
    'add --kind=walking --minutes=1' 'stats --day-start=3:00'; do
    # shellcheck disable=SC2086
    run -0 leg-log $words
  done
  run -0 leg-log import <<<"$(record 2)"
  assert_output --partial '1 record added'
  run -0 leg-log erase last
}

@test "faults: a refusal names the whole of a deep path" {
  HOME=$HOME/$(printf 'a%.0s' {1..200})/$(printf 'b%.0s' {1..200})
  mkdir -p "$HOME"
  touch "$HOME/.local"
  record 1 >r.json
  run -73 --separate-stderr leg-log add r.json
  [[ $stderr == "leg-log: $HOME/.local"*": Not a directory"* ]]
}

@test "faults: import detects the format however slowly the first line arrives" {
  run -0 --separate-stderr leg-log import < <(printf '\xef\xbb\xbf'; sleep 0.1; record 1)
  run -0 --separate-stderr leg-log import < <(printf 'date,'; sleep 0.1; printf 'minutes,kind\n2026-11-01,10,walking')
  run -0 --separate-stderr leg-log import < <(echo; sleep 0.1; printf 'date,minutes,kind\n2026-11-02,10,walking')
  run -65 --separate-stderr leg-log import < <(echo 'Welcome to other'; sleep 0.1; record 2)
  [ "$(count)" = 4 ]
}

@test "faults: import takes a table from a socket, and from a pipe that is full before its first line ends" {
  needs python3
  printf 'date,minutes,kind\n2026-11-01,10,walking\n' >table
  jq -nc '[range(100) | {start: "20261122T\(100000 + .)Z", end: "20261122T110000Z", tags: ["walking"]}]' >array
  timeout 10 python3 - <<'PYTHON'
import fcntl, os, socket, subprocess, threading
F_SETPIPE_SZ = 1031
ours, theirs = socket.socketpair()
program = subprocess.Popen(["leg-log", "import"], stdin=theirs.fileno())
theirs.close()
ours.sendall(open("table", "rb").read())
ours.shutdown(socket.SHUT_WR) # as sshd does
assert program.wait() == 0
out, into = os.pipe()
fcntl.fcntl(into, F_SETPIPE_SZ, 4096)
program = subprocess.Popen(["leg-log", "import"], stdin=out)
os.close(out)
os.write(into, open("array", "rb").read())
os.close(into)
assert program.wait() == 65 # of the hundred, some end before they begin
PYTHON
  [ "$(count)" -gt 1 ]
}

@test "faults: a folder that cannot be listed to its end is not an empty log" {
  command -v strace >/dev/null || skip 'strace is not installed'
  record 1 | leg-log add
  run -74 --separate-stderr env ASAN_OPTIONS=detect_leaks=0 strace -qq -o trace -e inject=getdents64:error=EIO leg-log list
  [ -z "$output" ]
  assert_equal "$stderr" "leg-log: $LOG: Input/output error"
}

@test "faults: a tail of zeros over 4 MiB is set aside, and later months are checked" {
  record 1 | leg-log add
  for i in 2 4; do
    record $i '' 2026-12-01T09:30:00+01:00 | jq -c '.ended = .started | .active_seconds = 0 | .active = {}' >record-$i
  done
  leg-log add <record-2
  head -c $((5 * 1024 * 1024 + 1)) /dev/zero >>"$LOG/2026-11.jsonl"
  printf 'rubbish\n' >>"$LOG/2026-12.jsonl"
  { head -c 9000000 /dev/zero | tr '\0' ' '; record 3; } >long # whose end is a record
  cat long record-4 >>"$LOG/2026-12.jsonl"
  run -14 leg-log check
  assert_output --partial '2026-11.jsonl:2: torn line: longer than 4 MiB'
  assert_output --partial '2026-12.jsonl:3: not a record: longer than 4 MiB'
  run -0 leg-log --now=2026-12-02T09:30:00+01:00 check --repair
  assert_output --partial '2026-11.jsonl: 1 line set aside'
  assert_output --partial '2026-12.jsonl: 2 lines set aside'
  run -0 leg-log --now=2026-12-02T09:30:00+01:00 check
  [ "$(stat -c %s "$LOG/2026-11.jsonl.bad")" = $((5 * 1024 * 1024 + 2)) ]
  tail -n 1 "$LOG/2026-12.jsonl.bad" | cmp - long
  [ "$(count)" = 3 ]
}

@test "faults: a month of which a line cannot be set aside stays as it is" {
  command -v prlimit >/dev/null || skip 'prlimit is not installed'
  record 1 | leg-log add
  printf 'rubbish\n' >>"$LOG/2026-11.jsonl"
  cp "$LOG/2026-11.jsonl" before
  mkdir "$LOG/2026-11.jsonl.bad"
  run ! leg-log check --repair
  cmp before "$LOG/2026-11.jsonl"
  rmdir "$LOG/2026-11.jsonl.bad"
  head -c 100000 /dev/zero >"$LOG/2026-11.jsonl.bad"
  run -74 prlimit --fsize=100002 leg-log check --repair
  cmp before "$LOG/2026-11.jsonl"
}

@test "faults: a file system without locks, or without modes, is refused with the way out" {
  command -v strace >/dev/null || skip 'strace is not installed'
  run -74 env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -e inject=flock:error=ENOLCK leg-log $NOW add --kind=walking --minutes=1
  assert_output --partial "$LOG/2026-11.jsonl: this file system has no locks"
  assert_output --partial 'XDG_DATA_HOME'
  record 1 | leg-log add
  chmod 644 "$LOG/2026-11.jsonl"
  run -77 env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -e inject=fchmod:error=EPERM leg-log $NOW add --kind=walking --minutes=1
  assert_output --partial 'keeps no modes'
}

@test "faults: a file system without modes is accepted if it is private anyway" {
  command -v strace >/dev/null || skip 'strace is not installed'
  local error
  for error in EPERM ENOSYS; do
    rm -rf "$HOME/.local" "$HOME/.config"
    modeless() { env ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -e inject=chmod,fchmod:error=$error "$@"; }
    umask 077
    modeless leg-log $NOW add --kind=walking --minutes=1
    chmod 700 "$LOG/2026-11.jsonl" # what such a file system shows
    modeless leg-log $NOW amend last --note=x
    modeless leg-log $NOW check
    modeless leg-log $NOW erase last --note # rewrites
    modeless leg-remind set walk --every=30m
    chmod 755 "$HOME/.config/leg"
    run -77 modeless leg-remind set walk --every=30m
    assert_output --partial "$HOME/.config/leg: others can read it, and this file system keeps no modes"
  done
}

@test "faults: a message stands in the place of the bar of what takes over a second" {
  needs script
  traced
  local month
  for month in 202{1,2,3}-{01..12}; do
    record 1 '' "$month-22T09:30:00+01:00" | sed "s/-[0-9]*1\"/-00000${month/-/}0\"/"
  done | leg-log import
  echo torn | tee -a "$LOG"/2023-{10,11,12}.jsonl >/dev/null
  export TERM=xterm
  run -0 script -qec 'strace -qq -o /dev/null -e inject=openat:delay_enter=40000 leg-log stats >/dev/null' /dev/null </dev/null
  assert_output --regexp '\[#+-*\] +[0-9]+ %'
  assert_output --partial $'\rleg-log: 2023-11.jsonl:2: '
  assert_output --partial $'\r\e[Kleg-log: skipped 3 unreadable lines'
}
