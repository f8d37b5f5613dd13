# Shared by the tests of whole pipelines: a home of one's own, sample answers, programs from $LEG_BIN.

bats_require_minimum_version 1.5.0
load ../assertions

cd "$BATS_TEST_DIRNAME/../.." || exit 1
ROOT=$PWD
PATH=${LEG_BIN:=$PWD/build/bin}:$PATH

# The moment of every test that says one.
NOW=2026-11-22T09:30:00+01:00

chain_setup() {
  local program
  for program in leg-screen leg-plan leg-timer leg-log; do
    [ -x "$LEG_BIN/$program" ] || skip "$program is not built"
  done
  command -v jq >/dev/null || skip 'jq is not installed'
  export HOME="$BATS_TEST_TMPDIR/home" TZ=UTC LC_ALL=C.UTF-8 TERM=xterm-256color
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME NO_COLOR CLICOLOR_FORCE
  mkdir -p "$HOME"
  cd "$HOME" || return 1
}

# answers [MEMBER=ANSWER…]: an answers file of a well adult, answered at $NOW, with these changes. An
# answer that begins with a brace is JSON.
answers() {
  local change well=$BATS_FILE_TMPDIR/well.json
  if [ ! -e "$well" ]; then
    leg-screen --list --format=json | jq '[.questions[] | select(.when == null)
      | {(.id): (if .choices | index("no") then "no" else "adult" end)}] | add' >"$BATS_TEST_TMPDIR/well"
    mv "$BATS_TEST_TMPDIR/well" "$well" # whole at once, as others run
  fi
  for change in answered="$NOW" "$@"; do
    case ${change#*=} in
      '{'*) printf '{"%s":%s}\n' "${change%%=*}" "${change#*=}" ;;
      *) printf '{"%s":"%s"}\n' "${change%%=*}" "${change#*=}" ;;
    esac
  done | jq -sc --slurpfile well "$well" '$well[0] + add'
}

# screening [MEMBER=ANSWER…]: the screening document of such answers.
screening() {
  answers "$@" >"$HOME/answers.json"
  leg-screen --now="$NOW" --answers="$HOME/answers.json" 2>"$HOME/screen.err"
}

# records: the lines of the log.
records() {
  cat "$HOME"/.local/share/leg/sessions/*.jsonl 2>/dev/null
}

# record_count: how many sessions are in the log.
record_count() {
  records | wc -l
}
