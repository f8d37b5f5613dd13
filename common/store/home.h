/* Owns the small documents kept in the state folder: locks, the saved answers, reminder state.
 * store/ and cmd/ may include it. Rewrites are atomic; changes to the locks are made under flock, so
 * that two programs at once lose none. */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "doc/lock.h"

/* The locks; a missing file is no lock, an unreadable or torn one is a fault (fail closed). */
bool home_read_locks(struct locks *locks, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Raises the lock of `mode`. */
bool home_lock(enum mode mode, enum lock_level level, struct stamp time, struct uuid id,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Tries to lift it (doc/lock.h); *stands says whether it still stands. */
bool home_lift(enum mode mode, struct uuid screening, bool checked, bool *stands,
	       struct fault *fault) __attribute__((nonnull, warn_unused_result));
