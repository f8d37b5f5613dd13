# Shared by the crash tests: a command killed at, or failed by, each system call of its own and of the
# programs that it starts, and with each limit of file size. A test says what must hold:
#
#   kept        after every round, whatever became of the command: nothing of the user's is lost
#   wanted      after a round that ended with success, and after the command was repeated: it is done
#   GOOD        the statuses of success (default 0)
#
# CRASH_CALLS and CRASH_FAULTS (regular expressions) make a slice of it; what was left out is said.

load ../cmd/chain

FAULTS='signal=KILL signal=TERM signal=INT signal=HUP error=EIO error=ENOSPC error=EINTR'
LIMITS='0 1 512'

# System calls that cannot fail, or whose errors look like answers: inject signals there, no errors.
UNFAILING=' brk exit_group geteuid getuid getpid getppid gettid getpgrp rseq set_robust_list set_tid_address
  rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack umask alarm setitimer '

attack_setup() {
  command -v strace >/dev/null || skip 'strace is not installed'
  chain_setup
  export PATH="$BATS_TEST_TMPDIR/bin:$PATH"
  mkdir -p "$BATS_TEST_TMPDIR/bin"
  TRACE=$BATS_TEST_TMPDIR/trace SAID=$BATS_TEST_TMPDIR/said OUT=$BATS_TEST_TMPDIR/out
  BEFORE=$BATS_TEST_TMPDIR/before
  GOOD='0'
}

# begin: what is there now is what every round begins with.
begin() { rm -rf "$BEFORE" && cp -a "$HOME" "$BEFORE"; }
reset() { rm -rf "$HOME" && cp -a "$BEFORE" "$HOME" && cd "$HOME" || return; }

good() { [[ " $GOOD " == *" $1 "* ]]; }

# whole: every document of ours is one, and no line of the log is torn but a last one.
whole() {
  local file
  while IFS= read -r -d '' file; do
    jq -e . "$file" >/dev/null 2>&1 || { echo "torn: $file"; return 1; }
  done < <(find .local .config \( -name '.*' -prune -o -name '*.json' -type f -print0 \) 2>/dev/null)
  for file in .local/share/leg/sessions/*.jsonl; do
    [ ! -e "$file" ] || [ "$(grep -vc '^{.*}$' "$file")" -le 1 ] || { echo "torn lines: $file"; return 1; }
  done
}

# ends_well STATUS FAULT: it is a status of leg(7), and there are words unless it was killed.
ends_well() {
  good "$1" && return 0
  case $1 in
    129 | 130 | 137 | 143) [[ $2 == signal=* ]] ;;
    10 | 11 | 13 | 14) return 0 ;;
    65 | 66 | 69 | 71 | 73 | 74 | 75 | 77 | 78) [[ $2 == *write* ]] || grep -q '^leg-' "$SAID" ;;
    *) false ;;
  esac || { echo "status $1: $(head -n 3 "$SAID")"; return 1; }
}

# clean: nothing is left of what was being written.
clean_up() {
  local left
  left=$(find .local .config \( -name '.*.new' -o -name '.*.[0-9]*' \) 2>/dev/null)
  [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

# judge WHERE STATUS FAULT COMMAND…: counts a loss, and says the first few.
judge() {
  local where=$1 status=$2 fault=$3 why again=0
  shift 3
  rounds=$((rounds + 1))
  if why=$(ends_well "$status" "$fault:$where" && whole && kept &&
    { ! good "$status" || wanted; } 2>&1); then
    "$@" >"$OUT" 2>"$SAID" </dev/null || again=$?
    why=$({ good $again || { echo "repeated: status $again: $(head -n 3 "$SAID")"; false; }; } &&
      whole && kept && wanted && clean_up 2>&1) && return
  fi
  losses=$((losses + 1))
  [ "$losses" -gt 5 ] || echo "$where $fault: ${why:-no reason given}"
}

# calls COMMAND…: the system calls that it makes after the loader, with those of its children.
calls() {
  reset
  strace -f -qq -o "$TRACE.all" "$@" >/dev/null 2>&1 </dev/null || true
  sed -nE '/fcntl\(0/,$ s/^[0-9]+ +([a-z0-9_]+)\(.*/\1/p' "$TRACE.all" | sort -u | grep -vx exit_group
}

# before_us CALL: how many of those the loader makes.
before_us() { sed '/fcntl(0/,$d' "$TRACE.all" | grep -cE "^[0-9]+ +$1\(" || true; }

# attack WHAT COMMAND…
attack() {
  local what=$1 call fault n limit status rounds=0 losses=0 names left=''
  shift
  kept || { echo "$what: not even before"; return 1; }
  names=$(calls "$@")
  for call in $names; do
    [[ $call =~ ^(${CRASH_CALLS:-.*})$ ]] || { left="$left $call"; continue; }
    for fault in $FAULTS; do
      [[ $fault =~ ${CRASH_FAULTS:-.} ]] || continue
      [[ $fault == signal=* || $UNFAILING != *" $call "* ]] || continue
      [ "$call:$fault" != mmap:error=EINTR ] || continue
      for ((n = $(before_us "$call") + 1; n < 200; n++)); do
        reset
        status=0
        { # bash has words of its own for a command that a signal ended
          timeout -k 1 30 strace -f -qq -o "$TRACE" -e trace="$call" -e inject="$call:$fault:when=$n" \
            "$@" >"$OUT" 2>"$SAID" </dev/null
        } 2>/dev/null || status=$?
        grep -qE 'INJECTED|killed by|--- SIG(TERM|INT|HUP)' "$TRACE" || break
        judge "$call $n" "$status" "$fault" "$@"
      done
    done
  done
  for limit in $LIMITS; do
    reset
    status=0
    { (ulimit -f "$limit" && exec "$@" >"$OUT" 2>"$SAID" </dev/null); } 2>/dev/null || status=$?
    judge "write (a limit of $limit KiB)" "$status" fsize "$@"
  done
  echo "# $what: $(wc -w <<<"$names") system calls, $rounds rounds, $losses losses${left:+; left out:$left}" >&3
  [ "$losses" = 0 ] && [ "$rounds" -gt 0 ]
}
