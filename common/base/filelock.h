/* A lock on a file, waited for during a bounded time. The lock (flock) goes when the descriptor is
 * closed or its holder dies: none is ever stale. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

enum filelock { FILELOCK_SHARED, FILELOCK_ALONE };

/* Takes the lock on `fd`, waiting at most `seconds` (a stopped process may hold it for good). False
 * where it was not to be had: errno is EWOULDBLOCK, or what flock says. */
bool filelock_take(int fd, enum filelock kind, int seconds) __attribute__((warn_unused_result));

/* Takes it alone, waiting 5 seconds at most. FAULT_BUSY names `what` is held by another program. */
bool filelock_hold(int fd, const char *what, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Releases the lock before the descriptor is closed. */
void filelock_give(int fd);
