/* Owns the locks as every program reads and changes them (leg-safety(7), locks): locks.json in the
 * state folder. A rewrite is atomic, and changes are made while the folder is locked, so that two
 * programs at once lose none. A file that is torn or cannot be read is a fault that names it:
 * nothing is planned then (fail closed).
 *
 * With no lock file, the log says what is locked: each mode is by its newest session of the last 48
 * hours that a locking symptom ended, simulated ones apart, after amendments. A file outranks the
 * log, and the first change writes one. A log that cannot be read is a fault: nothing is planned
 * then. Days begin `day_start` seconds after midnight (store/settings.h). */
#pragma once
#include <stdbool.h>

#include "base/fault.h"
#include "base/stamp.h"
#include "doc/lock.h"

bool locks_read(struct stamp now, int day_start, struct locks *locks, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Raises a lock provisionally: locks_settle or locks_unlock of this program takes it back. If this
 * program dies first, it stays. */
bool locks_hold(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Takes back what this program holds and raises `raise` for good. One of LOCK_NONE raises nothing;
 * then what was locked before is locked again. */
bool locks_settle(enum mode mode, const struct lock *raise, int day_start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Takes back what this program holds and lifts the lock, if it may be lifted, for a screening that
 * may lift locks. `lift` says whether, or why not; `lock` is the lock as it then is. */
struct locks_screened {
	struct uuid screening;
	bool checked; /* stop-checked: yes */
	enum lock_lift lift;
	struct lock lock;
};
bool locks_unlock(enum mode mode, struct locks_screened *screened, int day_start,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));
