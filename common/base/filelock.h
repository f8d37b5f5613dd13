/* Owns waiting for a lock on a file, for a bounded time; anyone may include it. The lock (flock)
 * goes when the descriptor is closed or its holder dies: none is ever stale. */
#pragma once
#include <stdbool.h>

enum filelock { FILELOCK_SHARED, FILELOCK_ALONE };

/* Takes the lock on `fd`, waiting at most `seconds` (a stopped process may hold it for good,
 * RELIABILITY 10). False where it was not to be had: errno is EWOULDBLOCK, or what flock says. */
bool filelock_take(int fd, enum filelock kind, int seconds) __attribute__((warn_unused_result));

/* Gives it back before the descriptor is closed. */
void filelock_give(int fd);
