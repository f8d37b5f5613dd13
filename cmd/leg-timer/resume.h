/* Keeps sessions that are not delivered yet, and the rest of those that ended early.
 *
 * interrupted.json is the last one that its user ended, or that was cut off: --resume continues it,
 * once, on the same day. running/ID.json is kept while a timer runs and written again at each step,
 * so that a kill, a crash or an empty battery loses only the running step; the next timer moves the
 * record of a dead one to unsaved/. */
#pragma once
#include "doc/interrupted.h"
#include "doc/session.h"
#include "timer_state.h"

void interrupted_encode(const struct interrupted *interrupted, struct text *out)
	__attribute__((nonnull));

/* Keeps `so_far` and the rest of the plan while the session runs. The name, under which it was
 * first kept, stays when the record gets another id: a kill never leaves one session twice. */
bool resume_guard(const struct timer *timer, const struct session *so_far, const struct uuid *name,
		  struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Deletes what guard kept: the record has been delivered. */
void resume_unguard(const struct uuid *name) __attribute__((nonnull));

/* Keeps `document` as unsaved/ID.json, in the place of an earlier one of the same session, and adds
 * its path, made visible, to `path`. A half-written one is never left. */
bool record_keep(const struct uuid *id, const struct text *document, struct text *path,
		 struct fault *fault) __attribute__((nonnull, warn_unused_result));

/* Moves the records of dead timers to unsaved/, and makes the last of them that may go on the one
 * to resume, if nothing was broken off later. Says of each where it is and how to store it, and of
 * that one how to go on. Days begin `day_start` seconds after midnight. */
void resume_collect(int day_start);

/* Keeps the rest of the plan after an early end. After a sign nothing is left to go on with; after
 * any other end that of another session is. */
bool resume_keep(const struct timer *timer, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Reads the kept rest: `plan` and where to begin. FAULT_NO_INPUT if there is nothing of this day.
 * Nothing is deleted. */
bool resume_read(int day_start, struct plan *plan, struct timer_start *start, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));

/* Deletes the rest once it has begun again, so that it is not offered twice. */
bool resume_forget(struct fault *fault) __attribute__((nonnull, warn_unused_result));
