/* A machine that sleeps, and a clock that is set, in the middle of a session in real time. The
 * clocks are this file's in place of base/clock: they do what the system's do, and jump when it is
 * time. */
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "doc/plan.h"
#include "doc/session.h"
#include "leg-timer/timer_run.h"
#include "tap.h"

enum { SPEED = 4 }; /* of the session, to be done soon: it sees so many seconds in one */

static const int64_t SECOND_NS = 1000000000, JUMP_NS = 100000000;

static int64_t began;	   /* 0: not yet */
static int64_t sleeps;	   /* seconds that the machine sleeps */
static int64_t set_by;	   /* seconds that its clock is set by then */
static struct stamp start; /* what the clock shows at the beginning */

static int64_t read_ns(clockid_t clock)
{
	struct timespec time;
	clock_gettime(clock, &time);
	return (int64_t)time.tv_sec * SECOND_NS + time.tv_nsec;
}

int64_t clock_monotonic_ns(void)
{
	return read_ns(CLOCK_MONOTONIC);
}

static int64_t after(void)
{
	if (!began)
		began = clock_monotonic_ns();
	return clock_monotonic_ns() - began;
}

/* The time that the machine has slept so far. */
static int64_t slept_ns(void)
{
	return after() > JUMP_NS ? sleeps * SECOND_NS : 0;
}

int64_t clock_boottime_ns(void)
{
	return clock_monotonic_ns() + slept_ns();
}

static int64_t wall_ns(void)
{
	int64_t set = after() > JUMP_NS ? set_by * SECOND_NS : 0;
	return start.at * SECOND_NS + after() + slept_ns() + set;
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

/* A plan of one step; without a screening, as it asks for nothing. */
static void write_plan(const char *file, enum step_kind kind, int seconds, enum step_clock clock)
{
	struct plan plan;
	struct text line = TEXT_EMPTY;
	struct step step = step_empty(kind);
	began = 0;
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
		setsid(); /* no terminal */
		alarm(5); /* a fault ends in a failed test, not in a hang */
		if (!freopen("record", "w", stdout) || !freopen("said", "w", stderr))
			_exit(1);
		began = 0;
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
	if (!mkdtemp(home) || chdir(home) || setenv("HOME", home, 1))
		return 1;
	start = (struct stamp){0};
	if (!stamp_parse("2026-11-22T09:30:00Z", &start))
		return 1;
	test_hold();
	test_keep();
	unlink("plan");
	unlink("record");
	unlink("said");
	rmdir(home);
	return tap_done();
}
