#include "alternatives.h"

#include <string.h>

#include "base/units.h"
#include "compose.h"
#include "request_read.h"

/* As it is without any option: the whole minutes that the limits leave of it; 0 if it stops. */
static int minutes_allowed(const struct routine_row *row, const struct limits *limits)
{
	static const struct plan_options none;
	struct request request;
	struct fault ignored;
	struct plan plan;
	int minutes = 0;
	plan_init(&plan);
	if (plan_request(&none, row, &request, NULL, &ignored) &&
	    compose(&request, limits, &plan, &ignored))
		minutes = plan.seconds / MINUTE; /* a stop has none */
	plan_release(&plan);
	return minutes;
}

void alternatives_add(struct plan *plan, const struct limits *limits)
{
	if (plan->outcome != OUTCOME_STOP || plan->action >= ACTION_TODAY)
		return;
	for (int i = 0; i < PLAN_MOST_ALTERNATIVES; i++) {
		const char *id = plan_alternative_routine(i);
		const struct routine_row *row = routine_find(id);
		bool covered = plan->mode == MODE_SELF || row->screening;
		if (!strcmp(id, plan->routine) || !covered)
			continue;
		int minutes = minutes_allowed(row, limits);
		if (minutes)
			plan_alternative(plan, row->id, minutes);
	}
}
