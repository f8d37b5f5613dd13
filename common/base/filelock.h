/* A lock on a file, waited for during a bounded time. The lock (flock) goes when the descriptor is
 * closed or its holder dies: none is ever stale. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

enum filelock { FILELOCK_SHARED, FILELOCK_ALONE };

/* Takes the lock on `fd`, waiting at most `seconds` (a stopped process may hold it for good). False
 * if it could not be taken: errno is EWOULDBLOCK, or what flock says. */
bool filelock_take(int fd, enum filelock kind, int seconds) __attribute__((warn_unused_result));

/* Takes it alone, waiting 5 seconds at most. The fault of `name` is FAULT_BUSY, or FAULT_IO with
 * the way out of a file system without locks. */
bool filelock_hold(int fd, const char *name, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Releases the lock before the descriptor is closed. */
void filelock_give(int fd);
