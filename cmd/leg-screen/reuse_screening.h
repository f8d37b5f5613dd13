/* Owns the second use of a screening within its hour (leg-screen --reuse): whether it may be
 * offered, the one question, and what is kept for it. It never makes a screening last longer.
 *
 * It is kept as leg-reuse, screening.json in the runtime folder, memory that is gone at logout.
 * Without such a folder there is none. */
#pragma once

#include "doc/lock.h"
#include "screening_result.h"

enum reuse_result {
	REUSE_NONE,  /* there is none to offer */
	REUSE_TAKEN, /* nothing is new: the screening and its line are in `run` */
	REUSE_NEW,   /* something is new, or may be: reuse_drop */
	REUSE_END    /* q, or the conversation is over */
};

/* Asks whether anything is new, if a screening was kept and nothing speaks against it: its hour,
 * the mode's lock, other rules, a start of the machine or a step of the clock. */
enum reuse_result reuse_ask(struct screening_run *run, const struct lock *lock)
	__attribute__((nonnull, warn_unused_result));

/* Deletes what was kept, if the answers are the user's own: before everything is asked, or a newer
 * screening is told, so that no later end leaves it. */
void reuse_drop(const struct screening_run *run) __attribute__((nonnull));

/* Afterwards: keeps the screening if it was asked for and no lock is held. */
void reuse_keep(const struct screening_run *run) __attribute__((nonnull));

/* Deletes what was kept. *there says whether there was anything. */
bool reuse_forget(bool *there, struct fault *fault) __attribute__((nonnull, warn_unused_result));
