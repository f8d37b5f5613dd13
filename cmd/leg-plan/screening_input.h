/* Reads the limits of a plan: from a screening in FILE or standard input, judged again, or from the
 * saved answers for routines that need no screening; and checks the lock. */
#pragma once
#include "body/answer.h"
#include "body/limits.h"
#include "doc/plan.h"

struct plan_source {
	const struct settings *settings; /* all else is read */
	bool screened;
	struct uuid screening_id;
	struct stamp valid_until;
	enum mode mode;
	enum action action;
	bool already_asked;	/* the action is to ask a clinician, and that is done */
	bool stale;		/* a saved answer that the limits go by has to be asked again */
	bool stopped;		/* by its own action or lock: nothing may be planned */
	struct fault unknown;	/* why the locks cannot be known: only a stop may be planned then */
	struct limits own;	/* as they were read */
	struct limits limits;	/* the same, less what was done today */
	struct answers answers; /* for --explain alone: they never reach a plan */
};

/* Reads it into `source`, of which only the settings are set. `needed`: FAULT_RESCREEN without a
 * screening; else an empty FILE is FAULT_DATA. A screening past its time is FAULT_RESCREEN.
 *
 * So is a lock that is held or is newer than the screening. The screening that made the lock, and
 * any whose action is today, is read with `stopped` set: every plan from it is its stop
 * (leg-safety(7), locks). An emergency is always read. */
bool plan_source_read(const char *file, bool needed, struct plan_source *source,
		      struct fault *fault) __attribute__((nonnull(3, 4), warn_unused_result));
