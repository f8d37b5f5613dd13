#!/usr/bin/env bats
# leg-plan as a user meets it: options, statuses, streams, bad input, locks, plans written by hand.

load chain

setup() {
  for program in leg-screen leg-plan; do
    [ -x "$LEG_BIN/$program" ] || skip "$program is not built"
  done
  command -v jq >/dev/null || skip 'jq is not installed'
  export HOME="$BATS_TEST_TMPDIR/home" TZ=UTC LC_ALL=C.UTF-8 TERM=xterm-256color
  unset XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME NO_COLOR CLICOLOR_FORCE LEG_EMERGENCY
  mkdir -p "$HOME"
  cd "$HOME" || return 1
  screening >well.json
}

plan() { leg-plan --now="$NOW" "$@"; }

# refuses STATUS ARGUMENT…: the status, one clear line, nothing on stdout.
refuses() {
  local status=$1
  shift
  run -"$status" --separate-stderr plan "$@"
  [ -z "$output" ]
  [[ $stderr == 'leg-plan: '* ]]
}

# ---- the plan ------------------------------------------------------------------------------------

@test "plan: three minutes are the beginner routine, 180 seconds" {
  run --separate-stderr plan -m 3 well.json
  assert_success
  [ -z "$stderr" ]
  [ "${#lines[@]}" -eq 1 ]
  [ "$(jq -c '[.type, .version, .outcome, .action, .mode, .routine, .seconds, .omitted, .needs]' <<<"$output")" = \
    '["leg-plan",1,"go","none","self","circulation",180,[],["pillow","oil"]]' ]
  [ "$(jq '[.steps[].seconds] | add' <<<"$output")" -eq 180 ]
  [ "$(jq -c '[.steps[] | select(.kind == "massage" and .leg == "left") | [.technique, .zone, .reps, .seconds]]' <<<"$output")" = \
    '[["effleurage","whole-leg",5,25],["kneading","calf",30,30],["percussion","front-thigh",8,4],["finishing","whole-leg",1,6]]' ]
}

@test "plan: three minutes are the default, and the same plan every time" {
  plan well.json | jq -c 'del(.id, .created)' >one
  plan -r circulation -m 3m -l both - <well.json | jq -c 'del(.id, .created)' >two
  cmp one two
}

@test "plan: the limits are the screening's, by value, and it ends with it" {
  screening veins-mild='{"answer":"yes","leg":"left"}' >veins.json
  plan veins.json >plan.json
  [ "$(jq -cS .limits plan.json)" = "$(jq -cS .limits veins.json)" ]
  [ "$(jq -r .valid_until plan.json)" = "$(jq -r .valid_until veins.json)" ]
  [ "$(jq -r .outcome plan.json)" = limited ]
  [ "$(jq -c '.omitted[0]' plan.json)" = \
    '{"what":"reach","why":"kept-to","kind":"massage","technique":"effleurage","zone":"lower-leg","leg":"left"}' ]
  run -0 plan --format=text veins.json
  assert_line '  long strokes, left leg: kept to the lower leg'
}

@test "plan: every routine, at its least and its most, adds up" {
  local name least most minutes
  while read -r name least most; do
    [ "$name" != partner ] || continue
    for minutes in "$least" "$most"; do
      [ "$(plan -r "$name" -m "$minutes" well.json | jq -c '[.seconds, ([.steps[].seconds] | add)]')" = \
        "[$((minutes * 60)),$((minutes * 60))]" ]
    done
  done < <(leg-plan --list --format=json | jq -r '.routines[] | [.name, .least_minutes, .most_minutes] | @tsv')
}

@test "plan: minutes are taken as 3, 2.5, 90s and 1m30s" {
  [ "$(plan -m 2.5 well.json | jq .seconds)" -eq 150 ]
  [ "$(plan -m 90s well.json | jq .seconds)" -eq 90 ]
  [ "$(plan --minutes=1m30s well.json | jq .seconds)" -eq 90 ]
}

@test "plan: --legs and --zones keep to what was asked for" {
  plan -l right -z foot,lower-leg -m 5 well.json >plan.json
  [ "$(jq -c '[.steps[] | select(.kind == "massage") | .leg] | unique' plan.json)" = '["right"]' ]
  [ "$(jq '[.steps[] | select(.kind == "switch")] | length' plan.json)" -eq 0 ]
  [ "$(jq -c '[.steps[] | select(.kind == "massage") | .zone] | unique - ["foot","ankle","calf","lower-leg"]' plan.json)" = '[]' ]
  [ "$(jq .seconds plan.json)" -eq 300 ]
}

@test "plan: --pressure" {
  [ "$(plan -p light -m 10 well.json | jq '[.steps[].pressure // 0] | max')" -eq 3 ]
  [ "$(plan -p medium -m 10 well.json | jq '[.steps[].pressure // 0] | max')" -eq 5 ]
}

@test "plan: pumps and a march have the rest between them that the limit wants" {
  screening bp-high=yes >pressure.json
  plan -r desk -m 3 -l right -z hamstring,lower-leg -w strokes,march pressure.json >plan.json
  leg-plan --check=plan.json
  [ "$(jq .seconds plan.json)" -eq 180 ]
  [ "$(jq '[.steps[] | select(.title == "Rest")] | length' plan.json)" -eq 1 ]
  [ "$(jq -r '.omitted[] | select(.what == "unbroken-moving").why' plan.json)" = 'rests-between' ]
}

@test "plan: a limit too short for one repetition leaves the exercise out" {
  jq '.limits.walking[].block = 3' well.json >short.json
  run -10 --separate-stderr plan -r pumps short.json
  jq '.limits.massage[].seconds = 13' well.json >short.json
  plan -m 30 -w foot short.json >plan.json
  leg-plan --check=plan.json
}

@test "plan: a limit of one leg makes raising both legs limited" {
  screening numb-feet='{"answer":"cleared","leg":"right"}' >numb.json
  [ "$(plan -r elevate -l left numb.json | jq -r .outcome)" = limited ]
}

@test "plan: --with brings a part in, at the cost of others" {
  run jq -r '[.steps[].kind] | join(" ")' <<<"$(plan -m 3 -w rest well.json)"
  assert_output --partial 'rest'
  run jq -r '.steps[].title' <<<"$(plan -r morning -w brush,socks well.json)"
  assert_output --partial 'Soft dry brushing, left leg'
  assert_output --partial 'Put on support socks'
}

@test "plan: no brushing if massage is limited" {
  screening thin-skin=yes >thin.json
  run jq -r '.steps[].title' <<<"$(plan -r morning -w brush thin.json)"
  assert_output --partial 'Long strokes'
  refute_output --partial 'brushing'
}

@test "plan: --device sets the sleeves, and their heat stays off where it must" {
  plan -r sleeve --device=cincom well.json >plan.json
  [ "$(jq -c '[.steps[] | select(.kind == "sleeve") | .heat]' plan.json)" = '[true]' ]
  [ "$(jq -c .needs plan.json)" = '["cincom"]' ]
  plan -r sleeve --device=renpho well.json >plan.json
  [ "$(jq -c '[.steps[] | select(.kind == "sleeve") | .heat]' plan.json)" = '[null]' ]
}

@test "plan: a weak heart is one leg, three minutes, sitting up" {
  screening heart-failure=yes >heart.json
  plan -m 20 heart.json >plan.json
  [ "$(jq -c '[.steps[] | select(.kind == "massage") | .leg] | unique' plan.json)" = '["left"]' ]
  [ "$(jq '[.steps[] | select(.kind == "massage") | .seconds] | add <= 180' plan.json)" = true ]
  [ "$(jq -c '[.steps[] | .feet] | unique' plan.json)" = '["level"]' ]
  [ "$(jq '[.steps[] | select(.position == "lying")] | length' plan.json)" -eq 0 ]
  run -0 plan -m 20 --format=text heart.json
  assert_output --partial 'massage, right leg: one leg only in a session'
  assert_output --partial 'at most 3 min of massage a leg'
}

# ---- what is stopped -----------------------------------------------------------------------------

@test "plan: a stop is a plan without steps, and 10" {
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan ill.json
  [ "$(jq -c '[.outcome, .steps, .seconds]' <<<"$output")" = '["stop",[],0]' ]
  [ "$(jq '.advice | length' <<<"$output")" -eq 1 ]
}

@test "plan: legs may still be raised when massage may not" {
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  run -0 plan -r elevate ill.json
  run -10 plan -r stretch ill.json
}

@test "plan: an emergency is 11 and tells the number" {
  screening cold-pale-leg=yes >cold.json || [ $? -eq 11 ]
  export LEG_EMERGENCY=999
  run -11 --separate-stderr plan cold.json
  [ "$(jq -c '[.outcome, .action, .steps]' <<<"$output")" = '["emergency","emergency",[]]' ]
  [[ $(jq -r '.advice[0]' <<<"$output") == *'999'* ]]
}

@test "plan: no answer, question or its advice reaches a plan" {
  screening heart-failure=yes pregnant=yes pregnant-swelling=no loose-joints=yes >answers-of.json
  plan -m 10 -w rest answers-of.json >plan.json
  plan -r stretch answers-of.json >>plan.json
  jq -r '.answers | to_entries[] | select(.value.answer != "no") | .key' answers-of.json |
    grep -v age-group >secrets
  jq -r '.findings[].advice' answers-of.json >>secrets
  [ -s secrets ]
  run -1 grep -F -f secrets plan.json
}

@test "plan: a screening is judged again from its answers" {
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  jq -c --slurpfile well well.json '.limits = $well[0].limits | .verdict = "go"' ill.json >lie.json
  run -10 --separate-stderr plan lie.json
}

@test "plan: a screening may forbid more than its answers do" {
  jq -c '.limits.massage.left.zones = ["foot"] | .limits.massage.left.level = "limited"' well.json >strict.json
  [ "$(plan strict.json | jq -c '[.steps[] | select(.leg == "left" and .kind == "massage") | .zone] | unique')" = '["foot"]' ]
}

@test "plan: after a stop of one routine it names what is still allowed, and how" {
  screening low-platelets=yes >operated.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan operated.json
  [ "$(jq -c '[.alternatives[] | [.routine, .minutes]]' <<<"$output" | sed 's/,\["rest".*/]/')" = \
    '[["stretch",8],["elevate",10],["walk",2],["pumps",2]]' ]
  [ "$(jq -r '.alternatives[0].command' <<<"$output")" = 'leg-screen --reuse | leg-plan -r stretch | leg-timer | leg-log add' ]
  [ "$(jq -r '.alternatives[] | select(.routine == "walk").command' <<<"$output")" = 'leg-plan -r walk | leg-timer | leg-log add' ]
  run -10 plan --format=text operated.json
  assert_line --partial 'No massage today. Still allowed: '
  assert_line '  leg-plan -r walk | leg-timer | leg-log add'
  run -0 plan -r elevate operated.json
  answers partner-consent=yes low-platelets=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan partner.json
  [ "$(jq -r '[.alternatives[].command] | join("\n")' <<<"$output")" = \
    'leg-screen --for=partner | leg-plan -r stretch | leg-timer | leg-log add
leg-screen --for=partner | leg-plan -r elevate | leg-timer | leg-log add' ]
}

@test "plan: nothing is still allowed if the action is today or an emergency" {
  screening clot-signs=yes >clot.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan clot.json
  [ "$(jq -c .alternatives <<<"$output")" = '[]' ]
  XDG_STATE_HOME=$HOME/other screening cold-pale-leg=yes >cold.json || [ $? -eq 11 ]
  run -11 --separate-stderr plan cold.json
  [ "$(jq -c .alternatives <<<"$output")" = '[]' ]
}

@test "plan: --explain names the answer behind a reach, a posture and a rest that stops" {
  local routine
  screening back-nerve=yes >bend.json
  for routine in circulation:30 desk:5 morning:5; do
    run -0 --separate-stderr plan -r "${routine%:*}" -m "${routine#*:}" --explain bend.json
    [[ $stderr == *'back-nerve: yes (with a straight back)'* ]]
    [[ $stderr != *'ever allowed'* ]]
  done
  screening bone-fragile=cleared >bone.json
  run -0 --separate-stderr plan --explain bone.json
  [[ $stderr == *$'legs higher up: on a chair, the knee bent\n    bone-fragile: cleared (with a straight back)'* ]]
  screening clot-signs=yes >today.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan -r rest --explain today.json
  [[ $stderr == *'clot-signs: yes'* ]]
  leg-plan --example=rest >rest.json
  run -10 --separate-stderr plan --from=rest.json --explain today.json
  [[ $stderr == *'clot-signs: yes'* ]]
  jq '.steps[0].note = "slowly"' rest.json >note.json # dropped, and the rest stops as well
  run -10 --separate-stderr plan --from=note.json --explain today.json
  [[ $stderr == *'clot-signs: yes'* ]]
  leg-plan --example=evening >evening.json
  export XDG_STATE_HOME=$HOME/other
  screening fresh-injury='{"answer":"yes","leg":"left"}' >left.json
  run -0 --separate-stderr plan --from=evening.json --explain left.json
  [[ $stderr == *'right leg: this movement is left out'*'fresh-injury: yes, left leg'* && $stderr != *'ever allowed'* ]]
}

@test "plan: what it writes has no fault, and --from leaves it as it is" {
  local routine answer
  for answer in age-group=65-plus artery-narrow=yes heart-failure=yes; do
    screening "$answer" >screening.json || [ $? -eq 10 ]
    for routine in lymph:20 elevate:15 evening:20 stretch:20; do
      plan -r "${routine%:*}" -m "${routine#*:}" screening.json >own.json
      run -0 leg-plan --check=own.json
      run -0 --separate-stderr plan --from=own.json screening.json
      [ "$(jq -c '[.steps[] | [.what, .seconds, .feet, .position]]' <<<"$output")" = \
        "$(jq -c '[.steps[] | [.what, .seconds, .feet, .position]]' own.json)" ]
    done
  done
}

@test "plan: quiet sitting is left when everything else is closed, but for what must be checked today" {
  screening fever-ill=yes artery-severe=seen >closed.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan closed.json
  [ "$(jq -c '[.action, [.alternatives[].routine]]' <<<"$output")" = '["ask-clinician",["rest"]]' ]
  run -0 --separate-stderr plan -r rest closed.json
  [ "$(jq -c '[.outcome, [.steps[].kind]]' <<<"$output")" = '["go",["rest"]]' ]
  screening clot-signs=yes >today.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan -r rest today.json
  [ "$(jq -c '[.outcome, .steps]' <<<"$output")" = '["stop",[]]' ]
}

@test "plan: -r with a list takes the first that is allowed, and says what was passed over" {
  screening op-recent='{"answer":"yes","leg":"both"}' >operated.json || [ $? -eq 10 ]
  plan -r circulation,elevate,walk -m 3 -p light -l left operated.json >plan.json
  [ "$(jq -c '[.routine, .seconds]' plan.json)" = '["elevate",300]' ]
  [ "$(jq -c .omitted plan.json | cut -c1-240)" = '[{"what":"routine","why":"stopped","routine":"circulation"},{"what":"minutes","why":"nearest-allowed","routine":"elevate","seconds":180},{"what":"option-pressure","why":"no-use","routine":"elevate"}]' ]
  run -0 plan -r circulation,elevate,walk -m 3 -p light --format=text operated.json
  assert_line '  Circulation: not allowed today'
  assert_line '  the 3 min asked for: Legs up takes 5 min'
  [ "$(plan -r circulation,walk well.json | jq -r .routine)" = circulation ]
  [ "$(plan -r 'circulation , walk ' -z 'foot, calf' well.json | jq -r .routine)" = circulation ]
  run -10 plan -r circulation,recovery operated.json
  often=$(printf 'circulation,%.0s' {1..14})elevate
  [ "$(plan -r "$often" operated.json | jq -rc '[.routine, (.omitted[] | select(.what == "routine")).what]')" = '["elevate","routine"]' ]
  refuses 12 -r circulation,walk </dev/null
  run -0 plan -r walk,circulation
  # leg-now asks all its questions for this one
  [ "$(plan -r walk,walk -m 99 | jq -c '[.seconds, (.omitted[] | select(.what == "minutes")).seconds]')" = '[300,5940]' ]
  refuses 64 -r circulation,elvate well.json
  [[ $stderr == *'did you mean elevate?'* ]]
  # an option may mean nothing for the routine taken, a word that nothing knows is none
  refuses 64 -r stretch,circulation -z claf well.json
  [[ $stderr == *'did you mean calf?'* ]]
  refuses 64 -r elevate,circulation -w knaeding well.json
  [ "$(plan -r elevate,circulation -z calf -w kneading well.json | jq -c '[.omitted[].what]')" = '["option-zones","option-with"]' ]
}

@test "plan: a list without a screening takes nothing that needs one" {
  mkdir -p .local/state && mkdir -m 700 .local/state/leg
  leg-screen --list --format=json | jq -c '{type: "leg-profile", version: 2, answers: ([.questions[]
    | select(.kind == "standing") | {(.id): {at: "2026-11-20T09:00:00+01:00", rules: "2026.12",
      answer: (if .id == "age-group" then "adult" elif .id == "chest-or-collapse" then "yes" else "no" end)}}]
    | add)}' >.local/state/leg/profile.json
  chmod 600 .local/state/leg/profile.json
  run -10 --separate-stderr plan -r walk,circulation
  [ "$(jq -c '[.outcome, .routine, .steps]' <<<"$output")" = '["stop","walk",[]]' ]
  run -0 --separate-stderr plan -r walk,circulation,rest --explain
  [ "$(jq -c '[.routine, [.omitted[] | [.routine, .why]]]' <<<"$output")" = \
    '["rest",[["walk","stopped"],["circulation","no-screening"]]]' ]
  [ "$(sed 1,2d <<<"$stderr")" = 'Circulation: only with a screening' ]
}

@test "plan: a note is shown after our words, and dropped where massage is not allowed" {
  hand | jq -c '.steps[0].note = "Slowly, as we did on Monday" | .steps[3].note = "The same"' >hand.json
  [ "$(plan --from=hand.json well.json | jq -c '[.steps[].note]')" = '["Slowly, as we did on Monday",null,null,"The same",null]' ]
  run -0 plan --from=hand.json --format=text well.json
  assert_line 'Where a note asks for more than these steps, the steps hold.'
  assert_line '        Note in the plan: Slowly, as we did on Monday'
  screening rash='{"answer":"yes","leg":"left"}' >rash.json
  plan --from=hand.json rash.json >plan.json
  [ "$(jq -c '[.steps[].note]' plan.json)" = '["The same",null]' ]
  [ "$(jq -c '[.omitted[] | select(.what == "note")]' plan.json)" = '[{"what":"note","why":"no-massage","step":1}]' ]
  hand | jq -c '.steps[0].note = ("x" * 201)' >long.json
  refuses 65 --from=long.json well.json
  hand | jq -c '.steps[0].note = "a\u001b[2J"' >control.json
  refuses 65 --from=control.json well.json
}

# ---- time and locks ------------------------------------------------------------------------------

@test "plan: after an hour a screening is over, and one from the future is refused" {
  refuses 12 --now=2026-11-22T10:30:01+01:00 well.json
  run -0 leg-plan --now=2026-11-22T10:30:00+01:00 well.json
  refuses 12 --now=2026-11-22T09:27:59+01:00 well.json
}

@test "plan: under a lock every plan that is no stop is 12" {
  screening clot-signs=yes >clot.json || [ $? -eq 10 ]
  refuses 12 well.json
  refuses 12 -r walk
  run -10 --separate-stderr plan clot.json
}

@test "plan: the action today is a stop for every routine" {
  screening lump-behind-knee='{"answer":"yes","leg":"left"}' >lump.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan lump.json
  [ "$(jq -r '.outcome + " " + .action' <<<"$output")" = 'stop today' ]
  [ "$(jq -c '[.limits[][].level] | unique' <<<"$output")" = '["not-allowed"]' ]
  run -12 --separate-stderr plan -r walk
  [[ $stderr == *'an earlier stop still holds: when it has been checked'* ]]
}

@test "plan: a stop that was checked, and holds, is not called unchecked" {
  screening clot-signs=yes >clot.json || [ $? -eq 10 ]
  NOW=2026-11-22T09:40:00+01:00
  screening stop-checked=yes fever-ill=yes >fever.json || [ $? -eq 10 ]
  run -12 --separate-stderr plan -r walk
  [[ $stderr == *'an earlier stop still holds'* ]]
}

@test "plan: a screening older than a lifted lock stays refused" {
  answers clot-signs=yes >clot.json
  leg-screen --now="${NOW/30:00/30:30}" --answers=clot.json >/dev/null 2>&1 || [ $? -eq 10 ]
  answers stop-checked=yes >later.json
  leg-screen --now="${NOW/30:00/31:00}" --answers=later.json >new.json
  refuses 12 --now="${NOW/30:00/31:00}" well.json
  run -0 leg-plan --now="${NOW/30:00/31:00}" new.json
}

@test "plan: a torn file of locks is refused" {
  mkdir -p .local/state/leg
  chmod 700 .local .local/state .local/state/leg
  printf '{"type":"leg-lo' >.local/state/leg/locks.json
  chmod 600 .local/state/leg/locks.json
  run --separate-stderr plan well.json
  assert_failure
  [ -z "$output" ]
}

# ---- without a screening -------------------------------------------------------------------------

@test "plan: walk and pumps need no screening and read no standard input" {
  run --separate-stderr plan -r walk -m 1 </dev/zero
  assert_success
  [ "$(jq -c '[.screening_id, .seconds, .steps[0].position]' <<<"$output")" = '[null,60,"sitting"]' ]
  [[ $(jq -r '.steps[0].caution' <<<"$output") == 'Skip this if '* ]]
  run -0 plan -r pumps
}

@test "plan: walk reads a screening that it is given" {
  plan -r walk well.json >plan.json
  [ "$(jq -r '.steps[0].position' plan.json)" = standing ]
  [ "$(jq -r .screening_id plan.json)" = "$(jq -r .id well.json)" ]
  screening chest-or-collapse=cleared >chest.json
  plan -r walk -m 5 - <chest.json >plan.json
  [ "$(jq -c '[.steps[] | [.kind, .seconds]]' plan.json)" = '[["walking",120],["rest",60],["walking",120]]' ]
}

@test "plan: nothing on standard input, or a terminal, is 12 and names the pipeline" {
  run -12 --separate-stderr leg-plan </dev/null
  [[ $stderr == *'leg-screen | leg-plan'* ]]
  run -12 --separate-stderr bash -c ': | leg-plan'
  [ -z "$output$stderr" ] # the program before has said why
  : >empty
  run -12 --separate-stderr leg-plan empty
  [[ $stderr == *'leg-screen | leg-plan'* ]]
  command -v script >/dev/null || skip 'script is not installed'
  run -12 script -qec 'leg-plan 2>&1' /dev/null
  assert_output --partial 'leg-screen | leg-plan'
}

@test "plan: an empty pipe is silent" {
  run -65 --separate-stderr bash -c "leg-plan -r walk - < <(:)"
  [ -z "$output$stderr" ]
}

# ---- partner -------------------------------------------------------------------------------------

@test "plan: partner needs the partner's screening, which marks every plan" {
  refuses 64 -r partner well.json
  answers lung-clot-signs=yes >answers.json # an emergency comes before everything
  leg-screen --now="$NOW" --answers=answers.json >emergency.json 2>/dev/null || true
  run -11 --separate-stderr plan -r partner emergency.json
  [ "$(jq -r .outcome <<<"$output")" = emergency ]
  answers partner-consent=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json
  [ "$(plan -r partner partner.json | jq -c '[.mode, .seconds]')" = '["partner",900]' ]
  [ "$(plan partner.json | jq -r .mode)" = partner ]
}

@test "plan: the limits of a partner are told to the giver" {
  command -v leg-timer >/dev/null || skip 'leg-timer is not built'
  answers partner-consent=yes heart-failure=yes skin-allergy=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json
  plan -r partner partner.json >plan.json
  run -0 --separate-stderr setsid -w leg-timer --now="$NOW" --speed=3600 --count-in=0 plan.json
  [[ $stderr == *'Raising the legs, both legs: Limited.'*'Watch their breath'* ]]
  [[ $stderr == *'Have ready: pillow, a lotion that your partner knows, towel.'* ]]
  [[ $stderr != *'Watch your breath'* && $stderr != *'lotion that you know'* ]]
  run -0 plan -r partner --format=text partner.json
  assert_line 'Have ready: pillow; a lotion that your partner knows; towel.'
}

@test "plan: a partner has a lock and a day of their own" {
  answers partner-consent=yes thin-skin=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json
  screening thin-skin=yes >thin.json
  leg-log --now="$NOW" add --partner --kind=massage --minutes=2 --leg=left --at=2026-11-22T09:00:00+01:00
  [ "$(plan -m 20 partner.json | jq .limits.massage.left.seconds)" -eq 180 ]
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 300 ]
  answers partner-consent=yes clot-signs=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >clot.json 2>/dev/null || [ $? -eq 10 ]
  refuses 12 partner.json
  run -0 plan thin.json
}

# ---- wrong use -----------------------------------------------------------------------------------

@test "plan: wrong words and options that make no sense are 64, with the reason" {
  local wish
  while read -r wish; do
    # shellcheck disable=SC2086
    refuses 64 $wish well.json
  done <<'WISHES'
-m 0
-m 31
-m -1
-m 1e9
-m three
-m 1000000000
-m 0.001
-l lft
-l walk
-r circle
-r circulation,circle
-z elbow
-z foot,
-z shin
-z foot -m 30
-r walk -z foot
-r walk -l left
-r stretch -p light
-p hard
-w foo
-r walk -w march
-m 1 -w rest,kneading
--device=toaster
--device=renpho
--format=fhir
--from=x -m 3
--list --explain
--check=x -l left
--check=x --example
--example=circle
WISHES
}

@test "plan: options that are not known, or not clear, drive no terminal" {
  local option
  for option in $'--bogus=\e[31m' $'--\e[31m' $'-\e' $'--bogus=\x9b2J' $'--legs=\e[2J' $'--routine=\u202e' $'--le=\e]0;x\a'; do
    run -64 --separate-stderr plan "$option"
    [ -z "$(tr -d '\n' <<<"$stderr" | LC_ALL=C tr -d ' -~')" ]
  done
  run -64 --separate-stderr leg-screen $'--fo=\e[31m'
  [[ $stderr == *ambiguous* && $stderr != *$'\e'* ]]
}

@test "plan: the reason names the range, the parts, the zones" {
  for minutes in 0 31 99999 99999999999999999999; do
    run -64 plan -m $minutes well.json
    assert_output --partial 'circulation takes 1 to 30 minutes'
  done
  run -64 plan -m 99999 -r rest,walk
  assert_output --partial '--minutes: rest takes 1 to 30 minutes'
  run -64 plan -w foo well.json
  assert_output --partial "unknown part of circulation 'foo': did you mean foot?"
  run -64 plan -z shin well.json
  assert_output --partial 'name one of foot, ankle, calf, hamstring, front-thigh'
}

# ---- bad input -----------------------------------------------------------------------------------

@test "plan: a screening of more than 4 MiB is 65, and not called missing" {
  head -c 5000000 /dev/zero | tr '\0' ' ' >bad.json
  refuses 65 bad.json
  assert_equal "$stderr" 'leg-plan: bad.json: longer than 4 MiB'
}

@test "plan: a bad screening is 65 and one line with its place" {
  local document
  while IFS= read -r document; do
    printf '%s\n' "$document" >bad.json
    refuses 65 bad.json
    [ "$(wc -l <<<"$stderr")" -eq 1 ]
    [[ $stderr == 'leg-plan: bad.json: '* ]]
  done < <(
    echo '{'
    echo '[]'
    echo '{"type":"leg-plan"}'
    jq -c '.version = 2' well.json
    jq -c '.verdict = "fine"' well.json
    jq -c '.limits.massage.left.level = "fine"' well.json
    jq -c '.limits.massage.left.newer = true' well.json
    jq -c '.answers.pregnant.answer = "maybe"' well.json
    jq -c 'del(.limits)' well.json
    jq -c '.created = "yesterday"' well.json
    sed 's/"version":1/"version":1,"version":1/' well.json
    printf '%0200000d\n' 0
    printf '{"type":"\033[2J"}\n'
  )
}

@test "plan: every prefix of a screening is refused" {
  local length size
  size=$(($(wc -c <well.json) - 2))
  for length in 1 2 10 100 500 1000 2000 3000 $((size / 2)) $size; do
    head -c "$length" well.json >prefix.json
    run -65 plan prefix.json
  done
}

@test "plan: files that are not there or cannot be read" {
  refuses 66 nowhere.json
  refuses 66 .
  [ "$(id -u)" -eq 0 ] || { cp well.json secret.json && chmod 000 secret.json && refuses 66 secret.json; }
}

@test "plan: a full disk is 74, a closed standard output no success" {
  run -74 bash -c 'leg-plan --now="$1" well.json >/dev/full' - "$NOW"
  run bash -c 'leg-plan --now="$1" well.json >&-' - "$NOW"
  assert_failure
}

# ---- plans written by hand -----------------------------------------------------------------------

hand() {
  cat <<'PLAN'
{"type":"leg-plan","version":1,"title":"From Anna","steps":[
 {"kind":"massage","title":"Calf, left","leg":"left","zone":"calf","technique":"kneading","pressure":4,"reps":30,"rep_ms":1000},
 {"kind":"massage","title":"All, left","leg":"left","zone":"whole-leg","technique":"finishing","pressure":2,"reps":2,"rep_ms":6000},
 {"kind":"switch","title":"Other leg","seconds":5},
 {"kind":"massage","title":"Calf, right","leg":"right","zone":"calf","technique":"kneading","pressure":4,"reps":30,"rep_ms":1000},
 {"kind":"massage","title":"All, right","leg":"right","zone":"whole-leg","technique":"finishing","pressure":2,"reps":2,"rep_ms":6000}]}
PLAN
}

@test "plan: --check finds no fault in a sound plan" {
  hand >hand.json
  run -0 --separate-stderr leg-plan --check=hand.json
  [ -z "$output" ]
  plan -m 20 well.json >plan.json
  run -0 leg-plan --check=plan.json
}

@test "plan: --check names each fault by step and rule, and is 14" {
  hand | jq -c '.steps[0].zone = "shin" | .steps[1].technique = "effleurage"
    | .steps[2].kind = "rest" | .steps[3].pressure = 6 | .steps[3].direction = "in-place"
    | .seconds = 1' >hand.json
  run -14 --separate-stderr leg-plan --check=hand.json
  [ "${lines[0]}" = 'hand.json: step 1, Kneading, left shin: pair: kneading: never used on the shin' ]
  assert_output --partial 'step 2, Long strokes, left leg: finish: the last stroke of the left leg must be the finishing stroke'
  assert_output --partial 'step 4, Kneading, right calf: cap: pressure 6 is more than 5'
  assert_output --partial 'step 4, Kneading, right calf: direction: '
  assert_output --partial 'step 4, Kneading, right calf: legs: no switch step before the right leg'
  assert_output --partial 'sides: the legs are not massaged alike'
  assert_output --partial 'sum: the steps take 89 s, not 1'
}

@test "plan: --check holds a plan to its own limits" {
  plan -m 5 well.json | jq -c '.limits.massage.right.techniques = ["effleurage","finishing"]' >plan.json
  run -14 leg-plan --check=plan.json
  assert_output --partial 'limit: kneading on the calf, right leg: light strokes only'
}

@test "plan: no text of a hand-written plan is shown" {
  hand | jq -c '.title = "KNEAD HARD" | .advice = ["KNEAD HARD"] |
    .steps[] |= (.title = "KNEAD HARD" | .cue = "KNEAD HARD" | .caution = "KNEAD HARD")' >hand.json
  run -0 plan --from=hand.json --format=text well.json
  refute_output --partial KNEAD
  run -0 --separate-stderr plan --from=hand.json --explain well.json
  [[ $output$stderr != *KNEAD* ]]
  jq -c '.steps[0].zone = "shin" | .steps[0].title = "\u001b[2J\n"' hand.json >shin.json
  run -14 leg-plan --check=shin.json
  refute_output --partial KNEAD
  refute_output --partial 2J
}

@test "plan: --check names every fault of every step, and the nearest word" {
  hand | jq -c '.steps[0].zone = "claf" | .steps[0].technique = "kneding" | .steps[0].pressure = 99
    | .steps[1].note = ("x" * 201) | .steps[3].kind = "masage" | .steps[3].zone = "shinn"
    | .steps[4].leg = "rigt" | .steps[4].cues = ["wash", "brush", "brush"]' >hand.json
  run -14 --separate-stderr leg-plan --check=hand.json
  [ "${#lines[@]}" -eq 10 ]
  assert_line --partial "hand.json: step 4, zone: unknown word 'shinn': did you mean shin?"
  assert_line --partial "hand.json: step 5, cues[0]: unknown word 'wash'"
  assert_line --partial "hand.json: step 5, cues[2]: unknown word 'brush'"
  assert_line --partial "hand.json: step 1, zone: unknown word 'claf': did you mean calf?"
  assert_line --partial "hand.json: step 1, technique: unknown word 'kneding': did you mean kneading?"
  assert_line --partial 'hand.json: step 1, pressure: '
  assert_line --partial 'hand.json: step 2, note: at most 200 characters'
  assert_line --partial "hand.json: step 4, kind: unknown word 'masage': did you mean massage?"
  assert_line --partial "hand.json: step 5, leg: unknown word 'rigt': did you mean right?"
  run -14 --separate-stderr leg-plan --check=hand.json --format=json
  [ "$(jq -c '[.type, .version, .steps, [.faults[] | .step]]' <<<"$output")" = '["leg-check",1,5,[1,1,1,2,4,4,5,5,5,5]]' ]
  hand | jq -c '.id = "one" | .created = "today" | .needs = ["foo"] | .limits = {"massage": 3} | .omitted = [{"what": "x"}] | .seconds = "x" | .mode = "slef" | .steps[0].zone = "claf"' >hand.json
  run -14 --separate-stderr leg-plan --check=hand.json
  [ "${#lines[@]}" -eq 8 ]
  assert_line --partial "hand.json: needs[0]: unknown word 'foo'"
  assert_line --partial 'hand.json: limits.massage: expected an object'
  # what cannot be read is not told twice, nor what may follow from it; the rest of the plan is checked
  hand | jq -c '.seconds = 1 | .steps[0].zone = "claf" | .steps[1].technique = "effleurage" | .steps[2].kind = "swich"
    | .steps[3].pressure = 6 | .steps += [.steps[3]] | .steps[3].zone = "front-thigh"' >hand.json
  run -14 --separate-stderr leg-plan --check=hand.json --format=json
  [ "$(jq -c '[.faults[] | [.step, .rule]]' <<<"$output")" = '[[1,"words"],[3,"words"],[4,"cap"],[4,"limit"],[6,"cap"],[6,"limit"]]' ]
  hand | jq -c '.steps[3].zone = "claf"' >hand.json
  run -65 --separate-stderr plan --from=hand.json well.json
  [[ $stderr == *'hand.json: step 4, zone: '* ]]
}

@test "plan: --check --format=text prints the card, headed as not yet fitted to a person" {
  hand | jq -c '.steps[0].note = "Slowly"' >hand.json
  run -0 leg-plan --check=hand.json --format=text
  assert_line --index 0 --partial 'Not yet fitted to a person'
  assert_line --partial 'Kneading, left calf: 30 s, 30 circles'
  assert_line --partial 'the note of step 1: only with a screening'
  refute_output --partial 'Slowly'
  # one that is fitted keeps its notes, and is not said to be none
  plan --from=hand.json well.json >fitted.json
  run -0 leg-plan --check=fitted.json --format=text
  refute_output --partial 'Not yet fitted'
  assert_line --partial 'Note in the plan: Slowly'
}

@test "plan: a hand-written plan without exercise is refused, unless it rests" {
  echo '{"type":"leg-plan","version":1,"steps":[{"kind":"rest","title":"Knead the left calf hard","seconds":60}]}' >rest.json
  refuses 65 --from=rest.json well.json
  run -14 leg-plan --check=rest.json
  assert_output --partial 'rest.json: there is nothing to do in it'
  run -14 --separate-stderr leg-plan --check=rest.json --format=json
  [ "$(jq -c '[.faults[] | .step]' <<<"$output")" = '[null]' ]
  jq -c '.routine = "rest"' rest.json >quiet.json
  run -0 leg-plan --check=quiet.json
}

@test "plan: --example is sound, for each routine" {
  local name
  leg-plan --example >mine.json
  run -0 leg-plan --check=mine.json
  run -0 plan --from=mine.json well.json
  [ "$(jq -c '[.omitted, .outcome]' <<<"$output")" = '[[],"go"]' ]
  while read -r name; do
    leg-plan --example="$name" >mine.json
    run -0 leg-plan --check=mine.json
  done < <(leg-plan --list --format=json | jq -r '.routines[].name')
  [ "$(leg-plan --example --format=json | wc -l)" -eq 1 ]
  # a partner lies, and does not sit up for the own hands
  leg-plan --example=partner | jq -e '[.steps[] | select(.kind == "massage") | .position] | unique == ["lying"]'
}

@test "plan: the example of the manual is sound" {
  sed -n '/^{"type": "leg-plan"/,/^.Ed/p' "$ROOT/man/leg-plan.1" | grep -v '^\.Ed' >anna.json
  run -0 leg-plan --check=anna.json
  run -0 plan --from=anna.json well.json
  [ "$(jq -c '[.steps[].kind]' <<<"$output")" = '["setup","massage","massage","stretch"]' ]
}

@test "plan: --check of a file that is no plan is 65" {
  run -65 leg-plan --check=well.json
  run -66 leg-plan --check=nowhere.json
}

@test "plan: --from puts a plan written by hand under the screening" {
  hand >hand.json
  run --separate-stderr plan --from=hand.json well.json
  assert_success
  [ "$(jq -c '[.routine, .title, .outcome, .seconds, .omitted]' <<<"$output")" = '["by-hand","Written by hand","go",89,[]]' ]
  [ "$(jq -r .screening_id <<<"$output")" = "$(jq -r .id well.json)" ]

  screening veins-bad='{"answer":"cleared","leg":"left"}' >veins.json
  plan --from=hand.json veins.json >plan.json
  [ "$(jq -c '[.steps[] | select(.leg == "left") | [.technique, .zone, .pressure]]' plan.json)" = '[["finishing","front-thigh",2]]' ]
  [ "$(jq -c '[.steps[] | select(.leg == "right") | .technique]' plan.json)" = '["kneading","finishing"]' ]
  [ "$(jq -c '.omitted[0]' plan.json)" = '{"what":"step","why":"light-strokes-only","kind":"massage","technique":"kneading","zone":"calf","leg":"left","step":1}' ]
  run -0 leg-plan --check=plan.json
}

@test "plan: --from stops when nothing of it is left" {
  hand >hand.json
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --from=hand.json ill.json
  [ "$(jq -c '[.outcome, .steps]' <<<"$output")" = '["stop",[]]' ]
}

@test "plan: --check says once of a stroke that its leg is not massaged" {
  plan -m 3 well.json | jq -c '.limits.massage.left |= (.level = "not-allowed" | .zones = []
    | .techniques = [] | .pressure = 0 | .seconds = 0)' >closed.json
  run -14 --separate-stderr leg-plan --check=closed.json --format=json
  [ "$(jq -c '[.faults[] | [.step, .rule]]' <<<"$output")" = \
    '[[3,"limit"],[4,"limit"],[5,"limit"],[6,"limit"]]' ]
}

@test "plan: a caution does not repeat the words of its step" {
  screening artery-narrow=yes unsteady=yes diabetes=yes back-nerve=yes >many.json
  local routine
  for routine in circulation desk stretch walk rest; do
    plan -r "$routine" - <many.json | jq -r '.steps[].caution // ""'
  done >cautions
  run -1 grep -E 'Nothing under the legs|lower it|Do it sitting|Sit for a minute' cautions
  # said once, and of what bends alone
  [ "$(grep -c 'Wear shoes.*Wear your shoes' cautions)" -eq 0 ]
  [ "$(plan -r stretch - <many.json | jq '[.steps[] | select(.move == "ankle-circles") | .cues[] | select(. == "straight-back")] | length')" -gt 0 ]
  ! grep -q 'Keep it easy.*straight back' cautions
}

@test "plan: air sleeves are for the day and for who is awake, after a massage and by hand too" {
  local routine
  for routine in sleeve combined; do
    plan -r "$routine" well.json | jq -e '[.steps[] | (.caution // "") | select(test("Daytime only; stay awake"))] | length == 1'
  done
  jq -n '{type: "leg-plan", version: 1, steps: [{kind: "sleeve", seconds: 600}]}' >hand.json
  plan --from=hand.json well.json | jq -e '.steps[0].caution | test("Daytime only; stay awake")'
}

@test "plan: --from lowers raised legs, even if they are all of the plan" {
  jq -n '{type: "leg-plan", version: 1, steps: [
    {kind: "elevation", seconds: 800, position: "long-sitting"}]}' >hand.json
  screening kidney-liver=yes >kidney.json
  run -0 --separate-stderr plan --from=hand.json kidney.json
  [ "$(jq -c '[.outcome, (.steps[] | [.kind, .position, .feet, .seconds])]' <<<"$output")" = \
    '["limited",["rest","propped","level",600]]' ]
  [ "$(jq -c '[.omitted[] | [.what, .why, .step, .seconds]]' <<<"$output")" = \
    '[["feet","legs-stay-level",null,null],["position","head-up",1,null],["time","too-long",1,200]]' ]
  echo "$output" >plan.json
  run -0 leg-plan --check=plan.json
  # lying flat is named as well, though another position was before it
  jq '.steps += [{kind: "rest", seconds: 60, position: "lying"}]' hand.json >two.json
  run -0 --separate-stderr plan --from=two.json kidney.json
  [ "$(jq -c '[.omitted[] | select(.why == "head-up") | [.what, .step]]' <<<"$output")" = \
    '[["position",1],["lying-flat",null]]' ]
}

@test "plan: --from names each step that a limit of time cuts" {
  jq -n '{type: "leg-plan", version: 1, steps: ([
    {technique: "effleurage", zone: "calf", reps: 70},
    {technique: "effleurage", zone: "front-thigh", reps: 10, note: "As before."},
    {technique: "finishing", zone: "whole-leg", reps: 1}]
    | map(. + {kind: "massage", leg: "left", pressure: 3, rep_ms: 5000}))}' >hand.json
  screening medicine-ache=yes >ache.json
  run -0 --separate-stderr plan --from=hand.json ache.json
  [ "$(jq '[.steps[].seconds] | add' <<<"$output")" -eq 300 ]
  [ "$(jq -c '[.omitted[] | [.what, .why, .step, .seconds]]' <<<"$output")" = \
    '[["step","leg-limit",2,null],["time","leg-limit",1,55]]' ]
}

@test "plan: who holds on for walking is not stretched standing" {
  screening tumour-leg='{"answer":"yes","leg":"left"}' >tumour.json
  run -0 --separate-stderr plan -r stretch -m 12 -w thigh-stretch tumour.json
  jq -e 'any(.steps[]; .move == "calf-stretch" and .position == "sitting")
    and all(.steps[]; .position != "standing")
    and (.omitted | any(.part == "calf-stretch" and .why == "not-standing"))' <<<"$output"
}

@test "plan: a thigh is not stretched lying or standing on a leg that may not be" {
  for answer in bone-healing op-recent joint-replaced fresh-injury; do
    screening $answer='{"answer":"yes","leg":"left"}' >one.json || [ $? -eq 10 ]
    run -0 --separate-stderr plan -r stretch -m 12 -w thigh-stretch one.json
    jq -e 'any(.steps[]; .move == "calf-stretch" and .leg == "right")
      and all(.steps[]; .move != "thigh-stretch")
      and (.omitted | any(.part == "thigh-stretch" and .why == "movement-left-out"))' <<<"$output"
  done
}

@test "plan: who must lie on the left side stretches the front of the right thigh alone" {
  screening pregnant=yes pregnant-swelling=no unsteady=yes >pregnant.json
  run -0 --separate-stderr plan -r combined -w thigh-stretch pregnant.json
  [ "$(jq -c '[.steps[] | select(.move == "thigh-stretch") | [.leg, .position]]' <<<"$output")" = '[["right","side"]]' ]
  jq -e '.omitted | any(.part == "thigh-stretch" and .leg == "left" and .why == "head-up")' <<<"$output"
  # a plan by hand too, though standing she could do both
  screening pregnant=yes pregnant-swelling=no >steady.json
  jq -n '[("left", "right") as $leg |
    {kind: "massage", leg: $leg, zone: "calf", technique: "finishing", pressure: 2, seconds: 30},
    {kind: "stretch", leg: $leg, move: "thigh-stretch", position: "side", pressure: 3, seconds: 10}] |
    {type: "leg-plan", version: 1, steps: (.[:2] + [{kind: "switch", seconds: 5}] + .[2:])}' >hand.json
  leg-plan --check=hand.json
  run -0 --separate-stderr plan --from=hand.json steady.json
  [ "$(jq -c '[.steps[] | select(.move) | .leg]' <<<"$output")" = '["right"]' ]
}

@test "plan: --from refuses what no limit can mend, and both on one stdin" {
  hand | jq -c '.steps[1].technique = "kneading" | .steps[1].zone = "foot"' >hand.json
  refuses 65 --from=hand.json well.json
  # named as it was written, though the step before it is gone
  hand | jq -c '.steps[1].direction = "in-place"' >hand.json
  screening medicine-ache=yes >ache.json
  refuses 65 --from=hand.json ache.json
  [ "$stderr" = 'leg-plan: --from: step 2: direction: finishing stroke: the direction must be toward-heart' ]
  run -64 plan --from=- - <well.json
  run -12 plan --from=hand.json </dev/null
}

# ---- reading -------------------------------------------------------------------------------------

@test "plan: the list and the card of a session fit a narrow terminal" {
  needs script
  local line
  run -0 script -qec 'stty cols 34; leg-plan --list' /dev/null
  assert_output --partial 'circulation: 1 to 30 minutes'
  for line in "${lines[@]}"; do [ "${#line}" -le 35 ]; done
  plan -r walk >walk.json
  run -0 script -qec "stty cols 34; leg-timer --simulate --now=$NOW walk.json" /dev/null
  assert_output --partial simulated
  for line in "${lines[@]}"; do [ "${#line}" -le 35 ]; done
}

@test "plan: --explain fits the terminal" {
  needs script
  local line
  screening heart-failure=yes >s.json
  run -0 script -qec "stty cols 50; leg-plan -r circulation --explain --now=$NOW s.json >/dev/null" /dev/null
  assert_output --partial 'heart-failure: yes'
  for line in "${lines[@]}"; do [ "${#line}" -le 51 ]; done
}

@test "plan: --explain names the answers, on stderr only" {
  screening veins-bad='{"answer":"cleared","leg":"left"}' >veins.json
  run --separate-stderr plan -m 3 --explain veins.json
  assert_success
  [[ $stderr == *'light taps, front of the left thigh: light strokes only'* ]]
  [[ $stderr == *'veins-bad: cleared, left leg'* ]]
  [[ $output != *veins-bad* ]]
  run --separate-stderr plan -m 3 --explain well.json
  [ "$stderr" = 'nothing was left out or changed' ]
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain ill.json
  [[ $stderr == *'fever-ill: yes'* ]]
}

@test "plan: a walk that stale saved answers stop says what is wrong" {
  leg-screen --now="$NOW" --answers="$HOME/answers.json" --save >/dev/null 2>&1
  run -0 --separate-stderr leg-plan --now=2026-12-06T09:29:00+01:00 -r walk
  [ -z "$stderr" ]
  run -10 --separate-stderr leg-plan --now=2026-12-06T09:31:00+01:00 -r walk
  [ "$stderr" = 'leg-plan: the saved answers are out of date: run "leg-screen --save"' ]
  run -0 --separate-stderr leg-plan --now=2026-12-06T09:31:00+01:00 -r rest
  [ -z "$stderr" ]
}

# behind WHAT: the answers that $stderr names for it.
behind() {
  awk -v what="$1: " '/^    / { if (found) print $1; named = 1; next }
    named && found { exit } { named = 0 } index($0, what) == 1 { found = 1 }' <<<"$stderr"
}

@test "plan: --explain names the general maximum if no answer caused an omission" {
  screening blood-thinner=cleared >thinner.json
  run -0 --separate-stderr plan -m 22 --explain thinner.json
  [[ $stderr == *'time with the legs up: no longer than allowed'$'\n''    (the most that is ever allowed)'* ]]
  [[ $stderr != *'no saved answers'* ]]
}

@test "plan: --explain names the answer that makes another one count" {
  screening op-recent='{"answer":"cleared","leg":"left"}' >operated.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain operated.json
  [[ $stderr == *'clot-risk-time: yes (not allowed), because of op-recent'* ]]
  screening clot-past=cleared not-alert=yes >drowsy.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain drowsy.json
  [[ $stderr == *'clot-past: cleared (not allowed), because of not-alert'* ]]
  screening clot-past=cleared not-alert=yes dizzy-now=yes >dizzy.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain dizzy.json
  [[ $stderr == *'clot-past: cleared (not allowed), because of '*' and '* ]]
  screening numb-feet='{"answer":"yes","leg":"left"}' diabetes=yes >numb.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan -l right --explain numb.json
  [[ $stderr == *'numb-feet: yes, left leg (not allowed), because of diabetes'* ]]
  screening blood-thinner=cleared low-platelets=cleared >bleeds.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain bleeds.json
  [[ $stderr == *'blood-thinner: cleared (not allowed), because of low-platelets'* ]]
  XDG_STATE_HOME=$BATS_TEST_TMPDIR/other screening strange-pain='{"answer":"yes","leg":"left"}' pregnant=yes pregnant-swelling=no >pain.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan -l right --explain pain.json
  [[ $stderr == *'strange-pain: yes, left leg (not allowed), because of pregnant'* ]]
  screening veins-bad='{"answer":"cleared","leg":"left"}' rash='{"answer":"yes","leg":"right"}' >apart.json
  run -0 --separate-stderr plan --explain -l left apart.json
  [[ $stderr != *'because of'* ]]
  jq 'del(.answers["numb-feet"]) | .answers.diabetes.answer = "yes"' well.json >torn.json
  run -10 --separate-stderr plan --explain torn.json
  [[ $stderr == *'numb-feet: unsure (not allowed)'* && $stderr != *'because of'* ]]
}

@test "plan: --explain names no answer about the other leg that leaves nothing out on this one" {
  screening heart-failure=yes lymph-swelling='{"answer":"yes","leg":"left"}' >heart.json
  run -0 --separate-stderr plan -r evening --explain heart.json
  [[ $stderr == *$'kneading, right calf: light strokes only\nmore pressure, right leg: '*$'of 10\n    heart-failure: yes (light strokes only)\n'* ]]
  screening weak-or-stiff-leg='{"answer":"yes","leg":"right"}' tumour-leg='{"answer":"yes","leg":"right"}' \
    clot-past=unsure >tumour.json || [ $? -eq 10 ]
  leg-plan --example=combined >hand.json
  run -10 --separate-stderr plan --from=hand.json --explain tumour.json
  [[ $stderr == *'hamstring stretch, left leg: '*'weak-or-stiff-leg: yes, right leg (not allowed)'* ]]
  [[ $stderr != *'15 seconds'* ]]
}

@test "plan: --explain names for each omission only the answers that leave it out" {
  screening 'veins-mild={"answer":"yes","leg":"left"}' bp-high=yes >both.json
  run -0 --separate-stderr plan -m 10 --explain both.json
  [ "$(behind 'long strokes, left leg')" = veins-mild: ]
  [ "$(behind 'light taps, front of the thigh of both legs')" = $'veins-mild:\nbp-high:' ]
  plan -m 10 well.json >by-hand.json
  run -0 --separate-stderr plan --explain --from=by-hand.json both.json
  [ "$(behind 'step 3, long strokes, left leg')" = veins-mild: ]
  [ "$(behind 'step 15, light taps, front of the left thigh')" = $'veins-mild:\nbp-high:' ]
  [ "$(behind 'step 30, light taps, front of the right thigh')" = bp-high: ]
  # left out for one reason by one answer, for another by the next; by hand, the reason counts
  screening heart-failure=yes bp-high=yes >heart.json
  run -0 --separate-stderr plan -r combined -m 20 --explain heart.json
  [ -z "$(grep -v '^ ' <<<"$stderr" | sort | uniq -d)" ] # each once
  [ "$(behind 'the air sleeves')" = $'heart-failure:\nbp-high:' ]
  plan -r combined -m 20 well.json >by-hand.json
  run -0 --separate-stderr plan --explain --from=by-hand.json heart.json
  [ "$(behind 'step 19, the air sleeves, both legs')" = heart-failure: ]
  # one stretch is not another
  screening unsteady=yes back-nerve=yes >back.json
  run -0 --separate-stderr plan -r stretch --explain back.json
  [ "$(behind 'hamstring stretch, both legs')" = back-nerve: ]
}

@test "plan: a limit shorter than a part shortens the part or leaves the leg out" {
  screening >plain.json
  jq -c '.limits.sleeve.left.seconds = 30 | .limits.elevation.left.seconds = 30 |
    .limits.massage.right.seconds = 5' plain.json >short.json
  local routine
  for routine in sleeve elevate circulation; do
    run -0 --separate-stderr plan -r "$routine" short.json
    jq -e '([.steps[] | select(.leg != "right" and (.kind == "sleeve" or .kind == "elevation"))
      | .seconds] | add // 0) <= 30 and ([.steps[] | select(.kind == "massage" and .leg == "right")]
      == [])' <<<"$output"
  done
}

@test "plan: --from reports limited massage, and refuses a partner plan under one's own screening" {
  plan -m 3 well.json | jq -c '[.steps[] | select(.technique == "finishing")]' >steps.json
  jq -c '{type: "leg-plan", version: 1, steps: .[:1]}' steps.json >by-hand.json
  screening artery-narrow=yes >narrow.json
  run -0 --separate-stderr plan --from=by-hand.json narrow.json
  jq -e '.outcome == "limited"' <<<"$output"
  jq -c '.routine = "partner"' by-hand.json >partner.json
  run -64 plan --from=partner.json well.json
  assert_output --partial 'partner needs a screening of your partner'
}

@test "plan: no step says to raise the legs higher than the limit" {
  screening artery-narrow=yes >level.json
  run -0 --separate-stderr plan -r elevate level.json
  jq -e '(.steps[0].cue | test("above the heart") | not) and .needs == []' <<<"$output"
  screening pregnant=yes pregnant-swelling=no >pillow.json
  run -0 --separate-stderr plan -r elevate pillow.json
  jq -e '(.steps[0].cue | test("one pillow")) and .steps[1].feet == "raised"
    and (.steps[1].cue | test("one pillow"))' <<<"$output"
  run -0 --separate-stderr plan -r elevate well.json
  jq -e '.steps[0].cue | test("above the heart")' <<<"$output"
}

@test "plan: a stop or an emergency named by verdict or action alone counts" {
  screening >plain.json
  jq -c '.verdict = "stop"' plain.json >edited.json
  run -10 plan edited.json
  run -0 plan -r elevate edited.json
  jq -c '.verdict = "emergency"' plain.json >edited.json
  run -11 plan -r walk edited.json
  jq -c '.action = "emergency"' plain.json >edited.json
  run -11 plan edited.json
}

@test "plan: --explain names every answer that would do it alone, and for each routine that was passed over" {
  screening bone-fragile=cleared back-nerve=yes >two.json
  run -0 --separate-stderr plan -m 10 --explain two.json
  [ "$(behind 'long strokes, left leg')" = $'bone-fragile:\nback-nerve:' ]
  [ "$(behind 'legs higher up')" = $'back-nerve:\nbone-fragile:' ]
  screening op-recent=yes unsteady=yes >operated.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan -r walk --explain operated.json
  [ "$(behind 'Walking break')" = op-recent: ]
  screening kidney-liver=yes implant-electric=yes >devices.json
  run -10 --separate-stderr plan -r sleeve --explain devices.json
  [ "$(behind 'Air sleeves')" = $'kidney-liver:\nimplant-electric:' ]
  screening fever-ill=yes >ill.json || [ $? -eq 10 ]
  run -0 --separate-stderr plan -r circulation,walk,elevate --explain ill.json
  [ "$(behind 'Circulation')" = fever-ill: ]
  [ "$(behind 'Walking break')" = fever-ill: ]
}

@test "plan: --explain puts what no answer is behind last" {
  screening veins-mild='{"answer":"yes","leg":"left"}' >veins.json
  run -0 --separate-stderr plan -r desk -m 2 --explain veins.json
  [[ $stderr == *veins-mild*'not enough time' ]]
}

@test "plan: omitted says why the feet come down, who sits for a stretch, and a lighter stroke" {
  screening 'fresh-injury={"answer":"yes","leg":"left"}' >left.json
  run -0 --separate-stderr plan -r evening -m 1059s -l right left.json
  jq -e 'any(.steps[]; .feet == "raised")
    and ([.omitted[] | select(.what == "raised-time" or .what == "feet") | .what + " " + .why]
      == ["raised-time too-long"])' <<<"$output"
  screening back-nerve=yes >back.json
  run -0 --separate-stderr plan -m 10 back.json
  jq -e '.omitted | any(.what == "feet" and .why == "on-a-chair")' <<<"$output"
  # in pregnancy the rest is on the chair too, though a pillow would be allowed
  screening pregnant=yes pregnant-swelling=no >pregnant.json
  run -0 --separate-stderr plan -m 15 pregnant.json
  [ "$(jq -c '[.omitted[] | select(.what == "feet") | .why]' <<<"$output")" = '["on-a-chair"]' ]
  run -0 --separate-stderr plan -r stretch -m 12 -w thigh-stretch back.json
  jq -e '.omitted | any(.part == "thigh-stretch" and .why == "straight-back" and .leg == "both")' <<<"$output"
  screening pregnant=yes pregnant-swelling=no >pregnant.json
  run -0 --separate-stderr plan -r combined -m 40 -z lower-leg pregnant.json
  jq -e '[.omitted[] | select(.what == "pressure") | .leg] == ["left", "right"]' <<<"$output"
}

@test "plan: a limit on massage leaves time for the rest" {
  screening artery-narrow=yes >narrow.json
  run -0 --separate-stderr plan -r lymph -m 20 narrow.json
  jq -e '.seconds == 1200 and any(.steps[]; .kind == "rest") and all(.omitted[]; .what != "time")' <<<"$output"
}

@test "plan: a movement by hand is done in a way that it has, and that is allowed" {
  jq -cn '{type: "leg-plan", version: 1, steps: [{kind: "stretch", leg: "left", move: "thigh-stretch",
    pressure: 3, reps: 2, rep_ms: 35000, stroke_ms: 30000}]}' >thigh.json
  leg-plan --check=thigh.json
  run -0 --separate-stderr plan --from=thigh.json well.json
  jq -e '.omitted == [] and (.steps[0] | .position == "standing" and (.cue | startswith("Stand ")))' <<<"$output"
  screening unsteady=yes >unsteady.json
  run -0 --separate-stderr plan --from=thigh.json unsteady.json
  jq -e '(.omitted | any(.why == "not-standing"))
    and (.steps[0] | .position == "side" and (.cue | startswith("Lie ")))' <<<"$output"
  run -14 leg-plan --check=<(jq '.steps[0].position = "sitting"' thigh.json)
  assert_output --partial 'position: front of thigh stretch: not done sitting'
}

@test "plan: legs up by hand, without a position, keep the head up where it must stay up" {
  jq -cn '{type: "leg-plan", version: 1, steps: [{kind: "elevation", seconds: 300, feet: "above-heart"}]}' >up.json
  screening pregnant=yes pregnant-swelling=no >pregnant.json
  run -0 --separate-stderr plan --from=up.json pregnant.json
  jq -e '.steps[0] | .feet == "raised" and (.cues | index("head-up"))' <<<"$output"
}

@test "plan: pillows and rests by hand, without a word of how, put no head down and no legs up" {
  jq -cn '{type: "leg-plan", version: 1, steps: [
    {kind: "setup", what: "pillows", seconds: 20},
    {kind: "stretch", move: "toe-bends", reps: 5, rep_ms: 4000},
    {kind: "rest", seconds: 60}, {kind: "rest", position: "lying", seconds: 60}]}' >bare.json
  screening heart-failure=yes >heart.json
  run -0 --separate-stderr plan --from=bare.json heart.json
  jq -e '(.steps[0] | (.cue | startswith("Make room")) and (.cues | index("head-up")))
    and (.steps[2].cue | startswith("Sit back"))
    and (.steps[3] | .position == "propped" and (.cues | index("head-up")))' <<<"$output"
}

@test "plan: getting ready by hand serves what is left of the plan" {
  jq -cn '{type: "leg-plan", version: 1, steps: [
    {kind: "setup", what: "oil", seconds: 20}, {kind: "setup", what: "skin-check", seconds: 20},
    {kind: "setup", what: "side", seconds: 20}, {kind: "walking", seconds: 30},
    {kind: "sleeve", what: "generic", seconds: 600}, {kind: "aftercare", what: "take-off", seconds: 20}]}' >ready.json
  run -0 --separate-stderr plan --from=ready.json well.json
  jq -e '[.steps[].what] == ["oil", "skin-check", "side", "move", "generic", "take-off"]' <<<"$output"
  screening clot-recent=yes kidney-liver=yes >heart.json || true # massage stops
  run -0 --separate-stderr plan --from=ready.json heart.json
  jq -e '[.steps[].what] == ["move"] and (.steps[0] | .move == "marching" and (.cue | test("march")))
    and ([.omitted[] | [.step, .why]] == [[1, "no-massage"], [2, "no-use"],
    [3, "head-up"], [5, "no-sleeves"], [6, "no-use"]])' <<<"$output"
  run -14 leg-plan --check=<(jq --slurpfile limits <(jq .limits <<<"$output") '.limits = $limits[0]' ready.json)
  assert_output --partial 'step 1, Spread a little oil: limit:'
  assert_output --partial 'step 3, Lie on your side: limit:'
}

@test "plan: a weak heart is massaged on a chair, by hand too" {
  jq '(.steps[] | select(.kind == "massage")) |= (.position = "long-sitting" | .feet = "level")' \
    <(leg-plan --example) >bed.json
  screening heart-failure=yes >heart.json
  run -0 --separate-stderr plan --from=bed.json heart.json
  jq -e '(.omitted | any(.why == "on-a-chair"))
    and all(.steps[] | select(.kind == "massage"); .position == "sitting")' <<<"$output"
}

@test "plan: by hand, a leg that cannot be finished is left out, and a plan of which nothing is left stops" {
  jq -cn '[{kind: "massage", zone: "ankle", technique: "effleurage", pressure: 1, seconds: 20},
    {kind: "massage", zone: "front-thigh", technique: "finishing", pressure: 1, seconds: 20}] as $leg
    | {type: "leg-plan", version: 1, steps: [($leg[] + {leg: "left"}), {kind: "switch", seconds: 5}, ($leg[] + {leg: "right"})]}' >legs.json
  screening 'artery-graft={"answer":"cleared","leg":"right"}' >graft.json
  run -0 --separate-stderr plan --from=legs.json graft.json
  jq -e '([.steps[].leg] == ["left", "left"])
    and (.omitted | any(.what == "massage" and .leg == "right"))' <<<"$output"
  jq '.routine = "rest" | .steps = [{kind: "aftercare", what: "take-off", seconds: 20}]' legs.json >off.json
  run -10 --separate-stderr plan --from=off.json well.json
  jq -e '.outcome == "stop" and .steps == []' <<<"$output"
}

@test "plan: by hand, a step that is changed is not said to be left out" {
  jq -cn '{type: "leg-plan", version: 1, steps: [{kind: "massage", leg: "left", zone: "calf", technique: "effleurage", pressure: 5, seconds: 20},
    {kind: "massage", leg: "left", zone: "lower-leg", technique: "finishing", pressure: 2, seconds: 20},
    {kind: "stretch", leg: "left", move: "calf-stretch", position: "standing", pressure: 5, reps: 2, rep_ms: 35000, stroke_ms: 30000},
    {kind: "walking", seconds: 200}]}' >hard.json
  screening heart-failure=yes >heart.json
  run -0 --separate-stderr plan --from=hard.json heart.json
  jq -e '[.omitted[] | [.step, .what]] == [[1, "pressure"], [3, "position"], [3, "hold"], [3, "pull"], [4, "time"]]
    and .omitted[4].seconds == 80' <<<"$output"
  run -0 plan --from=hard.json --format=text heart.json
  assert_output --partial 'pressure in step 1, long strokes, left calf: light pressure only'
}

@test "plan: by hand, only what the person needs is to be had ready, and raising is on one pillow" {
  jq -cn '{type: "leg-plan", version: 1, needs: ["pillow", "two-pillows", "oil", "chair", "soft-brush", "support-socks", "normatec-3"],
    steps: [{kind: "elevation", seconds: 60}, {kind: "socks", seconds: 20},
      {kind: "pumps", move: "heel-raises", reps: 5, rep_ms: 3000}]}' >needs.json
  run -0 --separate-stderr plan --from=needs.json well.json
  jq -e '.needs == ["pillow", "two-pillows", "chair", "support-socks"]
    and (.steps[0] | .kind == "elevation" and .feet == "raised")' <<<"$output"
  screening numb-feet=yes artery-narrow=yes unsteady=yes >numb.json || true # massage stops
  run -0 --separate-stderr plan --from=needs.json numb.json
  jq -e '.needs == ["chair"] and all(.steps[]; (.cues | index("sit-or-hold")) == null)' <<<"$output"
}

@test "plan: by hand, what is to be had ready follows from the steps, as in plans of ours" {
  local answer routine
  for answer in veins-mild=yes back-nerve=yes artery-narrow=yes kidney-liver=yes; do
    screening "$answer" >some.json
    for routine in circulation:30 lymph:20 evening:20 combined:45 stretch:20 elevate:10 morning:10; do
      plan -r "${routine%:*}" -m "${routine#*:}" some.json >own.json || continue
      jq -c 'del(.needs)' own.json >hand.json
      [ "$(plan --from=hand.json some.json | jq -c .needs)" = "$(jq -c .needs own.json)" ]
    done
  done
  # two for the heels above the heart, as the words of that step have it
  echo '{"type":"leg-plan","version":1,"steps":[{"kind":"setup","what":"pillows","seconds":20},{"kind":"elevation","seconds":60}]}' >hand.json
  [ "$(plan --from=hand.json well.json | jq -c .needs)" = '["two-pillows"]' ]
  screening pregnant=yes pregnant-swelling=no >pillow.json
  [ "$(plan --from=hand.json pillow.json | jq -c .needs)" = '["pillow"]' ]
  # a partner whose legs may not lie anywhere sits on a chair, as the words of the setup have it
  answers partner-consent=yes >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json |
    jq -c '.limits.elevation |= map_values(.level = "not-allowed")' >chair.json
  [ "$(plan -r partner chair.json | jq -c .needs)" = '["oil","chair","towel"]' ]
  hand | jq -c '.steps = [{kind: "setup", what: "oil", seconds: 20}] + .steps' >hand.json
  run -0 leg-plan --check=hand.json --format=text
  assert_line --partial 'Have ready: oil'
  screening artery-severe=seen >closed.json || [ $? -eq 10 ]
  run -10 plan --from=hand.json closed.json
  [ "$(jq -c .needs <<<"$output")" = '[]' ]
}

@test "plan: by hand, a hold without stroke_ms is as long as its repetition" {
  jq -cn '{type: "leg-plan", version: 1, steps: [{kind: "stretch", leg: "left", move: "hamstring", reps: 3, rep_ms: 30000}]}' >hold.json
  run -0 leg-plan --check=hold.json
  screening loose-joints=yes >loose.json
  run -0 --separate-stderr plan --from=hold.json loose.json
  jq -e '.steps[0] | .reps == 3 and .rep_ms == 15000 and .seconds == 45' <<<"$output"
}

@test "plan: no movement by hand gets somebody up who was to lie or sit" {
  jq -cn '{type: "leg-plan", version: 1, steps: [{kind: "walking", move: "marching", seconds: 30, position: "lying"},
    {kind: "stretch", move: "hip-hinge", reps: 2, rep_ms: 20000, position: "sitting"}]}' >low.json
  run -0 --separate-stderr plan --from=low.json well.json
  jq -e '[.steps[] | [.move, .position]] == [["marching", "sitting"]]' <<<"$output"
  run -14 leg-plan --check=<(jq '.steps = [{kind: "rest", seconds: 60, position: "standing", feet: "raised"},
    {kind: "walking", seconds: 30}]' low.json)
  assert_output --partial 'position: standing, legs on a pillow'
}

@test "plan: who has to hold on is not massaged standing, and no plan is longer than a day" {
  leg-plan --example | jq '(.steps[] | select(.kind == "massage")) |= (.position = "standing" | .feet = "level")' >up.json
  screening unsteady=yes >unsteady.json
  run -0 --separate-stderr plan --from=up.json unsteady.json
  jq -e '(.omitted | any(.why == "not-standing"))
    and all(.steps[] | select(.kind == "massage"); .position == "sitting")' <<<"$output"
  run -65 plan --from=<(jq '.steps[0].seconds = 86400' up.json) well.json
  assert_output --partial 'longer than a day'
}

@test "plan: --explain says so if the screening itself is stricter than its answers" {
  screening >plain.json
  jq -c '.limits.massage.left.pressure = 2' plain.json >edited.json
  run -0 --separate-stderr plan --explain edited.json
  [ "$stderr" = $'more pressure, left leg: light pressure only, at most 2 of 10\n    (the screening\'s own limits)' ]
  # an answer that bears on it but does not stop it stands beside them
  screening heart-failure=yes | jq -c '.limits.massage |= map_values(.level = "not-allowed")' >closed.json
  run -10 --separate-stderr plan --explain closed.json
  [ "$stderr" = $'Circulation: stop\n    heart-failure: yes (light strokes only)\n    (the screening\'s own limits)' ]
  # what was done today is none of them
  screening thin-skin=yes >thin.json
  did 15 left
  did 15 right
  run -10 --separate-stderr plan --explain thin.json
  [[ $stderr == *'thin-skin: yes'* && $stderr != *'own limits'* ]]
}

@test "plan: --explain names every answer without which nothing would be left out" {
  screening heart-failure=yes numb-feet='{"answer":"unsure","leg":"left"}' >two.json
  run -0 --separate-stderr plan -r desk,elevate -m 12.5 -p medium -w strokes --explain two.json
  [[ $stderr == *$'at most 3 of 10\n    heart-failure: yes (light strokes only)\n    numb-feet: unsure, left leg (not allowed)\nmarching'* ]]
}

@test "plan: --explain of a plan by hand for a partner knows that their hands reach the foot" {
  answers partner-consent=yes bone-fragile=unsure pregnant=yes pregnant-swelling=no >answers.json
  leg-screen --now="$NOW" --for=partner --answers=answers.json >partner.json || [ $? -eq 10 ]
  echo '{"type":"leg-plan","version":1,"steps":[{"kind":"massage","leg":"left","zone":"foot","technique":"effleurage","pressure":3,"seconds":10}]}' >hand.json
  run -10 --separate-stderr plan --explain --from=hand.json partner.json
  [ "$stderr" = $'step 1, long strokes, left foot: no massage on this leg today\n    bone-fragile: unsure (not allowed)' ]
}

@test "plan: --from refuses repetitions that say no length, and lengths without repetitions" {
  screening heart-failure=yes >heart.json
  for tempo in '"reps":3' '"rep_ms":3000'; do
    for step in '"kind":"walking"' '"kind":"sleeve"' '"kind":"stretch","move":"hamstring"' \
        '"kind":"elevation"' \
        '"kind":"massage","leg":"left","zone":"calf","technique":"finishing","pressure":2'; do
      echo "{\"type\":\"leg-plan\",\"version\":1,\"steps\":[{$step,\"seconds\":901,$tempo}]}" >odd.json
      run -14 leg-plan --check=odd.json
      run --separate-stderr plan --from=odd.json heart.json
      [ "$status" -eq 65 ] || [ "$status" -eq 10 ]
    done
  done
}

@test "plan: --explain of the longest plan by hand is done in seconds" {
  screening thin-skin=yes blood-thinner=cleared >thin.json
  jq -cn '{type:"leg-plan",version:1,steps:
    ([range(4990)|{kind:"massage",leg:"left",zone:"calf",technique:"kneading",pressure:5,seconds:1}] +
     [{kind:"massage",leg:"left",zone:"lower-leg",technique:"finishing",pressure:2,seconds:5}])}' >long.json
  run -0 --separate-stderr timeout 30 leg-plan --now="$NOW" --from=long.json --explain thin.json
  [ "$(grep -c '^step [0-9]*, kneading' <<<"$stderr")" -eq 4990 ]
  [[ $stderr == *'blood-thinner: cleared'*'thin-skin: yes'* ]]
}

@test "plan: --explain names for a stop the answers that forbid, not those that limit" {
  screening fever-ill=yes bp-high=yes >ill.json || [ $? -eq 10 ]
  run -10 --separate-stderr plan --explain ill.json
  [[ $stderr == *'fever-ill: yes'* && $stderr != *bp-high* ]]
}

@test "plan: the card has setup, legs, strokes, pressure in words, totals and warnings" {
  run -0 plan -m 3 --format=text well.json
  assert_line 'Have ready: pillow; oil.'
  assert_line 'Left leg'
  assert_line --partial '0:45  Long strokes, left leg: 25 s, 5 strokes, light (3 of 10)'
  assert_line --partial '11 steps, 3 min.'
  assert_line 'Watch for'
}

@test "plan: on a terminal it is the card, with --format=json indented JSON" {
  command -v script >/dev/null || skip 'script is not installed'
  run -0 script -qec "leg-plan --now=$NOW well.json" /dev/null
  assert_output --partial 'Circulation, 3 min'
  run -0 script -qec "leg-plan --now=$NOW --format=json well.json" /dev/null
  assert_output --partial '  "type": "leg-plan"'
}

@test "plan: the card fits a terminal of 20 columns" {
  command -v script >/dev/null || skip 'script is not installed'
  run -0 script -qec "stty cols 20; leg-plan --now=$NOW -m 10 well.json" /dev/null
  assert_output --partial 'Circulation, 10 min'
  [ "$(printf '%s\n' "${lines[@]%$'\r'}" | awk 'length > most { most = length } END { print most }')" -le 20 ]
}

@test "plan: --list names the fourteen routines" {
  run -0 leg-plan --list
  assert_line 'circulation: 1 to 30 minutes, 3 by default'
  [ "$(leg-plan --list --format=json | jq -r '[.routines[].name] | join(" ")')" = \
    'circulation recovery lymph evening desk partner sleeve combined stretch elevate walk pumps morning rest' ]
  [ "$(leg-plan --list --format=json | jq -c '[.routines[] | select(.needs_screening | not) | .name]')" = '["walk","pumps","rest"]' ]
  run -0 leg-plan --list --format=json
  [ "${#lines[@]}" -eq 1 ]
}

@test "plan: every part of every list is taken by --with" {
  local name part
  while read -r name part; do
    [ "$name" != partner ] || continue
    run -0 plan -r "$name" -m "$(leg-plan --list --format=json | jq ".routines[] | select(.name == \"$name\") | .most_minutes")" -w "$part" well.json
  done < <(leg-plan --list --format=json | jq -r '.routines[] | .name as $n | .parts[] | [$n, .] | @tsv')
}

# ---- posture -------------------------------------------------------------------------------------

# stances PLAN: how each massage step is done, each way once.
stances() {
  jq -c '[.steps[] | select(.kind == "massage") | "\(.position) \(.feet)"] | unique' "$1"
}

# worked PLAN LEG: the zones of a leg that are massaged.
worked() {
  jq -c --arg leg "$2" '[.steps[] | select(.kind == "massage" and .leg == $leg) | .zone] | unique' "$1"
}

@test "plan: own legs are massaged sitting up, the leg in hand on the pillow" {
  plan -m 3 well.json >plan.json
  [ "$(stances plan.json)" = '["long-sitting raised"]' ]
  jq -e '.steps[0] | .cue | test("pillow under the calf of the leg in hand")' plan.json
  screening artery-narrow=yes >level.json
  plan -m 3 level.json >plan.json
  [ "$(stances plan.json)" = '["long-sitting level"]' ]
  jq -e '(.needs | index("pillow") | not) and (.steps[0].cue | test("no pillow under it"))' plan.json
  screening heart-failure=yes >chair.json
  plan -m 3 chair.json >plan.json
  [ "$(stances plan.json)" = '["sitting level"]' ]
}

@test "plan: a hip that must not bend far leaves the thigh of that leg" {
  screening joint-replaced='{"answer":"yes","leg":"left"}' >hip.json
  plan -m 5 hip.json >plan.json
  [ "$(worked plan.json left)" = '["front-thigh","hamstring"]' ] || [ "$(worked plan.json left)" = '["front-thigh"]' ]
  [ "$(worked plan.json right | jq 'index("whole-leg") != null')" = true ]
  jq -e '.omitted[] | select(.why == "cannot-reach" and .zone == "calf" and .leg == "left")' plan.json
  jq -e '[.steps[] | select(.kind == "massage") | .cues | index("lean-back")] | all' plan.json
  # who must not bend down for a stroke must not for the oil and the pillow
  plan -m 20 hip.json | jq -e '[.steps[] | select(.what | IN("pillow", "oil", "wipe")) | .cues | index("lean-back")]
    | length == 3 and all'
  jq -e '[.steps[] | select(.kind == "massage") | .caution | test("Leave out what you cannot reach")] | all' plan.json
  plan -r evening hip.json >plan.json # leaning forward on a chair bends both hips
  jq -e '[.steps[].move] | index("ankle-circles") and (index("hamstring") | not)' plan.json
  screening op-recent='{"answer":"cleared","leg":"left"}' clot-risk-time=cleared >op.json
  plan -m 5 op.json >plan.json
  [ "$(worked plan.json left)" = '["front-thigh"]' ] || [ "$(worked plan.json left)" = '["front-thigh","hamstring"]' ]
}

@test "plan: --from moves a plan to sitting, drops unreachable zones, and wipes the oil off" {
  plan -m 5 well.json | jq -c '{type, version, routine: "by-hand", steps: [.steps[] | del(.title, .cue, .caution)]}' >hand.json
  screening back-nerve=yes >bent.json
  plan --from=hand.json bent.json >plan.json
  [ "$(stances plan.json)" = '["sitting level"]' ]
  jq -e '.omitted[] | select(.why == "cannot-reach" and .zone == "ankle")' plan.json
  [ "$(jq -c '[.omitted[] | select(.why == "on-a-chair")] | length' plan.json)" -eq 1 ]
  [ "$(jq -c '[.steps[].position] | unique' plan.json)" = '["sitting"]' ]
  run -0 leg-plan --check=plan.json
  jq -c '.steps |= map(select(.kind == "massage") |= (.position = "long-sitting"))' plan.json >lying.json
  run -14 leg-plan --check=lying.json
  assert_output --partial "one's own legs are massaged on a chair"
  plan --from=hand.json well.json | jq -e '.steps[-1].cues | index("wipe-off")'
  screening skin-allergy=yes >allergy.json
  plan --from=hand.json allergy.json | jq -e '[.steps[].what] | index("oil") | not'
}

@test "plan: --from ends where the last stroke can end, whatever a limit leaves" {
  local answer
  plan -m 30 --with=inner-thigh well.json |
    jq -c '{type, version, routine: "by-hand", steps: [.steps[] | del(.title, .cue, .caution)]}' >hand.json
  for answer in joint-replaced=yes numb-feet=cleared back-nerve=yes; do
    screening "$answer" >less.json
    plan --from=hand.json less.json >plan.json
    jq -e '.omitted[] | select(.why == "last-stroke-ends-below" and .zone == "inner-thigh")' plan.json
    run -0 leg-plan --check=plan.json
  done
  screening unsteady=yes >sitting.json
  plan --from=hand.json sitting.json |
    jq -e '[.steps[] | select(.kind == "massage") | .cues | index("wipe-soles")] | any | not'
}

@test "plan: a straight back or a pregnancy means a chair, without foot and ankle" {
  local answer
  for answer in back-nerve pregnant; do
    screening "$answer=yes" $([ $answer = back-nerve ] || echo pregnant-swelling=no) >bent.json
    plan -m 8 bent.json >plan.json
    [ "$(stances plan.json)" = '["sitting level"]' ]
    jq -e '[.steps[].zone] | (index("foot") or index("ankle") or index("whole-leg")) | not' plan.json
    jq -e '.needs | index("chair")' plan.json
    jq -e '[.steps[].cue // ""] | any(contains("ankle")) | not' plan.json # nor any oil
  done
  [ "$(jq -c '[.steps[].position] | unique' plan.json)" = '["sitting"]' ] # one posture in pregnancy
}

partner_screening() {
  answers partner-consent=yes "$@" >partner.answers
  leg-screen --now="$NOW" --for=partner --answers=partner.answers 2>/dev/null
}

@test "plan: a partner lies, and lies on the side when asked" {
  partner_screening >partner.json
  plan -r partner partner.json >plan.json
  [ "$(stances plan.json)" = '["lying raised"]' ]
  plan -r partner --with=side partner.json >plan.json
  [ "$(stances plan.json)" = '["side raised"]' ]
  jq -e '[.steps[].what] | index("side")' plan.json
  partner_screening pregnant=yes pregnant-swelling=no >partner.json
  plan -r partner partner.json >plan.json
  [ "$(stances plan.json)" = '["propped raised"]' ]
}

@test "plan: what a stretch is done with is among what to have ready" {
  plan -r evening -m 5 well.json | jq -e '.needs | index("chair")'
  plan -r combined -m 10 well.json | jq -e '.needs | index("chair")'
  screening unsteady=yes >sitting.json
  plan -r stretch -m 20 sitting.json >plan.json
  jq -e '(.steps[] | select(.move == "calf-stretch") | .cue | test("towel")) and (.needs | index("towel"))' plan.json
}

@test "plan: without the sleeves there are none to take off" {
  local answer
  plan -r combined well.json | jq -e '[.steps[].what] | index("take-off")'
  for answer in heart-failure=yes kidney-liver=yes artery-narrow=yes blood-thinner=cleared; do
    screening "$answer" >none.json
    plan -r combined none.json >plan.json
    jq -e '[.steps[] | .what, .kind] | (index("take-off") or index("sleeve")) | not' plan.json
  done
}

@test "plan: no stretch wants a straight knee of one that must stay bent" {
  screening back-nerve=yes >bent.json
  plan -r stretch -m 20 well.json | jq -e '[.steps[].move] | index("calf-stretch")'
  plan -r stretch -m 20 bent.json >plan.json
  jq -e '[.steps[].move] | index("ankle-circles") and (index("calf-stretch") | not)' plan.json
}

@test "plan: a leg that does not stretch says nothing about the pull on the other" {
  screening deep-bruise='{"answer":"yes","leg":"left"}' >bruise.json
  plan -r stretch bruise.json | jq -e '[.omitted[].what] | index("pull") | not'
  screening op-recent='{"answer":"cleared","leg":"left"}' clot-risk-time=cleared >op.json
  run -0 leg-plan --now="$NOW" -r stretch -m 20 --format=text op.json
  assert_output --partial 'a light pull only, at most 3 of 10'
}

@test "plan: no step speaks of a pillow where the legs are level" {
  screening numb-feet='{"answer":"yes","leg":"left"}' >level.json
  for routine in circulation elevate; do
    plan -r $routine level.json >plan.json
    jq -e '[.steps[] | select(.feet == "level") | .caution // "" | test("pillow")] | any | not' plan.json
  done
}

@test "plan: what stays level at first may be raised for the rest" {
  plan -m 30 well.json >plan.json
  jq -e '.steps[0].feet == "level" and ([.steps[].feet] | index("raised"))' plan.json
  jq -e '[.steps[].caution // "" | test("today")] | any | not' plan.json
}

@test "plan: a plan that used oil ends with the wiping" {
  plan -m 3 well.json | jq -e '.steps[-1].cues | index("wipe-off")'
  plan -m 30 well.json | jq -e '.steps[-1].what == "wipe"'
  plan -r evening -m 10 well.json | jq -e '.steps[] | select(.kind == "stretch") | .cues | index("wipe-soles")'
  plan -r lymph well.json | jq -e '[.steps[].cues[]?] | index("wipe-off") | not'
}

@test "plan: stretches come after both legs" {
  plan -r evening well.json |
    jq -e '[.steps[] | select(.kind == "massage" or .kind == "stretch") | .kind] | . == sort'
}

@test "plan: with an allergy a lotion that is known, never oil" {
  screening skin-allergy=yes >allergy.json
  plan -m 10 allergy.json >plan.json
  jq -e '(.needs | index("a lotion that you know")) or (.needs | index("lotion"))' plan.json
  jq -e '[.needs[], (.steps[] | .title, .cue, .caution // "")] | map(test("\\boil\\b"; "i")) | any | not' plan.json
}

@test "plan: rest needs no screening, and stops with one that must be checked today" {
  run -0 --separate-stderr plan -r rest </dev/null
  [ "$(jq -c '[.outcome, .seconds, (.steps[] | [.kind, .position, .feet, .what])]' <<<"$output")" = \
    '["go",600,["rest","sitting","level","sit-quietly"]]' ]
  [ "$(plan -r rest -m 30 </dev/null | jq .seconds)" -eq 1800 ]
  refuses 64 -r rest -m 31
  answers clot-signs=yes >today.answers
  run leg-screen --now="$NOW" --answers=today.answers
  printf '%s\n' "$output" | grep '^{' >today.json
  [ "$(plan -r rest,walk -m 45 today.json | jq -c '[.outcome, .omitted]')" = '["stop",[]]' ]
  run plan -r rest today.json
  [ "$(jq -r .outcome <<<"${lines[0]}")" = stop ]
}

# ---- what was done today -------------------------------------------------------------------------

# did MINUTES LEG [TIME]: massage logged by hand, its start at TIME (09:00).
did() { leg-log --now="$NOW" add --kind=massage --minutes="$1" --leg="$2" --at="2026-11-22T${3:-09:00}:00+01:00" >/dev/null; }

@test "plan: the massage of today counts toward a limited leg, and is named" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening thin-skin=yes >thin.json
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 300 ]
  did 2 left
  plan -m 20 thin.json >plan.json
  [ "$(jq -c '[.limits.massage[].seconds]' plan.json)" = '[180,300]' ]
  [ "$(jq -c '.omitted[0] | [.what, .why, .leg, .seconds]' plan.json)" = '["massage","done-today","left",120]' ]
  leg-plan --check=plan.json
  run -0 plan -m 20 --format=text thin.json
  assert_line --partial 'massage, left leg: 2 min of this leg were done at 0'
  did 3 left 09:10
  plan -m 20 thin.json >plan.json
  [ "$(jq -c '.limits.massage.left | [.level, .seconds]' plan.json)" = '["not-allowed",0]' ]
  [ "$(jq '[.steps[] | select(.kind == "massage" and .leg == "left")] | length' plan.json)" -eq 0 ]
  [ "$(jq -c '[.omitted[] | select(.what == "massage") | .why]' plan.json)" = '["done-today"]' ]
  run -0 --separate-stderr plan -m 20 --explain thin.json
  [[ $stderr == *'left leg: 5 min of this leg were done at 0'*', all there is for today'* ]]
  plan -r stretch thin.json | jq -e '.omitted == []'
  screening medicine-ache=yes >ache.json
  plan -r sleeve,stretch ache.json | jq -e '[.omitted[].what] == ["routine"]'
  jq -n '{type: "leg-plan", version: 1, steps: [{kind: "walking", seconds: 60}]}' >hand.json
  plan --from=hand.json thin.json | jq -e '.omitted == []'
  did 5 right 09:10
  run -10 --separate-stderr plan thin.json
  [ "$(jq -r '.alternatives[0].routine' <<<"$output")" = stretch ]
  [ "$(jq -c '[.omitted[].why]' <<<"$output")" = '["done-today","done-today"]' ]
}

@test "plan: without a limit the log of today is not read" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  did 14 both
  mkdir -p .local/share/leg/sessions
  [ "$(plan -m 20 well.json | jq '.omitted | length')" -eq 0 ]
  chmod 000 .local/share/leg/sessions/*
  plan well.json >plan.json
  [ "$(jq '.omitted | length' plan.json)" -eq 0 ]
}

@test "plan: an unreadable log counts as everything done, a bad line as nothing" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  NOW=${NOW/T09/T08} screening clot-signs=yes >/dev/null || [ $? -eq 10 ] # so that there are locks
  answers stop-checked=yes >later.json
  leg-screen --now="$NOW" --answers=later.json >/dev/null
  screening thin-skin=yes >thin.json
  did 2 left
  echo 'rubbish' >>.local/share/leg/sessions/2026-11.jsonl
  run -0 --separate-stderr plan thin.json
  [ "$(jq -c '[.limits.massage[].seconds]' <<<"$output")" = '[180,300]' ]
  [ -n "$stderr" ]
  printf '{"type":"leg-session","ver' >>.local/share/leg/sessions/2026-11.jsonl # torn, and somebody writes
  exec 8<.local/share/leg/sessions/2026-11.jsonl
  flock 8
  [ "$(plan thin.json 2>/dev/null | jq -c '[.limits.massage[].seconds]')" = '[180,300]' ]
  exec 8<&-
  rm .local/share/leg/sessions/2026-11.jsonl
  mkdir .local/share/leg/sessions/2026-11.jsonl
  run -10 --separate-stderr plan thin.json
  [ "$(jq -c '[.omitted[].why]' <<<"$output")" = '["log-unreadable","log-unreadable"]' ]
}

@test "plan: what is left out has the kind that its step would have" {
  screening >well.json
  plan -r stretch -w heel-raises well.json | jq -e 'any(.steps[]; .move == "heel-raises" and .kind == "pumps")'
  screening chest-or-collapse=yes >closed.json
  run -0 --separate-stderr plan -r desk -w heel-raises closed.json
  jq -e 'any(.omitted[]; .part == "heel-raises" and .kind == "pumps")' <<<"$output"
}

@test "plan: with no locks, a log that cannot be read stops what its limits stop, and all else is a fault" {
  screening thin-skin=yes >thin.json
  screening >well.json
  local from
  leg-plan --example=circulation >hand.json
  screening clot-signs=yes >today.json || [ $? -eq 10 ]
  rm .local/state/leg/locks.json
  mkdir -p .local/share/leg/sessions/2026-11.jsonl
  run -10 --separate-stderr plan -r rest today.json
  [ "$(jq -c .steps <<<"$output")" = '[]' ]
  for from in '' --from=hand.json; do
    run -10 --separate-stderr plan $from thin.json
    [ "$(jq -c "[.outcome, .steps]" <<<"$output")" = '["stop",[]]' ]
    run -77 --separate-stderr plan $from well.json
    [ -z "$output" ]
  done
}

@test "plan: with no locks, a symptom of the log that is not known wants a check" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  local symptom
  screening >well.json
  for symptom in cramp sore-lump new-sign; do
    rm -rf .local
    jq -c --arg symptom "$symptom" '.status = "symptom" | .symptom = $symptom | del(.simulated)
      | .started = "2026-11-22T09:35:00+01:00" | .ended = "2026-11-22T09:36:00+01:00"' \
      "$ROOT/tests/data/valid/session-ended-early.json" | leg-log --now=2026-11-22T09:36:00+01:00 add
    status=0
    leg-plan --now=2026-11-22T09:40:00+01:00 well.json >out 2>&1 || status=$?
    echo "$symptom $status $(grep -c 'when it has been checked' out)"
  done >told
  diff - told <<<$'cramp 0 0\nsore-lump 12 1\nnew-sign 12 1'
}

@test "plan: an hour has to pass between the legs where only one may be done" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening heart-failure=yes >heart.json
  did 3 left 09:00
  run -10 --separate-stderr plan heart.json
  [ "$(jq -c '[.omitted[] | [.leg, .why]]' <<<"$output")" = '[["left","done-today"],["right","hour-between-legs"]]' ]
  run -10 plan --format=text heart.json
  assert_line --partial 'an hour has to pass between the legs: from '
  assert_line 'Stop: do none of this now.'
  assert_line --partial 'No massage now. Still allowed:'
  run -10 --separate-stderr setsid -w bash -c "leg-plan --now=$NOW heart.json | leg-timer --now=$NOW"
  [[ $stderr == *'STOP: Circulation is not for now.'*'Left out: massage, right leg: an hour has to pass'* ]]
  # asked already: no "today" where it is for now, and leg-timer does not ask again
  jq -c '.already_asked = true' heart.json >asked.json
  run -10 plan asked.json
  [ "$(jq -c .advice <<<"$output")" = '["Leave this out for now."]' ]
  run -10 --separate-stderr setsid -w leg-timer --now="$NOW" <<<"$output"
  [[ $stderr == *'Leave this out for now.'* ]]
  [[ $stderr != *'Ask a doctor'* ]]
  rm -r .local/share/leg
  # the leg that waits is not "no massage on this leg today"
  did 1 left 09:00
  run -0 plan heart.json
  [ "$(jq -c '[.omitted[] | select(.what == "massage") | [.leg, .why]]' <<<"$output")" = \
    '[["left","done-today"],["right","hour-between-legs"]]' ]
  # nor are its minutes of today all there is
  did 1 right 08:00
  run -0 plan --format=text heart.json
  assert_line '  massage, right leg: 1 min of this leg was done at 08:00'
  # and one whose minutes are over waits for nothing
  did 3 right 08:00
  run -0 plan heart.json
  [ "$(jq -c '[.omitted[] | select(.what == "massage") | [.leg, .why]]' <<<"$output")" = \
    '[["left","done-today"],["right","done-today"]]' ]
  rm -r .local/share/leg
  # where both have minutes left, one is not massaged for another reason
  did 1 left 06:00
  did 1 right 07:00
  run -0 plan heart.json
  [ "$(jq -c '[.omitted[] | select(.what == "massage") | [.leg, .why]]' <<<"$output")" = \
    '[["left","done-today"],["right","done-today"],["right","one-leg"]]' ]
  rm -r .local/share/leg
  did 3 left 08:20
  plan heart.json >plan.json
  [ "$(jq -c '[.steps[] | select(.kind == "massage") | .leg] | unique' plan.json)" = '["right"]' ]
}

@test "plan: records in unsaved count like the log's, each once" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening thin-skin=yes >thin.json
  did 2 left
  mkdir -p .local/state/leg/unsaved
  chmod 700 .local/state/leg .local/state/leg/unsaved
  cp .local/share/leg/sessions/2026-11.jsonl .local/state/leg/unsaved/a.json
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 180 ]
  rm .local/share/leg/sessions/2026-11.jsonl
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 180 ]
}

@test "plan: the work of a killed timer counts before it has become a record" {
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening thin-skin=yes >thin.json
  did 2 left
  mkdir -p .local/state/leg/running
  chmod 700 .local/state/leg .local/state/leg/running
  jq -c '. as $session | (reduce ("massage", "raised", "sleeve") as $kind ({}; .[$kind] = {left: 0, right: 0})) as $spent
    | {type: "leg-interrupted", version: 1, id, created, step: 0, done_ms: 0, spent: $spent,
       plan: $plan, owner: {pid: 1, started: 1, boot: "before"}, session: ($session | tojson)}' \
    --arg plan "$(plan -m 3 thin.json)" .local/share/leg/sessions/2026-11.jsonl >.local/state/leg/running/a.json
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 180 ] # once
  rm .local/share/leg/sessions/2026-11.jsonl
  [ "$(plan -m 20 thin.json | jq .limits.massage.left.seconds)" -eq 180 ]
  run -0 leg-log check
  assert_output --partial "$HOME/.local/state/leg/running/a.json: note: a session that was cut off; the next leg-timer"
  cp -p .local/state/leg/running/a.json dead
  jq -c '.owner = {pid: $pid, started: $started, boot: $boot}' dead --argjson pid $$ --arg boot "$(cat /proc/sys/kernel/random/boot_id)" \
    --argjson started "$(sed 's/.*) //' /proc/$$/stat | cut -d' ' -f20)" >.local/state/leg/running/a.json
  run -0 leg-log check
  refute_output --partial 'cut off'
  cp -p dead .local/state/leg/running/a.json
  run -0 --separate-stderr plan -m 20 thin.json
  [ "$(jq .limits.massage.left.seconds <<<"$output")" -eq 180 ]
}

@test "plan: a session that is added to the log while the day is counted is not missed" {
  command -v strace >/dev/null || skip 'strace is not installed'
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening thin-skin=yes >thin.json
  did 2 left
  mkdir -p .local/state/leg
  mkdir -m 700 .local/state/leg/unsaved
  cp .local/share/leg/sessions/2026-11.jsonl .local/state/leg/unsaved/a.json
  mv .local/share/leg/sessions/2026-11.jsonl added
  ASAN_OPTIONS=detect_leaks=0 strace -qq -o /dev/null -P "$PWD/.local/state/leg/unsaved" -e inject=openat:delay_enter=900000 \
    leg-plan --now="$NOW" -m 20 thin.json >plan.json 3>&- &
  sleep 0.4
  cp added .local/share/leg/sessions/2026-11.jsonl
  rm .local/state/leg/unsaved/a.json
  wait $!
  [ "$(jq .limits.massage.left.seconds plan.json)" -eq 180 ]
}

@test "plan: and leg-timer reads the log again before the first step" {
  command -v leg-timer >/dev/null || skip 'leg-timer is not built'
  screening thin-skin=yes >thin.json
  plan -m 12 thin.json >plan.json
  leg-timer --now="$NOW" --simulate plan.json >/dev/null
  leg-log --now="${NOW/30:00/36:00}" add --kind=massage --minutes=5 --leg=left --at=2026-11-22T09:31:00+01:00 >/dev/null
  run -12 --separate-stderr leg-timer --now="${NOW/30:00/37:00}" --simulate plan.json
  [[ $stderr == *'for the left leg: plan again'* ]]
  leg-log --now="${NOW/30:00/36:00}" undo 2>/dev/null
  leg-timer --now="${NOW/30:00/37:00}" --simulate plan.json >/dev/null
  leg-log --now="${NOW/30:00/36:00}" add --kind=massage --minutes=5 --leg=right --at=2026-11-22T09:31:00+01:00 >/dev/null
  run -12 --separate-stderr leg-timer --now="${NOW/30:00/37:00}" --simulate plan.json
  [[ $stderr == *'for the right leg: plan again'* ]]
}

@test "plan: leg-timer takes a log that it cannot read for everything done" {
  NOW=${NOW/T09/T08} screening clot-signs=yes >/dev/null || [ $? -eq 10 ] # so that there are locks
  answers stop-checked=yes thin-skin=yes >later.json
  leg-screen --now="$NOW" --answers=later.json >thin.json
  plan -m 3 thin.json >plan.json
  mkdir -p .local/share/leg && mkdir -m 700 .local/share/leg/sessions
  run -0 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  mkdir .local/share/leg/sessions/2026-11.jsonl
  run -12 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  [[ $stderr == *'plan again'* ]]
}

@test "plan: what was done since the plan was made counts in the timer, for its keys and for what it resumes" {
  command -v leg-timer >/dev/null || skip 'leg-timer is not built'
  command -v leg-log >/dev/null || skip 'leg-log is not built'
  screening thin-skin=yes >thin.json
  plan -m 3 thin.json >plan.json
  [ "$(jq .limits.massage.left.seconds plan.json)" -eq 300 ]
  since() { leg-log --now="${NOW/30:00/36:00}" add --kind=massage --minutes="$1" --leg=left --at=2026-11-22T09:31:00+01:00 >/dev/null; }
  since 3
  printf '%s\n' '0 n' '1 n' 2\ +{,,,,,,,,,,,,,,,,,,,,,,,,,} >keys
  leg-timer --now="${NOW/30:00/36:00}" --count-in=0 --simulate --keys=keys plan.json >record
  [ "$(jq .active.massage.left record)" -le 120 ]
  [ "$(jq .active.massage.left record)" -ge 110 ]
  rm -r .local/share/leg
  printf '%s\n' '0 n' '1 n' '10 q' >keys
  setsid -w leg-timer --now="$NOW" --count-in=0 --plain --speed=50 --keys=keys plan.json >record 2>said.txt || [ $? -eq 13 ]
  [ "$(jq .active.massage.left record)" -eq 9 ]
  run -0 --separate-stderr leg-timer --now="${NOW/30:00/36:00}" --simulate --resume
  since 4
  run -12 --separate-stderr leg-timer --now="${NOW/30:00/36:00}" --simulate --resume
  [[ $stderr == *'plan again'* ]]
}

@test "plan: two plans of one moment do not take both legs within the hour" {
  screening heart-failure=yes >heart.json
  plan -m 3 -l right heart.json >right.json
  run -0 --separate-stderr leg-timer --now="$NOW" --simulate right.json
  did 2 left 09:20
  run -12 --separate-stderr leg-timer --now="$NOW" --simulate right.json
  [[ $stderr == *'an hour has to pass between the legs'* ]]
}

@test "plan: and counts what was logged since the plan was made, whenever it was done" {
  command -v leg-timer >/dev/null || skip 'leg-timer is not built'
  screening thin-skin=yes >thin.json
  did 2 left
  plan -m 12 thin.json >plan.json
  run -0 --separate-stderr leg-timer --now="$NOW" --simulate plan.json # what the plan has counted counts once
  leg-log --now="$NOW" add --kind=massage --minutes=3 --leg=left --at=2026-11-22T08:00:00+01:00 >/dev/null
  run -12 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  [[ $stderr == *'plan again'* ]]
  # what the plan has counted of one leg is not taken from the other
  leg-log --now="$NOW" undo 2>/dev/null
  plan -m 3 thin.json >plan.json
  run -0 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  did 5 right 08:00
  run -12 --separate-stderr leg-timer --now="$NOW" --simulate plan.json
  [[ $stderr == *'for the right leg'* ]]
}

@test "plan: no answer is named behind what is never done" {
  screening >s.json
  jq -cn '{type: "leg-plan", version: 1, title: "mine", steps: [
    {kind: "stretch", move: "hip-hinge", leg: "both", seconds: 30, position: "lying"},
    {kind: "stretch", move: "thigh-stretch", leg: "left", seconds: 30, position: "sitting"}]}' >p.json
  run --separate-stderr plan --explain --from=p.json s.json
  assert_equal "$stderr" 'step 1, hip hinge, both legs: never done this way
the position in step 2, front of thigh stretch, left leg: never done this way'
}
