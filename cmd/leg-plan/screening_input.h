/* Owns where a plan's limits come from: a screening from FILE or standard input, judged again, or
 * the saved answers for what needs no screening; and whether a lock forbids it. */
#pragma once
#include "body/answer.h"
#include "doc/limits.h"
#include "doc/plan.h"
#include "plan_options.h"

struct plan_source {
	const struct settings *settings; /* all else is read */
	bool screened;
	struct uuid screening_id;
	struct stamp valid_until;
	enum mode mode;
	enum action action;
	bool already_asked; /* the action is to ask a clinician, and that is done */
	bool stopped;	    /* by its own action or lock: nothing may be planned */
	struct limits limits;
	struct answers answers; /* for --explain alone: they never reach a plan */
};

/* Reads it into `source`, of which only the settings are set. `needed`: without a screening there
 * is nothing (FAULT_RESCREEN); else an empty FILE is FAULT_DATA. What is past its time is
 * FAULT_RESCREEN. */
bool plan_source_read(const char *file, bool needed, struct plan_source *source,
		      struct fault *fault) __attribute__((nonnull(3, 4), warn_unused_result));

/* FAULT_RESCREEN if a lock stands or is newer than the screening. The very screening that made the
 * lock, and any whose action is today, come through with `stopped`: whatever is asked for with it
 * is its stop (leg-safety(7), locks). An emergency comes through anyway. */
bool plan_source_unlocked(struct plan_source *source, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
