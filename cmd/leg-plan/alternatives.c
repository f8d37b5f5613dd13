#include "alternatives.h"

#include <string.h>

#include "body/routine.h"
#include "compose.h"
#include "base/units.h"

static bool is_allowed(const struct routine_row *row, const struct limits *limits)
{
	struct request request = {.routine = row,
				  .seconds = row->usual * MINUTE,
				  .legs = LEG_BOTH,
				  .zones = ZONES_ALL,
				  .pressure = WISH_USUAL};
	return compose_outcome(&request, limits) < OUTCOME_STOP;
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
