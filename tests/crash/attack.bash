# Shared by the crash tests: a command struck (strike.c) at each system call of its own and of the programs
# that it starts, and with each limit of file size. A test says what must hold:
#
#   kept        after every round, whatever became of the command: nothing of the user's is lost
#   wanted      after a round that ended with success, and after the command was repeated: it is done
#   GOOD        the statuses of success (default 0)
#   AGAIN       those that say, when it is repeated, that it is done already
#
# FAULT, AT and STATUS tell them of the round, OUT and SAID are what the command wrote. Once it is repeated,
# these are what the repeat wrote, `again` is its status, and FIRST what the command wrote on stdout before.
#
# A call that changes something gets KILL, EIO, ENOSPC, and two of the others in turn; one that changes
# nothing gets one fault in turn, or a signal now and then where it cannot fail: KILL before it leaves the
# same files as KILL before the next change, and before the first change there is nothing to repeat.
# CRASH_ALL=1 leaves no fault out; CRASH_CALLS and CRASH_FAULTS (regular expressions) make a slice. What was
# left out is said.

load ../cmd/chain

FAULTS=(KILL TERM INT HUP EIO ENOSPC EINTR EACCES) LASTING='EIO+ ENOSPC+'
LIMITS='0 1 512'

setup_file() {
  cc -O1 -o "$BATS_FILE_TMPDIR/strike" "$BATS_TEST_DIRNAME/strike.c" 2>/dev/null || true
}

attack_setup() {
  STRIKE=$BATS_FILE_TMPDIR/strike
  [ -x "$STRIKE" ] || skip 'left out: no compiler, or none for this kind of processor'
  chain_setup
  export PATH="$BATS_TEST_TMPDIR/bin:$PATH"
  mkdir -p "$BATS_TEST_TMPDIR/bin"
  STRUCK=$BATS_TEST_TMPDIR/struck SAID=$BATS_TEST_TMPDIR/said OUT=$BATS_TEST_TMPDIR/out
  BEFORE=$BATS_TEST_TMPDIR/before CALLS=$BATS_TEST_TMPDIR/calls
  GOOD='0' AGAIN=''
}

# begin: what is there now is what every round begins with.
begin() { rm -rf "$BEFORE" && cp -a "$HOME" "$BEFORE"; }
reset() { rm -rf "$HOME" && cp -a "$BEFORE" "$HOME" && cd "$HOME" || return; }

good() { [[ " $GOOD " == *" $1 "* ]]; }

# whole: every document of ours is one, braces and all (jq takes longer than the program), and no line of
# the log is torn but a last one.
whole() {
  local file text open close LC_ALL=C # bytes: bash counts characters slowly
  shopt -s globstar nullglob
  for file in .local/**/*.json .config/**/*.json; do
    text=$(<"$file") open=${text//[^\{]/} close=${text//[^\}]/}
    [[ $text == '{'*'}' && ${#open} = "${#close}" ]] ||
      { echo "torn: $file"; return 1; }
  done
  for file in .local/share/leg/sessions/*.jsonl; do
    [ ! -s "$file" ] || [ "$(grep -vc '^{.*}$' "$file")" -le 1 ] || { echo "torn lines: $file"; return 1; }
  done
}

# ends_well: the status is one of leg(7), and there are words unless it was killed.
ends_well() {
  good "$STATUS" && return 0
  case $STATUS in
    129 | 130 | 137 | 143) [[ $FAULT != E* ]] ;;
    141) [[ $FAULT != E* ]] || grep -Eq "(^|/)leg-[a-z]+: " "$SAID" ;; # of leg-now: what the program behind that one said
    126 | 127) grep -q 'exec: ' "$SAID" ;; # a shell's
    10 | 11 | 13 | 14) return 0 ;;
    64 | 65 | 66 | 69 | 71 | 73 | 74 | 75 | 77 | 78) [[ $AT == *write* ]] || grep -q '^leg-' "$SAID" ;;
    *) false ;;
  esac || { echo "status $STATUS: $(head -n 3 "$SAID")"; return 1; }
}

# clean: nothing is left of what was being written.
clean() {
  local left
  left=$(find .local .config \( -name '.*.new' -o -name '*.new' -o -name '.*.[0-9]*' \) 2>/dev/null)
  [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

# judge COMMAND…: counts the round, and a loss, and says the first few.
judge() {
  local why again=0
  rounds=$((rounds + 1))
  if why=$(ends_well && whole && kept && { ! good "$STATUS" || wanted; } 2>&1); then
    [ "$changed" ] || return 0
    local FIRST=$OUT OUT=$OUT.again SAID=$SAID.again
    setsid -w "$@" >"$OUT" 2>"$SAID" </dev/null || again=$?
    why=$({ good $again || [[ " $AGAIN " == *" $again "* ]] || { echo "repeated: status $again: $(head -n 3 "$SAID")"; false; }; } &&
      whole && kept && wanted && clean 2>&1) && return
  fi
  losses=$((losses + 1))
  [ "$losses" -gt 5 ] || echo "$AT $FAULT: ${why:-no reason given}"
}


# rounds_of COMMAND…: a round for each fault at each call in CALLS.
rounds_of() {
  local n call changes fault faults lasting words changed=
  declare -A seen=()
  while read -r n call changes _; do
    faults=${FAULTS[n % 7 + 1]} lasting=''
    if [ "$changes" = w ]; then
      faults="KILL ${FAULTS[n % 3 + 1]} EIO ENOSPC ${FAULTS[n % 2 + 6]}"
      lasting=${seen[$call]-$LASTING} seen[$call]=
    fi
    [ "$changes" != s ] || faults=${FAULTS[n % 12 == 0 ? n / 12 % 3 + 1 : 8]:-}
    [ -z "${CRASH_ALL:-}" ] || faults=${FAULTS[*]}
    read -ra words <<<"$faults"
    left=$((left + ${#FAULTS[@]} - ${#words[@]}))
    [ "$changes" != w ] || changed=yes
    for fault in $faults $lasting; do
      [[ $fault =~ ${CRASH_FAULTS:-.} && $call =~ ^(${CRASH_CALLS:-.*})$ ]] || { left=$((left + 1)); continue; }
      reset
      FAULT=$fault STATUS=0
      { "$STRIKE" "$n" "$fault" "$@" >"$OUT" 2>"$SAID" 3>"$STRUCK" </dev/null; } 2>/dev/null || STATUS=$?
      [ ! -s "$STRUCK" ] || { AT=$(<"$STRUCK"); judge "$@"; }
    done
  done <"$CALLS"
}

# attack WHAT COMMAND…
attack() {
  local what=$1 limit rounds=0 losses=0 left=0 changed=yes
  shift
  trap - DEBUG # bats' own, which takes longer than the rounds
  set +T
  kept || { echo "$what: not even before"; return 1; }
  reset
  "$STRIKE" list "$@" >"$OUT" 2>"$SAID" 3>"$CALLS" </dev/null || true
  rounds_of "$@"
  for limit in $LIMITS; do
    reset
    AT="write (a limit of $limit KiB)" FAULT=fsize STATUS=0
    { (ulimit -f "$limit" && exec setsid -w "$@" >"$OUT" 2>"$SAID" </dev/null); } 2>/dev/null || STATUS=$?
    judge "$@"
  done
  echo "# $what: $(wc -l <"$CALLS") system calls, $rounds rounds, $losses losses; left out: $left" >&3
  [ "$losses" = 0 ] && [ "$rounds" -gt "$([ "${CRASH_CALLS:-}${CRASH_FAULTS:-}" ] || echo 2)0" ]
}
