/* Running another program (base/child.h), its output caught, a limit on its time. A child that
 * outlives its time is killed with what it started. */
#pragma once
#include <stdbool.h>

#include "base/text.h"

enum {
	CHILD_NOT_STARTED = -1, /* no such program, or it cannot be run: `error` is the errno */
	CHILD_MOST_OUTPUT = 4 << 20
};

struct child {
	int status; /* exit status; 128 + signal; CHILD_NOT_STARTED */
	int error;
	bool timed_out;
	/* `out` or `err` is only a part: it could not be read (`error`), or it wrote more than
	 * CHILD_MOST_OUTPUT (then that is 0) */
	bool cut;
	struct text out; /* its stdout and stderr */
	struct text err;
};

/* Runs argv[0] (looked for in PATH) with nothing on its stdin, and waits at most `seconds`. True if
 * it ended with status 0 and all of its output was read. The caller releases `child`. */
bool child_run(const char *const argv[], int seconds, struct child *child) __attribute__((nonnull));

/* The same in the process group of this process, which can be ended as a whole; a child whose time
 * is over is interrupted (SIGINT) before it is killed. */
bool child_run_in_group(const char *const argv[], int seconds, struct child *child)
	__attribute__((nonnull));

/* The user's own command, with `text` as "$1". */
bool child_command(const char *command, const char *text, int seconds, struct child *child)
	__attribute__((nonnull));

void child_release(struct child *child) __attribute__((nonnull));
