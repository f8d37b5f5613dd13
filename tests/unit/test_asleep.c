/* A machine that sleeps, and a clock that is set, in the middle of a session. The clocks and the
 * waiting are this file's in place of base/clock and base/wait: to wait moves the clocks on to the
 * deadline, so that no load of the machine makes a difference, and they jump when it is time. */
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/wait.h"
#include "doc/plan.h"
#include "doc/session.h"
#include "leg-timer/timer_run.h"
#include "tap.h"

enum { SPEED = 4 }; /* of the session: it sees so many seconds in one */

static const int64_t SECOND_NS = 1000000000, JUMP_NS = 100000000;

static int64_t ran;	   /* nanoseconds since the beginning */
static int64_t sleeps;	   /* seconds that the machine sleeps */
static int64_t set_by;	   /* seconds that its clock is set by then */
static struct stamp start; /* what the clock shows at the beginning */

int64_t clock_monotonic_ns(void)
{
	return SECOND_NS + ran; /* the machine is up since a second */
}

/* The time that the machine has slept so far. */
static int64_t slept_ns(void)
{
	return ran > JUMP_NS ? sleeps * SECOND_NS : 0;
}

int64_t clock_boottime_ns(void)
{
	return clock_monotonic_ns() + slept_ns();
}

static int64_t wall_ns(void)
{
	int64_t set = ran > JUMP_NS ? set_by * SECOND_NS : 0;
	return start.at * SECOND_NS + ran + slept_ns() + set;
}

struct stamp clock_now(void)
{
	return stamp_local(wall_ns() / SECOND_NS);
}

int64_t clock_now_ms(unsigned *part)
{
	*part = 0;
	return wall_ns() / 1000000;
}

void clock_pretend(struct stamp now)
{
	start = now;
}

struct waiter {
	int none;
};

struct waiter *waiter_new(struct term *term, int reader, struct fault *fault)
{
	(void)term, (void)reader, (void)fault;
	return alloc_zeroed(sizeof(struct waiter));
}

void waiter_free(struct waiter *waiter)
{
	alloc_free(waiter);
}

struct wake waiter_wait(struct waiter *waiter, int64_t deadline)
{
	(void)waiter;
	if (deadline == WAIT_FOREVER)
		abort();
	if (deadline > clock_monotonic_ns())
		ran = deadline - SECOND_NS;
	return (struct wake){.kind = WAKE_DEADLINE};
}

bool waiter_writable(int fd, int milliseconds, int *number)
{
	(void)fd, (void)milliseconds, (void)number;
	return true;
}

void waiter_die(int number)
{
	_exit(128 + number);
}

/* A plan of one step; without a screening, as it asks for nothing. */
static void write_plan(const char *file, enum step_kind kind, int seconds, enum step_clock clock)
{
	struct plan plan;
	struct text line = TEXT_EMPTY;
	struct step step = step_empty(kind);
	ran = 0;
	plan_init(&plan);
	plan.envelope = envelope_new();
	plan.valid_until = stamp_local(plan.envelope.created.at + 3600);
	plan.routine = "walk";
	limits_open(&plan.limits);
	step.leg = LEG_BOTH;
	step.seconds = seconds;
	step.clock = clock;
	plan_add_step(&plan, step);
	plan.seconds = seconds;
	plan_encode(&plan, &line);
	FILE *out = fopen(file, "w");
	if (!out || fputs(line.bytes, out) < 0 || fclose(out))
		abort();
	plan_release(&plan);
	text_release(&line);
}

/* The session of it; false where there is none. */
static bool run_it(const char *plan, struct session *session)
{
	struct timer_options options = {.file = plan, .speed = SPEED, .plain = true};
	struct text bytes = TEXT_EMPTY;
	struct fault fault;
	int status = 0;
	fflush(stdout);
	pid_t child = fork();
	if (!child) {
		setsid();   /* no terminal */
		alarm(120); /* a fault ends in a failed test, not in a hang */
		if (!freopen("record", "w", stdout) || !freopen("said", "w", stderr))
			_exit(1);
		ran = 0;
		exit(timer_run(&options));
	}
	waitpid(child, &status, 0);
	FILE *record = fopen("record", "r");
	if (record) {
		bytes.length = fread(text_reserve(&bytes, 4096), 1, 4096, record);
		bytes.bytes[bytes.length] = '\0';
		fclose(record);
	}
	bool read = !status && session_decode(&bytes, session, &fault);
	text_release(&bytes);
	return read;
}

static void test_hold(void)
{
	struct session session = {0};
	sleeps = 600;
	set_by = -7200;
	write_plan("plan", STEP_SETUP, 4, CLOCK_HOLD);
	ok(run_it("plan", &session) && session.status == SESSION_COMPLETED,
	   "ten minutes asleep and the clock set back: the session ends on time");
	ok(session.active_seconds == 4, "sleep is no exercise");
	int64_t slept = sleeps * SPEED, lasted = session.ended.at - session.started.at;
	ok(session.suspended_seconds >= slept - 1 && session.suspended_seconds <= slept + 1,
	   "and is noted (%d s)", session.suspended_seconds);
	ok(lasted >= slept + 3 && lasted <= slept + 5, "from start to end it lasted %lld s",
	   (long long)lasted);
	session_release(&session);
}

static void test_keep(void)
{
	struct session session = {0};
	sleeps = 300;
	set_by = 7200;
	write_plan("plan", STEP_AFTERCARE, 900, CLOCK_KEEP);
	ok(run_it("plan", &session) && session.status == SESSION_COMPLETED,
	   "a rest goes on while the machine sleeps");
	ok(session.active_seconds == 900 && !session.suspended_seconds, "and counts");
	session_release(&session);
}

int main(void)
{
	char home[] = "/tmp/leg-asleep-XXXXXX";
	if (!mkdtemp(home) || chdir(home) || setenv("HOME", home, 1) ||
	    unsetenv("XDG_STATE_HOME") || unsetenv("XDG_DATA_HOME") || unsetenv("XDG_CONFIG_HOME"))
		return 1;
	start = (struct stamp){0};
	if (!stamp_parse("2026-11-22T09:30:00Z", &start))
		return 1;
	test_hold();
	test_keep();
	char command[sizeof home + 16];
	snprintf(command, sizeof command, "rm -rf %s", home);
	ok(system(command) == 0, "cleared away");
	return tap_done();
}
