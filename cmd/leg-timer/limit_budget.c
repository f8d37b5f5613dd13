#include "limit_budget.h"

#include "rule/plan_check.h"

static const int64_t SECOND_MS = 1000;

/* As rule/plan_check measures it. */
static bool costs(const struct step *step, enum leg leg, enum budget_kind kind)
{
	switch (kind) {
	case BUDGET_MASSAGE: return step->kind == STEP_MASSAGE && leg_includes(step->leg, leg);
	case BUDGET_RAISED: return step_raises(step, leg);
	case BUDGET_SLEEVE: return step->kind == STEP_SLEEVE && leg_includes(step->leg, leg);
	case BUDGETS: break;
	}
	return false;
}

static int64_t limit_ms(const struct leg_limits *limits, enum budget_kind kind)
{
	int seconds[] = {
		[BUDGET_MASSAGE] = limits->massage.seconds,
		[BUDGET_RAISED] = limits->elevation.seconds,
		[BUDGET_SLEEVE] = limits->sleeve.seconds,
	};
	return seconds[kind] * SECOND_MS;
}

void budget_spend(struct budget *budget, const struct step *step, int64_t ms)
{
	for (int kind = 0; kind < BUDGETS; kind++)
		for (int leg = 0; leg < LEGS; leg++)
			if (costs(step, (enum leg)leg, (enum budget_kind)kind))
				budget->spent_ms[kind][leg] += ms;
}

bool budget_allows(const struct budget *budget, const struct plan *plan, const struct step *step,
		   int64_t ms, size_t next)
{
	struct budget then = *budget, before = *budget;
	if (step)
		budget_spend(&then, step, ms);
	for (size_t i = next; i < plan->step_count; i++)
		budget_spend(&then, &plan->steps[i], plan->steps[i].seconds * SECOND_MS);
	for (int kind = 0; kind < BUDGETS; kind++)
		for (int leg = 0; leg < LEGS; leg++)
			if (then.spent_ms[kind][leg] > before.spent_ms[kind][leg] &&
			    then.spent_ms[kind][leg] >
				    limit_ms(&plan->limits.leg[leg], (enum budget_kind)kind))
				return false;
	return true;
}
