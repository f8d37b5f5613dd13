/* Owns the small document about a session that did not come to its end (leg-interrupted, in the
 * state folder): the plan, how far it came, and what was spent of its limits. While a timer runs,
 * its document says too which process that is, and holds the record of what was done so far. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

#include "base/process.h"
#include "doc/plan.h"

enum { INTERRUPTED_VERSION = 1 };

/* Each has a limit in seconds a leg: hands, raised legs, air sleeves. */
enum budget_kind { BUDGET_MASSAGE, BUDGET_RAISED, BUDGET_SLEEVE, BUDGETS };

struct budget {
	int64_t spent_ms[BUDGETS][LEGS];
};

/* How far a session came. */
struct progress {
	size_t step;
	int64_t done_ms; /* of that step */
	int64_t lighter; /* how much lower the pressure was to be */
	bool walked;	 /* a block was walked, `rested_ms` before */
	int64_t rested_ms;
	int64_t owed_ms; /* done, and less than a second: in no record yet */
	struct budget spent;
};

struct interrupted {
	struct envelope envelope;
	struct plan plan;
	struct progress at;
	struct process owner; /* pid 0: it runs no more */
	char *session;	      /* a leg-session document; NULL = none */
};

extern const char *const interrupted_spent_ids[BUDGETS];

void interrupted_release(struct interrupted *interrupted) __attribute__((nonnull));

/* On a fault it holds nothing: interrupted_release is then allowed but not needed. */
bool interrupted_decode(const struct text *bytes, struct interrupted *interrupted,
			struct fault *fault) __attribute__((nonnull, warn_unused_result));
