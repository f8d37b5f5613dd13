/* Owns what becomes of a judged screening, however its answers came: the user is told first, then
 * the lock is settled, then the document is written. */
#pragma once
#include <stdbool.h>

#include "conversation.h"
#include "doc/screening.h"
#include "screening_options.h"
#include "store/settings.h"

/* One run of the program. */
struct screening_run {
	const struct screening_options *options;
	struct settings settings;
	struct ask *ask; /* NULL with an answers file */
	struct screening screening;
	struct text document; /* the screening as it was written before; empty: as it is now */
	bool checked;	      /* stop-checked: yes */
	bool unrecorded;      /* the user was told that the lock could not be written */
	bool locked;	      /* afterwards: this mode is locked */
	char earlier[192];    /* what an earlier stop means now; "": there is nothing to say */
};

int result_columns(const struct screening_run *run) __attribute__((nonnull));

/* Fills the screening from `answers`; the acute ones were given since `acute_since`. */
void result_judge(struct screening_run *run, const struct answers *answers,
		  struct stamp acute_since) __attribute__((nonnull));

/* Tells, settles the lock, writes. A lock that could not be written never hides a stop: the user is
 * told, and the status stays that of the stop. */
bool result_deliver(struct screening_run *run, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* The same for work after a stop: its failure is reported, and does not hide the stop. */
bool result_unless_stop(const struct screening_run *run, bool done, const struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
