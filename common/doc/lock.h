/* Owns the lock document (leg-locks, in the state folder): what a stop leaves behind, one lock for
 * each mode (leg-safety(7), locks).
 *
 * A lock stays in the file after it is lifted, because a screening that is not newer than the lock
 * must never be planned from. Ids (UUIDv7) give the order; equal is older.
 *
 * A running program may raise a lock provisionally: a claim. It binds everybody, but the program
 * can take it back, and what was locked before is then locked again. The claim of a program that
 * has died is a lock like any other. */
#pragma once
#include <stdbool.h>

#include "base/process.h"
#include "base/units.h"
#include "doc/document.h"

enum lock_level {
	LOCK_NONE,
	LOCK_RESCREEN, /* a newer screening that may lift a lock does */
	LOCK_CHECK     /* that, and "yes" to stop-checked */
};

enum { LOCK_MOST_SECONDS = 48 * HOUR }; /* an `until` later than this after the lock is cut */
enum { LOCK_MOST_EARLIER = 100 };	/* of more, the oldest are forgotten */

struct lock {
	enum lock_level level;
	struct stamp time;
	struct stamp until; /* nothing lifts it earlier; `at` is 0 if it has no such end */
	struct uuid id;	    /* the screening's or the session's that wrote it */
	bool lifted;
	struct uuid lifted_by; /* the screening's */
};

/* The locks before it, whose days are missing in a trial (tool/trial_finding.h). */
struct lock_history {
	int count;
	struct lock_span {
		struct stamp from;
		struct stamp to; /* its lifting, or the next one */
	} of[LOCK_MOST_EARLIER];
};

enum { LOCK_MOST_CLAIMS = 4 };

struct lock_claims {
	struct lock before; /* the lock without the claims */
	struct lock_history history;
	int count;
	struct lock_claim {
		struct lock raise;
		struct process owner;
	} of[LOCK_MOST_CLAIMS];
};

struct locks {
	struct lock of[MODES]; /* as it binds, claims included */
	struct lock_history history[MODES];
	struct lock_claims claims[MODES];
};

bool locks_get(const struct doc_place *root, void *locks, struct fault *fault)
	__attribute__((nonnull, warn_unused_result)); /* a doc_visitor */
void locks_encode(const struct locks *locks, struct text *out) __attribute__((nonnull));

/* True if nothing may be planned or reminded in this mode. */
bool lock_stands(const struct lock *lock) __attribute__((nonnull));

/* When a lock that is lifted was. */
struct stamp lock_lifting(const struct lock *lock) __attribute__((nonnull));

/* True if nothing lifts the lock yet at `now`: its `until` has not come. */
bool lock_waits(const struct lock *lock, struct stamp now) __attribute__((nonnull));

/* True if a screening with this id may be planned from: no lock, or lifted and older. */
bool lock_admits(const struct lock *lock, const char *screening_id) __attribute__((nonnull));

/* Makes of the lock what a newer stop does: the more severe level and the later `until` of the two
 * while one stands; the history keeps when the earlier of the two stood. LOCK_NONE changes
 * nothing. */
void lock_raise(struct lock *lock, struct lock_history *history, const struct lock *raise)
	__attribute__((nonnull));

/* Why a lock was not lifted. */
enum lock_lift {
	LOCK_LIFTED,	/* or nothing stood */
	LOCK_IS_NEWER,	/* than the screening */
	LOCK_UNCHECKED, /* it needs "yes" to stop-checked */
	LOCK_WAITS,	/* its `until` has not come */
	LOCK_CLAIMED	/* by another program that still runs */
};

/* Lifts the lock if `screening`, one that may lift locks, may lift this one at `now`. */
enum lock_lift lock_lift(struct lock *lock, struct uuid screening, bool checked, struct stamp now)
	__attribute__((nonnull));

/* The same with the claims. `mode`'s claims of dead programs become part of the lock. */
void locks_raise(struct locks *locks, enum mode mode, const struct lock *raise)
	__attribute__((nonnull));
void locks_claim(struct locks *locks, enum mode mode, const struct lock *raise,
		 const struct process *owner) __attribute__((nonnull));
void locks_take_back(struct locks *locks, enum mode mode, const struct process *owner)
	__attribute__((nonnull));
enum lock_lift locks_lift(struct locks *locks, enum mode mode, struct uuid screening, bool checked,
			  struct stamp now) __attribute__((nonnull));

/* A lock whose time lies after `now` counts as made now, with the id `fresh`, and one that was
 * lifted after `now` as lifted now, so that a clock that was ahead does not lock the user out. True
 * if one was changed. */
bool locks_pull_back(struct locks *locks, struct stamp now, struct uuid fresh)
	__attribute__((nonnull));
