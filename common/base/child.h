/* Running another program: posix_spawn with an argument vector, its output caught, a limit on its
 * time.
 *
 * There is never a shell between, except for a command that the user wrote: child_command runs it
 * as `/bin/sh -c COMMAND leg TEXT`, so that the text is "$1" and never part of the command. The
 * child has the environment of this process (base/environment.h), the default signals, and no
 * descriptors of ours beyond 0-2. A child that outlives its time is killed with what it started. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

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

/* Starts argv[0] in a group of its own with `streams` as its descriptors 0 to 2, and does not wait.
 * 0 if it could not be started. */
pid_t child_start(const char *const argv[], const int streams[3])
	__attribute__((nonnull, warn_unused_result));

void child_release(struct child *child) __attribute__((nonnull));
