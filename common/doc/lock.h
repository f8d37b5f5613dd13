/* Owns the lock document (leg-locks, in the state folder): what a stop that must be checked leaves
 * behind, one entry for each mode (SAFETY D7). Anyone above doc/ may include it.
 *
 * A lock stays in the file after it was lifted, because a screening that is not newer than the lock
 * must never be planned from. Order is the order of the ids (UUIDv7); equal is older. */
#pragma once
#include <stdbool.h>

#include "doc/document.h"

enum lock_level {
	LOCK_NONE,
	LOCK_RESCREEN, /* a newer screening that is not a stop lifts it */
	LOCK_CHECK     /* that, and "yes" to stop-checked */
};

struct lock {
	enum lock_level level;
	struct stamp time;
	struct uuid id; /* the screening's or the session's that wrote it */
	bool lifted;
	struct uuid lifted_by; /* the screening's */
};

struct locks {
	struct lock of[MODES];
};

bool locks_decode(const struct text *bytes, struct locks *locks, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void locks_encode(const struct locks *locks, struct text *out) __attribute__((nonnull));

/* True where nothing may be planned or reminded in this mode: the lock stands. */
bool lock_stands(const struct lock *lock) __attribute__((nonnull));

/* True where a screening with this id may be planned from: no lock, or lifted and newer. */
bool lock_admits(const struct lock *lock, const char *screening_id) __attribute__((nonnull));

/* What a newer stop makes of the entry: the more severe level of the two while one stands. */
void lock_raise(struct lock *lock, enum lock_level level, struct stamp time, struct uuid id)
	__attribute__((nonnull));

/* Lifts it where the rule allows: a newer screening that is not a stop, and `checked` for
 * LOCK_CHECK. True where it was lifted or nothing stood. */
bool lock_lift(struct lock *lock, struct uuid screening, bool checked) __attribute__((nonnull));
