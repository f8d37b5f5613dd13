#!/usr/bin/env bats
# JSON, the terminal, memory, the environment, clocks and options each have one home in the code.
# Forbidden functions and types have none.

load lint

# elsewhere LINES BEFORE <ROWS: of LINES, `file:line:text`, those that use something outside its home. A
# row is `what ~ where it may be (a regular expression of paths) ~ the word to use instead`; BEFORE is a
# regular expression of what may stand between the line's number and `what`.
elsewhere() {
  local what where instead
  while IFS='~' read -r what where instead; do
    where=${where# }
    grep -E ":$2(${what% })" <<<"$1" | grep -Ev "^${where% }:" | sed -E "s#^([^:]*:[0-9]*):.*#\\1:$instead#"
  done
}

# homes FILE…: what is used outside its home, in the code without its comments and strings.
homes() {
  [ $# -gt 0 ] || return 0
  elsewhere "$(code "$@")" '([^"]*[^_A-Za-z0-9.>"])?' <<'ROWS'
(malloc|calloc|realloc|reallocarray|free|strdup|strndup|asprintf|vasprintf|aligned_alloc)\( ~ common/base/alloc\.c ~ memory is base/alloc's
(getenv|secure_getenv)\( ~ common/base/environment\.c ~ the environment is base/environment's
(clock_gettime|gettimeofday|timespec_get|time|ftime)\( ~ common/base/clock\.c ~ clocks are base/clock's
(localtime|localtime_r|gmtime|gmtime_r|mktime|timegm|tzset)\( ~ common/base/stamp\.c ~ the zone is base/stamp's
(tcgetattr|tcsetattr|cfmakeraw)\( ~ common/base/term\.c ~ the terminal is base/term's
(ppoll|poll|select|pselect|sleep|usleep|nanosleep|timerfd_create)\( ~ common/base/wait(_fd)?\.c ~ waiting is base/wait's
(system|popen|gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca|atoi|atol|sscanf|scanf)\( ~ nowhere ~ never used here
(float|double)[^_A-Za-z0-9] ~ nowhere ~ no floating point
LC_ALL[^_A-Za-z0-9] ~ nowhere ~ LC_CTYPE only
ROWS
}

# inclusions FILE…: the same for headers.
inclusions() {
  elsewhere "$(grep -nE '\.h[>"]' /dev/null "$@")" '.*' <<'ROWS'
<jansson\.h> ~ common/doc/[^:]*\.c ~ jansson is for doc/*.c
<argp\.h> ~ (common/tool|cmd)/[^:]* ~ options are for tool/ and cmd/
<(termios|curses|term)\.h> ~ common/base/term\.c ~ the terminal is base/term
<(unistd|fcntl|time|dirent|poll|signal|sys/[a-z]*)\.h>|"base/(clock|environment|term|wait)\.h" ~ (common/[^r][^:]*|cmd/[^:]*) ~ a rule is pure
ROWS
}

# quiet FILE…: a library neither prints nor ends the program, but base/alloc dies of exhaustion, as its
# header says.
quiet() {
  local split
  [ $# -gt 0 ] || return 0
  split=$(code "$@")
  grep -E ':(.*[^_A-Za-z0-9.>])?(printf|vprintf|puts|putchar|perror|exit|quick_exit|abort|errx?|warnx?|error)\(|[(, ](stdout|stderr)[,)]' <<<"$split" |
    grep -E '^common/(base|body|doc|rule|store|show)/' |
    grep -Ev '^common/base/alloc\.c:' |
    sed -E 's/^([^:]*:[0-9]*):.*/\1: a library neither prints nor ends the program/'
}

@test "homes: each facility is used only in its home" {
  clean homes $(sources)
}

@test "homes: use elsewhere is caught" {
  sample common/rule/due.c <<'CODE'
/* time( in a comment and free( too are no breach */
static const char *words = "malloc(7)";
int now(void) { return (int)time(0); }
CODE
  caught "common/rule/due.c:3: clocks are base/clock's" homes common/rule/due.c
  run homes common/rule/due.c
  [ "${#lines[@]}" -eq 1 ]
  sample common/doc/plan.c <<<'	free(plan);'
  caught "memory is base/alloc's" homes common/doc/plan.c
  sample common/show/chart.c <<<'	double share = 0.5;'
  caught 'no floating point' homes common/show/chart.c
  sample common/base/clock.c <<<'	clock_gettime(id, &now);'
  clean homes common/base/clock.c
}

@test "homes: jansson, argp and the terminal's headers are included only at home" {
  clean inclusions $(sources)
}

@test "homes: a header included elsewhere is caught" {
  sample common/show/plan_text.c <<<'#include <jansson.h>'
  caught 'jansson is for doc/*.c' inclusions common/show/plan_text.c
  sample common/doc/plan.h <<<'#include <jansson.h>'
  caught 'jansson is for doc/*.c' inclusions common/doc/plan.h
  sample common/rule/due.c <<<'#include "base/clock.h"'
  caught 'a rule is pure' inclusions common/rule/due.c
  sample common/store/log.c <<<'#include <argp.h>'
  caught 'common/store/log.c:1: options are for tool/' inclusions common/store/log.c
  sample cmd/leg-log/main.c <<<'#include <argp.h>'
  clean inclusions cmd/leg-log/main.c
}

@test "homes: libraries neither print nor exit" {
  clean quiet $(sources)
}

@test "homes: a library that prints is caught" {
  sample common/rule/due.c <<<'	fprintf(stderr, "late");'
  caught 'neither prints' quiet common/rule/due.c
  sample common/doc/plan.c <<<'	exit(1);'
  caught 'common/doc/plan.c:1: a library neither prints' quiet common/doc/plan.c
  sample common/body/limits.c <<<'	limits_settle(limits);'
  clean quiet common/body/limits.c
}
