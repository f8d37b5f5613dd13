# Shared by the tests of leg-timer: a plan to pace, and a terminal (tmux) to pace it on.

load ../cmd/chain

export UNSAVED=.local/state/leg/unsaved

# a_plan [FILTER]: the plan of three minutes of a well adult, changed by a jq filter.
a_plan() {

  if [ ! -e "$BATS_FILE_TMPDIR/plan.json" ]; then
    screening | leg-plan --now="$NOW" -m 3 >"$BATS_TEST_TMPDIR/a_plan"
    mv "$BATS_TEST_TMPDIR/a_plan" "$BATS_FILE_TMPDIR/plan.json" # whole at once, for tests that run beside us
  fi
  jq -c "${1:-.}" "$BATS_FILE_TMPDIR/plan.json"
}

# The timer of every test: the plan's moment, no count-in.
timer() { leg-timer --now="$NOW" --count-in=0 "$@"; }

# simulate [OPTION…]: a simulated session of the plan on standard input.
simulate() { timer --simulate "$@"; }

# tmux_start COLUMNS ROWS COMMAND: runs COMMAND in a shell on a terminal of that size. What the shell
# does afterwards shows whether the terminal is sane.
tmux_start() {
  command -v tmux >/dev/null || skip 'tmux is not installed'
  TMUX_TMPDIR=$(mktemp -d "$BATS_TEST_TMPDIR/tmux.XXXXXX") # its own: a server on its way out is not met
  export TMUX_TMPDIR
  await tmux_new "$1" "$2"
  tmux -L leg set-option -g status off
  tmux_until 'ready>'
  stty_before=$(tmux_stty)
  tmux -L leg send-keys "$3" Enter
}

# tmux_new COLUMNS ROWS: on a busy machine tmux may say "server exited unexpectedly"; then once more.
tmux_new() {
  SHELL=/bin/sh tmux -L leg -f /dev/null new-session -d -x "$1" -y "$2" \
    "env PS1='ready> ' PATH='$PATH' HOME='$HOME' TERM=screen-256color LC_ALL=C.UTF-8 sh"
}

# tmux_end: and waits until the server is gone.
tmux_end() {
  [ -n "${TMUX_TMPDIR:-}" ] || return 0
  tmux -L leg kill-server 2>/dev/null || true
  await tmux_gone
}
tmux_gone() { ! tmux -L leg list-sessions; }

# tmux_until TEXT [LINES]: waits until the screen shows it (in so many lines); a test that waits in vain
# fails, after a time that is enough for a busy machine.
tmux_until() {
  local i
  for ((i = 0; i < 1500; i++)); do
    [ "$(tmux -L leg capture-pane -p | grep -cF -- "$1")" -ge "${2:-1}" ] && return 0
    sleep 0.03
  done
  echo "never shown: $1"
  tmux -L leg capture-pane -p
  return 1
}

# tmux_until_gone TEXT: waits until the screen shows it no more.
tmux_until_gone() {
  local i
  for ((i = 0; i < 1500; i++)); do
    tmux -L leg capture-pane -p | grep -qF -- "$1" || return 0
    sleep 0.03
  done
  echo "still shown: $1"
  tmux -L leg capture-pane -p
  return 1
}

# tmux_resize COLUMNS ROWS: and waits until the terminal has that size; tmux takes its time.
tmux_resize() {
  local i tty
  tty=$(tmux -L leg display-message -p '#{pane_tty}')
  tmux -L leg resize-window -x "$1" -y "$2"
  for ((i = 0; i < 1500; i++)); do
    [ "$(stty size -F "$tty")" != "$2 $1" ] || return 0
    sleep 0.03
  done
  echo "never of that size: $1 by $2"
  return 1
}

# tmux_settled: the screen, once it has stood for a moment.
tmux_settled() {
  local i now before=
  for ((i = 0; i < 50; i++)); do
    now=$(tmux -L leg capture-pane -p)
    [ "$now" != "$before" ] || break
    before=$now
    sleep 0.1
  done
  echo "$now"
}

# tmux_turn [KEY]: goes on to the next page with that key (Space), and waits until the screen has changed,
# so that no page is passed over. A key that came too early was lost: then it returns after a while.
tmux_turn() {
  local i before
  before=$(tmux -L leg capture-pane -p)
  tmux_keys "${1:-Space}"
  for ((i = 0; i < 100; i++)); do
    [ "$(tmux -L leg capture-pane -p)" = "$before" ] || return 0
    sleep 0.03
  done
}

tmux_keys() { tmux -L leg send-keys "$@"; }

tmux_screen() { tmux -L leg display-message -p '#{alternate_on} #{cursor_flag}'; }

# The modes, without the size.
tmux_stty() {
  stty -a -F "$(tmux -L leg display-message -p '#{pane_tty}')" | sed 's/rows [0-9]*; columns [0-9]*; //'
}

# The pid of the timer that runs on this terminal.
tmux_timer() {
  ps -o pid=,comm= -t "$(tmux -L leg display-message -p '#{pane_tty}')" | awk '$2 == "leg-timer" { print $1 }'
}

# sane: the screen is the ordinary one, the cursor shows, the modes are as they were.
sane() {
  [ "$(tmux_screen)" = '0 1' ] || { echo "screen: $(tmux_screen)"; return 1; }
  [ "$(tmux_stty)" = "$stty_before" ] || { echo "modes differ: $(tmux_stty)"; return 1; }
}

# steering FILE…: how many lines hold bytes that steer a terminal: C0, DEL, C1, controls of direction.
steering() { cat "$@" | grep -caP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]' || true; }

# is_over PID: there is no such process.
is_over() { ! kill -0 "$1"; }

# ends PID: waits for its end; one that goes on is killed, and the test fails.
ends() {
  await is_over "$1" || { kill -KILL "$1"; return 1; }
}

# kept FILTER: a running timer keeps a record for which that jq filter holds.
kept() { jq -e ".session | fromjson | $1" .local/state/leg/running/*.json; }

# keys LINE…: the record of a simulated session with these keys.
keys() {
  printf '%s\n' "$@" >keys
  simulate --keys=keys <(a_plan)
}

# a_limited_plan: one with advice, something left out, and limits.
a_limited_plan() {
  screening blood-thinner=cleared age-group=65-plus | jq -c "del(.already_asked)" | leg-plan --now="$NOW" >plan.json
}

# a_stop_plan: massage is not for today, five other routines are.
a_stop_plan() {
  screening low-platelets=yes >screening.json || [ $? -eq 10 ]
  leg-plan --now="$NOW" screening.json >plan.json || [ $? -eq 10 ]
}

# Every text of a plan that is not one of ours, its notes apart.
hostile() {
  a_plan '.title = "KNEAD \u001b]52;c;aGk=\u0007\u001b[2J \u009b31m \u202e \u007f" | .advice = [.title]
    | .title as $t | .steps |= map(.title = $t | .cue = $t | .caution = $t)'
}

# on_screen COLUMNS ROWS [OPTION…]: the timer on a terminal; the record goes to the file `record`.
on_screen() {
  local columns=$1 rows=$2
  shift 2
  [ -e plan.json ] || a_plan >plan.json
  tmux_start "$columns" "$rows" "leg-timer --now=$NOW --count-in=0 $* plan.json >record; echo ended \$?"
}
