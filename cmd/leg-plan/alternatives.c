#include "alternatives.h"

#include <string.h>

#include "compose.h"
#include "request_read.h"

/* As it is without any option. */
static bool is_allowed(const struct routine_row *row, const struct limits *limits)
{
	static const struct plan_options none;
	struct request request;
	struct fault ignored;
	return plan_request(&none, row, &request, NULL, &ignored) &&
	       compose_outcome(&request, limits) < OUTCOME_STOP;
}

void alternatives_add(struct plan *plan, const struct limits *limits)
{
	const char *id;
	if (plan->outcome != OUTCOME_STOP || plan->action >= ACTION_TODAY)
		return;
	for (int i = 0; (id = plan_alternative_routine(i)); i++) {
		const struct routine_row *row = routine_find(id);
		bool covered = plan->mode == MODE_SELF || row->screening;
		if (strcmp(id, plan->routine) != 0 && covered && is_allowed(row, limits))
			plan_alternative(plan, row->id, row->usual);
	}
}
