#!/usr/bin/env bats
# A simulated working week, every tick of five days: what is said, and why not.

bats_require_minimum_version 1.5.0
load ../assertions

@test "a working week: every slot and its outcome" {
  cd "$BATS_TEST_DIRNAME/../.."
  [ -x "${LEG_BIN:=$PWD/build/bin}/leg-remind" ] && [ -x "$LEG_BIN/leg-log" ] || skip 'not built'
  command -v jq >/dev/null || skip 'jq is not installed'
  run -0 tests/week
  assert_output - <<'TABLE'
slot                          Mon            Tue            Wed            Thu            Fri
10:00          walk           SAID 10:00     paused         day off        call (inhibit) screen again
11:00          walk           done           SAID 11:00     day off        SAID 11:05     out of date
12:00          walk           SAID 12:00     SAID 12:00     day off        SAID 12:00     out of date
13:00          walk           quiet hours    quiet hours    day off        quiet hours    quiet hours
14:00          walk           SAID 14:00     away           day off        locked         SAID 14:00
15:00          walk           SAID 15:00     SAID 15:00     day off        locked         SAID 15:00
16:00          walk           SAID 16:00     asleep         day off        locked         SAID 16:00
17:00          walk           SAID 17:00     SAID 17:05     day off        SAID 17:00     SAID 17:00
10:30          elevate        SAID 10:30     paused         day off        call (inhibit) out of date
14:05          elevate        SAID 14:05     SAID 14:05     day off        locked         SAID 14:05
15:30          elevate        SAID 15:30     asleep         day off        locked         SAID 15:30
11:05          drink          SAID 11:05     SAID 11:05     day off        SAID 11:10     out of date
13:05          drink          SAID 13:15     SAID 13:15     day off        SAID 13:15     SAID 13:15
15:05          drink          SAID 15:05     SAID 15:05     day off        locked         SAID 15:05
17:05          drink          SAID 17:05     SAID 17:10     day off        SAID 17:05     SAID 17:05

said again after a snooze: 2026-11-23T14:15
1419 ticks, 39 spoke, 1380 were silent
TABLE
}
