#!/usr/bin/env bats
# A screen reader reads the terminal: Debian's yasr, with a script as its synthesiser that writes each
# utterance down.

load chain

setup() {
  chain_setup
  command -v expect >/dev/null || skip 'expect is not installed'
  command -v yasr >/dev/null || skip 'yasr is not installed, and some systems have no package of it'
  export ACCESSIBLE=1 LEG_EMERGENCY=112 SPOKEN="$PWD/commands"
  cat >synthesiser <<'END'
#!/bin/sh
exec cat >>"$SPOKEN"
END
  chmod +x synthesiser
  cat >yasr.conf <<END
[normalkeys]
0xc:say line
[reviewkeys]
0x6c:say line
[options]
cursor tracking=full
synthesizer=emacspeak server
synthesizer port=|./synthesiser
key echo=off
special=off
[Emacspeak server]
rate=175
punctuation=some
END
}

# hear ANSWERS COMMAND: what is said of COMMAND, an utterance a line, in `spoken`; a line of the file
# ANSWERS is typed at each prompt. Where an utterance ends depends on how much yasr reads at once, so
# under load a prompt and its answer may be one, or a prompt may be two: `said` is all of it without the
# breaks and blanks.
hear() {
  printf '#!/bin/sh\n%s\n' "$2" >heard.sh
  chmod +x heard.sh
  COLUMNS=80 LINES=24 "$ROOT/tests/cmd/talk.exp" "$1" yasr -C yasr.conf ./heard.sh >shown || true
  heard
}

# heard: `spoken` and `said`, of what the synthesiser wrote down.
heard() {
  sed -n 's/^q {\(.*\)}$/\1/p' commands >spoken
  [ -s spoken ] || fail "nothing was said: $(cat shown)"
  tr -d '\n ' <spoken >said
}

# times SENTENCE: how often it was said.
times() { grep -oF -- "${1// /}" said | wc -l; }

# sentences MEMBER: each sentence of that member of the steps, once.
sentences() {
  jq -r --arg member "$1" '.steps[][$member] // empty | gsub("(?<end>[.?!]) (?=[A-Z0-9])"; "\(.end)\n")' \
    plan.json | sort -u
}

@test "spoken: three minutes in lines, each instruction once, in whole sentences" {
  local sentence
  screening | leg-plan --now="$NOW" -m 3 >plan.json
  : >answers
  hear answers "exec leg-timer --now=$NOW --speed=20 plan.json >session.json"
  [ "$(jq -r .status session.json)" = completed ]
  run -1 grep '[][<>=|{}_*#]' said # none has "greater than" in it
  [ "$(sentences cue | wc -l)" -gt 5 ]
  [ "$(sentences caution | wc -l)" -gt 0 ]
  while read -r sentence; do
    [ "$(times "$sentence")" = 1 ] || fail "not once: $sentence"
  done < <(sentences cue)
  while read -r sentence; do
    [ "$(times "$sentence")" -gt 0 ] || fail "never: $sentence"
  done < <(sentences caution)
  # an utterance is a line, unless yasr read half of it: no line is half a sentence
  tr -d '\r\a' <shown | sed 's/\x1b\[[?0-9]*[a-z]//g' | grep . >lines
  run -1 grep -vE '[.?:]$' lines
  # at 170 words a minute, from the first step to the end, within 60 % of the session
  [ "$(sed -n '/^Get comfortable/,/^Done/p' lines | wc -w)" -le $((170 * 3 * 60 / 100)) ]
}

@test "spoken: questions are whole, and each prompt ends in a colon" {
  local question prompt
  printf '%s\n' 2 none no no '?' q >answers
  hear answers "exec leg-screen --now=$NOW >document"
  run -1 grep '[][<>=|{}_*#]' said
  for question in 'Emergency signs: which of these fit?' \
    'Is one calf or one leg newly swollen, sore or crampy, warm, or red or darker than the other?'; do
    grep -qF "${question// /}" said || fail "never: $question"
  done
  for prompt in '1, 2 or 3' 'Numbers, or none' 'yes, no or unsure'; do
    [ "$(times "$prompt")" -gt 0 ] || fail "never: $prompt"
    [ "$(times "$prompt:")" = "$(times "$prompt")" ] || fail "not each with a colon: $prompt"
  done
}

@test "spoken: a symptom in lines is asked about and answered" {
  screening | leg-plan --now="$NOW" -m 3 >plan.json
  printf '#!/bin/sh\nexec leg-timer --now=%s --speed=20 plan.json >session.json\n' "$NOW" >heard.sh
  chmod +x heard.sh
  cat >press.exp <<END
source $ROOT/tests/cmd/listen.tcl
set timeout 60
set stty_init "rows 24 columns 80"
spawn -noecho yasr -C yasr.conf ./heard.sh
expect "Check: " { send "!" }
expect "Number, or Enter alone" { listen "Number, or Enter alone"; send "14\r" }
expect eof
END
  expect press.exp >shown
  heard
  local words
  for words in 'Hands off the legs.' '1 to 5: call 112 NOW.' 'Number, or Enter alone' 'Stop stroking.'; do
    grep -qF "${words// /}" said || fail "never: $words"
  done
}
