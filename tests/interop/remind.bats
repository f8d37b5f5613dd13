#!/usr/bin/env bats
# The exports of leg-remind, read by the programs they are for: calendars by vobject and ical.js, units by
# systemd-analyze, tables by crontab; and its documents by their schemas.

load npm
load ../cmd/remind

setup() {
  remind_setup
  at 08:00 set walk --every=60m --from=9:00 --to=17:30 >/dev/null
  saved
  at 08:00 set elevate --at=11:00,15:30 --except=2026-12-24..2027-01-03 \
    --text='Legs up, please; ten minutes – or fifteen \ as you like' >/dev/null
  at 08:00 set wear --days=daily >/dev/null
  at 08:00 set quiet --from=12:00 --to=13:30 >/dev/null
}

@test "vobject: the calendar is valid, every event and alarm of it" {
  /usr/bin/python3 -c 'import vobject' 2>/dev/null || skip 'python3-vobject is not installed'
  at 08:00 export >legs.ics
  run -0 /usr/bin/python3 - legs.ics <<'PY'
import sys, vobject
calendar = vobject.readOne(open(sys.argv[1], newline="").read())
calendar.validate(raiseException=True)
events = list(calendar.vevent_list)
for event in events:
    assert event.uid.value and event.dtstamp.value.tzinfo is not None
    assert event.dtstart.value.tzinfo is None, "floating"
    alarm = event.valarm
    assert alarm.trigger.value is not None and alarm.description.value and alarm.action.value == "DISPLAY"
    assert event.rruleset is not None and event.dtstart.value in list(event.rruleset[:5]) or event.rruleset._exdate
text = [e for e in events if "11:05" in str(e.dtstart.value)]
assert text and text[0].summary.value == "Legs up, please; ten minutes – or fifteen \\ as you like", text[0].summary.value
print(len(events), "events")
PY
  assert_output '11 events'
}

@test "ical.js: ten instances of each event fall on its days, at its time" {
  npm_need ical.js@2
  at 08:00 export >legs.ics
  run -0 node -e '
    const fs = require("fs");
    import("file://" + process.env.NODE_PATH + "/ical.js/dist/ical.js").then(({default: ICAL}) => {
      const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync("legs.ics", "utf8")));
      let events = 0, instances = 0, faults = 0;
      for (const component of calendar.getAllSubcomponents("vevent")) {
        const event = new ICAL.Event(component), times = event.iterator();
        events++;
        for (let i = 0, at; i < 10 && (at = times.next()); i++) {
          instances++;
          if (at.hour !== event.startDate.hour || at.minute !== event.startDate.minute) faults++;
          if (!event.summary.startsWith("Support") && !event.summary.startsWith("Look") && [1, 7].includes(at.dayOfWeek())) faults++;
          if (event.summary.startsWith("Legs") && at.toString() > "2026-12-23T23" && at.toString() < "2027-01-04") faults++;
        }
        if (!component.getFirstSubcomponent("valarm")) faults++;
      }
      console.log(events, "events", instances, "instances", faults, "faults");
    });'
  assert_output '11 events 110 instances 0 faults'
}

@test "systemd-analyze: the units verify, the calendar ticks every five minutes" {
  command -v systemd-analyze >/dev/null || skip 'systemd is not installed'
  fake_recorder systemctl 'exit 0'
  leg-remind install --systemd 2>/dev/null
  run -0 systemd-analyze verify --user --man=no .config/systemd/user/leg-remind.timer
  refute_output --partial leg-remind
  calendar=$(sed -n 's/^OnCalendar=//p' .config/systemd/user/leg-remind.timer)
  run -0 systemd-analyze calendar --iterations=3 "$calendar"
  assert_output --partial 'Normalized form: *-*-* *:00/5:00'
  sed -i 's/^OnCalendar=.*/OnCalendar=whenever/' .config/systemd/user/leg-remind.timer
  run systemd-analyze verify --user --man=no .config/systemd/user/leg-remind.timer
  assert_output --partial 'Failed to parse calendar'
}

@test "crontab: the table we write is one" {
  command -v crontab >/dev/null || skip 'cron is not installed'
  echo '5 4 * * * true' >table
  run -0 env XDG_STATE_HOME="$HOME/a b" leg-remind export --format=crontab
  printf '%s\n' "$output" >>table
  if ! crontab -n table 2>tried; then
    grep -q 'invalid option' tried && skip 'this crontab cannot check a table'
    cat tried
    false
  fi
  echo 'x' >>table
  run crontab -n table
  assert_failure
}

@test "ajv: policy and state by their schemas" {
  npm_need ajv@8 ajv-formats@3
  at 10:00 tick >/dev/null || true
  at 10:01 snooze >/dev/null
  at 10:02 pause 1h >/dev/null
  run -0 node -e '
    const fs = require("fs"), Ajv = require("ajv/dist/2020"), formats = require("ajv-formats");
    const ajv = new Ajv({strict: true, allErrors: true});
    formats(ajv);
    for (const [schema, file] of [["leg-reminders-1", process.argv[2]], ["leg-reminder-state-1", process.argv[3]]]) {
      const check = ajv.compile(JSON.parse(fs.readFileSync(`${process.argv[1]}/common/doc/${schema}.schema.json`)));
      console.log(schema, check(JSON.parse(fs.readFileSync(file))) || ajv.errorsText(check.errors));
    }' "$ROOT" "$POLICY" "$STATE/remind.json"
  assert_output "$(printf 'leg-reminders-1 true\nleg-reminder-state-1 true')"
}
