/* Owns waiting for one's turn with a file or folder that several programs change: flock with an
 * end. store/ may include it; what is locked is given back when the descriptor is closed. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"

enum { TURN_MOST_SECONDS = 5 }; /* a stopped process must not block everyone (RELIABILITY 10) */

/* Locks `fd` for this program alone. FAULT_BUSY, with `what` as the name of the thing, where
 * somebody else has held it for TURN_MOST_SECONDS. */
bool turn_take(int fd, const char *what, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
