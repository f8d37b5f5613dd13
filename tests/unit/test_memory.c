/* Memory that runs out at every allocation in turn, ours and those of the libraries below us, while
 * a session is simulated: the record is whole and 0, or the status is 71 and a line says why. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/stamp.h"
#include "doc/plan.h"
#include "doc/session.h"
#include "leg-timer/timer_run.h"
#include "tap.h"
#include "tool/program.h"

#define PLAN "tests/data/valid/plan-limited.json"

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#if !defined __GLIBC__ || defined __SANITIZE_ADDRESS__
#define MALLOC_IS_NOT_OURS 1
#endif

static long made;	  /* allocations so far */
static long failing = -1; /* the number of the one that fails; -1 for none */
static bool for_good;	  /* and all after it */

#ifndef MALLOC_IS_NOT_OURS
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

static bool fails(void)
{
	long number = made++;
	if (failing < 0 || number < failing || (number > failing && !for_good))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return fails() ? NULL : __libc_realloc(old, size);
}
#endif

/* The wait status and the output of one run. */
struct left {
	int status;
	char out[4096], err[1024];
};

static void collect(int fd, char *into, size_t size)
{
	ssize_t got, all = 0;
	lseek(fd, 0, SEEK_SET);
	while ((got = read(fd, into + all, size - 1 - (size_t)all)) > 0)
		all += got;
	into[all] = '\0';
	if (ftruncate(fd, 0) || lseek(fd, 0, SEEK_SET))
		abort();
}

static int counted[2]; /* through which the child says how many allocations it made */

static void run_timer(long number, int out, int err)
{
	char name[] = "leg-timer", *argv[] = {name, NULL};
	struct timer_options options = {.file = PLAN, .speed = 1, .simulate = true};
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	program_start(1, argv);
	made = 0;
	failing = number;
	int status = timer_run(&options);
	if (failing < 0 && write(counted[1], &made, sizeof made) < 0)
		abort();
	exit(status);
}

/* `number` fails, none for -1. */
static void run(long number, int out, int err, struct left *left)
{
	fflush(stdout);
	pid_t child = fork();
	if (!child)
		run_timer(number, out, err);
	waitpid(child, &left->status, 0);
	collect(out, left->out, sizeof left->out);
	collect(err, left->err, sizeof left->err);
}

static bool is_record(const char *line)
{
	struct text bytes = TEXT_EMPTY;
	struct session session;
	struct fault fault;
	text_add(&bytes, line);
	bool whole = session_decode(&bytes, &session, &fault) &&
		     session.status == SESSION_COMPLETED && session.active_seconds > 0 &&
		     session.routine && session.active_seconds == session.planned_seconds;
	session_release(&session);
	text_release(&bytes);
	return whole;
}

static bool is_one_line(const char *words)
{
	const char *end = strchr(words, '\n');
	return end && !end[1];
}

static bool honest(const struct left *left)
{
	if (!WIFEXITED(left->status))
		return false;
	if (!WEXITSTATUS(left->status))
		return is_record(left->out) && !*left->err;
	return WEXITSTATUS(left->status) == FAULT_SYSTEM && is_one_line(left->err) &&
	       (!*left->out || is_record(left->out));
}

/* How many runs were not honest, every `step` allocations; the first few are shown. */
static int dishonest(long count, long step, int out, int err)
{
	int bad = 0;
	for (long number = 0; number < count; number += step) {
		struct left left;
		run(number, out, err, &left);
		if (honest(&left))
			continue;
		if (bad++ < 3)
			printf("# allocation %ld: status %x, said '%s', wrote '%.60s'\n", number,
			       (unsigned)left.status, left.err, left.out);
	}
	return bad;
}

/* The plan is as old as its document says. */
static void be_then(void)
{
	struct text bytes = TEXT_EMPTY;
	struct plan plan;
	struct fault fault;
	int fd = open(PLAN, O_RDONLY);
	ssize_t got = fd < 0 ? 0 : read(fd, text_reserve(&bytes, 65536), 65536);
	bytes.length = got > 0 ? (size_t)got : 0;
	close(fd);
	if (plan_decode(&bytes, &plan, &fault))
		clock_pretend(plan.envelope.created);
	plan_release(&plan);
	text_release(&bytes);
}

int main(void)
{
#ifdef MALLOC_IS_NOT_OURS
	printf("ok 1 - allocation is the sanitizer's # skip\n1..1\n");
	(void)dishonest, (void)be_then, (void)for_good;
	return 0;
#else
	char home[] = "/tmp/leg-memory-XXXXXX", out_name[] = "/tmp/leg-memory-XXXXXX",
	     err_name[] = "/tmp/leg-memory-XXXXXX";
	int out = mkstemp(out_name), err = mkstemp(err_name);
	if (!mkdtemp(home) || out < 0 || err < 0 || pipe(counted) || setenv("HOME", home, 1))
		return 1;
	unlink(out_name);
	unlink(err_name);
	be_then();
	struct left left;
	run(-1, out, err, &left);
	long count = 0;
	ok(honest(&left) && !left.status, "a session is simulated: %s", left.err);
	if (read(counted[0], &count, sizeof count) < 0)
		return 1;
	ok(count > 100, "with %ld allocations", count);
	ok(!dishonest(count, 1, out, err), "one of them fails: a whole record, or 71 and why");
	for_good = true;
	ok(!dishonest(count, 5, out, err), "one and all after it fail: the same");
	rmdir(home);
	return tap_done();
#endif
}
