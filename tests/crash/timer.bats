#!/usr/bin/env bats
# make check-crash: a session that ends with a symptom, leg-timer killed at, or failed by, each of its
# system calls in turn. Once pacing has begun the record is somewhere: written, kept or printed; a lock
# is whole; and what is 13 has both.

load ../cmd/timer

setup() { chain_setup; }

FAULTS='signal=KILL signal=TERM signal=INT error=EIO error=ENOSPC error=EINTR'

# System calls that cannot fail, or whose errors look like answers: inject signals there, no errors.
UNFAILING=' brk exit_group geteuid getpid gettid rt_sigaction rt_sigprocmask set_tid_address '

# paced [STRACE OPTION…]: the session, faulted; its record, its words and the trace are files.
paced() {
  rm -rf "$HOME/.local"
  status=0
  timeout -k 1 10 setsid -w strace -qq -o trace "$@" leg-timer --now="$NOW" --count-in=0 --speed=60 --plain --bell=none \
    --keys=keys plan.json >record 2>said </dev/null 3>&- || status=$?
}

# is_record FILE…: one of them holds the whole record.
is_record() { cat "$@" 2>/dev/null | grep -q '^{"type":"leg-session".*"symptom":"sharp-pain".*}'; }

# holds FAULT: what must hold after it does.
holds() {
  local locks=.local/state/leg/locks.json begun=
  ! grep -q '^Get comfortable' said || begun=yes
  [ ! -e "$locks" ] || grep -q '^{.*}$' "$locks" || { echo 'the lock is torn'; return 1; }
  case $1 in
    signal=KILL) return 0 ;;
    signal=*) [[ " 13 129 130 143 " == *" $status "* ]] || { echo "status $status"; return 1; } ;;
    *)
      [[ " 13 65 66 69 71 73 74 77 " == *" $status "* ]] || { echo "status $status"; return 1; }
      [ "$status" -eq 13 ] || grep -q '^leg-timer: ' said || grep -q 'write(2' trace || { echo 'not a word'; return 1; }
      [ "$status" -ne 13 ] || is_record record || { echo '13 without a record'; return 1; }
      [ "$status" -ne 13 ] || [ -e "$locks" ] || grep -q '^leg-timer: ' said || { echo 'no lock, and not a word'; return 1; }
      ;;
  esac
  [ -z "$begun" ] || grep -q '"status":"ended-early"' record || is_record record said "$UNSAVED"/*.json ||
    { echo 'the record is lost'; return 1; }
}

@test "crash: each system call of a session killed and failed" {
  command -v strace >/dev/null || skip 'strace is not installed'
  local call fault n first last runs=0
  UNSAVED=.local/state/leg/unsaved
  a_plan >plan.json
  echo '1 ! sharp-pain' >keys
  paced
  is_record record
  cp trace all
  # the loader of libraries makes some before; ours begin with a look at the three streams
  while read -r last call; do
    first=$(sed '/^fcntl(0/,$d' all | grep -c "^$call(" || true)
    for fault in $FAULTS; do
      [[ $fault == signal=* || $UNFAILING != *" $call "* ]] || continue
      for ((n = first + 1; n <= last; n++)); do
        paced -e trace="$call" -e inject="$call:$fault:when=$n"
        grep -qE 'INJECTED|killed by|--- SIG' trace || break
        runs=$((runs + 1))
        holds "$fault" || { echo "$call $fault at $n: $(tail -n 3 said)"; return 1; }
      done
    done
  done < <(sed -nE 's/^([a-z0-9_]+)\(.*/\1/p' all | sort | uniq -c | grep -f <(
    sed -nE '/^fcntl\(0/,$ s/^([a-z0-9_]+)\(.*/ \1$/p' all | sort -u))
  [ "$runs" -gt 300 ] || { echo "only $runs rounds"; return 1; }
  echo "# a session: $runs rounds, no record lost" >&3
}
