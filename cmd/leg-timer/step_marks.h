/* The moments inside a step: its strokes and their returns, half-way, the last seconds, the checks
 * of a long rest. Pure. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "event.h"

struct step_mark {
	int64_t at_ms; /* since the step began */
	enum event_kind kind;
	int n;
	int of;
};

/* The step to mark, `length_ms` long now, with its strokes or without. */
struct marked {
	const struct step *step;
	int64_t length_ms;
	bool strokes;
};

/* How many repetitions it has, 0 if it is not counted in them. */
int mark_repetitions(const struct marked *marked) __attribute__((nonnull));

/* The first mark after `done_ms`, or its end (EVENT_DONE). If two fall together, the next call
 * returns the other: `after` is the last mark, at -1 before the first. */
struct step_mark mark_next(const struct marked *marked, int64_t done_ms,
			   const struct step_mark *after) __attribute__((nonnull));
