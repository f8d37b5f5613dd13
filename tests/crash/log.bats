#!/usr/bin/env bats
# make check-crash: leg-log killed at, or failed by, each of its system calls in turn. After every round
# the log is readable, and every record that was acknowledged is there, once.

bats_require_minimum_version 1.5.0

setup() {
  cd "$BATS_TEST_TMPDIR" || exit 1
  export HOME="$BATS_TEST_TMPDIR/home" TZ=UTC LC_ALL=C.UTF-8 PATH="$LEG_BIN:$PATH"
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME
  mkdir -p "$HOME"
  LOG=$HOME/.local/share/leg/sessions
  : >acknowledged
}

record() {
  printf '{"type":"leg-session","version":1,"id":"01a204f8-c832-7e09-8f75-%012d","created":"2026-11-22T09:33:05+01:00","plan_id":"01a204f8-c838-75d0-9737-79c6a23dffc3","routine":"circulation","mode":"self","started":"2026-11-22T09:30:00+01:00","ended":"2026-11-22T09:33:00+01:00","status":"completed","planned_seconds":180,"active_seconds":180,"paused_seconds":0,"steps_planned":12,"steps_done":12,"active":{"massage":{"left":90,"right":90}},"before":{},"after":{},"note":""}\n' "$1"
}

# Every acknowledged record is listed, once; at most one torn line a round came.
whole() {
  leg-log list --format=json 2>/dev/null | jq -r .id | cut -c25- | sort >listed
  [ -z "$(uniq -d listed)" ] || { echo "twice: $(uniq -d listed)"; return 1; }
  [ -z "$(comm -23 <(sort acknowledged) listed)" ] || { echo "lost: $(comm -23 <(sort acknowledged) listed)"; return 1; }
}

# rounds CALL FAULT [+]: add a record with the nth CALL faulted, for every n that comes to be ("+": and
# every one after it); `fresh` begins each with an empty home.
rounds() {
  local call=$1 fault=$2 on=${3:-} n id
  for n in $(seq 60); do
    if [ "${fresh:-}" ]; then
      rm -rf "$HOME"
      mkdir -p "$HOME"
      : >acknowledged
    fi
    next=$((next + 1))
    id=$(printf %012d "$next")
    record "$next" >r.json
    if strace -qq -o trace -e trace="$call" -e inject="$call:$fault:when=$n$on" leg-log add r.json >/dev/null 2>&1; then
      echo "$id" >>acknowledged
    fi
    grep -qE 'INJECTED|killed by' trace || return 0
    runs=$((runs + 1))
    whole || { echo "$call $fault at $n$on"; return 1; }
    record $((next + 500000)) | leg-log add 2>/dev/null || { echo "$call $fault at $n$on: the next add fails"; return 1; }
    printf '%012d\n' $((next + 500000)) >>acknowledged
  done
}

matrix() {
  local call fault
  next=0 runs=0
  for call in openat read pread64 write lseek flock fstat newfstatat fdatasync fsync ftruncate mkdir fchmod chmod close mmap; do
    for fault in signal=KILL signal=TERM error=EIO error=ENOSPC error=EACCES error=EINTR; do
      [ "$call:$fault" != mmap:error=EINTR ] || continue
      rounds "$call" "$fault" || return 1
    done
    rounds "$call" error=ENOSPC + || return 1
  done
  whole || return 1
  [ "$runs" -gt 100 ] || { echo "only $runs rounds"; return 1; }
  echo "# $1: $runs rounds, none lost, none twice" >&3
}

@test "crash: each system call of an add killed and failed, on a log that is there" {
  command -v strace >/dev/null || skip 'strace is not installed'
  record 999999 | leg-log add
  matrix 'add to a log'
}

@test "crash: each system call of the very first add, folders and all" {
  command -v strace >/dev/null || skip 'strace is not installed'
  fresh=yes
  matrix 'the first add'
}

@test "crash: fifty writers at once, every third killed" {
  local n
  for n in $(seq 50); do
    {
      record "$n" >"r$n.json"
      if [ $((n % 3)) = 0 ]; then timeout -s KILL "0.0$((n % 10))" leg-log add "r$n.json"; else leg-log add "r$n.json"; fi \
        >/dev/null 2>&1 && printf '%012d\n' "$n" >>acknowledged
    } 3>&- &
  done
  wait
  whole
  [ "$(wc -l <acknowledged)" -ge 34 ]
}

@test "crash: eight writers, fifty records each" {
  local w n
  for w in $(seq 8); do
    for n in $(seq 50); do
      record $((w * 1000 + n)) | leg-log add && printf '%012d\n' $((w * 1000 + n)) >>acknowledged
    done 3>&- &
  done
  wait
  whole
  [ "$(wc -l <listed)" = 400 ]
}

@test "crash: a disk of 64 KiB fills up, and works again when there is room" {
  [ "$(id -u)" = 0 ] || skip 'only root can mount'
  mkdir small
  mount -t tmpfs -o size=64k none small 2>/dev/null || skip 'no mount here'
  export XDG_DATA_HOME="$PWD/small"
  local n full=
  for n in $(seq 200); do
    if record "$n" | leg-log add >/dev/null 2>&1; then
      printf '%012d\n' "$n" >>acknowledged
    else
      full=yes
      break
    fi
  done
  local found=0
  { [ "$full" ] && whole && [ "$(leg-log check 2>/dev/null | grep -c 'no record\|torn')" = 0 ]; } || found=1
  mount -o remount,size=1m small
  record 201 | leg-log add || found=1
  umount small
  [ $found = 0 ]
}

# refused STATUS: an add of a second record is refused with the file's name, and what was acknowledged can
# be read.
refused() {
  local status=0
  record 2 | "${as[@]}" leg-log add >/dev/null 2>refusal || status=$?
  [ "$status" = "$1" ] && grep -q 'sessions' refusal || { echo "status $status: $(cat refusal)"; return 1; }
  whole && [ "$(wc -l <listed)" = 1 ]
}

# root writes where it likes, unless it gives up the privilege to
mortal() {
  as=()
  [ "$(id -u)" = 0 ] || return 0
  as=(setpriv --inh-caps=-all '--bounding-set=-dac_override,-dac_read_search')
  "${as[@]}" true 2>/dev/null || skip 'root cannot give up its privileges here'
}

@test "crash: a folder and a file without the right to write are refused by name, and stay whole" {
  mortal
  record 1 | leg-log add
  printf '%012d\n' 1 >acknowledged
  chmod 400 "$LOG"/2026-11.jsonl
  refused 77
  chmod 600 "$LOG"/2026-11.jsonl
  record 2 | sed 's/2026-11-22T/2026-12-22T/g' >r.json
  chmod 500 "$LOG"
  run "${as[@]}" leg-log add r.json
  [ "$status" = 77 ] && [[ "$output" == *2026-12.jsonl:\ Permission\ denied* ]]
  whole && [ "$(wc -l <listed)" = 1 ]
  chmod 700 "$LOG"
  "${as[@]}" leg-log add r.json
  [ "$(leg-log list --format=json | wc -l)" = 2 ]
}

@test "crash: a disk that is read-only is refused by name, and can be read" {
  [ "$(id -u)" = 0 ] || skip 'only root can mount'
  mkdir disk
  mount -t tmpfs -o size=1m none disk 2>/dev/null || skip 'no mount here'
  export XDG_DATA_HOME="$PWD/disk"
  local found=0 as=()
  record 1 | leg-log add && printf '%012d\n' 1 >acknowledged
  mount -o remount,ro disk
  refused 77 || found=1
  mount -o remount,rw disk
  record 2 | leg-log add && [ "$(leg-log list --format=json | wc -l)" = 2 ] || found=1
  umount disk
  [ $found = 0 ]
}
