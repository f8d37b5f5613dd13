/* The rest that a limit leaves of a plan while it is paced (leg-timer/limit_budget.h). */
#include "leg-timer/limit_budget.h"

#include "tap.h"

static struct step step_of(enum step_kind kind, enum leg leg, enum position position,
			   enum feet feet, int seconds)
{
	struct step step = step_empty(kind);
	step.leg = leg;
	step.position = position;
	step.feet = feet;
	step.seconds = seconds;
	return step;
}

/* The cost of 1 s of each step, leg by leg: massage, raised legs, sleeve. */
static void costs(void)
{
	static const struct {
		enum step_kind kind;
		enum leg leg;
		enum position position;
		enum feet feet;
		int massage, raised, sleeve; /* 1 left, 2 right */
		const char *what;
	} cases[] = {
		{STEP_MASSAGE, LEG_LEFT, POSITION_LYING, FEET_LEVEL, 1, 0, 0, "massage of one leg"},
		{STEP_MASSAGE, LEG_BOTH, POSITION_LYING, FEET_LEVEL, 3, 0, 0, "of both"},
		{STEP_MASSAGE, LEG_RIGHT, POSITION_LONG_SITTING, FEET_RAISED, 2, 2, 0,
		 "of a raised leg"},
		{STEP_MASSAGE, LEG_RIGHT, POSITION_LYING, FEET_RAISED, 2, 3, 0,
		 "of one leg, both on the pillow"},
		{STEP_ELEVATION, LEG_BOTH, POSITION_LYING, FEET_LEVEL, 0, 3, 0, "raising"},
		{STEP_REST, LEG_BOTH, POSITION_LYING, FEET_LEVEL, 0, 3, 0, "a rest lying down"},
		{STEP_REST, LEG_BOTH, POSITION_SITTING, FEET_LEVEL, 0, 0, 0, "a rest on a chair"},
		{STEP_REST, LEG_BOTH, POSITION_STANDING, FEET_LEVEL, 0, 0, 0, "standing"},
		{STEP_REST, LEG_BOTH, POSITION_SITTING, FEET_RAISED, 0, 3, 0, "feet up on a chair"},
		{STEP_SETUP, LEG_BOTH, POSITION_LYING, FEET_LEVEL, 0, 0, 0, "getting ready"},
		{STEP_SETUP, LEG_BOTH, POSITION_LYING, FEET_ABOVE_HEART, 0, 3, 0,
		 "feet up already"},
		{STEP_SLEEVE, LEG_LEFT, POSITION_SITTING, FEET_LEVEL, 0, 0, 1, "an air sleeve"},
		{STEP_WALKING, LEG_BOTH, POSITION_STANDING, FEET_LEVEL, 0, 0, 0, "walking"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct step step =
			step_of(cases[i].kind, cases[i].leg, cases[i].position, cases[i].feet, 1);
		struct budget budget = {0};
		int spent[BUDGETS] = {0};
		budget_spend(&budget, &step, 700);
		budget_spend(&budget, &step, 300);
		for (int kind = 0; kind < BUDGETS; kind++)
			for (int leg = 0; leg < LEGS; leg++)
				spent[kind] |= (budget.spent_ms[kind][leg] == 1000) << leg;
		ok(spent[BUDGET_MASSAGE] == cases[i].massage &&
			   spent[BUDGET_RAISED] == cases[i].raised &&
			   spent[BUDGET_SLEEVE] == cases[i].sleeve,
		   "%s costs %d %d %d", cases[i].what, spent[0], spent[1], spent[2]);
	}
}

/* A minute of each is left; the plan has 20 s of each to come from its second step. */
static void room(void)
{
	static const enum step_kind kinds[BUDGETS] = {STEP_MASSAGE, STEP_ELEVATION, STEP_SLEEVE};
	for (int kind = 0; kind < BUDGETS; kind++)
		for (int leg = 0; leg < LEGS; leg++) {
			struct plan plan;
			struct budget spent = {0};
			plan_init(&plan);
			limits_open(&plan.limits);
			struct leg_limits *limits = &plan.limits.leg[leg];
			limits->massage.seconds = limits->elevation.seconds =
				limits->sleeve.seconds = 60;
			struct step step =
				step_of(kinds[kind], LEG_BOTH, POSITION_SITTING, FEET_LEVEL, 20);
			plan_add_step(&plan, step_empty(STEP_SETUP));
			plan.steps[0].position = POSITION_SITTING;
			plan_add_step(&plan, step);
			spent.spent_ms[kind][leg] = 10000;
			bool fits = budget_allows(&spent, &plan, &step, 30000, 1);
			bool over = budget_allows(&spent, &plan, &step, 30001, 1);
			bool alone = budget_allows(&spent, &plan, &step, 50000, 2);
			spent.spent_ms[kind][leg] = 40001;
			bool begun = budget_allows(&spent, &plan, NULL, 0, 1);
			bool last = budget_allows(&spent, &plan, NULL, 0, 0);
			spent.spent_ms[kind][leg] = 70000;
			bool none = budget_allows(&spent, &plan, NULL, 0, 2);
			ok(fits && !over && alone && !begun && !last && none,
			   "budget %d, leg %d: what fits, what does not (%d %d %d %d %d %d)", kind,
			   leg, fits, over, alone, begun, last, none);
			plan_release(&plan);
		}
}

int main(void)
{
	costs();
	room();
	return tap_done();
}
