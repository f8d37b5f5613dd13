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

# said STATUS [mute]: it is one that leg(7) has, and there are words where there can be; killed is killed.
said() {
  case $1 in
    0 | 129 | 130 | 137 | 143) ;;
    66 | 71 | 73 | 74 | 75 | 77) [ "$2" = mute ] || grep -q '^leg-log: ' errors ;;
    *) false ;;
  esac || { echo "status $1: $(cat errors)"; return 1; }
}

# rounds CALL FAULT [+]: add a record with the nth CALL faulted, for every n that comes to be ("+": and
# every one after it); `fresh` begins each with an empty home.
rounds() {
  local call=$1 fault=$2 on=${3:-} n id status torn mute=no
  [ "$call$on" != write+ ] || mute=mute
  for n in $(seq $(($(before_us "$call") + 1)) 99); do
    if [ "${fresh:-}" ]; then
      rm -rf "$HOME"
      mkdir -p "$HOME"
      : >acknowledged
    fi
    next=$((next + 1)) status=0
    id=$(printf %012d "$next")
    record "$next" >r.json
    torn=$(torn_lines)
    strace -qq -o trace -e trace="$call" -e inject="$call:$fault:when=$n$on" leg-log add r.json >/dev/null 2>errors || status=$?
    [ $status -ne 0 ] || echo "$id" >>acknowledged
    grep -qE 'INJECTED|killed by' trace || return 0
    runs=$((runs + 1))
    said $status $mute && whole && [ $(($(torn_lines) - torn)) -le 1 ] || { echo "$call $fault at $n$on"; return 1; }
    record $((next + 500000)) | leg-log add 2>/dev/null || { echo "$call $fault at $n$on: the next add fails"; return 1; }
    printf '%012d\n' $((next + 500000)) >>acknowledged
  done
}

torn_lines() { cat "$LOG"/*.jsonl 2>/dev/null | grep -vc '}$'; }

# calls COMMAND…: the names of the system calls that it makes. The loader of libraries makes some before;
# those are not ours. Ours begin with a look at the three streams.
calls() {
  strace -qq -o all "$@" >/dev/null 2>&1 || true
  sed -n '/^fcntl(0/,$ s/(.*//p' all | grep -xE '[a-z0-9_]+' | grep -vx exit_group | sort -u
}

# before_us CALL: how many of those the loader makes.
before_us() { sed '/^fcntl(0/,$d' all | grep -c "^$1(" || true; }

# System calls that cannot fail, or whose errors look like answers: inject signals there, no errors.
UNFAILING='brk geteuid getuid rseq set_robust_list set_tid_address'
FAULTS='signal=KILL signal=TERM signal=HUP signal=INT error=EIO error=ENOSPC error=EACCES error=EINTR'

fits() {
  case $2 in
    signal=*) ;;
    *) [ "$1:$2" != mmap:error=EINTR ] && [[ " $UNFAILING " != *" $1 "* ]] ;;
  esac
}

matrix() {
  local call fault names
  next=0 runs=0
  record 999998 >r.json
  names=$(calls leg-log add r.json)
  echo 000000999998 >>acknowledged
  for call in $names ftruncate; do
    for fault in $FAULTS; do
      fits "$call" "$fault" || continue
      rounds "$call" "$fault" || return 1
    done
    fits "$call" error=EIO || continue
    rounds "$call" error=EIO + || return 1
    rounds "$call" error=ENOSPC + || return 1
  done
  whole || return 1
  [ "$runs" -gt 100 ] || { echo "only $runs rounds"; return 1; }
  echo "# $1: $(wc -w <<<"$names") system calls, $runs rounds, none lost, none twice" >&3
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

# repaired: both good records are there, and what was bad is in the log or beside it.
repaired() {
  [ "$(leg-log list --format=json 2>/dev/null | wc -l)" = 2 ] && grep -q 'what was bad' "$LOG"/2026-11.jsonl*
}

@test "crash: each system call of a repair killed and failed" {
  command -v strace >/dev/null || skip 'strace is not installed'
  local call fault n status runs=0 bad='{"what was bad'
  { record 1; record 2 | sed 's/2026-11-22T/2026-11-23T/g'; } | leg-log add
  printf '%s' "$bad" >>"$LOG/2026-11.jsonl"
  cp -p "$LOG/2026-11.jsonl" before
  for call in $(calls leg-log check --repair) write fsync renameat unlinkat; do
    for fault in $FAULTS; do
      fits "$call" "$fault" || continue
      for n in $(seq $(($(before_us "$call") + 1)) 99); do
        rm -f "$LOG"/* "$LOG"/.2026*
        cp -p before "$LOG/2026-11.jsonl"
        status=0
        strace -qq -o trace -e trace="$call" -e inject="$call:$fault:when=$n" leg-log check --repair >/dev/null 2>errors || status=$?
        grep -qE 'INJECTED|killed by' trace || break
        runs=$((runs + 1))
        { [ $status = 14 ] || said $status no; } && repaired || { echo "$call $fault at $n"; return 1; }
        leg-log check --repair >/dev/null || { echo "$call $fault at $n: the next repair fails"; return 1; }
        repaired && grep -qxF "$bad" "$LOG/2026-11.jsonl.bad" && [ -z "$(find "$LOG" -name '.2026*')" ] || { echo "$call $fault at $n: after the next repair"; return 1; }
      done
    done
  done
  echo "# repair: $runs rounds, nothing lost" >&3
}

# ---- memory --------------------------------------------------------------------------------------

# nth COMMAND…: runs it with every allocation failing in turn, and then some with all after them. `ended`
# judges each. With `closed` set it has no streams, or no output.
nth() {
  local n on status
  for on in '' yes; do
    for n in $(seq 1 ${on:+19} 2000); do
      cmp -s before "$LOG/2026-11.jsonl" || cp before "$LOG/2026-11.jsonl"
      status=0
      (
        export LEG_FAIL_ON=$on LEG_FAIL_AT=$n LEG_FAIL_MARK=mark.$runs LD_PRELOAD=$PWD/nth.so
        case ${closed:-} in
          all) exec "$@" <&- >&- 2>&- ;;
          output) exec "$@" >&- 2>&- ;;
          *) exec "$@" >out 2>errors ;;
        esac
      ) || status=$?
      [ -e mark.$runs ] || break
      runs=$((runs + 1))
      ended "$status" "$@" || { echo "allocation $n$on of $*: status $status: $(cat errors)"; return 1; }
    done
  done
}

nth_setup() {
  cc -O1 -shared -fPIC -o nth.so "$BATS_TEST_DIRNAME/nth.c" 2>/dev/null || skip 'no compiler here'
  # a member that is not known: these go the long way, through the parser of JSON
  { record 1; record 2 | sed 's/2026-11-22T/2026-11-23T/g; s/"note":""/&,"weather":"rain"/'; } | leg-log add
  cp -p "$LOG/2026-11.jsonl" before
  record 3 | sed 's/2026-11-22T/2026-11-24T/g; s/"note":""/&,"weather":"snow"/' >3.json
  cat before 3.json >with
  runs=0
}

# stands STATUS: the log is as it was, or with the third record; that where it was acknowledged.
stands() {
  if cmp -s with "$LOG/2026-11.jsonl"; then return 0; fi
  [ "$1" != 0 ] && cmp -s before "$LOG/2026-11.jsonl"
}

# the second: where a library tells us
no_memory() { [ "$1" = 71 ] && [[ $(<errors) == 'leg-log: '@('out of memory'|*': Cannot allocate memory') ]]; }

@test "crash: each allocation of an add failed: one line, status 71, and no false acknowledgement" {
  nth_setup
  ended() { stands "$1" && { [ "$1" = 0 ] || no_memory "$1"; }; }
  nth leg-log add 3.json
  echo "# $runs allocations failed, none acknowledged falsely" >&3
}

@test "crash: each allocation of an import and of a record by hand failed" {
  nth_setup
  ended() { stands "$1" && { [ "$1" = 0 ] || no_memory "$1"; }; }
  nth leg-log import 3.json
  ended() {
    no_memory "$1" || { [ "$1" = 0 ] && [ "$(tail -n 1 "$LOG/2026-11.jsonl" | jq -c .active)" = '{"walking":{"both":60}}' ]; }
  }
  nth leg-log --now=2026-11-26T10:00:00+01:00 add --kind=walking --minutes=1
  echo "# $runs allocations failed, none acknowledged falsely" >&3
}

@test "crash: each allocation of a report failed: all of it, or one line and status 71" {
  nth_setup
  local command
  ended() { no_memory "$1" || { [ "$1" = 0 ] && cmp -s out usual; }; }
  for command in 'list --format=json' 'stats --format=json'; do
    # shellcheck disable=SC2086
    leg-log $command >usual
    # shellcheck disable=SC2086
    nth leg-log $command
  done
  echo "# $runs allocations failed, none unsaid" >&3
}

@test "crash: each allocation failed, streams closed: no talk lands in the log" {
  nth_setup
  ended() { stands "$1"; }
  for closed in output all; do nth leg-log add 3.json; done
}

@test "crash: little memory: done, or said" {
  command -v prlimit >/dev/null || skip 'prlimit is not installed'
  record 1 | leg-log add
  local kib n=1 status done=0
  for kib in $(seq 2048 64 6144); do
    n=$((n + 1)) status=0
    record "$n" >r.json
    prlimit --as=$((kib * 1024)) leg-log add r.json >/dev/null 2>errors || status=$?
    case $status in
      0) printf '%012d\n' "$n" >>acknowledged; done=$((done + 1)) ;;
      71) [ "$(cat errors)" = 'leg-log: out of memory' ] ;;
      127) grep -q 'shared libraries' errors ;;
      134 | 139) [ $done = 0 ] && ! grep -q leg-log: errors ;; # the loader, before us
      *) false ;;
    esac || { echo "$kib KiB: status $status: $(cat errors)"; return 1; }
    whole || return 1
  done
  [ $done -gt 0 ]
}

# ---- power ---------------------------------------------------------------------------------------

# disk_as_it_is: the power goes: what is on the disk by now, and nothing else, is mounted and must be whole.
disk_as_it_is() {
  local found=0
  cp --sparse=always disk cut
  mount -o loop cut after || return 1
  XDG_DATA_HOME=$PWD/after whole || found=1
  umount after
  return $found
}

@test "crash: the power goes after every acknowledgement: the disk has it" {
  [ "$(id -u)" = 0 ] || skip 'only root can mount'
  command -v mkfs.ext4 >/dev/null || skip 'mkfs.ext4 is not installed'
  mkdir mounted after
  truncate -s 8M disk
  mkfs.ext4 -q disk
  mount -o loop disk mounted 2>/dev/null || skip 'no mount here'
  local n found=0
  export XDG_DATA_HOME="$PWD/mounted"
  for n in $(seq 12); do
    record "$n" | sed "s/2026-11-22T/2026-$((n % 3 + 10))-22T/g" | leg-log add && printf '%012d\n' "$n" >>acknowledged || found=1
    disk_as_it_is || { found=1; break; }
  done
  for n in 21 22 23; do record "$n" | sed "s/2026-11-22T/2025-0$((n % 3 + 1))-22T/g"; done | leg-log import 2>/dev/null || found=1
  seq -f %012.0f 21 23 >>acknowledged
  disk_as_it_is || found=1
  echo 'torn' >>mounted/leg/sessions/2026-11.jsonl
  sync
  leg-log check --repair >/dev/null || true
  disk_as_it_is || found=1
  umount mounted
  [ $found = 0 ]
}

# ---- writers -------------------------------------------------------------------------------------

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

@test "crash: eight writers, a thousand records each" {
  local w n
  for w in $(seq 8); do
    for n in $(seq 1000); do
      record $((w * 10000 + n)) >"r$w.json"
      leg-log add "r$w.json" && printf '%012d\n' $((w * 10000 + n)) >>acknowledged
    done 3>&- &
  done
  wait
  whole
  [ "$(wc -l <listed)" = 8000 ]
  [ "$(wc -l <acknowledged)" = 8000 ]
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
