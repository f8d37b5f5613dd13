/* Owns the small document about a session that was broken off (leg-interrupted, in the state
 * folder): the plan, how far it was, and what was spent of its limits. Anyone above doc/ may
 * include it. Neighbour: plan. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "doc/plan.h"

enum { INTERRUPTED_VERSION = 1, INTERRUPTED_SPENT = 3 };

struct interrupted {
	struct envelope envelope;
	size_t step;
	int64_t done_ms; /* of that step */
	int64_t spent_ms[INTERRUPTED_SPENT]
			[LEGS]; /* as rule/budget counts: hands, raised, sleeve */
};

/* `plan` is filled from the document within; where that fails it holds nothing. */
bool interrupted_decode(const struct text *bytes, struct interrupted *interrupted,
			struct plan *plan, struct fault *fault)
	__attribute__((nonnull, warn_unused_result));
void interrupted_encode(const struct interrupted *interrupted, const struct plan *plan,
			struct text *out) __attribute__((nonnull));
