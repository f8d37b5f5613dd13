#!/usr/bin/env bats
# make check-crash: the log when memory is short, the power goes, many write at once, or a disk is full or
# read-only: it is readable, and every record that was acknowledged is there, once.

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

# ---- memory --------------------------------------------------------------------------------------

@test "crash: with little memory a record is stored or the failure reported" {
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
      127) grep -qE 'shared libraries|cannot allocate TLS' errors ;; # the loader, before us
      134 | 139) [ $done = 0 ] && ! grep -q leg-log: errors ;;
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

@test "crash: power loss after an acknowledgement loses nothing" {
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
  whole
  [ "$(wc -l <listed)" = 1 ]
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
  [ "$status" = 77 ]
  [[ "$output" == *2026-12.jsonl:\ Permission\ denied* ]]
  whole
  [ "$(wc -l <listed)" = 1 ]
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
