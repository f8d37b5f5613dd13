/* Starting another program: posix_spawn with an argument vector.
 *
 * There is never a shell between, except for a command that the user wrote: it is run as `/bin/sh
 * -c COMMAND leg TEXT`, so that the text is "$1" and never part of the command. The child has the
 * environment of this process (base/environment.h), the default signals, and no descriptors of ours
 * beyond 0-2. */
#pragma once
#include <stdbool.h>
#include <sys/types.h>

/* Starts argv[0] (looked for in PATH) with `streams` as its descriptors 0 to 2, and does not wait:
 * in a group of its own, so that all it starts can be ended with it, or in ours. Returns 0, or the
 * errno if it could not be started; then *child is 0. */
int child_start(const char *const argv[], const int streams[3], bool own_group, pid_t *child)
	__attribute__((nonnull, warn_unused_result));
