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
				  .pressure = WISH_USUAL,
				  .device = device_row(DEVICES - 1)};
	struct plan plan;
	struct fault ignored = {0};
	plan_init(&plan);
	bool made = compose(&request, limits, &plan, NULL, NULL, &ignored) &&
		    plan.outcome < OUTCOME_STOP && plan.step_count;
	plan_release(&plan);
	return made;
}

void alternatives_add(struct plan *plan, const struct limits *limits)
{
	const char *id;
	if (plan->outcome != OUTCOME_STOP || plan->action >= ACTION_TODAY)
		return;
	for (int i = 0; (id = plan_alternative_routine(i)); i++) {
		const struct routine_row *row = routine_find(id);
		bool partners = row && row->screening;
		if (row && strcmp(id, plan->routine) != 0 &&
		    (plan->mode == MODE_SELF || partners) && is_allowed(row, limits))
			plan_alternative(plan, row->id, row->usual);
	}
}
